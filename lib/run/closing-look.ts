import type { Exchange } from '../exchange/exchange.ts';
import { markedItems } from './marked-items.ts';
import { shared, type Target } from './target.ts';

const name = 'closing look';

/**
 * Looks at each list that the run wrote to once it has deleted what it knows of, so that two things come to light: a
 * write that was refused and happened all the same, and a deletion that was answered and did not happen. What is found
 * there with the mark of this run is the run's own and is taken up for deletion.
 */
export const closingLook = shared(name, (target) => lookAt(target, target.writtenLists));

/**
 * Takes up what a run made in some lists and may not know of. Lists run from newest to oldest, so what was just made is
 * on the first page.
 *
 * @param lists URLs
 */
export async function lookAt(target: Target, lists: readonly string[]): Promise<void> {
  for (const list of lists) {
    const marked = await markedItems(target, list, target.settings.runId, 1);
    const ids = marked?.ids.filter((id) => id !== undefined) ?? [];
    for (const id of ids) target.adopt(list, id);
    if (marked && marked.pages > 0 && ids.length === marked.ids.length) target.looked(list, marked.isWhole);
    else target.lookedInVain(list);
  }
}

/** Whether an exchange is a closing look. */
export function isClosingLook({ askedBy }: Exchange): boolean {
  return askedBy === name;
}
