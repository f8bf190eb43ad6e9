import {
  violationText
} from "./chunk-EACO4Y2D.js";
import {
  staleLine
} from "./chunk-TBWPFB6E.js";
import {
  isMissing,
  isTolerated
} from "./chunk-2YPH55JE.js";
import {
  isStale
} from "./chunk-MKG4YBHS.js";
import {
  isJudged
} from "./chunk-LGVZI3S6.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/report/test-cases.ts
function testSuitesOf(report, errors = []) {
  const broken = [...breakagesOf(report), ...errors];
  const known = report.gate?.knownDeviations ?? [];
  const sections = groupedBy(report.verdicts, ({ section }) => section);
  return [
    ...broken.length > 0 ? [{ name: "run", cases: broken.map(brokenCase) }] : [],
    ...[...sections].map(([name, verdicts]) => ({
      name,
      cases: verdicts.map((verdict) => ({ name: verdict.rule, outcome: outcomeOf(verdict, report.seed), verdict }))
    })),
    ...known.length > 0 ? [{ name: "known-deviations", cases: known.map(knownDeviationCase) }] : []
  ];
}
function subjectOf({ target, embedded }) {
  return embedded ? "the embedded reference" : target;
}
function breakagesOf({
  ending,
  leftBehind,
  verdicts
}) {
  const isForNothing = ending.kind === "complete" && !verdicts.some(isJudged);
  const nothing = { name: "something is judged", code: "nothing-judged", message: "nothing could be judged" };
  const left = leftBehind.map(({ url, reason }) => `${url}: ${reason}`).join("\n");
  return [
    ...endingBreakages(ending),
    ...isForNothing ? [nothing] : [],
    ...left === "" ? [] : [{ name: "what the run made is deleted", code: "left-behind", message: left }]
  ];
}
function endingBreakages(ending) {
  switch (ending.kind) {
    case "complete":
      return [];
    case "unreachable":
      return [{ name: "the target can be judged", code: ending.code, message: `${ending.message}: ${ending.advice}` }];
    case "cut-short":
      return [{ name: "the run was finished", code: ending.code, message: `${ending.message}: ${ending.advice}` }];
    case "interrupted": {
      const message = "The run was interrupted: rules that are missing here were not judged.";
      return [{ name: "the run was finished", code: "interrupted", message }];
    }
  }
}
function findingLine({ expected, actual, at }) {
  return printable(`expected ${expected}, got ${actual}${at === void 0 ? "" : ` at ${at}`}`);
}
function findingsLine({ findings, title }) {
  const [first] = findings;
  if (first === void 0) return printable(title);
  return `${findingLine(first)}${findings.length > 1 ? ` (and ${findings.length - 1} more)` : ""}`;
}
function notJudgedLine({ verdict, reason = "no reason was given" }) {
  return printable(`${verdict}: ${reason}`);
}
function brokenCase({ name, code, message }) {
  const outcome = { kind: "broken", type: code, message: printable(message), text: lines(message) };
  return { name: printable(name), outcome };
}
function outcomeOf(verdict, seed) {
  if (!isJudged(verdict)) {
    const reason = notJudgedLine(verdict);
    if (!isMissing(verdict)) return { kind: "skipped", reason };
    return { kind: "broken", type: "required-not-judged", message: `required, and not judged: ${reason}` };
  }
  if (verdict.verdict === "conformant") {
    const { evidence } = verdict;
    return { kind: "passed", ...evidence !== void 0 && { output: `evidence: ${lines(evidence)}` } };
  }
  const told = { message: findingsLine(verdict), text: violationText(verdict, seed) };
  if (verdict.fails) return { kind: "failed", type: verdict.level, ...told };
  return { kind: isTolerated(verdict) ? "known" : "warned", ...told };
}
function knownDeviationCase(entry) {
  const name = printable(`${entry.rule} ${entry.at}`);
  if (isStale(entry)) {
    const text = printable(`${entry.reason} \xB7 ${entry.link}`);
    return { name, outcome: { kind: "failed", type: entry.state, message: staleLine(entry), text } };
  }
  if (entry.state === "not-checked") return { name, outcome: { kind: "skipped", reason: printable(entry.why) } };
  return { name, outcome: { kind: "passed" } };
}
function lines(text) {
  return text.split("\n").map(printable).join("\n");
}

export {
  testSuitesOf,
  subjectOf,
  breakagesOf,
  findingLine,
  notJudgedLine
};
