import type { Recording } from '../exchange/exchange.ts';
import type { RunResult } from '../run/verdict.ts';
import { type RedactedExchange, redactedExchange } from './redacted-exchange.ts';
import type { Redaction } from './redaction.ts';

/** An exchange of a run, without a secret in it. */
export interface RecordedExchange extends RedactedExchange {
  /** Whether it counts against the account. */
  readonly counted: boolean;
}

/**
 * All exchanges of a run without the secrets in them. Each is made when it is looked at: together they may be as large
 * as a run is allowed to become.
 */
export class RecordingReport {
  readonly #recording: Recording;
  readonly #counted: RunResult['counted'];
  readonly #redaction: Redaction;

  constructor({ recording, counted }: Pick<RunResult, 'recording' | 'counted'>, redaction: Redaction) {
    this.#recording = recording;
    this.#counted = counted;
    this.#redaction = redaction;
  }

  /** How many exchanges there are. */
  get length(): number {
    return this.#recording.length;
  }

  /**
   * In the order of their sending.
   *
   * @param shownBytes how much of each body is shown: a number of bytes for all, or one for each exchange by its number.
   *   Default: all of it
   */
  *exchanges(shownBytes: (number: number) => number = () => Number.POSITIVE_INFINITY): Generator<RecordedExchange> {
    for (const exchange of this.#recording) {
      yield {
        ...redactedExchange(exchange, this.#redaction, shownBytes(exchange.number)),
        counted: this.#counted.has(exchange),
      };
    }
  }
}
