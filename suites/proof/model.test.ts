import { describe, expect, test } from 'vitest';
import { json, membersIn, pagesOf } from '../../lib/reference/changed-answers.ts';
import { creatingIn, type Hook, inFrontOf, onItemOf, type Reference } from '../../lib/reference/hook.ts';
import type { Members } from '../../lib/reference/request-body.ts';
import { serveReference } from '../../lib/reference/serve.ts';
import { type RunSettings, runContract } from '../../lib/run/run.ts';
import type { RunResult } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';
import { startSecondImplementation } from './second-implementation.ts';

const list = '/ip_policies';
const limit = { requests: 1000, windowMs: 1000 };
const model = contract.filter(({ id }) => id === 'resources.model');

type Server = { readonly url: string; readonly key: string; close(): Promise<void> };

/** Judges a server by this rule alone, on one list. */
async function judged(server: Server, settings: Partial<RunSettings>): Promise<RunResult> {
  const target = { target: new URL(server.url), key: server.key, embedded: false, allowWrites: true, rateLimits: true };
  try {
    return await runContract({ ...target, seed: 1, runs: 20, limit, resources: [list], ...settings }, model);
  } finally {
    await server.close();
  }
}

/** Items are made seconds apart, so that there is an order to be kept. */
function steadyClock(): () => number {
  let now = Date.parse('2026-01-01T00:00:00Z');
  return () => {
    now += 1000;
    return now;
  };
}

async function judgedWith(hook: Hook, settings: Partial<RunSettings> = {}): Promise<RunResult> {
  return judged(await serveReference({ clock: steadyClock(), rateLimit: false, hook }), settings);
}

/** What the reference has at the path of a request, whatever the request is for. */
async function itemAt({ url, headers }: Request, reference: Reference): Promise<Members> {
  const kept = [...headers].filter(([name]) => !name.startsWith('content-'));
  return (await membersIn(await reference(new Request(url, { headers: kept })))) ?? {};
}

/** An item that was deleted is there again once another is created. */
function comesBack(): Hook {
  const deleted = new Map<string, Members>();
  const back = new Map<string, Members>();
  return async (call, reference) => {
    if (onItemOf('DELETE', list)(call)) deleted.set(call.path, await itemAt(call.request, reference));
    if (creatingIn(list)(call)) for (const [path, item] of deleted) back.set(path, item);
    const item = call.method === 'GET' ? back.get(call.path) : undefined;
    return item ? json(200, item) : reference(call.request);
  };
}

/** A patch of one item of the run changes the one that was made before it too. */
function changesNeighbour(): Hook {
  const made: string[] = [];
  return async (call, reference) => {
    const copy = call.request.clone();
    const response = await reference(call.request);
    if (creatingIn(list)(call)) made.push(`${list}/${(await membersIn(response))?.['id']}`);
    const neighbour = made[made.indexOf(call.path) - 1];
    if (!onItemOf('PATCH', list)(call) || neighbour === undefined) return response;
    const url = new URL(neighbour, copy.url);
    await reference(new Request(url, { method: 'PATCH', headers: copy.headers, body: await copy.text() }));
    return response;
  };
}

/** Lists show the two newest items in each other's place where the run made both. */
function swapsTheNewest(): Hook {
  const made = new Set<unknown>();
  const remembers: Hook = async (call, reference) => {
    const response = await reference(call.request);
    if (creatingIn(list)(call)) made.add((await membersIn(response))?.['id']);
    return response;
  };
  const swaps = pagesOf(list, (page) => {
    const [first, second, ...others] = page.items;
    if (!first || !second || !made.has(first['id']) || !made.has(second['id'])) return page;
    return { ...page, items: [second, first, ...others] };
  });
  return inFrontOf(remembers, swaps);
}

/** A deletion takes with it what the run made just before. */
function deletesTheOlderToo(): Hook {
  const made: string[] = [];
  return async (call, reference) => {
    const response = await reference(call.request);
    if (creatingIn(list)(call)) made.push(`${list}/${(await membersIn(response))?.['id']}`);
    const older = made[made.indexOf(call.path) - 1];
    if (!onItemOf('DELETE', list)(call) || older === undefined) return response;
    const { method, headers, url } = call.request;
    await reference(new Request(new URL(older, url), { method, headers }));
    return response;
  };
}

function findingsIn({ verdicts }: RunResult) {
  return verdicts.flatMap((verdict) => (verdict.verdict === 'violated' ? verdict.findings : []));
}

function requestsIn({ recording }: RunResult): string[] {
  return recording.map(({ request }) => {
    return `${request.method} ${new URL(request.url).pathname.replace(list, '').replace(/ipp_\w+/, '…') || 'list'}`;
  });
}

const look = 'GET list';
const create = 'POST list';

describe.each([
  {
    name: 'an item that comes back once another is created',
    fault: comesBack,
    at: 'status',
    shortest: [create, 'DELETE /…', create, 'GET /…'],
  },
  {
    name: 'a patch that changes the neighbour too',
    fault: changesNeighbour,
    at: expect.stringMatching(/description$/),
    shortest: [create, create, 'PATCH /…', expect.stringMatching(/^GET/)],
  },
  {
    name: 'two new items in each other’s place',
    fault: swapsTheNewest,
    at: '/ip_policies/1',
    shortest: [create, create, look],
  },
  {
    name: 'a deletion that takes another item with it',
    fault: deletesTheOlderToo,
    at: 'status',
    shortest: [create, create, 'DELETE /…', 'DELETE /…'],
  },
])('$name', ({ fault, at, shortest }) => {
  test('is found, by the shortest sequence that shows it, and again by seed and path', async () => {
    const [finding] = findingsIn(await judgedWith(fault()));
    expect(finding).toMatchObject({ at, repeats: true });
    const { path, remark, expected } = finding ?? {};
    expect(path).toMatch(/^\d+(:\d+)*$/);

    const again = await judgedWith(fault(), { path });
    // The root and the list are asked for before every run, the list before every sequence and after all writes.
    const rest = requestsIn(again).splice(3 + shortest.length);
    expect(requestsIn(again).slice(0, -rest.length)).toEqual(['GET /', look, look, ...shortest]);
    expect(rest.filter((request) => request !== 'DELETE /…')).toEqual([look]);
    expect(findingsIn(again)).toHaveLength(1);
    expect(findingsIn(again)[0]).toMatchObject({ at, path, remark });
    expect(withoutIds(findingsIn(again)[0]?.expected)).toBe(withoutIds(expected));
  });
});

function withoutIds(text: string | undefined): string | undefined {
  return text?.replaceAll(/ipp_\w+/g, '…');
}

describe('nothing is found', () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  test.each(seeds)('where nothing is wrong, with seed %i', async (seed) => {
    const result = await judged(await serveReference({ rateLimit: limit }), { seed });
    expect(result.verdicts).toMatchObject([{ verdict: 'conformant' }]);
    expect(result.leftBehind).toEqual([]);
    expect(result.requests.sent).toBeGreaterThan(60);
  });

  test.each(seeds)('by another reading of the same documents, with seed %i', async (seed) => {
    const oneWindow = { runs: undefined, limit: undefined };
    const result = await judged(await startSecondImplementation({ items: seed }), { seed, ...oneWindow });
    expect(result.verdicts).toMatchObject([{ verdict: 'conformant' }]);
    expect(result.leftBehind).toEqual([]);
    expect(result.requests.counted).toBeLessThanOrEqual(120);
    expect(result.requests.sent).toBeGreaterThan(60);
  });
});
