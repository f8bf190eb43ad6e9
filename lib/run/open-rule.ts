import { groupedBy } from '../contract/grouped-by.ts';
import { isAnswered } from '../exchange/exchange.ts';
import { NotSentError } from '../exchange/not-sent.ts';
import { type Finding, type Judgement, notJudged } from '../judge/finding.ts';
import { isSoAgain, mayHaveChanged } from './confirmation.ts';
import { kindOf, placeOf } from './finding-identity.ts';
import { WindowSpentError } from './room.ts';
import type { Inquiry, Need, Rule } from './rule.ts';
import type { Target } from './target.ts';
import type { Traffic } from './traffic.ts';
import { failedAnswer, type ReportedFinding, type Sighting, type ToleranceOf, type Verdict } from './verdict.ts';

/** What a run has to offer to the needs of rules. */
export type Offers = Readonly<Record<Need, boolean>>;

const whyNot: Record<Need, string> = {
  https: 'the target is not an https URL',
  'default-port': 'the target is not an https URL on port 443',
  writes: 'this run may only read; --allow-writes lets it create and delete items',
  'new-keys': 'it creates an API key; api_keys among the lists of --scratch allows it',
  'rate-limits': 'it uses up the rate limit of the account; --rate-limits asks for it',
  snapshot: 'there is no snapshot of an earlier run to hold this one against; --snapshot names one',
  waiting: 'it has to wait until requests leave the window of the rate limit; --thorough does, or a short --limit',
};

/** A rule on its way from the first request to its verdict. */
export class OpenRule {
  readonly rule: Rule;
  readonly #inquiry: Inquiry;
  readonly #signal: AbortSignal | undefined;
  /** Kinds of findings that were asked for once more, and whether they came again where that can be told. */
  readonly #repeats = new Map<string, boolean | undefined>();
  #excuse: Extract<Verdict, { reason: string }> | undefined;

  /** @param signal ends the run: what is thrown once it is aborted goes through */
  constructor(rule: Rule, offers: Offers, signal?: AbortSignal) {
    this.rule = rule;
    this.#signal = signal;
    this.#inquiry = rule.begin();
    const lacking = rule.needs.find((need) => !offers[need]);
    if (lacking) this.#excuse = { rule, verdict: 'not-applicable', reason: whyNot[lacking] };
  }

  /** How many inputs are to be sent before any rule gets more than it asks for. */
  get atLeast(): number {
    return this.#inquiry.atLeast;
  }

  get moreIsFree(): boolean {
    return this.#inquiry.moreIsFree;
  }

