/** So many requests in any window of so many milliseconds. */
export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

/** Decides which requests of an account are too many. */
export interface Limiter {
  /**
   * Counts one more request if there is room for it.
   *
   * @param now milliseconds on a clock that does not go back
   */
  admits(now: number, request: Request): boolean;
}

/**
 * Counts an account's requests over a window that moves along with the clock: each request leaves it on its own,
 * `windowMs` after it was counted. A refused request is not counted, or whoever keeps asking would never get through.
 */
export class RollingWindow implements Limiter {
  readonly #limit: RateLimit;
  /** Times of the counted requests, oldest first. */
  readonly #counted: number[] = [];

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  admits(now: number): boolean {
    const { requests, windowMs } = this.#limit;
    while (this.#counted[0] !== undefined && this.#counted[0] <= now - windowMs) this.#counted.shift();
    if (this.#counted.length >= requests) return false;
    this.#counted.push(now);
    return true;
  }
}
