import {
  Traffic,
  closingLook,
  lookAt,
  unknownKeyLike
} from "./chunk-P3MXSEQP.js";
import {
  listenForInterruption
} from "./chunk-3ZWROOJJ.js";
import {
  Recorder,
  RollingBudget,
  createClient,
  defaultBounds,
  earlierRuns,
  fileLedger,
  finishAll,
  keepsLines,
  progressOn,
  spendingOf,
  systemClock,
  unlessNotSent,
  watchExchanges
} from "./chunk-GYF7DQAD.js";
import {
  CutShortError,
  NotSentError,
  Target,
  WindowSpentError,
  answerTold,
  errorCodeOf,
  isLoopback,
  isRateLimited,
  isServed,
  newRunId,
  noLedger,
  notJudged,
  preferredScratch,
  preflight,
  survey,
  writeScopeOf
} from "./chunk-BYEZ6PIW.js";
import {
  kindOf,
  placeOf
} from "./chunk-I2X6NR4A.js";
import {
  failureCode
} from "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import {
  jsonPointer
} from "./chunk-PT666WWS.js";
import {
  failedAnswer
} from "./chunk-LGVZI3S6.js";
import {
  groupedBy,
  urlBelow,
  withoutQuery
} from "./chunk-5RYDBV6Z.js";
import {
  isAnswered
} from "./chunk-I64G7BRQ.js";

// lib/cli/perform-run.ts
import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";

// lib/run/asking.ts
var lastSection = "rate-limits";
async function askAll(openRules, target, onEvent) {
  await survey(target);
  await probeAll(
    openRules.filter((open) => !isLast(open)),
    target,
    onEvent
  );
  const early = openRules.filter((open) => !isLast(open));
  const most = Math.max(...openRules.map(({ atLeast }) => atLeast));
  for (let round = 1; round < most; round += 1) {
    await oneMore(
      early.filter((open) => open.atLeast > round),
      target,
      () => !target.isRateLimited && target.maySend
    );
  }
  await settle(early, target);
  const [free, counting] = [true, false].map((isFree) => early.filter((open) => open.moreIsFree === isFree));
  await fromRuleToRule(free ?? [], target, () => !target.isRateLimited);
  await fromRuleToRule(startingAt(target.settings.seed, counting ?? []), target, () => target.hasRoom);
  await settle(early, target);
}
async function settle(openRules, target) {
  const traffic = new Traffic(target.recording, target.settings);
  for (const open of openRules) await open.settle(target, traffic);
}
async function askLast(openRules, target, onEvent) {
  await probeAll(openRules.filter(isLast), target, onEvent);
}
async function replay(openRules, target, path) {
  for (const open of openRules) {
    if (!await open.replay(target, path)) throw new PathUnknownError(path, open.rule.id);
  }
}
var PathUnknownError = class extends Error {
  code = "PATH_UNKNOWN";
  constructor(path, rule) {
    super(
      `--path ${path} leads to no input of ${rule}: give the path and the seed of one finding of this rule, and the target as it was then.`
    );
    this.name = "PathUnknownError";
  }
};
function startingAt(seed, items) {
  const start = items.length > 0 ? seed % items.length : 0;
  return [...items.slice(start), ...items.slice(0, start)];
}
async function fromRuleToRule(openRules, target, hasRoom) {
  let waiting = openRules;
  while (waiting.length > 0) waiting = await oneMore(waiting, target, hasRoom);
}
async function oneMore(openRules, target, hasRoom) {
  const tried = [];
  for (const open of openRules) {
    if (!hasRoom()) return [];
    if (await open.more(target)) tried.push(open);
  }
  return tried;
}
async function probeAll(openRules, target, onEvent) {
  let asked;
  for (const open of openRules) {
    const { section } = open.rule;
    if (section !== asked) {
      asked = section;
      onEvent({ kind: "section", section, rules: openRules.filter(({ rule }) => rule.section === section).length });
    }
    await open.probe(target);
  }
}
function sectionsOf(openRules) {
  const inOrder = [...openRules.filter((open) => !isLast(open)), ...openRules.filter(isLast)];
  return [...groupedBy(inOrder, ({ rule }) => rule.section)].map(([section, { length }]) => ({
    section,
    rules: length
  }));
}
function isLast({ rule }) {
  return rule.section === lastSection;
}

// lib/run/run.ts
import { setTimeout } from "node:timers/promises";

