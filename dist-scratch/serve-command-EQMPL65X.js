import {
  Link,
  RollingWindow,
  always,
  belowAnItem,
  both,
  creating,
  creatingIn,
  everyTenth,
  forTheKey,
  hasKey,
  hasVersion,
  header,
  inFrontOf,
  isObject,
  isRefusedFor,
  not,
  onAnItem,
  onItemOf,
  reading,
  serveReference
} from "./chunk-JIWELUER.js";
import {
  listenForInterruption
} from "./chunk-3ZWROOJJ.js";
import {
  readRateLimit
} from "./chunk-PVWUU2GF.js";
import {
  didYouMean
} from "./chunk-4ECAIIHW.js";
import {
  failureCode
} from "./chunk-47MKZPKG.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import "./chunk-4IO2M26N.js";

// lib/reference/changed-answers.ts
function answersWith(when, answer) {
  return async (call, reference) => when(call) ? answer(call) : reference(call.request);
}
function answersOtherwise(when, change) {
  return async (call, reference) => {
    const response = await reference(call.request);
    return when(call) ? change(response, call) : response;
  };
}
function insteadOfSuccess(when, answer) {
  return answersOtherwise(when, (response, call) => response.ok ? answer(call) : response);
}
function answersOf(status, change) {
  return answersOtherwise(always, (response, call) => response.status === status ? change(response, call) : response);
}
function refusalsFor(condition, change) {
  return answersOtherwise(
    always,
    (response, call) => isRefusedFor(response, [condition].flat()) ? change(response, call) : response
  );
}
function hangsUp(when) {
  return answersWith(when, ({ outgoing }) => {
    outgoing.destroy();
    return new Response();
  });
}
function bodies(when, change) {
  return answersOtherwise(when, async (response, call) => {
    const body = await membersIn(response);
    if (body === void 0) return response;
    return json(response.status, change(body, call, response.status));
  });
}
function errorBodies(change, onStatus) {
  return bodies(
    () => true,
    (body, _, status) => status >= 400 && status === (onStatus ?? status) ? change(body) : body
  );
}
function pagesOf(path, change) {
  return pagesWhere(reading(path), change);
}
function pagesWhere(when, change) {
  return bodies(when, (body, call) => {
    const page2 = pageIn(body);
    if (page2 === void 0) return body;
    const { items, next } = change(page2, call);
    return { ...body, [page2.name]: items, next_page_uri: next };
  });
}
function itemsOf(path, change) {
  return itemsWhere((call) => call.path === path || call.path.startsWith(`${path}/`), change);
}
function itemsWhere(when, change) {
  return bodies(when, (body, _, status) => {
    const page2 = pageIn(body);
    if (page2) return { ...body, [page2.name]: page2.items.map((item, index) => change(item, index)) };
    return status < 300 ? change(body, 0) : body;
  });
}
function pageIn(body) {
  const next = body["next_page_uri"];
  const found = Object.entries(body).find(([, value]) => Array.isArray(value));
  if (!found || next === void 0) return void 0;
  const [name, items] = found;
  return Array.isArray(items) ? { name, items: items.filter(isObject), next: typeof next === "string" ? next : null } : void 0;
}
async function membersIn(response) {
  const text = await response.clone().text();
  const value = text === "" ? void 0 : JSON.parse(text);
  return isObject(value) ? value : void 0;
}
function json(status, body, contentType2 = "application/json") {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": contentType2 } });
}
function labelled(contentType2) {
  return async (response) => new Response(response.status === 204 ? null : await response.text(), {
    status: response.status,
    headers: { "content-type": contentType2 }
  });
}
function redirect(status, location) {
  return new Response("{}", { status, headers: { "content-type": "application/json", location } });
}
function page(status) {
  const text = `<!doctype html><title>${status}</title><h1>${status}</h1>`;
  return new Response(text, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}
var refusals = 0;
function error(status, number) {
  refusals += 1;
  const operation = `op_${String(refusals).padStart(27, "0")}`;
  return json(status, {
    error_code: `ERR_NGROK_${number}`,
    status_code: status,
    msg: "refused",
    details: { operation_id: operation }
  });
}

// lib/reference/changed-requests.ts
function withHeaders(headers) {
  return async ({ request }) => {
    const changed = new Headers(request.headers);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) changed.delete(name);
      else changed.set(name, value);
    }
    return remade(request, { headers: changed });
  };
}
function withQuery(parameters) {
  return async ({ request }) => {
    const url = new URL(request.url);
    for (const [name, value] of Object.entries(parameters)) {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return remade(request, { url: url.href });
  };
}
function withBody(change) {
  return async ({ request }) => remade(request, { body: change(await request.text()) });
}
async function remade(request, { url = request.url, headers = request.headers, body }) {
  const { method: method2 } = request;
  const text = body ?? (method2 === "GET" || method2 === "HEAD" ? void 0 : await request.text());
  const bytes = text === void 0 || text === "" ? null : new TextEncoder().encode(text);
  const kept = new Headers(headers);
  kept.delete("content-length");
  return new Request(url, { method: method2, headers: kept, body: bytes });
}
function takesFor(when, change) {
  return async (call, reference) => reference(when(call) ? await change(call) : call.request);
}

// lib/reference/faults/kept-by-connection.ts
function keptByConnection(serves) {
  const known = /* @__PURE__ */ new WeakSet();
  const hook = serves(({ incoming }) => known.has(incoming.socket));
  return async (call, reference) => {
    const response = await hook(call, reference);
    if (response.ok) known.add(call.incoming.socket);
    return response;
  };
}

// lib/reference/faults/let-in.ts
function letsIn(whom) {
  return () => {
    let good;
    return async (call, reference) => {
      if (good !== void 0 && keyIn(call) !== good && whom(call, good))
        return reference(await withHeaders({ authorization: `Bearer ${good}` })(call));
      const response = await reference(call.request);
      if (response.ok) good ??= keyIn(call);
      return response;
    };
  };
}
function keyIn(call) {
  return /^bearer (.*)$/i.exec(header(call, "authorization") ?? "")?.[1] ?? "";
}

// lib/reference/faults/own-requests.ts
var own = /* @__PURE__ */ new WeakSet();
function ofItsOwn(request) {
  own.add(request);
  return request;
}
function countsCallersAlone(limit) {
  const window = new RollingWindow(limit);
  return { admits: (now2, request) => own.has(request) || window.admits(now2) };
}
async function wholeList(call, reference) {
  const items = [];
  let next = `${new URL(call.request.url).origin}${call.path}`;
  while (next !== null) {
    const response = await reference(ofItsOwn(new Request(next, { headers: call.request.headers })));
    const body = await membersIn(response);
    const page2 = body && pageIn(body);
    if (!page2) return items;
    items.push(...page2.items);
    next = page2.next;
  }
  return items;
}

// lib/reference/faults/refused-and-done.ts
function refusedAndDone(when, mended = {}) {
  return {
    hook: () => {
      let authorization2 = null;
      return async (call, reference) => {
        const copy = { ...call, request: call.request.clone() };
        const response = await reference(call.request);
        if (response.ok) authorization2 ??= header(call, "authorization");
        else if (when(call)) await reference(ofItsOwn(await withHeaders({ authorization: authorization2, ...mended })(copy)));
        return response;
      };
    },
    limiter: countsCallersAlone
  };
}

// lib/reference/faults/authentication.ts
var keys = "/api_keys";
var authorization = (call) => header(call, "authorization") ?? "";
var withoutKey = not(hasKey);
var withNeither = both(withoutKey, not(hasVersion));
var creatingAKey = both(creating, ({ path }) => path === keys);
var mistaken = (number, taken2) => () => refusalsFor(number, () => error(401, taken2));
var keyInQuery = (name) => () => takesFor(
  ({ query }) => query.has(name),
  async (call) => {
    const request = await withQuery({ [name]: null })(call);
    return withHeaders({ authorization: `Bearer ${call.query.get(name)}` })({ ...call, request });
  }
);
var authenticationFaults = [
  {
    name: "list-open",
    title: "GET /vaults is served without a key",
    rule: "authentication.required",
    hook: letsIn(both(reading("/vaults"), withoutKey))
  },
  {
    name: "root-open",
    title: "GET / is served without a key",
    rule: "authentication.required",
    hook: letsIn(both(reading("/"), withoutKey))
  },
  {
    name: "nested-lists-open",
    title: "lists that lie below an item are served without a key",
    rule: "authentication.required",
    hook: letsIn(both(belowAnItem, withoutKey))
  },
  {
    name: "items-cached-for-all",
    title: "items that were read before are served without a key, from a cache",
    rule: "authentication.required",
    hook: () => {
      const cache = /* @__PURE__ */ new Map();
      return answersOtherwise(
        both(({ method: method2 }) => method2 === "GET", onAnItem),
        async (response, { path }) => {
          const body = response.ok ? await membersIn(response) : void 0;
          if (body) cache.set(path, body);
          return isRefusedFor(response, forTheKey) && cache.has(path) ? json(200, cache.get(path)) : response;
        }
      );
    }
  },
  {
    name: "nobody-has-nothing",
    title: "without a key lists are served with nothing in them",
    rule: "authentication.required",
    hook: () => {
      const pages = /* @__PURE__ */ new Map();
      return answersOtherwise(
        ({ method: method2 }) => method2 === "GET",
        async (response, call) => {
          const body = await membersIn(response);
          const name = Object.keys(body ?? {}).find((member) => Array.isArray(body?.[member]));
          if (response.ok && body && name) pages.set(call.path, { ...body, [name]: [], next_page_uri: null });
          const empty = pages.get(call.path);
          return empty && withoutKey(call) ? json(200, empty) : response;
        }
      );
    }
  },
  {
    name: "log-in-page",
    title: "without a key the root leads to a page to log in on",
    rule: "authentication.required",
    hook: () => answersWith(both(reading("/"), withoutKey), () => redirect(302, "https://dashboard.ngrok.com/login"))
  },
  {
    name: "key-kept-by-connection",
    title: "a key is asked for once on each connection",
    rule: "authentication.required",
    hook: () => keptByConnection((isKnown) => letsIn(both(withoutKey, isKnown))())
  },
  {
    name: "keyless-delete-done",
    title: "a deletion without a key is refused and done",
    rule: "authentication.required",
    ...refusedAndDone(both(({ method: method2 }) => method2 === "DELETE", withoutKey))
  },
  {
    name: "keyless-create-done",
    title: "a creation without a key is refused and done",
    rule: "authentication.required",
    ...refusedAndDone(both(creating, withoutKey))
  },
  {
    name: "keyless-patch-done",
    title: "a patch without a key is refused and done",
    rule: "authentication.required",
    ...refusedAndDone(both(({ method: method2 }) => method2 === "PATCH", withoutKey))
  },
  {
    name: "key-cut-short",
    title: "the last character of a key is not looked at",
    rule: "authentication.invalid-key",
    hook: letsIn((call, good) => keyIn(call).slice(0, -1) === good.slice(0, -1))
  },
  {
    name: "key-beginning-enough",
    title: "the beginning of a key is enough",
    rule: "authentication.invalid-key",
    hook: letsIn((call, good) => keyIn(call) !== "" && good.startsWith(keyIn(call)))
  },
  {
    name: "key-end-ignored",
    title: "more may stand behind a key",
    rule: "authentication.invalid-key",
    hook: letsIn((call, good) => keyIn(call).startsWith(good))
  },
  {
    name: "key-middle-ignored",
    title: "keys are compared by their first and last eight characters",
    rule: "authentication.invalid-key",
    hook: letsIn((call, good) => {
      const key = keyIn(call);
      return key.length === good.length && key.slice(0, 8) + key.slice(-8) === good.slice(0, 8) + good.slice(-8);
    })
  },
  {
    name: "key-case-ignored",
    title: "keys are compared without regard to case",
    rule: "authentication.invalid-key",
    hook: letsIn((call, good) => keyIn(call).toLowerCase() === good.toLowerCase())
  },
  {
    name: "key-form-enough",
    title: "any key does that has the form of one",
    rule: "authentication.invalid-key",
    hook: letsIn((call) => /^\w{20,}_\w{20,}$/.test(keyIn(call)))
  },
  {
    name: "empty-key-accepted",
    title: "an Authorization with nothing in it does",
    rule: "authentication.invalid-key",
    hook: letsIn((call) => header(call, "authorization")?.trim() === "")
  },
  {
    name: "scheme-missing-accepted",
    title: "a key without a scheme does",
    rule: "authentication.invalid-key",
    hook: letsIn((call, good) => authorization(call) === good)
  },
  {
    name: "scheme-token-accepted",
    title: "a key does under the scheme Token",
    rule: "authentication.invalid-key",
    hook: letsIn((call, good) => authorization(call) === `Token ${good}`)
  },
  {
    name: "basic-accepted",
    title: "any user name and password do under the scheme Basic",
    rule: "authentication.invalid-key",
    hook: letsIn((call) => /^basic /i.test(authorization(call)))
  },
  {
    name: "key-in-query-accepted",
    title: "a key does in the query, as api_key",
    rule: "authentication.invalid-key",
    hook: keyInQuery("api_key")
  },
  {
    name: "access-token-in-query-accepted",
    title: "a key does in the query, as access_token",
    rule: "authentication.invalid-key",
    hook: keyInQuery("access_token")
  },
  {
    name: "wrong-key-200",
    title: "an invalid key gets its error with status 200",
    rule: "authentication.invalid-key",
    hook: () => refusalsFor(203, async (response) => json(200, await membersIn(response)))
  },
  {
    name: "long-key-crashes",
    title: "a key of more than 4,096 characters gets a 500",
    rule: "authentication.invalid-key",
    hook: () => answersWith(
      (call) => keyIn(call).length > 4096,
      () => error(500, 128)
    )
  },
  {
    name: "list-takes-any-key",
    title: "GET /vaults is served with any key",
    rule: "authentication.invalid-key",
    hook: letsIn(both(reading("/vaults"), hasKey))
  },
  {
    name: "version-before-key",
    title: "the version is asked for before the key",
    rule: "authentication.refused-first",
    hook: () => answersWith(withNeither, () => error(400, 218))
  },
  {
    name: "no-version-before-key",
    title: "whoever sends neither is told that the version is not supported",
    rule: "authentication.refused-first",
    hook: () => answersWith(withNeither, () => error(400, 217))
  },
  {
    name: "no-key-unparsable",
    title: "no key has the code of one that cannot be read",
    rule: "authentication.codes",
    hook: mistaken(200, 201)
  },
  {
    name: "unparsable-key-malformed",
    title: "a key without a scheme has the code of what looks like no key",
    rule: "authentication.codes",
    hook: mistaken(201, 202)
  },
  {
    name: "malformed-key-invalid",
    title: "what looks like no key has the code of a key that is not valid",
    rule: "authentication.codes",
    hook: mistaken(202, 203)
  },
  {
    name: "invalid-key-malformed",
    title: "a key that is not valid has the code of what looks like no key",
    rule: "authentication.codes",
    hook: mistaken(203, 202)
  },
  {
    name: "scheme-case-matters",
    title: "the scheme has to be spelled Bearer",
    rule: "authentication.scheme-case",
    hook: () => answersWith(
      (call) => /^bearer /i.test(authorization(call)) && !authorization(call).startsWith("Bearer "),
      () => error(401, 201)
    )
  },
  {
    name: "upper-case-scheme-unseen",
    title: "a key under the scheme BEARER is not seen",
    rule: "authentication.scheme-case",
    hook: () => takesFor((call) => authorization(call).startsWith("BEARER "), withHeaders({ authorization: null }))
  },
  {
    name: "upper-case-scheme-drops",
    title: "the scheme BEARER ends the connection",
    rule: "authentication.scheme-case",
    hook: () => hangsUp((call) => authorization(call).startsWith("BEARER "))
  },
  {
    name: "key-deletion-ignored",
    title: "the deletion of a key is answered and not done",
    rule: "authentication.created-key",
    hook: () => async (call, reference) => {
      if (!onItemOf("DELETE", keys)(call)) return reference(call.request);
      const read = await reference(new Request(call.request.url, { headers: call.request.headers }));
      return read.ok ? new Response(null, { status: 204 }) : read;
    }
  },
  {
    name: "deleted-key-cached",
    title: "a deleted key goes on working, for it was looked up before",
    rule: "authentication.created-key",
    hook: deletedKeyWorks(() => true)
  },
  {
    name: "deleted-key-opens-root",
    title: "a deleted key still opens the root",
    rule: "authentication.created-key",
    hook: deletedKeyWorks(reading("/"))
  },
  {
    name: "new-key-dead",
    title: "the token of a new key is another than the one that works",
    rule: "authentication.created-key",
    hook: () => bodies(creatingAKey, ({ token, ...body }) => ({ ...body, token: `${token}0` }))
  },
  {
    name: "new-key-late",
    title: "a new key is refused the first time that it is used",
    rule: "authentication.created-key",
    hook: () => {
      const fresh = /* @__PURE__ */ new Set();
      const late = answersWith(
        (call) => fresh.delete(keyIn(call)),
        () => error(401, 203)
      );
      return async (call, reference) => {
        const response = await late(call, reference);
        if (creatingAKey(call) && response.ok) fresh.add((await membersIn(response))?.["token"]);
        return response;
      };
    }
  },
  {
    name: "new-key-without-token",
    title: "a new key comes without its token",
    rule: "authentication.created-key",
    hook: () => bodies(creatingAKey, (body) => ({ ...body, token: null }))
  },
  {
    name: "token-listed",
    title: "the list of keys shows the token of the newest one",
    rule: "authentication.created-key",
    hook: () => {
      let token = null;
      return bodies(
        ({ path }) => path === keys,
        (body) => {
          token = body["token"] ?? token;
          const items = Array.isArray(body["keys"]) ? body["keys"].filter(isObject) : void 0;
          return items ? { ...body, keys: items.map((item, index) => index === 0 ? { ...item, token } : item) } : body;
        }
      );
    }
  },
  {
    name: "token-shown-again",
    title: "a key shows its token whenever it is read",
    rule: "authentication.created-key",
    hook: () => {
      const tokens = /* @__PURE__ */ new Map();
      return bodies(
        ({ path }) => path === keys || path.startsWith(`${keys}/`),
        (body) => {
          if (typeof body["token"] === "string") tokens.set(body["id"], body["token"]);
          return tokens.has(body["id"]) ? { ...body, token: tokens.get(body["id"]) } : body;
        }
      );
    }
  }
];
function deletedKeyWorks(when) {
  return () => {
    const tokens = /* @__PURE__ */ new Map();
    const deleted = /* @__PURE__ */ new Set();
    const cached = letsIn((call) => when(call) && deleted.has(keyIn(call)))();
    return async (call, reference) => {
      const response = await cached(call, reference);
      if (!response.ok) return response;
      const body = creatingAKey(call) ? await membersIn(response) : void 0;
      if (body) tokens.set(`${keys}/${body["id"]}`, String(body["token"]));
      const token = call.method === "DELETE" ? tokens.get(call.path) : void 0;
      if (token !== void 0) deleted.add(token);
      return response;
    };
  };
}

// lib/reference/changed-members.ts
function setting(path, change) {
  const [name = "", ...rest] = path.split(".");
  const inner = rest.length > 0 ? setting(rest.join("."), change) : void 0;
  const changed = (value) => {
    if (!inner) return typeof value === "string" ? change(value) : value;
    if (Array.isArray(value)) return value.map(changed);
    return isObject(value) ? inner(value) : value;
  };
  return (object) => Object.hasOwn(object, name) ? { ...object, [name]: changed(object[name]) } : object;
}

// lib/reference/faults/changes-since-snapshot.ts
var rule = "versioning.additive-only";
var needs = "snapshot";
var without = (gone) => (item) => Object.fromEntries(Object.entries(item).filter(([name]) => name !== gone));
var within = (name, change) => (item) => {
  const member = item[name];
  return isObject(member) ? { ...item, [name]: change(member) } : item;
};
var behindFirstPage = ({ query }) => query.has("before_id");
var changesSinceSnapshot = [
  {
    name: "field-gone",
    title: "SSH certificate authorities have no key_type any more",
    rule,
    needs,
    hook: () => itemsOf("/ssh_certificate_authorities", without("key_type"))
  },
  {
    name: "field-renamed",
    title: "domain of reserved domains is called hostname now",
    rule,
    needs,
    hook: () => itemsOf("/reserved_domains", ({ domain, ...others }) => ({ ...others, hostname: domain }))
  },
  {
    name: "nested-field-gone",
    title: "subject_alternative_names of TLS certificates has no dns_names any more",
    rule,
    needs,
    hook: () => itemsOf("/tls_certificates", within("subject_alternative_names", without("dns_names")))
  },
  {
    name: "field-gone-behind-first-page",
    title: "reserved domains behind the first page have no uri any more",
    rule,
    needs,
    hook: () => itemsWhere(both(reading("/reserved_domains"), behindFirstPage), without("uri"))
  },
  {
    name: "field-gone-from-oldest",
    title: "the oldest SSH credential has no public_key any more",
    rule,
    needs,
    hook: () => pagesOf("/ssh_credentials", ({ items, ...page2 }) => ({
      ...page2,
      items: items.map((item, index) => index === items.length - 1 ? without("public_key")(item) : item)
    }))
  },
  {
    name: "field-gone-once-created",
    title: "the answer to a creation in /ip_policies has no created_at any more",
    rule,
    needs,
    hook: () => itemsWhere(creatingIn("/ip_policies"), without("created_at"))
  },
  {
    name: "text-now-number",
    title: "serial_number of TLS certificates is a number now",
    rule,
    needs,
    hook: () => itemsOf(
      "/tls_certificates",
      setting("serial_number", ({ length }) => length)
    )
  },
  {
    name: "text-now-object",
    title: "region of reserved addresses is an object now",
    rule,
    needs,
    hook: () => itemsOf(
      "/reserved_addrs",
      setting("region", (name) => ({ name }))
    )
  },
  {
    name: "flag-now-text",
    title: "enforced of IP restrictions is a text now",
    rule,
    needs,
    hook: () => itemsOf("/ip_restrictions", (item) => ({ ...item, enforced: String(item["enforced"]) }))
  },
  {
    name: "integer-now-fraction",
    title: "status_code of HTTP response backends has a fraction now",
    rule,
    needs,
    hook: () => itemsOf("/backends/http_response", (item) => ({ ...item, status_code: 200.5 }))
  },
  {
    name: "elements-now-objects",
    title: "the elements of bindings of endpoints are objects now",
    rule,
    needs,
    hook: () => itemsOf("/endpoints", ({ bindings, ...others }) => ({
      ...others,
      bindings: Array.isArray(bindings) ? bindings.map((name) => ({ name })) : bindings
    }))
  },
  {
    name: "null-now",
    title: "os of the newest tunnel session is null now",
    rule,
    needs,
    hook: () => itemsOf("/tunnel_sessions", (item, index) => index === 0 ? { ...item, os: null } : item)
  },
  {
    name: "list-gone",
    title: "/bot_users gives 404 now",
    rule,
    needs,
    hook: () => insteadOfSuccess(reading("/bot_users"), () => error(404, 27204))
  },
  {
    name: "list-method-gone",
    title: "/vaults cannot be read any more, and says 405",
    rule,
    needs,
    hook: () => insteadOfSuccess(reading("/vaults"), () => error(405, 27614))
  },
  {
    name: "change-gone",
    title: "IP policies cannot be changed any more, and say 405",
    rule,
    needs,
    hook: () => insteadOfSuccess(onItemOf("PATCH", "/ip_policies"), () => error(405, 27614))
  },
  {
    name: "items-gone",
    title: "an IP policy alone gives 404 now, though its list shows it",
    rule,
    needs,
    hook: () => insteadOfSuccess(onItemOf("GET", "/ip_policies"), () => error(404, 27611))
  }
];

// lib/reference/faults/content-types.ts
var contentType = (call) => header(call, "content-type");
var sentAs = (mediaType) => both(creating, hasKey, (call) => contentType(call) === mediaType);
var taken = withHeaders({ "content-type": "application/json" });
var mediaTypeParameter = /^application\/json *;/i;
function rewritten(change) {
  return async (response) => {
    const body = change(await response.text());
    return new Response(body, { status: response.status, headers: response.headers });
  };
}
var inLatin1 = (text) => Buffer.from(text, "latin1");
async function unlabelled(response) {
  return new Response(new TextEncoder().encode(await response.text()), { status: response.status });
}
function successes(when, change) {
  return answersOtherwise(when, (response) => response.ok ? change(response) : response);
}
var contentTypesFaults = [
  {
    name: "list-as-text",
    title: "GET /vaults is text/plain",
    rule: "content-types.response-json",
    hook: () => successes(reading("/vaults"), labelled("text/plain; charset=utf-8"))
  },
  {
    name: "byte-order-mark-on-later-pages",
    title: "pages after the first begin with a byte order mark",
    rule: "content-types.response-json",
    hook: () => successes(
      ({ query }) => query.has("before_id"),
      rewritten((text) => `\uFEFF${text}`)
    )
  },
  {
    name: "creation-as-text-json",
    title: "answers to creations are text/json",
    rule: "content-types.response-json",
    hook: () => answersOf(201, labelled("text/json"))
  },
  {
    name: "patch-as-vendor-type",
    title: "answers to patches are application/vnd.ngrok+json",
    rule: "content-types.response-json",
    hook: () => successes(({ method: method2 }) => method2 === "PATCH", labelled("application/vnd.ngrok+json"))
  },
  {
    name: "list-without-media-type",
    title: "GET /endpoints has no Content-Type",
    rule: "content-types.response-json",
    hook: () => successes(reading("/endpoints"), unlabelled)
  },
  {
    name: "list-in-latin-1",
    title: "a description with an umlaut in /bot_users is sent in Latin-1",
    rule: "content-types.response-json",
    hook: () => successes(
      reading("/bot_users"),
      rewritten((text) => inLatin1(text.replace('"active":', '"description":"f\xFCr alle","active":')))
    )
  },
  {
    name: "list-in-utf-16",
    title: "GET /edges/tls is sent in UTF-16",
    rule: "content-types.response-json",
    hook: () => successes(
      reading("/edges/tls"),
      rewritten((text) => Buffer.from(text, "utf16le"))
    )
  },
  {
    name: "list-behind-guard",
    title: "GET /api_keys begins with characters that keep it from being run as a script",
    rule: "content-types.response-json",
    hook: () => successes(
      reading("/api_keys"),
      rewritten((text) => `)]}',
${text}`)
    )
  },
  {
    name: "deletion-as-html",
    title: "a 204 names the media type text/html",
    rule: "content-types.response-json",
    hook: () => answersOf(204, () => new Response(null, { status: 204, headers: { "content-type": "text/html" } }))
  },
  {
    name: "tenth-answer-as-text",
    title: "every tenth success is text/plain",
    rule: "content-types.response-json",
    hook: () => {
      const tenth = everyTenth(always);
      return answersOtherwise(
        always,
        (response, call) => response.ok && tenth(call) ? labelled("text/plain")(response) : response
      );
    }
  },
  {
    name: "wrong-method-as-problem",
    title: "wrong methods are answered as application/problem+json",
    rule: "content-types.errors-json",
    hook: () => refusalsFor(27614, labelled("application/problem+json"))
  },
  {
    name: "unknown-route-as-text",
    title: "unknown routes are answered in plain words",
    rule: "content-types.errors-json",
    hook: () => refusalsFor(27204, () => new Response("404 page not found", { status: 404 }))
  },
  {
    name: "rate-limit-as-html",
    title: "a 429 is a page for people",
    rule: "content-types.errors-json",
    hook: () => answersOf(429, () => page(429))
  },
  {
    name: "media-type-refused-in-html",
    title: "a 415 calls its JSON text/html",
    rule: "content-types.errors-json",
    hook: () => answersOf(415, labelled("text/html"))
  },
  {
    name: "unauthorized-as-text",
    title: "a 401 calls its JSON text/plain",
    rule: "content-types.errors-json",
    hook: () => refusalsFor(forTheKey, labelled("text/plain"))
  },
  {
    name: "bad-request-without-media-type",
    title: "a 400 has no Content-Type",
    rule: "content-types.errors-json",
    hook: () => answersOf(400, unlabelled)
  },
  {
    name: "missing-item-blank",
    title: "a 404 for an item has no body",
    rule: "content-types.errors-json",
    hook: () => refusalsFor(27611, () => new Response("", { status: 404, headers: { "content-type": "application/json" } }))
  },
  {
    name: "byte-order-mark-on-errors",
    title: "errors for a missing version begin with a byte order mark",
    rule: "content-types.errors-json",
    hook: () => refusalsFor(
      218,
      rewritten((text) => `\uFEFF${text}`)
    )
  },
  {
    name: "error-in-latin-1",
    title: "the message of an unsupported version is sent in Latin-1",
    rule: "content-types.errors-json",
    hook: () => refusalsFor(
      217,
      rewritten((text) => inLatin1(text.replace('"msg":"', '"msg":"F\xFCr diese Version: ')))
    )
  },
  {
    name: "error-twice",
    title: "a 405 has its body twice over",
    rule: "content-types.errors-json",
    hook: () => refusalsFor(
      27614,
      rewritten((text) => text + text)
    )
  },
  {
    name: "text-taken",
    title: "a body sent as text/plain is taken",
    rule: "content-types.request-json",
    hook: () => takesFor(sentAs("text/plain"), taken)
  },
  {
    name: "form-taken",
    title: "a body sent as a form is taken",
    rule: "content-types.request-json",
    hook: () => takesFor(
      both(creating, hasKey, (call) => /form/.test(contentType(call) ?? "")),
      taken
    )
  },
  {
    name: "any-media-type-taken",
    title: "a body is taken whatever it is sent as",
    rule: "content-types.request-json",
    hook: () => takesFor(both(creating, hasKey), taken)
  },
  {
    name: "no-media-type-taken",
    title: "a body without Content-Type is taken",
    rule: "content-types.request-json",
    hook: () => takesFor(sentAs(null), taken)
  },
  {
    name: "no-media-type-done",
    title: "a creation without Content-Type is refused and done",
    rule: "content-types.request-json",
    ...refusedAndDone(sentAs(null), { "content-type": "application/json" })
  },
  {
    name: "wrong-media-type-done",
    title: "a creation with another media type is refused and done",
    rule: "content-types.request-json",
    ...refusedAndDone(
      both(creating, hasKey, (call) => /^(?!application\/json)/.test(contentType(call) ?? "application/json")),
      { "content-type": "application/json" }
    )
  },
  {
    name: "wrong-media-type-unsaid",
    title: "a body of another media type is refused with an empty object",
    rule: "content-types.request-json",
    hook: () => answersOf(415, () => json(415, {}))
  },
  {
    name: "parameter-refused",
    title: "a media type with a parameter is refused",
    rule: "content-types.parameters-accepted",
    hook: () => takesFor(
      (call) => mediaTypeParameter.test(contentType(call) ?? ""),
      withHeaders({ "content-type": "text/plain" })
    )
  },
  {
    name: "charset-upper-case-only",
    title: "charset=utf-8 is refused and charset=UTF-8 is not",
    rule: "content-types.parameters-accepted",
    hook: () => takesFor(
      (call) => /charset=(?!UTF-8)/.test(contentType(call) ?? ""),
      withHeaders({ "content-type": "text/plain" })
    )
  },
  {
    name: "parameter-drops",
    title: "a media type with a parameter ends the connection",
    rule: "content-types.parameters-accepted",
    hook: () => hangsUp((call) => mediaTypeParameter.test(contentType(call) ?? ""))
  },
  {
    name: "malformed-mended",
    title: "the last brace of a body may be missing",
    rule: "content-types.malformed-json",
    hook: () => takesFor(
      both(creating, hasKey),
      withBody((body) => body.endsWith('"') ? `${body}}` : body)
    )
  },
  {
    name: "malformed-taken-for-nothing",
    title: "a body that is not JSON is taken for an empty one",
    rule: "content-types.malformed-json",
    hook: () => takesFor(
      both(creating, hasKey, (call) => contentType(call) === "application/json"),
      withBody((body) => isJson(body) ? body : "{}")
    )
  },
  {
    name: "malformed-bare",
    title: "a body that is not JSON is refused without a code",
    rule: "content-types.malformed-json",
    hook: () => errorBodies(({ error_code: code, ...body }) => code === "ERR_NGROK_213" ? body : { ...body, error_code: code })
  },
  {
    name: "malformed-as-html",
    title: "a body that is not JSON is refused with a page for people",
    rule: "content-types.malformed-json",
    hook: () => refusalsFor(213, () => page(400))
  },
  {
    name: "malformed-crashes",
    title: "a body that is not JSON gets a 500",
    rule: "content-types.malformed-json",
    hook: () => refusalsFor(213, () => error(500, 128))
  },
  {
    name: "malformed-200",
    title: "a body that is not JSON gets its error with status 200",
    rule: "content-types.malformed-json",
    hook: () => refusalsFor(213, async (response) => json(200, await membersIn(response)))
  }
];
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// lib/reference/faults/errors.ts
var wrongMethod = 27614;
function bodiesFor(condition, change) {
  return refusalsFor(condition, async (response) => json(response.status, change(await membersIn(response) ?? {})));
}
var withOperationId = (body, id) => ({
  ...body,
  details: { ...isObject(body["details"]) && body["details"], operation_id: id }
});
var idOf = (name) => `op_${name.padStart(27, "0")}`;
var coded = (code) => (body) => ({ ...body, error_code: code });
var crashesFor = (number) => () => refusalsFor(number, () => error(500, 128));
var errorsFaults = [
  {
    name: "no-operation-id",
    title: "a 404 has details with nothing in them",
    rule: "errors.shape",
    hook: () => errorBodies((body) => ({ ...body, details: {} }), 404)
  },
  {
    name: "operation-id-empty",
    title: "a 415 has an empty operation id",
    rule: "errors.shape",
    hook: () => errorBodies((body) => withOperationId(body, ""), 415)
  },
  {
    name: "operation-id-number",
    title: "the operation id of a 429 is a number",
    rule: "errors.shape",
    hook: () => errorBodies((body) => withOperationId(body, 226), 429)
  },
  {
    name: "operation-id-null-tenth",
    title: "every tenth error has null for its operation id",
    rule: "errors.shape",
    hook: () => {
      const tenth = everyTenth(always);
      return bodies(
        always,
        (body, call, status) => status >= 400 && tenth(call) ? withOperationId(body, null) : body
      );
    }
  },
  {
    name: "operation-id-outside-details",
    title: "the operation id of a 401 stands beside its details, which are empty",
    rule: "errors.shape",
    hook: () => bodiesFor(forTheKey, (body) => ({ ...body, details: {}, operation_id: idOf("1") }))
  },
  {
    name: "details-null",
    title: "details are null where a limit is no number",
    rule: "errors.shape",
    hook: () => bodiesFor(244, (body) => ({ ...body, details: null }))
  },
  {
    name: "details-missing",
    title: "an error for a wrong key has no details",
    rule: "errors.shape",
    hook: () => bodiesFor(203, ({ details: _, ...body }) => body)
  },
  {
    name: "details-array",
    title: "details of a 404 are an array",
    rule: "errors.shape",
    hook: () => errorBodies((body) => ({ ...body, details: [body["details"]] }), 404)
  },
  {
    name: "message-empty",
    title: "a 405 has an empty message",
    rule: "errors.shape",
    hook: () => bodiesFor(wrongMethod, (body) => ({ ...body, msg: "" }))
  },
  {
    name: "message-missing",
    title: 'an error for a missing version calls its message "message"',
    rule: "errors.shape",
    hook: () => bodiesFor(218, ({ msg, ...body }) => ({ ...body, message: msg }))
  },
  {
    name: "message-list",
    title: "the message of a refused body is a list of messages",
    rule: "errors.shape",
    hook: () => bodiesFor(215, (body) => ({ ...body, msg: [body["msg"]] }))
  },
  {
    name: "code-missing-for-items",
    title: "an item that is not found has no error_code",
    rule: "errors.shape",
    hook: () => bodiesFor(27611, ({ error_code: _, ...body }) => body)
  },
  {
    name: "code-null-on-unknown-route",
    title: "error_code is null for an unknown route",
    rule: "errors.shape",
    hook: () => bodiesFor(27204, (body) => ({ ...body, error_code: null }))
  },
  {
    name: "code-number",
    title: "error_code is a number where a cursor is unknown",
    rule: "errors.shape",
    hook: () => bodiesFor(223, (body) => ({ ...body, error_code: 223 }))
  },
  {
    name: "status-string",
    title: "status_code of a 415 is a string",
    rule: "errors.shape",
    hook: () => errorBodies((body) => ({ ...body, status_code: String(body["status_code"]) }), 415)
  },
  {
    name: "status-missing-for-deletions",
    title: "the deletion of what is not there has an error without status_code",
    rule: "errors.shape",
    hook: () => bodies(
      ({ method: method2 }) => method2 === "DELETE",
      ({ status_code: code, ...body }, _, status) => status >= 400 ? body : { ...body, status_code: code }
    )
  },
  {
    name: "error-wrapped",
    title: 'a 405 has all its members below "error"',
    rule: "errors.shape",
    hook: () => bodiesFor(wrongMethod, (body) => ({ error: body }))
  },
  {
    name: "error-in-a-list",
    title: "a description that is too long gets a list of errors",
    rule: "errors.shape",
    hook: () => bodiesFor(420, (body) => [body])
  },
  {
    name: "names-in-camel-case",
    title: "a wrong method is refused with errorCode and statusCode",
    rule: "errors.shape",
    hook: () => bodiesFor(wrongMethod, ({ error_code: errorCode, status_code: statusCode, ...body }) => ({
      ...body,
      errorCode,
      statusCode
    }))
  },
  {
    name: "status-always-400",
    title: "status_code of a 404 is 400",
    rule: "errors.status",
    hook: () => errorBodies((body) => ({ ...body, status_code: 400 }), 404)
  },
  {
    name: "status-off-by-one",
    title: "status_code of a 415 is 414",
    rule: "errors.status",
    hook: () => errorBodies((body) => ({ ...body, status_code: 414 }), 415)
  },
  {
    name: "status-403-in-body",
    title: "a key that is not valid gets 401 and a body that says 403",
    rule: "errors.status",
    hook: () => bodiesFor(203, (body) => ({ ...body, status_code: 403 }))
  },
  {
    name: "status-503-in-body",
    title: "a 429 has a body that says 503",
    rule: "errors.status",
    hook: () => errorBodies((body) => ({ ...body, status_code: 503 }), 429)
  },
  {
    name: "status-zero",
    title: "status_code is 0 where a body is not JSON",
    rule: "errors.status",
    hook: () => bodiesFor(213, (body) => ({ ...body, status_code: 0 }))
  },
  {
    name: "status-410-after-deletion",
    title: "an item that was deleted gets 404 and a body that says 410",
    rule: "errors.status",
    hook: () => {
      const deleted = /* @__PURE__ */ new Set();
      return answersOtherwise(onAnItem, async (response, { method: method2, path }) => {
        if (response.status === 404 && deleted.has(path))
          return json(404, { ...await membersIn(response), status_code: 410 });
        if (method2 === "DELETE" && response.ok) deleted.add(path);
        return response;
      });
    }
  },
  {
    name: "code-leading-zero",
    title: "the number in the code of a 404 begins with 0",
    rule: "errors.code-format",
    hook: () => errorBodies(coded("ERR_NGROK_0404"), 404)
  },
  {
    name: "code-lower-case",
    title: "the code of a 405 is in lower case",
    rule: "errors.code-format",
    hook: () => bodiesFor(wrongMethod, coded("err_ngrok_211"))
  },
  {
    name: "code-without-prefix",
    title: "the code of an unknown cursor is its number alone",
    rule: "errors.code-format",
    hook: () => bodiesFor(223, coded("223"))
  },
  {
    name: "code-with-hyphens",
    title: "the code of a 401 is written with hyphens",
    rule: "errors.code-format",
    hook: () => bodiesFor(200, coded("ERR-NGROK-200"))
  },
  {
    name: "code-in-words",
    title: "the code of an unknown route is in words",
    rule: "errors.code-format",
    hook: () => bodiesFor(27204, coded("ERR_NGROK_NOT_FOUND"))
  },
  {
    name: "code-with-blank",
    title: "a blank stands behind the code of a 415",
    rule: "errors.code-format",
    hook: () => errorBodies((body) => ({ ...body, error_code: `${body["error_code"]} ` }), 415)
  },
  {
    name: "code-empty",
    title: "the code of a member that is not valid is empty",
    rule: "errors.code-format",
    hook: () => bodiesFor(215, coded(""))
  },
  {
    name: "code-unknown",
    title: "the code of a 404 is not in the error reference",
    rule: "errors.code-known",
    hook: () => errorBodies(coded("ERR_NGROK_99999"), 404)
  },
  {
    name: "code-from-status",
    title: "the number in the code of a 415 is 41500",
    rule: "errors.code-known",
    hook: () => errorBodies(coded("ERR_NGROK_41500"), 415)
  },
  {
    name: "code-of-one-digit",
    title: "a wrong method has the code ERR_NGROK_1",
    rule: "errors.code-known",
    hook: () => bodiesFor(wrongMethod, coded("ERR_NGROK_1"))
  },
  {
    name: "limit-shares-code",
    title: "a bad limit and a bad version have one code",
    rule: "errors.code-per-condition",
    hook: () => bodiesFor(244, coded("ERR_NGROK_217"))
  },
  {
    name: "version-shares-code",
    title: "an unsupported version has the code of a missing one",
    rule: "errors.code-per-condition",
    hook: () => bodiesFor(217, coded("ERR_NGROK_218"))
  },
  {
    name: "keys-share-code",
    title: "no key and a key that is not valid have one code",
    rule: "errors.code-per-condition",
    hook: () => bodiesFor(203, coded("ERR_NGROK_200"))
  },
  {
    name: "bodies-share-code",
    title: "a body of another media type and one that is not JSON have one code",
    rule: "errors.code-per-condition",
    hook: () => errorBodies(coded("ERR_NGROK_213"), 415)
  },
  {
    name: "limit-and-item-share-code",
    title: "a limit out of range and an item that is not found have one code",
    rule: "errors.code-per-condition",
    hook: () => bodiesFor(233, coded("ERR_NGROK_27611"))
  },
  {
    name: "list-has-own-code",
    title: "/vaults has another code for a missing key",
    rule: "errors.code-per-condition",
    hook: () => refusalsFor(200, (response, call) => reading("/vaults")(call) ? error(401, 201) : response)
  },
  {
    name: "code-changes-every-tenth",
    title: "every tenth request without a key has another code",
    rule: "errors.code-per-condition",
    hook: () => {
      const tenth = everyTenth(always);
      return refusalsFor(200, (response, call) => tenth(call) ? error(401, 202) : response);
    }
  },
  {
    name: "operation-id-constant",
    title: "all errors have the same operation id",
    rule: "errors.operation-id",
    hook: () => errorBodies((body) => withOperationId(body, idOf("a")))
  },
  {
    name: "operation-id-repeats",
    title: "every tenth error has the operation id of the one before",
    rule: "errors.operation-id",
    hook: () => {
      let last;
      const tenth = everyTenth(always);
      return bodies(always, (body, call, status) => {
        if (status < 400) return body;
        if (tenth(call)) return withOperationId(body, last);
        last = isObject(body["details"]) ? body["details"]["operation_id"] : void 0;
        return body;
      });
    }
  },
  {
    name: "operation-id-of-path",
    title: "errors of one path have one operation id",
    rule: "errors.operation-id",
    hook: () => bodies(
      always,
      (body, { path }, status) => status < 400 ? body : withOperationId(body, idOf(Buffer.from(path).toString("hex").slice(-27)))
    )
  },
  {
    name: "operation-id-of-rate-limit",
    title: "every 429 is the same, with its operation id",
    rule: "errors.operation-id",
    hook: () => errorBodies((body) => withOperationId(body, idOf("429")), 429)
  },
  {
    name: "operation-id-of-missing-version",
    title: "every error for a missing version is the same, with its operation id",
    rule: "errors.operation-id",
    hook: () => bodiesFor(218, (body) => withOperationId(body, idOf("218")))
  },
  {
    name: "operation-id-counted",
    title: "operation ids are counted: op_1, op_2",
    rule: "errors.operation-id",
    hook: () => {
      let count = 0;
      return errorBodies((body) => {
        count += 1;
        return withOperationId(body, `op_${count}`);
      });
    }
  },
  {
    name: "operation-id-uuid",
    title: "operation ids are UUIDs",
    rule: "errors.operation-id",
    hook: () => errorBodies((body) => withOperationId(body, crypto.randomUUID()))
  },
  {
    name: "unknown-ids-empty",
    title: "an id that names nothing is served as an empty object",
    rule: "errors.not-found",
    hook: () => refusalsFor(27611, (response, { method: method2 }) => method2 === "GET" ? json(200, {}) : response)
  },
  {
    name: "unknown-policy-null",
    title: "an IP policy that is not there is served as null",
    rule: "errors.not-found",
    hook: () => refusalsFor(27611, (response, call) => onItemOf("GET", "/ip_policies")(call) ? json(200, null) : response)
  },
  {
    name: "unknown-ids-204",
    title: "an id that names nothing gets 204",
    rule: "errors.not-found",
    hook: () => refusalsFor(27611, (response, { method: method2 }) => method2 === "GET" ? new Response(null, { status: 204 }) : response)
  },
  {
    name: "malformed-ids-empty",
    title: "an id with a blank in it is served as an empty object",
    rule: "errors.not-found",
    hook: () => refusalsFor(27611, (response, { path }) => path.includes("%20") ? json(200, {}) : response)
  },
  {
    name: "unknown-routes-empty",
    title: "an unknown route is served as an empty object",
    rule: "errors.not-found",
    hook: () => refusalsFor(27204, () => json(200, {}))
  },
  {
    name: "unknown-routes-redirected",
    title: "an unknown route leads to the root",
    rule: "errors.not-found",
    hook: () => refusalsFor(27204, () => redirect(302, "/"))
  },
  {
    name: "put-taken-for-get",
    title: "PUT is served as GET is",
    rule: "errors.wrong-method",
    hook: () => refusalsFor(wrongMethod, (response, { method: method2 }) => method2 === "PUT" ? json(200, {}) : response)
  },
  {
    name: "wrong-method-ignored",
    title: "a wrong method gets 204 and does nothing",
    rule: "errors.wrong-method",
    hook: () => refusalsFor(wrongMethod, () => new Response(null, { status: 204 }))
  },
  {
    name: "wrong-method-501",
    title: "a wrong method gets 501",
    rule: "errors.wrong-method",
    hook: () => refusalsFor(wrongMethod, () => error(501, 27614))
  },
  {
    name: "wrong-method-bare",
    title: "a wrong method is refused with an empty object",
    rule: "errors.wrong-method",
    hook: () => refusalsFor(wrongMethod, () => json(405, {}))
  },
  {
    name: "wrong-method-redirected",
    title: "a wrong method leads to the same path again",
    rule: "errors.wrong-method",
    hook: () => refusalsFor(wrongMethod, (_, { path }) => redirect(303, path))
  },
  {
    name: "deep-body-crashes",
    title: "a body that is nested more than a hundred levels deep gets a 500",
    rule: "errors.never-5xx",
    hook: () => async (call, reference) => {
      const text = call.method === "POST" ? await call.request.clone().text() : "";
      const response = await reference(call.request);
      return /[[{]{100}/.test(text) && response.status === 400 ? error(500, 128) : response;
    }
  },
  {
    name: "odd-path-drops",
    title: "a path that is not ASCII ends the connection",
    rule: "errors.never-5xx",
    hook: () => hangsUp(({ path }) => /%[89a-f]/i.test(path))
  },
  {
    name: "long-path-crashes",
    title: "a path of more than 255 characters gets a 500",
    rule: "errors.never-5xx",
    hook: () => answersOtherwise(
      ({ path }) => path.length > 255,
      () => error(500, 128)
    )
  },
  {
    name: "wrong-type-crashes",
    title: "a member of the wrong type gets a 500",
    rule: "errors.never-5xx",
    hook: crashesFor(215)
  },
  {
    name: "wrong-media-type-crashes",
    title: "a body without Content-Type gets a 500",
    rule: "errors.never-5xx",
    hook: crashesFor(216)
  },
  {
    name: "second-deletion-crashes",
    title: "the deletion of what is not there gets a 500",
    rule: "errors.never-5xx",
    hook: () => refusalsFor(27611, (response, { method: method2 }) => method2 === "DELETE" ? error(500, 128) : response)
  },
  {
    name: "scheme-missing-crashes",
    title: "an Authorization of one word gets a 500",
    rule: "errors.never-5xx",
    hook: () => answersWith(
      (call) => /^\S+$/.test(header(call, "authorization") ?? ""),
      () => error(500, 128)
    )
  },
  {
    name: "no-headers-crash",
    title: "a request with neither key nor version gets a 500",
    rule: "errors.never-5xx",
    hook: () => answersWith(both(not(hasKey), not(hasVersion)), () => error(500, 128))
  },
  {
    name: "odd-key-drops",
    title: "a key that is not ASCII ends the connection",
    rule: "errors.never-5xx",
    hook: () => hangsUp((call) => /[^ -~]/.test(header(call, "authorization") ?? ""))
  },
  {
    name: "put-drops",
    title: "PUT ends the connection",
    rule: "errors.never-5xx",
    hook: () => hangsUp(({ method: method2 }) => method2 === "PUT")
  }
];

// lib/reference/faults/pages-cut-anew.ts
function cutsPages(when, cut) {
  return async (call, reference) => {
    const response = await reference(call.request);
    const body = response.status === 200 && call.method === "GET" && when(call) ? await membersIn(response) : void 0;
    const page2 = body && pageIn(body);
    if (!page2) return response;
    const whole = await wholeList(call, reference);
    const { items, next } = cut(whole, asked(call, whole));
    const link = next && `${new URL(call.request.url).origin}${call.path}?${new URLSearchParams(next)}`;
    return json(200, { ...body, [page2.name]: items, next_page_uri: link });
  };
}
function asked({ path, query }, whole) {
  const beforeId = query.get("before_id");
  return {
    path,
    limit: Number(query.get("limit") ?? 100),
    cursor: beforeId ? whole.findIndex(({ id }) => id === beforeId) : -1,
    query
  };
}
function pageFrom(whole, start, limit) {
  const items = whole.slice(start, start + limit);
  return { items, next: start + limit < whole.length ? behind(items.at(-1), limit) : null };
}
function behind(item, limit) {
  return { before_id: String(item?.["id"]), limit: String(limit) };
}

// lib/reference/faults/pagination.ts
var isFirst = ({ query }) => !query.has("before_id");
var isFurther = (call) => !isFirst(call);
var hasLimit = ({ query }) => query.has("limit");
var hasNoLimit = (call) => !hasLimit(call);
var limitIs = (matches) => (call) => hasLimit(call) && matches(Number(call.query.get("limit")));
function linking(change, when = always) {
  return pagesWhere(when, (page2, call) => ({ ...page2, next: page2.next === null ? null : change(page2.next, call) }));
}
function linkedUrl(change) {
  return (link) => {
    const url = new URL(link);
    change(url);
    return url.href;
  };
}
function cutting(when, cut) {
  return { hook: () => cutsPages(when, cut), limiter: countsCallersAlone };
}
function pageOfSize(size) {
  return (whole, { cursor, limit }) => {
    const { items, next } = pageFrom(whole, cursor + 1, size(limit));
    return { items, next: next && { ...next, limit: String(limit) } };
  };
}
function defaultLimit(limit, when = always) {
  return cutting(both(hasNoLimit, when), (whole, { cursor }) => {
    const { items, next } = pageFrom(whole, cursor + 1, limit);
    return { items, next: next && { before_id: next["before_id"] ?? "" } };
  });
}
function serving(when, cut) {
  const { hook, limiter } = cutting(when, cut);
  return {
    ...hook && { hook: () => inFrontOf(takesFor(when, withQuery({ limit: "1" })), hook()) },
    ...limiter && { limiter }
  };
}
var at = (item) => String(item?.["created_at"]);
function swapped(items) {
  const index = items.findIndex((item, place) => place > 0 && at(item) !== at(items[place - 1]));
  return index < 0 ? items : items.with(index, items[index - 1] ?? {}).with(index - 1, items[index] ?? {});
}
var plain404 = () => json(404, { message: "not found" });
var paginationFaults = [
  {
    name: "no-link-on-last-page",
    title: "the last page of the vaults has no next_page_uri at all",
    rule: "pagination.envelope",
    hook: () => bodies(
      reading("/vaults"),
      ({ next_page_uri: next, ...body }) => next === null ? body : { ...body, next_page_uri: next }
    )
  },
  {
    name: "empty-link-on-last-page",
    title: "next_page_uri is an empty string where nothing is left",
    rule: "pagination.envelope",
    hook: () => pagesWhere(always, (page2) => ({ ...page2, next: page2.next ?? "" }))
  },
  {
    name: "relative-links",
    title: "next_page_uri is a path without scheme and host",
    rule: "pagination.envelope",
    hook: () => linking((link) => link.replace(/^http:\/\/[^/]+/, ""))
  },
  {
    name: "links-without-scheme",
    title: "next_page_uri begins with the host",
    rule: "pagination.envelope",
    hook: () => linking((link) => link.replace("http:", ""))
  },
  {
    name: "bare-array",
    title: "the list of credentials is the array of its items, without the object around it",
    rule: "pagination.envelope",
    hook: () => bodies(reading("/credentials"), (body) => pageIn(body)?.items ?? body)
  },
  {
    name: "empty-list-is-null",
    title: "a list without items has null in place of an empty array",
    rule: "pagination.envelope",
    hook: () => bodies(always, (body) => {
      const page2 = pageIn(body);
      return page2?.items.length === 0 ? { ...body, [page2.name]: null } : body;
    })
  },
  {
    name: "items-under-another-name",
    title: 'the list of tunnels calls its items "items"',
    rule: "pagination.envelope",
    hook: () => bodies(reading("/tunnels"), ({ tunnels, ...body }) => ({ ...body, items: tunnels }))
  },
  {
    name: "list-without-uri",
    title: "the list of bot users has no uri",
    rule: "pagination.envelope",
    hook: () => bodies(reading("/bot_users"), ({ uri, ...body }) => pageIn(body) ? body : { ...body, uri })
  },
  {
    name: "oldest-first",
    title: "the list of TLS certificates runs from oldest to newest",
    rule: "pagination.newest-first",
    hook: () => pagesOf("/tls_certificates", (page2) => ({ ...page2, items: page2.items.toReversed() }))
  },
  {
    name: "second-pages-reversed",
    title: "every page but the first runs from oldest to newest",
    rule: "pagination.newest-first",
    hook: () => pagesWhere(isFurther, (page2) => ({ ...page2, items: page2.items.toReversed() }))
  },
  {
    name: "second-pages-shifted",
    title: "the first item of a second page of reserved domains stands at its end",
    rule: "pagination.newest-first",
    hook: () => pagesOf(
      "/reserved_domains",
      (page2, call) => isFurther(call) ? { ...page2, items: [...page2.items.slice(1), ...page2.items.slice(0, 1)] } : page2
    )
  },
  {
    name: "sorted-by-id",
    title: "the list of IP policy rules is sorted by the part of the ids that says nothing of their age",
    rule: "pagination.newest-first",
    hook: () => {
      const random = ({ id }) => String(id).slice(-12);
      return pagesOf("/ip_policy_rules", (page2) => ({
        ...page2,
        items: page2.items.toSorted((one, other) => random(one) < random(other) ? -1 : 1)
      }));
    }
  },
  {
    name: "swapped-in-nested-list",
    title: "two secrets of a vault have changed places",
    rule: "pagination.newest-first",
    hook: () => pagesWhere(
      ({ path }) => /^\/vaults\/[^/]+\/secrets$/.test(path),
      (page2) => ({ ...page2, items: swapped(page2.items) })
    )
  },
  {
    name: "oldest-item-pinned",
    title: "the oldest of the endpoints stands before all others",
    rule: "pagination.newest-first",
    hook: () => pagesOf("/endpoints", (page2) => ({ ...page2, items: [...page2.items.slice(-1), ...page2.items.slice(0, -1)] }))
  },
  {
    name: "one-item-too-many",
    title: "a page has one item more than its limit, unless that is 100",
    rule: "pagination.limit",
    ...cutting(
      limitIs((limit) => limit < 100),
      pageOfSize((limit) => limit + 1)
    )
  },
  {
    name: "page-of-one-has-two",
    title: "a page has two items where one was asked for",
    rule: "pagination.limit",
    ...cutting(
      limitIs((limit) => limit === 1),
      pageOfSize(() => 2)
    )
  },
  {
    name: "limit-ignored-with-cursor",
    title: "the limit is forgotten where before_id is given",
    rule: "pagination.limit",
    ...cutting(
      both(isFurther, hasLimit),
      pageOfSize(() => 100)
    )
  },
  {
    name: "limit-ignored-on-one-list",
    title: "the list of IP policies takes no notice of the limit",
    rule: "pagination.limit",
    ...cutting(
      both(reading("/ip_policies"), hasLimit),
      pageOfSize(() => 100)
    )
  },
  {
    name: "limit-in-tens",
    title: "a limit is rounded up to the next ten",
    rule: "pagination.limit",
    ...cutting(
      hasLimit,
      pageOfSize((limit) => Math.ceil(limit / 10) * 10)
    )
  },
  {
    name: "limit-99-gives-100",
    title: "a limit of 99 gives 100 items",
    rule: "pagination.limit",
    ...cutting(
      limitIs((limit) => limit === 99),
      pageOfSize(() => 100)
    )
  },
  {
    name: "filtered-after-cutting",
    title: "pages of reserved domains that link onward lack the first item of what was cut",
    rule: "pagination.full-pages",
    hook: () => pagesOf("/reserved_domains", (page2) => page2.next === null ? page2 : { ...page2, items: page2.items.slice(1) })
  },
  {
    name: "every-tenth-hidden",
    title: "every tenth of the reserved domains is hidden, and leaves a gap in its page",
    rule: "pagination.full-pages",
    ...cutting(reading("/reserved_domains"), (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      const isShown = (item) => whole.indexOf(item) % 10 !== 4;
      return { items: items.filter(isShown), next };
    })
  },
  {
    name: "one-item-too-few",
    title: "a page that links onward has one item less than its limit",
    rule: "pagination.full-pages",
    ...cutting(
      limitIs((limit) => limit > 1 && limit < 100),
      pageOfSize((limit) => limit - 1)
    )
  },
  {
    name: "default-limit-50",
    title: "the default limit is 50",
    rule: "pagination.limit-default",
    ...defaultLimit(50)
  },
  {
    name: "default-limit-99",
    title: "the default limit is 99",
    rule: "pagination.limit-default",
    ...defaultLimit(99)
  },
  {
    name: "default-limit-101",
    title: "the default limit is 101",
    rule: "pagination.limit-default",
    ...defaultLimit(101)
  },
  {
    name: "default-limit-20-on-one-list",
    title: "the default limit of reserved domains is 20",
    rule: "pagination.limit-default",
    ...defaultLimit(20, reading("/reserved_domains"))
  },
  {
    name: "no-default-limit",
    title: "without a limit, all items come at once",
    rule: "pagination.limit-default",
    ...defaultLimit(Number.POSITIVE_INFINITY)
  },
  {
    name: "limit-100-gives-99",
    title: "a limit of 100 gives 99 items",
    rule: "pagination.limit-default",
    ...cutting(
      limitIs((limit) => limit === 100),
      pageOfSize(() => 99)
    )
  },
  {
    name: "limit-100-refused",
    title: "a limit of 100 is refused as if it were above the maximum",
    rule: "pagination.limit-default",
    hook: () => takesFor(
      limitIs((limit) => limit === 100),
      withQuery({ limit: "101" })
    )
  },
  {
    name: "limit-101-served",
    title: "a limit of 101 gives 101 items",
    rule: "pagination.limit-maximum",
    ...serving(
      limitIs((limit) => limit === 101),
      (whole, { cursor }) => pageFrom(whole, cursor + 1, 101)
    )
  },
  {
    name: "no-maximum",
    title: "any limit above 100 is served in full",
    rule: "pagination.limit-maximum",
    ...serving(
      limitIs((limit) => limit > 100),
      (whole, { cursor, limit }) => pageFrom(whole, cursor + 1, limit)
    )
  },
  {
    name: "limit-above-maximum-without-code",
    title: "a limit above 100 is refused with an error that has no code",
    rule: "pagination.limit-maximum",
    hook: () => refusalsFor(
      233,
      (response, { query }) => Number(query.get("limit")) > 100 ? json(400, { message: "limit" }) : response
    )
  },
  {
    name: "limit-above-maximum-crashes",
    title: "a limit above 100 is answered with 500",
    rule: "pagination.limit-maximum",
    hook: () => refusalsFor(233, (response, { query }) => Number(query.get("limit")) > 100 ? error(500, 2e4) : response)
  },
  {
    name: "limit-below-1-is-none",
    title: "a limit of 0 or below is taken for none",
    rule: "pagination.limit-invalid",
    hook: () => takesFor(
      limitIs((limit) => limit < 1),
      withQuery({ limit: null })
    )
  },
  {
    name: "limit-0-gives-nothing",
    title: "a limit of 0 gives an empty page",
    rule: "pagination.limit-invalid",
    ...serving(
      limitIs((limit) => limit === 0),
      () => ({ items: [], next: null })
    )
  },
  {
    name: "limit-word-ignored",
    title: "a limit that is no number is taken for none",
    rule: "pagination.limit-invalid",
    hook: () => takesFor(
      limitIs((limit) => Number.isNaN(limit)),
      withQuery({ limit: null })
    )
  },
  {
    name: "limit-word-out-of-range",
    title: "a limit that is no number has the code of one that is out of range",
    rule: "pagination.limit-invalid",
    hook: () => errorBodies((body) => body["error_code"] === "ERR_NGROK_244" ? { ...body, error_code: "ERR_NGROK_233" } : body)
  },
  {
    name: "limit-word-crashes",
    title: "a limit that is no number is answered with 500",
    rule: "pagination.limit-invalid",
    hook: () => refusalsFor(244, () => error(500, 2e4))
  },
  {
    name: "limit-0-without-code",
    title: "a limit of 0 is refused with an error that has no code",
    rule: "pagination.limit-invalid",
    hook: () => refusalsFor(
      233,
      (response, { query }) => query.get("limit") === "0" ? json(400, { message: "limit" }) : response
    )
  },
  {
    name: "inclusive-cursor",
    title: "a page begins with the item that before_id names",
    rule: "pagination.before-id",
    ...cutting(isFurther, (whole, { cursor, limit }) => pageFrom(whole, Math.max(cursor, 0), limit))
  },
  {
    name: "cursor-skips-an-item",
    title: "a page begins with the second item behind the one that before_id names",
    rule: "pagination.before-id",
    ...cutting(isFurther, (whole, { cursor, limit }) => pageFrom(whole, cursor + 2, limit))
  },
  {
    name: "cursor-needs-limit",
    title: "before_id without a limit gives the first page",
    rule: "pagination.before-id",
    hook: () => takesFor(both(isFurther, hasNoLimit), withQuery({ before_id: null }))
  },
  {
    name: "cursor-looks-forward",
    title: "before_id gives the items that are newer than the one it names",
    rule: "pagination.before-id",
    ...cutting(isFurther, (whole, { cursor, limit }) => {
      const start = Math.max(0, cursor - limit);
      return { items: whole.slice(start, Math.max(cursor, 0)), next: start > 0 ? behind(whole[start], limit) : null };
    })
  },
  {
    name: "cursor-at-the-end-refused",
    title: "before_id with the last item of a list is refused, for nothing is left",
    rule: "pagination.before-id",
    hook: () => answersOtherwise(isFurther, async (response) => {
      const page2 = pageIn(await membersIn(response) ?? {});
      return page2?.items.length === 0 ? error(404, 27611) : response;
    })
  },
  {
    name: "unknown-cursor-gives-first-page",
    title: "before_id with an id that nothing has gives the first page",
    rule: "pagination.before-id-unknown",
    hook: () => async (call, reference) => {
      const response = await reference(call.request);
      if (response.status !== 400) return response;
      const isUnknown = (await membersIn(response))?.["error_code"] === "ERR_NGROK_223";
      return isUnknown ? reference(ofItsOwn(await withQuery({ before_id: null })(call))) : response;
    },
    limiter: countsCallersAlone
  },
  {
    name: "unknown-cursor-crashes",
    title: "before_id with an id that nothing has is answered with 500",
    rule: "pagination.before-id-unknown",
    hook: () => refusalsFor(223, () => error(500, 2e4))
  },
  {
    name: "unknown-cursor-without-code",
    title: "before_id with an id that nothing has is refused with an error that has no code",
    rule: "pagination.before-id-unknown",
    hook: () => refusalsFor(223, plain404)
  },
  {
    name: "deleted-cursor-crashes",
    title: "before_id with the id of a deleted item is answered with 500",
    rule: "pagination.before-id-unknown",
    hook: () => {
      const deleted = /* @__PURE__ */ new Set();
      return answersOtherwise(always, (response, { method: method2, path, query }) => {
        if (method2 === "DELETE" && response.ok) deleted.add(path.split("/").at(-1));
        const isLost = response.status === 400 && deleted.has(query.get("before_id") ?? void 0);
        return isLost ? error(500, 2e4) : response;
      });
    }
  },
  {
    name: "walk-loses-last-item",
    title: "the last item of a list is on no page but the first",
    rule: "pagination.walk",
    hook: () => pagesWhere(isFurther, (page2) => page2.next === null ? { ...page2, items: page2.items.slice(0, -1) } : page2)
  },
  {
    name: "last-page-links-to-first",
    title: "the last page of several links to the first",
    rule: "pagination.walk",
    hook: () => pagesWhere(isFurther, (page2, { request }) => ({
      ...page2,
      next: page2.next ?? linkedUrl(({ searchParams }) => searchParams.delete("before_id"))(request.url)
    }))
  },
  {
    name: "second-page-links-to-itself",
    title: "every page but the first and the last links to itself",
    rule: "pagination.walk",
    hook: () => linking((_, { request }) => request.url, isFurther)
  },
  {
    name: "cursor-ignored-on-one-list",
    title: "the list of IP policies takes no notice of before_id",
    rule: "pagination.walk",
    hook: () => takesFor(both(reading("/ip_policies"), isFurther), withQuery({ before_id: null }))
  },
  {
    name: "link-skips-an-item",
    title: "the link names the first item of the next page, which before_id then leaves out",
    rule: "pagination.walk",
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      return { items, next: next && behind(whole[cursor + 1 + limit], limit) };
    })
  },
  {
    name: "link-repeats-an-item",
    title: "the link names the last item but one, so that each page repeats one of the page before",
    rule: "pagination.walk",
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      return { items, next: next && behind(items.at(-2) ?? items.at(-1), limit) };
    })
  },
  {
    name: "ties-lose-items",
    title: "before_id leaves out the items that were created in the same second as the one it names",
    rule: "pagination.walk",
    ...cutting(
      isFurther,
      (whole, { cursor, limit }) => pageFrom(
        whole.filter((item, index) => index > cursor && at(item) < at(whole[cursor])),
        0,
        limit
      )
    )
  },
  {
    name: "ties-repeat-items",
    title: "before_id gives again the items that were created in the same second as the one it names",
    rule: "pagination.walk",
    ...cutting(
      isFurther,
      (whole, { cursor, limit }) => pageFrom(
        whole.filter((item, index) => index !== cursor && at(item) <= at(whole[cursor])),
        0,
        limit
      )
    )
  },
  {
    name: "links-forget-limit",
    title: "the link to the next page does not carry the limit",
    rule: "pagination.link-keeps-limit",
    hook: () => linking(linkedUrl(({ searchParams }) => searchParams.delete("limit")))
  },
  {
    name: "links-with-limit-100",
    title: "the link to the next page always says limit=100",
    rule: "pagination.link-keeps-limit",
    hook: () => linking(linkedUrl(({ searchParams }) => searchParams.set("limit", "100")))
  },
  {
    name: "second-links-forget-limit",
    title: "the link carries the limit on the first page alone",
    rule: "pagination.link-keeps-limit",
    hook: () => linking(
      linkedUrl(({ searchParams }) => searchParams.delete("limit")),
      isFurther
    )
  },
  {
    name: "links-with-number-of-items-left",
    title: "the link asks for no more items than are left",
    rule: "pagination.link-keeps-limit",
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      const left = whole.length - (cursor + 1 + limit);
      return { items, next: next && { ...next, limit: String(Math.min(limit, left)) } };
    })
  },
  {
    name: "full-pages-link-onward",
    title: "a full last page links to an empty one",
    rule: "pagination.last-page",
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items } = pageFrom(whole, cursor + 1, limit);
      return { items, next: items.length === limit ? behind(items.at(-1), limit) : null };
    })
  },
  {
    name: "second-page-is-the-end",
    title: "the second page says that it is the last",
    rule: "pagination.last-page",
    hook: () => pagesWhere(isFurther, (page2) => ({ ...page2, next: null }))
  },
  {
    name: "end-a-page-too-soon",
    title: "the last page but one says that it is the last",
    rule: "pagination.last-page",
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      return { items, next: cursor + 1 + 2 * limit < whole.length ? next : null };
    })
  },
  {
    name: "single-item-left-is-lost",
    title: "a page behind which a single item is left says that it is the last",
    rule: "pagination.last-page",
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      return { items, next: cursor + 1 + limit + 1 < whole.length ? next : null };
    })
  },
  {
    name: "empty-list-links-onward",
    title: "an empty list has a link to a next page",
    rule: "pagination.last-page",
    hook: () => pagesWhere(isFirst, (page2, { request }) => page2.items.length === 0 ? { ...page2, next: request.url } : page2)
  },
  {
    name: "no-link-without-limit",
    title: "only pages with a limit link onward",
    rule: "pagination.limit-default",
    hook: () => pagesWhere(hasNoLimit, (page2) => ({ ...page2, next: null }))
  },
  {
    name: "links-to-another-host",
    title: "the link calls the host by another name",
    rule: "pagination.next-page-uri-usable",
    hook: () => linking(
      linkedUrl((url) => {
        url.hostname = "localhost";
      })
    )
  },
  {
    name: "links-to-another-port",
    title: "the link names another port, as that of a server behind a proxy",
    rule: "pagination.next-page-uri-usable",
    hook: () => linking(
      linkedUrl((url) => {
        url.port = String(Number(url.port) - 1);
      })
    )
  },
  {
    name: "links-to-https",
    title: "the link says https where http was asked",
    rule: "pagination.next-page-uri-usable",
    hook: () => linking((link) => link.replace("http:", "https:"))
  },
  {
    name: "links-to-production",
    title: "the link leads to api.ngrok.com, whoever was asked",
    rule: "pagination.next-page-uri-usable",
    hook: () => linking((link) => link.replace(/^http:\/\/[^/]+/, "https://api.ngrok.com"))
  },
  {
    name: "links-to-no-route",
    title: "the path of the link begins with a prefix that is not there",
    rule: "pagination.next-page-uri-usable",
    hook: () => linking(
      linkedUrl((url) => {
        url.pathname = `/api${url.pathname}`;
      })
    )
  },
  {
    name: "links-escaped-for-html",
    title: "the & in the link is written as &amp;",
    rule: "pagination.next-page-uri-usable",
    hook: () => linking((link) => link.replaceAll("&", "&amp;"))
  },
  {
    name: "links-with-refused-parameter",
    title: "the link carries a parameter that the list refuses",
    rule: "pagination.next-page-uri-usable",
    hook: () => linking((link) => `${link}&page=2`)
  },
  {
    name: "second-links-refused",
    title: "the link of every page but the first carries a parameter that the list refuses",
    rule: "pagination.next-page-uri-usable",
    hook: () => linking((link) => `${link}&page=3`, isFurther)
  },
  {
    name: "links-to-an-offset",
    title: "the link leads to an offset in the list, not behind an item",
    rule: "pagination.stable",
    limiter: countsCallersAlone,
    hook: () => inFrontOf(
      takesFor(({ query }) => query.has("offset"), withQuery({ offset: null })),
      cutsPages(always, (whole, { cursor, limit, query }) => {
        const start = Number(query.get("offset") ?? cursor + 1);
        const { items, next } = pageFrom(whole, start, limit);
        return { items, next: next && { limit: String(limit), offset: String(start + limit) } };
      })
    )
  },
  {
    name: "cursor-place-remembered",
    title: "before_id begins at the place where its item stood when it was last shown",
    rule: "pagination.stable",
    limiter: countsCallersAlone,
    hook: () => {
      const shownAt = /* @__PURE__ */ new Map();
      return cutsPages(always, (whole, { cursor, limit }) => {
        const start = cursor < 0 ? 0 : (shownAt.get(whole[cursor]?.["id"]) ?? cursor) + 1;
        const cut = pageFrom(whole, start, limit);
        for (const [index, { id }] of cut.items.entries()) shownAt.set(id, start + index);
        return cut;
      });
    }
  },
  {
    name: "new-items-on-last-page",
    title: "what was created of late stands on the last page, too",
    rule: "pagination.stable",
    hook: () => {
      const created = /* @__PURE__ */ new Map();
      const noting = bodies(
        ({ method: method2 }) => method2 === "POST",
        (body, { path }, status) => {
          if (status === 201) created.set(path, body);
          return body;
        }
      );
      const showing = pagesWhere(isFurther, (page2, { path }) => {
        const item = created.get(path);
        return item && page2.next === null ? { ...page2, items: [...page2.items, item] } : page2;
      });
      return inFrontOf(noting, showing);
    }
  }
];

