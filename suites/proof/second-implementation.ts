import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import table from '../../lib/contract/api-reference.json' with { type: 'json' };

type Doc = Record<string, unknown>;
type Member = { path: string; type: string };
type Operation = { kind: string; method: string; path: string; body: readonly (Member & { required: boolean })[] };
interface Row {
  readonly path: string;
  readonly listKey?: string | undefined;
  readonly itemKey: string;
  readonly operations: readonly (Operation & { status: number })[];
  readonly fields: readonly (Member & { nullable: boolean; timestamp: boolean })[];
}
type Item = { readonly id: string; readonly doc: Doc };
type Answer = { readonly status: number; readonly body?: unknown };
const rows: readonly Row[] = table;

class Refusal extends Error {
  status = 500;
  code = 128;
}
const refusal = (status: number, code: number, message: string) =>
  Object.assign(new Refusal(message), { status, code });

const isDoc = (value: unknown): value is Doc => typeof value === 'object' && value !== null && !Array.isArray(value);
const parameter = /\{[^}]*\}/g;
const child = (doc: unknown, name: string) => (isDoc(doc) ? doc[name] : undefined);
const routes = rows
  .flatMap((row) => row.operations.map((operation) => ({ row, operation })))
  .map((route) => ({ ...route, pattern: new RegExp(`^${route.operation.path.replace(parameter, '([^/]+)')}$`) }))
  .sort((a, b) => a.operation.path.split('{').length - b.operation.path.split('{').length);

/** Microseconds, which the documentation allows and nobody expects. */
function stamp(time: number): string {
  if (Number.isNaN(time)) throw refusal(422, 241, 'not a time');
  return new Date(time).toISOString().replace('Z', '000Z');
}

function blank(row: Row, time: number, full: boolean): Doc {
  const doc: Doc = {};
  const values: Doc = { string: '', integer: 1, number: 0.5, boolean: false };
  for (const field of row.fields.toSorted((a, b) => a.path.split('.').length - b.path.split('.').length)) {
    const names = field.path.split('.');
    const last = names.pop() ?? '';
    const parent = names.reduce<unknown>(child, doc);
    if (!isDoc(parent)) continue;
    if (last === 'token') parent[last] = null;
    else if (field.nullable && !full) parent[last] = null;
    else if (field.timestamp) parent[last] = stamp(time);
    else parent[last] = field.type === 'array' ? [] : field.type === 'object' ? {} : values[field.type];
  }
  return doc;
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);
const ofType = (value: unknown, type: string) =>
  (value ?? null) === null || kindOf(value) === (type === 'integer' ? 'number' : type);

/** Members of a request body, judged against what the operation takes. */
function parse(request: IncomingMessage, text: string, members: Operation['body'], whole: boolean): Doc {
  if (text === '' && members.every(({ required }) => !required) && !whole) return {};
  const type = request.headers['content-type'];
  if (type === undefined) throw refusal(422, 216, 'no content type');
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/json') throw refusal(422, 210, 'not application/json');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw refusal(422, 213, 'the body is not JSON');
  }
  if (!isDoc(body)) throw refusal(422, 213, 'the body is not an object');
  for (const { path, type, required } of members) {
    if (path.includes('.') || path.includes('[]')) continue;
    const value = body[path];
    if (whole && required && (value === undefined || value === null)) throw refusal(422, 239, `${path} is missing`);
    if (!ofType(value, type) || (type === 'integer' && !Number.isInteger(value ?? 0)))
      throw refusal(422, 215, `${path} has the wrong type`);
    const most = path === 'description' ? 255 : path === 'metadata' ? 4096 : Number.POSITIVE_INFINITY;
    if (typeof value === 'string' && value.length > most)
      throw refusal(422, path === 'metadata' ? 421 : 420, `${path} is too long`);
  }
  return body;
}

