// lib/judge/json-value.ts
var longestQuote = 200;
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function memberOf(value, name) {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : void 0;
}
function told(value) {
  if (value === void 0) return "nothing";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isObject(value)) return `an object with ${Object.keys(value).length} members`;
  if (typeof value === "string" && value.length > longestQuote) return `a string of ${value.length} characters`;
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return "a number too large to hold";
  return JSON.stringify(value);
}
function equalJson(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => equalJson(value, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && equalJson(one[name], other[name]));
  }
  return one === other;
}

export {
  isObject,
  memberOf,
  told,
  equalJson
};
