import type { Call, Hook, When } from '../hook.ts';

/**
 * Asks for something once on each connection, and remembers it for those that come later on the same one.
 *
 * @param serves gives a hook that does without it where the condition holds
 */
export function keptByConnection(serves: (isKnown: When) => Hook): Hook {
  const known = new WeakSet<Call['incoming']['socket']>();
  const hook = serves(({ incoming }) => known.has(incoming.socket));
  return async (call, reference) => {
    const response = await hook(call, reference);
    if (response.ok) known.add(call.incoming.socket);
    return response;
  };
}
