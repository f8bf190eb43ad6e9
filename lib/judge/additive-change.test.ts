import { constantFrom, assert as holds, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operationAt } from '../contract/reference-look-up.ts';
import { isAnswered } from '../exchange/exchange.ts';
import { judgeAdditive } from './additive-change.ts';
import type { Judgement } from './finding.ts';
import { type Page, readPage } from './list-page.ts';
import { answered, failed, type Sample } from './sample-exchange.ts';
import { type AskedOperation, emptySnapshot, type Snapshot, snapshotOf } from './snapshot.ts';

const origin = 'https://api.example';

type Members = Readonly<Record<string, unknown>>;

/** A run: requests by path, in order. */
type Run = readonly (readonly [path: string, sample: Sample | 'unanswered'])[];

function exchangesOf(run: Run): AskedOperation[] {
  return run.map(([path, sample], index) => {
    const numbered = { ...(sample === 'unanswered' ? {} : sample), url: origin + path, number: index + 1 };
    const exchange = sample === 'unanswered' ? failed(numbered) : answered(numbered);
    const place = operationAt(exchange.request.method, path.split('?', 1)[0] ?? '');
    if (!place) throw new Error(`the API reference has no ${exchange.request.method} ${path}`);
    return { exchange, place };
  });
}

const snapshotOfRun = (run: Run): Snapshot => snapshotOf(exchangesOf(run), () => false);

function judge(before: Run, now: Run, isExpected: (list: string) => boolean = () => true): Judgement {
  const asked = exchangesOf(now);
  const pages = asked.flatMap(({ exchange, place }): Page[] => {
    const { listKey, itemKey } = place.resource;
    if (!isAnswered(exchange) || place.operation.kind !== 'list' || listKey === undefined) return [];
    return [readPage(exchange, { listKey, itemKey })].filter((page) => page !== undefined);
  });
  return judgeAdditive(snapshotOfRun(before), { asked, pages, isExpected });
}

const told = ({ findings }: Judgement) =>
  findings.map(({ level, at, expected, actual }) => [level ?? 'must', at, `${expected} / ${actual}`]);

const list = (items: readonly Members[], path = '/vaults', listKey = 'vaults'): Run => [
  [path, { body: { [listKey]: items, uri: origin + path, next_page_uri: null } }],
];

const vault = (id: string, more: Members = {}): Members => ({
  id,
  uri: `${origin}/vaults/${id}`,
  created_at: '2024-05-01T10:00:00Z',
  name: 'a',
  metadata: 'm',
  ...more,
});

const without = (name: string, item: Members): Members =>
  Object.fromEntries(Object.entries(item).filter(([each]) => each !== name));

const three = ['v_1', 'v_2', 'v_3'].map((id) => vault(id));

describe('against a snapshot of itself', () => {
  test('nothing is wrong, and it is told how much of it came up', () => {
    const before: Run = [...list(three), ['/vaults/v_1', { body: vault('v_1') }]];
    expect(judge(before, before)).toEqual({
      judged: 2,
      findings: [],
      unjudged: [],
      evidence: '2 of the 2 operations of the snapshot came up in this run',
    });
    expect(judge(before, list(three))).toMatchObject({
      judged: 1,
      findings: [],
      evidence: '1 of the 2 operations of the snapshot came up in this run',
    });
  });

  test('the empty snapshot judges nothing', () => {
    const shown = { asked: exchangesOf(list(three)), pages: [], isExpected: () => true };
    expect(judgeAdditive(emptySnapshot, shown)).toEqual({ judged: 0, findings: [], unjudged: [] });
  });
});

