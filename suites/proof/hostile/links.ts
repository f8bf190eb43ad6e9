import { isObject, type Members } from '../../../lib/reference/request-body.ts';
import { type Call, type HostileAnswer, message, type World } from './hostile-server.ts';
import { type HostileTarget, hostileKey, jsonType } from './hostile-target.ts';

/** Changes the object in every honest answer. */
export function rewrites(change: (body: Members, call: Call, world: World) => unknown): HostileAnswer {
  return async (socket, call, world) => {
    const response = await world.honest();
    const text = await response.text();
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    const headers = [...response.headers].filter(([name]) => name !== 'content-length');
    const changed = isObject(value) ? JSON.stringify(change(value, call, world)) : text;
    socket.write(message(response.status, headers, changed));
  };
}

/** Puts another link into every page; the call says which page it is on. */
const nextPage = (link: (call: Call, world: World) => string) =>
  rewrites((body, call, world) => ('next_page_uri' in body ? { ...body, next_page_uri: link(call, world) } : body));

function replaced(value: unknown, name: string, by: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => replaced(each, name, by));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === name ? by : replaced(member, name, by)]),
  );
}

const port = (url: string) => new URL(url).port;

const linksElsewhere: readonly [name: string, link: (call: Call, world: World) => string][] = [
  ['another port of the host', (_, { elsewhere }) => `${elsewhere}/api_keys?before_id=x`],
  ['another host', () => 'http://hostile.invalid/api_keys?before_id=x'],
  ['another host behind the name of this one', (_, { own }) => `${own}@hostile.invalid/`],
  ['another port behind the name of this one', (_, { own, elsewhere }) => `${own}@127.0.0.1:${port(elsewhere)}/`],
  ['this host as a user at another', (_, { elsewhere }) => `http://127.0.0.1:x@127.0.0.1:${port(elsewhere)}/`],
  ['another host behind backslashes', (_, { elsewhere }) => `http:\\\\127.0.0.1:${port(elsewhere)}\\`],
  ['another scheme', (_, { own }) => own.replace('http:', 'https:')],
  ['a name of this machine', (_, { own }) => own.replace('127.0.0.1', 'localhost')],
  ['a script', () => 'javascript:alert(1)//\x1b[2J'],
  ['a file', () => 'file:///etc/passwd'],
  ['data', () => 'data:application/json,{}'],
  ['a path alone', () => '/api_keys?before_id=x'],
  ['a host without a scheme', (_, { elsewhere }) => `//127.0.0.1:${port(elsewhere)}/`],
  ['nothing', () => ''],
  [
    'a line end and a header field',
    (_, { own, elsewhere }) => `${own}/api_keys\r\nHost: ${new URL(elsewhere).host}\r\n\r\n`,
  ],
];

/** Links that lead elsewhere, nowhere, in a circle or on for ever. */
export const links: readonly HostileTarget[] = [
  ...linksElsewhere.map(([name, link]) => ({
    name: `links to ${name}`,
    answer: rewrites((body, call, world) => {
      const to = link(call, world);
      return replaced('next_page_uri' in body ? { ...body, next_page_uri: to } : body, 'uri', to);
    }),
    exitCode: 1 as const,
    tells: /next_page_uri/,
  })),
  {
    name: 'next_page_uri: the page itself',
    answer: nextPage(({ path }, { own }) => `${own}${path}`),
    exitCode: 1,
    tells: /a link to this very page/,
  },
  {
    name: 'next_page_uri: a circle of two',
    answer: nextPage(
      ({ path }, { own }) => `${own}${path.split('?', 1)[0]}?limit=1${path.includes('round=1') ? '' : '&round=1'}`,
    ),
    exitCode: 1,
    tells: /link/,
  },
  {
    name: 'next_page_uri: a chain that grows',
    answer: nextPage(({ path }, { own }) => `${own}${path}${path.includes('?') ? '&' : '?'}a=${'x'.repeat(1000)}`),
    exitCode: 1,
    tells: /link/,
  },
  {
    name: 'next_page_uri: 1 MB',
    answer: nextPage((_, { own }) => `${own}/api_keys?before_id=${'x'.repeat(1024 * 1024)}`),
    exitCode: 1,
    tells: /next_page_uri/,
  },
  {
    name: 'next_page_uri: the key in it',
    answer: rewrites((body, _, { own }) =>
      'next_page_uri' in body ? { ...body, next_page_uri: `${own}/api_keys?key=${hostileKey}` } : body,
    ),
    exitCode: 1,
    tells: /next_page_uri/,
  },
  ...(
    [
      ['../ip_policies', /id/],
      ['..', /id/],
      ['%2e%2e%2fapi_keys', /id/],
      ['', /id/],
      ['a/b', /id/],
      ['x'.repeat(10_000), /id/],
      ['__proto__', /id/],
      ['\ud800', /id/],
      ['id\r\nx: y', /id/],
    ] as const
  ).map(([id, tells]) => ({
    name: `ids such as ${JSON.stringify(id).slice(0, 20)}`,
    answer: rewrites((body) => replaced(body, 'id', id)),
    exitCode: 1 as const,
    tells,
  })),
];

/** Answers that send the client elsewhere. */
export const redirects: readonly HostileTarget[] = (
  [
    ['another port of the host', (_, { elsewhere }) => `${elsewhere}/`],
    ['another host', () => 'http://hostile.invalid/'],
    ['a file', () => 'file:///etc/passwd'],
    ['a script', () => 'javascript:alert(1)'],
    ['itself', ({ path }) => path],
    ['itself with the key in the query', ({ path }) => `${path}?key=${hostileKey}`],
    ['one path after the other', ({ number }) => `/redirected/${number}`],
  ] satisfies readonly [string, (call: Call, world: World) => string][]
).flatMap(([name, location], index) => {
  const answer: HostileAnswer = (socket, call, world) =>
    void socket.write(
      message([301, 302, 307, 308][index % 4] ?? 303, [jsonType, ['location', location(call, world)]], '{}'),
    );
  return [{ name: `a redirect to ${name}`, answer, exitCode: 4 as const, tells: /status 30\d/ }];
});
