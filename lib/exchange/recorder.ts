import type { Exchange, Recording } from './exchange.ts';

/** Takes down the exchanges of one run in the order of their sending, whichever of its clients has sent them. */
export class Recorder {
  readonly #slots: (Exchange | undefined)[] = [];

  /** Requests sent so far, answered or not. */
  get sent(): number {
    return this.#slots.length;
  }

  /** All exchanges that have ended. */
  get recording(): Recording {
    return this.#slots.filter((exchange) => exchange !== undefined);
  }

  /** @returns the number of the exchange that now begins */
  begin(): number {
    return this.#slots.push(undefined);
  }

  end(exchange: Exchange): void {
    this.#slots[exchange.number - 1] = exchange;
  }
}
