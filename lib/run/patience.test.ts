import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, defaultBounds } from '../exchange/client.ts';
import { documentedRateLimit, RollingBudget } from '../exchange/pacing.ts';
import { isRateLimited, isServed } from '../judge/refusal.ts';
import { spendingOf } from './spending.ts';
import { Target } from './target.ts';
import { closeAll, closeLater, serving } from './testing.ts';

afterEach(closeAll);

const refused = { status: 429, body: { error_code: 'ERR_NGROK_226', status_code: 429, msg: 'x', details: {} } };
const tooMany = { status: 429, body: { error_code: 'ERR_NGROK_225', status_code: 429, msg: 'x', details: {} } };

/** A target at a server that answers as it is told, on a clock that goes on where somebody waits. */
async function patientTarget(answer: Parameters<typeof serving>[0], { isPatient = true, waitersAtOnce = 1 } = {}) {
  const { url, heard } = await serving(answer);
  let now = 0;
  const waits: { ms: number; why: string }[] = [];
  const clock = () => now;
  const client = createClient({ bounds: defaultBounds, clock, writable: 'anywhere' });
  closeLater(() => client.close());
  const settings = {
    base: new URL(url),
    key: 'a-key',
    mayWrite: true,
    runId: 'run1',
    seed: 7,
    spending: spendingOf({}),
  };
  const target = Target.open(settings, client, new RollingBudget(documentedRateLimit, clock), async (ms, why) => {
    waits.push({ ms, why });
    now += ms;
    while (target.recording.length < waitersAtOnce) await setImmediate();
  });
  if (isPatient) target.bePatient();
  return { target, heard, waits };
}

/** Answers one thing so many times, and 200 after that. */
function firstly<Answer>(times: number, answer: Answer): () => Answer | { readonly body: object } {
  let asked = 0;
  return () => {
    asked += 1;
    return asked <= times ? answer : { body: {} };
  };
}

describe('a 429 that comes since the run has filled the window on purpose', () => {
  it('is waited for before something is deleted, and is nothing to be told', async () => {
    const answers = [refused, { status: 204 }];
    const { target, waits } = await patientTarget(({ method }) => (method === 'DELETE' ? answers.shift() : refused));
    await target.overrun({ path: '/' });
    expect(isServed(await target.insist({ method: 'DELETE', path: '/ip_policies/a' }))).toBe(true);
    expect(waits).toEqual([{ ms: 60_062, why: 'the window of the rate limit is full' }]);
    expect(target.remarks).toEqual([]);
  });
});

describe('a 429 that comes while the run has left room', () => {
  it('is waited for as long as a window, asked again and told', async () => {
    const { target, waits } = await patientTarget(firstly(1, refused));
    const exchange = await target.get('/');
    expect(isServed(exchange)).toBe(true);
    expect(waits).toEqual([{ ms: 60_062, why: 'the target answered 429 early' }]);
    expect(target.recording.map(isRateLimited)).toEqual([true, false]);
    expect(target.isRateLimited).toBe(false);
    expect(target.remarks).toEqual([
      'The target answered 429 to #1 though the run had left room in the window: others use the account too, or its limit is lower than declared. One window was waited for, then the request was sent again.',
    ]);
  });

  it('is waited for together by all that are under way', async () => {
    const { target, waits, heard } = await patientTarget(firstly(4, refused), { waitersAtOnce: 4 });
    const exchanges = await Promise.all(['/a', '/b', '/c', '/d'].map((path) => target.get(path)));
    expect(exchanges.every(isServed)).toBe(true);
    expect(waits).toHaveLength(1);
    expect(heard.map(({ url }) => url).toSorted()).toEqual(['/a', '/a', '/b', '/b', '/c', '/c', '/d', '/d']);
  });

  it('makes an end of waiting where it comes again at once', async () => {
    const { target, waits } = await patientTarget(() => refused);
    expect(isRateLimited(await target.get('/'))).toBe(true);
    expect(isRateLimited(await target.get('/'))).toBe(true);
    expect(waits).toHaveLength(1);
    expect(target.recording).toHaveLength(3);
    expect(target.isRateLimited).toBe(true);
  });

  it('is waited for three times in a run, and no more', async () => {
    let asked = 0;
    const { target, waits } = await patientTarget(() => {
      asked += 1;
      return asked % 2 === 1 ? refused : { body: {} };
    });
    const answers = [];
    for (let request = 0; request < 5; request += 1) answers.push(isServed(await target.get('/')));
    expect(answers).toEqual([true, true, true, false, true]);
    expect(waits).toHaveLength(3);
  });

  it('is an answer like any other before the run has begun to be patient, and beyond the window', async () => {
    const before = await patientTarget(() => refused, { isPatient: false });
    await before.target.get('/');
    const beyond = await patientTarget(() => refused);
    await beyond.target.overrun({ path: '/' });
    for (const { target, waits } of [before, beyond]) {
      expect(target.recording).toHaveLength(1);
      expect(waits).toEqual([]);
      expect(target.remarks).toEqual([]);
    }
  });

  it('is waited for where the run owes the request, even when patience is at its end', async () => {
    const { target } = await patientTarget(firstly(2, refused), { isPatient: false });
    expect(isServed(await target.insist({ method: 'DELETE', path: '/ip_policies/a' }))).toBe(true);
    const forever = await patientTarget(() => refused);
    expect(isRateLimited(await forever.target.insist({ method: 'DELETE', path: '/ip_policies/a' }))).toBe(true);
    await forever.target.insist({ method: 'DELETE', path: '/ip_policies/b' });
    expect(forever.waits).toHaveLength(3);
  });
});

describe('ERR_NGROK_225', () => {
  /** A server that allows so many at once. */
  function allowing(places: number) {
    let underWay = 0;
    let most = 0;
    const answer = async () => {
      underWay += 1;
      const isTooMany = underWay > places;
      if (!isTooMany) most = Math.max(most, underWay);
      await setImmediate();
      underWay -= 1;
      return isTooMany ? tooMany : { body: {} };
    };
    return { answer, most: () => most };
  }

  it('lowers the number of requests that are under way at once, until all are served', async () => {
    const { answer } = allowing(1);
    const { target } = await patientTarget(answer);
    const paths = Array.from({ length: 20 }, (_, number) => `/${number}`);
    const exchanges = await Promise.all(paths.map((path) => target.get(path)));
    expect(exchanges.every(isServed)).toBe(true);
    expect(target.recording.length).toBeLessThan(30);
    expect(target.remarks[0]).toMatch(/^The target answered ERR_NGROK_225 to #\d+: from there on fewer requests/);
  });

  it('is the last word where one request alone gets it, again and again', async () => {
    const { target, waits } = await patientTarget(() => tooMany);
    await target.get('/');
    expect(target.recording).toHaveLength(4);
    expect(waits.map(({ ms }) => ms)).toEqual([1_000]);
    await target.get('/');
    expect(target.recording).toHaveLength(5);
  });
});
