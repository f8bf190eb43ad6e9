import {
  WindowSpentError,
  acceptsNull,
  answerTold,
  conditions,
  each,
  emptyPageThatLinksOnward,
  errorCodeOf,
  firstWithout,
  greeting,
  idIn,
  isAbsoluteUrl,
  isRateLimited,
  isServed,
  itemPath,
  itemPointer,
  jsonOf,
  judgeAcceptance,
  judgeRefusal,
  kinds,
  layoutOf,
  markedItems,
  mayBeLeftOut,
  newItem,
  nextPageUriPointer,
  notJudged,
  pageOf,
  pagesIn,
  parentOf,
  readPage,
  refusalProblems,
  representationSchema,
  runMark,
  scratch,
  scratchList,
  seenIn,
  servedLists,
  shapeOf,
  shared,
  survey,
  together,
  toldWith,
  valueProblems
} from "./chunk-BYEZ6PIW.js";
import {
  equalJson,
  isObject,
  memberOf,
  told
} from "./chunk-YH7S5BDG.js";
import {
  keyForm
} from "./chunk-VPAA2OIT.js";
import {
  jsonPointer
} from "./chunk-PT666WWS.js";
import {
  remembering
} from "./chunk-FYCGZ76W.js";
import {
  groupedBy,
  listResources,
  operationAt,
  pathBelow,
  resourceAt,
  urlBelow
} from "./chunk-5RYDBV6Z.js";
import {
  resources
} from "./chunk-4IO2M26N.js";
import {
  headerValues,
  isAnswered
} from "./chunk-I64G7BRQ.js";

// lib/judge/snapshot.ts
var emptySnapshot = { format: 1, version: "2", runs: 0, operations: {} };
var mostPlaces = 400;
function operationName({ method, path }) {
  return `${method} ${path}`;
}
function snapshotOf(asked, isSecret) {
  const operations = /* @__PURE__ */ new Map();
  for (const { exchange, place } of asked) {
    if (!isServed(exchange)) continue;
    const name3 = operationName(place.operation);
    const seen = evidenceOf(exchange, place, isSecret);
    const known = operations.get(name3);
    operations.set(name3, known ? addedUp(known, seen) : seen);
  }
  return { ...emptySnapshot, runs: 1, operations: inOrder(operations) };
}
function evidenceOf({ outcome }, place, isSecret) {
  const fields = [...shapeOf(outcome.response, layoutOf(place))].filter(([at]) => isDocumented(place, at) || !isSecret(at)).map(([at, { times, empty }]) => [
    at,
    { ...Object.fromEntries(times), ...empty > 0 && { empty } }
  ]);
  return { served: 1, fields: firstPlaces(fields) };
}
function isDocumented(place, at) {
  const { fields, objects } = layoutOf(place);
  return fields.has(at) || objects.has(at);
}
function withoutSecretNames({ operations, ...rest }, isSecret) {
  const kept = Object.entries(operations).flatMap(([name3, { served, fields }]) => {
    const [method = "", path = ""] = name3.split(" ");
    const place = operationAt(method, path);
    if (place?.operation.path !== path && isSecret(name3)) return [];
    const isWritable = (at) => place !== void 0 && isDocumented(place, at) || !isSecret(at);
    const keptFields = Object.entries(fields).filter(([at]) => isWritable(at));
    return [[name3, { served, fields: Object.fromEntries(keptFields) }]];
  });
  return { ...rest, operations: Object.fromEntries(kept) };
}
function mergeSnapshots(one, other) {
  const operations = joined(one.operations, other.operations, addedUp);
  return { ...emptySnapshot, runs: one.runs + other.runs, operations: inOrder(operations) };
}
function addedUp(one, other) {
  const fields = joined(
    one.fields,
    other.fields,
    (field, more) => Object.fromEntries(joined(field, more, (times, moreTimes) => times + moreTimes))
  );
  return { served: one.served + other.served, fields: firstPlaces([...fields]) };
}
function joined(one, other, join) {
  const all = /* @__PURE__ */ new Map();
  for (const [name3, value] of [...Object.entries(one), ...Object.entries(other)]) {
    if (value === void 0) continue;
    const known = all.get(name3);
    all.set(name3, known === void 0 ? value : join(known, value));
  }
  return all;
}
function firstPlaces(fields) {
  return inOrder(
    fields.map(([place, evidence]) => [place, inOrder(Object.entries(evidence))]).toSorted(byName).slice(0, mostPlaces)
  );
}
function inOrder(entries) {
  return Object.fromEntries([...entries].toSorted(byName));
}
function byName([one], [other]) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
function snapshotText(snapshot) {
  return `${JSON.stringify(snapshot, null, 2)}
`;
}
function timesSeen({ empty: _, ...times } = {}) {
  return Object.values(times).reduce((sum, each2) => sum + each2, 0);
}
function timesPossible(fields, place) {
  if (place === "" || place.endsWith("/*")) return 0;
  return fields[parentOf(place)]?.object ?? 0;
}

// lib/run/asked-operations.ts
function askedOperations(recording, base) {
  return recording.flatMap((exchange) => {
    const { method, url, headers } = exchange.request;
    const place = operationAt(method, pathBelow(base, url));
    return place && headerValues(headers, "ngrok-version").join() === "2" ? [{ exchange, place }] : [];
  });
}

// lib/generate/commands.ts
import fc from "fast-check";
var mostCommands = 8;
var create = (description) => ({ kind: "create", description });
var patch = (which2, description) => ({ kind: "patch", which: which2, description });
var remove = (which2) => ({ kind: "delete", which: which2 });
var get = (which2) => ({ kind: "get", which: which2 });
var list = (limit, after) => ({ kind: "list", limit, after });
var descriptions = fc.constantFrom("one", "two", "three", "four", "five", "six", "seven", "eight");
var which = fc.nat({ max: 5 });
var limits = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 100 }));
var kind = (name3) => fc.constant(name3);
var commands = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kind("create"), description: descriptions }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("patch"), which, description: descriptions }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("delete"), which }) },
  { weight: 2, arbitrary: fc.record({ kind: kind("get"), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind("list"),
      limit: fc.option(limits, { nil: void 0 }),
      after: fc.option(which, { nil: void 0, freq: 2 })
    })
  }
);
var commandSequences = {
  edges: [
    [create("one"), create("two"), list()],
    [create("one"), remove(0), list(), get(0)],
    [create("one"), patch(0, "two"), patch(0, "three"), get(0), list(1)],
    [create("one"), create("two"), patch(0, "three"), get(1), list(), remove(0), get(1), list(1)],
    [create("one"), create("two"), patch(1, "three"), get(0), list(2)],
    [create("one"), remove(0), create("two"), list(), get(0), get(1)],
    [create("one"), create("two"), create("three"), list(2), list(1, 2), list(1, 1)]
  ],
  shrinksEdges: true,
  // An array alone is never shrunk at its end: a command that shrinks to none can be left out wherever it stands. With
  // a bias most sequences would be too short to tell anything.
  random: fc.noBias(fc.array(fc.option(commands, { nil: void 0, freq: 20 }), { minLength: 1, maxLength: mostCommands })).map((sequence) => sequence.filter((command) => command !== void 0), asArray)
};
function asArray(sequence) {
  if (!Array.isArray(sequence)) throw new Error("a sequence of commands is an array");
  return sequence;
}

// lib/generate/identifiers.ts
import fc3 from "fast-check";

// lib/generate/texts.ts
import fc2 from "fast-check";
var smallLetters = "abcdefghijklmnopqrstuvwxyz";
var alphanumeric = `0123456789${smallLetters}${smallLetters.toUpperCase()}`;
var letterOrDigit = fc2.constantFrom(...alphanumeric);
var words = fc2.string({
  unit: fc2.constantFrom(...smallLetters),
  minLength: 1,
  maxLength: 12
});
var numberlessTexts = fc2.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((text2) => !new RegExp("\\p{N}", "u").test(text2 + text2.normalize("NFKC")) && !isBlank(text2));
function isBlank(text2) {
  return /^[\s\p{C}]*$/u.test(text2);
}
function asHeaderValue(text2) {
  return Buffer.from(text2).toString("latin1");
}

// lib/generate/identifiers.ts
var digitAfter = { 9: "0" };
function unknownIdLike(known, { idPrefix }) {
  if (known === void 0) return `${idPrefix ?? "unknown"}_${"0".repeat(26)}1`;
  const start = known.lastIndexOf("_") + 1;
  if (/^\d+$/.test(known.slice(start))) return encodeURIComponent(`${known.slice(0, start)}987654321987654321`);
  const changed = known.slice(start).replaceAll(/\d/g, (digit) => digitAfter[digit] ?? String(Number(digit) + 1));
  const isChanged = changed !== known.slice(start);
  return encodeURIComponent(known.slice(0, start) + (isChanged ? changed : `${changed.slice(0, -1)}0`));
}
function impossibleIdLike(known, resource) {
  const tail = known.slice(known.lastIndexOf("_") + 1);
  if (isDrawnAtRandom(tail) || /^\d+$/.test(tail)) return unknownIdLike(known, resource);
  return encodeURIComponent(`${known}${"0".repeat(20)}1`);
}
function unknownIds(known, resource) {
  const samples = known.length > 0 ? known : [decodeURIComponent(unknownIdLike(void 0, resource))];
  const random = fc3.constantFrom(...samples).chain((sample2) => {
    const start = sample2.lastIndexOf("_") + 1;
    const [prefix, tail] = [sample2.slice(0, start), sample2.slice(start)];
    const longer = words.map((word) => `${sample2}-${word}`);
    if (!isDrawnAtRandom(tail)) {
      return fc3.oneof(
        fc3.bigInt({ min: 10n ** 17n, max: 10n ** 18n - 1n }).map((number) => `${prefix}${number}`),
        longer
      );
    }
    const firstHalf = fc3.nat({ max: Math.floor(tail.length / 2) });
    return fc3.oneof(
      fc3.array(fc3.nat({ max: 129 }), { minLength: tail.length, maxLength: tail.length }).map((choices) => prefix + ofTheSameForm(tail, choices)),
      fc3.tuple(firstHalf, fc3.integer({ min: 1, max: 5 })).map(([place, by]) => prefix + withCharacterMoved(tail, place, by)),
      fc3.integer({ min: 4, max: tail.length - 1 }).map((length) => prefix + tail.slice(0, length)),
      longer
    );
  });
  return {
    edges: [unknownIdLike(known[0], resource)],
    random: random.filter((id) => !known.includes(id)).map(encodeURIComponent)
  };
}
function isDrawnAtRandom(tail) {
  return tail.length >= 16 && new Set(tail).size >= 8;
}
function ofTheSameForm(tail, choices) {
  return tail.replaceAll(/[0-9A-Za-z]/g, (character, index) => moved(character, choices[index] ?? 0, tail));
}
function withCharacterMoved(tail, place, by) {
  return tail.slice(0, place) + moved(tail[place] ?? "", by, tail) + tail.slice(place + 1);
}
function moved(character, by, tail) {
  const isHexadecimal = /^[0-9a-f-]+$/i.test(tail);
  const rings = ["0123456789", isHexadecimal ? "abcdef" : "abcdefghijklmnopqrstuvwxyz"];
  const ring = rings.find((each2) => each2.includes(character.toLowerCase())) ?? character;
  const later = ring[(ring.indexOf(character.toLowerCase()) + by) % ring.length] ?? character;
  return character === character.toLowerCase() ? later : later.toUpperCase();
}
var longOddId = `no%20id%20%E2%98%83%20${"x".repeat(300)}`;
var beginnings = fc3.constantFrom("~", "!", "*", "(", "'", "$", "\u2603", "\xE9", "\u5B57", "\u{1F511}");
var anyUnit = fc3.oneof(
  fc3.string({ minLength: 1, maxLength: 1 }),
  fc3.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  fc3.constantFrom("/", "\\", "\0", "\n", "%", "?", "#", "&", ";", " ")
);
var malformedIds = {
  edges: [longOddId, "not-an-id", "%00", "%E2%98%83", "x".repeat(1e3)],
  random: fc3.oneof(
    {
      weight: 4,
      arbitrary: fc3.tuple(beginnings, fc3.string({ unit: anyUnit, maxLength: 40 })).map(([first, rest]) => first + rest).filter(hasNoDotSegment).map(encodeURIComponent)
    },
    { weight: 1, arbitrary: fc3.integer({ min: 100, max: 3e3 }).map((length) => `~${"x".repeat(length)}`) }
  )
};
function hasNoDotSegment(text2) {
  return text2.split(/[/\\]/).every((segment) => segment !== "." && segment !== "..");
}

