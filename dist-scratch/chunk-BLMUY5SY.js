import {
  isPrintable
} from "./chunk-AWR7JLRR.js";

// lib/report/curl.ts
var writtenByCurl = /* @__PURE__ */ new Set(["host", "content-length", "transfer-encoding", "accept-encoding"]);
function curlLine(request, redaction) {
  const words = ["curl", "-sS", request.method === "HEAD" ? "-I" : "-i"];
  const { body, method } = request;
  const url = new URL(request.url);
  if (/[[\]{}]/.test(url.pathname + url.search)) words.push("-g");
  if (/(?:^|\/)\.\.?(?:\/|[?#]|$)/.test(request.url.slice(url.origin.length))) words.push("--path-as-is");
  if (method !== "HEAD" && method !== (body === void 0 ? "GET" : "POST")) words.push("-X", shellWord(method));
  for (const [name, value] of request.headers) {
    if (writtenByCurl.has(name.toLowerCase())) continue;
    if (value === "") words.push("-H", shellWord(`${name};`));
    else if (name.toLowerCase() === "authorization") words.push("-H", credentialWord(name, value, redaction));
    else words.push("-H", wordWithKey(`${name}: ${value}`, redaction));
  }
  if (body === void 0) return [...words, wordWithKey(request.url, redaction)].join(" ");
  const named = request.headers.some(([name]) => name.toLowerCase() === "content-type");
  if (!named) words.push("-H", shellWord("content-type:"));
  if (!body.includes("\0")) {
    return [...words, "--data-raw", wordWithKey(body, redaction), wordWithKey(request.url, redaction)].join(" ");
  }
  const format = redaction.redact(body).replace(/[\\%]/g, "$&$&").replaceAll("\0", "\\000");
  return [
    "printf",
    "--",
    shellWord(format),
    "|",
    ...words,
    "--data-binary",
    "@-",
    wordWithKey(request.url, redaction)
  ].join(" ");
}
function shellWord(text) {
  if (isPrintable(text)) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  }
  const bytes = [...Buffer.from(text)].map((byte, index, all) => {
    const character = String.fromCharCode(byte);
    if (character === "'" || character === "\\") return `\\${character}`;
    const isDoubled = (character === "#" || character === ":") && byte === all[index + 1];
    return byte >= 32 && byte < 127 && !isDoubled ? character : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `$'${bytes.join("")}'`;
}
function credentialWord(name, value, redaction) {
  if (redaction.aroundKey(value).length > 1 || !redaction.resemblesKey(value)) {
    return wordWithKey(`${name}: ${value}`, redaction, "<altered key>");
  }
  return quoted(`${name}: ${redaction.redactCredential(value, "<altered key>")}`);
}
function wordWithKey(text, redaction, placeholder) {
  const parts = redaction.aroundKey(text).map((part) => redaction.redact(part, placeholder));
  if (parts.length === 1) return parts.map(quoted).join("");
  const plain = parts.every((part) => /^[A-Za-z0-9_@%+=:;,.?&/ -]*$/.test(part) && isPrintable(part));
  const runsOn = parts.slice(1).some((part) => /^[A-Za-z0-9_]/.test(part));
  if (plain && !runsOn) return `"${parts.join("$NGROK_API_KEY")}"`;
  return parts.map((part) => part === "" ? "" : quoted(part)).join('"$NGROK_API_KEY"');
}
function quoted(text) {
  const word = shellWord(text);
  return word.startsWith("'") || word.startsWith("$") ? word : `'${word}'`;
}

export {
  curlLine,
  shellWord
};
