import {
  identityOf
} from "./chunk-I2X6NR4A.js";
import {
  judgedRules
} from "./chunk-ULBXZVHL.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";

// lib/gate/comparison.ts
function compareReports(older, newer) {
  const before = placedFindings(older);
  const after = placedFindings(newer);
  return {
    old: sideOf(older),
    new: sideOf(newer),
    sameTarget: isSameTarget(older, newer),
    findings: {
      new: onlyIn(after, before, judgedRules(older)),
      gone: onlyIn(before, after, judgedRules(newer)),
      unchanged: [...after].filter(([identity]) => before.has(identity)).map(([, finding]) => finding)
    },
    verdicts: changedVerdicts(older, newer)
  };
}
function isSameTarget(one, other) {
  return one.embedded || other.embedded ? one.embedded && other.embedded : one.target === other.target;
}
function placedFindings(report) {
  const all = report.verdicts.flatMap(({ rule, findings }) => findings.flatMap((finding) => inPlaces(rule, finding)));
  const byIdentity = groupedBy(all, ({ rule, kind, ...place }) => identityOf(rule, kind, place));
  return new Map(
    [...byIdentity].flatMap(
      ([identity, same]) => same.slice(0, 1).map((finding) => [identity, { ...finding, occurrences: sumOf(same) }])
    )
  );
}
function sumOf(counted) {
  return counted.reduce((sum, { occurrences }) => sum + occurrences, 0);
}
function inPlaces(rule, { kind, expected, actual, places }) {
  return places.map(({ request, at, occurrences }) => ({ rule, kind, expected, actual, request, at, occurrences }));
}
function onlyIn(these, others, judgedByOthers) {
  return [...these].filter(([identity]) => !others.has(identity)).map(([, finding]) => ({ ...finding, judgedByOther: judgedByOthers.has(finding.rule) }));
}
function changedVerdicts(older, newer) {
  const verdictIn = (report, rule) => report.verdicts.find((verdict) => verdict.rule === rule)?.verdict ?? "absent";
  const rules = new Set([...older.verdicts, ...newer.verdicts].map(({ rule }) => rule));
  return [...rules].map((rule) => ({ rule, old: verdictIn(older, rule), new: verdictIn(newer, rule) })).filter((each) => each.old !== each.new);
}
function sideOf({ target, embedded, seed }) {
  return { target, embedded, seed };
}

export {
  compareReports,
  isSameTarget,
  placedFindings,
  sumOf
};
