import { integer } from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isAnswered } from '../exchange/exchange.ts';
import type { Generator } from '../generate/generator.ts';
import { type Judgement, seenIn } from '../judge/finding.ts';
import { inputs } from './inputs.ts';
import { type Spending, spendingOf } from './spending.ts';
import { type Answer, closeAll, ruleNamed, serving, targetAt } from './testing.ts';
import { Traffic } from './traffic.ts';

afterEach(closeAll);

const nothing: Judgement = { judged: 0, findings: [] };

interface Circumstances {
  readonly spending?: Partial<Spending>;
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** A target whose answer to a path may be another at another time. */
async function begun(answer: (path: string, times: number) => Answer = () => ({}), circumstances: Circumstances = {}) {
  const times = new Map<string, number>();
  const { url, heard } = await serving(({ url: path }) => {
    times.set(path, (times.get(path) ?? 0) + 1);
    return { body: {}, ...answer(path, times.get(path) ?? 0) };
  });
  const { spending: change, ...more } = circumstances;
  const spending = { ...spendingOf({}), ...change };
  const target = targetAt(url, { ...more, spending, limit: spending.limit });
  const asked = () => heard.map((each) => each.url);
  return { target, asked, traffic: () => new Traffic(target.recording, target.settings) };
}

/** Inputs that are paths, each judged to the evidence of its own path. */
const paths = (values: readonly string[], more: { atLeast?: number; free?: boolean } = {}) =>
  inputs({
    values: () => values,
    ...more,
    ask: async (target, path) => {
      await target.get(path);
      return path;
    },
    judge: (path) => ({ judged: 1, findings: [], evidence: path }),
  });

/** A rule about numbers, one a request: every status but 200 is a finding there, and so is a body that is not `{}`. */
const aboutNumbers = (values: Generator<number> | readonly number[]) =>
  ruleNamed('name', {
    inputs: inputs({
      values: () => values,
      atLeast: 0,
      ask: (target, input: number) => target.get(`/${input}`),
      judge: (exchange) => {
        if (!isAnswered(exchange)) return nothing;
        const { status, body } = exchange.outcome.response;
        const problems = [
          ...(status === 200 ? [] : [{ expected: 'status 200', actual: String(status), at: 'status' }]),
          ...(body.length === 2 ? [] : [{ expected: 'no members', actual: 'some', at: '/x' }]),
        ];
        return { judged: 1, findings: seenIn(problems, exchange) };
      },
    }),
  });

const numbers: Generator<number> = { edges: [0, 1], random: integer({ min: 2, max: 1_000_000 }) };
const tooLarge = (path: string) => Number(path.slice(1)) >= 1000;

/** Sends inputs until one fails, and settles that. */
async function settled(
  values: Generator<number> | readonly number[],
  answer: (path: string, times: number) => Answer,
  circumstances: Circumstances = {},
) {
  const { target, asked, traffic } = await begun(answer, circumstances);
  const inquiry = aboutNumbers(values).begin();
  while (inquiry.judge(traffic()).findings.length === 0) {
    if (!(await inquiry.more(target))) throw new Error('no input failed');
  }
  const before = asked().length;
  await inquiry.settle(target, traffic());
  const [finding] = inquiry.judge(traffic()).findings;
  if (!finding) throw new Error('the finding is lost');
  const telling = finding.exchanges[0]?.request.url.replace(/^.*\//, '/');
  return {
    target,
    traffic,
    inquiry,
    finding,
    telling,
    before,
    first: asked().at(before - 1),
    tried: () => asked().slice(before),
  };
}

describe('inputs', () => {
  it('are tried one by one, until none is left', async () => {
    const { target, asked } = await begun();
    const inquiry = ruleNamed('name', { inputs: paths(['/1', '/2', '/3']) }).begin();
    await inquiry.probe(target);
    expect(asked()).toEqual(['/1']);
    expect([await inquiry.more(target), await inquiry.more(target), await inquiry.more(target)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(asked()).toEqual(['/1', '/2', '/3']);
  });

  it('may be fewer than a run tries at least', async () => {
    const { target, asked } = await begun();
    const inquiry = ruleNamed('name', { inputs: paths(['/1'], { atLeast: 5 }) }).begin();
    await inquiry.probe(target);
    expect(inquiry.atLeast).toBe(5);
    expect(asked()).toEqual(['/1']);
  });

  it('may all be optional, or free, or absent', async () => {
    const { target, asked, traffic } = await begun();
    await ruleNamed('name', { inputs: paths(['/1'], { atLeast: 0 }) })
      .begin()
      .probe(target);
    expect(asked()).toEqual([]);
    expect(ruleNamed('name', { inputs: paths([], { free: true }) }).begin().moreIsFree).toBe(true);
    expect(ruleNamed('name', { inputs: paths([]) }).begin().moreIsFree).toBe(false);
    const without = ruleNamed('name', { judge: () => nothing }).begin();
    expect(without).toMatchObject({ moreIsFree: false, atLeast: 0 });
    expect(await without.more(target)).toBe(false);
    expect(await without.replay(target, '0')).toBe(false);
    await expect(without.settle(target, traffic())).resolves.toBeUndefined();
  });

  it('are forgotten where they were optional and answered 429, and kept where they were not', async () => {
    const { target, traffic } = await begun((url) => ({ status: url === '/ok' ? 200 : 429 }));
    const inquiry = ruleNamed('name', { inputs: paths(['/early', '/late', '/ok']) }).begin();
    await inquiry.probe(target);
    expect(await inquiry.more(target)).toBe(true);
    expect(await inquiry.more(target)).toBe(true);
    expect(inquiry.judge(traffic())).toMatchObject({ judged: 2, evidence: '/early; /ok' });
  });

  it('may have to be asked for first', async () => {
    const { target, asked } = await begun();
    const inquiry = ruleNamed('name', {
      inputs: inputs({
        values: async (to) => [(await to.get('/first')).request.url],
        ask: (to, url) => to.follow(`${url}/then`),
        judge: () => nothing,
      }),
    }).begin();
    await inquiry.probe(target);
    await inquiry.more(target);
    expect(asked()).toEqual(['/first', '/first/then']);
  });
});

describe('inputs of a generator', () => {
  async function tried(runs: number, seed?: number) {
    const { target, asked } = await begun(undefined, { spending: { runs }, ...(seed !== undefined && { seed }) });
    const inquiry = aboutNumbers(numbers).begin();
    while (await inquiry.more(target));
    return asked();
  }

  it('are its edges and then random ones, as many together as the run is to try', async () => {
    const eight = await tried(8);
    expect(eight).toHaveLength(8);
    expect(eight.slice(0, 2)).toEqual(['/0', '/1']);
    expect(eight.slice(2).filter((path) => Number(path.slice(1)) < 2)).toEqual([]);
  });

  it('are all its edges even where the run is to try fewer', async () => {
    expect(await tried(1)).toEqual(['/0', '/1']);
  });

  it('are the same for the same seed, and others for another', async () => {
    expect(await tried(8)).toEqual(await tried(8));
    expect(await tried(8)).not.toEqual(await tried(8, 99));
  });

  it('show in each finding how it is found again', async () => {
    const { target, traffic } = await begun(() => ({ status: 500 }), { spending: { runs: 4 } });
    const inquiry = aboutNumbers(numbers).begin();
    while (await inquiry.more(target));
    expect(inquiry.judge(traffic()).findings.map(({ path }) => path)).toEqual(['0', '1', '2', '3']);
  });
});

describe('an input that failed', () => {
  const failing = (path: string): Answer => ({ status: tooLarge(path) ? 500 : 200 });

  it('is shrunk to the smallest that fails, which is what the finding shows', async () => {
    const { finding, telling, tried, first } = await settled(numbers, failing, { spending: { mostShrinks: 100 } });
    expect(telling).toBe('/1000');
    expect(finding).toMatchObject({ repeats: true, at: 'status', actual: '500' });
    expect(finding).not.toHaveProperty('remark');
    expect(tried()[0]).toBe(first);
    expect(tried()).toContain('/1000');
  });

  it('is not shrunk where it is an edge or one of a list, but tried once more', async () => {
    for (const values of [{ ...numbers, edges: [0, 5000] }, [0, 5000]]) {
      const { finding, tried } = await settled(values, failing);
      expect(finding).toMatchObject({ path: '1', repeats: true });
      expect(tried()).toEqual(['/5000']);
    }
  });

  it('is told where it does not fail again, and not shrunk', async () => {
    const once = (path: string, times: number) => ({ status: tooLarge(path) && times === 1 ? 500 : 200 });
    for (const values of [numbers, [0, 5000]]) {
      const { finding, telling, tried, first } = await settled(values, once);
      expect(finding).toMatchObject({ repeats: false, actual: '500' });
      expect(telling).toBe(first);
      expect(tried()).toEqual([first]);
    }
  });

  it('is not taken for a smaller one with which something else is wrong', async () => {
    let hasFailed = false;
    const { finding, telling } = await settled(numbers, (path) => {
      hasFailed ||= tooLarge(path);
      return { ...failing(path), ...(hasFailed && !tooLarge(path) && { body: { x: 1 } }) };
    });
    expect(finding).toMatchObject({ at: 'status', repeats: true });
    expect(telling).toBe('/1000');
  });

  it.each([0, 1, 3])('is shrunk no further than by %i tries, which is said', async (mostShrinks) => {
    const { finding, telling, tried } = await settled(numbers, failing, { spending: { mostShrinks } });
    expect(tried()).toHaveLength(mostShrinks + 1);
    expect(telling).toBe(tried().findLast(tooLarge));
    expect(finding).toMatchObject({
      repeats: true,
      remark: `shrinking ended after ${mostShrinks + 1} tries: a smaller input may fail too`,
    });
  });

  it('is shrunk only as long as the window has room beside what has to be done in the end', async () => {
    const { before } = await settled(numbers, failing);
    const within = (requests: number) =>
      settled(numbers, failing, { spending: spendingOf({ limit: { requests, windowMs: 60_000 } }) });
    const three = await within(before + 4);
    expect(three.tried()).toHaveLength(3);
    expect(three.finding).toMatchObject({ repeats: true, remark: expect.stringMatching(/ended after 3 tries/) });
    const none = await within(before + 1);
    expect(none.tried()).toEqual([]);
    expect(none.finding).not.toHaveProperty('repeats');
  });

  it('is shrunk until a try is answered 429, which tells nothing', async () => {
    for (const tries of [1, 4]) {
      let heard = 0;
      const { finding, telling, tried, first } = await settled(numbers, (path) => {
        if (heard > 0 || tooLarge(path)) heard += 1;
        return { status: heard === tries + 1 ? 429 : (failing(path).status ?? 200) };
      });
      expect(tried()).toHaveLength(tries);
      expect(finding.repeats).toBe(tries === 1 ? undefined : true);
      expect(finding.actual).toBe('500');
      expect(telling).toBe([first, ...tried().slice(0, -1)].findLast((path = '') => tooLarge(path)));
    }
  });

  it('is settled once, and only where there is one', async () => {
    const { inquiry, target, traffic, tried } = await settled(numbers, failing);
    const settledBy = tried().length;
    await inquiry.settle(target, traffic());
    expect(tried()).toHaveLength(settledBy);
    const { target: other, asked, traffic: seen } = await begun();
    const fine = aboutNumbers(numbers).begin();
    await fine.more(other);
    await fine.settle(other, seen());
    expect(asked()).toEqual(['/0']);
  });

  it('stands as it was found where the run is interrupted while it is shrunk', async () => {
    const interruption = new AbortController();
    const { target, traffic } = await begun(
      (path, times) => {
        if (path === '/5000' && times === 2) interruption.abort(new Error('interrupted'));
        return failing(path);
      },
      { signal: interruption.signal },
    );
    const inquiry = aboutNumbers([5000]).begin();
    await inquiry.more(target);
    await expect(inquiry.settle(target, traffic())).rejects.toThrow('interrupted');
    const { findings } = inquiry.judge(traffic());
    expect(findings).toMatchObject([{ path: '0', actual: '500' }]);
    expect(findings[0]).not.toHaveProperty('repeats');
  });
});

describe('a replay', () => {
  const failing = (path: string): Answer => ({ status: tooLarge(path) ? 500 : 200 });

  it('sends the shrunk input alone, which fails as it did', async () => {
    const { finding, telling } = await settled(numbers, failing);
    const { target, asked, traffic } = await begun(failing);
    const inquiry = aboutNumbers(numbers).begin();
    expect(await inquiry.replay(target, finding.path ?? '')).toBe(true);
    expect(asked()).toEqual([telling]);
    expect(inquiry.judge(traffic()).findings).toMatchObject([{ path: finding.path, at: 'status', actual: '500' }]);
  });

  it.each(['1:0', '2:0:99:0', '2:999999'])('sends nothing where the path %s leads nowhere', async (path) => {
    const { target, asked } = await begun(failing);
    expect(await aboutNumbers(numbers).begin().replay(target, path)).toBe(false);
    expect(await aboutNumbers([0]).begin().replay(target, path)).toBe(false);
    expect(asked()).toEqual([]);
  });
});
