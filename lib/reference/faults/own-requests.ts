import { membersIn, pageIn } from '../changed-answers.ts';
import type { Call, Reference } from '../hook.ts';
import type { Members } from '../request-body.ts';
import { type Limiter, type RateLimit, RollingWindow } from '../rolling-window.ts';

const own = new WeakSet<Request>();

/** Marks a request as one that a fault sends beside those of the caller. */
export function ofItsOwn(request: Request): Request {
  own.add(request);
  return request;
}

/** A rolling window in which the requests that a fault sends of its own take no room from the account. */
export function countsCallersAlone(limit: RateLimit): Limiter {
  const window = new RollingWindow(limit);
  return { admits: (now, request) => own.has(request) || window.admits(now) };
}

/** All items of the list that a call reads, in the order of the reference. */
export async function wholeList(call: Call, reference: Reference): Promise<readonly Members[]> {
  const items: Members[] = [];
  let next: string | null = `${new URL(call.request.url).origin}${call.path}`;
  while (next !== null) {
    const response = await reference(ofItsOwn(new Request(next, { headers: call.request.headers })));
    const body = await membersIn(response);
    const page = body && pageIn(body);
    if (!page) return items;
    items.push(...page.items);
    next = page.next;
  }
  return items;
}
