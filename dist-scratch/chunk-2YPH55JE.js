import {
  clauses
} from "./chunk-5YYVZKY7.js";
import {
  isStale
} from "./chunk-MKG4YBHS.js";
import {
  curlLine
} from "./chunk-BLMUY5SY.js";
import {
  redactedExchange
} from "./chunk-FGAPS4SZ.js";
import {
  counted
} from "./chunk-S67MO5RZ.js";
import {
  failedAnswer,
  isJudged,
  levelOf,
  untoleratedIn
} from "./chunk-LGVZI3S6.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";
import {
  isAnswered
} from "./chunk-I64G7BRQ.js";

// lib/report/causes.ts
var wholeAnswer = /* @__PURE__ */ new Set([failedAnswer, "body"]);
function causesIn(verdicts, isOne = false) {
  const findings = verdicts.flatMap((verdict) => verdict.verdict === "violated" ? verdict.findings : []);
  if (isOne) return numbered(findings, [...groupedBy(findings, toleranceOf).values()]);
  const statements = [...groupedBy(findings, saying).values()];
  const sights = [...groupedBy(statements, sightingsKey).values()].map((alike) => sightOf(alike.flat()));
  const causes = /* @__PURE__ */ new Map();
  const widerAt = /* @__PURE__ */ new Map();
  for (const sight of sights.toSorted(widestFirst)) {
    const cause = causes.get(widerThan(sight, widerAt) ?? sight);
    if (cause) {
      cause.push(...sight.findings);
      continue;
    }
    causes.set(sight, [...sight.findings]);
    for (const key of sight.seenAt) {
      const there = widerAt.get(key);
      if (there) there.push(sight);
      else widerAt.set(key, [sight]);
    }
  }
  return numbered(findings, [...causes.values()]);
}
function saying(finding) {
  const { expected, actual, at, places, sightings } = finding;
  if (sightings.length === 0) return finding;
  return JSON.stringify([places[0]?.request, at, expected, actual, toleranceOf(finding)]);
}
function sightingsKey(findings) {
  const keys = [...keysOf(findings)];
  return keys.length === 0 ? findings : keys.sort().join("\n");
}
function sightOf(findings) {
  return { findings, seenAt: new Set([...keysOf(findings)].sort()) };
}
function keysOf(findings) {
  return new Set(
    findings.flatMap(
      (finding) => finding.sightings.map(({ exchange, at }) => JSON.stringify([exchange, at, toleranceOf(finding)]))
    )
  );
}
function toleranceOf({ tolerance }) {
  if (tolerance === void 0) return "";
  return tolerance === "baseline" ? tolerance : [tolerance.reason, tolerance.link, tolerance.expires].join(" ");
}
function widestFirst(one, other) {
  const wider = other.seenAt.size - one.seenAt.size;
  if (wider !== 0) return wider;
  return [...one.seenAt].join("\n") < [...other.seenAt].join("\n") ? -1 : 1;
}
function widerThan(sight, widerAt) {
  const [first] = sight.seenAt;
  if (first === void 0) return void 0;
  return widerAt.get(first)?.find((other) => [...sight.seenAt].every((key) => other.seenAt.has(key)) && isExplainedBy(sight, other));
}
function isExplainedBy({ findings }, wider) {
  const areAboutWholes = findings.every(({ sightings }) => sightings.every(({ at }) => wholeAnswer.has(at)));
  return areAboutWholes || findings.every(
    ({ expected }) => wider.findings.some((other) => expected === other.expected || expected.endsWith(`: ${other.expected}`))
  );
}
function numbered(findings, causes) {
  const causeOf = new Map(causes.flatMap((cause) => cause.map((finding) => [finding, cause])));
  const inOrder = [...groupedBy(findings, (finding) => causeOf.get(finding)).values()];
  return new Map(inOrder.flatMap((cause, index) => cause.map((finding) => [finding, index + 1])));
}

