import type { Resource } from '../../lib/contract/api-reference.ts';

/**
 * Whether items come and go by requests alone: tunnels, sessions and the like begin and end by themselves, so two
 * answers of such a list cannot be held against each other. Nor can items without an id be named by `before_id`.
 */
export function changesByRequestsAlone({ itemKey, operations }: Resource): boolean {
  return itemKey === 'id' && operations.some(({ kind }) => kind === 'create');
}
