/** A JSON object as `JSON.parse` gives it. Read its members through `memberOf`. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Longer strings are told by their length: a cut-off string could show half a secret, which redaction by value misses. */
const longestQuote = 200;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of that name, or undefined. Own members only: `constructor` and `__proto__` are names like any other. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Says a JSON value to a reader: scalars as JSON, the rest by kind and size. */
export function told(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isObject(value)) return `an object with ${Object.keys(value).length} members`;
  if (typeof value === 'string' && value.length > longestQuote) return `a string of ${value.length} characters`;
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return 'a number too large to hold';
  return JSON.stringify(value);
}

/** Whether two JSON values are the same, whatever the order of members. */
export function equalJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => equalJson(value, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && equalJson(one[name], other[name]))
    );
  }
  return one === other;
}
