import { always, type Call, type Hook, reading, type When } from './hook.ts';
import { isRefusedFor } from './refused-for.ts';
import { isObject, type Members } from './request-body.ts';

/** Answers some requests without asking the reference. */
export function answersWith(when: When, answer: (call: Call) => Response): Hook {
  return async (call, reference) => (when(call) ? answer(call) : reference(call.request));
}

/** Does what is asked, and answers some requests otherwise. */
export function answersOtherwise(
  when: When,
  change: (response: Response, call: Call) => Response | Promise<Response>,
): Hook {
  return async (call, reference) => {
    const response = await reference(call.request);
    return when(call) ? change(response, call) : response;
  };
}

/** Answers some requests that would be served in another way. They count as before; a write happens all the same. */
export function insteadOfSuccess(when: When, answer: (call: Call) => Response): Hook {
  return answersOtherwise(when, (response, call) => (response.ok ? answer(call) : response));
}

/** Does what is asked, and sends answers of one status otherwise. */
export function answersOf(
  status: number,
  change: (response: Response, call: Call) => Response | Promise<Response>,
): Hook {
  return answersOtherwise(always, (response, call) => (response.status === status ? change(response, call) : response));
}

/**
 * Refuses as before, and sends the refusals for one condition, or for several, otherwise.
 *
 * @param condition the number in the code that the reference has for it
 */
export function refusalsFor(
  condition: number | readonly number[],
  change: (response: Response, call: Call) => Response | Promise<Response>,
): Hook {
  return answersOtherwise(always, (response, call) =>
    isRefusedFor(response, [condition].flat()) ? change(response, call) : response,
  );
}

/** Ends the connection instead of answering some requests. */
export function hangsUp(when: When): Hook {
  return answersWith(when, ({ outgoing }) => {
    outgoing.destroy();
    return new Response();
  });
}

/** Changes the object in the body of some answers. */
export function bodies(when: When, change: (body: Members, call: Call, status: number) => unknown): Hook {
  return answersOtherwise(when, async (response, call) => {
    const body = await membersIn(response);
    if (body === undefined) return response;
    return json(response.status, change(body, call, response.status));
  });
}

/** Changes the body of errors, of one status or of all. */
export function errorBodies(change: (body: Members) => unknown, onStatus?: number): Hook {
  return bodies(
    () => true,
    (body, _, status) => (status >= 400 && status === (onStatus ?? status) ? change(body) : body),
  );
}

/** Changes the pages of one list. */
export function pagesOf(path: string, change: (page: Page, call: Call) => Page): Hook {
  return pagesWhere(reading(path), change);
}

/** Changes the pages that some requests give. */
export function pagesWhere(when: When, change: (page: Page, call: Call) => Page): Hook {
  return bodies(when, (body, call) => {
    const page = pageIn(body);
    if (page === undefined) return body;
    const { items, next } = change(page, call);
    return { ...body, [page.name]: items, next_page_uri: next };
  });
}

/** Changes the representation of each item of one resource, in its list and alone. */
export function itemsOf(path: string, change: (item: Members, index: number) => Members): Hook {
  return itemsWhere((call) => call.path === path || call.path.startsWith(`${path}/`), change);
}

/** Changes the representation of each item that some requests give. */
export function itemsWhere(when: When, change: (item: Members, index: number) => Members): Hook {
  return bodies(when, (body, _, status) => {
    const page = pageIn(body);
    if (page) return { ...body, [page.name]: page.items.map((item, index) => change(item, index)) };
    return status < 300 ? change(body, 0) : body;
  });
}

export interface Page {
  /** What the member with the items is called. */
  readonly name: string;
  readonly items: readonly Members[];
  readonly next: string | null;
}

/** The page in the body of a list answer; undefined where the body is none. */
export function pageIn(body: Members): Page | undefined {
  const next = body['next_page_uri'];
  const found = Object.entries(body).find(([, value]) => Array.isArray(value));
  if (!found || next === undefined) return undefined;
  const [name, items] = found;
  return Array.isArray(items)
    ? { name, items: items.filter(isObject), next: typeof next === 'string' ? next : null }
    : undefined;
}

/** The object of a JSON answer; undefined where its body is none. The answer can be sent on. */
export async function membersIn(response: Response): Promise<Members | undefined> {
  const text = await response.clone().text();
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  return isObject(value) ? value : undefined;
}

/** A JSON answer. */
export function json(status: number, body: unknown, contentType = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': contentType } });
}

/** The same answer with another media type. */
export function labelled(contentType: string) {
  return async (response: Response): Promise<Response> =>
    new Response(response.status === 204 ? null : await response.text(), {
      status: response.status,
      headers: { 'content-type': contentType },
    });
}

/** An answer that leads elsewhere. */
export function redirect(status: number, location: string): Response {
  return new Response('{}', { status, headers: { 'content-type': 'application/json', location } });
}

/** A page for people. */
export function page(status: number): Response {
  const text = `<!doctype html><title>${status}</title><h1>${status}</h1>`;
  return new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

let refusals = 0;

/** A well-formed error. */
export function error(status: number, number: number): Response {
  refusals += 1;
  const operation = `op_${String(refusals).padStart(27, '0')}`;
  return json(status, {
    error_code: `ERR_NGROK_${number}`,
    status_code: status,
    msg: 'refused',
    details: { operation_id: operation },
  });
}
