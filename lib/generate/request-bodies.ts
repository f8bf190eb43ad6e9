import fc, { type Arbitrary } from 'fast-check';
import type { BodyField, FieldType } from '../contract/api-reference.ts';
import type { Generator } from './generator.ts';
import { isBlank, words } from './texts.ts';

/** A body made from a good one. */
export interface OddBody {
  /** What is odd about it, as the reader would say it. */
  readonly change: string;
  /**
   * @param body JSON text of an object with at least one member
   * @returns what is sent instead
   */
  readonly mend: (body: string) => string;
}

/** Members that take the place of those of a good body. */
export interface WrongMembers {
  /** What is wrong with them, as the reader would say it. */
  readonly change: string;
  readonly wrong: Readonly<Record<string, unknown>>;
}

const withText = (text: string) => (body: string) => `${body.slice(0, -1)}${text}`;
const withLast = (member: string) => withText(`,${member}}`);
const instead = (text: string) => () => text;

/** Puts a member in the place of any of its name, its value as it stands in JSON. */
const withMember = (name: string, json: string) => (body: string) => {
  const others = Object.entries<unknown>(JSON.parse(body)).filter(([other]) => other !== name);
  const members = others.map(([other, value]) => `${JSON.stringify(other)}:${JSON.stringify(value)}`);
  return `{${[...members, `${JSON.stringify(name)}:${json}`].join()}}`;
};
const twice = (name: string, one: string, other: string) => withMember(name, `"${one}","${name}":"${other}"`);

const insideAText = (text: string) => (body: string) => body.replace('"', () => `"${text}`);

/** Cuts never reach the end: an object is none before its last character. */
const cut = (length: number) => (body: string) => body.slice(0, Math.min(length, body.length - 1));

const noValues = [
  'NaN',
  'Infinity',
  '-Infinity',
  'undefined',
  'True',
  'None',
  '.5',
  '5.',
  '+1',
  '01',
  '0x1',
  "'x'",
  '`x`',
];

/**
 * Bodies that no JSON parser may take (RFC 8259). None is blank, which may be taken for no body, and none begins with
 * a byte order mark, which a parser may overlook.
 */
export const notJson: Generator<OddBody> = {
  edges: [
    { change: 'with a body that is cut off', mend: (body) => body.slice(0, -1) },
    { change: 'with a body that is no JSON at all', mend: instead('description=malformed') },
    { change: 'with a trailing comma', mend: withText(',}') },
    { change: 'with single quotes', mend: (body) => body.replaceAll('"', "'") },
    { change: 'with a comment', mend: (body) => `${body}// comment` },
    { change: 'with NaN as a value', mend: withLast('"description":NaN') },
    { change: 'with a member name without quotes', mend: (body) => body.replace(/"(\w+)":/, '$1:') },
    { change: 'with two documents', mend: (body) => body + body },
    { change: 'with a line break inside a text', mend: insideAText('\n') },
    { change: 'with an escape that there is not', mend: insideAText('\\x') },
  ],
  random: fc.oneof(
    fc
      .integer({ min: 1, max: 400 })
      .map((length) => ({ change: `with a body cut off after ${length} characters`, mend: cut(length) })),
    fc
      .constantFrom(...noValues)
      .map((value) => ({ change: `with ${value} as a value`, mend: withLast(`"description":${value}`) })),
    fc.constantFrom('}', ']', ',', ':', '"', ' x', '\n{}', '\0').map((text) => ({
      change: `with ${JSON.stringify(text)} behind the body`,
      mend: (body: string) => body + text,
    })),
    fc.constantFrom('{', '[', ',', '"', 'x ', ")]}',\n", '/**/', '# \n').map((text) => ({
      change: `with ${JSON.stringify(text)} in front of the body`,
      mend: (body: string) => text + body,
    })),
    fc.constantFrom('\n', '\t', '\0', '\\x', '\\u00g0', '\\0').map((text) => ({
      change: `with ${JSON.stringify(text)} inside a text`,
      mend: insideAText(text),
    })),
    fc
      .oneof(words, fc.string({ unit: 'grapheme', maxLength: 20 }))
      .filter(isNoDocument)
      .map((text) => ({
        change: `with ${JSON.stringify(text)} as the body`,
        mend: instead(text),
      })),
  ),
};

