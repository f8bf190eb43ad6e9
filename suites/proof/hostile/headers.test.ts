import { describe, it } from 'vitest';
import { headers } from './headers.ts';
import { heldAgainst, testTimeMs } from './held-against.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each(headers)('$name', { timeout: testTimeMs }, heldAgainst);
});