// lib/report/exit-code.ts
function failsRun(verdict, strict) {
  return untoleratedIn(verdict).length > 0 && (strict || levelOf(verdict) === "must");
}
function exitCodeOf(result, strict, required = /* @__PURE__ */ new Set(), gate) {
  if (result.ending.kind === "interrupted") return 130;
  if (result.ending.kind === "unreachable") return 4;
  if (result.verdicts.some((verdict) => failsRun(verdict, strict))) return 1;
  if (gate?.entries.some(isStale)) return 1;
  if (result.leftBehind.length > 0 || result.ending.kind === "cut-short") return 3;
  const unjudged = result.verdicts.filter((verdict) => !isJudged(verdict));
  if (unjudged.length === result.verdicts.length) return 3;
  return unjudged.some(({ rule }) => required.has(rule.id)) ? 3 : 0;
}

// lib/report/same-answer.ts
var tellingRequests = 10;
function sameAnswerToAll(recording) {
  const answered = recording.filter(isAnswered);
  const [first] = answered;
  if (!first || new Set(answered.map(({ request }) => request.url)).size < tellingRequests) return void 0;
  const { status, body } = first.outcome.response;
  const isSame = ({ outcome: { response } }) => response.status === status && Buffer.compare(response.body, body) === 0;
  if (!answered.every(isSame)) return void 0;
  const told = `status ${status} with ${body.length === 0 ? "an empty body" : `the same ${counted(body.length, "byte")}`}`;
  return `All ${answered.length} answers were ${told}, whatever was asked: look at that first, and whether this is the API at all.`;
}

// lib/report/shortened.ts
var longestText = 2e3;
var redactedText = longestText + 8192;
function shortened(text, redaction) {
  const redacted = redaction.redact(text.slice(0, redactedText));
  if (text.length <= redactedText && redacted.length <= longestText) return redacted;
  return `${redacted.slice(0, longestText)}\u2026 (${text.length} characters)`;
}

