import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/report/mistake.ts
function withoutSecrets(error, redaction) {
  const safe = (text) => redaction.redactMistake(text).split("\n").map(printable).join("\n");
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  const told = new Error(safe(message));
  told.stack = safe(stack ?? message);
  return told;
}

export {
  withoutSecrets
};
