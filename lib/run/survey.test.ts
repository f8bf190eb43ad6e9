import { afterEach, describe, expect, it } from 'vitest';
import { listResources } from '../contract/reference-look-up.ts';
import { serveReference } from '../reference/serve.ts';
import { pageOf, servedLists, survey } from './survey.ts';
import { closeAll, closeLater, serving, targetAt } from './testing.ts';

afterEach(closeAll);

const sources = '/event_subscriptions/{subscription_id}/sources';

function subscriptions(...ids: unknown[]) {
  return { body: { event_subscriptions: ids.map((id) => ({ id })), uri: 'x', next_page_uri: null } };
}

async function surveyOf(answer: ReturnType<typeof subscriptions>) {
  const { url, heard } = await serving((asked) => (asked.url === '/event_subscriptions' ? answer : undefined));
  const target = targetAt(url, { resources: ['/event_subscriptions', sources] });
  const found = await survey(target);
  return { found, target, asked: heard.map((each) => each.url) };
}

describe('survey', () => {
  it('asks for each list once, nested ones below the first item of their parent list', async () => {
    const server = await serveReference();
    closeLater(() => server.close());
    const target = targetAt(server.url, { key: server.key });
    const { lists, withoutParent } = await survey(target);
    await survey(target);
    expect(withoutParent).toEqual([]);
    expect(lists.map(({ resource }) => resource.path).toSorted()).toEqual(
      listResources()
        .map(({ path }) => path)
        .toSorted(),
    );
    expect(target.recording).toHaveLength(lists.length);
    expect(lists.every(({ page }) => page !== undefined)).toBe(true);
    const parent = lists.find(({ path }) => path === '/event_subscriptions');
    expect(lists.find(({ resource }) => resource.path === sources)?.path).toBe(
      `/event_subscriptions/${parent?.page?.ids[0]}/sources`,
    );
    expect(await servedLists(target)).toHaveLength(lists.length);
  });

  it('asks for no more than is expected of the target', async () => {
    const { asked } = await surveyOf(subscriptions('a', 'b'));
    expect(asked).toEqual(['/event_subscriptions', '/event_subscriptions/a/sources']);
  });

  it.each<[string, unknown[]]>([
    ['is empty', []],
    ['names its first item by nothing', [undefined]],
    ['names its first item by what leads elsewhere', ['..']],
    ['names its first item by a path', ['a/../..']],
    ['names its first item by half a character', ['\ud800']],
  ])('leaves a nested list out where its parent list %s', async (_, ids) => {
    const { found, asked } = await surveyOf(subscriptions(...ids));
    expect(found.withoutParent).toEqual([sources]);
    expect(asked).toEqual(['/event_subscriptions']);
  });

  it('takes for served only what can be read', async () => {
    const { url } = await serving(({ url: asked }) => {
      if (asked === '/vaults') return { body: { vaults: 'none' } };
      if (asked === '/ip_policies') return { status: 500, body: { ip_policies: [] } };
      return asked === '/api_keys' ? { body: { keys: [] } } : { body: '[' };
    });
    const target = targetAt(url);
    expect((await servedLists(target)).map(({ path }) => path)).toEqual(['/api_keys']);
  });
});

describe('pageOf', () => {
  it('passes over ids that no URL can carry', async () => {
    const { found } = await surveyOf(subscriptions('\ud800', 'a', '\u{1f600}', 'b\udc00'));
    expect(found.lists[0]?.page?.ids).toEqual([undefined, 'a', '\u{1f600}', undefined]);
    expect(pageOf(undefined, listResources()[0] ?? neverEmpty())).toBeUndefined();
  });
});

function neverEmpty(): never {
  throw new Error('the API reference has no list');
}
