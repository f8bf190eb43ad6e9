import type { Problem } from './finding.ts';

/**
 * How the ids of items run, where they all run one way and upper and lower case are taken as one: what a database
 * sorts by that compares texts without regard to case.
 *
 * The documentation's order is by time. Ids that begin with the time run the same way as long as case counts, so this
 * tells where a list parted from it, and why.
 *
 * @returns undefined where the ids run neither way, or where there is none to compare
 */
export function idOrder(ids: readonly (string | undefined)[]): string | undefined {
  const folded = ids.flatMap((id) => id?.toLowerCase() ?? []);
  if (folded.length < 2 || folded.length < ids.length) return undefined;
  const runs = (isRight: (id: string, before: string) => boolean) =>
    folded.every((id, index) => index === 0 || isRight(id, folded[index - 1] ?? ''));
  if (runs((id, before) => id < before)) return 'here ids run down, upper and lower case taken as one';
  if (runs((id, before) => id > before)) return 'here ids run up, upper and lower case taken as one';
  return undefined;
}

/** Says of what is wrong with the order of items how their ids run. */
export function withIdOrder<Wrong extends Problem>(
  wrong: readonly Wrong[],
  ids: readonly (string | undefined)[],
): Wrong[] {
  const order = wrong.length > 0 ? idOrder(ids) : undefined;
  return wrong.map((each) => {
    const remarks = [each.remark, order].filter((remark) => remark !== undefined);
    return remarks.length > 0 ? { ...each, remark: remarks.join('; ') } : each;
  });
}
