import type { Arbitrary } from 'fast-check';

/** Values of one kind: edges, the telling ones first, and then random ones without end, if there are any. */
export interface Generator<Input> {
  readonly edges: readonly Input[];
  readonly random?: Arbitrary<Input>;
}
