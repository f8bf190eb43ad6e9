import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange/exchange.ts';
import type { Finding, Judgement } from '../judge/finding.ts';
import { answered, failed } from '../judge/sample-exchange.ts';
import { ForeignItemError } from './made-items.ts';
import { OpenRule } from './open-rule.ts';
import { WindowSpentError } from './room.ts';
import { probe, type RuleDefinition } from './rule.ts';
import type { Target } from './target.ts';
import { allOffers, closeAll, ruleNamed, serving, settingsOfNoRun, targetAt } from './testing.ts';
import { Traffic } from './traffic.ts';
import { failedAnswer } from './verdict.ts';

afterEach(closeAll);

const nothing: Traffic = new Traffic([], settingsOfNoRun);
const unsent = (): Target => targetAt('http://127.0.0.1:9');

function verdictFor(judgement: Judgement, more: Partial<RuleDefinition> = {}) {
  return new OpenRule(ruleNamed('name', { judge: () => judgement, ...more }), allOffers).verdict(nothing);
}

describe('the verdict', () => {
  it('is conformant where something was judged and nothing is wrong', () => {
    expect(verdictFor({ judged: 3, findings: [] })).toMatchObject({ verdict: 'conformant', judged: 3 });
    expect(verdictFor({ judged: 3, findings: [] })).not.toHaveProperty('evidence');
    expect(verdictFor({ judged: 3, findings: [], evidence: '9 items' })).toMatchObject({ evidence: '9 items' });
  });

  it('is inconclusive where nothing was judged, and never green by silence', () => {
    expect(verdictFor({ judged: 0, findings: [] })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'nothing came up in this run that it could be judged by',
    });
  });

  it('is inconclusive where something could not be judged, each reason told once', () => {
    const verdict = verdictFor({ judged: 3, findings: [], unjudged: ['a', 'b', 'a'] });
    expect(verdict).toMatchObject({ verdict: 'inconclusive', reason: 'a; b' });
  });

  it('is violated where something is wrong, whatever else could not be judged', () => {
    const findings = [{ expected: 'a', actual: 'b', exchanges: [answered()] }];
    expect(verdictFor({ judged: 1, findings, unjudged: ['c'] })).toMatchObject({ verdict: 'violated' });
  });
});

describe('findings', () => {
  const finding = (more: Partial<Finding> & { readonly url?: string; readonly method?: string } = {}): Finding => {
    const { url = 'https://api.example/keys', method = 'GET', ...rest } = more;
    return { expected: 'a Z', actual: '+0', at: '/keys/0/created_at', exchanges: [answered({ url, method })], ...rest };
  };
  const grouped = (...findings: Finding[]) => {
    const verdict = verdictFor({ judged: 1, findings });
    return verdict.verdict === 'violated' ? verdict.findings : [];
  };

  it('that differ in numbers and ids alone are one, told by its first place', () => {
    const groups = grouped(
      finding(),
      finding({ at: '/keys/17/created_at', actual: 'another' }),
      finding({ url: 'https://api.example/keys?limit=1' }),
    );
    expect(groups).toMatchObject([{ at: finding().at, actual: finding().actual, level: 'must', occurrences: 3 }]);
    expect(groups[0]?.exchanges.map(({ request }) => request.url)).toContain('https://api.example/keys?limit=1');
    const ofItems = [1, 2].map((id) => finding({ url: `https://api.example/keys/ak_${id}`, at: '/created_at' }));
    expect(grouped(...ofItems)).toHaveLength(1);
  });

  it.each([
    ['level', finding({ level: 'should' })],
    ['place', finding({ at: '/keys/0/updated_at' })],
    ['expectation', finding({ expected: 'a T' })],
  ])('that differ in their %s are two', (_, other) => {
    expect(grouped(finding(), other).map(({ occurrences }) => occurrences)).toEqual([1, 1]);
  });

  it('may have neither a place nor an exchange', () => {
    const bare = { expected: 'a', actual: 'b', exchanges: [] };
    const places = [{ request: 'no request', at: '', occurrences: 2 }];
    expect(grouped(bare, bare)).toEqual([{ ...bare, level: 'must', occurrences: 2, kind: 'a', places, sightings: [] }]);
  });

  it('name each place that they were seen in, and how many times', () => {
    const item = { url: 'https://api.example/api_keys/ak_1', at: '/created_at' };
    const [group] = grouped(finding(), finding({ url: 'https://api.example/api_keys' }), finding(item), finding(item));
    expect(group?.places).toEqual([
      { request: 'GET (beside the API reference)', at: '/keys/*/created_at', occurrences: 1 },
      { request: 'GET /api_keys', at: '/keys/*/created_at', occurrences: 1 },
      { request: 'GET /api_keys/{id}', at: '/created_at', occurrences: 2 },
    ]);
  });

  it('name each exchange that shows them, with the place in it, or that its answer failed', () => {
    const at = '/keys/0/created_at';
    const second = '/keys/17/created_at';
    const [group] = grouped(finding(), finding({ at: second }));
    const number = group?.exchanges[0]?.number;
    expect(group?.sightings).toEqual([
      { exchange: number, at },
      { exchange: expect.any(Number), at: second },
    ]);
    const seenIn = (exchange: Exchange, place: string) =>
      grouped(finding({ at: place, exchanges: [exchange] }))[0]?.sightings.map((sighting) => sighting.at);
    expect(seenIn(answered({ status: 503 }), 'status')).toEqual([failedAnswer]);
    expect(seenIn(answered({ status: 503 }), '/details')).toEqual(['/details']);
    expect(seenIn(answered({ status: 404 }), 'status')).toEqual(['status']);
    expect(seenIn(failed(), 'status')).toEqual([failedAnswer]);
  });

  it('name no more than a thousand of them', () => {
    const [group] = grouped(...Array.from({ length: 1_500 }, () => finding()));
    expect(group).toMatchObject({ occurrences: 1_500 });
    expect(group?.sightings).toHaveLength(1_000);
  });

  it('that are tolerated never hide one of the same kind that is not, and come after it', () => {
    const known = { reason: 'they said so', link: 'https://example.com', expires: '2027-01-31' };
    const other = finding({ url: 'https://api.example/tunnels' });
    const rule = ruleNamed('name', { judge: () => ({ judged: 3, findings: [finding(), other, finding()] }) });
    const verdict = new OpenRule(rule, allOffers).verdict(nothing, '', (_, each) =>
      each.exchanges === other.exchanges ? undefined : known,
    );
    expect(verdict).toMatchObject({
      findings: [
        { occurrences: 1, exchanges: other.exchanges },
        { occurrences: 2, tolerance: known },
      ],
    });
    const [told] = verdict.verdict === 'violated' ? verdict.findings : [];
    expect(told).not.toHaveProperty('tolerance');
  });
});

