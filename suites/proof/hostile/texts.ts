import { isObject } from '../../../lib/reference/request-body.ts';
import { type HostileAnswer, message } from './hostile-server.ts';
import { type HostileTarget, hostileKey } from './hostile-target.ts';
import { rewrites } from './links.ts';

/** Texts that break out of whatever they are written into, unless that is careful. */
const hostileTexts: readonly [name: string, text: string][] = [
  ['the end of CDATA', ']]>]]&gt;<![CDATA['],
  ['the end of a script', '</script><script>alert(1)</script><!--'],
  ['the end of an attribute', `"'/><failure message="`],
  ['entities', '&#0;&#x1b;&amp;&lol9;<!ENTITY lol "x">'],
  ['NUL and control characters', '\0\x01\x07\b\t\n\v\f\r\x1f\x7f\x80\x9b\x9d'],
  ['escape sequences', '\x1b[2J\x1b[1;1H\x1b]0;owned\x07\x1b]8;;http://hostile.invalid\x07\x1bP\x1b\\\x9b31m'],
  ['bidirectional controls and what nobody sees', '\u202e\u2066\u200f\u061c\u2028\u2029\ufeff\u200b\u00ad\u{e0041}'],
  ['half surrogate pairs', '\ud800x\udfff'],
  ['noncharacters', '\ufffe\uffff\u{1fffe}\ufdd0'],
  ['a workflow command', '\n::error file=x::owned\n##[error]owned\n'],
  ['a shell command', "$(touch owned) `touch owned` '; touch owned; '"],
  ['the key', hostileKey],
  ['the key in base64', Buffer.from(`user:${hostileKey}`).toString('base64')],
  ['a text of 3,000 characters', '𝒳'.repeat(1_500)],
  ['format directives', '%s %n %d $& $1 {{x}} \\u001b'],
];

/** In the place of every text in a body. */
function everywhere(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((each) => everywhere(each, text));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, everywhere(member, text)]));
}

/** Behind every text, where what reads it may still take it for what it is. */
function behind(value: unknown, text: string): unknown {
  if (typeof value === 'string') return value + text;
  if (Array.isArray(value)) return value.map((each) => behind(each, text));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, behind(member, text)]));
}

/** In the name of a member in each object, nested ones too, and in the names of lists. */
function inNames(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((each) => inNames(each, text));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, inNames(member, text)]);
  return Object.fromEntries([...members, [`${text}_at`, text]]);
}

/** Behind every text, in names of members, in header fields and, now and then, behind the body. */
function inAllPlaces(text: string): HostileAnswer {
  return async (socket, { number }, { honest }) => {
    const response = await honest();
    const content = await response.text();
    const changed = content === '' ? '' : JSON.stringify(inNames(behind(JSON.parse(content), text), text));
    const field = text.replaceAll(withoutPlaceInHeader, ' ');
    const headers = [
      ['content-type', response.ok ? 'application/json' : field],
      ['x-echo', field],
    ] as const;
    socket.write(message(response.status, headers, number % 7 === 0 ? changed + text : changed));
  };
}

/** Targets that send these are refused as no HTTP: that is a kind of its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const withoutPlaceInHeader = /[\0-\x1f\x7f]/g;

/** Texts in every place that a report may show. */
export const texts: readonly HostileTarget[] = [
  ...hostileTexts.map(([name, text]) => ({
    name: `${name} in every place`,
    answer: inAllPlaces(text),
    waits: true as const,
    exitCode: 1 as const,
    tells: /content-types\.errors-json/,
  })),
  // A third of them, for here a run does not come far.
  ...hostileTexts
    .filter((_, index) => index % 3 === 0)
    .map(([name, text]) => ({
      name: `${name} as every text`,
      answer: rewrites((body) => everywhere(body, text)),
      exitCode: 1 as const,
      tells: /errors\.code-format/,
    })),
];
