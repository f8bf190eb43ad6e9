import type { Client } from '../exchange/client.ts';
import { type Exchange, headerValues, type RequestMessage } from '../exchange/exchange.ts';
import { NotSentError } from '../exchange/not-sent.ts';
import type { RollingBudget } from '../exchange/pacing.ts';
import { isWithin, type WriteScope } from '../exchange/write-scope.ts';
import { isRateLimited, isServed } from '../judge/refusal.ts';
import type { Snapshot } from '../judge/snapshot.ts';
import { type Ask, messageFor } from './ask.ts';
import { type Ledger, noLedger } from './ledger.ts';
import { MadeItems } from './made-items.ts';
import { Patience, type Pause, windowIsFull } from './patience.ts';
import type { Spending } from './spending.ts';
import { encoded, urlBelow } from './target-url.ts';

/** The window of the declared rate limit holds no further request of this run. */
export class WindowSpentError extends NotSentError {
  readonly code = 'WINDOW_SPENT';

  constructor() {
    super('the requests of one rate-limit window were spent before this could be asked');
    this.name = 'WindowSpentError';
  }
}

/** What a run knows of its target and may do to it. */
export interface TargetSettings {
  readonly base: URL;
  readonly key: string;
  readonly mayWrite: boolean;
  /** Paths of the lists that the run may write to, where it may not write to all. */
  readonly scratch?: readonly string[] | undefined;
  /** Id of the run: what it makes carries it. */
  readonly runId: string;
  /** Paths of the lists that the target is expected to serve; all of the API reference if not said. */
  readonly resources?: readonly string[] | undefined;
  readonly seed: number;
  readonly spending: Spending;
  /** What an earlier run saw, to hold this one against. */
  readonly snapshot?: Snapshot | undefined;
}

interface Session {
  readonly settings: TargetSettings;
  readonly client: Client;
  readonly budget: RollingBudget;
  readonly pause: Pause;
  readonly made: MadeItems;
  readonly patience: Patience;
  /** Requests whose answer was a 429 in the end. */
  refused: number;
  /** Whether the run has gone beyond the window, as some rules want it to. */
  hasOverrun: boolean;
  counted: number;
  /** Requests that were sent as counting, refused ones included. */
  spent: number;
  /** Ends when the window may have room again. */
  waiting: Promise<void> | undefined;
  /** What every request is sent with, since the target answers none without it. */
  crutch: Partial<Ask>;
}

/** `usual`: needs room in the window. `owed`: waits for it whatever the run may wait for. */
type Urgency = 'usual' | 'owed' | 'beyond the window';

interface Way {
  /** Whether the request carries a key that the target knows. */
  readonly counts: boolean;
  readonly urgency: Urgency;
  readonly aside: boolean;
}

/** The API under test, as probes see it. */
export class Target {
  readonly #session: Session;
  readonly #askedBy: string;

  private constructor(session: Session, askedBy: string) {
    this.#session = session;
    this.#askedBy = askedBy;
  }

  static open(
    settings: TargetSettings,
    client: Client,
    budget: RollingBudget,
    pause: Pause,
    ledger: Ledger = noLedger,
  ): Target {
    const made = new MadeItems(settings.base, ledger);
    const patience = new Patience({
      windowMs: budget.stayMs,
      pause,
      narrow: () => client.narrow(),
      sent: () => client.sent,
    });
    const nothingYet = {
      made,
      patience,
      counted: 0,
      spent: 0,
      refused: 0,
      hasOverrun: false,
      waiting: undefined,
      crutch: {},
    };
    return new Target({ settings, client, budget, pause, ...nothingYet }, 'run');
  }

