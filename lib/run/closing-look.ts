import type { Exchange } from '../exchange/exchange.ts';
import { memberOf } from '../judge/json-value.ts';
import { carriesMark, scratchList } from './scratch.ts';
import { pageOf } from './survey.ts';
import { shared } from './target.ts';
import { urlBelow } from './target-url.ts';

const name = 'closing look';

/**
 * Looks at the scratch list after all writes, so that a write which was refused and happened all the same comes to
 * light. What is found there with the mark of this run is the run's own and is taken up for deletion.
 */
export const closingLook = shared(name, async (target): Promise<void> => {
  const place = await scratchList(target);
  const list = place && urlBelow(target.settings.base, place.path);
  if (!place || !target.recording.some(({ request }) => request.method === 'POST' && request.url === list)) return;
  // Told from everything else: it is asked for even where the window is spent, for nothing may be left behind.
  const page = pageOf(await target.insist({ path: place.path }), place.resource);
  for (const [index, item] of (page?.items ?? []).entries()) {
    const id = page?.ids[index];
    if (id !== undefined && carriesMark(target, memberOf(item, 'metadata'))) target.adopt(place.path, id);
  }
});

/** Whether an exchange is a closing look. */
export function isClosingLook({ askedBy }: Exchange): boolean {
  return askedBy === name;
}
