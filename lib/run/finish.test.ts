import { afterEach, describe, expect, it } from 'vitest';
import { finish, isFinished } from './finish.ts';
import { runMark } from './run-mark.ts';
import { type Answer, closeAll, type Heard, serving, targetAt } from './testing.ts';

afterEach(closeAll);

const path = '/ip_policies';
const mark = runMark('run1');

/** An API with one list, cut into pages of two, whose items are given by id with their metadata. */
async function api(
  metadata: Readonly<Record<string, unknown>>,
  instead: (asked: Heard) => Answer | undefined = () => undefined,
) {
  const items = new Map(Object.entries(metadata));
  const { url, heard } = await serving((asked) => {
    const other = instead(asked);
    if (other) return other;
    const [at = '', query = ''] = asked.url.split('?');
    const id = decodeURIComponent(at.slice(path.length + 1));
    if (at === path) {
      const ids = [...items.keys()];
      const start = Number(query.slice('from='.length));
      const next = start + 2 < ids.length ? `${url}${path}?from=${start + 2}` : null;
      const shown = ids.slice(start, start + 2).map((each) => ({ id: each, metadata: items.get(each) }));
      return { body: { ip_policies: shown, uri: 'x', next_page_uri: next } };
    }
    if (!items.has(id)) return undefined;
    if (asked.method === 'DELETE') items.delete(id);
    return asked.method === 'DELETE' ? { status: 204, body: '' } : { body: { id, metadata: items.get(id) } };
  });
  const deleted = () => heard.filter(({ method }) => method === 'DELETE').map((each) => each.url);
  return { url, items, heard, deleted, target: targetAt(url, { scratch: [path] }) };
}

const earlier = (items: readonly string[], lists: readonly string[] = []) => ({
  run: 'run1',
  items,
  lists,
  hadOtherKey: false,
  onFinished() {},
});

