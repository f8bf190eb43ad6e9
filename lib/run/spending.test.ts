import { setImmediate } from 'node:timers/promises';
import { integer } from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { documentedRateLimit, type RateLimit } from '../exchange/pacing.ts';
import { isRateLimited } from '../judge/refusal.ts';
import { inputs } from './inputs.ts';
import { probe } from './rule.ts';
import { type RunSettings, runContract } from './run.ts';
import { spendingOf } from './spending.ts';
import { closeAll, ruleNamed, serving } from './testing.ts';
import type { RunEvent } from './verdict.ts';

afterEach(closeAll);

const path = '/ip_policies';
const fine = { judged: 1, findings: [] };

/** An API with one list, on a clock that goes on with each request and where somebody lets time pass. */
async function api() {
  let now = 1_700_000_000_000;
  const items = new Set<string>();
  const countedAt: number[] = [];
  const { url, heard } = await serving(({ method, url: asked }) => {
    now += 3;
    countedAt.push(now);
    now += 4;
    if (method === 'POST') {
      items.add(`${asked}/item${items.size}`);
      return { status: 201, body: { id: `item${items.size - 1}` } };
    }
    if (method === 'DELETE') return items.delete(asked) ? { status: 204 } : undefined;
    return { body: asked === path ? { ip_policies: [], uri: 'x', next_page_uri: null } : {} };
  });
  const pause = async (ms: number) => {
    now += ms;
    // Answers come in while somebody waits.
    await setImmediate();
  };
  return { url, heard, items, countedAt, surroundings: { clock: () => now, pause } };
}

/** The most requests that any rolling window of this length held. */
function mostInOneWindow(countedAt: readonly number[], windowMs: number): number {
  return Math.max(...countedAt.map((end) => countedAt.filter((time) => time > end - windowMs && time <= end).length));
}

/** Full, but for the places that are kept for the end of the run: of a closing look, and of a deletion. */
function expectFilled(most: number): void {
  expect(most).toBeLessThanOrEqual(40);
  expect(most).toBeGreaterThanOrEqual(38);
}

const creating = ruleNamed('creates', {
  probe: probe(
    (target) => target.ask({ method: 'POST', path, body: { metadata: 'x' } }),
    () => fine,
  ),
});

const asking = (name: string, times: number) =>
  ruleNamed(name, {
    probe: probe(
      async (target) => {
        for (let asked = 0; asked < times; asked += 1) await target.get(`/${name}`);
      },
      () => fine,
    ),
  });

const askingAtOnce = (times: number) =>
  ruleNamed('at-once', {
    probe: probe(
      (target) => Promise.all(Array.from({ length: times }, () => target.get('/at-once'))),
      () => fine,
    ),
  });

const trying = (name: string) =>
  ruleNamed(name, {
    inputs: inputs({
      values: () => ({ edges: [1, 2, 3], random: integer() }),
      ask: (target, input) => target.get(`/${name}?input=${input}`),
      judge: () => fine,
    }),
  });

/** Runs rules against an API of its own, and tells when the API counted what. */
async function run(rules: Parameters<typeof runContract>[1], settings: Partial<RunSettings>) {
  const { url, heard, items, countedAt, surroundings } = await api();
  const events: RunEvent[] = [];
  const result = await runContract(
    {
      target: new URL(url),
      key: 'k',
      embedded: false,
      allowWrites: true,
      rateLimits: false,
      seed: 3,
      resources: [path],
      ...settings,
    },
    rules,
    { ...surroundings, onEvent: (event) => events.push(event) },
  );
  const waits = events.flatMap((event) => (event.kind === 'wait' ? [event.ms] : []));
  const inputsOf = (name: string) => heard.filter((asked) => asked.url.startsWith(`/${name}?`)).length;
  expect([...items]).toEqual([]);
  return { result, waits, countedAt, inputsOf, verdicts: result.verdicts.map(({ verdict }) => verdict) };
}

const fortyAMinute: RateLimit = { requests: 40, windowMs: 60_000 };

describe('how a run spends its requests', () => {
  it('is by the documented limit and within its window where nothing else is said', () => {
    expect(spendingOf({})).toMatchObject({ limit: documentedRateLimit, mayWait: false, isThorough: false });
  });

  it('is over several windows where inputs are asked for, and with waiting where the window is short', () => {
    expect(spendingOf({ runs: 7 })).toMatchObject({ mayWait: true, isThorough: true, runs: 7 });
    expect(spendingOf({ limit: { requests: 9, windowMs: 10_000 } })).toMatchObject({
      mayWait: true,
      isThorough: false,
    });
    expect(spendingOf({ limit: { requests: 9, windowMs: 10_001 } })).toMatchObject({ mayWait: false });
  });

  it('gives a thorough run more tries to shrink an input', () => {
    expect(spendingOf({ runs: 1 }).mostShrinks).toBeGreaterThan(spendingOf({}).mostShrinks);
  });
});