// lib/generate/request-bodies.ts
import fc4 from "fast-check";
var withText = (text2) => (body) => `${body.slice(0, -1)}${text2}`;
var withLast = (member) => withText(`,${member}}`);
var instead = (text2) => () => text2;
var withMember = (name3, json) => (body) => {
  const others = Object.entries(JSON.parse(body)).filter(([other]) => other !== name3);
  const members = others.map(([other, value]) => `${JSON.stringify(other)}:${JSON.stringify(value)}`);
  return `{${[...members, `${JSON.stringify(name3)}:${json}`].join()}}`;
};
var twice = (name3, one, other) => withMember(name3, `"${one}","${name3}":"${other}"`);
var insideAText = (text2) => (body) => body.replace('"', () => `"${text2}`);
var cut = (length) => (body) => body.slice(0, Math.min(length, body.length - 1));
var noValues = [
  "NaN",
  "Infinity",
  "-Infinity",
  "undefined",
  "True",
  "None",
  ".5",
  "5.",
  "+1",
  "01",
  "0x1",
  "'x'",
  "`x`"
];
var notJson = {
  edges: [
    { change: "with a body that is cut off", mend: (body) => body.slice(0, -1) },
    { change: "with a body that is no JSON at all", mend: instead("description=malformed") },
    { change: "with a trailing comma", mend: withText(",}") },
    { change: "with single quotes", mend: (body) => body.replaceAll('"', "'") },
    { change: "with a comment", mend: (body) => `${body}// comment` },
    { change: "with NaN as a value", mend: withLast('"description":NaN') },
    { change: "with a member name without quotes", mend: (body) => body.replace(/"(\w+)":/, "$1:") },
    { change: "with two documents", mend: (body) => body + body },
    { change: "with a line break inside a text", mend: insideAText("\n") },
    { change: "with an escape that there is not", mend: insideAText("\\x") }
  ],
  random: fc4.oneof(
    fc4.integer({ min: 1, max: 400 }).map((length) => ({ change: `with a body cut off after ${length} characters`, mend: cut(length) })),
    fc4.constantFrom(...noValues).map((value) => ({ change: `with ${value} as a value`, mend: withLast(`"description":${value}`) })),
    fc4.constantFrom("}", "]", ",", ":", '"', " x", "\n{}", "\0").map((text2) => ({
      change: `with ${JSON.stringify(text2)} behind the body`,
      mend: (body) => body + text2
    })),
    fc4.constantFrom("{", "[", ",", '"', "x ", ")]}',\n", "/**/", "# \n").map((text2) => ({
      change: `with ${JSON.stringify(text2)} in front of the body`,
      mend: (body) => text2 + body
    })),
    fc4.constantFrom("\n", "	", "\0", "\\x", "\\u00g0", "\\0").map((text2) => ({
      change: `with ${JSON.stringify(text2)} inside a text`,
      mend: insideAText(text2)
    })),
    fc4.oneof(words, fc4.string({ unit: "grapheme", maxLength: 20 })).filter(isNoDocument).map((text2) => ({
      change: `with ${JSON.stringify(text2)} as the body`,
      mend: instead(text2)
    }))
  )
};
function isNoDocument(text2) {
  if (isBlank(text2)) return false;
  try {
    JSON.parse(text2);
    return false;
  } catch {
    return true;
  }
}
var noObjects = {
  edges: ['["text"]', '"text"', "42", "true"].map(asWhole),
  random: fc4.oneof(
    fc4.array(fc4.oneof(words, fc4.nat(), fc4.constant({})), { minLength: 1, maxLength: 5 }),
    fc4.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    fc4.integer({ min: 1 }),
    fc4.integer({ max: -1 }),
    fc4.constant(true)
  ).map((value) => asWhole(JSON.stringify(value)))
};
function asWhole(text2) {
  return { change: `with ${shortened(text2)} as the body`, mend: instead(text2) };
}
function shortened(text2) {
  return text2.length <= 40 ? text2 : `${text2.slice(0, 40)}\u2026`;
}
var textBounds = { description: 255, metadata: 4096 };
function wrongMembers(fields) {
  const members = fields.filter(({ path }) => /^\w+$/.test(path));
  if (members.length === 0) return void 0;
  const texts = members.flatMap(({ path, type }) => {
    if (type !== "string" || path !== "description" && path !== "metadata") return [];
    const bound = textBounds[path];
    return [fc4.integer({ min: 2 * bound + 2, max: 4 * bound }).map((length) => tooLong(path, length))];
  });
  const typed = members.map(
    ({ path, type }) => fc4.oneof(...valuesOtherThan(type)).map((value) => ({
      change: `with ${shortened(JSON.stringify(value))} as ${path}`,
      wrong: { [path]: value }
    }))
  );
  const edges = [
    { ...tooLong("description", 600), of: "description" },
    { change: "with a number as description", wrong: { description: 42 }, of: "description" },
    { ...tooLong("metadata", 9e3), of: "metadata" },
    { change: "with an object as metadata", wrong: { metadata: { run: "conformance" } }, of: "metadata" },
    { change: "with a list as description", wrong: { description: ["text"] }, of: "description" }
  ];
  return {
    edges: edges.filter((edge) => members.some(({ path, type }) => path === edge.of && type === "string")).map(({ change, wrong }) => ({ change, wrong })),
    random: fc4.oneof(...typed, ...texts)
  };
}
function tooLong(path, length) {
  const article = path === "description" ? "a " : "";
  return {
    change: `with ${article}${path} of ${length} characters`,
    wrong: { [path]: path.slice(0, 1).repeat(length) }
  };
}
var valuesByType = {
  string: words,
  boolean: fc4.boolean(),
  number: fc4.integer({ min: 2, max: 1e3 }),
  object: words.map((word) => ({ [word]: word })),
  array: fc4.array(words, { minLength: 1, maxLength: 3 })
};
function valuesOtherThan(type) {
  const others = Object.entries(valuesByType).filter(([name3]) => name3 !== (type === "integer" ? "number" : type));
  const fraction = fc4.nat({ max: 1e3 }).map((whole) => whole + 0.5);
  return [...others.map(([, values]) => values), ...type === "integer" ? [fraction] : []];
}
var fromRightToLeft = "\u05E9\u05DC\u05D5\u05DD \u202E\u0639\u0627\u0644\u0645";
var scripts = fc4.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
var escaped = fc4.constantFrom(
  "\\ud800",
  "\\udc00",
  "\\udc00\\ud800",
  "\\u0000",
  "\\ufeff",
  "\\u202e",
  "\\uffff",
  "\\u007f"
);
var strangeNames = ["__proto__", "constructor", "toString", "hasOwnProperty", "", " ", "\0", "$ref", "a.b", "\u{1F511}"];
var numbers = fc4.oneof(
  fc4.constantFrom("1e999999", "-1e999999", "1e-999999", "-0", "0.1e+1", String(2n ** 64n)),
  fc4.integer({ min: 20, max: 2e3 }).map((digits) => "9".repeat(digits))
);
var deepest = 500;
var longestText = 60 * 1024;
var oddJson = {
  edges: [
    nested(200, instead),
    { change: "with null as the body", mend: instead("null") },
    asWhole('"text"'),
    asWhole("[]"),
    { change: "with 500 brackets that nobody closes", mend: instead("[".repeat(deepest)) },
    text("with a NUL as an escape", "\\u0000"),
    text("with half a surrogate pair as an escape", "\\ud800"),
    text("with text from right to left", fromRightToLeft),
    text("with emoji", "\u{1F469}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466} \u{1F3F3}\uFE0F\u200D\u{1F308} \xE9"),
    { change: "with a member __proto__", mend: withMember("__proto__", '{"description":5}') },
    { change: "with description twice", mend: twice("description", "one", "two") },
    { change: "with 1e999999 as description", mend: withMember("description", "1e999999") },
    text("with a text of 60 KiB", "x".repeat(longestText)),
    nested(deepest, (value) => withMember("description", value))
  ],
  random: fc4.oneof(
    scripts.map((script) => text("with text of any script", JSON.stringify(script).slice(1, -1))),
    fc4.tuple(words, escaped, words).map(([before, sequence, after]) => text(`with ${sequence} in a text`, before + sequence + after)),
    fc4.tuple(fc4.constantFrom(...strangeNames), fc4.constantFrom("{}", '{"description":5}', "[]", "null", '"text"', "5")).map(([name3, json]) => ({
      change: `with a member ${JSON.stringify(name3)}: ${json}`,
      mend: withMember(name3, json)
    })),
    numbers.map((number) => ({
      change: `with ${shortened(number)} as description`,
      mend: withMember("description", number)
    })),
    fc4.tuple(words, words).map(([one, other]) => ({
      change: `with description twice, ${one} and ${other}`,
      mend: twice("description", one, other)
    })),
    fc4.integer({ min: 2, max: deepest }).map((levels) => nested(levels, (value) => withMember("description", value))),
    fc4.integer({ min: 1e3, max: longestText }).map((length) => text(`with a text of ${length} characters`, "x".repeat(length))),
    fc4.integer({ min: 100, max: 3e3 }).map((count) => ({
      change: `with ${count} members`,
      mend: withLast(Array.from({ length: count }, (_, index) => `"member_${index}":${index}`).join())
    })),
    fc4.integer({ min: 1, max: longestText }).map((length) => ({
      change: `with ${length} spaces in front of the body`,
      mend: (body) => " ".repeat(length) + body
    }))
  )
};
function text(change, content) {
  return { change, mend: withMember("description", `"${content}"`) };
}
function nested(levels, place) {
  return { change: `with arrays ${levels} levels deep`, mend: place("[".repeat(levels) + "]".repeat(levels)) };
}

// lib/judge/id-order.ts
function idOrder(ids) {
  const folded = ids.flatMap((id) => id?.toLowerCase() ?? []);
  if (folded.length < 2 || folded.length < ids.length) return void 0;
  const runs = (isRight) => folded.every((id, index) => index === 0 || isRight(id, folded[index - 1] ?? ""));
  if (runs((id, before) => id < before)) return "here ids run down, upper and lower case taken as one";
  if (runs((id, before) => id > before)) return "here ids run up, upper and lower case taken as one";
  return void 0;
}
function withIdOrder(wrong, ids) {
  const order = wrong.length > 0 ? idOrder(ids) : void 0;
  return wrong.map((each2) => {
    const remarks = [each2.remark, order].filter((remark) => remark !== void 0);
    return remarks.length > 0 ? { ...each2, remark: remarks.join("; ") } : each2;
  });
}

// lib/judge/timestamp.ts
var grammar = /^(\d{4})-(\d\d)-(\d\d)([Tt])(\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|([+-])(\d\d):(\d\d))$/;
function judgeTimestamp(value) {
  const match = typeof value === "string" ? grammar.exec(value) : null;
  const actual = told(value);
  if (match === null) return [{ kind: "rfc3339", expected: "an RFC 3339 date-time string", actual }];
  const problems = [];
  const unreal = unrealPart(match);
  if (unreal !== void 0) {
    problems.push({ kind: "rfc3339", expected: "an instant that exists", actual: `${actual}: ${unreal}` });
  }
  if (match[9] !== "Z") problems.push({ kind: "utc", expected: "a timestamp in UTC that ends in Z", actual });
  if (match[4] !== "T")
    problems.push({ kind: "upper-case", expected: "an upper-case T between date and time", actual });
  return problems;
}
function instantOf(value) {
  const instant = read(value);
  if (instant === void 0) return void 0;
  return instant.second + (instant.isLeapSecond ? 1e3 : 0) + Number(`0.${instant.fraction}`) * 1e3;
}
function compareInstants(one, other) {
  const [a, b] = [read(one), read(other)];
  if (a === void 0 || b === void 0) return void 0;
  if (a.second !== b.second) return a.second - b.second;
  if (a.isLeapSecond !== b.isLeapSecond) return a.isLeapSecond ? 1 : -1;
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
}
function isSameMoment(one, other) {
  const [a, b] = [read(one), read(other)];
  if (a === void 0 || b === void 0) return false;
  if (compareInstants(one, other) === 0) return true;
  return a.second === b.second && a.isLeapSecond === b.isLeapSecond && (a.fraction === "" || b.fraction === "");
}
function read(value) {
  const match = typeof value === "string" ? grammar.exec(value) : null;
  if (match === null || unrealPart(match) !== void 0) return void 0;
  const isLeapSecond = match[7] === "60";
  const fraction = (match[8] ?? "").replace(/(?<!0)0+$/, "");
  return { second: startOfSecond(match), isLeapSecond, fraction };
}
function unrealPart(match) {
  const [year, month, day] = [numberIn(match, 1), numberIn(match, 2), numberIn(match, 3)];
  const [hour, minute, second] = [numberIn(match, 5), numberIn(match, 6), numberIn(match, 7)];
  if (month < 1 || month > 12) return `there is no month ${match[2]}`;
  const days = daysIn(year, month);
  if (day < 1 || day > days) return `that month has the days 1 to ${days}`;
  if (hour > 23) return "hours end at 23";
  if (minute > 59) return "minutes end at 59";
  if (second > 60) return "seconds end at 59, or at 60 in a leap second";
  if (numberIn(match, 11) > 23 || numberIn(match, 12) > 59) return "offsets end at 23:59";
  if (second === 60 && !endsMonth(startOfSecond(match))) {
    return "a leap second can only be the last of a month in UTC";
  }
  return void 0;
}
function daysIn(year, month) {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeapYear ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
function endsMonth(second) {
  const next = new Date(second + 1e3);
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0 && next.getUTCSeconds() === 0;
}
function startOfSecond(match) {
  const date = /* @__PURE__ */ new Date(0);
  date.setUTCFullYear(numberIn(match, 1), numberIn(match, 2) - 1, numberIn(match, 3));
  date.setUTCHours(numberIn(match, 5), numberIn(match, 6), Math.min(numberIn(match, 7), 59));
  const offset = (numberIn(match, 11) * 60 + numberIn(match, 12)) * 6e4;
  return date.getTime() - (match[10] === "-" ? -offset : offset);
}
function numberIn(match, group) {
  return Number(match[group] ?? 0);
}

// lib/judge/item-change.ts
var permanent = /* @__PURE__ */ new Set(["id", "uri", "created_at"]);
var plainTexts = /* @__PURE__ */ new Set(["description", "metadata"]);
var shownOnce = /(^|_)(token|secret|password|passphrase|private_key|private_key_pem)$/;
var rewritten = /(_pem|^public_key)$/;
var movesByItself = /^(updated_at|modified_at|renews_at|retries_at|last_.+|status|state|.+_(status|state|count))$/;
function changedMembers(before, after) {
  const names = /* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name3) => !isSame(memberOf(before, name3), memberOf(after, name3)));
}
function differencesFromCreated(created, got, resource) {
  return differencesFrom(created, got, resource, "as create answered");
}
function differencesFrom(earlier, later, resource, source) {
  return changedMembers(earlier, later).filter((name3) => !mayMove(name3, earlier, resource)).map((name3) => problem(`${told(memberOf(earlier, name3))}, ${source}`, later, name3));
}
function unnamedChanges(before, after, patch2, resource) {
  const named = new Set(Object.keys(patch2));
  const settable = settableMembers(resource);
  const isPlain = [...named].every((name3) => plainTexts.has(name3));
  return changedMembers(before, after).filter((name3) => permanent.has(name3) || !(named.has(name3) || mayMove(name3, before, resource))).filter((name3) => permanent.has(name3) || isPlain || settable.has(name3)).map((name3) => problem(`${told(memberOf(before, name3))}, as before the patch`, after, name3));
}
function untakenMembers(body, item, resource) {
  const listed = listedMembers(resource);
  return Object.entries(body).filter(
    ([name3, value]) => listed.has(name3) && !shownOnce.test(name3) && !rewritten.test(name3) && value !== void 0
  ).filter(([name3, value]) => plainTexts.has(name3) || !isEmpty(value)).filter(([name3, value]) => !holds(memberOf(item, name3), value)).map(([name3, value]) => problem(`${told(value)}, as it was set`, item, name3));
}
function mayMove(name3, before, resource) {
  if (permanent.has(name3)) return false;
  const appears = isEmpty(memberOf(before, name3)) && !settableMembers(resource).has(name3);
  return appears || shownOnce.test(name3) || movesByItself.test(name3) || !listedMembers(resource).has(name3);
}
function settableMembers({ operations }) {
  return new Set(operations.flatMap(({ body }) => body.map(({ path }) => topOf(path))));
}
function listedMembers({ fields }) {
  return new Set(fields.map(({ path }) => topOf(path)));
}
function topOf(path) {
  return path.replace(/[.[].*$/, "");
}
function isSame(one, other) {
  return equalJson(one, other) || isEmpty(one) && isEmpty(other) || isSameMoment(one, other);
}
function isEmpty(value) {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === void 0 || value === null || value === "";
}
function holds(actual, set) {
  if (isObject(set) && isObject(actual)) {
    return Object.entries(set).every(([name3, value]) => shownOnce.test(name3) || holds(memberOf(actual, name3), value));
  }
  return isSame(actual, set);
}
function problem(expected, item, name3) {
  return { expected, actual: told(memberOf(item, name3)), at: jsonPointer(name3) };
}

// lib/judge/normalized-url.ts
function normalizedUrl(text2) {
  const url = new URL(text2);
  url.hash = "";
  url.searchParams.sort();
  return url.href;
}

// lib/judge/representation.ts
function representationProblems(item, fields, at = "") {
  return valueProblems(representationSchema(fields), item, at);
}

// lib/judge/self-link.ts
function selfLinkProblems(item, at = "") {
  const uri = memberOf(item, "uri");
  if (typeof uri !== "string" || isAbsoluteUrl(uri)) return [];
  return [{ expected: "an absolute URL", actual: told(uri), at: at + jsonPointer("uri") }];
}

// lib/run/closing-look.ts
var name = "closing look";
var closingLook = shared(name, (target) => lookAt(target, target.writtenLists));
async function lookAt(target, lists2) {
  for (const list2 of lists2) {
    const marked = await markedItems(target, list2, target.settings.runId, 1);
    const ids = marked?.ids.filter((id) => id !== void 0) ?? [];
    for (const id of ids) target.adopt(list2, id);
    if (marked && marked.pages > 0 && ids.length === marked.ids.length) target.looked(list2, marked.isWhole);
    else target.lookedInVain(list2);
  }
}
function isClosingLook({ askedBy }) {
  return askedBy === name;
}

// lib/generate/draw.ts
import { asyncProperty, check, sample, tuple } from "fast-check";
function edgesOf(values) {
  return "edges" in values ? values.edges : values;
}
function inputsOf(values, seed, most) {
  const edges = edgesOf(values);
  if (!("edges" in values) || most <= edges.length) return edges;
  const examples = edges.map((edge) => [edge]);
  return sample(tuple(values.random), { seed, numRuns: most, examples }).map(([input]) => input);
}
function inputAt(values, seed, path) {
  const examples = edgesOf(values).map((edge) => [edge]);
  if (!("edges" in values)) return examples[Number(path)];
  if (path.includes(":") && !inputAt(values, seed, path.slice(0, path.lastIndexOf(":")))) return void 0;
  return sample(tuple(values.random), { seed, path, numRuns: 1, examples })[0];
}
async function shrink(values, seed, path, fails) {
  const edges = edgesOf(values);
  let isFinished = true;
  const faults = [];
  const isFailure = async (input) => {
    if (!isFinished) return false;
    const outcome = await fails(input).catch((error) => {
      faults.push(error);
      return "untried";
    });
    isFinished = outcome !== "untried";
    return outcome === true;
  };
  const isEdge = Number.parseInt(path, 10) < edges.length;
  if (!("edges" in values) || isEdge && !values.shrinksEdges) {
    const drawn = inputAt(values, seed, path);
    const isRepeated = drawn !== void 0 && await isFailure(drawn[0]);
    if (faults.length > 0) throw faults[0];
    return { isRepeated, path, isFinished };
  }
  const { counterexamplePath } = await check(
    asyncProperty(values.random, async (input) => !await isFailure(input)),
    { seed, path, numRuns: 1, examples: edges.map((edge) => [edge]) }
  );
  if (faults.length > 0) throw faults[0];
  return { isRepeated: counterexamplePath !== null, path: counterexamplePath ?? path, isFinished };
}

// lib/judge/field-place.ts
function placesOf(item, path, at = "") {
  return path.split(".").reduce((places, step) => places.flatMap((place) => below(place, step)), [{ pointer: at, value: item }]);
}
function below({ pointer, value }, step) {
  const name3 = step.replace(/\[\]$/, "");
  if (!isObject(value) || !Object.hasOwn(value, name3)) return [];
  const member = { pointer: pointer + jsonPointer(name3), value: value[name3] };
  return name3 === step ? [member] : elementsOf(member);
}
function elementsOf({ pointer, value }) {
  if (!Array.isArray(value)) return [];
  return value.map((element, index) => ({ pointer: pointer + jsonPointer(index), value: element }));
}

// lib/judge/timestamp-fields.ts
var userMaps = /* @__PURE__ */ new Set(["labels", "metadata", "headers", "details", "tags", "annotations", "attributes"]);
var fieldNames = (isTimestamp) => new Set(
  resources.flatMap(
    ({ fields }) => fields.filter(({ timestamp }) => timestamp === isTimestamp).map(({ path }) => nameOf(path))
  )
);
var timestampNames = fieldNames(true);
var otherNames = fieldNames(false);
function timestampsIn(item, fields, at = "") {
  const documented = fields.filter(({ timestamp }) => timestamp).flatMap((field) => placesOf(item, field.path, at).filter(({ value }) => value !== null || cannotBeNull(field)));
  return [...documented, ...namedLikeTimestamps(item, documentedPaths(fields), "", at)];
}
function cannotBeNull({ path, nullable }) {
  return !nullable && nameOf(path) === "created_at";
}
var documentedPaths = remembering((fields) => {
  const listed = new Set(fields.map(({ path }) => path));
  const parents = new Set(fields.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf(".")))));
  const maps = fields.filter(({ type, path }) => type === "object" && !parents.has(path)).map(({ path }) => path);
  return { listed, maps: new Set(maps) };
});
function namedLikeTimestamps(value, documented, path, at) {
  if (Array.isArray(value)) {
    return value.flatMap(
      (element, index) => namedLikeTimestamps(element, documented, `${path}[]`, at + jsonPointer(index))
    );
  }
  if (!isObject(value) || userMaps.has(nameOf(path)) || documented.maps.has(path)) return [];
  return Object.entries(value).flatMap(([name3, member]) => {
    const memberPath = path === "" ? name3 : `${path}.${name3}`;
    if (!isScalar(member)) return namedLikeTimestamps(member, documented, memberPath, at + jsonPointer(name3));
    const isGuessed = !documented.listed.has(memberPath) && soundsLikeTimestamp(name3);
    return isGuessed ? [{ pointer: at + jsonPointer(name3), value: member }] : [];
  });
}
function soundsLikeTimestamp(name3) {
  return timestampNames.has(name3) || name3.endsWith("_at") && !otherNames.has(name3);
}
function isScalar(value) {
  return typeof value === "string" || typeof value === "number";
}
function nameOf(path) {
  return path.slice(path.lastIndexOf(".") + 1).replace(/\[\]$/, "");
}

