import { percentEncoded } from '../contract/percent-encoded.ts';
import type { Client } from '../exchange/client.ts';
import { type Exchange, headerValues, type RequestMessage } from '../exchange/exchange.ts';
import type { RollingBudget } from '../exchange/pacing.ts';
import { isWithin, type WriteScope } from '../exchange/write-scope.ts';
import { isRateLimited, isServed } from '../judge/refusal.ts';
import type { Snapshot } from '../judge/snapshot.ts';
import { type Ask, messageFor } from './ask.ts';
import { type Ledger, noLedger } from './ledger.ts';
import { MadeItems } from './made-items.ts';
import { Patience, type Pause } from './patience.ts';
import { Room, type Urgency } from './room.ts';
import type { Spending } from './spending.ts';
import { urlBelow } from './target-url.ts';

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
  readonly room: Room;
  readonly made: MadeItems;
  readonly patience: Patience;
  /** Requests whose answer was a 429 in the end. */
  refused: number;
  /** Those that count against the account. */
  readonly counted: Set<Exchange>;
  /** What every request is sent with, since the target answers none without it. */
  crutch: Partial<Ask>;
}

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
    // The first write is to come where there was none yet.
    const owed = () => made.standing.length + Math.max(1, made.writtenLists.length);
    const room = new Room(budget, settings.spending, pause, owed);
    return new Target({ settings, client, room, made, patience, counted: new Set(), refused: 0, crutch: {} }, 'run');
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
    const room = this.#session.room.waitingBy(pause);
    const patience = new Patience({ windowMs: room.stayMs, pause, narrow: () => false, sent: () => client.sent });
    return new Target({ ...this.#session, client, room, patience }, this.#askedBy);
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
    return this.#session.room.left;
  }

  /** Whether the next request can be sent, be it after a while. */
  get maySend(): boolean {
    return this.#session.room.maySend;
  }

  /** Whether there is room for what nobody depends on. */
  get hasRoom(): boolean {
    return !this.isRateLimited && this.#session.room.hasSpare;
  }

  /** Exchanges that count against the account: sent with a key that the target knows, and not refused for their number. */
  get counted(): ReadonlySet<Exchange> {
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
    return this.#send({ path: '' }, `${origin}${rooted.replaceAll(/[^\x21-\x7e]+/g, percentEncoded)}`);
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
    return this.#session.room.wait(ms);
  }

  /** Waits until all requests have left the window. */
  waitForWholeWindow(): Promise<void> {
    return this.#session.room.waitForWholeWindow();
  }

  /** Sends a request beyond the window: the only way to see what happens there. */
  overrun(ask: Ask): Promise<Exchange> {
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
      (await session.patience.outlasts(exchange, attempt, isOwed, session.room.hasOverrun))
    )
      return this.#dispatch(message, way, attempt + 1);
    if (isRateLimited(exchange)) session.refused += 1;
    return exchange;
  }

  async #sendOnce(message: RequestMessage, way: Way): Promise<Exchange> {
    const session = this.#session;
    const answered = await session.room.book(way);
    let isSuccess = false;
    try {
      const beforeSending = (number: number) => session.made.announce(number, message);
      const exchange = await session.client.send(message, { aside: way.aside, askedBy: this.#askedBy, beforeSending });
      isSuccess = isServed(exchange);
      if (way.counts ? !isRateLimited(exchange) : isSuccess) session.counted.add(exchange);
      session.made.remember(exchange, this.recording);
      return exchange;
    } finally {
      answered(isSuccess);
    }
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
