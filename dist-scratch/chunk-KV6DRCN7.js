import {
  remembering
} from "./chunk-FYCGZ76W.js";

// lib/gate/pattern.ts
var patternOf = remembering((pattern) => {
  const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
});
function isLike(text, pattern) {
  return pattern === void 0 || patternOf(pattern).test(text);
}

export {
  patternOf,
  isLike
};
