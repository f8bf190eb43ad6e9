import type { Arbitrary } from 'fast-check';

/** Values of one kind: edges, the telling ones first, then random ones without end. */
export interface Generator<Input> {
  readonly edges: readonly Input[];
  readonly random: Arbitrary<Input>;
  /** True where an edge that fails is shrunk like a random one, which could have been the same. */
  readonly shrinksEdges?: true;
}
