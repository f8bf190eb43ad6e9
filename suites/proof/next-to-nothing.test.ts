import { expect, test } from 'vitest';
import type { Call, Hook, Reference } from '../../lib/reference/hook.ts';
import { runOnReference } from './run-on-reference.ts';

/** Asks for something else, by the same header fields. */
function askInstead({ request }: Call, path: string, reference: Reference): Promise<Response> {
  return reference(new Request(new URL(path, request.url), { method: request.method, headers: request.headers }));
}

const rootAlone: Hook = (call, reference) =>
  call.path === '/' ? reference(call.request) : askInstead(call, '/nothing', reference);

const emptyButForTheRoot: Hook = async (call, reference) => {
  const response = await reference(call.request);
  if (call.path === '/' || !response.ok) return response;
  return new Response('', { headers: { 'content-type': 'application/json' } });
};

/** The reference takes no parameter at its root. */
const withoutLimits: Hook = (call, reference) =>
  call.query.has('limit') ? askInstead(call, '/?limit=1', reference) : reference(call.request);

/** What has to do with limits cannot be judged where no list is served, and neither by the root, which takes none. */
const ofLimits = ['pagination.limit', 'pagination.limit-maximum', 'pagination.limit-invalid'];

test.each<[string, Hook, { violated: readonly string[]; unjudged: readonly string[] }]>([
  ['the root alone', rootAlone, { violated: ['transport.resources'], unjudged: ofLimits }],
  [
    'nothing but the root, and an empty body for all else',
    emptyButForTheRoot,
    { violated: ['content-types.response-json', 'pagination.envelope'], unjudged: ofLimits },
  ],
  [
    'lists, but no limit',
    withoutLimits,
    {
      violated: [
        'pagination.limit',
        'pagination.limit-default',
        'pagination.limit-invalid',
        'pagination.before-id',
        'pagination.next-page-uri-usable',
      ],
      unjudged: [],
    },
  ],
])('a target that serves %s breaks no rule but those', async (_, hook, { violated, unjudged }) => {
  const { verdicts, leftBehind } = await runOnReference({ hook: () => hook });
  const having = (kind: string) => verdicts.filter(({ verdict }) => verdict === kind).map(({ rule }) => rule.id);
  expect(having('violated')).toEqual(violated);
  expect(having('inconclusive')).toEqual(expect.arrayContaining([...unjudged]));
  // Its rate limit is as it should be, and shows.
  const ofRate = ['rate-limits.enforced', 'rate-limits.not-early', 'rate-limits.refusal', 'rate-limits.per-account'];
  expect(having('conformant')).toEqual(expect.arrayContaining(ofRate));
  expect(leftBehind).toEqual([]);
});

test('items without created_at are no evidence that creation times are right', async () => {
  const hook: Hook = async (call, reference) => {
    const response = await reference(call.request);
    const text = await response.text();
    const body = text && JSON.stringify(JSON.parse(text, (name, value) => (name === 'created_at' ? undefined : value)));
    return new Response(body || null, response);
  };
  const { verdicts } = await runOnReference({ hook: () => hook });
  expect(verdicts.filter(({ verdict }) => verdict === 'violated')).toEqual([]);
  const unjudged = verdicts.filter(({ verdict }) => verdict === 'inconclusive').map(({ rule }) => rule.id);
  expect(unjudged).toEqual(['timestamps.plausible']);
});