// lib/judge/walk.ts
function walksIn(pages) {
  const walks = [];
  const openByNext = /* @__PURE__ */ new Map();
  for (const page of pages) {
    const url = normalizedUrl(page.exchange.request.url);
    const walk = takeAsker(openByNext.get(url), page) ?? [];
    if (walk.length === 0) walks.push(walk);
    walk.push(page);
    if (typeof page.nextPageUri === "string") {
      const next = normalizedUrl(page.nextPageUri);
      openByNext.set(next, [...openByNext.get(next) ?? [], walk]);
    }
  }
  return walks;
}
function takeAsker(open, page) {
  const index = open?.findLastIndex((walk) => (walk.at(-1)?.exchange.endedAt ?? 0) <= page.exchange.sentAt) ?? -1;
  return index < 0 ? void 0 : open?.splice(index, 1)[0];
}
function idsOf(walk) {
  return visitsOf(walk).map(({ id }) => id);
}
function visitedTwice(walk) {
  const first = /* @__PURE__ */ new Map();
  return visitsOf(walk).flatMap((visit) => {
    const earlier = first.get(visit.id);
    if (earlier === void 0) {
      first.set(visit.id, visit);
      return [];
    }
    const place = itemPointer(earlier.page, earlier.index);
    const actual = `${visit.id} again, first at ${place} of #${earlier.page.exchange.number}`;
    return found(
      { expected: "an item not yet visited", actual, at: itemPointer(visit.page, visit.index) },
      visit.page,
      earlier.page
    );
  });
}
function differencesFromFullList(walk, full) {
  const place = new Map(full.map((id, index) => [id, index]));
  const visits = firstVisits(walk);
  const visited = new Set(visits.map(({ id }) => id));
  const foreign = visits.filter(({ id }) => !place.has(id));
  const known = visits.filter(({ id }) => place.has(id));
  const last = walk.at(-1);
  const reached = last?.nextPageUri === null ? full.length : 1 + known.reduce((furthest, { id }) => Math.max(furthest, place.get(id) ?? -1), -1);
  const dropped = full.slice(0, reached).filter((id) => !visited.has(id));
  const order = full.filter((id) => visited.has(id));
  const misplaced = known.findIndex(({ id }, index) => id !== order[index]);
  return [
    ...foreign.flatMap(
      (visit) => found(
        { expected: "an item of the full list", actual: visit.id, at: itemPointer(visit.page, visit.index) },
        visit.page
      )
    ),
    ...droppedFinding(dropped, full, known, last),
    ...misplacedFinding(known[misplaced], order[misplaced])
  ];
}
function neverEnds(walk, mostPages2) {
  const seen = /* @__PURE__ */ new Map();
  const back = walk.flatMap((page) => {
    seen.set(normalizedUrl(page.exchange.request.url), page);
    const earlier = typeof page.nextPageUri === "string" ? seen.get(normalizedUrl(page.nextPageUri)) : void 0;
    if (earlier === void 0) return [];
    const actual2 = earlier === page ? "a link to this very page" : `a link back to #${earlier.exchange.number}`;
    return found({ expected: "a link to a page not yet seen, or null", actual: actual2, at: nextPageUriPointer }, page, earlier);
  });
  const last = walk.at(-1);
  if (back.length > 0 || last === void 0 || walk.length < mostPages2 || typeof last.nextPageUri !== "string")
    return back;
  const actual = `a link onward from page ${walk.length}`;
  return found({ expected: `null after ${mostPages2} pages at most`, actual, at: nextPageUriPointer }, last);
}
function linksToNothing(walk, full) {
  return walk.flatMap((page, index) => {
    if (typeof page.nextPageUri !== "string") return [];
    if (page.items.length === 0) return emptyPageThatLinksOnward(page);
    const next = walk[index + 1];
    const isFollowedByNothing = next !== void 0 && next.items.length === 0;
    if (!isFollowedByNothing && !(full !== void 0 && visitsAll(walk.slice(0, index + 1), full))) return [];
    const problem2 = { expected: "null, for nothing is left", actual: told(page.nextPageUri), at: nextPageUriPointer };
    return found(problem2, page, ...isFollowedByNothing ? [next] : []);
  });
}
function endsTooEarly(walk, full) {
  return walk.flatMap((page, index) => {
    const reached = new Set(walk.slice(0, index + 1).flatMap(({ ids, beforeId }) => [beforeId].concat(ids)));
    const furthest = full.findLastIndex((id) => reached.has(id));
    const left = full.length - 1 - furthest;
    const isLost = furthest < 0 && page.beforeId !== void 0;
    if (page.nextPageUri !== null || isLost || left === 0) return [];
    return found({ expected: `a link, for ${itemsTold(left)} left`, actual: "null", at: nextPageUriPointer }, page);
  });
}
function notWhatComesAfter(page, full) {
  const expected = full.slice(page.beforeId === void 0 ? 0 : full.indexOf(page.beforeId) + 1);
  const index = page.ids.findIndex((id, place) => id !== expected[place]);
  const at = itemPointer(page, index < 0 ? page.ids.length : index);
  if (index >= 0) {
    const actual = page.ids[index] === void 0 ? `an item without ${page.itemKey}` : itemOrEnd(page.ids[index]);
    return found({ expected: itemOrEnd(expected[index]), actual, at }, page);
  }
  const mayStop = page.ids.length === expected.length || page.ids.length > 0 && page.nextPageUri !== null;
  if (mayStop || page.ids.length >= (page.limit ?? Number.POSITIVE_INFINITY)) return [];
  return found({ expected: itemOrEnd(expected[page.ids.length]), actual: itemOrEnd(void 0), at }, page);
}
function visitsAll(walk, full) {
  const visited = new Set(idsOf(walk));
  const start = walk[0]?.beforeId;
  return full.slice(start === void 0 ? 0 : full.indexOf(start) + 1).every((id) => visited.has(id));
}
function visitsOf(walk) {
  return walk.flatMap((page) => page.ids.flatMap((id, index) => id === void 0 ? [] : [{ id, page, index }]));
}
function firstVisits(walk) {
  const seen = /* @__PURE__ */ new Set();
  return visitsOf(walk).filter(({ id }) => !seen.has(id) && seen.add(id));
}
function droppedFinding(dropped, full, known, last) {
  const [first] = dropped;
  if (first === void 0 || last === void 0) return [];
  const rest = new Set(full.slice(full.indexOf(first) + 1));
  const follower = known.find(({ id }) => rest.has(id));
  const page = follower?.page ?? last;
  const at = itemPointer(page, follower?.index ?? page.items.length);
  const actual = `${itemsTold(dropped.length)} left out, ${follower ? `${follower.id} in its place` : "the walk ends before it"}`;
  return found({ expected: itemOrEnd(first), actual, at }, page);
}
function misplacedFinding(visit, expected) {
  if (visit === void 0) return [];
  const at = itemPointer(visit.page, visit.index);
  return found(
    { expected: `${itemOrEnd(expected)}, as in the full list`, actual: itemOrEnd(visit.id), at },
    visit.page
  );
}
function itemsTold(number) {
  return number === 1 ? "1 item" : `${number} items`;
}
function itemOrEnd(id) {
  return id === void 0 ? "no further item" : `item ${id}`;
}
function found(problem2, ...pages) {
  return seenIn([problem2], ...new Set(pages.map(({ exchange }) => exchange)));
}

