import {
  resources
} from "./chunk-4IO2M26N.js";

// lib/reference/serve.ts
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";

// lib/reference/hook.ts
function callOf(request, incoming, outgoing) {
  const { pathname, searchParams } = new URL(request.url);
  return { request, method: request.method, path: pathname, query: searchParams, incoming, outgoing };
}
var untouched = ({ request }, reference) => reference(request);
function inFrontOf(second2, first) {
  return (call, reference) => first(call, (request) => second2(callOf(request, call.incoming, call.outgoing), reference));
}
function reading(path) {
  return (call) => call.method === "GET" && call.path === path;
}
function onItemOf(method, list) {
  return (call) => call.method === method && call.path.startsWith(`${list}/`);
}
var always = () => true;
function both(...conditions) {
  return (call) => conditions.every((condition) => condition(call));
}
function creatingIn(list) {
  return (call) => call.method === "POST" && call.path === list;
}
function header({ request }, name) {
  return request.headers.get(name);
}
var hasKey = (call) => header(call, "authorization") !== null;
var hasVersion = (call) => header(call, "ngrok-version") !== null;
var creating = ({ method }) => method === "POST";
var onAnItem = ({ path }) => /_[0-9A-Za-z]{27}$/.test(path);
var belowAnItem = ({ path }) => /_[0-9A-Za-z]{27}\/\w+$/.test(path);
function not(condition) {
  return (call) => !condition(call);
}
function everyTenth(condition) {
  let seen = 0;
  return (call) => {
    if (!condition(call)) return false;
    seen += 1;
    return seen % 10 === 0;
  };
}

// lib/reference/reference-api.ts
import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";