  /** Sends what the rule cannot do without. */
  async probe(target: Target): Promise<void> {
    if (this.#excuse) return;
    try {
      await this.#inquiry.probe(target.as(this.rule.id));
    } catch (error) {
      this.#excuseBy(error);
    }
  }

  /**
   * Sends one more input.
   *
   * @returns false when there is none left, or none that may be sent
   */
  async more(target: Target): Promise<boolean> {
    if (this.#excuse) return false;
    try {
      return await this.#inquiry.more(target.as(this.rule.id));
    } catch (error) {
      // Nothing is owed of an input that there was no room for.
      if (error instanceof WindowSpentError) return false;
      this.#excuseBy(error);
      return false;
    }
  }

  /**
   * Looks whether what is wrong so far is so again when asked once more, and by which smallest input.
   *
   * @param traffic all exchanges so far
   */
  async settle(target: Target, traffic: Traffic): Promise<void> {
    if (this.#excuse || !target.hasRoom) return;
    try {
      await this.#inquiry.settle(target.as(this.rule.id), traffic);
      await this.#confirm(target.as(this.rule.id), traffic);
    } catch (error) {
      if (!(error instanceof WindowSpentError)) this.#excuseBy(error);
    }
  }

  /**
   * Sends the input at a path of the run's seed and nothing else.
   *
   * @returns false where the path leads to none
   */
  async replay(target: Target, path: string): Promise<boolean> {
    if (this.#excuse) return true;
    try {
      return await this.#inquiry.replay(target.as(this.rule.id), path);
    } catch (error) {
      this.#excuseBy(error);
      return true;
    }
  }

  /** Asks once more for what showed each kind of finding, where that changes nothing. */
  async #confirm(target: Target, traffic: Traffic): Promise<void> {
    for (const finding of this.#judgement(traffic).findings.filter(({ path }) => path === undefined)) {
      const [telling] = finding.exchanges;
      const kind = kindOf(finding);
      if (telling?.request.method !== 'GET' || this.#repeats.has(kind) || !target.hasRoom) continue;
      if (mayHaveChanged(telling, traffic.recording)) continue;
      const repeated = await target.again(telling);
      this.#repeats.set(
        kind,
        isSoAgain(finding, repeated, traffic, (other) => this.#inquiry.judgeTraffic(other)),
      );
    }
  }

  /**
   * Says what the rule has come to.
   *
   * @param nothingJudged why there may be nothing that it could be judged by
   * @param toleranceOf which findings need not fail the run
   */
  verdict(
    traffic: Traffic,
    nothingJudged = 'nothing came up in this run that it could be judged by',
    toleranceOf: ToleranceOf = () => undefined,
  ): Verdict {
    if (this.#excuse?.verdict === 'not-applicable') return this.#excuse;
    const judgement = this.#judgement(traffic);
    const { findings, judged, unjudged = [], evidence } = judgement;
    const { rule } = this;
    if (findings.length > 0)
      return { rule, verdict: 'violated', findings: this.#grouped(findings, traffic, toleranceOf) };
    if (this.#excuse) return this.#excuse;
    if (unjudged.length > 0) return { rule, verdict: 'inconclusive', reason: [...new Set(unjudged)].join('; ') };
    if (judged === 0) return { rule, verdict: 'inconclusive', reason: nothingJudged };
    return { rule, verdict: 'conformant', judged, ...(evidence !== undefined && { evidence }) };
  }

  /**
   * The same fault in many places is one thing to tell, with its first place and the number of times. Each place is
   * held against what is tolerated before that, so that a known one never hides a new one.
   */
  #grouped(findings: readonly Finding[], { settings }: Traffic, toleranceOf: ToleranceOf): ReportedFinding[] {
    const byTolerance = [...groupedBy(findings, (finding) => toleranceOf(this.rule.id, finding))];
    const newFirst = byTolerance.sort(([one], [other]) => Number(one !== undefined) - Number(other !== undefined));
    const grouped = newFirst.flatMap(([tolerance, tolerated]) =>
      [...groupedBy(tolerated, kindOf)].flatMap(([kind, alike]) => {
        const [first] = alike;
        if (first === undefined) return [];
        const repeats = this.#repeats.get(kind);
        const telling = alike.flatMap(({ exchanges }) => exchanges.slice(0, 1));
        return {
          ...first,
          exchanges: [...new Set([...first.exchanges, ...telling])].slice(0, mostExchanges),
          ...(repeats !== undefined && { repeats }),
          level: first.level ?? this.rule.level,
          occurrences: alike.length,
          kind,
          sightings: sightingsOf(alike),
          places: placesOf(alike, settings.base),
          ...(tolerance !== undefined && { tolerance }),
        };
      }),
    );
    return withinBounds(grouped);
  }

  /** One rule that breaks on what a target does, which must not happen, does not take the others with it. */
  #judgement(traffic: Traffic): Judgement {
    try {
      return this.#inquiry.judge(traffic);
    } catch (error) {
      return notJudged(brokenOver(error));
    }
  }

  #excuseBy(error: unknown): void {
    this.#signal?.throwIfAborted();
    const reason = error instanceof NotSentError ? error.message : brokenOver(error);
    this.#excuse = { rule: this.rule, verdict: 'inconclusive', reason };
  }
}

/** A fault of the suite, told as one: it is neither the target's nor the caller's. */
function brokenOver(error: unknown): string {
  return `the suite itself failed at this rule, please report it: ${error}`;
}

/** Exchanges that are named as evidence of one thing. */
const mostExchanges = 10;

/** Things that are told of one rule. Names and ids come from the target, which may use another one each time. */
const mostFindings = 100;

/** What is found in more places than these is one thing wherever else it may be. */
const mostSightings = 1_000;

/** Keeps what fails a run before what warns, and both before what is tolerated. */
function withinBounds(findings: ReportedFinding[]): ReportedFinding[] {
  const untold = findings.length - mostFindings;
  if (untold <= 0) return findings;
  const weight = ({ level, tolerance }: ReportedFinding) => (tolerance ? 0 : level === 'must' ? 2 : 1);
  const told = findings.toSorted((one, other) => weight(other) - weight(one)).slice(0, mostFindings);
  const remark = `${untold} more findings of other kinds are not told`;
  return told.map((finding, index) => (index === 0 ? { ...finding, remark } : finding));
}

function sightingsOf(findings: readonly Finding[]): Sighting[] {
  return findings.slice(0, mostSightings).flatMap(({ at = '', exchanges: [telling] }) => {
    if (telling === undefined) return [];
    const isFailed = !isAnswered(telling) || (at === 'status' && telling.outcome.response.status >= 500);
    return [{ exchange: telling.number, at: isFailed ? failedAnswer : at }];
  });
}

function placesOf(findings: readonly Finding[], base: URL): ReportedFinding['places'] {
  const places = groupedBy(
    findings.map((finding) => placeOf(finding, base)),
    ({ request, at }) => `${request} ${at}`,
  );
  return [...places.values()].flatMap((alike) =>
    alike.slice(0, 1).map((place) => ({ ...place, occurrences: alike.length })),
  );
}
