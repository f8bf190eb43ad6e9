import { jsonPointer } from '../lib/contract/json-pointer.ts';
import { headerValues } from '../lib/exchange/exchange.ts';
import { each, type Judgement, notJudged, seenIn, together } from '../lib/judge/finding.ts';
import { memberOf, told } from '../lib/judge/json-value.ts';
import { instantOf, isSameMoment, type TimestampProblemKind } from '../lib/judge/timestamp.ts';
import { probe, section } from '../lib/run/rule.ts';
import type { ShownItem, Traffic } from '../lib/run/traffic.ts';
import { lifeOfAnItem } from './evidence/life-of-an-item.ts';

const timestamps = section('timestamps');

/** Timestamps are strings in RFC 3339's format. https://ngrok.com/docs/api#timezones */
const rfc3339 = timestamps.rule('rfc3339', {
  level: 'must',
  clauses: ['timestamps.format'],
  title: 'every timestamp is an RFC 3339 date-time and names a real instant',
  judges:
    'every time in every item of the run, nested ones too, by the grammar of RFC 3339 section 5.6 and by the calendar; which members are times, the API reference says, or else their names',
  accepts: 'any number of fraction digits; null where the API reference knows the field to be empty at times',
  hint: 'format times with a library, as 2024-05-01T10:00:00Z',
  judge: (traffic) => judgeTimestamps(traffic, 'rfc3339'),
});

/** They are in UTC, which a Z at the end says. https://ngrok.com/docs/api#timezones */
const utc = timestamps.rule('utc', {
  level: 'must',
  clauses: ['timestamps.utc'],
  title: 'every timestamp ends in Z',
  judges: 'the end of every timestamp of the run that is in the grammar of RFC 3339',
  hint: 'convert to UTC before formatting; neither +00:00 nor a lower-case z is a Z',
  judge: (traffic) => judgeTimestamps(traffic, 'utc'),
});

/** RFC 3339 section 5.6: applications may expect an upper-case T. */
const upperCase = timestamps.rule('upper-case', {
  level: 'should',
  clauses: ['timestamps.format'],
  title: 'the T between date and time is upper case',
  judges: 'the letter between date and time of every timestamp of the run that is in the grammar of RFC 3339',
  hint: 'write an upper-case T: many parsers take no other',
  judge: (traffic) => judgeTimestamps(traffic, 'upper-case'),
});

function judgeTimestamps({ timestamps }: Traffic, kind: TimestampProblemKind): Judgement {
  return each(timestamps, ({ exchange, pointer, problems }) => {
    const ofKind = problems.filter((problem) => problem.kind === kind);
    return seenIn(
      ofKind.map(({ expected, actual }) => ({ expected, actual, at: pointer })),
      exchange,
    );
  });
}

/** What a timestamp says is true. https://ngrok.com/docs/api#timezones */
const plausible = timestamps.rule('plausible', {
  level: 'should',
  clauses: ['timestamps.format', 'timestamps.utc'],
  title: 'created_at of a new item is the time of its creation, and stays what it is',
  asks: 'the creation of an item, and what else is done with it until it is deleted',
  judges:
    'that created_at of each item the run made lies between the sending of the creation and its answer, and that no item shows another one later',
  accepts: 'the clock skew that the Date header shows, and two seconds for rounding',
  hint: 'take created_at from a clock in UTC at the creation, and never touch it again',
  needs: ['writes'],
  probe: probe(lifeOfAnItem, () => ({ judged: 0, findings: [] })),
  judge: (traffic) => {
    const created = traffic.items.filter(({ place }) => place.operation.kind === 'create');
    if (created.length === 0) return notJudged('no item was created');
    return together(...created.map(judgeCreationTime), judgePermanence(traffic));
  },
});

/** Whole seconds on both sides, in `created_at` and in `Date`, and up to a second between the clocks of one target. */
const roundingMs = 2_000;

function judgeCreationTime({ exchange, item }: ShownItem): Judgement {
  const value = memberOf(item, 'created_at');
  const instant = instantOf(value);
  if (instant === undefined) return { judged: 0, findings: [] };
  const date = Date.parse(headerValues(exchange.outcome.response.headers, 'date')[0] ?? '');
  const skew = Number.isNaN(date) ? 0 : date - exchange.endedAt;
  const earliest = exchange.sentAt + Math.min(0, skew) - roundingMs;
  const latest = exchange.endedAt + Math.max(0, skew) + roundingMs;
  if (instant >= earliest && instant <= latest) return { judged: 1, findings: [] };
  const expected = `a time between ${new Date(earliest).toISOString()} and ${new Date(latest).toISOString()}`;
  const problem = { expected, actual: told(value), at: jsonPointer('created_at') };
  return { judged: 1, findings: seenIn([problem], exchange) };
}

/** All representations of one item in the run have the same `created_at`. */
function judgePermanence({ items }: Traffic): Judgement {
  const first = new Map<string, ShownItem>();
  const telling = items.flatMap((shown) => {
    const id = memberOf(shown.item, shown.place.resource.itemKey);
    const createdAt = memberOf(shown.item, 'created_at');
    if (typeof id !== 'string' || createdAt === undefined) return [];
    return { shown, createdAt, key: `${shown.place.resource.path} ${id}` };
  });
  return each(telling, ({ shown, createdAt, key }) => {
    const known = first.get(key) ?? shown;
    first.set(key, known);
    const before = memberOf(known.item, 'created_at');
    if (before === createdAt || isSameMoment(before, createdAt)) return [];
    const problem = {
      expected: `${told(before)}, as in #${known.exchange.number}`,
      actual: told(createdAt),
      at: shown.at + jsonPointer('created_at'),
    };
    return seenIn([problem], shown.exchange, known.exchange);
  });
}

export const timestampsRules = [rfc3339, utc, upperCase, plausible];
