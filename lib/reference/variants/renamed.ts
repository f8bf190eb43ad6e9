import type { Call, Hook } from '../hook.ts';
import { isObject } from '../request-body.ts';
import { texts } from './rewritten-answers.ts';

/**
 * Calls what the reference calls by one name by another, wherever a request or an answer has it: in paths, queries,
 * bodies, links and as bearer token.
 *
 * @param pattern of the names that the reference gives; global
 * @param nameFor another name for each, given how many names there are with it
 */
export function renamed(pattern: RegExp, nameFor: (name: string, count: number) => string): Hook {
  const newNames = new Map<string, string>();
  const ownNames = new Map<string, string>();
  const newNameOf = (own: string): string => {
    const name = newNames.get(own) ?? nameFor(own, newNames.size + 1);
    newNames.set(own, name);
    ownNames.set(name, own);
    return name;
  };
  const ownNameOf = (name: string): string => ownNames.get(name) ?? name;

  const answer = texts((text) => JSON.stringify(withTexts(JSON.parse(text), renamedIn)));
  function renamedIn(text: string): string {
    const isLink = /^https?:\/\//.test(text);
    return text.replaceAll(pattern, (own) => (isLink ? encodeURIComponent(newNameOf(own)) : newNameOf(own)));
  }

  return async (call, reference) => answer(call, async () => reference(await asked(call, ownNameOf)));
}

/** The request with the names in it that the reference knows. */
async function asked({ request, method }: Call, ownNameOf: (name: string) => string): Promise<Request> {
  const url = new URL(request.url);
  url.pathname = url.pathname.split('/').map(mended).join('/');
  url.search = url.search.replace(/(?<=[?&]before_id=)[^&]*/g, mended);
  const headers = new Headers(request.headers);
  const authorization = headers.get('authorization')?.replace(/(?<= )\S+$/, ownNameOf);
  if (authorization !== undefined) headers.set('authorization', authorization);
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });

  headers.delete('content-length');
  const text = await request.text();
  const body = text === '' ? null : new TextEncoder().encode(withOwnNames(text, ownNameOf));
  return new Request(url, { method, headers, body });

  function mended(encoded: string): string {
    const name = decoded(encoded);
    const own = ownNameOf(name);
    return own === name ? encoded : encodeURIComponent(own);
  }
}

/** What is no JSON stays as it is: to refuse it is up to the reference. */
function withOwnNames(body: string, ownNameOf: (name: string) => string): string {
  try {
    return JSON.stringify(withTexts(JSON.parse(body), ownNameOf));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return body;
    throw error;
  }
}

/** A JSON value with each text in it changed. */
function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((element) => withTexts(element, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withTexts(member, change)]));
}

/** What is not percent-encoded UTF-8 stays as it is: it names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