function isNoDocument(text: string): boolean {
  if (isBlank(text)) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

/**
 * JSON documents that are no object, and so no item of any resource. `null`, `0`, `false`, `""` and `[]` are left out:
 * they may be taken for no body.
 */
export const noObjects: Generator<OddBody> = {
  edges: ['["text"]', '"text"', '42', 'true'].map(asWhole),
  random: fc
    .oneof(
      fc.array(fc.oneof(words, fc.nat(), fc.constant({})), { minLength: 1, maxLength: 5 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1 }),
      fc.integer({ max: -1 }),
      fc.constant(true),
    )
    .map((value) => asWhole(JSON.stringify(value))),
};

function asWhole(text: string): OddBody {
  return { change: `with ${shortened(text)} as the body`, mend: instead(text) };
}

/** Changes are told in one line, and stand in what is sent. */
function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}

/** In characters of ASCII, each with what the API reference allows. */
const textBounds = { description: 255, metadata: 4096 };

/**
 * Members that a creation has to refuse: of another type than the API reference gives them, or texts well above their
 * bounds. `null` is not tried, since it stands for a member that is left out, nor are the empty array and object,
 * which some languages cannot tell apart.
 *
 * @param fields of the create body; nested ones are passed over
 * @returns undefined where the body has no member
 */
export function wrongMembers(fields: readonly BodyField[]): Generator<WrongMembers> | undefined {
  const members = fields.filter(({ path }) => /^\w+$/.test(path));
  if (members.length === 0) return undefined;
  const texts = members.flatMap(({ path, type }) => {
    if (type !== 'string' || (path !== 'description' && path !== 'metadata')) return [];
    const bound = textBounds[path];
    return [fc.integer({ min: 2 * bound + 2, max: 4 * bound }).map((length) => tooLong(path, length))];
  });
  const typed = members.map(({ path, type }) =>
    fc.oneof(...valuesOtherThan(type)).map((value) => ({
      change: `with ${shortened(JSON.stringify(value))} as ${path}`,
      wrong: { [path]: value },
    })),
  );
  const edges = [
    { ...tooLong('description', 600), of: 'description' },
    { change: 'with a number as description', wrong: { description: 42 }, of: 'description' },
    { ...tooLong('metadata', 9000), of: 'metadata' },
    { change: 'with an object as metadata', wrong: { metadata: { run: 'conformance' } }, of: 'metadata' },
    { change: 'with a list as description', wrong: { description: ['text'] }, of: 'description' },
  ];
  return {
    edges: edges
      .filter((edge) => members.some(({ path, type }) => path === edge.of && type === 'string'))
      .map(({ change, wrong }) => ({ change, wrong })),
    random: fc.oneof(...typed, ...texts),
  };
}

function tooLong(path: 'description' | 'metadata', length: number): WrongMembers {
  const article = path === 'description' ? 'a ' : '';
  return {
    change: `with ${article}${path} of ${length} characters`,
    wrong: { [path]: path.slice(0, 1).repeat(length) },
  };
}

const valuesByType: Readonly<Record<Exclude<FieldType, 'integer'>, Arbitrary<unknown>>> = {
  string: words,
  boolean: fc.boolean(),
  number: fc.integer({ min: 2, max: 1000 }),
  object: words.map((word) => ({ [word]: word })),
  array: fc.array(words, { minLength: 1, maxLength: 3 }),
};

function valuesOtherThan(type: FieldType): Arbitrary<unknown>[] {
  const others = Object.entries(valuesByType).filter(([name]) => name !== (type === 'integer' ? 'number' : type));
  const fraction = fc.nat({ max: 1000 }).map((whole) => whole + 0.5);
  return [...others.map(([, values]) => values), ...(type === 'integer' ? [fraction] : [])];
}