describe('a run by default', () => {
  it('keeps to one window of the declared limit, and never waits', async () => {
    const rules = [creating, trying('a'), askingAtOnce(5), trying('b'), trying('c')];
    const { result, waits, countedAt, verdicts } = await run(rules, { limit: fortyAMinute });
    expect(waits).toEqual([]);
    expect(countedAt).toHaveLength(40);
    expect(result.requests.counted).toBe(40);
    expect(new Set(verdicts)).toEqual(new Set(['conformant']));
  });

  it('goes without what has no room in it', async () => {
    const { waits, countedAt, verdicts } = await run([creating, asking('much', 60)], { limit: fortyAMinute });
    expect(waits).toEqual([]);
    expect(countedAt.length).toBeLessThanOrEqual(40);
    expect(verdicts).toEqual(['conformant', 'inconclusive']);
  });

  it('waits for a short window, for what its rules cannot do without and for no input beyond that', async () => {
    const limit = { requests: 40, windowMs: 2_000 };
    const { waits, countedAt, verdicts, inputsOf } = await run([creating, asking('much', 60), trying('a')], { limit });
    expect(waits.length).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThan(limit.windowMs + 10);
    expectFilled(mostInOneWindow(countedAt, limit.windowMs));
    expect(verdicts).toEqual(['conformant', 'conformant', 'conformant']);
    expect(inputsOf('a')).toBe(1);
  });
});

describe('a thorough run', () => {
  it('gives each rule the inputs that were asked for, and paces them by the declared limit', async () => {
    const rules = [creating, trying('a'), asking('much', 55), trying('b')];
    const { result, waits, countedAt, inputsOf, verdicts } = await run(rules, { limit: fortyAMinute, runs: 50 });
    expect([inputsOf('a'), inputsOf('b')]).toEqual([50, 50]);
    expectFilled(mostInOneWindow(countedAt, fortyAMinute.windowMs));
    // It waits no longer than it has to: the fourth window of 40 holds the last of some 160 requests.
    expect(result.durationMs).toBeLessThan(4.2 * fortyAMinute.windowMs);
    expect(waits.length).toBeGreaterThan(0);
    expect(new Set(verdicts)).toEqual(new Set(['conformant']));
    expect(result.recording.filter(isRateLimited)).toEqual([]);
  });

  it('paces requests that are sent at once', async () => {
    const { countedAt, verdicts } = await run([askingAtOnce(90)], { limit: fortyAMinute, runs: 1 });
    expect(countedAt.length).toBeGreaterThan(90);
    expect(mostInOneWindow(countedAt, fortyAMinute.windowMs)).toBeLessThanOrEqual(40);
    expect(verdicts).toEqual(['conformant']);
  });

  it('paces requests without a key too, which some count', async () => {
    const unknown = ruleNamed('unknown', {
      inputs: inputs({
        values: () => ({ edges: [], random: integer() }),
        free: true,
        ask: (target, input) => target.ask({ path: '/', authorization: `Bearer ${input}` }),
        judge: () => fine,
      }),
    });
    const { countedAt } = await run([unknown], { limit: fortyAMinute, runs: 100 });
    expect(countedAt.length).toBeGreaterThan(100);
    expectFilled(mostInOneWindow(countedAt, fortyAMinute.windowMs));
  });

  it('waits for nothing where one window has room for all', async () => {
    const { waits, inputsOf } = await run([trying('a')], { limit: { requests: 400, windowMs: 60_000 }, runs: 50 });
    expect(waits).toEqual([]);
    expect(inputsOf('a')).toBe(50);
  });
});

describe('a run that is interrupted while it waits', () => {
  it('ends at once, and deletes what it made without waiting for room', async () => {
    const { url, items } = await api();
    const interruption = new AbortController();
    const waits: number[] = [];
    const onEvent = (event: RunEvent) => {
      if (event.kind !== 'wait') return;
      waits.push(event.ms);
      // It has to be waiting already.
      queueMicrotask(() => interruption.abort(new Error('interrupted')));
    };
    const settings = { embedded: false, allowWrites: true, rateLimits: false, seed: 3, resources: [path] };
    const limit = { requests: 40, windowMs: 3_600_000 };
    const result = await runContract(
      { ...settings, target: new URL(url), key: 'k', limit, runs: 50 },
      [creating, trying('a')],
      { onEvent, signal: interruption.signal },
    );
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(3_000_000);
    expect(result).toMatchObject({ ending: { kind: 'interrupted' }, leftBehind: [] });
    expect([...items]).toEqual([]);
    expect(result.verdicts[0]).toMatchObject({ verdict: 'conformant' });
  });
});
