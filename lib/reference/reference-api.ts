import { randomBytes } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { type BodyField, type Operation, resources } from '../contract/api-reference.ts';
import { authenticated, requireVersion } from './access.ts';
import { Account, type Item } from './account.ts';
import { addItem, newMembers } from './creation.ts';
import { Refusal, refusals } from './errors.ts';
import { fieldTree } from './field-tree.ts';
import { identifier, keyToken, type RandomBytes, seededRandomBytes } from './identifiers.ts';
import type { ErrorAnswer, Observation } from './observed/observation.ts';
import { apiKeys, credentials, parametersOf, perform, type World } from './operations.ts';
import { readQuery } from './pages.ts';
import { refusingFor } from './refused-for.ts';
import { Link, toJson } from './representation.ts';
import { type BodyShape, type Members, readMembers, requireNoBody, requireShape } from './request-body.ts';
import { parentPath, type ResourceShape, resourceShapes } from './resource-shape.ts';
import { type Limiter, type RateLimit, RollingWindow } from './rolling-window.ts';
import { type ItemCounts, seedAccount } from './seed.ts';

export interface ReferenceOptions {
  /** Milliseconds since the Unix epoch. Default: the machine's clock. */
  readonly clock?: () => number;
  /** Default: the machine's random source. */
  readonly random?: RandomBytes;
  /** API keys that authenticate from the start. Default: a new one, given as `key`. */
  readonly keys?: readonly string[];
  /** Default: 120 requests in 60,000 ms, as documented. `false`: none. */
  readonly rateLimit?: RateLimit | false;
  /** How requests are counted. Default: in a rolling window. */
  readonly limiter?: (limit: RateLimit) => Limiter;
  /** Which items the account starts with. Default: 1. */
  readonly seed?: number;
  /** How many items lists start with, by path, where it is not to be what the seed says. */
  readonly itemCounts?: ItemCounts;
  /** What it does as the real API is known to do, where that is not what is documented. Default: nothing. */
  readonly observations?: readonly Observation[];
}

export interface ReferenceApi {
  /** Answers one request. It never rejects: what goes wrong is answered too. */
  fetch(request: Request): Promise<Response>;
  /** The answer to what could not be read as a request at all. */
  refuseMalformed(): Response;
  /** The first key that authenticates. */
  readonly key: string;
}

export const documentedRateLimit: RateLimit = { requests: 120, windowMs: 60_000 };

const listParameters = ['before_id', 'limit'];

type Environment = { Variables: { caller: Item } };

/**
 * An ngrok API as it is documented, in memory: every resource of the API reference, with one seeded account.
 *
 * Where the documentation leaves something open, it does what HTTP says: 401 for a key, 405 for a method. Checks come
 * in the order in which they stand below.
 */
export function createReferenceApi(options: ReferenceOptions = {}): ReferenceApi {
  const { clock = Date.now, random = randomBytes, rateLimit = documentedRateLimit, seed = 1 } = options;
  const { observations = [] } = options;
  const shapes = resourceShapes(resources);
  const world: World = { account: new Account(), shapes, keys: new Map(), observations, clock, random };
  const { account, keys } = world;
  seedAccount(account, shapes, { now: clock(), random: seededRandomBytes(seed), counts: options.itemCounts ?? {} });
  const [key, ...otherKeys] = options.keys ?? [];
  const firstKey = key ?? keyToken(clock(), random);
  for (const token of [firstKey, ...otherKeys]) keys.set(token, addKeyItem(world).path);
  const limiter = rateLimit === false ? undefined : (options.limiter?.(rateLimit) ?? new RollingWindow(rateLimit));

  const ownerOf = (token: string): Item | undefined => {
    const item = account.find(keys.get(token) ?? '');
    if (item && parentPath(item.path) === credentials) throw refusals.authtokenGiven();
    return item;
  };

  const errorFor = (refusal: Refusal): ErrorAnswer => ({
    status: refusal.status,
    headers: refusal.headers,
    body: {
      error_code: `ERR_NGROK_${refusal.number}`,
      status_code: refusal.status,
      msg: refusal.message,
      details: { operation_id: identifier('op', clock(), random) },
    },
  });

  const refuse = (refusal: Refusal, request: Request): Response => {
    const answers = observations.flatMap(({ errors }) => errors ?? []);
    const answer = answers.reduce((changed, observed) => observed(changed, request), errorFor(refusal));
    return refusingFor(refusal.number, refused(answer));
  };

  const app = new Hono<Environment>({ router: new TrieRouter() });
  app.onError((error, { req }) => refuse(error instanceof Refusal ? error : refusals.internal(error), req.raw));

  const admit: MiddlewareHandler<Environment> = async (context, next) => {
    // A key comes first: whoever has none learns nothing else, and costs the account no request.
    context.set('caller', authenticated(context.req.header('authorization'), ownerOf));
    if (limiter && rateLimit && !limiter.admits(clock(), context.req.raw)) throw refusals.rateLimited(rateLimit);
    requireVersion(context.req.header('ngrok-version'));
    await next();
  };
  for (const route of observations.some(({ routesFirst }) => routesFirst) ? routesOf(shapes) : [anyRoute]) {
    app.on(route.method, route.path, admit);
  }

  // Then the path and the method: what no route takes ends in one of the last two below.
  app.get('/', async (context) => {
    readQuery(searchOf(context), []);
    await requireNoBody(context.req.raw);
    return answerWith(200, toJson({ uri: new Link('/') }, originOf(context)));
  });
  for (const [shape, operation] of operationsOf(shapes)) {
    app.on(operation.method, routeOf(operation.path), async (context) => {
      const query = readQuery(searchOf(context), operation.kind === 'list' ? listParameters : []);
      const body = await bodyFor(operation, context.req.raw);
      const path = filledIn(operation.path, context.req.param());
      const content = perform[operation.kind](world, {
        shape,
        operation,
        path,
        query,
        body,
        caller: context.get('caller'),
      });
      return answerWith(operation.status, operation.status === 204 ? null : toJson(content, originOf(context)));
    });
  }
  for (const [path, methods] of methodsByPath(shapes)) {
    app.all(routeOf(path), ({ req }) => refuse(refusals.methodNotAllowed(req.method, methods), req.raw));
  }
  app.notFound(({ req }) => refuse(refusals.pathUnknown(new URL(req.url).pathname), req.raw));

  return {
    fetch: async (request) => app.fetch(request),
    refuseMalformed: () => refused(errorFor(refusals.requestMalformed())),
    key: firstKey,
  };
}

