import { describe, expect, it } from 'vitest';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey } from './sample-run.ts';
import { shortened } from './shortened.ts';

const redaction = redactionOf(sampleKey);

describe('shortened', () => {
  it.each(['', 'x', 'x'.repeat(2_000)])('leaves what is short as it is', (text) => {
    expect(shortened(text, redaction)).toBe(text);
  });

  it.each([2_001, 10_000, 5_000_000])('says of %i characters how many they are', (length) => {
    expect(shortened('x'.repeat(length), redaction)).toBe(`${'x'.repeat(2_000)}… (${length} characters)`);
  });

  it('leaves no half of a surrogate pair at the end, which strict readers of JSON refuse', () => {
    expect(shortened(`x${'𝒳'.repeat(1_500)}`, redaction)).toBe(`x${'𝒳'.repeat(999)}… (3001 characters)`);
  });

  it('leaves none either where secrets take up most of what is looked through', () => {
    const keys = sampleKey.repeat(300).slice(0, 10_190);
    expect(shortened(`${keys} ${'𝒳'.repeat(10)}`, redaction)).toBe('[redacted] … (10211 characters)');
  });

  it('shows no part of a key, wherever the cut goes through it', () => {
    for (let before = 1_900; before < 2_010; before += 1) {
      const text = shortened(`${'x'.repeat(before)}${sampleKey}${'x'.repeat(20_000)}`, redaction);
      expect(text).not.toContain(sampleKey.slice(0, 8));
      expect(text).not.toContain(sampleKey.slice(-8));
    }
  });
});
