import {
  contract
} from "./chunk-2EYLDOPU.js";
import "./chunk-P3MXSEQP.js";
import "./chunk-BYEZ6PIW.js";
import "./chunk-YH7S5BDG.js";
import "./chunk-VPAA2OIT.js";
import "./chunk-PT666WWS.js";
import {
  jsonText
} from "./chunk-HMJDSJRI.js";
import {
  wrap
} from "./chunk-USAOHMCS.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import "./chunk-AWR7JLRR.js";
import "./chunk-I64G7BRQ.js";

// lib/cli/rules-command.ts
function rulesCommand({ json }, { output }) {
  const columns = output.isTTY ? output.columns : Number.POSITIVE_INFINITY;
  output.write(json ? rulesAsJson(contract) : rulesAsText(contract, columns));
  return 0;
}
var levelWidth = 8;
function rulesAsJson(rules) {
  const described = rules.map(({ id, section, level, clauses, title, asks, judges, accepts, hint }) => ({
    id,
    section,
    level,
    clauses,
    title,
    asks,
    judges,
    ...accepts !== void 0 && { accepts },
    hint
  }));
  return jsonText(described);
}
function rulesAsText(rules, columns) {
  const width = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const sections = [...new Set(rules.map(({ section }) => section))];
  const blocks = sections.map(
    (section) => rules.filter((rule) => rule.section === section).map(
      ({ id, level, title }) => `${id.padEnd(width)}${level.padEnd(levelWidth)}${wrap(title, columns, width + levelWidth)}`
    ).join("\n")
  );
  const last = `${rules.length} rules. "ngrok-conformance explain RULE" tells more of one.`;
  return `${[...blocks, last].join("\n\n")}
`;
}
export {
  rulesAsJson,
  rulesAsText,
  rulesCommand
};
