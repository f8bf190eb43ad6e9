import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** For tests: what a target may make of a text that it echoes. */
const forms: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(text),
  (text) => encodeURI(text),
  (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  (text) => [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  (text) => text.replace(/[&<>"']/g, (each) => `&#x${each.charCodeAt(0).toString(16)};`),
  (text) => [...text].map((each) => `&#${each.charCodeAt(0)};`).join(''),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(`u:${text}`).toString('base64url'),
  (text) => Buffer.from(`${text}:`).toString('base64'),
  (text) => encodeURIComponent(Buffer.from(`me:${text}`).toString('base64')),
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => JSON.stringify(JSON.stringify(text)),
  (text) => `${'x'.repeat(280)}${text}`,
];

/**
 * For tests: a target that echoes each request, header, URL and body, in every place of its answer, each time in another
 * form, so that preflight lets it pass and every rule finds something to complain of.
 */
export function echoServer(): Server {
  let answers = 0;
  return createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answers += 1;
    answer(request, response, body, answers);
  });
}

function answer(
  { headers, url = '', method = '' }: IncomingMessage,
  response: ServerResponse,
  sent: string,
  at: number,
) {
  const form = forms[at % forms.length] ?? String;
  const credential = headers.authorization ?? '';
  const echo = form(credential.replace(/^\S+ /, ''));
  const whole = form(`${method} ${url} ${JSON.stringify(headers)} ${sent}`);
  const status = statusOf(method, url, credential, at);
  const inHeader = Buffer.from(echo.replace(/[^\x20-\x7e]/g, '')).toString('latin1');
  response.writeHead(status, `OK ${inHeader}`, {
    'content-type': at % 7 === 0 ? `text/plain; echo="${inHeader}"` : 'application/json',
    'x-echo': inHeader,
    location: `/${encodeURIComponent(echo)}`,
    'set-cookie': `${at}=${inHeader}`,
    'ngrok-trace': Buffer.from(whole.replace(/[^\x20-\x7e]/g, ''))
      .toString('latin1')
      .slice(0, 4000),
  });
  if (status === 204 || method === 'HEAD') {
    response.end();
    return;
  }
  const items = [1, 2, 3].map((number) => itemOf(`${number}_${echo}`, echo, whole, headers.host ?? ''));
  const list = new URL(url, 'http://any').pathname.split('/').at(-1) ?? '';
  const page = `http://${headers.host}${url.replace(/\?.*/, '')}?limit=3&before_id=${encodeURIComponent(echo)}`;
  const told =
    status >= 400
      ? { error_code: `ERR_${echo}`, status_code: echo, msg: whole, details: { operation_id: echo, [echo]: whole } }
      : method === 'GET'
        ? { [list]: items, uri: whole, next_page_uri: at % 2 === 0 ? page : null, [echo]: echo }
        : itemOf(`${at}_${echo}`, echo, whole, headers.host ?? '');
  // Broken JSON and a page for people now and then.
  const text = JSON.stringify(told);
  response.end(at % 11 === 0 ? text.slice(0, -9) : at % 13 === 0 ? `<html>${whole}` : text);
}

function statusOf(method: string, url: string, credential: string, at: number): number {
  if (credential === '') return 401;
  if (at % 5 === 0 && url !== '/') return [400, 404, 409, 422, 500][Math.floor(at / 5) % 5] ?? 400;
  if (method === 'POST') return 201;
  return method === 'DELETE' ? 204 : 200;
}

function itemOf(id: string, echo: string, whole: string, host: string): Record<string, unknown> {
  return {
    id,
    uri: `http://${host}/api_keys/${encodeURIComponent(id)}`,
    created_at: echo,
    description: whole,
    metadata: echo,
    token: `${echo}-and-more`,
    owner: { id: echo, uri: echo },
  };
}
