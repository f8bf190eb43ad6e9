import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resource } from '../contract/api-reference.ts';
import { resourceAt } from '../contract/reference-look-up.ts';
import { type Exchange, isAnswered } from '../exchange/exchange.ts';
import { type Command, commandSequences } from '../generate/commands.ts';
import { judgeCollection, judgeSequence } from './collection-replay.ts';
import { jsonOf } from './json-body.ts';
import { memberOf } from './json-value.ts';
import { answered, failed, type Sample } from './sample-exchange.ts';

const url = 'https://api.example/ip_policies';
const resource = resourceAt('/ip_policies') ?? missing();
const place = { url, resource };
const plain = () => true;

function missing(): Resource {
  throw new Error('the API reference has no IP policies');
}

interface Item {
  readonly id: string;
  readonly created_at: string;
  readonly description: string;
}

const at = (second: number) => new Date(1_700_000_000_000 + second * 1000).toISOString().replace('.000', '');
const item = (id: string, second: number, description = id): Item => ({ id, created_at: at(second), description });

/** An exchange, with the body of its request. */
interface Step extends Sample {
  readonly sent?: unknown;
  readonly isLost?: boolean;
}

type Steps = readonly Step[];

/** Exchanges one after the other. */
function conversation(...steps: Steps): Exchange[] {
  return steps.map(({ sent, isLost = false, ...sample }, index) => {
    const told = { url, number: index + 1, sentAt: index * 10, ...sample };
    const exchange = isLost ? failed(told) : answered(told);
    return {
      ...exchange,
      request: { ...exchange.request, body: sent === undefined ? undefined : JSON.stringify(sent) },
    };
  });
}

const create = (made: Item) => ({ method: 'POST', status: 201, body: made, sent: { description: made.description } });
const get = (id: string, shown?: Item) => ({ url: `${url}/${id}`, status: shown ? 200 : 404, body: shown ?? {} });
const remove = (id: string, status = 204) => ({ method: 'DELETE', url: `${url}/${id}`, status, body: '' });
const patch = (id: string, description: string, shown: Item) => ({
  method: 'PATCH',
  url: `${url}/${id}`,
  body: shown,
  sent: { description },
});
const list = (items: readonly object[], query = '', next: string | null = null) => ({
  url: query === '' ? url : `${url}?${query}`,
  body: { ip_policies: items, uri: url, next_page_uri: next },
});
const onward = `${url}?limit=1&before_id=next`;

const old = item('old', 0);
const [a, b] = [item('a', 10), item('b', 20)];

/** Where each finding is, and the number of the exchange that shows it. */
function found(steps: Steps) {
  const { findings } = judgeSequence(place, conversation(...steps));
  return findings.map(({ at: where, exchanges }) => [where, exchanges[0]?.number]);
}

const twin = { ...b, created_at: a.created_at };
const finer = { ...b, created_at: a.created_at.replace('Z', '.25Z') };
const patched = { ...a, description: 'new' };

describe('a sequence that is right', () => {
  it.each<[string, Steps]>([
    ['of nothing', []],
    [
      'with a life',
      [list([old]), create(a), list([a, old]), get('a', a), remove('a'), get('a'), remove('a', 404), list([old])],
    ],
    ['with a patch', [create(a), patch('a', 'new', patched), get('a', patched), list([patched])]],
    ['with pages', [list([old]), create(a), create(b), list([b], 'limit=1', onward), list([a, old], 'before_id=b')]],
    ['with last pages', [list([old]), create(a), list([old], 'before_id=a&limit=1'), list([a], 'limit=1', onward)]],
    ['with two items of one instant', [create(a), create(twin), list([a, twin]), list([twin], 'before_id=a')]],
    ['with one instant in two precisions', [create(a), create(finer), list([a, finer])]],
    [
      'with items of one instant that a write turns round',
      [...[create(a), create(twin), list([a, twin]), patch('a', 'new', patched), list([twin, patched])]],
    ],
    ['with lists that show ids alone', [create(a), list([{ id: 'a' }, { id: 'old' }])]],
    [
      'with items that others make, change and delete',
      [...[list([old]), create(a), list([item('c', 30), a, item('old', 0, 'changed')]), list([a]), list([a, old])]],
    ],
    ['with members that move by themselves', [create(a), get('a', Object.assign({ updated_at: at(99), extra: 1 }, a))]],
    ['with empty members left out', [create({ ...a, description: '' }), list([{ id: 'a', created_at: a.created_at }])]],
  ])('%s', (_, steps) => {
    expect(found(steps)).toEqual([]);
    expect(judgeSequence(place, conversation(...steps)).judged).toBe(steps.length);
  });
});

