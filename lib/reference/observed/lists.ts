import type { Item } from '../account.ts';
import { capture, type Observation } from './observation.ts';

/** What is seen of lists. */
export const observedLists: readonly Observation[] = [
  {
    name: 'ordered-by-id',
    title: 'lists run down by id, upper and lower case taken as one',
    facts: '0.2, 5.3: every capture of nine lists; of the other lists too little was captured to tell',
    link: capture('reserved_domains_list'),
    order: (items, list) => (Object.hasOwn(ownOrder, list) ? items : items.toSorted(downBy(regardlessOfCase))),
  },
  {
    name: 'keys-run-up',
    title: 'API keys run up by id, upper and lower case taken as one',
    facts: '0.2, 5.1, 5.3: 62 of 62 captures, a quoted answer',
    link: capture('api_keys_list'),
    order: (items, list) => (ownOrder[list] === 'up' ? items.toSorted(downBy(regardlessOfCase)).reverse() : items),
  },
  {
    name: 'oldest-certificates-first',
    title: 'TLS certificates run from oldest to newest',
    facts: '0.2, 5.3: 55 of 55 captures',
    link: capture('tls_certificates_list'),
    order: (items, list) => (ownOrder[list] === 'oldest first' ? items.toReversed() : items),
  },
  {
    name: 'endpoints-ordered-by-bytes',
    title: 'endpoints and tunnels run down by the bytes of their ids',
    facts: '0.2, 5.3: 53 of 53 and 55 of 55 captures',
    link: capture('endpoints_list'),
    order: (items, list) => (ownOrder[list] === 'bytes' ? items.toSorted(downBy(byItsBytes)) : items),
  },
  {
    name: 'event-sources-without-next-page',
    title: 'the list of event sources has no next_page_uri',
    facts: '0.3: 61 of 61 captures, the OpenAPI file, all clients',
    link: capture('event_sources_list'),
    lists: ({ next_page_uri, ...rest }, list) => (list === eventSources ? rest : { ...rest, next_page_uri }),
  },
];

const eventSources = '/event_subscriptions/{subscription_id}/sources';

/** Lists that are not in the order of most. Event sources have no ids to be ordered by. */
const ownOrder: Readonly<Record<string, 'up' | 'oldest first' | 'bytes' | 'as made'>> = {
  '/api_keys': 'up',
  '/tls_certificates': 'oldest first',
  '/endpoints': 'bytes',
  '/tunnels': 'bytes',
  [eventSources]: 'as made',
};

const regardlessOfCase = ({ key }: Item): string => key.toLowerCase();

const byItsBytes = ({ key }: Item): string => key;

/** Compares code units, which for ids, all of them ASCII, are bytes. */
function downBy(text: (item: Item) => string): (one: Item, other: Item) => number {
  return (one, other) => (text(one) < text(other) ? 1 : -1);
}
