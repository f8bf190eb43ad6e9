import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange/exchange.ts';
import { each, type Finding, type Judgement, seenIn } from '../judge/finding.ts';
import { answered, failed } from '../judge/sample-exchange.ts';
import { isSoAgain } from './confirmation.ts';
import { OpenRule } from './open-rule.ts';
import { probe, type Rule } from './rule.ts';
import { type Spending, spendingOf } from './spending.ts';
import {
  type Answer,
  allOffers,
  closeAll,
  type Heard,
  ruleNamed,
  serving,
  settingsOfNoRun,
  targetAt,
} from './testing.ts';
import { Traffic } from './traffic.ts';

afterEach(closeAll);

const statusOf = (exchange: Exchange) =>
  exchange.outcome.kind === 'answered' ? exchange.outcome.response.status : undefined;

/** Every answer of the traffic has to be a success. */
const allServed = ({ recording }: Traffic): Judgement =>
  each(recording, (exchange) =>
    statusOf(exchange) === 200
      ? []
      : seenIn([{ expected: 'status 200', actual: `${statusOf(exchange)}`, at: 'status' }], exchange),
  );

const nothing: Judgement = { judged: 0, findings: [] };

describe('whether a finding comes again', () => {
  const body = { error_code: 'ERR_NGROK_1' };
  const telling = answered({ number: 2, status: 400, body, sentAt: 10, endedAt: 11 });
  const finding = (at?: string): Finding => ({
    expected: 'something else',
    actual: 'this',
    ...(at !== undefined && { at }),
    exchanges: [telling, answered({ number: 1 })],
  });
  const traffic = new Traffic([answered({ number: 1 }), telling], settingsOfNoRun);
  const again = (at: string | undefined, repeated: Exchange) =>
    isSoAgain(finding(at), repeated, traffic, () => nothing);

  it.each([
    ['the same status', answered({ status: 400 }), true],
    ['another status', answered({ status: 200 }), false],
    ['no answer', failed(), false],
  ])('is told from the status where it was about that: %s', (_, repeated, repeats) => {
    expect(again('status', repeated)).toBe(repeats);
  });

  it.each([
    ['the same code', answered({ status: 404, body }), true],
    ['another code', answered({ status: 400, body: { error_code: 'ERR_NGROK_2' } }), false],
    ['no code', answered({ status: 400 }), false],
    ['no answer', failed(), false],
  ])('is told from the code where it was about that: %s', (_, repeated, repeats) => {
    expect(again('/error_code', repeated)).toBe(repeats);
  });

  it.each([
    ['about something else', '/msg', answered({ status: 400, body })],
    ['about no place', undefined, answered({ status: 400, body })],
    ['asked for too often', 'status', answered({ status: 429 })],
  ])('is not told where it was %s', (_, at, repeated) => {
    expect(again(at, repeated)).toBeUndefined();
  });

  it('is not told where no exchange shows it', () => {
    const bare = { expected: 'a', actual: 'b', at: 'status', exchanges: [] };
    expect(isSoAgain(bare, answered(), traffic, () => nothing)).toBeUndefined();
  });

  it('is told by the judge of the whole traffic, who sees the later answer in the place of the first', () => {
    const seen: Traffic[] = [];
    const judge = (all: Traffic) => {
      seen.push(all);
      return allServed(all);
    };
    const [found] = allServed(traffic).findings;
    if (!found) throw new Error('nothing is wrong with the traffic');
    const later = (status: number) => answered({ number: 9, status, sentAt: 500, endedAt: 501 });
    expect(isSoAgain(found, later(200), traffic, judge)).toBe(false);
    expect(seen.at(-1)?.recording.map(({ number, sentAt }) => [number, sentAt])).toEqual([
      [1, 0],
      [2, 10],
    ]);
    // Another status is as wrong as the first one.
    expect(isSoAgain(found, later(503), traffic, judge)).toBe(true);
    expect(isSoAgain(found, failed({ number: 9 }), traffic, judge)).toBe(true);
  });
});

