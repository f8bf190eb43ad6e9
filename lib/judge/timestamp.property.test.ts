import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutantsOf } from './sample-mutants.ts';
import { compareInstants, instantOf, isSameMoment, judgeTimestamp } from './timestamp.ts';

const kindsOf = (value: unknown) => judgeTimestamp(value).map(({ kind }) => kind);
const padded = (number: number, length = 2) => String(number).padStart(length, '0');

const digits = '0123456789';

/** The grammar of RFC 3339 section 5.6, read letter by letter, for nothing of the judge's may stand in here. */
function isDateTime(text: string): boolean {
  let at = 0;
  const take = (form: string) =>
    [...form].every((letter) => {
      const allowed = { 9: digits, '±': '+-', T: 'Tt', Z: 'Zz' }[letter] ?? letter;
      const isRight = at < text.length && allowed.includes(text.charAt(at));
      if (isRight) at += 1;
      return isRight;
    });
  if (!take('9999-99-99T99:99:99')) return false;
  if (take('.')) {
    if (!take('9')) return false;
    while (take('9'));
  }
  return (take('Z') || take('±99:99')) && at === text.length;
}

/** The table of RFC 3339 section 5.7, with the last two digits of a century's year passed over. */
function lengthOf(year: number, month: number): number {
  const isLeapYear = (year % 100 === 0 ? year / 100 : year) % 4 === 0;
  return [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** What a text in the grammar says, by the places of its letters. */
function partsOf(text: string) {
  const number = (from: number, length = 2) => Number(text.slice(from, from + length));
  const zone = /[zZ]$/.test(text) ? '+00:00' : text.slice(-6);
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  return {
    year: number(0, 4),
    month: number(5),
    day: number(8),
    hour: number(11),
    minute: number(14),
    second: number(17),
    fraction: /\.(\d+)/.exec(text)?.[1] ?? '',
    hours,
    minutes,
    offset: (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes),
  };
}

/** Whether a text in the grammar names an instant. */
function isReal(text: string): boolean {
  const { year, month, day, hour, minute, second, hours, minutes, offset } = partsOf(text);
  const last = lengthOf(year, month);
  if (day < 1 || day > last || hour > 23 || minute > 59 || second > 60 || hours > 23 || minutes > 59) return false;
  // A leap second ends a day in UTC: this one, or with an offset to the east the day before.
  const minuteOfUtcDay = hour * 60 + minute - offset;
  return second < 60 || (minuteOfUtcDay === 1439 && day === last) || (minuteOfUtcDay === -1 && day === 1);
}

/** All that the rules about timestamps have to say of a text. */
function kindsBySecondReading(text: string): string[] {
  if (!isDateTime(text)) return ['rfc3339'];
  return [
    ...(isReal(text) ? [] : ['rfc3339']),
    ...(text.endsWith('Z') ? [] : ['utc']),
    ...(text.includes('T') ? [] : ['upper-case']),
  ];
}

/** Whole seconds since the start of year 0 in UTC, leap seconds left out; of second 60, that of second 59. */
function secondsOf(text: string): bigint {
  const { year, month, day, hour, minute, second, offset } = partsOf(text);
  const before = (step: number) => Math.ceil(year / step);
  const days = year * 365 + before(4) - before(100) + before(400);
  const months = Array.from({ length: month - 1 }, (_, index) => lengthOf(year, index + 1));
  const day0 = months.reduce((sum, length) => sum + length, days) + day - 1;
  return (BigInt(day0) * 1440n + BigInt(hour * 60 + minute - offset)) * 60n + BigInt(Math.min(second, 59));
}

/** More digits than any generated fraction has. */
const precision = 20;

const isLeapSecond = (text: string) => partsOf(text).second === 60;

/** Later instants have larger ones, and the same instant the same one. */
function positionOf(text: string): bigint {
  const half = secondsOf(text) * 2n + (isLeapSecond(text) ? 1n : 0n);
  return half * 10n ** BigInt(precision) + BigInt(partsOf(text).fraction.padEnd(precision, '0'));
}

const years = fc.oneof(
  fc.constantFrom(0, 1, 4, 99, 100, 400, 1582, 1600, 1899, 1900, 1969, 1970, 2000, 2023, 2024, 2100, 9999),
  fc.integer({ min: 0, max: 9999 }),
);
const months = fc.record({ year: years, month: fc.oneof(fc.constant(2), fc.integer({ min: 1, max: 12 })) });
/** From the first of a month, or backwards from its last. */
const days = fc.tuple(months, fc.nat({ max: 30 }), fc.boolean()).map(([{ year, month }, nat, fromEnd]) => {
  const length = lengthOf(year, month);
  return `${padded(year, 4)}-${padded(month)}-${padded(fromEnd ? length - (nat % length) : 1 + (nat % length))}`;
});
const upTo = (max: number) => fc.oneof(fc.constantFrom(0, max), fc.integer({ min: 0, max }));
const clocks = fc
  .tuple(upTo(23), upTo(59), upTo(59))
  .map(([hour, minute, second]) => `${padded(hour)}:${padded(minute)}:${padded(second)}`);
const digit = fc.constantFrom(...digits, '0', '9');
const fractions = fc.oneof(
  fc.constant(''),
  fc.string({ unit: digit, minLength: 1, maxLength: 15 }).map((text) => `.${text}`),
);
/** Minutes ahead of UTC. */
const offsets = fc.oneof(fc.constantFrom(0, 60, -60, 1439, -1439), fc.integer({ min: -1439, max: 1439 }));
const spelledOffset = (offset: number, sign = offset < 0 ? '-' : '+') =>
  `${sign}${padded(Math.floor(Math.abs(offset) / 60))}:${padded(Math.abs(offset) % 60)}`;
const zones = fc.oneof(
  { arbitrary: fc.constant('Z'), weight: 3 },
  fc.constantFrom('z', '+00:00', '-00:00'),
  offsets.map((offset) => spelledOffset(offset)),
);
const separators = fc.oneof({ arbitrary: fc.constant('T'), weight: 3 }, fc.constant('t'));

const ordinary = fc
  .tuple(days, separators, clocks, fractions, zones)
  .map(([day, separator, clock, fraction, zone]) => `${day}${separator}${clock}${fraction}${zone}`);
/** 23:59:60 in UTC on the last day of a month, as any clock of the world shows it. */
const leapSeconds = fc
  .tuple(months, separators, offsets, fractions, fc.constantFrom('Z', 'z', '+00:00', '-00:00'))
  .map(([{ year, month }, separator, offset, fraction, inUtc]) => {
    const day = offset > 0 ? 1 : lengthOf(year, month);
    const minute = offset > 0 ? offset - 1 : 1439 + offset;
    const clock = `${padded(Math.floor(minute / 60))}:${padded(minute % 60)}:60`;
    const zone = offset === 0 ? inUtc : spelledOffset(offset);
    return `${padded(year, 4)}-${padded(month)}-${padded(day)}${separator}${clock}${fraction}${zone}`;
  });
/** Every kind of valid timestamp. */
const timestamps = fc.oneof({ arbitrary: ordinary, weight: 3 }, leapSeconds);

/** Letters that stand in timestamps, look like some that do, or stand in what others take for timestamps. */
const letters = [...`${digits}TtZz+-:.,;/_ \n\r\t\0aWP[`, '٣', '３', 'Ｔ', '−', '\u200b'];

/** No judge may take such a text for an instant. */
function expectUnreal(text: string): void {
  expect(kindsOf(text)).toContain('rfc3339');
  expect(instantOf(text)).toBeUndefined();
  expect(compareInstants(text, '2024-05-01T10:00:00Z')).toBeUndefined();
  expect(compareInstants('2024-05-01T10:00:00Z', text)).toBeUndefined();
  expect(isSameMoment(text, text)).toBe(false);
}

describe('judgeTimestamp, for every valid timestamp', () => {
  it('has nothing to say of its format, and of Z and T what they are', () => {
    fc.assert(
      fc.property(timestamps, (text) => {
        expect(kindsOf(text)).toEqual([
          ...(text.endsWith('Z') ? [] : ['utc']),
          ...(text.charAt(10) === 'T' ? [] : ['upper-case']),
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every single change that leaves the grammar, and every one that leaves the calendar', () => {
    fc.assert(
      fc.property(timestamps, (text) => {
        const wrong = mutantsOf(text, letters).filter(
          (mutant) => String(kindsOf(mutant)) !== String(kindsBySecondReading(mutant)),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same written as another time that there is not', () => {
    const beyond = fc.constantFrom<readonly [at: number, from: number, to: number]>(
      [5, 13, 99],
      [5, 0, 0],
      [8, 32, 99],
      [8, 0, 0],
      [11, 24, 99],
      [14, 60, 99],
      [17, 61, 99],
    );
    fc.assert(
      fc.property(timestamps, beyond, fc.nat(), (text, [at, from, to], nat) => {
        expectUnreal(`${text.slice(0, at)}${padded(from + (nat % (to - from + 1)))}${text.slice(at + 2)}`);
      }),
    );
  });

  it('finds the day behind the last of any month', () => {
    fc.assert(
      fc.property(months, ordinary, ({ year, month }, text) => {
        expectUnreal(`${padded(year, 4)}-${padded(month)}-${padded(lengthOf(year, month) + 1)}${text.slice(10)}`);
      }),
    );
  });

  it('finds an offset beyond 23:59', () => {
    const beyond = fc.oneof(
      fc.tuple(fc.integer({ min: 24, max: 99 }), fc.integer({ min: 0, max: 99 })),
      fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 60, max: 99 })),
    );
    fc.assert(
      fc.property(ordinary, fc.constantFrom('+', '-'), beyond, (text, sign, [hours, minutes]) => {
        expectUnreal(`${text.replace(/([zZ]|[+-]..:..)$/, '')}${sign}${padded(hours)}:${padded(minutes)}`);
      }),
    );
  });

  it('finds a leap second at any time but the end of a month in UTC', () => {
    fc.assert(
      fc.property(
        leapSeconds,
        fc.constantFrom('Z', '+00:01', '-00:01', '+01:00', '-01:00', '+23:59', '-23:59'),
        (text, zone) => {
          const elsewhere = text.replace(/([zZ]|[+-]..:..)$/, zone);
          fc.pre(partsOf(elsewhere).offset !== partsOf(text).offset);
          expectUnreal(elsewhere);
        },
      ),
    );
  });
});

/** One spelling of an instant, given in seconds since the epoch; the offset is in minutes. */
const spelled = (second: number, offset: number, fraction: string, isLeap: boolean) => {
  const local = new Date((second + offset * 60) * 1000).toISOString().slice(0, 19);
  return `${isLeap ? local.replace(/59$/, '60') : local}${fraction}${spelledOffset(offset)}`;
};

/** Pairs that mostly lie near each other: the same second or the next, fractions that begin alike, any two offsets. */
const pairs = fc.oneof(
  fc.tuple(timestamps, timestamps),
  fc
    .record({
      day: fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
      second: fc.oneof(fc.constant(-1), fc.nat({ max: 86_399 })),
      step: fc.constantFrom(0, 0, 1, -1, 60),
      offsets: fc.tuple(offsets, offsets),
      fraction: fractions,
      other: fc.oneof(
        fractions,
        fc.constantFrom('', '0', '00', '1', '01', '9').map((more) => `+${more}`),
      ),
      leaps: fc.tuple(fc.boolean(), fc.boolean()),
    })
    .map(({ day, second, step, offsets: [here, there], fraction, other, leaps }) => {
      const date = new Date(day);
      const monthStart = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 1000;
      const base = monthStart + second;
      const longer = other.startsWith('+')
        ? fraction === ''
          ? other.replace('+', '.0')
          : fraction + other.slice(1)
        : other;
      const isLeap = (at: number, wanted: boolean) => wanted && at === monthStart - 1;
      return [
        spelled(base, here, fraction, isLeap(base, leaps[0])),
        spelled(base + step, there, longer, isLeap(base + step, leaps[1])),
      ] as const;
    }),
);

describe('the order of any two timestamps', () => {
  it('is that of a calculation with whole numbers', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [a, b] = [positionOf(one), positionOf(other)];
        expect(Math.sign(compareInstants(one, other) ?? Number.NaN)).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(Math.sign(compareInstants(other, one) ?? Number.NaN)).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets them name the same moment where they do, or where one says no more than its second', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [a, b] = [positionOf(one), positionOf(other)];
        const scale = 10n ** BigInt(precision);
        const isWhole = a % scale === 0n || b % scale === 0n;
        expect(isSameMoment(one, other)).toBe(a === b || (isWhole && a / scale === b / scale));
        expect(isSameMoment(other, one)).toBe(isSameMoment(one, other));
      }),
      { numRuns: 1000 },
    );
  });

  it('is that of their milliseconds since the epoch, as far as a number tells them apart', () => {
    const epoch = secondsOf('1970-01-01T00:00:00Z');
    fc.assert(
      fc.property(timestamps, (text) => {
        const second = secondsOf(text) - epoch + (isLeapSecond(text) ? 1n : 0n);
        const expected = Number(second * 1000n) + Number(`0.${partsOf(text).fraction}`) * 1000;
        expect(instantOf(text)).toBe(expected);
      }),
    );
  });
});
