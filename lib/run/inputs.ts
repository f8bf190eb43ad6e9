import { edgesOf, inputAt, inputsOf, shrink, type Values } from '../generate/draw.ts';
import { type Judgement, together } from '../judge/finding.ts';
import { WindowSpentError } from './room.ts';
import type { Target } from './target.ts';
import { Traffic } from './traffic.ts';

/** Inputs of one rule, with the types of input and case closed over. */
export interface Inputs {
  readonly atLeast: number;
  readonly free: boolean;
  begin(): Trials;
}

/** The inputs of one rule at work in one run. */
export interface Trials {
  /**
   * Tries one more input.
   *
   * @param isOptional true where nothing is owed of it, should the window turn out to have no room
   * @returns false when there was none left to try
   */
  next(target: Target, isOptional: boolean): Promise<boolean>;
  /** Tries the first input that failed once more, and then smaller ones, as long as there is room. */
  settle(target: Target, traffic: Traffic): Promise<void>;
  /**
   * Tries the input at a path and no other.
   *
   * @returns false where the path leads to none
   */
  replay(target: Target, path: string): Promise<boolean>;
  judge(traffic: Traffic): Judgement;
}

/** How the inputs of a rule are written down. */
export interface InputsDefinition<Input, Case> {
  /** What to try: all of a list, the telling ones first; or the edges of a generator, and then random ones. */
  readonly values: (target: Target) => Promise<Values<Input>> | Values<Input>;
  /** How many of them are tried before any rule gets more than it asks for (1 if not said). */
  readonly atLeast?: number;
  /** True where the requests carry no key that the target knows. */
  readonly free?: boolean;
  readonly ask: (target: Target, input: Input) => Promise<Case>;
  readonly judge: (answer: Case, traffic: Traffic) => Judgement;
}

/** Inputs for a rule that speaks of every value of a kind: each is tried alone and judged alone. */
export function inputs<Input, Case>(definition: InputsDefinition<Input, Case>): Inputs {
  return {
    atLeast: definition.atLeast ?? 1,
    free: definition.free ?? false,
    begin: () => new TrialsOf(definition),
  };
}

interface Trial<Case> {
  readonly path: string;
  readonly answer: Case;
  readonly repeats?: boolean;
  readonly remark?: string;
}

class TrialsOf<Input, Case> implements Trials {
  readonly #definition: InputsDefinition<Input, Case>;
  readonly #trials: Trial<Case>[] = [];
  #values: Values<Input> | undefined;
  #inputs: readonly Input[] | undefined;
  #tried = 0;
  #isSettled = false;

  constructor(definition: InputsDefinition<Input, Case>) {
    this.#definition = definition;
  }

  async next(target: Target, isOptional: boolean): Promise<boolean> {
    const inputs = await this.#inputsFor(target);
    const path = this.#tried;
    this.#tried += 1;
    const drawn = inputs.slice(path, path + 1);
    for (const input of drawn) await this.#try(target, String(path), input, isOptional);
    return drawn.length > 0;
  }

  async replay(target: Target, path: string): Promise<boolean> {
    const drawn = inputAt(await this.#valuesFor(target), target.settings.seed, path);
    if (!drawn) return false;
    await this.#try(target, path, drawn[0], false);
    return true;
  }

  async settle(target: Target, traffic: Traffic): Promise<void> {
    if (this.#isSettled || !target.hasRoom) return;
    const index = this.#trials.findIndex(({ answer }) => this.#placesOfFindings(answer, traffic).length > 0);
    const failed = this.#trials[index];
    if (!failed) return;
    this.#isSettled = true;
    this.#trials[index] = await this.#settled(target, failed, traffic);
  }

  judge(traffic: Traffic): Judgement {
    return together(
      ...this.#trials.map(({ answer, remark, ...found }) => {
        const judgement = this.#definition.judge(answer, traffic);
        const findings = judgement.findings.map((finding) => {
          const remarks = [finding.remark, remark].filter((each) => each !== undefined);
          return { ...finding, ...found, ...(remarks.length > 0 && { remark: remarks.join('; ') }) };
        });
        return { ...judgement, findings };
      }),
    );
  }

  async #valuesFor(target: Target): Promise<Values<Input>> {
    this.#values ??= await this.#definition.values(target);
    return this.#values;
  }

  /** As many as there may be room for: random ones are drawn once the edges are all tried. */
  async #inputsFor(target: Target): Promise<readonly Input[]> {
    const values = await this.#valuesFor(target);
    const edges = edgesOf(values);
    if (this.#tried < edges.length) return edges;
    const { seed, spending } = target.settings;
    this.#inputs ??= inputsOf(values, seed, spending.runs);
    return this.#inputs;
  }

  async #try(target: Target, path: string, input: Input, isOptional: boolean): Promise<void> {
    const { refused } = target;
    const answer = await this.#definition.ask(target, input);
    // What was tried only because there seemed to be room for it is forgotten where there was none.
    const isForgotten = isOptional && target.refused > refused;
    if (!isForgotten) this.#trials.push({ path, answer });
  }

  /** Where the findings of a case are, in whichever item; shrinking must not slip from one thing that is wrong to another. */
  #placesOfFindings(answer: Case, traffic: Traffic): string[] {
    return this.#definition.judge(answer, traffic).findings.map(({ at = '' }) => at.replaceAll(/\/\d+(?=\/|$)/g, '/#'));
  }

  async #settled(target: Target, failed: Trial<Case>, before: Traffic): Promise<Trial<Case>> {
    const values = await this.#valuesFor(target);
    const places = new Set(this.#placesOfFindings(failed.answer, before));
    let smallest = failed.answer;
    let tries = 0;
    const fails = async (input: Input): Promise<boolean | 'untried'> => {
      if (tries > target.settings.spending.mostShrinks || !target.hasRoom) return 'untried';
      tries += 1;
      const answer = await this.#definition.ask(target, input).catch(untriedWithoutRoom);
      if (answer === 'untried' || target.isRateLimited) return 'untried';
      const traffic = new Traffic(target.recording, target.settings);
      const isFailure = this.#placesOfFindings(answer, traffic).some((place) => places.has(place));
      if (isFailure) smallest = answer;
      return isFailure;
    };
    const { isRepeated, path, isFinished } = await shrink(values, target.settings.seed, failed.path, fails);
    if (!isRepeated) return isFinished ? { ...failed, repeats: false } : failed;
    const remark = `shrinking ended after ${tries} tries: a smaller input may fail too`;
    return { path, answer: smallest, repeats: true, ...(!isFinished && { remark }) };
  }
}

function untriedWithoutRoom(error: unknown): 'untried' {
  if (error instanceof WindowSpentError) return 'untried';
  throw error;
}
