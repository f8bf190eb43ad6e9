import {
  jsonText
} from "./chunk-HMJDSJRI.js";

// lib/report/json-report.ts
function jsonReport(report) {
  return jsonText(report);
}

export {
  jsonReport
};
