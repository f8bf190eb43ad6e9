import {
  summaryTable,
  verdictLine
} from "./chunk-OYYPTQST.js";
import {
  markOf,
  violationLines
} from "./chunk-EACO4Y2D.js";
import {
  badgeOf
} from "./chunk-NAFO6LXI.js";
import {
  restText,
  staleText
} from "./chunk-TBWPFB6E.js";
import {
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

// lib/report/markdown.ts
import pc from "picocolors";

// lib/report/markdown-text.ts
var longestRun = 8;
function codeSpan(text) {
  const shown = printable(text).replace(
    new RegExp(`\`{${longestRun + 1},}`, "g"),
    (run) => "\\u0060".repeat(run.length)
  );
  if (shown === "") return "` `";
  const fence = fenceAround(shown, 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}
function codeBlock(line, language) {
  const fence = fenceAround(line, 3);
  return `${fence}${language}
${line}
${fence}`;
}
function prose(text) {
  return printable(text).replace(/[\\`*_[\]<>&#|~@$]/g, "\\$&");
}
function fenceAround(text, shortest) {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return "`".repeat(Math.max(shortest, ...runs));
}

// lib/report/numbers.ts
function numbersOf({ coverage: { judged, rules }, requests, exitCode }) {
  const coverage = rules === 0 ? "no rule judged" : `${judged} of ${rules} rules judged`;
  const isTold = exitCode === 0 && judged < rules;
  return [
    ...isTold ? [] : [coverage],
    `${counted(requests.sent, "request")} sent, ${requests.counted} of them counted`
  ];
}

// lib/report/markdown.ts
var largestSummary = 1024 * 1024;
var toldFindings = 5;
var longestPaste = 4e3;
function markdownSummary({ report, next }, most = largestSummary) {
  const first = headOf(report);
  const last = tailOf(report, next);
  const blocks = blocksOf(report);
  const leftOut = /* @__PURE__ */ new Map();
  for (const { noun } of blocks) leftOut.set(noun, (leftOut.get(noun) ?? 0) + 1);
  let room = most - bytesOf([first, ...lines(leftOutSentence(leftOut)), last]);
  if (room < 0) return "";
  const told = blocks.filter(({ noun, heading, text }) => {
    const size = bytesOf([headed(heading), text]);
    if (size > room) return false;
    room -= size;
    leftOut.set(noun, (leftOut.get(noun) ?? 0) - 1);
    return true;
  });
  const parts = [...groupedBy(told, ({ heading }) => heading)].flatMap(([heading, group]) => [
    headed(heading),
    group.map(({ text }) => text).join("\n")
  ]);
  return textOf([first, ...parts, ...lines(leftOutSentence(leftOut)), last]);
}
function headed(heading) {
  return `### ${heading}`;
}
function textOf(parts) {
  return `${parts.join("\n\n")}
`;
}
function bytesOf(parts) {
  return Buffer.byteLength(textOf(parts)) + 1;
}
function leftOutSentence(leftOut) {
  const parts = [...leftOut].filter(([, count]) => count > 0).map(([noun, count]) => counted(count, noun));
  return parts.length === 0 ? "" : `Left out for want of room, and told in report.json: ${parts.join(", ")}.`;
}
function lines(sentence) {
  return sentence === "" ? [] : [sentence];
}
function headOf(report) {
  const { label, message } = badgeOf(report);
  const mark = { 0: "\u2713", 1: "\u2717", 2: "!", 3: "!", 4: "!", 70: "!", 130: "!" }[report.exitCode];
  const verdict = verdictLine(report, { colors: pc.createColors(false), columns: Number.POSITIVE_INFINITY });
  const embedded = report.embedded ? " (embedded reference)" : "";
  return [
    `## ${mark} ${prose(`${label}: ${message}`)}`,
    codeSpan(verdict),
    `target ${codeSpan(report.target)}${embedded} \xB7 seed ${report.seed}`,
    ...report.verdicts.length === 0 ? [] : [tableOf(report)]
  ].join("\n\n");
}
function tableOf(report) {
  const { headings, rows } = summaryTable(report);
  return [
    `| section | ${headings.join(" | ")} |`,
    `| --- | ${headings.map(() => "---:").join(" | ")} |`,
    ...rows.map(
      ({ name, counts }) => `| ${prose(name)} | ${counts.map((count) => count === 0 ? "\xB7" : count).join(" | ")} |`
    )
  ].join("\n");
}
function blocksOf({ verdicts, seed, gate, leftBehind, remarks, coverage }) {
  const told = (noun, isOf) => verdicts.filter(isOf).map((verdict) => ruleBlock(noun, verdict, seed));
  const ofGate = (texts) => texts.flatMap(({ heading, lines: items }) => items.map((item) => listed("gate note", heading, codeSpan(item))));
  return [
    ...told("violated rule", ({ fails }) => fails),
    ...gate ? ofGate(staleText(gate)) : [],
    ...leftBehind.map(
      ({ url, reason }) => listed("left-behind item", "left behind", `${codeSpan(url)}: ${codeSpan(reason)}`)
    ),
    ...told("warning", isWarning),
    ...remarks.map((remark) => listed("note", "notes", codeSpan(remark))),
    ...coverage.notJudged.map(
      ({ verdict, reason, rules }) => listed("not-judged reason", verdict, `${codeSpan(reason)}: ${rules.map(prose).join(", ")}`)
    ),
    ...told("known rule", isTolerated),
    ...gate ? ofGate(restText(gate)) : []
  ];
}
function listed(noun, heading, item) {
  return { noun, heading, text: `- ${item}` };
}
function ruleBlock(noun, verdict, seed) {
  const clauses = verdict.clauses.map(({ id, link }) => link === void 0 ? prose(id) : `[${prose(id)}](${link})`);
  const items = violationLines(verdict, seed, toldFindings).filter(({ label }) => label !== "clause");
  return {
    noun,
    heading: `${markOf(verdict)} ${prose(verdict.rule)} \xB7 ${verdict.level}`,
    text: `**${prose(verdict.title)}** \xB7 ${clauses.join(", ")}

${items.map(itemText).join("\n")}`
  };
}
function itemText({ label, text, paste }) {
  if (!paste) return `- ${label === "" ? "" : `${label} `}${label === "hint" ? prose(text) : codeSpan(text)}`;
  if (text.length > longestPaste) return `- ${label} (${text.length} characters long: see "curl" in report.json)`;
  return `- ${label}
${codeBlock(text, "sh").replace(/^/gm, "  ")}`;
}
function tailOf(report, next) {
  const { ending } = report;
  const advice = ending.kind === "unreachable" || ending.kind === "cut-short" ? [`advice ${codeSpan(ending.advice)}`] : [];
  const command = next === void 0 ? [] : ["next", codeBlock(next, "sh")];
  return [...advice, numbersOf(report).join(" \xB7 "), ...command].join("\n\n");
}

export {
  numbersOf,
  largestSummary,
  markdownSummary
};
