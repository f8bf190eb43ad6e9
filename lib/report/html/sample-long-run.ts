import type { Exchange } from '../../exchange/exchange.ts';
import { RecordingReport } from '../recording-report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { reportOf } from '../report-of.ts';
import { redactionOf } from '../sample-redaction.ts';
import { conformant, sampleExchange, sampleKey, sampleRun, violated } from '../sample-run.ts';

const item = {
  id: 'rd_2MS5T9Wm56agVE17GyizSmWfyb1',
  uri: 'http://127.0.0.1:4040/reserved_domains/rd_2MS5T9Wm56agVE17GyizSmWfyb1',
  created_at: '2024-05-01T10:00:00Z',
  description: 'one of many',
  metadata: '{"environment":"staging"}',
};

/** A page of 40 items, some 10 kB, as long runs ask for by the thousand. */
const page = JSON.stringify({ reserved_domains: Array.from({ length: 40 }, () => item), next_page_uri: null });

/** For tests: an exchange of a long run, of which a hundredth waits for a window and then is answered 429. */
function exchangeOf(index: number, more: string): Exchange {
  const isRefused = index % 100 === 99;
  const sentAt = index * 10 + Math.floor(index / 100) * 59_000;
  return {
    ...sampleExchange(
      { url: `http://127.0.0.1:4040/reserved_domains?limit=40&before_id=rd_${index}${more}` },
      '',
      index + 1,
    ),
    sentAt,
    endedAt: sentAt + 15,
    outcome: {
      kind: 'answered',
      response: {
        status: isRefused ? 429 : 200,
        headers: [
          ['content-type', 'application/json'],
          ['date', `Wed, 01 May 2024 10:00:00 GMT${more}`],
        ],
        body: Buffer.from(page),
      },
    },
    askedBy: 'pagination.walk',
  };
}

/**
 * For tests: a run of so many exchanges, the last of which shows a finding.
 *
 * @param more stands at the end of every URL, and of a header field of every answer
 */
export function longRun(length: number, more = ''): ReportedRun {
  const recording = Array.from({ length }, (_, index) => exchangeOf(index, more));
  const counted = new Set(recording.filter((_, index) => index % 100 !== 99));
  const result = sampleRun([conformant(), violated({}, { exchanges: recording.slice(-1) })], { recording, counted });
  const redaction = redactionOf(sampleKey);
  return { report: reportOf(result, false, redaction), recording: new RecordingReport(result, redaction), files: [] };
}