describe('a rule that is violated', () => {
  /** Sends what the rule asks for, and settles it. */
  async function settled(rule: Rule, answer: (heard: Heard, times: number) => Answer, spending?: Spending) {
    const times = new Map<string, number>();
    const { url, heard } = await serving((asked) => {
      times.set(asked.url, (times.get(asked.url) ?? 0) + 1);
      return answer(asked, times.get(asked.url) ?? 0);
    });
    const target = targetAt(url, spending && { spending, limit: spending.limit });
    const open = new OpenRule(rule, allOffers);
    await open.probe(target);
    const before = heard.length;
    const traffic = () => new Traffic(target.recording, target.settings);
    await open.settle(target, traffic());
    await open.settle(target, traffic());
    const verdict = open.verdict(traffic());
    return {
      verdict,
      findings: verdict.verdict === 'violated' ? verdict.findings : [],
      again: heard.slice(before).map(({ method, url: path }) => `${method} ${path}`),
      askedBy: target.recording.at(-1)?.askedBy,
    };
  }

  const asks = (...paths: readonly string[]) =>
    probe(
      async (target) => {
        const exchanges: Exchange[] = [];
        for (const path of paths) exchanges.push(await target.get(path));
        return exchanges;
      },
      () => nothing,
    );
  const byTraffic = (...paths: readonly string[]) => ruleNamed('name', { probe: asks(...paths), judge: allServed });
  const byProbe = (at: string, path = '/x', method = 'GET') =>
    ruleNamed('name', {
      probe: probe(
        (target) => target.ask({ method, path }),
        (exchange) => ({
          judged: 1,
          findings: statusOf(exchange) === 200 ? [] : seenIn([{ expected: 'better', actual: 'this', at }], exchange),
        }),
      ),
    });
  const broken: Answer = { status: 500, body: { error_code: 'ERR_NGROK_1' } };
  const onceBroken = (_: Heard, times: number): Answer => (times === 1 ? broken : { body: {} });

  it.each([
    ['the judge of the whole traffic', byTraffic('/x')],
    ['a probe, by the status', byProbe('status')],
    ['a probe, by the code', byProbe('/error_code')],
  ])('by %s is asked once more for what showed it', async (_, rule) => {
    const always = await settled(rule, () => broken);
    expect(always.again).toEqual(['GET /x']);
    expect(always.findings).toMatchObject([{ repeats: true }]);
    expect(always.askedBy).toBe('a-section.name');
  });

  it.each([
    ['the judge of the whole traffic', byTraffic('/x')],
    ['a probe, by the status', byProbe('status')],
    ['a probe, by the code', byProbe('/error_code')],
  ])('by %s stays so where it does not come again, and says that it is flaky', async (_, rule) => {
    const once = await settled(rule, onceBroken);
    expect(once.again).toEqual(['GET /x']);
    expect(once.verdict.verdict).toBe('violated');
    expect(once.findings).toMatchObject([{ repeats: false, occurrences: 1 }]);
  });

  it('in a place that one answer cannot tell is asked, and says nothing of it', async () => {
    const { findings } = await settled(byProbe('/msg'), onceBroken);
    expect(findings).toHaveLength(1);
    expect(findings[0]).not.toHaveProperty('repeats');
  });

  it('by something else than GET is not asked again: that would change the target', async () => {
    const { findings, again } = await settled(byProbe('status', '/x', 'POST'), () => broken);
    expect(again).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).not.toHaveProperty('repeats');
  });

  it('many times in one way is asked again once, and once more for each other way', async () => {
    const { findings, again } = await settled(byTraffic('/x1', '/x2', '/x3'), () => broken);
    expect(again).toEqual(['GET /x1']);
    expect(findings).toMatchObject([{ occurrences: 4, repeats: true }]);
  });

  it('is not asked again where the window has no room for that', async () => {
    const { findings, again } = await settled(
      byTraffic('/x'),
      () => broken,
      spendingOf({ limit: { requests: 2, windowMs: 60_000 } }),
    );
    expect(again).toEqual([]);
    expect(findings).toMatchObject([{ occurrences: 1 }]);
  });

  it('is asked with exactly what was asked for', async () => {
    const heard: Heard[] = [];
    const rule = ruleNamed('name', {
      judge: allServed,
      probe: probe(
        (target) =>
          target.ask({
            path: '/x?a=%41',
            version: ['1', '2'],
            versionName: 'NGROK-Version',
            authorization: 'Odd',
            headers: [['x-y', 'z']],
          }),
        () => nothing,
      ),
    });
    await settled(rule, (asked) => {
      heard.push(asked);
      return broken;
    });
    expect(heard).toHaveLength(2);
    expect(heard[1]).toEqual(heard[0]);
  });
});
