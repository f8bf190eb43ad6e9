import {
  bodyText
} from "./chunk-7U5W7L6N.js";
import {
  package_default
} from "./chunk-FP64YX4Q.js";
import {
  headerValues
} from "./chunk-I64G7BRQ.js";

// lib/exchange/har/cookies.ts
function cookiesSent(headers) {
  return headerValues(headers, "cookie").flatMap((value) => value.split(/; */).map(pairIn));
}
function cookiesSet(headers) {
  return headerValues(headers, "set-cookie").map((value) => {
    const [pair = "", ...attributes] = value.split(/; */);
    const given = new Map(attributes.map(pairIn).map((attribute) => [attribute.name.toLowerCase(), attribute.value]));
    const [path, domain] = [given.get("path"), given.get("domain")];
    return {
      ...pairIn(pair),
      ...path !== void 0 && { path },
      ...domain !== void 0 && { domain },
      ...given.has("httponly") && { httpOnly: true },
      ...given.has("secure") && { secure: true }
    };
  });
}
function pairIn(text) {
  const [, name2 = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(text) ?? [];
  return { name: name2.trim(), value: value.trim() };
}

// lib/exchange/har/date-time.ts
function dateTimeOf(moment) {
  const [, belowMilliseconds = ""] = String(moment).split(".");
  return new Date(Math.floor(moment)).toISOString().replace("Z", `${belowMilliseconds}Z`);
}

// lib/exchange/har/write-har.ts
var httpVersion = "HTTP/1.1";
var pieceLength = 256 * 1024;
function* harText(entries, run, creator) {
  const log = JSON.stringify({ version: "1.2", creator, comment: commentOn(run), _conformance: run });
  let piece = `{"log":${log.slice(0, -1)},"entries":[`;
  let separator = "\n";
  for (const entry of entries) {
    piece += separator + JSON.stringify(harEntry(entry));
    separator = ",\n";
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}
]}}
`;
}
function commentOn({ target, seed, runId }) {
  return `${target} \xB7 seed ${seed} \xB7 run ${runId} \xB7 the comment of each entry says which rule asked`;
}
function harEntry({ exchange, counted }) {
  const { number, askedBy, sentAt, endedAt, request, outcome } = exchange;
  const time = endedAt - sentAt;
  const url = uriOf(request.url);
  const sent = request.body === void 0 ? void 0 : Buffer.byteLength(request.body);
  return {
    startedDateTime: dateTimeOf(sentAt),
    time,
    request: {
      method: request.method,
      url,
      httpVersion,
      cookies: cookiesSent(request.headers),
      headers: harFields(request.headers),
      queryString: queryOf(url),
      ...request.body !== void 0 && {
        postData: { mimeType: mediaTypeOf(request.headers), text: request.body }
      },
      headersSize: -1,
      bodySize: sent ?? 0
    },
    response: harResponse(outcome),
    cache: {},
    // When the first byte came, nobody noted.
    timings: { send: 0, wait: time, receive: 0 },
    comment: `#${number} \xB7 ${askedBy}`,
    _conformance: {
      number,
      askedBy,
      counted,
      ...url !== request.url && { url: request.url },
      ...outcome.kind === "failed" && { failure: outcome.code }
    }
  };
}
function harResponse(outcome) {
  if (outcome.kind === "failed") {
    const content = { size: 0, mimeType: "x-unknown" };
    const nothing = { cookies: [], headers: [], content, redirectURL: "", headersSize: -1, bodySize: -1 };
    return { status: 0, statusText: "", httpVersion: "", ...nothing, _error: outcome.message };
  }
  const { status, headers, body } = outcome.response;
  const isCoded = headerValues(headers, "content-encoding").length > 0;
  return {
    status,
    statusText: "",
    httpVersion,
    cookies: cookiesSet(headers),
    headers: harFields(headers),
    content: { size: body.length, mimeType: mediaTypeOf(headers), ...bodyText(body) },
    redirectURL: headerValues(headers, "location").join(),
    headersSize: -1,
    bodySize: isCoded ? -1 : body.length
  };
}
function harFields(headers) {
  return headers.map(([name2, value]) => ({ name: name2, value }));
}
function mediaTypeOf(headers) {
  return headerValues(headers, "content-type").join();
}
function queryOf(url) {
  const [, query = ""] = /^[^?#]*\?([^#]*)/.exec(url) ?? [];
  return [...new URLSearchParams(query)].map(([name2, value]) => ({ name: name2, value }));
}
function uriOf(url) {
  const [, authority = "", path = ""] = /^(\w+:\/\/[^/?#]*)?([^#]*)/.exec(url) ?? [];
  return authority + path.replaceAll(/[^\w.~:/?@!$&'()*+,;=%-]|%(?![\da-f]{2})/giu, encodedCharacter);
}
function encodedCharacter(character) {
  return encodeURIComponent(character.replace(new RegExp("\\p{Surrogate}", "u"), "\uFFFD"));
}

// lib/report/recording-har.ts
var { name, version } = package_default;
function recordingHar(recording) {
  const { run, entries } = recording.disguised();
  return harText(entries, run, { name, version });
}
export {
  recordingHar
};
