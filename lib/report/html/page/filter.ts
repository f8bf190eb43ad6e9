import type { Filter } from './links.ts';

/** Lets the reader choose rules by what came of them and by words, and keeps the choice in the URL. */
export function startFilter(): Filter | undefined {
  const part = document.querySelector<HTMLElement>('.rules');
  if (part === null) return undefined;
  const search = part.querySelector<HTMLInputElement>('#search');
  const choices = [...part.querySelectorAll<HTMLInputElement>('input[name="show"]')];
  const rules = [...part.querySelectorAll<HTMLElement>('.rule')];
  const sections = [...part.querySelectorAll<HTMLElement>('.section')];
  const shown = part.querySelector('#shown');
  const nothing = part.querySelector<HTMLElement>('#nothing');
  const texts = new Map<HTMLElement, string>();

  function textOf(rule: HTMLElement): string {
    const known = texts.get(rule);
    if (known !== undefined) return known;
    const parts = [...rule.querySelectorAll('.searched')].map(({ textContent }) => textContent);
    const text = (parts.length > 0 ? parts.join('\n') : (rule.textContent ?? '')).toLowerCase();
    texts.set(rule, text);
    return text;
  }

  function apply(): void {
    const state = choices.find(({ checked }) => checked)?.value ?? 'all';
    const words = (search?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const rule of rules) {
      const isOfState = state === 'all' || rule.dataset['state'] === state;
      const isShown = isOfState && (words.length === 0 || words.every((word) => textOf(rule).includes(word)));
      rule.hidden = !isShown;
      if (isShown) count += 1;
    }
    for (const section of sections) section.hidden = section.querySelector('.rule:not([hidden])') === null;
    if (nothing) nothing.hidden = count > 0;
    if (shown) shown.textContent = `${count} of ${rules.length} rules`;
  }

  function keep(): void {
    const state = choices.find(({ checked }) => checked)?.value ?? 'all';
    const words = search?.value ?? '';
    const parameters = new URLSearchParams({
      ...(state !== 'all' && { show: state }),
      ...(words !== '' && { search: words }),
    });
    const [file] = location.href.split('#');
    history.replaceState(null, '', parameters.size > 0 ? `#${parameters}` : file);
  }

  function choose(state: string, words: string): void {
    for (const choice of choices) choice.checked = choice.value === state;
    if (search) search.value = words;
    apply();
  }

  function change(): void {
    apply();
    keep();
  }

  function reset(): void {
    choose('all', '');
    keep();
  }

  function readAddress(): void {
    const parameters = new URLSearchParams(location.hash.slice(1));
    const state = parameters.get('show');
    const words = parameters.get('search');
    // A link to a part of the page leaves the choice as it is; the way back to where there was none does not.
    if (location.hash !== '' && state === null && words === null) apply();
    else choose(choices.find(({ value }) => value === state)?.value ?? 'all', words ?? '');
  }

  search?.addEventListener('input', change);
  for (const choice of choices) choice.addEventListener('change', change);
  part.querySelector('#reset')?.addEventListener('click', () => {
    reset();
    search?.focus();
  });
  for (const [id, isOpen] of [
    ['#expand', true],
    ['#collapse', false],
  ] as const) {
    part.querySelector(id)?.addEventListener('click', () => {
      for (const rule of rules) if (rule instanceof HTMLDetailsElement && !rule.hidden) rule.open = isOpen;
    });
  }
  addEventListener('hashchange', readAddress);
  readAddress();
  return { part, reset };
}