const fromRightToLeft = 'שלום \u202eعالم';
const scripts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
/** As JSON writes them: halves of surrogate pairs and control characters stand there as escapes. */
const escaped = fc.constantFrom(
  '\\ud800',
  '\\udc00',
  '\\udc00\\ud800',
  '\\u0000',
  '\\ufeff',
  '\\u202e',
  '\\uffff',
  '\\u007f',
);
const strangeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '\0', '$ref', 'a.b', '🔑'];
const numbers = fc.oneof(
  fc.constantFrom('1e999999', '-1e999999', '1e-999999', '-0', '0.1e+1', String(2n ** 64n)),
  fc.integer({ min: 20, max: 2000 }).map((digits) => '9'.repeat(digits)),
);

/** In levels. Deeper than any document is meant to be, and not so deep that a careful server would have to fail. */
const deepest = 500;
/** In characters. */
const longestText = 60 * 1024;

/**
 * JSON that nobody means to send. Some of it is a good creation by any reading, so it may be taken: what is wrong is
 * to stumble over it. What is taken keeps the other members of the good body.
 */
export const oddJson: Generator<OddBody> = {
  edges: [
    nested(200, instead),
    { change: 'with null as the body', mend: instead('null') },
    asWhole('"text"'),
    asWhole('[]'),
    { change: 'with 500 brackets that nobody closes', mend: instead('['.repeat(deepest)) },
    text('with a NUL as an escape', '\\u0000'),
    text('with half a surrogate pair as an escape', '\\ud800'),
    text('with text from right to left', fromRightToLeft),
    text('with emoji', '👩‍👩‍👧‍👦 🏳️‍🌈 é'),
    { change: 'with a member __proto__', mend: withMember('__proto__', '{"description":5}') },
    { change: 'with description twice', mend: twice('description', 'one', 'two') },
    { change: 'with 1e999999 as description', mend: withMember('description', '1e999999') },
    text('with a text of 60 KiB', 'x'.repeat(longestText)),
    nested(deepest, (value) => withMember('description', value)),
  ],
  random: fc.oneof(
    scripts.map((script) => text('with text of any script', JSON.stringify(script).slice(1, -1))),
    fc
      .tuple(words, escaped, words)
      .map(([before, sequence, after]) => text(`with ${sequence} in a text`, before + sequence + after)),
    fc
      .tuple(fc.constantFrom(...strangeNames), fc.constantFrom('{}', '{"description":5}', '[]', 'null', '"text"', '5'))
      .map(([name, json]) => ({
        change: `with a member ${JSON.stringify(name)}: ${json}`,
        mend: withMember(name, json),
      })),
    numbers.map((number) => ({
      change: `with ${shortened(number)} as description`,
      mend: withMember('description', number),
    })),
    fc.tuple(words, words).map(([one, other]) => ({
      change: `with description twice, ${one} and ${other}`,
      mend: twice('description', one, other),
    })),
    fc.integer({ min: 2, max: deepest }).map((levels) => nested(levels, (value) => withMember('description', value))),
    fc
      .integer({ min: 1000, max: longestText })
      .map((length) => text(`with a text of ${length} characters`, 'x'.repeat(length))),
    fc.integer({ min: 100, max: 3000 }).map((count) => ({
      change: `with ${count} members`,
      mend: withLast(Array.from({ length: count }, (_, index) => `"member_${index}":${index}`).join()),
    })),
    fc.integer({ min: 1, max: longestText }).map((length) => ({
      change: `with ${length} spaces in front of the body`,
      mend: (body: string) => ' '.repeat(length) + body,
    })),
  ),
};

function text(change: string, content: string): OddBody {
  return { change, mend: withMember('description', `"${content}"`) };
}

function nested(levels: number, place: (value: string) => (body: string) => string): OddBody {
  return { change: `with arrays ${levels} levels deep`, mend: place('['.repeat(levels) + ']'.repeat(levels)) };
}