describe('finish', () => {
  it('deletes the items of a ledger, the newest first, and knows which were gone', async () => {
    const { url, target, deleted } = await api({ a: mark, c: `${mark}: filler`, yours: 'other' });
    const items = ['a', 'b', 'c'].map((id) => `${url}${path}/${id}`);
    const finished = await finish(target, earlier(items), 10);
    expect(finished).toEqual([
      { url: items[2], outcome: 'deleted' },
      { url: items[1], outcome: 'gone' },
      { url: items[0], outcome: 'deleted' },
    ]);
    expect(deleted()).toEqual([`${path}/c`, `${path}/a`]);
    expect(isFinished(finished)).toBe(true);
    expect(target.isClean).toBe(true);
  });

  it('finds what nobody has named, on any page, and deletes nothing else', async () => {
    const near = { near: `${mark}0: x`, before: ` ${mark}`, none: null, number: 1, nothing: undefined };
    const { url, target, items } = await api({ ...near, found: mark, yours: '', last: `${mark}: filler 2` });
    const finished = await finish(target, earlier([`${url}${path}/last`], [`${url}${path}`]), 10);
    expect(finished.map((each) => [each.url, each.outcome])).toEqual([
      [`${url}${path}/found`, 'deleted'],
      [`${url}${path}/last`, 'deleted'],
    ]);
    expect([...items.keys()]).toEqual([...Object.keys(near), 'yours']);
  });

  it.each<[string, unknown]>([
    ['another mark', runMark('run2')],
    ['no mark', null],
    ['a mark within', `by ${mark}`],
  ])('leaves an item with %s, whose id was given again', async (_, metadata) => {
    const { url, target, deleted } = await api({ a: metadata });
    const finished = await finish(target, earlier([`${url}${path}/a`]), 10);
    expect(finished).toMatchObject([{ outcome: 'left', reason: expect.stringContaining('run1 made it') }]);
    expect(isFinished(finished)).toBe(false);
    expect(deleted()).toEqual([]);
  });

  it.each(['/', '/..', '/%2e%2e/x', '/a%2Fb', '/a//b', '/api_keys/a'])(
    'sends nothing dangerous for %j',
    async (end) => {
      const { url, target, deleted } = await api({}, ({ method }) =>
        method === 'GET' ? { body: { metadata: mark } } : undefined,
      );
      const finished = await finish(target, earlier([`${url}${end}`, `http://127.0.0.1:1${path}/a`]), 10);
      expect(finished.map(({ outcome }) => outcome)).toEqual(['left', 'left']);
      expect(deleted()).toEqual([]);
    },
  );

  it('tells what was answered where a deletion or a look failed', async () => {
    const { url, target } = await api({ a: mark }, ({ method }) => (method === 'DELETE' ? { status: 500 } : undefined));
    expect(await finish(target, earlier([`${url}${path}/a`]), 10)).toEqual([
      { url: `${url}${path}/a`, outcome: 'left', reason: 'its deletion had status 500' },
    ]);
    for (const status of [204, 404]) {
      const untrue = await api({ a: mark }, ({ method }) => (method === 'DELETE' ? { status } : undefined));
      expect(await finish(untrue.target, earlier([`${untrue.url}${path}/a`]), 10)).toMatchObject([
        { outcome: 'left', reason: `its deletion had status ${status}, and it still stands` },
      ]);
    }
    const other = await api({ a: mark }, ({ url: asked }) => (asked === path ? { status: 503 } : undefined));
    expect(await finish(other.target, earlier([], [`${other.url}${path}`]), 10)).toEqual([
      { url: `${other.url}${path}`, outcome: 'left', reason: 'it could not be read to its end: page 1 had status 503' },
    ]);
  });

  it('takes nothing for gone where the run had another key, but where it had one of the same account', async () => {
    const { url, target } = await api({ a: '' });
    const items = [`${url}${path}/gone`];
    const lists = [`${url}${path}`];
    const lost = await finish(target, { ...earlier(items, lists), hadOtherKey: true }, 10);
    expect(lost.map((each) => [each.url, each.outcome])).toEqual([
      [items[0], 'left'],
      [lists[0], 'left'],
    ]);
    expect(lost[0]?.reason).toContain('another one');
    const same = await api({ a: mark });
    const found = await finish(same.target, { ...earlier([`${same.url}${path}/a`], lists), hadOtherKey: true }, 10);
    expect(found.some(({ outcome }) => outcome === 'deleted')).toBe(true);
    const gone = [`${same.url}${path}/gone`, `${same.url}${path}/b`];
    same.items.set('b', mark);
    const rest = await finish(same.target, { ...earlier(gone), hadOtherKey: true }, 10);
    expect(rest.map(({ outcome }) => outcome)).toEqual(['deleted', 'gone']);
  });

  it('takes a list that is not there for an empty one', async () => {
    const { url, target } = await api({}, () => ({ status: 404, body: {} }));
    expect(await finish(target, earlier([], [`${url}${path}`]), 10)).toEqual([]);
  });

  it('leaves a list that is too long, leads elsewhere or back, and deletes what it saw of it no less', async () => {
    const { url, target } = await api({ a: mark, b: '', c: '' });
    const finished = await finish(target, earlier([], [`${url}${path}`]), 1);
    expect(finished).toMatchObject([
      { outcome: 'left', reason: expect.stringContaining('too long') },
      { outcome: 'deleted', url: `${url}${path}/a` },
    ]);
    for (const next of ['http://127.0.0.1:1/x', 'javascript:alert(1)', `${url}${path}?again`]) {
      const back = await api({}, () => ({ body: { ip_policies: [], uri: 'x', next_page_uri: next } }));
      const told = await finish(back.target, earlier([], [`${back.url}${path}`]), 10);
      expect(told, next).toMatchObject([{ outcome: 'left', reason: expect.stringContaining('to its end') }]);
      expect(back.heard.length).toBeLessThan(4);
    }
  });
});