describe('a sequence that is wrong', () => {
  it.each<[string, Steps, [string, number]]>([
    ['a creation is refused', [list([]), { ...create(a), status: 400 }], ['status', 2]],
    ['a creation gives no id', [{ ...create(a), body: {} }], ['/id', 1]],
    ['a creation gives the id of another', [list([old]), create({ ...a, id: 'old' })], ['/id', 2]],
    ['a creation gives the id of a deleted item', [create(a), remove('a'), create(a)], ['/id', 3]],
    ['a creation does not take the description', [{ ...create(a), sent: { description: 'x' } }], ['/description', 1]],
    ['a list has not got the new item', [create(a), list([old])], ['/ip_policies', 2]],
    [
      'a list leaves out an item between others',
      [create(a), create(b), list([b, old], 'limit=2', onward)],
      ['/ip_policies', 3],
    ],
    ['a list has the older item first', [create(a), create(b), list([a, b])], ['/ip_policies/1', 3]],
    [
      'a list turns items of one instant round',
      [create(a), create(twin), list([a, twin]), list([twin, a])],
      ['/ip_policies/1', 4],
    ],
    ['a list still has a deleted item', [create(a), remove('a'), list([a, old])], ['/ip_policies/0', 3]],
    [
      'a list shows the description from before',
      [create(a), patch('a', 'new', patched), list([a])],
      ['/ip_policies/0/description', 3],
    ],
    ['a list ends too early', [create(a), create(b), list([b], 'limit=1')], ['/next_page_uri', 3]],
    ['a list links to nothing', [list([old]), create(a), list([a, old], 'limit=2', onward)], ['/next_page_uri', 3]],
    ['a page has the item that it begins behind', [create(a), list([a], 'before_id=a')], ['/ip_policies/0', 2]],
    ['a page has what is newer', [create(a), create(b), list([b], 'before_id=a')], ['/ip_policies/0', 3]],
    ['a page leaves out what is older', [create(a), create(b), list([], 'before_id=b')], ['/ip_policies', 3]],
    ['an item is not there', [create(a), get('a')], ['status', 2]],
    ['an item was changed by nobody', [create(a), get('a', patched)], ['/description', 2]],
    [
      'an item was changed by a patch of another',
      [create(a), create(b), patch('a', 'n', { ...a, description: 'n' }), get('b', { ...b, description: 'n' })],
      ['/description', 4],
    ],
    ['a deleted item is there', [create(a), remove('a'), get('a', a)], ['status', 3]],
    ['a deleted item fails', [create(a), remove('a'), { ...get('a'), status: 500 }], ['status', 3]],
    ['a deleted item is deleted', [create(a), remove('a'), remove('a')], ['status', 3]],
    ['a deleted item is patched', [create(a), remove('a'), patch('a', 'new', patched)], ['status', 3]],
    ['a deletion is refused', [create(a), remove('a', 404)], ['status', 2]],
    ['a patch is not taken', [create(a), patch('a', 'new', a)], ['/description', 2]],
    [
      'a patch changes what it does not name',
      [create(a), patch('a', 'new', { ...patched, created_at: at(11) })],
      ['/created_at', 2],
    ],
    ['the list fails', [{ ...list([]), status: 500 }], ['status', 1]],
  ])('%s', (_, steps, finding) => {
    expect(found(steps)).toEqual([finding]);
  });

  it('is shown by all of it, the wrong answer first', () => {
    const { findings, judged } = judgeSequence(
      place,
      conversation(list([old]), create(a), remove('a'), get('a', a), list([old])),
    );
    expect(findings.map(({ exchanges }) => exchanges.map(({ number }) => number))).toEqual([[4, 1, 2, 3]]);
    expect(judged).toBe(4);
  });
});

