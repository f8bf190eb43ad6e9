import type { Filter } from './choices.ts';

/** Lets the reader choose exchanges by their kind and by a text, and open them by a click anywhere on their rows. */
export function exchangesFilter(): Filter | undefined {
  const part = document.querySelector<HTMLElement>('.exchanges');
  const form = part?.querySelector('form');
  const table = part?.querySelector('table');
  if (!part || !form || !table) return undefined;
  openByClick(table);
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody > tr')];
  const count = form.querySelector('output');
  const exchanges = rows.filter(isExchange).length;
  // Made when they are first looked for: it takes longer than all else that the page does.
  let texts: readonly string[] | undefined;
  return {
    part,
    form,
    apply() {
      const fields = new FormData(form);
      const kind = String(fields.get('exchanges'));
      const wanted = String(fields.get('find')).trim().toLowerCase();
      if (wanted !== '') texts ??= rows.map(textOf);
      let shown = 0;
      rows.forEach((row, index) => {
        const isOfKind = kind === '' || (row.dataset['is'] ?? '').split(' ').includes(kind);
        // What stands between exchanges tells of them only where they all are.
        const isFound = wanted === '' || (isExchange(row) && texts?.[index]?.includes(wanted) === true);
        row.hidden = !(isOfKind && isFound);
        if (!row.hidden && isExchange(row)) shown += 1;
      });
      if (count) count.textContent = `${shown} of ${exchanges} exchanges`;
      return shown;
    },
  };
}

/** Others tell what is left out, and where the run waited. */
function isExchange({ id }: HTMLTableRowElement): boolean {
  return id !== '';
}

/** What a row says, without what it opens to. */
function textOf(row: HTMLTableRowElement): string {
  const [number, ...others] = row.cells;
  const shown = number?.querySelector('summary') ?? number;
  return [`#${shown?.textContent}`, ...others.map((cell) => cell.textContent)].join(' ').toLowerCase();
}

/** The number, which opens a row by keyboard, is a small thing to hit. */
function openByClick(table: HTMLTableElement): void {
  table.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('a, details') !== null) return;
    if (getSelection()?.isCollapsed === false) return;
    const details = target.closest('tr')?.querySelector('details');
    if (details) details.open = !details.open;
  });
}
