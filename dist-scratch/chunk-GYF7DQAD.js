import {
  LedgerNotWrittenError,
  LedgerUnreadableError,
  MemorySpentError,
  NotSentError,
  TargetGoneError,
  TimeSpentError,
  WriteRefusedError,
  answerTold,
  canBeScratch,
  carriesMark,
  isLoopback,
  isPlainPath,
  isServed,
  isWithin,
  jsonOf,
  kinds,
  markedItems,
  readJson,
  readLedger
} from "./chunk-BYEZ6PIW.js";
import {
  reportIn
} from "./chunk-NNWYHZ7F.js";
import {
  readRateLimit
} from "./chunk-PVWUU2GF.js";
import {
  memberOf
} from "./chunk-YH7S5BDG.js";
import {
  allGiven,
  keyOf,
  listOf,
  settingNames
} from "./chunk-MBDLW6SF.js";
import {
  defaultReportKinds,
  isReportKind,
  reportKinds
} from "./chunk-IGRNWPFM.js";
import {
  didYouMean
} from "./chunk-4ECAIIHW.js";
import {
  failureCode
} from "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import {
  redactedExchange
} from "./chunk-FGAPS4SZ.js";
import {
  counted
} from "./chunk-S67MO5RZ.js";
import {
  urlBelow
} from "./chunk-5RYDBV6Z.js";
import {
  resources
} from "./chunk-4IO2M26N.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";
import {
  headerValues,
  isAnswered
} from "./chunk-I64G7BRQ.js";

