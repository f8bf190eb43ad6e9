import type { ClauseId } from '../contract/clauses.ts';
import { type Finding, type Judgement, type Level, together } from '../judge/finding.ts';
import type { Inputs } from './inputs.ts';
import type { Target } from './target.ts';
import type { Traffic } from './traffic.ts';
import type { RuleDescription } from './verdict.ts';

/** What a rule cannot be judged without, and not every run has. */
export type Need = 'https' | 'default-port' | 'writes' | 'new-keys' | 'rate-limits' | 'waiting' | 'snapshot';

/**
 * One testable statement. Rules are values: a vitest test runs each of them, and plain code does too.
 */
export interface Rule extends RuleDescription {
  readonly clauses: readonly ClauseId[];
  readonly needs: readonly Need[];
  /** Whether it is judged by the whole traffic, so that any recording of one will do. */
  readonly judgesTraffic: boolean;
  /** Starts the rule on one target. Nothing is sent yet. */
  begin(): Inquiry;
}

/** A rule at work in one run. */
export interface Inquiry {
  /** Sends what the rule cannot do without, one of its inputs included if it asks for any. */
  probe(target: Target): Promise<void>;
  /** How many inputs are to be sent before any rule gets more than it asks for. */
  readonly atLeast: number;
  /**
   * Sends one more input.
   *
   * @returns false when there was none left to send
   */
  more(target: Target): Promise<boolean>;
  /** True where further inputs carry no key that the target knows and so cost nothing of the window. */
  readonly moreIsFree: boolean;
  /** Tries an input that failed once more, and then smaller ones. */
  settle(target: Target, traffic: Traffic): Promise<void>;
  /**
   * Sends the input at a path and nothing else.
   *
   * @returns false where the path leads to none
   */
  replay(target: Target, path: string): Promise<boolean>;
  /** Looks at all that was sent and says what is wrong. Sends nothing. */
  judge(traffic: Traffic): Judgement;
  /** The part of it that is judged by the whole traffic, whoever asked. */
  judgeTraffic(traffic: Traffic): Judgement;
}

/** How a rule is written down: what it says, and at least one of the three ways to judge it. */
export type RuleDefinition = RuleText & (JudgingAll | Asking);

/** What a rule says of itself: see `RuleDescription`. */
export interface RuleText {
  readonly level: Level;
  readonly clauses: readonly [ClauseId, ...ClauseId[]];
  readonly title: string;
  readonly judges: string;
  readonly accepts?: string;
  readonly hint: string;
  readonly needs?: readonly Need[];
}

/** A rule that asks for nothing of its own has nothing to say of it either. */
interface JudgingAll {
  /** Judges what the whole run asked for, whoever asked. */
  readonly judge: (traffic: Traffic) => Judgement;
  readonly asks?: never;
  readonly probe?: never;
  readonly inputs?: never;
}

/** A rule with requests of its own, which may judge those of others too. */
export interface Asking {
  /** What is sent, as the reader would say it. */
  readonly asks: string;
  /** Judges what the whole run asked for, whoever asked. */
  readonly judge?: (traffic: Traffic) => Judgement;
  /** Asks for evidence of its own: see `probe`. */
  readonly probe?: Probe;
  /** Tries inputs one by one: see `inputs`. */
  readonly inputs?: Inputs;
}

/** What rules ask for that only look at what others asked for. */
const nothingOfItsOwn =
  'nothing of its own: every run asks for the root and for each list, and other rules for the rest';

/** Requests of one rule with the judge of their answers; the type of the evidence is closed over. */
export interface Probe {
  begin(): { send(target: Target): Promise<void>; judge(traffic: Traffic): Judgement };
}

/**
 * Evidence that a rule has to ask for.
 *
 * @param ask sends the requests and gives what they showed; it judges nothing
 * @param judge looks at the evidence; it sends nothing
 */
export function probe<Evidence>(
  ask: (target: Target) => Promise<Evidence>,
  judge: (evidence: Evidence, traffic: Traffic) => Judgement,
): Probe {
  return {
    begin() {
      const asked: Evidence[] = [];
      return {
        async send(target) {
          asked.push(await ask(target));
        },
        judge: (traffic) => together(...asked.map((evidence) => judge(evidence, traffic))),
      };
    },
  };
}

/** A section of the contract: `section('pagination').rule('newest-first', …)` is `pagination.newest-first`. */
export function section(name: string) {
  return {
    rule(ruleName: string, definition: RuleDefinition): Rule {
      const { level, clauses, title, asks = nothingOfItsOwn, judges, hint, accepts, needs = [] } = definition;
      return {
        id: `${name}.${ruleName}`,
        section: name,
        level,
        clauses,
        title,
        asks,
        judges,
        hint,
        needs,
        judgesTraffic: definition.judge !== undefined,
        ...(accepts !== undefined && { accepts }),
        begin: () => begin(definition),
      };
    },
  };
}

function begin(definition: RuleDefinition): Inquiry {
  const started = definition.probe?.begin();
  const trials = definition.inputs?.begin();
  const nothing: Judgement = { judged: 0, findings: [] };
  const judgeTraffic = (traffic: Traffic) => definition.judge?.(traffic) ?? nothing;
  return {
    moreIsFree: definition.inputs?.free ?? false,
    atLeast: definition.inputs?.atLeast ?? 0,
    more: async (target) => (await trials?.next(target, true)) ?? false,
    settle: async (target, traffic) => trials?.settle(target, traffic),
    replay: async (target, path) => (await trials?.replay(target, path)) ?? false,
    async probe(target) {
      await started?.send(target);
      if (definition.inputs && definition.inputs.atLeast > 0) await trials?.next(target, false);
    },
    judge(traffic) {
      const byInput = trials?.judge(traffic) ?? nothing;
      // What an input has brought to light is told once, with the path that leads to it.
      const known = new Set(byInput.findings.map(whereFound));
      const { findings, ...others } = judgeTraffic(traffic);
      const unknown = findings.filter((finding) => !known.has(whereFound(finding)));
      return together(byInput, { ...others, findings: unknown }, started?.judge(traffic) ?? nothing);
    },
    judgeTraffic,
  };
}

function whereFound({ exchanges, at }: Finding): string {
  return `${exchanges[0]?.number} ${at}`;
}
