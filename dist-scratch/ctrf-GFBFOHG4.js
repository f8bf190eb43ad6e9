import {
  subjectOf,
  testSuitesOf
} from "./chunk-XEZJZCPM.js";
import {
  jsonText
} from "./chunk-HMJDSJRI.js";
import {
  package_default
} from "./chunk-FP64YX4Q.js";
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
import "./chunk-AWR7JLRR.js";
import "./chunk-I64G7BRQ.js";

// lib/report/ctrf.ts
var specVersion = "0.0.0";
var statuses = {
  passed: "passed",
  warned: "other",
  known: "other",
  failed: "failed",
  broken: "failed",
  skipped: "skipped"
};
function ctrfReport(report) {
  const suites = testSuitesOf(report);
  const tests = suites.flatMap(({ name, cases }) => cases.map((each) => testOf(name, each)));
  const count = (status) => tests.filter((test) => test.status === status).length;
  const start = Date.parse(report.startedAt);
  const document = {
    reportFormat: "CTRF",
    specVersion,
    runId: report.runId,
    generatedBy: package_default.name,
    results: {
      tool: { name: package_default.name, version: package_default.version },
      summary: {
        tests: tests.length,
        passed: count("passed"),
        failed: count("failed"),
        skipped: count("skipped"),
        pending: 0,
        other: count("other"),
        suites: suites.length,
        start,
        stop: start + report.durationMs,
        duration: report.durationMs
      },
      tests,
      environment: {
        appName: subjectOf(report),
        extra: { seed: report.seed, requests: report.requests, exitCode: report.exitCode }
      },
      ...report.remarks.length > 0 && { extra: { remarks: report.remarks } }
    }
  };
  return jsonText(document);
}
function testOf(suite, { name, outcome, verdict }) {
  return {
    testId: `${suite}/${name}`,
    name,
    status: statuses[outcome.kind],
    duration: 0,
    suite: [suite],
    rawStatus: verdict?.verdict ?? outcome.kind,
    ...toldBy(outcome),
    ...verdict && describedBy(verdict)
  };
}
function toldBy(outcome) {
  switch (outcome.kind) {
    case "passed":
      return outcome.output === void 0 ? {} : { stdout: outcome.output.split("\n") };
    case "skipped":
      return { message: outcome.reason };
    default: {
      const { message, text } = outcome;
      return { message, ...text !== void 0 && { trace: text } };
    }
  }
}
function describedBy({ title, level, clauses, hint }) {
  return {
    tags: [level],
    // The format takes no empty list.
    ...clauses.length > 0 && { labels: { clauses: clauses.map(({ id }) => id) } },
    extra: { title, hint }
  };
}
export {
  ctrfReport
};
