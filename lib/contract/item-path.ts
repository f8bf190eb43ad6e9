/** Ids of every shape that servers use, and nothing that a server could take for another path, decoded once or twice. */
const plainId = /^(?!\.+$)[\w.:~@=+,!$&'()*;|-]+$/;

/**
 * Where an item of a list is, below the base URL.
 *
 * @param list path of the list
 * @param id as an answer gave it: hostile input like the rest of the answer
 * @returns undefined where the id could lead anywhere else than to an item of this list: empty, `..`, `../x`
 */
export function itemPath(list: string, id: string): string | undefined {
  return plainId.test(id) ? `${list}/${encodeURIComponent(id)}` : undefined;
}

/** Whether a path ends in what can only be one item, or one list: see {@link itemPath}. */
export function isPlainPath(path: string): boolean {
  if (path === '/') return true;
  return path
    .split('/')
    .slice(1)
    .every((segment) => plainId.test(decoded(segment)));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
