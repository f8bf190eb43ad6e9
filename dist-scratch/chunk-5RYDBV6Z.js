import {
  resources
} from "./chunk-4IO2M26N.js";

// lib/contract/grouped-by.ts
function groupedBy(items, key) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

// lib/run/target-url.ts
function urlBelow(base, path) {
  return `${base.origin}${base.pathname.replace(/\/$/, "")}${path}`;
}
function pathBelow(base, url) {
  const prefix = urlBelow(base, "");
  const [path = ""] = url.startsWith(prefix) ? url.slice(prefix.length).split(/[?#]/, 1) : [];
  return path;
}
function withoutQuery(url) {
  return url.split("?", 1)[0] ?? url;
}
function encoded(text) {
  return encodeURIComponent(text.replaceAll(new RegExp("\\p{Surrogate}", "gu"), "\uFFFD"));
}

// lib/contract/reference-look-up.ts
var routes = groupedBy(
  resources.flatMap(
    (resource) => resource.operations.map((operation) => ({ resource, operation, segments: operation.path.split("/") }))
  ),
  ({ segments }) => routeKey(segments)
);
var lists = resources.filter((resource) => resource.listKey !== void 0);
function operationAt(method, path) {
  return placesAt(path).find(({ operation }) => operation.method === method);
}
function resourceAt(path) {
  return placesAt(path)[0]?.resource;
}
function methodsAt(path) {
  return placesAt(path).map(({ operation }) => operation.method);
}
function pathTemplateAt(path) {
  return placesAt(path)[0]?.operation.path;
}
function listResources() {
  return lists;
}
function routeKey(segments) {
  return `${segments.length} ${segments[1]}`;
}
function placesAt(path) {
  const segments = path.split("/");
  return (routes.get(routeKey(segments)) ?? []).filter((route) => matches(route.segments, segments)).map(({ resource, operation, segments: template }) => ({
    resource,
    operation,
    parameters: parametersIn(template, segments)
  }));
}
function matches(template, segments) {
  return template.every(
    (expected, index) => isParameter(expected) ? segments[index] !== "" : segments[index] === expected
  );
}
function parametersIn(template, segments) {
  return Object.fromEntries(
    template.flatMap((name, index) => isParameter(name) ? [[name.slice(1, -1), segments[index] ?? ""]] : [])
  );
}
function isParameter(segment) {
  return segment.startsWith("{");
}

export {
  groupedBy,
  operationAt,
  resourceAt,
  methodsAt,
  pathTemplateAt,
  listResources,
  urlBelow,
  pathBelow,
  withoutQuery,
  encoded
};
