/** What stands for the placeholders of a create body. */
export interface Replacements {
  /** Gives the id of an item of a list: `/ip_policies` → `ipp_2RfS…`. */
  readonly idOf: (resourcePath: string) => string;
  /** Lower-case letters and digits that no other item has. */
  readonly unique: string;
}

const reference = /^\{(\/[^}]+)\}$/;

/**
 * Fills the placeholders of a resource's `createBody`: `{/ip_policies}` by an id, `{unique}` by a text.
 *
 * @throws whatever `idOf` throws
 */
export function filledCreateBody(
  createBody: Readonly<Record<string, unknown>>,
  replacements: Replacements,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(createBody).map(([name, value]) => [name, filled(value, replacements)]));
}

/** The lists of which an item has to exist before this body can be sent: `['/ip_policies']`. */
export function neededFor(createBody: Readonly<Record<string, unknown>>): readonly string[] {
  const needed = new Set<string>();
  const idOf = (resourcePath: string): string => {
    needed.add(resourcePath);
    return '';
  };
  filledCreateBody(createBody, { idOf, unique: '' });
  return [...needed];
}

function filled(value: unknown, replacements: Replacements): unknown {
  if (Array.isArray(value)) return value.map((member) => filled(member, replacements));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filled(member, replacements)]));
  }
  if (typeof value !== 'string') return value;
  const resourcePath = reference.exec(value)?.[1];
  return resourcePath ? replacements.idOf(resourcePath) : value.replaceAll('{unique}', () => replacements.unique);
}
