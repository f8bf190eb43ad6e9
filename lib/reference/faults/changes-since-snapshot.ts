import { error, insteadOfSuccess, itemsOf, itemsWhere, pagesOf } from '../changed-answers.ts';
import { setting } from '../changed-members.ts';
import { both, type Call, creatingIn, onItemOf, reading, type When } from '../hook.ts';
import { isObject, type Members } from '../request-body.ts';
import type { Fault } from './fault.ts';

const rule = 'versioning.additive-only';
const needs = 'snapshot';

const without =
  (gone: string) =>
  (item: Members): Members =>
    Object.fromEntries(Object.entries(item).filter(([name]) => name !== gone));

/** Changes what an object has in one member, wherever that is an object. */
const within = (name: string, change: (members: Members) => Members) => (item: Members) => {
  const member = item[name];
  return isObject(member) ? { ...item, [name]: change(member) } : item;
};

const behindFirstPage: When = ({ query }: Call) => query.has('before_id');

/** Ways to break clients within version 2, each by taking away or changing what the plain reference has. */
export const changesSinceSnapshot: readonly Fault[] = [
  {
    name: 'field-gone',
    title: 'SSH certificate authorities have no key_type any more',
    rule,
    needs,
    hook: () => itemsOf('/ssh_certificate_authorities', without('key_type')),
  },
  {
    name: 'field-renamed',
    title: 'domain of reserved domains is called hostname now',
    rule,
    needs,
    hook: () => itemsOf('/reserved_domains', ({ domain, ...others }) => ({ ...others, hostname: domain })),
  },
  {
    name: 'nested-field-gone',
    title: 'subject_alternative_names of TLS certificates has no dns_names any more',
    rule,
    needs,
    hook: () => itemsOf('/tls_certificates', within('subject_alternative_names', without('dns_names'))),
  },
  {
    name: 'field-gone-behind-first-page',
    title: 'reserved domains behind the first page have no uri any more',
    rule,
    needs,
    hook: () => itemsWhere(both(reading('/reserved_domains'), behindFirstPage), without('uri')),
  },
  {
    name: 'field-gone-from-oldest',
    title: 'the oldest SSH credential has no public_key any more',
    rule,
    needs,
    hook: () =>
      pagesOf('/ssh_credentials', ({ items, ...page }) => ({
        ...page,
        items: items.map((item, index) => (index === items.length - 1 ? without('public_key')(item) : item)),
      })),
  },
  {
    name: 'field-gone-once-created',
    title: 'the answer to a creation in /ip_policies has no created_at any more',
    rule,
    needs,
    hook: () => itemsWhere(creatingIn('/ip_policies'), without('created_at')),
  },
  {
    name: 'text-now-number',
    title: 'serial_number of TLS certificates is a number now',
    rule,
    needs,
    hook: () =>
      itemsOf(
        '/tls_certificates',
        setting('serial_number', ({ length }) => length),
      ),
  },
  {
    name: 'text-now-object',
    title: 'region of reserved addresses is an object now',
    rule,
    needs,
    hook: () =>
      itemsOf(
        '/reserved_addrs',
        setting('region', (name) => ({ name })),
      ),
  },
  {
    name: 'flag-now-text',
    title: 'enforced of IP restrictions is a text now',
    rule,
    needs,
    hook: () => itemsOf('/ip_restrictions', (item) => ({ ...item, enforced: String(item['enforced']) })),
  },
  {
    name: 'integer-now-fraction',
    title: 'status_code of HTTP response backends has a fraction now',
    rule,
    needs,
    hook: () => itemsOf('/backends/http_response', (item) => ({ ...item, status_code: 200.5 })),
  },
  {
    name: 'elements-now-objects',
    title: 'the elements of bindings of endpoints are objects now',
    rule,
    needs,
    hook: () =>
      itemsOf('/endpoints', ({ bindings, ...others }) => ({
        ...others,
        bindings: Array.isArray(bindings) ? bindings.map((name: unknown) => ({ name })) : bindings,
      })),
  },
  {
    name: 'null-now',
    title: 'os of the newest tunnel session is null now',
    rule,
    needs,
    hook: () => itemsOf('/tunnel_sessions', (item, index) => (index === 0 ? { ...item, os: null } : item)),
  },
  {
    name: 'list-gone',
    title: '/bot_users gives 404 now',
    rule,
    needs,
    hook: () => insteadOfSuccess(reading('/bot_users'), () => error(404, 27204)),
  },
  {
    name: 'list-method-gone',
    title: '/vaults cannot be read any more, and says 405',
    rule,
    needs,
    hook: () => insteadOfSuccess(reading('/vaults'), () => error(405, 27614)),
  },
  {
    name: 'change-gone',
    title: 'IP policies cannot be changed any more, and say 405',
    rule,
    needs,
    hook: () => insteadOfSuccess(onItemOf('PATCH', '/ip_policies'), () => error(405, 27614)),
  },
  {
    name: 'items-gone',
    title: 'an IP policy alone gives 404 now, though its list shows it',
    rule,
    needs,
    hook: () => insteadOfSuccess(onItemOf('GET', '/ip_policies'), () => error(404, 27611)),
  },
];
