import {
  staleIn
} from "./chunk-TBWPFB6E.js";
import {
  isMissing,
  isTolerated,
  isWarning
} from "./chunk-2YPH55JE.js";
import {
  shellWord
} from "./chunk-BLMUY5SY.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";

// lib/report/told-by-cause.ts
function toldByCause({ verdicts }) {
  const parts = verdicts.flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding }))).map((part, position) => ({ ...part, position }));
  const causes = [...groupedBy(parts, ({ finding }) => finding.cause ?? finding).values()];
  const byTeller = groupedBy(causes, (cause) => cause.toSorted(heaviestFirst)[0]?.verdict);
  return verdicts.flatMap((verdict) => {
    const told = byTeller.get(verdict)?.flat().toSorted(inOrder) ?? [];
    const byRule = groupedBy(told, (part) => part.verdict);
    const also = [...byRule].filter(([rule]) => rule !== verdict);
    return told.length === 0 ? [] : {
      verdict: withFindings(verdict, findingsOf(byRule.get(verdict) ?? [])),
      also: also.map(([rule, others]) => ({ verdict: rule, findings: findingsOf(others) }))
    };
  });
}
function withFindings(verdict, findings) {
  const left = { ...verdict, findings };
  return isTolerated(left) ? { ...left, fails: false } : left;
}
function findingsOf(parts) {
  return parts.map(({ finding }) => finding);
}
function heaviestFirst(one, other) {
  const heavier = Number(other.finding.level === "must") - Number(one.finding.level === "must");
  return heavier || other.finding.occurrences - one.finding.occurrences || inOrder(one, other);
}
function inOrder(one, other) {
  return one.position - other.position;
}

// lib/report/next-command.ts
function replayCommand(rules, seed, { flags, require: require2 }, path) {
  const requiring = require2.length === 0 ? "" : ` --require ${rules}`;
  return `${commandOf(flags)} --only ${rules}${requiring} --seed ${seed}${path === void 0 ? "" : ` --path ${path}`}`;
}
function commandOf(flags) {
  return ["npx", "ngrok-conformance", ...flags].map(shellWord).join(" ");
}
function nextCommand(report, asked) {
  const { flags, require: require2 } = asked;
  const again = commandOf(flags);
  const requiring = require2.length === 0 ? "" : ` --require ${shellWord(require2.join(","))}`;
  const only = (rules, path) => replayCommand(rules, report.seed, asked, path);
  const told = toldByCause(report).map(({ verdict }) => verdict);
  const [first] = told.filter((each) => each.fails || isWarning(each)).sort(failingFirst);
  const missing = report.verdicts.filter(isMissing).map(({ rule }) => rule);
  const [stale] = report.gate === void 0 ? [] : staleIn(report.gate);
  switch (report.ending.kind) {
    case "unreachable":
    case "interrupted":
    case "cut-short":
      return `${again}${requiring} --seed ${report.seed}`;
    case "complete":
      if (first !== void 0) return only(first.rule, first.findings[0]?.path);
      if (stale !== void 0) return `npx ngrok-conformance explain ${stale.rule}`;
      if (missing.length > 0) return only(missing.join(","));
      if (report.embedded) return "npx ngrok-conformance --target http://127.0.0.1:4040 --key-file key.txt";
      if (report.exitCode === 3) return `${again}${requiring} --allow-writes`;
      return `${again}${requiring} ${flags.includes("--strict") ? `--seed ${report.seed}` : "--strict"}`;
  }
}
function failingFirst(one, other) {
  return Number(other.fails) - Number(one.fails);
}

export {
  toldByCause,
  replayCommand,
  nextCommand
};
