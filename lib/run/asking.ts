import { groupedBy } from '../contract/grouped-by.ts';
import type { OpenRule } from './open-rule.ts';
import { survey } from './survey.ts';
import type { Target } from './target.ts';
import { Traffic } from './traffic.ts';
import type { PlannedSection, RunEvent } from './verdict.ts';

/** Its rules come last: they use up what is left of the account's window. */
const lastSection = 'rate-limits';

/**
 * Asks for all that the rules want to know, but for those that come last: each list once, what the rules cannot do
 * without, inputs that count against no account, and other inputs one by one from rule to rule as long as there is room.
 */
export async function askAll(
  openRules: readonly OpenRule[],
  target: Target,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  await survey(target);
  const early = openRules.filter((open) => !isLast(open));
  await probeAll(early, target, onEvent);
  const most = Math.max(...openRules.map(({ atLeast }) => atLeast));
  for (let round = 1; round < most; round += 1) {
    await oneMore(
      early.filter((open) => open.atLeast > round),
      target,
      () => !target.isRateLimited && target.maySend,
    );
  }
  await settle(early, target);
  const [free, counting] = [true, false].map((isFree) => early.filter((open) => open.moreIsFree === isFree));
  await fromRuleToRule(free ?? [], target, () => !target.isRateLimited);
  await fromRuleToRule(startingAt(target.settings.seed, counting ?? []), target, () => target.hasRoom);
  await settle(early, target);
}

async function settle(openRules: readonly OpenRule[], target: Target): Promise<void> {
  const traffic = new Traffic(target.recording, target.settings);
  for (const open of openRules) await open.settle(target, traffic);
}

/** Asks for what the rules want to know that use up the window. */
export async function askLast(
  openRules: readonly OpenRule[],
  target: Target,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  await probeAll(openRules.filter(isLast), target, onEvent);
}

/**
 * Sends one input of one rule, and what has to be known to make it.
 *
 * @throws PathUnknownError where the path leads to none
 */
export async function replay(openRules: readonly OpenRule[], target: Target, path: string): Promise<void> {
  for (const open of openRules) {
    if (!(await open.replay(target, path))) throw new PathUnknownError(path, open.rule.id);
  }
}

/** A path to an input that leads to none: of another rule, of another seed, or of a target in another state. */
export class PathUnknownError extends Error {
  readonly code = 'PATH_UNKNOWN';

  constructor(path: string, rule: string) {
    super(
      `--path ${path} leads to no input of ${rule}: give the path and the seed of one finding of this rule, and the ` +
        'target as it was then.',
    );
    this.name = 'PathUnknownError';
  }
}

/** Where there is room for some inputs only, another seed gives it to other rules. */
function startingAt<Item>(seed: number, items: readonly Item[]): Item[] {
  const start = items.length > 0 ? seed % items.length : 0;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** Gives each rule one more input in turn, until none has any left or there is no room. */
async function fromRuleToRule(openRules: readonly OpenRule[], target: Target, hasRoom: () => boolean): Promise<void> {
  let waiting = openRules;
  while (waiting.length > 0) waiting = await oneMore(waiting, target, hasRoom);
}

/** @returns the rules that had an input left; none where there is no room for more */
async function oneMore(openRules: readonly OpenRule[], target: Target, hasRoom: () => boolean): Promise<OpenRule[]> {
  const tried: OpenRule[] = [];
  for (const open of openRules) {
    if (!hasRoom()) return [];
    if (await open.more(target)) tried.push(open);
  }
  return tried;
}

async function probeAll(
  openRules: readonly OpenRule[],
  target: Target,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  for (const [section, ofSection] of groupedBy(openRules, sectionOf)) {
    onEvent({ kind: 'section', section, rules: ofSection.length });
    for (const open of ofSection) await open.probe(target);
  }
}

/** The sections of some rules, each with the number of its rules, in the order in which they begin. */
export function sectionsOf(openRules: readonly OpenRule[]): PlannedSection[] {
  const inOrder = [...openRules.filter((open) => !isLast(open)), ...openRules.filter(isLast)];
  return [...groupedBy(inOrder, sectionOf)].map(([section, { length: rules }]) => ({ section, rules }));
}

function sectionOf({ rule }: OpenRule): string {
  return rule.section;
}

function isLast({ rule }: OpenRule): boolean {
  return rule.section === lastSection;
}
