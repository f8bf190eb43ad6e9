import {
  isSameTarget,
  placedFindings,
  sumOf
} from "./chunk-O6GTX2GT.js";
import {
  ReportNotWrittenError,
  writeReport
} from "./chunk-ORMR2KFH.js";
import {
  explaining,
  reportIn
} from "./chunk-NNWYHZ7F.js";
import {
  identityOf
} from "./chunk-I2X6NR4A.js";
import {
  ReportFileError,
  judgedRules
} from "./chunk-ULBXZVHL.js";
import "./chunk-GWC2NCCD.js";
import "./chunk-YH7S5BDG.js";
import "./chunk-IGRNWPFM.js";
import "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import "./chunk-PT666WWS.js";
import {
  jsonText
} from "./chunk-HMJDSJRI.js";
import "./chunk-LGVZI3S6.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/cli/prune-command.ts
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

// lib/gate/prune.ts
function pruned(baseline, newer) {
  if (newer.ending.kind !== "complete") {
    throw new ReportFileError("is of a run that was not finished, which may have missed something: run it again");
  }
  const found = placedFindings(newer);
  const judged = judgedRules(newer);
  const verdicts = baseline.verdicts.map(
    (verdict) => judged.has(verdict.rule) ? withFindings(verdict, found) : verdict
  );
  const shown = new Set(verdicts.flatMap(({ findings }) => findings.flatMap(({ exchanges }) => exchanges)));
  return { ...baseline, verdicts, exchanges: baseline.exchanges.filter(({ number }) => shown.has(number)) };
}
function withFindings(verdict, found) {
  const findings = verdict.findings.flatMap((finding) => {
    const places = finding.places.filter((place) => found.has(identityOf(verdict.rule, finding.kind, place)));
    if (places.length === finding.places.length) return [finding];
    return places.length === 0 ? [] : [{ ...finding, places, occurrences: sumOf(places) }];
  });
  return verdict.findings.length > 0 && findings.length === 0 ? { ...verdict, verdict: "conformant", findings } : { ...verdict, findings };
}

// lib/cli/prune-command.ts
var source = "baseline prune";
async function pruneCommand(baseline, report, { output: file = baseline }, { output, redaction }) {
  const readFile = (path) => readFileSync(path, "utf8");
  const redact = (text) => redaction.redact(text);
  const before = reportIn(baseline, source, readFile, redact);
  const newer = reportIn(report, source, readFile, redact);
  const after = explaining(report, source, () => pruned(before, newer));
  try {
    await writeReport(dirname(file), basename(file), jsonText(after));
  } catch (error) {
    if (!(error instanceof ReportNotWrittenError)) throw error;
    throw new SettingsError("output-not-writable", error.message);
  }
  const [was, left] = [before, after].map((each) => placedFindings(each).size);
  output.write(`${redact(file)}: ${left} of ${was} findings stay
`);
  if (!isSameTarget(before, newer)) {
    const [then, now] = [before, newer].map(({ target }) => redact(printable(target)));
    output.write(`note: it is a baseline of ${then}, and the report is of ${now}
`);
  }
  return 0;
}
export {
  pruneCommand
};
