import { describe, it } from 'vitest';
import { codings } from './codings.ts';
import { heldAgainst, testTimeMs } from './held-against.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each(codings)('$name', { timeout: testTimeMs }, heldAgainst);
});
