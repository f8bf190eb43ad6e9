/** A member with the members below it. The table lists members by path (`binding.cert.not_before`, `routes[].id`). */
export interface FieldTree<Field> {
  readonly field: Field | undefined;
  /** Of the object, or of each element of the array. */
  readonly members: ReadonlyMap<string, FieldTree<Field>>;
}

interface GrowingTree<Field> {
  field: Field | undefined;
  readonly members: Map<string, GrowingTree<Field>>;
}

/** The tree that a list of fields describes; the root is the object that has them. */
export function fieldTree<Field extends { readonly path: string }>(fields: readonly Field[]): FieldTree<Field> {
  const root: GrowingTree<Field> = { field: undefined, members: new Map() };
  for (const field of fields) {
    let node = root;
    for (const name of field.path.replaceAll('[]', '').split('.')) {
      const below = node.members.get(name) ?? { field: undefined, members: new Map() };
      node.members.set(name, below);
      node = below;
    }
    node.field = field;
  }
  return root;
}
