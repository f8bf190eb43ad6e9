import {
  SettingsError
} from "./chunk-53FG2U64.js";

// lib/cli/rate-limit.ts
function readRateLimit(text, source) {
  const [, requests = "", seconds = ""] = /^([1-9]\d{0,8})\/(\d{1,6}(?:\.\d{1,3})?)s$/.exec(text) ?? [];
  const windowMs = Math.round(Number(seconds) * 1e3);
  if (windowMs > 0) return { requests: Number(requests), windowMs };
  const message = `${source} is ${JSON.stringify(text)}: give requests and seconds, such as 120/60s.`;
  throw new SettingsError("rate-limit-malformed", message);
}

export {
  readRateLimit
};
