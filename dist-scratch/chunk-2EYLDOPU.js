import {
  asHeaderValue,
  changesByRequestsAlone,
  compareInstants,
  didNotHappen,
  differencesFromFullList,
  endsTooEarly,
  goodRequest,
  hasNgrokForm,
  idsOf,
  inputs,
  instantOf,
  isBlank,
  isSameMoment,
  judgeRefusedWrite,
  lifeOfAnItem,
  linksToNothing,
  longOddId,
  longestFirst,
  longestList,
  malformedIds,
  neverEnds,
  noObjects,
  notJson,
  notWhatComesAfter,
  numberlessTexts,
  oddForms,
  oddJson,
  probe,
  resourcesRules,
  section,
  tryToCreate,
  unknownIdLike,
  unknownIds,
  unknownKeyLike,
  versioningRules,
  visitedTwice,
  walkFrom,
  withIdOrder,
  words,
  wrongCredentials
} from "./chunk-P3MXSEQP.js";
import {
  answerTold,
  conditions,
  differentPages,
  each,
  emptyPageThatLinksOnward,
  envelopeProblems,
  errorCodeFormatProblems,
  errorCodeKnownProblems,
  errorCodeOf,
  errorShapeProblems,
  errorStatusProblems,
  errorsIn,
  greeting,
  idIn,
  isKnownErrorCode,
  isLoopback,
  isRateLimited,
  isServed,
  isWellFormedError,
  itemPath,
  itemPointer,
  jsonOf,
  judgeAcceptance,
  judgeRefusal,
  linkThatChangesLimit,
  newItem,
  nextPageUriPointer,
  notJudged,
  pageOf,
  parseJson,
  readJson,
  refusalProblems,
  runMark,
  scratch,
  scratchList,
  seenIn,
  servedLists,
  shared,
  shortPageThatLinksOnward,
  survey,
  together,
  toldWith,
  tooLongPage
} from "./chunk-BYEZ6PIW.js";
import {
  memberOf,
  told
} from "./chunk-YH7S5BDG.js";
import {
  jsonPointer
} from "./chunk-PT666WWS.js";
import {
  methodsAt
} from "./chunk-5RYDBV6Z.js";
import {
  headerValues,
  isAnswered
} from "./chunk-I64G7BRQ.js";

// suites/evidence/created-key.ts
var path = "/api_keys";
var createdKey = shared("created key", async (target) => {
  const lists = await servedLists(target);
  if (!lists.some((list) => list.path === path)) return void 0;
  const body = { description: "created key", metadata: runMark(target.settings.runId) };
  const created = await target.ask({ method: "POST", path, body });
  const answer = isServed(created) ? jsonOf(created.outcome.response) : void 0;
  const token = memberOf(answer, "token");
  const id = memberOf(answer, "id");
  if (typeof token !== "string" || token === "" || typeof id !== "string") {
    return { created, token: void 0, used: void 0, deleted: void 0, usedAfter: [] };
  }
  const item = itemPath(path, id);
  if (item === void 0) return { created, token, used: void 0, deleted: void 0, usedAfter: [] };
  const used = await target.ask({ path: item, key: token });
  await target.get(path);
  const deleted = await target.ask({ method: "DELETE", path: item });
  const usedAfter = [
    await target.ask({ path, authorization: `Bearer ${token}` }),
    await target.ask({ path: "/", authorization: `Bearer ${token}` })
  ];
  return { created, token, used, deleted, usedAfter };
});

// suites/authentication.ts
var authentication = section("authentication");
var required = authentication.rule("required", {
  level: "must",
  clauses: ["authentication.bearer"],
  title: "a request without a key is refused, and a write then does not happen",
  asks: "GET of the root, of each list and of an id that nothing has and, where the run may write, a creation and GET, PATCH and DELETE of what it made, all without Authorization",
  judges: "that each is refused with a well-formed error of a status from 400 to 499, and that no write happened all the same",
  accepts: "any status from 400 to 499: none is documented",
  hint: "look at Authorization before anything else is done, on every path",
  probe: probe(
    async (target) => {
      const good = await goodRequest(target);
      const life = await lifeOfAnItem(target);
      const [list] = await servedLists(target);
      const unknown = list && `${list.path}/${unknownIdLike(list.page.ids[0], list.resource)}`;
      return {
        comparisons: [
          await withoutKey(target, "/", good.exchange),
          ...unknown && list ? [await withoutKey(target, unknown, list.exchange)] : []
        ],
        item: life?.item
      };
    },
    ({ comparisons, item }, traffic) => together(
      ...comparisons.map((comparison) => judgeRefusal(comparison)),
      ...(item?.trespasses ?? []).map((trespass) => judgeTrespass(trespass, item, traffic))
    )
  ),
  inputs: inputs({
    values: servedLists,
    atLeast: 2,
    free: true,
    ask: (target, list) => withoutKey(target, list.path, list.exchange),
    judge: (comparison) => judgeRefusal(comparison)
  })
});
async function withoutKey(target, path2, control) {
  return { change: "without a key", control, changed: await target.ask({ path: path2, authorization: null }) };
}
function judgeTrespass({ comparison, purpose }, item, traffic) {
  const refusal2 = judgeRefusal(comparison);
  if (isServed(comparison.changed)) return refusal2;
  const { listed, deleted } = item ?? {};
  const wasDeleted = deleted !== void 0 && isAnswered(deleted) && [404, 410].includes(deleted.outcome.response.status) && !listed?.ids.includes(item?.id);
  const isDeletion = comparison.changed.request.method === "DELETE";
  const happened = isDeletion ? wasDeleted : listed?.items.some((each2) => memberOf(each2, "description") === purpose);
  const evidence = isDeletion ? deleted : listed?.exchange;
  const expected = `${comparison.change}: nothing happens`;
  const problem = { expected, actual: "refused, and done all the same", at: "status" };
  return together(refusal2, didNotHappen({ purpose, comparison }, traffic), {
    judged: 1,
    findings: happened && evidence ? seenIn([problem], comparison.changed, evidence) : []
  });
}
var invalidKey = authentication.rule("invalid-key", {
  level: "must",
  clauses: ["authentication.bearer"],
  title: "a wrong key is refused, whatever is wrong with it",
  asks: "GET of lists with wrong keys: altered, cut short, empty, of the same form, under another scheme, in the query, 8 KiB long, and generated ones",
  judges: "that each is refused with a status from 400 to 499 where the good key is served; other rules judge the body",
  accepts: "any status from 400 to 499: none is documented",
  hint: "compare whole keys, after the Bearer scheme of the Authorization header and nowhere else",
  inputs: inputs({
    values: (target) => wrongCredentials(target.settings.key),
    atLeast: 3,
    free: true,
    ask: async (target, { change, authorization, query = "", headers = [] }) => {
      const { path: path2, exchange } = await placeFor(target, change);
      const changed = await target.ask({ path: `${path2}${query}`, authorization, headers });
      return { change, control: exchange, changed };
    },
    judge: (comparison) => judgeRefusal(comparison, { inAnyForm: true })
  })
});
async function placeFor(target, change) {
  const lists = await servedLists(target);
  return lists[change.length % lists.length] ?? goodRequest(target);
}
var refusedFirst = authentication.rule("refused-first", {
  level: "should",
  clauses: ["authentication.bearer", "errors.code"],
  title: "a request with neither key nor version is refused for the key",
  asks: "a good GET without Authorization and without ngrok-version",
  judges: "that it is refused with a status from 400 to 499, and not with the code of a missing or an unsupported version",
  hint: "check the key before the version",
  probe: probe(
    async (target) => {
      const { path: path2, exchange } = await goodRequest(target);
      const changed = await target.ask({ path: path2, authorization: null, version: [] });
      return { change: "without key and version", control: exchange, changed };
    },
    (comparison) => {
      const code = errorCodeOf(comparison.changed);
      const forVersion = code === conditions.versionMissing.code || code === conditions.versionUnsupported.code;
      const problem = {
        expected: "a refusal for the key",
        actual: `a refusal for the version: ${answerTold(comparison.changed)}`,
        at: jsonPointer("error_code")
      };
      return together(judgeRefusal(comparison, { inAnyForm: true }), {
        judged: 1,
        findings: forVersion ? seenIn([problem], comparison.changed) : []
      });
    }
  )
});
var codes = authentication.rule("codes", {
  level: "should",
  clauses: ["authentication.bearer", "errors.code", "errors.catalogue"],
  title: "each way to get the key wrong has its documented code",
  asks: "a good GET without a key, with an unknown one of the same form, with a word for a key, and with a word for the whole of Authorization",
  judges: "status and error_code of each refusal; ERR_NGROK_202 and 203 are told apart only where the good key has the form of ngrok's own",
  hint: "ERR_NGROK_200 for no Authorization, 201 for one that cannot be read, 202 for no credential, 203 for an unknown key",
  inputs: inputs({
    values: ({ settings: { key } }) => [
      { change: "without a key", authorization: null, codes: [conditions.keyMissing.code] },
      {
        change: "with a key of the same form",
        authorization: `Bearer ${unknownKeyLike(key)}`,
        codes: hasNgrokForm(key) ? [conditions.keyInvalid.code] : [conditions.keyInvalid.code, conditions.keyNotACredential.code]
      },
      {
        change: "with a key that looks like none",
        authorization: "Bearer notarealkey",
        // Where keys have a form of their own, this may look like one of them.
        codes: hasNgrokForm(key) ? [conditions.keyNotACredential.code] : [conditions.keyInvalid.code, conditions.keyNotACredential.code]
      },
      {
        change: "with an Authorization that has no scheme",
        authorization: "notarealkey",
        codes: [conditions.keyUnparsable.code]
      }
    ],
    free: true,
    ask: async (target, { change, authorization, codes: documented }) => {
      const { path: path2, exchange } = await goodRequest(target);
      const changed = await target.ask({ path: path2, authorization });
      return { comparison: { change, control: exchange, changed }, documented };
    },
    judge: ({ comparison, documented }) => judgeRefusal(comparison, { codes: documented, inAnyForm: true })
  })
});
var schemeCase = authentication.rule("scheme-case", {
  level: "should",
  clauses: ["authentication.bearer"],
  title: "bearer, Bearer and BEARER are the same scheme",
  asks: "a good GET with the scheme spelled BEARER: in one request with other odd forms, and alone where that is refused",
  judges: "that it gets a 2xx status, as the usual spelling does",
  hint: "compare the authentication scheme without regard to case",
  probe: probe(async (target) => (await oddForms(target)).scheme, judgeAcceptance)
});
var createdKeyRule = authentication.rule("created-key", {
  level: "must",
  clauses: ["authentication.keys-by-api"],
  title: "a key made through /api_keys authenticates until it is deleted, and its token is shown once",
  asks: "the creation of an API key, GET of it by its own token, GET of the list, the deletion, and two requests with the token after that",
  judges: "that the new key is served until it is deleted and refused from then on; that no other answer gives its token, and no list of keys any",
  hint: "give the token in the answer to the creation and null after that; forget the key when it is deleted",
  needs: ["writes", "new-keys"],
  probe: probe(
    createdKey,
    (key, traffic) => key ? together(judgeCreatedKey(key), judgeShownOnce(key, traffic)) : notJudged("the target serves no /api_keys")
  )
});
function judgeCreatedKey({ created, token, used, deleted, usedAfter }) {
  if (!isServed(created)) return notJudged(`no key could be created: ${answerTold(created)}`);
  if (token === void 0) {
    const problem = { expected: "the token of the new key", actual: "none", at: jsonPointer("token") };
    return { judged: 1, findings: seenIn([problem], created) };
  }
  if (!used) return notJudged("the new key has an id that no path can hold");
  const use = judgeAcceptance({ change: "with the new key", control: created, changed: used });
  if (!deleted) return use;
  if (!isServed(deleted)) return together(use, notJudged(`the key could not be deleted: ${answerTold(deleted)}`));
  const control = isServed(used) ? used : created;
  return together(
    use,
    ...usedAfter.map(
      (changed) => judgeRefusal({ change: "with the deleted key", control, changed }, { inAnyForm: true })
    )
  );
}
function judgeShownOnce({ created, token }, traffic) {
  const others = traffic.answered.filter((exchange) => exchange.number !== created.number && isServed(exchange));
  const isList = (exchange) => traffic.pages.some((page) => page.exchange === exchange);
  const again = others.filter(
    (exchange) => token !== void 0 && !isList(exchange) && Buffer.from(exchange.outcome.response.body).includes(token)
  );
  const listed = traffic.pages.filter(({ listKey }) => listKey === "keys").flatMap(
    (page) => page.items.flatMap((item, index) => {
      const shown = memberOf(item, "token");
      if (typeof shown !== "string" || !looksLikeToken(shown)) return [];
      return seenIn([tokenShown(itemPointer(page, index, "token"))], page.exchange);
    })
  );
  const elsewhere = again.flatMap((exchange) => {
    const isItem = memberOf(jsonOf(exchange.outcome.response), "token") === token;
    return seenIn([tokenShown(isItem ? jsonPointer("token") : "body")], exchange, created);
  });
  return { judged: others.length, findings: [...listed, ...elsewhere] };
}
function looksLikeToken(text) {
  return /^[\w.~+/=-]{8,}$/.test(text);
}
function tokenShown(at2) {
  return { expected: "the token in the answer to the creation alone", actual: "a token", at: at2 };
}
var authenticationRules = [required, invalidKey, refusedFirst, codes, schemeCase, createdKeyRule];