// lib/run/traffic.ts
var timestampsOf = /* @__PURE__ */ new WeakMap();
function judgedTimestampsIn({ item, place, at }) {
  const known = isObject(item) ? timestampsOf.get(item) : void 0;
  if (known) return known;
  const places = timestampsIn(item, place.resource.fields, at);
  const judged = places.map(({ pointer, value }) => ({ pointer, problems: judgeTimestamp(value) }));
  if (isObject(item)) timestampsOf.set(item, judged);
  return judged;
}
var Traffic = class {
  recording;
  settings;
  answered;
  #pages;
  #walks;
  #items;
  #timestamps;
  constructor(recording, settings) {
    this.recording = recording;
    this.settings = settings;
    this.answered = recording.filter(isAnswered);
  }
  /** Readable answers to GET of a list, in their order. */
  get pages() {
    this.#pages ??= pagesIn(this.answered, (exchange) => this.#listAt(exchange));
    return this.#pages;
  }
  get walks() {
    this.#walks ??= walksIn(this.pages);
    return this.#walks;
  }
  /** Every item that a success showed. */
  get items() {
    this.#items ??= this.answered.filter(isServed).flatMap((exchange) => this.#itemsIn(exchange));
    return this.#items;
  }
  /** Every value that stands where a timestamp should, in all items, with what is wrong with it. */
  get timestamps() {
    this.#timestamps ??= this.items.flatMap(
      (shown) => judgedTimestampsIn(shown).map((judged) => ({ ...judged, exchange: shown.exchange }))
    );
    return this.#timestamps;
  }
  /** Where a request went, in terms of the API reference; undefined where it has no such operation. */
  placeOf({ request }) {
    return operationAt(request.method, pathBelow(this.settings.base, request.url));
  }
  /** Whether a request went to the root, whatever its method. */
  isRoot({ request }) {
    return pathBelow(this.settings.base, request.url) === "/";
  }
  /** The resource that a request went to, whatever its method. */
  resourceOf({ request }) {
    return resourceAt(pathBelow(this.settings.base, request.url));
  }
  /** Successful answers to GET of a list, readable or not, with the name of the member that holds the items. */
  get lists() {
    return this.answered.filter(isServed).flatMap((exchange) => {
      const list2 = this.#listAt(exchange);
      return list2 ? [{ exchange, listKey: list2.listKey }] : [];
    });
  }
  /** Every request, and whether it belongs to the account: it carried a key that the target knew, or was served. */
  get metered() {
    const made = this.#keysMade();
    return this.recording.map((exchange) => {
      const key = keyIn(exchange);
      const { number } = exchange;
      const isKnown = made.some(({ token, from, until }) => token === key && from < number && number < until);
      const isOwn = key === this.settings.key || isKnown && !isRefusedForKey(exchange);
      return { exchange, authenticated: isOwn || isServed(exchange) };
    });
  }
  /** API keys that the run made belong to the account too, from the number of their creation to that of their deletion. */
  #keysMade() {
    return this.answered.flatMap((exchange) => {
      const { request, outcome, number } = exchange;
      const item = request.method === "POST" && isServed(exchange) ? jsonOf(outcome.response) : void 0;
      const [token, id] = [memberOf(item, "token"), memberOf(item, "id")];
      if (typeof token !== "string" || typeof id !== "string") return [];
      const path = itemPath(request.url, id);
      const deletion = this.answered.find((each2) => each2.request.method === "DELETE" && each2.request.url === path);
      return [{ token, from: number, until: deletion?.number ?? Number.POSITIVE_INFINITY }];
    });
  }
  #listAt(exchange) {
    const place = this.placeOf(exchange);
    if (place?.operation.kind !== "list" || place.resource.listKey === void 0) return void 0;
    return { listKey: place.resource.listKey, itemKey: place.resource.itemKey };
  }
  #itemsIn(exchange) {
    const place = this.placeOf(exchange);
    if (!place || place.operation.status === 204 || exchange.outcome.response.status === 204) return [];
    const body = jsonOf(exchange.outcome.response);
    if (place.operation.kind !== "list") return body === void 0 ? [] : [{ exchange, place, item: body, at: "" }];
    const { listKey = "" } = place.resource;
    const items = memberOf(body, listKey);
    if (!Array.isArray(items)) return [];
    return items.map((item, index) => ({ exchange, place, item, at: jsonPointer(listKey, index) }));
  }
};
function isRefusedForKey(exchange) {
  return isAnswered(exchange) && [401, 403].includes(exchange.outcome.response.status);
}
function keyIn({ request }) {
  const [, key = ""] = /^bearer +(.*)$/i.exec(headerValues(request.headers, "authorization").join()) ?? [];
  return key;
}

// lib/run/inputs.ts
function inputs(definition) {
  return {
    atLeast: definition.atLeast ?? 1,
    free: definition.free ?? false,
    begin: () => new TrialsOf(definition)
  };
}
var TrialsOf = class {
  #definition;
  #trials = [];
  #values;
  #inputs;
  #tried = 0;
  #isSettled = false;
  constructor(definition) {
    this.#definition = definition;
  }
  async next(target, isOptional) {
    const inputs2 = await this.#inputsFor(target);
    const path = this.#tried;
    this.#tried += 1;
    const drawn = inputs2.slice(path, path + 1);
    for (const input of drawn) await this.#try(target, String(path), input, isOptional);
    return drawn.length > 0;
  }
  async replay(target, path) {
    const drawn = inputAt(await this.#valuesFor(target), target.settings.seed, path);
    if (!drawn) return false;
    await this.#try(target, path, drawn[0], false);
    return true;
  }
  async settle(target, traffic) {
    if (this.#isSettled || !target.hasRoom) return;
    const index = this.#trials.findIndex(({ answer }) => this.#placesOfFindings(answer, traffic).length > 0);
    const failed = this.#trials[index];
    if (!failed) return;
    this.#isSettled = true;
    this.#trials[index] = await this.#settled(target, failed, traffic);
  }
  judge(traffic) {
    return together(
      ...this.#trials.map(({ answer, remark, ...found2 }) => {
        const judgement = this.#definition.judge(answer, traffic);
        const findings = judgement.findings.map((finding) => {
          const remarks = [finding.remark, remark].filter((each2) => each2 !== void 0);
          return { ...finding, ...found2, ...remarks.length > 0 && { remark: remarks.join("; ") } };
        });
        return { ...judgement, findings };
      })
    );
  }
  async #valuesFor(target) {
    this.#values ??= await this.#definition.values(target);
    return this.#values;
  }
  /** As many as there may be room for: random ones are drawn once the edges are all tried. */
  async #inputsFor(target) {
    const values = await this.#valuesFor(target);
    const edges = edgesOf(values);
    if (this.#tried < edges.length) return edges;
    const { seed, spending } = target.settings;
    this.#inputs ??= inputsOf(values, seed, spending.runs);
    return this.#inputs;
  }
  async #try(target, path, input, isOptional) {
    const { refused } = target;
    const answer = await this.#definition.ask(target, input);
    const isForgotten = isOptional && target.refused > refused;
    if (!isForgotten) this.#trials.push({ path, answer });
  }
  /** Where the findings of a case are, in whichever item; shrinking must not slip from one thing that is wrong to another. */
  #placesOfFindings(answer, traffic) {
    return this.#definition.judge(answer, traffic).findings.map(({ at = "" }) => at.replaceAll(/\/\d+(?=\/|$)/g, "/#"));
  }
  async #settled(target, failed, before) {
    const values = await this.#valuesFor(target);
    const places = new Set(this.#placesOfFindings(failed.answer, before));
    let smallest = failed.answer;
    let tries = 0;
    const fails = async (input) => {
      if (tries > target.settings.spending.mostShrinks || !target.hasRoom) return "untried";
      tries += 1;
      const answer = await this.#definition.ask(target, input).catch(untriedWithoutRoom);
      if (answer === "untried" || target.isRateLimited) return "untried";
      const traffic = new Traffic(target.recording, target.settings);
      const isFailure = this.#placesOfFindings(answer, traffic).some((place) => places.has(place));
      if (isFailure) smallest = answer;
      return isFailure;
    };
    const { isRepeated, path, isFinished } = await shrink(values, target.settings.seed, failed.path, fails);
    if (!isRepeated) return isFinished ? { ...failed, repeats: false } : failed;
    const remark = `shrinking ended after ${tries} tries: a smaller input may fail too`;
    return { path, answer: smallest, repeats: true, ...!isFinished && { remark } };
  }
};
function untriedWithoutRoom(error) {
  if (error instanceof WindowSpentError) return "untried";
  throw error;
}

// lib/run/rule.ts
var nothingOfItsOwn = "nothing of its own: every run asks for the root and for each list, and other rules for the rest";
function probe(ask, judge) {
  return {
    begin() {
      const asked = [];
      return {
        async send(target) {
          asked.push(await ask(target));
        },
        judge: (traffic) => together(...asked.map((evidence) => judge(evidence, traffic)))
      };
    }
  };
}
function section(name3) {
  return {
    rule(ruleName, definition) {
      const { level, clauses, title, asks = nothingOfItsOwn, judges, hint, accepts, needs = [] } = definition;
      return {
        id: `${name3}.${ruleName}`,
        section: name3,
        level,
        clauses,
        title,
        asks,
        judges,
        hint,
        needs,
        judgesTraffic: definition.judge !== void 0,
        ...accepts !== void 0 && { accepts },
        begin: () => begin(definition)
      };
    }
  };
}
function begin(definition) {
  const started = definition.probe?.begin();
  const trials = definition.inputs?.begin();
  const nothing = { judged: 0, findings: [] };
  const judgeTraffic = (traffic) => definition.judge?.(traffic) ?? nothing;
  return {
    moreIsFree: definition.inputs?.free ?? false,
    atLeast: definition.inputs?.atLeast ?? 0,
    more: async (target) => await trials?.next(target, true) ?? false,
    settle: async (target, traffic) => trials?.settle(target, traffic),
    replay: async (target, path) => await trials?.replay(target, path) ?? false,
    async probe(target) {
      await started?.send(target);
      if (definition.inputs && definition.inputs.atLeast > 0) await trials?.next(target, false);
    },
    judge(traffic) {
      const byInput = trials?.judge(traffic) ?? nothing;
      const known = new Set(byInput.findings.map(whereFound));
      const { findings, ...others } = judgeTraffic(traffic);
      const unknown = findings.filter((finding) => !known.has(whereFound(finding)));
      return together(byInput, { ...others, findings: unknown }, started?.judge(traffic) ?? nothing);
    },
    judgeTraffic
  };
}
function whereFound({ exchanges, at }) {
  return `${exchanges[0]?.number} ${at}`;
}

