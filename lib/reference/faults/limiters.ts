import { type Limiter, type RateLimit, RollingWindow } from '../rolling-window.ts';

/** Counts in windows that follow one another without a gap, and begins each with nothing. */
export class FixedWindow implements Limiter {
  readonly #limit: RateLimit;
  #window = Number.NEGATIVE_INFINITY;
  #counted = 0;

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  admits(now: number): boolean {
    const window = Math.floor(now / this.#limit.windowMs);
    if (window !== this.#window) this.#counted = 0;
    this.#window = window;
    if (this.#counted >= this.#limit.requests) return false;
    this.#counted += 1;
    return true;
  }
}

/** The same, but that a window begins with the first request after the last one was over. */
export class WindowFromFirstRequest implements Limiter {
  readonly #limit: RateLimit;
  #began = Number.NEGATIVE_INFINITY;
  #counted = 0;

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  admits(now: number): boolean {
    if (now >= this.#began + this.#limit.windowMs) {
      this.#began = now;
      this.#counted = 0;
    }
    if (this.#counted >= this.#limit.requests) return false;
    this.#counted += 1;
    return true;
  }
}

/** Once the limit is reached, admits nothing for a window's length, and then begins with nothing. */
export class AllAtOnce implements Limiter {
  readonly #limit: RateLimit;
  #window: RollingWindow;
  #closedUntil = Number.NEGATIVE_INFINITY;

  constructor(limit: RateLimit) {
    this.#limit = limit;
    this.#window = new RollingWindow(limit);
  }

  admits(now: number): boolean {
    if (now < this.#closedUntil) return false;
    if (this.#window.admits(now)) return true;
    this.#closedUntil = now + this.#limit.windowMs;
    this.#window = new RollingWindow(this.#limit);
    return false;
  }
}

/** Never forgets a request. */
export class NoRecovery implements Limiter {
  readonly #limit: RateLimit;
  #counted = 0;

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  admits(): boolean {
    this.#counted += 1;
    return this.#counted <= this.#limit.requests;
  }
}

/** Holds so many requests' worth of tokens, and fills up evenly at the limit's rate: after a burst it admits more at once. */
export class TokenBucket implements Limiter {
  readonly #limit: RateLimit;
  readonly #size: number;
  #tokens: number;
  #filledAt: number | undefined;

  constructor(limit: RateLimit, size: number) {
    this.#limit = limit;
    this.#size = size;
    this.#tokens = size;
  }

  admits(now: number): boolean {
    const { requests, windowMs } = this.#limit;
    const fresh = ((now - (this.#filledAt ?? now)) * requests) / windowMs;
    this.#tokens = Math.min(this.#size, this.#tokens + fresh);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** Gives requests of each kind a rolling window of their own; those of no kind are not counted. */
export class WindowForEach implements Limiter {
  readonly #limit: RateLimit;
  readonly #kindOf: (request: Request) => string | undefined;
  readonly #windows = new Map<string, RollingWindow>();

  constructor(limit: RateLimit, kindOf: (request: Request) => string | undefined) {
    this.#limit = limit;
    this.#kindOf = kindOf;
  }

  admits(now: number, request: Request): boolean {
    const kind = this.#kindOf(request);
    if (kind === undefined) return true;
    const window = this.#windows.get(kind) ?? new RollingWindow(this.#limit);
    this.#windows.set(kind, window);
    return window.admits(now);
  }
}
