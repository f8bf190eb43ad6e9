import { withHeaders } from '../changed-requests.ts';
import { type Call, type Hook, header } from '../hook.ts';

/**
 * Serves whoever has no good key as if he had one: the first that was served.
 *
 * @param whom compares what was sent with that key, which it gets without its scheme
 */
export function letsIn(whom: (call: Call, goodKey: string) => boolean): () => Hook {
  return () => {
    let good: string | undefined;
    return async (call, reference) => {
      if (good !== undefined && keyIn(call) !== good && whom(call, good))
        return reference(await withHeaders({ authorization: `Bearer ${good}` })(call));
      const response = await reference(call.request);
      if (response.ok) good ??= keyIn(call);
      return response;
    };
  };
}

/** The key that a request carries as it should; empty where it carries none. */
export function keyIn(call: Call): string {
  return /^bearer (.*)$/i.exec(header(call, 'authorization') ?? '')?.[1] ?? '';
}
