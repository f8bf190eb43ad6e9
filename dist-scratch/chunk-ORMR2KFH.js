import {
  reportDocuments
} from "./chunk-IGRNWPFM.js";

// lib/report/write-reports.ts
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
var ReportNotWrittenError = class extends Error {
  name = "ReportNotWrittenError";
  code = "report-not-written";
};
async function writeReports(run, kinds, folder) {
  const paths = [];
  for (const kind of kinds) {
    for (const { name, text } of await reportDocuments(kind, run)) paths.push(await writeReport(folder, name, text));
  }
  return paths;
}
async function writeReport(folder, name, text) {
  const path = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ReportNotWrittenError(`The report ${path} could not be written (${why}). Choose another folder.`, {
      cause
    });
  }
  return path;
}

export {
  ReportNotWrittenError,
  writeReports,
  writeReport
};
