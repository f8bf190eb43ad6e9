// lib/contract/json-pointer.ts
function jsonPointer(...tokens) {
  return tokens.map((token) => `/${escaped(String(token))}`).join("");
}
function jsonPointerTokens(pointer) {
  const [, ...tokens] = pointer.split("/");
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function escaped(token) {
  if (!/[~/]/.test(token)) return token;
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

export {
  jsonPointer,
  jsonPointerTokens
};