describe('a need that the run does not meet', () => {
  it.each([
    ['https', /not an https URL/],
    ['default-port', /port 443/],
    ['writes', /--allow-writes/],
    ['rate-limits', /--rate-limits/],
    ['waiting', /wait/],
    ['snapshot', /--snapshot/],
  ] as const)('(%s) makes the rule not applicable, and nothing is sent for it', async (need, reason) => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
    };
    const rule = ruleNamed('name', {
      needs: [need],
      probe: probe(ask, () => ({ judged: 1, findings: [{ expected: 'a', actual: 'b', exchanges: [] }] })),
    });
    const open = new OpenRule(rule, { ...allOffers, [need]: false });
    await open.probe(unsent());
    expect(await open.more(unsent())).toBe(false);
    expect(open.verdict(nothing)).toMatchObject({ verdict: 'not-applicable', reason: expect.stringMatching(reason) });
    expect(asked).toBe(0);
    await new OpenRule(rule, allOffers).probe(unsent());
    expect(asked).toBe(1);
  });
});

describe('a rule that cannot go on', () => {
  const failing = (error: unknown, judgement: Judgement = { judged: 1, findings: [] }, signal?: AbortSignal) =>
    new OpenRule(
      ruleNamed('name', {
        judge: () => judgement,
        probe: probe(
          async () => {
            throw error;
          },
          () => ({ judged: 0, findings: [] }),
        ),
      }),
      allOffers,
      signal,
    );

  it.each([new WindowSpentError(), new ForeignItemError('DELETE', 'http://x/y')])(
    'is inconclusive, with the reason: $name',
    async (error) => {
      const open = failing(error);
      await open.probe(unsent());
      expect(await open.more(unsent())).toBe(false);
      expect(open.verdict(nothing)).toMatchObject({ verdict: 'inconclusive', reason: error.message });
    },
  );

  it('is inconclusive where it tried to write and may not', async () => {
    const { url } = await serving(() => ({}));
    const rule = ruleNamed('name', {
      probe: probe(
        (target) => target.ask({ method: 'POST', path: '/x' }),
        () => ({ judged: 1, findings: [] }),
      ),
    });
    const open = new OpenRule(rule, allOffers);
    await open.probe(targetAt(url, { mayWrite: false }));
    expect(open.verdict(nothing)).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('--allow-writes'),
    });
  });

  it('is violated all the same where something was found before', async () => {
    const open = failing(new WindowSpentError(), {
      judged: 1,
      findings: [{ expected: 'a', actual: 'b', exchanges: [] }],
    });
    await open.probe(unsent());
    expect(open.verdict(nothing).verdict).toBe('violated');
  });

  it.each([new TypeError('x is not a function'), 'a text'])('says so where it broke: %s', async (error) => {
    const open = failing(error);
    await open.probe(unsent());
    expect(open.verdict(nothing)).toMatchObject({
      verdict: 'inconclusive',
      reason: `the suite itself failed at this rule, please report it: ${error}`,
    });
    const judging = new OpenRule(
      ruleNamed('name', {
        judge: () => {
          throw error;
        },
      }),
      allOffers,
    );
    expect(judging.verdict(nothing)).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining(String(error)),
    });
  });

  it('tells a hundred kinds of findings, those that fail the run first, and how many there are beside them', () => {
    const kind = (index: number) => String.fromCharCode(0x4e00 + index);
    const findings = Array.from({ length: 150 }, (_, index) => ({
      expected: kind(index),
      actual: 'another',
      level: index < 149 ? ('should' as const) : ('must' as const),
      exchanges: [],
    }));
    const open = new OpenRule(ruleNamed('name', { judge: () => ({ judged: 150, findings }) }), allOffers);
    const verdict = open.verdict(nothing);
    const told = verdict.verdict === 'violated' ? verdict.findings : [];
    expect(told).toHaveLength(100);
    expect(told[0]).toMatchObject({ level: 'must', remark: '50 more findings of other kinds are not told' });
  });

  it('ends the run where the run is interrupted', async () => {
    const interruption = new AbortController();
    const open = failing(new Error('anything'), undefined, interruption.signal);
    interruption.abort(new Error('interrupted'));
    await expect(open.probe(unsent())).rejects.toThrow('interrupted');
  });
});
