import fc from 'fast-check';
import type { Generator } from './generator.ts';

/** The edges, and then as many random values as asked for: the same for the same seed. */
export function drawnFrom<Input>({ edges, random }: Generator<Input>, count: number, seed = 1): Input[] {
  return [...edges, ...fc.sample(random, { numRuns: count, seed })];
}

/** The value that shrinking ends at when every value for which `fails` holds is a failure. */
export function smallest<Input>({ random }: Generator<Input>, fails: (input: Input) => boolean): Input | undefined {
  const { counterexample } = fc.check(
    fc.property(random, (input) => !fails(input)),
    { seed: 1, numRuns: 10_000 },
  );
  return counterexample?.[0];
}

/** What a server reads behind `name=` in a query, by the rules of forms. */
export function decodedFromQuery(value: string): string {
  return new URLSearchParams(`name=${value}`).get('name') ?? '';
}
