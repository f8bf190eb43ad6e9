import type { Exchange, Recording } from '../exchange/exchange.ts';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { conformant, sampleExchange, sampleFinding, sampleRule, sampleRun } from './sample-run.ts';

/** For tests: how a run may grow that goes on over many windows, on a target with much to find. */
export interface Size {
  readonly verdicts: number;
  readonly exchanges: number;
}

/** One of two verdicts is a violation with two findings; each answer has 914 bytes on average, as real ones have. */
export function largeRun({ verdicts, exchanges }: Size): RunResult {
  const recording = Array.from({ length: exchanges }, (_, index) => exchangeAt(index));
  return sampleRun(
    Array.from({ length: verdicts }, (_, index) => verdictAt(index, recording)),
    { recording, counted: new Set(recording), requests: { sent: exchanges, counted: exchanges } },
  );
}

function exchangeAt(index: number): Exchange {
  const items = Array.from({ length: 1 + (index % 5) }, (_, place) => ({
    id: `rd_2MT4Bqt1UzU0mFQ0JRnNaG${index}x${place}`,
    uri: `https://api.ngrok.com/reserved_domains/rd_2MT4Bqt1UzU0mFQ0JRnNaG${index}x${place}`,
    created_at: '2024-05-01T10:00:00Z',
    description: `item ${place} of answer ${index}, which somebody has described in some words`,
    metadata: '{"team":"conformance"}',
  }));
  const body = JSON.stringify({
    reserved_domains: items,
    uri: 'https://api.ngrok.com/reserved_domains',
    next_page_uri: null,
  });
  const sentAt = Date.UTC(2024, 4, 1) + index * 500;
  return { ...sampleExchange({}, body, index + 1), sentAt, endedAt: sentAt + 40 };
}

function verdictAt(index: number, recording: Recording): Verdict {
  const section = `section-${index % 20}`;
  const id = `${section}.rule-${index}`;
  if (index % 2 === 0) return conformant({ id, section });
  const findings = [0, 1].map((which) => {
    const telling = recording[(index * 2 + which) % recording.length];
    return sampleFinding({
      actual: `"2024-05-01T10:00:07Z" of ${index}`,
      at: `/reserved_domains/0/created_at`,
      exchanges: telling === undefined ? [] : [telling],
    });
  });
  return { rule: sampleRule({ id, section }), verdict: 'violated', findings };
}
