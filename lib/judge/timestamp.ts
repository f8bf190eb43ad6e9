import type { Problem } from './finding.ts';
import { told } from './json-value.ts';

/** Which of the promises about timestamps a problem breaks, so that each rule picks its own. */
export type TimestampProblemKind = 'rfc3339' | 'utc' | 'upper-case';

export interface TimestampProblem extends Problem {
  readonly kind: TimestampProblemKind;
}

/** RFC 3339 section 5.6, `date-time`, which is case-insensitive; the ranges of the numbers are checked apart. */
const grammar = /^(\d{4})-(\d\d)-(\d\d)([Tt])(\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|([+-])(\d\d):(\d\d))$/;

/** A point in time to any number of digits. A leap second stands after every fraction of the second before it. */
interface Instant {
  /** Start of the second, milliseconds since the Unix epoch; for a leap second that of the second before. */
  readonly second: number;
  readonly isLeapSecond: boolean;
  /** Digits after the point, without trailing zeros. */
  readonly fraction: string;
}

/**
 * What is wrong with a value that stands where a timestamp should. `rfc3339`: no string, not in the grammar, or
 * no real instant. `utc`: in the grammar but not ending in `Z`. `upper-case`: a lower-case `t`, which the grammar
 * allows. Several of the latter may hold at once.
 */
export function judgeTimestamp(value: unknown): TimestampProblem[] {
  const match = typeof value === 'string' ? grammar.exec(value) : null;
  const actual = told(value);
  if (match === null) return [{ kind: 'rfc3339', expected: 'an RFC 3339 date-time string', actual }];

  const problems: TimestampProblem[] = [];
  const unreal = unrealPart(match);
  if (unreal !== undefined) {
    problems.push({ kind: 'rfc3339', expected: 'an instant that exists', actual: `${actual}: ${unreal}` });
  }
  if (match[9] !== 'Z') problems.push({ kind: 'utc', expected: 'a timestamp in UTC that ends in Z', actual });
  if (match[4] !== 'T')
    problems.push({ kind: 'upper-case', expected: 'an upper-case T between date and time', actual });
  return problems;
}

/**
 * The instant that a timestamp names, in milliseconds since the Unix epoch, with as much of its fraction as a
 * number holds; a leap second counts as the second after it, as in POSIX. Undefined where it names none.
 */
export function instantOf(value: unknown): number | undefined {
  const instant = read(value);
  if (instant === undefined) return undefined;
  return instant.second + (instant.isLeapSecond ? 1000 : 0) + Number(`0.${instant.fraction}`) * 1000;
}

/**
 * Negative where the first timestamp is the earlier one, positive where it is the later, 0 where both name the
 * same instant; to the last digit of any fraction. Undefined where one of them names no instant.
 */
export function compareInstants(one: unknown, other: unknown): number | undefined {
  const [a, b] = [read(one), read(other)];
  if (a === undefined || b === undefined) return undefined;
  if (a.second !== b.second) return a.second - b.second;
  if (a.isLeapSecond !== b.isLeapSecond) return a.isLeapSecond ? 1 : -1;
  if (a.fraction === b.fraction) return 0;
  // Digits after the point compare like words: what is longer, and equal so far, is more.
  return a.fraction < b.fraction ? -1 : 1;
}

/**
 * Whether two timestamps may name the same moment, one of them perhaps to the second only: what is kept with fractions
 * in one place and without them in another has not changed.
 */
export function isSameMoment(one: unknown, other: unknown): boolean {
  const [a, b] = [read(one), read(other)];
  if (a === undefined || b === undefined) return false;
  if (compareInstants(one, other) === 0) return true;
  return a.second === b.second && a.isLeapSecond === b.isLeapSecond && (a.fraction === '' || b.fraction === '');
}

function read(value: unknown): Instant | undefined {
  const match = typeof value === 'string' ? grammar.exec(value) : null;
  if (match === null || unrealPart(match) !== undefined) return undefined;
  const isLeapSecond = match[7] === '60';
  // Without the look behind, a row of zeros within the fraction takes a quadratic time.
  const fraction = (match[8] ?? '').replace(/(?<!0)0+$/, '');
  return { second: startOfSecond(match), isLeapSecond, fraction };
}

/** Why a text of the right form names no instant, or undefined where it names one. */
function unrealPart(match: RegExpExecArray): string | undefined {
  const [year, month, day] = [numberIn(match, 1), numberIn(match, 2), numberIn(match, 3)];
  const [hour, minute, second] = [numberIn(match, 5), numberIn(match, 6), numberIn(match, 7)];
  if (month < 1 || month > 12) return `there is no month ${match[2]}`;
  const days = daysIn(year, month);
  if (day < 1 || day > days) return `that month has the days 1 to ${days}`;
  if (hour > 23) return 'hours end at 23';
  if (minute > 59) return 'minutes end at 59';
  if (second > 60) return 'seconds end at 59, or at 60 in a leap second';
  if (numberIn(match, 11) > 23 || numberIn(match, 12) > 59) return 'offsets end at 23:59';
  if (second === 60 && !endsMonth(startOfSecond(match))) {
    return 'a leap second can only be the last of a month in UTC';
  }
  return undefined;
}

/** RFC 3339 appendix C. */
function daysIn(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeapYear ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** RFC 3339 section 5.7 allows a leap second at the end of any month, though all so far were in June and December. */
function endsMonth(second: number): boolean {
  const next = new Date(second + 1000);
  return (
    next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0 && next.getUTCSeconds() === 0
  );
}

/** In milliseconds since the epoch; of second 60, that of second 59. */
function startOfSecond(match: RegExpExecArray): number {
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(numberIn(match, 1), numberIn(match, 2) - 1, numberIn(match, 3));
  date.setUTCHours(numberIn(match, 5), numberIn(match, 6), Math.min(numberIn(match, 7), 59));
  const offset = (numberIn(match, 11) * 60 + numberIn(match, 12)) * 60_000;
  return date.getTime() - (match[10] === '-' ? -offset : offset);
}

function numberIn(match: RegExpExecArray, group: number): number {
  return Number(match[group] ?? 0);
}
