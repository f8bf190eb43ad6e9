import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Members } from './request-body.ts';
import { objectsIn, origin, stringIn, testApi } from './testing.ts';

const ids = (json: Members) => objectsIn(json, 'ip_policies').map((item) => stringIn(item, 'id'));

/** The pages from one address on to the last one, as their ids. */
async function walk({ ask }: ReturnType<typeof testApi>, path: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: unknown = origin + path; typeof next === 'string'; ) {
    const { status, json } = await ask('GET', next.slice(origin.length));
    expect(status).toBe(200);
    pages.push(ids(json));
    next = json['next_page_uri'];
  }
  return pages;
}

describe('pages', () => {
  test.each([0, 1, 2, 6, 99, 100, 101, 200, 250])('of a list of %i items', async (count) => {
    const server = testApi({ itemCounts: { '/ip_policies': count } });
    const whole = (await walk(server, '/ip_policies')).flat();
    expect(new Set(whole).size).toBe(count);
    for (const limit of [1, 2, 3, 50, 100]) {
      const pages = await walk(server, `/ip_policies?limit=${limit}`);
      expect(pages.flat()).toEqual(whole);
      expect(pages).toHaveLength(Math.max(Math.ceil(count / limit), 1));
      for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
    }
  });

  test('the envelope has an absolute uri without a query, and the next page keeps the limit', async () => {
    const { ask } = testApi();
    const { json } = await ask('GET', '/ip_policies?limit=2');
    const last = ids(json).at(-1);
    expect(json).toEqual({
      ip_policies: [expect.anything(), expect.anything()],
      uri: `${origin}/ip_policies`,
      next_page_uri: `${origin}/ip_policies?before_id=${last}&limit=2`,
    });
  });

  test('without a limit it is 100', async () => {
    const { ask } = testApi();
    const { text } = await ask('GET', '/reserved_domains');
    expect((await ask('GET', '/reserved_domains?limit=100')).text).toBe(text);
  });

  test('any page size, from any item on, gives what comes after it', async () => {
    const server = testApi({ itemCounts: { '/ip_policies': 37 } });
    const whole = (await walk(server, '/ip_policies')).flat();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), fc.nat({ max: 36 }), async (limit, from) => {
        const pages = await walk(server, `/ip_policies?limit=${limit}&before_id=${whole[from]}`);
        expect(pages.flat()).toEqual(whole.slice(from + 1));
      }),
      { numRuns: 50 },
    );
  });

  test('creations and deletions during a walk move nothing else', async () => {
    const change = fc.oneof(fc.constant('create' as const), fc.nat({ max: 19 }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.array(change, { maxLength: 20 }), async (limit, changes) => {
        const server = testApi({ itemCounts: { '/ip_policies': 20 } });
        const { ask } = server;
        const before = (await walk(server, '/ip_policies')).flat();
        const deleted = new Set<string>();
        const left = [...changes];
        let seen: readonly string[] = [];
        const pages: string[][] = [];
        for (let next: unknown = `${origin}/ip_policies?limit=${limit}`; typeof next === 'string'; ) {
          const { json } = await ask('GET', next.slice(origin.length));
          const page = ids(json);
          pages.push(page);
          seen = [...seen, ...page];
          next = json['next_page_uri'];
          const step = left.shift();
          if (step === 'create') await ask('POST', '/ip_policies', { body: {} });
          // The cursor itself must stay: the next page is asked for by its id.
          const victim = typeof step === 'number' ? before[step] : undefined;
          if (victim !== undefined && victim !== page.at(-1) && !deleted.has(victim)) {
            expect(await ask('DELETE', `/ip_policies/${victim}`)).toMatchObject({ status: 204 });
            deleted.add(victim);
          }
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(before.filter((id) => seen.includes(id)));
        for (const id of before) if (!deleted.has(id)) expect(seen).toContain(id);
      }),
      { numRuns: 30 },
    );
  });

  test('the newest item heads the list, created in the same second or not', async () => {
    let now = Date.parse('2026-01-01T00:00:00.900Z');
    const { ask } = testApi({ clock: () => now });
    const created: string[] = [];
    for (const wait of [0, 0, 50, 200, 5000]) {
      now += wait;
      created.unshift(stringIn((await ask('POST', '/ip_policies', { body: {} })).json, 'id'));
      expect(ids((await ask('GET', '/ip_policies')).json).slice(0, created.length)).toEqual(created);
    }
  });

  test('a clock that is set back does not make the newest item older than the others', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const { ask } = testApi({ clock: () => now });
    const first = stringIn((await ask('POST', '/ip_policies', { body: {} })).json, 'created_at');
    now -= 60_000;
    expect((await ask('POST', '/ip_policies', { body: {} })).json['created_at']).toBe(first);
  });
});
