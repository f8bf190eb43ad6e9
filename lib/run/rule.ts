import type { ClauseId } from '../contract/clauses.ts';
import { type Judgement, type Level, together } from '../judge/finding.ts';
import { isRateLimited } from '../judge/refusal.ts';
import type { Target } from './target.ts';
import type { Traffic } from './traffic.ts';
import type { RuleDescription } from './verdict.ts';

/** What a rule cannot be judged without, and not every run has. */
export type Need = 'https' | 'default-port' | 'writes' | 'rate-limits' | 'waiting';

/**
 * One testable statement. Rules are values: a vitest test runs each of them, and plain code does too.
 */
export interface Rule extends RuleDescription {
  readonly clauses: readonly ClauseId[];
  readonly needs: readonly Need[];
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
  /** Looks at all that was sent and says what is wrong. Sends nothing. */
  judge(traffic: Traffic): Judgement;
}

/** How a rule is written down: what it says, and at least one of the three ways to judge it. */
export interface RuleDefinition {
  readonly level: Level;
  readonly clauses: readonly [ClauseId, ...ClauseId[]];
  readonly title: string;
  readonly accepts?: string;
  readonly hint: string;
  readonly needs?: readonly Need[];
  /** Judges what the whole run asked for, whoever asked. */
  readonly judge?: (traffic: Traffic) => Judgement;
  /** Asks for evidence of its own: see `probe`. */
  readonly probe?: Probe;
  /** Tries inputs one by one: see `inputs`. */
  readonly inputs?: Inputs;
}

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

/** Inputs of one rule, with the types of input and case closed over. */
export interface Inputs {
  readonly atLeast: number;
  readonly free: boolean;
  begin(): { next(target: Target, isOptional: boolean): Promise<boolean>; judge(traffic: Traffic): Judgement };
}

/**
 * Inputs for a rule that speaks of every value of a kind: each is tried alone and judged alone.
 *
 * @param definition.values what to try, the telling ones first: a run tries as many as its window of requests has room for
 * @param definition.atLeast how many of them are tried before any rule gets more than it asks for (1 if not said)
 * @param definition.free true where the requests carry no key that the target knows
 */
export function inputs<Input, Case>(definition: {
  readonly values: (target: Target) => Promise<readonly Input[]> | readonly Input[];
  readonly atLeast?: number;
  readonly free?: boolean;
  readonly ask: (target: Target, input: Input) => Promise<Case>;
  readonly judge: (answer: Case, traffic: Traffic) => Judgement;
}): Inputs {
  return {
    atLeast: definition.atLeast ?? 1,
    free: definition.free ?? false,
    begin() {
      let waiting: Input[] | undefined;
      const answers: Case[] = [];
      return {
        async next(target, isOptional) {
          waiting ??= [...(await definition.values(target))];
          const input = waiting.shift();
          if (input === undefined) return false;
          const sent = target.recording.length;
          const answer = await definition.ask(target, input);
          // What was tried only because there seemed to be room for it is forgotten where there was none.
          const isForgotten = isOptional && target.recording.slice(sent).some(isRateLimited);
          if (!isForgotten) answers.push(answer);
          return true;
        },
        judge: (traffic) => together(...answers.map((answer) => definition.judge(answer, traffic))),
      };
    },
  };
}

/** A section of the contract: `section('pagination').rule('newest-first', …)` is `pagination.newest-first`. */
export function section(name: string) {
  return {
    rule(ruleName: string, definition: RuleDefinition): Rule {
      const { level, clauses, title, hint, accepts, needs = [] } = definition;
      return {
        id: `${name}.${ruleName}`,
        section: name,
        level,
        clauses,
        title,
        hint,
        needs,
        ...(accepts !== undefined && { accepts }),
        begin: () => begin(definition),
      };
    },
  };
}

function begin(definition: RuleDefinition): Inquiry {
  const started = definition.probe?.begin();
  const trials = definition.inputs?.begin();
  const next = async (target: Target, isOptional: boolean) => (await trials?.next(target, isOptional)) ?? false;
  return {
    moreIsFree: definition.inputs?.free ?? false,
    atLeast: definition.inputs?.atLeast ?? 0,
    more: (target) => next(target, true),
    async probe(target) {
      await started?.send(target);
      if (definition.inputs && definition.inputs.atLeast > 0) await next(target, false);
    },
    judge: (traffic) =>
      together(
        ...[definition.judge?.(traffic), started?.judge(traffic), trials?.judge(traffic)].filter(
          (judgement) => judgement !== undefined,
        ),
      ),
  };
}
