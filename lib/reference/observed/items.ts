import { Link } from '../representation.ts';
import { isObject, type Members } from '../request-body.ts';
import { capture, type Observation } from './observation.ts';

/** What is seen of the representation of items. */
export const observedItems: readonly Observation[] = [
  {
    name: 'empty-texts-left-out',
    title: 'an empty description or metadata is left out; other empty texts stay',
    facts: '0.7, 5.2: every capture since October 2022, quoted answers',
    link: capture('api_keys_list'),
    items: (members) => withoutEmptyTexts(members),
  },
  {
    name: 'agent-ingresses-with-relative-links',
    title: 'the uri of an agent ingress is relative',
    facts: '0.6: every capture since October 2023',
    link: capture('agent_ingresses_get'),
    items: (members, resource) => (resource === '/agent_ingresses' ? withRelativeLink(members) : members),
  },
  {
    name: 'own-key-with-relative-link',
    title: 'the uri of the API key in /self is relative',
    facts: '0.6: every capture',
    link: capture('self'),
    items: (members, resource) =>
      resource === '/self' && isObject(members['api_key'])
        ? { ...members, api_key: withRelativeLink(members['api_key']) }
        : members,
  },
  {
    name: 'people-without-links',
    title: 'references to whoever made something have an empty uri',
    facts: '0.6: every capture of endpoints, operators and vault secrets',
    link: capture('secrets_list'),
    items: (members, resource) =>
      Object.fromEntries(
        Object.entries(members).map(([name, value]) => {
          const isPerson = peopleIn[resource]?.includes(name) && isObject(value);
          return [name, isPerson ? { ...value, uri: '' } : value];
        }),
      ),
  },
  {
    name: 'agent-endpoints-without-link',
    title: 'endpoints of agents have no uri',
    facts: '0.6: every capture',
    link: capture('endpoints_list'),
    items: ({ uri, ...members }, resource) =>
      uri === undefined || (resource === '/endpoints' && members['type'] === 'ephemeral')
        ? members
        : { ...members, uri },
  },
  {
    name: 'members-that-no-page-lists',
    title: 'domains, addresses and edges have members that no page lists',
    facts: '5.2: captures',
    link: capture('reserved_domains_get'),
    items: (members, resource) => ({ ...members, ...unlisted[resource]?.(members) }),
  },
  {
    name: 'times-of-the-year-one',
    title: 'the certificate that a Kubernetes operator does not have was valid in the year 1',
    facts: '5.2: captures',
    link: capture('kubernetes_operators_list'),
    items: (members, resource) => {
      if (resource !== '/kubernetes_operators' || !isObject(members['binding'])) return members;
      const cert = { cert: '', not_before: '0001-01-01T00:00:00Z', not_after: '0001-01-01T00:00:00Z' };
      return { ...members, binding: { ...members['binding'], cert } };
    },
  },
];

/** Members that refer to users, by resource. */
const peopleIn: Readonly<Record<string, readonly string[]>> = {
  '/endpoints': ['principal'],
  '/kubernetes_operators': ['principal'],
  '/vault_secrets': ['created_by', 'last_updated_by'],
};

const unlisted: Readonly<Record<string, (members: Members) => Members>> = {
  '/reserved_domains': (members) => ({
    error_redirect_url: null,
    http_endpoint_configuration: configurationOf(members),
    https_endpoint_configuration: configurationOf(members),
    is_dev: false,
  }),
  '/reserved_addrs': (members) => ({ endpoint_configuration: configurationOf(members) }),
  '/edges/tcp': () => ({ policy: null }),
  '/edges/tls': () => ({ policy: null }),
  '/edges/https/{edge_id}/routes': () => ({ policy: null }),
};

/** Every domain and address has one. Its id is made from theirs, so that it stays the same. */
function configurationOf({ id }: Members): Members {
  const ownId = `ec_${String(id).slice(-27)}`;
  return { id: ownId, uri: new Link(`/endpoint_configurations/${ownId}`) };
}

function withRelativeLink(members: Members): Members {
  const { uri } = members;
  return uri instanceof Link ? { ...members, uri: uri.path } : members;
}

/** Within `/self`, and in the routes that an edge shows, as well. */
function withoutEmptyTexts(value: Members): Members {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => member !== '' || (name !== 'description' && name !== 'metadata'))
      .map(([name, member]) => [name, withoutEmptyTextsIn(member)]),
  );
}

function withoutEmptyTextsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyTextsIn);
  return isObject(value) && !(value instanceof Link) ? withoutEmptyTexts(value) : value;
}
