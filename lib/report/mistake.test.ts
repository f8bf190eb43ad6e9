import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './mistake.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey } from './sample-run.ts';

const redaction = redactionOf(sampleKey);

describe('mistake without secrets', () => {
  it('has neither the key nor what a terminal obeys in its message and its stack', () => {
    const told = withoutSecrets(new TypeError(`Invalid value "Bearer ${sampleKey}\u001b[2J"`), redaction);
    expect(told.message).toBe('Invalid value "Bearer [redacted]\\u001b[2J"');
    expect(told.stack).toMatch(
      /^TypeError: Invalid value "Bearer \[redacted\]\\u001b\[2J"\n {4}at .+mistake\.test\.ts/,
    );
  });

  it('does not hand on what caused it', () => {
    expect(withoutSecrets(new Error('failed', { cause: sampleKey }), redaction).cause).toBeUndefined();
  });

  it('can be made of anything that is thrown', () => {
    expect(withoutSecrets(`no ${sampleKey}`, redaction).message).toBe('no [redacted]');
    expect(withoutSecrets(undefined, redaction).stack).toBe('undefined');
  });
});
