import {
  staleIn
} from "./chunk-TBWPFB6E.js";
import {
  isWarning
} from "./chunk-2YPH55JE.js";

// lib/report/badge.ts
function badgeOf(report) {
  const { exitCode, verdicts } = report;
  const badge = (message, color) => ({
    schemaVersion: 1,
    label: "ngrok API conformance",
    message,
    color,
    isError: exitCode !== 0
  });
  switch (exitCode) {
    case 0: {
      const conformant = verdicts.filter(({ verdict }) => verdict === "conformant").length;
      return badge(`conformant ${conformant}/${verdicts.length}`, verdicts.some(isWarning) ? "yellow" : "green");
    }
    case 1: {
      const violated = verdicts.filter(({ fails }) => fails).length;
      const stale = report.gate === void 0 ? 0 : staleIn(report.gate).length;
      return badge(violated > 0 ? `${violated} violated` : `${stale} stale`, "red");
    }
    case 2:
    case 4:
    case 70:
      return badge("not judged", "lightgrey");
    case 3:
      return badge("incomplete", "yellow");
    case 130:
      return badge("interrupted", "lightgrey");
  }
}
function badgeJson(report) {
  return `${JSON.stringify(badgeOf(report), null, 2)}
`;
}

export {
  badgeOf,
  badgeJson
};