// lib/run/clean-up.ts
async function cleanUp(target) {
  const reasons = await deletions(target, target.made);
  const failed = target.made;
  const looked = await unlessNotSent(async () => {
    await closingLook(target);
    await lookAt(target, target.listsToLookAt);
    return "the list could not be read to where it would be";
  });
  const found = target.made.filter((url) => !failed.includes(url));
  for (const [url, reason] of await deletions(target, found)) reasons.set(url, reason);
  return [
    ...target.made.map((url) => ({ url, reason: reasons.get(url) ?? "it was not asked to be deleted" })),
    ...target.unreachable.map((url) => ({ url, reason: "its id could lead elsewhere, so nothing was sent there" })),
    ...target.unsettledLists.map((url) => ({
      url,
      reason: `something that the run asked for may stand here: ${looked}`
    }))
  ];
}
async function deletions(target, urls) {
  const reasons = /* @__PURE__ */ new Map();
  for (const url of urls.toReversed()) reasons.set(url, await deletion(target, url));
  return reasons;
}
async function deletion(target, url) {
  const path = url.slice(urlBelow(target.settings.base, "").length);
  const isShownAgain = target.wasGone(url);
  return unlessNotSent(async () => {
    const reason = `its deletion had ${answerTold(await target.insist({ method: "DELETE", path }))}`;
    if (!isShownAgain || !isServed(await target.insist({ path }))) return reason;
    target.standsStill(url);
    return `${reason}, and it still stands`;
  });
}

// lib/run/confirmation.ts
function isSoAgain(finding, repeated, traffic, judgeTraffic) {
  const [telling] = finding.exchanges;
  if (!telling || isRateLimited(repeated)) return void 0;
  const kind = kindOf(finding);
  const isIn = (recording) => judgeTraffic(recording).findings.some((each) => {
    return kindOf(each) === kind && each.exchanges[0]?.number === telling.number;
  });
  if (isIn(traffic)) return isIn(withAnswer(traffic, telling, repeated));
  switch (finding.at) {
    case "status":
      return statusOf(telling) === statusOf(repeated);
    case jsonPointer("error_code"):
      return codeOf(telling) === codeOf(repeated);
    default:
      return void 0;
  }
}
function mayHaveChanged({ number, request }, recording) {
  const asked = withoutQuery(request.url);
  return recording.some((exchange) => {
    if (exchange.number < number || exchange.request.method === "GET") return false;
    const written = withoutQuery(exchange.request.url);
    const concerns = asked === written || asked.startsWith(`${written}/`) || written.startsWith(`${asked}/`);
    return concerns && (isServed(exchange) || !isAnswered(exchange));
  });
}
function withAnswer({ recording, settings }, telling, repeated) {
  const { number, sentAt, endedAt, askedBy } = telling;
  const replaced = { ...repeated, number, sentAt, endedAt, askedBy };
  return new Traffic(
    recording.map((exchange) => exchange.number === number ? replaced : exchange),
    settings
  );
}
function statusOf(exchange) {
  return isAnswered(exchange) ? exchange.outcome.response.status : void 0;
}
function codeOf(exchange) {
  return isAnswered(exchange) ? errorCodeOf(exchange) : void 0;
}