// lib/judge/collection.ts
var listRequests = { GET: "list", POST: "create" };
var itemRequests = {
  GET: "get",
  PATCH: "update",
  DELETE: "delete"
};
var Collection = class {
  #place;
  #made = /* @__PURE__ */ new Map();
  /** Items that the run did not make, as a list showed them. Whether they still stand nobody knows. */
  #others = /* @__PURE__ */ new Map();
  /** Ids in the order of pages, since the last write: items of one instant may stand in any order, but stand still. */
  #orders = [];
  /** Ids of items behind which nothing stands that is not known, each with the ids that a list showed there. */
  #seenToTheEnd = /* @__PURE__ */ new Map();
  constructor(place) {
    this.#place = place;
  }
  /** Whether an answer can be held against what is known. */
  knows(exchange) {
    const { kind: kind2, id } = this.#requestOf(exchange);
    return isServed(exchange) && (kind2 === "create" || kind2 === "list" || this.#made.has(id));
  }
  /** A good request is served while its item stands, and refused once that is deleted. */
  refusals(exchange) {
    const isGone = this.#made.get(this.#requestOf(exchange).id)?.stands === false;
    if (isServed(exchange) || isGone && isRefused(exchange)) return [];
    const expected = isGone ? forGone : `${exchange.request.method}: an answer with a 2xx status`;
    return seenIn([{ expected, actual: answerTold(exchange), at: "status" }], exchange);
  }
  /** What the body of a good request sets and the answer does not show. */
  untaken(exchange) {
    const { resource } = this.#place;
    const { kind: kind2, id } = this.#requestOf(exchange);
    const [sent, shown] = [sentIn(exchange), shownIn(exchange)];
    if (!isServed(exchange) || kind2 !== "create" && kind2 !== "update") return [];
    if (kind2 === "create" && typeof memberOf(shown, resource.itemKey) !== "string") {
      const at = jsonPointer(resource.itemKey);
      return seenIn([{ expected: "the new item, with its id", actual: "an answer without an id", at }], exchange);
    }
    if (sent === void 0 || shown === void 0) return [];
    const before = this.#standing(id);
    return [
      ...seenIn(untakenMembers(sent, shown, resource), exchange),
      ...before?.content ? seenIn(unnamedChanges(before.content, shown, sent, resource), exchange, before.shownBy) : []
    ];
  }
  /** What a success shows, or that it is one, against what is known. */
  wrong(exchange) {
    if (!isServed(exchange)) return [];
    const { kind: kind2, id } = this.#requestOf(exchange);
    if (kind2 === "create") return this.#notNew(exchange);
    if (kind2 === "list") {
      const page = this.#pageOf(exchange);
      return page ? [...this.#wrongItems(page), ...isPlainPage(page) ? this.#wrongPlaces(page) : []] : [];
    }
    const made = this.#made.get(id);
    if (made && !made.stands) {
      return seenIn([{ expected: forGone, actual: answerTold(exchange), at: "status" }], exchange, made.shownBy);
    }
    const shown = shownIn(exchange);
    return made && shown && kind2 === "get" ? this.#changed(shown, "", made, exchange) : [];
  }
  /** Takes in what an answer says of the collection. */
  learn(exchange) {
    const { kind: kind2, id } = this.#requestOf(exchange);
    if (isSafe(exchange.request.method)) {
      const page = kind2 === "list" ? this.#pageOf(exchange) : void 0;
      if (page) this.#learnPage(page);
      if (kind2 === "get") this.#learnShown(id, exchange);
      return;
    }
    if (isRefused(exchange)) return;
    this.#orders = [];
    if (kind2 === "create") this.#learnCreated(exchange, shownIn(exchange));
    else if (kind2 === "update" && isServed(exchange)) this.#learnPatched(id, exchange);
    else if (kind2 === "delete" && isServed(exchange)) this.#learnDeleted(id, exchange);
    else this.#forgetNamedIn(exchange);
  }
  /**
   * Takes in what a write did whose answer may not show what others are shown.
   *
   * @param isAlone false where other writes were under way: nobody knows which of them came last
   */
  learnLittle(exchange, isAlone) {
    if (isRefused(exchange)) return;
    const { kind: kind2, id } = this.#requestOf(exchange);
    this.#orders = [];
    if (kind2 === "create") this.#learnCreated(exchange, void 0);
    else if (kind2 === "delete" && isServed(exchange) && isAlone) this.#learnDeleted(id, exchange);
    else this.#forgetNamedIn(exchange);
  }
  #learnCreated(exchange, content) {
    const id = memberOf(shownIn(exchange), this.#place.resource.itemKey);
    if (typeof id !== "string" || this.#made.has(id) || this.#others.has(id)) return;
    this.#made.set(id, { stands: true, content, shownBy: exchange });
  }
  #learnDeleted(id, exchange) {
    const made = this.#made.get(id);
    if (made) this.#made.set(id, { ...made, stands: false, shownBy: exchange });
  }
  #learnPatched(id, exchange) {
    const made = this.#standing(id);
    const shown = shownIn(exchange);
    if (made) this.#made.set(id, { stands: true, content: shown && { ...made.content, ...shown }, shownBy: exchange });
  }
  /** What moves by itself is not held fast: what was shown last counts. */
  #learnShown(id, exchange) {
    if (shownIn(exchange) !== void 0) this.#learnPatched(id, exchange);
  }
  #learnPage(page) {
    for (const [index, id] of page.ids.entries()) {
      const item = page.items[index];
      if (id !== void 0 && item && !this.#made.has(id)) this.#others.set(id, item);
    }
    if (!isPlainPage(page)) return;
    const { beforeId = "", nextPageUri } = page;
    const order = [this.#standing(beforeId) && beforeId, ...page.ids].filter((id) => id !== void 0);
    this.#orders.push(order);
    if (nextPageUri === null && !page.ids.includes(void 0)) {
      for (const [index, id] of order.entries()) this.#seenToTheEnd.set(id, order.slice(index + 1));
    }
  }
  /** Some servers take another spelling of an item's URL for the item: what happened to it then nobody knows. */
  #forgetNamedIn({ request }) {
    const url = decoded(request.url);
    for (const id of this.#made.keys()) if (url.includes(id)) this.#forget(id);
  }
  #forget(id) {
    const made = this.#made.get(id);
    this.#made.delete(id);
    if (made) this.#others.set(id, made.content ?? {});
  }
  #notNew(exchange) {
    const { itemKey } = this.#place.resource;
    const id = memberOf(shownIn(exchange), itemKey);
    const isKnown = typeof id === "string" && (this.#made.has(id) || this.#others.has(id));
    if (!isKnown) return [];
    const problem2 = { expected: "an id that no item had before", actual: told(id), at: jsonPointer(itemKey) };
    return seenIn([problem2], exchange);
  }
  /** Items of a page that should be gone, or that look otherwise than they did. */
  #wrongItems(page) {
    return page.ids.flatMap((id = "", index) => {
      const made = this.#made.get(id);
      const at = itemPointer(page, index);
      if (!made) return [];
      if (made.stands) return this.#changed(page.items[index] ?? {}, at, made, page.exchange);
      const expected = "an item that was deleted is out of the list";
      return seenIn([{ expected, actual: `item ${id}`, at }], page.exchange, made.shownBy);
    });
  }
  #changed(shown, at, { content, shownBy }, exchange) {
    if (content === void 0) return [];
    const comparable = at === "" ? content : pick(content, Object.keys(shown));
    const problems = differencesFrom(comparable, shown, this.#place.resource, "as it was when it was last shown");
    return seenIn(
      problems.map((problem2) => ({ ...problem2, at: `${at}${problem2.at ?? ""}` })),
      exchange,
      shownBy
    );
  }
  /** Items of a page that stand in the wrong place, or should stand there and do not. */
  #wrongPlaces(page) {
    const { beforeId } = page;
    const isBehindKnown = beforeId === void 0 || this.#standing(beforeId) !== void 0;
    const problems = [
      ...this.#swapped(page),
      ...isBehindKnown ? [...this.#notBehind(page), ...this.#linkedToNothing(page)] : []
    ];
    const leftOut = isBehindKnown ? this.#leftOut(page) : [];
    return seenIn([...withIdOrder(problems, idsFrom(page)), ...leftOut], page.exchange);
  }
  #swapped(page) {
    for (const [index, id] of page.ids.entries()) {
      const earlier = page.ids.slice(0, index).find((other) => {
        const isOfTheRun = this.#made.has(id ?? "") || this.#made.has(other ?? "");
        return isOfTheRun && id !== void 0 && other !== void 0 && this.#precedes(id, other, page) === true;
      });
      const at = itemPointer(page, index);
      if (earlier) return [{ expected: `item ${id} in front of item ${earlier}`, actual: "it comes after it", at }];
    }
    return [];
  }
  #notBehind(page) {
    const { beforeId } = page;
    if (beforeId === void 0) return [];
    const index = page.ids.findIndex((id = "") => id === beforeId || this.#precedes(id, beforeId, page) === true);
    if (index < 0) return [];
    const expected = `what comes after item ${beforeId}`;
    return [{ expected, actual: `item ${page.ids[index]}`, at: itemPointer(page, index) }];
  }
  #leftOut(page) {
    const last = page.ids.at(-1);
    return [...this.#made].flatMap(([id, { stands }]) => {
      if (!stands || page.ids.includes(id) || !this.#isBehind(page, id)) return [];
      if (last !== void 0 && this.#precedes(id, last, page) === true) {
        return elsewhereById(page, id, {
          expected: `item ${id}`,
          actual: "it is left out",
          at: jsonPointer(page.listKey)
        });
      }
      if (page.nextPageUri !== null || page.limit === void 0) return [];
      const isFull = page.items.length >= page.limit;
      const at = isFull ? nextPageUriPointer : jsonPointer(page.listKey);
      return elsewhereById(page, id, {
        expected: `item ${id}, on this page or on a next one`,
        actual: "there is none",
        at
      });
    });
  }
  #linkedToNothing(page) {
    const last = page.ids.at(-1);
    const shownBehind = last === void 0 ? void 0 : this.#seenToTheEnd.get(last);
    if (typeof page.nextPageUri !== "string" || last === void 0 || !shownBehind) return [];
    const standing = [...this.#made].filter(([, { stands }]) => stands).map(([id]) => id);
    const left = [...standing, ...this.#others.keys()].filter(
      (id) => !page.ids.includes(id) && id !== page.beforeId && // Of a list in another order than by time, that order is what is wrong, and not its links.
      (shownBehind.includes(id) || this.#precedes(id, last, page) !== true)
    );
    if (left.length > 0) return [];
    return [{ expected: "null, for nothing is left", actual: told(page.nextPageUri), at: nextPageUriPointer }];
  }
  /** Whether an item is known to come after the one that a page was asked to begin behind. */
  #isBehind({ beforeId }, id) {
    return beforeId === void 0 || id !== beforeId && this.#precedes(beforeId, id) === true;
  }
  /**
   * Whether an item comes before another: by when they were created, and where that is the same instant by how a list
   * showed them since the last write. Undefined where nobody knows.
   */
  #precedes(id, other, page) {
    const [one, another] = [this.#createdAt(id, page), this.#createdAt(other, page)];
    const order = isSameMoment(one, another) ? void 0 : compareInstants(one, another);
    if (order !== void 0) return order > 0;
    const shown = this.#orders.find((ids) => ids.includes(id) && ids.includes(other));
    return shown && shown.indexOf(id) < shown.indexOf(other);
  }
  #createdAt(id, page) {
    const item = this.#made.get(id)?.content ?? this.#others.get(id) ?? page?.items[page.ids.indexOf(id)];
    return memberOf(item, "created_at");
  }
  #standing(id) {
    const made = this.#made.get(id);
    return made?.stands ? made : void 0;
  }
  #pageOf(exchange) {
    const { listKey, itemKey } = this.#place.resource;
    return isServed(exchange) && listKey !== void 0 ? readPage(exchange, { listKey, itemKey }) : void 0;
  }
  #requestOf({ request: { method, url } }) {
    const [path = ""] = url.split("?", 1);
    if (path === this.#place.url) return { kind: listRequests[method] ?? "other", id: "" };
    const id = path.startsWith(`${this.#place.url}/`) ? path.slice(this.#place.url.length + 1) : "";
    const kind2 = /^[^/]+$/.test(id) ? itemRequests[method] : void 0;
    return kind2 ? { kind: kind2, id: decoded(id) } : { kind: "other", id: "" };
  }
};
function idsFrom({ beforeId, ids }) {
  return beforeId === void 0 ? ids : [beforeId, ...ids];
}
function elsewhereById(page, id, problem2) {
  const ids = idsFrom(page);
  const behind = [...ids, id];
  return withIdOrder([problem2], idOrder(behind) === void 0 ? [id, ...ids] : behind);
}
var forGone = "an error from 400 to 499, for the item was deleted";
function isPlainPage({ exchange, limit, beforeId }) {
  const parameters = [...new URL(exchange.request.url).searchParams.keys()];
  const isKnown = parameters.every((name3) => name3 === "limit" || name3 === "before_id");
  const isOnce = new Set(parameters).size === parameters.length;
  return isKnown && isOnce && limit !== void 0 && parameters.includes("before_id") === (beforeId !== void 0);
}
function isRefused(exchange) {
  if (!isAnswered(exchange)) return false;
  const { status } = exchange.outcome.response;
  return status >= 400 && status < 500;
}
function isSafe(method) {
  return ["GET", "HEAD", "OPTIONS"].includes(method);
}
function shownIn(exchange) {
  const body = isServed(exchange) ? jsonOf(exchange.outcome.response) : void 0;
  return isObject(body) ? body : void 0;
}
function sentIn({ request }) {
  try {
    const body = JSON.parse(request.body ?? "");
    return isObject(body) ? body : void 0;
  } catch {
    return void 0;
  }
}
function pick(item, names) {
  return Object.fromEntries(Object.entries(item).filter(([name3]) => names.includes(name3)));
}
function decoded(text2) {
  try {
    return decodeURIComponent(text2);
  } catch {
    return text2;
  }
}

// lib/judge/collection-replay.ts
function judgeSequence(place, exchanges) {
  const collection = new Collection(place);
  for (const [index, exchange] of exchanges.entries()) {
    if (!isAnswered(exchange) || isRateLimited(exchange)) {
      return { ...notJudged(`#${exchange.number}: ${answerTold(exchange)}`), judged: index };
    }
    const findings = [...collection.refusals(exchange), ...collection.untaken(exchange), ...collection.wrong(exchange)];
    if (findings.length > 0) {
      const steps = exchanges.slice(0, index);
      return {
        judged: index + 1,
        findings: findings.map((finding) => ({ ...finding, exchanges: [exchange, ...steps] }))
      };
    }
    collection.learn(exchange);
  }
  return { judged: exchanges.length, findings: [] };
}
function judgeCollection(place, exchanges, isPlain) {
  const collection = new Collection(place);
  const writes = exchanges.filter(({ request }) => !isSafe(request.method));
  let judged = 0;
  const findings = exchanges.toSorted((one, other) => one.endedAt - other.endedAt).flatMap((exchange) => {
    const isAlone = writes.every((write) => write === exchange || !overlap(write, exchange));
    if (!isAlone || !isPlain(exchange)) {
      if (!isSafe(exchange.request.method)) collection.learnLittle(exchange, isAlone);
      return [];
    }
    const wrong = collection.wrong(exchange);
    if (collection.knows(exchange)) judged += 1;
    collection.learn(exchange);
    return wrong;
  });
  return { judged, findings };
}
function overlap(one, other) {
  return one.sentAt < other.endedAt && other.sentAt < one.endedAt;
}

// suites/evidence/sent-plainly.ts
function isSentPlainly({ request: { headers } }, key) {
  const [authorization = "", ...others] = headerValues(headers, "authorization");
  return others.length === 0 && authorization.endsWith(` ${key}`) && headerValues(headers, "ngrok-version").join() === "2";
}

// suites/evidence/command-sequences.ts
var name2 = "sequence of commands";
async function doCommands(asked, commands2) {
  const target = asked.as(name2);
  const scratch2 = await scratchList(target);
  if (!scratch2) return void 0;
  const creations = commands2.filter(({ kind: kind2 }) => kind2 === "create").length;
  if (!target.settings.spending.mayWait && target.left < 1 + commands2.length + creations) throw new WindowSpentError();
  const look = await target.get(scratch2.path);
  const exchanges = [look];
  const known = new Set(pageOf(look, scratch2.resource)?.ids);
  const made = [];
  const gone = /* @__PURE__ */ new Set();
  const standing = () => made.filter((item) => !gone.has(item));
  const canGoOn = () => exchanges.every((exchange) => isAnswered(exchange) && !isRateLimited(exchange));
  for (const command of commands2) {
    const item = itemOf(command, command.kind === "list" ? standing() : made);
    const ask = askFor(target, scratch2, command, item);
    if (!ask) continue;
    const exchange = await target.ask(ask);
    exchanges.push(exchange);
    if (!canGoOn()) break;
    if (command.kind === "delete" && item && isServed(exchange)) gone.add(item);
    if (command.kind !== "create") continue;
    const id = idIn(exchange, scratch2.resource);
    if (id === void 0 || known.has(id)) break;
    known.add(id);
    made.push({ id, path: `${scratch2.path}/${encodeURIComponent(id)}` });
  }
  for (const { path } of standing().toReversed()) {
    if (canGoOn()) exchanges.push(await target.ask({ method: "DELETE", path }));
  }
  const place = { url: urlBelow(target.settings.base, scratch2.path), resource: scratch2.resource };
  return { place, commands: commands2, exchanges };
}
function judgeCommands({ place, commands: commands2, exchanges }) {
  const judgement = judgeSequence(place, exchanges);
  const remark = `after a look at the list: ${commands2.map(commandTold).join(", ")}`;
  const told2 = (finding) => [remark, finding.remark].filter((each2) => each2 !== void 0).join("; ");
  return { ...judgement, findings: judgement.findings.map((finding) => ({ ...finding, remark: told2(finding) })) };
}
function judgeWrittenLists(traffic) {
  const exchanges = traffic.recording.filter(({ askedBy }) => askedBy !== name2);
  const places = /* @__PURE__ */ new Map();
  for (const exchange of exchanges.filter(isServed)) {
    const place = traffic.placeOf(exchange);
    const { url } = exchange.request;
    const isList = place?.resource.listKey !== void 0 && place.resource.itemKey === "id" && !url.includes("?");
    if (place?.operation.kind === "create" && isList) places.set(url, { url, resource: place.resource });
  }
  const { key } = traffic.settings;
  const judgements = [...places.values()].map(
    (place) => judgeCollection(place, exchanges, (exchange) => isSentPlainly(exchange, key))
  );
  const judgement = together(...judgements);
  const inSequences = traffic.recording.length - exchanges.length;
  const evidence = `${judgement.judged} answers to other rules, ${inSequences} to sequences of commands`;
  return { ...judgement, ...traffic.recording.length > 0 && { evidence } };
}
function itemOf(command, items) {
  switch (command.kind) {
    case "create":
      return void 0;
    case "list":
      return command.after === void 0 ? void 0 : items[command.after % items.length];
    default:
      return items[command.which % items.length];
  }
}
function askFor(target, { resource, path }, command, item) {
  switch (command.kind) {
    case "create": {
      const { description } = command;
      return { method: "POST", path, body: { ...newItem(target, resource, name2), description } };
    }
    case "list": {
      const query = [
        ...command.limit === void 0 ? [] : [`limit=${command.limit}`],
        ...item ? [`before_id=${encodeURIComponent(item.id)}`] : []
      ];
      return { path: query.length === 0 ? path : `${path}?${query.join("&")}` };
    }
    case "patch":
      return item && { method: "PATCH", path: item.path, body: { description: command.description } };
    case "delete":
      return item && { method: "DELETE", path: item.path };
    case "get":
      return item && { path: item.path };
  }
}
function commandTold(command) {
  switch (command.kind) {
    case "create":
      return `create "${command.description}"`;
    case "patch":
      return `patch ${command.which} to "${command.description}"`;
    case "list": {
      const limit = command.limit === void 0 ? "" : ` limit ${command.limit}`;
      return `list${limit}${command.after === void 0 ? "" : ` behind ${command.after}`}`;
    }
    default:
      return `${command.kind} ${command.which}`;
  }
}

// suites/evidence/followed-links.ts
async function walkFrom(target, resource, path, most) {
  const first = pageOf(await target.get(path), resource);
  return first ? followFrom(target, resource, first, most) : [];
}
async function followFrom(target, resource, first, most) {
  const walk = [first];
  for (let page = first; page && walk.length < most; ) {
    const link = page.nextPageUri;
    page = typeof link === "string" ? pageOf(await target.follow(link), resource) : void 0;
    if (page) walk.push(page);
  }
  return walk;
}