describe('additions', () => {
  test.each<[string, Run, Run]>([
    ['a new field', list(three), list(three.map((item) => ({ ...item, colour: null })))],
    [
      'a new field of the list',
      list(three),
      [['/vaults', { body: { vaults: three, uri: '', next_page_uri: null, total: 3 } }]],
    ],
    ['a new operation', list(three), [...list(three), ['/vaults/v_1', { method: 'DELETE', status: 204, body: '' }]]],
    ['a first value', list([vault('v_1', { last_used: null })]), list([vault('v_1', { last_used: { at: 1 } })])],
    [
      'another order of members',
      list(three),
      list(three.map((item) => Object.fromEntries(Object.entries(item).toReversed()))),
    ],
    ['a new type that is the documented one', list([vault('v_1', { name: 7 })]), list([vault('v_1')])],
  ])('pass: %s', (_, before, now) => {
    expect(judge(before, now).findings).toEqual([]);
  });

  test('pass, whatever they are', () => {
    const additions = constantFrom<unknown>(null, 1, 1.5, 'x', [], [null, 'x'], {}, { deep: [1] }, true);
    holds(
      property(additions, constantFrom('colour', '__proto__', 'x-y', 'descriptio', 'n'.repeat(99)), (value, name) => {
        const now = three.map((item) =>
          JSON.parse(`${JSON.stringify(item).slice(0, -1)},"${name}":${JSON.stringify(value)}}`),
        );
        expect(judge(list(three), list(now)).findings).toEqual([]);
      }),
    );
  });
});

describe('a field', () => {
  test('that is documented and gone is a violation, with the old and the new shape', () => {
    expect(told(judge(list(three), list(three.map((item) => without('name', item)))))).toEqual([
      ['must', '/vaults/0/name', 'a string, in every object of the snapshot (3) / missing in 3 of 3 objects'],
    ]);
    expect(told(judge(list([vault('v_1')]), list([without('uri', vault('v_9'))])))).toEqual([
      ['must', '/vaults/0/uri', 'a string, in every object of the snapshot (1) / missing in 1 of 1 objects'],
    ]);
  });

  test('that some items lack now is told where, and only warned of where the snapshot has few items', () => {
    const now = [vault('v_1'), without('name', vault('v_2'))];
    expect(told(judge(list(three), list(now)))).toEqual([
      ['must', '/vaults/1/name', 'a string, in every object of the snapshot (3) / missing in 1 of 2 objects'],
    ]);
    expect(told(judge(list(three.slice(0, 2)), list(now)))[0]?.slice(0, 2)).toEqual(['should', '/vaults/1/name']);
  });

  test('that some items lacked before may be missing anywhere', () => {
    const before = [vault('v_1'), without('name', vault('v_2'))];
    expect(judge(list(before), list(three.map((item) => without('name', item)))).findings).toEqual([]);
  });

  test('that may be left out is warned of where enough items had a value and enough have none', () => {
    const bare = three.map((item) => without('metadata', item));
    expect(told(judge(list(three), list(bare)))[0]?.slice(0, 2)).toEqual(['should', '/vaults/0/metadata']);
    expect(judge(list(three), list(bare.slice(1))).findings).toEqual([]);
    expect(judge(list(three), list([...bare, vault('v_9')])).findings).toEqual([]);
    const empty = three.map((item) => ({ ...item, metadata: '' }));
    expect(judge(list(empty), list(bare)).findings).toEqual([]);
  });

  test('that no page documents is gone for sure where enough items had it and enough have not', () => {
    const coloured = three.map((item) => ({ ...item, colour: 'red' }));
    expect(told(judge(list(coloured), list(three)))[0]?.slice(0, 2)).toEqual(['must', '/vaults/0/colour']);
    expect(told(judge(list(coloured), list(three.slice(1))))[0]?.slice(0, 2)).toEqual(['should', '/vaults/0/colour']);
    expect(judge(list(coloured), list([...three, ...coloured])).findings).toEqual([]);
  });

  test('is told once, and not again for what was in it', () => {
    const alone = (body: Members): Run => [['/certificate_authorities/ca_1', { body: { id: 'ca_1', ...body } }]];
    const before = alone({ key_usages: ['a', 'b'] });
    expect(told(judge(before, alone({}))).map(([, at]) => at)).toEqual(['/key_usages']);
  });

  test('of an object that may be left out is missed only where the object is there', () => {
    const names = { dns_names: ['a'], ips: ['b'] };
    const alone = (body: Members): Run => [['/tls_certificates/cert_1', { body: { id: 'cert_1', ...body } }]];
    const before = alone({ subject_alternative_names: names });
    const inner = alone({ subject_alternative_names: without('ips', names) });
    expect(told(judge(before, inner)).map(([, at]) => at)).toEqual(['/subject_alternative_names/ips']);
    expect(judge(before, alone({})).findings).toEqual([]);
  });

  test('is compared with the same operation alone: a list may show less than an item does', () => {
    const before: Run = [...list([{ id: 'v_1' }]), ['/vaults/v_1', { body: vault('v_1') }]];
    expect(judge(before, before).findings).toEqual([]);
  });

  test.each(Object.keys(vault('v_1')).filter((name) => name !== 'metadata'))(
    'is missed whichever it is: %s',
    (name) => {
      expect(judge(list(three), list(three.map((item) => without(name, item)))).findings).toHaveLength(1);
    },
  );
});