// lib/generate/media-types.ts
import fc from "fast-check";
var types = fc.oneof(fc.constantFrom("text", "application", "image", "multipart", "message", "font"), words);
var subtypes = fc.oneof(
  fc.constantFrom(
    "plain",
    "html",
    "xml",
    "yaml",
    "javascript",
    "x-ndjs",
    "cbor",
    "msgpack",
    "vnd.ngrok",
    "problem+xml"
  ),
  words,
  fc.tuple(words, words).map((parts) => parts.join("+")),
  fc.tuple(words, words).map((parts) => parts.join("."))
);
var parameters = fc.constantFrom(
  "",
  "; charset=utf-8",
  ';charset="utf-8"',
  "; charset=utf-16",
  "; boundary=x",
  '; a="b;c"',
  ";",
  "; q=0.5; q=1"
);
var otherMediaTypes = {
  edges: [
    "text/plain",
    null,
    "application/x-www-form-urlencoded",
    "application/xml",
    "multipart/form-data; boundary=conformance",
    "application/octet-stream"
  ],
  random: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(types, subtypes, parameters).map(([type, subtype, parameter2]) => `${type}/${subtype}${parameter2}`)
    },
    { weight: 1, arbitrary: words },
    { weight: 1, arbitrary: types.map((type) => `${type}/`) }
  ).filter((mediaType) => !/json/i.test(mediaType))
};

// lib/judge/media-type.ts
var essence = /^([!#$%&'*+.^_`|~0-9a-z-]+)\/([!#$%&'*+.^_`|~0-9a-z-]+)/i;
var parameter = /[ \t]*;[ \t]*(?:([!#$%&'*+.^_`|~0-9a-z-]+)=(?:([!#$%&'*+.^_`|~0-9a-z-]+)|"((?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\u{10ffff}]|\\[\t \x21-\x7e\x80-\u{10ffff}])*)"))?/iuy;
function parseMediaType(text) {
  const value = text.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, "");
  const match = essence.exec(value);
  const [whole, type, subtype] = match ?? [];
  if (whole === void 0 || type === void 0 || subtype === void 0) return void 0;
  const parameters3 = /* @__PURE__ */ new Map();
  let end = whole.length;
  while (end < value.length) {
    parameter.lastIndex = end;
    const found = parameter.exec(value);
    if (found === null) return void 0;
    end = parameter.lastIndex;
    const [, name, token, quoted] = found;
    if (name !== void 0 && !parameters3.has(name.toLowerCase())) {
      parameters3.set(name.toLowerCase(), token ?? quoted?.replace(/\\(.)/gu, "$1") ?? "");
    }
  }
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), parameters: parameters3 };
}
function isJson(mediaType) {
  return mediaType.type === "application" && mediaType.subtype === "json";
}

// lib/judge/json-response.ts
function hasNoContent(exchange) {
  return exchange.request.method === "HEAD" || [204, 205, 304].includes(exchange.outcome.response.status);
}
function jsonResponseProblems(exchange) {
  const { response } = exchange.outcome;
  const mediaTypes = headerValues(response.headers, "content-type");
  if (hasNoContent(exchange)) {
    const names3 = response.status === 204 && exchange.request.method !== "HEAD" && mediaTypes.length > 0;
    return names3 ? mediaTypeProblems(mediaTypes).map((problem) => ({ ...problem, level: "should" })) : [];
  }
  if (exchange.request.method === "OPTIONS" && response.body.length === 0) return [];
  const body = readJson(response);
  const bodyProblems = body.kind === "json" ? [] : [{ expected: "a body of JSON in UTF-8", actual: `a body that is ${body.message}`, at: "body" }];
  return [...mediaTypeProblems(mediaTypes), ...bodyProblems];
}
function mediaTypeProblems(values3) {
  const at2 = "header content-type";
  const [value, ...others] = values3;
  if (value === void 0) return [{ expected: "media type application/json", actual: "no content-type", at: at2 }];
  if (others.length > 0) {
    return [{ expected: "one content-type", actual: `${values3.length} of them: ${values3.map(told).join(", ")}`, at: at2 }];
  }
  const mediaType = parseMediaType(value);
  if (mediaType !== void 0 && isJson(mediaType)) return [];
  return [{ expected: "media type application/json", actual: told(value), at: at2 }];
}

// suites/content-types.ts
var contentTypes = section("content-types");
var responseJson = contentTypes.rule("response-json", {
  level: "must",
  clauses: ["content-types.response"],
  title: "every answer below 400 is application/json and parses as JSON in UTF-8",
  judges: "media type and body of every answer below 400; of what has no body (HEAD, 204, 205, 304) no more than a media type that a 204 names, as a warning",
  accepts: "parameters of the media type; no media type where there is no body",
  hint: "send content-type: application/json with every body, and JSON without byte order mark in it",
  judge: ({ answered }) => each(
    answered.filter((exchange) => !isError(exchange)),
    isNotJson
  )
});
var errorsJson = contentTypes.rule("errors-json", {
  level: "must",
  clauses: ["content-types.response", "errors.shape"],
  title: "every error, of whatever status, is application/json and parses as JSON in UTF-8",
  judges: "media type and body of every answer of status 400 or more, whoever provoked it",
  accepts: "parameters of the media type",
  hint: "look at what the framework answers by itself: unknown routes, wrong methods, bodies that are too large, 429",
  judge: ({ answered }) => each(answered.filter(isError), isNotJson)
});
function isError({ outcome }) {
  return outcome.response.status >= 400;
}
function isNotJson(exchange) {
  return seenIn(jsonResponseProblems(exchange), exchange);
}
var requestJson = contentTypes.rule("request-json", {
  level: "should",
  clauses: ["content-types.request"],
  title: "a body that is not sent as application/json is refused and changes nothing",
  asks: "creations with a good body under another media type: text/plain, none, a form, XML, multipart, and generated ones",
  judges: "that each is refused with a well-formed error of a status from 400 to 499, and that nothing was created all the same",
  hint: "look at content-type before the body is read",
  needs: ["writes"],
  inputs: inputs({
    values: () => otherMediaTypes,
    atLeast: 2,
    ask: (target, contentType) => tryToCreate(target, contentType === null ? "without content-type" : `with content-type ${contentType}`, () => ({
      contentType
    })),
    judge: (write, traffic) => judgeRefusedWrite(write, traffic)
  })
});
var parametersAccepted = contentTypes.rule("parameters-accepted", {
  level: "should",
  clauses: ["content-types.request", "clients.libraries"],
  title: "application/json; charset=utf-8 is accepted",
  asks: "a creation with this media type, and one without the parameter where that is refused",
  judges: "that it gets a 2xx status where plain application/json does",
  hint: "compare the media type without its parameters: the .NET client sends this one",
  needs: ["writes"],
  probe: probe(lifeOfAnItem, (life) => {
    if (!life) return notJudged("the target serves no list that the run could write to");
    const { created, createdWithParameter } = life;
    return judgeAcceptance({ change: "with a charset parameter", control: created, changed: createdWithParameter });
  })
});
var malformedJson = contentTypes.rule("malformed-json", {
  level: "must",
  clauses: ["content-types.request", "errors.shape"],
  title: "a body that is not JSON is refused with a well-formed error",
  asks: "creations with what no JSON parser may take: cut off, with a trailing comma, with single quotes, two documents, and generated ones",
  judges: "that each is refused with a well-formed error of a status from 400 to 499, and that nothing was created all the same",
  accepts: "any status from 400 to 499: none is documented",
  hint: "answer what the JSON parser throws as an error of status 400",
  needs: ["writes"],
  inputs: inputs({
    values: () => notJson,
    atLeast: 1,
    ask: (target, { change, mend }) => tryToCreate(target, change, (body) => ({ body: mend(JSON.stringify(body)) })),
    judge: (write, traffic) => judgeRefusedWrite(write, traffic)
  })
});
var contentTypesRules = [responseJson, errorsJson, requestJson, parametersAccepted, malformedJson];

// lib/generate/paths.ts
import fc2 from "fast-check";

// lib/generate/in-turn.ts
function inTurn(...rows) {
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, index) => rows.flatMap((row) => row.slice(index, index + 1))).flat();
}

// lib/generate/paths.ts
var unknownRoute = "/conformance_no_such_resource";
var oddId = "for what is no id";
var noId = "for an id that nothing has";
var noRoute = "for a route that is not there";
var longestPath = 4 * 1024;
var segments = fc2.oneof(words, malformedIds.random, fc2.constant(""));
var routes = fc2.tuple(words, fc2.array(segments, { maxLength: 12 })).map(([word, others]) => [`/conformance_${word}`, ...others].join("/"));
var deepRoutes = fc2.integer({ min: 1, max: longestPath / 2 - 20 }).map((depth) => `${unknownRoute}${"/x".repeat(depth)}`);
function unknownPaths(lists) {
  const [first] = lists;
  const at2 = (change) => (path2) => ({ change, path: path2 });
  const all = fc2.oneof(
    routes.map(at2(noRoute)),
    deepRoutes.map(at2(noRoute)),
    ...first === void 0 ? [] : [fc2.constantFrom(...lists).chain(pathsBelow)]
  );
  return {
    // Unknown ids come last: the item that a run deletes is one already.
    edges: inTurn(
      [unknownRoute, "/conformance/no/such/route", `/${"%E2%98%83/".repeat(50)}`].map(at2(noRoute)),
      first === void 0 ? [] : malformedIds.edges.map((id) => at2(oddId)(`${first.path}/${id}`)),
      lists.map(({ path: path2, ids, resource }) => at2(noId)(`${path2}/${unknownIdLike(ids[0], resource)}`))
    ),
    random: all.filter(({ path: path2 }) => path2.length <= longestPath)
  };
}
function pathsBelow({ path: path2, ids, resource }) {
  const plainIds = ids.filter((id) => /^[\w-]+$/.test(id));
  const beside2 = [path2, ...plainIds.map((id) => `${path2}/${id}/conformance`)];
  return fc2.oneof(
    unknownIds(ids, resource).random.map((id) => ({ change: noId, path: `${path2}/${id}` })),
    malformedIds.random.map((id) => ({ change: oddId, path: `${path2}/${id}` })),
    fc2.tuple(fc2.constantFrom(...beside2), words).map(([known, word]) => ({ change: noRoute, path: `${known}_${word}` })).filter((unknown) => methodsAt(unknown.path).length === 0)
  );
}

// lib/judge/error-condition.ts
function judgeCodesPerCondition(errors2) {
  const coded = [...errors2].flatMap((error) => {
    const code = errorCodeOf(error.exchange);
    return code === void 0 ? [] : [{ ...error, code }];
  });
  const narrow = coded.filter(({ isBroad }) => !isBroad);
  const shared2 = ambiguities(coded, "code", "condition").map(({ name, others, exchanges }) => {
    const told2 = others.map((condition, index) => `${condition} (#${exchanges[index]?.number})`);
    const expected = `codes of their own for ${told2.join(" and ")}`;
    return { expected, actual: `${name} for all of them`, at: jsonPointer("error_code"), exchanges };
  });
  const changing = ambiguities(narrow, "condition", "code").map(({ name, others, exchanges }) => {
    const expected = `one code for one condition: ${name}`;
    return { expected, actual: others.join(" and "), at: jsonPointer("error_code"), exchanges };
  });
  return { judged: coded.length, findings: [...shared2, ...changing] };
}
function ambiguities(errors2, side, other) {
  const seen = /* @__PURE__ */ new Map();
  for (const error of errors2) {
    const counterparts = seen.get(error[side]) ?? /* @__PURE__ */ new Map();
    seen.set(error[side], counterparts);
    if (!counterparts.has(error[other])) counterparts.set(error[other], error.exchange);
  }
  return [...seen].filter(([, counterparts]) => counterparts.size > 1).map(([name, counterparts]) => ({ name, others: [...counterparts.keys()], exchanges: [...counterparts.values()] }));
}

// lib/judge/operation-id.ts
var usualForm = /^op_[0-9A-Za-z]{27}$/;
var at = jsonPointer("details", "operation_id");
function judgeOperationIds(recording) {
  const firstWith = /* @__PURE__ */ new Map();
  const findings = [];
  let judged = 0;
  for (const exchange of errorsIn(recording)) {
    const id = memberOf(memberOf(jsonOf(exchange.outcome.response), "details"), "operation_id");
    if (typeof id !== "string" || id.trim() === "") continue;
    judged += 1;
    const first = firstWith.get(id);
    if (first === void 0) firstWith.set(id, exchange);
    else {
      const actual = `${told(id)}, which #${first.number} had already`;
      findings.push({ expected: "an operation id of its own", actual, at, exchanges: [exchange, first] });
    }
    if (!usualForm.test(id)) {
      const expected = "op_ and 27 letters and digits";
      findings.push({ expected, actual: told(id), at, level: "should", exchanges: [exchange] });
    }
  }
  return { judged, findings };
}

