import { expect, it } from 'vitest';
import type { Exchange } from '../exchange/exchange.ts';
import { answered } from '../judge/sample-exchange.ts';
import { emptySnapshot } from '../judge/snapshot.ts';
import { judgeRecording } from './judge-recording.ts';
import { probe } from './rule.ts';
import { ruleNamed } from './testing.ts';
import type { Traffic } from './traffic.ts';

const target = new URL('https://api.example/v');
const recording: readonly Exchange[] = [answered({ number: 1 }), answered({ number: 2, status: 500 })];

it('judges by all exchanges, and tells what it was told of the run', () => {
  const seen: Traffic[] = [];
  const rule = ruleNamed('counts', {
    judge: (traffic) => {
      seen.push(traffic);
      const [, second] = traffic.recording;
      const finding = { expected: 'no 500', actual: '500', exchanges: second ? [second] : [] };
      return { judged: 2, findings: [finding] };
    },
  });
  const limit = { requests: 7, windowMs: 1_000 };
  const settings = { target, key: 'k', unknownKey: 'u', limit, resources: ['/x'], snapshot: emptySnapshot };
  expect(judgeRecording(recording, settings, [rule])).toMatchObject([
    { verdict: 'violated', findings: [{ expected: 'no 500', exchanges: [{ number: 2 }] }] },
  ]);
  expect(seen[0]?.settings).toMatchObject({
    base: target,
    key: 'k',
    unknownKey: 'u',
    resources: ['/x'],
    spending: { limit },
  });
});

it('passes over rules that ask for something of their own', () => {
  const asking = ruleNamed('asks', {
    probe: probe(
      async () => 1,
      () => ({ judged: 1, findings: [] }),
    ),
  });
  expect(judgeRecording(recording, { target, key: 'k' }, [asking])).toEqual([]);
});

it.each([
  ['allowWrites', 'writes'],
  ['rateLimits', 'rate-limits'],
  [undefined, 'snapshot'],
] as const)('leaves out what the run did without: %s', (setting, need) => {
  const rule = ruleNamed('needs', { needs: [need], judge: () => ({ judged: 1, findings: [] }) });
  const without = { target, key: 'k', ...(setting && { [setting]: false }) };
  expect(judgeRecording(recording, without, [rule])).toMatchObject([{ verdict: 'not-applicable' }]);
  expect(judgeRecording(recording, { target, key: 'k', snapshot: emptySnapshot }, [rule])).toMatchObject([
    { verdict: 'conformant', judged: 1 },
  ]);
});

it('says of what did not come up that it did not', () => {
  const rule = ruleNamed('silent', { judge: () => ({ judged: 0, findings: [] }) });
  expect(judgeRecording([], { target, key: '' }, [rule])).toMatchObject([{ verdict: 'inconclusive' }]);
});