// lib/report/report.ts
var excerptBytes = 300;
var links = new Map(Object.entries(clauses).map(([id, { link }]) => [id, link]));
function reportOf(result, strict, redaction, required = /* @__PURE__ */ new Set(), gate) {
  const sameAnswer = sameAnswerToAll(result.recording);
  const causes = causesIn(result.verdicts, sameAnswer !== void 0);
  const verdicts = result.verdicts.map((verdict) => verdictReport(verdict, strict, redaction, required, causes));
  const shown = /* @__PURE__ */ new Map();
  for (const verdict of result.verdicts) {
    if (verdict.verdict !== "violated") continue;
    for (const exchange of verdict.findings.flatMap((finding) => finding.exchanges)) {
      if (!shown.has(exchange.number)) shown.set(exchange.number, exchangeReport(exchange, redaction));
    }
  }
  return {
    target: redaction.redact(result.target),
    embedded: result.embedded,
    seed: result.seed,
    runId: result.runId,
    startedAt: result.startedAt,
    durationMs: result.durationMs,
    requests: result.requests,
    limit: result.limit,
    verdicts,
    coverage: coverageOf(verdicts),
    exchanges: [...shown.values()].sort((one, other) => one.number - other.number),
    ending: redactedEnding(result.ending, redaction),
    leftBehind: result.leftBehind.map(({ url, reason }) => ({
      url: shortened(url, redaction),
      reason: shortened(reason, redaction)
    })),
    remarks: [...result.remarks, ...sameAnswer === void 0 ? [] : [sameAnswer]].map(
      (remark) => redaction.redact(remark)
    ),
    ...gate && { gate: gateReport(gate, redaction) },
    exitCode: exitCodeOf(result, strict, required, gate)
  };
}
function isMissing(verdict) {
  return verdict.required && !isJudged(verdict);
}
function coverageOf(verdicts) {
  const notJudged = ["inconclusive", "not-applicable"].flatMap((kind) => {
    const byReason = /* @__PURE__ */ new Map();
    for (const { verdict, reason = "no reason was given", rule } of verdicts) {
      if (verdict === kind) byReason.set(reason, [...byReason.get(reason) ?? [], rule]);
    }
    return [...byReason].map(([reason, rules]) => ({ verdict: kind, reason, rules }));
  });
  return { judged: verdicts.filter(isJudged).length, rules: verdicts.length, notJudged };
}
function gateReport({ entries, baseline }, redaction) {
  return {
    knownDeviations: entries.map(({ entry: { file, line, rule, ...known }, state, why }) => ({
      at: `${redaction.redact(file)}:${line}`,
      rule,
      ...reasonOf(known, redaction),
      state,
      why: redaction.redact(why)
    })),
    ...baseline && {
      baseline: {
        ...baseline,
        gone: baseline.gone.map((finding) => ({
          ...finding,
          expected: redaction.redact(finding.expected),
          actual: redaction.redact(finding.actual),
          kind: redaction.redact(finding.kind),
          request: redaction.redact(finding.request),
          at: redaction.redact(finding.at)
        }))
      }
    }
  };
}
function reasonOf({ reason, link, expires }, redaction) {
  return { reason: redaction.redact(reason), link: redaction.redact(link), expires };
}
function isTolerated({ findings }) {
  return findings.length > 0 && findings.every(({ known, baseline }) => known !== void 0 || baseline === true);
}
function isWarning(verdict) {
  return verdict.verdict === "violated" && !verdict.fails && !isTolerated(verdict);
}
function verdictReport(verdict, strict, redaction, required = /* @__PURE__ */ new Set(), causes = /* @__PURE__ */ new Map()) {
  const { id, section, title, hint, accepts } = verdict.rule;
  return {
    rule: id,
    section,
    title,
    level: levelOf(verdict),
    clauses: verdict.rule.clauses.map((clause) => {
      const link = links.get(clause);
      return link === void 0 ? { id: clause } : { id: clause, link };
    }),
    hint,
    ...accepts !== void 0 && { accepts },
    verdict: verdict.verdict,
    fails: failsRun(verdict, strict),
    required: required.has(id),
    ...outcomeOf(verdict, redaction, causes)
  };
}
function outcomeOf(verdict, redaction, causes) {
  switch (verdict.verdict) {
    case "conformant":
      return {
        judged: verdict.judged,
        ...verdict.evidence !== void 0 && { evidence: shortened(verdict.evidence, redaction) },
        findings: []
      };
    case "violated":
      return { findings: verdict.findings.map((finding) => findingReport(finding, redaction, causes.get(finding))) };
    case "inconclusive":
    case "not-applicable":
      return { reason: shortened(verdict.reason, redaction), findings: [] };
  }
}
function findingReport(finding, redaction, cause) {
  const [telling] = finding.exchanges;
  const { tolerance } = finding;
  return {
    expected: shortened(finding.expected, redaction),
    actual: shortened(finding.actual, redaction),
    ...finding.at !== void 0 && { at: shortened(finding.at, redaction) },
    level: finding.level,
    occurrences: finding.occurrences,
    kind: shortened(finding.kind, redaction),
    places: finding.places.map((place) => ({ ...place, at: shortened(place.at, redaction) })),
    ...cause !== void 0 && { cause },
    ...tolerance === "baseline" && { baseline: true },
    ...typeof tolerance === "object" && { known: reasonOf(tolerance, redaction) },
    ...finding.path !== void 0 && { path: finding.path },
    ...finding.repeats !== void 0 && { repeats: finding.repeats },
    ...finding.remark !== void 0 && { remark: shortened(finding.remark, redaction) },
    exchanges: finding.exchanges.map((exchange) => exchange.number),
    ...telling !== void 0 && { curl: curlLine(telling.request, redaction) }
  };
}
function exchangeReport(exchange, redaction) {
  const { number, request, response, failure } = redactedExchange(exchange, redaction, excerptBytes);
  return {
    number,
    method: request.method,
    url: request.url,
    ...response !== void 0 && { status: response.status, body: response.body },
    ...failure !== void 0 && { failure }
  };
}
function redactedEnding(ending, redaction) {
  if (ending.kind !== "unreachable" && ending.kind !== "cut-short") return ending;
  const { kind, code, message, advice } = ending;
  return { kind, code, message: shortened(message, redaction), advice: shortened(advice, redaction) };
}

export {
  shortened,
  reportOf,
  isMissing,
  isTolerated,
  isWarning
};
