// lib/exchange/har/body-text.ts
var utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function utf8Text(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    return void 0;
  }
}
function bodyText(bytes) {
  const text = utf8Text(bytes);
  return text === void 0 ? { text: Buffer.from(bytes).toString("base64"), encoding: "base64" } : { text };
}

export {
  utf8Text,
  bodyText
};
