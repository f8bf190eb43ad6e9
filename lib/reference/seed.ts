import type { Account, Existing, Item } from './account.ts';
import { addItem, newMembers } from './creation.ts';
import type { RandomBytes } from './identifiers.ts';
import { isObject, type Members } from './request-body.ts';
import { hasItems, lastSegment, type ResourceShape } from './resource-shape.ts';

/** How many items a list starts with, by its path; below an item, how many each parent has. */
export type ItemCounts = Readonly<Record<string, number>>;

/** Lists that rules need to be of a certain length. Every other one has from 2 to 12 items. */
const chosenCounts: ItemCounts = {
  /** More than two full pages, not a multiple of anything. */
  '/reserved_domains': 250,
  /** Exactly one full page. */
  '/ip_policy_rules': 100,
  /** Nothing. */
  '/ssh_user_certificates': 0,
  '/ip_policies': 6,
  // Parents of nested lists: few, so that each has several children.
  '/vaults': 2,
  '/vault_secrets': 7,
  '/kubernetes_operators': 2,
  '/endpoints': 9,
  '/event_subscriptions': 3,
  '/event_subscriptions/{subscription_id}/sources': 3,
  '/edges/https': 3,
  '/edges/https/{edge_id}/routes': 2,
};

/** `ip_policy_updated.v0` is not among them: it is left for callers to add. */
const eventTypes = ['ip_policy_created.v0', 'ip_policy_deleted.v0', 'api_key_created.v0', 'domain_created.v0'];

/** What seeded items have beyond the smallest body that creates one. */
const furtherMembers: Readonly<Record<string, (index: number) => Members>> = {
  '/endpoints': (index) => ({
    bindings: [['public', 'kubernetes', 'internal'][index % 3]],
    type: index % 2 === 0 ? 'cloud' : 'ephemeral',
  }),
  '/event_subscriptions/{subscription_id}/sources': (index) => ({
    type: eventTypes[index] ?? `seeded_event_${index}.v0`,
  }),
};

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * Fills an account. The same seed and time give the same items, in the same order. They were created over the past
 * days, some of them in the same second, and none within the last minute.
 *
 * @param now milliseconds since the Unix epoch
 */
export function seedAccount(
  account: Account,
  shapes: ReadonlyMap<string, ResourceShape>,
  { now, random, counts }: { readonly now: number; readonly random: RandomBytes; readonly counts: ItemCounts },
): void {
  const seeded: { shape: ResourceShape; item: Item; index: number; isFilled: boolean }[] = [];
  for (const [position, shape] of [...shapes.values()].entries()) {
    const { path } = shape.resource;
    if (!hasItems(shape.resource)) continue;
    const count = counts[path] ?? chosenCounts[path] ?? 2 + ((position * 7) % 11);
    for (const collection of account.collectionsOf(path)) {
      const newest = now - newestAge(shape, random);
      for (let index = 0; index < count; index += 1) {
        const age = count - 1 - index;
        const createdAt = newest - intervals(age) * (shape.isBelowItem ? second : 3 * hour);
        const item = addItem(
          account,
          shape,
          { collection, body: furtherMembers[path]?.(index) ?? {}, createdAt },
          random,
        );
        seeded.push({ shape, item, index, isFilled: age % 2 === 0 });
      }
    }
  }
  // Only now is there everything that a reference may lead to.
  const existing = account.snapshot();
  for (const { shape, item, index, isFilled } of seeded) {
    item.fillWhenRead(() => newMembers(existing, shape, item, bodyOf(shape, existing, index), { index, isFilled }));
  }
}

/** An item that lies below another one is the younger of the two. */
function newestAge({ isBelowItem }: ResourceShape, random: RandomBytes): number {
  const [byte = 0] = random(1);
  return (isBelowItem ? 10 * minute : hour) + byte * second;
}

/** Every fifth item was created together with the one after it. */
function intervals(age: number): number {
  return age % 5 === 4 ? age - 1 : age;
}

/** The smallest create body, with texts of its own and ids of existing items where it asks for them. */
function bodyOf({ resource: { path, createBody } }: ResourceShape, existing: Existing, index: number): Members {
  const unique = `${lastSegment(path).replaceAll('_', '')}${index}`;
  const body = replacedTexts(createBody ?? {}, (text) => {
    const list = /^\{(\/\w+)\}$/.exec(text)?.[1];
    if (list === undefined) return text.replaceAll('{unique}', unique);
    const candidates = existing.list(list);
    return candidates[index % candidates.length]?.key ?? text;
  });
  return isObject(body) ? { ...body, ...furtherMembers[path]?.(index) } : {};
}

function replacedTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((element) => replacedTexts(element, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replacedTexts(member, replace)]));
}
