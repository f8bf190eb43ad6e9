import { answersOtherwise, membersIn } from '../changed-answers.ts';
import type { Hook } from '../hook.ts';
import { headerFields, withStatus } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

const as = (status: number) => (number: number) => [`ERR_NGROK_${number}`, status] as const;

/** No page states the status of an error, but for a missing version and too many requests. */
export const statuses: readonly Variant[] = [
  {
    name: 'keys-refused-with-403',
    title: 'a request without a valid key is answered 403, without a challenge',
    hook: () => async (call, reference) => {
      const challenged = headerFields(() => ({ 'www-authenticate': null }));
      const response = await challenged(call, reference);
      return response.status === 401 ? withStatus(403)(response) : response;
    },
  },
  {
    name: 'keys-refused-with-400',
    title: 'a request without a valid key is answered 400',
    hook: () => otherwise({ 401: 400 }),
  },
  {
    name: 'wrong-methods-refused-with-404',
    title: 'a method that a path does not have is answered as an unknown path',
    hook: () => otherwise({ 405: 404 }),
  },
  {
    name: 'missing-items-refused-with-400',
    title: 'an id that names nothing is answered 400',
    hook: () => byCode({ ERR_NGROK_27611: 400 }),
  },
  {
    name: 'missing-items-refused-with-403',
    title: 'an id that names nothing is answered as what belongs to somebody else',
    hook: () => byCode({ ERR_NGROK_27611: 403 }),
  },
  {
    name: 'bad-bodies-refused-with-422',
    title: 'a body that cannot be taken is answered 422, whatever is wrong with it',
    hook: () => byCode(Object.fromEntries([210, 212, 213, 214, 215, 216, 241, 420, 421].map(as(422)))),
  },
  {
    name: 'bad-queries-refused-with-422',
    title: 'query parameters that cannot be taken are answered 422',
    hook: () => byCode(Object.fromEntries([223, 230, 231, 232, 233, 244].map(as(422)))),
  },
  {
    name: 'long-texts-refused-with-413',
    title: 'a description or metadata that is too long is answered 413',
    hook: () => byCode({ ERR_NGROK_420: 413, ERR_NGROK_421: 413 }),
  },
  {
    name: 'media-types-refused-with-400',
    title: 'a body of another media type is answered 400',
    hook: () => otherwise({ 415: 400 }),
  },
  {
    name: 'versions-refused-with-406',
    title: 'a version that does not exist is answered 406',
    hook: () => byCode({ ERR_NGROK_217: 406 }),
  },
  {
    name: 'unknown-cursors-refused-with-404',
    title: 'before_id with an id that names nothing is answered 404',
    hook: () => byCode({ ERR_NGROK_223: 404 }),
  },
  {
    name: 'deleted-items-refused-with-410',
    title: 'what was deleted is answered 410, what never was 404',
    hook: () => {
      const deleted = new Set<string>();
      return async (call, reference) => {
        const response = await reference(call.request);
        if (call.method === 'DELETE' && response.status === 204) deleted.add(call.path);
        return response.status === 404 && deleted.has(call.path) ? withStatus(410)(response) : response;
      };
    },
  },
];

function otherwise(statuses: Readonly<Record<number, number>>): Hook {
  return answersOtherwise(
    () => true,
    (response) => {
      const status = statuses[response.status];
      return status === undefined ? response : withStatus(status)(response);
    },
  );
}

function byCode(statuses: Readonly<Record<string, number>>): Hook {
  return answersOtherwise(
    () => true,
    async (response) => {
      const body = response.status >= 400 ? await membersIn(response) : undefined;
      const status = statuses[String(body?.['error_code'])];
      return status === undefined ? response : withStatus(status)(response);
    },
  );
}
