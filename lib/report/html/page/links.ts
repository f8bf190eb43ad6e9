import type { Filter } from './filter.ts';

/** Lets a link to a rule, or to another part of the page, show it, whatever is closed or filtered out. */
export function startLinks(filter: Filter): void {
  const follow = () => {
    const part = partOfAddress();
    if (part === null) return;
    if (part.closest('[hidden]')) {
      const { hash } = location;
      filter.reset();
      // The address still leads to the part.
      history.replaceState(null, '', hash);
    }
    for (let around: Element | null = part; around; around = around.parentElement) {
      if (around instanceof HTMLDetailsElement) around.open = true;
    }
    part.scrollIntoView();
    const focused = part.querySelector<HTMLElement>(':scope > summary') ?? part;
    focused.focus({ preventScroll: true });
  };
  addEventListener('hashchange', follow);
  // A second click on the same link changes no address.
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link !== null && link.hash !== '' && link.href === location.href) follow();
  });
  // Only then has the browser gone to the part itself, which takes the focus away.
  addEventListener('load', follow);
}

/** Exchanges see to their links themselves. */
function partOfAddress(): HTMLElement | null {
  if (location.hash.startsWith('#exchange-')) return null;
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // Nobody made such an address; it leads nowhere.
    return null;
  }
}
