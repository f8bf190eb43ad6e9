import {
  isStale
} from "./chunk-MKG4YBHS.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/report/gate-text.ts
function staleText(gate) {
  const stale = staleIn(gate);
  if (stale.length === 0) return [];
  const lines = [...groupedBy(stale, ({ why }) => why)].map(
    ([why, entries]) => printable(`${entries.map(({ at, rule }) => `${at} ${rule}`).join(", ")}: ${why}`)
  );
  return [{ heading: "stale known deviations", lines }];
}
function staleIn({ knownDeviations }) {
  return knownDeviations.filter(isStale);
}
function staleLine({ at, rule, why }) {
  return printable(`${at} ${rule}: ${why}`);
}
function restText({ knownDeviations, baseline }) {
  const unchecked = groupedBy(
    knownDeviations.filter(({ state }) => state === "not-checked"),
    ({ why }) => why
  );
  const lines = [...unchecked].map(([why, entries]) => printable(`${why}: ${entries.map(({ at }) => at).join(", ")}`));
  const ofBaseline = [
    ...baseline && baseline.gone.length > 0 ? [`${baseline.gone.length} of its findings did not come any more: "baseline prune" takes them out`] : [],
    ...baseline && baseline.notJudged.length > 0 ? [`judged then and not now, so that nothing guards them: ${baseline.notJudged.join(", ")}`] : []
  ];
  return [
    ...lines.length > 0 ? [{ heading: "known deviations not checked", lines }] : [],
    ...ofBaseline.length > 0 ? [{ heading: "baseline", lines: ofBaseline.map(printable) }] : []
  ];
}

export {
  staleText,
  staleIn,
  staleLine,
  restText
};
