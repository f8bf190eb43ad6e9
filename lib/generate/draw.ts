import { asyncProperty, check, sample, tuple } from 'fast-check';
import type { Generator } from './generator.ts';

/** What a rule tries: all of a list, or the edges of a generator and then random ones. */
export type Values<Input> = readonly Input[] | Generator<Input>;

/** The values that are written down. */
export function edgesOf<Input>(values: Values<Input>): readonly Input[] {
  return 'edges' in values ? values.edges : values;
}

/**
 * The first inputs of a seed: the edges, and then as many random ones as are missing.
 *
 * @param most how many inputs, or all edges where those are more
 */
export function inputsOf<Input>(values: Values<Input>, seed: number, most: number): readonly Input[] {
  const edges = edgesOf(values);
  if (!('edges' in values) || most <= edges.length) return edges;
  const examples = edges.map((edge): [Input] => [edge]);
  return sample(tuple(values.random), { seed, numRuns: most, examples }).map(([input]) => input);
}

/**
 * The input that stands at a place among those of a seed.
 *
 * @param path fast-check's: the number of the input from 0, edges before random ones; after it, where one was shrunk,
 *   the number of the smaller input that was taken at each step, as in `23:1:0`
 * @returns the input alone in a tuple, for it may be `undefined` itself; nothing where the path leads nowhere
 */
export function inputAt<Input>(values: Values<Input>, seed: number, path: string): [Input] | undefined {
  const examples = edgesOf(values).map((edge): [Input] => [edge]);
  if (!('edges' in values)) return examples[Number(path)];
  // fast-check throws where a path goes on from nowhere.
  if (path.includes(':') && !inputAt(values, seed, path.slice(0, path.lastIndexOf(':')))) return undefined;
  return sample(tuple(values.random), { seed, path, numRuns: 1, examples })[0];
}

/** What became of an input that failed. */
export interface Shrunk {
  /** False where the very same input did not fail again: then nothing was shrunk. */
  readonly isRepeated: boolean;
  /** Leads to the smallest input that failed. */
  readonly path: string;
  /** False where smaller inputs were left that nobody tried. */
  readonly isFinished: boolean;
}

/**
 * Tries an input again, and then ever smaller ones, as fast-check shrinks them. Edges are not shrunk, for each is
 * written down for what it is, unless their generator says that they are.
 *
 * @param path leads to the input that failed
 * @param fails tries one input: whether it fails, or `untried` where there is no room to try it; then none is tried
 *   any more
 * @throws what `fails` throws; then none is tried any more either
 */
export async function shrink<Input>(
  values: Values<Input>,
  seed: number,
  path: string,
  fails: (input: Input) => Promise<boolean | 'untried'>,
): Promise<Shrunk> {
  const edges = edgesOf(values);
  let isFinished = true;
  const faults: unknown[] = [];
  const isFailure = async (input: Input): Promise<boolean> => {
    if (!isFinished) return false;
    // What is thrown is kept from fast-check, which would take it for an input that fails.
    const outcome = await fails(input).catch((error: unknown) => {
      faults.push(error);
      return 'untried' as const;
    });
    isFinished = outcome !== 'untried';
    return outcome === true;
  };
  const isEdge = Number.parseInt(path, 10) < edges.length;
  if (!('edges' in values) || (isEdge && !values.shrinksEdges)) {
    const drawn = inputAt(values, seed, path);
    const isRepeated = drawn !== undefined && (await isFailure(drawn[0]));
    if (faults.length > 0) throw faults[0];
    return { isRepeated, path, isFinished };
  }
  const { counterexamplePath } = await check(
    asyncProperty(values.random, async (input) => !(await isFailure(input))),
    { seed, path, numRuns: 1, examples: edges.map((edge): [Input] => [edge]) },
  );
  if (faults.length > 0) throw faults[0];
  return { isRepeated: counterexamplePath !== null, path: counterexamplePath ?? path, isFinished };
}
