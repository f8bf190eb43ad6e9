import { headerFields, items, objectsWithin, texts } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

const second = 1_000;

/** Times as RFC 3339 lets them be written, and clocks that are a second apart. */
export const times: readonly Variant[] = [
  ...[1, 3, 6, 9, 12].map(
    (digits): Variant => ({
      name: `fraction-of-${digits}-digits`,
      title: `timestamps have a fraction of ${digits} ${digits === 1 ? 'digit' : 'digits'}`,
      hook: () => respelt((time) => `${time}.${'123456789012'.slice(0, digits)}`),
    }),
  ),
  {
    name: 'fractions-of-many-lengths',
    title: 'timestamps have a fraction where their second is odd, with a number of digits that depends on it',
    hook: () =>
      respelt((time) => {
        const odd = Number(time.slice(-2)) % 10;
        return odd % 2 === 1 ? `${time}.${'5'.padEnd(odd, '0')}` : time;
      }),
  },
  {
    name: 'fractions-at-times',
    title: 'a timestamp is written with or without zeros in its fraction, another time otherwise',
    hook: () => {
      let written = 0;
      return respelt((time) => {
        written += 1;
        return written % 3 === 0 ? time : `${time}.${'0'.repeat(written % 7 || 1)}`;
      });
    },
  },
  {
    name: 'created-at-once',
    title: 'all items that the account starts with were created in the same second',
    hook: () => createdAt(() => '2024-02-29T12:00:00Z'),
  },
  {
    name: 'created-day-by-day',
    title: 'items that the account starts with have the day of their creation alone',
    hook: () => createdAt((time) => `${time.slice(0, 10)}T00:00:00Z`),
  },
  {
    name: 'created-in-a-leap-second',
    title: 'items that the account starts with were created in a leap second',
    hook: () => createdAt(() => '2016-12-31T23:59:60Z'),
  },
  {
    name: 'created-long-ago',
    title: 'items that the account starts with were created in the year 1',
    hook: () => createdAt(() => '0001-01-01T00:00:00Z'),
  },
  {
    name: 'never-expires',
    title: 'what does not expire does so at the end of the year 9999',
    hook: () =>
      items((item) => {
        const changed = objectsWithin(item, (object) =>
          typeof object['not_after'] === 'string' ? { ...object, not_after: '9999-12-31T23:59:59.999Z' } : object,
        );
        return { ...item, ...(typeof changed === 'object' && changed) };
      }),
  },
  {
    name: 'clock-ahead',
    title: 'items are created a second in the future',
    clock: () => Date.now() + second,
  },
  {
    name: 'clock-behind',
    title: 'items are created a second in the past',
    clock: () => Date.now() - second,
  },
  {
    name: 'date-ahead',
    title: 'the Date field is a second ahead',
    hook: () => headerFields(() => ({ date: new Date(Date.now() + second).toUTCString() })),
  },
  {
    name: 'date-behind',
    title: 'the Date field is a second behind',
    hook: () => headerFields(() => ({ date: new Date(Date.now() - second).toUTCString() })),
  },
];

const timestamps = /(?<=")(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z(?=")/g;

/** @param change of a timestamp short of its `Z` */
function respelt(change: (time: string) => string) {
  return texts((text) => text.replaceAll(timestamps, (_, time: string) => `${change(time)}Z`));
}

/** Items with another time of creation, but for those that are created while the server runs. */
function createdAt(change: (time: string) => string) {
  const start = new Date(Date.now() - 30 * second).toISOString();
  return items((item) => {
    const { created_at: time, started_at: begin } = item;
    return {
      ...item,
      ...(typeof time === 'string' && time < start && { created_at: change(time) }),
      ...(typeof begin === 'string' && begin < start && { started_at: change(begin) }),
    };
  });
}
