import { type Exchange, isAnswered } from '../exchange/exchange.ts';
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

/** When an exchange took place and what became of it: numbers alone, so there is no secret in it. */
export interface ExchangeOutline extends Pick<RecordedExchange, 'number' | 'sentAt' | 'endedAt' | 'counted'> {
  /** Absent where no answer came. */
  readonly status?: number;
}

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

  /** In the order of their sending. Cheap, for nothing has to be redacted. */
  *outlines(): Generator<ExchangeOutline> {
    for (const exchange of this.#result.recording) {
      const { number, sentAt, endedAt } = exchange;
      const counted = this.#result.counted.has(exchange);
      yield isAnswered(exchange)
        ? { number, sentAt, endedAt, counted, status: exchange.outcome.response.status }
        : { number, sentAt, endedAt, counted };
    }
  }

  /**
   * In the order of their sending.
   *
   * @param shownBytes how much of each body is shown, for each exchange by its number; undefined leaves the exchange out.
   *   Default: all of all
   */
  *exchanges(
    shownBytes: (number: number) => number | undefined = () => Number.POSITIVE_INFINITY,
  ): Generator<RecordedExchange> {
    const { recording, counted } = this.#result;
    for (const exchange of recording) {
      const shown = shownBytes(exchange.number);
      if (shown === undefined) continue;
      yield {
        ...redactedExchange(exchange, this.#redaction, shown),
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
