import { isAbsoluteUrl } from '../../lib/contract/absolute-url.ts';
import { percentEncoded } from '../../lib/contract/percent-encoded.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { jsonOf } from '../../lib/judge/json-body.ts';
import { memberOf } from '../../lib/judge/json-value.ts';
import type { Page } from '../../lib/judge/list-page.ts';
import type { Comparison } from '../../lib/judge/refusal.ts';
import { isServed } from '../../lib/judge/refusal.ts';
import { runMark } from '../../lib/run/run-mark.ts';
import { idIn, newItem, type Scratch, scratch } from '../../lib/run/scratch.ts';
import { pageOf } from '../../lib/run/survey.ts';
import { shared, type Target } from '../../lib/run/target.ts';
import { followFrom } from './followed-links.ts';
import { longestList } from './longest-list.ts';

/** A walk during which an item was created. */
export interface WalkAcrossCreation {
  readonly pages: readonly Page[];
  /** Ids of all items when it began, in the list's order; of those on its first page where the list goes on. */
  readonly full: readonly string[];
  /** The page size. */
  readonly size: number;
  /** Whether `full` is the whole list. */
  readonly isWhole: boolean;
}

/** A write without a key, aimed at the item. */
export interface Trespass {
  readonly comparison: Comparison;
  /** The description that the item, or a new one, would have if it had happened. */
  readonly purpose: string;
}

/** What was made of the item once it was created. */
export interface Item {
  readonly id: string;
  readonly path: string;
  /** By its path, or by its own link where that leads to it: then one request does for both. */
  readonly got: Exchange;
  /** What the item's own link gave; no exchange where it leads away from the target. Absent where it has no absolute link. */
  readonly bySelfLink: { readonly uri: string; readonly exchange: Exchange | undefined } | undefined;
  readonly gotWithoutVersion: Exchange;
  /** Names a new description and nothing else. */
  readonly patched: Exchange;
  readonly patchedDescription: string;
  readonly trespasses: readonly Trespass[];
  /** First page of the list while the item stood, after the patch. */
  readonly listed: Page | undefined;
  /** Asked for where the list does not show the description: it need not show whole items. */
  readonly gotPatched: Exchange | undefined;
  readonly deleted: Exchange;
  readonly gotDeleted: Exchange;
  readonly deletedAgain: Exchange;
}

/** One item of the scratch list from its creation to its deletion. */
export interface Life {
  readonly scratch: Scratch;
  readonly walkAcrossCreation: WalkAcrossCreation;
  /** Created with a media type that has a parameter, and without one where that was refused. */
  readonly created: Exchange;
  readonly createdWithParameter: Exchange;
  readonly body: Readonly<Record<string, unknown>>;
  readonly item: Item | undefined;
}

/**
 * The story that most writing rules are judged by, told once. Undefined where the run may not write or the target
 * serves nothing that could be written to.
 */
export const lifeOfAnItem = shared('life of an item', async (target): Promise<Life | undefined> => {
  const place = await scratch(target);
  if (!place) return undefined;
  const full = place.page.ids.filter((id) => id !== undefined);
  await longestList(target);
  const isWhole = place.page.nextPageUri === null;
  const size = isWhole ? Math.ceil(full.length / pagesFor(full.length)) : Math.floor(full.length / mostPages);
  const first = pageOf(await target.get(`${place.path}?limit=${Math.max(1, size)}`), place.resource);

  const body = newItem(target, place.resource, 'Life of an Item: "a/b" & 100%');
  const create = { method: 'POST', path: place.path, body };
  const createdWithParameter = await target.ask({ ...create, contentType: 'application/json; charset=utf-8' });
  const created = isServed(createdWithParameter) ? createdWithParameter : await target.ask(create);

  const pages = first ? await followFrom(target, place.resource, first, mostPages) : [];
  const walkAcrossCreation = { pages, full, size, isWhole };
  const id = idIn(created, place.resource);
  if (id === undefined) {
    return { scratch: place, walkAcrossCreation, created, createdWithParameter, body, item: undefined };
  }

  const path = `${place.path}/${percentEncoded(id)}`;
  const bySelfLink = await followSelfLink(target, created);
  const isFound = bySelfLink?.exchange !== undefined && idIn(bySelfLink.exchange, place.resource) === id;
  const got = isFound && bySelfLink.exchange ? bySelfLink.exchange : await target.get(path);
  const gotWithoutVersion = await target.ask({ path, version: [] });
  const patchedDescription = `Patched by ${runMark(target.settings.runId)}`;
  const patched = await target.ask({ method: 'PATCH', path, body: { description: patchedDescription } });
  const trespasses = await trespass(target, place, path, { created, got, patched });

  const listed = pageOf(await target.get(place.path), place.resource);
  const shown = listed?.items[listed.ids.indexOf(id)];
  const gotPatched = memberOf(shown, 'description') === undefined ? await target.get(path) : undefined;
  const deleted = await target.ask({ method: 'DELETE', path });
  const gotDeleted = await target.get(path);
  const deletedAgain = await target.ask({ method: 'DELETE', path });
  const item = {
    id,
    path,
    got,
    bySelfLink,
    gotWithoutVersion,
    patched,
    patchedDescription,
    trespasses,
    listed,
    gotPatched,
    deleted,
    gotDeleted,
    deletedAgain,
  };
  return { scratch: place, walkAcrossCreation, created, createdWithParameter, body, item };
});

async function followSelfLink(target: Target, created: Exchange): Promise<Item['bySelfLink']> {
  const uri = isServed(created) ? memberOf(jsonOf(created.outcome.response), 'uri') : undefined;
  if (typeof uri !== 'string' || !isAbsoluteUrl(uri)) return undefined;
  return { uri, exchange: await target.follow(uri) };
}

/** On three pages there is one in the middle, which is neither the first nor the last. */
const mostPages = 3;

/** Pages that are all full, if that can be: then it shows whether the last one knows that it is the last. */
function pagesFor(items: number): number {
  return [mostPages, 2].find((pages) => items % pages === 0) ?? mostPages;
}

/** Without a key nothing may happen; none of these requests counts against the account. */
async function trespass(
  target: Target,
  { resource, path: list }: Scratch,
  path: string,
  controls: { readonly created: Exchange; readonly patched: Exchange; readonly got: Exchange },
): Promise<Trespass[]> {
  const post = 'created without a key';
  const patch = 'patched without a key';
  const asks = [
    {
      purpose: post,
      control: controls.created,
      ask: { method: 'POST', path: list, body: newItem(target, resource, post) },
    },
    { purpose: 'read without a key', control: controls.got, ask: { method: 'GET', path } },
    { purpose: patch, control: controls.patched, ask: { method: 'PATCH', path, body: { description: patch } } },
    { purpose: 'deleted without a key', control: controls.got, ask: { method: 'DELETE', path } },
  ];
  const trespasses: Trespass[] = [];
  for (const { purpose, control, ask } of asks) {
    const changed = await target.ask({ ...ask, authorization: null });
    trespasses.push({ purpose, comparison: { change: `${ask.method} without a key`, control, changed } });
  }
  return trespasses;
}
