import { describe, it } from 'vitest';
import { heldAgainst, testTimeMs } from './held-against.ts';
import { texts } from './texts.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each(texts)('$name', { timeout: testTimeMs }, heldAgainst);
});
