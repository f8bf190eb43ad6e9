import {
  requiredRules,
  selectRules
} from "./chunk-MRG5HTUH.js";
import {
  contract
} from "./chunk-2EYLDOPU.js";
import {
  ReportNotWrittenError,
  writeReports
} from "./chunk-ORMR2KFH.js";
import {
  cleanWords
} from "./chunk-HLJCEIE5.js";
import {
  checkFolder,
  performRun
} from "./chunk-44NO6EYZ.js";
import "./chunk-P3MXSEQP.js";
import "./chunk-3ZWROOJJ.js";
import {
  KeyMissingError,
  documentedRateLimit,
  readSettings
} from "./chunk-GYF7DQAD.js";
import {
  newRunId
} from "./chunk-BYEZ6PIW.js";
import "./chunk-NNWYHZ7F.js";
import "./chunk-PVWUU2GF.js";
import "./chunk-I2X6NR4A.js";
import {
  judgedRules
} from "./chunk-ULBXZVHL.js";
import "./chunk-GWC2NCCD.js";
import "./chunk-YH7S5BDG.js";
import {
  withoutSecrets
} from "./chunk-ZLMO5QGI.js";
import "./chunk-VPAA2OIT.js";
import "./chunk-MBDLW6SF.js";
import "./chunk-IGRNWPFM.js";
import "./chunk-4ECAIIHW.js";
import "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import {
  testSuitesOf
} from "./chunk-XEZJZCPM.js";
import {
  nextCommand,
  toldByCause
} from "./chunk-2LWSVSKQ.js";
import "./chunk-PT666WWS.js";
import {
  jsonReport
} from "./chunk-MERN7XSL.js";
import "./chunk-HMJDSJRI.js";
import {
  utf8Text
} from "./chunk-7U5W7L6N.js";
import {
  largestSummary,
  markdownSummary,
  numbersOf
} from "./chunk-ELAH4OX2.js";
import {
  summary,
  verdictLine
} from "./chunk-OYYPTQST.js";
import {
  wrap
} from "./chunk-USAOHMCS.js";
import {
  labelWidth,
  markOf,
  violationLines
} from "./chunk-EACO4Y2D.js";
import "./chunk-NAFO6LXI.js";
import {
  restText,
  staleText
} from "./chunk-TBWPFB6E.js";
import {
  isTolerated,
  isWarning,
  reportOf,
  shortened
} from "./chunk-2YPH55JE.js";
import "./chunk-5YYVZKY7.js";
import "./chunk-MKG4YBHS.js";
import "./chunk-KV6DRCN7.js";
import {
  shellWord
} from "./chunk-BLMUY5SY.js";
import {
  redactedExchange
} from "./chunk-FGAPS4SZ.js";
import "./chunk-S67MO5RZ.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-LGVZI3S6.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";
import {
  isAnswered
} from "./chunk-I64G7BRQ.js";

// lib/cli/run-command.ts
import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import pc from "picocolors";

// lib/report/github.ts
import { appendFile, stat } from "node:fs/promises";

