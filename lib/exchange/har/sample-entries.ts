import type { Exchange } from '../exchange.ts';
import type { RecordedEntry, RecordedRun } from './recorded-run.ts';
import { type HarCreator, harText } from './write-har.ts';

/** For tests: what a HAR says of a run. */
export const sampleRecordedRun: RecordedRun = {
  target: 'http://127.0.0.1:4040/',
  runId: '0123456789abcdef',
  seed: 42,
  limit: { requests: 120, windowMs: 60_000 },
  allowWrites: true,
  rateLimits: true,
  key: 'redacted0001',
  unknownKey: '0HoVcjqx',
};

export const sampleCreator: HarCreator = { name: 'a test', version: '1' };

/** For tests: the whole text of a HAR with these exchanges. */
export function sampleHar(exchanges: readonly Exchange[], counted: readonly Exchange[] = []): string {
  const entries = exchanges.map(
    (exchange): RecordedEntry<Exchange> => ({
      exchange,
      counted: counted.includes(exchange),
    }),
  );
  return [...harText(entries, sampleRecordedRun, sampleCreator)].join('');
}
