import { afterEach, describe, expect, it } from 'vitest';
import type { ItemCounts } from '../reference/seed.ts';
import { serveReference } from '../reference/serve.ts';
import { cleanUp } from './clean-up.ts';
import { closingLook, isClosingLook } from './closing-look.ts';
import { carriesMark, runMark } from './run-mark.ts';
import { idIn, newItem, scratch, scratchList } from './scratch.ts';
import type { TargetSettings } from './target.ts';
import { closeAll, closeLater, serving, targetAt } from './testing.ts';

afterEach(closeAll);

const path = '/ip_policies';

async function onReference(itemCounts: ItemCounts, settings: Partial<TargetSettings> = {}) {
  const server = await serveReference({ itemCounts });
  closeLater(() => server.close());
  return targetAt(server.url, { key: server.key, resources: [path, '/vaults', '/edges/https'], ...settings });
}

const writes = (target: { recording: Awaited<ReturnType<typeof onReference>>['recording'] }) =>
  target.recording.filter(({ request }) => request.method !== 'GET').map(({ request }) => request.method);

describe('scratch', () => {
  it('is a list whose items refer to nothing, as it stands where it has items enough', async () => {
    const target = await onReference({ [path]: 3 });
    const place = await scratch(target);
    expect(place).toMatchObject({ path, resource: { path } });
    expect(place?.page.items).toHaveLength(3);
    expect(writes(target)).toEqual([]);
  });

  it('is another one where that is not served', async () => {
    const target = await onReference({ '/vaults': 4 }, { resources: ['/vaults'] });
    expect((await scratch(target))?.path).toBe('/vaults');
  });

  it('is filled up to three items where there are fewer, and read again', async () => {
    const target = await onReference({ [path]: 1 });
    const place = await scratch(target);
    expect(place?.page.items).toHaveLength(3);
    expect(target.made).toHaveLength(2);
    expect(await cleanUp(target)).toEqual([]);
    expect(target.made).toEqual([]);
  });

  it('is chosen without a write', async () => {
    const target = await onReference({ [path]: 0 });
    expect(await scratchList(target)).toMatchObject({ path });
    expect(writes(target)).toEqual([]);
  });

  it('is nothing where the run may not write, or nothing fits', async () => {
    expect(await scratch(await onReference({}, { mayWrite: false }))).toBeUndefined();
    expect(await scratch(await onReference({}, { resources: ['/ip_policy_rules'] }))).toBeUndefined();
  });
});

describe('a new item', () => {
  it('carries the mark of its run, which is the mark of no other', async () => {
    const target = targetAt('http://127.0.0.1:9', { runId: 'run4' });
    const place = await scratchList(await onReference({}));
    if (!place) throw new Error('no scratch list');
    const body = newItem(target, place.resource, 'one');
    expect(body).toMatchObject({ description: 'one', metadata: `${runMark('run4')}: one` });
    expect(carriesMark('run4', body['metadata'])).toBe(true);
    expect(carriesMark('run4', runMark('run4'))).toBe(true);
    for (const metadata of [undefined, 4, '', `${runMark('run4')}2: one`, `x${runMark('run4')}`]) {
      expect(carriesMark('run4', metadata)).toBe(false);
    }
  });

  it.each([
    ['a', 'a'],
    ['..', undefined],
    ['', undefined],
    [7, undefined],
  ])('with the id %j is found by %j', async (id, expected) => {
    const { url } = await serving(() => ({ status: 201, body: { id } }));
    const place = await scratchList(await onReference({}));
    if (!place) throw new Error('no scratch list');
    expect(idIn(await targetAt(url).get('/'), place.resource)).toBe(expected);
  });
});

describe('the closing look', () => {
  it('takes up what was refused and made all the same, and nothing else', async () => {
    const items: { id: string; metadata?: unknown }[] = [{ id: 'yours' }];
    const { url, heard } = await serving(({ method, url: asked, body }) => {
      if (!asked.startsWith(path)) return undefined;
      if (method === 'DELETE') return { status: 204 };
      if (method === 'GET') return { body: { ip_policies: items, uri: 'x', next_page_uri: null } };
      items.unshift({ id: `made${items.length}`, metadata: JSON.parse(body).metadata });
      return { status: 400, body: {} };
    });
    const target = targetAt(url, { resources: [path], limit: { requests: 9, windowMs: 1e9 } });
    // Left by an earlier run with the same seed, and by another run at work now: neither is this run's to delete.
    items.push({ id: 'earlier', metadata: `${runMark(target.settings.runId)}: filler 1` });
    items.push({ id: 'other', metadata: `${runMark(target.settings.runId)}1: filler 1` });
    const place = await scratch(target);
    if (!place) throw new Error('no scratch list');
    await target.ask({ method: 'POST', path, body: newItem(target, place.resource, 'refused') });
    items.push({ id: 'since', metadata: `${runMark(target.settings.runId)}1: filler 2` });
    while (target.left > 0) await target.get('/');
    await closingLook(target);
    expect(target.recording.filter(isClosingLook)).toHaveLength(1);
    expect(await cleanUp(target)).toEqual([]);
    expect(heard.filter(({ method }) => method === 'DELETE').map((each) => each.url)).toEqual([`${path}/made3`]);
  });

  it('is at the lists that were written to, once, and at no other', async () => {
    const target = await onReference({ [path]: 1 });
    await closingLook(target);
    expect(target.recording.filter(isClosingLook)).toEqual([]);
    const other = await onReference({ [path]: 1 });
    for (const list of ['/vaults', '/vaults', '/api_keys']) {
      await other.ask({ method: 'POST', path: list, body: { name: 'x' } });
    }
    await cleanUp(other);
    await cleanUp(other);
    const looks = other.recording.filter(isClosingLook).map(({ request }) => new URL(request.url).pathname);
    expect(looks).toEqual(['/vaults', '/api_keys']);
  });
});
