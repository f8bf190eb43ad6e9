import type { Filter } from './filter.ts';

/**
 * Lets the reader go through the rules by keyboard: `/` searches, `j` and `k` move, `Esc` shows all rules again. From a
 * rule, the arrows move too.
 */
export function startKeyboard(filter: Filter): void {
  const search = document.querySelector<HTMLInputElement>('#search');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = document.activeElement;
    const isTyping = focused?.matches('input[type="search"], select') === true;
    switch (event.key) {
      case 'Escape':
        if (isTyping && focused !== search) return;
        filter.reset();
        if (focused === search) search?.blur();
        return;
      case '/':
        if (isTyping) return;
        search?.focus();
        search?.select();
        break;
      case 'j':
      case 'k':
        if (isTyping) return;
        move(event.key === 'j' ? 1 : -1);
        break;
      case 'ArrowDown':
      case 'ArrowUp':
        if (!rows().some((row) => row === focused)) return;
        move(event.key === 'ArrowDown' ? 1 : -1);
        break;
      default:
        return;
    }
    event.preventDefault();
  });
}

function move(by: number): void {
  const all = rows();
  const rule = document.activeElement?.closest('.rule');
  const at = all.findIndex((row) => row.closest('.rule') === rule);
  const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : at + by;
  const row = all[next];
  if (row === undefined) return;
  // Rows that do not open are not reached otherwise.
  if (row.matches('p')) row.tabIndex = -1;
  row.focus();
}

/** What the keyboard moves between: a row that opens, or one that has no more to tell. */
function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.rule:not([hidden]) > summary, p.rule:not([hidden])')];
}