function overlay(doc: Doc, body: Doc, row: Row, origin: string): void {
  const fixed = ['id', 'uri', 'created_at', 'token', row.itemKey];
  for (const [name, value] of Object.entries(body)) {
    if (value === null || fixed.includes(name)) continue;
    const refer = (id: unknown) => ({ id, uri: `${origin}/references/${id}` });
    const single = name.replace(/_id$/, '');
    const several = [name.replace(/_ids$/, 's'), name.replace(/y_ids$/, 'ies')].find((plural) => plural in doc);
    const field = row.fields.find(({ path }) => path === name);
    if (field?.timestamp) doc[name] = stamp(Date.parse(String(value)));
    else if (field) doc[name] = value;
    else if (single !== name && single in doc) doc[single] = refer(value);
    else if (name.endsWith('_ids') && several && Array.isArray(value)) doc[several] = value.map(refer);
  }
}

/**
 * Starts a small second implementation of the documented API, written from the documents alone: it shares nothing with
 * the reference, so that a mistake in one reading shows in the other. Its choices where the documents leave one: 401
 * for keys, 422 for bodies, `charset=utf-8`, indented and chunked JSON, microseconds, UUIDs for ids.
 *
 * @param options - `items`: how many of each resource to begin with (4); `longest`: how many reserved domains (105);
 * `wrongMethod`: status for a method that a path does not have (405).
 */
