import {
  identityOf
} from "./chunk-I2X6NR4A.js";
import {
  breakagesOf,
  findingLine,
  notJudgedLine,
  subjectOf
} from "./chunk-XEZJZCPM.js";
import {
  jsonText
} from "./chunk-HMJDSJRI.js";
import {
  package_default
} from "./chunk-FP64YX4Q.js";
import "./chunk-EACO4Y2D.js";
import {
  staleLine
} from "./chunk-TBWPFB6E.js";
import {
  isMissing
} from "./chunk-2YPH55JE.js";
import "./chunk-5YYVZKY7.js";
import {
  isStale
} from "./chunk-MKG4YBHS.js";
import "./chunk-KV6DRCN7.js";
import "./chunk-BLMUY5SY.js";
import "./chunk-FGAPS4SZ.js";
import "./chunk-S67MO5RZ.js";
import "./chunk-FYCGZ76W.js";
import {
  isJudged
} from "./chunk-LGVZI3S6.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";
import "./chunk-I64G7BRQ.js";

// lib/report/sarif.ts
import { createHash } from "node:crypto";
var schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
var mostPlaces = 100;
function sarifReport(report) {
  const { verdicts, requests, limit, seed, exitCode } = report;
  const exchanges = new Map(report.exchanges.map((exchange) => [exchange.number, exchange]));
  const run = {
    tool: {
      driver: {
        name: "ngrok-conformance",
        fullName: `${package_default.name} ${package_default.version}`,
        semanticVersion: package_default.version,
        rules: verdicts.map(ruleOf)
      }
    },
    invocations: [
      {
        executionSuccessful: report.ending.kind === "complete",
        exitCode,
        toolExecutionNotifications: executionNotifications(report),
        toolConfigurationNotifications: configurationNotifications(report)
      }
    ],
    results: verdicts.flatMap(
      (verdict, index) => verdict.findings.flatMap((finding) => resultsOf(verdict, index, finding, exchanges, report))
    ),
    properties: { target: subjectOf(report), seed, requests, limit }
  };
  return jsonText({ $schema: schema, version: "2.1.0", runs: [run] });
}
var levels = { must: "error", should: "warning" };
function ruleOf({ rule, section, title, level, clauses, hint, accepts }) {
  const links = clauses.flatMap(({ id, link }) => link === void 0 ? [] : [{ id, link }]);
  const [first] = links;
  const accepted = accepts === void 0 ? [] : [`Accepted: ${accepts}.`];
  const documented = links.map(({ id, link }) => `[${id}](${link})`).join(", ");
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: [`${title}.`, ...accepted].join(" ") },
    help: {
      text: [`To mend it: ${hint}.`, ...accepted].join(" "),
      markdown: [
        `**To mend it:** ${hint}.`,
        ...accepted,
        ...documented === "" ? [] : [`**Documentation:** ${documented}`]
      ].join("\n\n")
    },
    ...first && { helpUri: first.link },
    defaultConfiguration: { level: levels[level] },
    properties: { tags: [section, level, ...clauses.map(({ id }) => id)] }
  };
}
function resultsOf({ rule }, ruleIndex, finding, exchanges, report) {
  const told = finding.places.slice(0, mostPlaces);
  const untold = finding.places.length - told.length;
  const rest = untold > 0 ? ` (and in ${untold} more places: all are in report.json)` : "";
  const [first] = told;
  const [number = 0] = finding.exchanges;
  const telling = exchanges.get(number);
  return told.map((place, index) => {
    const fingerprint = createHash("sha256").update(identityOf(rule, finding.kind, place)).digest("hex");
    const elsewhere = index === 0 ? rest : `, as at ${first?.request} ${first?.at}`;
    return {
      ruleId: rule,
      ruleIndex,
      level: levels[finding.level],
      message: { text: messageText(`${findingLine(finding)}${elsewhere}`) },
      locations: [locationOf(place)],
      occurrenceCount: place.occurrences,
      // GitHub looks at the second one alone, and would hash the line of a file for it.
      partialFingerprints: { "findingIdentity/v1": fingerprint, primaryLocationLineHash: fingerprint },
      suppressions: suppressionsOf(finding),
      ...report.gate?.baseline && { baselineState: finding.baseline ? "unchanged" : "new" },
      ...index === 0 && telling && webExchange(telling)
    };
  });
}
function locationOf({ request, at }) {
  const [, path = ""] = /^\S+ \/(.*)$/.exec(request) ?? [];
  const uri = ["ngrok-api", ...path.split("/").filter((part) => part !== "")].map(encodeURIComponent).join("/");
  const name = printable(at === "" ? request : `${request} ${at}`);
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
    logicalLocations: [{ fullyQualifiedName: name, kind: "resource" }]
  };
}
function suppressionsOf({ known, baseline }) {
  if (known !== void 0) {
    const justification = printable(`${known.reason} \xB7 ${known.link} \xB7 until ${known.expires}`);
    return [{ kind: "external", status: "accepted", justification }];
  }
  return baseline ? [{ kind: "external", status: "accepted", justification: "the baseline has it" }] : [];
}
function webExchange({ method, url, status, body, failure }) {
  return {
    webRequest: { method: printable(method), target: printable(url) },
    webResponse: {
      ...status !== void 0 && { statusCode: status },
      ...body !== void 0 && { body: { text: body } },
      ...failure !== void 0 && { noResponseReceived: true }
    }
  };
}
function executionNotifications(report) {
  return [
    ...breakagesOf(report).map(({ code, message }) => notification("error", code, message)),
    ...report.verdicts.flatMap(
      (verdict, index) => isJudged(verdict) ? [] : [
        {
          ...notification(isMissing(verdict) ? "error" : "note", verdict.verdict, notJudgedLine(verdict)),
          associatedRule: { id: verdict.rule, index }
        }
      ]
    ),
    ...report.remarks.map((remark) => notification("note", "remark", remark))
  ];
}
function configurationNotifications({ gate }) {
  return (gate?.knownDeviations ?? []).filter(({ state }) => state !== "seen").map((entry) => notification(isStale(entry) ? "error" : "note", entry.state, staleLine(entry)));
}
function notification(level, id, message) {
  return { descriptor: { id: printable(id) }, level, message: { text: messageText(message) } };
}
function messageText(text) {
  return printable(text).replace(/[\\[\]]/g, "\\$&").replace(/[{}]/g, "$&$&");
}
export {
  sarifReport
};