// lib/reference/faults/limiters.ts
var FixedWindow = class {
  #limit;
  #window = Number.NEGATIVE_INFINITY;
  #counted = 0;
  constructor(limit) {
    this.#limit = limit;
  }
  admits(now2) {
    const window = Math.floor(now2 / this.#limit.windowMs);
    if (window !== this.#window) this.#counted = 0;
    this.#window = window;
    if (this.#counted >= this.#limit.requests) return false;
    this.#counted += 1;
    return true;
  }
};
var WindowFromFirstRequest = class {
  #limit;
  #began = Number.NEGATIVE_INFINITY;
  #counted = 0;
  constructor(limit) {
    this.#limit = limit;
  }
  admits(now2) {
    if (now2 >= this.#began + this.#limit.windowMs) {
      this.#began = now2;
      this.#counted = 0;
    }
    if (this.#counted >= this.#limit.requests) return false;
    this.#counted += 1;
    return true;
  }
};
var AllAtOnce = class {
  #limit;
  #window;
  #closedUntil = Number.NEGATIVE_INFINITY;
  constructor(limit) {
    this.#limit = limit;
    this.#window = new RollingWindow(limit);
  }
  admits(now2) {
    if (now2 < this.#closedUntil) return false;
    if (this.#window.admits(now2)) return true;
    this.#closedUntil = now2 + this.#limit.windowMs;
    this.#window = new RollingWindow(this.#limit);
    return false;
  }
};
var NoRecovery = class {
  #limit;
  #counted = 0;
  constructor(limit) {
    this.#limit = limit;
  }
  admits() {
    this.#counted += 1;
    return this.#counted <= this.#limit.requests;
  }
};
var TokenBucket = class {
  #limit;
  #size;
  #tokens;
  #filledAt;
  constructor(limit, size) {
    this.#limit = limit;
    this.#size = size;
    this.#tokens = size;
  }
  admits(now2) {
    const { requests, windowMs } = this.#limit;
    const fresh = (now2 - (this.#filledAt ?? now2)) * requests / windowMs;
    this.#tokens = Math.min(this.#size, this.#tokens + fresh);
    this.#filledAt = now2;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
};
var WindowForEach = class {
  #limit;
  #kindOf;
  #windows = /* @__PURE__ */ new Map();
  constructor(limit, kindOf) {
    this.#limit = limit;
    this.#kindOf = kindOf;
  }
  admits(now2, request) {
    const kind = this.#kindOf(request);
    if (kind === void 0) return true;
    const window = this.#windows.get(kind) ?? new RollingWindow(this.#limit);
    this.#windows.set(kind, window);
    return window.admits(now2);
  }
};

// lib/reference/faults/rate-limits.ts
var rolling = (change) => (limit) => new RollingWindow({ ...limit, ...change(limit) });
var perKind = (kindOf) => (limit) => new WindowForEach(limit, kindOf);
var sparing = (isFree) => perKind((request) => isFree(request) ? void 0 : "counted");
var pathOf = ({ url }) => new URL(url).pathname;
var connectionHeader = "x-connection";
function numbersConnections() {
  const numbers = /* @__PURE__ */ new WeakMap();
  let connections = 0;
  return async (call, reference) => {
    const { socket } = call.incoming;
    const number = numbers.get(socket) ?? connections + 1;
    connections = Math.max(connections, number);
    numbers.set(socket, number);
    return reference(await withHeaders({ [connectionHeader]: String(number) })(call));
  };
}
var beyondLimit = (answer) => () => answersOf(429, (_, call) => answer(call));
var refusalWith = (members) => () => errorBodies((body) => ({ ...body, ...members }), 429);
var rateLimitsFaults = [
  {
    name: "no-rate-limit",
    title: "there is no limit",
    rule: "rate-limits.enforced",
    limiter: () => ({ admits: () => true })
  },
  {
    name: "twice-as-many",
    title: "twice as many requests are served",
    rule: "rate-limits.enforced",
    limiter: rolling(({ requests }) => ({ requests: 2 * requests }))
  },
  {
    name: "one-request-too-many",
    title: "one request too many is served",
    rule: "rate-limits.enforced",
    limiter: rolling(({ requests }) => ({ requests: requests + 1 }))
  },
  {
    name: "every-tenth-uncounted",
    title: "every tenth request is not counted",
    rule: "rate-limits.enforced",
    limiter: (limit) => {
      const window = new RollingWindow(limit);
      let requests = 0;
      return {
        admits: (now2) => {
          requests += 1;
          return requests % 10 === 0 || window.admits(now2);
        }
      };
    }
  },
  {
    name: "two-servers-count-apart",
    title: "two servers take turns, and each counts what it serves alone",
    rule: "rate-limits.enforced",
    limiter: (limit) => {
      let requests = 0;
      return new WindowForEach(limit, () => {
        requests += 1;
        return String(requests % 2);
      });
    }
  },
  {
    name: "fixed-window",
    title: "requests are counted by the minute of the clock",
    rule: "rate-limits.enforced",
    limiter: (limit) => new FixedWindow(limit),
    needs: "waiting"
  },
  {
    name: "token-bucket",
    title: "after all requests of the limit at once, further ones are served as fast as the limit has them on average",
    rule: "rate-limits.enforced",
    limiter: (limit) => new TokenBucket(limit, limit.requests),
    needs: "waiting"
  },
  {
    name: "one-request-too-few",
    title: "the last request of the limit is refused",
    rule: "rate-limits.not-early",
    limiter: rolling(({ requests }) => ({ requests: requests - 1 }))
  },
  {
    name: "half-as-many",
    title: "half as many requests are served",
    rule: "rate-limits.not-early",
    limiter: rolling(({ requests }) => ({ requests: Math.floor(requests / 2) }))
  },
  {
    name: "writes-count-ten-times",
    title: "a request that is no GET counts as ten",
    rule: "rate-limits.not-early",
    limiter: (limit) => {
      const window = new RollingWindow(limit);
      return {
        admits: (now2, { method: method2 }) => {
          for (let further = method2 === "GET" ? 0 : 9; further > 0; further -= 1) window.admits(now2);
          return window.admits(now2);
        }
      };
    }
  },
  {
    name: "small-burst",
    title: "no more than 100 requests are served at once, and then as many in a second as the limit has on average",
    rule: "rate-limits.not-early",
    limiter: (limit) => new TokenBucket(limit, Math.ceil(limit.requests * 100 / 120))
  },
  {
    name: "ten-in-a-second",
    title: "more than ten requests within a second are refused, however few there were before",
    rule: "rate-limits.not-early",
    limiter: (limit) => {
      const [window, second] = [new RollingWindow(limit), new RollingWindow({ requests: 10, windowMs: 1e3 })];
      return { admits: (now2) => second.admits(now2) && window.admits(now2) };
    }
  },
  {
    name: "rate-refused-with-403",
    title: "beyond the limit comes 403",
    rule: "rate-limits.refusal",
    hook: beyondLimit(() => error(403, 226))
  },
  {
    name: "rate-refused-with-503",
    title: "beyond the limit comes 503",
    rule: "rate-limits.refusal",
    hook: beyondLimit(() => error(503, 226))
  },
  {
    name: "rate-refused-with-200",
    title: "beyond the limit comes 200 with the error in its body",
    rule: "rate-limits.enforced",
    hook: () => answersOf(429, async (response) => json(200, await response.json()))
  },
  {
    name: "rate-refused-with-another-code",
    title: "the 429 has the code of another limit",
    rule: "rate-limits.refusal",
    hook: refusalWith({ error_code: "ERR_NGROK_227" })
  },
  {
    name: "rate-refused-as-simultaneous",
    title: "the 429 has the code for too many requests at once",
    rule: "rate-limits.refusal",
    hook: refusalWith({ error_code: "ERR_NGROK_225" })
  },
  {
    name: "rate-refused-with-a-number",
    title: "the code of the 429 is a number",
    rule: "rate-limits.refusal",
    hook: refusalWith({ error_code: 226 })
  },
  {
    name: "rate-refused-without-code",
    title: "the 429 has a message and no more",
    rule: "rate-limits.refusal",
    hook: beyondLimit(() => json(429, { message: "too many requests" }))
  },
  {
    name: "rate-refused-without-operation",
    title: "the 429 has empty details",
    rule: "rate-limits.refusal",
    hook: refusalWith({ details: {} })
  },
  {
    name: "rate-refused-as-text",
    title: "the 429 is text",
    rule: "rate-limits.refusal",
    hook: beyondLimit(() => new Response("slow down", { status: 429 }))
  },
  {
    name: "rate-refused-without-body",
    title: "the 429 has no body",
    rule: "rate-limits.refusal",
    hook: beyondLimit(() => new Response(null, { status: 429 }))
  },
  {
    name: "writes-refused-with-another-code",
    title: "the 429 of a request that is no GET has the code of another limit",
    rule: "rate-limits.refusal",
    hook: () => answersOf(
      429,
      async (response, { method: method2 }) => method2 === "GET" ? response : json(429, { ...await membersIn(response), error_code: "ERR_NGROK_227" })
    )
  },
  {
    name: "window-from-first-request",
    title: "the window begins with a first request, and the next one with nothing",
    rule: "rate-limits.rolling",
    limiter: (limit) => new WindowFromFirstRequest(limit),
    needs: "waiting"
  },
  {
    name: "all-at-once",
    title: "whoever has gone beyond the limit is shut out for the length of a window, and then has all of it again",
    rule: "rate-limits.rolling",
    limiter: (limit) => new AllAtOnce(limit),
    needs: "waiting"
  },
  {
    name: "no-recovery",
    title: "what was used up does not come back",
    rule: "rate-limits.rolling",
    limiter: (limit) => new NoRecovery(limit),
    needs: "waiting"
  },
  {
    name: "half-window",
    title: "requests leave the window in half the time",
    rule: "rate-limits.rolling",
    limiter: rolling(({ windowMs }) => ({ windowMs: windowMs / 2 })),
    needs: "waiting"
  },
  {
    name: "double-window",
    title: "requests leave the window in twice the time",
    rule: "rate-limits.rolling",
    limiter: rolling(({ windowMs }) => ({ windowMs: windowMs * 2 })),
    needs: "waiting"
  },
  {
    name: "only-reads-limited",
    title: "only GET is limited",
    rule: "rate-limits.per-account",
    limiter: sparing(({ method: method2 }) => method2 !== "GET")
  },
  {
    name: "writes-limited-apart",
    title: "each method has a limit of its own",
    rule: "rate-limits.per-account",
    limiter: perKind(({ method: method2 }) => method2)
  },
  {
    name: "lists-limited-apart",
    title: "each resource has a limit of its own",
    rule: "rate-limits.per-account",
    limiter: perKind((request) => pathOf(request).split("/")[1])
  },
  {
    name: "urls-limited-apart",
    title: "each URL has a limit of its own",
    rule: "rate-limits.per-account",
    limiter: perKind(({ url }) => url)
  },
  {
    name: "connections-limited-apart",
    title: "each connection has a limit of its own",
    rule: "rate-limits.per-account",
    hook: numbersConnections,
    limiter: perKind(({ headers }) => headers.get(connectionHeader) ?? "")
  },
  {
    name: "closed-connections-unlimited",
    title: "a request that closes its connection is not counted",
    rule: "rate-limits.per-account",
    limiter: sparing(({ headers }) => headers.get("connection") === "close")
  },
  {
    name: "one-resource-unlimited",
    title: "IP policies are not counted",
    rule: "rate-limits.per-account",
    limiter: sparing((request) => pathOf(request).startsWith("/ip_policies"))
  }
];

// lib/reference/faults/new-items.ts
function newItems(change) {
  const made = /* @__PURE__ */ new Set();
  const changed = (item) => made.has(item["id"]) ? change(item) : item;
  return bodies(always, (body, { method: method2 }, status) => {
    if (method2 === "POST" && status === 201) made.add(body["id"]);
    const page2 = pageIn(body);
    return page2 ? { ...body, [page2.name]: page2.items.map(changed) } : changed(body);
  });
}

// lib/reference/faults/resources.ts
var doing = (method2) => (call) => call.method === method2 && onAnItem(call);
var getting = doing("GET");
var patching = doing("PATCH");
var deleting = doing("DELETE");
var done = () => new Response(null, { status: 204 });
function takes(when, change) {
  return takesFor(
    when,
    withBody((text) => {
      const body = objectIn(text);
      return body ? JSON.stringify(change(body)) : text;
    })
  );
}
function objectIn(text) {
  try {
    const body = JSON.parse(text);
    return isObject(body) ? body : void 0;
  } catch {
    return void 0;
  }
}
function statusOf(when, from, to) {
  return () => answersOtherwise(when, async (response) => {
    if (response.status !== from) return response;
    return new Response(await response.text(), { status: to, headers: response.headers });
  });
}
function beside({ request, path: same }, method2, body, path = same) {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/json");
  const bytes = body === void 0 ? null : new TextEncoder().encode(JSON.stringify(body));
  return ofItsOwn(new Request(new URL(path, request.url), { method: method2, headers, body: bytes }));
}
async function asRead({ request }) {
  return new Request(request.url, { headers: request.headers });
}
var onCollections = ({ path }) => path !== "/" && path !== "/self";
var listOf = ({ path }) => path.slice(0, path.lastIndexOf("/"));
function tooLong(member, most, change) {
  return takes(creating, (body) => {
    const text = body[member];
    return typeof text === "string" && text.length > most ? { ...body, [member]: change(text) } : body;
  });
}
function wrongDescription(change) {
  return takes(creating, (body) => {
    const { description } = body;
    const isWrong = description !== void 0 && description !== null && typeof description !== "string";
    return isWrong ? { ...body, description: change(description) } : body;
  });
}
function showsDeleted(shows) {
  return {
    limiter: countsCallersAlone,
    hook: () => {
      const deleted = /* @__PURE__ */ new Map();
      const created = /* @__PURE__ */ new Map();
      const remembering = async (call, reference) => {
        const item = deleting(call) ? await membersIn(await reference(beside(call, "GET"))) : void 0;
        const response = await reference(call.request);
        const list = listOf(call);
        if (response.status === 201) created.set(call.path, (created.get(call.path) ?? 0) + 1);
        if (response.status !== 204 || !item) return response;
        deleted.set(list, [...deleted.get(list) ?? [], { item, before: created.get(list) ?? 0 }]);
        return response;
      };
      return inFrontOf(
        remembering,
        cutsPages(always, (whole, { path, limit, query }) => {
          const back = (deleted.get(path) ?? []).filter(({ item, before }) => shows(item, (created.get(path) ?? 0) - before)).map(({ item }) => item);
          const all = [...back, ...whole].toSorted(
            (one, other) => at2(one) < at2(other) ? 1 : at2(one) > at2(other) ? -1 : 0
          );
          return pageFrom(all, all.findIndex(({ id }) => id === query.get("before_id")) + 1, limit);
        })
      );
    }
  };
}
var at2 = (item) => String(item?.["created_at"]);
function listsOfNewItems(change) {
  const made = /* @__PURE__ */ new Set();
  const isNew = (item) => made.has(item?.["id"]);
  return inFrontOf(
    bodies(creating, (body, _, status) => {
      if (status === 201) made.add(body["id"]);
      return body;
    }),
    pagesWhere(always, (page2) => ({ ...page2, items: change(page2.items, isNew) }))
  );
}
function timesToTheMillisecond() {
  const times2 = /* @__PURE__ */ new Map();
  let last = 0;
  const remembering = bodies(creating, (body, _, status) => {
    last = Math.max(last + 1, Date.now());
    if (status === 201) times2.set(body["id"], new Date(last).toISOString());
    return body;
  });
  const timed = (item) => setting("created_at", (time) => times2.get(item["id"]) ?? time)(item);
  return { times: times2, hook: inFrontOf(remembering, newItems(timed)) };
}
function listCall(call, path) {
  return { ...call, path, request: beside(call, "GET", void 0, path) };
}
async function neighbourOf(call, reference) {
  const items = await wholeList(listCall(call, listOf(call)), reference);
  const place = items.findIndex(({ id }) => call.path.endsWith(`/${id}`));
  const neighbour = place < 0 ? void 0 : items[place + 1];
  return neighbour && `${listOf(call)}/${neighbour["id"]}`;
}
function withNeighbour(when) {
  return {
    limiter: countsCallersAlone,
    hook: () => async (call, reference) => {
      if (!when(call)) return reference(call.request);
      const neighbour = await neighbourOf(call, reference);
      const body = objectIn(await call.request.clone().text());
      const response = await reference(call.request);
      if (response.ok && neighbour !== void 0) await reference(beside(call, call.method, body, neighbour));
      return response;
    }
  };
}
var resourcesFaults = [
  {
    name: "patch-clears-metadata",
    title: "a patch of the description empties the metadata",
    rule: "resources.lifecycle",
    hook: () => takes(patching, (body) => "description" in body ? { metadata: "", ...body } : body)
  },
  {
    name: "patch-forgotten",
    title: "a patch is answered as if it were done, and not kept",
    rule: "resources.lifecycle",
    hook: () => async (call, reference) => {
      if (!patching(call)) return reference(call.request);
      const patch = objectIn(await call.request.clone().text());
      const response = await reference(await withBody(() => "{}")(call));
      return response.ok ? json(200, { ...await membersIn(response), ...patch }) : response;
    }
  },
  {
    name: "patch-answers-with-old-item",
    title: "a patch is kept, and answered with the item as it was before",
    rule: "resources.lifecycle",
    limiter: countsCallersAlone,
    hook: () => async (call, reference) => {
      if (!patching(call)) return reference(call.request);
      const before = await membersIn(await reference(beside(call, "GET")));
      const response = await reference(call.request);
      return response.ok ? json(200, before) : response;
    }
  },
  {
    name: "patch-gives-new-id",
    title: "the answer to a patch has another id than the item",
    rule: "resources.lifecycle",
    hook: () => bodies(
      patching,
      setting("id", (id) => `${id.slice(0, -2)}00`)
    )
  },
  {
    name: "patch-asks-for-everything",
    title: "a patch that does not name the metadata is refused",
    rule: "resources.lifecycle",
    hook: () => async (call, reference) => {
      const patch = patching(call) ? objectIn(await call.request.clone().text()) : void 0;
      const response = await reference(call.request);
      return patch && !("metadata" in patch) && response.ok ? error(400, 215) : response;
    }
  },
  {
    name: "list-misses-patch",
    title: "lists show the description that a new item was created with, whatever became of it",
    rule: "resources.lifecycle",
    hook: () => {
      const created = /* @__PURE__ */ new Map();
      const asCreated = (item) => setting("description", (text) => created.get(item["id"]) ?? text)(item);
      return inFrontOf(
        bodies(creating, (body, _, status) => {
          if (status === 201) created.set(body["id"], body["description"]);
          return body;
        }),
        pagesWhere(always, (page2) => ({ ...page2, items: page2.items.map(asCreated) }))
      );
    }
  },
  {
    name: "description-not-taken",
    title: "the description of a new item is left empty",
    rule: "resources.lifecycle",
    hook: () => takes(
      creating,
      setting("description", (text) => text.length > 255 ? text : "")
    )
  },
  {
    name: "metadata-cut-short",
    title: "the metadata of a new item is cut off after 32 characters",
    rule: "resources.lifecycle",
    hook: () => takes(
      creating,
      setting("metadata", (text) => text.length > 4096 ? text : text.slice(0, 32))
    )
  },
  {
    name: "get-without-metadata",
    title: "an item that is read alone has no metadata",
    rule: "resources.lifecycle",
    hook: () => bodies(
      getting,
      setting("metadata", () => "")
    )
  },
  {
    name: "creation-makes-two",
    title: "one creation makes two items",
    rule: "resources.lifecycle",
    limiter: countsCallersAlone,
    hook: () => async (call, reference) => {
      const body = creating(call) ? objectIn(await call.request.clone().text()) : void 0;
      const response = await reference(call.request);
      if (body && response.status === 201) await reference(beside(call, "POST", body));
      return response;
    }
  },
  {
    name: "new-item-not-found",
    title: "a new item cannot be read until it was patched",
    rule: "resources.lifecycle",
    hook: () => {
      const unread = /* @__PURE__ */ new Set();
      return answersOtherwise(always, async (response, call) => {
        if (response.status === 201) unread.add(`${call.path}/${(await membersIn(response))?.["id"]}`);
        if (patching(call)) unread.delete(call.path);
        return getting(call) && unread.has(call.path) && response.ok ? error(404, 27611) : response;
      });
    }
  },
  {
    name: "deletion-not-done",
    title: "a deletion is answered with 204, and the item stays",
    rule: "resources.lifecycle",
    hook: () => async (call, reference) => {
      if (!deleting(call)) return reference(call.request);
      const response = await reference(await asRead(call));
      return response.ok ? done() : response;
    }
  },
  {
    name: "deleted-item-read",
    title: "an item that was read before can still be read after its deletion",
    rule: "resources.lifecycle",
    hook: () => {
      const seen = /* @__PURE__ */ new Map();
      return answersOtherwise(getting, async (response, { path }) => {
        const body = await membersIn(response);
        if (response.ok && body) seen.set(path, body);
        const before = seen.get(path);
        return response.status === 404 && before ? json(200, before) : response;
      });
    }
  },
  {
    name: "deleted-item-listed",
    title: "a deleted item stays in its list",
    rule: "resources.lifecycle",
    ...showsDeleted(() => true)
  },
  {
    name: "deletion-done-twice",
    title: "a second deletion of an item is answered with 204",
    rule: "resources.lifecycle",
    hook: () => {
      const deleted = /* @__PURE__ */ new Set();
      return answersOtherwise(deleting, (response, { path }) => {
        if (response.ok) deleted.add(path);
        return response.status === 404 && deleted.has(path) ? done() : response;
      });
    }
  },
  {
    name: "deletion-of-nothing-done",
    title: "the deletion of an item that never was is answered with 204",
    rule: "resources.lifecycle",
    hook: () => {
      const deleted = /* @__PURE__ */ new Set();
      return answersOtherwise(deleting, (response, { path }) => {
        if (response.ok) deleted.add(path);
        return response.status === 404 && !deleted.has(path) ? done() : response;
      });
    }
  },
  {
    name: "creation-answers-200",
    title: "a creation is answered with 200",
    rule: "resources.statuses",
    hook: statusOf(creating, 201, 200)
  },
  {
    name: "key-creation-answers-202",
    title: "the creation of an API key is answered with 202",
    rule: "resources.statuses",
    hook: statusOf(creatingIn("/api_keys"), 201, 202)
  },
  {
    name: "deletion-answers-200",
    title: "a deletion is answered with 200 and an empty object",
    rule: "resources.statuses",
    hook: () => answersOf(204, () => json(200, {}))
  },
  {
    name: "patch-answers-202",
    title: "a patch is answered with 202",
    rule: "resources.statuses",
    hook: statusOf(patching, 200, 202)
  },
  {
    name: "get-answers-203",
    title: "an item that is read alone comes with 203",
    rule: "resources.statuses",
    hook: statusOf(getting, 200, 203)
  },
  {
    name: "further-pages-answer-206",
    title: "every page but the first comes with 206",
    rule: "resources.statuses",
    hook: statusOf(({ query }) => query.has("before_id"), 200, 206)
  },
  {
    name: "long-description-cut-off",
    title: "a description of more than 255 characters is cut off",
    rule: "resources.limits",
    hook: () => tooLong("description", 255, (text) => text.slice(0, 255))
  },
  {
    name: "long-description-dropped",
    title: "a description of more than 255 characters is taken for none",
    rule: "resources.limits",
    hook: () => tooLong("description", 255, () => "")
  },
  {
    name: "long-description-refused-and-taken",
    title: "a description of more than 255 characters is refused, and the item created all the same",
    rule: "resources.limits",
    limiter: countsCallersAlone,
    hook: () => async (call, reference) => {
      const body = creating(call) ? objectIn(await call.request.clone().text()) : void 0;
      const response = await reference(call.request);
      const isRefused = response.status === 400 && (await membersIn(response))?.["error_code"] === "ERR_NGROK_420";
      if (body && isRefused)
        await reference(beside(call, "POST", setting("description", (text) => text.slice(0, 255))(body)));
      return response;
    }
  },
  {
    name: "long-description-without-code",
    title: "a description of more than 255 characters is refused with an error that has no code",
    rule: "resources.limits",
    hook: () => refusalsFor(420, () => json(400, { message: "description is too long" }))
  },
  {
    name: "long-description-crashes",
    title: "a description of more than 255 characters is answered with 500",
    rule: "resources.limits",
    hook: () => refusalsFor(420, () => error(500, 2e4))
  },
  {
    name: "long-metadata-cut-off",
    title: "metadata of more than 4096 characters are cut off",
    rule: "resources.limits",
    hook: () => tooLong("metadata", 4096, (text) => text.slice(0, 4096))
  },
  {
    name: "wrong-type-converted",
    title: "a description that is no text is made one",
    rule: "resources.limits",
    hook: () => wrongDescription(String)
  },
  {
    name: "wrong-type-dropped",
    title: "a description that is no text is taken for none",
    rule: "resources.limits",
    hook: () => wrongDescription(() => "")
  },
  {
    name: "wrong-type-kept",
    title: "a description that is no text is kept as it is",
    rule: "resources.limits",
    hook: () => {
      const kept = /* @__PURE__ */ new Map();
      const shown = (item) => kept.has(item["id"]) ? { ...item, description: kept.get(item["id"]) } : item;
      return async (call, reference) => {
        const body = creating(call) ? objectIn(await call.request.clone().text()) : void 0;
        const response = await wrongDescription(() => "")(call, reference);
        const answer = await membersIn(response);
        const isWrong = typeof (body?.["description"] ?? "") !== "string";
        if (isWrong && response.status === 201) kept.set(answer?.["id"], body?.["description"]);
        if (!answer || !response.ok) return response;
        const page2 = pageIn(answer);
        return json(response.status, page2 ? { ...answer, [page2.name]: page2.items.map(shown) } : shown(answer));
      };
    }
  },
  {
    name: "new-items-last",
    title: "new items stand behind all others of their page",
    rule: "resources.newest-appears-first",
    hook: () => listsOfNewItems((items, isNew) => [...items.filter((item) => !isNew(item)), ...items.filter(isNew)])
  },
  {
    name: "new-item-second",
    title: "the first item of a list that is new stands behind the second",
    rule: "resources.newest-appears-first",
    hook: () => listsOfNewItems((items, isNew) => {
      const [first, second, ...rest] = items;
      return first && second && isNew(first) && !isNew(second) ? [second, first, ...rest] : items;
    })
  },
  {
    name: "new-items-not-listed",
    title: "new items appear in no list",
    rule: "resources.newest-appears-first",
    hook: () => listsOfNewItems((items, isNew) => items.filter((item) => !isNew(item)))
  },
  {
    name: "newest-item-not-listed",
    title: "the newest item appears in its list when the next one is created",
    rule: "resources.newest-appears-first",
    hook: () => listsOfNewItems((items, isNew) => items.filter((item, index) => !(isNew(item) && index === 0)))
  },
  {
    name: "cached-lists",
    title: "a list is answered as it was when it was first asked for by that URL",
    rule: "resources.newest-appears-first",
    hook: () => {
      const first = /* @__PURE__ */ new Map();
      return bodies(
        ({ method: method2 }) => method2 === "GET",
        (body, { request }) => {
          if (!pageIn(body)) return body;
          const answer = first.get(request.url) ?? body;
          first.set(request.url, answer);
          return answer;
        }
      );
    }
  },
  {
    name: "number-for-a-text",
    title: "the name of vaults is a number",
    rule: "resources.representation",
    hook: () => itemsOf(
      "/vaults",
      setting("name", () => 7)
    )
  },
  {
    name: "null-for-a-text",
    title: "the region of reserved addresses is null",
    rule: "resources.representation",
    hook: () => itemsOf(
      "/reserved_addrs",
      setting("region", () => null)
    )
  },
  {
    name: "text-for-a-flag",
    title: "IP restrictions are enforced or not as text",
    rule: "resources.representation",
    hook: () => itemsOf("/ip_restrictions", (item) => ({ ...item, enforced: String(item["enforced"]) }))
  },
  {
    name: "text-for-an-array",
    title: "the rules of SSH credentials are a text",
    rule: "resources.representation",
    hook: () => itemsOf("/ssh_credentials", (item) => ({ ...item, acl: "" }))
  },
  {
    name: "id-for-a-reference",
    title: "an IP policy rule names its policy by the bare id",
    rule: "resources.representation",
    hook: () => itemsOf("/ip_policy_rules", ({ ip_policy: policy, ...item }) => ({
      ...item,
      ip_policy: isObject(policy) ? policy["id"] : policy
    }))
  },
  {
    name: "number-in-a-nested-field",
    title: "the version of a Kubernetes deployment is a number",
    rule: "resources.representation",
    hook: () => itemsOf(
      "/kubernetes_operators",
      setting("deployment.version", () => 1.2)
    )
  },
  {
    name: "null-on-second-page",
    title: "the domain is null on every page of reserved domains but the first",
    rule: "resources.representation",
    hook: () => itemsWhere(
      both(reading("/reserved_domains"), ({ query }) => query.has("before_id")),
      setting("domain", () => null)
    )
  },
  {
    name: "metadata-as-object-after-patch",
    title: "the answer to a patch has an object as metadata",
    rule: "resources.representation",
    hook: () => bodies(
      patching,
      setting("metadata", (text) => ({ text }))
    )
  },
  {
    name: "self-link-is-a-path",
    title: "the uri of vaults has neither scheme nor host",
    rule: "resources.self-link",
    hook: () => itemsOf(
      "/vaults",
      setting("uri", (uri) => new URL(uri).pathname)
    )
  },
  {
    name: "self-link-is-empty",
    title: "the uri of IP restrictions is empty",
    rule: "resources.self-link",
    hook: () => itemsOf(
      "/ip_restrictions",
      setting("uri", () => "")
    )
  },
  {
    name: "self-link-without-scheme",
    title: "the uri of items begins with the host",
    rule: "resources.self-link",
    hook: () => itemsWhere(
      always,
      setting("uri", (uri) => uri.replace(/^https?:\/\//, ""))
    )
  },
  {
    name: "self-link-to-nothing",
    title: "the uri of an item has a prefix that no route has",
    rule: "resources.self-link",
    hook: () => itemsWhere(
      onCollections,
      setting("uri", (uri) => uri.replace(/^(https?:\/\/[^/]+)/, "$1/api"))
    )
  },
  {
    name: "self-link-to-the-list",
    title: "the uri of an item is that of its list",
    rule: "resources.self-link",
    hook: () => itemsWhere(
      onCollections,
      setting("uri", (uri) => uri.slice(0, uri.lastIndexOf("/")))
    )
  },
  {
    name: "self-link-to-another-host",
    title: "the uri of an item leads to api.ngrok.com, whoever was asked",
    rule: "resources.self-link",
    hook: () => itemsWhere(
      onCollections,
      setting("uri", (uri) => uri.replace(/^http:\/\/[^/]+/, "https://api.ngrok.com"))
    )
  },
  {
    name: "self-link-to-the-item-before",
    title: "the uri of a new item is that of the item that was created before it",
    rule: "resources.self-link",
    limiter: countsCallersAlone,
    hook: () => {
      const uris = /* @__PURE__ */ new Map();
      const shown = newItems((item) => setting("uri", (uri) => uris.get(item["id"]) ?? uri)(item));
      const remembering = async (call, reference) => {
        const response = await reference(call.request);
        if (response.status !== 201) return response;
        const [item, before] = await wholeList(listCall(call, call.path), reference);
        if (before) uris.set(item?.["id"], before["uri"]);
        return response;
      };
      return inFrontOf(remembering, shown);
    }
  },
  {
    name: "deleted-item-returns",
    title: "a deleted item is in its list again once another is created",
    rule: "resources.model",
    ...showsDeleted((_, createdSince) => createdSince > 0)
  },
  {
    name: "patch-changes-neighbour",
    title: "a patch changes the item behind it in the list, too",
    rule: "resources.model",
    ...withNeighbour(patching)
  },
  {
    name: "deletion-takes-neighbour",
    title: "the deletion of an IP policy takes the one behind it in the list, too",
    rule: "resources.model",
    ...withNeighbour(both(deleting, onItemOf("DELETE", "/ip_policies")))
  },
  {
    name: "second-patch-forgotten",
    title: "only the first patch of an item is kept",
    rule: "resources.model",
    hook: () => {
      const patched = /* @__PURE__ */ new Set();
      return async (call, reference) => {
        if (!patching(call)) return reference(call.request);
        const isSecond = patched.has(call.path);
        const response = await reference(isSecond ? await withBody(() => "{}")(call) : call.request);
        if (response.ok) patched.add(call.path);
        return response;
      };
    }
  },
  {
    name: "two-new-items-swapped",
    title: "the two newest items of a list have changed places",
    rule: "resources.model",
    hook: () => {
      const { times: times2, hook } = timesToTheMillisecond();
      return inFrontOf(
        hook,
        pagesWhere(always, (page2) => {
          const [first, second, ...rest] = page2.items;
          const areNew = first && second && times2.has(first["id"]) && times2.has(second["id"]);
          return areNew ? { ...page2, items: [second, first, ...rest] } : page2;
        })
      );
    }
  },
  {
    name: "patched-item-moves-up",
    title: "an item heads its list once it was patched",
    rule: "resources.model",
    hook: () => {
      const patched = [];
      const remembering = bodies(patching, (body, _, status) => {
        if (status === 200) patched.push(body["id"]);
        return body;
      });
      return inFrontOf(
        inFrontOf(timesToTheMillisecond().hook, remembering),
        pagesWhere(always, (page2) => {
          const latest = page2.items.find(({ id }) => id === patched.at(-1));
          return latest ? { ...page2, items: [latest, ...page2.items.filter((item) => item !== latest)] } : page2;
        })
      );
    }
  }
];

// lib/reference/faults/timestamps.ts
function times(path, member, rewrite) {
  return () => itemsOf(path, setting(member, rewrite));
}
function timeOfItem(path, place, member, rewrite) {
  const rewritten2 = setting(member, rewrite);
  return () => itemsOf(path, (item, index) => index === place ? rewritten2(item) : item);
}
function createdAt(when, rewrite) {
  return () => itemsWhere(when, setting("created_at", rewrite));
}
var onFurtherPage = ({ query }) => query.has("before_id");
var method = (name) => (call) => call.method === name;
var date = (text) => text.slice(0, 10);
var clock = (text) => text.slice(11, 19);
var moved = (text, milliseconds) => `${new Date(Date.parse(text) + milliseconds).toISOString().slice(0, 19)}Z`;
var minute = 6e4;
var hour = 60 * minute;
var inLocalTime = (text) => moved(String(text), 2 * hour).replace("Z", "+02:00");
var certificateJob = "certificate_management_status.provisioning_job.started_at";
var timestampsFaults = [
  {
    name: "leap-day-in-a-common-year",
    title: "a vault was updated on 29 February 2023",
    rule: "timestamps.rfc3339",
    hook: timeOfItem("/vaults", 1, "updated_at", () => "2023-02-29T10:00:00Z")
  },
  {
    name: "day-that-no-month-has",
    title: "TLS certificates are valid until 30 February",
    rule: "timestamps.rfc3339",
    hook: times("/tls_certificates", "not_after", (text) => `${text.slice(0, 4)}-02-30T${clock(text)}Z`)
  },
  {
    name: "hour-24",
    title: "midnight is written as 24:00:00 in the validity of SSH host certificates",
    rule: "timestamps.rfc3339",
    hook: times("/ssh_host_certificates", "valid_until", (text) => `${date(text)}T24:00:00Z`)
  },
  {
    name: "second-60",
    title: "a second is rounded up to 60 in one of the reserved addresses",
    rule: "timestamps.rfc3339",
    hook: timeOfItem("/reserved_addrs", 2, "created_at", (text) => `${text.slice(0, 14)}30:60Z`)
  },
  {
    name: "epoch-seconds",
    title: "updated_at of endpoints is a number of seconds",
    rule: "timestamps.rfc3339",
    hook: times("/endpoints", "updated_at", (text) => Date.parse(text) / 1e3)
  },
  {
    name: "epoch-milliseconds-in-nested-field",
    title: "the certificate of a Kubernetes operator begins at a number of milliseconds",
    rule: "timestamps.rfc3339",
    hook: times("/kubernetes_operators", "binding.cert.not_before", (text) => Date.parse(text))
  },
  {
    name: "epoch-as-text",
    title: "created_at of bot users is a number of seconds, as text",
    rule: "timestamps.rfc3339",
    hook: times("/bot_users", "created_at", (text) => String(Date.parse(text) / 1e3))
  },
  {
    name: "empty-time",
    title: "updated_at of vaults is an empty string",
    rule: "timestamps.rfc3339",
    hook: times("/vaults", "updated_at", () => "")
  },
  {
    name: "null-time",
    title: "created_at is null in one of the reserved domains of every further page",
    rule: "timestamps.rfc3339",
    hook: () => itemsWhere(
      both(reading("/reserved_domains"), onFurtherPage),
      (item, index) => index === 7 ? { ...item, created_at: null } : item
    )
  },
  {
    name: "time-with-a-space",
    title: "date and time of credentials have a space between them",
    rule: "timestamps.rfc3339",
    hook: times("/credentials", "created_at", (text) => text.replace("T", " "))
  },
  {
    name: "time-with-a-space-on-second-page",
    title: "date and time have a space between them on every page but the first",
    rule: "timestamps.rfc3339",
    hook: createdAt(onFurtherPage, (text) => text.replace("T", " "))
  },
  {
    name: "fraction-with-a-comma",
    title: "provisioning jobs of reserved domains start at seconds with a decimal comma",
    rule: "timestamps.rfc3339",
    hook: times("/reserved_domains", certificateJob, (text) => text.replace("Z", ",250Z"))
  },
  {
    name: "fraction-without-digits",
    title: "seconds of app users end in a point with nothing behind it",
    rule: "timestamps.rfc3339",
    hook: times("/app/users", "created_at", (text) => text.replace("Z", ".Z"))
  },
  {
    name: "time-without-seconds",
    title: "tunnel sessions start at a time without seconds",
    rule: "timestamps.rfc3339",
    hook: times("/tunnel_sessions", "started_at", (text) => `${text.slice(0, 16)}Z`)
  },
  {
    name: "time-without-zone",
    title: "times of IP restrictions do not say in which zone they are",
    rule: "timestamps.rfc3339",
    hook: times("/ip_restrictions", "created_at", (text) => text.replace("Z", ""))
  },
  {
    name: "date-alone",
    title: "the answer to a creation gives the day alone",
    rule: "timestamps.rfc3339",
    hook: createdAt(method("POST"), date)
  },
  {
    name: "http-date",
    title: "times of certificate authorities are written as in HTTP headers",
    rule: "timestamps.rfc3339",
    hook: times("/certificate_authorities", "not_before", (text) => new Date(text).toUTCString())
  },
  {
    name: "year-of-five-digits",
    title: "SSH certificate authorities were made in a year of five digits",
    rule: "timestamps.rfc3339",
    hook: times("/ssh_certificate_authorities", "created_at", (text) => `0${text}`)
  },
  {
    name: "every-tenth-answer-without-seconds",
    title: "created_at has no seconds in every tenth answer",
    rule: "timestamps.rfc3339",
    hook: () => itemsWhere(
      everyTenth(method("GET")),
      setting("created_at", (text) => `${text.slice(0, 16)}Z`)
    )
  },
  {
    name: "offset-0",
    title: "UTC is written as +00:00 in the list of vaults",
    rule: "timestamps.utc",
    hook: times("/vaults", "created_at", (text) => text.replace("Z", "+00:00"))
  },
  {
    name: "offset-minus-0",
    title: "UTC is written as -00:00 in event destinations",
    rule: "timestamps.utc",
    hook: times("/event_destinations", "created_at", (text) => text.replace("Z", "-00:00"))
  },
  {
    name: "offset-0-in-nested-field",
    title: "UTC is written as +00:00 in the routes of HTTPS edges",
    rule: "timestamps.utc",
    hook: times("/edges/https", "routes.created_at", (text) => text.replace("Z", "+00:00"))
  },
  {
    name: "offset-0-after-patch",
    title: "the answer to a patch writes UTC as +00:00",
    rule: "timestamps.utc",
    hook: createdAt(method("PATCH"), (text) => text.replace("Z", "+00:00"))
  },
  {
    name: "offset-0-on-second-page",
    title: "UTC is written as +00:00 on every page but the first",
    rule: "timestamps.utc",
    hook: createdAt(onFurtherPage, (text) => text.replace("Z", "+00:00"))
  },
  {
    name: "lower-case-z",
    title: "one of the API keys has a lower-case z",
    rule: "timestamps.utc",
    hook: timeOfItem("/api_keys", 1, "created_at", (text) => text.replace("Z", "z"))
  },
  {
    name: "local-time-of-certificates",
    title: "TLS certificates are valid until a local time with its offset",
    rule: "timestamps.utc",
    hook: times("/tls_certificates", "not_after", inLocalTime)
  },
  {
    name: "local-time-of-single-items",
    title: "an item that is read alone has a local time with its offset",
    rule: "timestamps.utc",
    hook: () => bodies(method("GET"), (body) => pageIn(body) ? body : setting("created_at", inLocalTime)(body))
  },
  {
    name: "lower-case-t",
    title: "times of endpoints have a lower-case t",
    rule: "timestamps.upper-case",
    hook: times("/endpoints", "created_at", (text) => text.replace("T", "t"))
  },
  {
    name: "lower-case-t-in-nested-field",
    title: "certificates of Kubernetes operators end at a time with a lower-case t",
    rule: "timestamps.upper-case",
    hook: times("/kubernetes_operators", "binding.cert.not_after", (text) => text.replace("T", "t"))
  },
  {
    name: "lower-case-t-on-second-page",
    title: "times have a lower-case t on every page but the first",
    rule: "timestamps.upper-case",
    hook: createdAt(onFurtherPage, (text) => text.replace("T", "t"))
  },
  {
    name: "local-time-labelled-utc",
    title: "new items are created in local time, two hours ahead, with a Z behind it",
    rule: "timestamps.plausible",
    hook: () => newItems(setting("created_at", (text) => moved(text, 2 * hour)))
  },
  {
    name: "clock-a-minute-late",
    title: "new items are created a minute ago",
    rule: "timestamps.plausible",
    hook: () => newItems(setting("created_at", (text) => moved(text, -minute)))
  },
  {
    name: "created-in-1970",
    title: "new items are created at the beginning of 1970",
    rule: "timestamps.plausible",
    hook: () => newItems(setting("created_at", () => "1970-01-01T00:00:00Z"))
  },
  {
    name: "month-from-0",
    title: "the months of new items are counted from 0",
    rule: "timestamps.plausible",
    hook: () => newItems(
      setting("created_at", (text) => {
        const time = new Date(text);
        time.setUTCDate(Math.min(time.getUTCDate(), 28));
        time.setUTCMonth(time.getUTCMonth() - 1);
        return moved(time.toISOString(), 0);
      })
    )
  },
  {
    name: "patch-renews-creation",
    title: "a patch makes created_at the time of the patch, for good",
    rule: "timestamps.plausible",
    hook: () => {
      const renewed = /* @__PURE__ */ new Map();
      const shown = (item) => setting("created_at", (time) => renewed.get(item["id"]) ?? exactly(time))(item);
      return bodies(always, (body, call, status) => {
        if (status === 200 && call.method === "PATCH") renewed.set(body["id"], now(body["created_at"]));
        const page2 = pageIn(body);
        return page2 ? { ...body, [page2.name]: page2.items.map(shown) } : shown(body);
      });
    }
  },
  {
    name: "lists-give-the-day",
    title: "lists give created_at without its time of day",
    rule: "timestamps.plausible",
    hook: () => {
      const rounded = setting("created_at", (text) => `${date(text)}T00:00:00Z`);
      return bodies(method("GET"), (body) => {
        const page2 = pageIn(body);
        return page2 ? { ...body, [page2.name]: page2.items.map(rounded) } : body;
      });
    }
  },
  {
    name: "get-gives-time-of-reading",
    title: "created_at of an item that is read alone is the time of the answer",
    rule: "timestamps.plausible",
    hook: () => bodies(always, (body, { method: asked2 }) => {
      const page2 = pageIn(body);
      if (page2) return { ...body, [page2.name]: page2.items.map(setting("created_at", exactly)) };
      return setting("created_at", asked2 === "GET" ? now : exactly)(body);
    })
  }
];
function exactly(time) {
  return time.replace("Z", ".000501Z");
}
function now(createdAt2) {
  const time = Math.max(Date.now(), Date.parse(String(createdAt2)) + 1);
  return new Date(time).toISOString().replace("Z", "501Z");
}

// lib/reference/faults/transport.ts
var closes = (call) => header(call, "connection") === "close";
var lacks = (name) => (call) => header(call, name) === null;
var missing = () => error(404, 27204);
var transportFaults = [
  {
    name: "user-agent-required",
    title: "requests without User-Agent are refused",
    rule: "transport.plain-client",
    hook: () => insteadOfSuccess(lacks("user-agent"), () => error(403, 204))
  },
  {
    name: "accept-required",
    title: "requests without Accept are refused",
    rule: "transport.plain-client",
    hook: () => insteadOfSuccess(lacks("accept"), () => error(406, 210))
  },
  {
    name: "cookie-required",
    title: "requests without the cookie of an earlier answer are refused",
    rule: "transport.plain-client",
    hook: () => insteadOfSuccess(lacks("cookie"), () => {
      const refusal = error(403, 204);
      refusal.headers.set("set-cookie", "session=1; Path=/");
      return refusal;
    })
  },
  {
    name: "close-refused",
    title: "requests that end their connection are refused",
    rule: "transport.plain-client",
    hook: () => insteadOfSuccess(closes, () => error(400, 204))
  },
  {
    name: "close-before-answer",
    title: "connections that are to be closed after the answer are closed before it",
    rule: "transport.plain-client",
    hook: () => hangsUp(closes)
  },
  {
    name: "root-missing",
    title: "GET / is not found",
    rule: "transport.root",
    hook: () => insteadOfSuccess(reading("/"), missing)
  },
  {
    name: "root-text",
    title: "GET / is text/plain",
    rule: "transport.root",
    hook: () => answersOtherwise(
      reading("/"),
      (response) => response.ok ? labelled("text/plain; charset=utf-8")(response) : response
    )
  },
  {
    name: "root-html",
    title: "GET / is a page for people",
    rule: "transport.root",
    hook: () => insteadOfSuccess(reading("/"), () => page(200))
  },
  {
    name: "root-redirected",
    title: "GET / leads to the documentation",
    rule: "transport.root",
    hook: () => insteadOfSuccess(reading("/"), () => redirect(302, "https://ngrok.com/docs/api"))
  },
  {
    name: "root-blank",
    title: "GET / has an empty body",
    rule: "transport.root",
    hook: () => insteadOfSuccess(
      reading("/"),
      () => new Response("", { status: 200, headers: { "content-type": "application/json" } })
    )
  },
  {
    name: "root-204",
    title: "GET / gives 204 and no JSON",
    rule: "transport.root",
    hook: () => insteadOfSuccess(reading("/"), () => new Response(null, { status: 204 }))
  },
  {
    name: "list-missing",
    title: "/tls_certificates is not found",
    rule: "transport.resources",
    hook: () => insteadOfSuccess(reading("/tls_certificates"), missing)
  },
  {
    name: "nested-list-missing",
    title: "the sources of an event subscription are not found",
    rule: "transport.resources",
    hook: () => insteadOfSuccess(({ path }) => /^\/event_subscriptions\/.*\/sources$/.test(path), missing)
  },
  {
    name: "lists-below-items-missing",
    title: "no list that lies below an item is found",
    rule: "transport.resources",
    hook: () => insteadOfSuccess(belowAnItem, missing)
  },
  {
    name: "empty-list-missing",
    title: "a list with nothing in it is not found",
    rule: "transport.resources",
    hook: () => answersOtherwise(
      not(({ query }) => query.has("before_id")),
      async (response) => /^\{"\w+":\[\],/.test(await response.clone().text()) ? missing() : response
    )
  },
  {
    name: "list-slash-required",
    title: "/backends/static leads to /backends/static/",
    rule: "transport.resources",
    hook: () => insteadOfSuccess(
      reading("/backends/static"),
      ({ request }) => redirect(308, request.url.replace("/static", "/static/"))
    )
  }
];

// lib/reference/faults/versioning.ts
var version = (call) => header(call, "ngrok-version") ?? "";
var withoutVersion = not(hasVersion);
var spelled = ({ incoming }) => incoming.rawHeaders.find((name, index) => index % 2 === 0 && name.toLowerCase() === "ngrok-version");
var refusesOld = (answer) => refusalsFor(217, (response, call) => ["0", "1"].includes(version(call)) ? answer() : response);
var servedAs2 = (when) => takesFor(when, withHeaders({ "ngrok-version": "2" }));
var versioningFaults = [
  {
    name: "list-without-version",
    title: "GET /vaults needs no version",
    rule: "versioning.required",
    hook: () => servedAs2(both(reading("/vaults"), withoutVersion))
  },
  {
    name: "root-without-version",
    title: "GET / needs no version",
    rule: "versioning.required",
    hook: () => servedAs2(both(reading("/"), withoutVersion))
  },
  {
    name: "items-without-version",
    title: "items are served without a version",
    rule: "versioning.required",
    hook: () => servedAs2(both(onAnItem, withoutVersion))
  },
  {
    name: "nested-lists-without-version",
    title: "lists that lie below an item need no version",
    rule: "versioning.required",
    hook: () => servedAs2(both(belowAnItem, withoutVersion))
  },
  {
    name: "writes-without-version",
    title: "creations need no version",
    rule: "versioning.required",
    hook: () => servedAs2(both(creating, withoutVersion))
  },
  {
    name: "version-kept-by-connection",
    title: "a version is asked for once on each connection",
    rule: "versioning.required",
    hook: () => keptByConnection((isKnown) => servedAs2(both(withoutVersion, isKnown)))
  },
  {
    name: "tenth-without-version",
    title: "every tenth request without a version is served",
    rule: "versioning.required",
    hook: () => servedAs2(everyTenth(both(hasKey, withoutVersion)))
  },
  {
    name: "missing-version-422",
    title: "a missing version is refused with 422",
    rule: "versioning.required",
    hook: () => refusalsFor(218, () => error(422, 218))
  },
  {
    name: "missing-version-406-once",
    title: "GET /bot_users without a version is refused with 406",
    rule: "versioning.required",
    hook: () => refusalsFor(218, (response, call) => reading("/bot_users")(call) ? error(406, 218) : response)
  },
  {
    name: "missing-version-unsupported",
    title: "on items a missing version has the code of one that is not supported",
    rule: "versioning.required",
    hook: () => refusalsFor(218, (response, call) => onAnItem(call) ? error(400, 217) : response)
  },
  {
    name: "versionless-create-done",
    title: "a creation without a version is refused and done",
    rule: "versioning.required",
    ...refusedAndDone(both(creating, hasKey, withoutVersion), { "ngrok-version": "2" })
  },
  {
    name: "list-refuses-2",
    title: "/vaults does not know version 2",
    rule: "versioning.current",
    hook: () => insteadOfSuccess(reading("/vaults"), () => error(400, 217))
  },
  {
    name: "nested-lists-refuse-2",
    title: "lists that lie below an item do not know version 2",
    rule: "versioning.current",
    hook: () => insteadOfSuccess(belowAnItem, () => error(400, 217))
  },
  {
    name: "upper-case-version-unseen",
    title: "a version under the name NGROK-VERSION is not seen",
    rule: "versioning.current",
    hook: () => takesFor((call) => spelled(call) === "NGROK-VERSION", withHeaders({ "ngrok-version": null }))
  },
  {
    name: "version-name-case-matters",
    title: "the version has to be under the name Ngrok-Version",
    rule: "versioning.current",
    hook: () => takesFor((call) => spelled(call) !== "Ngrok-Version", withHeaders({ "ngrok-version": null }))
  },
  {
    name: "later-version-served",
    title: "version 3 and later ones are served as if they were 2",
    rule: "versioning.unsupported",
    hook: () => servedAs2((call) => Number(version(call)) > 2)
  },
  {
    name: "any-version-served",
    title: "any version is served as if it were 2",
    rule: "versioning.unsupported",
    hook: () => servedAs2((call) => version(call) !== "")
  },
  {
    name: "word-served",
    title: "a version that is no whole number is taken for the latest",
    rule: "versioning.unsupported",
    hook: () => servedAs2((call) => /\D/.test(version(call)))
  },
  {
    name: "version-read-by-its-start",
    title: "a version is read up to where its digits end",
    rule: "versioning.unsupported",
    hook: () => servedAs2((call) => Number.parseInt(version(call), 10) === 2)
  },
  {
    name: "later-version-crashes",
    title: "version 3 and later ones get a 500",
    rule: "versioning.unsupported",
    hook: () => refusalsFor(217, (response, call) => Number(version(call)) > 2 ? error(500, 128) : response)
  },
  {
    name: "unsupported-version-200",
    title: "an unsupported version gets an empty success",
    rule: "versioning.unsupported",
    hook: () => refusalsFor(217, () => json(200, {}))
  },
  {
    name: "unsupported-version-bare",
    title: "an unsupported version is refused with a message and nothing else",
    rule: "versioning.unsupported",
    hook: () => refusalsFor(217, () => json(400, { message: "unsupported version" }))
  },
  {
    name: "word-invalid-value",
    title: "a version that is no number has the code of an invalid value",
    rule: "versioning.unsupported",
    hook: () => refusalsFor(217, (response, call) => /^\d+$/.test(version(call)) ? response : error(400, 215))
  },
  {
    name: "old-versions-redirected",
    title: "versions 0 and 1 lead elsewhere",
    rule: "versioning.deprecated",
    hook: () => refusesOld(() => redirect(308, "https://api.ngrok.com/old"))
  },
  {
    name: "old-versions-crash",
    title: "versions 0 and 1 get a 500",
    rule: "versioning.deprecated",
    hook: () => refusesOld(() => error(500, 128))
  },
  {
    name: "old-versions-drop",
    title: "versions 0 and 1 end the connection",
    rule: "versioning.deprecated",
    hook: () => hangsUp(both(hasKey, (call) => ["0", "1"].includes(version(call))))
  },
  {
    name: "old-versions-bare",
    title: "versions 0 and 1 are refused with a message and nothing else",
    rule: "versioning.deprecated",
    hook: () => refusesOld(() => json(410, { message: "gone" }))
  }
];

// lib/reference/faults/faults.ts
var faults = [
  ...transportFaults,
  ...authenticationFaults,
  ...contentTypesFaults,
  ...versioningFaults,
  ...changesSinceSnapshot,
  ...paginationFaults,
  ...timestampsFaults,
  ...rateLimitsFaults,
  ...errorsFaults,
  ...resourcesFaults
];
function faultNamed(name) {
  return faults.find((fault) => fault.name === name);
}

// lib/reference/observed/observation.ts
function capture(example) {
  const revision = "38a43a3b2a3b27d2b2884bd64678d631ea613c92";
  return `https://github.com/ngrok/ngrok-docs/blob/${revision}/snippets/api/resources/examples/_${example}_response.mdx`;
}
var publishedProbe = "https://github.com/CauldronUp/cauldron/blob/0069f81297a9fb358f1fdecd7c5376c8abb22fb3/recipes/ngrok/README.md";

// lib/reference/observed/errors.ts
var observedErrors = [
  {
    name: "keys-refused-with-403",
    title: "a missing or wrong key is refused with 403, and no WWW-Authenticate",
    facts: "0.4, 5.1: a published probe (200, 202), quoted answers (203); nothing is known of 201, which goes with them",
    link: publishedProbe,
    errors: (answer) => isOneOf(answer, 200, 201, 202, 203) ? withStatus(answer, 403) : answer
  },
  {
    name: "authtokens-refused-with-400",
    title: "the token of a credential, used as a key, is refused with 400",
    facts: "0.4, 5.1: two secret scanners tell authtokens by it",
    link: "https://github.com/trufflesecurity/trufflehog/blob/31da4f3f38b7a3598e43a20c67603c648a8a7b10/pkg/detectors/ngrok/ngrok.go",
    errors: (answer) => isOneOf(answer, 206) ? withStatus(answer, 400) : answer
  },
  {
    name: "wrong-keys-quoted",
    title: "msg quotes the whole credential that is refused",
    facts: "0.8: a published probe; the error reference has the same place in its messages for 202, 203 and 206",
    link: publishedProbe,
    errors: (answer, request) => {
      const [, credential] = /^\S+ +(\S+) *$/.exec(request.headers.get("authorization") ?? "") ?? [];
      if (credential === void 0 || !isOneOf(answer, 202, 203, 206)) return answer;
      return withMembers(answer, { msg: `${answer.body["msg"]} Your credential: '${credential}'.` });
    }
  },
  {
    name: "routes-first",
    title: "a path or method that there is not is refused before a key or a version is asked for",
    facts: "0.5: a published probe",
    link: publishedProbe,
    routesFirst: true
  },
  {
    name: "unknown-routes-without-code",
    title: "an unknown path or method gives 404 with details.path, without error_code and operation_id",
    facts: "0.1, 0.4, 5.1: a published probe",
    link: publishedProbe,
    errors: (answer, request) => {
      if (!isOneOf(answer, unknownRoute, wrongMethod2)) return answer;
      const details = { path: new URL(request.url).pathname };
      return { status: 404, headers: {}, body: { status_code: 404, msg: "Not Found", details } };
    }
  },
  {
    name: "missing-items-without-code",
    title: "an item that does not exist gives 404 without error_code",
    facts: "0.1, 5.2: 183 captures, fixtures of the Go and .NET clients",
    link: capture("tunnel_sessions_restart"),
    errors: (answer) => {
      if (!isOneOf(answer, missingItem)) return answer;
      const { error_code: _, ...body } = answer.body;
      return { ...answer, body: { ...body, msg: "Resource not found" } };
    }
  }
];
var unknownRoute = 27204;
var missingItem = 27611;
var wrongMethod2 = 27614;
function isOneOf({ body }, ...numbers) {
  return numbers.some((number) => body["error_code"] === `ERR_NGROK_${number}`);
}
function withStatus(answer, status) {
  const { "www-authenticate": _, ...headers } = answer.headers;
  return { ...withMembers(answer, { status_code: status }), status, headers };
}
function withMembers(answer, members) {
  return { ...answer, body: { ...answer.body, ...members } };
}

// lib/reference/observed/items.ts
var observedItems = [
  {
    name: "empty-texts-left-out",
    title: "an empty description or metadata is left out; other empty texts stay",
    facts: "0.7, 5.2: every capture since October 2022, quoted answers",
    link: capture("api_keys_list"),
    items: (members) => withoutEmptyTexts(members)
  },
  {
    name: "agent-ingresses-with-relative-links",
    title: "the uri of an agent ingress is relative",
    facts: "0.6: every capture since October 2023",
    link: capture("agent_ingresses_get"),
    items: (members, resource) => resource === "/agent_ingresses" ? withRelativeLink(members) : members
  },
  {
    name: "own-key-with-relative-link",
    title: "the uri of the API key in /self is relative",
    facts: "0.6: every capture",
    link: capture("self"),
    items: (members, resource) => resource === "/self" && isObject(members["api_key"]) ? { ...members, api_key: withRelativeLink(members["api_key"]) } : members
  },
  {
    name: "people-without-links",
    title: "references to whoever made something have an empty uri",
    facts: "0.6: every capture of endpoints, operators and vault secrets",
    link: capture("secrets_list"),
    items: (members, resource) => Object.fromEntries(
      Object.entries(members).map(([name, value]) => {
        const isPerson = peopleIn[resource]?.includes(name) && isObject(value);
        return [name, isPerson ? { ...value, uri: "" } : value];
      })
    )
  },
  {
    name: "agent-endpoints-without-link",
    title: "endpoints of agents have no uri",
    facts: "0.6: every capture",
    link: capture("endpoints_list"),
    items: ({ uri, ...members }, resource) => uri === void 0 || resource === "/endpoints" && members["type"] === "ephemeral" ? members : { ...members, uri }
  },
  {
    name: "members-that-no-page-lists",
    title: "domains, addresses and edges have members that no page lists",
    facts: "5.2: captures",
    link: capture("reserved_domains_get"),
    items: (members, resource) => ({ ...members, ...unlisted[resource]?.(members) })
  },
  {
    name: "times-of-the-year-one",
    title: "the certificate that a Kubernetes operator does not have was valid in the year 1",
    facts: "5.2: captures",
    link: capture("kubernetes_operators_list"),
    items: (members, resource) => {
      if (resource !== "/kubernetes_operators" || !isObject(members["binding"])) return members;
      const cert = { cert: "", not_before: "0001-01-01T00:00:00Z", not_after: "0001-01-01T00:00:00Z" };
      return { ...members, binding: { ...members["binding"], cert } };
    }
  }
];
var peopleIn = {
  "/endpoints": ["principal"],
  "/kubernetes_operators": ["principal"],
  "/vault_secrets": ["created_by", "last_updated_by"]
};
var unlisted = {
  "/reserved_domains": (members) => ({
    error_redirect_url: null,
    http_endpoint_configuration: configurationOf(members),
    https_endpoint_configuration: configurationOf(members),
    is_dev: false
  }),
  "/reserved_addrs": (members) => ({ endpoint_configuration: configurationOf(members) }),
  "/edges/tcp": () => ({ policy: null }),
  "/edges/tls": () => ({ policy: null }),
  "/edges/https/{edge_id}/routes": () => ({ policy: null })
};
function configurationOf({ id }) {
  const ownId = `ec_${String(id).slice(-27)}`;
  return { id: ownId, uri: new Link(`/endpoint_configurations/${ownId}`) };
}
function withRelativeLink(members) {
  const { uri } = members;
  return uri instanceof Link ? { ...members, uri: uri.path } : members;
}
function withoutEmptyTexts(value) {
  return Object.fromEntries(
    Object.entries(value).filter(([name, member]) => member !== "" || name !== "description" && name !== "metadata").map(([name, member]) => [name, withoutEmptyTextsIn(member)])
  );
}
function withoutEmptyTextsIn(value) {
  if (Array.isArray(value)) return value.map(withoutEmptyTextsIn);
  return isObject(value) && !(value instanceof Link) ? withoutEmptyTexts(value) : value;
}

// lib/reference/observed/lists.ts
var observedLists = [
  {
    name: "ordered-by-id",
    title: "lists run down by id, upper and lower case taken as one",
    facts: "0.2, 5.3: every capture of nine lists; of the other lists too little was captured to tell",
    link: capture("reserved_domains_list"),
    order: (items, list) => Object.hasOwn(ownOrder, list) ? items : items.toSorted(downBy(regardlessOfCase))
  },
  {
    name: "keys-run-up",
    title: "API keys run up by id, upper and lower case taken as one",
    facts: "0.2, 5.1, 5.3: 62 of 62 captures, a quoted answer",
    link: capture("api_keys_list"),
    order: (items, list) => ownOrder[list] === "up" ? items.toSorted(downBy(regardlessOfCase)).reverse() : items
  },
  {
    name: "oldest-certificates-first",
    title: "TLS certificates run from oldest to newest",
    facts: "0.2, 5.3: 55 of 55 captures",
    link: capture("tls_certificates_list"),
    order: (items, list) => ownOrder[list] === "oldest first" ? items.toReversed() : items
  },
  {
    name: "endpoints-ordered-by-bytes",
    title: "endpoints and tunnels run down by the bytes of their ids",
    facts: "0.2, 5.3: 53 of 53 and 55 of 55 captures",
    link: capture("endpoints_list"),
    order: (items, list) => ownOrder[list] === "bytes" ? items.toSorted(downBy(byItsBytes)) : items
  },
  {
    name: "event-sources-without-next-page",
    title: "the list of event sources has no next_page_uri",
    facts: "0.3: 61 of 61 captures, the OpenAPI file, all clients",
    link: capture("event_sources_list"),
    lists: ({ next_page_uri, ...rest }, list) => list === eventSources ? rest : { ...rest, next_page_uri }
  }
];
var eventSources = "/event_subscriptions/{subscription_id}/sources";
var ownOrder = {
  "/api_keys": "up",
  "/tls_certificates": "oldest first",
  "/endpoints": "bytes",
  "/tunnels": "bytes",
  [eventSources]: "as made"
};
var regardlessOfCase = ({ key }) => key.toLowerCase();
var byItsBytes = ({ key }) => key;
function downBy(text) {
  return (one, other) => text(one) < text(other) ? 1 : -1;
}

// lib/reference/observed/observations.ts
var observations = [...observedErrors, ...observedLists, ...observedItems];

// lib/cli/serve-command.ts
async function serveCommand(flags, { output }) {
  if (flags.faults) {
    output.write(faultsAsText(faults));
    return 0;
  }
  const fault = faultOf(flags);
  const options = serveOptions(flags);
  const { promise: stopped, resolve: stop } = withResolvers();
  const interruption = listenForInterruption(stop);
  const reference = await serve(options);
  output.write(
    [
      `The reference API is at ${reference.url}`,
      ...options.observations ? [behaviourTold(options.observations)] : [],
      ...fault ? [`Its fault: ${fault.name}: ${fault.title}`, `Found by: ${fault.rule}${needed(fault)}`] : [],
      `API key: ${reference.key}`,
      "",
      "Try it:",
      `  curl -sS -H 'authorization: Bearer ${reference.key}' -H 'ngrok-version: 2' '${new URL("/api_keys?limit=2", reference.url)}'`,
      `  NGROK_API_KEY=${reference.key} npx ngrok-conformance ${["--target", reference.url, ...fittingFlags(flags)].join(" ")}`,
      "",
      "Ctrl-C stops it.",
      ""
    ].join("\n")
  );
  await stopped;
  await reference.close();
  interruption.end();
  return 0;
}
function fittingFlags({ rateLimit, behave }) {
  return [
    ...rateLimit === false ? ["--no-rate-limits"] : [],
    ...rateLimit ? ["--limit", rateLimit] : [],
    ...behave === "observed" ? ["--known", "ngrok-production"] : []
  ];
}
function faultsAsText(faults2) {
  const nameWidth = Math.max(...faults2.map(({ name }) => name.length)) + 2;
  const ruleWidth = Math.max(...faults2.map(({ rule: rule2 }) => rule2.length)) + 2;
  const sections = [...new Set(faults2.map(sectionOf))];
  const blocks = sections.map(
    (section) => faults2.filter((fault) => sectionOf(fault) === section).map(({ name, rule: rule2, title }) => `${name.padEnd(nameWidth)}${rule2.padEnd(ruleWidth)}${title}`).join("\n")
  );
  const last = `${faults2.length} faults. "ngrok-conformance serve --fault NAME" serves with one.`;
  return `${[...blocks, last].join("\n\n")}
`;
}
function sectionOf({ rule: rule2 }) {
  return rule2.split(".", 1)[0];
}
function behaviourTold(observed) {
  const lines = observed.map(({ title }) => `  ${title}`);
  return [
    "It behaves as the real API was seen to. Otherwise than documented, or where no page says it:",
    ...lines
  ].join("\n");
}
function needed({ needs: needs2 }) {
  return needs2 === void 0 ? "" : `, in a run ${runs[needs2]}`;
}
var runs = {
  waiting: "that waits for a window to pass",
  snapshot: "with a snapshot of the reference without it (--snapshot)"
};
function serveOptions(flags) {
  const port = Number(flags.port);
  if (!/^\d+$/.test(flags.port) || port > 65535) {
    const message = `--port is ${JSON.stringify(flags.port)}: give a number from 0 (any free port) to 65535.`;
    throw new SettingsError("port-malformed", message);
  }
  if (flags.seed !== void 0 && !/^\d{1,9}$/.test(flags.seed)) {
    const message = `--seed is ${JSON.stringify(flags.seed)}: give a whole number of at most nine digits, such as 42.`;
    throw new SettingsError("seed-malformed", message);
  }
  const { hook, limiter } = faultOf(flags) ?? {};
  return {
    port,
    ...flags.rateLimit !== void 0 && {
      rateLimit: flags.rateLimit === false ? false : readRateLimit(flags.rateLimit, "--rate-limit")
    },
    ...flags.seed !== void 0 && { seed: Number(flags.seed) },
    ...flags.behave === "observed" && { observations },
    ...hook && { hook: hook() },
    ...limiter && { limiter }
  };
}
function faultOf({ fault: name, rateLimit }) {
  if (name === void 0) return void 0;
  const fault = faultNamed(name);
  if (!fault) {
    const meant = didYouMean(
      name,
      faults.map((each) => each.name)
    );
    const advice = meant === void 0 ? 'see "ngrok-conformance serve --faults"' : `did you mean ${meant}?`;
    throw new SettingsError("fault-unknown", `--fault: no fault is named ${JSON.stringify(name)}: ${advice}`);
  }
  if (rateLimit === false && sectionOf(fault) === "rate-limits") {
    const message = `--fault ${name} is a fault of the rate limit: leave out --no-rate-limit.`;
    throw new SettingsError("fault-without-rate-limit", message);
  }
  return fault;
}
async function serve(options) {
  try {
    return await serveReference(options);
  } catch (error2) {
    const code = failureCode(error2);
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error2;
    const why = code === "EADDRINUSE" ? "is in use" : "is not allowed to this user";
    throw new SettingsError(
      "port-not-free",
      `--port ${options.port} ${why}: give another one, or 0 for any free port.`
    );
  }
}
function withResolvers() {
  let resolve = () => {
  };
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
export {
  faultsAsText,
  fittingFlags,
  serveCommand,
  serveOptions
};