// suites/evidence/odd-requests.ts
import { oneof } from "fast-check";

// lib/generate/headers.ts
import fc3 from "fast-check";
var names = fc3.oneof(
  fc3.constantFrom(
    "accept",
    "accept-language",
    "accept-charset",
    "content-type",
    "cookie",
    "if-none-match",
    "if-modified-since",
    "origin",
    "range",
    "referer",
    "te",
    "user-agent",
    "x-forwarded-for",
    "x-request-id",
    "traceparent"
  ),
  words.map((word) => `x-conformance-${word}`)
);
var longestValue = 4 * 1024;
var values = fc3.oneof(
  words,
  fc3.string({ maxLength: 40 }),
  numberlessTexts.map(asHeaderValue),
  // Not even UTF-8.
  fc3.string({ unit: fc3.constantFrom(..."\xE9\xFF\xBF\xC3"), minLength: 1, maxLength: 10 }),
  fc3.constantFrom("", ",", ";", ";;;", "=", '"', '"\\', "*", "*;q=x", "a=b; a=b", "%", "$(x)", "	"),
  fc3.integer({ min: 200, max: longestValue }).map((length) => "x".repeat(length))
);
var oddHeaders = {
  edges: [
    [["accept", "text/html"]],
    [["accept", ";;;"]],
    [["accept-encoding", "identity;q=0"]],
    [["content-type", 'text/plain; charset="']],
    [["if-none-match", '"']],
    [["range", "items=0-1"]],
    [["cookie", "=; ; a=%zz; __proto__=x"]],
    [["x-forwarded-for", "not an address, ::, 999.999.999.999"]],
    [["user-agent", ""]],
    [["origin", "null"]],
    [["accept-language", "*;q=2, -, xx-yy-zz-1"]],
    [["user-agent", "x".repeat(longestValue)]],
    [["x-conformance", "\xE9"]],
    [["te", "trailers, x;q=y"]],
    [
      ["accept", "a"],
      ["accept", "b"]
    ]
  ],
  random: fc3.oneof(
    { weight: 4, arbitrary: fc3.tuple(names, values).map((field) => [field]) },
    {
      weight: 1,
      arbitrary: fc3.tuple(names, values, values).map(
        ([name, one, other]) => [
          [name, one],
          [name, other]
        ]
      )
    },
    {
      weight: 1,
      arbitrary: fc3.integer({ min: 1, max: 50 }).map((count) => Array.from({ length: count }, (_, index) => [`x-conformance-${index}`, "x"]))
    }
  )
};

// lib/generate/queries.ts
import fc4 from "fast-check";
var values2 = fc4.oneof(
  words,
  numberlessTexts.map(encodeURIComponent),
  fc4.constantFrom(
    "",
    "%",
    "%zz",
    "%f",
    "%FF",
    "%C3%28",
    "%ED%A0%80",
    "%00",
    "%0D%0A",
    "%2525",
    "+",
    "=",
    "[]",
    "..%2F"
  ),
  fc4.string({ unit: fc4.constantFrom(..."-._~!$'()*,;:@/?[]="), maxLength: 20 }),
  fc4.integer({ min: 200, max: 2e3 }).map((length) => "x".repeat(length))
);
var names2 = fc4.oneof(
  { weight: 3, arbitrary: fc4.constantFrom("limit", "before_id") },
  {
    weight: 1,
    arbitrary: fc4.constantFrom("limit[]", "before_id[]", "before_id[x][y]", "filter", "__proto__", "%zz", "")
  },
  { weight: 1, arbitrary: words.map((word) => `conformance_${word}`) }
);
var parameters2 = fc4.oneof(
  { weight: 4, arbitrary: fc4.tuple(names2, values2).map(([name, value]) => `${name}=${value}`) },
  { weight: 1, arbitrary: names2 },
  { weight: 1, arbitrary: fc4.tuple(names2, values2).map(([name, value]) => `${name}=${value}&${name}=${value}x`) }
);
var longestQuery = 4 * 1024;
var everythingAtOnce = `?limit[]=x&limit[x]=y&conformance=%F0%9F%94%91%00&before_id=%2525&before_id=${"x".repeat(500)}&&=`;
var oddQueries = {
  edges: [
    everythingAtOnce,
    "?limit=%zz",
    "?before_id=%F0%9F%94%91%00",
    `?limit=${"9".repeat(400)}`,
    "?",
    "?&&&",
    "?limit",
    "?=",
    "?before_id=%FF",
    "?limit[]=x&limit[x]=y",
    `?${"conformance=x&".repeat(200)}`
  ],
  random: fc4.oneof(
    { weight: 8, arbitrary: fc4.array(parameters2, { minLength: 1, maxLength: 3 }).map((all) => all.join("&")) },
    { weight: 1, arbitrary: fc4.integer({ min: 1, max: 500 }).map((times) => "&".repeat(times)) }
  ).map((query) => `?${query}`).filter((query) => query.length <= longestQuery)
};

// suites/evidence/odd-requests.ts
async function oddRequests(target) {
  const { path: path2 } = await goodRequest(target);
  const asQuery = (query) => ({ path: `${path2}${query}` });
  const asHeaders = (headers) => ({ path: path2, headers });
  const reads = [oddQueries.random.map(asQuery), oddHeaders.random.map(asHeaders)];
  const [queries, fields] = [oddQueries.edges.map(asQuery), oddHeaders.edges.map(asHeaders)];
  const place = await scratchList(target);
  if (!place) return { edges: inTurn(queries, fields), random: oneof(...reads) };
  const good = JSON.stringify(newItem(target, place.resource, "odd JSON"));
  const asBody = ({ mend }) => ({ method: "POST", path: place.path, body: mend(good) });
  const writes = [oddJson.random.map(asBody), noObjects.random.map(asBody)];
  return { edges: inTurn(queries, oddJson.edges.map(asBody), fields), random: oneof(...writes, ...reads) };
}
async function askOddly(target, ask) {
  const exchange = await target.ask(ask);
  const place = ask.method === "POST" ? await scratchList(target) : void 0;
  const id = place && idIn(exchange, place.resource);
  if (id !== void 0) await target.ask({ method: "DELETE", path: `${place?.path}/${encodeURIComponent(id)}` });
  return exchange;
}

// suites/evidence/provoked-errors.ts
function provokedErrors(traffic) {
  const served = new Set(traffic.answered.filter(isServed).map(({ request }) => placeOf(request)));
  return traffic.answered.filter(({ request }) => served.has(placeOf(request))).flatMap((exchange) => {
    const provoked = isServed(exchange) ? void 0 : conditionOf(exchange, traffic);
    return provoked === void 0 ? [] : [{ ...provoked, exchange }];
  });
}
function conditionOf(exchange, traffic) {
  const { request, outcome } = exchange;
  if (outcome.response.status === 429) return { condition: "too many requests" };
  if (outcome.response.status >= 500 || !isSpelledUsually(exchange)) return void 0;
  const [key] = headerValues(request.headers, "authorization");
  const [version] = headerValues(request.headers, "ngrok-version");
  const { key: ownKey, unknownKey = unknownKeyLike(ownKey) } = traffic.settings;
  const hasKey = key === `Bearer ${ownKey}`;
  if (key === void 0 && version === "2") return isPlain(exchange) ? { condition: "no key" } : void 0;
  if (key === `Bearer ${unknownKey}` && version === "2") return { condition: "an unknown key" };
  if (hasKey && version === void 0) return isPlain(exchange) ? { condition: "no version" } : void 0;
  if (hasKey && version === "3") return { condition: "a version that does not exist" };
  if (!hasKey || version !== "2") return void 0;
  if (request.method === "GET" && /[?&]limit=/.test(request.url)) return { condition: "a bad limit", isBroad: true };
  if (isPlain(exchange) && traffic.placeOf(exchange)?.operation.kind === "get") {
    return { condition: "an item that is gone", isBroad: true };
  }
  return request.method === "POST" ? badBody(exchange) : void 0;
}
function isSpelledUsually({ request: { headers } }) {
  const names3 = headers.map(([name]) => name);
  return names3.every((name) => name === name.toLowerCase()) && new Set(names3).size === names3.length;
}
function isPlain({ request }) {
  return request.method === "GET" && !request.url.includes("?");
}
function badBody({ request }) {
  const mediaType = parseMediaType(headerValues(request.headers, "content-type").join());
  if (mediaType === void 0 || !isJson(mediaType))
    return { condition: "a body of the wrong media type", isBroad: true };
  const body = parseJson(new TextEncoder().encode(request.body ?? ""));
  return body.kind === "not-json" ? { condition: "a body that is not JSON", isBroad: true } : void 0;
}
function placeOf({ method, url }) {
  return `${method} ${url.split("?", 1)[0]}`;
}

// suites/errors.ts
var errors = section("errors");
var judgeErrors = (recording, problems) => each(errorsIn(recording), (exchange) => seenIn(problems(exchange), exchange));
var shape = errors.rule("shape", {
  level: "must",
  clauses: ["errors.shape", "errors.code", "clients.libraries"],
  title: "every error has error_code, status_code, msg and details.operation_id",
  judges: "the body of every error of the run: error_code a text, status_code a whole number, msg and details.operation_id texts that are not blank",
  accepts: "further members, and further details",
  hint: "give all errors one form, those of the framework too",
  judge: ({ recording }) => judgeErrors(recording, errorShapeProblems)
});
var status = errors.rule("status", {
  level: "must",
  clauses: ["errors.shape"],
  title: "status_code is the HTTP status",
  judges: "status_code in the body of every error of the run beside the status of the answer",
  hint: 'set both from one value; clients tell "not found" by the one in the body',
  judge: ({ recording }) => judgeErrors(recording, errorStatusProblems)
});
var codeFormat = errors.rule("code-format", {
  level: "must",
  clauses: ["errors.code", "errors.catalogue"],
  title: "every error_code is ERR_NGROK_ and a number without leading zero",
  judges: "every error_code of the run that is a text",
  hint: "use the codes of the error reference",
  judge: ({ recording }) => judgeErrors(recording, errorCodeFormatProblems)
});
var codeKnown = errors.rule("code-known", {
  level: "should",
  clauses: ["errors.catalogue"],
  title: "every error_code is in the error reference",
  judges: "every error_code of the run that has the right form, beside the list of the error reference",
  hint: "use the codes of the error reference, or have the new one added to it",
  judge: ({ recording }) => judgeErrors(recording, (exchange) => errorCodeKnownProblems(exchange, isKnownErrorCode))
});
var codePerCondition = errors.rule("code-per-condition", {
  level: "must",
  clauses: ["errors.code"],
  title: "each condition has one error_code, and no two conditions share one",
  judges: "the codes of errors whose one cause is plain from the request: no key, an unknown one, no version, one that does not exist, a bad limit, a bad body, an item that is gone, too many requests",
  accepts: "one code or several for what is not found, for bad limits and for bad bodies",
  hint: "give each condition a code of its own, and the same one wherever it occurs",
  judge: (traffic) => judgeCodesPerCondition(provokedErrors(traffic))
});
var operationId = errors.rule("operation-id", {
  level: "must",
  clauses: ["errors.shape"],
  title: "no two errors have the same operation id",
  judges: "details.operation_id of every error of the run beside all others; another form than op_ and 27 letters and digits is a warning",
  hint: "make a new id for every request",
  judge: ({ recording }) => judgeOperationIds(recording)
});
var notFound = errors.rule("not-found", {
  level: "must",
  clauses: ["errors.shape", "errors.code"],
  title: "ids that name nothing and unknown routes give a well-formed error",
  asks: "GET of routes that are not there, of ids that nothing has and of what is no id, and generated ones",
  judges: "that each is refused with a well-formed error of a status from 400 to 499",
  accepts: "any status from 400 to 499: none is documented",
  hint: "answer what is not found with an error body; never with success and nothing in it",
  inputs: inputs({
    values: placesOfNothing,
    atLeast: 3,
    ask: (target, { change, path: path2 }) => beside(target, change, { path: path2 }),
    judge: (comparison) => judgeRefusal(comparison)
  })
});
async function placesOfNothing(target) {
  const scratch2 = (await scratchList(target))?.path;
  const lists = (await servedLists(target)).filter(({ resource }) => resource.operations.some(({ kind }) => kind === "get")).map(({ path: path2, resource, page }) => ({ path: path2, resource, ids: page.ids.filter((id) => id !== void 0) }));
  return unknownPaths(lists.toSorted((one, other) => Number(other.path === scratch2) - Number(one.path === scratch2)));
}
var wrongMethod = errors.rule("wrong-method", {
  level: "must",
  clauses: ["errors.shape", "access.reference"],
  title: "a method that a path does not have gives a well-formed error",
  asks: "PUT and PATCH of a list and POST to the root; where the run may not write there, GET of what can only be created",
  judges: "that each is refused with a well-formed error of a status from 400 to 499",
  accepts: "any status from 400 to 499: none is documented",
  hint: "answer methods that are not there with an error body, as unknown routes are",
  inputs: inputs({
    values: async (target) => {
      const { path: path2 } = await goodRequest(target);
      if (!target.mayWriteTo("/")) return [{ method: "GET", path: "/abuse_reports" }];
      return [
        { method: "PUT", path: path2 },
        { method: "PATCH", path: path2 },
        { method: "POST", path: "/" }
      ];
    },
    ask: (target, { method = "GET", path: path2 }) => beside(target, `${method} ${path2}`, { method, path: path2 }),
    judge: (comparison) => judgeRefusal(comparison)
  })
});
var never5xx = errors.rule("never-5xx", {
  level: "must",
  clauses: ["errors.shape"],
  title: "nothing that is sent makes the target answer 5xx, hang or drop the connection",
  asks: "a good GET with odd queries and header fields and, where the run may write, creations with odd bodies: bad escapes, deep nesting, long texts, and generated ones",
  judges: "that every request of the run, whoever asked, gets an answer, and one below 500",
  hint: "check all input before it is used; the requests of the evidence repeat what went wrong",
  judge: ({ recording }) => each(recording, fallsOver),
  inputs: inputs({
    values: oddRequests,
    atLeast: 2,
    ask: askOddly,
    judge: (exchange) => ({ judged: 1, findings: fallsOver(exchange) })
  })
});
function fallsOver(exchange) {
  if (isAnswered(exchange) && exchange.outcome.response.status < 500) return [];
  const { method, url } = exchange.request;
  const expected = `${method} ${new URL(url).pathname} gives an answer below 500`;
  return seenIn([{ expected, actual: answerTold(exchange), at: "status" }], exchange);
}
async function beside(target, change, ask) {
  const { exchange } = await goodRequest(target);
  return { change, control: exchange, changed: await target.ask(ask) };
}
var errorsRules = [
  shape,
  status,
  codeFormat,
  codeKnown,
  codePerCondition,
  operationId,
  notFound,
  wrongMethod,
  never5xx
];

