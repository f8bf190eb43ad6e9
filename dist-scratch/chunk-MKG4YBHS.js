import {
  isLike
} from "./chunk-KV6DRCN7.js";
import {
  operationAt,
  pathBelow,
  resourceAt
} from "./chunk-5RYDBV6Z.js";
import {
  isAnswered
} from "./chunk-I64G7BRQ.js";

// lib/gate/known-deviations.ts
function isStale({ state }) {
  return state === "unmatched" || state === "expired";
}
function knownBy(entries, base, today) {
  const inForce = entries.filter((entry) => isOfTarget(entry.scope, base) && !isExpired(entry, today));
  return (rule, finding) => inForce.find((entry) => entry.rule === rule && covers(entry, finding, base));
}
function outcomesOf(entries, result, { today, isReplay }) {
  const base = new URL(result.target);
  const seen = new Set(
    result.verdicts.flatMap((each) => each.verdict === "violated" ? each.findings : []).map((each) => each.tolerance)
  );
  return entries.map((entry) => {
    const verdict = result.verdicts.find(({ rule }) => rule.id === entry.rule);
    const notChecked = (why2) => ({ entry, state: "not-checked", why: why2 });
    if (!isOfTarget(entry.scope, base)) return notChecked("it is of another target");
    if (verdict === void 0) return notChecked("its rule had no part in this run");
    if (verdict.verdict === "inconclusive" || verdict.verdict === "not-applicable") {
      return notChecked(`its rule was not judged: ${verdict.reason}`);
    }
    if (isExpired(entry, today)) {
      const why2 = `it expired on ${entry.expires} and covers nothing any more: look at the evidence again and give a later day, or delete it`;
      return { entry, state: "expired", why: why2 };
    }
    if (seen.has(entry)) return { entry, state: "seen", why: "" };
    if (entry.optional) return notChecked("it need not show in each run");
    if (result.ending.kind !== "complete") return notChecked("the run was not finished");
    if (isReplay) return notChecked("just one input was sent");
    if (!result.recording.some((exchange) => mightShow(entry, exchange, base))) {
      return notChecked("no answer of this run could have shown it");
    }
    const why = "its rule was judged, and nothing came that it covers and no earlier entry does: delete it (from a copy, if the file ships with the suite), or correct what it says of the finding";
    return { entry, state: "unmatched", why };
  });
}
function isExpired({ expires }, today) {
  return expires < today;
}
function isOfTarget({ target }, base) {
  return isLike(withoutLastSlash(base.href), target === void 0 ? void 0 : withoutLastSlash(target));
}
function withoutLastSlash(url) {
  return url.replace(/\/$/, "");
}
function covers({ scope, finding: pattern }, finding, base) {
  const [telling] = finding.exchanges;
  if (!isLike(finding.at ?? "", pattern.at)) return false;
  if (!isLike(finding.expected, pattern.expected) || !isLike(finding.actual, pattern.actual)) return false;
  if (!isLike(finding.remark ?? "", pattern.remark)) return false;
  if (telling === void 0) return saysNothingOfRequests(scope, pattern);
  return isInScope(scope, pattern.method, telling, base) && hasStatus(telling, pattern.status);
}
function saysNothingOfRequests({ resource, path, operation }, { status, method }) {
  return [resource, path, operation, status, method].every((each) => each === void 0);
}
function isInScope({ resource, path, operation }, method, { request }, base) {
  const asked = pathBelow(base, request.url);
  if (operation === "none" && operationAt(request.method, asked) !== void 0) return false;
  if (method !== void 0 && method !== request.method) return false;
  if (!isLike(asked, path)) return false;
  return resource === void 0 || [resource].flat().includes(resourceAt(asked)?.path ?? "");
}
function hasStatus(exchange, status) {
  return status === void 0 || isAnswered(exchange) && exchange.outcome.response.status === status;
}
function mightShow({ scope, finding }, exchange, base) {
  const status = finding.at === "status" ? void 0 : finding.status;
  return isInScope(scope, finding.method, exchange, base) && hasStatus(exchange, status);
}

export {
  isStale,
  knownBy,
  outcomesOf
};
