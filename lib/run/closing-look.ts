import type { Exchange } from '../exchange/exchange.ts';
import { memberOf } from '../judge/json-value.ts';
import { runMark, scratch } from './scratch.ts';
import { pageOf } from './survey.ts';
import { shared } from './target.ts';

const name = 'closing look';

/**
 * Looks at the scratch list after all writes, so that a write which was refused and happened all the same comes to
 * light. What is found there with the mark of this run is the run's own and is taken up for deletion.
 */
export const closingLook = shared(name, async (target): Promise<void> => {
  if (!target.recording.some(({ request }) => request.method === 'POST')) return;
  const place = await scratch(target);
  if (!place) return;
  // Told from everything else: it is asked for even where the window is spent, for nothing may be left behind.
  const page = pageOf(await target.overrun({ path: place.path }), place.resource);
  for (const [index, item] of (page?.items ?? []).entries()) {
    const id = page?.ids[index];
    const metadata = memberOf(item, 'metadata');
    if (id !== undefined && typeof metadata === 'string' && metadata.startsWith(runMark(target))) {
      target.adopt(`${place.path}/${encodeURIComponent(id)}`);
    }
  }
});

/** Whether an exchange is a closing look. */
export function isClosingLook({ askedBy }: Exchange): boolean {
  return askedBy === name;
}