it.each<[string, Step]>([
  ['is not answered', { ...list([]), isLost: true }],
  ['is answered 429', { ...list([]), status: 429 }],
])('a sequence is judged up to a request that %s', (_, step) => {
  const { judged, findings, unjudged } = judgeSequence(place, conversation(create(a), step, get('a')));
  expect({ judged, findings }).toEqual({ judged: 1, findings: [] });
  expect(unjudged).toHaveLength(1);
});

/** A collection as the documentation has it. One item in so many of one instant; others write to it in between. */
function simulated(
  commands: readonly Command[],
  { perSecond, others }: { perSecond: number; others: readonly number[] },
) {
  let items: Item[] = [];
  let made = 0;
  const ids: string[] = [];
  const steps: Step[] = [];
  const make = (description: string) => {
    made += 1;
    const fresh = item(`it_${made}`, Math.floor(made / perSecond), description);
    items = [fresh, ...items];
    return fresh;
  };
  const page = (limit: number | undefined, after: string | undefined) => {
    const start = after === undefined ? 0 : items.findIndex(({ id }) => id === after) + 1;
    const shown = items.slice(start, start + (limit ?? 100));
    const query = [
      ...(limit === undefined ? [] : [`limit=${limit}`]),
      ...(after === undefined ? [] : [`before_id=${after}`]),
    ];
    const isLast = start + shown.length >= items.length;
    return list(shown, query.join('&'), isLast ? null : `${url}?limit=${limit}&before_id=${shown.at(-1)?.id}`);
  };
  for (const [index, command] of [
    { kind: 'list', limit: undefined, after: undefined } as const,
    ...commands,
  ].entries()) {
    // What others do comes and goes between any two requests.
    if (others[index] === 1) make('somebody else’s');
    if (others[index] === 2) items = items.filter(({ id }, place) => ids.includes(id) || place !== items.length - 1);
    const standing = ids.filter((id) => items.some((each) => each.id === id));
    if (command.kind === 'create') {
      const fresh = make(command.description);
      ids.push(fresh.id);
      steps.push(create(fresh));
    } else if (command.kind === 'list') {
      steps.push(
        page(command.limit, command.after === undefined ? undefined : standing[command.after % standing.length]),
      );
    } else {
      const id = ids[command.which % ids.length];
      if (id === undefined) continue;
      const before = items.find((each) => each.id === id);
      if (command.kind === 'get') steps.push(get(id, before));
      else if (command.kind === 'delete') {
        items = items.filter((each) => each !== before);
        steps.push(remove(id, before ? 204 : 404));
      } else {
        const after = before && { ...before, description: command.description };
        items = items.map((each) => (each === before && after ? after : each));
        steps.push(after ? patch(id, command.description, after) : { ...remove(id, 404), method: 'PATCH' });
      }
    }
  }
  return conversation(...steps);
}

const circumstances = fc.record({
  perSecond: fc.integer({ min: 1, max: 4 }),
  others: fc.array(fc.nat({ max: 2 }), { maxLength: 9 }),
});

