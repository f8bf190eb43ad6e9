import {
  answersOtherwise,
  answersWith,
  bodies,
  error,
  errorBodies,
  hangsUp,
  json,
  membersIn,
  redirect,
  refusalsFor,
} from '../changed-answers.ts';
import {
  always,
  both,
  everyTenth,
  type Hook,
  hasKey,
  hasVersion,
  header,
  not,
  onAnItem,
  onItemOf,
  reading,
} from '../hook.ts';
import { forTheKey } from '../refused-for.ts';
import { isObject, type Members } from '../request-body.ts';
import type { Fault } from './fault.ts';

/** The condition of a method that a path does not have. */
const wrongMethod = 27614;

/** Changes the body of the errors for some conditions. */
function bodiesFor(condition: number | readonly number[], change: (body: Members) => unknown): Hook {
  return refusalsFor(condition, async (response) => json(response.status, change((await membersIn(response)) ?? {})));
}

/** The error with another operation id. */
const withOperationId = (body: Members, id: unknown): Members => ({
  ...body,
  details: { ...(isObject(body['details']) && body['details']), operation_id: id },
});

const idOf = (name: string): string => `op_${name.padStart(27, '0')}`;

/** The same refusal under another code. */
const coded =
  (code: string) =>
  (body: Members): Members => ({ ...body, error_code: code });

/** Fails where the reference refuses with one code. */
const crashesFor = (number: number) => (): Hook => refusalsFor(number, () => error(500, 128));

