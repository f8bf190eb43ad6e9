import type { HeaderList } from '../../lib/exchange/exchange.ts';
import { seededRandomBytes } from '../../lib/reference/identifiers.ts';
import { createReferenceApi } from '../../lib/reference/reference-api.ts';

/** A request and its answer, as each program writes them down in its own way. */
interface Call {
  readonly method: string;
  readonly url: string;
  readonly sent: HeaderList;
  readonly body: string | undefined;
  readonly status: number;
  readonly received: HeaderList;
  readonly text: string;
  /** When it was sent, in milliseconds since the Unix epoch. */
  readonly at: number;
}

/** What other programs recorded of one client of the reference, which is taken to be elsewhere. */
export interface ForeignRecording {
  readonly target: URL;
  /** What the client sent as API key. */
  readonly key: string;
  /** Texts of HARs by the name of the program. */
  readonly hars: Readonly<Record<string, string>>;
}

const tookMs = 12;

/** Two pages, the life of an item, and errors; and, as a browser does, a page that is asked for again in vain. */
export async function foreignRecording(): Promise<ForeignRecording> {
  let now = Date.UTC(2024, 4, 1, 10);
  const api = createReferenceApi({ clock: () => now, random: seededRandomBytes(3), itemCounts: { '/ip_policies': 3 } });
  const target = new URL('https://api.example');
  const calls: Call[] = [];

  const note = (call: Call) => {
    calls.push(call);
    now += 1_000;
  };
  const ask = async (method: string, url: string, body?: string, key = api.key) => {
    const sent: [string, string][] = [
      ['Accept', '*/*'],
      ...(key === '' ? [] : [['Authorization', `Bearer ${key}`] satisfies [string, string]]),
      ['Ngrok-Version', '2'],
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] satisfies [string, string]]),
    ];
    const response = await api.fetch(new Request(url, { method, headers: sent, ...(body !== undefined && { body }) }));
    const received: HeaderList = [...response.headers, ['date', new Date(now).toUTCString()]];
    const text = await response.text();
    note({ method, url, sent, body, status: response.status, received, text, at: now });
    return text === '' ? {} : JSON.parse(text);
  };
  const told = (method: string, url: string, status: number, received: HeaderList, text = '', sent: HeaderList = []) =>
    note({ method, url, sent, body: undefined, status, received, text, at: now });

  const first = await ask('GET', `${target.origin}/ip_policies?limit=2`);
  const next: string = first.next_page_uri;
  await ask('GET', next);
  told('OPTIONS', next, 403, [['content-type', 'application/json']], errorText(403, 'ERR_NGROK_203', 'a'));
  told('GET', next, 401, [['content-type', 'application/json']], errorText(401, 'ERR_NGROK_200', 'b'));
  const plain: HeaderList = [
    ['authorization', `Bearer ${api.key}`],
    ['ngrok-version', '2'],
  ];
  told('GET', next, 304, [['etag', '"1"']], '', [...plain, ['if-none-match', '"1"']]);
  const made = await ask('POST', `${target.origin}/ip_policies`, '{"description":"an office in Zürich"}');
  await ask('GET', made.uri);
  await ask('DELETE', made.uri);
  await ask('GET', made.uri);
  await ask('GET', `${target.origin}/ip_policies`, undefined, '');
  told('GET', 'https://fonts.example/', 200, [['content-type', 'text/html']], '<!doctype html>');
  told('GET', 'https://fonts.example/missing', 404, [['content-type', 'text/plain']], 'no');
  told('GET', 'https://api.example.fonts.example/ip_policies', 200, [['content-type', 'font/woff2']], 'wOF2');

  const hars = { Chrome: chrome, Firefox: firefox, mitmproxy, 'Charles Proxy': charles, Fiddler: fiddler };
  return {
    target,
    key: api.key,
    hars: Object.fromEntries(Object.entries(hars).map(([name, written]) => [name, written(calls)])),
  };
}

function errorText(status: number, code: string, digit: string): string {
  const details = { operation_id: `op_${digit.repeat(27)}` };
  return JSON.stringify({ error_code: code, status_code: status, msg: 'refused', details });
}