// lib/exchange/pacing.ts
var documentedRateLimit = { requests: 120, windowMs: 6e4 };
var RollingBudget = class {
  #limit;
  #clock;
  #underWay = 0;
  /** Times of answer. The target may have counted a request as late as that, so only then it begins to age. */
  #answeredAt = [];
  constructor(limit, clock) {
    this.#limit = limit;
    this.#clock = clock;
  }
  /** Requests that fit into the window now. */
  get left() {
    const start = this.#clock() - this.stayMs;
    this.#answeredAt = this.#answeredAt.filter((time) => time > start);
    return Math.max(0, this.#limit.requests - this.#underWay - this.#answeredAt.length);
  }
  /** How many requests the window may hold now, and how many it can. */
  get window() {
    return { used: this.#limit.requests - this.left, of: this.#limit.requests };
  }
  /**
   * How long an answered request is taken to stay in the window, in milliseconds. Clocks differ in speed and
   * resolution: a thousandth of the window, and the rounding at both its ends.
   */
  get stayMs() {
    const { windowMs } = this.#limit;
    return windowMs + windowMs / 1e3 + 2;
  }
  /** Milliseconds until so many of the answered requests have left the window that there is room for some more. */
  untilRoomFor(requests) {
    if (this.left >= requests) return 0;
    const leaving = this.#underWay + this.#answeredAt.length + requests - this.#limit.requests;
    const leavesLast = this.#answeredAt[leaving - 1];
    return leavesLast === void 0 ? 1 : Math.max(1, leavesLast + this.stayMs - this.#clock());
  }
  /** Milliseconds until all answered requests have left the window. */
  get untilEmpty() {
    const last = this.#answeredAt.at(-1);
    return last === void 0 ? 1 : Math.max(1, last + this.stayMs - this.#clock());
  }
  /** Books a request before it is sent. The function that it gives must be called when the answer is there. */
  book() {
    this.#underWay += 1;
    return () => {
      this.#underWay -= 1;
      this.#answeredAt.push(this.#clock());
    };
  }
};
var Turnstile = class {
  #waiting = [];
  #places;
  #inside = 0;
  constructor(places) {
    this.#places = places;
  }
  /**
   * Halves the number of places. Who is inside stays.
   *
   * @returns false where there is but one
   */
  narrow() {
    if (this.#places === 1) return false;
    this.#places = Math.ceil(this.#places / 2);
    return true;
  }
  async pass(task) {
    if (this.#inside < this.#places) this.#inside += 1;
    else await new Promise((enter) => this.#waiting.push(enter));
    try {
      return await task();
    } finally {
      const next = this.#inside > this.#places ? void 0 : this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }
};

// lib/report/disclosed-secrets.ts
var tellingName = /(?:token|secret|passw(?:or)?d|passphrase|credential|(?:private|secret|access|signing|api|auth)[_-]?key(?:[_-]?pem)?)s?$|^authorization$/i;
var namedInText = /(?:token|secret|passw(?:or)?d|passphrase|credential|(?:private|secret|access|signing|api|auth)[_-]?key(?:[_-]?pem)?)s?["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^\s"'&;,<>]{8,4096})/gi;
var documentedPaths = new Set(
  resources.flatMap(
    ({ path, operations }) => [path, ...operations.map((operation) => operation.path)].flatMap((each) => [each, ...each.split("/")])
  )
);
var shortest = 8;
function disclosedSecrets(exchange) {
  if (!isAnswered(exchange)) return [];
  const { response } = exchange.outcome;
  const secrets = [...secretsOfHeader(response), ...secretsOfBody(response)];
  return secrets.filter((secret) => secret.length >= shortest && !isLink(secret));
}
function isLink(text) {
  return /^https?:\/\/[^?@]*$/i.test(text) || documentedPaths.has(text);
}
function secretsOfHeader({ headers }) {
  return headers.flatMap(([name, value]) => {
    if (name.toLowerCase() === "set-cookie") return [value.replace(/^[^=]*=/, "").replace(/;.*$/s, "")];
    return tellingName.test(name) ? [value] : [];
  });
}
function secretsOfBody(response) {
  const body = readJson(response);
  if (body.kind === "json") return secretsIn(body.value);
  const text = Buffer.from(response.body).toString("utf8");
  return [...text.matchAll(namedInText)].map(([, value = ""]) => value);
}
function secretsIn(document) {
  const found = [];
  const left2 = [{ value: document, isSecret: false }];
  for (let next = left2.pop(); next !== void 0; next = left2.pop()) {
    const { value, isSecret } = next;
    if (typeof value === "string") {
      if (isSecret) found.push(value);
    } else if (Array.isArray(value)) {
      for (const item of value) left2.push({ value: item, isSecret });
    } else if (typeof value === "object" && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        left2.push({ value: member, isSecret: tellingName.test(name) });
      }
    }
  }
  return found;
}

// lib/report/debug.ts
var shownBytes = 1024;
var mostFields = 50;
var longestLine = 2048;
function watchExchanges(redaction, stream) {
  return (exchange) => {
    redaction.learn(disclosedSecrets(exchange));
    stream?.write(debugText(redactedExchange(exchange, redaction, shownBytes)));
  };
}
function debugText({
  number,
  askedBy,
  sentAt,
  endedAt,
  request,
  response,
  failure = ""
}) {
  const { method, url, headers, body } = request;
  const came = response === void 0 ? `no answer: ${failure}` : String(response.status);
  const lines = [
    `#${number} ${method} ${url} \xB7 ${came} \xB7 ${Math.round(endedAt - sentAt)} ms \xB7 ${askedBy}`,
    ...fieldLines(">", headers),
    ...body === void 0 ? [] : [`  > ${body}`],
    ...response === void 0 ? [] : fieldLines("<", response.headers),
    ...response === void 0 || response.bodyBytes === 0 ? [] : [`  < ${response.body}`, `  < (${response.bodyBytes} bytes)`]
  ];
  return `${lines.map(oneLine).join("\n")}
`;
}
function fieldLines(direction, headers) {
  const shown = headers.slice(0, mostFields).map(([name, value]) => `  ${direction} ${name}: ${value}`);
  const rest = headers.length - shown.length;
  return rest === 0 ? shown : [...shown, `  ${direction} and ${rest} more header fields`];
}
function oneLine(text) {
  const line = printable(text);
  return line.length <= longestLine ? line : `${line.slice(0, longestLine)}\u2026 (${line.length} characters)`;
}

// lib/report/live-frame.ts
var toldWaitMs = 1e3;
var LiveFrame = class {
  #startedAt;
  #sections = [];
  #current;
  #askedBy = "preflight";
  #sent = 0;
  #window;
  #wait;
  /** @param now milliseconds by the clock that the exchanges are timed by, as everywhere here */
  constructor(now) {
    this.#startedAt = now;
  }
  take(event, now) {
    switch (event.kind) {
      case "plan":
        this.#sections = event.sections.map((each) => ({ ...each, requests: void 0 }));
        break;
      case "section":
        this.#begin(event.section);
        break;
      case "exchange": {
        const { sent, window, exchange } = event;
        this.#sent = sent;
        this.#window = window;
        this.#askedBy = exchange.askedBy;
        this.#begin(exchange.askedBy.split(".")[0] ?? "");
        if (this.#current) this.#current.requests = (this.#current.requests ?? 0) + 1;
        if (this.#wait && exchange.sentAt > this.#wait.began) this.#wait = void 0;
        break;
      }
      case "wait":
        if (event.ms >= toldWaitMs) this.#wait = { began: now, until: now + event.ms, why: event.why };
        break;
    }
  }
  /** Lines that neither fill the terminal nor wrap, the most telling last; the last row stays free for the cursor. */
  draw({ columns, rows }, now) {
    const sections = this.#sections.map((each) => this.#sectionLine(each));
    const rest = [this.#atWork(now), this.#used(columns, now)];
    const current = this.#current ? [this.#sectionLine(this.#current)] : [];
    const room = Math.max(1, rows - 1);
    const lines = sections.length + rest.length <= room ? [...sections, ...rest] : [...current, ...rest].slice(-room);
    return lines.map((line) => line.slice(0, Math.max(1, columns - 1))).join("\n");
  }
  /** Evidence that several rules share is asked for by none of them: it goes to the section that is at work. */
  #begin(section) {
    const known = this.#sections.find((each) => each.section === section);
    if (!known) return;
    this.#current = known;
    known.requests ??= 0;
  }
  #sectionLine(each) {
    const { section, rules, requests } = each;
    const state = requests === void 0 ? "to come" : counted(requests, "request");
    const mark = each === this.#current ? ">" : " ";
    return `${mark} ${section.padEnd(15)}${counted(rules, "rule").padStart(8)}${state.padStart(13)}`;
  }
  #atWork(now) {
    const { until = 0, why } = this.#wait ?? {};
    if (until > now) return `waiting ${Math.ceil((until - now) / 1e3)} s: ${why}`;
    return this.#askedBy;
  }
  #used(columns, now) {
    const rest = `${counted(this.#sent, "request")} \xB7 ${Math.floor((now - this.#startedAt) / 1e3)} s`;
    if (!this.#window) return rest;
    const { used, of } = this.#window;
    const width = columns < 64 ? 8 : 24;
    const filled = Math.min(width, Math.round(used / of * width));
    return `[${"#".repeat(filled).padEnd(width, "-")}] ${used}/${of} of the window \xB7 ${rest}`;
  }
};

// lib/report/progress.ts
async function progressOn(stream, manner) {
  const plain = plainProgress(stream);
  if (manner.quiet) return { ...plain, onEvent: () => {
  } };
  if (!stream.isTTY || !stream.columns || manner.isPlain) return plain;
  const { createLogUpdate } = await import("log-update");
  return liveProgress(surfaceOn(stream, createLogUpdate(stream)), {
    clock: () => performance.timeOrigin + performance.now(),
    every(ms, tick) {
      const timer = setInterval(tick, ms);
      timer.unref();
      return () => clearInterval(timer);
    }
  });
}
function keepsLines(environment) {
  return Boolean(environment["CI"]) || environment["TERM"] === "dumb";
}
function plainProgress(stream) {
  const say = (line) => void stream.write(`${line}
`);
  return {
    onEvent(event) {
      if (event.kind === "section") say(`${event.section}: ${counted(event.rules, "rule")}`);
      if (event.kind === "wait" && event.ms >= toldWaitMs)
        say(`${event.why}: waiting ${(event.ms / 1e3).toFixed(1)} s`);
    },
    say,
    end() {
    }
  };
}
var drawnEveryMs = 100;
function liveProgress(surface, { clock, every }) {
  const frame = new LiveFrame(clock());
  let shown = "";
  let stop;
  const draw = () => {
    const size = surface.size();
    const next = frame.draw(size, clock());
    const key = `${size.columns} ${size.rows} ${next}`;
    if (key !== shown) surface.show(next);
    shown = key;
  };
  return {
    onEvent(event) {
      frame.take(event, clock());
      stop ??= every(drawnEveryMs, draw);
    },
    say(line) {
      surface.persist(line);
      shown = "";
    },
    end() {
      stop?.();
      surface.clear();
    }
  };
}
function surfaceOn(stream, update) {
  let lines = [];
  const takeAwayBroken = () => {
    const broken = lines.reduce((sum, { length }) => sum + Math.max(0, Math.ceil(length / stream.columns) - 1), 0);
    lines = [];
    if (broken > 0) stream.write("\x1B[2K\x1B[1A".repeat(broken));
  };
  return {
    show(frame) {
      takeAwayBroken();
      update(frame);
      lines = frame.split("\n");
    },
    persist(line) {
      takeAwayBroken();
      update.persist(line);
    },
    clear() {
      takeAwayBroken();
      update.clear();
      update.done();
    },
    size: () => ({ columns: stream.columns, rows: stream.rows })
  };
}

// lib/run/unless-not-sent.ts
async function unlessNotSent(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotSentError) return error.message;
    throw error;
  }
}

// lib/run/finish.ts
var pagesForEarlierRun = 3;
async function finishAll(earlier, target) {
  const remarks = [];
  for (const run of earlier) {
    const why = target.settings.mayWrite ? run.hadOtherKey && "has another key" : "may only read";
    if (why) {
      remarks.push(`Run ${run.run} came to no end, and this one ${why}: delete what it left by the clean command.`);
      continue;
    }
    const finished = await finish(target, run, pagesForEarlierRun);
    if (isFinished(finished)) run.onFinished();
    const told = finished.map(({ url, outcome, reason }) => `${url} (${reason ?? outcome})`);
    if (told.length > 0) remarks.push(`Run ${run.run} came to no end and had left ${told.join(", ")}.`);
  }
  return remarks;
}
async function finish(target, { run, items, lists, hadOtherKey }, mostPages) {
  const finished = [];
  const found = /* @__PURE__ */ new Set();
  for (const list of lists) {
    const look = await lookThrough(target, list, run, mostPages);
    if (look.reason !== void 0) finished.push(left(list, look.reason));
    for (const url of look.items) found.add(url);
  }
  for (const url of /* @__PURE__ */ new Set([...found, ...items.toReversed()])) {
    finished.push(await deletion(target, url, run));
  }
  const isOfAccount = !hadOtherKey || finished.some(({ outcome }) => outcome === "deleted");
  if (isOfAccount) return finished;
  const unseen = lists.filter((list) => !finished.some(({ url }) => url === list));
  const unsure = finished.map((each) => each.outcome === "gone" ? left(each.url, otherKey) : each);
  return [...unsure, ...unseen.map((list) => left(list, otherKey))];
}
var otherKey = "this key finds nothing there, and the run had another one: give that one, or take its ledger away if both keys are of one account";
function isFinished(finished) {
  return finished.every(({ outcome }) => outcome !== "left");
}
async function lookThrough(target, list, run, mostPages) {
  const nothing = (reason) => ({ items: [], reason });
  if (pathOf(target, list) === void 0) return nothing("it is no list of this target");
  const marked = await unlessNotSent(() => markedItems(target, list, run, mostPages));
  if (typeof marked === "string") return nothing(marked);
  if (!marked) return nothing("the API reference has no such list, so it cannot be looked through");
  const { exchange, ids, pages, isWhole } = marked;
  if (pages === 0 && exchange && isNotFound(exchange)) return { items: [] };
  const items = ids.filter((id) => id !== void 0).map((id) => `${list}/${encodeURIComponent(id)}`);
  if (items.length < ids.length) return { items, reason: `an item of run ${run} has no id` };
  if (isWhole) return { items };
  const obstacle = exchange && !isServed(exchange) ? `page ${pages + 1} had ${answerTold(exchange)}` : "a link leads astray";
  return { items, reason: `it could not be read to its end: ${pages < mostPages ? obstacle : "it is too long"}` };
}
async function deletion(target, url, run) {
  const path = pathOf(target, url);
  if (path === void 0) return left(url, "it is no item of this target, or has an id that could lead elsewhere");
  const outcome = await unlessNotSent(async () => {
    const shown = await target.insist({ path });
    if (isNotFound(shown)) return { url, outcome: "gone" };
    if (!isServed(shown)) return left(url, `asked for, it had ${answerTold(shown)}`);
    if (!carriesMark(run, memberOf(jsonOf(shown.outcome.response), "metadata"))) {
      return left(url, `its metadata do not say that run ${run} made it`);
    }
    target.inherit(url);
    const deleted = await target.insist({ method: "DELETE", path });
    const reason = `its deletion had ${answerTold(deleted)}`;
    if (target.made.includes(url)) return left(url, reason);
    return isServed(await target.insist({ path })) ? left(url, `${reason}, and it still stands`) : { url, outcome: "deleted" };
  });
  return typeof outcome === "string" ? left(url, outcome) : outcome;
}
function pathOf(target, url) {
  const prefix = urlBelow(target.settings.base, "");
  const path = url.slice(prefix.length);
  return url.startsWith(`${prefix}/`) && isPlainPath(path) ? path : void 0;
}
function isNotFound(exchange) {
  return isAnswered(exchange) && [404, 410].includes(exchange.outcome.response.status);
}
function left(url, reason) {
  return { url, outcome: "left", reason };
}

// lib/cli/ledger-files.ts
import { createHash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import { join } from "node:path";
var ledgerName = /^ledger-[0-9a-z]+\.jsonl$/;
function fileLedger(folder, { run, target, key }, isSecret) {
  const path = join(folder, `ledger-${run}.jsonl`);
  let file;
  let length = 0;
  let isItemLeftOut = false;
  const append = (to, entry) => {
    const line = `${JSON.stringify(entry)}
`;
    ftruncateSync(to, length);
    writeFileSync(to, line);
    length += Buffer.byteLength(line);
  };
  return {
    write(entry) {
      if ("item" in entry && isSecret(entry.item)) {
        isItemLeftOut = true;
        return;
      }
      if (entry.kind === "settled" && isItemLeftOut) return;
      try {
        if (file === void 0) {
          mkdirSync(folder, { recursive: true });
          file = openSync(path, "a");
        }
        if (length === 0) append(file, { kind: "run", run, target, process: process.pid, key: keyMark(run, key) });
        append(file, entry);
        if (entry.kind === "creation") fsyncSync(file);
      } catch (error) {
        if (entry.kind === "creation") throw new LedgerNotWrittenError(path, failureCode(error));
      }
    },
    discard() {
      if (file === void 0) return;
      closeSync(file);
      file = void 0;
      rmSync(path, { force: true });
    }
  };
}
function keyMark(run, key) {
  return createHash("sha256").update(`${run} ${key}`).digest("hex").slice(0, 4);
}
function ledgersIn(folder) {
  const ledgers = [];
  const unreadable = [];
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    try {
      const ledger = readLedger(readFileSync(path, "utf8"));
      if (ledger) ledgers.push({ ...ledger, path, isAtWork: isAtWork(ledger.process) });
    } catch (error) {
      const reason = error instanceof LedgerUnreadableError ? error.message : failureCode(error);
      unreadable.push({ path, reason });
    }
  }
  return { ledgers, unreadable };
}
function earlierRuns(folder, now) {
  return ledgersIn(folder).ledgers.filter((ledger) => ledger.target === now.target && !ledger.isAtWork).map((ledger) => earlierRun(ledger, now.key));
}
function earlierRun(ledger, key) {
  const hadOtherKey = ledger.key !== keyMark(ledger.run, key);
  return { ...ledger, hadOtherKey, onFinished: () => discardLedger(ledger) };
}
function discardLedger({ path }) {
  rmSync(path, { force: true });
}
function namesIn(folder) {
  try {
    return readdirSync(folder).filter((name) => ledgerName.test(name)).sort();
  } catch (error) {
    if (failureCode(error) === "ENOENT") return [];
    throw error;
  }
}
function isAtWork(id) {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return failureCode(error) === "EPERM";
  }
}

// lib/cli/snapshot-file.ts
import { Ajv } from "ajv";
var count = { type: "integer", minimum: 1 };
var schema = {
  type: "object",
  required: ["format", "version", "runs", "operations"],
  additionalProperties: false,
  properties: {
    format: { const: 1 },
    version: { const: "2" },
    runs: { type: "integer", minimum: 0 },
    operations: {
      type: "object",
      propertyNames: { pattern: "^(GET|POST|PATCH|PUT|DELETE) /[\\w/{}]{1,200}$" },
      additionalProperties: {
        type: "object",
        required: ["served", "fields"],
        additionalProperties: false,
        properties: {
          served: count,
          fields: {
            type: "object",
            propertyNames: { pattern: "^(/(\\*|[\\w$@.:-]{1,64})){0,12}$" },
            additionalProperties: {
              type: "object",
              propertyNames: { enum: [...kinds, "empty"] },
              additionalProperties: count
            }
          }
        }
      }
    }
  }
};
function readSnapshot(path, source, readFile) {
  const named = `${source} names ${JSON.stringify(path)}`;
  let text;
  try {
    text = readFile(path);
  } catch (error2) {
    const message = `${named}, which cannot be read (${failureCode(error2)}): name a file that "ngrok-conformance snapshot" wrote.`;
    throw new SettingsError("snapshot-unreadable", message);
  }
  const value = parsed(text);
  const validate2 = new Ajv({ meta: false, validateSchema: false }).compile(schema);
  if (validate2(value)) return value;
  const [error] = validate2.errors ?? [];
  const where = error && error.instancePath !== "" ? ` at ${JSON.stringify(error.instancePath)}` : "";
  const what = value === void 0 ? "which is no JSON" : `which is no snapshot${where} (${error?.message})`;
  throw new SettingsError("snapshot-malformed", `${named}, ${what}: write it anew by "ngrok-conformance snapshot".`);
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// lib/cli/settings.ts
import { Ajv as Ajv2 } from "ajv";

// lib/cli/duration.ts
var units = { ms: 1, s: 1e3, m: 6e4 };
function readDuration(text, source) {
  const [, number = "", unit = ""] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text) ?? [];
  const ms = Math.round(Number(number) * (units[unit] ?? 0));
  if (ms >= 1 && ms < 2 ** 31) return ms;
  const message = `${source} is ${JSON.stringify(text)}: give a time with its unit, such as 500ms, 5s or 10m.`;
  throw new SettingsError("duration-malformed", message);
}

// lib/cli/list-paths.ts
function resourcePaths(given) {
  const known = resources.filter(({ listKey }) => listKey !== void 0).map(({ path }) => path);
  const paths = listOf(given).map((name) => name.startsWith("/") ? name : `/${name}`);
  const unknown = paths.find((path) => !known.includes(path));
  if (unknown === void 0 && paths.length > 0) return paths;
  if (unknown === void 0) {
    throw new SettingsError(
      "resource-unknown",
      `${given.source} names no list: give paths such as ip_policies,api_keys.`
    );
  }
  const meant = didYouMean(unknown, known);
  const advice = meant === void 0 ? "give paths such as ip_policies,api_keys" : `did you mean ${meant.slice(1)}?`;
  throw new SettingsError(
    "resource-unknown",
    `${given.source}: the API reference has no list at ${JSON.stringify(unknown)}: ${advice}`
  );
}
function scratchPaths(given) {
  const paths = resourcePaths(given);
  const suitable = resources.filter(canBeScratch).map(({ path }) => path);
  const unsuitable = paths.find((path) => !suitable.includes(path));
  if (unsuitable === void 0) return paths;
  throw new SettingsError(
    "scratch-unsuitable",
    `${given.source}: the items of ${unsuitable.slice(1)} cannot be created, changed and deleted by themselves, with metadata of their own: give one of ${suitable.map((path) => path.slice(1)).join(", ")}`
  );
}

// lib/cli/report-selection.ts
function reportKindsIn(given) {
  const names = listOf(given);
  const unknown = names.find((name) => !isReportKind(name));
  if (unknown === void 0 && names.length > 0) return [...new Set(names.filter(isReportKind))];
  const meant = unknown === void 0 ? void 0 : didYouMean(unknown, reportKinds);
  const advice = meant === void 0 ? `give some of ${reportKinds.join(", ")}` : `did you mean ${meant}?`;
  const what = unknown === void 0 ? "names no report" : `there is no report ${JSON.stringify(unknown)}`;
  throw new SettingsError("report-unknown", `${given.source}: ${what}: ${advice}`);
}

// lib/cli/target-url.ts
function targetUrl(text, source) {
  const advice = "give a base URL such as http://127.0.0.1:4040 or https://api.ngrok.com";
  const wrong = (what) => new SettingsError("target-malformed", `${source} ${what}: ${advice}.`);
  if (text.trim() === "") throw wrong("is empty");
  if (!URL.canParse(text) || /^[a-z0-9.-]+:\d+(?:\/|$)/i.test(text))
    throw wrong(`has no scheme or no host${completion(text)}`);
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw wrong(`has the scheme "${url.protocol}", not http or https`);
  if (url.username !== "" || url.password !== "") {
    throw wrong("has a user name or a password in it, which the API does not take (the key goes into NGROK_API_KEY)");
  }
  if (url.search !== "" || text.includes("?")) throw wrong("has a query");
  if (url.hash !== "" || text.includes("#")) throw wrong("has a fragment");
  return url;
}
function completion(text) {
  if (/[\s@?#\\]|:\/\//.test(text) || !/[.:]|^localhost(?:\/|$)/i.test(text)) return "";
  const completed = `${/^(?:localhost|127\.|\[::1\])/i.test(text) ? "http" : "https"}://${text}`;
  return URL.canParse(completed) ? ` (did you mean ${completed}?)` : "";
}

// lib/cli/settings.ts
var runsOfThoroughRun = 50;
var maximumSeed = 2 ** 31 - 1;
var yes = ["true", "1", "yes"];
var switchSchema = { type: "string", enum: [...yes, "false", "0", "no"] };
var schema2 = {
  type: "object",
  properties: {
    seed: { type: "string", pattern: "^[0-9]{1,10}$" },
    output: { type: "string", minLength: 1 },
    strict: switchSchema,
    allowWrites: switchSchema,
    rateLimits: switchSchema,
    quiet: switchSchema,
    json: switchSchema,
    debug: switchSchema,
    thorough: switchSchema,
    runs: { type: "string", pattern: "^[1-9][0-9]{0,4}$" },
    path: { type: "string", pattern: "^[0-9]{1,5}(:[0-9]{1,9})*$" }
  }
};
function readSettings(flags, sources) {
  const given = allGiven(flags, sources);
  checkShapes(given);
  const baseline = baselineOf(given, sources);
  const seed = given.seed === void 0 ? baseline?.report.seed ?? sources.randomSeed() : Number(given.seed.text);
  if (given.seed !== void 0 && seed > maximumSeed) throw seedError(given.seed);
  const target = given.target === void 0 ? void 0 : targetUrl(given.target.text, given.target.source);
  const ownMachine = target === void 0 || isLoopback(target);
  const resources2 = given.resources === void 0 ? void 0 : resourcePaths(given.resources);
  const scratch = given.scratch === void 0 ? void 0 : scratchPaths(given.scratch);
  const runs = runsOf(given);
  if (given.path !== void 0 && given.seed === void 0) throw pathWithoutSeed(given.path);
  const settings = {
    ...target !== void 0 && { target },
    ...flags.keyFile !== void 0 && { keyFile: flags.keyFile },
    only: listOf(given.only),
    skip: listOf(given.skip),
    require: listOf(given.require),
    strict: isOn(given.strict, false),
    allowWrites: isOn(given.allowWrites, ownMachine),
    rateLimits: isOn(given.rateLimits, ownMachine),
    ...resources2 !== void 0 && { resources: resources2 },
    ...scratch !== void 0 && { scratch },
    seed,
    output: given.output?.text ?? "reports",
    report: given.report === void 0 ? defaultReportKinds : reportKindsIn(given.report),
    quiet: isOn(given.quiet, false),
    json: isOn(given.json, false),
    debug: isOn(given.debug, false),
    ...given.limit !== void 0 && { limit: readRateLimit(given.limit.text, given.limit.source) },
    ...runs !== void 0 && { runs },
    // The command that writes a snapshot names none by flag, whatever the environment names.
    ...given.snapshot !== void 0 && given.snapshot.text !== "" && {
      snapshot: readSnapshot(given.snapshot.text, given.snapshot.source, sources.readFile)
    },
    ...given.path !== void 0 && { path: given.path.text },
    known: listOf(given.known),
    ...baseline !== void 0 && { baseline },
    ...given.timeout !== void 0 && { timeoutMs: readDuration(given.timeout.text, given.timeout.source) },
    ...given.timeLimit !== void 0 && { timeLimitMs: readDuration(given.timeLimit.text, given.timeLimit.source) }
  };
  const key = keyOf(flags.keyFile, given, target, sources);
  if (key !== void 0) return { ...settings, key };
  if (target !== void 0) throw new KeyMissingError(target, settings);
  return settings;
}
var KeyMissingError = class extends SettingsError {
  target;
  settings;
  advice;
  constructor(target, settings) {
    const advice = "set NGROK_API_KEY, or put the key into a file and name it by --key-file or NGROK_KEY_FILE";
    super("key-missing", `There is no API key for ${target.href}: ${advice}.`);
    this.target = target;
    this.settings = settings;
    this.advice = advice;
  }
};
function baselineOf({ baseline }, { readFile }) {
  if (baseline === void 0) return void 0;
  return { file: baseline.text, report: reportIn(baseline.text, baseline.source, readFile) };
}
function runsOf({ runs, thorough }) {
  if (runs !== void 0) return Number(runs.text);
  return isOn(thorough, false) ? runsOfThoroughRun : void 0;
}
var validate = new Ajv2({ meta: false, validateSchema: false }).compile(schema2);
function checkShapes(given) {
  const texts = Object.fromEntries(Object.entries(given).map(([name, { text }]) => [name, text]));
  if (validate(texts)) return;
  for (const error of validate.errors ?? []) throw shapeError(error, given);
}
function shapeError({ instancePath }, given) {
  const name = settingNames.find((candidate) => instancePath === `/${candidate}`);
  const value = name === void 0 ? void 0 : given[name];
  const { text, source } = value ?? { text: "", source: instancePath };
  if (name === "seed") return seedError({ text, source });
  if (name === "output") {
    return new SettingsError("output-not-writable", `${source} is empty: name a folder for the reports.`);
  }
  if (name === "runs") {
    const message = `${source} is ${JSON.stringify(text)}: give a number of inputs from 1 to 99999, such as 50.`;
    return new SettingsError("runs-malformed", message);
  }
  if (name === "path") {
    const message = `${source} is ${JSON.stringify(text)}: give the path that a finding names, such as 3 or 23:1:0.`;
    return new SettingsError("path-malformed", message);
  }
  return new SettingsError("switch-malformed", `${source} is ${JSON.stringify(text)}: write true or false.`);
}
function pathWithoutSeed({ source }) {
  return new SettingsError(
    "path-without-seed",
    `${source} leads nowhere without a seed: give the finding's --seed too.`
  );
}
function seedError({ text, source }) {
  const range = `a whole number from 0 to ${maximumSeed}`;
  return new SettingsError("seed-malformed", `${source} is ${JSON.stringify(text)}: give ${range}, such as 42.`);
}
function isOn(given, otherwise) {
  return given === void 0 ? otherwise : yes.includes(given.text);
}

// lib/exchange/client.ts
import { Agent } from "undici";

// lib/exchange/content-codings.ts
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
var ContentCodingError = class extends Error {
  code = "CONTENT_CODING";
};
var decoders = /* @__PURE__ */ new Map([
  ["gzip", promisify(gunzip)],
  ["x-gzip", promisify(gunzip)],
  ["deflate", promisify(inflate)],
  ["br", promisify(brotliDecompress)]
]);
var mostCodings = 3;
async function decoded(body, contentEncoding, maxOutputLength) {
  const codings = contentEncoding.split(",").flatMap((coding) => decoders.get(coding.trim().toLowerCase()) ?? []);
  if (codings.length > mostCodings) throw new ContentCodingError(`${codings.length} content codings on one body`);
  let result = body;
  for (const decode of codings.reverse()) {
    if (result.length > 0) result = await decode(result, { maxOutputLength }).catch(refuseBadCoding);
  }
  return result;
}
function refuseBadCoding(error) {
  if (error instanceof RangeError) throw error;
  throw new ContentCodingError(
    `the body is not in its content coding: ${error instanceof Error ? error.message : error}`
  );
}

// lib/exchange/failures.ts
import { AssertionError } from "node:assert";
import { errors } from "undici";
function failed(code, message) {
  return { kind: "failed", code, message };
}
var codesOfSystemErrors = {
  ENOTFOUND: "name-not-resolved",
  EAI_AGAIN: "name-not-resolved",
  ECONNREFUSED: "connection-refused",
  EHOSTUNREACH: "connection-refused",
  ENETUNREACH: "connection-refused",
  ERR_BUFFER_TOO_LARGE: "too-large",
  ETIMEDOUT: "timeout",
  CERT_HAS_EXPIRED: "certificate-expired",
  CERT_NOT_YET_VALID: "certificate-not-yet-valid",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate-not-trusted",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate-not-trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate-not-trusted",
  UNABLE_TO_GET_ISSUER_CERT: "certificate-not-trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate-not-trusted",
  CERT_UNTRUSTED: "certificate-not-trusted",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate-for-another-name",
  HOSTNAME_MISMATCH: "certificate-for-another-name",
  EPROTO: "tls"
};
function failureOf(error) {
  if (!(error instanceof Error)) return failed("connection-lost", String(error));
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0]);
  const code = "code" in error ? String(error.code) : error.name;
  if (error instanceof errors.ConnectTimeoutError) return failed("timeout", "no connection within the time allowed");
  if (error instanceof errors.ResponseExceededMaxSizeError) return failed("too-large", "the body exceeds the bound");
  if (error instanceof errors.HeadersOverflowError) return failed("too-large", "the header exceeds the bound");
  if (error instanceof errors.HTTPParserError) return failed("malformed-response", `not HTTP/1.1: ${error.message}`);
  if (error instanceof errors.ResponseContentLengthMismatchError || error instanceof AssertionError) {
    return failed("malformed-response", `not HTTP/1.1: ${error.message.split("\n", 1)}`);
  }
  if (error instanceof ContentCodingError) return failed("malformed-response", error.message);
  if (error instanceof errors.InvalidArgumentError) return failed("connection-lost", `not sent: ${error.message}`);
  const isTls = /^(ERR_SSL_|ERR_TLS_|CERT_)/.test(code);
  return failed(codesOfSystemErrors[code] ?? (isTls ? "tls" : "connection-lost"), `${code}: ${error.message}`);
}

// lib/exchange/recorder.ts
var Recorder = class {
  #slots = [];
  /** Requests sent so far, answered or not. */
  get sent() {
    return this.#slots.length;
  }
  /** All exchanges that have ended. */
  get recording() {
    return this.#slots.filter((exchange) => exchange !== void 0);
  }
  /** @returns the number of the exchange that now begins */
  begin() {
    return this.#slots.push(void 0);
  }
  end(exchange) {
    this.#slots[exchange.number - 1] = exchange;
  }
};

// lib/exchange/client.ts
var defaultBounds = {
  answerMs: 5e3,
  // The largest documented page has a hundred items of a few kilobytes, and some two thousand values.
  bodyBytes: 4 * 1024 * 1024,
  bodyMemory: 16 * 1024 * 1024,
  recordingMemory: 128 * 1024 * 1024,
  headerBytes: 64 * 1024,
  simultaneous: 4,
  unansweredOnEnd: 5
};
var methodsThatChangeNothing = /* @__PURE__ */ new Set(["GET", "HEAD", "OPTIONS"]);
function createClient(surroundings) {
  const { bounds, clock, writable, timeLimitMs = Number.POSITIVE_INFINITY, recorder = new Recorder() } = surroundings;
  const startedAt = clock();
  const agentWith = (connections) => new Agent({
    connections,
    pipelining: 1,
    // A server that closes an idle connection while a request is on its way looks as if it refused to answer. Most wait
    // for 5 s or more before they do, so no connection is used again that was idle for longer than this.
    keepAliveTimeout: 1e3,
    keepAliveMaxTimeout: 1e3,
    maxHeaderSize: bounds.headerBytes,
    maxResponseSize: bounds.bodyBytes,
    connect: { timeout: bounds.answerMs }
  });
  const agent = agentWith(bounds.simultaneous);
  const agentAside = agentWith(1);
  const turnstile = new Turnstile(bounds.simultaneous);
  let unansweredOnEnd = 0;
  let memory = 0;
  async function outcomeOf(message, { aside = false }) {
    const deadline = AbortSignal.timeout(bounds.answerMs);
    const interruption = methodsThatChangeNothing.has(message.method) ? surroundings.signal : void 0;
    const signal = interruption ? AbortSignal.any([deadline, interruption]) : deadline;
    const outcome = await exchangeOver(aside ? agentAside : agent, message, signal, bounds).catch((error) => {
      interruption?.throwIfAborted();
      return deadline.aborted ? failed("timeout", `no whole answer within ${bounds.answerMs} ms`) : failureOf(error);
    });
    const unanswered = outcome.kind === "failed" && (outcome.code === "timeout" || outcome.code === "connection-refused");
    unansweredOnEnd = unanswered ? unansweredOnEnd + 1 : 0;
    return outcome;
  }
  function whyCutShort() {
    if (unansweredOnEnd >= bounds.unansweredOnEnd) return new TargetGoneError(unansweredOnEnd);
    if (clock() - startedAt >= timeLimitMs) return new TimeSpentError(timeLimitMs);
    return memory > bounds.recordingMemory ? new MemorySpentError(bounds.recordingMemory) : void 0;
  }
  return {
    async send(message, options) {
      if (writable !== "anywhere" && !methodsThatChangeNothing.has(message.method) && !isWithin(writable, message.url)) {
        throw new WriteRefusedError(message.method, message.url, writable);
      }
      return turnstile.pass(async () => {
        surroundings.signal?.throwIfAborted();
        const refusal = whyCutShort();
        if (refusal) throw refusal;
        options.beforeSending?.(recorder.sent + 1);
        const number = recorder.begin();
        const sentAt = clock();
        const outcome = await outcomeOf(message, options);
        const sent = { number, request: message, sentAt, endedAt: clock(), askedBy: options.askedBy };
        const exchange = outcome.kind === "answered" ? { ...sent, outcome } : { ...sent, outcome };
        recorder.end(exchange);
        if (outcome.kind === "answered") memory += sizeInMemory(outcome.response.body);
        surroundings.onExchange?.(exchange);
        return exchange;
      });
    },
    narrow: () => turnstile.narrow(),
    get recording() {
      return recorder.recording;
    },
    get sent() {
      return recorder.sent;
    },
    get cutShort() {
      return whyCutShort();
    },
    async close() {
      await Promise.all([agent.destroy(), agentAside.destroy()]);
    }
  };
}
async function exchangeOver(agent, message, signal, bounds) {
  const { origin } = new URL(message.url);
  const response = await agent.request({
    origin,
    path: targetOf(message.url),
    method: message.method,
    headers: message.headers.flat(),
    body: message.body ?? null,
    signal,
    responseHeaders: "raw"
  });
  const headers = pairsOf(response.headers);
  const received = new Uint8Array(await response.body.arrayBuffer());
  const body = await decoded(received, headerValues(headers, "content-encoding").join(","), bounds.bodyBytes);
  if (sizeInMemory(body) > bounds.bodyMemory) return failed("too-large", "the body has more values than the bound");
  return { kind: "answered", response: { status: response.statusCode, headers, body } };
}
var bytesOfValue = 512;
var bytesOfByte = 3;
function sizeInMemory(body) {
  let values = 0;
  for (const byte of body) if (byte === comma || byte === bracket || byte === brace) values += 1;
  return body.length * bytesOfByte + values * bytesOfValue;
}
var [comma, bracket, brace] = [44, 91, 123];
function targetOf(url) {
  const target = url.replace(/^[^/?#]*\/\/[^/?#]*/, "");
  return target.startsWith("/") ? target : `/${target}`;
}
function pairsOf(raw) {
  const flat = Array.isArray(raw) ? raw.map(String) : [];
  return flat.flatMap((name, index) => index % 2 === 0 ? [[name, withoutSpaceAround(flat[index + 1])]] : []);
}
function withoutSpaceAround(value = "") {
  return value.replaceAll(/^[ \t]+|(?<![ \t])[ \t]+$/g, "");
}

// lib/exchange/clock.ts
var systemClock = () => performance.timeOrigin + performance.now();

// lib/run/spending.ts
var runsOfOneWindow = 20;
var shrinksOfOneWindow = 20;
var shrinksOfThoroughRun = 100;
var earlyWaitsOfOneWindow = 3;
var earlyWaitsOfThoroughRun = 30;
var shortWindowMs = 1e4;
function spendingOf(wish) {
  const { limit = documentedRateLimit, runs } = wish;
  const isThorough = runs !== void 0;
  return {
    limit,
    isThorough,
    mayWait: isThorough || limit.windowMs <= shortWindowMs,
    runs: runs ?? runsOfOneWindow,
    mostEarlyWaits: isThorough ? earlyWaitsOfThoroughRun : earlyWaitsOfOneWindow,
    mostShrinks: isThorough ? shrinksOfThoroughRun : shrinksOfOneWindow
  };
}

export {
  documentedRateLimit,
  RollingBudget,
  watchExchanges,
  progressOn,
  keepsLines,
  Recorder,
  defaultBounds,
  createClient,
  systemClock,
  unlessNotSent,
  finishAll,
  finish,
  isFinished,
  spendingOf,
  fileLedger,
  ledgersIn,
  earlierRuns,
  earlierRun,
  readSnapshot,
  readSettings,
  KeyMissingError
};
