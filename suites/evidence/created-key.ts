import { itemPath } from '../../lib/contract/item-path.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { jsonOf } from '../../lib/judge/json-body.ts';
import { memberOf } from '../../lib/judge/json-value.ts';
import { isServed } from '../../lib/judge/refusal.ts';
import { runMark } from '../../lib/run/run-mark.ts';
import { servedLists } from '../../lib/run/survey.ts';
import { shared } from '../../lib/run/target.ts';

/** An API key that the run made, used and deleted. */
export interface CreatedKey {
  readonly created: Exchange;
  readonly token: string | undefined;
  /** GET of the key itself, with the key itself. */
  readonly used: Exchange | undefined;
  readonly deleted: Exchange | undefined;
  /** After the deletion: of things that are there all the same. */
  readonly usedAfter: readonly Exchange[];
}

const path = '/api_keys';

/** Undefined where the target serves no API keys. */
export const createdKey = shared('created key', async (target): Promise<CreatedKey | undefined> => {
  const lists = await servedLists(target);
  if (!lists.some((list) => list.path === path)) return undefined;
  const body = { description: 'created key', metadata: runMark(target.settings.runId) };
  const created = await target.ask({ method: 'POST', path, body });
  const answer = isServed(created) ? jsonOf(created.outcome.response) : undefined;
  const token = memberOf(answer, 'token');
  const id = memberOf(answer, 'id');
  if (typeof token !== 'string' || token === '' || typeof id !== 'string') {
    return { created, token: undefined, used: undefined, deleted: undefined, usedAfter: [] };
  }
  const item = itemPath(path, id);
  if (item === undefined) return { created, token, used: undefined, deleted: undefined, usedAfter: [] };
  const used = await target.ask({ path: item, key: token });
  // The token must not stand in the list either, where the new key is now.
  await target.get(path);
  const deleted = await target.ask({ method: 'DELETE', path: item });
  const usedAfter = [
    await target.ask({ path, authorization: `Bearer ${token}` }),
    await target.ask({ path: '/', authorization: `Bearer ${token}` }),
  ];
  return { created, token, used, deleted, usedAfter };
});
