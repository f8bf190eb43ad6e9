import { conditions } from '../contract/error-codes.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { errorCodeOf } from '../judge/error-body.ts';
import { isRateLimited } from '../judge/refusal.ts';

/** Lets so many milliseconds pass, and says for what. */
export type Pause = (ms: number, why: string) => Promise<void>;

/** Why a run waits without anything being wrong. */
export const windowIsFull = 'the window of the rate limit is full';

/** What patience needs of the run. */
export interface Circumstances {
  /** How long a request can stay in the window, in milliseconds. */
  readonly windowMs: number;
  readonly pause: Pause;
  /** Lowers the number of requests under way at once; false where it is one already. */
  readonly narrow: () => boolean;
  /** Requests sent so far. */
  readonly sent: () => number;
}

/** Until requests of others are through, where the run sends one at a time already: milliseconds. */
const othersMs = 1_000;

/** How many windows are waited for beyond that, to leave nothing behind. */
const mostOwedWaits = 2;

/** A request that is refused so often, one after the other, will be refused for ever. */
const mostAttempts = 4;

/**
 * What a run does about a refusal that it did not bring about itself: a 429 while its own requests leave room in the
 * window, for others use the account too, and ERR_NGROK_225, for fewer requests may be under way at once than the run
 * thought. It waits, and the request is sent again.
 */
export class Patience {
  readonly #circumstances: Circumstances;
  /** How many waits are left, and how many beyond them for what the run owes to the target. */
  #left = 0;
  #owed = mostOwedWaits;
  #waiting: Promise<void> | undefined;
  #windows = 0;
  readonly #early: Exchange[] = [];
  readonly #tooMany: Exchange[] = [];
  /** Requests sent when the run last lowered their number: those sent before say nothing about the new one. */
  #narrowedAt = 0;

  constructor(circumstances: Circumstances) {
    this.#circumstances = circumstances;
  }

  /** From now on waits so many times at most. Until then nothing is waited for: who begins with a 429 had better end. */
  begin(waits: number): void {
    this.#left = waits;
  }

  /**
   * Waits until what a request was refused for may have passed.
   *
   * @param attempt how often the request has been sent
   * @param isOwed true for what the run owes to the target: it is waited for a little longer
   * @param hasOverrun whether the run has filled the window itself, so that a 429 is nothing to wonder at
   * @returns whether to send it again
   */
  async outlasts(exchange: Exchange, attempt: number, isOwed: boolean, hasOverrun: boolean): Promise<boolean> {
    const isTooMany = errorCodeOf(exchange) === conditions.tooManySimultaneous.code;
    if (!isTooMany && !isRateLimited(exchange)) return false;
    // After a whole window of silence this is no crowd any more.
    if (attempt === (isTooMany ? mostAttempts : 2)) this.#left = 0;
    const left = this.#left + (isOwed ? this.#owed : 0);
    if (attempt >= mostAttempts || (left === 0 && !this.#waiting)) return false;
    if (isTooMany) await this.#makeRoom(exchange);
    else await this.#waitForWindow(exchange, hasOverrun);
    return true;
  }

  /** What a reader of the reports has to know of it, a sentence each. */
  get remarks(): readonly string[] {
    const [early] = this.#early;
    const [tooMany] = this.#tooMany;
    const windows = this.#windows === 1 ? 'One window was' : `${this.#windows} windows were`;
    const again = this.#early.length === 1 ? 'the request was' : `${this.#early.length} requests were`;
    return [
      ...(early
        ? [
            `The target answered 429 to #${early.number} though the run had left room in the window: others use the ` +
              `account too, or its limit is lower than declared. ${windows} waited for, then ${again} sent again.`,
          ]
        : []),
      ...(tooMany
        ? [
            `The target answered ${conditions.tooManySimultaneous.code} to #${tooMany.number}: from there on fewer ` +
              'requests were under way at once.',
          ]
        : []),
    ];
  }

  async #makeRoom(exchange: Exchange): Promise<void> {
    const { narrow, sent, pause } = this.#circumstances;
    this.#tooMany.push(exchange);
    if (exchange.number <= this.#narrowedAt) return;
    this.#narrowedAt = sent();
    if (!narrow()) await pause(othersMs, 'the target answered that too many requests are under way');
  }

  /** All who wait do so together. */
  #waitForWindow(exchange: Exchange, hasOverrun: boolean): Promise<void> {
    const { windowMs, pause } = this.#circumstances;
    if (!hasOverrun) this.#early.push(exchange);
    if (!this.#waiting) {
      if (this.#left > 0) this.#left -= 1;
      else this.#owed -= 1;
      if (!hasOverrun) this.#windows += 1;
      this.#waiting = pause(windowMs, hasOverrun ? windowIsFull : 'the target answered 429 early').finally(() => {
        this.#waiting = undefined;
      });
    }
    return this.#waiting;
  }
}
