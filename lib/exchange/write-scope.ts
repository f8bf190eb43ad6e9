import { isPlainPath } from '../contract/item-path.ts';

/**
 * Where a client may write: to the lists at these URLs and to what lies below them. None of them is reading only.
 */
export type WriteScope = 'anywhere' | readonly string[];

/**
 * Whether a request to a URL stays within a scope. A path that a server could take for another one, decoded once or
 * twice (`/ip_policies/..%2fapi_keys`), stays within none.
 */
export function isWithin(scope: WriteScope, url: string): boolean {
  if (scope === 'anywhere') return true;
  const [place = ''] = url.split(/[?#]/, 1);
  return scope.some((list) => {
    const path = place.slice(new URL(list).origin.length);
    return place === list || (place.startsWith(`${list}/`) && isPlainPath(path));
  });
}
