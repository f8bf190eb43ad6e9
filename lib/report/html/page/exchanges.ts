/** Lets the reader find an exchange and look into it. */
export function startExchanges(): void {
  const table = document.querySelector<HTMLTableElement>('.waterfall');
  const filter = document.querySelector<HTMLFormElement>('.exchange-filter');
  if (table === null || filter === null) return;
  const { showAll, tell } = startFilter(table, filter);
  startOpening(table);
  const followLink = () => {
    const number = /^#exchange-(\d+)$/.exec(location.hash)?.[1];
    if (number === undefined) return;
    const row = document.getElementById(`exchange-${number}`);
    if (row === null) {
      tell(`#${number} is not among them: --report har writes all exchanges to recording.har`);
      filter.scrollIntoView();
      return;
    }
    if (row.hidden) showAll();
    const details = row.querySelector('details');
    if (details) details.open = true;
    row.scrollIntoView();
    row.querySelector('summary')?.focus({ preventScroll: true });
  };
  // Not before: the browser goes to the fragment by itself, and takes the focus away.
  addEventListener('load', followLink);
  addEventListener('hashchange', followLink);
  // The same link once more changes no fragment.
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link?.hash.startsWith('#exchange-') && link.hash === location.hash) followLink();
  });
}

interface ExchangeFilter {
  readonly showAll: () => void;
  readonly tell: (what: string) => void;
}

function startFilter(table: HTMLTableElement, filter: HTMLFormElement): ExchangeFilter {
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody > tr')];
  const count = filter.querySelector('output');
  const tell = (what: string) => {
    if (count !== null) count.textContent = what;
  };
  // Made when they are first looked for: it takes longer than all else that the page does.
  let texts: readonly string[] | undefined;
  const apply = () => {
    const fields = new FormData(filter);
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
    tell(`${shown} exchange${shown === 1 ? '' : 's'}`);
  };
  filter.addEventListener('input', apply);
  filter.addEventListener('submit', (event) => event.preventDefault());
  const showAll = () => {
    filter.reset();
    apply();
  };
  return { showAll, tell };
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