// lib/generate/limits.ts
import fc5 from "fast-check";
var sizes = fc5.integer({ min: 1, max: 100 });
var pageSizes = { edges: [1, 99, 50, 2, 100], random: sizes };
var wrapToSize = fc5.tuple(fc5.constantFrom(8n, 16n, 32n, 64n), sizes).map(([bits, size]) => 2n ** bits + BigInt(size));
var largerLimits = {
  edges: [
    "101",
    "1000",
    String(2 ** 31),
    String(2 ** 32 + 1),
    String(2 ** 53),
    String(2n ** 63n),
    String(2n ** 64n + 1n)
  ],
  random: fc5.oneof(
    { withCrossShrink: true },
    fc5.integer({ min: 101, max: 999 }).map(String),
    fc5.integer({ min: 1e3, max: 2 ** 31 - 1 }).map(String),
    wrapToSize.map(String),
    fc5.bigInt({ min: 2n ** 31n, max: 10n ** 40n }).map(String)
  )
};
var fraction = fc5.integer({ min: 1, max: 99 }).map((hundredths) => String(hundredths / 100).slice(1));
var nonsense = fc5.oneof(
  fc5.integer({ min: 1, max: 1e3 }).map((number) => `-${number}`),
  fc5.constantFrom("00", "000", "-0", "0.0"),
  fc5.tuple(fc5.nat({ max: 100 }), fraction).map(([whole, part]) => `${whole}${part}`),
  words,
  // One letter behind a number is a suffix of its type in some languages.
  fc5.tuple(
    sizes,
    words.filter((word) => word.length > 1)
  ).map(([size, word]) => `${size}${word}`),
  fc5.tuple(words, sizes).map(([word, size]) => `${word}${size}`),
  numberlessTexts,
  fc5.constantFrom("0x", "0xg", "1e", "e1", "1e-1", "1-2", "5..6", "--5", "5%", "[5]", "{}", '"', "$")
);
var oddSpellings = fc5.oneof(
  sizes.map((size) => ` ${size}`),
  sizes.map((size) => `${size} `),
  sizes.map((size) => `+${size}`),
  sizes.map((size) => `00${size}`),
  sizes.map((size) => `${size}.0`),
  sizes.map((size) => `${size}e0`),
  sizes.map((size) => `0x${size.toString(16)}`),
  sizes.map((size) => String(size).replaceAll(/\d/g, (digit) => String.fromCodePoint(65296 + Number(digit)))),
  fc5.constantFrom(" ", "	", "\xA0", "\0")
);
var invalidLimits = {
  edges: ["0", "ten", "-1", "1.5", "", "9".repeat(20), "1&limit=2", "10abc", "1e1", "0x10", "+1", "%20"],
  random: fc5.oneof(
    { weight: 6, arbitrary: nonsense.map(encodeURIComponent) },
    { weight: 1, arbitrary: oddSpellings.map(encodeURIComponent) },
    {
      weight: 1,
      arbitrary: fc5.uniqueArray(sizes, { minLength: 2, maxLength: 3 }).map((different) => different.join("&limit="))
    }
  )
};
function isHarmless(value) {
  const text = decoded(value);
  if (text === void 0 || isBlank(text)) return true;
  if (/[^\P{N}0-9]/u.test(text)) return true;
  if (/^[0-9]+$/.test(text)) return Number(text) >= 1;
  const number = Number(text.replaceAll(/^[\s\p{C}]+|[\s\p{C}]+$/gu, "").replaceAll(/(?<=\d)_(?=\d)/g, ""));
  return Number.isInteger(number) && number >= 1 && number <= 100;
}
function decoded(value) {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return void 0;
  }
}

// lib/judge/page-order.ts
function judgeNewestFirst(walks) {
  const timed = [...walks].map((walk2) => ({ walk: walk2, pairs: neighbours(walk2) }));
  const pairs = timed.flatMap((each2) => each2.pairs);
  const telling = pairs.filter(({ item, before }) => compareInstants(item.time, before.time) !== 0).length;
  return {
    judged: pairs.length,
    findings: timed.flatMap((each2) => newerThanTheOneBefore(each2.walk, each2.pairs)),
    evidence: `${pairs.length} pairs of neighbours, ${telling} of them made at different times`
  };
}
function neighbours(walk2) {
  const member = walk2.some(({ items }) => items.some((item) => Object.hasOwn(item, "created_at"))) ? "created_at" : "started_at";
  const timed = walk2.flatMap((page) => page.items.map((item, index) => ({ time: memberOf(item, member), page, index }))).filter(({ time }) => instantOf(time) !== void 0);
  return timed.flatMap((item, index) => {
    const before = timed[index - 1];
    return before === void 0 ? [] : [{ member, item, before }];
  });
}
function newerThanTheOneBefore(walk2, pairs) {
  const findings = pairs.flatMap(outOfOrder);
  const isOldestFirst = pairs.every(({ item, before }) => (compareInstants(item.time, before.time) ?? 0) >= 0);
  const remarked = isOldestFirst ? findings.map((finding) => ({ ...finding, remark: oldestFirst })) : findings;
  return withIdOrder(
    remarked,
    walk2.flatMap(({ ids }) => ids)
  );
}
var oldestFirst = "here items run from oldest to newest";
function outOfOrder({ member, item, before }) {
  if ((compareInstants(item.time, before.time) ?? 0) <= 0) return [];
  const earlier = itemPointer(before.page, before.index, member);
  const isSamePage = item.page === before.page;
  const place = isSamePage ? earlier : `${earlier} of #${before.page.exchange.number}`;
  const problem = {
    expected: `${member} not later than ${told(before.time)} at ${place}`,
    actual: told(item.time),
    at: itemPointer(item.page, item.index, member)
  };
  return seenIn([problem], item.page.exchange, ...isSamePage ? [] : [before.page.exchange]);
}

// lib/generate/cursors.ts
import fc6 from "fast-check";
function unknownCursors(list, resource) {
  const { known, deleted, foreign } = list;
  return {
    edges: [
      { change: "with an id that nothing has", id: unknownIdLike(known[0], resource) },
      { change: "with what is no id", id: longOddId },
      ...deleted === void 0 ? [] : [{ change: "with the id of a deleted item", id: encodeURIComponent(deleted), wasDeleted: true }],
      { change: "with a plain word", id: "not-an-id" },
      ...foreign === void 0 ? [] : [{ change: "with the id of an item of another list", id: encodeURIComponent(foreign) }],
      { change: "with a control character", id: "%00" },
      { change: "with 1000 letters", id: "x".repeat(1e3) }
    ],
    random: fc6.oneof(
      unknownIds(known, resource).random.map((id) => ({ change: "with an id that nothing has", id })),
      malformedIds.random.map((id) => ({ change: "with what is no id", id })),
      numberlessTexts.filter((text) => !known.includes(text)).map((text) => ({ change: "with letters of any script", id: encodeURIComponent(text) }))
    )
  };
}

// lib/generate/page-walks.ts
import fc7 from "fast-check";
var largestPage = 100;
function pageWalks(lists, mostPages2) {
  const smallest = (length) => Math.ceil(length / mostPages2);
  const walkable = lists.map(({ length }, list) => ({ list, length })).filter(({ length }) => length > 0 && smallest(length) <= largestPage);
  const roomy = walkable.filter(({ length }) => length >= 3 && length <= 12);
  if (walkable.length === 0) return void 0;
  const inTwo = ({ list, length }) => ({
    list,
    size: Math.max(Math.floor(length / 2) + 1, smallest(length)),
    start: 0
  });
  const edges = [
    ...roomy.slice(0, 1).map(inTwo),
    ...walkable.slice(0, 1).map(({ list, length }) => ({ list, size: smallest(length), start: 0 })),
    ...roomy.slice(1).map(inTwo)
  ];
  return {
    edges: edges.filter(
      ({ list, size }, index) => edges.findIndex((edge) => edge.list === list && edge.size === size) === index
    ),
    random: fc7.constantFrom(...walkable).chain(
      ({ list, length }) => fc7.record({
        list: fc7.constant(list),
        size: pageSizesFor(length, smallest(length)),
        start: fc7.nat({ max: length - 1 })
      })
    )
  };
}
function placesInLists(lists) {
  const filled = lists.map(({ length }, list) => ({ list, length })).filter(({ length }) => length > 0);
  const [shortest, second] = [...filled.filter(({ length }) => length > 2), ...filled];
  const longest = filled.at(-1);
  if (shortest === void 0 || longest === void 0) return void 0;
  const edges = [
    { list: shortest.list, index: 0, size: 1 },
    { list: shortest.list, index: shortest.length - 1, size: void 0 },
    ...longest.length > 2 ? [
      { list: longest.list, index: Math.floor(longest.length / 2), size: void 0 },
      { list: longest.list, index: 0, size: largestPage }
    ] : [],
    ...second === void 0 || second === longest ? [] : [{ list: second.list, index: 0, size: void 0 }]
  ];
  return {
    edges,
    random: fc7.constantFrom(...filled).chain(
      ({ list, length }) => fc7.record({
        list: fc7.constant(list),
        index: fc7.nat({ max: length - 1 }),
        size: fc7.option(pageSizesFor(length, 1), { nil: void 0, freq: 3 })
      })
    )
  };
}
function pageSizesFor(length, smallest) {
  return fc7.oneof(
    { weight: 3, arbitrary: fc7.integer({ min: smallest, max: Math.min(largestPage, Math.max(smallest, length)) }) },
    { weight: 1, arbitrary: fc7.integer({ min: smallest, max: largestPage }) }
  );
}

// suites/evidence/known-lists.ts
var knownLists = shared("known lists", async (target) => {
  await lifeOfAnItem(target);
  return (await freshLists(target)).filter(({ resource }) => changesByRequestsAlone(resource)).filter(({ page }) => page.nextPageUri === null && page.ids.length >= 2 && page.ids.every((id) => id !== void 0)).map(({ resource, path: path2, page }) => ({
    resource,
    path: path2,
    full: page.ids.filter((id) => id !== void 0),
    isWhole: true
  })).toSorted((one, other) => one.full.length - other.full.length);
});
async function freshLists(target) {
  const lists = await servedLists(target);
  const life = await lifeOfAnItem(target);
  if (!life) return lists;
  const others = lists.filter(({ path: path3 }) => path3 !== life.scratch.path);
  if (others.some(({ page: page2 }) => page2.items.length >= 2)) return others;
  const { resource, path: path2 } = life.scratch;
  const page = pageOf(await target.get(path2), resource);
  return lists.map((list) => list.path === path2 && page ? { ...list, page } : list);
}

