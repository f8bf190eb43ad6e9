import { describe, it } from 'vitest';
import { behaviours } from './behaviours.ts';
import { heldAgainst, testTimeMs } from './held-against.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each(behaviours)('$name', { timeout: testTimeMs }, heldAgainst);
});
