import {
  isAnswered
} from "./chunk-I64G7BRQ.js";

// lib/report/redacted-exchange.ts
var margin = 8192;
function redactedExchange(exchange, redaction, shownBytes) {
  const { number, askedBy, sentAt, endedAt, outcome } = exchange;
  const { method, url, headers, body } = exchange.request;
  const request = {
    method: redaction.redact(method),
    url: redaction.redact(url),
    headers: redactedFields(headers, redaction),
    body: body === void 0 ? void 0 : excerptOf(Buffer.from(body), redaction, shownBytes)
  };
  const asked = { number, askedBy, sentAt, endedAt, request };
  if (!isAnswered(exchange)) {
    return { ...asked, ...outcome.kind === "failed" && { failure: redaction.redact(outcome.message) } };
  }
  const { response } = exchange.outcome;
  return {
    ...asked,
    response: {
      status: response.status,
      headers: redactedFields(response.headers, redaction),
      body: excerptOf(response.body, redaction, shownBytes),
      bodyBytes: response.body.length
    }
  };
}
function redactedFields(headers, redaction) {
  return headers.map(([name, value]) => [
    redaction.redact(name),
    name.toLowerCase() === "authorization" ? redaction.redactCredential(value) : redaction.redact(value)
  ]);
}
function excerptOf(body, redaction, bytes) {
  if (bytes <= 0) return "";
  const text = redaction.redact(Buffer.from(body.subarray(0, bytes + margin)).toString("utf8"));
  const whole = Buffer.from(text);
  return whole.length <= bytes ? text : new TextDecoder().decode(whole.subarray(0, bytes), { stream: true });
}

export {
  redactedExchange
};
