import { afterEach, describe, expect, it } from 'vitest';
import { defaultBounds } from '../exchange/client.ts';
import { serveReference } from '../reference/serve.ts';
import { inputs } from './inputs.ts';
import { type Ledger, type LedgerEntry, LedgerNotWrittenError } from './ledger.ts';
import { probe, type Rule } from './rule.ts';
import { type RunSettings, runContract, type Surroundings } from './run.ts';
import { runMark } from './run-mark.ts';
import { closeAll, closedPort, closeLater, ruleNamed, serving } from './testing.ts';
import type { RunEvent } from './verdict.ts';

afterEach(closeAll);

const path = '/ip_policies';
const fine = { judged: 1, findings: [] };

function settingsFor(url: string, more: Partial<RunSettings> = {}): RunSettings {
  const resources = [path];
  return {
    target: new URL(url),
    key: 'k',
    embedded: false,
    allowWrites: true,
    rateLimits: true,
    seed: 3,
    resources,
    ...more,
  };
}

const asking = (name: string, sectionName?: string): Rule =>
  ruleNamed(
    name,
    {
      probe: probe(
        (target) => target.get(`/${name}`),
        () => fine,
      ),
    },
    sectionName,
  );

const creating = ruleNamed('creates', {
  probe: probe(
    (target) => target.ask({ method: 'POST', path, body: { metadata: 'x' } }),
    () => fine,
  ),
});

/** An API with one list, which tells what stands in it. */
async function smallApi(onRequest: (method: string, url: string) => void = () => {}) {
  const items: string[] = [];
  const { url, heard } = await serving(({ method, url: asked }) => {
    onRequest(method, asked);
    if (asked === '/') return { body: {} };
    if (method === 'POST') {
      items.unshift(`item${items.length}`);
      return { status: 201, body: { id: items[0] } };
    }
    if (method === 'DELETE') {
      const id = asked.split('/').at(-1) ?? '';
      if (!items.includes(id)) return undefined;
      items.splice(items.indexOf(id), 1);
      return { status: 204 };
    }
    if (asked !== path) return undefined;
    return { body: { ip_policies: items.map((id) => ({ id })), uri: 'x', next_page_uri: null } };
  });
  return { url, heard, items };
}

const told = (heard: readonly { method: string; url: string }[]) => heard.map(({ method, url }) => `${method} ${url}`);

