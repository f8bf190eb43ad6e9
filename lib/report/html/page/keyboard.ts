import { type Filter, showAll } from './choices.ts';

/**
 * Lets the reader go through the rules by keyboard: `/` searches, `j` and `k` and the arrows move, `Esc` shows all rules
 * again. Only while the focus is among them: who speaks to a browser types letters without meaning to (WCAG 2.2, success
 * criterion 2.1.4).
 */
export function startKeyboard(filter: Filter): void {
  const { part } = filter;
  const search = part.querySelector<HTMLInputElement>('#search');
  part.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target === search;
    const isOnRow = rows().some((row) => row === event.target);
    switch (event.key) {
      case 'Escape':
        showAll(filter);
        break;
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
      case 'Enter':
        if (!isTyping) return;
        move(1);
        break;
      case 'ArrowDown':
        if (!isTyping && !isOnRow) return;
        move(1);
        break;
      case 'ArrowUp':
        if (!isOnRow) return;
        move(-1);
        break;
      default:
        return;
    }
    event.preventDefault();
  });

  function move(by: number): void {
    const all = rows();
    const rule = document.activeElement?.closest('.rule');
    const at = all.findIndex((row) => row.closest('.rule') === rule);
    const row = all[at === -1 && by < 0 ? all.length - 1 : at + by];
    if (row === undefined) return;
    // Rows that do not open are not reached otherwise.
    if (row.matches('p')) row.tabIndex = -1;
    row.focus();
  }

  /** What the keyboard moves between: a row that opens, or one that has no more to tell. */
  function rows(): HTMLElement[] {
    return [...part.querySelectorAll<HTMLElement>('.rule:not([hidden]) > summary, p.rule:not([hidden])')];
  }
}
