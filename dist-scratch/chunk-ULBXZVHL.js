import {
  checkOf,
  checked
} from "./chunk-GWC2NCCD.js";
import {
  isObject
} from "./chunk-YH7S5BDG.js";
import {
  isJudged
} from "./chunk-LGVZI3S6.js";

// lib/gate/report-file.ts
var ReportFileError = class extends Error {
  name = "ReportFileError";
  code = "report-file-malformed";
};
var endings = ["complete", "unreachable", "cut-short", "interrupted"];
var verdicts = ["conformant", "violated", "inconclusive", "not-applicable"];
var ownWords = /* @__PURE__ */ new Set([...endings, ...verdicts]);
var text = { type: "string", description: "a text" };
var count = { type: "integer", minimum: 0, description: "a whole number" };
var check = checkOf({
  type: "object",
  description: "the report of a run, an object",
  required: ["target", "embedded", "seed", "ending", "verdicts", "exchanges"],
  properties: {
    target: { type: "string", format: "web-address", description: "the base URL that was judged" },
    embedded: { type: "boolean", description: "true or false" },
    seed: { ...count, maximum: 2 ** 31 - 1 },
    ending: {
      type: "object",
      description: "how the run ended",
      required: ["kind"],
      properties: {
        kind: { enum: endings, description: "how the run ended" }
      }
    },
    verdicts: {
      type: "array",
      description: "a list of verdicts",
      items: {
        type: "object",
        description: "a verdict",
        required: ["rule", "verdict", "findings"],
        properties: {
          rule: { type: "string", pattern: "^[a-z0-9-]+\\.[a-z0-9-]+$", description: "the id of a rule" },
          verdict: { enum: verdicts, description: "a verdict" },
          findings: {
            type: "array",
            description: "a list of findings",
            items: {
              type: "object",
              description: "a finding",
              required: ["expected", "actual", "kind", "places", "occurrences", "exchanges"],
              properties: {
                expected: text,
                actual: text,
                kind: text,
                occurrences: count,
                exchanges: { type: "array", items: count, description: "a list of numbers of exchanges" },
                places: {
                  type: "array",
                  minItems: 1,
                  description: "a list of places",
                  items: {
                    type: "object",
                    description: "a place",
                    required: ["request", "at", "occurrences"],
                    properties: { request: text, at: text, occurrences: count }
                  }
                }
              }
            }
          }
        }
      }
    },
    exchanges: {
      type: "array",
      description: "a list of exchanges",
      items: { type: "object", description: "an exchange", required: ["number"], properties: { number: count } }
    }
  }
});
function readReportFile(content, redact) {
  const result = checked(check, documentOf(content, redact));
  if ("value" in result) return result.value;
  const place = result.at === "" ? "" : `at ${result.at} `;
  throw new ReportFileError(`is no report.json that this version wrote: ${place}${result.mistake}`);
}
function documentOf(content, redact) {
  try {
    return JSON.parse(content, redact && ((_, value) => redacted(value, redact)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ReportFileError("is no JSON");
  }
}
function redacted(value, redact) {
  if (typeof value === "string") return ownWords.has(value) ? value : redact(value);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [/^[a-z]+$/i.test(name) ? name : redact(name), member]);
  return Object.fromEntries(members);
}
function judgedRules(report) {
  return new Set(report.verdicts.filter(isJudged).map(({ rule }) => rule));
}

export {
  ReportFileError,
  readReportFile,
  judgedRules
};