describe('a run', () => {
  it('goes in order: root, lists, probes, further inputs in turn, clean-up, closing look, the rate limit last', async () => {
    const { url, heard, items } = await smallApi();
    const trying = (name: string) =>
      ruleNamed(name, {
        inputs: inputs({
          values: () => ['1', '2', '3'].map((last) => `/${name}${last}`),
          ask: (target, to) => target.get(to),
          judge: () => fine,
        }),
      });
    const rules = [asking('last', 'rate-limits'), trying('a'), creating, trying('b')];
    const result = await runContract(settingsFor(url), rules);
    expect(told(heard)).toEqual([
      'GET /',
      `GET ${path}`,
      'GET /a1',
      `POST ${path}`,
      'GET /b1',
      'GET /a2',
      'GET /b2',
      'GET /a3',
      'GET /b3',
      `DELETE ${path}/item0`,
      `GET ${path}`,
      'GET /last',
    ]);
    expect(items).toEqual([]);
    expect(result).toMatchObject({ ending: { kind: 'complete' }, leftBehind: [], requests: { sent: 12, counted: 12 } });
    expect(result.verdicts.map(({ rule, verdict }) => [rule.id, verdict])).toEqual(
      rules.map(({ id }) => [id, 'conformant']),
    );
    expect(result.recording).toHaveLength(12);
  });

  it('tells what happens: what is to come, sections, exchanges', async () => {
    const { url } = await smallApi();
    const events: RunEvent[] = [];
    await runContract(settingsFor(url), [asking('a'), asking('b'), asking('c', 'other')], {
      onEvent: (event) => events.push(event),
    });
    const sections = [
      { section: 'a-section', rules: 2 },
      { section: 'other', rules: 1 },
    ];
    expect(events.filter(({ kind }) => kind !== 'exchange')).toEqual([
      { kind: 'plan', sections },
      ...sections.map((each) => ({ kind: 'section', ...each })),
    ]);
    const windows = events.flatMap((event) => (event.kind === 'exchange' ? [event.window] : []));
    expect(windows).toHaveLength(5);
    // Of those before it.
    expect(windows.at(-1)).toEqual({ used: 4, of: 120 });
  });

  it('has the rules that use up the rate limit come last, whatever the order that they are given in', async () => {
    const { url } = await smallApi();
    const events: RunEvent[] = [];
    await runContract(settingsFor(url), [asking('a', 'rate-limits'), asking('b', 'other')], {
      onEvent: (event) => events.push(event),
    });
    const planned = events.flatMap((event) => (event.kind === 'plan' ? event.sections : []));
    const begun = events.flatMap((event) => (event.kind === 'section' ? [event.section] : []));
    expect(begun).toEqual(['other', 'rate-limits']);
    expect(planned.map(({ section }) => section)).toEqual(begun);
  });

  it('tries further inputs as long as there is room, and no longer', async () => {
    const server = await serveReference();
    closeLater(() => server.close());
    const endless = ruleNamed('endless', {
      inputs: inputs({
        values: () => Array.from({ length: 500 }, (_, index) => index),
        ask: (target) => target.get('/'),
        judge: () => fine,
      }),
    });
    const result = await runContract(settingsFor(server.url, { key: server.key }), [creating, endless]);
    expect(result.requests.counted).toBeLessThanOrEqual(120);
    expect(result.requests.counted).toBeGreaterThan(115);
    expect(result.leftBehind).toEqual([]);
    expect(result.verdicts.map(({ verdict }) => verdict)).toEqual(['conformant', 'conformant']);
  });

  it('has no verdicts where there is no API to judge, and says why', async () => {
    const result = await runContract(settingsFor(await closedPort()), [asking('a')]);
    expect(result).toMatchObject({ verdicts: [], ending: { kind: 'unreachable', code: 'CONNECTION_REFUSED' } });
    expect(result.recording).toHaveLength(1);
  });

  it('spends the window without harm to what has to be done after it', async () => {
    const { url, items } = await smallApi();
    const greedy = ruleNamed('greedy', {
      probe: probe(
        async (target) => {
          for (;;) await target.get('/');
        },
        () => fine,
      ),
    });
    const result = await runContract(settingsFor(url), [creating, greedy]);
    expect(result.ending).toEqual({ kind: 'complete' });
    expect(result.verdicts[1]).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('window') });
    expect(items).toEqual([]);
  });

  it('survives a rule that breaks: the others are judged, and what was made is deleted', async () => {
    const { url, items } = await smallApi();
    const broken = ruleNamed('broken', {
      probe: probe(
        async (target) => {
          await target.get('/');
          decodeURIComponent('%');
        },
        () => fine,
      ),
    });
    const result = await runContract(settingsFor(url), [creating, broken, asking('a')]);
    expect(result.verdicts.map(({ verdict }) => verdict)).toEqual(['conformant', 'inconclusive', 'conformant']);
    expect(result.verdicts[1]).toMatchObject({ reason: expect.stringContaining('URI malformed') });
    expect(items).toEqual([]);
  });

  it('deletes what it made before an error from its surroundings goes through', async () => {
    const { url, items } = await smallApi();
    const fault = new Error('the disk is full');
    const onEvent = (event: RunEvent) => {
      if (event.kind === 'section' && event.section === 'second') throw fault;
    };
    await expect(runContract(settingsFor(url), [creating, asking('a', 'second')], { onEvent })).rejects.toBe(fault);
    expect(items).toEqual([]);
  });
});

