import { describe, it } from 'vitest';
import { bodies } from './bodies.ts';
import { heldAgainst, testTimeMs } from './held-against.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each(bodies)('$name', { timeout: testTimeMs }, heldAgainst);
});