export async function startSecondImplementation(
  options: { readonly items?: number; readonly longest?: number; readonly wrongMethod?: 404 | 405 } = {},
): Promise<{ url: string; key: string; close(): Promise<void> }> {
  const { items = 4, longest = 105, wrongMethod = 405 } = options;
  const key = `second.${randomUUID()}`;
  const keys = new Map<string, string>([[key, '']]);
  const collections = new Map<string, Item[]>();
  const served: number[] = [];
  let origin = '';

  const collection = (path: string) => collections.get(path) ?? collections.set(path, []).get(path) ?? [];
  const make = (row: Row, path: string, body: Doc, time: number, full: boolean): Item => {
    const id = row.itemKey === 'type' ? String(child(body, 'type')) : randomUUID();
    if (collection(path).some((item) => item.id === id)) throw refusal(422, 238, `${id} is there already`);
    const doc = blank(row, time, full);
    overlay(doc, body, row, origin);
    if ('edge_id' in doc) doc['edge_id'] = path.split('/')[3];
    if ('uri' in doc) doc['uri'] = `${origin}${path}/${id}`;
    const item = { id, doc: { ...doc, [row.itemKey]: id } };
    collection(path).unshift(item);
    return item;
  };
  const page = (row: Row, path: string, all: readonly Item[], query: URLSearchParams): Answer => {
    const limits = query.getAll('limit');
    const text = limits[0] ?? '100';
    const limit = Number(text);
    if (limits.length > 1) throw refusal(400, 232, 'more than one limit');
    if (!/^-?\d+$/.test(text)) throw refusal(400, 244, 'limit is no number');
    if (limit < 1 || limit > 100) throw refusal(400, 233, 'limit is not between 1 and 100');
    const before = query.get('before_id') ?? '';
    const at = all.findIndex(({ id }) => id === before);
    if (before !== '' && at < 0) throw refusal(400, 223, 'before_id is unknown');
    const start = at + 1;
    const shown = all.slice(start, start + limit);
    const last = shown.at(-1);
    const next = last && start + limit < all.length ? `${origin}${path}?limit=${limit}&before_id=${last.id}` : null;
    const shownItems = { [row.listKey ?? '']: shown.map(({ doc }) => doc) };
    return { status: 200, body: { next_page_uri: next, uri: origin + path, ...shownItems } };
  };

  const answer = (request: IncomingMessage, text: string): Answer => {
    const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
    if (!request.headers.authorization) throw refusal(401, 200, 'no key');
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw refusal(401, 201, 'not a bearer token');
    if (!keys.has(token)) throw refusal(401, token.startsWith('second.') ? 203 : 202, 'not a key');
    const now = performance.now();
    while ((served[0] ?? now) < now - 60_000) served.shift();
    if (served.length >= 120) throw refusal(429, 226, 'more than 120 requests in 60 seconds');
    served.push(now);
    const version = request.headers['ngrok-version'];
    if (version === undefined) throw refusal(400, 218, 'no version');
    if (version !== '2') throw refusal(400, 217, 'no such version');
    const [path = '/', ...queries] = (request.url ?? '/').split('?');
    if (path === '/' && request.method === 'GET') return { status: 200, body: { uri: `${origin}/` } };
    const matching = routes.filter(({ pattern }) => pattern.test(path));
    if (matching.length === 0 && path !== '/') throw refusal(404, 27611, 'no such path');
    const route = matching.find(({ operation }) => operation.method === request.method);
    if (!route) throw refusal(wrongMethod, 27614, 'no such method');
    const { row, operation } = route;
    if (path === '/self') return { status: 200, body: { account: { created_at: stamp(0) } } };

    let parent: Item | undefined;
    let home = '';
    const names = path.split('/').slice(1);
    for (const [index, template] of operation.path.split('/').slice(1).entries()) {
      const isParameter = template.startsWith('{');
      if (isParameter) parent = collections.get(home)?.find(({ id }) => id === names[index]);
      if (isParameter && !parent) throw refusal(404, 380, 'no such item');
      if (!isParameter || index < names.length - 1) home += `/${names[index]}`;
    }
    const asItem = operation.path.endsWith('}');
    const module = operation.path.split('/').at(-1) ?? '';
    const takesBody = ['create', 'update', 'replace', 'action'].includes(operation.kind);
    const members = operation.kind === 'replace' ? [] : operation.body;
    const body = takesBody ? parse(request, text, members, operation.kind === 'create') : {};

    if (operation.kind === 'list') {
      const owned = path.endsWith('/secrets') ? collection('/vault_secrets') : collection(home);
      const mine = ({ doc }: Item) => !path.endsWith('/secrets') || child(child(doc, 'vault'), 'id') === parent?.id;
      return page(row, path, owned.filter(mine), new URLSearchParams(queries.join('?')));
    }
    if (operation.kind === 'create') {
      const made = make(row, home, body, Date.now(), false);
      if (home !== '/api_keys') return { status: 201, body: made.doc };
      const fresh = `second.${randomUUID()}`;
      keys.set(fresh, made.id);
      return { status: 201, body: { ...made.doc, token: fresh } };
    }
    if (parent && asItem && operation.kind !== 'delete') {
      overlay(parent.doc, body, row, origin);
      return { status: 200, body: parent.doc };
    }
    if (asItem) {
      const gone = parent;
      collections.set(
        home,
        collection(home).filter((item) => item !== gone),
      );
      for (const [token, id] of keys) if (home === '/api_keys' && id === gone?.id) keys.delete(token);
      return { status: 204 };
    }
    if (operation.kind === 'action' || !parent) return { status: 204 };
    if (operation.kind === 'replace') parent.doc[module] = child(body, 'module') ?? body;
    else if (!isDoc(parent.doc[module])) throw refusal(404, 380, 'nothing is set');
    else if (operation.kind === 'delete') delete parent.doc[module];
    return operation.status === 204 ? { status: 204 } : { status: 200, body: parent.doc[module] };
  };

  const refuse = (error: unknown): Answer => {
    const { status, code, message } = error instanceof Refusal ? error : new Refusal('an unexpected error');
    const details = { operation_id: `op_${randomUUID().replaceAll('-', '').slice(0, 27)}` };
    return { status, body: { details, error_code: `ERR_NGROK_${code}`, msg: message, status_code: status } };
  };
  const server = createServer(async (request, response) => {
    const result = await text(request)
      .then((body) => answer(request, body))
      .catch(refuse);
    response.statusCode = result.status;
    if (result.status === 204) return response.end();
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.write(JSON.stringify(result.body, null, 2));
    return response.end('\n');
  });
  server.on('clientError', (_, socket) => {
    const body = JSON.stringify(refuse(refusal(400, 230, 'not an HTTP request')).body);
    const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
    socket.end(`${head}\r\nconnection: close\r\n\r\n${body}`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const begin = Date.now() - 3_600_000;
  for (const row of rows.filter(({ listKey, path }) => listKey && !path.includes('{')))
    for (let n = 0; n < (row.path === '/reserved_domains' ? longest : items); n += 1)
      make(row, row.path, {}, begin + n * 1_501, true);
  const close = () => new Promise<void>((done) => server.close(() => done()).closeAllConnections());
  return { url: origin, key, close };
}