describe('what a run writes down', () => {
  /** A ledger that is looked at afterwards. */
  function remembered() {
    const entries: LedgerEntry[] = [];
    let isDiscarded = false;
    const ledger: Ledger = {
      write: (entry) => entries.push(entry),
      discard: () => {
        isDiscarded = true;
      },
    };
    return { ledger, kinds: () => entries.map(({ kind }) => kind), isDiscarded: () => isDiscarded };
  }

  it('is each creation before it is sent, and what became of it', async () => {
    const { ledger, kinds, isDiscarded } = remembered();
    let known: string[] = [];
    const { url } = await smallApi((method) => {
      if (method === 'POST') known = kinds();
    });
    await runContract(settingsFor(url), [creating], { ledger });
    expect(known).toEqual(['creation']);
    expect(kinds()).toEqual(['creation', 'made', 'gone']);
    expect(isDiscarded()).toBe(true);
  });

  it('stays where something was left behind, which is told with the answer', async () => {
    const { ledger, isDiscarded } = remembered();
    const { url } = await serving(({ method }) => {
      if (method === 'DELETE') return { status: 500, body: {} };
      return { status: method === 'POST' ? 201 : 200, body: { id: 'a' } };
    });
    const result = await runContract(settingsFor(url), [creating], { ledger });
    expect(result.leftBehind).toEqual([{ url: `${url}${path}/a`, reason: 'its deletion had status 500' }]);
    expect(isDiscarded()).toBe(false);
  });

  it('keeps a creation from being sent where it cannot be written', async () => {
    const { url, heard } = await smallApi();
    const ledger: Ledger = {
      write: () => {
        throw new LedgerNotWrittenError('the file', 'ENOSPC');
      },
      discard() {},
    };
    const result = await runContract(settingsFor(url), [creating], { ledger });
    expect(heard.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(result.verdicts).toMatchObject([{ verdict: 'inconclusive', reason: expect.stringContaining('ENOSPC') }]);
  });

  it('that a creation got no answer makes the run look for what it made', async () => {
    const { ledger, isDiscarded } = remembered();
    const items = new Map<string, unknown>();
    const { url } = await serving(async ({ method, url: asked, body }) => {
      if (method === 'POST') {
        items.set('lost', JSON.parse(body).metadata);
        return { status: 201, body: 'x', headers: { 'content-length': '9999' } };
      }
      if (method === 'DELETE') return items.delete('lost') ? { status: 204, body: '' } : undefined;
      const shown = [...items].map(([id, metadata]) => ({ id, metadata }));
      return asked === path ? { body: { ip_policies: shown, uri: 'x', next_page_uri: null } } : { body: {} };
    });
    const marking = ruleNamed('marks', {
      probe: probe(
        (target) => target.ask({ method: 'POST', path, body: { metadata: runMark(target.settings.runId) } }),
        () => fine,
      ),
    });
    const bounds = { ...defaultBounds, answerMs: 1_000 };
    const result = await runContract(settingsFor(url), [marking], { ledger, bounds });
    expect(result.leftBehind).toEqual([]);
    expect(items.size).toBe(0);
    expect(isDiscarded()).toBe(true);
  });
});

describe('what an earlier run has left', () => {
  const earlier = (url: string, id: string) => {
    let isFinished = false;
    const run = {
      run: 'run0',
      items: [`${url}${path}/${id}`],
      lists: [],
      hadOtherKey: false,
      onFinished: () => (isFinished = true),
    };
    return { run, isFinished: () => isFinished };
  };

  async function apiWithLeftItem() {
    let isLeft = true;
    return serving(({ method, url: asked }) => {
      if (method === 'DELETE') {
        isLeft = false;
        return { status: 204, body: '' };
      }
      if (asked.endsWith('/left') && !isLeft) return undefined;
      return { body: asked.endsWith('/left') ? { id: 'left', metadata: runMark('run0') } : {} };
    });
  }

  it('is deleted first, and told', async () => {
    const { url, heard } = await apiWithLeftItem();
    const { run, isFinished } = earlier(url, 'left');
    const result = await runContract(settingsFor(url), [asking('a')], { earlier: [run] });
    expect(told(heard).slice(0, 3)).toEqual(['GET /', `GET ${path}/left`, `DELETE ${path}/left`]);
    expect(result.remarks).toEqual([`Run run0 came to no end and had left ${url}${path}/left (deleted).`]);
    expect(result.leftBehind).toEqual([]);
    expect(isFinished()).toBe(true);
  });

  it('is told and not asked for with another key', async () => {
    const { url, heard } = await apiWithLeftItem();
    const { run, isFinished } = earlier(url, 'left');
    const other = { ...run, hadOtherKey: true };
    const { remarks } = await runContract(settingsFor(url), [asking('a')], { earlier: [other] });
    expect(heard.filter((each) => each.url.endsWith('/left'))).toEqual([]);
    expect(remarks).toEqual([expect.stringMatching(/^Run run0 .* another key: delete what it left by the clean/)]);
    expect(isFinished()).toBe(false);
  });

  it('is told and not touched where the run may only read, or may not write there', async () => {
    for (const more of [{ allowWrites: false }, { scratch: ['/vaults'] }]) {
      const { url, heard } = await apiWithLeftItem();
      const { run, isFinished } = earlier(url, 'left');
      const result = await runContract(settingsFor(url, more), [asking('a')], { earlier: [run] });
      expect(heard.filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(result.remarks).toEqual([expect.stringContaining('run0')]);
      expect(isFinished()).toBe(false);
    }
  });
});

describe('a run that is cut short', () => {
  it('by a target that stops answering says so, with the verdicts until then', async () => {
    let isSilent = false;
    const { url } = await serving(async ({ url: asked }) => {
      if (asked === '/silence') isSilent = true;
      if (isSilent) await new Promise(() => {});
      return { body: {} };
    });
    // Long enough for the answers before the silence, however busy the machine is.
    const bounds = { ...defaultBounds, answerMs: 1_000, unansweredOnEnd: 4 };
    const silence = ruleNamed('silence', {
      probe: probe(
        (target) => Promise.all(Array.from({ length: 4 }, () => target.get('/silence'))),
        () => fine,
      ),
    });
    const result = await runContract(settingsFor(url), [asking('a'), silence, asking('b')], { bounds });
    expect(result.ending).toMatchObject({ kind: 'cut-short', code: 'TARGET_GONE' });
    expect(result.verdicts.map(({ verdict }) => verdict)).toEqual(['conformant', 'conformant', 'inconclusive']);
    expect(result.verdicts[2]).toMatchObject({ reason: expect.stringContaining('stopped answering') });
  });

  it('by its time limit says so, and still deletes what it made', async () => {
    let now = 0;
    const { url, items } = await smallApi(() => {
      now += 1_000;
    });
    const rules = [creating, asking('a'), asking('b'), asking('c'), asking('last', 'rate-limits')];
    const result = await runContract(settingsFor(url, { timeLimitMs: 4_500 }), rules, { clock: () => now });
    expect(result.ending).toMatchObject({ kind: 'cut-short', code: 'TIME_SPENT' });
    expect(result.verdicts.map(({ verdict }) => verdict)).toEqual([
      'conformant',
      'conformant',
      'conformant',
      'inconclusive',
      'inconclusive',
    ]);
    expect(items).toEqual([]);
    expect(result.leftBehind).toEqual([]);
  });

  it('does not wait for room in a window beyond its time limit', async () => {
    let now = 0;
    const pauses: number[] = [];
    const { url } = await smallApi();
    const greedy = ruleNamed('greedy', {
      probe: probe(
        async (target) => {
          for (;;) await target.get('/');
        },
        () => fine,
      ),
    });
    const limit = { requests: 10, windowMs: 60_000 };
    const pause = async (ms: number) => {
      pauses.push(ms);
      now += ms;
    };
    const settings = settingsFor(url, { limit, runs: 1, timeLimitMs: 5_000 });
    const result = await runContract(settings, [greedy], { clock: () => now, pause });
    expect(result.ending).toMatchObject({ kind: 'cut-short', code: 'TIME_SPENT' });
    expect(pauses).toEqual([5_000]);
  });

  it('gives an answer as long as it is told to', async () => {
    const { url } = await serving(() => new Promise(() => {}));
    const result = await runContract(settingsFor(url, { timeoutMs: 20 }), [asking('a')]);
    expect(result.ending).toMatchObject({ message: expect.stringContaining('within 20 ms') });
  });
});

describe('interruption', () => {
  const interruptedAt = async (at: (method: string, url: string) => boolean, more: Surroundings = {}) => {
    const interruption = new AbortController();
    const { url, heard, items } = await smallApi((method, asked) => {
      if (at(method, asked)) interruption.abort(new Error('interrupted'));
    });
    const rules = [creating, asking('a'), asking('b'), asking('last', 'rate-limits')];
    const result = await runContract(settingsFor(url), rules, { ...more, signal: interruption.signal });
    return { result, heard: told(heard), items };
  };

  it('ends the run, deletes what it made, and still gives verdicts', async () => {
    const { result, heard, items } = await interruptedAt((_, url) => url === '/a');
    expect(result.ending).toEqual({ kind: 'interrupted' });
    expect(result.leftBehind).toEqual([]);
    expect(items).toEqual([]);
    expect(heard.slice(-3)).toEqual(['GET /a', `DELETE ${path}/item0`, `GET ${path}`]);
    expect(result.verdicts.map(({ verdict }) => verdict)).toEqual([
      'conformant',
      'inconclusive',
      'inconclusive',
      'inconclusive',
    ]);
    expect(result.recording.some(({ request }) => request.url.endsWith('/a'))).toBe(false);
    expect(result.requests.sent).toBe(result.recording.length + 1);
    expect(result.remarks).toEqual(['requests under way when the run ended, which it neither recorded nor judged: 1']);
  });

  it('in the middle of a creation waits to learn what there is to delete', async () => {
    const { result, items } = await interruptedAt((method) => method === 'POST');
    expect(result.ending).toEqual({ kind: 'interrupted' });
    expect(items).toEqual([]);
  });

  it('in the middle of the clean-up goes on with it', async () => {
    const { result, items } = await interruptedAt((method) => method === 'DELETE');
    expect(result.ending).toEqual({ kind: 'interrupted' });
    expect(result.leftBehind).toEqual([]);
    expect(items).toEqual([]);
  });

  it('before anything is sent sends nothing', async () => {
    const { url, heard } = await smallApi();
    const result = await runContract(settingsFor(url), [asking('a')], { signal: AbortSignal.abort() });
    expect(result.ending).toEqual({ kind: 'interrupted' });
    expect(heard).toEqual([]);
  });

  it('cleans up with what the target needs to answer at all', async () => {
    const interruption = new AbortController();
    const deleted: string[] = [];
    const { url } = await serving(({ method, url: asked, headers }) => {
      if (!headers['user-agent']) return { status: 403, body: {} };
      if (asked === '/a') interruption.abort();
      if (method === 'DELETE') deleted.push(asked);
      return { status: method === 'POST' ? 201 : 200, body: method === 'POST' ? { id: 'x' } : {} };
    });
    const bounds = { ...defaultBounds, answerMs: 2_000 };
    const result = await runContract(settingsFor(url), [creating, asking('a')], {
      signal: interruption.signal,
      bounds,
    });
    expect(result.leftBehind).toEqual([]);
    expect(deleted).toEqual([`${path}/x`]);
  });
});
