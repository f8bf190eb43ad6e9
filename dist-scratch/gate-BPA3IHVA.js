import {
  placedFindings
} from "./chunk-O6GTX2GT.js";
import {
  identityOf,
  kindOf,
  placeOf
} from "./chunk-I2X6NR4A.js";
import {
  judgedRules
} from "./chunk-ULBXZVHL.js";
import "./chunk-GWC2NCCD.js";
import "./chunk-YH7S5BDG.js";
import "./chunk-PT666WWS.js";
import {
  knownBy,
  outcomesOf
} from "./chunk-MKG4YBHS.js";
import "./chunk-KV6DRCN7.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-LGVZI3S6.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import "./chunk-I64G7BRQ.js";

// lib/gate/gate.ts
function gateOf({ known, baseline, base, today, isReplay, redact }) {
  const byFile = knownBy(known, base, today);
  const then = baseline && placedFindings(baseline);
  const isInBaseline = (rule, finding) => {
    const { request, at } = placeOf(finding, base);
    return then?.has(identityOf(rule, redact(kindOf(finding)), { request, at: redact(at) })) ?? false;
  };
  return {
    toleranceOf: (rule, finding) => byFile(rule, finding) ?? (isInBaseline(rule, finding) ? "baseline" : void 0),
    outcomeOf(result) {
      const entries = outcomesOf(known, result, { today, isReplay });
      if (baseline === void 0 || then === void 0) return { entries };
      const now = inFile(result, redact);
      const judged = judgedRules(now);
      const found = placedFindings(now);
      const gone = [...then].filter(([identity, { rule }]) => judged.has(rule) && !found.has(identity));
      return {
        entries,
        baseline: {
          seed: baseline.seed,
          gone: result.ending.kind === "complete" && !isReplay ? gone.map(([, finding]) => finding) : [],
          notJudged: [...judgedRules(baseline)].filter((rule) => !judged.has(rule))
        }
      };
    }
  };
}
function inFile({ verdicts }, redact) {
  return {
    verdicts: verdicts.map((each) => ({
      rule: each.rule.id,
      verdict: each.verdict,
      findings: (each.verdict === "violated" ? each.findings : []).map((finding) => ({
        ...finding,
        kind: redact(finding.kind),
        places: finding.places.map((place) => ({ ...place, at: redact(place.at) })),
        exchanges: finding.exchanges.map(({ number }) => number)
      }))
    }))
  };
}
export {
  gateOf
};
