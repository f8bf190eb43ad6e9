import { choiceInAddress, type Filter, showAll } from './choices.ts';

/** Lets a link to a rule, an exchange or another part of the page show it, whatever is closed or filtered out. */
export function startLinks(filters: readonly Filter[]): void {
  const follow = () => {
    const name = nameInAddress();
    const target = name === undefined ? null : document.getElementById(name);
    tellLost(target === null ? name : undefined);
    if (target === null) return;
    if (target.closest('[hidden]')) {
      const { hash } = location;
      for (const filter of filters) if (filter.part.contains(target)) showAll(filter);
      // The address still leads there.
      history.replaceState(null, '', hash);
    }
    // A row of the table has what it opens to in its first cell.
    const inside = target.querySelector<HTMLDetailsElement>(':scope > td:first-child > details');
    if (inside) inside.open = true;
    for (let around: Element | null = target; around; around = around.parentElement) {
      if (around instanceof HTMLDetailsElement) around.open = true;
    }
    target.scrollIntoView();
    const summary = (inside ?? target).querySelector<HTMLElement>(':scope > summary');
    (summary ?? target).focus({ preventScroll: true });
  };
  addEventListener('hashchange', follow);
  // A second click on the same link changes no address.
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link !== null && link.hash !== '' && link.href === location.href) follow();
  });
  document.querySelector('#lost button')?.addEventListener('click', () => tellLost(undefined));
  // Only then has the browser gone to the part itself, which takes the focus away.
  addEventListener('load', follow);
}

/** The id of the part that the address leads to; undefined where it leads to none. */
function nameInAddress(): string | undefined {
  if (choiceInAddress()) return undefined;
  const name = location.hash.slice(1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Longer names were made by nobody who means well. */
const longestName = 80;

/** Says that a part is not here: a link may come from the report of another run, or lead to what there was no room for. */
function tellLost(name: string | undefined): void {
  const notice = document.querySelector<HTMLElement>('#lost');
  const status = notice?.querySelector('[role="alert"]');
  if (!notice || !status) return;
  notice.hidden = name === undefined;
  const number = /^exchange-(\d+)$/.exec(name ?? '')?.[1];
  if (name === undefined) status.textContent = '';
  else if (number === undefined) {
    status.textContent = `${name.slice(0, longestName)} is not in this report: it tells of the rules that its run chose.`;
  } else
    status.textContent = `#${number} has no row in this report: --report har writes all exchanges to recording.har.`;
}
