// lib/report/printable.ts
var unprintable = (
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  new RegExp("[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]|\\p{Surrogate}", "u")
);
var logCommand = /(?<!\S)::|#(?=#)/;
var unsafe = new RegExp(`${unprintable.source}|${logCommand.source}`, "gu");
function printable(text) {
  return text.replace(unsafe, (found) => {
    if (found === "\n") return "\\n";
    if (found === "	") return "\\t";
    if (found === "\r") return "\\r";
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}${found.slice(1)}`;
  });
}
function isPrintable(text) {
  return printable(text) === text;
}

export {
  printable,
  isPrintable
};