// lib/run/open-rule.ts
var whyNot = {
  https: "the target is not an https URL",
  "default-port": "the target is not an https URL on port 443",
  writes: "this run may only read; --allow-writes lets it create and delete items",
  "new-keys": "it creates an API key; api_keys among the lists of --scratch allows it",
  "rate-limits": "it uses up the rate limit of the account; --rate-limits asks for it",
  snapshot: "there is no snapshot of an earlier run to hold this one against; --snapshot names one",
  waiting: "it has to wait until requests leave the window of the rate limit; --thorough does, or a short --limit"
};
var OpenRule = class {
  rule;
  #inquiry;
  #signal;
  /** Kinds of findings that were asked for once more, and whether they came again where that can be told. */
  #repeats = /* @__PURE__ */ new Map();
  #excuse;
  /** @param signal ends the run: what is thrown once it is aborted goes through */
  constructor(rule, offers, signal) {
    this.rule = rule;
    this.#signal = signal;
    this.#inquiry = rule.begin();
    const lacking = rule.needs.find((need) => !offers[need]);
    if (lacking) this.#excuse = { rule, verdict: "not-applicable", reason: whyNot[lacking] };
  }
  /** How many inputs are to be sent before any rule gets more than it asks for. */
  get atLeast() {
    return this.#inquiry.atLeast;
  }
  get moreIsFree() {
    return this.#inquiry.moreIsFree;
  }
  /** Sends what the rule cannot do without. */
  async probe(target) {
    if (this.#excuse) return;
    try {
      await this.#inquiry.probe(target.as(this.rule.id));
    } catch (error) {
      this.#excuseBy(error);
    }
  }
  /**
   * Sends one more input.
   *
   * @returns false when there is none left, or none that may be sent
   */
  async more(target) {
    if (this.#excuse) return false;
    try {
      return await this.#inquiry.more(target.as(this.rule.id));
    } catch (error) {
      if (error instanceof WindowSpentError) return false;
      this.#excuseBy(error);
      return false;
    }
  }
  /**
   * Looks whether what is wrong so far is so again when asked once more, and by which smallest input.
   *
   * @param traffic all exchanges so far
   */
  async settle(target, traffic) {
    if (this.#excuse || !target.hasRoom) return;
    try {
      await this.#inquiry.settle(target.as(this.rule.id), traffic);
      await this.#confirm(target.as(this.rule.id), traffic);
    } catch (error) {
      if (!(error instanceof WindowSpentError)) this.#excuseBy(error);
    }
  }
  /**
   * Sends the input at a path of the run's seed and nothing else.
   *
   * @returns false where the path leads to none
   */
  async replay(target, path) {
    if (this.#excuse) return true;
    try {
      return await this.#inquiry.replay(target.as(this.rule.id), path);
    } catch (error) {
      this.#excuseBy(error);
      return true;
    }
  }
  /** Asks once more for what showed each kind of finding, where that changes nothing. */
  async #confirm(target, traffic) {
    for (const finding of this.#judgement(traffic).findings.filter(({ path }) => path === void 0)) {
      const [telling] = finding.exchanges;
      const kind = kindOf(finding);
      if (telling?.request.method !== "GET" || this.#repeats.has(kind) || !target.hasRoom) continue;
      if (mayHaveChanged(telling, traffic.recording)) continue;
      const repeated = await target.again(telling);
      this.#repeats.set(
        kind,
        isSoAgain(finding, repeated, traffic, (other) => this.#inquiry.judgeTraffic(other))
      );
    }
  }
  /**
   * Says what the rule has come to.
   *
   * @param nothingJudged why there may be nothing that it could be judged by
   * @param toleranceOf which findings need not fail the run
   */
  verdict(traffic, nothingJudged = "nothing came up in this run that it could be judged by", toleranceOf = () => void 0) {
    if (this.#excuse?.verdict === "not-applicable") return this.#excuse;
    const judgement = this.#judgement(traffic);
    const { findings, judged, unjudged = [], evidence } = judgement;
    const { rule } = this;
    if (findings.length > 0)
      return { rule, verdict: "violated", findings: this.#grouped(findings, traffic, toleranceOf) };
    if (this.#excuse) return this.#excuse;
    if (unjudged.length > 0) return { rule, verdict: "inconclusive", reason: [...new Set(unjudged)].join("; ") };
    if (judged === 0) return { rule, verdict: "inconclusive", reason: nothingJudged };
    return { rule, verdict: "conformant", judged, ...evidence !== void 0 && { evidence } };
  }
  /**
   * The same fault in many places is one thing to tell, with its first place and the number of times. Each place is
   * held against what is tolerated before that, so that a known one never hides a new one.
   */
  #grouped(findings, { settings }, toleranceOf) {
    const byTolerance = [...groupedBy(findings, (finding) => toleranceOf(this.rule.id, finding))];
    const newFirst = byTolerance.sort(([one], [other]) => Number(one !== void 0) - Number(other !== void 0));
    const grouped = newFirst.flatMap(
      ([tolerance, tolerated]) => [...groupedBy(tolerated, kindOf)].flatMap(([kind, alike]) => {
        const [first] = alike;
        if (first === void 0) return [];
        const repeats = this.#repeats.get(kind);
        const telling = alike.flatMap(({ exchanges }) => exchanges.slice(0, 1));
        return {
          ...first,
          exchanges: [.../* @__PURE__ */ new Set([...first.exchanges, ...telling])].slice(0, mostExchanges),
          ...repeats !== void 0 && { repeats },
          level: first.level ?? this.rule.level,
          occurrences: alike.length,
          kind,
          sightings: sightingsOf(alike),
          places: placesOf(alike, settings.base),
          ...tolerance !== void 0 && { tolerance }
        };
      })
    );
    return withinBounds(grouped);
  }
  /** One rule that breaks on what a target does, which must not happen, does not take the others with it. */
  #judgement(traffic) {
    try {
      return this.#inquiry.judge(traffic);
    } catch (error) {
      return notJudged(brokenOver(error));
    }
  }
  #excuseBy(error) {
    this.#signal?.throwIfAborted();
    const reason = error instanceof NotSentError ? error.message : brokenOver(error);
    this.#excuse = { rule: this.rule, verdict: "inconclusive", reason };
  }
};
function brokenOver(error) {
  return `the suite itself failed at this rule, please report it: ${error}`;
}
var mostExchanges = 10;
var mostFindings = 100;
var mostSightings = 1e3;
function withinBounds(findings) {
  const untold = findings.length - mostFindings;
  if (untold <= 0) return findings;
  const weight = ({ level, tolerance }) => tolerance ? 0 : level === "must" ? 2 : 1;
  const told = findings.toSorted((one, other) => weight(other) - weight(one)).slice(0, mostFindings);
  const remark = `${untold} more findings of other kinds are not told`;
  return told.map((finding, index) => index === 0 ? { ...finding, remark } : finding);
}
function sightingsOf(findings) {
  return findings.slice(0, mostSightings).flatMap(({ at = "", exchanges: [telling] }) => {
    if (telling === void 0) return [];
    const isFailed = !isAnswered(telling) || at === "status" && telling.outcome.response.status >= 500;
    return [{ exchange: telling.number, at: isFailed ? failedAnswer : at }];
  });
}
function placesOf(findings, base) {
  const places = groupedBy(
    findings.map((finding) => placeOf(finding, base)),
    ({ request, at }) => `${request} ${at}`
  );
  return [...places.values()].flatMap(
    (alike) => alike.slice(0, 1).map((place) => ({ ...place, occurrences: alike.length }))
  );
}

// lib/run/run.ts
var defaultTimeLimitMs = 6e5;
var cleanUpTimeLimitMs = 9e4;
async function runContract(settings, rules, surroundings = {}) {
  const { onEvent = () => {
  }, signal, clock = systemClock, ledger = noLedger } = surroundings;
  const { runId = newRunId(), earlier = [] } = surroundings;
  const { answerMs, ...otherBounds } = surroundings.bounds ?? defaultBounds;
  const bounds = { answerMs: settings.timeoutMs ?? answerMs, ...otherBounds };
  const pausing = (until) => {
    const pause2 = surroundings.pause ?? ((ms) => setTimeout(ms, void 0, until && { signal: until }));
    return async (ms, why) => {
      onEvent({ kind: "wait", ms, why });
      await pause2(ms);
    };
  };
  const spending = spendingOf(settings);
  const { key, resources, allowWrites, rateLimits } = settings;
  const timeLimitMs = settings.timeLimitMs ?? (spending.isThorough ? Number.POSITIVE_INFINITY : defaultTimeLimitMs);
  const startedAt = clock();
  const targetSettings = {
    base: settings.target,
    key,
    mayWrite: allowWrites,
    scratch: settings.scratch ?? (isLoopback(settings.target) ? void 0 : [preferredScratch]),
    runId,
    resources,
    seed: settings.seed,
    spending,
    snapshot: settings.snapshot
  };
  const onExchange = (exchange) => onEvent({
    kind: "exchange",
    sent: recorder.sent,
    counted: target.counted.size,
    window: budget.window,
    exchange
  });
  const budget = new RollingBudget(spending.limit, clock);
  const writable = writeScopeOf(targetSettings);
  const recorder = new Recorder();
  const client = createClient({ bounds, clock, writable, timeLimitMs, signal, onExchange, recorder });
  const pause = async (ms, why) => {
    await pausing(signal)(Math.max(0, Math.min(ms, startedAt + timeLimitMs - clock())), why);
    if (client.cutShort) throw client.cutShort;
  };
  const target = Target.open(targetSettings, client, budget, pause, ledger);
  const openRules = rules.map(
    (rule) => new OpenRule(
      rule,
      {
        https: settings.target.protocol === "https:",
        "default-port": settings.target.protocol === "https:" && settings.target.port === "",
        writes: allowWrites,
        "new-keys": target.mayWriteTo("/api_keys"),
        "rate-limits": rateLimits,
        waiting: spending.mayWait,
        snapshot: settings.snapshot !== void 0
      },
      signal
    )
  );
  let leftBehind = [];
  const ofEarlierRuns = [];
  const end = (ending, verdicts) => ({
    target: settings.target.href,
    embedded: settings.embedded,
    seed: settings.seed,
    runId,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.round(clock() - startedAt),
    requests: { sent: recorder.sent, counted: target.counted.size },
    counted: target.counted,
    limit: spending.limit,
    conditions: { key, unknownKey: unknownKeyLike(key), resources, allowWrites, rateLimits },
    verdicts,
    recording: recorder.recording,
    ending,
    leftBehind,
    remarks: [...ofEarlierRuns, ...target.remarks]
  });
  const judged = (nothingJudged) => {
    const traffic = new Traffic(recorder.recording, targetSettings);
    return openRules.map((open) => open.verdict(traffic, nothingJudged, settings.toleranceOf));
  };
  try {
    onEvent({ kind: "plan", sections: sectionsOf(openRules) });
    const obstacle = await preflight(target);
    if (obstacle) return end(obstacle, []);
    target.bePatient();
    ofEarlierRuns.push(...await finishAll(earlier, target.as("clean-up")));
    if (settings.path === void 0) await askAll(openRules, target, onEvent);
    else await replay(openRules, target, settings.path);
    if (client.cutShort) throw client.cutShort;
    await cleanUp(target.as("clean-up"));
    if (settings.path === void 0) await askLast(openRules, target, onEvent);
    if (client.cutShort) throw client.cutShort;
    leftBehind = await cleanUp(target.as("clean-up"));
    return end({ kind: "complete" }, judged());
  } catch (error) {
    const cleaner = createClient({ bounds, clock, writable, timeLimitMs: cleanUpTimeLimitMs, onExchange, recorder });
    leftBehind = await cleanUp(target.as("clean-up").through(cleaner, pausing()));
    await cleaner.close();
    if (signal?.aborted)
      return end({ kind: "interrupted" }, judged("the run was interrupted before it could be judged"));
    if (error instanceof CutShortError) {
      const { code, message, advice } = error;
      return end({ kind: "cut-short", code, message, advice }, judged(message));
    }
    if (error instanceof WindowSpentError) return end({ kind: "complete" }, judged(error.message));
    throw error;
  } finally {
    await client.close();
    if (target.isClean) ledger.discard();
  }
}

// lib/cli/subject.ts
function runSettings(settings, { url, key, embedded }) {
  const { allowWrites, rateLimits, seed, resources, scratch, limit, runs, path, snapshot } = settings;
  const { timeoutMs, timeLimitMs } = settings;
  const rules = { allowWrites, rateLimits, seed, resources, scratch, limit, runs, path, snapshot };
  return { target: url, key, embedded, ...rules, timeoutMs, timeLimitMs };
}
async function subjectOf({ target, key, limit }) {
  if (target !== void 0 && key !== void 0) return { url: target, key, embedded: false, close: async () => {
  } };
  const { serveReference } = await import("./serve-OOKBEA6J.js");
  const reference = await serveReference(limit ? { rateLimit: limit } : {});
  return { url: new URL(reference.url), key: reference.key, embedded: true, close: () => reference.close() };
}

// lib/cli/perform-run.ts
async function performRun(settings, rules, { environment, errors, redaction }, gateOn) {
  const isPlain = settings.debug || keepsLines(environment);
  const progress = await progressOn(errors, { quiet: settings.quiet, isPlain });
  const interruption = listenForInterruption(
    () => progress.say("\nInterrupted: deleting what the run made, then writing the reports. Ctrl-C again stops at once.")
  );
  const subject = await subjectOf(settings);
  redaction.useKey(subject.key);
  redaction.useTarget(subject.url.href);
  const onExchange = watchExchanges(redaction, settings.debug ? errors : void 0);
  const gate = gateOn?.(subject);
  const runId = newRunId();
  const owner = { run: runId, target: urlBelow(subject.url, ""), key: subject.key };
  const ledger = subject.embedded ? noLedger : fileLedger(settings.output, owner, (text) => redaction.holdsSecret(text));
  try {
    const result = await runContract({ ...runSettings(settings, subject), toleranceOf: gate?.toleranceOf }, rules, {
      onEvent: (event) => {
        if (event.kind === "exchange") onExchange(event.exchange);
        progress.onEvent(event);
      },
      signal: interruption.signal,
      runId,
      ledger,
      earlier: subject.embedded ? [] : earlierRuns(settings.output, owner)
    });
    return { result, gate };
  } catch (error) {
    if (error instanceof PathUnknownError) throw new SettingsError("path-unknown", error.message);
    throw error;
  } finally {
    progress.end();
    await subject.close();
    interruption.end();
  }
}
async function checkFolder(folder, flag) {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new SettingsError(
      "output-not-writable",
      `${flag}: no file can be written to ${JSON.stringify(folder)} (${failureCode(error)}): name another folder.`
    );
  }
}

export {
  performRun,
  checkFolder
};
