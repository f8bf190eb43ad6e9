import { describe, it } from 'vitest';
import { heldAgainst, testTimeMs } from './held-against.ts';
import { interimAnswers } from './interim.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each(interimAnswers)('$name', { timeout: testTimeMs }, heldAgainst);
});