// suites/evidence/cursors.ts
async function listsWithItems(target) {
  const lists = await knownLists(target);
  const longest = await longestList(target);
  const others = lists.filter(({ path: path2 }) => path2 !== longest?.path);
  return longest && longest.ids.length > 0 ? [...others, { ...longest, full: longest.ids }] : lists;
}
async function knownCursors(target) {
  return placesInLists((await listsWithItems(target)).map(({ full }) => full)) ?? [];
}
async function askBehind(target, { list: number, index, size }) {
  const list = (await listsWithItems(target))[number];
  if (!list) throw new RangeError(`there is no list ${number} to ask behind an item of`);
  const limit2 = size === void 0 ? "" : `&limit=${size}`;
  const exchange = await target.get(`${list.path}?before_id=${encodeURIComponent(list.full[index] ?? "")}${limit2}`);
  return { exchange, page: pageOf(exchange, list.resource), list };
}
function knownAfter(full, { beforeId: cursor }) {
  return full.length - 1 - full.indexOf(cursor ?? "");
}
async function cursorsToNothing(target) {
  const [list, other] = await listsWithItems(target);
  if (!list) return [];
  const deleted = (await deletedItem(target))?.id;
  return unknownCursors({ known: list.full, deleted, foreign: other?.full[0] }, list.resource);
}
async function askBehindNothing(target, { change, id, wasDeleted }) {
  const gone = wasDeleted ? await deletedItem(target) : void 0;
  const list = gone ? { ...gone.scratch, full: [] } : (await listsWithItems(target))[0];
  if (!list) throw new RangeError("there is no list to ask behind nothing of");
  const exchange = await target.get(`${list.path}?before_id=${id}`);
  return { exchange, change, page: pageOf(exchange, list.resource), first: list.full };
}
async function deletedItem(target) {
  const life = await lifeOfAnItem(target);
  return life?.item && isServed(life.item.deleted) ? { scratch: life.scratch, id: life.item.id } : void 0;
}

// suites/evidence/walked-lists.ts
async function walkThrough(target, { list, size }, cursor) {
  const behind = cursor === void 0 ? "" : `&before_id=${encodeURIComponent(cursor)}`;
  const walked = await walkFrom(target, list.resource, `${list.path}?limit=${size}${behind}`, pagesOf(list, size));
  return { list, size, walked };
}
function pagesOf({ full, isWhole }, size) {
  return Math.ceil(full.length / size) + (isWhole ? 1 : 0);
}
var cutLists = shared("pagination.walk", async (target) => {
  const life = await lifeOfAnItem(target);
  const across = life && withoutNewItem(life);
  const isRight = across && [...judgeWalk(across).findings, ...judgeEnd(across).findings].length === 0;
  const walked = across && (isRight ? across : await walkThrough(target, across));
  if (walked?.list.isWhole) return [walked];
  const lists = await knownLists(target);
  const roomy = lists.filter(({ full }) => full.length > 2);
  const list = roomy.find(({ full }) => full.length % 2 === 0) ?? roomy[0] ?? lists[0];
  const whole = list && await walkThrough(target, { list, size: Math.ceil(list.full.length / 2) });
  return [walked, whole].filter((each2) => each2 !== void 0);
});
function withoutNewItem({ scratch: scratch2, walkAcrossCreation, item }) {
  const { pages, full, size, isWhole } = walkAcrossCreation;
  if (pages.length === 0) return void 0;
  const others = (page, values3) => values3.filter((_, index) => page.ids[index] !== item?.id);
  const walked = pages.map((page) => ({ ...page, items: others(page, page.items), ids: others(page, page.ids) }));
  return { list: { resource: scratch2.resource, path: scratch2.path, full, isWhole }, size, walked };
}
var mostPages = 6;
async function walksToTry(target) {
  return pageWalks(
    (await knownLists(target)).map(({ full }) => full),
    mostPages
  ) ?? [];
}
async function takeWalk(target, { list: number, size, start }) {
  const list = (await knownLists(target))[number];
  if (!list) throw new RangeError(`there is no list ${number} to walk through`);
  const part = { ...list, full: list.full.slice(start) };
  return walkThrough(target, { list: part, size }, start === 0 ? void 0 : list.full[start - 1]);
}
function judgeWalk({ list, walked, size }) {
  if (walked.length === 0) return notJudged(`${list.path} could not be read with limit=${size}`);
  const findings = [
    ...visitedTwice(walked),
    ...differencesFromFullList(walked, list.full),
    ...neverEnds(walked, list.isWhole ? pagesOf(list, size) : Number.POSITIVE_INFINITY)
  ];
  return { judged: 1, findings };
}
function judgeEnd({ list, walked }) {
  if (!list.isWhole) return { judged: 0, findings: [] };
  return {
    judged: walked.length,
    findings: [...linksToNothing(walked, list.full), ...endsTooEarly(walked, list.full)]
  };
}

// suites/pagination.ts
var pagination = section("pagination");
var tooFewItems = "no list of the target has two items or more";
var envelope = pagination.rule("envelope", {
  level: "must",
  clauses: ["pagination.next-page-uri", "clients.libraries"],
  title: "every list answer has its items, uri, and next_page_uri as an absolute URL or null",
  judges: "the body of every 2xx answer to GET of a list: an array of objects, uri as a text, next_page_uri",
  accepts: "further members",
  hint: "give every list the same envelope, with next_page_uri: null at the end",
  judge: ({ lists }) => each(lists, ({ exchange, listKey }) => seenIn(envelopeProblems(exchange, { listKey }), exchange))
});
var newestFirst = pagination.rule("newest-first", {
  level: "must",
  clauses: ["pagination.order"],
  title: "lists run from newest to oldest",
  judges: "created_at of neighbours along each page and from page to page of a walk; started_at where items have no created_at",
  accepts: "equal creation times in any order; ids break no tie",
  hint: "sort by creation time before cutting pages",
  judge: ({ walks }) => judgeNewestFirst(walks)
});
var limit = pagination.rule("limit", {
  level: "must",
  clauses: ["pagination.parameters"],
  title: "no page has more items than its limit",
  asks: "GET of the longest list with page sizes from 1 to 100, as far as there is room",
  judges: "that a good limit is served, and that no page of the run has more items than it was asked for",
  hint: "cut the page after limit items",
  judge: (traffic) => {
    const limited = traffic.pages.filter(
      ({ limitAsked, limit: bound }) => limitAsked !== void 0 && bound === Number(limitAsked)
    );
    return together(
      each(limited, tooLongPage),
      ...traffic.recording.filter((exchange) => asksForGoodLimit(exchange) && !isRateLimited(exchange)).map((exchange) => judgeServed(exchange))
    );
  },
  inputs: inputs({
    values: () => pageSizes,
    atLeast: 0,
    ask: async (target, size) => {
      const longest = await longestList(target);
      const exchange = longest && await target.get(`${longest.path}?limit=${size}`);
      return { exchange, page: longest && pageOf(exchange, longest.resource) };
    },
    judge({ exchange, page }) {
      if (page) return { judged: 1, findings: tooLongPage(page) };
      return exchange ? judgeServed(exchange) : notJudged("no list answered");
    }
  })
});
function asksForGoodLimit({ request: { method, url, headers } }) {
  const { search } = new URL(url);
  const isPlain2 = headers.every(([name]) => name === "authorization" || name === "ngrok-version");
  const isGood = headerValues(headers, "authorization").some((value) => value.startsWith("Bearer "));
  return method === "GET" && isPlain2 && isGood && /^\?limit=([1-9]\d?|100)$/.test(search);
}
function judgeServed(exchange, what = `limit ${new URL(exchange.request.url).searchParams.get("limit")}`) {
  if (isRateLimited(exchange)) return notJudged("requests were answered 429 before their time");
  if (isServed(exchange)) return { judged: 1, findings: [] };
  const problem = { expected: `${what} is served`, actual: answerTold(exchange), at: "status" };
  return { judged: 1, findings: seenIn([problem], exchange) };
}
var fullPages = pagination.rule("full-pages", {
  level: "should",
  clauses: ["pagination.parameters", "pagination.last-page"],
  title: "a page with fewer items than its limit is the last one",
  judges: "every page of the run that has items, but fewer than its limit (100 where none was asked for): that it links to no next page",
  hint: "filter before cutting pages, not after",
  judge: ({ pages }) => each(pages, shortPageThatLinksOnward)
});
var limitDefault = pagination.rule("limit-default", {
  level: "must",
  clauses: ["pagination.limit-default", "pagination.first-page"],
  title: "without limit, a list answers as with limit=100",
  asks: "GET of the longest list without limit and with limit=100, and of further lists as far as there is room",
  judges: "that both pages have the same items in the same order, and that both link onward or neither does",
  hint: "let limit default to 100",
  probe: probe(longestList, (longest) => {
    const [byDefault] = longest?.walk ?? [];
    if (!longest || !byDefault) return notJudged("the target serves no list that changes by requests alone");
    const { path: path2, ids, isWhole, largest, largestPage: largestPage2 } = longest;
    if (!largestPage2) return judgeServed(largest);
    return {
      judged: 1,
      findings: differentPages(byDefault, largestPage2),
      evidence: `the longest list is ${path2} with ${ids.length} items${isWhole ? "" : " or more"}`
    };
  }),
  inputs: inputs({
    values: async (target) => {
      const longest = await longestList(target);
      return (await longestFirst(target)).filter(({ path: path2 }) => path2 !== longest?.path);
    },
    atLeast: 0,
    ask: async (target, { path: path2, resource }) => {
      const largest = await target.get(`${path2}?limit=100`);
      return { largest, largestPage: pageOf(largest, resource), byDefault: pageOf(await target.get(path2), resource) };
    },
    judge: ({ largest, largestPage: largestPage2, byDefault }) => largestPage2 && byDefault ? { judged: 1, findings: differentPages(byDefault, largestPage2) } : judgeServed(largest)
  })
});
var limitMaximum = pagination.rule("limit-maximum", {
  level: "must",
  clauses: ["pagination.limit-maximum"],
  title: "no page ever has more than 100 items, whatever limit is asked for",
  asks: "GET of the longest list with limits above 100: 101, 1000, more than 32 and 64 bits hold, and generated ones",
  judges: "that no page of the run has more than 100 items, and that what is not served is a well-formed error of a status from 400 to 499",
  accepts: "a larger limit refused, or taken for 100",
  hint: "refuse a limit above 100, or cut the page at 100",
  judge: ({ pages }) => each(
    pages.filter(({ items }) => items.length > 0),
    moreThan100
  ),
  inputs: inputs({
    values: () => largerLimits,
    atLeast: 1,
    ask: async (target, size) => {
      const longest = await longestList(target);
      const exchange = await target.get(`${longest?.path ?? (await goodRequest(target)).path}?limit=${size}`);
      return { exchange, page: longest && pageOf(exchange, longest.resource) };
    },
    judge({ exchange, page }) {
      if (isRateLimited(exchange)) return notJudged("requests were answered 429 before their time");
      if (isServed(exchange)) return { judged: 1, findings: page ? moreThan100(page) : [] };
      return { judged: 1, findings: seenIn(toldWith("a limit above 100", refusalProblems(exchange)), exchange) };
    }
  })
});
function moreThan100(page) {
  return page.items.length > 100 ? tooLongPage({ ...page, limit: 100 }) : [];
}
var limitInvalid = pagination.rule("limit-invalid", {
  level: "should",
  clauses: ["pagination.parameters", "pagination.limit-maximum"],
  title: "a limit that is none is refused with a well-formed error",
  asks: "a good GET with limits that are none: 0, -1, 1.5, words, nothing, two of them, and generated ones",
  judges: "that each is refused with a well-formed error of a status from 400 to 499, and with the documented code where it is plain which; what a lenient reader may take for a limit may be served",
  accepts: "an empty limit taken for none",
  hint: "ERR_NGROK_233 for a number out of range, 244 for what is no number",
  inputs: inputs({
    values: () => invalidLimits,
    atLeast: 2,
    ask: async (target, value) => {
      const { path: path2, exchange } = await goodRequest(target);
      const changed = await target.get(`${path2}?limit=${value}`);
      return { value, comparison: { change: `with limit=${value}`, control: exchange, changed } };
    },
    judge: ({ value, comparison }) => {
      if (isHarmless(value) && isServed(comparison.changed)) return { judged: 1, findings: [] };
      const code = documentedCodes[value];
      return judgeRefusal(comparison, code === void 0 ? {} : { codes: [code] });
    }
  })
});
var documentedCodes = {
  0: conditions.limitOutOfRange.code,
  "-1": conditions.limitOutOfRange.code,
  "10abc": conditions.limitNotANumber.code,
  ten: conditions.limitNotANumber.code
};
var beforeId = pagination.rule("before-id", {
  level: "must",
  clauses: ["pagination.before-id", "pagination.parameters"],
  title: "before_id gives exactly the items after that one in the list",
  asks: "GET of lists with before_id of one of their items, with a limit and without",
  judges: "that the page begins with the item behind that one in the full list, leaves none out, and ends early only with a link onward",
  hint: "begin behind the item that before_id names, without it and without a gap",
  inputs: inputs({
    values: knownCursors,
    atLeast: 2,
    ask: askBehind,
    judge: ({ exchange, page, list }) => {
      if (!page) return judgeServed(exchange, "before_id with a known id");
      const expected = list.isWhole ? list.full : [...list.full, ...page.ids.slice(knownAfter(list.full, page)).map(String)];
      const findings = notWhatComesAfter(page, expected).map((finding) => ({
        ...finding,
        expected: `behind ${page.beforeId}: ${finding.expected}`
      }));
      return { judged: 1, findings };
    }
  })
});
var beforeIdUnknown = pagination.rule("before-id-unknown", {
  level: "should",
  clauses: ["pagination.before-id"],
  title: "before_id with an id that names nothing gives an error or a valid page, never the first page again",
  asks: "GET of a list with before_id of what it does not have: an unknown id, a deleted one, one of another list, a word, and generated ones",
  judges: "that the answer is a well-formed error of a status from 400 to 499, or a page that does not begin with the first item of the list",
  accepts: "an error of any status from 400 to 499; an empty page; the items older than the one that was deleted",
  hint: "refuse a cursor that names nothing: a client that pages on it would never end",
  inputs: inputs({
    values: cursorsToNothing,
    atLeast: 3,
    ask: askBehindNothing,
    judge: ({ exchange, change, page, first }) => {
      if (isRateLimited(exchange)) return notJudged("requests were answered 429 before their time");
      if (!isServed(exchange)) return { judged: 1, findings: seenIn(refusalProblems(exchange), exchange) };
      const isFirstPage = page !== void 0 && first.length > 0 && page.ids[0] === first[0];
      const problem = {
        expected: `${change}: an error, or another page`,
        actual: "the first page again",
        ...page && { at: itemPointer(page, 0) }
      };
      return { judged: 1, findings: isFirstPage ? seenIn([problem], exchange) : [] };
    }
  })
});
var walk = pagination.rule("walk", {
  level: "must",
  clauses: ["pagination.next-page-uri", "pagination.last-page"],
  title: "following next_page_uri visits every item once, in order, and ends",
  asks: "the longest list and the page it links to, other lists page by page, one of them to its end, and further walks as far as there is room",
  judges: "that no walk shows an item twice or leads back to a page, and that one through a list whose items are known shows them all, in order, and ends",
  hint: "cut pages from one sorted list, and put limit and the last item into the link",
  probe: probe(
    async (target) => ({ longest: await longestList(target), cut: await cutLists(target) }),
    ({ longest, cut }) => {
      if (!longest || cut.length === 0) return notJudged(tooFewItems);
      const findings = [...visitedTwice(longest.walk), ...neverEnds(longest.walk, Number.POSITIVE_INFINITY)];
      return together({ judged: 1, findings }, ...cut.map(judgeWalk));
    }
  ),
  inputs: inputs({ values: walksToTry, atLeast: 0, ask: takeWalk, judge: judgeWalk })
});
var linkKeepsLimit = pagination.rule("link-keeps-limit", {
  level: "should",
  clauses: ["pagination.next-page-uri", "pagination.parameters"],
  title: "next_page_uri asks for the next page with the limit of this one",
  judges: "limit in each next_page_uri beside the limit that its page was asked for with",
  accepts: "limit=100 or none where none was asked for; a link that carries it in a form of its own",
  hint: "put limit into the link",
  judge: ({ pages }) => each(
    pages.filter(({ nextPageUri }) => typeof nextPageUri === "string"),
    linkThatChangesLimit
  )
});
var lastPage = pagination.rule("last-page", {
  level: "must",
  clauses: ["pagination.last-page"],
  title: "next_page_uri is null on the last page and only there",
  asks: "the walks that pagination.walk asks for, too",
  judges: "next_page_uri of each page: null where the page is empty or all items of the list have come, a link where some are left",
  accepts: "any way to find out: the count may be an exact multiple of the page size, or none",
  hint: "look whether there is one item more than the page holds before making a link",
  judge: ({ walks, pages }) => together(
    each(walks, (each2) => linksToNothing(each2)),
    each(pages, emptyPageThatLinksOnward)
  ),
  probe: probe(
    async (target) => ({ longest: await longestList(target), cut: await cutLists(target) }),
    ({ longest, cut }) => {
      if (!longest || cut.length === 0) return notJudged(tooFewItems);
      const findings = longest.largestPage ? endsTooEarly([longest.largestPage], longest.ids) : [];
      return together({ judged: 1, findings }, ...cut.map(judgeEnd));
    }
  ),
  inputs: inputs({ values: walksToTry, atLeast: 0, ask: takeWalk, judge: judgeEnd })
});
var nextPageUriUsable = pagination.rule("next-page-uri-usable", {
  level: "must",
  clauses: ["pagination.next-page-uri", "clients.libraries"],
  title: "next_page_uri is on the target's own origin and works as it stands",
  judges: "the origin of each next_page_uri, that it names no user, and that those which the run followed were served",
  hint: "build the link from the scheme and host of the request",
  judge: (traffic) => {
    const { origin } = traffic.settings.base;
    const linking = traffic.pages.filter(({ nextPageUri }) => typeof nextPageUri === "string");
    const asked = new Map(traffic.recording.map((exchange) => [exchange.request.url, exchange]));
    return each(linking, ({ exchange, nextPageUri }) => {
      const link = String(nextPageUri);
      const { origin: linked, username } = new URL(link);
      if (linked !== origin || username !== "") {
        return seenIn([{ expected: `a link on ${origin}`, actual: link, at: nextPageUriPointer }], exchange);
      }
      const next = asked.get(link);
      if (!next || isServed(next) || isRateLimited(next)) return [];
      return seenIn(
        [{ expected: "a link that works", actual: answerTold(next), at: nextPageUriPointer }],
        exchange,
        next
      );
    });
  }
});
var stable = pagination.rule("stable", {
  level: "should",
  clauses: ["pagination.before-id", "pagination.next-page-uri"],
  title: "an item created during a walk appears in no later page and moves none",
  asks: "the pages of a list one after the other, and a creation between the first and the second",
  judges: "that the pages show every item of the list as it was, once and in its order, and that no later one shows the new item",
  accepts: "an item with the same created_at as those it comes among",
  hint: "continue behind the last item of the page, not at an offset",
  needs: ["writes"],
  probe: probe(
    lifeOfAnItem,
    (life) => life ? judgeStable(life) : notJudged("the target serves no list that the run could write to")
  )
});
function judgeStable({ walkAcrossCreation: { pages, full }, created, item }) {
  const [first] = pages;
  if (!first || pages.length < 2 || !item || !isServed(created)) {
    return notJudged("no item could be created between two pages of a list");
  }
  const tied = pages.slice(1).some(
    (page) => page.ids.includes(item.id) && compareInstants(timeOf(page, page.ids.indexOf(item.id)), timeOf(first, first.items.length - 1)) === 0
  );
  if (tied) return { judged: 1, findings: [] };
  const findings = [...visitedTwice(pages), ...differencesFromFullList(pages, full)];
  return { judged: 1, findings: withIdOrder(findings, idsOf(pages)) };
}
function timeOf({ items }, index) {
  return memberOf(items[index], "created_at");
}
var paginationRules = [
  envelope,
  newestFirst,
  limit,
  fullPages,
  limitDefault,
  limitMaximum,
  limitInvalid,
  beforeId,
  beforeIdUnknown,
  walk,
  linkKeepsLimit,
  lastPage,
  nextPageUriUsable,
  stable
];

