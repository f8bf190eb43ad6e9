import {
  isTolerated
} from "./chunk-2YPH55JE.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/report/violation.ts
var labelWidth = 10;
var namedExchanges = 6;
var explainedRules = 4;
var longestExpectation = 80;
function violationLines(verdict, seed, most = Number.POSITIVE_INFINITY, also = []) {
  const open = verdict.findings.filter((finding) => toleranceOf(finding) === void 0);
  const known = groupedBy(
    verdict.findings.filter((finding) => toleranceOf(finding) !== void 0),
    toleranceOf
  );
  const told = open.slice(0, most);
  const isOne = told.length + known.size === 1;
  const number = (index) => isOne ? "" : `${index + 1}. `;
  const knownLines = [...known.values()].flatMap(
    (findings, index) => knownFindingLines(findings, number(told.length + index), verdict)
  );
  if (isTolerated(verdict)) return [...knownLines, ...alsoLines(also)];
  return [
    ...verdict.clauses.map(({ id, link }) => line("clause", link === void 0 ? id : `${id} \xB7 ${link}`)),
    ...told.flatMap((finding, index) => newFindingLines(finding, number(index), verdict, seed, told[index + 1])),
    ...moreLines("and", open.length - told.length),
    ...knownLines,
    ...alsoLines(also),
    ...told.some(({ path }) => path === void 0) ? [line("seed", String(seed))] : [],
    line("hint", verdict.hint)
  ];
}
function alsoLines(also) {
  const texts = also.length > explainedRules ? alsoNamed(also) : also.map(alsoExplained);
  return texts.map((text, index) => line(index === 0 ? "also" : "", text));
}
function alsoNamed(also) {
  const byMark = groupedBy(also, ({ verdict }) => markOf(verdict));
  return [...byMark].map(([mark, alike]) => `${mark} ${alike.map(({ verdict }) => verdict.rule).join(", ")}`);
}
function alsoExplained({ verdict, findings }) {
  const [only, ...more] = findings;
  const isTold = only !== void 0 && more.length === 0 && only.expected.length <= longestExpectation;
  return `${markOf(verdict)} ${verdict.rule}${isTold ? `: ${only.expected}` : ""}`;
}
function moreLines(joined, count) {
  return count > 0 ? [line("", `${joined} ${count} more ${count === 1 ? "finding" : "findings"}: all are in report.json`)] : [];
}
function violationText(verdict, seed) {
  const heading = `${markOf(verdict)} ${verdict.rule}   ${printable(verdict.title)}   ${verdict.level}`;
  const lines = violationLines(verdict, seed).map(({ label, text }) => `  ${label.padEnd(labelWidth)}${text}`);
  return [heading, ...lines].join("\n");
}
function markOf(verdict) {
  if (verdict.fails) return "\u2717";
  return isTolerated(verdict) ? "~" : "!";
}
function newFindingLines(finding, number, verdict, seed, next) {
  const isAskedNext = finding.curl === next?.curl && finding.path === next?.path;
  return [
    ...findingLines(finding, number, verdict),
    ...finding.repeats === false ? [line("flaky", "asked once more, it did not come again")] : [],
    ...finding.remark === void 0 ? [] : [line("", finding.remark)],
    ...finding.curl === void 0 || isAskedNext ? [] : [{ label: "again", text: printable(finding.curl), paste: true }],
    ...finding.path === void 0 || isAskedNext ? [] : [line("seed", `${seed} path ${finding.path}`)]
  ];
}
function knownFindingLines(findings, number, verdict) {
  return findings.slice(0, 1).flatMap((finding) => [
    ...findingLines(finding, number, verdict),
    line("known", toleranceOf(finding) ?? ""),
    ...moreLines(findings.length === 2 ? "so is" : "so are", findings.length - 1)
  ]);
}
function findingLines(finding, number, verdict) {
  const lesser = finding.level === verdict.level ? "" : ` (${finding.level})`;
  return [
    line("expected", `${number}${finding.expected}${lesser}`),
    line("actual", finding.at === void 0 ? finding.actual : `${finding.actual} at ${finding.at}`),
    ...evidenceOf(finding).map((text) => line("evidence", text))
  ];
}
function toleranceOf({ known, baseline }) {
  if (known) return `${known.reason} \xB7 ${known.link} \xB7 until ${known.expires}`;
  return baseline ? "the baseline has it" : void 0;
}
function evidenceOf({ exchanges, occurrences }) {
  const named = exchanges.slice(0, namedExchanges).map((number) => `#${number}`);
  const rest = exchanges.length - named.length;
  const parts = [
    ...named.length > 0 ? [named.join(", ") + (rest > 0 ? ` and ${rest} more` : "")] : [],
    ...occurrences > 1 ? [`seen ${occurrences} times`] : []
  ];
  return parts.length === 0 ? [] : [parts.join(" \xB7 ")];
}
function line(label, text) {
  return { label, text: printable(text), paste: false };
}

export {
  labelWidth,
  violationLines,
  violationText,
  markOf
};