describe('a type', () => {
  const alone = (path: string, body: Members): Run => [[path, { body }]];

  test.each([
    [7, 'an integer'],
    [{ text: 'a' }, 'an object'],
    [['a'], 'an array'],
    [true, 'true or false'],
    [1.5, 'a number'],
  ])('that is another one now is a violation: %j', (name, words) => {
    const now = [vault('v_1'), vault('v_2', { name })];
    expect(told(judge(list(three), list(now)))).toEqual([
      ['must', '/vaults/1/name', `a string, as in the snapshot (3 times) / ${words}, 1 of 2 times`],
    ]);
  });

  test('of an integer may not become a fraction where an integer is documented, else that is a warning', () => {
    const path = '/backends/http_response/bkdhr_1';
    expect(told(judge(alone(path, { status_code: 200 }), alone(path, { status_code: 200.5 })))).toEqual([
      ['must', '/status_code', 'an integer, as in the snapshot (1 time) / a number, 1 of 1 time'],
    ]);
    const before = list(three.map((item) => ({ ...item, weight: 5 })));
    expect(told(judge(before, list([vault('v_1', { weight: 5.5 })])))[0]?.slice(0, 2)).toEqual([
      'should',
      '/vaults/0/weight',
    ]);
  });

  test('of a number covers integers', () => {
    const before = list([vault('v_1', { weight: 5.5 })]);
    expect(judge(before, list([vault('v_1', { weight: 5 })])).findings).toEqual([]);
    const path = '/app/sessions/as_1';
    const at = (latitude: number) => alone(path, { browser_session: { location: { latitude } } });
    expect(judge(at(5), at(5.5)).findings).toEqual([]);
    expect(judge(at(5.5), at(5)).findings).toEqual([]);
  });

  test('of a field that no page documents is warned of where the snapshot has few', () => {
    const red = (count: number) => list(three.slice(0, count).map((item) => ({ ...item, colour: 'red' })));
    const now = list([vault('v_1', { colour: 7 })]);
    expect(told(judge(red(3), now))[0]?.[0]).toBe('must');
    expect(told(judge(red(2), now))[0]?.[0]).toBe('should');
  });

  test('of the elements of an array counts too, and that of the whole body', () => {
    const at = (urls: unknown): Run => [['/abuse_reports/abrp_1', { body: { id: 'a', urls } }]];
    expect(told(judge(at(['a', 'b', 'c']), at([{ url: 'a' }])))[0]?.slice(0, 2)).toEqual(['must', '/urls/0']);
    expect(judge(at(['a']), at([])).findings).toEqual([]);
    expect(told(judge(at(['a']), [['/abuse_reports/abrp_1', { body: [] }]])).map(([, place]) => place)).toEqual([
      'body',
    ]);
  });
});