// lib/judge/rate-window.ts
var waysOfCounting = [
  { name: "all", counts: () => true },
  { name: "authenticated", counts: ({ authenticated }) => authenticated },
  { name: "served", counts: ({ exchange }) => isServed(exchange) }
];
var rateCode = "ERR_NGROK_226";
var simultaneityCode = "ERR_NGROK_225";
function judgeEnforced(exchanges, limit2) {
  const served = [...exchanges].filter(isServed);
  const crowded = mostInOneWindow(served, limit2.windowMs - slack(limit2.windowMs));
  const evidence = `at most ${crowded.length} served requests within one window of ${seconds(limit2.windowMs)}`;
  const [first, last] = [crowded.at(0), crowded.at(limit2.requests)];
  if (first === void 0 || last === void 0) return { judged: served.length, findings: [], evidence };
  const problem = {
    expected: `at most ${limit2.requests} served requests in any ${seconds(limit2.windowMs)}`,
    actual: `${crowded.length} of them, sent and answered within ${seconds(spanOf(crowded))}`,
    at: "status"
  };
  return { judged: served.length, findings: seenIn([problem], last, first), evidence };
}
function judgeNotEarly(requests, limit2, options) {
  const schedule = inOrder(requests);
  const findings = schedule.filter(({ exchange }) => isRateRefusal(exchange, schedule)).flatMap((refused) => {
    const count = possiblyBefore(refused, schedule, limit2.windowMs).length;
    if (count >= limit2.requests) return [];
    const problem = {
      expected: `no 429 before ${limit2.requests} requests within ${seconds(limit2.windowMs)}`,
      actual: `429 after ${count} requests at most`,
      at: "status",
      ...!options.accountIsAlone && { level: "should" }
    };
    return seenIn([problem], refused.exchange);
  });
  return { judged: schedule.filter(({ exchange }) => isAnswered(exchange)).length, findings };
}
function boundaryOf(requests, limit2, ways = waysOfCounting) {
  const schedule = inOrder(requests);
  const first = schedule.find(({ exchange }) => isRateRefusal(exchange, schedule));
  const upToFirst = schedule.filter(({ exchange }) => first === void 0 || exchange.sentAt <= first.exchange.sentAt);
  const fits = ways.filter(({ counts }) => {
    const full = (count) => count >= limit2.requests;
    const early = first !== void 0 && !full(possiblyBefore(first, schedule, limit2.windowMs).filter((each2) => mayCount(each2, counts)).length);
    const late = upToFirst.some(
      (request) => isAnswered(request.exchange) && !isRateRefusal(request.exchange, schedule) && counts(request) && full(surelyBefore(request, upToFirst, limit2.windowMs).filter((each2) => surelyCounts(each2, counts)).length)
    );
    return !early && !late;
  });
  return { firstRefused: first?.exchange, fits: fits.map(({ name }) => name) };
}
function judgeBoundary(requests, limit2, ways = waysOfCounting) {
  const schedule = inOrder(requests);
  const { firstRefused, fits } = boundaryOf(schedule, limit2, ways);
  if (firstRefused === void 0) {
    return { judged: 0, findings: [], unjudged: [`none of ${schedule.length} requests was answered 429`] };
  }
  const evidence = `the first 429 agrees with counting: ${fits.join(", ") || "none"}`;
  if (fits.length > 0) return { judged: 1, findings: [], evidence };
  const before = schedule.filter(({ exchange }) => exchange.sentAt < firstRefused.sentAt);
  const authenticated = before.filter((each2) => each2.authenticated).length;
  const served = before.filter(({ exchange }) => isServed(exchange)).length;
  const problem = {
    expected: `the first 429 for request ${limit2.requests + 1} of those that count`,
    actual: `no way of counting fits: ${before.length} came before it, ${authenticated} with a key, ${served} served`,
    at: "status",
    level: "should"
  };
  return { judged: 1, findings: seenIn([problem], firstRefused), evidence };
}
function judgeRateRefusals(exchanges) {
  const all = [...exchanges];
  const schedule = all.map((exchange) => ({ exchange, authenticated: true }));
  const refusals = errorsIn(all).filter(({ outcome }) => outcome.response.status === 429);
  const findings = refusals.filter((exchange) => isRateRefusal(exchange, schedule)).flatMap((exchange) => seenIn(rateRefusalProblems(exchange), exchange));
  return { judged: refusals.length, findings };
}
function rateRefusalProblems(exchange) {
  if (!isWellFormedError(exchange)) return refusalProblems(exchange);
  const code = errorCodeOf(exchange);
  if (code === rateCode) return [];
  return [{ expected: rateCode, actual: String(code), at: jsonPointer("error_code") }];
}
function judgeRolling(requests, limit2) {
  const schedule = inOrder(requests);
  const first = schedule.findIndex(({ exchange }) => isRateRefusal(exchange, schedule));
  const unjudged = (reason) => ({ judged: 0, findings: [], unjudged: [reason] });
  if (first < 0) return unjudged("no request was answered 429, so nothing had to come back");
  const certain = schedule.flatMap((request, index) => {
    const inWindow = surelyBefore(request, schedule, limit2.windowMs).filter(
      ({ exchange }) => isServed(exchange)
    ).length;
    if (inWindow >= limit2.requests) return [servedTooEarly(request.exchange, inWindow)];
    if (index <= first || !isAnswered(request.exchange)) return [];
    const count = possiblyBefore(request, schedule, limit2.windowMs).length;
    return count < limit2.requests ? [refusedTooLate(request.exchange, schedule, count)] : [];
  });
  const findings = certain.flat();
  if (findings.length === 0 && !schedule.slice(first + 1).some(({ exchange }) => isServed(exchange))) {
    return unjudged("no request was served after the first 429, so nothing is known to have come back");
  }
  return { judged: certain.length, findings };
}
function servedTooEarly(exchange, inWindow) {
  if (!isServed(exchange)) return [];
  const expected = `429, for ${inWindow} served requests are still in the window`;
  return seenIn([{ expected, actual: `status ${statusOf(exchange)}`, at: "status" }], exchange);
}
function refusedTooLate(exchange, schedule, count) {
  if (!isRateRefusal(exchange, schedule)) return [];
  const expected = `no 429, for at most ${count} requests are still in the window`;
  return seenIn([{ expected, actual: "status 429", at: "status" }], exchange);
}
function slack(windowMs) {
  return windowMs / 1e3 + 2;
}
function inOrder(requests) {
  return [...requests].toSorted((one, other) => one.exchange.sentAt - other.exchange.sentAt);
}
function surelyBefore({ exchange }, schedule, windowMs) {
  const opens = exchange.endedAt - windowMs + slack(windowMs);
  const inWindow = schedule.slice(placeBehind(schedule, opens), placeBehind(schedule, exchange.sentAt));
  return inWindow.filter((other) => other.exchange.endedAt < exchange.sentAt);
}
function placeBehind(schedule, time) {
  let [from, to] = [0, schedule.length];
  while (from < to) {
    const middle = from + to >> 1;
    if ((schedule[middle]?.exchange.sentAt ?? 0) <= time) from = middle + 1;
    else to = middle;
  }
  return from;
}
function possiblyBefore(request, schedule, windowMs) {
  const opens = request.exchange.sentAt - windowMs - slack(windowMs);
  const { endedAt } = request.exchange;
  return schedule.filter(
    (other) => other !== request && other.exchange.sentAt <= endedAt && latestCounting(other.exchange) >= opens
  );
}
function latestCounting(exchange) {
  return isAnswered(exchange) ? exchange.endedAt : Number.POSITIVE_INFINITY;
}
function mayCount(request, counts) {
  return counts(request) || !isAnswered(request.exchange);
}
function surelyCounts(request, counts) {
  return isAnswered(request.exchange) && statusOf(request.exchange) !== 429 && counts(request);
}
function mostInOneWindow(exchanges, lengthMs) {
  const short = exchanges.filter(({ sentAt, endedAt }) => endedAt - sentAt < lengthMs);
  const bySending = short.toSorted((one, other) => one.sentAt - other.sentAt);
  const ends = short.map(({ endedAt }) => endedAt).toSorted((one, other) => one - other);
  let most = 0;
  let opens = 0;
  let ended = 0;
  bySending.forEach(({ sentAt }, index) => {
    while (ended < ends.length && (ends[ended] ?? 0) < sentAt + lengthMs) ended += 1;
    if (ended - index > most) {
      most = ended - index;
      opens = sentAt;
    }
  });
  return bySending.filter(({ sentAt, endedAt }) => sentAt >= opens && endedAt < opens + lengthMs);
}
function spanOf(exchanges) {
  const began = exchanges.reduce((earliest, { sentAt }) => Math.min(earliest, sentAt), Number.POSITIVE_INFINITY);
  const ended = exchanges.reduce((latest, { endedAt }) => Math.max(latest, endedAt), Number.NEGATIVE_INFINITY);
  return ended - began;
}
function isRateRefusal(exchange, schedule) {
  if (statusOf(exchange) !== 429) return false;
  return errorCodeOf(exchange) !== simultaneityCode || !hasCompany(exchange, schedule);
}
function hasCompany({ number, sentAt, endedAt }, schedule) {
  return schedule.some(
    ({ exchange }) => exchange.number !== number && exchange.sentAt < endedAt && exchange.endedAt > sentAt
  );
}
function statusOf(exchange) {
  return isAnswered(exchange) ? exchange.outcome.response.status : void 0;
}
function seconds(milliseconds) {
  return `${Number((milliseconds / 1e3).toFixed(3))} s`;
}

