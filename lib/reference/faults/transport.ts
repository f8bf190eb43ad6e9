import { answersOtherwise, error, hangsUp, insteadOfSuccess, labelled, page, redirect } from '../changed-answers.ts';
import { belowAnItem, header, not, reading, type When } from '../hook.ts';
import type { Fault } from './fault.ts';

const closes: When = (call) => header(call, 'connection') === 'close';
const lacks =
  (name: string): When =>
  (call) =>
    header(call, name) === null;
const missing = (): Response => error(404, 27204);

/** Ways to break the rules of transport; TLS and port 80 are out of reach of a server on the loopback interface. */
export const transportFaults: readonly Fault[] = [
  {
    name: 'user-agent-required',
    title: 'requests without User-Agent are refused',
    rule: 'transport.plain-client',
    hook: () => insteadOfSuccess(lacks('user-agent'), () => error(403, 204)),
  },
  {
    name: 'accept-required',
    title: 'requests without Accept are refused',
    rule: 'transport.plain-client',
    hook: () => insteadOfSuccess(lacks('accept'), () => error(406, 210)),
  },
  {
    name: 'cookie-required',
    title: 'requests without the cookie of an earlier answer are refused',
    rule: 'transport.plain-client',
    hook: () =>
      insteadOfSuccess(lacks('cookie'), () => {
        const refusal = error(403, 204);
        refusal.headers.set('set-cookie', 'session=1; Path=/');
        return refusal;
      }),
  },
  {
    name: 'close-refused',
    title: 'requests that end their connection are refused',
    rule: 'transport.plain-client',
    hook: () => insteadOfSuccess(closes, () => error(400, 204)),
  },
  {
    name: 'close-before-answer',
    title: 'connections that are to be closed after the answer are closed before it',
    rule: 'transport.plain-client',
    hook: () => hangsUp(closes),
  },

  {
    name: 'root-missing',
    title: 'GET / is not found',
    rule: 'transport.root',
    hook: () => insteadOfSuccess(reading('/'), missing),
  },
  {
    name: 'root-text',
    title: 'GET / is text/plain',
    rule: 'transport.root',
    hook: () =>
      answersOtherwise(reading('/'), (response) =>
        response.ok ? labelled('text/plain; charset=utf-8')(response) : response,
      ),
  },
  {
    name: 'root-html',
    title: 'GET / is a page for people',
    rule: 'transport.root',
    hook: () => insteadOfSuccess(reading('/'), () => page(200)),
  },
  {
    name: 'root-redirected',
    title: 'GET / leads to the documentation',
    rule: 'transport.root',
    hook: () => insteadOfSuccess(reading('/'), () => redirect(302, 'https://ngrok.com/docs/api')),
  },
  {
    name: 'root-blank',
    title: 'GET / has an empty body',
    rule: 'transport.root',
    hook: () =>
      insteadOfSuccess(
        reading('/'),
        () => new Response('', { status: 200, headers: { 'content-type': 'application/json' } }),
      ),
  },
  {
    name: 'root-204',
    title: 'GET / gives 204 and no JSON',
    rule: 'transport.root',
    hook: () => insteadOfSuccess(reading('/'), () => new Response(null, { status: 204 })),
  },

  {
    name: 'list-missing',
    title: '/tls_certificates is not found',
    rule: 'transport.resources',
    hook: () => insteadOfSuccess(reading('/tls_certificates'), missing),
  },
  {
    name: 'nested-list-missing',
    title: 'the sources of an event subscription are not found',
    rule: 'transport.resources',
    hook: () => insteadOfSuccess(({ path }) => /^\/event_subscriptions\/.*\/sources$/.test(path), missing),
  },
  {
    name: 'lists-below-items-missing',
    title: 'no list that lies below an item is found',
    rule: 'transport.resources',
    hook: () => insteadOfSuccess(belowAnItem, missing),
  },
  {
    name: 'empty-list-missing',
    title: 'a list with nothing in it is not found',
    rule: 'transport.resources',
    hook: () =>
      answersOtherwise(
        not(({ query }) => query.has('before_id')),
        async (response) => (/^\{"\w+":\[\],/.test(await response.clone().text()) ? missing() : response),
      ),
  },
  {
    name: 'list-slash-required',
    title: '/backends/static leads to /backends/static/',
    rule: 'transport.resources',
    hook: () =>
      insteadOfSuccess(reading('/backends/static'), ({ request }) =>
        redirect(308, request.url.replace('/static', '/static/')),
      ),
  },
];
