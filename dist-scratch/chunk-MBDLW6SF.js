import {
  didYouMean
} from "./chunk-4ECAIIHW.js";
import {
  failureCode
} from "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";

// lib/cli/key.ts
function keyOf(keyFileFlag, given, target, sources) {
  if (keyFileFlag !== void 0) return keyFromFile({ text: keyFileFlag, source: "--key-file" }, sources);
  if (target === void 0) return void 0;
  if (given.key !== void 0) return checkedKey(given.key.text, given.key.source);
  return given.keyFile === void 0 ? void 0 : keyFromFile(given.keyFile, sources);
}
function keyFromFile({ text: path, source }, { readFile, redaction }) {
  let text;
  try {
    text = readFile(path);
  } catch (error) {
    const named = /^[^./\\]{20,}$/.test(path) ? "a file (not shown: it may be a key)" : JSON.stringify(path);
    const message = `${source} names ${named}, which cannot be read (${failureCode(error)}): name a file that holds the API key.`;
    throw new SettingsError("key-file-unreadable", message);
  }
  keepKey(text, redaction);
  return checkedKey(text, `The key file ${path}`);
}
function keepKey(text, redaction) {
  redaction.useKey(bare(text).replace(/^bearer\s+/i, ""));
}
function checkedKey(text, source) {
  const key = bare(text);
  if (key === "") throw new SettingsError("key-malformed", `${source} is empty: put the API key into it.`);
  if (/^bearer\s/i.test(key)) {
    throw new SettingsError("key-malformed", `${source} begins with "Bearer": put in the key alone.`);
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    const message = `${source} has spaces, line ends or characters beyond ASCII within the key: put in the key alone, on one line.`;
    throw new SettingsError("key-malformed", message);
  }
  return key;
}
function bare(text) {
  return text.replace(/^\ufeff/, "").trim();
}

// lib/cli/setting-sources.ts
import { parse } from "dotenv";
var variables = {
  target: "TARGET_URL",
  key: "NGROK_API_KEY",
  keyFile: "NGROK_KEY_FILE",
  only: "CONFORMANCE_ONLY",
  skip: "CONFORMANCE_SKIP",
  require: "CONFORMANCE_REQUIRE",
  strict: "CONFORMANCE_STRICT",
  allowWrites: "CONFORMANCE_ALLOW_WRITES",
  rateLimits: "CONFORMANCE_RATE_LIMITS",
  resources: "CONFORMANCE_RESOURCES",
  scratch: "CONFORMANCE_SCRATCH",
  seed: "CONFORMANCE_SEED",
  output: "CONFORMANCE_OUTPUT",
  report: "CONFORMANCE_REPORT",
  quiet: "CONFORMANCE_QUIET",
  json: "CONFORMANCE_JSON",
  debug: "CONFORMANCE_DEBUG",
  limit: "CONFORMANCE_LIMIT",
  thorough: "CONFORMANCE_THOROUGH",
  runs: "CONFORMANCE_RUNS",
  snapshot: "CONFORMANCE_SNAPSHOT",
  path: "CONFORMANCE_PATH",
  known: "CONFORMANCE_KNOWN",
  baseline: "CONFORMANCE_BASELINE",
  timeout: "CONFORMANCE_TIMEOUT",
  timeLimit: "CONFORMANCE_TIME_LIMIT"
};
function allGiven(flags, { environment, readFile, redaction }) {
  const file = environmentFile(readFile);
  keepKeys(file, redaction);
  keepKeys(environment, redaction);
  checkNames([...Object.keys(environment), ...Object.keys(file)]);
  const texts = new Map(
    Object.entries(flags).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : String(value)])
  );
  const given = {};
  for (const name of settingNames) {
    const variable = variables[name];
    const flag = texts.get(name);
    const fromEnvironment = environment[variable];
    const fromFile = file[variable];
    if (flag !== void 0) given[name] = { text: flag, source: flagOf(name) };
    else if (fromEnvironment) given[name] = { text: fromEnvironment, source: variable };
    else if (fromFile) given[name] = { text: fromFile, source: `${variable} in .env` };
  }
  return given;
}
function checkNames(names) {
  const known = Object.values(variables);
  const unknown = names.find((name) => name.startsWith("CONFORMANCE_") && !known.includes(name));
  if (unknown === void 0) return;
  const meant = didYouMean(unknown, known);
  const advice = meant === void 0 ? "see .env.example" : `did you mean ${meant}?`;
  throw new SettingsError("variable-unknown", `${unknown} is no setting: ${advice}`);
}
var settingNames = Object.keys(variables).filter((name) => name in variables);
function flagOf(name) {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
function environmentFile(readFile) {
  try {
    return parse(readFile(".env"));
  } catch (error) {
    if (failureCode(error) === "ENOENT") return {};
    const message = `.env cannot be read (${failureCode(error)}): make it readable or take it away.`;
    throw new SettingsError("environment-file-unreadable", message);
  }
}
function keepKeys(variablesGiven, redaction) {
  keepKey(variablesGiven[variables.key] ?? "", redaction);
}
function listOf(given) {
  if (given === void 0) return [];
  return given.text.split(",").map((name) => name.trim()).filter((name) => name !== "");
}

export {
  keyOf,
  allGiven,
  settingNames,
  keepKeys,
  listOf
};
