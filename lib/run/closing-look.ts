import type { Exchange } from '../exchange/exchange.ts';
import { markedItems } from './marked-items.ts';
import { scratchList } from './scratch.ts';
import { shared, type Target } from './target.ts';
import { urlBelow } from './target-url.ts';

const name = 'closing look';

/**
 * Looks at the scratch list after all writes, and at any other list in which there may be something that the run does
 * not know of, so that a write which was refused and happened all the same comes to light. What is found there with the
 * mark of this run is the run's own and is taken up for deletion.
 */
export const closingLook = shared(name, async (target): Promise<void> => {
  const place = await scratchList(target);
  const list = place && urlBelow(target.settings.base, place.path);
  const isWritten = target.recording.some(({ request }) => request.method === 'POST' && request.url === list);
  await lookAt(target, [...(list !== undefined && isWritten ? [list] : []), ...target.unsettledLists]);
});

/**
 * Takes up what a run made in some lists and may not know of. Lists run from newest to oldest, so what was just made is
 * on the first page.
 *
 * @param lists URLs; the same one may come twice
 */
export async function lookAt(target: Target, lists: readonly string[]): Promise<void> {
  for (const list of new Set(lists)) {
    const marked = await markedItems(target, list, target.settings.runId, 1);
    const ids = marked?.ids.filter((id) => id !== undefined) ?? [];
    for (const id of ids) target.adopt(list, id);
    if (marked && marked.pages > 0 && ids.length === marked.ids.length) target.looked(list, marked.isWhole);
  }
}

/** Whether an exchange is a closing look. */
export function isClosingLook({ askedBy }: Exchange): boolean {
  return askedBy === name;
}
