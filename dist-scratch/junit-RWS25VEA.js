import {
  subjectOf,
  testSuitesOf
} from "./chunk-XEZJZCPM.js";
import "./chunk-EACO4Y2D.js";
import "./chunk-TBWPFB6E.js";
import "./chunk-2YPH55JE.js";
import "./chunk-5YYVZKY7.js";
import "./chunk-MKG4YBHS.js";
import "./chunk-KV6DRCN7.js";
import "./chunk-BLMUY5SY.js";
import "./chunk-FGAPS4SZ.js";
import "./chunk-S67MO5RZ.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-LGVZI3S6.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";
import "./chunk-I64G7BRQ.js";

// lib/report/junit.ts
import { create } from "xmlbuilder2";
function junitXml(report, errors = []) {
  const suites = testSuitesOf(report, errors);
  const { tests, failures, errors: broken } = countsOf(suites.flatMap(({ cases }) => cases));
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele("testsuites", {
    name: "ngrok-conformance",
    tests,
    failures,
    errors: broken,
    time: 0
  });
  for (const suite of suites) addSuite(root, suite, report);
  return `${root.end({ prettyPrint: true })}
`;
}
function addSuite(root, { name, cases }, report) {
  const suite = root.ele("testsuite", { name, ...countsOf(cases), time: 0 });
  const properties = suite.ele("properties");
  for (const [property, value] of [
    ...propertiesOf(report),
    ...cases.flatMap(({ verdict }) => rulePropertiesOf(verdict))
  ]) {
    properties.ele("property", { name: property, value: legal(printable(value)) });
  }
  for (const testCase of cases) addCase(suite, name, testCase);
}
function propertiesOf(report) {
  const { seed, requests, remarks } = report;
  return [
    ["target", subjectOf(report)],
    ["seed", String(seed)],
    ["requests", String(requests.sent)],
    ["requests.counted", String(requests.counted)],
    ...remarks.map((remark) => ["note", remark])
  ];
}
function rulePropertiesOf(verdict) {
  if (verdict === void 0) return [];
  const { rule, title, level, clauses } = verdict;
  return [
    [`${rule}.title`, title],
    [`${rule}.level`, level],
    [`${rule}.clauses`, clauses.map(({ id }) => id).join(", ")]
  ];
}
function addCase(suite, classname, { name, outcome }) {
  const testCase = suite.ele("testcase", { classname, name: legal(name), time: 0 });
  switch (outcome.kind) {
    case "passed":
      if (outcome.output !== void 0) testCase.ele("system-out").txt(legal(outcome.output));
      return;
    case "warned":
      testCase.ele("system-out").txt(legal(`warning: ${outcome.text}`));
      return;
    case "known":
      testCase.ele("system-out").txt(legal(`known: ${outcome.text}`));
      return;
    case "failed":
    case "broken": {
      const { type, message, text } = outcome;
      const element = outcome.kind === "failed" ? "failure" : "error";
      const failure = testCase.ele(element, { type: legal(type), message: legal(message) });
      if (text !== void 0) failure.txt(legal(text));
      return;
    }
    case "skipped":
      testCase.ele("skipped", { message: legal(outcome.reason) });
  }
}
function countsOf(cases) {
  const count = (kind) => cases.filter(({ outcome }) => outcome.kind === kind).length;
  return { tests: cases.length, failures: count("failed"), errors: count("broken"), skipped: count("skipped") };
}
function legal(text) {
  return text.replaceAll("&", "&amp;").replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
export {
  junitXml
};
