import type { Exchange } from '../exchange/exchange.ts';

/** How firmly the documentation says it: `must` fails a run, `should` warns. */
export type Level = 'must' | 'should';

/** One thing that is not as it should be, before it is known which exchange shows it. */
export interface Problem {
  /** What the contract asks for, as the reader would say it: `a timestamp that ends in Z`. */
  readonly expected: string;
  /** What came instead, quoted where it helps: `"2024-05-01 10:00:00"`. */
  readonly actual: string;
  /** Where: a JSON pointer into the response body (`/keys/2/created_at`), `status`, or `header content-type`. */
  readonly at?: string;
  /** Set where this problem weighs less than its rule does. */
  readonly level?: Level;
  /** What else is to be known of it, or of how it was found. */
  readonly remark?: string;
}

/** A problem with the exchanges that show it, the telling one first. */
export interface Finding extends Problem {
  readonly exchanges: readonly Exchange[];
  /** Where the input that brought it to light stands among those of the seed. */
  readonly path?: string;
  /** Whether it came again when the same was asked once more; absent where it was not. */
  readonly repeats?: boolean;
}

/**
 * What a judge says: how many things it could look at, and what was wrong with them.
 * Nothing looked at is never green: the run calls a rule with `judged: 0` inconclusive.
 */
export interface Judgement {
  readonly judged: number;
  readonly findings: readonly Finding[];
  /** Things that should have been judged and could not be, each with its reason: `3 requests were answered 429`. */
  readonly unjudged?: readonly string[];
  /** How strong the evidence is, where that matters: `the longest list has 250 items`. */
  readonly evidence?: string;
}

/** Says that these problems were seen in these exchanges. */
export function seenIn(problems: readonly Problem[], ...exchanges: readonly Exchange[]): Finding[] {
  return problems.map((problem) => ({ ...problem, exchanges }));
}

/** Judges each of some things by the same yardstick. */
export function each<Thing>(things: Iterable<Thing>, judge: (thing: Thing) => readonly Finding[]): Judgement {
  const all = [...things];
  return { judged: all.length, findings: all.flatMap(judge) };
}

/** Something that should have been judged and could not be. */
export function notJudged(reason: string): Judgement {
  return { judged: 0, findings: [], unjudged: [reason] };
}

/** Several judgements told as one. */
export function together(...judgements: readonly Judgement[]): Judgement {
  const evidence = judgements.flatMap((judgement) => judgement.evidence ?? []);
  return {
    judged: judgements.reduce((sum, judgement) => sum + judgement.judged, 0),
    findings: judgements.flatMap((judgement) => judgement.findings),
    unjudged: judgements.flatMap((judgement) => judgement.unjudged ?? []),
    ...(evidence.length > 0 && { evidence: evidence.join('; ') }),
  };
}
