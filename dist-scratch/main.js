#!/usr/bin/env node
import {
  withoutSecrets
} from "./chunk-ZLMO5QGI.js";
import {
  keyForm
} from "./chunk-VPAA2OIT.js";
import {
  keepKeys
} from "./chunk-MBDLW6SF.js";
import {
  defaultReportKinds,
  reportKinds
} from "./chunk-IGRNWPFM.js";
import {
  didYouMean
} from "./chunk-4ECAIIHW.js";
import "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import {
  package_default
} from "./chunk-FP64YX4Q.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/report/escapes.ts
var kinds = [
  { sign: "%", pattern: /%[0-9a-f]{2}/gi },
  { sign: "\\", pattern: /\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\["'\\/bfnrt]/gi },
  { sign: "&", pattern: /&#x0{0,8}[0-9a-f]{1,6};|&#\d{1,10};|&(?:amp|lt|gt|quot|apos);/gi },
  { sign: "\0", pattern: /\0/g }
];
function unescaped(text) {
  return kinds.filter(({ sign }) => text.includes(sign)).flatMap((kind) => withoutEscapes(text, kind) ?? []);
}
function withoutEscapes(text, { pattern }) {
  const undone = [];
  let shorter = 0;
  const meant = text.replace(pattern, (escaped, at) => {
    const meaning = meaningOf(escaped);
    const start = at - shorter;
    undone.push({ start, end: start + meaning.length, originalEnd: at + escaped.length });
    shorter += escaped.length - meaning.length;
    return meaning;
  });
  if (undone.length === 0) return void 0;
  return {
    text: meant,
    originOf(index) {
      let before = 0;
      for (let after = undone.length; before < after; ) {
        const middle = before + after >> 1;
        if ((undone[middle]?.start ?? 0) < index) before = middle + 1;
        else after = middle;
      }
      const last = undone[before - 1];
      return last === void 0 ? index : last.originalEnd + Math.max(0, index - last.end);
    }
  };
}
var meanings = /* @__PURE__ */ new Map([
  ["\\b", "\b"],
  ["\\f", "\f"],
  ["\\n", "\n"],
  ["\\r", "\r"],
  ["\\t", "	"],
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
  ["\0", ""]
]);
function meaningOf(escaped) {
  const named = meanings.get(escaped.toLowerCase());
  if (named !== void 0) return named;
  const hexadecimal = /^(?:%|\\[ux]|&#x)([0-9a-f]+);?$/i.exec(escaped)?.[1];
  const decimal = /^&#(\d+);$/.exec(escaped)?.[1];
  if (hexadecimal === void 0 && decimal === void 0) return escaped.slice(1);
  const code = hexadecimal === void 0 ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 1114111 ? "\uFFFD" : String.fromCodePoint(code);
}

// lib/report/gram-set.ts
var gramLength = 4;
var bitsOfCharacter = 5;
var charactersTold = (1 << bitsOfCharacter) - 1;
var GramSet = class {
  #isThere = new Uint8Array(1 << gramLength * bitsOfCharacter);
  add(text) {
    for (let at = 0; at + gramLength <= text.length; at += 1) this.#isThere[gramAt(text, at)] = 1;
  }
  hasAt(text, at) {
    return this.#isThere[gramAt(text, at)] === 1;
  }
};
function gramAt(text, at) {
  let gram = 0;
  for (let index = at; index < at + gramLength; index += 1)
    gram = gram << bitsOfCharacter | text.charCodeAt(index) & charactersTold;
  return gram;
}

// lib/report/fragments-of-length.ts
var FragmentsOfLength = class {
  #length;
  #stride;
  #fragments = /* @__PURE__ */ new Set();
  #grams = new GramSet();
  /** @param length at least 4 */
  constructor(length) {
    this.#length = length;
    this.#stride = length - gramLength + 1;
  }
  add(fragment) {
    this.#fragments.add(fragment);
    this.#grams.add(fragment);
  }
  /** The stretches of a text that fragments cover, in order; none touches another. */
  rangesIn(text) {
    const found = [];
    if (this.#fragments.size === 0) return found;
    let from = 0;
    for (let gram = 0; gram + gramLength <= text.length; gram += this.#stride) {
      if (!this.#grams.hasAt(text, gram)) continue;
      const start = this.#firstIn(text, Math.max(from, gram + gramLength - this.#length), gram);
      if (start === void 0) continue;
      const end = this.#coveredFrom(text, start);
      found.push([start, end]);
      from = end + 1;
      gram = end;
    }
    return found;
  }
  /** Where the first fragment begins that begins in a stretch, its last place included. */
  #firstIn(text, from, to) {
    for (let start = from; start <= to; start += 1) if (this.#isAt(text, start)) return start;
    return void 0;
  }
  /** The end of what fragments cover without a gap, from the beginning of one on. */
  #coveredFrom(text, start) {
    let begun = start;
    let next = start;
    while (next !== void 0) {
      begun = next;
      next = this.#lastIn(text, begun + 1, begun + this.#length);
    }
    return begun + this.#length;
  }
  #lastIn(text, from, to) {
    for (let start = to; start >= from; start -= 1) if (this.#isAt(text, start)) return start;
    return void 0;
  }
  #isAt(text, start) {
    const end = start + this.#length;
    if (end > text.length) return false;
    if (!this.#grams.hasAt(text, start) || !this.#grams.hasAt(text, end - gramLength)) return false;
    return this.#fragments.has(text.slice(start, end));
  }
};

// lib/report/whole-texts.ts
var headLength = 8;
var pieceLength = 64;
var mostLengths = 16;
var WholeTexts = class {
  /** By their heads; the longest first. */
  #byHead = /* @__PURE__ */ new Map();
  #grams = new GramSet();
  /** @param text of 8 characters at least */
  add(text) {
    const last = Math.max(0, text.length - pieceLength);
    for (let start = 0; start < last; start += pieceLength / 2) this.#addPiece(text.slice(start, start + pieceLength));
    this.#addPiece(text.slice(last));
  }
  #addPiece(piece) {
    const head = piece.slice(0, headLength);
    const { length } = piece;
    const lengths = this.#byHead.get(head) ?? [];
    this.#byHead.set(head, lengths);
    this.#grams.add(head);
    let ofLength = lengths.find((each) => each.length === length);
    if (ofLength === void 0) {
      if (lengths.length === mostLengths) return;
      ofLength = { length, texts: /* @__PURE__ */ new Set(), sums: /* @__PURE__ */ new Set() };
      lengths.push(ofLength);
      lengths.sort((one, other) => other.length - one.length);
    }
    ofLength.texts.add(piece);
    ofLength.sums.add(new Checksums(piece).of(0, length));
  }
  /** The stretches of a text that they cover, in order; none touches another. */
  rangesIn(text) {
    const found = [];
    if (this.#byHead.size === 0) return found;
    const checksums = new Checksums(text);
    const stride = headLength - gramLength + 1;
    for (let gram = 0; gram + gramLength <= text.length; gram += stride) {
      if (!this.#grams.hasAt(text, gram)) continue;
      for (let start = Math.max(0, gram + gramLength - headLength); start <= gram; start += 1) {
        const last = found.at(-1);
        const end = this.#endFrom(text, start, last?.[1] ?? 0, checksums);
        if (end === void 0) continue;
        if (last === void 0 || start > last[1]) found.push([start, end]);
        else last[1] = end;
      }
    }
    return found;
  }
  /** Where the longest of them ends that begins at a place, if that is beyond what was found before. */
  #endFrom(text, start, foundTo, checksums) {
    if (!this.#grams.hasAt(text, start) || !this.#grams.hasAt(text, start + headLength - gramLength)) return void 0;
    for (const { length, texts, sums } of this.#byHead.get(text.slice(start, start + headLength)) ?? []) {
      const end = start + length;
      if (end <= foundTo) return void 0;
      if (end <= text.length && sums.has(checksums.of(start, end)) && texts.has(text.slice(start, end))) return end;
    }
    return void 0;
  }
};
var factor = 16777619;
var powers = new Int32Array(pieceLength + 1);
powers.forEach((_, length) => {
  powers[length] = length === 0 ? 1 : Math.imul(powers[length - 1] ?? 0, factor);
});
var Checksums = class {
  #ofBeginnings;
  constructor(text) {
    this.#ofBeginnings = new Int32Array(text.length + 1);
    let sum = 0;
    for (let index = 0; index < text.length; index += 1) {
      sum = Math.imul(sum, factor) + text.charCodeAt(index) | 0;
      this.#ofBeginnings[index + 1] = sum;
    }
  }
  /** @param end 64 characters behind the start at most */
  of(start, end) {
    const before = Math.imul(this.#ofBeginnings[start] ?? 0, powers[end - start] ?? 0);
    return (this.#ofBeginnings[end] ?? 0) - before | 0;
  }
};

// lib/report/fragment-index.ts
var shortestForm = 8;
var tellingLength = 8;
var FragmentIndex = class {
  /** By length. */
  #fragments = /* @__PURE__ */ new Map();
  #wholes = new WholeTexts();
  /**
   * Takes in all fragments of a text: of 8 characters, or of two thirds of it where it is shorter than 12.
   *
   * @param isTelling whether a fragment is to be found alone; the whole text always is
   */
  add(form, isTelling2 = () => true) {
    if (form.length < shortestForm) return;
    const length = Math.min(tellingLength, Math.ceil(form.length * 2 / 3));
    const fragments = this.#fragments.get(length) ?? new FragmentsOfLength(length);
    this.#fragments.set(length, fragments);
    const name = withoutCase(form);
    let isFoundByParts = true;
    for (let start = 0; start + length <= form.length; start += 1) {
      if (isTelling2(form.slice(start, start + length))) fragments.add(name.slice(start, start + length));
      else isFoundByParts = false;
    }
    if (!isFoundByParts) this.#wholes.add(name);
  }
  /** Where they stand, in no order; they may overlap. */
  rangesIn(text) {
    const looked = withoutCase(text);
    return [
      ...[...this.#fragments.values()].flatMap((each) => each.rangesIn(looked)),
      ...this.#wholes.rangesIn(looked)
    ];
  }
};
function withoutCase(text) {
  const small = text.toLowerCase();
  const placed = small.length === text.length ? small : text.replace(/[^İ]+/g, (others) => others.toLowerCase());
  return placed.replaceAll("\u03C2", "\u03C3");
}

// lib/report/secret-forms.ts
function formsOf(secret) {
  const texts = [secret, Buffer.from(secret).toString("latin1"), secret.replaceAll(" ", "+")];
  return [.../* @__PURE__ */ new Set([...texts, ...base64Forms(secret)])];
}
function rarerFormsOf(key) {
  const escaped = [encodeURIComponent(key), JSON.stringify(key).slice(1, -1), ...xmlForms(key)];
  const changed = /* @__PURE__ */ new Set([...escaped, key.toLowerCase(), key.toUpperCase(), inOtherCase(key)]);
  changed.delete(key);
  return [...changed].flatMap(base64Forms);
}
var shortestBase64 = 5;
function shortFormsOf(key) {
  const credentials = [key, `${key}:`, `:${key}`].map((text) => Buffer.from(text).toString("base64"));
  return {
    alone: [key, ...credentials, ...credentials.map(urlSafe)],
    anywhere: base64Forms(key).filter((form) => form.length >= shortestBase64)
  };
}
function inOtherCase(key) {
  return [...key].map((letter) => letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()).join("");
}
function xmlForms(text) {
  const named = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  return [named, named.replaceAll("'", "&#39;"), named.replaceAll("'", "&apos;")];
}
function base64Forms(text) {
  const cores = [0, 1, 2].map((offset) => base64Core(text, offset));
  return [...cores, ...cores.map(urlSafe)];
}
function base64Core(secret, offset) {
  const bytes = Buffer.from(secret);
  const coded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64").replace(/=+$/, "");
  const start = Math.ceil(offset * 8 / 6);
  const end = Math.floor((offset + bytes.length) * 8 / 6);
  return coded.slice(start, end);
}
function urlSafe(base64) {
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}

// lib/report/redaction.ts
var kinshipLength = 4;
var mostDisclosed = 64 * 1024;
var deepestEscapes = 3;
var Redaction = class {
  #fragments = new FragmentIndex();
  #disclosed = /* @__PURE__ */ new Set();
  #room = mostDisclosed;
  #key = "";
  #address = "";
  /** Of keys that are too short to be looked for by their parts. */
  #shortKeys = [];
  /** The key of the run; empty where there is none. */
  get key() {
    return this.#key;
  }
  /** From now on keeps a key, as that of the run. A key that was kept before is still kept. */
  useKey(key) {
    this.#key = key;
    if (key === "") return;
    if (key.length < shortestForm) this.#useShortKey(key);
    else for (const form of [...formsOf(key), ...rarerFormsOf(key)]) this.#fragments.add(form);
  }
  /**
   * From now on takes the address of the target, and parts of it, for no secret that anybody disclosed: every link has it.
   *
   * @param address its base URL
   */
  useTarget(address) {
    this.#address = address.toLowerCase();
  }
  /** From now on keeps secrets that somebody disclosed: see `disclosedSecrets`. */
  learn(secrets) {
    for (const secret of secrets) {
      if (secret.length < shortestForm || this.#disclosed.has(secret) || this.#room === 0) continue;
      if (this.#address.includes(secret.toLowerCase())) continue;
      this.#disclosed.add(secret);
      const kept = secret.slice(0, this.#room);
      this.#room -= kept.length;
      const tells = (part) => isTelling(part) && !this.#address.includes(part.toLowerCase());
      for (const form of formsOf(kept)) this.#fragments.add(form, tells);
    }
  }
  /** The text with every secret, and every telling part of one, replaced. */
  redact(text, placeholder = "[redacted]") {
    const ranges = this.#rangesIn(text);
    if (ranges.length === 0) return text;
    let safe = "";
    let shownTo = 0;
    for (const [start, end] of merged(ranges)) {
      safe += text.slice(shownTo, start) + standIn(text.slice(start, end), placeholder);
      shownTo = end;
    }
    return safe + text.slice(shownTo);
  }
  /** Whether a text holds a secret, or a telling part of one: where it must not be written down at all. */
  holdsSecret(text) {
    return this.#rangesIn(text).length > 0;
  }
  /** Whether a credential has a piece of the key in it, in whatever case, so that it may show no part of itself. */
  resemblesKey(credential) {
    const text = credential.toLowerCase();
    const key = this.#key.toLowerCase();
    const length = Math.min(kinshipLength, key.length);
    if (length === 0) return false;
    return Array.from({ length: key.length - length + 1 }, (_, start) => key.slice(start, start + length)).some(
      (piece) => text.includes(piece)
    );
  }
  /**
   * Text about a mistake, without the secrets and without whatever else has the form of a key: before the settings are
   * read, or where a key stands in the place of something else, no value is known yet.
   */
  redactMistake(text) {
    return this.redact(text.replace(new RegExp(keyForm, "g"), "[redacted]"));
  }
  /** A credential that may be a key altered: one that resembles the key shows its scheme at most. */
  redactCredential(credential, placeholder = "[redacted]") {
    if (!this.resemblesKey(credential)) return this.redact(credential, placeholder);
    const scheme = /^\S+ +/.exec(credential)?.[0] ?? "";
    const isShown = /^bearer +$/i.test(scheme) || !this.resemblesKey(scheme);
    const hidden = isShown ? credential.slice(scheme.length) : credential;
    return `${isShown ? scheme : ""}${standIn(hidden, placeholder)}`;
  }
  /** The text cut where the key stands whole: `['Bearer ', '']`. One part where it does not. */
  aroundKey(text) {
    if (this.#key === "") return [text];
    return text.split(this.#key.length < shortestForm ? new RegExp(standingAlone([this.#key]), "g") : this.#key);
  }
  #useShortKey(key) {
    const { alone, anywhere } = shortFormsOf(key);
    this.#shortKeys.push(new RegExp(standingAlone(alone), "gi"));
    if (anywhere.length > 0) this.#shortKeys.push(new RegExp(anyOf(anywhere), "g"));
  }
  /** Where secrets stand in a text, however it escapes them. */
  #rangesIn(text) {
    const ranges = [];
    const seen = /* @__PURE__ */ new Set();
    const look = (layer, depth, originOf) => {
      if (seen.has(layer)) return;
      seen.add(layer);
      for (const [start, end] of this.#openIn(layer)) ranges.push([originOf(start), originOf(end)]);
      if (depth === deepestEscapes) return;
      for (const inner of unescaped(layer)) look(inner.text, depth + 1, (index) => originOf(inner.originOf(index)));
    };
    look(text, 0, (index) => index);
    return ranges;
  }
  #openIn(text) {
    const ranges = this.#fragments.rangesIn(text);
    for (const pattern of this.#shortKeys) {
      for (const match of text.matchAll(pattern)) ranges.push([match.index, match.index + match[0].length]);
    }
    return ranges;
  }
};
function merged(ranges) {
  const apart = [];
  for (const [start, end] of ranges.toSorted(([one], [other]) => one - other)) {
    const last = apart.at(-1);
    if (last === void 0 || start > last[1]) apart.push([start, end]);
    else apart[apart.length - 1] = [last[0], Math.max(last[1], end)];
  }
  return apart;
}
function standIn(secret, placeholder) {
  return typeof placeholder === "string" ? placeholder : placeholder(secret);
}
function isTelling(part) {
  const isOfWords = !/[0-9]|[A-Za-z][A-Z]/.test(part);
  return !isOfWords && new Set(part).size > 4;
}
function standingAlone(texts) {
  return `(?<![A-Za-z0-9_])(?:${anyOf(texts)})(?![A-Za-z0-9_])`;
}
function anyOf(texts) {
  return texts.toSorted((one, other) => other.length - one.length).map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|");
}

// lib/cli/program.ts
import { Command, CommanderError, Option } from "commander";
var usage = 2;
async function runProgram(words, surroundings) {
  let exitCode = 0;
  keepKeys(surroundings.environment, surroundings.redaction);
  const program = programFor(surroundings, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usage;
    if (!(error instanceof SettingsError)) throw error;
    surroundings.errors.write(`${printable(surroundings.redaction.redactMistake(error.message))}
`);
    return usage;
  }
}
function programFor(surroundings, end) {
  const program = new Command("ngrok-conformance").description("Judges any server against the documented contract of the ngrok API.").version(package_default.version).enablePositionalOptions().allowExcessArguments().exitOverride().configureOutput({
    writeOut: (text) => surroundings.output.write(text),
    writeErr: (text) => surroundings.errors.write(text),
    outputError: (text, write) => write(surroundings.redaction.redactMistake(oneLine(text)))
  }).addHelpText("after", helpAfter);
  addRunFlags(program).action(async (flags, command) => {
    const [word] = command.args;
    if (word !== void 0) throw unknownCommand(word, program);
    const { runCommand } = await import("./run-command-LF5QZXPD.js");
    end(await runCommand(flags, surroundings));
  });
  addRunFlags(program.command("run").description("judge a target (the default)")).action(
    async (_flags, command) => {
      const { runCommand } = await import("./run-command-LF5QZXPD.js");
      end(await runCommand(command.optsWithGlobals(), surroundings));
    }
  );
  program.command("snapshot").description("write down what a target looks like, for later runs with --snapshot").option("--target <url>", "base URL to look at; without it, the embedded reference API").option("--key-file <file>", "file with the API key; without it, NGROK_API_KEY").option("--allow-writes", "see creations, changes and deletions too, on a target that is not this machine").addOption(new Option("--no-allow-writes", "read only, on this machine too")).option("--resources <paths>", "lists that the target serves, such as ip_policies,api_keys", collect).option("--limit <limit>", "rate limit that the target declares; 120/60s without it").option("--out <file>", 'file to write; "reports/snapshot.json" without it').option("--merge <file>", "a snapshot to add to this one; without a target, nothing is sent", collect).option("--quiet", "only what went wrong").addOption(secretFlag("--key")).addOption(secretFlag("--api-key")).addOption(secretFlag("--token")).action(async (_flags, command) => {
    const { snapshotCommand } = await import("./snapshot-command-DUYW7BUU.js");
    end(await snapshotCommand(command.optsWithGlobals(), surroundings));
  });
  program.command("rules").description("list the rules of the contract").option("--json", "as JSON").action(async (flags) => {
    const { rulesCommand } = await import("./rules-command-7MV2YBJX.js");
    end(rulesCommand(flags, surroundings));
  });
  program.command("explain").description("tell what a rule judges, by which clause, and what it accepts").argument("<rule>", "id of a rule, such as pagination.newest-first").action(async (rule) => {
    const { explainCommand } = await import("./explain-command-KPNNPAUQ.js");
    end(explainCommand(rule, surroundings));
  });
  program.command("compare").description("tell what is new, gone and unchanged from one report.json to another").argument("<old>", "the older report.json, or that of a mock").argument("<new>", "the newer report.json, or that of the real API").option("--json", "as JSON").action(async (older, newer, flags) => {
    const { compareCommand } = await import("./compare-command-QPUP4JG2.js");
    end(compareCommand(older, newer, flags, surroundings));
  });
  program.command("baseline").description("look after a baseline").command("prune").description("take out of a baseline what a newer report no longer has").argument("<baseline>", "the report.json that runs are given by --baseline").argument("<report>", "the report.json of a newer run, with the same flags").option("--output <file>", "where to write; the baseline itself without it").action(async (baseline, report, flags) => {
    const { pruneCommand } = await import("./prune-command-UW6P4THL.js");
    end(await pruneCommand(baseline, report, flags, surroundings));
  });
  program.command("clean").description("delete what runs that were killed have left at a target").option("--target <url>", "base URL of the runs").option("--key-file <file>", "file with the API key; without it, NGROK_API_KEY").option("--output <folder>", 'where the runs wrote their ledgers; "reports" without it').option("--run <id>", "just this run, and by its mark in the lists where its ledger is lost").option("--scratch <paths>", "the only lists that it could write to, where its ledger is lost", collect).option("--limit <limit>", "rate limit that the target declares; 120/60s without it").option("--timeout <time>", "how long one answer may take, such as 500ms; 5s without it").action(async (_flags, command) => {
    const { cleanCommand } = await import("./clean-command-BT2VCJMK.js");
    end(await cleanCommand(command.optsWithGlobals(), surroundings));
  });
  program.command("serve").description("serve the reference API on this machine, as a mock with state").option("--port <number>", "port to listen on, 0 for any free one", "4040").option("--rate-limit <limit>", "requests per rolling window, such as 120/60s, which is the default").option("--no-rate-limit", "no rate limit").option("--seed <number>", "which items it starts with").addOption(
    new Option("--behave <how>", "as documented, or as the real API was publicly observed to behave").choices(["documented", "observed"]).default("documented")
  ).option("--fault <name>", "with one behaviour that is not as documented, to see that it is found").option("--faults", "list the faults that there are, and serve nothing").action(async (flags) => {
    const { serveCommand } = await import("./serve-command-EQMPL65X.js");
    end(await serveCommand(flags, surroundings));
  });
  return program;
}
function addRunFlags(command) {
  return command.option("--target <url>", "base URL to judge; without it, the embedded reference API").option("--key-file <file>", "file with the API key; without it, NGROK_API_KEY").option("--only <names>", "judge only these rules, sections, clauses or levels", collect).option("--skip <names>", "leave these out", collect).option("--require <names>", "the run is incomplete (exit code 3) unless these are judged", collect).option("--strict", "let warnings fail the run").option("--allow-writes", "create and delete items on a target that is not this machine").addOption(new Option("--no-allow-writes", "read only, on this machine too")).option("--rate-limits", "use up the rate limit of a target that is not this machine").addOption(new Option("--no-rate-limits", "leave the rate limit alone, on this machine too")).option("--resources <paths>", "lists that the target serves, such as ip_policies,api_keys", collect).option(
    "--scratch <paths>",
    "the only lists to write to; ip_policies on a target that is not this machine",
    collect
  ).option("--seed <number>", "seed of the generated inputs; random without it").option("--limit <limit>", "rate limit that the target declares; 120/60s without it").option("--thorough", "go on over several windows of the rate limit, waiting for each: 50 inputs a rule").option("--runs <number>", "the same with so many generated inputs a rule").option("--snapshot <file>", "what an earlier run saw, to hold this one against: see the command snapshot").option("--path <path>", "send just the input that a finding names, with its --seed and --only its rule").option("--known <files>", "files of known deviations, which do not fail the run; ngrok-production ships", collect).option("--baseline <file>", "older report.json, whose findings do not fail the run and whose seed is taken").option("--timeout <time>", "how long one answer may take, such as 500ms; 5s without it").option("--time-limit <time>", "how long the run may take, such as 2m; 10m without it, any time with --thorough").option("--output <folder>", 'where reports go; "reports" without it').option(
    "--report <kinds>",
    `reports to write: ${reportKinds.join(", ")}; ${defaultReportKinds.join(",")} without it`,
    collect
  ).option("--quiet", "only violations and the verdict").option("--json", "report.json on standard output, the text for people on standard error").option("--debug", "each request and its answer on standard error, without the secrets in them").addOption(secretFlag("--key")).addOption(secretFlag("--api-key")).addOption(secretFlag("--token"));
}
function collect(value, before = []) {
  return [...before, value];
}
function secretFlag(name) {
  return new Option(`${name} [key]`).hideHelp().argParser(() => {
    const why = "a key on the command line can be read by every process and stays in the shell history";
    throw new SettingsError("key-on-command-line", `${name}: ${why}; set NGROK_API_KEY or pass --key-file FILE.`);
  });
}
function unknownCommand(word, program) {
  const meant = didYouMean(
    word,
    program.commands.map((command) => command.name())
  );
  const advice = meant === void 0 ? 'see "ngrok-conformance --help"' : `did you mean ${meant}?`;
  return new SettingsError("command-unknown", `There is no command ${JSON.stringify(word)}: ${advice}`);
}
function oneLine(message) {
  const line = message.replace(/^error: /, "").trim().replace(/\s*\n\s*/g, " ").replace(/(--[^\s=']+)=[^']*/g, "$1").replace(/'(-[^-])[^']*'/g, "'$1'");
  const sentence = `${line.charAt(0).toUpperCase()}${line.slice(1).replace(/\.$/, "")}`;
  return /did you mean/i.test(line) ? `${sentence}
` : `${sentence}; see "ngrok-conformance --help"
`;
}
var helpAfter = `
Names can be given several times and as comma lists; * stands for any
characters.
Every flag can also be set in the environment or in .env: see .env.example.
On this machine (localhost, 127.0.0.0/8, ::1) writes and rate limits are judged
without being asked for.

Examples:
  ngrok-conformance
      judge the embedded reference API
  ngrok-conformance --target http://127.0.0.1:4040
      judge a mock; its key is in NGROK_API_KEY
  ngrok-conformance --target https://api.ngrok.com --known ngrok-production
      judge the real API, reading only; fail on what is not yet known of it
  ngrok-conformance --only 'pagination.*,must' --skip pagination.stable
      judge some rules
  ngrok-conformance explain pagination.newest-first
      tell what a rule judges
  ngrok-conformance --target http://127.0.0.1:4040 --baseline baseline.json
      fail on what an older report.json lacks
  ngrok-conformance compare mock.json real.json
      tell where two reports differ
  ngrok-conformance snapshot --target http://127.0.0.1:4040 --out snapshot.json
  ngrok-conformance --target http://127.0.0.1:4040 --snapshot snapshot.json
      write down what a target looks like, and hold a later run against it
  ngrok-conformance clean --target http://127.0.0.1:4040
      delete what a killed run has left
  ngrok-conformance serve --port 4040
  ngrok-conformance serve --behave observed
  ngrok-conformance serve --fault list-open
      serve a mock: as documented, as the real API behaves, with a fault

Exit codes:
  0    conformant
  1    violated
  2    a mistake in the settings
  3    incomplete: nothing was violated, but nothing could be judged, or not all
       that --require names, or something that the run made is left
  4    target unreachable or key refused
  130  interrupted; the reports are written
`;

// lib/cli/main.ts
var internalError = 70;
var redaction = new Redaction();
function tellMistake(error) {
  const { stack } = withoutSecrets(error, redaction);
  process.stderr.write(`This is a mistake in ngrok-conformance, please report it:
${stack}
`);
}
process.on("uncaughtException", (error) => {
  tellMistake(error);
  process.exit(internalError);
});
process.stderr.on("error", () => {
});
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
});
try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    environment: process.env,
    output: process.stdout,
    errors: process.stderr,
    redaction
  });
} catch (error) {
  tellMistake(error);
  process.exitCode = internalError;
}
