import { answersOtherwise } from '../changed-answers.ts';
import type { Call, Hook } from '../hook.ts';
import { isObject, type Members } from '../request-body.ts';

/** Answers with other header fields; null leaves one out. */
export function headerFields(
  change: (response: Response, call: Call) => Readonly<Record<string, string | null>>,
): Hook {
  return answersOtherwise(
    () => true,
    (response, call) => {
      const headers = new Headers(response.headers);
      for (const [name, value] of Object.entries(change(response, call))) {
        if (value === null) headers.delete(name);
        else headers.set(name, value);
      }
      return new Response(response.body, { status: response.status, headers });
    },
  );
}

/** Answers with another text in the body, where there is one. */
export function texts(change: (text: string, call: Call, status: number) => string): Hook {
  return answersOtherwise(
    () => true,
    async (response, call) =>
      response.body === null ? response : new Response(change(await response.text(), call, response.status), response),
  );
}

/** Answers with another object in the body, where there is one. */
export function objects(change: (body: Members, call: Call, status: number) => unknown): Hook {
  return texts((text, call, status) => {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? JSON.stringify(change(body, call, status)) : text;
  });
}

/** Answers with other errors; `status_code` goes with the status line if it is left alone. */
export function errors(change: (body: Members, call: Call, status: number) => Members): Hook {
  return objects((body, call, status) => (status >= 400 ? change(body, call, status) : body));
}

/** Answers with other successes: items, lists, the root. */
export function successes(change: (body: Members, call: Call) => unknown): Hook {
  return objects((body, call, status) => (status < 300 ? change(body, call) : body));
}

/** Answers with other items, in lists and alone. */
export function items(change: (item: Members) => Members): Hook {
  return successes((body, { path }) => {
    if (path === '/') return body;
    if (!Object.hasOwn(body, 'next_page_uri')) return change(body);
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.filter(isObject).map(change) : value,
      ]),
    );
  });
}

/** Answers with other links to the next page. */
export function nextPages(change: (link: URL, call: Call) => string): Hook {
  return successes((body, call) => {
    const next = body['next_page_uri'];
    return typeof next === 'string' ? { ...body, next_page_uri: change(new URL(next), call) } : body;
  });
}

/** A JSON value with each object in it changed, the innermost first. */
export function objectsWithin(value: unknown, change: (object: Members) => Members): unknown {
  if (Array.isArray(value)) return value.map((element) => objectsWithin(element, change));
  if (!isObject(value)) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([name, member]) => [name, objectsWithin(member, change)])),
  );
}

/** The same error under another status, which its body repeats. */
export function withStatus(status: number) {
  return async (response: Response): Promise<Response> => {
    const body: unknown = JSON.parse(await response.text());
    const headers = new Headers(response.headers);
    return new Response(JSON.stringify(isObject(body) ? { ...body, status_code: status } : body), { status, headers });
  };
}
