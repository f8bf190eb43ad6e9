import type { Exchange } from '../exchange/exchange.ts';
import type { RecordedEntry, RecordedRun } from '../exchange/har/recorded-run.ts';
import type { RunResult } from '../run/verdict.ts';
import { Disguise } from './disguise.ts';
import { type RedactedExchange, redactedExchange } from './redacted-exchange.ts';
import type { Redaction } from './redaction.ts';

/** An exchange of a run, without a secret in it. */
export interface RecordedExchange extends RedactedExchange {
  /** Whether it counts against the account. */
  readonly counted: boolean;
}

type Recorded = Pick<RunResult, 'recording' | 'counted' | 'target' | 'runId' | 'seed' | 'limit' | 'conditions'>;

/**
 * All exchanges of a run without the secrets in them. Each is made when it is looked at: together they may be as large
 * as a run is allowed to become.
 */
export class RecordingReport {
  readonly #result: Recorded;
  readonly #redaction: Redaction;

  constructor(result: Recorded, redaction: Redaction) {
    this.#result = result;
    this.#redaction = redaction;
  }

  /** How many exchanges there are. */
  get length(): number {
    return this.#result.recording.length;
  }

  /**
   * In the order of their sending.
   *
   * @param shownBytes how much of each body is shown: a number of bytes for all, or one for each exchange by its number.
   *   Default: all of it
   */
  *exchanges(shownBytes: (number: number) => number = () => Number.POSITIVE_INFINITY): Generator<RecordedExchange> {
    const { recording, counted } = this.#result;
    for (const exchange of recording) {
      yield {
        ...redactedExchange(exchange, this.#redaction, shownBytes(exchange.number)),
        counted: counted.has(exchange),
      };
    }
  }

  /** The recording with all that it takes to judge it again: see `Disguise`. */
  disguised(): { readonly run: RecordedRun; readonly entries: Iterable<RecordedEntry<Exchange>> } {
    const disguise = new Disguise(this.#redaction);
    const { target, runId, seed, limit, conditions } = this.#result;
    const { key, unknownKey, resources, allowWrites, rateLimits } = conditions;
    const bearer = (token: string) => disguise.credential(`Bearer ${token}`).replace(/^Bearer /, '');
    const run = {
      target: disguise.text(target),
      runId,
      seed,
      limit,
      resources,
      allowWrites,
      rateLimits,
      key: bearer(key),
      unknownKey: bearer(unknownKey),
    };
    return { run, entries: disguisedEntries(this.#result, disguise) };
  }
}

function* disguisedEntries({ recording, counted }: Recorded, disguise: Disguise): Generator<RecordedEntry<Exchange>> {
  for (const exchange of recording) yield { exchange: disguise.exchange(exchange), counted: counted.has(exchange) };
}
