import { answerTold } from '../judge/refusal.ts';
import { lookAt } from './closing-look.ts';
import type { Target } from './target.ts';
import { urlBelow } from './target-url.ts';
import { unlessNotSent } from './unless-not-sent.ts';
import type { LeftBehind } from './verdict.ts';

/**
 * Deletes what the run made, the newest first, so that nothing is deleted before what refers to it. Where a creation
 * may have made something that the run does not know of, its list is looked at first.
 *
 * @returns what still stands, what was not even tried because it could lead elsewhere included
 */
export async function cleanUp(target: Target): Promise<readonly LeftBehind[]> {
  const looked = await unlessNotSent(async () => {
    await lookAt(target, target.unsettledLists);
    return 'the list could not be read to where it would be';
  });
  const reasons = new Map<string, string>();
  for (const url of target.made.toReversed()) reasons.set(url, await deletion(target, url));
  return [
    ...target.made.map((url) => ({ url, reason: reasons.get(url) ?? 'it was not asked to be deleted' })),
    ...target.unreachable.map((url) => ({ url, reason: 'its id could lead elsewhere, so nothing was sent there' })),
    ...target.unsettledLists.map((url) => ({
      url,
      reason: `something that the run asked for may stand here: ${looked}`,
    })),
  ];
}

/** @returns what came of it */
async function deletion(target: Target, url: string): Promise<string> {
  const path = url.slice(urlBelow(target.settings.base, '').length);
  const ask = () => target.insist({ method: 'DELETE', path });
  return unlessNotSent(async () => `its deletion had ${answerTold(await ask())}`);
}
