import { describe, expect, it } from 'vitest';
import { compareInstants, instantOf, isSameMoment, judgeTimestamp } from './timestamp.ts';

const kindsOf = (value: unknown) => judgeTimestamp(value).map(({ kind }) => kind);

it('a fraction of a million digits is read at once', () => {
  const late = `2024-05-01T10:00:00.${'0'.repeat(1_000_000)}1Z`;
  const start = performance.now();
  expect(compareInstants(late, '2024-05-01T10:00:00Z')).toBeGreaterThan(0);
  // A quadratic reading takes minutes.
  expect(performance.now() - start).toBeLessThan(5_000);
});

describe('judgeTimestamp', () => {
  it.each([
    '2024-02-29T00:00:00Z',
    '2000-02-29T00:00:00Z',
    '0000-02-29T23:59:59Z',
    '2024-12-31T23:59:59.999999999999Z',
    '2016-12-31T23:59:60Z',
    '2015-06-30T23:59:60.5Z',
    '2024-04-30T23:59:60Z',
    '2024-02-29T23:59:60Z',
  ])('accepts %s', (text) => {
    expect(judgeTimestamp(text)).toEqual([]);
  });

  it.each([
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '2024-06-31T00:00:00Z',
    '2024-01-32T00:00:00Z',
    '2024-01-00T00:00:00Z',
    '2024-00-01T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:60:00Z',
    '2024-01-01T00:00:61Z',
    '2024-01-01T00:00:60Z',
    '2016-12-31T23:58:60Z',
    '2016-12-31T22:59:60Z',
    '2016-12-30T23:59:60Z',
    '2023-02-28T22:59:60Z',
    '2024-02-28T23:59:60Z',
    '2024-01-01 00:00:00Z',
    '2024-01-01T00:00:00',
    '2024-01-01T00:00Z',
    '2024-01-01',
    '20240101T000000Z',
    '2024-1-1T00:00:00Z',
    '2024-01-01T00:00:00.Z',
    '2024-01-01T00:00:00,5Z',
    '2024-01-01T00:00:00ZZ',
    '2024-01-01T00:00:00Z\n',
    ' 2024-01-01T00:00:00Z',
    '+02024-01-01T00:00:00Z',
    '12024-01-01T00:00:00Z',
    '٢٠٢٤-01-01T00:00:00Z',
    '2024-01-01T00:00:00[UTC]',
    'Mon, 01 Jan 2024 00:00:00 GMT',
    '1704067200',
    '',
    1704067200,
    null,
    undefined,
    true,
    {},
    ['2024-01-01T00:00:00Z'],
  ])('finds that %j is no RFC 3339 timestamp', (value) => {
    expect(kindsOf(value)).toEqual(['rfc3339']);
  });

  it.each([
    ['2024-01-01T00:00:00z', ['utc']],
    ['2024-01-01T00:00:00+00:00', ['utc']],
    ['2024-01-01T00:00:00-00:00', ['utc']],
    ['2024-01-01T00:00:00.25+05:30', ['utc']],
    ['2024-01-01T00:00:00+23:59', ['utc']],
    ['2017-01-01T00:59:60+01:00', ['utc']],
    ['2016-12-31T15:59:60-08:00', ['utc']],
    ['2016-12-31T23:59:60+01:00', ['rfc3339', 'utc']],
    ['2024-01-01T00:00:00+24:00', ['rfc3339', 'utc']],
    ['2024-01-01T00:00:00+00:60', ['rfc3339', 'utc']],
    ['2024-01-01T00:00:00+0000', ['rfc3339']],
    ['2024-01-01t00:00:00Z', ['upper-case']],
    ['2024-01-01t00:00:00z', ['utc', 'upper-case']],
    ['2024-02-30t00:00:00z', ['rfc3339', 'utc', 'upper-case']],
  ])('finds in %s exactly %j', (value, kinds) => {
    expect(kindsOf(value)).toEqual(kinds);
  });
});

describe('instantOf', () => {
  it('keeps the fraction, applies the offset and takes a leap second for the next', () => {
    expect(instantOf('1970-01-01T00:00:00.5Z')).toBe(500);
    expect(instantOf('1970-01-01T01:00:00.0005+01:00')).toBeCloseTo(0.5);
    expect(instantOf('1969-12-31T23:00:00-01:00')).toBe(0);
    expect(instantOf('2016-12-31T23:59:60Z')).toBe(Date.UTC(2017, 0, 1));
    expect(instantOf('2024-02-30T00:00:00Z')).toBeUndefined();
    expect(instantOf(5)).toBeUndefined();
  });
});

describe('isSameMoment', () => {
  it.each([
    ['2024-05-01T10:00:00Z', '2024-05-01T10:00:00Z', true],
    ['2024-05-01T10:00:00Z', '2024-05-01T10:00:00.000Z', true],
    ['2024-05-01T10:00:00Z', '2024-05-01T12:00:00+02:00', true],
    ['2024-05-01T10:00:00Z', '2024-05-01T10:00:00.999Z', true],
    ['2024-05-01T10:00:00.1Z', '2024-05-01T10:00:00.2Z', false],
    ['2024-05-01T10:00:00Z', '2024-05-01T10:00:01Z', false],
    ['2024-05-01T10:00:00Z', '2024-05-01T10:00:01.001Z', false],
    ['2024-05-01T10:00:00Z', 'soon', false],
    [null, null, false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(isSameMoment(one, other)).toBe(expected);
    expect(isSameMoment(other, one)).toBe(expected);
  });
});

describe('compareInstants', () => {
  it.each([
    ['2024-01-01T00:00:00.0000000001Z', '2024-01-01T00:00:00Z', 1],
    ['2024-01-01T00:00:00.1234567Z', '2024-01-01T00:00:00.1234568Z', -1],
    ['2024-01-01T00:00:00.09Z', '2024-01-01T00:00:00.1Z', -1],
    ['2024-01-01T00:00:00.10Z', '2024-01-01T00:00:00.1Z', 0],
    ['2024-01-01T00:00:00.000Z', '2024-01-01T01:00:00+01:00', 0],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.999Z', 1],
    ['2016-12-31T23:59:60.9Z', '2017-01-01T00:00:00Z', -1],
  ])('puts %s and %s in order', (one, other, order) => {
    expect(Math.sign(compareInstants(one, other) ?? Number.NaN)).toBe(order);
    expect(Math.sign(compareInstants(other, one) ?? Number.NaN)).toBe(order === 0 ? 0 : -order);
  });

  it('says nothing of what is no timestamp', () => {
    expect(compareInstants('2024-01-01T00:00:00Z', 'soon')).toBeUndefined();
  });
});