// suites/evidence/still-lists.ts
function changesByRequestsAlone({ itemKey, operations }) {
  return itemKey === "id" && operations.some(({ kind: kind2 }) => kind2 === "create");
}

// suites/evidence/longest-list.ts
var allOddForms = { scheme: "BEARER", versionName: "NGROK-VERSION", close: true };
var longestList = shared("longest list", async (target) => {
  const [longest] = await longestFirst(target);
  if (!longest) return void 0;
  const { resource, path, page } = longest;
  const ask = { path: `${path}?limit=100` };
  const inOddForms = await target.ask({ ...ask, ...allOddForms });
  const largest = isServed(inOddForms) ? inOddForms : await target.ask(ask);
  const largestPage = pageOf(largest, resource);
  const walk = await followFrom(target, resource, page, 2);
  const ids = walk.flatMap((part) => part.ids).filter((id) => id !== void 0);
  return { resource, path, walk, inOddForms, largest, largestPage, ids, isWhole: walk.at(-1)?.nextPageUri === null };
});
async function longestFirst(target) {
  const place = await scratch(target);
  return (await servedLists(target)).map((list2) => list2.path === place?.path ? { ...list2, page: place.page } : list2).filter(({ resource }) => changesByRequestsAlone(resource)).toSorted((one, other) => lengthOf(other.page) - lengthOf(one.page));
}
function lengthOf(page) {
  return page.items.length + (page.nextPageUri === null ? 0 : mostItemsOfAPage);
}
var mostItemsOfAPage = 1e6;

// suites/evidence/life-of-an-item.ts
var lifeOfAnItem = shared("life of an item", async (target) => {
  const place = await scratch(target);
  if (!place) return void 0;
  const full = place.page.ids.filter((id2) => id2 !== void 0);
  await longestList(target);
  const isWhole = place.page.nextPageUri === null;
  const size = isWhole ? Math.ceil(full.length / pagesFor(full.length)) : Math.floor(full.length / mostPages);
  const first = pageOf(await target.get(`${place.path}?limit=${Math.max(1, size)}`), place.resource);
  const body = newItem(target, place.resource, 'Life of an Item: "a/b" & 100%');
  const create2 = { method: "POST", path: place.path, body };
  const createdWithParameter = await target.ask({ ...create2, contentType: "application/json; charset=utf-8" });
  const created = isServed(createdWithParameter) ? createdWithParameter : await target.ask(create2);
  const pages = first ? await followFrom(target, place.resource, first, mostPages) : [];
  const walkAcrossCreation = { pages, full, size, isWhole };
  const id = idIn(created, place.resource);
  if (id === void 0) {
    return { scratch: place, walkAcrossCreation, created, createdWithParameter, body, item: void 0 };
  }
  const path = `${place.path}/${encodeURIComponent(id)}`;
  const bySelfLink = await followSelfLink(target, created);
  const isFound = bySelfLink?.exchange !== void 0 && idIn(bySelfLink.exchange, place.resource) === id;
  const got = isFound && bySelfLink.exchange ? bySelfLink.exchange : await target.get(path);
  const gotWithoutVersion = await target.ask({ path, version: [] });
  const patchedDescription = `Patched by ${runMark(target.settings.runId)}`;
  const patched = await target.ask({ method: "PATCH", path, body: { description: patchedDescription } });
  const trespasses = await trespass(target, place, path, { created, got, patched });
  const listed = pageOf(await target.get(place.path), place.resource);
  const shown = listed?.items[listed.ids.indexOf(id)];
  const gotPatched = memberOf(shown, "description") === void 0 ? await target.get(path) : void 0;
  const deleted = await target.ask({ method: "DELETE", path });
  const gotDeleted = await target.get(path);
  const deletedAgain = await target.ask({ method: "DELETE", path });
  const item = {
    id,
    path,
    got,
    bySelfLink,
    gotWithoutVersion,
    patched,
    patchedDescription,
    trespasses,
    listed,
    gotPatched,
    deleted,
    gotDeleted,
    deletedAgain
  };
  return { scratch: place, walkAcrossCreation, created, createdWithParameter, body, item };
});
async function followSelfLink(target, created) {
  const uri = isServed(created) ? memberOf(jsonOf(created.outcome.response), "uri") : void 0;
  if (typeof uri !== "string" || !isAbsoluteUrl(uri)) return void 0;
  return { uri, exchange: await target.follow(uri) };
}
var mostPages = 3;
function pagesFor(items) {
  return [mostPages, 2].find((pages) => items % pages === 0) ?? mostPages;
}
async function trespass(target, { resource, path: list2 }, path, controls) {
  const post = "created without a key";
  const patch2 = "patched without a key";
  const asks = [
    {
      purpose: post,
      control: controls.created,
      ask: { method: "POST", path: list2, body: newItem(target, resource, post) }
    },
    { purpose: "read without a key", control: controls.got, ask: { method: "GET", path } },
    { purpose: patch2, control: controls.patched, ask: { method: "PATCH", path, body: { description: patch2 } } },
    { purpose: "deleted without a key", control: controls.got, ask: { method: "DELETE", path } }
  ];
  const trespasses = [];
  for (const { purpose, control, ask } of asks) {
    const changed = await target.ask({ ...ask, authorization: null });
    trespasses.push({ purpose, comparison: { change: `${ask.method} without a key`, control, changed } });
  }
  return trespasses;
}

// suites/evidence/refused-write.ts
async function tryToCreate(target, change, wrong) {
  const life = await lifeOfAnItem(target);
  if (!life) return void 0;
  const { scratch: scratch2, created } = life;
  const purpose = `a write ${change}`;
  const body = newItem(target, scratch2.resource, purpose);
  const changed = await target.ask({ method: "POST", path: scratch2.path, body, ...wrong(body) });
  return { purpose, comparison: { change, control: created, changed } };
}
function judgeRefusedWrite(write, traffic, expected = {}) {
  if (!write) return notJudged("the target serves no list that the run could write to");
  const refusal = judgeRefusal(write.comparison, expected);
  return isServed(write.comparison.changed) ? refusal : together(refusal, didNotHappen(write, traffic));
}
function didNotHappen({ purpose, comparison }, traffic) {
  const looks = traffic.pages.filter(({ exchange }) => isClosingLook(exchange));
  const findings = looks.flatMap(
    (page) => page.items.flatMap((item, index) => {
      const texts = [memberOf(item, "metadata"), memberOf(item, "description")].filter(
        (text2) => typeof text2 === "string"
      );
      if (!texts.some((text2) => text2.endsWith(purpose))) return [];
      const problem2 = {
        expected: `${comparison.change}: nothing is created`,
        actual: "refused, and created all the same",
        at: itemPointer(page, index)
      };
      return seenIn([problem2], page.exchange, comparison.changed);
    })
  );
  if (looks.length === 0) return notJudged("the list could not be looked at after the writes");
  return { judged: looks.length, findings };
}

// suites/resources.ts
var resources2 = section("resources");
var nothingToWriteTo = "the target serves no list that the run could write to";
var lifecycle = resources2.rule("lifecycle", {
  level: "must",
  clauses: ["access.reference", "clients.terraform"],
  title: "an item can be created, read, patched and deleted, and is then gone",
  asks: "an item is created, read, patched, listed, deleted, read and deleted again; DELETE of an id that nothing has",
  judges: "that every answer shows the item as it was set, that the patch changes nothing else and no other item, that the deleted item is out of its list, and that what is asked of it, or of none, is refused",
  accepts: "members that move by themselves, such as updated_at; empty members left out, null or empty",
  hint: "let a patch change what it names and nothing else, for good, and let a deletion end it all",
  needs: ["writes"],
  probe: probe(lifeOfAnItem, (life, traffic) => {
    if (!life) return notJudged(nothingToWriteTo);
    return together(
      judgeCreation(life),
      ...life.item ? [judgeChange(life, life.item), judgeNeighbours(life, life.item), judgeEnd(life, life.item, traffic)] : []
    );
  }),
  inputs: inputs({
    values: async (target) => {
      const life = await lifeOfAnItem(target);
      if (!life?.item) return [];
      const { scratch: scratch2, item } = life;
      return [{ control: item.got, path: `${scratch2.path}/${impossibleIdLike(item.id, scratch2.resource)}` }];
    },
    atLeast: 1,
    ask: async (target, { control, path }) => ({
      change: "DELETE of what never was",
      control,
      changed: await target.ask({ method: "DELETE", path })
    }),
    judge: (comparison) => judgeRefusal(comparison, { inAnyForm: true })
  })
});
function judgeCreation({ created, item, body, scratch: scratch2 }) {
  if (isRateLimited(created)) return notJudged("the creation was answered 429");
  const representation2 = objectOf(created);
  if (representation2 && !item && typeof memberOf(representation2, "id") === "string") {
    return notJudged("the new item has an id that no path can hold");
  }
  if (!item || !representation2) {
    const actual = isServed(created) ? "an answer without an id" : answerTold(created);
    return { judged: 1, findings: seenIn([{ expected: "the new item, with its id", actual, at: "status" }], created) };
  }
  return { judged: 1, findings: seenIn(untakenMembers(body, representation2, scratch2.resource), created) };
}
function judgeChange({ scratch: { resource }, created }, { id, got, patched, listed, gotPatched, patchedDescription }) {
  const patch2 = { description: patchedDescription };
  const [atFirst, before, after] = [created, got, patched].map(objectOf);
  const unread = [got, patched].filter((exchange) => !objectOf(exchange));
  const missing2 = unread.filter((exchange) => !isRateLimited(exchange));
  const expected = "the item";
  const index = listed?.ids.indexOf(id) ?? -1;
  return {
    judged: 3,
    unjudged: unread.filter(isRateLimited).map(({ number }) => `#${number} was answered 429`),
    findings: [
      ...missing2.flatMap((exchange) => seenIn([{ expected, actual: answerTold(exchange), at: "status" }], exchange)),
      ...atFirst && before ? seenIn(differencesFromCreated(atFirst, before, resource), got, created) : [],
      ...after ? seenIn(untakenMembers(patch2, after, resource), patched) : [],
      ...before && after ? seenIn(unnamedChanges(before, after, patch2, resource), patched, got) : [],
      ...listed ? readAgain(listed.items[index], itemPointer(listed, index), [listed.exchange, patched]) : [],
      ...gotPatched ? readAgain(objectOf(gotPatched), "", [gotPatched, patched]) : []
    ]
  };
  function readAgain(later, at, exchanges) {
    if (!before || !later) return [];
    const shown = (item) => Object.fromEntries(Object.entries(item).filter(([name3]) => name3 in later));
    const problems = [
      ...untakenMembers(shown(patch2), later, resource),
      ...unnamedChanges(shown(before), later, patch2, resource)
    ];
    return seenIn(
      problems.map((problem2) => ({ ...problem2, at: `${at}${problem2.at ?? ""}` })),
      ...exchanges
    );
  }
}
function judgeNeighbours({ body }, { id, listed, patched, patchedDescription }) {
  if (!listed) return { judged: 0, findings: [] };
  const isOurs = (item) => memberOf(item, "metadata") === body["metadata"] || memberOf(item, "description") === patchedDescription;
  const findings = listed.items.flatMap((item, index) => {
    if (listed.ids[index] === id || !isOurs(item)) return [];
    const problem2 = {
      expected: "one new item, and no other changed",
      actual: `${listed.ids[index]} has its description or metadata too`,
      at: itemPointer(listed, index)
    };
    return seenIn([problem2], listed.exchange, patched);
  });
  return { judged: listed.items.length, findings };
}
function judgeEnd({ scratch: scratch2 }, { id, got, deleted, gotDeleted, deletedAgain }, traffic) {
  if (isRateLimited(deleted)) return notJudged("the deletion was answered 429");
  if (!isServed(deleted)) {
    const problem2 = { expected: "the deletion is done", actual: answerTold(deleted), at: "status" };
    return { judged: 1, findings: seenIn([problem2], deleted) };
  }
  const looks = traffic.pages.filter(
    ({ exchange, listKey }) => isClosingLook(exchange) && listKey === scratch2.resource.listKey
  );
  const stillListed = each(looks, (page) => {
    const index = page.ids.indexOf(id);
    if (index < 0) return [];
    const problem2 = {
      expected: "an item that was deleted is out of the list",
      actual: id,
      at: itemPointer(page, index)
    };
    return seenIn([problem2], page.exchange, deleted);
  });
  return together(
    judgeRefusal({ change: "GET after the deletion", control: got, changed: gotDeleted }, { inAnyForm: true }),
    judgeRefusal({ change: "DELETE after the deletion", control: got, changed: deletedAgain }, { inAnyForm: true }),
    stillListed
  );
}
function objectOf(exchange) {
  const body = isServed(exchange) ? jsonOf(exchange.outcome.response) : void 0;
  return isObject(body) ? body : void 0;
}
var statuses = resources2.rule("statuses", {
  level: "should",
  clauses: ["access.reference"],
  title: "a creation answers 201, a deletion 204, everything else that works 200",
  judges: "the status of every 2xx answer of the run beside the one that the API reference gives",
  hint: "send the status of the API reference",
  judge: (traffic) => {
    const successes = traffic.answered.filter(isServed).flatMap((exchange) => {
      const place = traffic.placeOf(exchange);
      return place ? [{ exchange, expected: place.operation.status }] : [];
    });
    return each(successes, ({ exchange, expected }) => {
      const actual = exchange.outcome.response.status;
      if (actual === expected) return [];
      return seenIn([{ expected: `status ${expected}`, actual: `status ${actual}`, at: "status" }], exchange);
    });
  }
});
var limits2 = resources2.rule("limits", {
  level: "should",
  clauses: ["access.reference"],
  title: "a description over 255 characters, metadata over 4096 and members of the wrong type are refused",
  asks: "creations with a description of 600 characters, metadata of 9000, members of another type than the API reference gives them, and generated ones",
  judges: "that each is refused with a well-formed error of a status from 400 to 499, and that nothing was created all the same",
  accepts: "any way to count characters: what is sent is ASCII, and well above the bound",
  hint: "check lengths and types before anything is stored",
  needs: ["writes"],
  inputs: inputs({
    values: async (target) => {
      const create2 = (await scratchList(target))?.resource.operations.find(({ kind: kind2 }) => kind2 === "create");
      return wrongMembers(create2?.body ?? []) ?? [];
    },
    atLeast: 2,
    ask: (target, { change, wrong }) => tryToCreate(target, change, (body) => ({ body: { ...body, ...wrong, ...markedText(wrong, body) } })),
    judge: (write, traffic) => judgeRefusedWrite(write, traffic)
  })
});
function markedText({ metadata }, body) {
  return typeof metadata === "string" ? { metadata: `${body["metadata"]} ${metadata}` } : {};
}
var newestAppearsFirst = resources2.rule("newest-appears-first", {
  level: "must",
  clauses: ["pagination.order", "access.reference"],
  title: "an item just made heads its list",
  asks: "the creation of an item, and GET of its list while it stands there",
  judges: "that the new item is on the first page, behind none that was created earlier",
  accepts: "items before it that were created no earlier",
  hint: "sort by creation time, the newest first, and let a list show what was created a moment ago",
  needs: ["writes"],
  probe: probe(lifeOfAnItem, (life) => {
    if (!life) return notJudged(nothingToWriteTo);
    if (!life.item?.listed) return notJudged("the list could not be read while the new item stood in it");
    const { id, listed, deleted } = life.item;
    if (!listed.ids.includes(id) && !isServed(deleted)) return notJudged("the new item was gone before it was deleted");
    return { judged: 1, findings: headsList(id, listed) };
  })
});
function headsList(id, page) {
  const index = page.ids.indexOf(id);
  const item = page.items[index];
  const createdAt = memberOf(item, "created_at");
  const isNewest = page.items.slice(0, index).every((each2) => (compareInstants(memberOf(each2, "created_at"), createdAt) ?? -1) >= 0);
  if (item && isNewest) return [];
  const actual = item ? `item ${index + 1} of the list` : "not on the first page";
  const problem2 = { expected: `${id} as the first item`, actual, at: itemPointer(page, Math.max(index, 0)) };
  return seenIn(withIdOrder([problem2], item ? page.ids : [...page.ids, id]), page.exchange);
}
var representation = resources2.rule("representation", {
  level: "should",
  clauses: ["access.reference", "versioning.no-breaking-change", "versioning.additions"],
  title: "documented fields have their documented types",
  judges: "the type of every member of every item of the run that the API reference lists",
  accepts: "fields that the API reference does not list, and documented ones that are left out",
  hint: "send each field with the type that the API reference gives it",
  judge: ({ items }) => each(
    items,
    ({ exchange, place, item, at }) => seenIn(representationProblems(item, place.resource.fields, at), exchange)
  )
});
var selfLink = resources2.rule("self-link", {
  level: "should",
  clauses: ["access.reference"],
  title: "uri is an absolute URL that gives the item back",
  asks: "GET of uri of an item that the run made",
  judges: "that uri of every item of the run, where it has one, is an absolute URL, and that one of a new item is on the origin of the target and, when asked for, gives that item",
  accepts: "items without uri",
  hint: "build uri from the scheme and host of the request and the path of the item",
  probe: probe(lifeOfAnItem, () => ({ judged: 0, findings: [] })),
  judge: (traffic) => {
    const { items, recording } = traffic;
    const askedAt = groupedBy(recording, ({ request }) => normalizedUrl(request.url));
    return together(
      each(items, ({ exchange, item, at }) => seenIn(selfLinkProblems(item, at), exchange)),
      ...items.filter(({ place }) => place.operation.kind === "create").map((created) => judgeFollowed(created, askedAt, traffic))
    );
  }
});
function judgeFollowed({ exchange: created, item }, askedAt, { settings: { base, key } }) {
  const [uri, id] = [memberOf(item, "uri"), memberOf(item, "id")];
  if (typeof uri !== "string" || typeof id !== "string" || !isAbsoluteUrl(uri)) return { judged: 0, findings: [] };
  if (new URL(uri).origin !== base.origin) {
    const problem2 = { expected: "a URL on the origin of the target", actual: uri, at: jsonPointer("uri") };
    return { judged: 1, findings: seenIn([problem2], created) };
  }
  const next = askedAt.get(normalizedUrl(uri))?.find(({ number }) => number > created.number);
  if (next?.request.method !== "GET" || !isSentPlainly(next, key)) return { judged: 0, findings: [] };
  if (isRateLimited(next)) return notJudged(`#${next.number} was answered 429`);
  if (memberOf(objectOf(next), "id") === id) return { judged: 1, findings: [] };
  return { judged: 1, findings: seenIn([{ expected: `${uri} gives item ${id}`, actual: answerTold(next) }], next) };
}
var model = resources2.rule("model", {
  level: "must",
  clauses: ["access.reference"],
  title: "any sequence of create, patch, delete, get and list behaves like one ordered collection",
  asks: "generated sequences of these commands on one list, as far as there is room",
  judges: "each answer beside what a plain ordered collection would give after the same requests, and the answers to what other rules wrote",
  accepts: "items of one instant in any order; items that others create, change and delete; members that lists leave out",
  hint: "let each request work on what the ones before it left, and on the one item that it names",
  needs: ["writes"],
  // Not asked for again by itself: what an answer has to show depends on what was done before it.
  probe: probe(
    async () => void 0,
    (_, traffic) => judgeWrittenLists(traffic)
  ),
  inputs: inputs({
    values: () => commandSequences,
    atLeast: 0,
    ask: doCommands,
    judge: (sequence) => sequence ? judgeCommands(sequence) : notJudged(nothingToWriteTo)
  })
});
var resourcesRules = [lifecycle, statuses, limits2, newestAppearsFirst, representation, selfLink, model];