describe('null', () => {
  test('where it never was is a violation of a documented field', () => {
    expect(told(judge(list(three), list([vault('v_1', { name: null })])))).toEqual([
      ['must', '/vaults/0/name', 'a string, never null in the snapshot (3 times) / null, 1 of 1 time'],
    ]);
  });

  test('passes where the API reference allows it, or the snapshot shows it', () => {
    expect(judge(list(three), list([vault('v_1', { metadata: null })])).findings).toEqual([]);
    const before = list([vault('v_1'), vault('v_2', { name: null })]);
    expect(judge(before, list([vault('v_1', { name: null })])).findings).toEqual([]);
  });

  test('in a field that no page documents is warned of where the snapshot has enough others', () => {
    const red = (count: number) => list(three.slice(0, count).map((item) => ({ ...item, colour: 'red' })));
    const now = list([vault('v_1', { colour: null })]);
    expect(told(judge(red(3), now))[0]?.slice(0, 2)).toEqual(['should', '/vaults/0/colour']);
    expect(judge(red(2), now).findings).toEqual([]);
  });
});

describe('an operation', () => {
  const refused = (status: number, method = 'GET'): Sample => ({ method, status, body: { error_code: 'ERR_NGROK_1' } });

  test.each([404, 405, 410, 501])('of a list that gives %i now is gone', (status) => {
    expect(told(judge(list(three), [['/vaults', refused(status)]]))).toEqual([
      ['must', 'status', `GET /vaults is served, as in the snapshot (1 time) / status ${status} with ERR_NGROK_1`],
    ]);
  });

  test.each<[string, Sample | 'unanswered']>([
    ['429', refused(429)],
    ['500', refused(500)],
    ['403', refused(403)],
    ['no answer', 'unanswered'],
  ])('of a list that gives %s could not be judged', (_, sample) => {
    expect(judge(list(three), [['/vaults', sample]])).toMatchObject({
      judged: 0,
      findings: [],
      unjudged: ['these were not served in this run: GET /vaults'],
    });
  });

  test('that is served once is not gone', () => {
    expect(judge(list(three), [['/vaults', refused(404)], ...list(three)]).findings).toEqual([]);
  });

  test('of a list that nobody asked for could not be judged, unless nobody expects it', () => {
    expect(judge(list(three), []).unjudged).toEqual(['these were not served in this run: GET /vaults']);
    expect(judge(list(three), [], (path) => path !== '/vaults').unjudged).toEqual([]);
  });

  test('of a list that shows nothing now could not be judged by its items', () => {
    const judgement = judge(list(three), list([]));
    expect(judgement).toMatchObject({ judged: 1, findings: [] });
    expect(judgement.unjudged).toEqual(['these lists show nothing now, and did in the snapshot: GET /vaults']);
    expect(judge(list([]), list([])).unjudged).toEqual([]);
  });

  const item: Run = [['/vaults/v_1', { body: vault('v_1') }]];

  test.each([405, 501])('on an item that gives %i now is gone', (status) => {
    expect(judge(item, [['/vaults/v_7', refused(status)]]).findings).toHaveLength(1);
    const patched: Run = [['/vaults/v_1', { method: 'PATCH', body: vault('v_1') }]];
    expect(judge(patched, [['/vaults/v_1', refused(status, 'PATCH')]]).findings).toHaveLength(1);
  });

  test('on an item that gives 404 is gone only where its list shows the item after that', () => {
    expect(judge(item, [...list(three), ['/vaults/v_1', refused(404)]]).findings).toEqual([]);
    expect(judge(item, [['/vaults/v_7', refused(404)], ...list(three)]).findings).toEqual([]);
    expect(judge(item, [['/vaults/v_1', refused(404)], ...list(three)]).findings).toHaveLength(1);
  });
});
