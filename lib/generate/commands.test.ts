import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, commandSequences } from './commands.ts';
import { inputAt, shrink } from './draw.ts';

/** The kinds of commands in a row, as in `create delete get`. */
const kindsOf = (commands: readonly Command[]) => commands.map(({ kind }) => kind).join(' ');

describe('sequences of commands', () => {
  it('have eight commands at most, with pages of 1 to 100 items', () => {
    fc.assert(
      fc.property(commandSequences.random, (commands) => {
        expect(commands.length).toBeLessThanOrEqual(8);
        for (const command of commands) {
          if (command.kind !== 'list' || command.limit === undefined) continue;
          expect(command.limit).toBeGreaterThanOrEqual(1);
          expect(command.limit).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('are mostly of several commands, and of every kind', () => {
    const sequences = fc.sample(commandSequences.random, { seed: 1, numRuns: 200 });
    expect(sequences.filter(({ length }) => length >= 3).length).toBeGreaterThan(100);
    const kinds = new Set(sequences.flat().map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['create', 'delete', 'get', 'list', 'patch']);
    const lists = sequences.flat().filter((command) => command.kind === 'list');
    expect(new Set(lists.map(({ after }) => after === undefined))).toEqual(new Set([true, false]));
    expect(new Set(lists.map(({ limit }) => limit === undefined))).toEqual(new Set([true, false]));
  });

  it('begin with some of which each could have been drawn', () => {
    const strangers = commandSequences.edges.filter((edge) => !commandSequences.random.canShrinkWithoutContext(edge));
    expect(strangers).toEqual([]);
  });
});

describe('shrinking', () => {
  const needs = /create.*delete.*create.*get/;

  it.each([1, 2, 3, 4, 5])('leaves out whatever is not needed, at the end too (seed %i)', async (seed) => {
    for (let number = 0; number < 200; number += 1) {
      const [drawn] = inputAt(commandSequences, seed, String(number)) ?? [[]];
      if (!needs.test(kindsOf(drawn))) continue;
      const shrunk = await shrink(commandSequences, seed, String(number), async (commands) =>
        needs.test(kindsOf(commands)),
      );
      const [smallest] = inputAt(commandSequences, seed, shrunk.path) ?? [[]];
      expect(kindsOf(smallest)).toBe('create delete create get');
    }
    expect.hasAssertions();
  });

  it('takes at most a hundred tries', async () => {
    const [path] = commandSequences.edges.flatMap((edge, index) => (needs.test(kindsOf(edge)) ? [String(index)] : []));
    let tries = 0;
    await shrink(commandSequences, 1, path ?? '', async (commands) => {
      tries += 1;
      return needs.test(kindsOf(commands));
    });
    expect(tries).toBeGreaterThan(0);
    expect(tries).toBeLessThanOrEqual(100);
  });
});
