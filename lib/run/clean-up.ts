import { answerTold, isServed } from '../judge/refusal.ts';
import { closingLook, lookAt } from './closing-look.ts';
import type { Target } from './target.ts';
import { urlBelow } from './target-url.ts';
import { unlessNotSent } from './unless-not-sent.ts';
import type { LeftBehind } from './verdict.ts';

/**
 * Deletes what the run made, the newest first, so that nothing is deleted before what refers to it. Then looks at the
 * lists that it wrote to, and deletes what it finds there all the same.
 *
 * @returns what still stands, what was not even tried because it could lead elsewhere included
 */
export async function cleanUp(target: Target): Promise<readonly LeftBehind[]> {
  const reasons = await deletions(target, target.made);
  const failed = target.made;
  const looked = await unlessNotSent(async () => {
    await closingLook(target);
    await lookAt(target, target.listsToLookAt);
    return 'the list could not be read to where it would be';
  });
  const found = target.made.filter((url) => !failed.includes(url));
  for (const [url, reason] of await deletions(target, found)) reasons.set(url, reason);
  return [
    ...target.made.map((url) => ({ url, reason: reasons.get(url) ?? 'it was not asked to be deleted' })),
    ...target.unreachable.map((url) => ({ url, reason: 'its id could lead elsewhere, so nothing was sent there' })),
    ...target.unsettledLists.map((url) => ({
      url,
      reason: `something that the run asked for may stand here: ${looked}`,
    })),
  ];
}

/** @returns what came of each */
async function deletions(target: Target, urls: readonly string[]): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  for (const url of urls.toReversed()) reasons.set(url, await deletion(target, url));
  return reasons;
}

async function deletion(target: Target, url: string): Promise<string> {
  const path = url.slice(urlBelow(target.settings.base, '').length);
  const isShownAgain = target.wasGone(url);
  return unlessNotSent(async () => {
    const reason = `its deletion had ${answerTold(await target.insist({ method: 'DELETE', path }))}`;
    // Its list showed it though it was gone by the answer to an earlier deletion: such answers say nothing.
    if (!isShownAgain || !isServed(await target.insist({ path }))) return reason;
    target.standsStill(url);
    return `${reason}, and it still stands`;
  });
}