const fields = (headers: HeaderList, written = (name: string) => name) =>
  headers.map(([name, value]) => ({ name: written(name), value }));

const lower = (name: string) => name.toLowerCase();

const mediaTypeOf = (headers: HeaderList) => headers.find(([name]) => lower(name) === 'content-type')?.[1] ?? '';

const base64 = (text: string) => ({ text: Buffer.from(text).toString('base64'), encoding: 'base64' });

function logOf(creator: { readonly name: string; readonly version: string }, entries: readonly object[]): string {
  return JSON.stringify({ log: { version: '1.2', creator, pages: [], entries } });
}

/** Names in lower case, as HTTP/2 has them, with its pseudo-header fields; bodies that were not kept; `data:` URLs; what the cache gave. */
function chrome(calls: readonly Call[]): string {
  const entryOf = ({ method, url, sent, body, status, received, text, at }: Call) => ({
    _initiator: { type: 'script' },
    _priority: 'High',
    _resourceType: 'fetch',
    cache: {},
    request: {
      method,
      url,
      httpVersion: 'http/2.0',
      headers: [{ name: ':authority', value: new URL(url).host }, ...fields(sent, lower)],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: body?.length ?? 0,
      ...(body !== undefined && { postData: { mimeType: 'application/json', text: body } }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: fields(received, lower),
      cookies: [],
      content: {
        size: text.length,
        mimeType: mediaTypeOf(received) || 'x-unknown',
        ...(text !== '' && (mediaTypeOf(received) === 'application/json' ? { text } : base64(text))),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 100,
      _error: null,
    },
    serverIPAddress: '127.0.0.1',
    startedDateTime: new Date(at).toISOString(),
    time: tookMs,
    timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0, wait: tookMs - 1, receive: 0, _blocked_queueing: 1 },
  });
  const entries = calls.map(entryOf);
  const [first, ...others] = entries;
  if (!first) return logOf({ name: 'WebInspector', version: '537.36' }, []);
  const { request, response } = first;
  const lost = { size: 900, mimeType: 'application/json' };
  const noAnswer = { status: 0, headers: [], content: { size: 0, mimeType: 'x-unknown' }, _error: 'net::ERR_ABORTED' };
  return logOf({ name: 'WebInspector', version: '537.36' }, [
    first,
    { ...first, _fromCache: 'disk' },
    { ...first, response: { ...response, content: lost } },
    { ...first, response: { ...response, ...noAnswer } },
    { ...first, request: { ...request, url: 'data:image/png;base64,AAAA' } },
    ...others,
  ]);
}

/** Times of the zone of the user, sizes of -1, bodies with their encoding or a remark that they are not there. */
function firefox(calls: readonly Call[]): string {
  const entries = calls.map(({ method, url, sent, body, status, received, text, at }, index) => ({
    startedDateTime: new Date(at + 7_200_000).toISOString().replace('Z', '+02:00'),
    request: {
      bodySize: body?.length ?? 0,
      method,
      url,
      httpVersion: 'HTTP/2',
      headers: fields(sent),
      cookies: [],
      queryString: [],
      headersSize: 200,
      ...(body !== undefined && { postData: { mimeType: 'application/json', params: [], text: body } }),
    },
    response: {
      status,
      statusText: 'OK',
      httpVersion: 'HTTP/2',
      headers: fields(received, lower),
      cookies: [],
      content: {
        mimeType: mediaTypeOf(received),
        ...(index === 0
          ? { size: -1, comment: 'Response bodies are not included.' }
          : { size: text.length, ...base64(text) }),
      },
      redirectURL: '',
      headersSize: 300,
      bodySize: -1,
    },
    cache: {},
    timings: { blocked: 0, dns: 0, connect: 0, ssl: 0, send: 0, wait: tookMs, receive: 0 },
    time: tookMs,
    _securityState: 'secure',
    connection: '443',
  }));
  return logOf({ name: 'Firefox', version: '125.0' }, entries);
}

/** Microseconds where there are some, a body for each POST, null for what went by unkept, no answer without content. */
function mitmproxy(calls: readonly Call[]): string {
  const entries = calls.map(({ method, url, sent, body, status, received, text, at }, index) => ({
    startedDateTime: new Date(at).toISOString().replace('.000Z', index % 2 === 0 ? '+00:00' : '.000250+00:00'),
    time: tookMs + 0.25,
    request: {
      method,
      url,
      httpVersion: 'HTTP/2.0',
      cookies: [],
      headers: fields(sent, lower),
      queryString: [],
      headersSize: 200,
      bodySize: body?.length ?? 0,
      ...(['POST', 'PUT', 'PATCH'].includes(method) && {
        postData: { mimeType: mediaTypeOf(sent), text: body ?? null, params: [] },
      }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/2.0',
      cookies: [],
      headers: fields([...received, ['content-encoding', 'gzip']]),
      content: {
        size: index === 0 ? 0 : text.length - 10,
        compression: 10,
        mimeType: mediaTypeOf(received),
        text: index === 0 ? null : text,
      },
      redirectURL: '',
      headersSize: 300,
      bodySize: text.length,
    },
    cache: {},
    timings: { connect: -1, ssl: null, send: 0, receive: 0, wait: tookMs },
  }));
  const [first] = entries;
  const response = { status: 0, headers: [], content: {}, _transferSize: 0, _error: null };
  return logOf({ name: 'mitmproxy', version: '10.3.0' }, [...entries, { ...first, response }]);
}

/** Whole milliseconds, ports in addresses, tunnels. */
function charles(calls: readonly Call[]): string {
  const entries = calls.map(({ method, url, sent, body, status, received, text, at }) => ({
    startedDateTime: new Date(at - 25_200_000).toISOString().replace('Z', '-07:00'),
    time: tookMs,
    request: {
      method,
      url: url.replace('https://api.example/', 'https://API.example:443/'),
      httpVersion: 'HTTP/2.0',
      cookies: [],
      headers: fields(sent, lower),
      queryString: [],
      ...(body !== undefined && { postData: { mimeType: 'application/json', text: body } }),
      headersSize: 68,
      bodySize: body?.length ?? 0,
    },
    response: {
      _charlesStatus: 'COMPLETE',
      status,
      statusText: '',
      httpVersion: 'HTTP/2.0',
      cookies: [],
      headers: fields(received, lower),
      content: { size: text.length, mimeType: mediaTypeOf(received) || null, ...base64(text) },
      redirectURL: null,
      headersSize: -1,
      bodySize: text.length,
    },
    serverIPAddress: '127.0.0.1',
    cache: {},
    timings: { dns: -1, connect: -1, ssl: -1, send: 0, wait: tookMs, receive: 0 },
  }));
  return logOf({ name: 'Charles Proxy', version: '4.6.3' }, entries);
}

/** A byte order mark, seven digits behind the second, a body for whatever has none, tunnels with a text about themselves. */
function fiddler(calls: readonly Call[]): string {
  const entries = calls.map(({ method, url, sent, body, status, received, text, at }) => ({
    startedDateTime: new Date(at + 10_800_000).toISOString().replace('Z', '7747+03:00'),
    time: tookMs,
    request: {
      headersSize: 86,
      postData: { text: body ?? '', mimeType: mediaTypeOf(sent) },
      queryString: [],
      headers: fields(sent),
      bodySize: body?.length ?? 0,
      url,
      cookies: [],
      method,
      httpVersion: 'HTTP/1.1',
    },
    timings: { blocked: -1, receive: 1, wait: tookMs, dns: 0, send: 1, connect: 0 },
    response: {
      headersSize: 360,
      bodySize: text.length,
      statusText: 'OK',
      redirectURL: '',
      status,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      content: { compression: 0, text, size: text.length, mimeType: mediaTypeOf(received) },
      headers: fields(received),
    },
    cache: {},
  }));
  const [first] = entries;
  const tunnel = {
    ...first,
    request: { method: 'CONNECT', url: 'https://api.example:443', headers: [] },
    response: {
      status: 200,
      headers: [],
      content: { text: 'This is a tunnel.', size: 17, mimeType: '' },
    },
  };
  return `\ufeff${logOf({ name: 'Fiddler', version: '5.0.20243.10853' }, [tunnel, ...entries])}`;
}
