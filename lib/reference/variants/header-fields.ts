import { answersOtherwise, membersIn } from '../changed-answers.ts';
import { headerFields } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

/** Whoever does not know a header field passes over it. */
export const furtherHeaderFields: readonly Variant[] = [
  {
    name: 'further-header-fields',
    title: 'answers have many header fields that no page tells of',
    hook: () =>
      headerFields(() => ({
        'cache-control': 'no-store',
        'content-disposition': 'inline; filename="answer.json"',
        'content-language': 'en',
        etag: 'W/"1a2b3c"',
        link: '<https://example.com/>; rel="help"; title="a, b"',
        server: 'nginx/1.27.0 (like "others")',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
        vary: 'accept, origin',
        via: '1.1 first, 1.1 second',
        'x-content-type-options': 'nosniff',
        'x-empty': '',
        'x-request-id': '00000000-0000-4000-8000-000000000000',
      })),
  },
  {
    name: 'cookies',
    title: 'answers set cookies',
    hook: () => async (call, reference) => {
      call.outgoing.setHeader('set-cookie', ['session=abc; Path=/; HttpOnly', 'shown="a, b"; Max-Age=60']);
      return reference(call.request);
    },
  },
  {
    name: 'cors',
    title: 'answers let pages of any origin read them',
    hook: () =>
      headerFields(() => ({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'x-request-id, retry-after',
        vary: 'origin',
      })),
  },
  {
    name: 'long-header-field',
    title: 'answers have a header field of 8 KiB',
    hook: () => headerFields(() => ({ 'x-policy': 'x'.repeat(8 * 1024) })),
  },
  {
    name: 'location-of-what-is-created',
    title: 'a creation says where the new item is in a Location field',
    hook: () =>
      answersOtherwise(
        ({ method }) => method === 'POST',
        async (response) => {
          const uri = response.status === 201 ? (await membersIn(response))?.['uri'] : undefined;
          if (typeof uri === 'string') response.headers.set('location', uri);
          return response;
        },
      ),
  },
  {
    name: 'other-challenge',
    title: 'a key that is refused is asked for by several challenges',
    hook: () =>
      headerFields(({ status }) =>
        status === 401
          ? { 'www-authenticate': 'Bearer realm="the API, version 2", error="invalid_token", Basic realm="api"' }
          : {},
      ),
  },
];