// lib/reference/errors.ts
var Refusal = class extends Error {
  /** The number in its error code. */
  number;
  status;
  headers;
  constructor(status, number, message, headers = {}) {
    super(message);
    this.name = "Refusal";
    this.number = number;
    this.status = status;
    this.headers = headers;
  }
};
var challenge = { "www-authenticate": "Bearer" };
var refusals = {
  authorizationMissing: () => new Refusal(401, 200, "No Authorization header was sent. Put an API key into it as a bearer token.", challenge),
  authorizationUnparsable: () => new Refusal(401, 201, 'The Authorization header is not of the form "Bearer <API key>".', challenge),
  credentialMalformed: () => new Refusal(401, 202, "What the Authorization header holds does not have the form of an API key.", challenge),
  credentialInvalid: () => new Refusal(401, 203, "The API key has the right form but is not valid; it may have been deleted.", challenge),
  authtokenGiven: () => new Refusal(401, 206, "This is the authtoken of a credential, which agents come with, and no API key.", challenge),
  rateLimited: ({ requests, windowMs }) => new Refusal(429, 226, `This account may send ${requests} requests in any ${windowMs / 1e3} seconds.`),
  versionMissing: () => new Refusal(400, 218, "No API version was asked for. Set the ngrok-version header; supported: 2."),
  versionUnsupported: (version) => new Refusal(400, 217, `API version ${quoted(version)} is not supported. Supported: 2.`),
  pathUnknown: (path) => new Refusal(404, 27204, `There is nothing at ${quoted(path)}.`),
  methodNotAllowed: (method, allowed) => new Refusal(405, 27614, `${method} does not work here. What does: ${allowed.join(", ")}.`, {
    allow: allowed.join(", ")
  }),
  itemNotFound: (path) => new Refusal(404, 27611, `${quoted(path)} does not exist.`),
  itemExists: (path) => new Refusal(409, 27607, `${quoted(path)} exists already.`),
  queryUnparsable: () => new Refusal(400, 230, "The query string is not well-formed percent-encoded UTF-8."),
  queryUnknown: (name, known) => new Refusal(400, 231, `The query parameter ${quoted(name)} is unknown. Known here: ${known.join(", ") || "none"}.`),
  queryRepeated: (name) => new Refusal(400, 232, `The query parameter ${name} may be given only once.`),
  limitOutOfRange: (limit, maximum) => new Refusal(400, 233, `limit must be from 1 to ${maximum}, not ${quoted(limit)}.`),
  limitNotANumber: (limit, maximum) => new Refusal(400, 244, `limit must be a whole number from 1 to ${maximum}, not ${quoted(limit)}.`),
  cursorUnknown: (cursor) => new Refusal(400, 223, `before_id names no item of this list: ${quoted(cursor)}.`),
  bodyUnexpected: (method) => new Refusal(400, 211, `${method} takes no body here, but one was sent.`),
  bodyTooLong: (bytes) => new Refusal(413, 212, `The body was not read: it is longer than ${bytes} bytes.`),
  mediaTypeMissing: () => new Refusal(415, 216, "A body came without Content-Type. Send it as application/json."),
  mediaTypeUnsupported: (mediaType) => new Refusal(415, 210, `A body of type ${quoted(mediaType)} is not read here. Send it as application/json.`),
  bodyUnparsable: (reason) => new Refusal(400, 213, `The body ${reason}. Expected: one JSON object in UTF-8.`),
  memberUnknown: (name, known) => new Refusal(400, 214, `The member ${quoted(name)} is unknown. Known here: ${known.join(", ") || "none"}.`),
  memberInvalid: (name, expected) => new Refusal(400, 215, `The member ${quoted(name)} is not valid. Expected: ${expected}.`),
  timestampInvalid: (name) => new Refusal(400, 241, `The member ${quoted(name)} is not a timestamp as RFC 3339 writes it.`),
  descriptionTooLong: (length, maximum) => new Refusal(400, 420, `The description has ${length} characters; ${maximum} are allowed.`),
  metadataTooLong: (length, maximum) => new Refusal(400, 421, `The metadata has ${length} characters; ${maximum} are allowed.`),
  requestMalformed: () => new Refusal(400, 9034, "This is not a request that can be read as HTTP."),
  internal: ({ message }) => new Refusal(500, 2e4, `This server failed, through no fault of yours: ${message}`)
};
function quoted(text) {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}\u2026` : text);
}

// lib/reference/identifiers.ts
var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
var epochSeconds = 14e8;
var lastSecond = 2 ** 32 - 1;
function ksuid(time, random) {
  const seconds = Math.min(Math.max(Math.floor(time / 1e3) - epochSeconds, 0), lastSecond);
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, seconds);
  bytes.set(random(16), 4);
  return base62(view, 27);
}
function identifier(prefix, time, random) {
  return `${prefix}_${ksuid(time, random)}`;
}
function keyToken(time, random) {
  const secret = random(16);
  return `${ksuid(time, random)}_${base62(new DataView(secret.buffer, secret.byteOffset, 16), 22)}`;
}
function looksLikeKeyToken(text) {
  return /^[0-9A-Za-z]{8,}_[0-9A-Za-z]{8,}$/.test(text);
}
function seededRandomBytes(seed) {
  let state = seed | 0;
  const nextWord = () => {
    state = state + 1831565813 | 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return mixed ^ mixed >>> 14;
  };
  return (count) => new Uint8Array(count).map(nextWord);
}
function base62(bytes, digits) {
  const words = new Uint32Array(bytes.byteLength / 4);
  for (let word = 0; word < words.length; word += 1) words[word] = bytes.getUint32(word * 4);
  let text = "";
  while (text.length < digits) {
    let remainder = 0;
    for (let word = 0; word < words.length; word += 1) {
      const value = remainder * 2 ** 32 + (words[word] ?? 0);
      words[word] = Math.floor(value / 62);
      remainder = value % 62;
    }
    text = alphabet.charAt(remainder) + text;
  }
  return text;
}

// lib/reference/access.ts
function authenticated(authorization, ownerOf) {
  if (!authorization?.trim()) throw refusals.authorizationMissing();
  const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === void 0) throw refusals.authorizationUnparsable();
  const owner = ownerOf(token);
  if (owner !== void 0) return owner;
  throw looksLikeKeyToken(token) ? refusals.credentialInvalid() : refusals.credentialMalformed();
}
function requireVersion(version) {
  if (version === void 0) throw refusals.versionMissing();
  if (version.trim() !== "2") throw refusals.versionUnsupported(version);
}

// lib/reference/field-tree.ts
function fieldTree(fields) {
  const root = { field: void 0, members: /* @__PURE__ */ new Map() };
  for (const field of fields) {
    let node = root;
    for (const name of field.path.replaceAll("[]", "").split(".")) {
      const below = node.members.get(name) ?? { field: void 0, members: /* @__PURE__ */ new Map() };
      node.members.set(name, below);
      node = below;
    }
    node.field = field;
  }
  return root;
}

// lib/reference/resource-shape.ts
function resourceShapes(resources2) {
  return new Map(resources2.map((resource) => [resource.path, shapeOf(resource, resources2)]));
}
function parentPath(path) {
  return path.slice(0, path.lastIndexOf("/"));
}
function lastSegment(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}
function hasItems(resource) {
  return resource.operations.some((operation) => operation.path !== resource.path || operation.kind === "create");
}
function shapeOf(resource, resources2) {
  const members = new Set(resource.fields.map((field) => field.path));
  const below = resources2.filter(({ path }) => isBelow(path, resource.path) && members.has(lastSegment(path)));
  let fields;
  return {
    resource,
    // A run asks for few of the 66 resources' members before it has to be quick.
    get fields() {
      fields ??= fieldTree(resource.fields);
      return fields;
    },
    isBelowItem: parentPath(resource.path).endsWith("}"),
    modules: below.filter((other) => !hasItems(other)).map(({ path }) => lastSegment(path)),
    collections: new Map(below.filter(hasItems).map((other) => [lastSegment(other.path), other]))
  };
}
function isBelow(path, collection) {
  const item = parentPath(path);
  return item.endsWith("}") && parentPath(item) === collection;
}

// lib/reference/account.ts
var Item = class {
  /** What names it in its path: its id, or the type of an event source. */
  key;
  /** `/ip_policies/ipp_2RfS…`, without origin. */
  path;
  /** Milliseconds since the Unix epoch. */
  createdAt;
  #members = {};
  #fill;
  constructor(key, path, createdAt) {
    this.key = key;
    this.path = path;
    this.createdAt = createdAt;
  }
  get members() {
    const fill = this.#fill;
    this.#fill = void 0;
    if (fill) this.#members = fill();
    return this.#members;
  }
  set members(members) {
    this.#fill = void 0;
    this.#members = members;
  }
  /** Leaves the making of the members to whoever asks for them first: few of a full account's items are ever read. */
  fillWhenRead(fill) {
    this.#fill = fill;
  }
};
var Account = class _Account {
  #collections = /* @__PURE__ */ new Map();
  #items = /* @__PURE__ */ new Map();
  #pathById = /* @__PURE__ */ new Map();
  list(collection) {
    return this.#collections.get(collection) ?? [];
  }
  find(path) {
    return this.#items.get(path);
  }
  withId(id) {
    return this.find(this.#pathById.get(id) ?? "");
  }
  /** Puts an item at the head of its list. */
  add(item) {
    const collection = parentPath(item.path);
    const items = this.#collections.get(collection) ?? [];
    items.unshift(item);
    this.#collections.set(collection, items);
    this.#items.set(item.path, item);
    this.#pathById.set(item.key, item.path);
  }
  /** Removes an item, with all that lies below it. */
  remove(item) {
    for (const [collection, items] of this.#collections) {
      if (collection.startsWith(`${item.path}/`)) this.#forget(collection, items);
    }
    const siblings = this.#collections.get(parentPath(item.path)) ?? [];
    siblings.splice(siblings.indexOf(item), 1);
    this.#items.delete(item.path);
    this.#pathById.delete(item.key);
  }
  /** Removes every item of a collection. */
  clear(collection) {
    for (const item of [...this.list(collection)]) this.remove(item);
  }
  collectionsOf(template) {
    if (!template.includes("{")) return [template];
    const parents = this.collectionsOf(parentPath(parentPath(template)));
    return parents.flatMap((parent) => this.list(parent)).map((item) => `${item.path}/${lastSegment(template)}`);
  }
  /** What exists now, whatever is created and deleted later. */
  snapshot() {
    const copy = new _Account();
    for (const [collection, items] of this.#collections) copy.#collections.set(collection, [...items]);
    for (const [path, item] of this.#items) copy.#items.set(path, item);
    for (const [id, path] of this.#pathById) copy.#pathById.set(id, path);
    return copy;
  }
  #forget(collection, items) {
    this.#collections.delete(collection);
    for (const item of items) {
      this.#items.delete(item.path);
      this.#pathById.delete(item.key);
    }
  }
};

// lib/reference/request-body.ts
var longestBody = 1024 * 1024;
var deepestNesting = 32;
var longestDescription = 255;
var longestMetadata = 4096;
async function readMembers(request) {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return {};
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (!mediaType) throw refusals.mediaTypeMissing();
  if (mediaType !== "application/json") throw refusals.mediaTypeUnsupported(mediaType);
  const value = parse(bytes);
  if (!isObject(value)) throw refusals.bodyUnparsable("is JSON, but not an object");
  if (isDeeperThan(deepestNesting, value))
    throw refusals.bodyUnparsable(`is nested deeper than ${deepestNesting} levels`);
  return value;
}
async function requireNoBody(request) {
  const { method, headers } = request;
  const announced = headers.has("transfer-encoding") || Number(headers.get("content-length") ?? 0) > 0;
  const isRead = method !== "GET" && method !== "HEAD";
  if (announced || isRead && (await readBytes(request)).length > 0) throw refusals.bodyUnexpected(method);
}
function requireShape(body, { members, pathParameters, mustBeComplete }) {
  const named = pathParameters.filter((name) => !members.members.has(name));
  const rest = Object.entries(body).filter(([name]) => !named.includes(name));
  requireMembers(Object.fromEntries(rest), members, "", mustBeComplete);
  requireLengths(body);
}
function requireMembers(body, tree, path, mustBeComplete) {
  for (const [name, value] of Object.entries(body)) {
    const member = tree.members.get(name);
    if (!member) throw refusals.memberUnknown(path + name, [...tree.members.keys()]);
    if (value !== null) requireValue(value, member, path + name, mustBeComplete);
  }
  if (!mustBeComplete) return;
  for (const [name, { field }] of tree.members) {
    const isGiven = Object.hasOwn(body, name) && body[name] !== null;
    if (field?.required && !isGiven)
      throw refusals.memberInvalid(path + name, `${withArticle(field.type)}, which is required`);
  }
}
function requireValue(value, tree, path, mustBeComplete) {
  const type = tree.field?.type ?? "object";
  if (!isOfType(value, type)) throw refusals.memberInvalid(path, withArticle(type));
  if (tree.members.size === 0) return;
  const parts = Array.isArray(value) ? value : [value];
  for (const part of parts) {
    if (!isObject(part)) throw refusals.memberInvalid(path, withArticle("object"));
    requireMembers(part, tree, `${path}.`, mustBeComplete);
  }
}
function requireLengths({ description, metadata }) {
  const descriptionLength = charactersIn(description);
  if (descriptionLength > longestDescription) throw refusals.descriptionTooLong(descriptionLength, longestDescription);
  const metadataLength = charactersIn(metadata);
  if (metadataLength > longestMetadata) throw refusals.metadataTooLong(metadataLength, longestMetadata);
}
function charactersIn(value) {
  return typeof value === "string" ? [...value].length : 0;
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isOfType(value, type) {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    case "object":
      return isObject(value);
    case "array":
      return Array.isArray(value);
    case "string":
    case "boolean":
      return typeof value === type;
  }
}
function withArticle(type) {
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}
function isDeeperThan(levels, value) {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}
function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw refusals.bodyUnparsable(error instanceof SyntaxError ? "is not JSON" : "is not UTF-8");
  }
}
async function readBytes(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > longestBody) throw refusals.bodyTooLong(longestBody);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// lib/reference/representation.ts
var Link = class {
  path;
  constructor(path) {
    this.path = path;
  }
};
function toJson(value, origin) {
  return JSON.stringify(value, (_, member) => member instanceof Link ? origin + member.path : member);
}
function timestamp(time) {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
function referenceTo(item) {
  return { id: item.key, uri: new Link(item.path) };
}
var day = 24 * 60 * 60 * 1e3;
var laterThanCreation = /* @__PURE__ */ new Set(["not_after", "valid_until", "expires_at", "renews_at", "retries_at"]);
var texts = {
  description: "",
  metadata: "",
  last_used: "",
  token: "",
  region: "us",
  proto: "https",
  scheme: "https",
  url: "https://example.com",
  public_url: "https://example.com",
  host: "example.com",
  hostport: "example.com:443",
  addr: "1.tcp.example.com:20000",
  cidr: "192.0.2.0/24",
  ip: "192.0.2.1",
  terminate_at: "edge",
  min_version: "1.2",
  min_agent_version: "3.0.0"
};
var numbers = { port: 443, status_code: 200, min_api_version: 2 };
function freshMembers(tree, circumstances) {
  const members = {};
  for (const [name, member] of tree.members) {
    const value = freshValue(name, member, circumstances);
    if (value !== void 0) members[name] = value;
  }
  return members;
}
function freshValue(name, tree, circumstances) {
  const { field, members } = tree;
  const { createdAt, isFilled } = circumstances;
  if (field?.nullable && !isFilled) return null;
  if (field?.timestamp) return laterThanCreation.has(name) ? timestamp(createdAt + 90 * day) : timestamp(createdAt);
  switch (field?.type) {
    case "string":
      return texts[name] ?? `example ${name.replaceAll("_", " ")}`;
    case "boolean":
      return false;
    case "integer":
    case "number":
      return numbers[name] ?? 0;
    case "array": {
      if (members.size === 0 || !isFilled) return [];
      const element = freshObject(name, tree, circumstances);
      return element === void 0 ? [] : [element];
    }
    default:
      return freshObject(name, tree, circumstances) ?? (field?.nullable ? null : void 0);
  }
}
function freshObject(name, tree, circumstances) {
  if (!isReference(tree)) return freshMembers(tree, circumstances);
  const item = circumstances.reference(name);
  return item && referenceTo(item);
}
function isReference({ members }) {
  return members.size === 2 && members.has("id") && members.has("uri");
}
function changedMembers(members, tree, body, withId) {
  const changed = { ...members };
  const reference = (name, id) => {
    const item = typeof id === "string" ? withId(id) : void 0;
    if (!item) throw refusals.memberInvalid(name, "the id of something that exists");
    return referenceTo(item);
  };
  for (const [name, value] of Object.entries(body)) {
    if (value === null) continue;
    const member = tree.members.get(name);
    const one = name.replace(/_id$/, "");
    const many = `${name.replace(/_ids$/, "").replace(/y$/, "ie")}s`;
    if (member) changed[name] = changedValue(name, member, value, withId);
    else if (name.endsWith("_id") && tree.members.has(one)) changed[one] = reference(name, value);
    else if (name.endsWith("_ids") && tree.members.has(many) && Array.isArray(value)) {
      changed[many] = value.map((id) => reference(name, id));
    }
  }
  return changed;
}
function changedValue(name, tree, value, withId) {
  if (tree.field?.timestamp) return normalized(name, value);
  if (tree.members.size === 0) return value;
  if (Array.isArray(value)) return value.map((element) => changedValue(name, tree, element, withId));
  return isObject(value) ? changedMembers(emptyMembers(tree), tree, value, withId) : value;
}
function emptyMembers(tree) {
  const members = {};
  for (const [name, { field }] of tree.members) {
    if (field?.nullable) members[name] = null;
    else if (field?.timestamp || field?.type === "object") continue;
    else if (field?.type === "array") members[name] = [];
    else if (field?.type === "string") members[name] = "";
    else members[name] = field?.type === "boolean" ? false : 0;
  }
  return members;
}
function normalized(name, value) {
  const isDateTime = typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value);
  const time = isDateTime ? Date.parse(value) : Number.NaN;
  const year = new Date(time).getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw refusals.timestampInvalid(name);
  return timestamp(time);
}

// lib/reference/creation.ts
var referenceTargets = {
  application_user: "/app/users",
  backend: "/backends/static",
  backends: "/backends/static",
  certificate: "/tls_certificates",
  certificate_authorities: "/certificate_authorities",
  created_by: "/bot_users",
  credential: "/credentials",
  destinations: "/event_destinations",
  domain: "/reserved_domains",
  edge: "/edges/https",
  endpoint: "/endpoints",
  ip_policies: "/ip_policies",
  ip_policy: "/ip_policies",
  last_updated_by: "/bot_users",
  principal: "/bot_users",
  route: "/edges/https/{edge_id}/routes",
  tcp_addr: "/reserved_addrs",
  tunnel: "/tunnels",
  tunnel_session: "/tunnel_sessions",
  tunnels: "/tunnels",
  vault: "/vaults"
};
function addItem(account, shape, place, random) {
  const { collection, body, createdAt } = place;
  const { resource } = shape;
  const prefix = resource.idPrefix ?? lastSegment(resource.path).replaceAll("_", "");
  const key = resource.itemKey === "type" ? String(body["type"]) : identifier(prefix, createdAt, random);
  const path = `${collection}/${encodeURIComponent(key)}`;
  if (account.find(path)) throw refusals.itemExists(path);
  const item = new Item(key, path, createdAt);
  account.add(item);
  return item;
}
function newMembers(existing2, shape, item, body, variety = { index: 0, isFilled: false }) {
  const { index, isFilled } = variety;
  const reference = (name) => {
    const target = referenceTargets[name];
    if (target === void 0) return void 0;
    const collections = existing2.collectionsOf(target);
    const candidates = existing2.list(collections[index % collections.length] ?? "");
    return candidates[index % candidates.length];
  };
  const members = freshMembers(shape.fields, {
    createdAt: item.createdAt,
    isFilled,
    reference
  });
  members[shape.resource.itemKey] = item.key;
  if (shape.fields.members.has("uri")) members["uri"] = new Link(item.path);
  if (shape.fields.members.has("token")) setUnset(members, shape, "token");
  for (const module2 of shape.modules) if (!isFilled) setUnset(members, shape, module2);
  for (const collection of shape.collections.keys()) delete members[collection];
  return changedMembers(members, shape.fields, withoutCollections(body, shape), (id) => existing2.withId(id));
}
function setUnset(members, shape, name) {
  if (shape.fields.members.get(name)?.field?.nullable) members[name] = null;
  else delete members[name];
}
function withoutCollections(body, { collections }) {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !collections.has(name)));
}

// lib/reference/pages.ts
var largestPage = 100;
function readQuery(search, known) {
  try {
    decodeURIComponent(search);
  } catch {
    throw refusals.queryUnparsable();
  }
  const query = /* @__PURE__ */ new Map();
  for (const [name, value] of new URLSearchParams(search)) {
    if (!known.includes(name)) throw refusals.queryUnknown(name, known);
    if (query.has(name)) throw refusals.queryRepeated(name);
    query.set(name, value);
  }
  return query;
}
function pageQuery(query) {
  const limit = limitFrom(query.get("limit"));
  const beforeId = query.get("before_id");
  return beforeId ? { limit, beforeId } : { limit };
}
function limitFrom(text) {
  if (text === void 0) return largestPage;
  if (!/^-?\d+$/.test(text)) throw refusals.limitNotANumber(text, largestPage);
  const limit = Number(text);
  if (limit < 1 || limit > largestPage) throw refusals.limitOutOfRange(text, largestPage);
  return limit;
}
function cutPage(items, query) {
  const { limit, beforeId } = query;
  const cursor = beforeId === void 0 ? -1 : items.findIndex((item) => item.key === beforeId);
  if (beforeId !== void 0 && cursor === -1) throw refusals.cursorUnknown(beforeId);
  const page = items.slice(cursor + 1, cursor + 1 + limit);
  const last = page.at(-1);
  const more = cursor + 1 + page.length < items.length;
  return more && last ? { items: page, nextBeforeId: last.key } : { items: page };
}
function nextPageUri(listUri, limit, page) {
  if (page.nextBeforeId === void 0) return null;
  return `${listUri}?${new URLSearchParams({ before_id: page.nextBeforeId, limit: String(limit) })}`;
}

// lib/reference/views.ts
var views = {
  "/vaults/{id}/secrets": {
    of: "/vault_secrets",
    shows: ({ members }, vault) => refersTo(members["vault"], vault)
  },
  "/kubernetes_operators/{id}/bound_endpoints": {
    of: "/endpoints",
    // No operator here selects among the endpoints that are meant for clusters.
    shows: ({ members: { bindings } }) => Array.isArray(bindings) && bindings.includes("kubernetes")
  }
};
function listedItems(account, template, path) {
  const view = views[template];
  const parent = account.find(parentPath(path));
  if (!view || !parent) return { template, items: account.list(path) };
  return { template: view.of, items: account.list(view.of).filter((item) => view.shows(item, parent)) };
}
function refersTo(reference, item) {
  return typeof reference === "object" && reference !== null && "id" in reference && reference.id === item.key;
}

// lib/reference/operations.ts
var perform = {
  list(world, { shape, path, query }) {
    const { account, shapes, observations } = world;
    requireParent(account, shape, path);
    const { template, items } = listedItems(account, shape.resource.path, path);
    const orders = observations.flatMap(({ order }) => order ?? []);
    const { limit, ...from } = pageQuery(query);
    const page = cutPage(
      orders.reduce((ordered, order) => order(ordered, template), items),
      { limit, ...from }
    );
    const itemShape = shapes.get(template) ?? shape;
    const next = nextPageUri(path, limit, page);
    const envelope = {
      [shape.resource.listKey ?? lastSegment(path)]: page.items.map((item) => shown(world, itemShape, item)),
      uri: new Link(path),
      next_page_uri: next === null ? null : new Link(next)
    };
    const lists = observations.flatMap((observation) => observation.lists ?? []);
    return lists.reduce((changed, list) => list(changed, shape.resource.path), envelope);
  },
  get(world, call) {
    const { shape, operation, path } = call;
    if (operation.path !== shape.resource.path) return shown(world, shape, existing(world.account, path));
    if (shape.isBelowItem) return module(existing(world.account, parentPath(path)), path);
    return represented(world, shape, document(call));
  },
  create(world, { shape, path, body }) {
    const { account, keys, clock, random } = world;
    requireParent(account, shape, path);
    const createdAt = Math.max(clock(), account.list(path)[0]?.createdAt ?? 0);
    const item = addItem(account, shape, { collection: path, body, createdAt }, random);
    try {
      item.members = newMembers(account, shape, item, body);
      replaceCollections(world, shape, item, body);
    } catch (error) {
      account.remove(item);
      throw error;
    }
    if (!shape.fields.members.has("token")) return shown(world, shape, item);
    const token = keyToken(createdAt, random);
    if (shape.resource.path === apiKeys || shape.resource.path === credentials) keys.set(token, item.path);
    return { ...shown(world, shape, item), token };
  },
  update(world, { shape, operation, path, body }) {
    const { account, clock } = world;
    const item = existing(account, path);
    const named = parametersOf(operation);
    const own = Object.entries(withoutCollections(body, shape)).filter(([name]) => !named.includes(name));
    const changed = changedMembers(item.members, shape.fields, Object.fromEntries(own), (id) => account.withId(id));
    replaceCollections(world, shape, item, body);
    item.members = "updated_at" in changed ? { ...changed, updated_at: timestamp(clock()) } : changed;
    return shown(world, shape, item);
  },
  replace({ account }, { shape, path, body }) {
    const item = existing(account, parentPath(path));
    const replaced = changedMembers(emptyMembers(shape.fields), shape.fields, body, (id) => account.withId(id));
    item.members = { ...item.members, [lastSegment(path)]: replaced };
    return replaced;
  },
  delete({ account, shapes }, { shape, operation, path }) {
    if (operation.path !== shape.resource.path) return account.remove(existing(account, path));
    const item = existing(account, parentPath(path));
    module(item, path);
    const members = { ...item.members };
    const parent = shapes.get(parentPath(parentPath(shape.resource.path)));
    if (parent) setUnset(members, parent, lastSegment(path));
    item.members = members;
  },
  /** Restart, stop and update of an agent: there is none behind a session of this API, so nothing comes of it. */
  action({ account }, { path }) {
    existing(account, parentPath(path));
  }
};
var apiKeys = "/api_keys";
var credentials = "/credentials";
function parametersOf({ path }) {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
}
function existing(account, path) {
  const item = account.find(path);
  if (!item) throw refusals.itemNotFound(path);
  return item;
}
function requireParent(account, shape, path) {
  if (shape.isBelowItem) existing(account, parentPath(path));
}
function module(item, path) {
  const value = item.members[lastSegment(path)];
  if (!isObject(value)) throw refusals.itemNotFound(path);
  return value;
}
function document({ shape, caller }) {
  const reference = () => void 0;
  const members = freshMembers(shape.fields, { createdAt: caller.createdAt, isFilled: false, reference });
  return isObject(members["api_key"]) ? { ...members, api_key: { ...members["api_key"], ...caller.members } } : members;
}
function shown(world, shape, item) {
  const { account, shapes } = world;
  const below = [...shape.collections].map(([name, resource]) => {
    const elementShape = shapes.get(resource.path) ?? shape;
    return [name, account.list(`${item.path}/${name}`).map((element) => shown(world, elementShape, element))];
  });
  return represented(world, shape, { ...item.members, ...Object.fromEntries(below) });
}
function represented({ observations }, { resource }, members) {
  const changes = observations.flatMap(({ items }) => items ?? []);
  return changes.reduce((changed, change) => change(changed, resource.path), members);
}
function replaceCollections({ account, shapes, clock, random }, shape, item, body) {
  for (const [name, resource] of shape.collections) {
    const elements = body[name];
    const elementShape = shapes.get(resource.path);
    if (!Array.isArray(elements) || !elementShape) continue;
    const collection = `${item.path}/${name}`;
    requireDistinct(elements, resource.itemKey, collection);
    account.clear(collection);
    for (const element of elements.toReversed().filter(isObject)) {
      const added = addItem(account, elementShape, { collection, body: element, createdAt: clock() }, random);
      added.members = newMembers(account, elementShape, added, element);
    }
  }
}
function requireDistinct(elements, itemKey, collection) {
  const keys = elements.filter(isObject).flatMap((element) => element[itemKey] ?? []);
  const repeated = keys.find((key, index) => keys.indexOf(key) < index);
  if (repeated !== void 0) throw refusals.itemExists(`${collection}/${repeated}`);
}

// lib/reference/refused-for.ts
var refused = /* @__PURE__ */ new WeakMap();
function refusingFor(number, response) {
  refused.set(response, number);
  return response;
}
function isRefusedFor(response, numbers2) {
  const number = refused.get(response);
  return number !== void 0 && numbers2.includes(number);
}
var forTheKey = [200, 201, 202, 203];

// lib/reference/rolling-window.ts
var RollingWindow = class {
  #limit;
  /** Times of the counted requests, oldest first. */
  #counted = [];
  constructor(limit) {
    this.#limit = limit;
  }
  admits(now) {
    const { requests, windowMs } = this.#limit;
    while (this.#counted[0] !== void 0 && this.#counted[0] <= now - windowMs) this.#counted.shift();
    if (this.#counted.length >= requests) return false;
    this.#counted.push(now);
    return true;
  }
};

// lib/reference/seed.ts
var chosenCounts = {
  /** More than two full pages, not a multiple of anything. */
  "/reserved_domains": 250,
  /** Exactly one full page. */
  "/ip_policy_rules": 100,
  /** Nothing. */
  "/ssh_user_certificates": 0,
  "/ip_policies": 6,
  // Parents of nested lists: few, so that each has several children.
  "/vaults": 2,
  "/vault_secrets": 7,
  "/kubernetes_operators": 2,
  "/endpoints": 9,
  "/event_subscriptions": 3,
  "/event_subscriptions/{subscription_id}/sources": 3,
  "/edges/https": 3,
  "/edges/https/{edge_id}/routes": 2
};
var eventTypes = ["ip_policy_created.v0", "ip_policy_deleted.v0", "api_key_created.v0", "domain_created.v0"];
var furtherMembers = {
  "/endpoints": (index) => ({
    bindings: [["public", "kubernetes", "internal"][index % 3]],
    type: index % 2 === 0 ? "cloud" : "ephemeral"
  }),
  "/event_subscriptions/{subscription_id}/sources": (index) => ({
    type: eventTypes[index] ?? `seeded_event_${index}.v0`
  })
};
var second = 1e3;
var minute = 60 * second;
var hour = 60 * minute;
function seedAccount(account, shapes, { now, random, counts }) {
  const seeded = [];
  for (const [position, shape] of [...shapes.values()].entries()) {
    const { path } = shape.resource;
    if (!hasItems(shape.resource)) continue;
    const count = counts[path] ?? chosenCounts[path] ?? 2 + position * 7 % 11;
    for (const collection of account.collectionsOf(path)) {
      const newest = now - newestAge(shape, random);
      for (let index = 0; index < count; index += 1) {
        const age = count - 1 - index;
        const createdAt = newest - intervals(age) * (shape.isBelowItem ? second : 3 * hour);
        const item = addItem(
          account,
          shape,
          { collection, body: furtherMembers[path]?.(index) ?? {}, createdAt },
          random
        );
        seeded.push({ shape, item, index, isFilled: age % 2 === 0 });
      }
    }
  }
  const existing2 = account.snapshot();
  for (const { shape, item, index, isFilled } of seeded) {
    item.fillWhenRead(() => newMembers(existing2, shape, item, bodyOf(shape, existing2, index), { index, isFilled }));
  }
}
function newestAge({ isBelowItem }, random) {
  const [byte = 0] = random(1);
  return (isBelowItem ? 10 * minute : hour) + byte * second;
}
function intervals(age) {
  return age % 5 === 4 ? age - 1 : age;
}
function bodyOf({ resource: { path, createBody } }, existing2, index) {
  const unique = `${lastSegment(path).replaceAll("_", "")}${index}`;
  const body = replacedTexts(createBody ?? {}, (text) => {
    const list = /^\{(\/\w+)\}$/.exec(text)?.[1];
    if (list === void 0) return text.replaceAll("{unique}", unique);
    const candidates = existing2.list(list);
    return candidates[index % candidates.length]?.key ?? text;
  });
  return isObject(body) ? { ...body, ...furtherMembers[path]?.(index) } : {};
}
function replacedTexts(value, replace) {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((element) => replacedTexts(element, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replacedTexts(member, replace)]));
}

// lib/reference/reference-api.ts
var documentedRateLimit = { requests: 120, windowMs: 6e4 };
var listParameters = ["before_id", "limit"];
function createReferenceApi(options = {}) {
  const { clock = Date.now, random = randomBytes, rateLimit = documentedRateLimit, seed = 1 } = options;
  const { observations = [] } = options;
  const shapes = resourceShapes(resources);
  const world = { account: new Account(), shapes, keys: /* @__PURE__ */ new Map(), observations, clock, random };
  const { account, keys } = world;
  seedAccount(account, shapes, { now: clock(), random: seededRandomBytes(seed), counts: options.itemCounts ?? {} });
  const [key, ...otherKeys] = options.keys ?? [];
  const firstKey = key ?? keyToken(clock(), random);
  for (const token of [firstKey, ...otherKeys]) keys.set(token, addKeyItem(world).path);
  const limiter = rateLimit === false ? void 0 : options.limiter?.(rateLimit) ?? new RollingWindow(rateLimit);
  const ownerOf = (token) => {
    const item = account.find(keys.get(token) ?? "");
    if (item && parentPath(item.path) === credentials) throw refusals.authtokenGiven();
    return item;
  };
  const errorFor = (refusal) => ({
    status: refusal.status,
    headers: refusal.headers,
    body: {
      error_code: `ERR_NGROK_${refusal.number}`,
      status_code: refusal.status,
      msg: refusal.message,
      details: { operation_id: identifier("op", clock(), random) }
    }
  });
  const refuse = (refusal, request) => {
    const answers = observations.flatMap(({ errors }) => errors ?? []);
    const answer = answers.reduce((changed, observed) => observed(changed, request), errorFor(refusal));
    return refusingFor(refusal.number, refused2(answer));
  };
  const app = new Hono({ router: new TrieRouter() });
  app.onError((error, { req }) => refuse(error instanceof Refusal ? error : refusals.internal(error), req.raw));
  const admit = async (context, next) => {
    context.set("caller", authenticated(context.req.header("authorization"), ownerOf));
    if (limiter && rateLimit && !limiter.admits(clock(), context.req.raw)) throw refusals.rateLimited(rateLimit);
    requireVersion(context.req.header("ngrok-version"));
    await next();
  };
  for (const route of observations.some(({ routesFirst }) => routesFirst) ? routesOf(shapes) : [anyRoute]) {
    app.on(route.method, route.path, admit);
  }
  app.get("/", async (context) => {
    readQuery(searchOf(context), []);
    await requireNoBody(context.req.raw);
    return answerWith(200, toJson({ uri: new Link("/") }, originOf(context)));
  });
  for (const [shape, operation] of operationsOf(shapes)) {
    app.on(operation.method, routeOf(operation.path), async (context) => {
      const query = readQuery(searchOf(context), operation.kind === "list" ? listParameters : []);
      const body = await bodyFor(operation, context.req.raw);
      const path = filledIn(operation.path, context.req.param());
      const content = perform[operation.kind](world, {
        shape,
        operation,
        path,
        query,
        body,
        caller: context.get("caller")
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
    refuseMalformed: () => refused2(errorFor(refusals.requestMalformed())),
    key: firstKey
  };
}
function addKeyItem({ account, shapes, clock, random }) {
  const shape = shapes.get(apiKeys);
  if (!shape) throw new Error(`The API reference has no ${apiKeys}. Derive it anew from the facts.`);
  const createdAt = Math.max(clock() - 6e4, account.list(apiKeys)[0]?.createdAt ?? 0);
  const item = addItem(account, shape, { collection: apiKeys, body: {}, createdAt }, random);
  item.members = newMembers(account, shape, item, {});
  return item;
}
function operationsOf(shapes) {
  return [...shapes.values()].flatMap(
    (shape) => shape.resource.operations.map((operation) => [shape, operation])
  );
}
var anyRoute = { method: "ALL", path: "*" };
function routesOf(shapes) {
  const routes = operationsOf(shapes).map(([, { method, path }]) => ({ method, path: routeOf(path) }));
  return [{ method: "GET", path: "/" }, ...routes];
}
function methodsByPath(shapes) {
  const methods = /* @__PURE__ */ new Map([["/", ["GET"]]]);
  for (const [, { path, method }] of operationsOf(shapes)) methods.set(path, [...methods.get(path) ?? [], method]);
  return methods;
}
function routeOf(template) {
  return template.replaceAll(/\{(\w+)\}/g, ":$1");
}
function filledIn(template, parameters) {
  return template.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters[name] ?? ""));
}
function bodyShapeOf(operation) {
  return {
    members: fieldTree(operation.body),
    pathParameters: parametersOf(operation),
    mustBeComplete: operation.kind !== "update"
  };
}
async function bodyFor(operation, request) {
  const { method } = operation;
  if (method === "GET" || method === "DELETE") {
    await requireNoBody(request);
    return {};
  }
  const body = await readMembers(request);
  requireShape(body, bodyShapeOf(operation));
  return body;
}
function searchOf(context) {
  return new URL(context.req.url).search;
}
function originOf(context) {
  return new URL(context.req.url).origin;
}
function refused2({ status, headers, body }) {
  return answerWith(status, JSON.stringify(body), headers);
}
function answerWith(status, body, headers = {}) {
  const contentType = body === null ? {} : { "content-type": "application/json" };
  return new Response(body, { status, headers: { ...contentType, ...headers } });
}

// lib/reference/serve.ts
async function serveReference({
  port = 0,
  hook = untouched,
  ...options
} = {}) {
  const api = createReferenceApi(options);
  const listener = (incoming, outgoing) => getRequestListener((request) => hook(callOf(request, incoming, outgoing), api.fetch), {
    overrideGlobalObjects: false,
    errorHandler: () => api.refuseMalformed()
  })(incoming, outgoing);
  const server = createServer({ requireHostHeader: false }, (request, response) => void listener(request, response));
  server.on("checkExpectation", (request, response) => void listener(request, response));
  server.on("connect", (_, socket) => void writeAnswer(socket, api.refuseMalformed()));
  server.on("clientError", (_, socket) => void writeAnswer(socket, api.refuseMalformed()));
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const boundPort = isAddress(address) ? address.port : port;
  return {
    url: `http://127.0.0.1:${boundPort}`,
    port: boundPort,
    key: api.key,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => error ? reject(error) : resolve());
      server.closeAllConnections();
    })
  };
}
function isAddress(address) {
  return typeof address === "object" && address !== null;
}
async function writeAnswer(socket, answer) {
  const body = await answer.text();
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
  const length = `content-length: ${Buffer.byteLength(body)}`;
  if (!socket.writable) return;
  socket.end([`HTTP/1.1 ${answer.status} Bad Request`, ...headers, length, "connection: close", "", body].join("\r\n"));
}

export {
  inFrontOf,
  reading,
  onItemOf,
  always,
  both,
  creatingIn,
  header,
  hasKey,
  hasVersion,
  creating,
  onAnItem,
  belowAnItem,
  not,
  everyTenth,
  isObject,
  Link,
  isRefusedFor,
  forTheKey,
  RollingWindow,
  serveReference
};
