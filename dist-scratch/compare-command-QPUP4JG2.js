import {
  compareReports
} from "./chunk-O6GTX2GT.js";
import {
  reportIn
} from "./chunk-NNWYHZ7F.js";
import "./chunk-I2X6NR4A.js";
import "./chunk-ULBXZVHL.js";
import "./chunk-GWC2NCCD.js";
import "./chunk-YH7S5BDG.js";
import "./chunk-47MKZPKG.js";
import "./chunk-53FG2U64.js";
import "./chunk-PT666WWS.js";
import {
  jsonText
} from "./chunk-HMJDSJRI.js";
import {
  wrap
} from "./chunk-USAOHMCS.js";
import {
  labelWidth
} from "./chunk-EACO4Y2D.js";
import "./chunk-2YPH55JE.js";
import "./chunk-5YYVZKY7.js";
import "./chunk-MKG4YBHS.js";
import "./chunk-KV6DRCN7.js";
import "./chunk-BLMUY5SY.js";
import "./chunk-FGAPS4SZ.js";
import "./chunk-S67MO5RZ.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-LGVZI3S6.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";
import "./chunk-I64G7BRQ.js";

// lib/cli/compare-command.ts
import { readFileSync } from "node:fs";

// lib/report/comparison-text.ts
var words = {
  sameTarget: { old: "old", new: "new", added: "new", gone: "gone", both: "unchanged" },
  otherTarget: {
    old: "first",
    new: "second",
    added: "at the second alone",
    gone: "at the first alone",
    both: "at both"
  }
};
function comparisonText({ findings, verdicts, ...sides }, columns) {
  const word = sides.sameTarget ? words.sameTarget : words.otherTarget;
  const side = ({ target, embedded, seed }) => printable(`${target}${embedded ? " (embedded reference)" : ""} \xB7 seed ${seed}`);
  const changes = verdicts.map((each) => `  ${printable(each.rule)}: ${word.old} ${each.old}, ${word.new} ${each.new}`);
  const parts = [
    `${word.old.padEnd(labelWidth)}${side(sides.old)}
${word.new.padEnd(labelWidth)}${side(sides.new)}`,
    ...told(word.added, findings.new, columns),
    ...told(word.gone, findings.gone, columns),
    ...changes.length > 0 ? [["verdicts", ...changes].join("\n")] : [],
    `${findings.new.length} ${word.added}, ${findings.gone.length} ${word.gone}, ${findings.unchanged.length} ${word.both}`
  ];
  return `${parts.join("\n\n")}
`;
}
function told(heading, findings, columns) {
  if (findings.length === 0) return [];
  const lines = [...groupedBy(findings, ({ rule }) => rule)].flatMap(([rule, ofRule]) => [
    `  ${printable(rule)}${ofRule.every(({ judgedByOther }) => judgedByOther) ? "" : " (the other has not judged it)"}`,
    ...ofRule.flatMap((finding) => findingLines(finding, columns))
  ]);
  return [[heading, ...lines].join("\n")];
}
function findingLines({ request, at, occurrences, expected, actual }, columns) {
  const place = `${request}${at === "" ? "" : ` at ${at}`}${occurrences > 1 ? ` \xB7 seen ${occurrences} times` : ""}`;
  const labelled = (label, text) => `    ${label.padEnd(labelWidth)}${wrap(printable(text), columns, labelWidth + 4)}`;
  return [labelled("where", place), labelled("expected", expected), labelled("actual", actual)];
}

// lib/cli/compare-command.ts
function compareCommand(older, newer, { json }, { output, redaction }) {
  const readFile = (path) => readFileSync(path, "utf8");
  const read = (path) => reportIn(path, "compare", readFile, (text) => redaction.redact(text));
  const comparison = compareReports(read(older), read(newer));
  const columns = output.isTTY ? output.columns : 80;
  output.write(json ? jsonText(comparison) : comparisonText(comparison, columns));
  return comparison.findings.new.length > 0 ? 1 : 0;
}
export {
  compareCommand
};
