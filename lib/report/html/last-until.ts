/**
 * The last element that began at a moment or before, found by halving.
 *
 * @param all in order of `at`
 */
export function lastUntil<Element extends { readonly at: number }>(
  all: readonly Element[],
  moment: number,
): Element | undefined {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((all[middle]?.at ?? 0) <= moment) from = middle + 1;
    else to = middle;
  }
  return all[from - 1];
}