/** The item of a key that the account starts with. */
function addKeyItem({ account, shapes, clock, random }: World): Item {
  const shape = shapes.get(apiKeys);
  if (!shape) throw new Error(`The API reference has no ${apiKeys}. Derive it anew from the facts.`);
  const createdAt = Math.max(clock() - 60_000, account.list(apiKeys)[0]?.createdAt ?? 0);
  const item = addItem(account, shape, { collection: apiKeys, body: {}, createdAt }, random);
  item.members = newMembers(account, shape, item, {});
  return item;
}

function operationsOf(shapes: ReadonlyMap<string, ResourceShape>): [ResourceShape, Operation][] {
  return [...shapes.values()].flatMap((shape) =>
    shape.resource.operations.map((operation): [ResourceShape, Operation] => [shape, operation]),
  );
}

interface Route {
  readonly method: string;
  /** As Hono writes it. */
  readonly path: string;
}

const anyRoute: Route = { method: 'ALL', path: '*' };

/** Every method with its path, the root too. */
function routesOf(shapes: ReadonlyMap<string, ResourceShape>): Route[] {
  const routes = operationsOf(shapes).map(([, { method, path }]) => ({ method, path: routeOf(path) }));
  return [{ method: 'GET', path: '/' }, ...routes];
}

function methodsByPath(shapes: ReadonlyMap<string, ResourceShape>): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>([['/', ['GET']]]);
  for (const [, { path, method }] of operationsOf(shapes)) methods.set(path, [...(methods.get(path) ?? []), method]);
  return methods;
}

/** `/ip_policies/{id}` as Hono writes it: `/ip_policies/:id`. */
function routeOf(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, ':$1');
}

function filledIn(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
}

function bodyShapeOf(operation: Operation): BodyShape {
  return {
    members: fieldTree<BodyField>(operation.body),
    pathParameters: parametersOf(operation),
    mustBeComplete: operation.kind !== 'update',
  };
}

async function bodyFor(operation: Operation, request: Request): Promise<Members> {
  const { method } = operation;
  if (method === 'GET' || method === 'DELETE') {
    await requireNoBody(request);
    return {};
  }
  const body = await readMembers(request);
  requireShape(body, bodyShapeOf(operation));
  return body;
}

function searchOf(context: Context): string {
  return new URL(context.req.url).search;
}

/** Links lead where the caller came in: a mock has no other idea of its own address. */
function originOf(context: Context): string {
  return new URL(context.req.url).origin;
}

function refused({ status, headers, body }: ErrorAnswer): Response {
  return answerWith(status, JSON.stringify(body), headers);
}

function answerWith(status: number, body: string | null, headers: Readonly<Record<string, string>> = {}): Response {
  const contentType: Record<string, string> = body === null ? {} : { 'content-type': 'application/json' };
  return new Response(body, { status, headers: { ...contentType, ...headers } });
}