// suites/evidence/recovery.ts
async function watchRecovery(target, path2) {
  const { requests, windowMs } = target.settings.spending.limit;
  const quarter = windowMs / 4;
  const ask = () => target.overrun({ path: `${path2}?limit=1` });
  for (const _ of ["a quarter of the window", "half of it"]) {
    await target.wait(quarter);
    await ask();
  }
  await target.waitForWholeWindow();
  const half = Math.ceil(requests / 2);
  for (let sent = 0; sent < half; sent += 1) await ask();
  await target.wait(2 * quarter);
  await untilRefused(ask, requests);
  await target.wait(quarter);
  await ask();
  await target.wait(quarter + marginMs(windowMs));
  await untilRefused(ask, requests);
}
async function untilRefused(ask, requests) {
  for (let sent = 0; sent <= requests; sent += 1) if (isRateLimited(await ask())) return;
}
function marginMs(windowMs) {
  return windowMs / 50 + 20;
}

// suites/rate-limits.ts
var rateLimits = section("rate-limits");
var countsAll = { name: "all", counts: () => true };
var checksBeforeCounting = [
  [],
  ["path"],
  ["path", "method"],
  ["version"],
  ["version", "path"],
  ["version", "path", "method"],
  ["version", "path", "method", "anything else"]
];
function waysOfCounting2(traffic) {
  const served = new Set(traffic.answered.filter(isServed).map((exchange) => traffic.resourceOf(exchange)));
  const groundsOfRefusal = new Map(traffic.recording.map((each2) => [each2, groundOf(each2, traffic, served)]));
  return [
    countsAll,
    ...checksBeforeCounting.map((grounds) => ({
      name: ["with a key", ...grounds.map((ground) => `not refused for ${ground}`)].join(", "),
      counts: ({ authenticated, exchange }) => {
        const ground = groundsOfRefusal.get(exchange);
        return authenticated && (ground === void 0 || !grounds.includes(ground));
      }
    }))
  ];
}
function groundOf(exchange, traffic, served) {
  if (isServed(exchange) || isRateLimited(exchange)) return void 0;
  if (headerValues(exchange.request.headers, "ngrok-version").join() !== "2") return "version";
  if (traffic.isRoot(exchange)) return "method";
  const resource = traffic.resourceOf(exchange);
  if (resource === void 0 || !served.has(resource)) return "path";
  return traffic.placeOf(exchange) === void 0 ? "method" : "anything else";
}
var exhausting = "rate-limits.enforced";
var repeated = "?limit=1";
var exhaustion = shared(exhausting, async (target) => {
  const { path: path2 } = await goodRequest(target);
  const { limit: limit2, mayWait } = target.settings.spending;
  if (mayWait) await target.waitForWholeWindow();
  await target.overrun({ path: unknownRoute });
  const sent = [];
  while (sent.length <= limit2.requests) {
    const exchange = await target.overrun({ path: path2 + repeated, aside: true });
    sent.push(exchange);
    if (isRateLimited(exchange)) return { sent, spread: await otherKinds(target, path2) };
    const isTooSlow = exchange.endedAt - (sent[0] ?? exchange).sentAt > limit2.windowMs;
    if (!isServed(exchange) || isTooSlow) break;
  }
  return { sent, spread: [] };
});
var exhaust = probe(exhaustion, () => ({ judged: 0, findings: [] }));
async function otherKinds(target, path2) {
  const other = (await servedLists(target)).find((list) => list.path !== path2)?.path;
  const place = await scratch(target);
  const asks = [
    { kind: "another connection", ask: { path: path2, close: true } },
    ...other === void 0 ? [] : [{ kind: "another resource", ask: { path: other, aside: true } }],
    ...place ? [
      {
        kind: "another method",
        ask: {
          method: "POST",
          path: place.path,
          body: newItem(target, place.resource, "beyond the rate limit"),
          aside: true
        }
      }
    ] : []
  ];
  const spread = [];
  for (const { kind, ask } of asks) spread.push({ kind, exchange: await target.overrun(ask) });
  return spread;
}
var enforced = rateLimits.rule("enforced", {
  level: "must",
  clauses: ["rate-limits.window"],
  title: "no 60 seconds see more than 120 requests served",
  asks: "GET of a list, one after the other, until one is answered 429 or one more than the limit is sent",
  judges: "how many requests of the account were served in any 60 seconds; a first 429 that no way of counting explains is a warning",
  accepts: "any way of counting refused requests: none is documented",
  hint: "count the requests of the last 60 seconds by account, and refuse the 121st",
  needs: ["rate-limits"],
  probe: exhaust,
  judge: (traffic) => {
    const served = judgeEnforced(accountsOwn(traffic), limitOf(traffic));
    const early = judgeEarliness(traffic);
    if (served.findings.length > 0 || early.findings.length > 0) return served;
    return together(served, judgeBoundary(traffic.metered, limitOf(traffic), waysOfCounting2(traffic)));
  }
});
var notEarly = rateLimits.rule("not-early", {
  level: "must",
  clauses: ["rate-limits.window"],
  title: "no 429 comes before 120 requests can have counted",
  asks: "the same requests as rate-limits.enforced",
  judges: "how many requests can have counted in the 60 seconds before each 429; fewer than 120 are a warning where others may use the account",
  accepts: "any way of counting refused requests that the rest of the run does not disprove",
  hint: "look at the count before the request is added, and let what leaves the window free its place",
  needs: ["rate-limits"],
  probe: exhaust,
  judge: judgeEarliness
});
function judgeEarliness(traffic) {
  const { metered } = traffic;
  const limit2 = limitOf(traffic);
  const options = { accountIsAlone: isLoopback(traffic.settings.base) };
  const ofAll = judgeNotEarly(metered, limit2, options);
  const mayCountAll = boundaryOf(metered, limit2, [countsAll]).fits.length > 0;
  if (ofAll.findings.length > 0 || mayCountAll) return ofAll;
  return judgeNotEarly(
    metered.filter(({ authenticated }) => authenticated),
    limit2,
    options
  );
}
var refusal = rateLimits.rule("refusal", {
  level: "must",
  clauses: ["rate-limits.refusal", "errors.shape"],
  title: "a request beyond the limit gets a well-formed 429 with ERR_NGROK_226",
  asks: "the same requests as rate-limits.enforced",
  judges: "that each 429 is a well-formed error with this code, and that the last of these requests is not refused in another way",
  accepts: "ERR_NGROK_225 where several requests are under way at once",
  hint: "let the limiter answer with an error body like any other",
  needs: ["rate-limits"],
  probe: exhaust,
  judge: ({ recording }) => together(judgeRateRefusals(recording), refusedOtherwise(recording))
});
function refusedOtherwise(recording) {
  const last = recording.findLast(({ askedBy, request }) => askedBy === exhausting && request.url.endsWith(repeated));
  if (!last || isServed(last) || isRateLimited(last) || !isAnswered(last)) return { judged: 0, findings: [] };
  const problem = { expected: "status 429", actual: answerTold(last), at: "status" };
  return { judged: 1, findings: seenIn([problem], last) };
}
var rolling = rateLimits.rule("rolling", {
  level: "must",
  clauses: ["rate-limits.window"],
  title: "capacity comes back request by request, as each leaves the window",
  asks: "after the first 429, requests spread over two and a half windows, with waiting between them",
  judges: "that nothing is served while 120 served requests are surely in the window, and nothing refused while it cannot be full",
  hint: "keep the times of the last 120 requests, not a count that is reset",
  needs: ["rate-limits", "waiting"],
  probe: probe(
    async (target) => {
      const { sent } = await exhaustion(target);
      if (sent.some(isRateLimited)) await watchRecovery(target, (await goodRequest(target)).path);
    },
    (_, traffic) => judgeRolling(traffic.metered, limitOf(traffic))
  )
});
var perAccount = rateLimits.rule("per-account", {
  level: "must",
  clauses: ["rate-limits.window"],
  title: "other resources, methods and connections earn no more requests",
  asks: "after the first 429, one request by another connection, one for another list and, where the run may write, a creation",
  judges: "that none of them is served while the window is full",
  hint: "count by account, whatever the request and the connection",
  needs: ["rate-limits"],
  probe: probe(exhaustion, ({ sent, spread }, traffic) => {
    if (spread.length === 0) return notJudged(`none of ${sent.length} requests beyond the window was answered 429`);
    const refused = sent.filter(isRateLimited);
    return together(
      ...spread.map(({ kind, exchange }) => {
        if (mayHaveRoomAgain(exchange, refused, traffic)) {
          return notJudged("the run took longer than the window, so capacity had come back");
        }
        if (!isServed(exchange)) return { judged: 1, findings: [] };
        const problem = { expected: `429 for a request by ${kind} too`, actual: answerTold(exchange), at: "status" };
        return { judged: 1, findings: seenIn([problem], exchange, ...refused) };
      })
    );
  })
});
function mayHaveRoomAgain({ endedAt }, [refused], traffic) {
  const { windowMs } = limitOf(traffic);
  return traffic.recording.some(
    (exchange) => exchange.sentAt + windowMs <= endedAt && exchange.endedAt + windowMs >= (refused?.sentAt ?? 0)
  );
}
function limitOf({ settings }) {
  return settings.spending.limit;
}
function accountsOwn({ metered }) {
  return metered.filter(({ authenticated }) => authenticated).map(({ exchange }) => exchange);
}
var rateLimitsRules = [enforced, notEarly, refusal, rolling, perAccount];

