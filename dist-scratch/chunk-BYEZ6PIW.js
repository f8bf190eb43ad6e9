import {
  isObject,
  memberOf,
  told
} from "./chunk-YH7S5BDG.js";
import {
  jsonPointer
} from "./chunk-PT666WWS.js";
import {
  remembering
} from "./chunk-FYCGZ76W.js";
import {
  encoded,
  listResources,
  resourceAt,
  urlBelow,
  withoutQuery
} from "./chunk-5RYDBV6Z.js";
import {
  headerValues,
  isAnswered
} from "./chunk-I64G7BRQ.js";

// lib/run/run-mark.ts
import { randomBytes } from "node:crypto";
function newRunId(random = randomBytes) {
  return Buffer.from(random(8)).toString("hex");
}
function runMark(run) {
  return `ngrok-conformance run ${run}`;
}
function carriesMark(run, metadata) {
  return typeof metadata === "string" && metadata.split(":", 1)[0] === runMark(run);
}

// lib/contract/create-body.ts
var reference = /^\{(\/[^}]+)\}$/;
function filledCreateBody(createBody, replacements) {
  return Object.fromEntries(Object.entries(createBody).map(([name, value]) => [name, filled(value, replacements)]));
}
function neededFor(createBody) {
  const needed = /* @__PURE__ */ new Set();
  const idOf = (resourcePath) => {
    needed.add(resourcePath);
    return "";
  };
  filledCreateBody(createBody, { idOf, unique: "" });
  return [...needed];
}
function filled(value, replacements) {
  if (Array.isArray(value)) return value.map((member) => filled(member, replacements));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filled(member, replacements)]));
  }
  if (typeof value !== "string") return value;
  const resourcePath = reference.exec(value)?.[1];
  return resourcePath ? replacements.idOf(resourcePath) : value.replaceAll("{unique}", () => replacements.unique);
}

// lib/contract/item-path.ts
var plainId = /^(?!\.+$)[\w.:~@=+,!$&'()*;|-]+$/;
function itemPath(list, id) {
  return plainId.test(id) ? `${list}/${encodeURIComponent(id)}` : void 0;
}
function isPlainPath(path) {
  if (path === "/") return true;
  return path.split("/").slice(1).every((segment) => plainId.test(decoded(segment)));
}
function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

// lib/judge/json-body.ts
var deepest = 200;
var remembered = /* @__PURE__ */ new WeakMap();
function readJson(response) {
  const known2 = remembered.get(response);
  if (known2 !== void 0) return known2;
  const body = parseJson(response.body);
  remembered.set(response, body);
  return body;
}
function jsonOf(response) {
  const body = readJson(response);
  return body.kind === "json" ? body.value : void 0;
}
function parseJson(bytes) {
  if (bytes.length === 0) return notJson("empty", "empty");
  if (bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191) {
    return notJson("byte-order-mark", "preceded by a byte order mark");
  }
  const text3 = decoded2(bytes);
  if (text3 === void 0) return notJson("not-utf-8", `${bytes.length} bytes that are not UTF-8`);
  const value = parsed(text3);
  if (value === void 0) {
    const start = String.fromCodePoint(text3.codePointAt(0) ?? 0);
    return notJson("syntax", `${bytes.length} bytes that do not parse as JSON, starting with ${JSON.stringify(start)}`);
  }
  if (isDeeperThan(value, deepest)) return notJson("too-deep", `JSON nested more than ${deepest} levels deep`);
  return { kind: "json", value };
}
function notJson(reason, message) {
  return { kind: "not-json", reason, message };
}
function decoded2(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return void 0;
  }
}
function parsed(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    return void 0;
  }
}
function isDeeperThan(value, levels) {
  let level = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level.flatMap((each2) => typeof each2 === "object" && each2 !== null ? Object.values(each2) : []);
    if (level.length === 0) return false;
  }
  return true;
}

