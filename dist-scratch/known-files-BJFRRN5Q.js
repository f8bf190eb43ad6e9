import {
  checkOf,
  checked
} from "./chunk-GWC2NCCD.js";
import "./chunk-YH7S5BDG.js";
import {
  didYouMean
} from "./chunk-4ECAIIHW.js";
import {
  failureCode
} from "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import {
  jsonPointerTokens
} from "./chunk-PT666WWS.js";
import {
  resources
} from "./chunk-4IO2M26N.js";

// lib/cli/known-files.ts
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// lib/gate/known-deviations-file.ts
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
var KnownDeviationsError = class extends Error {
  name = "KnownDeviationsError";
  code = "known-deviations-malformed";
};
var pattern = { type: "string", minLength: 1, description: "a text, in which * stands for any characters" };
var sentence = { type: "string", pattern: "\\S" };
var check = checkOf({
  type: "object",
  description: 'a map with the list "deviations"',
  required: ["deviations"],
  additionalProperties: false,
  properties: {
    deviations: {
      type: "array",
      description: "a list of known deviations",
      items: {
        type: "object",
        description: "a map with rule, finding, reason, link and expires",
        required: ["rule", "finding", "reason", "link", "expires"],
        additionalProperties: false,
        properties: {
          rule: { ...sentence, description: "the id of a rule, such as pagination.newest-first" },
          scope: {
            type: "object",
            description: "a map with resource, path, operation or target",
            additionalProperties: false,
            properties: {
              resource: {
                type: ["string", "array"],
                minLength: 1,
                minItems: 1,
                items: { type: "string", description: "a path of the API reference, such as /ip_policies" },
                description: "a path of the API reference, such as /ip_policies, or a list of them"
              },
              path: pattern,
              operation: { const: "none", description: '"none", for requests that the API reference does not have' },
              target: pattern
            }
          },
          finding: {
            type: "object",
            minProperties: 1,
            description: "how the finding looks: at, status, method, expected, actual or remark, at least one of them",
            additionalProperties: false,
            properties: {
              at: { ...pattern, description: 'a JSON pointer or "status", in which * stands for any characters' },
              status: { type: "integer", minimum: 100, maximum: 599, description: "an HTTP status" },
              method: { type: "string", pattern: "^[A-Z]+$", description: "a method in upper case" },
              expected: pattern,
              actual: pattern,
              remark: pattern
            }
          },
          optional: { type: "boolean", description: "true where it need not show in each run" },
          reason: { ...sentence, description: "a sentence on why it may stand for now" },
          link: {
            type: "string",
            format: "web-address",
            description: "the http or https URL of the evidence, or of where it is being worked on"
          },
          evidence: { ...sentence, description: "a sentence on how it is known" },
          expires: {
            type: "string",
            format: "date",
            description: "the last day on which it may stand, such as 2027-01-31"
          }
        }
      }
    }
  }
});
function readKnownDeviations(file, text) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const wrong = (offset, what) => {
    const { line, col } = lines.linePos(offset);
    return new KnownDeviationsError(`${file}:${line}:${col}: ${what}.`);
  };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem?.code === "BAD_ALIAS") throw wrong(problem.pos[0], unquoted);
  if (problem) throw wrong(problem.pos[0], `this is no YAML: ${problem.message.replaceAll(/\s*\n\s*/g, " ")}`);
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) === void 0) throw wrong(alias.range?.[0] ?? 0, unquoted);
    }
  });
  const result = checked(check, contentOf(document, wrong));
  if ("mistake" in result) throw wrong(offsetOf(document, tokensOf(result.at)), result.mistake);
  return result.value.deviations.map((entry, index) => {
    const { line, col: column } = lines.linePos(offsetOf(document, ["deviations", index]));
    return { ...entry, scope: entry.scope ?? {}, file, line, column };
  });
}
var unquoted = "this is an alias of YAML that stands for nothing: put a pattern that begins with * into quotes";
function contentOf(document, wrong) {
  try {
    return document.toJS();
  } catch (error) {
    throw wrong(0, `this cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
function tokensOf(pointer) {
  return jsonPointerTokens(pointer).map((token) => /^\d+$/.test(token) ? Number(token) : token);
}
function offsetOf(document, tokens) {
  if (tokens.length === 0) return 0;
  const parent = tokens.length === 1 ? document.contents : document.getIn(tokens.slice(0, -1), true);
  const name = tokens.at(-1);
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(name)) : void 0;
  const node = pair ? pair.key : document.getIn(tokens, true);
  return (isNode(node) ? node.range?.[0] : void 0) ?? offsetOf(document, tokens.slice(0, -1));
}

// lib/cli/known-files.ts
function knownDeviationsIn(names, rules, readFile) {
  return names.flatMap((name) => {
    const known = entriesOf(name, textOf(name, readFile));
    for (const entry of known) checkNames(entry, rules);
    return known;
  });
}
function textOf(name, readFile) {
  try {
    return readFile(isShipped(name) ? shippedFile(name) : name);
  } catch (error) {
    const advice = isShipped(name) ? "no such file ships with the suite: give ngrok-production, or the path of a file such as ./known.yaml" : "name a YAML file of known deviations";
    throw new SettingsError(
      "known-unreadable",
      `known deviations: ${JSON.stringify(name)} cannot be read (${failureCode(error)}): ${advice}.`
    );
  }
}
function isShipped(name) {
  return /^[a-z][a-z0-9-]*$/.test(name);
}
function shippedFile(name) {
  const [built, source] = ["../", "../../"].map((up) => new URL(`${up}known/${name}.yaml`, import.meta.url));
  return fileURLToPath(built && existsSync(built) ? built : source ?? "");
}
function entriesOf(name, text) {
  try {
    return readKnownDeviations(isShipped(name) ? `${name}.yaml` : name, text);
  } catch (error) {
    if (!(error instanceof KnownDeviationsError)) throw error;
    throw new SettingsError("known-malformed", error.message);
  }
}
function checkNames({ file, line, column, rule, scope }, rules) {
  const place = `${file}:${line}:${column}`;
  if (!rules.includes(rule)) {
    throw unknown(`${place}: no rule is named ${JSON.stringify(rule)}`, didYouMean(rule, rules), "rules");
  }
  const paths = resources.map(({ path }) => path);
  const [odd] = [scope.resource ?? []].flat().filter((path) => !paths.includes(path));
  if (odd === void 0) return;
  const what = `${place}: the API reference has no resource at ${JSON.stringify(odd)}`;
  throw unknown(what, didYouMean(odd, paths), "explain transport.resources");
}
function unknown(what, meant, command) {
  const advice = meant === void 0 ? `see "ngrok-conformance ${command}"` : `did you mean ${meant}?`;
  return new SettingsError("known-name-unknown", `${what}: ${advice}`);
}
export {
  knownDeviationsIn
};