// lib/generate/versions.ts
import fc5 from "fast-check";
var [small, further] = [fc5.integer({ min: 3, max: 999 }), fc5.nat({ max: 9 })];
var wrapToTwo = fc5.tuple(fc5.constantFrom(8n, 16n, 32n, 64n), fc5.bigInt({ min: 1n, max: 9n })).map(([bits, times]) => times * 2n ** bits + 2n);
var single = fc5.oneof(
  { withCrossShrink: true },
  small.map(String),
  small.map((number) => String(-number)),
  wrapToTwo.map(String),
  fc5.bigInt({ min: 10n ** 18n, max: 10n ** 60n }).map(String),
  fc5.tuple(small, further).map(([whole, part]) => `${whole}.${part}`),
  words,
  // A comma makes a list of it, which may be one of nothing.
  numberlessTexts.filter((text2) => !text2.includes(",")),
  words.map((word) => `2${word}`),
  words.map((word) => `2-${word}`),
  // Who takes `v2` takes another spelling of two.
  words.filter((word) => !word.endsWith("v") && !word.endsWith("version")).map((word) => `${word}2`)
);
var repeated = fc5.oneof(
  small.map((number) => [String(number), "2"]),
  small.map((number) => ["2", String(number)]),
  fc5.tuple(small, small).map((numbers2) => numbers2.map(String))
);
var unsupportedVersions = {
  edges: [
    ["3"],
    ["2abc"],
    [""],
    ["two"],
    ["-1"],
    ["3", "2"],
    ["99"],
    ["\uFF12"],
    ["9".repeat(40)],
    ["2", "3"],
    [String(2 ** 8 + 2)],
    [String(2 ** 32 + 2)],
    [String(2n ** 64n + 2n)]
  ],
  random: fc5.oneof({ weight: 5, arbitrary: single.map((value) => [value]) }, { weight: 1, arbitrary: repeated })
};

// lib/judge/additive-change.ts
var enough = 3;
function judgeAdditive({ operations }, shown) {
  const byName2 = groupedBy(shown.asked, ({ place }) => operationName(place.operation));
  const compared = Object.entries(operations).map(
    ([name3, before]) => compare(name3, before, byName2.get(name3) ?? [], shown)
  );
  const obstacles = groupedBy(
    compared.filter(({ obstacle }) => obstacle !== void 0),
    ({ obstacle }) => obstacle
  );
  const judged = compared.filter(({ isJudged }) => isJudged).length;
  return {
    judged,
    findings: compared.flatMap(({ findings }) => findings),
    unjudged: [...obstacles].map(([obstacle, those]) => `${obstacle}: ${those.map(({ name: name3 }) => name3).join(", ")}`),
    ...compared.length > 0 && {
      evidence: `${judged} of the ${compared.length} operations of the snapshot came up in this run`
    }
  };
}
function compare(name3, before, now, { pages, isExpected }) {
  const list2 = lists.get(name3);
  const place = now[0]?.place;
  const exchanges = now.map(({ exchange }) => exchange);
  const served = exchanges.filter(isServed);
  if (place && served.length > 0) {
    const here = observed(served, layoutOf(place));
    const items = `/${list2?.listKey}/*`;
    const isEmptied = before.fields[items] !== void 0 && here.fields[items] === void 0;
    const obstacle = "these lists show nothing now, and did in the snapshot";
    return { name: name3, isJudged: true, findings: fieldFindings(before, here), ...isEmptied && { obstacle } };
  }
  const gone = exchanges.find((exchange) => isAbsence(exchange, list2 !== void 0, pages));
  if (gone) return { name: name3, isJudged: true, findings: [goneOperation(name3, before, gone)] };
  const isMissed = list2 !== void 0 && isExpected(list2.path);
  return { name: name3, isJudged: false, findings: [], ...isMissed && { obstacle: "these were not served in this run" } };
}
var lists = new Map(listResources().map((resource) => [`GET ${resource.path}`, resource]));
function isAbsence(exchange, isList, pages) {
  if (!isAnswered(exchange)) return false;
  const { status } = exchange.outcome.response;
  if (status === 405 || status === 501) return true;
  return (status === 404 || status === 410) && (isList || isShownLater(exchange, pages));
}
function isShownLater({ number, request }, pages) {
  return pages.some(({ exchange, ids }) => {
    const [list2] = exchange.request.url.split("?", 1);
    return exchange.number > number && ids.some((id) => id !== void 0 && request.url === `${list2}/${id}`);
  });
}
function goneOperation(name3, { served }, exchange) {
  const expected = `${name3} is served, as in the snapshot (${timesTold(served)})`;
  return { expected, actual: answerTold(exchange), at: "status", exchanges: [exchange] };
}
function observed(answers, layout) {
  const fields = {};
  for (const { outcome } of answers) {
    for (const [place, { times }] of shapeOf(outcome.response, layout)) {
      const all = fields[place] ?? {};
      fields[place] = all;
      for (const [kind2, count] of times) all[kind2] = (all[kind2] ?? 0) + count;
    }
  }
  return { answers, layout, fields };
}
function fieldFindings({ fields }, here) {
  return Object.entries(fields).flatMap(([place, before]) => {
    const possible = timesPossible(fields, place);
    const missing2 = possible > 0 && timesSeen(before) === possible ? missingField(place, before, here) : [];
    return [...missing2, ...otherTypes(place, before, here), ...newlyNull(place, before, here)];
  });
}
function missingField(place, before, { answers, layout, fields }) {
  const possible = timesPossible(fields, place);
  const missing2 = possible - timesSeen(fields[place]);
  if (missing2 <= 0) return [];
  const level = levelOfMissing({
    field: layout.fields.get(place),
    before: timesSeen(before),
    withValue: timesSeen(before) - (before.empty ?? 0),
    possible,
    isGone: missing2 === possible
  });
  if (level === void 0) return [];
  const problem2 = {
    expected: `${typeTold(before)}, in every object of the snapshot (${timesSeen(before)})`,
    actual: `missing in ${missing2} of ${possible} objects`,
    level
  };
  return whereFirst(answers, problem2, ({ outcome }) => firstWithout(outcome.response, place));
}
function levelOfMissing(seen) {
  const { field, before, withValue, possible, isGone } = seen;
  if (field && !mayBeLeftOut(field)) return isGone || before >= enough ? "must" : "should";
  if (!isGone) return void 0;
  if (field) return withValue >= enough && possible >= enough ? "should" : void 0;
  return before >= enough && possible >= enough ? "must" : "should";
}
function otherTypes(place, before, { answers, layout, fields }) {
  const field = layout.fields.get(place);
  const known = typesIn(before);
  const others = known.length === 0 ? [] : typesIn(fields[place]).filter((kind2) => !isCovered(kind2, known, field));
  return others.flatMap((kind2) => {
    const isClear = timesSeen(before) >= enough && !(kind2 === "number" && known.includes("integer"));
    const problem2 = {
      expected: `${typeTold(before)}, as in the snapshot (${timesTold(timesSeen(before))})`,
      actual: `${words2[kind2]}, ${fields[place]?.[kind2]} of ${timesTold(timesSeen(fields[place]))}`,
      level: field || isClear ? "must" : "should"
    };
    return whereFirst(answers, problem2, firstOf(kind2, place, layout));
  });
}
function typesIn(evidence = {}) {
  return kinds.filter((kind2) => kind2 !== "null" && evidence[kind2] !== void 0);
}
function isCovered(kind2, known, field) {
  if (known.includes(kind2) || kind2 === field?.type) return true;
  return kind2 === "integer" && (known.includes("number") || field?.type === "number");
}
function newlyNull(place, before, { answers, layout, fields }) {
  const nulls = fields[place]?.null;
  const field = layout.fields.get(place);
  const wasNull = before.null !== void 0 || field !== void 0 && acceptsNull(field);
  if (nulls === void 0 || wasNull || !field && timesSeen(before) < enough) return [];
  const problem2 = {
    expected: `${typeTold(before)}, never null in the snapshot (${timesTold(timesSeen(before))})`,
    actual: `null, ${nulls} of ${timesTold(timesSeen(fields[place]))}`,
    level: field ? "must" : "should"
  };
  return whereFirst(answers, problem2, firstOf("null", place, layout));
}
function firstOf(kind2, place, layout) {
  return ({ outcome }) => shapeOf(outcome.response, layout).get(place)?.first.get(kind2);
}
function whereFirst(answers, problem2, find) {
  for (const answer of answers) {
    const at = find(answer);
    if (at !== void 0) return seenIn([{ ...problem2, at: at || "body" }], answer);
  }
  return [];
}
var words2 = {
  null: "null",
  boolean: "true or false",
  integer: "an integer",
  number: "a number",
  string: "a string",
  array: "an array",
  object: "an object"
};
function typeTold(evidence) {
  return kinds.filter((kind2) => evidence[kind2] !== void 0).toReversed().map((kind2) => words2[kind2]).join(" or ");
}
function timesTold(times) {
  return times === 1 ? "1 time" : `${times} times`;
}

// suites/evidence/good-request.ts
var goodRequest = shared(
  "good request",
  async (target) => {
    const [list2] = await servedLists(target);
    if (list2) return list2;
    const { plain, withCrutch } = await greeting(target);
    return { path: "/", exchange: withCrutch?.exchange ?? plain };
  }
);

// suites/evidence/odd-forms.ts
var oddForms = shared("odd forms", async (target) => {
  const { path, exchange: control } = await goodRequest(target);
  const together2 = (await longestList(target))?.inOddForms ?? await target.ask({ path, ...allOddForms });
  const compare2 = async (change, form) => ({
    change,
    control,
    changed: isServed(together2) ? together2 : await target.ask({ path, ...form })
  });
  return {
    scheme: await compare2("with the scheme spelled BEARER", { scheme: "BEARER" }),
    versionName: await compare2("with the header name spelled NGROK-VERSION", { versionName: "NGROK-VERSION" }),
    close: await compare2("with Connection: close", { close: true })
  };
});

