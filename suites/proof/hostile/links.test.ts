import { describe, it } from 'vitest';
import { heldAgainst, testTimeMs } from './held-against.ts';
import { links, redirects } from './links.ts';

describe.concurrent('a run on a target that sends', () => {
  it.each([...links, ...redirects])('$name', { timeout: testTimeMs }, heldAgainst);
});
