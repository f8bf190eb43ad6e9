import {
  listResources,
  pathBelow,
  pathTemplateAt
} from "./chunk-5RYDBV6Z.js";

// lib/run/finding-identity.ts
var listKeys = new Set(listResources().flatMap(({ listKey }) => listKey ?? []));
function kindOf({ at = "", expected, level }) {
  const member = at.split("/").at(-1) ?? "";
  const place = listKeys.has(member) ? "items" : member;
  const text = [level, place, expected].filter((part) => part !== void 0 && part !== "").join(" \xB7 ");
  return text.replaceAll(/[^\s/]+/g, (word) => /\d/.test(word) ? "#" : word);
}
function placeOf({ at = "", exchanges: [telling] }, base) {
  const place = at.replaceAll(/(?<=\/)[^/]*\d[^/]*/g, "*");
  if (telling === void 0) return { request: "no request", at: place };
  const { method, url } = telling.request;
  const path = pathBelow(base, url);
  const template = path === "/" ? path : pathTemplateAt(path) ?? "(beside the API reference)";
  return { request: `${method} ${template}`, at: place };
}
function identityOf(rule, kind, { request, at }) {
  return JSON.stringify([rule, kind, request, at]);
}

export {
  kindOf,
  placeOf,
  identityOf
};
