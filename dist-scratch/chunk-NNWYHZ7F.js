import {
  ReportFileError,
  readReportFile
} from "./chunk-ULBXZVHL.js";
import {
  failureCode
} from "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";

// lib/cli/report-files.ts
function reportIn(path, source, readFile, redact) {
  return explaining(path, source, () => readReportFile(textIn(path, source, readFile), redact));
}
function explaining(path, source, work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ReportFileError)) throw error;
    throw new SettingsError("report-malformed", `${source}: ${JSON.stringify(path)} ${error.message}.`);
  }
}
function textIn(path, source, readFile) {
  try {
    return readFile(path);
  } catch (error) {
    const message = `${source}: ${JSON.stringify(path)} cannot be read (${failureCode(error)}): name a report.json.`;
    throw new SettingsError("report-unreadable", message);
  }
}

export {
  reportIn,
  explaining
};
