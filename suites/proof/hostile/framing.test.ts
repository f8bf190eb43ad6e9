import { describe, it } from 'vitest';
import { framing } from './framing.ts';
import { heldAgainst, testTimeMs } from './held-against.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each(framing)('$name', { timeout: testTimeMs }, heldAgainst);
});
