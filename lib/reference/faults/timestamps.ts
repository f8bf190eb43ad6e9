import { bodies, itemsOf, itemsWhere, pageIn } from '../changed-answers.ts';
import { setting } from '../changed-members.ts';
import { always, both, everyTenth, type Hook, reading, type When } from '../hook.ts';
import type { Members } from '../request-body.ts';
import type { Fault } from './fault.ts';
import { newItems } from './new-items.ts';

type Rewrite = (time: string) => unknown;

/** One timestamp of every item of a resource is written otherwise. */
function times(path: string, member: string, rewrite: Rewrite): () => Hook {
  return () => itemsOf(path, setting(member, rewrite));
}

/** The same for one item of each answer. */
function timeOfItem(path: string, place: number, member: string, rewrite: Rewrite): () => Hook {
  const rewritten = setting(member, rewrite);
  return () => itemsOf(path, (item, index) => (index === place ? rewritten(item) : item));
}

/** `created_at` is written otherwise in some answers. */
function createdAt(when: When, rewrite: Rewrite): () => Hook {
  return () => itemsWhere(when, setting('created_at', rewrite));
}

const onFurtherPage: When = ({ query }) => query.has('before_id');
const method =
  (name: string): When =>
  (call) =>
    call.method === name;

const date = (text: string) => text.slice(0, 10);
const clock = (text: string) => text.slice(11, 19);
const moved = (text: string, milliseconds: number) =>
  `${new Date(Date.parse(text) + milliseconds).toISOString().slice(0, 19)}Z`;

const minute = 60_000;
const hour = 60 * minute;

/** The same instant, as it is written two hours east of Greenwich. */
const inLocalTime: Rewrite = (text) => moved(String(text), 2 * hour).replace('Z', '+02:00');

const certificateJob = 'certificate_management_status.provisioning_job.started_at';

