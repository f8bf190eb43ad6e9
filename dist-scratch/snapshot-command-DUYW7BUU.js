import {
  checkFolder,
  performRun
} from "./chunk-44NO6EYZ.js";
import {
  additiveOnly,
  askedOperations,
  emptySnapshot,
  lifecycle,
  mergeSnapshots,
  snapshotOf,
  snapshotText,
  withoutSecretNames
} from "./chunk-P3MXSEQP.js";
import "./chunk-3ZWROOJJ.js";
import {
  readSettings,
  readSnapshot
} from "./chunk-GYF7DQAD.js";
import "./chunk-BYEZ6PIW.js";
import "./chunk-NNWYHZ7F.js";
import "./chunk-PVWUU2GF.js";
import "./chunk-I2X6NR4A.js";
import "./chunk-ULBXZVHL.js";
import "./chunk-GWC2NCCD.js";
import "./chunk-YH7S5BDG.js";
import "./chunk-VPAA2OIT.js";
import "./chunk-MBDLW6SF.js";
import "./chunk-IGRNWPFM.js";
import "./chunk-4ECAIIHW.js";
import {
  failureCode
} from "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import "./chunk-PT666WWS.js";
import {
  shellWord
} from "./chunk-BLMUY5SY.js";
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

// lib/cli/snapshot-command.ts
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// suites/snapshot.ts
var snapshotRules = [additiveOnly, lifecycle];

// lib/cli/snapshot-command.ts
async function snapshotCommand(flags, surroundings) {
  const { out, merge = [], ...runFlags } = flags;
  const readFile = (path) => readFileSync(path, "utf8");
  const { environment, output, errors, redaction } = surroundings;
  const sources = { environment, readFile, randomSeed: () => 1, redaction };
  const settings = {
    ...readSettings({ ...runFlags, snapshot: "" }, sources),
    rateLimits: false,
    snapshot: emptySnapshot
  };
  const say = (text) => printable(redaction.redact(text));
  const isSecret = (text) => redaction.holdsSecret(text);
  const added = merge.map((path) => withoutSecretNames(readSnapshot(path, "--merge", readFile), isSecret));
  const file = out ?? join(settings.output, "snapshot.json");
  await checkFolder(dirname(file), "--out");
  if (settings.target === void 0 && added.length > 0) {
    const snapshot2 = added.reduce(mergeSnapshots, emptySnapshot);
    await write(file, snapshot2);
    output.write(`${told(snapshot2)}
written   ${say(file)}
`);
    return 0;
  }
  const { result } = await performRun(settings, snapshotRules, surroundings);
  const { ending, leftBehind } = result;
  if (ending.kind === "interrupted") {
    errors.write("interrupted: no snapshot is written\n");
    return 130;
  }
  if (ending.kind === "unreachable" || ending.kind === "cut-short") {
    errors.write(`no snapshot: ${say(ending.message)}
advice    ${say(ending.advice)}
`);
    return ending.kind === "unreachable" ? 4 : 3;
  }
  const asked = askedOperations(result.recording, new URL(result.target));
  const seen = snapshotOf(asked, isSecret);
  if (Object.keys(seen.operations).length === 0) {
    errors.write("no snapshot: no list and no item was served\n");
    return 3;
  }
  const snapshot = added.reduce(mergeSnapshots, seen);
  await write(file, snapshot);
  const lines = [told(snapshot), `written   ${say(file)}`, `next      ${say(nextCommand(settings, flags, file))}`];
  if (!settings.quiet) output.write(`${lines.join("\n")}
`);
  if (leftBehind.length === 0) return 0;
  errors.write(`${leftBehind.length} items that this run made could not be deleted
`);
  return 3;
}
function told({ operations, runs }) {
  const fields = Object.values(operations).reduce((sum, each) => sum + Object.keys(each.fields).length, 0);
  return `snapshot: ${Object.keys(operations).length} operations, ${fields} places in their answers, from ${runs} ${runs === 1 ? "run" : "runs"}`;
}
function nextCommand({ target }, { keyFile }, file) {
  const words = [
    ...target ? ["--target", target.href] : [],
    ...keyFile === void 0 ? [] : ["--key-file", keyFile],
    "--snapshot",
    file
  ];
  return ["npx", "ngrok-conformance", ...words].map(shellWord).join(" ");
}
async function write(file, snapshot) {
  try {
    await writeFile(file, snapshotText(snapshot));
  } catch (error) {
    const message = `The snapshot ${JSON.stringify(file)} could not be written (${failureCode(error)}): name another file by --out.`;
    throw new SettingsError("snapshot-not-written", message);
  }
}
export {
  snapshotCommand
};
