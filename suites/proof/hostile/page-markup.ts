import page from '../../../lib/report/html/page.json' with { type: 'json' };

const tags = /<\/?([a-z][a-z\d]*)((?: [a-z][a-z\d-]*(?:="[^"<>]*")?)*) ?\/?>/gi;
const attributes = /([a-z][a-z\d-]*)(?:="([^"]*)")?/gi;

/** They load, run or send something, or change what the others mean. */
const elementsThatAct =
  /^(?:applet|audio|base|embed|frame|iframe|image|img|link|math|noscript|object|picture|portal|script|source|style|template|textarea|track|video)$/i;

/** The same of attributes, but for links, which somebody has to follow. */
const attributesThatAct = /^(?:on.*|src.*|style|action|formaction|background|data|poster|ping|target|xlink.*)$/i;

/**
 * For tests: what stands in the HTML report that no report has: signs of markup outside of its tags, elements and attributes
 * that load or run something beside its own script and style, links to anywhere but itself and the documentation.
 */
export function strayMarkup(html: string): string[] {
  const rest = [page.script, page.style].reduce((text, own) => text.replace(own, () => ''), html);
  const bare = rest.replace('<!doctype html>', '').replace('<script></script>', '').replace('<style></style>', '');
  const outside = bare.replace(tags, '').match(/[<>].{0,80}/g) ?? [];
  const acting = [...bare.matchAll(tags)].flatMap(([tag, element = '', rest = '']) =>
    elementsThatAct.test(element) || [...rest.matchAll(attributes)].some(([, name, value]) => doesAct(name, value))
      ? [tag]
      : [],
  );
  return [...outside, ...acting];
}

function doesAct(name = '', value = ''): boolean {
  if (name === 'href') return !/^(?:#|https:\/\/ngrok\.com\/docs\b)/.test(value);
  return attributesThatAct.test(name);
}