// lib/report/annotations.ts
var mostOfOneKind = 10;
function annotations(report) {
  const cases = testSuitesOf(report).flatMap((suite) => suite.cases);
  const errors = cases.filter(({ outcome: { kind } }) => kind === "failed" || kind === "broken").sort(tellingFirst);
  const warnings = cases.filter(({ outcome }) => outcome.kind === "warned");
  return [...commands("error", errors), ...commands("warning", warnings)].map((line) => `${line}
`).join("");
}
function tellingFirst(one, other) {
  const rank = ({ outcome, verdict }) => {
    if (outcome.kind === "broken" && verdict === void 0) return 0;
    return verdict?.fails === true && verdict.level === "must" ? 1 : 2;
  };
  return rank(one) - rank(other);
}
function commands(kind, all) {
  const told = all.length > mostOfOneKind ? all.slice(0, mostOfOneKind - 1) : all;
  const rest = all.length - told.length;
  return [
    ...told.map((testCase) => command(kind, titleOf(testCase), linesOf(testCase))),
    ...rest > 0 ? [command(kind, `${rest} more`, [`GitHub shows ${mostOfOneKind} of a kind; report.json has all`])] : []
  ];
}
function titleOf({ name, verdict }) {
  return verdict === void 0 ? name : `${name} (${verdict.level})`;
}
function linesOf({ outcome, verdict }) {
  const message = "message" in outcome ? outcome.message : "";
  if (verdict === void 0 || verdict.verdict !== "violated") return [message];
  const clauses = verdict.clauses.map(({ id, link }) => link === void 0 ? id : `${id} \xB7 ${link}`);
  return [`${verdict.title}: ${message}`, ...clauses, `hint: ${verdict.hint}`];
}
function command(kind, title, lines) {
  return `::${kind} title=${propertyOf(title)}::${lines.map(dataOf).join("%0A")}`;
}
function dataOf(line) {
  return printable(line).replaceAll("%", "%25");
}
function propertyOf(title) {
  return dataOf(title).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// lib/report/github.ts
async function tellGitHub(run, step) {
  const { environment, commands: commands2, errors, redaction } = step;
  if (environment["GITHUB_ACTIONS"] === "true") commands2.write(annotations(run.report));
  const file = environment["GITHUB_STEP_SUMMARY"];
  if (!file) return;
  const mistake = await appendSummary(run, file);
  if (mistake !== void 0) {
    const told = printable(redaction.redactMistake(`${file} (${mistake})`));
    errors.write(`The summary could not be added to the file that GITHUB_STEP_SUMMARY names, ${told}.
`);
  }
}
async function appendSummary(run, file) {
  try {
    const taken = (await stat(file).catch(() => void 0))?.size ?? 0;
    const gap = taken === 0 ? "" : "\n\n";
    const text = markdownSummary(run, largestSummary - taken - gap.length);
    if (text === "") return `${taken} of the ${largestSummary} bytes that GitHub shows are taken`;
    await appendFile(file, gap + text);
    return void 0;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// lib/report/disguise.ts
var stems = { ofWords: "redacted", ofDigits: "99999999" };
var digits = 4;
var mostFields = 200;
var Disguise = class {
  #redaction;
  #names = /* @__PURE__ */ new Map();
  /** The last few fields: most exchanges have the same ones. */
  #fieldsSeen = /* @__PURE__ */ new Map();
  constructor(redaction) {
    this.#redaction = redaction;
  }
  text(text) {
    return this.#redaction.redact(text, this.#nameOf);
  }
  /** The value of `Authorization`. */
  credential(value) {
    return this.#redaction.redactCredential(value, this.#nameOf);
  }
  exchange(exchange) {
    const { method, url, headers, body } = exchange.request;
    const request = {
      method: this.text(method),
      url: this.text(url),
      headers: this.#fields(headers),
      body: body === void 0 ? void 0 : this.#content(body)
    };
    if (!isAnswered(exchange)) {
      const { code, message } = exchange.outcome;
      return { ...exchange, request, outcome: { kind: "failed", code, message: this.text(message) } };
    }
    const { response } = exchange.outcome;
    const answer = { ...response, headers: this.#fields(response.headers), body: this.#body(response.body) };
    return { ...exchange, request, outcome: { kind: "answered", response: answer } };
  }
  #fields(headers) {
    return headers.map(([name, value]) => {
      const line = `${name.length}:${name}${value}`;
      const known = this.#fieldsSeen.get(line);
      if (known) return known;
      const isCredential = name.toLowerCase() === "authorization";
      const field = [this.text(name), isCredential ? this.credential(value) : this.text(value)];
      if (this.#fieldsSeen.size === mostFields) this.#fieldsSeen.clear();
      this.#fieldsSeen.set(line, field);
      return field;
    });
  }
  /** Bytes that are no UTF-8 are read one by one: what is hidden among them, the others stay as they are. */
  #body(bytes) {
    const text = utf8Text(bytes);
    const read = text ?? Buffer.from(bytes).toString("latin1");
    const safe = this.#content(read);
    if (safe === read) return bytes;
    return Buffer.from(safe, text === void 0 ? "latin1" : "utf8");
  }
  /**
   * Of JSON each text by itself, so that it stays JSON: a secret that ends with half an escape, or with a quotation mark,
   * would take away what the text around it needs.
   */
  #content(text) {
    if (!this.#redaction.holdsSecret(text)) return text;
    if (!isJson(text)) return this.text(text);
    const safe = text.replace(jsonTexts, (written) => {
      const meant = String(JSON.parse(written));
      const told = this.text(meant);
      return told === meant ? written : JSON.stringify(told);
    });
    return this.text(safe);
  }
  #nameOf = (secret) => {
    const known = this.#names.get(secret);
    if (known !== void 0) return known;
    const name = nameWith(this.#names.size + 1, secret);
    this.#names.set(Buffer.from(secret, "utf16le").toString("utf16le"), name);
    return name;
  };
};
var jsonTexts = /"(?:[^"\\]|\\.)*"/g;
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
function nameWith(number, secret) {
  const stem = /^\d+$/.test(secret) ? stems.ofDigits : stems.ofWords;
  const room = secret.length < stem.length ? stem.length : secret.length - digits;
  return stem.repeat(Math.ceil(room / stem.length)).slice(0, room) + String(number).padStart(digits, "0");
}

// lib/report/recording-report.ts
var RecordingReport = class {
  #result;
  #redaction;
  constructor(result, redaction) {
    this.#result = result;
    this.#redaction = redaction;
  }
  /** How many exchanges there are. */
  get length() {
    return this.#result.recording.length;
  }
  /** In the order of their sending. Cheap, for nothing has to be redacted. */
  *outlines() {
    for (const exchange of this.#result.recording) {
      const { number, sentAt, endedAt } = exchange;
      const counted = this.#result.counted.has(exchange);
      yield isAnswered(exchange) ? { number, sentAt, endedAt, counted, status: exchange.outcome.response.status } : { number, sentAt, endedAt, counted };
    }
  }
  /**
   * In the order of their sending.
   *
   * @param shownBytes how much of each body is shown, for each exchange by its number; undefined leaves the exchange out.
   *   Default: all of all
   */
  *exchanges(shownBytes = () => Number.POSITIVE_INFINITY) {
    const { recording, counted } = this.#result;
    for (const exchange of recording) {
      const shown = shownBytes(exchange.number);
      if (shown === void 0) continue;
      yield {
        ...redactedExchange(exchange, this.#redaction, shown),
        counted: counted.has(exchange)
      };
    }
  }
  /** The recording with all that it takes to judge it again: see `Disguise`. */
  disguised() {
    const disguise = new Disguise(this.#redaction);
    const { target, runId, seed, limit, conditions } = this.#result;
    const { key, unknownKey, resources, allowWrites, rateLimits } = conditions;
    const bearer = (token) => disguise.credential(`Bearer ${token}`).replace(/^Bearer /, "");
    const run = {
      target: disguise.text(target),
      runId,
      seed,
      limit,
      resources,
      allowWrites,
      rateLimits,
      key: bearer(key),
      unknownKey: bearer(unknownKey)
    };
    return { run, entries: disguisedEntries(this.#result, disguise) };
  }
};
function* disguisedEntries({ recording, counted }, disguise) {
  for (const exchange of recording) yield { exchange: disguise.exchange(exchange), counted: counted.has(exchange) };
}

// lib/report/terminal.ts
var toldFindings = 5;
var longestPaste = 1500;
function terminalReport(report, options) {
  const { quiet, columns } = options;
  const causes = toldByCause(report);
  const tell = (isTold) => causes.filter(({ verdict }) => isTold(verdict)).map((rule) => toldRule(rule, report.seed, options));
  const tellGate = (texts) => texts.map((text) => paragraph(text, options));
  const { gate } = report;
  const parts = [
    ...quiet || report.verdicts.length === 0 ? [] : [summary(report, options)],
    ...tell(({ fails }) => fails),
    ...tell(isWarning),
    ...quiet ? [] : tell(isTolerated),
    ...quiet ? briefly(report, columns) : notJudged(report, options),
    ...report.remarks.map((remark) => wrap(`note: ${printable(remark)}`, columns, 6)),
    ...quiet || !gate ? [] : tellGate(restText(gate)),
    ...gate ? tellGate(staleText(gate)) : [],
    ...leftBehind(report, options),
    lastLines(report, options)
  ];
  return `${parts.join("\n\n")}
`;
}
function paragraph({ heading, lines }, { colors, columns }) {
  return [colors.bold(heading), ...lines.map((line) => `  ${wrap(line, columns, 4)}`)].join("\n");
}
function toldRule({ verdict, also }, seed, { colors, columns }) {
  const mark = markOf(verdict);
  const paint = { "\u2717": colors.red, "!": colors.yellow, "~": colors.cyan }[mark];
  const name = `${mark} ${verdict.rule}`;
  const title = printable(verdict.title);
  const room = columns - name.length - 3 - title.length - 3 - verdict.level.length;
  const heading = room >= 0 ? `${paint(name)}   ${colors.bold(title)}${" ".repeat(room + 3)}${verdict.level}` : `${paint(name)}${" ".repeat(Math.max(columns - name.length - verdict.level.length, 3))}${verdict.level}
  ${colors.bold(wrap(title, columns, 2))}`;
  const indent = labelWidth + 2;
  const lines = violationLines(verdict, seed, toldFindings, also).map(
    ({ label, text, paste }) => `  ${colors.dim(label.padEnd(labelWidth))}${paste ? pasteLine(text) : wrap(text, columns, indent)}`
  );
  return [heading, ...lines].join("\n");
}
function pasteLine(text) {
  return text.length <= longestPaste ? text : `(${text.length} characters long: see "curl" in report.json)`;
}
function notJudged({ coverage }, { columns, colors }) {
  return ["inconclusive", "not-applicable"].flatMap((kind) => {
    const groups = coverage.notJudged.filter(({ verdict }) => verdict === kind);
    return groups.length === 0 ? [] : [[colors.bold(kind), ...groups.map((group) => toldGroup(group, columns))].join("\n")];
  });
}
function toldGroup({ reason, rules }, columns) {
  return `  ${wrap(printable(`${reason}:`), columns, 2)}
    ${wrap(rules.join(", "), columns, 4)}`;
}
function briefly({ coverage }, columns) {
  if (coverage.notJudged.length === 0) return [];
  const reasons = coverage.notJudged.map(({ reason, rules }) => `${printable(reason)} (${rules.length})`);
  return [wrap(`not judged: ${reasons.join(" \xB7 ")}`, columns, 0)];
}
function leftBehind({ leftBehind: items }, { colors, columns }) {
  if (items.length === 0) return [];
  const lines = items.map(({ url, reason }) => `  ${printable(url)}
    ${wrap(printable(reason), columns, 4)}`);
  return [[colors.bold("left behind"), ...lines].join("\n")];
}
function lastLines(report, options) {
  const { colors, columns, files, next } = options;
  const labelled = (label, text) => `${colors.dim(label.padEnd(labelWidth))}${text}`;
  const numbers = [...numbersOf(report), `${(report.durationMs / 1e3).toFixed(1)} s`];
  const lines = [wrap(numbers.join(" \xB7 "), columns, 0)];
  if (report.ending.kind === "unreachable" || report.ending.kind === "cut-short") {
    lines.unshift(labelled("advice", wrap(printable(report.ending.advice), columns, labelWidth)));
  }
  if (files.length > 0) lines.push(labelled("written", wrap(files.join(", "), columns, labelWidth)));
  lines.push(labelled("next", next));
  return [verdictLine(report, options), ...lines].join("\n");
}

// lib/cli/commands-after.ts
function commandsAfter(report, settings, flags, redaction) {
  const target = settings.target === void 0 ? [] : ["--target", report.target];
  const key = settings.keyFile === void 0 ? [] : ["--key-file", settings.keyFile];
  const words = [...target, ...key, ...limitsOf(flags)].map((word) => redaction.redact(word));
  const again = { flags: words, require: settings.require };
  const mustClean = report.exitCode === 3 && report.leftBehind.length > 0 && !report.embedded;
  const next = mustClean ? ["npx", "ngrok-conformance", ...cleanWords(settings, flags)].map(shellWord).join(" ") : nextCommand(report, again);
  return { again, next: redaction.redact(next) };
}
function limitsOf({
  allowWrites,
  rateLimits,
  resources,
  scratch,
  strict,
  report,
  limit,
  thorough,
  runs,
  snapshot,
  known,
  baseline,
  timeout,
  timeLimit
}) {
  const given = (name, value) => value === void 0 ? [] : [value ? `--${name}` : `--no-${name}`];
  return [
    ...given("allow-writes", allowWrites),
    ...given("rate-limits", rateLimits),
    ...resources ? ["--resources", resources.join(",")] : [],
    ...scratch ? ["--scratch", scratch.join(",")] : [],
    ...limit === void 0 ? [] : ["--limit", limit],
    ...thorough ? ["--thorough"] : [],
    ...runs === void 0 ? [] : ["--runs", runs],
    ...snapshot === void 0 ? [] : ["--snapshot", snapshot],
    ...timeout === void 0 ? [] : ["--timeout", timeout],
    ...timeLimit === void 0 ? [] : ["--time-limit", timeLimit],
    ...strict ? ["--strict"] : [],
    ...report ? ["--report", report.join(",")] : [],
    ...(known ?? []).flatMap((file) => ["--known", file]),
    ...baseline === void 0 ? [] : ["--baseline", baseline]
  ];
}

// lib/cli/gate-files.ts
async function gateFor({ known: names, baseline, path }, redaction, readFile2, today) {
  if (names.length === 0 && baseline === void 0) return void 0;
  const rules = contract.map(({ id }) => id);
  if (baseline && judgedRules(baseline.report).size === 0) {
    const what = `baseline: ${JSON.stringify(baseline.file)} is of a run that judged nothing`;
    throw new SettingsError("report-malformed", `${what}: give the report.json of a run that did.`);
  }
  const foreign = baseline?.report.verdicts.find(({ rule }) => !rules.includes(rule));
  if (baseline && foreign) {
    const what = `baseline: ${JSON.stringify(baseline.file)} has a verdict on ${JSON.stringify(foreign.rule)}`;
    throw new SettingsError("report-malformed", `${what}, which is no rule of this contract: write it anew.`);
  }
  const { knownDeviationsIn } = await import("./known-files-BJFRRN5Q.js");
  const { gateOf } = await import("./gate-BPA3IHVA.js");
  const known = knownDeviationsIn(names, rules, readFile2);
  return ({ url }) => gateOf({
    known,
    baseline: baseline?.report,
    base: url,
    today,
    isReplay: path !== void 0,
    redact: (text) => shortened(text, redaction)
  });
}

// lib/cli/run-command.ts
async function runCommand(flags, surroundings) {
  const { output, errors, redaction } = surroundings;
  const settings = await settingsOf(flags, surroundings);
  const rules = selectRules(contract, settings.only, settings.skip);
  const required = requiredRules(contract, rules, settings.require);
  if (settings.path !== void 0 && rules.length !== 1) {
    const message = `--path leads to an input of one rule, and ${rules.length} are chosen: name the rule of the finding by --only.`;
    throw new SettingsError("path-without-rule", message);
  }
  const gateOn = await gateFor(settings, redaction, readFile, (/* @__PURE__ */ new Date()).toISOString().slice(0, 10));
  await checkFolder(settings.output, "--output");
  const { result, gate } = await performRun(settings, rules, surroundings, gateOn).catch(async (error) => {
    if (!(error instanceof SettingsError)) await tellBrokenRun(error, settings, flags, redaction);
    throw error;
  });
  const report = reportOf(result, settings.strict, redaction, required, gate?.outcomeOf(result));
  const recording = new RecordingReport(result, redaction);
  const { again, next } = commandsAfter(report, settings, flags, redaction);
  const run = { report, recording, again, next };
  const written = await tryToWrite(run, settings);
  if (settings.json) output.write(jsonReport(report));
  const human = settings.json ? errors : output;
  await tellGitHub(run, { environment: surroundings.environment, commands: human, errors, redaction });
  const files = written.files.map((file) => redaction.redact(file));
  if (!(settings.json && settings.quiet)) human.write(humanText(report, next, settings, files, human));
  if (written.mistake === void 0) return report.exitCode;
  errors.write(`${redaction.redactMistake(written.mistake.message)}
`);
  return 2;
}
function readFile(path) {
  return readFileSync(path, "utf8");
}
async function settingsOf(flags, { environment, output, errors, redaction }) {
  try {
    return readSettings(flags, {
      environment,
      readFile,
      randomSeed: () => randomInt(2 ** 31),
      redaction
    });
  } catch (mistake) {
    if (mistake instanceof KeyMissingError) {
      await checkFolder(mistake.settings.output, "--output");
      const { report: kinds, output: folder, json } = mistake.settings;
      const { code, target, advice } = mistake;
      const obstacle = { code, message: "there is no API key for the target", advice };
      const run = notRun(mistake.settings, flags, redaction, target.href, obstacle, 2);
      await writeReports(run, kinds, folder);
      await tellGitHub(run, { environment, commands: json ? errors : output, errors, redaction });
    }
    throw mistake;
  }
}
async function tellBrokenRun(error, settings, flags, redaction) {
  const message = `ngrok-conformance made a mistake: ${withoutSecrets(error, redaction).message}`;
  const obstacle = {
    code: "internal-mistake",
    message,
    advice: "please report it, with what stands on standard error"
  };
  try {
    const target = settings.target?.href ?? "the embedded reference";
    await writeReports(notRun(settings, flags, redaction, target, obstacle, 70), settings.report, settings.output);
  } catch {
  }
}
function notRun(settings, flags, redaction, target, obstacle, exitCode) {
  const result = {
    target,
    embedded: settings.target === void 0,
    seed: settings.seed,
    runId: newRunId(),
    startedAt: (/* @__PURE__ */ new Date()).toISOString(),
    durationMs: 0,
    requests: { sent: 0, counted: 0 },
    counted: /* @__PURE__ */ new Set(),
    limit: settings.limit ?? documentedRateLimit,
    conditions: { key: "", unknownKey: "", allowWrites: false, rateLimits: false },
    verdicts: [],
    recording: [],
    ending: { kind: "unreachable", ...obstacle },
    leftBehind: [],
    remarks: []
  };
  const report = { ...reportOf(result, settings.strict, redaction), exitCode };
  const { next } = commandsAfter(report, settings, flags, redaction);
  return { report, recording: new RecordingReport(result, redaction), next };
}
async function tryToWrite(run, { report: kinds, output }) {
  try {
    return { files: await writeReports(run, kinds, output) };
  } catch (mistake) {
    if (mistake instanceof ReportNotWrittenError) return { files: [], mistake };
    throw mistake;
  }
}
function humanText(report, next, { quiet }, files, stream) {
  return terminalReport(report, {
    colors: pc.createColors(stream.isTTY === true && pc.isColorSupported),
    columns: stream.isTTY === true && stream.columns || 80,
    quiet,
    files,
    next
  });
}
export {
  runCommand
};
