import { afterEach, describe, expect, it } from 'vitest';
import { cleanUp } from './clean-up.ts';
import { runMark } from './run-mark.ts';
import { closeAll, closedPort, serving, targetAt } from './testing.ts';

afterEach(closeAll);

async function cleaned(statusOf: (url: string) => number, base = '') {
  let made = 0;
  const { url, heard } = await serving((asked) => {
    if (asked.method !== 'POST') return { status: statusOf(asked.url) };
    made += 1;
    return { status: 201, body: { id: `i${made}` } };
  });
  const target = targetAt(`${url}${base}`, { limit: { requests: 6, windowMs: 1e9 } });
  for (let each = 0; each < 3; each += 1) await target.ask({ method: 'POST', path: '/vaults', body: {} });
  const leftBehind = await cleanUp(target.as('clean-up'));
  const deleted = heard.filter(({ method }) => method === 'DELETE').map((each) => each.url);
  return { url, target, leftBehind, deleted };
}

describe('cleanUp', () => {
  it.each(['', '/v1', '/v1/'])('deletes the newest first, be the window spent or not (base %j)', async (base) => {
    const { deleted, leftBehind, target } = await cleaned(() => 204, base);
    const prefix = base.replace(/\/$/, '');
    expect(deleted).toEqual(['i3', 'i2', 'i1'].map((id) => `${prefix}/vaults/${id}`));
    expect(leftBehind).toEqual([]);
    expect(target.made).toEqual([]);
    expect(target.recording.slice(3).map(({ askedBy }) => askedBy)).toEqual([
      ...Array(3).fill('clean-up'),
      'closing look',
    ]);
  });

  it.each([404, 410])('takes %i for gone', async (status) => {
    expect((await cleaned(() => status)).leftBehind).toEqual([]);
  });

  it.each([302, 400, 401, 405, 409, 429, 500])('tells what could not be deleted (%i), and goes on', async (status) => {
    const { url, deleted, leftBehind } = await cleaned((path) => (path.endsWith('i2') ? status : 204));
    // Room in the window is waited for, where that is what is missing; of the others, none is asked for twice.
    expect(deleted.filter((each) => !each.endsWith('i2'))).toEqual(['/vaults/i3', '/vaults/i1']);
    expect(deleted.length).toBe(status === 429 ? 5 : 3);
    expect(leftBehind).toEqual([{ url: `${url}/vaults/i2`, reason: `its deletion had status ${status}` }]);
  });

  it.each<[number, boolean, string | undefined]>([
    [204, false, undefined],
    [404, false, undefined],
    // The list is late, the item is gone.
    [204, true, undefined],
    [204, false, 'its deletion had status 204, and it still stands'],
    [404, true, 'its deletion had status 404, and it still stands'],
  ])('believes no answer to a deletion (%i) that the list belies', async (status, isListedForEver, reason) => {
    const list = '/vaults';
    const metadata = runMark('run7');
    let stands = false;
    const { url, heard } = await serving(({ method, url: asked }) => {
      if (method === 'POST') {
        stands = true;
        return { status: 201, body: { id: 'a', metadata } };
      }
      if (method === 'DELETE') {
        stands = reason !== undefined;
        return { status };
      }
      if (asked !== list) return stands ? { body: { id: 'a', metadata } } : undefined;
      const vaults = stands || isListedForEver ? [{ id: 'a', metadata }] : [];
      return { body: { vaults, uri: 'x', next_page_uri: null } };
    });
    const target = targetAt(url);
    await target.ask({ method: 'POST', path: list, body: { metadata } });
    const left = reason === undefined ? [] : [{ url: `${url}${list}/a`, reason }];
    expect(await cleanUp(target)).toEqual(left);
    expect(target.isClean).toBe(reason === undefined);
    expect(heard.filter(({ method }) => method === 'DELETE').length).toBe(stands || isListedForEver ? 2 : 1);
  });

  it('looks once at a list that cannot be read, and again after the next creation', async () => {
    const { url, heard } = await serving(() => ({ status: 500 }));
    const target = targetAt(url);
    const looks = () => heard.filter(({ method }) => method === 'GET').length;
    await target.ask({ method: 'POST', path: '/vaults', body: {} });
    for (let times = 0; times < 2; times += 1) {
      expect(await cleanUp(target)).toMatchObject([{ url: `${url}/vaults` }]);
      expect(looks()).toBe(1);
    }
    await target.ask({ method: 'POST', path: '/vaults', body: {} });
    await cleanUp(target);
    expect(looks()).toBe(2);
  });

  it('tells what it got no answer for', async () => {
    const url = await closedPort();
    const target = targetAt(url);
    target.adopt(`${url}/vaults`, 'a');
    expect(await cleanUp(target)).toMatchObject([
      { url: `${url}/vaults/a`, reason: expect.stringContaining('no answer') },
    ]);
  });
});