// lib/contract/absolute-url.ts
function isAbsoluteUrl(text3) {
  return text3.length <= longestUrl && /^https?:\/\/[^/?#\s\\][^\s\\]*$/i.test(text3) && URL.canParse(text3);
}
var longestUrl = 64 * 1024;

// lib/contract/schemas.ts
var formats = { "absolute-url": isAbsoluteUrl };
var words = {
  string: "a string",
  boolean: "true or false",
  integer: "an integer",
  number: "a number",
  object: "an object",
  array: "an array"
};
function expectationOf({ description, type }) {
  if (description !== void 0) return description;
  if (type === void 0) return "a value";
  return typeof type === "string" ? words[type] : `${words[type[0]]} or null`;
}
var text = { type: "string", pattern: "\\S", description: "a text that is not blank" };
var errorBodySchema = {
  type: "object",
  description: "an error object",
  required: ["error_code", "status_code", "msg", "details"],
  properties: {
    error_code: { type: "string" },
    status_code: { type: "integer" },
    msg: text,
    details: {
      type: "object",
      required: ["operation_id"],
      properties: { operation_id: text }
    }
  }
};
var listEnvelopeSchema = {
  type: "object",
  description: "a list answer, an object",
  required: ["uri", "next_page_uri"],
  properties: {
    uri: { type: "string" },
    next_page_uri: { type: ["string", "null"], format: "absolute-url", description: "an absolute URL or null" }
  }
};
var listItemsSchema = { type: "array", items: { type: "object" }, description: "an array of items" };
var representationSchema = remembering(objectOf);
function objectOf(fields) {
  const properties = Object.fromEntries(
    fields.filter(({ path }) => !path.includes(".")).map((field) => [field.path, memberSchema(field, fields)])
  );
  return { type: "object", properties };
}
function memberSchema(field, fields) {
  const type = acceptsNull(field) ? [field.type, "null"] : field.type;
  const members = below(fields, `${field.path}.`);
  if (members.length > 0) return { ...objectOf(members), type };
  const itemMembers = below(fields, `${field.path}[].`);
  if (itemMembers.length > 0) return { type, items: objectOf(itemMembers) };
  return { type };
}
function below(fields, prefix) {
  return fields.filter(({ path }) => path.startsWith(prefix)).map((field) => ({ ...field, path: field.path.slice(prefix.length) }));
}
function acceptsNull(field) {
  return field.nullable || field.timestamp && !field.path.endsWith("created_at") || field.type === "object" || field.type === "array" || isOptionalText(field);
}
function mayBeLeftOut(field) {
  return field.nullable || field.omittable === true || field.type === "object" || isOptionalText(field);
}
function isOptionalText({ path }) {
  return /(?:^|\.)(?:description|metadata)$/.test(path);
}

// lib/contract/deviations.ts
import { Ajv } from "ajv";
var ajv = new Ajv({
  allErrors: true,
  verbose: true,
  ownProperties: true,
  formats,
  messages: false,
  meta: false,
  validateSchema: false,
  strict: false,
  strictNumbers: true,
  code: { optimize: false }
});
var validatorOf = remembering((schema2) => ajv.compile(schema2));
function deviations(schema2, value) {
  const validate = validatorOf(schema2);
  return validate(value) ? [] : (validate.errors ?? []).map(deviation);
}
function deviation({ keyword, params, parentSchema, data, instancePath }) {
  const { description, type, properties } = parentSchema ?? {};
  if (keyword !== "required") {
    return { expected: expectationOf({ description, type }), value: data, at: instancePath };
  }
  const name = String(params["missingProperty"]);
  return { expected: expectationOf(properties?.[name] ?? {}), value: void 0, at: instancePath + jsonPointer(name) };
}

// lib/judge/body-problems.ts
function bodyProblems(schema2, response) {
  const body = readJson(response);
  if (body.kind === "json") return valueProblems(schema2, body.value);
  return [{ expected: expectationOf(schema2), actual: `a body that is ${body.message}`, at: "body" }];
}
function valueProblems(schema2, value, at = "") {
  return deviations(schema2, value).map((deviation2) => ({
    expected: deviation2.expected,
    actual: told(deviation2.value),
    at: at + deviation2.at || "body"
  }));
}

// lib/judge/error-body.ts
var codeFormat = /^ERR_NGROK_[1-9][0-9]*$/;
function errorsIn(recording) {
  return recording.filter(isAnswered).filter(hasErrorBody);
}
function errorShapeProblems(exchange) {
  return hasErrorBody(exchange) ? bodyProblems(errorBodySchema, exchange.outcome.response) : [];
}
function errorStatusProblems(exchange) {
  const { status } = exchange.outcome.response;
  const said = errorMember(exchange, "status_code");
  if (!Number.isInteger(said) || said === status) return [];
  return [{ expected: `${status}, the HTTP status`, actual: told(said), at: jsonPointer("status_code") }];
}
function errorCodeFormatProblems(exchange) {
  const code = errorMember(exchange, "error_code");
  if (typeof code !== "string" || codeFormat.test(code)) return [];
  return [{ expected: "ERR_NGROK_ and a number", actual: told(code), at: jsonPointer("error_code") }];
}
function errorCodeKnownProblems(exchange, isKnown) {
  const code = errorCodeOf(exchange);
  if (code === void 0 || !codeFormat.test(code) || isKnown(code)) return [];
  return [{ expected: "a code of the error reference", actual: told(code), at: jsonPointer("error_code") }];
}
function errorCodeOf(exchange) {
  const code = isAnswered(exchange) ? errorMember(exchange, "error_code") : void 0;
  return typeof code === "string" ? code : void 0;
}
function isWellFormedError(exchange) {
  return isAnswered(exchange) && exchange.outcome.response.status >= 400 && wellFormedProblems(exchange).length === 0;
}
function refusalProblems(exchange) {
  const expected = "a refusal with a status from 400 to 499";
  if (!isAnswered(exchange)) return [{ expected, actual: exchange.outcome.message }];
  const { status } = exchange.outcome.response;
  if (status < 400 || status > 499) return [{ expected, actual: `status ${status}`, at: "status" }];
  return wellFormedProblems(exchange);
}
function wellFormedProblems(exchange) {
  return [errorShapeProblems, errorStatusProblems, errorCodeFormatProblems].flatMap((problems) => problems(exchange));
}
function hasErrorBody(exchange) {
  return exchange.outcome.response.status >= 400 && exchange.request.method !== "HEAD";
}
function errorMember(exchange, name) {
  if (!hasErrorBody(exchange)) return void 0;
  const body = readJson(exchange.outcome.response);
  return body.kind === "json" ? memberOf(body.value, name) : void 0;
}

// lib/judge/finding.ts
function seenIn(problems, ...exchanges) {
  return problems.map((problem) => ({ ...problem, exchanges }));
}
function each(things, judge) {
  const all = [...things];
  return { judged: all.length, findings: all.flatMap(judge) };
}
function notJudged(reason) {
  return { judged: 0, findings: [], unjudged: [reason] };
}
function together(...judgements) {
  const evidence = judgements.flatMap((judgement) => judgement.evidence ?? []);
  return {
    judged: judgements.reduce((sum, judgement) => sum + judgement.judged, 0),
    findings: judgements.flatMap((judgement) => judgement.findings),
    unjudged: judgements.flatMap((judgement) => judgement.unjudged ?? []),
    ...evidence.length > 0 && { evidence: evidence.join("; ") }
  };
}

// lib/judge/refusal.ts
function judgeRefusal(comparison, expected = {}) {
  const obstacle = obstacleTo(comparison);
  if (obstacle) return notJudged(obstacle);
  const problems = [
    ...refusalProblems(comparison.changed).filter(({ at }) => !expected.inAnyForm || at === "status"),
    ...identityProblems(comparison.changed, expected)
  ];
  return { judged: 1, findings: seenIn(toldWith(comparison.change, problems), comparison.changed, comparison.control) };
}
function judgeAcceptance(comparison) {
  const { change, control, changed } = comparison;
  const obstacle = obstacleTo(comparison);
  if (obstacle && (isAnswered(changed) || !isServed(control))) return notJudged(obstacle);
  if (isServed(changed)) return { judged: 1, findings: [] };
  const problem = { expected: "an answer with a 2xx status", actual: answerTold(changed), at: "status" };
  return { judged: 1, findings: seenIn(toldWith(change, [problem]), changed, control) };
}
function isServed(exchange) {
  if (!isAnswered(exchange)) return false;
  const { status } = exchange.outcome.response;
  return status >= 200 && status < 300;
}
function answerTold(exchange) {
  if (!isAnswered(exchange)) return `no answer: ${exchange.outcome.message}`;
  const code = errorCodeOf(exchange);
  return `status ${exchange.outcome.response.status}${code === void 0 ? "" : ` with ${code}`}`;
}
function isRateLimited(exchange) {
  return isAnswered(exchange) && exchange.outcome.response.status === 429;
}
function obstacleTo({ control, changed }) {
  if (!isServed(control)) return `the good request #${control.number} did not work: ${answerTold(control)}`;
  if (isRateLimited(changed)) return "requests were answered 429 before their time";
  if (!isAnswered(changed)) return `request #${changed.number} got no answer: ${changed.outcome.message}`;
  return void 0;
}
function identityProblems(exchange, { status, codes, codeLevel }) {
  if (!isAnswered(exchange) || exchange.outcome.response.status < 400 || exchange.outcome.response.status > 499)
    return [];
  const problems = [];
  const actualStatus = exchange.outcome.response.status;
  if (status !== void 0 && actualStatus !== status) {
    problems.push({ expected: `status ${status}`, actual: `status ${actualStatus}`, at: "status" });
  }
  const actualCode = errorCodeOf(exchange);
  if (codes && actualCode !== void 0 && !codes.includes(actualCode)) {
    const at = jsonPointer("error_code");
    problems.push({ expected: codes.join(" or "), actual: actualCode, at, ...codeLevel && { level: codeLevel } });
  }
  return problems;
}
function toldWith(change, problems) {
  return problems.map((problem) => ({ ...problem, expected: `${change}: ${problem.expected}` }));
}

// lib/judge/list-page.ts
var largestPage = 100;
function envelopeProblems(exchange, { listKey }) {
  const { response } = exchange.outcome;
  const body = jsonOf(response);
  const itemsProblems = isObject(body) ? valueProblems(listItemsSchema, memberOf(body, listKey), jsonPointer(listKey)) : [];
  return [...itemsProblems, ...bodyProblems(listEnvelopeSchema, response)];
}
function readPage(exchange, { listKey, itemKey }) {
  const body = jsonOf(exchange.outcome.response);
  const items = memberOf(body, listKey);
  if (!Array.isArray(items) || !items.every(isObject)) return void 0;
  const parameters = new URL(exchange.request.url).searchParams;
  const limits = parameters.getAll("limit");
  const ids = items.map((item) => {
    const id = memberOf(item, itemKey);
    return typeof id === "string" ? id : void 0;
  });
  const next = memberOf(body, "next_page_uri");
  return {
    exchange,
    listKey,
    itemKey,
    items,
    ids,
    nextPageUri: next === null || typeof next === "string" && isAbsoluteUrl(next) ? next : void 0,
    limitAsked: limits.length === 1 ? limits[0] : void 0,
    limit: bound(limits, parameters),
    // An empty one is what clients send for the first page.
    beforeId: parameters.get("before_id") || void 0
  };
}
function pagesIn(exchanges, namesOf) {
  return [...exchanges].flatMap((exchange) => {
    const names = exchange.request.method === "GET" && exchange.outcome.response.status === 200 && namesOf(exchange);
    return names && readPage(exchange, names) || [];
  });
}
function tooLongPage(page) {
  const most = page.limit ?? largestPage;
  if (page.items.length <= most) return [];
  const problem = {
    expected: `at most ${most} items`,
    actual: `${page.items.length} items`,
    at: jsonPointer(page.listKey)
  };
  return seenIn([problem], page.exchange);
}
function shortPageThatLinksOnward(page) {
  const { items, limit, nextPageUri } = page;
  if (limit === void 0 || items.length === 0 || items.length >= limit || typeof nextPageUri !== "string") return [];
  const actual = `${items.length} items and a link to more`;
  return seenIn(
    [{ expected: `${limit} items, or no next page`, actual, at: jsonPointer(page.listKey) }],
    page.exchange
  );
}
function emptyPageThatLinksOnward(page) {
  if (page.items.length > 0 || typeof page.nextPageUri !== "string") return [];
  const problem = { expected: "null on an empty page", actual: told(page.nextPageUri), at: nextPageUriPointer };
  return seenIn([problem], page.exchange);
}
function linkThatChangesLimit(page) {
  if (typeof page.nextPageUri !== "string" || page.limit === void 0) return [];
  const parameters = new URL(page.nextPageUri).searchParams;
  const linked = parameters.getAll("limit");
  if (linked.length === 0 && !parameters.has("before_id")) return [];
  const right = /* @__PURE__ */ new Set([page.limit, Number(page.limitAsked ?? largestPage)]);
  if (linked.length === 0 && right.has(largestPage)) return [];
  if (linked.length === 1 && right.has(numberOf(linked[0] ?? ""))) return [];
  const actual = linked.length === 0 ? "a link without limit" : `limit=${linked.join(" and limit=")}`;
  return seenIn([{ expected: `a link with limit=${page.limit}`, actual, at: nextPageUriPointer }], page.exchange);
}
function differentPages(page, other) {
  const length = Math.max(page.ids.length, other.ids.length);
  const index = Array.from({ length }, (_, place) => place).find((place) => page.ids[place] !== other.ids[place]);
  if (index === void 0) {
    if (page.nextPageUri === null === (other.nextPageUri === null)) return [];
    const expected2 = `${other.nextPageUri === null ? "null" : "a link"}, as in #${other.exchange.number}`;
    const problem2 = { expected: expected2, actual: told(page.nextPageUri), at: nextPageUriPointer };
    return seenIn([problem2], page.exchange, other.exchange);
  }
  const expected = `${itemTold(other, index)}, as in #${other.exchange.number}`;
  const problem = { expected, actual: itemTold(page, index), at: jsonPointer(page.listKey, index) };
  return seenIn([problem], page.exchange, other.exchange);
}
function itemPointer(page, index, ...member) {
  return jsonPointer(page.listKey, index, ...member);
}
var nextPageUriPointer = jsonPointer("next_page_uri");
function itemTold({ ids, itemKey, items }, index) {
  if (index >= items.length) return `the end after ${items.length} items`;
  return `item ${ids[index] ?? `without ${itemKey}`}`;
}
function bound(limits, parameters) {
  const [limit, ...others] = limits;
  if (limit === void 0)
    return [...parameters.keys()].every((name) => name === "before_id") ? largestPage : void 0;
  const number2 = numberOf(limit);
  return others.length === 0 && number2 >= 1 ? Math.min(number2, largestPage) : void 0;
}
function numberOf(text3) {
  return /^(?:0|[1-9][0-9]*)$/.test(text3) ? Number(text3) : Number.NaN;
}

// lib/exchange/write-scope.ts
function isWithin(scope, url2) {
  if (scope === "anywhere") return true;
  const [place = ""] = url2.split(/[?#]/, 1);
  return scope.some((list) => {
    const path = place.slice(new URL(list).origin.length);
    return place === list || place.startsWith(`${list}/`) && isPlainPath(path);
  });
}

// lib/run/ask.ts
function messageFor(ask, url2, key) {
  const {
    method = "GET",
    version = ["2"],
    versionName = "ngrok-version",
    body,
    contentType = "application/json",
    headers = []
  } = ask;
  const authorization = ask.authorization === void 0 ? `${ask.scheme ?? "Bearer"} ${ask.key ?? key}` : ask.authorization;
  const fields = [
    ...authorization === null ? [] : [["authorization", authorization]],
    ...version.map((value) => [versionName, value]),
    ...ask.close ? [["connection", "close"]] : [],
    ...body === void 0 || contentType === null ? [] : [["content-type", contentType]],
    ...headers
  ];
  return { method, url: url2, headers: fields, body: typeof body === "object" ? JSON.stringify(body) : body };
}

// lib/run/ledger.ts
import { Ajv as Ajv2 } from "ajv";

// lib/exchange/not-sent.ts
var NotSentError = class extends Error {
};
var WriteRefusedError = class extends NotSentError {
  code = "WRITE_REFUSED";
  /** @param lists the URLs of the lists that may be written to, if there are any */
  constructor(method, url2, lists) {
    const why = lists.length === 0 ? "this run may only read. Give --allow-writes if the target is yours to change" : `this run may write to ${lists.join(" and ")} alone. Name the list by --scratch if it is yours to change`;
    super(`${method} ${url2} was not sent: ${why}, or leave the rules out that write.`);
    this.name = "WriteRefusedError";
  }
};
var CutShortError = class extends NotSentError {
};
var TargetGoneError = class extends CutShortError {
  code = "TARGET_GONE";
  advice = "look what the target did with the last requests; if it is only slow, give --timeout more";
  constructor(unanswered) {
    super(`the target stopped answering: the last ${unanswered} requests had no answer in time`);
    this.name = "TargetGoneError";
  }
};
var TimeSpentError = class extends CutShortError {
  code = "TIME_SPENT";
  advice = "give --time-limit more, or judge fewer rules at once with --only";
  constructor(timeLimitMs) {
    super(`the time limit of ${timeLimitMs / 1e3} s was over before everything was asked`);
    this.name = "TimeSpentError";
  }
};
var MemorySpentError = class extends CutShortError {
  code = "MEMORY_SPENT";
  advice = "find out why the answers are so large, or judge fewer rules at once with --only";
  constructor(bytes) {
    super(`the answers of the target fill the ${bytes / 1024 / 1024} MB of memory that a run has for them`);
    this.name = "MemorySpentError";
  }
};

// lib/run/ledger.ts
var noLedger = { write() {
}, discard() {
} };
var LedgerNotWrittenError = class extends NotSentError {
  code = "LEDGER_NOT_WRITTEN";
  constructor(path, why) {
    super(`the ledger ${path} could not be written (${why}): nothing is created that is not written down first`);
    this.name = "LedgerNotWrittenError";
  }
};
var LedgerUnreadableError = class extends Error {
  code = "LEDGER_UNREADABLE";
  constructor(line, why) {
    super(`line ${line} ${why}`);
    this.name = "LedgerUnreadableError";
  }
};
var number = { type: "integer", minimum: 1 };
var text2 = { type: "string", minLength: 1 };
var url = { type: "string", pattern: "^https?://" };
function entrySchema(kind, members, optional = []) {
  const required = Object.keys(members).filter((name) => !optional.includes(name));
  return {
    type: "object",
    properties: { kind: { const: kind }, ...members },
    required: ["kind", ...required],
    additionalProperties: false
  };
}
var schema = {
  oneOf: [
    entrySchema("run", {
      run: { type: "string", pattern: "^[0-9a-z]{1,64}$" },
      target: url,
      process: number,
      key: text2
    }),
    entrySchema("creation", { number, list: url }),
    entrySchema("made", { item: url, number }, ["number"]),
    entrySchema("settled", { number }),
    entrySchema("gone", { item: url })
  ]
};
var isEntry = new Ajv2({ meta: false, validateSchema: false }).compile(schema);
function readLedger(text3) {
  const [first, ...entries] = text3.split("\n").slice(0, -1).map((line, index) => readEntry(line, index + 1));
  if (first === void 0) return void 0;
  if (first.kind !== "run") throw new LedgerUnreadableError(1, "does not say which run the ledger is of");
  const items = /* @__PURE__ */ new Set();
  const creations = /* @__PURE__ */ new Map();
  for (const entry of entries) {
    if (entry.kind === "creation") creations.set(entry.number, entry.list);
    if (entry.kind === "made") items.add(entry.item);
    if (entry.kind === "gone") items.delete(entry.item);
    if ((entry.kind === "made" || entry.kind === "settled") && entry.number !== void 0)
      creations.delete(entry.number);
  }
  const lists = [...new Set(creations.values())];
  const { run, target, process, key } = first;
  return { run, target, process, key, items: [...items], lists };
}
function readEntry(line, place) {
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    throw new LedgerUnreadableError(place, "is not JSON");
  }
  if (!isEntry(entry)) throw new LedgerUnreadableError(place, "is no entry of a ledger");
  return entry;
}

// lib/run/made-items.ts
var ForeignItemError = class extends NotSentError {
  code = "FOREIGN_ITEM";
  constructor(method, url2) {
    super(
      `${method} ${url2} was not sent: the item was there before the run wrote anything, or the id is none that can be told from a path. The target gave it for an item that the run had just made; let each creation give an id of its own.`
    );
    this.name = "ForeignItemError";
  }
};
var MadeItems = class {
  #base;
  #ledger;
  /** URLs, the newest last. */
  #standing = /* @__PURE__ */ new Set();
  /** URLs of items that no longer stand, by the answers of the target. */
  #gone = /* @__PURE__ */ new Set();
  /** URLs of the lists that the run asked for a creation in. */
  #written = /* @__PURE__ */ new Set();
  /** URLs of lists that were looked at in vain since the last creation there. */
  #unreadable = /* @__PURE__ */ new Set();
  /** What has no address that could be asked for safely, as the reports name it. */
  #unreachable = /* @__PURE__ */ new Set();
  /** URLs of items that an earlier run made, by their own word. */
  #inherited = /* @__PURE__ */ new Set();
  /** Creations that may have made something that is not known, by number, with the URLs of their lists. */
  #unsettled = /* @__PURE__ */ new Map();
  constructor(base, ledger = noLedger) {
    this.#base = base;
    this.#ledger = ledger;
  }
  /** URLs of the items that still stand, in the order of their making. */
  get standing() {
    return [...this.#standing];
  }
  /** Items that cannot be deleted, since the target gave them ids that could lead elsewhere. */
  get unreachable() {
    return [...this.#unreachable];
  }
  /** URLs of the lists that the run asked for a creation in. */
  get writtenLists() {
    return [...this.#written];
  }
  /** URLs of the lists in which there may be something that the run made and does not know of. */
  get unsettledLists() {
    return [...new Set([...this.#unsettled.values()].map(({ list }) => list))];
  }
  /** Those of them that it may tell something to look at. */
  get listsToLookAt() {
    return this.unsettledLists.filter((list) => !this.#unreadable.has(list));
  }
  /**
   * Writes a creation down before it is sent. Of one that is not aimed at a list there is nowhere to look for what it
   * made, and nothing to write down.
   *
   * @throws LedgerNotWrittenError
   */
  announce(number2, { method, url: url2 }) {
    const list = withoutQuery(url2);
    if (method !== "POST" || !this.#isList(list)) return;
    this.#ledger.write({ kind: "creation", number: number2, list });
    this.#written.add(list);
    this.#unsettled.set(number2, { list, isAnswered: false });
  }
  /**
   * Remembers what an exchange made or deleted, also where it should have been refused.
   *
   * @param recording all exchanges so far
   */
  remember(exchange, recording) {
    const url2 = withoutQuery(exchange.request.url);
    if (exchange.request.method === "DELETE" && isGoneAfter(exchange)) this.#forget(url2);
    if (exchange.request.method !== "POST") return;
    const { number: number2 } = exchange;
    if (isAnswered(exchange) && this.#unsettled.has(number2))
      this.#unsettled.set(number2, { list: url2, isAnswered: true });
    const id = isServed(exchange) ? memberOf(jsonOf(exchange.outcome.response), "id") : void 0;
    if (typeof id === "string") this.takeUp(url2, id, recording, number2);
    else if (isRateLimited(exchange)) this.#settle(number2);
    if (this.#unsettled.has(number2)) this.#unreadable.delete(url2);
  }
  /**
   * Takes an item for one that the run made. One that stood in the list before the run wrote to it is left alone.
   *
   * @param list URL of its list
   * @param number of the exchange that created it, where that is known
   */
  takeUp(list, id, recording, number2) {
    const url2 = itemPath(list, id);
    if (url2 === void 0 || !isPlainPath(this.#pathOf(url2))) {
      this.#unreachable.add(`${list.replace(/\/$/, "")}/${encoded(id)}`);
      if (number2 !== void 0) this.#unsettled.delete(number2);
    } else if (!this.#standing.has(url2) && !stoodBefore(url2, recording)) {
      this.#standing.add(url2);
      this.#ledger.write({ kind: "made", item: url2, ...number2 !== void 0 && { number: number2 } });
      if (number2 !== void 0) this.#unsettled.delete(number2);
    }
  }
  /** Takes up an item that an earlier run made: it stood before this one, and may be deleted all the same. */
  inherit(url2) {
    this.#inherited.add(url2);
    this.#standing.add(url2);
  }
  /** Whether the run made the item, and the target has said since that it is not there any more. */
  wasGone(url2) {
    return this.#gone.has(url2);
  }
  /** Takes back that an item is gone. */
  standsStill(url2) {
    this.#standing.add(url2);
    this.#ledger.write({ kind: "made", item: url2 });
  }
  /** The list was looked at, and could not be read. Nobody waits for room in the window to see that again. */
  lookedInVain(list) {
    this.#unreadable.add(list);
  }
  /**
   * The list was looked at, and what carries the mark of the run there was taken up.
   *
   * @param isWhole whether to its end; else the look says nothing of creations that got no answer
   */
  looked(list, isWhole) {
    for (const [number2, creation] of this.#unsettled) {
      if (creation.list === list && (isWhole || creation.isAnswered)) this.#settle(number2);
    }
  }
  /** @throws ForeignItemError where a request would change an item that the run did not make */
  protect(method, url2, recording) {
    if (!changesItems.has(method)) return;
    const item = withoutQuery(url2);
    if (this.#inherited.has(item)) return;
    if (!isPlainPath(this.#pathOf(item)) || stoodBefore(item, recording)) throw new ForeignItemError(method, item);
  }
  #settle(number2) {
    if (this.#unsettled.delete(number2)) this.#ledger.write({ kind: "settled", number: number2 });
  }
  #forget(url2) {
    const isKnown = this.#standing.delete(url2);
    if (isKnown) this.#gone.add(url2);
    if (isKnown && !this.#inherited.has(url2)) this.#ledger.write({ kind: "gone", item: url2 });
  }
  #isList(url2) {
    return resourceAt(this.#pathOf(url2))?.listKey !== void 0;
  }
  #pathOf(url2) {
    return url2.slice(urlBelow(this.#base, "").length);
  }
};
function isGoneAfter(exchange) {
  if (!isAnswered(exchange)) return false;
  const { status } = exchange.outcome.response;
  const hasKey = headerValues(exchange.request.headers, "authorization").length > 0;
  return hasKey && (status === 404 || status === 410) || isServed(exchange);
}
var changesItems = /* @__PURE__ */ new Set(["PUT", "PATCH", "DELETE"]);
function stoodBefore(url2, recording) {
  const list = url2.slice(0, url2.lastIndexOf("/"));
  const ofList = recording.filter(({ request }) => withoutQuery(request.url) === list);
  const firstWrite = ofList.find(({ request }) => request.method === "POST");
  return ofList.some((exchange) => {
    if (exchange.request.method !== "GET" || !isServed(exchange)) return false;
    const isEarlier = firstWrite === void 0 || exchange.endedAt <= firstWrite.sentAt;
    return isEarlier && idsShownIn(jsonOf(exchange.outcome.response)).some((id) => itemPath(list, id) === url2);
  });
}
function idsShownIn(body) {
  const arrays = isObject(body) ? Object.values(body).filter(Array.isArray) : [];
  return arrays.flat().flatMap((item) => {
    return [memberOf(item, "id"), memberOf(item, "type")].filter((id) => typeof id === "string");
  });
}

// lib/contract/error-codes.json
var error_codes_default = {
  numbers: [
    100,
    102,
    103,
    105,
    106,
    107,
    108,
    109,
    110,
    111,
    112,
    115,
    116,
    118,
    119,
    120,
    121,
    122,
    123,
    124,
    125,
    126,
    127,
    128,
    200,
    201,
    202,
    203,
    204,
    205,
    206,
    207,
    208,
    210,
    211,
    212,
    213,
    214,
    215,
    216,
    217,
    218,
    219,
    220,
    221,
    223,
    224,
    225,
    226,
    227,
    228,
    229,
    230,
    231,
    232,
    233,
    235,
    236,
    238,
    239,
    240,
    241,
    242,
    243,
    244,
    247,
    248,
    249,
    250,
    251,
    300,
    301,
    302,
    303,
    304,
    307,
    308,
    309,
    310,
    311,
    312,
    313,
    314,
    315,
    316,
    317,
    318,
    319,
    320,
    321,
    322,
    323,
    324,
    326,
    327,
    328,
    329,
    330,
    331,
    332,
    333,
    334,
    335,
    336,
    337,
    338,
    339,
    340,
    341,
    343,
    344,
    345,
    346,
    347,
    348,
    349,
    350,
    351,
    352,
    353,
    354,
    355,
    356,
    357,
    358,
    359,
    360,
    361,
    362,
    363,
    364,
    365,
    366,
    367,
    368,
    370,
    371,
    372,
    373,
    374,
    375,
    376,
    377,
    378,
    379,
    380,
    381,
    382,
    383,
    384,
    385,
    386,
    387,
    388,
    389,
    390,
    391,
    392,
    393,
    394,
    395,
    396,
    397,
    398,
    399,
    400,
    401,
    402,
    403,
    404,
    405,
    406,
    407,
    408,
    409,
    410,
    411,
    412,
    413,
    414,
    415,
    416,
    417,
    418,
    419,
    420,
    421,
    422,
    423,
    424,
    425,
    426,
    427,
    428,
    429,
    430,
    431,
    432,
    433,
    434,
    435,
    436,
    438,
    439,
    440,
    441,
    442,
    443,
    444,
    445,
    446,
    447,
    448,
    449,
    450,
    451,
    455,
    456,
    457,
    458,
    459,
    460,
    461,
    500,
    501,
    502,
    503,
    504,
    505,
    506,
    507,
    508,
    509,
    511,
    512,
    513,
    514,
    515,
    516,
    517,
    600,
    601,
    602,
    603,
    604,
    605,
    606,
    607,
    608,
    609,
    610,
    611,
    612,
    613,
    614,
    615,
    617,
    619,
    620,
    622,
    627,
    628,
    629,
    630,
    631,
    632,
    633,
    634,
    635,
    636,
    637,
    638,
    702,
    703,
    708,
    714,
    715,
    716,
    717,
    718,
    719,
    720,
    721,
    722,
    724,
    725,
    726,
    727,
    728,
    729,
    730,
    731,
    732,
    733,
    734,
    735,
    736,
    737,
    738,
    739,
    740,
    741,
    742,
    743,
    800,
    801,
    802,
    803,
    804,
    805,
    806,
    807,
    808,
    809,
    810,
    811,
    812,
    813,
    1e3,
    1001,
    1002,
    1003,
    1004,
    1005,
    1006,
    1007,
    1008,
    1010,
    1011,
    1012,
    1013,
    1014,
    1015,
    1016,
    1017,
    1018,
    1019,
    1020,
    1021,
    1022,
    1023,
    1024,
    1025,
    1026,
    1027,
    1028,
    1029,
    1030,
    1031,
    1032,
    1100,
    1101,
    1102,
    1103,
    1104,
    1105,
    1106,
    1107,
    1108,
    1109,
    1110,
    1111,
    1112,
    1113,
    1114,
    1115,
    1116,
    1117,
    1118,
    1119,
    1120,
    1121,
    1122,
    1123,
    1125,
    1200,
    1202,
    1203,
    1204,
    1205,
    1206,
    1207,
    1208,
    1210,
    1211,
    1212,
    1213,
    1214,
    1215,
    1216,
    1217,
    1218,
    1219,
    1220,
    1221,
    1222,
    1223,
    1224,
    1225,
    1226,
    1227,
    1228,
    1229,
    1230,
    1231,
    1232,
    1233,
    1400,
    1401,
    1402,
    1404,
    1405,
    1406,
    1407,
    1408,
    1409,
    1410,
    1411,
    1412,
    1413,
    1414,
    1415,
    1417,
    1419,
    1420,
    1421,
    1422,
    1423,
    1500,
    1501,
    1600,
    1601,
    1602,
    1607,
    1608,
    1609,
    1611,
    1612,
    1613,
    1614,
    1615,
    1616,
    1617,
    1618,
    1619,
    1620,
    1621,
    1622,
    1623,
    1624,
    1625,
    1626,
    1627,
    1628,
    1629,
    1630,
    1631,
    1632,
    1633,
    1634,
    1635,
    1636,
    1637,
    1638,
    1639,
    1640,
    1641,
    1642,
    1643,
    1644,
    1645,
    1646,
    1647,
    1648,
    1649,
    1650,
    1651,
    1652,
    1653,
    1654,
    1655,
    1656,
    1657,
    1658,
    1659,
    1660,
    1661,
    1662,
    1667,
    1668,
    1669,
    1670,
    1672,
    1673,
    1674,
    1675,
    1679,
    1680,
    1681,
    1682,
    1683,
    1684,
    1685,
    1686,
    1687,
    1688,
    1689,
    1690,
    1691,
    1692,
    1693,
    1694,
    1695,
    1696,
    1697,
    1698,
    1699,
    1700,
    1701,
    1702,
    1800,
    1801,
    1802,
    1803,
    1804,
    1805,
    1806,
    1807,
    1808,
    1900,
    1901,
    1902,
    1903,
    1904,
    1905,
    1906,
    1907,
    1908,
    1909,
    1910,
    1911,
    1912,
    1913,
    1914,
    1915,
    1916,
    1917,
    1918,
    1919,
    1920,
    1921,
    1922,
    1923,
    1924,
    1925,
    1926,
    1927,
    1929,
    1930,
    1934,
    1935,
    1936,
    1937,
    1938,
    1939,
    1940,
    1941,
    1942,
    1943,
    1945,
    1946,
    1947,
    1948,
    1949,
    1950,
    1951,
    1952,
    1953,
    1954,
    1956,
    1958,
    1960,
    1962,
    1963,
    1964,
    1965,
    1966,
    2032,
    2062,
    2063,
    2065,
    2067,
    2069,
    2070,
    2071,
    2087,
    2089,
    2090,
    2091,
    2092,
    2093,
    2094,
    2095,
    2097,
    2200,
    2201,
    2202,
    2203,
    2204,
    2205,
    2206,
    2207,
    2208,
    2209,
    2210,
    2211,
    2212,
    2213,
    2214,
    2215,
    2216,
    2217,
    2218,
    2219,
    2221,
    2222,
    2223,
    2224,
    2225,
    2226,
    2227,
    2228,
    2229,
    2230,
    2231,
    2232,
    2233,
    2234,
    2235,
    2236,
    2237,
    2238,
    2239,
    2240,
    2241,
    2242,
    2243,
    2244,
    2245,
    2246,
    2247,
    2248,
    2249,
    2250,
    2251,
    2252,
    2253,
    2254,
    2255,
    2256,
    2257,
    2258,
    2259,
    2260,
    2261,
    2262,
    2263,
    2264,
    2265,
    2266,
    2267,
    2300,
    3002,
    3003,
    3004,
    3005,
    3006,
    3007,
    3008,
    3009,
    3010,
    3100,
    3101,
    3102,
    3103,
    3104,
    3105,
    3106,
    3107,
    3108,
    3109,
    3110,
    3111,
    3112,
    3113,
    3114,
    3115,
    3116,
    3117,
    3118,
    3119,
    3120,
    3121,
    3122,
    3123,
    3124,
    3125,
    3126,
    3127,
    3150,
    3151,
    3152,
    3160,
    3161,
    3162,
    3163,
    3164,
    3165,
    3166,
    3167,
    3200,
    3202,
    3203,
    3204,
    3205,
    3206,
    3208,
    3209,
    3210,
    3211,
    3212,
    3213,
    3214,
    3300,
    3301,
    3302,
    3303,
    3304,
    3305,
    3306,
    3307,
    3308,
    3309,
    3310,
    3311,
    3312,
    3313,
    3401,
    3403,
    3406,
    3408,
    3411,
    3412,
    3413,
    3414,
    3415,
    3416,
    3422,
    3501,
    3601,
    3602,
    3603,
    3604,
    3700,
    3701,
    3702,
    3800,
    3801,
    3802,
    3803,
    3804,
    3805,
    3806,
    3807,
    3808,
    3809,
    3810,
    3811,
    3812,
    3813,
    3814,
    3815,
    3816,
    3817,
    3818,
    3819,
    3900,
    3901,
    3902,
    3903,
    3904,
    3905,
    4001,
    4003,
    4004,
    4005,
    4011,
    4012,
    4013,
    4014,
    4015,
    4016,
    4017,
    4018,
    4019,
    4020,
    4021,
    4022,
    4023,
    4024,
    4025,
    4026,
    4027,
    4028,
    4100,
    4101,
    4103,
    4104,
    4105,
    4106,
    4107,
    4108,
    4109,
    4110,
    4111,
    4112,
    4114,
    4115,
    4116,
    4117,
    4118,
    4119,
    4200,
    4201,
    4202,
    4300,
    4301,
    4302,
    4303,
    4304,
    4305,
    4400,
    4401,
    4402,
    4403,
    4404,
    4405,
    4407,
    4408,
    4409,
    4410,
    4411,
    4412,
    4413,
    4414,
    4415,
    4416,
    4451,
    4452,
    4453,
    4454,
    4455,
    4500,
    4501,
    4502,
    4503,
    4504,
    4701,
    4702,
    5e3,
    5001,
    5100,
    5102,
    5103,
    5104,
    5105,
    5106,
    5107,
    5108,
    5112,
    5115,
    5116,
    5117,
    5118,
    5119,
    5120,
    5122,
    5123,
    5124,
    5125,
    5126,
    5127,
    5128,
    5129,
    5130,
    5131,
    5132,
    5133,
    5134,
    5135,
    5136,
    5137,
    5138,
    5139,
    5140,
    5141,
    5200,
    5201,
    5202,
    5203,
    5204,
    5205,
    5206,
    5207,
    5208,
    5209,
    5210,
    5211,
    5212,
    5300,
    5301,
    5302,
    5303,
    5304,
    5305,
    5306,
    5307,
    5308,
    5309,
    5310,
    5311,
    5312,
    5313,
    5314,
    5315,
    5316,
    5317,
    5318,
    5319,
    5320,
    5321,
    5322,
    5323,
    5324,
    5325,
    5326,
    5327,
    5400,
    5401,
    5402,
    5403,
    5404,
    5405,
    5406,
    5500,
    5501,
    5502,
    5503,
    5504,
    5507,
    5508,
    5510,
    5511,
    5512,
    5513,
    5517,
    5518,
    5520,
    5521,
    5522,
    5523,
    5524,
    5525,
    5526,
    5527,
    5528,
    5529,
    5530,
    5531,
    5532,
    5533,
    5534,
    5535,
    5536,
    5537,
    5538,
    5539,
    6e3,
    6001,
    6002,
    6003,
    6006,
    6008,
    6009,
    6010,
    6011,
    6013,
    6014,
    6018,
    6019,
    6020,
    6021,
    6022,
    6023,
    6024,
    6025,
    6026,
    6027,
    6028,
    6029,
    6030,
    6031,
    6032,
    6033,
    6500,
    6501,
    6502,
    6503,
    6504,
    6505,
    6506,
    6507,
    6508,
    6509,
    6510,
    6511,
    6512,
    6513,
    6514,
    6515,
    6516,
    6517,
    6522,
    6523,
    6524,
    6525,
    6526,
    6527,
    6528,
    6529,
    6530,
    6531,
    6600,
    6601,
    6602,
    6603,
    6604,
    6605,
    6606,
    6607,
    6608,
    6609,
    6612,
    6613,
    6614,
    6615,
    6616,
    6617,
    6618,
    6619,
    6620,
    6621,
    6622,
    6623,
    6700,
    6701,
    6702,
    6703,
    6704,
    6705,
    6706,
    6707,
    6708,
    6709,
    6710,
    6711,
    7e3,
    7001,
    7002,
    7007,
    7008,
    7009,
    7011,
    7012,
    7013,
    7014,
    7015,
    7016,
    7017,
    7018,
    7019,
    7020,
    7021,
    7022,
    7023,
    7024,
    7025,
    7026,
    7027,
    7028,
    7029,
    7030,
    7031,
    7032,
    7033,
    7034,
    7035,
    7036,
    7037,
    7038,
    7039,
    7040,
    7041,
    7042,
    7043,
    7044,
    7045,
    7046,
    7047,
    7048,
    7049,
    7050,
    7051,
    7052,
    7053,
    7054,
    7055,
    7056,
    7057,
    7058,
    7059,
    7060,
    7061,
    7062,
    7067,
    7068,
    7069,
    7070,
    7071,
    7072,
    7073,
    7074,
    7075,
    7079,
    7080,
    7081,
    7082,
    7083,
    7084,
    7085,
    7086,
    7087,
    7088,
    7089,
    7090,
    7091,
    7092,
    7093,
    7094,
    7095,
    7096,
    7097,
    7098,
    7099,
    7100,
    7101,
    7102,
    7103,
    7104,
    7105,
    7106,
    7107,
    7108,
    7109,
    7110,
    7111,
    7112,
    7113,
    7114,
    7115,
    7116,
    7117,
    7118,
    7119,
    7120,
    7121,
    7122,
    7123,
    7124,
    7125,
    7126,
    7127,
    7128,
    7129,
    7130,
    7131,
    7132,
    7133,
    7134,
    7135,
    7136,
    7137,
    7138,
    7139,
    7140,
    7141,
    7142,
    7143,
    7144,
    7145,
    7146,
    7147,
    7148,
    7149,
    7150,
    7151,
    7152,
    7153,
    7154,
    7155,
    7156,
    7157,
    7158,
    7159,
    7160,
    7161,
    7162,
    7163,
    7164,
    7165,
    7166,
    7167,
    7168,
    7169,
    7170,
    7171,
    7172,
    7173,
    7174,
    7175,
    7176,
    7177,
    7178,
    7179,
    7180,
    7181,
    7182,
    7183,
    7184,
    7185,
    7186,
    7187,
    7188,
    7189,
    7190,
    7191,
    7192,
    7193,
    7194,
    7195,
    7196,
    8e3,
    8001,
    8002,
    8003,
    8004,
    8005,
    8006,
    8007,
    8008,
    8009,
    8010,
    8011,
    8012,
    8013,
    8014,
    9e3,
    9001,
    9002,
    9003,
    9004,
    9005,
    9006,
    9007,
    9008,
    9009,
    9010,
    9011,
    9012,
    9013,
    9014,
    9015,
    9016,
    9017,
    9018,
    9019,
    9020,
    9021,
    9022,
    9023,
    9024,
    9025,
    9026,
    9027,
    9028,
    9029,
    9030,
    9031,
    9032,
    9033,
    9034,
    9035,
    9036,
    9037,
    9038,
    9039,
    9040,
    9041,
    9042,
    9043,
    1e4,
    10001,
    10002,
    10003,
    10004,
    10005,
    10006,
    10007,
    10008,
    10009,
    10010,
    10011,
    10012,
    10013,
    10014,
    10019,
    10020,
    10021,
    10022,
    10023,
    10024,
    10025,
    10026,
    10027,
    10028,
    10029,
    10030,
    10031,
    10032,
    10033,
    10034,
    10062,
    10063,
    10064,
    10065,
    10066,
    10067,
    10068,
    10069,
    10072,
    10073,
    10074,
    10075,
    10076,
    10077,
    10078,
    10079,
    10080,
    10081,
    10082,
    10083,
    10084,
    10085,
    10086,
    10087,
    10088,
    10089,
    10090,
    10091,
    10092,
    11e3,
    11001,
    11002,
    11003,
    11004,
    11005,
    11006,
    12e3,
    13001,
    13002,
    13003,
    13004,
    13005,
    13006,
    13007,
    13008,
    13009,
    14e3,
    14001,
    14002,
    15e3,
    15001,
    15002,
    15003,
    15004,
    15005,
    15006,
    15007,
    15008,
    15009,
    15010,
    15011,
    15012,
    15013,
    15014,
    16e3,
    17e3,
    17001,
    17002,
    17003,
    17004,
    17005,
    17006,
    18001,
    18002,
    18003,
    18004,
    18005,
    18006,
    18007,
    18008,
    18009,
    18010,
    18011,
    18012,
    18013,
    18014,
    18015,
    18016,
    18017,
    18018,
    18019,
    18020,
    18021,
    18022,
    18023,
    18024,
    19e3,
    19001,
    19002,
    19003,
    2e4,
    20001,
    20002,
    20003,
    20004,
    20005,
    20006,
    21e3,
    22e3,
    22001,
    23e3,
    23001,
    23002,
    23003,
    23004,
    23005,
    24e3,
    24001,
    24002,
    24003,
    24004,
    24005,
    24006,
    24007,
    24008,
    24009,
    25e3,
    26e3,
    26001,
    26002,
    26004,
    26005,
    26006,
    26007,
    26008,
    26009,
    26010,
    26011,
    26012,
    26013,
    26014,
    26015,
    26016,
    26017,
    26018,
    26019,
    26020,
    26021,
    26022,
    26023,
    26024,
    26025,
    26026,
    26027,
    26028,
    26029,
    26030,
    26031,
    26032,
    26033,
    26034,
    26035,
    26036,
    26037,
    26038,
    27001,
    27002,
    27003,
    27004,
    27005,
    27006,
    27007,
    27008,
    27009,
    27201,
    27202,
    27203,
    27204,
    27205,
    27206,
    27207,
    27208,
    27210,
    27211,
    27212,
    27213,
    27214,
    27215,
    27216,
    27217,
    27218,
    27219,
    27220,
    27221,
    27222,
    27223,
    27224,
    27225,
    27226,
    27227,
    27228,
    27229,
    27230,
    27231,
    27232,
    27233,
    27234,
    27235,
    27236,
    27237,
    27501,
    27502,
    27503,
    27504,
    27505,
    27506,
    27507,
    27508,
    27509,
    27510,
    27511,
    27601,
    27602,
    27603,
    27604,
    27605,
    27606,
    27607,
    27609,
    27610,
    27611,
    27612,
    27613,
    27614,
    27615,
    27701,
    27702,
    27703,
    27704,
    27705,
    27706,
    27707,
    27708,
    27709,
    27710,
    27711,
    27712,
    27713,
    27714,
    27715,
    27716,
    27717,
    27718,
    28e3,
    28001,
    29e3,
    3e4
  ],
  statuses: [
    { number: 200, status: 403, evidence: "evidenced" },
    { number: 202, status: 403, evidence: "evidenced" },
    { number: 203, status: 403, evidence: "evidenced" },
    { number: 206, status: 400, evidence: "evidenced" },
    { number: 218, status: 400, evidence: "documented" },
    { number: 226, status: 429, evidence: "documented" },
    { number: 250, status: 400, evidence: "evidenced" },
    { number: 401, status: 400, evidence: "evidenced" },
    { number: 501, status: 400, evidence: "evidenced" },
    { number: 1406, status: 400, evidence: "evidenced" },
    { number: 7117, status: 400, evidence: "evidenced" },
    { number: 18016, status: 400, evidence: "evidenced" },
    { number: 18017, status: 400, evidence: "evidenced" }
  ]
};

// lib/contract/error-codes.ts
var known = new Set(error_codes_default.numbers.map((number2) => `ERR_NGROK_${number2}`));
var statuses = new Map(error_codes_default.statuses.map((entry) => [entry.number, entry]));
function isKnownErrorCode(code) {
  return known.has(code);
}
var conditions = {
  keyMissing: condition(200),
  keyUnparsable: condition(201),
  keyNotACredential: condition(202),
  keyInvalid: condition(203),
  accountNotAllowed: condition(204),
  accountSuspended: condition(205),
  authtokenForKey: condition(206),
  authtokenForKeyToken: condition(207),
  keyIdForKey: condition(208),
  addressNotAllowed: condition(220),
  contentTypeUnsupported: condition(210),
  contentTypeMissing: condition(216),
  bodyUnexpected: condition(211),
  bodyUnreadable: condition(212),
  bodyUnparsable: condition(213),
  unknownParameter: condition(214),
  invalidValue: condition(215),
  versionUnsupported: condition(217),
  versionMissing: condition(218),
  malformedReference: condition(223),
  wrongIdPrefix: condition(227),
  notACertificateAuthorityId: condition(228),
  notAnIpPolicyId: condition(229),
  notABackendId: condition(242),
  noneOfTheIdPrefixes: condition(243),
  tooManySimultaneous: condition(225),
  rateLimited: condition(226),
  badQuery: condition(230),
  unknownQueryParameter: condition(231),
  repeatedQueryParameter: condition(232),
  limitOutOfRange: condition(233),
  limitNotANumber: condition(244),
  timestampUnparsable: condition(241),
  filterInvalid: condition(250)
};
function condition(number2) {
  const code = `ERR_NGROK_${number2}`;
  const entry = statuses.get(number2);
  if (!entry) return { code };
  return {
    code,
    status: entry.status,
    statusFrom: entry.evidence === "documented" ? "documentation" : "evidence"
  };
}

// lib/run/patience.ts
var windowIsFull = "the window of the rate limit is full";
var othersMs = 1e3;
var mostOwedWaits = 2;
var mostAttempts = 4;
var Patience = class {
  #circumstances;
  /** How many waits are left, and how many beyond them for what the run owes to the target. */
  #left = 0;
  #owed = mostOwedWaits;
  #waiting;
  #windows = 0;
  #early = [];
  #tooMany = [];
  /** Requests sent when the run last lowered their number: those sent before say nothing about the new one. */
  #narrowedAt = 0;
  constructor(circumstances) {
    this.#circumstances = circumstances;
  }
  /** From now on waits so many times at most. Until then nothing is waited for: who begins with a 429 had better end. */
  begin(waits) {
    this.#left = waits;
  }
  /**
   * Waits until what a request was refused for may have passed.
   *
   * @param attempt how often the request has been sent
   * @param isOwed true for what the run owes to the target: it is waited for a little longer
   * @param hasOverrun whether the run has filled the window itself, so that a 429 is nothing to wonder at
   * @returns whether to send it again
   */
  async outlasts(exchange, attempt, isOwed, hasOverrun) {
    const isTooMany = errorCodeOf(exchange) === conditions.tooManySimultaneous.code;
    if (!isTooMany && !isRateLimited(exchange)) return false;
    if (attempt === (isTooMany ? mostAttempts : 2)) this.#left = 0;
    const left = this.#left + (isOwed ? this.#owed : 0);
    if (attempt >= mostAttempts || left === 0 && !this.#waiting) return false;
    if (isTooMany) await this.#makeRoom(exchange);
    else await this.#waitForWindow(exchange, hasOverrun);
    return true;
  }
  /** What a reader of the reports has to know of it, a sentence each. */
  get remarks() {
    const [early] = this.#early;
    const [tooMany] = this.#tooMany;
    const windows = this.#windows === 1 ? "One window was" : `${this.#windows} windows were`;
    const again = this.#early.length === 1 ? "the request was" : `${this.#early.length} requests were`;
    return [
      ...early ? [
        `The target answered 429 to #${early.number} though the run had left room in the window: others use the account too, or its limit is lower than declared. ${windows} waited for, then ${again} sent again.`
      ] : [],
      ...tooMany ? [
        `The target answered ${conditions.tooManySimultaneous.code} to #${tooMany.number}: from there on fewer requests were under way at once.`
      ] : []
    ];
  }
  async #makeRoom(exchange) {
    const { narrow, sent, pause } = this.#circumstances;
    this.#tooMany.push(exchange);
    if (exchange.number <= this.#narrowedAt) return;
    this.#narrowedAt = sent();
    if (!narrow()) await pause(othersMs, "the target answered that too many requests are under way");
  }
  /** All who wait do so together. */
  #waitForWindow(exchange, hasOverrun) {
    const { windowMs, pause } = this.#circumstances;
    if (!hasOverrun) this.#early.push(exchange);
    if (!this.#waiting) {
      if (this.#left > 0) this.#left -= 1;
      else this.#owed -= 1;
      if (!hasOverrun) this.#windows += 1;
      this.#waiting = pause(windowMs, hasOverrun ? windowIsFull : "the target answered 429 early").finally(() => {
        this.#waiting = void 0;
      });
    }
    return this.#waiting;
  }
};

// lib/run/room.ts
var WindowSpentError = class extends NotSentError {
  code = "WINDOW_SPENT";
  constructor() {
    super("the requests of one rate-limit window were spent before this could be asked");
    this.name = "WindowSpentError";
  }
};
var Room = class _Room {
  #budget;
  #spending;
  #pause;
  #owed;
  /** Ends when the window may have room again. */
  #waiting;
  #hasOverrun = false;
  #spent = 0;
  /** @param owed how many requests the run will have to send in the end, however early that comes */
  constructor(budget, spending, pause, owed) {
    this.#budget = budget;
    this.#spending = spending;
    this.#pause = pause;
    this.#owed = owed;
  }
  /** The same room, for whoever waits in another way. */
  waitingBy(pause) {
    const room = new _Room(this.#budget, this.#spending, pause, this.#owed);
    room.#hasOverrun = this.#hasOverrun;
    room.#spent = this.#spent;
    return room;
  }
  /** How long a request can stay in the window, in milliseconds. */
  get stayMs() {
    return this.#budget.stayMs;
  }
  /** Whether the run has gone beyond the window, as some rules want it to. */
  get hasOverrun() {
    return this.#hasOverrun;
  }
  /** Requests that the window still has room for, beside those that the end of the run needs, however early it comes. */
  get left() {
    return Math.max(0, this.#budget.left - this.#reserve);
  }
  /** Whether the next request can be sent, be it after a while. */
  get maySend() {
    return this.#spending.mayWait || this.left > 0;
  }
  /**
   * Whether there is room for what nobody depends on. A run that was not asked to be thorough spends as many requests
   * on everything as one window has, even where it may wait for the next; what cannot be done without is not counted.
   */
  get hasSpare() {
    if (!this.maySend) return false;
    return this.#spending.isThorough || this.#spent + this.#owed() < this.#spending.limit.requests;
  }
  /**
   * Books a request, once the window has room: with nothing between the look and the booking.
   *
   * @param way.counts whether the request carries a key that the target knows
   * @returns to be called when the answer is there, with whether it is a success
   * @throws WindowSpentError where there is no room and the run may not wait
   */
  async book(way) {
    const { counts, urgency } = way;
    this.#hasOverrun ||= urgency === "beyond the window";
    if (!counts && !this.#spending.mayWait) return this.#bookIfServed();
    const isOwed = urgency === "owed";
    const goesAtOnce = urgency === "beyond the window" || isOwed && this.#hasOverrun;
    while (!goesAtOnce && (isOwed ? this.#budget.left : this.left) === 0) {
      if (!isOwed && !this.#spending.mayWait) throw new WindowSpentError();
      await this.#waitForRoom(isOwed ? 1 : 1 + this.#reserve);
    }
    if (counts) this.#spent += 1;
    return this.#budget.book();
  }
  /** Lets so many milliseconds pass. */
  wait(ms) {
    return this.#pause(ms, windowIsFull);
  }
  /** Waits until all requests have left the window. */
  async waitForWholeWindow() {
    while (this.#budget.left < this.#spending.limit.requests) await this.wait(this.#budget.untilEmpty);
  }
  /** A wrong key that is served is one that the target takes for an account's, and counts. */
  #bookIfServed() {
    return (isServed2) => {
      if (isServed2) this.#budget.book()();
    };
  }
  get #reserve() {
    return Math.min(this.#owed(), this.#spending.limit.requests - 1);
  }
  /** All who wait do so together. */
  #waitForRoom(requests) {
    this.#waiting ??= this.wait(this.#budget.untilRoomFor(requests)).finally(() => {
      this.#waiting = void 0;
    });
    return this.#waiting;
  }
};

// lib/run/target.ts
var Target = class _Target {
  #session;
  #askedBy;
  constructor(session, askedBy) {
    this.#session = session;
    this.#askedBy = askedBy;
  }
  static open(settings, client, budget, pause, ledger = noLedger) {
    const made = new MadeItems(settings.base, ledger);
    const patience = new Patience({
      windowMs: budget.stayMs,
      pause,
      narrow: () => client.narrow(),
      sent: () => client.sent
    });
    const owed = () => made.standing.length + Math.max(1, made.writtenLists.length);
    const room = new Room(budget, settings.spending, pause, owed);
    return new _Target({ settings, client, room, made, patience, counted: /* @__PURE__ */ new Set(), refused: 0, crutch: {} }, "run");
  }
  /** The same target, its exchanges labelled with who asked. */
  as(askedBy) {
    return new _Target(this.#session, askedBy);
  }
  /**
   * The same target by another client, for what is left to do once the run was ended. What was made is known to both;
   * work that is `shared` begins anew.
   */
  through(client, pause) {
    const room = this.#session.room.waitingBy(pause);
    const patience = new Patience({ windowMs: room.stayMs, pause, narrow: () => false, sent: () => client.sent });
    return new _Target({ ...this.#session, client, room, patience }, this.#askedBy);
  }
  /** From now on a 429 that comes early is waited for, and the request sent again. */
  bePatient() {
    this.#session.patience.begin(this.settings.spending.mostEarlyWaits);
  }
  /** What was unusual about the run and is no verdict of any rule, a sentence each. */
  get remarks() {
    return this.#session.patience.remarks;
  }
  get settings() {
    return this.#session.settings;
  }
  /** Requests that the window still has room for, beside those that the end of the run needs, however early it comes. */
  get left() {
    return this.#session.room.left;
  }
  /** Whether the next request can be sent, be it after a while. */
  get maySend() {
    return this.#session.room.maySend;
  }
  /** Whether there is room for what nobody depends on. */
  get hasRoom() {
    return !this.isRateLimited && this.#session.room.hasSpare;
  }
  /** Exchanges that count against the account: sent with a key that the target knows, and not refused for their number. */
  get counted() {
    return this.#session.counted;
  }
  /** Whether the target has answered 429, and waiting did not help: then the window holds less than the run thought. */
  get isRateLimited() {
    return this.refused > 0;
  }
  /** Requests whose answer was a 429 in the end, whether that was waited for or not. */
  get refused() {
    return this.#session.refused;
  }
  /** URLs of the items that this run made and that still stand, in the order of their making. */
  get made() {
    return this.#session.made.standing;
  }
  /** Items that this run made and cannot delete, since the target gave them ids that could lead elsewhere. */
  get unreachable() {
    return this.#session.made.unreachable;
  }
  /** URLs of the lists that this run asked for a creation in. */
  get writtenLists() {
    return this.#session.made.writtenLists;
  }
  /** Whether this run made the item, and the target has said since that it is not there any more. */
  wasGone(url2) {
    return this.#session.made.wasGone(url2);
  }
  /** Takes back that an item is gone. */
  standsStill(url2) {
    this.#session.made.standsStill(url2);
  }
  /** URLs of the lists in which there may be something that the run made and does not know of. */
  get unsettledLists() {
    return this.#session.made.unsettledLists;
  }
  /** Those of them that it may tell something to look at. */
  get listsToLookAt() {
    return this.#session.made.listsToLookAt;
  }
  /** Says that a list was looked at and could not be read. */
  lookedInVain(list) {
    this.#session.made.lookedInVain(list);
  }
  /** Whether nothing that the run made is left, known or unknown. */
  get isClean() {
    return this.made.length + this.unreachable.length + this.unsettledLists.length === 0;
  }
  /**
   * Whether the run may write to a list, or to what lies at another path.
   *
   * @param path below the base URL
   */
  mayWriteTo(path) {
    const scope = writeScopeOf(this.settings);
    return isWithin(scope, urlBelow(this.settings.base, path));
  }
  /** All exchanges so far. */
  get recording() {
    return this.#session.client.recording;
  }
  /**
   * Sends a request.
   *
   * @throws WindowSpentError where the request counts and the window has no room for it
   * @throws WriteRefusedError where the run may not write
   * @throws ForeignItemError where the request would change an item that the run did not make
   */
  ask(ask) {
    return this.#send(ask, urlBelow(this.settings.base, ask.path));
  }
  /** GET with everything that the documentation asks for. */
  get(path) {
    return this.ask({ path });
  }
  /**
   * Follows a link that the target gave, as it stands: without its fragment, which no client sends, and with what no
   * request line can hold percent-encoded.
   *
   * @returns undefined, with nothing sent, where the link leaves the target's origin: the key goes nowhere else
   */
  async follow(link) {
    const { origin } = this.settings.base;
    if (!URL.canParse(link) || new URL(link).origin !== origin) return void 0;
    const path = link.replace(/^[^:]*:[/\\]*[^/\\?#]*/, "").replace(/#.*/s, "");
    const rooted = path.startsWith("/") ? path : `/${path}`;
    return this.#send({ path: "" }, `${origin}${rooted.replaceAll(/[^\x21-\x7e]+/g, encoded)}`);
  }
  /** From now on sends every request with something that the documentation does not ask for. */
  leanOn(crutch) {
    this.#session.crutch = crutch;
  }
  /**
   * Takes an item for one that the run made, so that it is deleted in the end. One that stood in the list before the
   * run wrote to it is left alone.
   *
   * @param list URL of its list
   */
  adopt(list, id) {
    this.#session.made.takeUp(list, id, this.recording);
  }
  /** Takes up an item that an earlier run made, so that it may be deleted. */
  inherit(url2) {
    this.#session.made.inherit(url2);
  }
  /**
   * Says that a list was looked at, and that what carries the mark of the run there was taken up.
   *
   * @param list its URL
   * @param isWhole whether to its end
   */
  looked(list, isWhole) {
    this.#session.made.looked(list, isWhole);
  }
  /** Sends a request that changes nothing once more, exactly as it was. */
  again({ request }) {
    const counts = headerValues(request.headers, "authorization").some((value) => value.endsWith(this.settings.key));
    return this.#dispatch(request, { counts, urgency: "usual", aside: false });
  }
  /** Sends a request that the run owes to the target: it waits for room where any other would be left out. */
  insist(ask) {
    return this.#send(ask, urlBelow(this.settings.base, ask.path), "owed");
  }
  /** Lets so many milliseconds pass. */
  wait(ms) {
    return this.#session.room.wait(ms);
  }
  /** Waits until all requests have left the window. */
  waitForWholeWindow() {
    return this.#session.room.waitForWholeWindow();
  }
  /** Sends a request beyond the window: the only way to see what happens there. */
  overrun(ask) {
    return this.#send(ask, urlBelow(this.settings.base, ask.path), "beyond the window");
  }
  /** Stands for this run, whoever asks. */
  get run() {
    return this.#session;
  }
  async #send(ask, url2, urgency = "usual") {
    if (ask.method !== void 0) this.#session.made.protect(ask.method, url2, this.recording);
    const counts = ask.authorization === void 0;
    return this.#dispatch(this.#message(ask, url2), { counts, urgency, aside: ask.aside ?? false });
  }
  async #dispatch(message, way, attempt = 1) {
    const session = this.#session;
    const exchange = await this.#sendOnce(message, way);
    const isOwed = way.urgency === "owed";
    if (way.urgency !== "beyond the window" && await session.patience.outlasts(exchange, attempt, isOwed, session.room.hasOverrun))
      return this.#dispatch(message, way, attempt + 1);
    if (isRateLimited(exchange)) session.refused += 1;
    return exchange;
  }
  async #sendOnce(message, way) {
    const session = this.#session;
    const answered = await session.room.book(way);
    let isSuccess = false;
    try {
      const beforeSending = (number2) => session.made.announce(number2, message);
      const exchange = await session.client.send(message, { aside: way.aside, askedBy: this.#askedBy, beforeSending });
      isSuccess = isServed(exchange);
      if (way.counts ? !isRateLimited(exchange) : isSuccess) session.counted.add(exchange);
      session.made.remember(exchange, this.recording);
      return exchange;
    } finally {
      answered(isSuccess);
    }
  }
  #message(asked, url2) {
    const { crutch } = this.#session;
    const ask = { ...crutch, ...asked, headers: [...crutch.headers ?? [], ...asked.headers ?? []] };
    return messageFor(ask, url2, this.settings.key);
  }
};
function writeScopeOf({ base, mayWrite, scratch: scratch2 }) {
  if (!mayWrite) return [];
  return scratch2?.map((path) => urlBelow(base, path)) ?? "anywhere";
}
function shared(name, work) {
  const results = /* @__PURE__ */ new WeakMap();
  return (target) => {
    const result = results.get(target.run) ?? work(target.as(name));
    results.set(target.run, result);
    return result;
  };
}

// lib/run/survey.ts
var survey = shared("survey", async (target) => {
  const expected = listResources().filter(({ path }) => target.settings.resources?.includes(path) ?? true);
  const top = await Promise.all(
    expected.filter((resource) => !isNested(resource)).map((resource) => look(target, resource, resource.path))
  );
  const withoutParent = [];
  const nested = await Promise.all(
    expected.filter(isNested).flatMap((resource) => {
      const parents = resource.path.slice(0, resource.path.indexOf("/{"));
      const id = top.find(({ path }) => path === parents)?.page?.ids[0];
      const parent = id === void 0 ? void 0 : itemPath(parents, id);
      if (parent !== void 0) {
        return look(
          target,
          resource,
          resource.path.replace(/^.*?\}/, () => parent)
        );
      }
      withoutParent.push(resource.path);
      return [];
    })
  );
  return { lists: [...top, ...nested], withoutParent };
});
async function servedLists(target) {
  return (await survey(target)).lists.flatMap((list) => list.page ? [{ ...list, page: list.page }] : []);
}
function isNested({ path }) {
  return path.includes("{");
}
async function look(target, resource, path) {
  const exchange = await target.get(path);
  return { resource, path, exchange, page: pageOf(exchange, resource) };
}
function pageOf(exchange, { listKey = "", itemKey }) {
  const page = exchange && isServed(exchange) ? readPage(exchange, { listKey, itemKey }) : void 0;
  return page && { ...page, ids: page.ids.map((id) => id !== void 0 && new RegExp("\\p{Surrogate}", "u").test(id) ? void 0 : id) };
}

// lib/run/scratch.ts
var fewestItems = 3;
var preferredScratch = "/ip_policies";
var scratchList = shared("scratch", async (target) => {
  if (!target.settings.mayWrite) return void 0;
  const lists = (await servedLists(target)).filter(({ path }) => target.mayWriteTo(path));
  const suitable = lists.filter(({ resource }) => canBeScratch(resource));
  return suitable.find(({ path }) => path === preferredScratch) ?? suitable[0];
});
var scratch = shared("scratch", async (target) => {
  const chosen = await scratchList(target);
  if (!chosen) return void 0;
  const { resource, path, page } = chosen;
  const missing = fewestItems - page.items.length;
  if (missing <= 0 || page.nextPageUri !== null) return { resource, path, page };
  for (let made = 0; made < missing; made += 1) {
    await target.ask({ method: "POST", path, body: newItem(target, resource, `filler ${made + 1}`) });
  }
  const filled2 = await target.get(path);
  return { resource, path, page: pageOf(filled2, resource) ?? page };
});
function newItem(target, { createBody = {} }, purpose) {
  const { runId } = target.settings;
  const unique = `c${runId}${purpose}`.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const body = filledCreateBody(createBody, { unique, idOf: (list) => `none of ${list}` });
  return { ...body, description: purpose, metadata: `${runMark(runId)}: ${purpose}` };
}
function idIn(exchange, { itemKey }) {
  if (!isServed(exchange)) return void 0;
  const id = memberOf(jsonOf(exchange.outcome.response), itemKey);
  return typeof id === "string" && itemPath("", id) !== void 0 ? id : void 0;
}
function canBeScratch({ operations, createBody, path }) {
  const has = (kind) => operations.some((operation) => operation.kind === kind);
  const create = operations.find(({ kind }) => kind === "create");
  const takes = (name) => create?.body.some((field) => field.path === name) ?? false;
  const refersToNothing = createBody !== void 0 && neededFor(createBody).length === 0;
  return !path.includes("{") && ["create", "get", "update", "delete"].every(has) && takes("description") && takes("metadata") && refersToNothing;
}

// lib/run/obstacles.ts
function obstacleIn(exchange) {
  if (!isAnswered(exchange)) return failures[exchange.outcome.code](cut(exchange.outcome.message));
  const { response } = exchange.outcome;
  const code = errorCodeOf(exchange);
  return refusals.get(code ?? "")?.(`${code}, status ${response.status}`) ?? withoutCode(exchange);
}
function isHtml({ headers }) {
  return /html/i.test(headerValues(headers, "content-type").join());
}
function nothingServed(root) {
  const seen = isAnswered(root) ? `status ${root.outcome.response.status}` : "no answer";
  return {
    code: "NOTHING_SERVED",
    message: `neither the root nor any list of the API answers here (GET / gave ${seen})`,
    advice: "check that the target URL is the base URL of the API, path prefix included"
  };
}
function cut(detail) {
  return detail.length <= longestDetail ? detail : `${detail.slice(0, longestDetail)}\u2026`;
}
var longestDetail = 300;
var failures = {
  "name-not-resolved": (detail) => ({
    code: "NAME_NOT_RESOLVED",
    message: `the host name of the target has no address (${detail})`,
    advice: "check the target URL for a typing error, or the name resolution of this machine"
  }),
  "connection-refused": (detail) => ({
    code: "CONNECTION_REFUSED",
    message: `nothing listens at the target (${detail})`,
    advice: "start the server, or check host and port of the target URL"
  }),
  "connection-lost": (detail) => ({
    code: "CONNECTION_LOST",
    message: `the target closed the connection without an answer (${detail})`,
    advice: "check that the target speaks HTTP/1.1 and that the URL has the right scheme (http or https)"
  }),
  "certificate-expired": (detail) => ({
    code: "CERTIFICATE_EXPIRED",
    message: `the certificate of the target has expired (${detail})`,
    advice: "renew the certificate of the target; if it is still valid, set the clock of this machine right"
  }),
  "certificate-not-yet-valid": (detail) => ({
    code: "CERTIFICATE_NOT_YET_VALID",
    message: `the certificate of the target is not valid yet (${detail})`,
    advice: "set the clock of this machine right, or give the target a certificate that is valid today"
  }),
  "certificate-not-trusted": (detail) => ({
    code: "CERTIFICATE_NOT_TRUSTED",
    message: `the certificate of the target is signed by itself or by an authority that this machine does not trust (${detail})`,
    advice: "if the target is a mock with a certificate of its own, name the file of whoever signed it in NODE_EXTRA_CA_CERTS; if it is not, somebody may be listening on the way"
  }),
  "certificate-for-another-name": (detail) => ({
    code: "CERTIFICATE_FOR_ANOTHER_NAME",
    message: `the certificate of the target is for another host (${detail})`,
    advice: "give the target URL with a host name that the certificate is for, or check where the name leads"
  }),
  tls: (detail) => ({
    code: "TLS_REFUSED",
    message: `the TLS handshake with the target failed (${detail})`,
    advice: "check that the target speaks TLS 1.2 or newer on this port; if it speaks plain HTTP, write http:// in the URL"
  }),
  timeout: (detail) => ({
    code: "TIMEOUT",
    message: `the target did not answer GET / in time (${detail})`,
    advice: "check that the target is up and that no firewall swallows the connection"
  }),
  "too-large": (detail) => ({
    code: "ANSWER_TOO_LARGE",
    message: `the target answers GET / with more than the suite takes (${detail})`,
    advice: "check that the target URL is the base URL of the API"
  }),
  "malformed-response": (detail) => ({
    code: "NOT_HTTP",
    message: `what the target answers is not HTTP (${detail})`,
    advice: "check host and port of the target URL"
  })
};
var keyAdvice = "check NGROK_API_KEY or the key file: it takes an API key, not an authtoken and not the id of a key";
var keyRefused = (seen) => ({
  code: "KEY_REFUSED",
  message: `the target refuses the API key (${seen})`,
  advice: keyAdvice
});
var keyIsAuthtoken = (seen) => ({
  code: "KEY_IS_AUTHTOKEN",
  message: `the target says that what it got is an authtoken and no API key (${seen})`,
  advice: "an authtoken is for agents: make an API key, and put that into NGROK_API_KEY or the key file"
});
var accountRefused = (seen) => ({
  code: "ACCOUNT_REFUSED",
  message: `the target knows the API key, but refuses its account (${seen})`,
  advice: "ask whoever runs the target to let the account use the API again, or take the key of another account"
});
var rateLimited = (seen) => ({
  code: "RATE_LIMITED",
  message: `the rate limit of the account is used up before the run began (${seen})`,
  advice: "wait a minute, stop what else uses the account, and run again"
});
var refusals = /* @__PURE__ */ new Map([
  [
    "ERR_NGROK_200",
    (seen) => ({
      code: "KEY_MISSING",
      message: `the target says that the request came without a key, though it was sent with one (${seen})`,
      advice: "look for a proxy or gateway on the way that takes the Authorization header off, and let it pass"
    })
  ],
  ["ERR_NGROK_201", keyRefused],
  ["ERR_NGROK_202", keyRefused],
  ["ERR_NGROK_203", keyRefused],
  ["ERR_NGROK_204", accountRefused],
  ["ERR_NGROK_205", accountRefused],
  ["ERR_NGROK_206", keyIsAuthtoken],
  ["ERR_NGROK_207", keyIsAuthtoken],
  [
    "ERR_NGROK_208",
    (seen) => ({
      code: "KEY_IS_ID",
      message: `the target says that what it got is the id of an API key and not the key itself (${seen})`,
      advice: "the key is shown once, when it is made: make another one if it is lost"
    })
  ],
  [
    "ERR_NGROK_217",
    (seen) => ({
      code: "VERSION_NOT_SERVED",
      message: `the target does not serve version 2 of the API (${seen})`,
      advice: "check that the target is the API that is meant, and that it is up to date: 2 is the latest version"
    })
  ],
  [
    "ERR_NGROK_218",
    (seen) => ({
      code: "VERSION_MISSING",
      message: `the target says that the request came without a version, though it was sent with one (${seen})`,
      advice: "look for a proxy or gateway on the way that takes the ngrok-version header off, and let it pass"
    })
  ],
  [
    "ERR_NGROK_220",
    (seen) => ({
      code: "IP_NOT_ALLOWED",
      message: `the account takes no requests from the IP address of this machine (${seen})`,
      advice: "run from an address that the IP restrictions of the account allow, or let them allow this one"
    })
  ],
  [
    "ERR_NGROK_225",
    (seen) => ({
      code: "TOO_MANY_AT_ONCE",
      message: `the account has too many requests under way at once, before the run began (${seen})`,
      advice: "wait until what else uses the account has ended, and run again"
    })
  ],
  ["ERR_NGROK_226", rateLimited],
  ["ERR_NGROK_247", accountRefused]
]);
function withoutCode({ request, outcome: { response } }) {
  const { status } = response;
  const seen = `status ${status}`;
  if (status === 511) return networkLogin(seen);
  if (isHtml(response) && status !== 429) return notAnApi(seen);
  const elsewhere = status >= 300 && status < 400 ? redirectOf(request.url, response) : void 0;
  if (elsewhere !== void 0) return redirected(elsewhere, seen);
  if (status === 401 || status === 403) return keyRefused(seen);
  return status === 429 ? rateLimited(seen) : void 0;
}
function networkLogin(seen) {
  return {
    code: "NETWORK_LOGIN_REQUIRED",
    message: `the network before the target wants a login first (${seen})`,
    advice: "open any page in a browser, log in to the network, and run again"
  };
}
function notAnApi(seen) {
  return {
    code: "NOT_AN_API",
    message: `the target answers HTML to every request (${seen})`,
    advice: "check the target URL; a proxy or a captive portal may be answering in its place"
  };
}
function redirected(elsewhere, seen) {
  return {
    code: "REDIRECTED",
    message: `the target sends every request on to ${elsewhere}, and a key follows no redirect (${seen})`,
    advice: "give the URL of the API itself as target; if you do not know that place, a captive portal may be answering"
  };
}
function redirectOf(url2, { headers }) {
  const [location = ""] = headerValues(headers, "location");
  if (location === "" || !URL.canParse(location, url2)) return void 0;
  const { origin, protocol } = new URL(location, url2);
  return origin === "null" ? protocol : origin;
}

// lib/run/preflight.ts
var greeting = shared("preflight", async (target) => {
  const plain = await target.get("/");
  if (!isAnswered(plain) || works(plain) || plain.outcome.response.status === 429) return { plain };
  for (const [crutch, ask] of crutches(plain)) {
    const exchange = await target.ask({ ...ask, path: "/" });
    if (!works(exchange)) continue;
    target.leanOn(ask);
    return { plain, withCrutch: { crutch, exchange } };
  }
  return { plain };
});
async function preflight(target) {
  const { plain, withCrutch } = await greeting(target);
  if (withCrutch || works(plain)) return void 0;
  const obstacle = obstacleIn(plain);
  if (obstacle && isForEveryPath(plain)) return unreachable(obstacle);
  if (obstacle && isAnswered(plain)) return await someListWorks(target) ? void 0 : unreachable(obstacle);
  const { lists } = await survey(target);
  if (lists.some(({ exchange }) => works(exchange)) || refusesGoodRequests(plain)) return void 0;
  return unreachable(obstacle ?? nothingServed(plain));
}
function unreachable({ code, message, advice }) {
  return { kind: "unreachable", code, message, advice };
}
async function someListWorks(target) {
  const lists = target.settings.resources ?? ["/ip_policies", "/api_keys", "/reserved_domains"];
  const answers = await Promise.all(lists.slice(0, 3).map((path) => target.get(path)));
  return answers.some(works);
}
function isForEveryPath({ outcome }) {
  return outcome.kind === "failed" && !pathFailures.has(outcome.code);
}
var pathFailures = /* @__PURE__ */ new Set([
  "connection-lost",
  "too-large",
  "malformed-response"
]);
function refusesGoodRequests({ outcome }) {
  if (outcome.kind === "failed") return false;
  const { status } = outcome.response;
  return status >= 400 && status < 500 && status !== 404;
}
function works(exchange) {
  return isServed(exchange) && !isHtml(exchange.outcome.response);
}
function crutches({ outcome }) {
  const cookies = headerValues(outcome.response.headers, "set-cookie").map((cookie) => cookie.split(";", 1)[0] ?? "");
  return [
    [
      "with User-Agent and Accept",
      {
        headers: [
          ["user-agent", "curl/8.5.0"],
          ["accept", "*/*"]
        ]
      }
    ],
    ["with the version header spelled Ngrok-Version", { versionName: "Ngrok-Version" }],
    ...cookies.length > 0 ? [["with the cookie it set", { headers: [["cookie", cookies.join("; ")]] }]] : []
  ];
}

// lib/run/marked-items.ts
async function markedItems(target, list, run, mostPages) {
  const path = list.slice(urlBelow(target.settings.base, "").length);
  const resource = resourceAt(path);
  if (resource?.listKey === void 0) return void 0;
  const ids = [];
  const followed = /* @__PURE__ */ new Set();
  let exchange = await target.insist({ path });
  let pages = 0;
  for (let page = pageOf(exchange, resource); page; page = pageOf(exchange, resource)) {
    pages += 1;
    ids.push(
      ...page.items.flatMap((item, index) => carriesMark(run, memberOf(item, "metadata")) ? [page?.ids[index]] : [])
    );
    const link = memberOf(jsonOf(page.exchange.outcome.response), "next_page_uri") ?? null;
    if (link === null) return { ids, pages, isWhole: true, exchange };
    if (typeof link !== "string" || followed.has(link) || pages >= mostPages) break;
    followed.add(link);
    exchange = await target.follow(link);
  }
  return { ids, pages, isWhole: false, exchange };
}

// lib/exchange/loopback.ts
function isLoopback({ hostname }) {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

// lib/judge/shape.ts
var kinds = ["null", "boolean", "integer", "number", "string", "array", "object"];
var fieldName = /^[\w$@.:-]{1,64}$/;
var deepest2 = 12;
var itemLayout = remembering((resource) => layoutBelow("", resource.fields));
var listLayout = remembering(({ listKey = "", fields }) => {
  const items = layoutBelow(`/${listKey}/*`, fields);
  const envelope = [
    { path: "uri", type: "string", nullable: false, timestamp: false },
    { path: "next_page_uri", type: "string", nullable: true, timestamp: false }
  ];
  const around = layoutBelow("", envelope);
  return {
    fields: new Map([...around.fields, ...items.fields]),
    objects: /* @__PURE__ */ new Set([...around.objects, ...items.objects])
  };
});
function layoutOf({ resource, operation }) {
  return operation.kind === "list" ? listLayout(resource) : itemLayout(resource);
}
function layoutBelow(top, fields) {
  const places = fields.map(
    (field) => [`${top}/${field.path.replaceAll("[]", ".*").replaceAll(".", "/")}`, field]
  );
  return { fields: new Map(places), objects: /* @__PURE__ */ new Set([top, ...places.map(([place]) => parentOf(place))]) };
}
function parentOf(place) {
  return place.slice(0, Math.max(0, place.lastIndexOf("/")));
}
var remembered2 = /* @__PURE__ */ new WeakMap();
function shapeOf(response, layout) {
  const known2 = remembered2.get(response);
  if (known2) return known2;
  const shape = /* @__PURE__ */ new Map();
  const look2 = (value, place, pointer, depth) => {
    const kind = kindOf(value);
    const seen = shape.get(place) ?? { times: /* @__PURE__ */ new Map(), empty: 0, first: /* @__PURE__ */ new Map() };
    shape.set(place, seen);
    seen.times.set(kind, (seen.times.get(kind) ?? 0) + 1);
    if (!seen.first.has(kind)) seen.first.set(kind, pointer);
    if (isEmpty(value)) seen.empty += 1;
    if (depth === deepest2) return;
    if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) look2(element, `${place}/*`, `${pointer}/${index}`, depth + 1);
    } else if (isObject(value) && layout.objects.has(place)) {
      for (const [name, member] of Object.entries(value)) {
        if (fieldName.test(name)) look2(member, `${place}/${name}`, `${pointer}/${name}`, depth + 1);
      }
    }
  };
  const body = jsonOf(response);
  if (body !== void 0) look2(body, "", "", 0);
  remembered2.set(response, shape);
  return shape;
}
function firstWithout(response, place) {
  const [, ...tokens] = place.split("/");
  const find = (value, [token, ...rest], pointer) => {
    if (token === "*") {
      for (const [index, element] of Array.isArray(value) ? value.entries() : []) {
        const found = find(element, rest, `${pointer}/${index}`);
        if (found !== void 0) return found;
      }
      return void 0;
    }
    if (token === void 0 || !isObject(value)) return void 0;
    const at = `${pointer}/${token}`;
    if (!Object.hasOwn(value, token)) return rest.length === 0 ? at : void 0;
    return find(value[token], rest, at);
  };
  return find(jsonOf(response), tokens, "");
}
function kindOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    default:
      return "object";
  }
}
function isEmpty(value) {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === "" || isObject(value) && Object.keys(value).length === 0;
}

export {
  isKnownErrorCode,
  conditions,
  isAbsoluteUrl,
  representationSchema,
  acceptsNull,
  mayBeLeftOut,
  readJson,
  jsonOf,
  parseJson,
  valueProblems,
  errorsIn,
  errorShapeProblems,
  errorStatusProblems,
  errorCodeFormatProblems,
  errorCodeKnownProblems,
  errorCodeOf,
  isWellFormedError,
  refusalProblems,
  seenIn,
  each,
  notJudged,
  together,
  envelopeProblems,
  readPage,
  pagesIn,
  tooLongPage,
  shortPageThatLinksOnward,
  emptyPageThatLinksOnward,
  linkThatChangesLimit,
  differentPages,
  itemPointer,
  nextPageUriPointer,
  judgeRefusal,
  judgeAcceptance,
  isServed,
  answerTold,
  isRateLimited,
  toldWith,
  NotSentError,
  WriteRefusedError,
  CutShortError,
  TargetGoneError,
  TimeSpentError,
  MemorySpentError,
  WindowSpentError,
  itemPath,
  isPlainPath,
  isWithin,
  noLedger,
  LedgerNotWrittenError,
  LedgerUnreadableError,
  readLedger,
  Target,
  writeScopeOf,
  shared,
  survey,
  servedLists,
  pageOf,
  newRunId,
  runMark,
  carriesMark,
  greeting,
  preflight,
  preferredScratch,
  scratchList,
  scratch,
  newItem,
  idIn,
  canBeScratch,
  markedItems,
  isLoopback,
  kinds,
  layoutOf,
  parentOf,
  shapeOf,
  firstWithout
};