  /** The same target, its exchanges labelled with who asked. */
  as(askedBy: string): Target {
    return new Target(this.#session, askedBy);
  }

  /**
   * The same target by another client, for what is left to do once the run was ended. What was made is known to both;
   * work that is `shared` begins anew.
   */
  through(client: Client, pause: Pause): Target {
    const { budget } = this.#session;
    const patience = new Patience({ windowMs: budget.stayMs, pause, narrow: () => false, sent: () => client.sent });
    return new Target({ ...this.#session, client, pause, patience, waiting: undefined }, this.#askedBy);
  }

  /** From now on a 429 that comes early is waited for, and the request sent again. */
  bePatient(): void {
    this.#session.patience.begin(this.settings.spending.mostEarlyWaits);
  }

  /** What was unusual about the run and is no verdict of any rule, a sentence each. */
  get remarks(): readonly string[] {
    return this.#session.patience.remarks;
  }

  get settings(): TargetSettings {
    return this.#session.settings;
  }

  /** Requests that the window still has room for, beside those that the end of the run needs, however early it comes. */
  get left(): number {
    return Math.max(0, this.#session.budget.left - this.#reserve);
  }

  /** A place for the deletion of each item, and one for the closing look at each list. */
  get #reserve(): number {
    return Math.min(this.#owed, this.settings.spending.limit.requests - 1);
  }

  /** Requests that the run will have to send in the end. The first write is to come where there was none yet. */
  get #owed(): number {
    const { standing, writtenLists } = this.#session.made;
    return standing.length + Math.max(1, writtenLists.length);
  }

  /** Whether the next request can be sent, be it after a while. */
  get maySend(): boolean {
    return this.settings.spending.mayWait || this.left > 0;
  }

  /**
   * Whether there is room for what nobody depends on. A run that was not asked to be thorough spends as many requests
   * on everything as one window has, even where it may wait for the next; what cannot be done without is not counted.
   */
  get hasRoom(): boolean {
    const { settings, spent } = this.#session;
    if (this.isRateLimited || !this.maySend) return false;
    return settings.spending.isThorough || spent + this.#owed < settings.spending.limit.requests;
  }

  /** Requests that count against the account: sent with a key that the target knows, and not refused for their number. */
  get counted(): number {
    return this.#session.counted;
  }

  /** Whether the target has answered 429, and waiting did not help: then the window holds less than the run thought. */
  get isRateLimited(): boolean {
    return this.refused > 0;
  }

  /** Requests whose answer was a 429 in the end, whether that was waited for or not. */
  get refused(): number {
    return this.#session.refused;
  }

  /** URLs of the items that this run made and that still stand, in the order of their making. */
  get made(): readonly string[] {
    return this.#session.made.standing;
  }

  /** Items that this run made and cannot delete, since the target gave them ids that could lead elsewhere. */
  get unreachable(): readonly string[] {
    return this.#session.made.unreachable;
  }

  /** URLs of the lists that this run asked for a creation in. */
  get writtenLists(): readonly string[] {
    return this.#session.made.writtenLists;
  }

  /** Whether this run made the item, and the target has said since that it is not there any more. */
  wasGone(url: string): boolean {
    return this.#session.made.wasGone(url);
  }

  /** Takes back that an item is gone. */
  standsStill(url: string): void {
    this.#session.made.standsStill(url);
  }

  /** URLs of the lists in which there may be something that the run made and does not know of. */
  get unsettledLists(): readonly string[] {
    return this.#session.made.unsettledLists;
  }

  /** Those of them that it may tell something to look at. */
  get listsToLookAt(): readonly string[] {
    return this.#session.made.listsToLookAt;
  }

  /** Says that a list was looked at and could not be read. */
  lookedInVain(list: string): void {
    this.#session.made.lookedInVain(list);
  }

  /** Whether nothing that the run made is left, known or unknown. */
  get isClean(): boolean {
    return this.made.length + this.unreachable.length + this.unsettledLists.length === 0;
  }

  /**
   * Whether the run may write to a list, or to what lies at another path.
   *
   * @param path below the base URL
   */
  mayWriteTo(path: string): boolean {
    const scope = writeScopeOf(this.settings);
    return isWithin(scope, urlBelow(this.settings.base, path));
  }

  /** All exchanges so far. */
  get recording(): readonly Exchange[] {
    return this.#session.client.recording;
  }

  /**
   * Sends a request.
   *
   * @throws WindowSpentError where the request counts and the window has no room for it
   * @throws WriteRefusedError where the run may not write
   * @throws ForeignItemError where the request would change an item that the run did not make
   */
  ask(ask: Ask): Promise<Exchange> {
    return this.#send(ask, urlBelow(this.settings.base, ask.path));
  }

  /** GET with everything that the documentation asks for. */
  get(path: string): Promise<Exchange> {
    return this.ask({ path });
  }

  /**
   * Follows a link that the target gave, as it stands: without its fragment, which no client sends, and with what no
   * request line can hold percent-encoded.
   *
   * @returns undefined, with nothing sent, where the link leaves the target's origin: the key goes nowhere else
   */
  async follow(link: string): Promise<Exchange | undefined> {
    const { origin } = this.settings.base;
    if (!URL.canParse(link) || new URL(link).origin !== origin) return undefined;
    // Never the link itself: what stands before the path is the target's own, whatever the link does to look like it.
    const path = link.replace(/^[^:]*:[/\\]*[^/\\?#]*/, '').replace(/#.*/s, '');
    const rooted = path.startsWith('/') ? path : `/${path}`;
    return this.#send({ path: '' }, `${origin}${rooted.replaceAll(/[^\x21-\x7e]+/g, encoded)}`);
  }

  /** From now on sends every request with something that the documentation does not ask for. */
  leanOn(crutch: Partial<Ask>): void {
    this.#session.crutch = crutch;
  }

  /**
   * Takes an item for one that the run made, so that it is deleted in the end. One that stood in the list before the
   * run wrote to it is left alone.
   *
   * @param list URL of its list
   */
  adopt(list: string, id: string): void {
    this.#session.made.takeUp(list, id, this.recording);
  }

  /** Takes up an item that an earlier run made, so that it may be deleted. */
  inherit(url: string): void {
    this.#session.made.inherit(url);
  }

  /**
   * Says that a list was looked at, and that what carries the mark of the run there was taken up.
   *
   * @param list its URL
   * @param isWhole whether to its end
   */
  looked(list: string, isWhole: boolean): void {
    this.#session.made.looked(list, isWhole);
  }

  /** Sends a request that changes nothing once more, exactly as it was. */
  again({ request }: Exchange): Promise<Exchange> {
    const counts = headerValues(request.headers, 'authorization').some((value) => value.endsWith(this.settings.key));
    return this.#dispatch(request, { counts, urgency: 'usual', aside: false });
  }

  /** Sends a request that the run owes to the target: it waits for room where any other would be left out. */
  insist(ask: Ask): Promise<Exchange> {
    return this.#send(ask, urlBelow(this.settings.base, ask.path), 'owed');
  }

  /** Lets so many milliseconds pass. */
  wait(ms: number): Promise<void> {
    return this.#session.pause(ms, windowIsFull);
  }

  /** Waits until all requests have left the window. */
  async waitForWholeWindow(): Promise<void> {
    const { budget } = this.#session;
    while (budget.left < this.settings.spending.limit.requests) await this.wait(budget.untilEmpty);
  }

  /** Sends a request beyond the window: the only way to see what happens there. */
  overrun(ask: Ask): Promise<Exchange> {
    this.#session.hasOverrun = true;
    return this.#send(ask, urlBelow(this.settings.base, ask.path), 'beyond the window');
  }

  /** Stands for this run, whoever asks. */
  get run(): object {
    return this.#session;
  }

  async #send(ask: Ask, url: string, urgency: Urgency = 'usual'): Promise<Exchange> {
    if (ask.method !== undefined) this.#session.made.protect(ask.method, url, this.recording);
    const counts = ask.authorization === undefined;
    return this.#dispatch(this.#message(ask, url), { counts, urgency, aside: ask.aside ?? false });
  }

  async #dispatch(message: RequestMessage, way: Way, attempt = 1): Promise<Exchange> {
    const session = this.#session;
    const exchange = await this.#sendOnce(message, way);
    const isOwed = way.urgency === 'owed';
    if (
      way.urgency !== 'beyond the window' &&
      (await session.patience.outlasts(exchange, attempt, isOwed, session.hasOverrun))
    )
      return this.#dispatch(message, way, attempt + 1);
    if (isRateLimited(exchange)) session.refused += 1;
    return exchange;
  }

  async #sendOnce(message: RequestMessage, { counts, urgency, aside }: Way): Promise<Exchange> {
    const session = this.#session;
    // Some targets count every request: where there is time, there is room for that.
    const isPaced = counts || this.settings.spending.mayWait;
    const answered = isPaced ? await this.#book(urgency) : () => {};
    if (counts) session.spent += 1;
    try {
      const beforeSending = (number: number) => session.made.announce(number, message);
      const exchange = await session.client.send(message, { aside, askedBy: this.#askedBy, beforeSending });
      // A wrong key that is served is one that the target takes for an account's, and counts.
      if (!isPaced && isServed(exchange)) session.budget.book()();
      if (counts ? !isRateLimited(exchange) : isServed(exchange)) session.counted += 1;
      session.made.remember(exchange, this.recording);
      return exchange;
    } finally {
      answered();
    }
  }

  /** Books a request once the window has room, with nothing between the look and the booking. */
  async #book(urgency: Urgency): Promise<() => void> {
    const { budget, hasOverrun } = this.#session;
    // What was done beyond the window on purpose has to be undone as soon as the target lets it be.
    const goesAtOnce = urgency === 'beyond the window' || (urgency === 'owed' && hasOverrun);
    const isOwed = urgency === 'owed';
    while (!goesAtOnce && (isOwed ? budget.left : this.left) === 0) {
      if (!isOwed && !this.settings.spending.mayWait) throw new WindowSpentError();
      await this.#waitForRoom(isOwed ? 1 : 1 + this.#reserve);
    }
    return budget.book();
  }

  /** All who wait do so together. */
  #waitForRoom(requests: number): Promise<void> {
    const session = this.#session;
    session.waiting ??= this.wait(session.budget.untilRoomFor(requests)).finally(() => {
      session.waiting = undefined;
    });
    return session.waiting;
  }

  #message(asked: Ask, url: string): RequestMessage {
    const { crutch } = this.#session;
    const ask = { ...crutch, ...asked, headers: [...(crutch.headers ?? []), ...(asked.headers ?? [])] };
    return messageFor(ask, url, this.settings.key);
  }
}

/** Where the client of a run may write. */
export function writeScopeOf({ base, mayWrite, scratch }: TargetSettings): WriteScope {
  if (!mayWrite) return [];
  return scratch?.map((path) => urlBelow(base, path)) ?? 'anywhere';
}

/**
 * Work whose result several rules look at: done at the first call in a run, remembered after that.
 *
 * @param name who asked, in the recording
 */
export function shared<Result>(
  name: string,
  work: (target: Target) => Promise<Result>,
): (target: Target) => Promise<Result> {
  const results = new WeakMap<object, Promise<Result>>();
  return (target) => {
    const result = results.get(target.run) ?? work(target.as(name));
    results.set(target.run, result);
    return result;
  };
}
