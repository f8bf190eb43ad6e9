import { describe, it } from 'vitest';
import { heldAgainst, testTimeMs } from './held-against.ts';
import { tls } from './tls.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each(tls)('$name', { timeout: testTimeMs }, heldAgainst);
});
