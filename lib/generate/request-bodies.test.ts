import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Generator } from './generator.ts';
import { noObjects, notJson, type OddBody, oddJson, wrongMembers } from './request-bodies.ts';
import { drawnFrom, smallest } from './testing.ts';

const good = { description: 'a write with a body', metadata: 'run 1: "quoted"', nested: { list: [1] } };
const goods = [good, { a: 1 }, { description: '' }].map((body) => JSON.stringify(body));

/** All bodies that a generator makes of good ones. */
function sentBodies(generator: Generator<OddBody>, count: number) {
  return drawnFrom(generator, count).flatMap(({ change, mend }) =>
    goods.map((body) => ({ change, body, sent: mend(body) })),
  );
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe.each<[string, Generator<OddBody>]>([
  ['bodies that are not JSON', notJson],
  ['documents that are no object', noObjects],
  ['odd JSON', oddJson],
])('%s', (_, generator) => {
  it('say in one short line what is odd', () => {
    for (const { change } of drawnFrom(generator, 1000)) {
      expect(change).toMatch(/^with \S/);
      expect(change).not.toContain('\n');
      expect(change.length).toBeLessThan(220);
    }
  });

  it('take no more than 64 KiB', () => {
    for (const { sent } of sentBodies(generator, 300)) {
      expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(64 * 1024);
    }
  });
});

describe('bodies that are not JSON', () => {
  it('do not parse, whatever good body they are made of', () => {
    // A body with no text in it has nothing to be quoted otherwise.
    for (const { sent } of sentBodies(notJson, 1000)) {
      expect(parses(sent)).toBe(false);
      expect(sent.trim()).not.toBe('');
      expect(sent.startsWith('\ufeff')).toBe(false);
    }
  });

  it('are cut at many places', () => {
    const lengths = sentBodies(notJson, 1000).filter(({ body, sent }) => body !== sent && body.startsWith(sent));
    expect(new Set(lengths.map(({ sent }) => sent.length)).size).toBeGreaterThan(30);
  });

  it('shrink to what a reader stumbles over', () => {
    const body = '{"description":"good"}';
    const found = smallest(notJson, ({ mend }) => mend(body).length < 15 && body.startsWith(mend(body)));
    expect(found?.change).toBe('with a body cut off after 1 characters');
  });
});

describe('documents that are no object', () => {
  it('are JSON, and nothing that stands for no body', () => {
    for (const { sent } of sentBodies(noObjects, 500)) {
      const value: unknown = JSON.parse(sent);
      expect(Boolean(value)).toBe(true);
      expect(Array.isArray(value) ? value.length > 0 : typeof value !== 'object').toBe(true);
    }
  });
});

describe('odd JSON', () => {
  it('is JSON but for the brackets that nobody closes', () => {
    for (const { change, sent } of sentBodies(oddJson, 500)) {
      expect(parses(sent)).toBe(change !== 'with 500 brackets that nobody closes');
    }
  });

  it('keeps the other members of the good body', () => {
    fc.assert(
      fc.property(oddJson.random, ({ mend }) => {
        const { metadata, nested } = good;
        expect(JSON.parse(mend(JSON.stringify(good)))).toMatchObject({ metadata, nested });
      }),
      { numRuns: 300 },
    );
  });

  it('is of many kinds', () => {
    const sent = sentBodies(oddJson, 1000).map((each) => each.sent);
    for (const kind of [/\\ud800/, /\\u0000/, /"__proto__":/, /9{100}/, /\[{100}/, /x{10000}/, /[^ -~]/, /^ {100}/]) {
      expect(sent.some((body) => kind.test(body))).toBe(true);
    }
    expect(sent.some((body) => body.split('"description":').length === 3)).toBe(true);
  });
});

describe('wrong members', () => {
  const types = ['string', 'boolean', 'integer', 'number', 'object', 'array'] as const;
  const fields = [
    { path: 'description', type: 'string', required: false },
    { path: 'metadata', type: 'string', required: false },
    ...types.map((type) => ({ path: `a_${type}`, type, required: false })),
    { path: 'a_object.nested', type: 'string', required: true },
    { path: 'a_array[].nested', type: 'string', required: true },
  ] as const;

  function isOf(type: string | undefined, value: unknown): boolean {
    if (type === 'array') return Array.isArray(value);
    if (type === 'integer') return Number.isInteger(value);
    return typeof value === type && !Array.isArray(value);
  }

  it('are of another type than the field, or too long', () => {
    const generator = wrongMembers(fields);
    expect(generator).toBeDefined();
    for (const { wrong, change } of generator ? drawnFrom(generator, 1000) : []) {
      expect(change.length).toBeLessThan(120);
      const [[name, value] = ['', undefined], ...others] = Object.entries(wrong);
      expect(others).toEqual([]);
      const field = fields.find(({ path }) => path === name);
      expect(field).toBeDefined();
      expect(value).not.toBeNull();
      if (!isOf(field?.type, value)) continue;
      expect(String(value).length).toBeGreaterThan(name === 'description' ? 510 : 8192);
    }
  });

  it('begin with the texts that the reference bounds, where the body takes them', () => {
    expect(wrongMembers(fields)?.edges.map(({ change }) => change)).toEqual([
      'with a description of 600 characters',
      'with a number as description',
      'with metadata of 9000 characters',
      'with an object as metadata',
      'with a list as description',
    ]);
    expect(wrongMembers([{ path: 'name', type: 'string', required: true }])?.edges).toEqual([]);
  });

  it('are none where the body has no member', () => {
    expect(wrongMembers([])).toBeUndefined();
  });
});