export const timestampsFaults: readonly Fault[] = [
  {
    name: 'leap-day-in-a-common-year',
    title: 'a vault was updated on 29 February 2023',
    rule: 'timestamps.rfc3339',
    hook: timeOfItem('/vaults', 1, 'updated_at', () => '2023-02-29T10:00:00Z'),
  },
  {
    name: 'day-that-no-month-has',
    title: 'TLS certificates are valid until 30 February',
    rule: 'timestamps.rfc3339',
    hook: times('/tls_certificates', 'not_after', (text) => `${text.slice(0, 4)}-02-30T${clock(text)}Z`),
  },
  {
    name: 'hour-24',
    title: 'midnight is written as 24:00:00 in the validity of SSH host certificates',
    rule: 'timestamps.rfc3339',
    hook: times('/ssh_host_certificates', 'valid_until', (text) => `${date(text)}T24:00:00Z`),
  },
  {
    name: 'second-60',
    title: 'a second is rounded up to 60 in one of the reserved addresses',
    rule: 'timestamps.rfc3339',
    hook: timeOfItem('/reserved_addrs', 2, 'created_at', (text) => `${text.slice(0, 14)}30:60Z`),
  },
  {
    name: 'epoch-seconds',
    title: 'updated_at of endpoints is a number of seconds',
    rule: 'timestamps.rfc3339',
    hook: times('/endpoints', 'updated_at', (text) => Date.parse(text) / 1000),
  },
  {
    name: 'epoch-milliseconds-in-nested-field',
    title: 'the certificate of a Kubernetes operator begins at a number of milliseconds',
    rule: 'timestamps.rfc3339',
    hook: times('/kubernetes_operators', 'binding.cert.not_before', (text) => Date.parse(text)),
  },
  {
    name: 'epoch-as-text',
    title: 'created_at of bot users is a number of seconds, as text',
    rule: 'timestamps.rfc3339',
    hook: times('/bot_users', 'created_at', (text) => String(Date.parse(text) / 1000)),
  },
  {
    name: 'empty-time',
    title: 'updated_at of vaults is an empty string',
    rule: 'timestamps.rfc3339',
    hook: times('/vaults', 'updated_at', () => ''),
  },
  {
    name: 'null-time',
    title: 'created_at is null in one of the reserved domains of every further page',
    rule: 'timestamps.rfc3339',
    hook: () =>
      itemsWhere(both(reading('/reserved_domains'), onFurtherPage), (item, index) =>
        index === 7 ? { ...item, created_at: null } : item,
      ),
  },
  {
    name: 'time-with-a-space',
    title: 'date and time of credentials have a space between them',
    rule: 'timestamps.rfc3339',
    hook: times('/credentials', 'created_at', (text) => text.replace('T', ' ')),
  },
  {
    name: 'time-with-a-space-on-second-page',
    title: 'date and time have a space between them on every page but the first',
    rule: 'timestamps.rfc3339',
    hook: createdAt(onFurtherPage, (text) => text.replace('T', ' ')),
  },
  {
    name: 'fraction-with-a-comma',
    title: 'provisioning jobs of reserved domains start at seconds with a decimal comma',
    rule: 'timestamps.rfc3339',
    hook: times('/reserved_domains', certificateJob, (text) => text.replace('Z', ',250Z')),
  },
  {
    name: 'fraction-without-digits',
    title: 'seconds of app users end in a point with nothing behind it',
    rule: 'timestamps.rfc3339',
    hook: times('/app/users', 'created_at', (text) => text.replace('Z', '.Z')),
  },
  {
    name: 'time-without-seconds',
    title: 'tunnel sessions start at a time without seconds',
    rule: 'timestamps.rfc3339',
    hook: times('/tunnel_sessions', 'started_at', (text) => `${text.slice(0, 16)}Z`),
  },
  {
    name: 'time-without-zone',
    title: 'times of IP restrictions do not say in which zone they are',
    rule: 'timestamps.rfc3339',
    hook: times('/ip_restrictions', 'created_at', (text) => text.replace('Z', '')),
  },
  {
    name: 'date-alone',
    title: 'the answer to a creation gives the day alone',
    rule: 'timestamps.rfc3339',
    hook: createdAt(method('POST'), date),
  },
  {
    name: 'http-date',
    title: 'times of certificate authorities are written as in HTTP headers',
    rule: 'timestamps.rfc3339',
    hook: times('/certificate_authorities', 'not_before', (text) => new Date(text).toUTCString()),
  },
  {
    name: 'year-of-five-digits',
    title: 'SSH certificate authorities were made in a year of five digits',
    rule: 'timestamps.rfc3339',
    hook: times('/ssh_certificate_authorities', 'created_at', (text) => `0${text}`),
  },
  {
    name: 'every-tenth-answer-without-seconds',
    title: 'created_at has no seconds in every tenth answer',
    rule: 'timestamps.rfc3339',
    hook: () =>
      itemsWhere(
        everyTenth(method('GET')),
        setting('created_at', (text) => `${text.slice(0, 16)}Z`),
      ),
  },

  {
    name: 'offset-0',
    title: 'UTC is written as +00:00 in the list of vaults',
    rule: 'timestamps.utc',
    hook: times('/vaults', 'created_at', (text) => text.replace('Z', '+00:00')),
  },
  {
    name: 'offset-minus-0',
    title: 'UTC is written as -00:00 in event destinations',
    rule: 'timestamps.utc',
    hook: times('/event_destinations', 'created_at', (text) => text.replace('Z', '-00:00')),
  },
  {
    name: 'offset-0-in-nested-field',
    title: 'UTC is written as +00:00 in the routes of HTTPS edges',
    rule: 'timestamps.utc',
    hook: times('/edges/https', 'routes.created_at', (text) => text.replace('Z', '+00:00')),
  },
  {
    name: 'offset-0-after-patch',
    title: 'the answer to a patch writes UTC as +00:00',
    rule: 'timestamps.utc',
    hook: createdAt(method('PATCH'), (text) => text.replace('Z', '+00:00')),
  },
  {
    name: 'offset-0-on-second-page',
    title: 'UTC is written as +00:00 on every page but the first',
    rule: 'timestamps.utc',
    hook: createdAt(onFurtherPage, (text) => text.replace('Z', '+00:00')),
  },
  {
    name: 'lower-case-z',
    title: 'one of the API keys has a lower-case z',
    rule: 'timestamps.utc',
    hook: timeOfItem('/api_keys', 1, 'created_at', (text) => text.replace('Z', 'z')),
  },
  {
    name: 'local-time-of-certificates',
    title: 'TLS certificates are valid until a local time with its offset',
    rule: 'timestamps.utc',
    hook: times('/tls_certificates', 'not_after', inLocalTime),
  },
  {
    name: 'local-time-of-single-items',
    title: 'an item that is read alone has a local time with its offset',
    rule: 'timestamps.utc',
    hook: () => bodies(method('GET'), (body) => (pageIn(body) ? body : setting('created_at', inLocalTime)(body))),
  },

  {
    name: 'lower-case-t',
    title: 'times of endpoints have a lower-case t',
    rule: 'timestamps.upper-case',
    hook: times('/endpoints', 'created_at', (text) => text.replace('T', 't')),
  },
  {
    name: 'lower-case-t-in-nested-field',
    title: 'certificates of Kubernetes operators end at a time with a lower-case t',
    rule: 'timestamps.upper-case',
    hook: times('/kubernetes_operators', 'binding.cert.not_after', (text) => text.replace('T', 't')),
  },
  {
    name: 'lower-case-t-on-second-page',
    title: 'times have a lower-case t on every page but the first',
    rule: 'timestamps.upper-case',
    hook: createdAt(onFurtherPage, (text) => text.replace('T', 't')),
  },

  {
    name: 'local-time-labelled-utc',
    title: 'new items are created in local time, two hours ahead, with a Z behind it',
    rule: 'timestamps.plausible',
    hook: () => newItems(setting('created_at', (text) => moved(text, 2 * hour))),
  },
  {
    name: 'clock-a-minute-late',
    title: 'new items are created a minute ago',
    rule: 'timestamps.plausible',
    hook: () => newItems(setting('created_at', (text) => moved(text, -minute))),
  },
  {
    name: 'created-in-1970',
    title: 'new items are created at the beginning of 1970',
    rule: 'timestamps.plausible',
    hook: () => newItems(setting('created_at', () => '1970-01-01T00:00:00Z')),
  },
  {
    name: 'month-from-0',
    title: 'the months of new items are counted from 0',
    rule: 'timestamps.plausible',
    hook: () =>
      newItems(
        setting('created_at', (text) => {
          const time = new Date(text);
          time.setUTCDate(Math.min(time.getUTCDate(), 28));
          time.setUTCMonth(time.getUTCMonth() - 1);
          return moved(time.toISOString(), 0);
        }),
      ),
  },
  {
    name: 'patch-renews-creation',
    title: 'a patch makes created_at the time of the patch, for good',
    rule: 'timestamps.plausible',
    hook: () => {
      const renewed = new Map<unknown, string>();
      const shown = (item: Members) => setting('created_at', (time) => renewed.get(item['id']) ?? exactly(time))(item);
      return bodies(always, (body, call, status) => {
        if (status === 200 && call.method === 'PATCH') renewed.set(body['id'], now(body['created_at']));
        const page = pageIn(body);
        return page ? { ...body, [page.name]: page.items.map(shown) } : shown(body);
      });
    },
  },
  {
    name: 'lists-give-the-day',
    title: 'lists give created_at without its time of day',
    rule: 'timestamps.plausible',
    hook: () => {
      const rounded = setting('created_at', (text) => `${date(text)}T00:00:00Z`);
      return bodies(method('GET'), (body) => {
        const page = pageIn(body);
        return page ? { ...body, [page.name]: page.items.map(rounded) } : body;
      });
    },
  },
  {
    name: 'get-gives-time-of-reading',
    title: 'created_at of an item that is read alone is the time of the answer',
    rule: 'timestamps.plausible',
    hook: () =>
      bodies(always, (body, { method: asked }) => {
        const page = pageIn(body);
        if (page) return { ...body, [page.name]: page.items.map(setting('created_at', exactly)) };
        return setting('created_at', asked === 'GET' ? now : exactly)(body);
      }),
  },
];

/** A time in whole seconds, with a fraction, beside which a change by less than a second shows. */
function exactly(time: string): string {
  return time.replace('Z', '.000501Z');
}

/** The present time with as many digits; never that of the creation. */
function now(createdAt: unknown): string {
  const time = Math.max(Date.now(), Date.parse(String(createdAt)) + 1);
  return new Date(time).toISOString().replace('Z', '501Z');
}
