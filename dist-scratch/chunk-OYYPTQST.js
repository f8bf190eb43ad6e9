import {
  wrap
} from "./chunk-USAOHMCS.js";
import {
  staleIn
} from "./chunk-TBWPFB6E.js";
import {
  isMissing,
  isTolerated,
  isWarning
} from "./chunk-2YPH55JE.js";
import {
  counted
} from "./chunk-S67MO5RZ.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/report/verdict-line.ts
var toldMissing = 5;
function verdictLine(report, { colors, columns }) {
  const { text, tone } = verdictSentence(report);
  const paint = { good: colors.green, doubtful: colors.yellow, bad: colors.red }[tone];
  return paint(colors.bold(wrap(text, columns, 0)));
}
function verdictSentence(report) {
  const { exitCode, ending, verdicts, gate } = report;
  const violations = verdicts.filter(({ fails }) => fails).length;
  const warnings = verdicts.filter(isWarning).length;
  const known = verdicts.filter(isTolerated).length;
  const also = `${warnings > 0 ? `, ${counted(warnings, "warning")}` : ""}${known > 0 ? `, ${known} known` : ""}`;
  const stale = gate === void 0 ? 0 : staleIn(gate).length;
  const failed = [
    ...violations > 0 ? [`violated: ${counted(violations, "rule")}`] : [],
    ...stale > 0 ? [`stale: ${counted(stale, "known deviation")}`] : []
  ];
  const missing = verdicts.filter(isMissing);
  switch (exitCode) {
    case 0:
      return { text: conformity(report, also), tone: "good" };
    case 1: {
      const required = missing.length > 0 ? `; required and not judged: ${named(missing)}` : "";
      const cut = ending.kind === "cut-short" ? `; ${printable(ending.message)}` : "";
      return { text: `${failed.join(", ")}${also}${required}${cut}`, tone: "bad" };
    }
    case 3:
      return {
        text: `incomplete${also}: nothing was violated, but ${shortcomings(report).join(", and ")}`,
        tone: "doubtful"
      };
    case 2:
    case 4:
    case 70:
      return {
        text: `not judged: ${printable(ending.kind === "unreachable" ? ending.message : ending.kind)}`,
        tone: "bad"
      };
    case 130:
      return { text: `interrupted: ${counted(violations, "violation")} until then${also}`, tone: "doubtful" };
  }
}
function shortcomings({ coverage, verdicts, ending, leftBehind: left }) {
  const missing = verdicts.filter(isMissing);
  const isCutShort = ending.kind === "cut-short";
  return [
    ...isCutShort ? [printable(ending.message)] : [],
    ...left.length > 0 ? [`${counted(left.length, "thing")} that the run made may still stand`] : [],
    ...coverage.judged === 0 && !isCutShort ? ["nothing could be judged"] : [],
    ...coverage.judged > 0 && missing.length > 0 ? [`not all that is required was judged: ${named(missing)}`] : []
  ];
}
function conformity({ coverage, verdicts }, also) {
  const { judged, rules } = coverage;
  if (judged === rules) return `conformant${also}`;
  const conformant = verdicts.filter(({ verdict }) => verdict === "conformant").length;
  return `conformant: ${conformant} of ${judged} judged rules${also}; ${rules - judged} of ${rules} not judged`;
}
function named(verdicts) {
  const told = verdicts.slice(0, toldMissing).map(({ rule }) => rule);
  const untold = verdicts.length - told.length;
  return `${told.join(", ")}${untold > 0 ? ` and ${untold} more` : ""}`;
}

// lib/report/summary.ts
var plain = () => String;
var summaryColumns = [
  {
    heading: "conformant",
    mark: "\u2713",
    width: 10,
    paint: ({ green }) => green,
    isOf: ({ verdict }) => verdict === "conformant"
  },
  { heading: "violated", mark: "\u2717", width: 12, paint: ({ red }) => red, isOf: ({ fails }) => fails },
  { heading: "warnings", mark: "!", width: 12, paint: ({ yellow }) => yellow, isOf: isWarning },
  { heading: "known", mark: "~", width: 12, paint: plain, isOf: isTolerated },
  { heading: "not judged", mark: "\u2013", width: 12, paint: plain, isOf: ({ reason }) => reason !== void 0 }
];
var sectionWidth = 20;
var narrowSectionWidth = 15;
function summaryTable(report) {
  const columns = columnsOf(report);
  const row = (name, verdicts) => ({
    name,
    counts: columns.map(({ isOf }) => verdicts.filter(isOf).length)
  });
  const sections = groupedBy(report.verdicts, ({ section }) => section);
  return {
    headings: columns.map(({ heading }) => heading),
    rows: [...[...sections].map(([section, verdicts]) => row(section, verdicts)), row("all", report.verdicts)]
  };
}
function summary(report, options) {
  const columns = columnsOf(report);
  const isWide = options.columns >= sectionWidth + columns.reduce((sum, { width }) => sum + width, 0);
  const target = `${printable(report.target)}${report.embedded ? " (embedded reference)" : ""}`;
  const counts = isWide ? inColumns(report, columns, options.colors) : inWords(report, options.columns);
  return [target, `seed ${report.seed} \xB7 run ${report.runId}`, "", ...counts].join("\n");
}
function inColumns(report, columns, colors) {
  const cell = (count, { width, paint }) => count === 0 ? "\xB7".padStart(width) : paint(colors)(String(count).padStart(width));
  const headings = columns.map(({ heading, width }) => heading.padStart(width));
  return [
    colors.dim(`${"section".padEnd(sectionWidth)}${headings.join("")}`),
    ...summaryTable(report).rows.map(
      ({ name, counts }) => `${name.padEnd(sectionWidth)}${columns.map((column, index) => cell(counts[index] ?? 0, column)).join("")}`
    )
  ];
}
function inWords(report, columns) {
  const { headings, rows } = summaryTable(report);
  return rows.map(({ name, counts }) => {
    const told = counts.flatMap(
      (count, index) => count === 0 ? [] : [`${count} ${headings[index]}`.replaceAll(" ", "\xA0")]
    );
    const text = wrap(told.join(", "), columns, narrowSectionWidth).replaceAll("\xA0", " ");
    return `${name.padEnd(narrowSectionWidth)}${text}`;
  });
}
function columnsOf({ gate }) {
  return gate ? summaryColumns : summaryColumns.filter(({ isOf }) => isOf !== isTolerated);
}
function columnOf(verdict) {
  return summaryColumns.find(({ isOf }) => isOf(verdict));
}

export {
  verdictLine,
  verdictSentence,
  summaryTable,
  summary,
  columnsOf,
  columnOf
};