describe('a simulated collection', () => {
  it('is right whatever it is asked, and whatever others do to it', () => {
    fc.assert(
      fc.property(commandSequences.random, circumstances, (commands, around) => {
        const exchanges = simulated(commands, around);
        expect(judgeSequence(place, exchanges)).toEqual({ judged: exchanges.length, findings: [] });
        expect(judgeCollection(place, exchanges, plain).findings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a simulated collection with a fault', () => {
  /** Each list answer of a sequence with one item changed, by the items that nobody but the sequence made. */
  const changedPages = (change: (items: readonly Item[], index: number) => readonly Item[], reach: number) =>
    fc
      .tuple(commandSequences.random, fc.nat(), fc.nat())
      .map(([commands, which, place]) => {
        const steps = simulated(commands, { perSecond: 1, others: [] });
        const pages = steps.flatMap((exchange, step) => {
          const { items, next } = pageIn(exchange);
          return items.length > reach ? [{ exchange, step, items, next }] : [];
        });
        return { steps, page: pages[which % pages.length], place };
      })
      .filter(({ page }) => page !== undefined)
      .map(({ steps, page, place }) => {
        if (!page) throw new Error('there is one');
        const items = change(page.items, place % (page.items.length - reach));
        const { number, sentAt, request } = page.exchange;
        const body = { ip_policies: items, uri: url, next_page_uri: page.next };
        const changed = { ...answered({ number, sentAt, url: request.url, body }) };
        return { exchanges: steps.with(page.step, changed), number };
      });

  it.each([
    ['an item left out', 1, (items: readonly Item[], index: number) => items.toSpliced(index, 1)],
    [
      'two items in each other’s place',
      1,
      (items: readonly Item[], index: number) => {
        return items.toSpliced(index, 2, ...items.slice(index, index + 2).toReversed());
      },
    ],
    [
      'another description',
      0,
      (items: readonly Item[], index: number) => {
        return items.map((each, place) => (place === index ? { ...each, description: 'another' } : each));
      },
    ],
  ] as const)('is found by %s', (_, reach, change) => {
    fc.assert(
      fc.property(changedPages(change, reach), ({ exchanges, number }) => {
        const { findings } = judgeSequence(place, exchanges);
        expect(findings.map((finding) => finding.exchanges[0]?.number)).toContain(number);
        expect(judgeCollection(place, exchanges, plain).findings).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

function pageIn(exchange: Exchange): { readonly items: readonly Item[]; readonly next: string | null } {
  const body = isAnswered(exchange) ? jsonOf(exchange.outcome.response) : undefined;
  const [items, next] = [memberOf(body, 'ip_policies'), memberOf(body, 'next_page_uri')];
  return { items: Array.isArray(items) ? items : [], next: typeof next === 'string' ? next : null };
}

describe('the traffic of a run', () => {
  const judged = (steps: Steps, isPlain: (exchange: Exchange) => boolean = plain) => {
    const judgement = judgeCollection(place, conversation(...steps), isPlain);
    return {
      ...judgement,
      findings: judgement.findings.map(({ at: where, exchanges }) => [where, exchanges[0]?.number]),
    };
  };

  it('is judged by what was answered, in the order of the answers', () => {
    expect(judged([list([old]), create(a), get('a', a), remove('a'), get('a', a), list([a, old])])).toEqual({
      judged: 6,
      findings: [
        ['status', 5],
        ['/ip_policies/0', 6],
      ],
    });
    const [first, second] = conversation(list([a]), create(a));
    if (!first || !second) throw new Error('there are two');
    expect(judgeCollection(place, [second, { ...first, sentAt: 90, endedAt: 99 }], plain).findings).toEqual([]);
  });

  it('says of a list in another order that it is, which one it is, and nothing of its links', () => {
    const steps = [list([old]), create(a), list([old, a]), list([old], 'limit=1', onward)];
    const { findings } = judgeCollection(place, conversation(...steps), plain);
    expect(findings).toMatchObject([
      { at: '/ip_policies/1', remark: 'here ids run down, upper and lower case taken as one' },
      { at: '/ip_policies', actual: 'it is left out', remark: 'here ids run down, upper and lower case taken as one' },
    ]);
  });

  it('says of a missing item whether its id stands elsewhere', () => {
    const missingFrom = (shown: readonly object[], query: string) =>
      judgeCollection(place, conversation(create(b), create(a), list(shown, query, onward)), plain).findings;
    expect(missingFrom([item('d', 3), item('c', 2)], 'limit=2')).toMatchObject([
      { expected: 'item b', remark: 'here ids run down, upper and lower case taken as one' },
      { expected: 'item a', remark: 'here ids run down, upper and lower case taken as one' },
    ]);
    expect(missingFrom([item('C', 3), item('a2', 2)], 'limit=2')).toMatchObject([
      { expected: 'item b' },
      { expected: 'item a', remark: 'here ids run down, upper and lower case taken as one' },
    ]);
    expect(missingFrom([item('C', 3), item('a2', 2)], 'limit=2')[0]).not.toHaveProperty('remark');
  });

  it('is not judged by refusals, which change nothing', () => {
    const refused = [
      { ...create(b), status: 415, body: {} },
      patch('a', 'n', a),
      remove('a', 401),
      { ...get('a'), status: 400 },
    ];
    const [bad, unpatched, kept, unread] = refused;
    if (!bad || !unpatched || !kept || !unread) throw new Error('there are four');
    const steps = [create(a), bad, { ...unpatched, status: 400, body: {} }, kept, unread, list([a]), get('a', a)];
    expect(judged(steps)).toEqual({ judged: 3, findings: [] });
  });

  it.each<[string, Steps]>([
    ['a deletion fails', [create(a), remove('a', 500), list([]), get('a', a)]],
    ['a deletion gets no answer', [create(a), { ...remove('a'), isLost: true }, list([]), get('a', a)]],
    ['a patch fails', [create(a), { ...patch('a', 'new', patched), status: 502 }, get('a', patched)]],
    ['another method is served', [create(a), { ...patch('a', 'new', patched), method: 'PUT' }, get('a', patched)]],
    ['another spelling of the item is deleted', [create(a), { ...remove('a'), url: `${url}//a` }, list([])]],
  ])('says nothing of an item once %s', (_, steps) => {
    expect(judged(steps).findings).toEqual([]);
  });

  it('says nothing of pages that were asked for in another way', () => {
    for (const query of ['limit=0', 'limit=1&limit=2', 'before_id=', 'filter=x', 'before_id=unknown', 'limit=many']) {
      expect(judged([list([old]), create(a), list([old], query)]).findings).toEqual([]);
    }
  });

  it('is judged neither by odd requests nor by what overlaps a write', () => {
    const [made, deleted, look] = conversation(create(a), remove('a'), list([a]));
    if (!made || !deleted || !look) throw new Error('there are three');
    const early = { ...look, sentAt: deleted.sentAt, endedAt: deleted.endedAt + 5 };
    expect(judgeCollection(place, [made, deleted, early], plain)).toEqual({ judged: 2, findings: [] });
    expect(judgeCollection(place, [made, deleted, look], plain).findings).toHaveLength(1);
    expect(judgeCollection(place, [made, deleted, look], ({ number }) => number !== 3)).toEqual({
      judged: 2,
      findings: [],
    });
  });

  it('keeps in mind what odd requests did', () => {
    const isPlain = ({ number }: Exchange) => number > 2;
    expect(judged([create(a), remove('a'), get('a', a)], isPlain).findings).toEqual([['status', 3]]);
    expect(judged([create(a), get('a'), list([old])], isPlain).findings).toEqual([['/ip_policies', 3]]);
    expect(judged([create(a), patch('a', 'new', patched), get('a', a)], isPlain).findings).toEqual([]);
  });

  it('passes over other lists', () => {
    const elsewhere = { ...create(a), url: 'https://api.example/ip_policies_too' };
    expect(judged([elsewhere, list([old])])).toEqual({ judged: 1, findings: [] });
  });
});