/** Ways to break the rules of errors. */
export const errorsFaults: readonly Fault[] = [
  {
    name: 'no-operation-id',
    title: 'a 404 has details with nothing in them',
    rule: 'errors.shape',
    hook: () => errorBodies((body) => ({ ...body, details: {} }), 404),
  },
  {
    name: 'operation-id-empty',
    title: 'a 415 has an empty operation id',
    rule: 'errors.shape',
    hook: () => errorBodies((body) => withOperationId(body, ''), 415),
  },
  {
    name: 'operation-id-number',
    title: 'the operation id of a 429 is a number',
    rule: 'errors.shape',
    hook: () => errorBodies((body) => withOperationId(body, 226), 429),
  },
  {
    name: 'operation-id-null-tenth',
    title: 'every tenth error has null for its operation id',
    rule: 'errors.shape',
    hook: () => {
      const tenth = everyTenth(always);
      return bodies(always, (body, call, status) =>
        status >= 400 && tenth(call) ? withOperationId(body, null) : body,
      );
    },
  },
  {
    name: 'operation-id-outside-details',
    title: 'the operation id of a 401 stands beside its details, which are empty',
    rule: 'errors.shape',
    hook: () => bodiesFor(forTheKey, (body) => ({ ...body, details: {}, operation_id: idOf('1') })),
  },
  {
    name: 'details-null',
    title: 'details are null where a limit is no number',
    rule: 'errors.shape',
    hook: () => bodiesFor(244, (body) => ({ ...body, details: null })),
  },
  {
    name: 'details-missing',
    title: 'an error for a wrong key has no details',
    rule: 'errors.shape',
    hook: () => bodiesFor(203, ({ details: _, ...body }) => body),
  },
  {
    name: 'details-array',
    title: 'details of a 404 are an array',
    rule: 'errors.shape',
    hook: () => errorBodies((body) => ({ ...body, details: [body['details']] }), 404),
  },
  {
    name: 'message-empty',
    title: 'a 405 has an empty message',
    rule: 'errors.shape',
    hook: () => bodiesFor(wrongMethod, (body) => ({ ...body, msg: '' })),
  },
  {
    name: 'message-missing',
    title: 'an error for a missing version calls its message "message"',
    rule: 'errors.shape',
    hook: () => bodiesFor(218, ({ msg, ...body }) => ({ ...body, message: msg })),
  },
  {
    name: 'message-list',
    title: 'the message of a refused body is a list of messages',
    rule: 'errors.shape',
    hook: () => bodiesFor(215, (body) => ({ ...body, msg: [body['msg']] })),
  },
  {
    name: 'code-missing-for-items',
    title: 'an item that is not found has no error_code',
    rule: 'errors.shape',
    hook: () => bodiesFor(27611, ({ error_code: _, ...body }) => body),
  },
  {
    name: 'code-null-on-unknown-route',
    title: 'error_code is null for an unknown route',
    rule: 'errors.shape',
    hook: () => bodiesFor(27204, (body) => ({ ...body, error_code: null })),
  },
  {
    name: 'code-number',
    title: 'error_code is a number where a cursor is unknown',
    rule: 'errors.shape',
    hook: () => bodiesFor(223, (body) => ({ ...body, error_code: 223 })),
  },
  {
    name: 'status-string',
    title: 'status_code of a 415 is a string',
    rule: 'errors.shape',
    hook: () => errorBodies((body) => ({ ...body, status_code: String(body['status_code']) }), 415),
  },
  {
    name: 'status-missing-for-deletions',
    title: 'the deletion of what is not there has an error without status_code',
    rule: 'errors.shape',
    hook: () =>
      bodies(
        ({ method }) => method === 'DELETE',
        ({ status_code: code, ...body }, _, status) => (status >= 400 ? body : { ...body, status_code: code }),
      ),
  },
  {
    name: 'error-wrapped',
    title: 'a 405 has all its members below "error"',
    rule: 'errors.shape',
    hook: () => bodiesFor(wrongMethod, (body) => ({ error: body })),
  },
  {
    name: 'error-in-a-list',
    title: 'a description that is too long gets a list of errors',
    rule: 'errors.shape',
    hook: () => bodiesFor(420, (body) => [body]),
  },
  {
    name: 'names-in-camel-case',
    title: 'a wrong method is refused with errorCode and statusCode',
    rule: 'errors.shape',
    hook: () =>
      bodiesFor(wrongMethod, ({ error_code: errorCode, status_code: statusCode, ...body }) => ({
        ...body,
        errorCode,
        statusCode,
      })),
  },

  {
    name: 'status-always-400',
    title: 'status_code of a 404 is 400',
    rule: 'errors.status',
    hook: () => errorBodies((body) => ({ ...body, status_code: 400 }), 404),
  },
  {
    name: 'status-off-by-one',
    title: 'status_code of a 415 is 414',
    rule: 'errors.status',
    hook: () => errorBodies((body) => ({ ...body, status_code: 414 }), 415),
  },
  {
    name: 'status-403-in-body',
    title: 'a key that is not valid gets 401 and a body that says 403',
    rule: 'errors.status',
    hook: () => bodiesFor(203, (body) => ({ ...body, status_code: 403 })),
  },
  {
    name: 'status-503-in-body',
    title: 'a 429 has a body that says 503',
    rule: 'errors.status',
    hook: () => errorBodies((body) => ({ ...body, status_code: 503 }), 429),
  },
  {
    name: 'status-zero',
    title: 'status_code is 0 where a body is not JSON',
    rule: 'errors.status',
    hook: () => bodiesFor(213, (body) => ({ ...body, status_code: 0 })),
  },
  {
    name: 'status-410-after-deletion',
    title: 'an item that was deleted gets 404 and a body that says 410',
    rule: 'errors.status',
    hook: () => {
      const deleted = new Set<string>();
      return answersOtherwise(onAnItem, async (response, { method, path }) => {
        if (response.status === 404 && deleted.has(path))
          return json(404, { ...(await membersIn(response)), status_code: 410 });
        if (method === 'DELETE' && response.ok) deleted.add(path);
        return response;
      });
    },
  },

  {
    name: 'code-leading-zero',
    title: 'the number in the code of a 404 begins with 0',
    rule: 'errors.code-format',
    hook: () => errorBodies(coded('ERR_NGROK_0404'), 404),
  },
  {
    name: 'code-lower-case',
    title: 'the code of a 405 is in lower case',
    rule: 'errors.code-format',
    hook: () => bodiesFor(wrongMethod, coded('err_ngrok_211')),
  },
  {
    name: 'code-without-prefix',
    title: 'the code of an unknown cursor is its number alone',
    rule: 'errors.code-format',
    hook: () => bodiesFor(223, coded('223')),
  },
  {
    name: 'code-with-hyphens',
    title: 'the code of a 401 is written with hyphens',
    rule: 'errors.code-format',
    hook: () => bodiesFor(200, coded('ERR-NGROK-200')),
  },
  {
    name: 'code-in-words',
    title: 'the code of an unknown route is in words',
    rule: 'errors.code-format',
    hook: () => bodiesFor(27204, coded('ERR_NGROK_NOT_FOUND')),
  },
  {
    name: 'code-with-blank',
    title: 'a blank stands behind the code of a 415',
    rule: 'errors.code-format',
    hook: () => errorBodies((body) => ({ ...body, error_code: `${body['error_code']} ` }), 415),
  },
  {
    name: 'code-empty',
    title: 'the code of a member that is not valid is empty',
    rule: 'errors.code-format',
    hook: () => bodiesFor(215, coded('')),
  },

  {
    name: 'code-unknown',
    title: 'the code of a 404 is not in the error reference',
    rule: 'errors.code-known',
    hook: () => errorBodies(coded('ERR_NGROK_99999'), 404),
  },
  {
    name: 'code-from-status',
    title: 'the number in the code of a 415 is 41500',
    rule: 'errors.code-known',
    hook: () => errorBodies(coded('ERR_NGROK_41500'), 415),
  },
  {
    name: 'code-of-one-digit',
    title: 'a wrong method has the code ERR_NGROK_1',
    rule: 'errors.code-known',
    hook: () => bodiesFor(wrongMethod, coded('ERR_NGROK_1')),
  },

  {
    name: 'limit-shares-code',
    title: 'a bad limit and a bad version have one code',
    rule: 'errors.code-per-condition',
    hook: () => bodiesFor(244, coded('ERR_NGROK_217')),
  },
  {
    name: 'version-shares-code',
    title: 'an unsupported version has the code of a missing one',
    rule: 'errors.code-per-condition',
    hook: () => bodiesFor(217, coded('ERR_NGROK_218')),
  },
  {
    name: 'keys-share-code',
    title: 'no key and a key that is not valid have one code',
    rule: 'errors.code-per-condition',
    hook: () => bodiesFor(203, coded('ERR_NGROK_200')),
  },
  {
    name: 'bodies-share-code',
    title: 'a body of another media type and one that is not JSON have one code',
    rule: 'errors.code-per-condition',
    hook: () => errorBodies(coded('ERR_NGROK_213'), 415),
  },
  {
    name: 'limit-and-item-share-code',
    title: 'a limit out of range and an item that is not found have one code',
    rule: 'errors.code-per-condition',
    hook: () => bodiesFor(233, coded('ERR_NGROK_27611')),
  },
  {
    name: 'list-has-own-code',
    title: '/vaults has another code for a missing key',
    rule: 'errors.code-per-condition',
    hook: () => refusalsFor(200, (response, call) => (reading('/vaults')(call) ? error(401, 201) : response)),
  },
  {
    name: 'code-changes-every-tenth',
    title: 'every tenth request without a key has another code',
    rule: 'errors.code-per-condition',
    hook: () => {
      const tenth = everyTenth(always);
      return refusalsFor(200, (response, call) => (tenth(call) ? error(401, 202) : response));
    },
  },

  {
    name: 'operation-id-constant',
    title: 'all errors have the same operation id',
    rule: 'errors.operation-id',
    hook: () => errorBodies((body) => withOperationId(body, idOf('a'))),
  },
  {
    name: 'operation-id-repeats',
    title: 'every tenth error has the operation id of the one before',
    rule: 'errors.operation-id',
    hook: () => {
      let last: unknown;
      const tenth = everyTenth(always);
      return bodies(always, (body, call, status) => {
        if (status < 400) return body;
        if (tenth(call)) return withOperationId(body, last);
        last = isObject(body['details']) ? body['details']['operation_id'] : undefined;
        return body;
      });
    },
  },
  {
    name: 'operation-id-of-path',
    title: 'errors of one path have one operation id',
    rule: 'errors.operation-id',
    hook: () =>
      bodies(always, (body, { path }, status) =>
        status < 400 ? body : withOperationId(body, idOf(Buffer.from(path).toString('hex').slice(-27))),
      ),
  },
  {
    name: 'operation-id-of-rate-limit',
    title: 'every 429 is the same, with its operation id',
    rule: 'errors.operation-id',
    hook: () => errorBodies((body) => withOperationId(body, idOf('429')), 429),
  },
  {
    name: 'operation-id-of-missing-version',
    title: 'every error for a missing version is the same, with its operation id',
    rule: 'errors.operation-id',
    hook: () => bodiesFor(218, (body) => withOperationId(body, idOf('218'))),
  },
  {
    name: 'operation-id-counted',
    title: 'operation ids are counted: op_1, op_2',
    rule: 'errors.operation-id',
    hook: () => {
      let count = 0;
      return errorBodies((body) => {
        count += 1;
        return withOperationId(body, `op_${count}`);
      });
    },
  },
  {
    name: 'operation-id-uuid',
    title: 'operation ids are UUIDs',
    rule: 'errors.operation-id',
    hook: () => errorBodies((body) => withOperationId(body, crypto.randomUUID())),
  },

  {
    name: 'unknown-ids-empty',
    title: 'an id that names nothing is served as an empty object',
    rule: 'errors.not-found',
    hook: () => refusalsFor(27611, (response, { method }) => (method === 'GET' ? json(200, {}) : response)),
  },
  {
    name: 'unknown-policy-null',
    title: 'an IP policy that is not there is served as null',
    rule: 'errors.not-found',
    hook: () =>
      refusalsFor(27611, (response, call) => (onItemOf('GET', '/ip_policies')(call) ? json(200, null) : response)),
  },
  {
    name: 'unknown-ids-204',
    title: 'an id that names nothing gets 204',
    rule: 'errors.not-found',
    hook: () =>
      refusalsFor(27611, (response, { method }) => (method === 'GET' ? new Response(null, { status: 204 }) : response)),
  },
  {
    name: 'malformed-ids-empty',
    title: 'an id with a blank in it is served as an empty object',
    rule: 'errors.not-found',
    hook: () => refusalsFor(27611, (response, { path }) => (path.includes('%20') ? json(200, {}) : response)),
  },
  {
    name: 'unknown-routes-empty',
    title: 'an unknown route is served as an empty object',
    rule: 'errors.not-found',
    hook: () => refusalsFor(27204, () => json(200, {})),
  },
  {
    name: 'unknown-routes-redirected',
    title: 'an unknown route leads to the root',
    rule: 'errors.not-found',
    hook: () => refusalsFor(27204, () => redirect(302, '/')),
  },

  {
    name: 'put-taken-for-get',
    title: 'PUT is served as GET is',
    rule: 'errors.wrong-method',
    hook: () => refusalsFor(wrongMethod, (response, { method }) => (method === 'PUT' ? json(200, {}) : response)),
  },
  {
    name: 'wrong-method-ignored',
    title: 'a wrong method gets 204 and does nothing',
    rule: 'errors.wrong-method',
    hook: () => refusalsFor(wrongMethod, () => new Response(null, { status: 204 })),
  },
  {
    name: 'wrong-method-501',
    title: 'a wrong method gets 501',
    rule: 'errors.wrong-method',
    hook: () => refusalsFor(wrongMethod, () => error(501, 27614)),
  },
  {
    name: 'wrong-method-bare',
    title: 'a wrong method is refused with an empty object',
    rule: 'errors.wrong-method',
    hook: () => refusalsFor(wrongMethod, () => json(405, {})),
  },
  {
    name: 'wrong-method-redirected',
    title: 'a wrong method leads to the same path again',
    rule: 'errors.wrong-method',
    hook: () => refusalsFor(wrongMethod, (_, { path }) => redirect(303, path)),
  },

  {
    name: 'deep-body-crashes',
    title: 'a body that is nested more than a hundred levels deep gets a 500',
    rule: 'errors.never-5xx',
    hook: () => async (call, reference) => {
      const text = call.method === 'POST' ? await call.request.clone().text() : '';
      const response = await reference(call.request);
      return /[[{]{100}/.test(text) && response.status === 400 ? error(500, 128) : response;
    },
  },
  {
    name: 'odd-path-drops',
    title: 'a path that is not ASCII ends the connection',
    rule: 'errors.never-5xx',
    hook: () => hangsUp(({ path }) => /%[89a-f]/i.test(path)),
  },
  {
    name: 'long-path-crashes',
    title: 'a path of more than 255 characters gets a 500',
    rule: 'errors.never-5xx',
    hook: () =>
      answersOtherwise(
        ({ path }) => path.length > 255,
        () => error(500, 128),
      ),
  },
  {
    name: 'wrong-type-crashes',
    title: 'a member of the wrong type gets a 500',
    rule: 'errors.never-5xx',
    hook: crashesFor(215),
  },
  {
    name: 'wrong-media-type-crashes',
    title: 'a body without Content-Type gets a 500',
    rule: 'errors.never-5xx',
    hook: crashesFor(216),
  },
  {
    name: 'second-deletion-crashes',
    title: 'the deletion of what is not there gets a 500',
    rule: 'errors.never-5xx',
    hook: () => refusalsFor(27611, (response, { method }) => (method === 'DELETE' ? error(500, 128) : response)),
  },
  {
    name: 'scheme-missing-crashes',
    title: 'an Authorization of one word gets a 500',
    rule: 'errors.never-5xx',
    hook: () =>
      answersWith(
        (call) => /^\S+$/.test(header(call, 'authorization') ?? ''),
        () => error(500, 128),
      ),
  },
  {
    name: 'no-headers-crash',
    title: 'a request with neither key nor version gets a 500',
    rule: 'errors.never-5xx',
    hook: () => answersWith(both(not(hasKey), not(hasVersion)), () => error(500, 128)),
  },
  {
    name: 'odd-key-drops',
    title: 'a key that is not ASCII ends the connection',
    rule: 'errors.never-5xx',
    hook: () => hangsUp((call) => /[^ -~]/.test(header(call, 'authorization') ?? '')),
  },
  {
    name: 'put-drops',
    title: 'PUT ends the connection',
    rule: 'errors.never-5xx',
    hook: () => hangsUp(({ method }) => method === 'PUT'),
  },
];
