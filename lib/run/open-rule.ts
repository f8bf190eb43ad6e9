import { NotSentError } from '../exchange/client.ts';
import { type Finding, type Judgement, notJudged } from '../judge/finding.ts';
import { isSoAgain, kindOf, mayHaveChanged } from './confirmation.ts';
import type { Inquiry, Need, Rule } from './rule.ts';
import { type Target, WindowSpentError } from './target.ts';
import type { Traffic } from './traffic.ts';
import type { ReportedFinding, RuleDescription, Verdict } from './verdict.ts';

/** What a run has to offer to the needs of rules. */
export type Offers = Readonly<Record<Need, boolean>>;

const whyNot: Record<Need, string> = {
  https: 'the target is not an https URL',
  'default-port': 'the target is not an https URL on port 443',
  writes: 'this run may only read; --allow-writes lets it create and delete items',
  'rate-limits': 'it uses up the rate limit of the account; --rate-limits asks for it',
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
   */
  verdict(traffic: Traffic, nothingJudged = 'nothing came up in this run that it could be judged by'): Verdict {
    if (this.#excuse?.verdict === 'not-applicable') return this.#excuse;
    const judgement = this.#judgement(traffic);
    if (judgement.findings.length === 0 && this.#excuse) return this.#excuse;
    return verdictOf(this.rule, judgement, nothingJudged, this.#repeats);
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

function verdictOf(
  rule: RuleDescription,
  { findings, judged, unjudged = [], evidence }: Judgement,
  nothingJudged: string,
  repeats: ReadonlyMap<string, boolean | undefined>,
): Verdict {
  if (findings.length > 0) return { rule, verdict: 'violated', findings: grouped(rule, findings, repeats) };
  if (unjudged.length > 0) return { rule, verdict: 'inconclusive', reason: [...new Set(unjudged)].join('; ') };
  if (judged === 0) return { rule, verdict: 'inconclusive', reason: nothingJudged };
  return { rule, verdict: 'conformant', judged, ...(evidence !== undefined && { evidence }) };
}

/** Exchanges that are named as evidence of one thing. */
const mostExchanges = 10;

/** The same fault in many places is one thing to tell, with its first place and the number of times. */
function grouped(
  rule: RuleDescription,
  findings: readonly Finding[],
  repeats: ReadonlyMap<string, boolean | undefined>,
): ReportedFinding[] {
  const groups = new Map<string, ReportedFinding>();
  for (const finding of findings) {
    const kind = kindOf(finding);
    const asked = repeats.get(kind);
    const first = { ...finding, ...(asked !== undefined && { repeats: asked }) };
    const known = groups.get(kind) ?? { ...first, level: finding.level ?? rule.level, occurrences: 0 };
    const exchanges = [...new Set([...known.exchanges, ...finding.exchanges.slice(0, 1)])].slice(0, mostExchanges);
    groups.set(kind, { ...known, exchanges, occurrences: known.occurrences + 1 });
  }
  return [...groups.values()];
}
