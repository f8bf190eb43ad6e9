import type { Filter } from './choices.ts';

/** Lets the reader choose rules by what came of them and by words. */
export function rulesFilter(): Filter | undefined {
  const part = document.querySelector<HTMLElement>('.rules');
  const form = part?.querySelector('form');
  if (!part || !form) return undefined;
  const rules = [...part.querySelectorAll<HTMLElement>('.rule')];
  const sections = [...part.querySelectorAll<HTMLElement>('.section')];
  const count = form.querySelector('output');
  const texts = new Map<HTMLElement, string>();

  function textOf(rule: HTMLElement): string {
    const known = texts.get(rule);
    if (known !== undefined) return known;
    const parts = [...rule.querySelectorAll('.searched')].map(({ textContent }) => textContent);
    const text = (parts.length > 0 ? parts.join('\n') : (rule.textContent ?? '')).toLowerCase();
    texts.set(rule, text);
    return text;
  }

  for (const [id, isOpen] of [
    ['#expand', true],
    ['#collapse', false],
  ] as const) {
    form.querySelector(id)?.addEventListener('click', () => {
      for (const rule of rules) if (rule instanceof HTMLDetailsElement && !rule.hidden) rule.open = isOpen;
    });
  }
  return {
    part,
    form,
    apply() {
      const fields = new FormData(form);
      const state = fields.get('show');
      const words = String(fields.get('search')).toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const rule of rules) {
        const isOfState = state === '' || rule.dataset['state'] === state;
        const isShown = isOfState && (words.length === 0 || words.every((word) => textOf(rule).includes(word)));
        rule.hidden = !isShown;
        if (isShown) shown += 1;
      }
      for (const section of sections) section.hidden = section.querySelector('.rule:not([hidden])') === null;
      if (count) count.textContent = `${shown} of ${rules.length} rules`;
      return shown;
    },
  };
}
