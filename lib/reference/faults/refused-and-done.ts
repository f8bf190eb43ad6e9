import { withHeaders } from '../changed-requests.ts';
import { type Call, header, type When } from '../hook.ts';
import type { Fault } from './fault.ts';
import { countsCallersAlone, ofItsOwn } from './own-requests.ts';

/**
 * Does what should be refused, and answers with the refusal.
 *
 * @param mended headers with which it would not have been refused, where that is more than a good key
 */
export function refusedAndDone(
  when: When,
  mended: Readonly<Record<string, string>> = {},
): Pick<Fault, 'hook' | 'limiter'> {
  return {
    hook: () => {
      let authorization: string | null = null;
      return async (call, reference) => {
        const copy: Call = { ...call, request: call.request.clone() };
        const response = await reference(call.request);
        if (response.ok) authorization ??= header(call, 'authorization');
        else if (when(call)) await reference(ofItsOwn(await withHeaders({ authorization, ...mended })(copy)));
        return response;
      };
    },
    limiter: countsCallersAlone,
  };
}
