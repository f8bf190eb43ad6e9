import fc, { type Arbitrary } from 'fast-check';
import type { Generator } from './generator.ts';

/**
 * One thing to do with a list. Whichever commands are left out of a sequence, the rest makes sense: items are named by
 * numbers that are taken modulo how many there are, and a command without any item to work on does nothing.
 */
export type Command =
  | { readonly kind: 'create'; readonly description: string }
  | { readonly kind: 'patch'; readonly which: number; readonly description: string }
  | { readonly kind: 'delete'; readonly which: number }
  | { readonly kind: 'get'; readonly which: number }
  | {
      readonly kind: 'list';
      /** Items of the page, 1 to 100; undefined asks without a limit. */
      readonly limit: number | undefined;
      /** Which of the items that stand is asked behind; undefined asks for the first page. */
      readonly after: number | undefined;
    };

/** Each is a request. What a fault needs is short. */
const mostCommands = 8;

const create = (description: string): Command => ({ kind: 'create', description });
const patch = (which: number, description: string): Command => ({ kind: 'patch', which, description });
const remove = (which: number): Command => ({ kind: 'delete', which });
const get = (which: number): Command => ({ kind: 'get', which });
const list = (limit?: number, after?: number): Command => ({ kind: 'list', limit, after });

/** So few that shrinking is quick, and so simple that nobody keeps them in another spelling. */
const descriptions = fc.constantFrom('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight');
const which = fc.nat({ max: 5 });
const limits = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 100 }));
const kind = <Kind extends Command['kind']>(name: Kind) => fc.constant(name);

const commands: Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kind('create'), description: descriptions }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('patch'), which, description: descriptions }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('delete'), which }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('get'), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('list'),
      limit: fc.option(limits, { nil: undefined }),
      after: fc.option(which, { nil: undefined, freq: 2 }),
    }),
  },
);

/** Sequences of commands, shrunk to the shortest that fails. */
export const commandSequences: Generator<readonly Command[]> = {
  edges: [
    [create('one'), create('two'), list()],
    [create('one'), remove(0), list(), get(0)],
    [create('one'), patch(0, 'two'), patch(0, 'three'), get(0), list(1)],
    [create('one'), create('two'), patch(0, 'three'), get(1), list(), remove(0), get(1), list(1)],
    [create('one'), create('two'), patch(1, 'three'), get(0), list(2)],
    [create('one'), remove(0), create('two'), list(), get(0), get(1)],
    [create('one'), create('two'), create('three'), list(2), list(1, 2), list(1, 1)],
  ],
  shrinksEdges: true,
  // An array alone is never shrunk at its end: a command that shrinks to none can be left out wherever it stands. With
  // a bias most sequences would be too short to tell anything.
  random: fc
    .noBias(fc.array(fc.option(commands, { nil: undefined, freq: 20 }), { minLength: 1, maxLength: mostCommands }))
    .map((sequence) => sequence.filter((command) => command !== undefined), asArray),
};

/** fast-check asks whether its arbitraries could have made the elements before it shrinks them. */
function asArray(sequence: unknown) {
  if (!Array.isArray(sequence)) throw new Error('a sequence of commands is an array');
  return sequence;
}