// suites/timestamps.ts
var timestamps = section("timestamps");
var rfc3339 = timestamps.rule("rfc3339", {
  level: "must",
  clauses: ["timestamps.format"],
  title: "every timestamp is an RFC 3339 date-time and names a real instant",
  judges: "every time in every item of the run, nested ones too, by the grammar of RFC 3339 section 5.6 and by the calendar; which members are times, the API reference says, or else their names",
  accepts: "any number of fraction digits; null where the API reference knows the field to be empty at times",
  hint: "format times with a library, as 2024-05-01T10:00:00Z",
  judge: (traffic) => judgeTimestamps(traffic, "rfc3339")
});
var utc = timestamps.rule("utc", {
  level: "must",
  clauses: ["timestamps.utc"],
  title: "every timestamp ends in Z",
  judges: "the end of every timestamp of the run that is in the grammar of RFC 3339",
  hint: "convert to UTC before formatting; neither +00:00 nor a lower-case z is a Z",
  judge: (traffic) => judgeTimestamps(traffic, "utc")
});
var upperCase = timestamps.rule("upper-case", {
  level: "should",
  clauses: ["timestamps.format"],
  title: "the T between date and time is upper case",
  judges: "the letter between date and time of every timestamp of the run that is in the grammar of RFC 3339",
  hint: "write an upper-case T: many parsers take no other",
  judge: (traffic) => judgeTimestamps(traffic, "upper-case")
});
function judgeTimestamps({ timestamps: timestamps2 }, kind) {
  return each(timestamps2, ({ exchange, pointer, problems }) => {
    const ofKind = problems.filter((problem) => problem.kind === kind);
    return seenIn(
      ofKind.map(({ expected, actual }) => ({ expected, actual, at: pointer })),
      exchange
    );
  });
}
var plausible = timestamps.rule("plausible", {
  level: "should",
  clauses: ["timestamps.format", "timestamps.utc"],
  title: "created_at of a new item is the time of its creation, and stays what it is",
  asks: "the creation of an item, and what else is done with it until it is deleted",
  judges: "that created_at of each item the run made lies between the sending of the creation and its answer, and that no item shows another one later",
  accepts: "the clock skew that the Date header shows, and two seconds for rounding",
  hint: "take created_at from a clock in UTC at the creation, and never touch it again",
  needs: ["writes"],
  probe: probe(lifeOfAnItem, () => ({ judged: 0, findings: [] })),
  judge: (traffic) => {
    const created = traffic.items.filter(({ place }) => place.operation.kind === "create");
    if (created.length === 0) return notJudged("no item was created");
    return together(each(created, createdAtAnotherTime), judgePermanence(traffic));
  }
});
var roundingMs = 2e3;
function createdAtAnotherTime({ exchange, item }) {
  const value = memberOf(item, "created_at");
  const instant = instantOf(value);
  if (instant === void 0) return [];
  const date = Date.parse(headerValues(exchange.outcome.response.headers, "date")[0] ?? "");
  const skew = Number.isNaN(date) ? 0 : date - exchange.endedAt;
  const earliest = exchange.sentAt + Math.min(0, skew) - roundingMs;
  const latest = exchange.endedAt + Math.max(0, skew) + roundingMs;
  if (instant >= earliest && instant <= latest) return [];
  const expected = `a time between ${new Date(earliest).toISOString()} and ${new Date(latest).toISOString()}`;
  return seenIn([{ expected, actual: told(value), at: jsonPointer("created_at") }], exchange);
}
function judgePermanence({ items }) {
  const first = /* @__PURE__ */ new Map();
  return each(items, (shown) => {
    const id = memberOf(shown.item, shown.place.resource.itemKey);
    const createdAt = memberOf(shown.item, "created_at");
    if (typeof id !== "string" || createdAt === void 0) return [];
    const key = `${shown.place.resource.path} ${id}`;
    const known = first.get(key);
    if (!known) first.set(key, shown);
    const before = memberOf((known ?? shown).item, "created_at");
    if (before === createdAt || isSameMoment(before, createdAt)) return [];
    const problem = {
      expected: `${told(before)}, as in #${(known ?? shown).exchange.number}`,
      actual: told(createdAt),
      at: shown.at + jsonPointer("created_at")
    };
    return seenIn([problem], shown.exchange, (known ?? shown).exchange);
  });
}
var timestampsRules = [rfc3339, utc, upperCase, plausible];

// lib/exchange/plain-http.ts
import { connect } from "node:net";
function plainHttpAnswer(options) {
  return new Promise((resolve) => {
    const socket = connect({ host: options.host, port: options.port });
    let heard = "";
    const end = () => {
      clearTimeout(deadline);
      socket.destroy();
      const [line = ""] = heard.split(/\r?\n/, 1);
      resolve(line.startsWith(httpVersion) ? line : void 0);
    };
    const deadline = setTimeout(end, options.timeoutMs);
    socket.on("connect", () => socket.write(`GET / HTTP/1.1\r
host: ${options.host}\r
connection: close\r
\r
`));
    socket.on("data", (bytes) => {
      heard += bytes.toString("latin1");
      const mayBecomeHttp = httpVersion.startsWith(heard.slice(0, httpVersion.length));
      if (!mayBecomeHttp || heard.includes("\n") || heard.length > longestLine) end();
    });
    socket.on("error", end);
    socket.on("close", end);
  });
}
var httpVersion = "HTTP/";
var longestLine = 1024;

// lib/exchange/tls-handshake.ts
import { isIP } from "node:net";
import { connect as connect2 } from "node:tls";
function handshakeWith(url, timeoutMs) {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve) => {
    const socket = connect2({
      host,
      port: Number(url.port || 443),
      // RFC 6066 section 3: an address is no server name.
      ...isIP(host) === 0 && { servername: host },
      minVersion: "TLSv1.2"
    });
    const end = (handshake) => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(handshake);
    };
    const silent = `no handshake within ${timeoutMs} ms`;
    const deadline = setTimeout(() => end({ kind: "refused", message: silent }), timeoutMs);
    socket.on("secureConnect", () => end({ kind: "agreed", protocol: socket.getProtocol() ?? "an unnamed version" }));
    socket.on("error", (error) => end({ kind: "refused", message: error.message }));
    socket.on("close", () => end({ kind: "refused", message: "the connection was closed during the handshake" }));
  });
}

// suites/transport.ts
var transport = section("transport");
var patienceMs = 3e3;
var tls = transport.rule("tls", {
  level: "must",
  clauses: ["access.tls-only", "access.base-url"],
  title: "the target has a valid certificate and speaks TLS 1.2 or newer",
  asks: "a TLS handshake of version 1.2 or newer with the host, and GET /",
  judges: "that the handshake succeeds, and this machine trusts the certificate for the name of the host",
  hint: "serve a certificate for this host name from a public authority, with TLS 1.2 or newer",
  needs: ["https"],
  probe: probe(
    async (target) => ({
      handshake: await handshakeWith(target.settings.base, patienceMs),
      root: (await greeting(target)).plain
    }),
    ({ handshake, root: root2 }) => {
      if (handshake.kind === "agreed") return { judged: 1, findings: [], evidence: `agreed on ${handshake.protocol}` };
      const problem = { expected: "a TLS handshake with a valid certificate", actual: handshake.message };
      return { judged: 1, findings: seenIn([problem], root2) };
    }
  )
});
var noPlainHttp = transport.rule("no-plain-http", {
  level: "must",
  clauses: ["access.tls-only"],
  title: "port 80 of the same host gives no HTTP answer",
  asks: "GET / in plain HTTP, without a key, to port 80 of the host",
  judges: "that no HTTP answer comes within three seconds",
  accepts: "a connection that is refused, dropped or silent",
  hint: "close port 80; not even a redirect belongs there, for by then the key has travelled in the clear",
  needs: ["default-port"],
  probe: probe(
    async (target) => ({
      answer: await plainHttpAnswer({ host: target.settings.base.hostname, port: 80, timeoutMs: patienceMs }),
      root: (await greeting(target)).plain
    }),
    ({ answer, root: root2 }) => {
      if (answer === void 0) return { judged: 1, findings: [] };
      return { judged: 1, findings: seenIn([{ expected: "no HTTP answer on port 80", actual: answer }], root2) };
    }
  )
});
var plainClient = transport.rule("plain-client", {
  level: "must",
  clauses: ["access.plain-client", "clients.libraries", "clients.cli"],
  title: "a request needs no header but the key and the version, and no lasting connection",
  asks: "GET / with key and version and nothing else, and again with more where that fails; a list over a connection that closes",
  judges: "that the root is served without more or, where it never is, some list; that closing the connection makes no difference",
  hint: "do not ask for User-Agent, Accept or cookies, and serve clients that close the connection",
  probe: probe(
    async (target) => ({
      greeting: await greeting(target),
      lists: (await survey(target)).lists,
      close: (await oddForms(target)).close
    }),
    ({ greeting: greeting2, lists, close }) => together(judgeGreeting(greeting2, lists), judgeAcceptance(close))
  )
});
function judgeGreeting({ plain, withCrutch }, lists) {
  if (isServed(plain) || !withCrutch && lists.some(({ exchange }) => isServed(exchange)))
    return { judged: 1, findings: [] };
  const problem = {
    expected: "a request with nothing but a key and a version is served",
    actual: `${answerTold(plain)}${withCrutch ? `, but served ${withCrutch.crutch}` : ", on every path"}`,
    at: "status"
  };
  return { judged: 1, findings: seenIn([problem], plain, ...withCrutch ? [withCrutch.exchange] : []) };
}
var root = transport.rule("root", {
  level: "must",
  clauses: ["access.root", "access.base-url"],
  title: "GET / gives a JSON answer",
  asks: "GET / with key and version, and with what other clients send where nothing less is served",
  judges: "that the answer has a 2xx status, the media type application/json and a body of JSON",
  accepts: "any JSON with a 2xx status",
  hint: "serve the root resource as JSON",
  probe: probe(
    async (target) => {
      const { plain, withCrutch } = await greeting(target);
      return withCrutch?.exchange ?? plain;
    },
    (exchange) => {
      if (isRateLimited(exchange)) return notJudged("the root was answered 429");
      const expected = "a 2xx status with a JSON body";
      const hasBody = isServed(exchange) && exchange.outcome.response.body.length > 0;
      const problems = hasBody ? jsonResponseProblems(exchange) : [{ expected, actual: `${answerTold(exchange)}${isServed(exchange) ? " without a body" : ""}`, at: "status" }];
      return { judged: 1, findings: seenIn(problems, exchange) };
    }
  )
});
var resources = transport.rule("resources", {
  level: "should",
  clauses: ["access.reference"],
  title: "each list of the API reference answers",
  asks: "GET of each list of the API reference, or of those that --resources names; nested ones below the first item of their parent list",
  judges: "that each answers with a 2xx status",
  accepts: "nested lists whose parent list is empty are not asked for",
  hint: "serve the lists that are named, or narrow what is expected with --resources",
  probe: probe(survey, judgeSurvey)
});
function judgeSurvey({ lists, withoutParent }) {
  const limited = lists.filter(({ exchange }) => isRateLimited(exchange));
  const silent = lists.filter(({ exchange }) => !isServed(exchange) && !isRateLimited(exchange));
  const problem = {
    expected: `all ${lists.length} lists of the API reference answer`,
    actual: `${silent.length} do not: ${silent.map(({ path: path2, exchange }) => `${path2} (${answerTold(exchange)})`).join(", ")}`,
    at: "status"
  };
  return {
    judged: lists.length,
    findings: silent.length > 0 ? seenIn([problem], ...silent.map(({ exchange }) => exchange)) : [],
    unjudged: limited.map(({ path: path2 }) => `${path2} was answered 429`),
    evidence: [
      `${lists.length} lists asked`,
      ...withoutParent.map((path2) => `${path2} not asked, for its parent list is empty`)
    ].join("; ")
  };
}
var transportRules = [tls, noPlainHttp, plainClient, root, resources];

// suites/contract.ts
var contract = [
  ...transportRules,
  ...authenticationRules,
  ...contentTypesRules,
  ...versioningRules,
  ...paginationRules,
  ...timestampsRules,
  ...rateLimitsRules,
  ...errorsRules,
  ...resourcesRules
];

export {
  contract
};
