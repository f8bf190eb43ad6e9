import { describe, expect, it } from 'vitest';
import { reportOf } from './report-of.ts';
import { sameAnswerToAll } from './same-answer.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleExchange, sampleKey, sampleRun, violated } from './sample-run.ts';
import { toldByCause } from './told-by-cause.ts';

const recordingOf = (bodies: readonly string[]) =>
  bodies.map((body, index) => sampleExchange({ url: `http://127.0.0.1:4040/${index}` }, body, index + 1));

const same = recordingOf(Array<string>(10).fill(''));

describe('a target that gives one answer to everything', () => {
  it('is told as such', () => {
    expect(sameAnswerToAll(same)).toBe(
      'All 10 answers were status 200 with an empty body, whatever was asked: look at that first, and whether this is ' +
        'the API at all.',
    );
    expect(sameAnswerToAll(recordingOf(Array<string>(12).fill('<html>')))).toContain('the same 6 bytes');
  });

  it('is none where one answer differs, or where little else was asked', () => {
    expect(sameAnswerToAll(recordingOf([...Array<string>(20).fill(''), '{}']))).toBeUndefined();
    expect(sameAnswerToAll(same.slice(1))).toBeUndefined();
    expect(sameAnswerToAll(Array.from({ length: 20 }, () => sampleExchange()))).toBeUndefined();
    expect(sameAnswerToAll([])).toBeUndefined();
  });

  it('is one cause of all that is found, and what is known stays apart', () => {
    const verdicts = [
      violated({ id: 'a.b' }, { at: '/a' }),
      violated({ id: 'c.d' }, { at: '/b' }),
      violated({ id: 'e.f' }, { at: '/c', tolerance: 'baseline' }),
    ];
    const report = (recording: typeof same) =>
      reportOf(sampleRun(verdicts, { recording }), false, redactionOf(sampleKey));
    const told = toldByCause(report(same)).map(({ verdict, also }) => [verdict.rule, also.length]);
    expect(told).toEqual([
      ['a.b', 1],
      ['e.f', 0],
    ]);
    expect(report(same).remarks).toEqual([sameAnswerToAll(same)]);
    expect(toldByCause(report(same.slice(1)))).toHaveLength(3);
    expect(report(same.slice(1)).remarks).toEqual([]);
  });
});
