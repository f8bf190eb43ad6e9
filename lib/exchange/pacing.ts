import type { Clock } from './clock.ts';

/** So many requests in any span of `windowMs` milliseconds: 120 in 60,000 at ngrok (clause `rate-limits.window`). */
export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

export const documentedRateLimit: RateLimit = { requests: 120, windowMs: 60_000 };

/** The requests of one rolling window that a run may still spend. */
export class RollingBudget {
  readonly #limit: RateLimit;
  readonly #clock: Clock;
  #underWay = 0;
  /** Times of answer. The target may have counted a request as late as that, so only then it begins to age. */
  #answeredAt: number[] = [];

  constructor(limit: RateLimit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Requests that fit into the window now. */
  get left(): number {
    return Math.max(0, this.#limit.requests - this.#underWay - this.#answered);
  }

  /** How many answered requests the window holds now, and how many it can. */
  get window(): { readonly used: number; readonly of: number } {
    return { used: Math.min(this.#answered, this.#limit.requests), of: this.#limit.requests };
  }

  /**
   * How long an answered request is taken to stay in the window, in milliseconds. Clocks differ in speed and
   * resolution: a thousandth of the window, and the rounding at both its ends.
   */
  get stayMs(): number {
    const { windowMs } = this.#limit;
    return windowMs + windowMs / 1000 + 2;
  }

  /** Milliseconds until so many of the answered requests have left the window that there is room for some more. */
  untilRoomFor(requests: number): number {
    if (this.left >= requests) return 0;
    const leaving = this.#underWay + this.#answeredAt.length + requests - this.#limit.requests;
    const leavesLast = this.#answeredAt[leaving - 1];
    // Where those under way fill the window alone, their answers have to be awaited first.
    return leavesLast === undefined ? 1 : Math.max(1, leavesLast + this.stayMs - this.#clock());
  }

  /** Milliseconds until all answered requests have left the window. */
  get untilEmpty(): number {
    const last = this.#answeredAt.at(-1);
    return last === undefined ? 1 : Math.max(1, last + this.stayMs - this.#clock());
  }

  get #answered(): number {
    const start = this.#clock() - this.stayMs;
    this.#answeredAt = this.#answeredAt.filter((time) => time > start);
    return this.#answeredAt.length;
  }

  /** Books a request before it is sent. The function that it gives must be called when the answer is there. */
  book(): () => void {
    this.#underWay += 1;
    return () => {
      this.#underWay -= 1;
      this.#answeredAt.push(this.#clock());
    };
  }
}

/** Lets a bounded number of tasks run at the same time; the others wait in the order in which they came. */
export class Turnstile {
  readonly #waiting: (() => void)[] = [];
  #places: number;
  #inside = 0;

  constructor(places: number) {
    this.#places = places;
  }

  /**
   * Halves the number of places. Who is inside stays.
   *
   * @returns false where there is but one
   */
  narrow(): boolean {
    if (this.#places === 1) return false;
    this.#places = Math.ceil(this.#places / 2);
    return true;
  }

  async pass<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#inside < this.#places) this.#inside += 1;
    else await new Promise<void>((enter) => this.#waiting.push(enter));
    try {
      return await task();
    } finally {
      const next = this.#inside > this.#places ? undefined : this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }
}
