import { NotSentError } from '../exchange/not-sent.ts';
import type { RollingBudget } from '../exchange/pacing.ts';
import { type Pause, windowIsFull } from './patience.ts';
import type { Spending } from './spending.ts';

/** The window of the declared rate limit holds no further request of this run. */
export class WindowSpentError extends NotSentError {
  readonly code = 'WINDOW_SPENT';

  constructor() {
    super('the requests of one rate-limit window were spent before this could be asked');
    this.name = 'WindowSpentError';
  }
}

/** `usual`: needs room in the window. `owed`: waits for it whatever the run may wait for. */
export type Urgency = 'usual' | 'owed' | 'beyond the window';

/** The room that a run has in the window of the declared rate limit, and its waiting for more. */
export class Room {
  readonly #budget: RollingBudget;
  readonly #spending: Spending;
  readonly #pause: Pause;
  readonly #owed: () => number;
  /** Ends when the window may have room again. */
  #waiting: Promise<void> | undefined;
  #hasOverrun = false;
  #spent = 0;

  /** @param owed how many requests the run will have to send in the end, however early that comes */
  constructor(budget: RollingBudget, spending: Spending, pause: Pause, owed: () => number) {
    this.#budget = budget;
    this.#spending = spending;
    this.#pause = pause;
    this.#owed = owed;
  }

  /** The same room, for whoever waits in another way. */
  waitingBy(pause: Pause): Room {
    const room = new Room(this.#budget, this.#spending, pause, this.#owed);
    room.#hasOverrun = this.#hasOverrun;
    room.#spent = this.#spent;
    return room;
  }

  /** How long a request can stay in the window, in milliseconds. */
  get stayMs(): number {
    return this.#budget.stayMs;
  }

  /** Whether the run has gone beyond the window, as some rules want it to. */
  get hasOverrun(): boolean {
    return this.#hasOverrun;
  }

  /** Requests that the window still has room for, beside those that the end of the run needs, however early it comes. */
  get left(): number {
    return Math.max(0, this.#budget.left - this.#reserve);
  }

  /** Whether the next request can be sent, be it after a while. */
  get maySend(): boolean {
    return this.#spending.mayWait || this.left > 0;
  }

  /**
   * Whether there is room for what nobody depends on. A run that was not asked to be thorough spends as many requests
   * on everything as one window has, even where it may wait for the next; what cannot be done without is not counted.
   */
  get hasSpare(): boolean {
    if (!this.maySend) return false;
    return this.#spending.isThorough || this.#spent + this.#owed() < this.#spending.limit.requests;
  }

  /**
   * Books a request, once the window has room: with nothing between the look and the booking.
   *
   * @param way.counts whether the request carries a key that the target knows
   * @returns to be called when the answer is there, with whether it is a success
   * @throws WindowSpentError where there is no room and the run may not wait
   */
  async book(way: { readonly counts: boolean; readonly urgency: Urgency }): Promise<(isServed: boolean) => void> {
    const { counts, urgency } = way;
    this.#hasOverrun ||= urgency === 'beyond the window';
    // Some targets count every request: where there is time, there is room for that.
    if (!counts && !this.#spending.mayWait) return this.#bookIfServed();
    const isOwed = urgency === 'owed';
    // What was done beyond the window on purpose has to be undone as soon as the target lets it be.
    const goesAtOnce = urgency === 'beyond the window' || (isOwed && this.#hasOverrun);
    while (!goesAtOnce && (isOwed ? this.#budget.left : this.left) === 0) {
      if (!isOwed && !this.#spending.mayWait) throw new WindowSpentError();
      await this.#waitForRoom(isOwed ? 1 : 1 + this.#reserve);
    }
    if (counts) this.#spent += 1;
    return this.#budget.book();
  }

  /** Lets so many milliseconds pass. */
  wait(ms: number): Promise<void> {
    return this.#pause(ms, windowIsFull);
  }

  /** Waits until all requests have left the window. */
  async waitForWholeWindow(): Promise<void> {
    while (this.#budget.left < this.#spending.limit.requests) await this.wait(this.#budget.untilEmpty);
  }

  /** A wrong key that is served is one that the target takes for an account's, and counts. */
  #bookIfServed(): (isServed: boolean) => void {
    return (isServed) => {
      if (isServed) this.#budget.book()();
    };
  }

  get #reserve(): number {
    return Math.min(this.#owed(), this.#spending.limit.requests - 1);
  }

  /** All who wait do so together. */
  #waitForRoom(requests: number): Promise<void> {
    this.#waiting ??= this.wait(this.#budget.untilRoomFor(requests)).finally(() => {
      this.#waiting = undefined;
    });
    return this.#waiting;
  }
}
