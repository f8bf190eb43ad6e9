import { isObject } from '../request-body.ts';
import { errors } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

/** Errors have four members at least, and nobody compares what `msg` says. */
export const errorBodies: readonly Variant[] = [
  {
    name: 'further-error-members',
    title: 'errors have further members',
    hook: () =>
      errors((body) => ({
        ...body,
        title: 'Refused',
        retryable: false,
        errors: [{ pointer: '/limit', code: 7 }],
        help: { url: 'https://example.com/help' },
        cause: null,
      })),
  },
  {
    name: 'further-error-details',
    title: 'errors have further details',
    hook: () =>
      errors((body, { path }) => ({
        ...body,
        details: { ...(isObject(body['details']) && body['details']), path, region: 'us', retry: '', error_code: '' },
      })),
  },
  {
    name: 'messages-in-another-language',
    title: 'messages are in another language than English',
    hook: () => errors((body) => ({ ...body, msg: 'リクエストは拒否されました。\n\tالطلب مرفوض' })),
  },
  {
    name: 'messages-with-markup',
    title: 'messages hold markup, quotes, control characters and percent signs',
    hook: () =>
      errors((body) => ({ ...body, msg: '<b>"refused"</b> & \'so\' ]]> {{x}} %s %00 \u001b[31m \u0007\u2028' })),
  },
  {
    name: 'short-messages',
    title: 'messages are one character long',
    hook: () => errors((body) => ({ ...body, msg: '?' })),
  },
  {
    name: 'messages-that-quote-the-key',
    title: 'messages quote the key that is refused',
    hook: () =>
      errors((body, { request }, status) =>
        status === 401 ? { ...body, msg: `not a key: ${request.headers.get('authorization')}` } : body,
      ),
  },
  {
    name: 'other-codes',
    title: 'conditions that no page gives a code for have other codes of the error reference',
    hook: () =>
      errors((body) => ({ ...body, error_code: otherCodes[String(body['error_code'])] ?? body['error_code'] })),
  },
  {
    name: 'code-for-deleted-keys',
    title: 'a key that was deleted is refused with another code than one that never was',
    hook: () => {
      const served = new Set<string | null>();
      const refuse = errors((body, { request }) => {
        const wasServed = served.has(request.headers.get('authorization'));
        return body['error_code'] === 'ERR_NGROK_203' && wasServed ? { ...body, error_code: 'ERR_NGROK_27007' } : body;
      });
      return async (call, reference) => {
        const response = await refuse(call, reference);
        if (response.ok) served.add(call.request.headers.get('authorization'));
        return response;
      };
    },
  },
  {
    name: 'codes-by-resource',
    title: 'items that do not exist have a code for each kind of item',
    hook: () =>
      errors((body, { path }) => {
        const code = missingCodes[path.split('/')[1] ?? ''];
        return body['error_code'] === 'ERR_NGROK_27611' && code ? { ...body, error_code: code } : body;
      }),
  },
];

const otherCodes: Readonly<Record<string, string>> = {
  ERR_NGROK_27204: 'ERR_NGROK_27611',
  ERR_NGROK_27611: 'ERR_NGROK_380',
  ERR_NGROK_27614: 'ERR_NGROK_27204',
  ERR_NGROK_9034: 'ERR_NGROK_230',
};

const missingCodes: Readonly<Record<string, string>> = {
  ip_policies: 'ERR_NGROK_1402',
  ip_policy_rules: 'ERR_NGROK_1404',
  endpoints: 'ERR_NGROK_27002',
  event_subscriptions: 'ERR_NGROK_5123',
  vaults: 'ERR_NGROK_24006',
  ai_gateway_api_keys: 'ERR_NGROK_27509',
  edges: 'ERR_NGROK_7000',
  backends: 'ERR_NGROK_6514',
};
