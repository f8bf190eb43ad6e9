import type { Field } from '../contract/api-reference.ts';
import type { Item } from './account.ts';
import { refusals } from './errors.ts';
import type { FieldTree } from './field-tree.ts';
import { isObject, type Members } from './request-body.ts';

/** The URL of something in this API. It becomes absolute when it is sent: the origin is the one that was asked. */
export class Link {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

/** JSON text of a representation, its links under the given origin. */
export function toJson(value: unknown, origin: string): string {
  return JSON.stringify(value, (_, member: unknown) => (member instanceof Link ? origin + member.path : member));
}

/** RFC 3339 in UTC and whole seconds, as every timestamp that the API was seen to give. */
export function timestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export function referenceTo(item: Item): Members {
  return { id: item.key, uri: new Link(item.path) };
}

/** What a fresh representation is made of. */
export interface Circumstances {
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  /** Whether nullable members have values and arrays have elements. */
  readonly isFilled: boolean;
  /** An existing item that a member of that name (`ip_policy`, `destinations`) can point to. */
  readonly reference: (name: string) => Item | undefined;
}

const day = 24 * 60 * 60 * 1000;
const laterThanCreation = new Set(['not_after', 'valid_until', 'expires_at', 'renews_at', 'retries_at']);

/** Texts for members that only certain ones suit. All the others say that they are examples. */
const texts: Readonly<Record<string, string>> = {
  description: '',
  metadata: '',
  last_used: '',
  token: '',
  region: 'us',
  proto: 'https',
  scheme: 'https',
  url: 'https://example.com',
  public_url: 'https://example.com',
  host: 'example.com',
  hostport: 'example.com:443',
  addr: '1.tcp.example.com:20000',
  cidr: '192.0.2.0/24',
  ip: '192.0.2.1',
  terminate_at: 'edge',
  min_version: '1.2',
  min_agent_version: '3.0.0',
};

const numbers: Readonly<Record<string, number>> = { port: 443, status_code: 200, min_api_version: 2 };

/** Every documented member with a value of its type. */
export function freshMembers(tree: FieldTree<Field>, circumstances: Circumstances): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, member] of tree.members) {
    const value = freshValue(name, member, circumstances);
    if (value !== undefined) members[name] = value;
  }
  return members;
}

function freshValue(name: string, tree: FieldTree<Field>, circumstances: Circumstances): unknown {
  const { field, members } = tree;
  const { createdAt, isFilled } = circumstances;
  if (field?.nullable && !isFilled) return null;
  if (field?.timestamp) return laterThanCreation.has(name) ? timestamp(createdAt + 90 * day) : timestamp(createdAt);
  switch (field?.type) {
    case 'string':
      return texts[name] ?? `example ${name.replaceAll('_', ' ')}`;
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return numbers[name] ?? 0;
    case 'array': {
      if (members.size === 0 || !isFilled) return [];
      const element = freshObject(name, tree, circumstances);
      return element === undefined ? [] : [element];
    }
    default:
      return freshObject(name, tree, circumstances) ?? (field?.nullable ? null : undefined);
  }
}

/** Undefined for a reference where there is nothing to point to. */
function freshObject(name: string, tree: FieldTree<Field>, circumstances: Circumstances): Members | undefined {
  if (!isReference(tree)) return freshMembers(tree, circumstances);
  const item = circumstances.reference(name);
  return item && referenceTo(item);
}

function isReference({ members }: FieldTree<Field>): boolean {
  return members.size === 2 && members.has('id') && members.has('uri');
}

/**
 * A representation as a request's body changes it: what it does not name stays as it is.
 *
 * `ip_policy_id` and `ip_policy_ids` in a body become references in the members `ip_policy` and `ip_policies`. What
 * the representation has no member for (a private key) is taken and never shown.
 *
 * @param withId finds the item that an id in the body names
 * @throws {Refusal} 215 for an id that names nothing, 241 for what is no timestamp
 */
export function changedMembers(
  members: Members,
  tree: FieldTree<Field>,
  body: Members,
  withId: (id: string) => Item | undefined,
): Members {
  const changed: Record<string, unknown> = { ...members };
  const reference = (name: string, id: unknown): Members => {
    const item = typeof id === 'string' ? withId(id) : undefined;
    if (!item) throw refusals.memberInvalid(name, 'the id of something that exists');
    return referenceTo(item);
  };
  for (const [name, value] of Object.entries(body)) {
    if (value === null) continue;
    const member = tree.members.get(name);
    const one = name.replace(/_id$/, '');
    const many = `${name.replace(/_ids$/, '').replace(/y$/, 'ie')}s`;
    if (member) changed[name] = changedValue(name, member, value, withId);
    else if (name.endsWith('_id') && tree.members.has(one)) changed[one] = reference(name, value);
    else if (name.endsWith('_ids') && tree.members.has(many) && Array.isArray(value)) {
      changed[many] = value.map((id) => reference(name, id));
    }
  }
  return changed;
}

function changedValue(
  name: string,
  tree: FieldTree<Field>,
  value: unknown,
  withId: (id: string) => Item | undefined,
): unknown {
  if (tree.field?.timestamp) return normalized(name, value);
  if (tree.members.size === 0) return value;
  if (Array.isArray(value)) return value.map((element) => changedValue(name, tree, element, withId));
  return isObject(value) ? changedMembers(emptyMembers(tree), tree, value, withId) : value;
}

/** The members that an object has when nobody has set them. */
export function emptyMembers(tree: FieldTree<Field>): Members {
  const members: Record<string, unknown> = {};
  for (const [name, { field }] of tree.members) {
    if (field?.nullable) members[name] = null;
    else if (field?.timestamp || field?.type === 'object') continue;
    else if (field?.type === 'array') members[name] = [];
    else if (field?.type === 'string') members[name] = '';
    else members[name] = field?.type === 'boolean' ? false : 0;
  }
  return members;
}

function normalized(name: string, value: unknown): string {
  const isDateTime =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value);
  const time = isDateTime ? Date.parse(value) : Number.NaN;
  const year = new Date(time).getUTCFullYear();
  // An offset can carry the instant out of the four-digit years that RFC 3339 can write.
  if (!(year >= 0 && year <= 9999)) throw refusals.timestampInvalid(name);
  return timestamp(time);
}
