import type { Filter } from './links.ts';

/** Lets the reader find an exchange and look into it. */
export function startExchanges(): Filter | undefined {
  const table = document.querySelector<HTMLTableElement>('.waterfall');
  const form = document.querySelector<HTMLFormElement>('.exchange-filter');
  if (table === null || form === null) return undefined;
  startOpening(table);
  return startFilter(table, form);
}

function startFilter(table: HTMLTableElement, form: HTMLFormElement): Filter {
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody > tr')];
  const count = form.querySelector('output');
  // Made when they are first looked for: it takes longer than all else that the page does.
  let texts: readonly string[] | undefined;
  const apply = () => {
    const fields = new FormData(form);
    const wanted = String(fields.get('text')).trim().toLowerCase();
    const kind = String(fields.get('kind'));
    texts ??= rows.map(textOf);
    const isAll = wanted === '' && kind === '';
    let shown = 0;
    rows.forEach((row, index) => {
      const isExchange = row.id !== '';
      const isOfKind = kind === '' || (row.dataset['is'] ?? '').split(' ').includes(kind);
      const isShown = isExchange ? isOfKind && texts?.[index]?.includes(wanted) === true : isAll;
      row.hidden = !isShown;
      if (isShown && isExchange) shown += 1;
    });
    if (count) count.textContent = `${shown} exchange${shown === 1 ? '' : 's'}`;
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  return {
    part: table,
    reset() {
      form.reset();
      apply();
    },
  };
}

/** What a row says, without what it opens to. */
function textOf(row: HTMLTableRowElement): string {
  const [number, ...others] = row.cells;
  const shown = number?.querySelector('summary') ?? number;
  return [`#${shown?.textContent}`, ...others.map((cell) => cell.textContent)].join(' ').toLowerCase();
}

/** A click anywhere on a row opens it: the number is a small thing to hit. */
function startOpening(table: HTMLTableElement): void {
  table.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('a, details') !== null) return;
    if (getSelection()?.isCollapsed === false) return;
    const details = target.closest('tr')?.querySelector('details');
    if (details) details.open = !details.open;
  });
}
