import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/report/json-text.ts
function jsonText(value) {
  return `${JSON.stringify(value, null, 2).split("\n").map(printable).join("\n")}
`;
}

export {
  jsonText
};
