import { describe, expect, it } from 'vitest';
import { answered, failed, type Sample } from '../judge/sample-exchange.ts';
import { spendingOf } from './spending.ts';
import { Traffic } from './traffic.ts';

const base = 'https://api.example/v1';
const settings = {
  base: new URL(base),
  key: 'a-key',
  mayWrite: true,
  runId: 'run1',
  seed: 1,
  spending: spendingOf({}),
};
const traffic = (...samples: Sample[]) =>
  new Traffic(
    samples.map((sample) => answered(sample)),
    settings,
  );

const page = (ids: readonly string[], next: string | null) => ({
  ip_policies: ids.map((id) => ({ id })),
  uri: `${base}/ip_policies`,
  next_page_uri: next,
});

describe('placeOf', () => {
  it.each([
    ['GET', '/ip_policies', 'list'],
    ['GET', '/ip_policies?limit=1', 'list'],
    ['GET', '/ip_policies#x', 'list'],
    ['POST', '/ip_policies', 'create'],
    ['GET', '/ip_policies/ipp_1', 'get'],
    ['DELETE', '/ip_policies/ipp_1', 'delete'],
    ['GET', '/edges/https/edghts_1/routes/edghtsrt_1', 'get'],
  ])('%s %s is a %s', (method, path, kind) => {
    const place = traffic().placeOf(answered({ method, url: `${base}${path}` }));
    expect(place?.operation).toMatchObject({ method, kind });
  });

  it.each([
    ['GET', `${base}`],
    ['GET', `${base}/`],
    ['GET', `${base}/nothing`],
    ['GET', `${base}/ip_policies/`],
    ['PUT', `${base}/ip_policies`],
    ['GET', 'https://api.example/ip_policies'],
    ['GET', 'https://api.example/v10/ip_policies'],
    ['GET', 'https://api.example/v1ip_policies'],
    ['GET', 'https://api.example.evil/v1/ip_policies'],
  ])('%s %s is nowhere in the API reference', (method, url) => {
    expect(traffic().placeOf(answered({ method, url }))).toBeUndefined();
  });
});

describe('Traffic', () => {
  it('has the pages and walks of what was answered, whoever asked', () => {
    const next = `${base}/ip_policies?before_id=b`;
    const seen = traffic(
      { number: 1, url: `${base}/ip_policies`, body: page(['a', 'b'], next) },
      { number: 2, url: next, body: page(['c'], null), sentAt: 2, endedAt: 3 },
      { number: 3, url: `${base}/ip_policies`, status: 400, body: page(['x'], null) },
      { number: 4, url: `${base}/ip_policies`, body: { ip_policies: 'none' } },
      { number: 5, url: `${base}/ip_policies`, body: '[' },
    );
    expect(seen.pages.map(({ ids }) => ids)).toEqual([['a', 'b'], ['c']]);
    expect(seen.walks.map((walk) => walk.length)).toEqual([2]);
    expect(seen.lists.map(({ exchange, listKey }) => [exchange.number, listKey])).toEqual(
      [1, 2, 4, 5].map((number) => [number, 'ip_policies']),
    );
  });

  it('has every item that a success showed, with its place', () => {
    const seen = traffic(
      { url: `${base}/ip_policies`, body: page(['a', 'b'], null) },
      { method: 'POST', url: `${base}/ip_policies`, status: 201, body: { id: 'c' } },
      { method: 'DELETE', url: `${base}/ip_policies/c`, status: 204, body: '' },
      { url: `${base}/ip_policies/c`, status: 404, body: { error_code: 'x' } },
      { url: `${base}/ip_policies/d`, body: 'no JSON' },
      { url: `${base}/nothing`, body: { id: 'e' } },
    );
    expect(seen.items.map(({ item, at }) => [item, at])).toEqual([
      [{ id: 'a' }, '/ip_policies/0'],
      [{ id: 'b' }, '/ip_policies/1'],
      [{ id: 'c' }, ''],
    ]);
  });

  it('takes unanswered exchanges for what they are', () => {
    const seen = new Traffic([failed({ url: `${base}/ip_policies` })], settings);
    expect(seen.answered).toEqual([]);
    expect(seen.pages).toEqual([]);
    expect(seen.recording).toHaveLength(1);
  });
});