// suites/versioning.ts
var versioning = section("versioning");
var { versionMissing, versionUnsupported } = conditions;
var missing = { status: 400, codes: [versionMissing.code] };
var required = versioning.rule("required", {
  level: "must",
  clauses: ["versioning.required", "errors.example"],
  title: "a request without ngrok-version gets 400 and ERR_NGROK_218, and a write then does not happen",
  asks: "GET of the root, of each list and of an item and, where the run may write, a creation, all without ngrok-version",
  judges: "that each is refused with this status, this code and a well-formed error, and that nothing was created all the same",
  hint: "look at ngrok-version on every path, before the request is acted on",
  probe: probe(
    async (target) => {
      const lists2 = await servedLists(target);
      const { plain } = await greeting(target);
      return {
        reads: [
          ...await withoutVersion(target, "/", isServed(plain) ? plain : void 0),
          ...(await Promise.all(lists2.map(({ path, exchange }) => withoutVersion(target, path, exchange)))).flat(),
          ...await anItemWithoutVersion(target, lists2)
        ],
        write: target.settings.mayWrite ? await tryToCreate(target, "without ngrok-version", () => ({ version: [] })) : void 0
      };
    },
    ({ reads, write }, traffic) => together(
      ...reads.map((comparison) => judgeRefusal(comparison, missing)),
      ...write ? [judgeRefusedWrite(write, traffic, missing)] : []
    )
  )
});
async function withoutVersion(target, path, control) {
  if (!control) return [];
  return [{ change: "without ngrok-version", control, changed: await target.ask({ path, version: [] }) }];
}
async function anItemWithoutVersion(target, lists2) {
  const item = (await lifeOfAnItem(target))?.item;
  if (item) return [{ change: "without ngrok-version", control: item.got, changed: item.gotWithoutVersion }];
  const list2 = lists2.find(
    ({ page, resource }) => page.ids[0] !== void 0 && resource.operations.some(({ kind: kind2 }) => kind2 === "get")
  );
  const path = list2 && itemPath(list2.path, list2.page.ids[0] ?? "");
  if (path === void 0) return [];
  const control = await target.get(path);
  return isServed(control) ? withoutVersion(target, path, control) : [];
}
var current = versioning.rule("current", {
  level: "must",
  clauses: ["versioning.latest"],
  title: "version 2 is accepted on every list, whatever the case of the header name",
  asks: "GET of each list with version 2; a good GET with the header name spelled NGROK-VERSION: in one request with other odd forms, and alone where that is refused",
  judges: "that no list answers with the code of a missing or an unsupported version, and that the spelling makes no difference",
  hint: "compare header names without regard to case (RFC 9110 section 5.1) and take 2 everywhere",
  probe: probe(
    async (target) => ({ lists: (await survey(target)).lists, spelling: (await oddForms(target)).versionName }),
    ({ lists: lists2, spelling }) => together(each(lists2, refusesTheVersion), judgeAcceptance(spelling))
  )
});
function refusesTheVersion({ exchange }) {
  const code = errorCodeOf(exchange);
  if (code !== versionMissing.code && code !== versionUnsupported.code) return [];
  return seenIn(
    [{ expected: "version 2 is accepted", actual: answerTold(exchange), at: jsonPointer("error_code") }],
    exchange
  );
}
var unsupported = versioning.rule("unsupported", {
  level: "must",
  clauses: ["versioning.latest", "versioning.required"],
  title: "a version that does not exist is refused, and never served as if it were 2",
  asks: "a good GET with versions that do not exist: 3, 99, -1, words, nothing, two values, numbers too large for an integer, and generated ones",
  judges: "that each is refused with a well-formed error of a status from 400 to 499; another code than ERR_NGROK_217 is a warning",
  accepts: "any status from 400 to 499, and an empty value taken for a missing one; other spellings of two are not tried",
  hint: "compare the value of ngrok-version with the versions there are, as a whole",
  inputs: inputs({
    values: () => unsupportedVersions,
    atLeast: 2,
    ask: async (target, values) => {
      const { path, exchange } = await goodRequest(target);
      const version = values.map(asHeaderValue);
      const change = `with ngrok-version ${values.map((value) => JSON.stringify(value)).join(" and ")}`;
      return { change, control: exchange, changed: await target.ask({ path, version }) };
    },
    judge: (comparison) => judgeRefusal(comparison, isEmpty2(comparison) ? {} : refusedAsUnsupported)
  })
});
var refusedAsUnsupported = { codes: [versionUnsupported.code], codeLevel: "should" };
function isEmpty2({ changed }) {
  return changed.request.headers.some(([name3, value]) => name3 === "ngrok-version" && value === "");
}
var deprecated = versioning.rule("deprecated", {
  level: "must",
  clauses: ["versioning.deprecated"],
  title: "versions 0 and 1 are served, or refused with a well-formed error",
  asks: "a good GET with version 1 and, as far as there is room, with version 0",
  judges: "that the answer is a 2xx status, or a well-formed error of a status from 400 to 499",
  hint: "refuse them as any version that is not there, if they are no longer served",
  inputs: inputs({
    values: () => ["1", "0"],
    atLeast: 1,
    ask: async (target, version) => target.ask({ path: (await goodRequest(target)).path, version: [version] }),
    judge: (exchange) => {
      if (isRateLimited(exchange)) return notJudged("requests were answered 429 before their time");
      if (isServed(exchange)) return { judged: 1, findings: [] };
      return { judged: 1, findings: seenIn(toldWith("an older version", refusalProblems(exchange)), exchange) };
    }
  })
});
var additiveOnly = versioning.rule("additive-only", {
  level: "must",
  clauses: ["versioning.no-breaking-change", "versioning.additions"],
  title: "since the snapshot no resource, method or field has gone away, changed its type or become null",
  asks: "GET of the newest item of each list, as far as there is room; it judges what other rules ask for, too",
  judges: "every answer of the run beside the snapshot: which operations are served, and which fields stand there, of which types; what rests on few objects is a warning",
  accepts: "additions of any kind; null and absence where the API reference allows them; a change to the documented type",
  hint: "put back what clients have seen in version 2, beside what is new",
  needs: ["snapshot"],
  // The judge looks at whatever the run asks for. An item alone is rarely among that, so spare requests go there.
  inputs: inputs({
    values: itemsAlone,
    atLeast: 0,
    ask: (target, path) => target.get(path),
    judge: () => ({ judged: 0, findings: [] })
  }),
  judge: (traffic) => {
    const { snapshot = emptySnapshot, resources: resources3, base } = traffic.settings;
    const isExpected = (list2) => resources3?.includes(list2) ?? true;
    return judgeAdditive(snapshot, {
      asked: askedOperations(traffic.recording, base),
      pages: traffic.pages,
      isExpected
    });
  }
});
async function itemsAlone(target) {
  return (await servedLists(target)).flatMap(({ page, path, resource }) => {
    const hasPath = resource.operations.some(({ kind: kind2 }) => kind2 === "get");
    return hasPath && itemPath(path, page.ids[0] ?? "") || [];
  });
}
var versioningRules = [required, current, unsupported, deprecated, additiveOnly];

// lib/generate/keys.ts
import fc6 from "fast-check";
function hasNgrokForm(key) {
  return keyForm.exec(key)?.[0] === key;
}
var letters = "abcdefghijklmnopqrstuvwxyz";
function unknownKeyLike(key) {
  return keyLike(key, (index) => index * 7);
}
function keyLike(key, choice) {
  return key.replaceAll(/[0-9A-Za-z]/g, (character, index) => {
    const letter = letters[choice(index) % letters.length] ?? "a";
    if (/[0-9]/.test(character)) return String(choice(index) % 10);
    return /[A-Z]/.test(character) ? letter.toUpperCase() : letter;
  });
}
function wrongCredentials(key) {
  const isWrong = ({ authorization }) => wordAfterBearer(authorization) !== key;
  return {
    edges: edgesOf2(key).filter(isWrong),
    random: fc6.oneof(alteredKeys(key), otherKeys(key), otherSchemes(key), keyElsewhere(key)).filter(isWrong)
  };
}
function wordAfterBearer(authorization) {
  const [scheme = "", word = ""] = (authorization ?? "").trim().split(/\s+/);
  return scheme.toLowerCase() === "bearer" ? word : void 0;
}
function edgesOf2(key) {
  return [
    bearer("with a key of the same form", unknownKeyLike(key)),
    bearer("with the key short of its last character", key.slice(0, -1)),
    bearer("with the last character of the key altered", altered(key, key.length - 1)),
    bearer("with an empty key", ""),
    { change: "with an empty Authorization", authorization: "" },
    { change: "with the key but without a scheme", authorization: key },
    { change: "with the key under the scheme Token", authorization: `Token ${key}` },
    {
      change: "with a wrong password under the scheme Basic",
      authorization: `Basic ${base64("conformance:not-the-key")}`
    },
    inQuery("api_key", key),
    inQuery("access_token", key),
    bearer("with the first character of the key altered", altered(key, 0)),
    bearer("with a character in the middle of the key altered", altered(key, Math.floor(key.length / 2))),
    bearer("with one character more behind the key", `${key}0`),
    bearer("with the first quarter of the key", key.slice(0, Math.ceil(key.length / 4))),
    bearer("with the key in the other case", [...key].map(inOtherCase).join("")),
    bearer("with a key of letters beyond ASCII", asHeaderValue("\u043A\u043B\u044E\u0447-\u9375-\u{1F511}")),
    bearer("with a key of 8 KiB", "k".repeat(longestKey))
  ];
}
var longestKey = 8 * 1024;
function alteredKeys(key) {
  const places = fc6.nat({ max: Math.max(0, key.length - 1) });
  const inserted = (text2, place) => key.slice(0, place) + text2 + key.slice(place);
  return fc6.oneof(
    places.map((length) => bearer(`with the first ${length} characters of the key`, key.slice(0, length))),
    places.map((length) => bearer(`with the last ${length} characters of the key`, key.slice(key.length - length))),
    fc6.tuple(places, letterOrDigit).map(
      ([place, character]) => bearer(`with character ${place + 1} of the key altered`, withCharacter(key, place, character))
    ),
    places.map(
      (place) => bearer(
        `with character ${place + 1} of the key in the other case`,
        withCharacter(key, place, inOtherCase(key[place] ?? ""))
      )
    ),
    places.map((place) => bearer(`with character ${place + 1} of the key left out`, withCharacter(key, place, ""))),
    fc6.tuple(places, letterOrDigit).map(
      ([place, character]) => bearer(`with one character more before character ${place + 1} of the key`, inserted(character, place))
    ),
    places.map(
      (place) => bearer(`with a space before character ${place + 1} of the key`, inserted(" ", Math.max(1, place)))
    ),
    fc6.integer({ min: 2, max: 5 }).map((times) => bearer(`with the key ${times} times on end`, key.repeat(times))),
    fc6.integer({ min: 1, max: Math.max(1, longestKey - key.length) }).map((more) => bearer(`with ${more} characters more behind the key`, key + "k".repeat(more)))
  );
}
function otherKeys(key) {
  const part = (length) => fc6.string({ unit: letterOrDigit, minLength: length, maxLength: length });
  return fc6.oneof(
    fc6.array(fc6.nat({ max: 259 }), { minLength: key.length, maxLength: key.length }).map(
      (choices) => bearer(
        "with a random key of the same form",
        keyLike(key, (index) => choices[index] ?? 0)
      )
    ),
    fc6.tuple(part(27), part(21)).map(([first, second]) => bearer("with a random key of the form of ngrok's own", `${first}_${second}`)),
    fc6.string({ maxLength: 40 }).map((text2) => bearer("with random text as the key", text2)),
    numberlessTexts.map((text2) => bearer("with letters of any script as the key", asHeaderValue(text2))),
    fc6.integer({ min: 100, max: longestKey }).map((length) => bearer(`with a key of ${length} characters`, "k".repeat(length)))
  );
}
function otherSchemes(key) {
  const schemes = fc6.oneof(fc6.constantFrom("Token", "Digest", "ApiKey", "OAuth", "BearerToken", "Negotiate"), words);
  return fc6.oneof(
    schemes.map((scheme) => ({
      change: `with the key under the scheme ${scheme}`,
      authorization: `${scheme} ${key}`
    })),
    fc6.constantFrom("", "api", "ngrok", "x").map((user) => ({
      change: `with the key as password of ${JSON.stringify(user)} under the scheme Basic`,
      authorization: `Basic ${base64(`${user}:${key}`)}`
    })),
    fc6.constant({
      change: "with the key as user under the scheme Basic",
      authorization: `Basic ${base64(`${key}:`)}`
    }),
    fc6.string({ maxLength: 40 }).map((text2) => ({ change: "with random text as Authorization", authorization: text2 }))
  );
}
function keyElsewhere(key) {
  const names = fc6.oneof(
    fc6.constantFrom("token", "key", "apikey", "api-key", "auth", "authorization", "bearer", "ngrok_api_key"),
    words
  );
  const fields = fc6.constantFrom("x-api-key", "api-key", "apikey", "x-auth-token", "x-authorization", "ngrok-api-key");
  return fc6.oneof(
    names.map((name3) => inQuery(name3, key)),
    fields.map((name3) => inHeader(name3, key)),
    names.map((name3) => inHeader("cookie", `${name3}=${encodeURIComponent(key)}`, `a cookie as ${name3}`))
  );
}
function bearer(change, text2) {
  return { change, authorization: `Bearer ${text2}` };
}
function inQuery(name3, key) {
  const query = `?${name3}=${encodeURIComponent(key)}`;
  return { change: `with the key in the query as ${name3}`, authorization: null, query };
}
function inHeader(name3, value, place = `the header ${name3}`) {
  return { change: `with the key in ${place}`, authorization: null, headers: [[name3, value]] };
}
function base64(text2) {
  return Buffer.from(text2).toString("base64");
}
function altered(key, index) {
  return withCharacter(key, index, key[index] === "x" ? "y" : "x");
}
function withCharacter(key, index, replacement) {
  return key.slice(0, index) + replacement + key.slice(index + 1);
}
function inOtherCase(letter) {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

export {
  words,
  numberlessTexts,
  isBlank,
  asHeaderValue,
  unknownIdLike,
  unknownIds,
  longOddId,
  malformedIds,
  hasNgrokForm,
  unknownKeyLike,
  wrongCredentials,
  instantOf,
  compareInstants,
  isSameMoment,
  idsOf,
  visitedTwice,
  differencesFromFullList,
  neverEnds,
  linksToNothing,
  endsTooEarly,
  notWhatComesAfter,
  Traffic,
  inputs,
  probe,
  section,
  goodRequest,
  walkFrom,
  changesByRequestsAlone,
  longestList,
  longestFirst,
  lifeOfAnItem,
  oddForms,
  closingLook,
  lookAt,
  tryToCreate,
  judgeRefusedWrite,
  didNotHappen,
  notJson,
  noObjects,
  oddJson,
  withIdOrder,
  lifecycle,
  resourcesRules,
  emptySnapshot,
  snapshotOf,
  withoutSecretNames,
  mergeSnapshots,
  snapshotText,
  askedOperations,
  additiveOnly,
  versioningRules
};
