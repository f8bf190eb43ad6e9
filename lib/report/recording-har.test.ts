import { expect, it } from 'vitest';
import { isAnswered } from '../exchange/exchange.ts';
import { readHar } from '../exchange/har/read-har.ts';
import { isPrintable } from './printable.ts';
import { recordingHar } from './recording-har.ts';
import { RecordingReport } from './recording-report.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleExchange, sampleKey, sampleRun } from './sample-run.ts';

it('a HAR holds what came, and nothing that a terminal or a build server obeys', () => {
  const body = '\u009b2J\u202e\u200b\n::error::x ##[add-mask]y';
  const result = sampleRun([], { recording: [sampleExchange({}, body)] });
  const text = [...recordingHar(new RecordingReport(result, redactionOf(sampleKey)))].join('');
  expect(text.split('\n').filter((line) => !isPrintable(line))).toEqual([]);
  const [answered] = readHar(text).recording.filter(isAnswered);
  expect(Buffer.from(answered?.outcome.response.body ?? []).toString()).toBe(body);
});
