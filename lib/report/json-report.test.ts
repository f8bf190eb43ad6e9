import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryOutcome } from '../gate/known-deviations.ts';
import type { Level } from '../judge/finding.ts';
import { isObject, type JsonObject, memberOf } from '../judge/json-value.ts';
import type { Ending, Verdict } from '../run/verdict.ts';
import type { ExitCode } from './exit-code.ts';
import { jsonReport } from './json-report.ts';
import { anyReport } from './sample-any-report.ts';
import { mistakesBy, reportSchema } from './validity.ts';

const schema = reportSchema;
const mistakes = mistakesBy(schema);

/** An object that stands in a report, and what the schema says of its like. */
interface Described {
  readonly object: JsonObject;
  readonly by: JsonObject;
}

/** The schema of a value: behind a reference, and the one of several that names its kind. */
function schemaFor(value: unknown, by: unknown): unknown {
  const name = memberOf(by, '$ref');
  if (typeof name === 'string') return schemaFor(value, memberOf(memberOf(schema, 'definitions'), name.slice(14)));
  const variants = memberOf(by, 'oneOf');
  if (!Array.isArray(variants)) return by;
  const kindOf = (variant: unknown) => memberOf(memberOf(memberOf(variant, 'properties'), 'kind'), 'const');
  return variants.find((variant) => kindOf(variant) === memberOf(value, 'kind'));
}

/** Every object in a report, from the outside to the inside. */
function objectsIn(value: unknown, reference: unknown = schema): Described[] {
  const by = schemaFor(value, reference);
  if (Array.isArray(value)) return value.flatMap((item) => objectsIn(item, memberOf(by, 'items')));
  if (!isObject(value) || !isObject(by)) return [];
  const inner = Object.entries(value).flatMap(([name, member]) =>
    objectsIn(member, memberOf(memberOf(by, 'properties'), name)),
  );
  return [{ object: value, by }, ...inner];
}

const namesIn = (members: unknown) => (isObject(members) ? Object.keys(members) : []);

/** The schema and every schema in it, each with its place. */
function schemasIn(value: unknown, at = ''): { at: string; schema: JsonObject }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => schemasIn(each, `${at}/${index}`));
  if (!isObject(value)) return [];
  const named = ['properties', 'definitions'].flatMap((group) =>
    Object.entries(memberOf(value, group) ?? {}).flatMap(([name, each]) => schemasIn(each, `${at}/${name}`)),
  );
  return [{ at, schema: value }, ...named, ...schemasIn(value['items'], `${at}/*`), ...schemasIn(value['oneOf'], at)];
}

/** What is of another type than a value is. */
const wrong = (value: unknown) => (typeof value === 'string' ? 7 : 'wrong');

/** The same document with one thing in it, at a time, replaced by what is of another type. */
function* mutantsOf(value: unknown): Generator<unknown> {
  yield wrong(value);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const mutant of mutantsOf(item)) yield value.with(index, mutant);
    }
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      for (const mutant of mutantsOf(member)) yield { ...value, [name]: mutant };
    }
  }
}

describe('report.json', () => {
  it('is valid by its schema, whatever there is to tell', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(mistakes(jsonReport(report))).toEqual([]);
      }),
    );
  });

  it('has no member that the schema does not tell of, and the schema tells of none that never comes', () => {
    const present = new Map<JsonObject, Map<string, number>>();
    const counted = new Map<JsonObject, number>();
    for (const report of fc.sample(anyReport, { numRuns: 300, seed: 42 })) {
      for (const { object, by } of objectsIn(JSON.parse(jsonReport(report)))) {
        const names = present.get(by) ?? new Map<string, number>();
        present.set(by, names);
        counted.set(by, (counted.get(by) ?? 0) + 1);
        for (const name of Object.keys(object)) names.set(name, (names.get(name) ?? 0) + 1);
      }
    }
    for (const [by, names] of present) {
      expect([...names.keys()].sort()).toEqual(namesIn(by['properties']).sort());
      // What is not required is absent at times: a reader is promised all that a report always has.
      const always = [...names].filter(([, count]) => count === counted.get(by)).map(([name]) => name);
      expect(by['required']).toEqual(expect.arrayContaining(always));
    }
    const described = schemasIn(schema).filter(({ schema: each }) => each['type'] === 'object');
    expect(described.filter(({ schema: each }) => !present.has(each)).map(({ at }) => at)).toEqual([]);
  });

  it('has a description for each of its members', () => {
    const silent = schemasIn(schema).filter(({ schema: each }) => !('description' in each || '$ref' in each));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('is refused by its schema as soon as one thing in it is of another type', () => {
    const [report] = fc
      .sample(anyReport, { numRuns: 300, seed: 42 })
      .filter(({ gate, leftBehind, exchanges }) => gate?.baseline && leftBehind.length > 0 && exchanges.length > 0);
    const mutants = [...mutantsOf(JSON.parse(jsonReport(report ?? expect.unreachable())))];
    expect(mutants.length).toBeGreaterThan(100);
    const missed = mutants.filter((mutant) => mistakes(JSON.stringify(mutant)).length === 0);
    expect(missed).toEqual([]);
  });

  // A kind that is added to a type has to be added here, and then to the schema.
  it.each<[string, Record<string, true>]>([
    ['/definitions/level', { must: true, should: true } satisfies Record<Level, true>],
    [
      '/definitions/verdict/properties/verdict',
      { conformant: true, violated: true, inconclusive: true, 'not-applicable': true } satisfies Record<
        Verdict['verdict'],
        true
      >,
    ],
    [
      '/definitions/knownDeviation/properties/state',
      { seen: true, unmatched: true, expired: true, 'not-checked': true } satisfies Record<EntryOutcome['state'], true>,
    ],
    [
      '/properties/exitCode',
      { 0: true, 1: true, 2: true, 3: true, 4: true, 70: true, 130: true } satisfies Record<ExitCode, true>,
    ],
  ])('tells of every kind there is: %s', (at, kinds) => {
    const by = at.split('/').slice(1).reduce<unknown>(memberOf, schema);
    const told = memberOf(by, 'enum');
    expect(Array.isArray(told) ? told.map(String).sort() : told).toEqual(Object.keys(kinds).sort());
  });

  it('tells of every ending there is', () => {
    const kinds: Record<Ending['kind'], true> = {
      complete: true,
      interrupted: true,
      'cut-short': true,
      unreachable: true,
    };
    const variants = memberOf(memberOf(memberOf(schema, 'properties'), 'ending'), 'oneOf');
    const told = schemasIn(variants).flatMap(({ schema: each }) => memberOf(each, 'const') ?? []);
    expect(told.sort()).toEqual(Object.keys(kinds).sort());
  });
});
