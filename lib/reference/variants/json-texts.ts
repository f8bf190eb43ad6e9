import type { Members } from '../request-body.ts';
import { items, objects, objectsWithin, texts } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

/** Scripts from both directions, letters made of several code points, and characters that break lines in some places. */
const scripts = 'Ωμέγα שלום سلام नमस्ते 你好 こんにちは 안녕 e\u0301 👩🏽‍🚀 🇨🇭 \u2028 \ufeff \u0000 "\\';

/** RFC 8259: white space, escapes and the order of members mean nothing. */
export const jsonTexts: readonly Variant[] = [
  {
    name: 'pretty-json',
    title: 'JSON is indented',
    hook: () => texts((text) => JSON.stringify(JSON.parse(text), null, 2)),
  },
  {
    name: 'json-with-tabs',
    title: 'JSON is indented with tabs, and lines end in CR and LF',
    hook: () => texts((text) => JSON.stringify(JSON.parse(text), null, '\t').replaceAll('\n', '\r\n')),
  },
  {
    name: 'white-space-around-json',
    title: 'JSON stands between white space',
    hook: () => texts((text) => `\r\n\t ${text} \n\n`),
  },
  {
    name: 'escaped-json',
    title: 'every character of a JSON string is escaped, in names too',
    hook: () => texts((text) => text.replaceAll(/"(?:[^"\\]|\\.)*"/g, escaped)),
  },
  {
    name: 'escaped-slashes',
    title: 'slashes in JSON are escaped',
    hook: () => texts((text) => text.replaceAll('/', '\\/')),
  },
  {
    name: 'members-in-other-order',
    title: 'the members of all objects stand in reverse order',
    hook: () =>
      objects((body) => objectsWithin(body, (object) => Object.fromEntries(Object.entries(object).toReversed()))),
  },
  {
    name: 'any-script',
    title: 'texts hold letters of any script, unescaped',
    hook: () => items((item) => (isUnnamed(item) ? { ...item, description: scripts } : item)),
  },
];

function escaped(literal: string): string {
  const text: unknown = JSON.parse(literal);
  const units = typeof text === 'string' ? text.split('') : [];
  return `"${units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`).join('')}"`;
}

/** What nobody has put a text into: a text that a caller gave has to stay as it is. */
function isUnnamed(item: Members): boolean {
  return item['description'] === '' && item['metadata'] === '';
}
