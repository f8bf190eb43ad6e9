import { beforeAll, describe, expect, it } from 'vitest';
import { readHar } from '../../lib/exchange/har/read-har.ts';
import { judgeRecording } from '../../lib/run/judge-recording.ts';
import type { Verdict } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';
import { type ForeignRecording, foreignRecording } from './foreign-hars.ts';

let foreign: ForeignRecording;
beforeAll(async () => {
  foreign = await foreignRecording();
});

function judged(program: string, key = foreign.key) {
  const { recording, unread } = readHar(foreign.hars[program] ?? expect.unreachable(program));
  return { recording, unread, verdicts: judgeRecording(recording, { target: foreign.target, key }, contract) };
}

function violationsIn(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap((verdict) =>
    verdict.verdict === 'violated' ? verdict.findings.map(({ actual }) => `${verdict.rule.id}: ${actual}`) : [],
  );
}

describe.each([
  ['Chrome', 2, 13],
  ['Firefox', 1, 12],
  ['mitmproxy', 2, 12],
  ['Charles Proxy', 0, 13],
  ['Fiddler', 0, 13],
])('what %s recorded of a client of a good target', (program, unreadable, readable) => {
  it('is found to be good, whatever else went through it', () => {
    const { recording, unread, verdicts } = judged(program);
    expect({ recording: recording.length, unread: unread.length }).toEqual({
      recording: readable,
      unread: unreadable,
    });
    expect(violationsIn(verdicts)).toEqual([]);
    const conformant = verdicts.filter(({ verdict }) => verdict === 'conformant').map(({ rule }) => rule.id);
    expect(conformant).toEqual(
      expect.arrayContaining([
        'content-types.response-json',
        'pagination.envelope',
        'timestamps.rfc3339',
        'errors.shape',
        'resources.statuses',
        'resources.self-link',
      ]),
    );
  });

  it('is found to be good where nobody knows the key', () => {
    expect(violationsIn(judged(program, '').verdicts)).toEqual([]);
  });

  it('shows what is wrong all the same', () => {
    const text = foreign.hars[program] ?? '';
    const bare = readHar(text).recording.map((exchange) => {
      if (exchange.outcome.kind !== 'answered' || exchange.outcome.response.status !== 404) return exchange;
      return { ...exchange, outcome: { ...exchange.outcome, response: { ...exchange.outcome.response, headers: [] } } };
    });
    const verdicts = judgeRecording(bare, { target: foreign.target, key: foreign.key }, contract);
    expect(violationsIn(verdicts)).toEqual(['content-types.errors-json: no content-type']);
  });
});
