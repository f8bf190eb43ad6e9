import {
  replayCommand,
  toldByCause
} from "./chunk-2LWSVSKQ.js";
import {
  jsonPointerTokens
} from "./chunk-PT666WWS.js";
import {
  columnOf,
  columnsOf,
  verdictSentence
} from "./chunk-OYYPTQST.js";
import "./chunk-USAOHMCS.js";
import {
  markOf
} from "./chunk-EACO4Y2D.js";
import {
  restText,
  staleText
} from "./chunk-TBWPFB6E.js";
import {
  isMissing,
  isWarning
} from "./chunk-2YPH55JE.js";
import {
  clauses
} from "./chunk-5YYVZKY7.js";
import "./chunk-MKG4YBHS.js";
import "./chunk-KV6DRCN7.js";
import "./chunk-BLMUY5SY.js";
import "./chunk-FGAPS4SZ.js";
import {
  counted
} from "./chunk-S67MO5RZ.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-LGVZI3S6.js";
import {
  groupedBy
} from "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";
import {
  headerValues
} from "./chunk-I64G7BRQ.js";

// lib/report/html/report-page.tsx
import { createHash } from "node:crypto";
import { raw as raw4 } from "hono/html";

// lib/report/html/at-a-glance.tsx
import { jsx, jsxs } from "hono/jsx/jsx-runtime";
var marks = { good: "\u2713", doubtful: "!", bad: "\u2717" };
function AtAGlance({ report }) {
  const { text, tone } = verdictSentence(report);
  const { ending, coverage, requests, limit } = report;
  return /* @__PURE__ */ jsxs("section", { class: "glance", "data-tone": tone, "aria-labelledby": "verdict", children: [
    /* @__PURE__ */ jsxs("h1", { id: "verdict", children: [
      /* @__PURE__ */ jsx("span", { class: "mark", "aria-hidden": "true", children: marks[tone] }),
      " ",
      text
    ] }),
    (ending.kind === "unreachable" || ending.kind === "cut-short") && /* @__PURE__ */ jsxs("p", { class: "advice", children: [
      /* @__PURE__ */ jsx("b", { children: "What to do:" }),
      " ",
      printable(ending.advice)
    ] }),
    /* @__PURE__ */ jsxs("dl", { class: "facts", children: [
      /* @__PURE__ */ jsxs(Fact, { name: "target", isWide: true, children: [
        /* @__PURE__ */ jsx("code", { children: printable(report.target) }),
        report.embedded && " (embedded reference)"
      ] }),
      /* @__PURE__ */ jsx(Fact, { name: "rules", children: coverage.rules === 0 ? "no rule judged" : `${coverage.judged} of ${coverage.rules} judged` }),
      /* @__PURE__ */ jsxs(Fact, { name: "requests", children: [
        requests.sent,
        " sent, ",
        requests.counted,
        " counted",
        /* @__PURE__ */ jsxs("small", { children: [
          limit.requests,
          " may count in any ",
          secondsOf(limit.windowMs)
        ] })
      ] }),
      /* @__PURE__ */ jsxs(Fact, { name: "started", children: [
        /* @__PURE__ */ jsx("time", { datetime: report.startedAt, children: report.startedAt.replace("T", " ").replace(/(?:\.\d+)?Z$/, " UTC") }),
        /* @__PURE__ */ jsxs("small", { children: [
          "took ",
          secondsOf(report.durationMs)
        ] })
      ] }),
      /* @__PURE__ */ jsxs(Fact, { name: "seed", children: [
        /* @__PURE__ */ jsx("code", { children: report.seed }),
        /* @__PURE__ */ jsxs("small", { children: [
          "run ",
          /* @__PURE__ */ jsx("code", { children: report.runId })
        ] })
      ] }),
      /* @__PURE__ */ jsxs(Fact, { name: "exit code", children: [
        /* @__PURE__ */ jsx("code", { children: report.exitCode }),
        ending.kind !== "complete" && /* @__PURE__ */ jsx("small", { children: ending.kind })
      ] })
    ] })
  ] });
}
function Fact({ name, isWide = false, children }) {
  return /* @__PURE__ */ jsxs("div", { class: isWide ? "wide" : void 0, children: [
    /* @__PURE__ */ jsx("dt", { children: name }),
    /* @__PURE__ */ jsx("dd", { children })
  ] });
}
function secondsOf(ms) {
  return `${Number((ms / 1e3).toFixed(1))} s`;
}

// lib/report/html/digest.ts
var longest = 160;
function digestOf({ findings: [first, ...others], reason }) {
  if (first === void 0) return reason === void 0 ? void 0 : cut(reason);
  const rest = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return `${cut(`expected ${first.expected}, got ${first.actual}`)}${rest}`;
}
function cut(text) {
  return printable(text.length <= longest ? text : `${text.slice(0, longest)}\u2026`);
}

// lib/report/html/rule-link.tsx
import { Fragment, jsx as jsx2, jsxs as jsxs2 } from "hono/jsx/jsx-runtime";
function RuleLink({ rule }) {
  return /* @__PURE__ */ jsx2("a", { href: `#${rule}`, children: /* @__PURE__ */ jsx2("code", { children: rule }) });
}
var mostNamed = 12;
function RuleLinks({ rules }) {
  const rest = rules.length - mostNamed;
  return /* @__PURE__ */ jsxs2(Fragment, { children: [
    rules.slice(0, mostNamed).map((rule, index) => /* @__PURE__ */ jsxs2(Fragment, { children: [
      index > 0 && ", ",
      /* @__PURE__ */ jsx2(RuleLink, { rule })
    ] })),
    rest > 0 && ` and ${rest} more`
  ] });
}

// lib/report/html/broken-rules.tsx
import { jsx as jsx3, jsxs as jsxs3 } from "hono/jsx/jsx-runtime";
var mostNamed2 = 12;
function BrokenRules({ report }) {
  const told = toldByCause(report);
  const broken = [...told.filter(({ verdict }) => verdict.fails), ...told.filter(({ verdict }) => isWarning(verdict))];
  if (broken.length === 0) return null;
  return /* @__PURE__ */ jsxs3("section", { class: "broken", children: [
    /* @__PURE__ */ jsx3("h2", { children: "What does not hold" }),
    /* @__PURE__ */ jsx3("ul", { children: broken.slice(0, mostNamed2).map(({ verdict, also }) => /* @__PURE__ */ jsxs3("li", { "data-state": columnOf(verdict)?.heading, children: [
      /* @__PURE__ */ jsx3("span", { class: "mark", "aria-hidden": "true", children: columnOf(verdict)?.mark }),
      /* @__PURE__ */ jsxs3("div", { children: [
        /* @__PURE__ */ jsx3(RuleLink, { rule: verdict.rule }),
        " ",
        printable(verdict.title),
        /* @__PURE__ */ jsx3("span", { class: "digest", children: digestOf(verdict) }),
        also.length > 0 && /* @__PURE__ */ jsxs3("span", { class: "digest", children: [
          "also found by ",
          /* @__PURE__ */ jsx3(RuleLinks, { rules: also.map((other) => other.verdict.rule) })
        ] })
      ] })
    ] })) }),
    broken.length > mostNamed2 && /* @__PURE__ */ jsxs3("p", { class: "aside", children: [
      "and ",
      broken.length - mostNamed2,
      " more ",
      /* @__PURE__ */ jsx3("a", { href: "#rules", children: "below" })
    ] })
  ] });
}

// lib/report/html/exchange-evidence.ts
function evidenceIn({ verdicts }) {
  const byNumber = /* @__PURE__ */ new Map();
  for (const verdict of verdicts) {
    for (const number of new Set(verdict.findings.flatMap(({ exchanges }) => exchanges))) {
      const shown = byNumber.get(number) ?? [];
      shown.push({ rule: verdict.rule, mark: markOf(verdict) });
      byNumber.set(number, shown);
    }
  }
  return byNumber;
}

// lib/report/html/exchange-filter.tsx
import { jsx as jsx4, jsxs as jsxs4 } from "hono/jsx/jsx-runtime";
function ExchangeFilter({ rows }) {
  return /* @__PURE__ */ jsxs4("form", { class: "exchange-filter scripted-only", "aria-label": "Choose exchanges", children: [
    /* @__PURE__ */ jsxs4("span", { children: [
      /* @__PURE__ */ jsx4("label", { for: "exchanges-text", children: "Find" }),
      /* @__PURE__ */ jsx4("input", { type: "search", id: "exchanges-text", name: "text", placeholder: "path, rule, status", autocomplete: "off" })
    ] }),
    /* @__PURE__ */ jsxs4("span", { children: [
      /* @__PURE__ */ jsx4("label", { for: "exchanges-kind", children: "Show" }),
      /* @__PURE__ */ jsxs4("select", { id: "exchanges-kind", name: "kind", autocomplete: "off", children: [
        /* @__PURE__ */ jsx4("option", { value: "", children: "all" }),
        /* @__PURE__ */ jsx4("option", { value: "refused", children: "answered 429" }),
        /* @__PURE__ */ jsx4("option", { value: "error", children: "errors (400 and above)" }),
        /* @__PURE__ */ jsx4("option", { value: "unanswered", children: "without answer" }),
        /* @__PURE__ */ jsx4("option", { value: "evidence", children: "that findings point to" })
      ] })
    ] }),
    /* @__PURE__ */ jsx4("output", { "aria-live": "polite", children: counted(rows, "exchange") })
  ] });
}

// lib/report/html/last-until.ts
function lastUntil(all, moment) {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = from + to >> 1;
    if ((all[middle]?.at ?? 0) <= moment) from = middle + 1;
    else to = middle;
  }
  return all[from - 1];
}

// lib/report/html/rolling-window.ts
function windowSteps(exchanges, windowMs) {
  const entries = [...exchanges].filter(({ counted: counted2 }) => counted2).map(({ endedAt }) => endedAt);
  entries.sort((one, other) => one - other);
  const entering = (index) => entries[index] ?? Number.POSITIVE_INFINITY;
  const steps = [];
  let [entered, left] = [0, 0];
  while (left < entries.length) {
    const at = Math.min(entering(entered), entering(left) + windowMs);
    const before = entered - left;
    while (entering(entered) <= at) entered += 1;
    while (entering(left) + windowMs <= at) left += 1;
    if (entered - left !== before) steps.push({ at, counted: entered - left });
  }
  return steps;
}
function peakOf(steps) {
  let peak = steps[0];
  for (const step of steps) if (peak === void 0 || step.counted > peak.counted) peak = step;
  return peak;
}
function countedAt(steps, at) {
  return lastUntil(steps, at)?.counted ?? 0;
}
function drawnSteps(steps, from, to, columns2) {
  const width = Math.max(to - from, 1) / columns2;
  const drawn = [];
  let column = [];
  const flush = () => {
    const [first] = column;
    if (first === void 0) return;
    let [lowest, highest, last] = [first, first, first];
    for (const step of column) {
      if (step.counted < lowest.counted) lowest = step;
      if (step.counted > highest.counted) highest = step;
      last = step;
    }
    drawn.push(...[.../* @__PURE__ */ new Set([lowest, highest, last])].sort((one, other) => one.at - other.at));
  };
  for (const step of steps) {
    if (step.at > to) break;
    const [first] = column;
    if (first !== void 0 && Math.floor((first.at - from) / width) !== Math.floor((step.at - from) / width)) {
      flush();
      column = [];
    }
    column.push(step);
  }
  flush();
  return drawn;
}

// lib/report/html/time-axis.ts
var second = 1e3;
var minute = 60 * second;
var hour = 60 * minute;
var day = 24 * hour;
var distances = [
  ...[1e-3, 0.01, 0.1, 1, 10, 100].flatMap((power) => [1, 2, 5].map((digit) => digit * power)),
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * second),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hour)
];
function ticksOf(spanMs, most) {
  const distance = distances.find((each) => spanMs / each <= most) ?? Math.ceil(spanMs / most / day) * day;
  const count = Math.floor(spanMs / distance + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => ({
    at: index * distance,
    label: elapsed(index * distance)
  }));
}
function elapsed(milliseconds) {
  if (milliseconds === 0) return "0 s";
  if (milliseconds < 99.5) return `${Number(milliseconds.toPrecision(milliseconds < 10 ? 2 : 3))} ms`;
  if (milliseconds < 2 * minute - 50)
    return `${Number((milliseconds / second).toFixed(milliseconds < 9995 ? 2 : 1))} s`;
  const [large, small, names] = milliseconds < hour - 500 ? [minute, second, "min s"] : [hour, minute, "h min"];
  const rounded = Math.round(milliseconds / small);
  const rest = rounded % (large / small);
  const [largeName, smallName] = names.split(" ");
  return `${Math.floor(rounded / (large / small))} ${largeName}${rest === 0 ? "" : ` ${rest} ${smallName}`}`;
}
function pausesIn(exchanges, shortestMs) {
  const pauses = [];
  let busyUntil = Number.POSITIVE_INFINITY;
  for (const { sentAt, endedAt } of exchanges) {
    if (sentAt - busyUntil >= shortestMs) pauses.push({ from: busyUntil, to: sentAt });
    busyUntil = busyUntil === Number.POSITIVE_INFINITY ? endedAt : Math.max(busyUntil, endedAt);
  }
  return pauses;
}
var pausesShare = { all: 20, each: 2 };
function axisWithoutPauses(span, pauses) {
  const pauseShare = pauses.length === 0 ? 0 : Math.min(pausesShare.each, pausesShare.all / pauses.length);
  const paused = pauses.reduce((sum, { from, to }) => sum + to - from, 0);
  const busyMs = span.to - span.from - paused;
  const perMs = busyMs > 0 ? (100 - pauseShare * pauses.length) / busyMs : 0;
  const pieces = [{ at: span.from, place: 0, perMs }];
  let last = { at: span.from, place: 0 };
  for (const { from, to } of pauses) {
    const place = last.place + (from - last.at) * perMs;
    last = { at: to, place: place + pauseShare };
    pieces.push({ at: from, place, perMs: pauseShare / (to - from) }, { ...last, perMs });
  }
  return (at) => {
    const piece = lastUntil(pieces, at);
    return piece === void 0 ? 0 : piece.place + (at - piece.at) * piece.perMs;
  };
}
function clockReading(milliseconds) {
  const rounded = Math.round(milliseconds);
  const seconds = rounded % minute / second;
  if (rounded < minute) return `${seconds.toFixed(3)} s`;
  const minutes = Math.floor(rounded / minute) % 60;
  const tail = seconds.toFixed(3).padStart(6, "0");
  if (rounded < hour) return `${minutes}:${tail}`;
  return `${Math.floor(rounded / hour)}:${String(minutes).padStart(2, "0")}:${tail}`;
}

// lib/report/html/run-time.ts
var shortestPause = 0.1;
function runTimeOf(outlines, limit) {
  const [first] = outlines;
  if (first === void 0) return void 0;
  const to = outlines.reduce((latest, { endedAt }) => Math.max(latest, endedAt), first.endedAt);
  const span = { from: first.sentAt, to };
  const steps = windowSteps(outlines, limit.windowMs);
  return {
    span,
    steps,
    peak: peakOf(steps),
    refused: outlines.filter(({ status }) => status === 429).map(({ number, endedAt }) => ({ number, at: endedAt, counted: countedAt(steps, endedAt) })),
    pauses: pausesIn(outlines, limit.windowMs * shortestPause)
  };
}
function runTimeText({ span, peak, refused, pauses }, limit) {
  const since = (at) => elapsed(at - span.from);
  const window = `window of ${elapsed(limit.windowMs)}`;
  const [first] = refused;
  const [longest3] = [...pauses].sort((one, other) => other.to - other.from - (one.to - one.from));
  return [
    peak === void 0 ? "No request counted against the account." : `At most ${peak.counted} of ${limit.requests} requests were counted within one ${window}, first after ${since(peak.at)}.`,
    first === void 0 ? "None was answered 429." : `The first 429 answered #${first.number}, after ${since(first.at)}, with ${first.counted} of ${limit.requests} counted; ${refused.length === 1 ? "it is the only one" : `${refused.length} came in all`}.`,
    ...longest3 === void 0 ? [] : [
      pauses.length === 1 ? `The run waited once, for ${elapsed(longest3.to - longest3.from)}.` : `The run waited ${pauses.length} times, for ${elapsed(longest3.to - longest3.from)} at most.`
    ]
  ];
}

// lib/report/html/rolling-window-chart.tsx
import { Fragment as Fragment2, jsx as jsx5, jsxs as jsxs5 } from "hono/jsx/jsx-runtime";
var height = { all: 236, plot: 190, above: 22 };
var columns = 400;
var markColumns = 60;
var narrowestWait = 0.5;
var headroom = 1.1;
function RollingWindowChart({ time, limit }) {
  const { span, steps, refused, pauses } = time;
  const top = Math.max(limit.requests, time.peak?.counted ?? 0, 1) * headroom;
  const x = (at) => round(100 * (at - span.from) / Math.max(span.to - span.from, Number.MIN_VALUE));
  const y = (counted2) => round(height.above + height.plot * (1 - counted2 / top));
  const foot = height.above + height.plot;
  const outline = outlineOf(
    drawnSteps(steps, span.from, span.to, columns),
    x,
    (counted2) => round(100 * (1 - counted2 / top))
  );
  const [first] = refused;
  const title = `Requests counted in the rolling window of ${elapsed(limit.windowMs)}, over the time of the run`;
  return /* @__PURE__ */ jsxs5("figure", { class: "rolling-window", children: [
    /* @__PURE__ */ jsxs5("svg", { role: "img", "aria-label": title, "aria-describedby": "rolling-window-text", width: "100%", height: height.all, children: [
      pauses.filter(({ from, to }) => x(to) - x(from) >= narrowestWait).map(({ from, to }) => /* @__PURE__ */ jsx5(Wait, { left: x(from), width: round(x(to) - x(from)), label: `waited ${elapsed(to - from)}` })),
      /* @__PURE__ */ jsxs5(
        "svg",
        {
          "aria-hidden": "true",
          x: "0",
          y: height.above,
          width: "100%",
          height: height.plot,
          viewBox: "0 0 100 100",
          preserveAspectRatio: "none",
          children: [
            /* @__PURE__ */ jsx5("path", { class: "counted-area", d: `M0,100${outline}V100Z` }),
            /* @__PURE__ */ jsx5("path", { class: "counted-line", d: `M0,100${outline}` })
          ]
        }
      ),
      levelsOf(limit.requests, top).map((counted2) => /* @__PURE__ */ jsxs5(Fragment2, { children: [
        /* @__PURE__ */ jsx5("line", { class: "level", x1: "0", x2: "100%", y1: y(counted2), y2: y(counted2) }),
        /* @__PURE__ */ jsx5("text", { class: "level-label", x: "2", y: y(counted2) - 4, children: counted2 })
      ] })),
      /* @__PURE__ */ jsx5("line", { class: "limit", x1: "0", x2: "100%", y1: y(limit.requests), y2: y(limit.requests) }),
      /* @__PURE__ */ jsxs5("text", { class: "limit-label", x: "2", y: y(limit.requests) - 5, children: [
        "limit: ",
        limit.requests,
        " in ",
        elapsed(limit.windowMs)
      ] }),
      apart(refused, span.from, Math.max(span.to - span.from, 1) / markColumns).map(({ number, at, counted: counted2 }) => /* @__PURE__ */ jsxs5("svg", { x: `${x(at)}%`, y: y(counted2), class: "refused-mark", children: [
        /* @__PURE__ */ jsxs5("title", { children: [
          "#",
          number,
          " was answered 429 after ",
          elapsed(at - span.from)
        ] }),
        /* @__PURE__ */ jsx5("path", { d: "M0,-1L-6,-12L6,-12Z" })
      ] })),
      first && /* @__PURE__ */ jsxs5("text", { class: "refused-label", ...besides(x(first.at)), y: y(first.counted) - 14, children: [
        "429 at #",
        first.number
      ] }),
      /* @__PURE__ */ jsx5("line", { class: "axis", x1: "0", x2: "100%", y1: foot, y2: foot }),
      ticksOf(span.to - span.from, 6).map(({ at, label }) => /* @__PURE__ */ jsxs5(Fragment2, { children: [
        /* @__PURE__ */ jsx5("line", { class: "axis", x1: `${x(span.from + at)}%`, x2: `${x(span.from + at)}%`, y1: foot, y2: foot + 5 }),
        /* @__PURE__ */ jsx5("text", { class: "tick-label", ...below(x(span.from + at)), y: foot + 19, children: label })
      ] }))
    ] }),
    /* @__PURE__ */ jsxs5("figcaption", { children: [
      /* @__PURE__ */ jsx5("p", { id: "rolling-window-text", children: runTimeText(time, limit).join(" ") }),
      /* @__PURE__ */ jsxs5("p", { class: "note", children: [
        "Over the time of the run. Only the target knows when it counts a request, between its sending and its answer; drawn is the answer. A request that is answered 429 is not counted.",
        " ",
        pauses.length > 0 && "Where the run waited, the ground is shaded."
      ] })
    ] })
  ] });
}
function Wait({ left, width, label }) {
  return /* @__PURE__ */ jsxs5("svg", { x: `${left}%`, y: height.above, width: `${width}%`, height: height.plot, children: [
    /* @__PURE__ */ jsx5("title", { children: label }),
    /* @__PURE__ */ jsx5("rect", { class: "wait", width: "100%", height: "100%" }),
    width >= 22 && /* @__PURE__ */ jsx5("text", { class: "wait-label", x: "50%", y: height.plot - 8, "text-anchor": "middle", children: label })
  ] });
}
function outlineOf(steps, x, y) {
  return `${steps.map(({ at, counted: counted2 }) => `H${x(at)}V${y(counted2)}`).join("")}H100`;
}
function levelsOf(limit, top) {
  const distance = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => top / each <= 4) ?? Math.ceil(top / 4e3) * 1e3;
  const levels = Array.from({ length: Math.floor(top / distance) }, (_, index) => (index + 1) * distance);
  return levels.filter((level) => Math.abs(level - limit) > top / 10);
}
function apart(all, from, distanceMs) {
  const byColumn = new Map(all.map((each) => [Math.floor((each.at - from) / distanceMs), each]));
  return [...byColumn.values()];
}
function besides(x) {
  return x > 50 ? { x: `${x}%`, dx: "-10", "text-anchor": "end" } : { x: `${x}%`, dx: "10", "text-anchor": "start" };
}
function below(x) {
  if (x > 95) return { x: "100%", "text-anchor": "end" };
  return { x: `${x}%`, "text-anchor": x < 4 ? "start" : "middle" };
}
function round(number) {
  return Number(number.toFixed(2));
}

// lib/report/html/shown-exchanges.ts
var mostRows = 5e3;
var mostKept = 1e3;
function shownNumbers(outlines, evidence, most = { rows: mostRows, kept: mostKept }) {
  if (outlines.length <= most.rows) return new Set(outlines.map(({ number }) => number));
  const kept = [
    ...outlines.filter(({ number }) => evidence.has(number)),
    ...outlines.filter(({ status }) => status === 429)
  ];
  const shown = /* @__PURE__ */ new Set();
  for (const [some, end] of [
    [kept, most.kept],
    [outlines, most.rows]
  ]) {
    for (const { number } of some) {
      if (shown.size >= end) break;
      shown.add(number);
    }
  }
  return shown;
}

// lib/report/html/waterfall.tsx
import { raw as raw2 } from "hono/html";

// lib/report/html/json-scanner.ts
var word = /[-+.0-9A-Za-z]+/y;
var scalar = /^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)$/;
var escapeInString = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
var quote = 34;
var backslash = 92;
var space = 32;
var JsonScanner = class {
  #text;
  #at = 0;
  #expected = "value";
  /** Of each open container whether it is an object. */
  #open = [];
  #outcome = "unfinished";
  constructor(text) {
    this.#text = text;
  }
  /** What came of the text, once `next` has nothing more to give. */
  get outcome() {
    return this.#outcome;
  }
  /** Whether the innermost open container is an object. */
  get isInObject() {
    return this.#open.at(-1) === true;
  }
  /** The next token; undefined at the end of the text, and where it is no JSON. */
  next() {
    if (this.#outcome !== "unfinished") return void 0;
    const start = afterWhiteSpace(this.#text, this.#at);
    if (start === this.#text.length) this.#outcome = this.#expected === "nothing" ? "whole" : "ended-early";
    else {
      const token = this.#tokenAt(start);
      this.#at = token?.end ?? start;
      if (token !== void 0) return token;
      if (this.#outcome === "unfinished") this.#outcome = "malformed";
    }
    return void 0;
  }
  #tokenAt(start) {
    switch (this.#text[start]) {
      case "{":
        return this.#opening(start, true);
      case "[":
        return this.#opening(start, false);
      case "}":
        return this.#closing(start, true);
      case "]":
        return this.#closing(start, false);
      case ",":
        if (this.#expected !== "comma-or-close") return void 0;
        this.#expected = this.isInObject ? "name" : "value";
        return { kind: "comma", start, end: start + 1 };
      case ":":
        if (this.#expected !== "colon") return void 0;
        this.#expected = "value";
        return { kind: "colon", start, end: start + 1 };
      case '"':
        return this.#string(start);
      default:
        return this.#word(start);
    }
  }
  #opening(start, isObject) {
    if (!this.#expectsValue()) return void 0;
    this.#open.push(isObject);
    this.#expected = isObject ? "name-or-close" : "value-or-close";
    return { kind: "open", start, end: start + 1 };
  }
  #closing(start, isObject) {
    const isEmpty = this.#expected === (isObject ? "name-or-close" : "value-or-close");
    if (!(isEmpty || this.#expected === "comma-or-close") || this.isInObject !== isObject) return void 0;
    this.#open.pop();
    this.#valueEnds();
    return { kind: "close", start, end: start + 1 };
  }
  #string(start) {
    const isName = this.#expected === "name" || this.#expected === "name-or-close";
    if (!isName && !this.#expectsValue()) return void 0;
    const end = this.#endOfString(start);
    if (end === void 0) return void 0;
    if (isName) this.#expected = "colon";
    else this.#valueEnds();
    return { kind: isName ? "name" : "scalar", start, end };
  }
  /** Character by character: a body may have millions of tokens, and a pattern takes ten times as long for each. */
  #endOfString(start) {
    const text = this.#text;
    for (let at = start + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote) return at + 1;
      if (code < space) return void 0;
      if (code === backslash) {
        const end = endOf(escapeInString, text, at);
        if (end === at && text.length - at < 6) break;
        if (end === at) return void 0;
        at = end - 1;
      }
    }
    this.#outcome = "ended-early";
    return void 0;
  }
  #word(start) {
    if (!this.#expectsValue()) return void 0;
    const end = endOf(word, this.#text, start);
    if (!scalar.test(this.#text.slice(start, end))) {
      if (end === this.#text.length && end > start) this.#outcome = "ended-early";
      return void 0;
    }
    this.#valueEnds();
    return { kind: "scalar", start, end };
  }
  #expectsValue() {
    return this.#expected === "value" || this.#expected === "value-or-close";
  }
  #valueEnds() {
    this.#expected = this.#open.length === 0 ? "nothing" : "comma-or-close";
  }
};
function endOf(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
function afterWhiteSpace(text, start) {
  let at = start;
  for (let code = text.charCodeAt(at); code === space || code <= 13 && isLineOrTab(code); code = text.charCodeAt(at)) {
    at += 1;
  }
  return at;
}
function isLineOrTab(code) {
  return code === 9 || code === 10 || code === 13;
}

// lib/report/html/place-in-json.ts
function placeInJson(text, pointer) {
  const tokens = jsonPointerTokens(pointer);
  const scanner = new JsonScanner(text);
  const way = [];
  const onWay = [];
  let depth = 0;
  let name;
  for (let token = scanner.next(); token !== void 0; token = scanner.next()) {
    if (token.kind === "close") {
      depth -= 1;
      if (depth < onWay.length) onWay.pop();
      continue;
    }
    if (depth === onWay.length) {
      const container = onWay.at(-1);
      const wanted = tokens[onWay.length - 1];
      if (token.kind === "name") {
        name = { start: token.start, isWanted: isNamed(text.slice(token.start, token.end), wanted) };
      } else if (token.kind === "comma") {
        if (container !== void 0) container.index += 1;
      } else if (token.kind !== "colon") {
        const isInObject = container?.isObject === true;
        const isWanted = isInObject ? name?.isWanted : container === void 0 || String(container.index) === wanted;
        if (isWanted) {
          way.splice(onWay.length, Number.POSITIVE_INFINITY, isInObject && name ? name.start : token.start);
          if (token.kind === "open" && onWay.length < tokens.length) {
            onWay.push({ isObject: text[token.start] === "{", index: 0 });
          }
        }
      }
    }
    if (token.kind === "open") depth += 1;
  }
  return { outcome: scanner.outcome, way, isThere: way.length === tokens.length + 1 };
}
function isNamed(quoted, name) {
  return name !== void 0 && quoted.length <= name.length * 6 + 2 && JSON.parse(quoted) === name;
}

// lib/report/html/shown-body.ts
var linesAround = 6;
var shownContainers = 6;
var longestPiece = 200;
var deepestLevel = 24;
function shownBody(body, at, isCut) {
  const { outcome, way, isThere } = placeInJson(body, at ?? "");
  const isJson = outcome === "whole" || isCut && outcome === "ended-early";
  if (!isJson) return { lines: textLines(body, isCut), marks: "nothing" };
  const marked = at === void 0 ? void 0 : way.at(-1);
  const containers = /* @__PURE__ */ new Set([...way.slice(0, 1), ...way.slice(-1 - shownContainers)]);
  const lines = linesAroundMark(printedLines(body, marked, containers), marked !== void 0, isCut);
  return { lines, marks: marked === void 0 ? "nothing" : isThere ? "place" : "parent" };
}
var mostLines = 2e3;
function wholeBody(body, isCut) {
  const { outcome } = placeInJson(body, "");
  const isJson = outcome === "whole" || isCut && outcome === "ended-early";
  const lines = isJson ? firstLines(printedLines(body, void 0, /* @__PURE__ */ new Set()), isCut) : textLines(body, isCut, mostLines);
  return lines.map((line) => line === void 0 ? "\u2026" : `${"  ".repeat(line.level)}${line.before}`).join("\n");
}
function firstLines(printed, isCut) {
  const lines = [];
  for (const line of printed) {
    if (lines.length === mostLines) return [...lines, void 0];
    lines.push(line);
  }
  return isCut ? [...lines, void 0] : lines;
}
var Line = class {
  level;
  before = "";
  marked = "";
  after = "";
  /** Whether one of the containers around the place opens on it. */
  holdsContainer = false;
  constructor(level) {
    this.level = Math.min(level, deepestLevel);
  }
  write(text, isMarked) {
    if (isMarked) this.marked += text;
    else if (this.marked === "") this.before += text;
    else this.after += text;
  }
};
function linesAroundMark(printed, hasMark, isCut) {
  const shown = [];
  const waiting = [];
  let isGap = false;
  let room = hasMark ? void 0 : 2 * linesAround;
  for (const line of printed) {
    if (room === 0) return [...shown, void 0];
    if (room !== void 0) {
      room -= 1;
      shown.push(line);
    } else if (line.marked !== "" || line.holdsContainer) {
      const before = line.marked === "" ? [] : waiting;
      if (isGap || before.length < waiting.length) shown.push(void 0);
      shown.push(...before, line);
      if (line.marked !== "") room = linesAround;
      isGap = false;
      waiting.length = 0;
    } else {
      waiting.push(line);
      if (waiting.length > linesAround) {
        waiting.shift();
        isGap = true;
      }
    }
  }
  return isCut ? [...shown, void 0] : shown;
}
function* printedLines(body, marked, containers) {
  const scanner = new JsonScanner(body);
  let line = new Line(0);
  let level = 0;
  let previous;
  let isMarked = false;
  for (let token = scanner.next(); token !== void 0; token = scanner.next()) {
    if (token.kind === "close") level -= 1;
    const begins = token.kind === "close" ? previous !== "open" : previous === "open" || previous === "comma";
    if (begins) {
      yield line;
      line = new Line(level);
    }
    if (token.start === marked) isMarked = true;
    if (containers.has(token.start)) line.holdsContainer = true;
    line.write(shownToken(body, token), isMarked);
    if (token.kind === "scalar" || token.kind === "open") isMarked = false;
    if (token.kind === "open") level += 1;
    previous = token.kind;
  }
  yield line;
}
function shownToken(body, { kind, start, end }) {
  return kind === "colon" ? ": " : shortenedPiece(body, start, end);
}
function shortenedPiece(text, start, end) {
  const length = end - start;
  if (length <= longestPiece) return printable(text.slice(start, end));
  return `${printable(text.slice(start, start + longestPiece))}\u2026 (${length} characters)`;
}
function textLines(body, isCut, shown = 2 * linesAround) {
  const lines = [];
  let start = 0;
  while (start < body.length && lines.length < shown) {
    const end = endOfLine(body, start);
    lines.push({ level: 0, before: shortenedPiece(body, start, end), marked: "", after: "" });
    start = end + (body.startsWith("\r\n", end) ? 2 : 1);
  }
  if (start < body.length || isCut) lines.push(void 0);
  return lines;
}
function endOfLine(text, start) {
  const end = text.indexOf("\n", start);
  if (end === -1) return text.length;
  return text[end - 1] === "\r" && end > start ? end - 1 : end;
}

// lib/report/html/exchange-messages.tsx
import { Fragment as Fragment3, jsx as jsx6, jsxs as jsxs6 } from "hono/jsx/jsx-runtime";
var messagesRoom = 15e5;
var shownBody2 = 64 * 1024;
var cutBefore = shownBody2 - 3;
function ExchangeMessages({ exchange }) {
  const { request, response, failure } = exchange;
  return /* @__PURE__ */ jsxs6(Fragment3, { children: [
    /* @__PURE__ */ jsx6("h4", { children: "Request" }),
    /* @__PURE__ */ jsxs6("pre", { children: [
      printable(request.method),
      " ",
      printable(request.url),
      fieldLines(request.headers)
    ] }),
    request.body !== void 0 && /* @__PURE__ */ jsx6(Body, { text: request.body, isCut: Buffer.byteLength(request.body) >= cutBefore }),
    /* @__PURE__ */ jsx6("h4", { children: "Answer" }),
    response === void 0 ? /* @__PURE__ */ jsx6("p", { children: printable(failure ?? "none") }) : /* @__PURE__ */ jsxs6(Fragment3, { children: [
      /* @__PURE__ */ jsxs6("pre", { children: [
        response.status,
        fieldLines(response.headers)
      ] }),
      response.bodyBytes > 0 && /* @__PURE__ */ jsx6(Body, { text: response.body, isCut: response.bodyBytes > shownBody2 })
    ] })
  ] });
}
function Body({ text, isCut }) {
  return /* @__PURE__ */ jsx6("pre", { tabindex: 0, children: wholeBody(text, isCut) });
}
function fieldLines(headers) {
  return headers.map(([name, value]) => `
${printable(name)}: ${printable(value)}`).join("");
}
function messagesOf(recording, shown, isEvidence) {
  const messages = /* @__PURE__ */ new Map();
  let room = messagesRoom;
  for (const turn of [true, false]) {
    const isTurn = (number) => shown.has(number) && isEvidence(number) === turn;
    for (const exchange of recording.exchanges((number) => isTurn(number) ? shownBody2 : void 0)) {
      const html = String(/* @__PURE__ */ jsx6(ExchangeMessages, { exchange }));
      room -= html.length;
      if (room < 0) return messages;
      messages.set(exchange.number, html);
    }
  }
  return messages;
}

// lib/report/html/exchange-row.tsx
import { raw } from "hono/html";
import { jsx as jsx7, jsxs as jsxs7 } from "hono/jsx/jsx-runtime";
var longest2 = { path: 100, failure: 200 };
var narrowest = 0.01;
var namedViolations = 3;
function ExchangeRow({ table, exchange, violations, messages }) {
  const { number, askedBy, sentAt, endedAt, request, response, failure, counted: counted2 } = exchange;
  const from = round2(table.place(sentAt));
  return /* @__PURE__ */ jsxs7("tr", { id: `exchange-${number}`, "data-is": kindsOf(exchange, violations), children: [
    /* @__PURE__ */ jsx7("td", { children: messages === void 0 ? number : /* @__PURE__ */ jsxs7("details", { children: [
      /* @__PURE__ */ jsx7("summary", { children: number }),
      raw(messages)
    ] }) }),
    /* @__PURE__ */ jsxs7("td", { children: [
      printable(request.method),
      " ",
      cut2(pathBelow(table.target, request.url), longest2.path),
      failure !== void 0 && /* @__PURE__ */ jsx7("small", { children: cut2(failure, longest2.failure) }),
      violations.slice(0, namedViolations).map(({ rule, mark }) => /* @__PURE__ */ jsxs7("span", { class: "shows", children: [
        mark,
        " ",
        /* @__PURE__ */ jsx7(RuleLink, { rule })
      ] })),
      violations.length > namedViolations && /* @__PURE__ */ jsxs7("small", { children: [
        "and ",
        violations.length - namedViolations,
        " more rules"
      ] })
    ] }),
    /* @__PURE__ */ jsx7("td", { children: response?.status ?? "none" }),
    /* @__PURE__ */ jsx7("td", { children: table.rules.has(askedBy) ? /* @__PURE__ */ jsx7(RuleLink, { rule: askedBy }) : askedBy }),
    /* @__PURE__ */ jsx7("td", { children: counted2 ? "yes" : "no" }),
    /* @__PURE__ */ jsx7("td", { children: clockReading(sentAt - table.span.from) }),
    /* @__PURE__ */ jsx7("td", { children: elapsed(endedAt - sentAt) }),
    /* @__PURE__ */ jsx7("td", { children: /* @__PURE__ */ jsx7("svg", { "aria-hidden": "true", children: /* @__PURE__ */ jsx7("rect", { x: `${from}%`, width: `${Math.max(round2(table.place(endedAt) - from), narrowest)}%` }) }) })
  ] });
}
function kindsOf({ response }, violations) {
  const kinds = [
    ...response === void 0 ? ["unanswered"] : [],
    ...response !== void 0 && response.status >= 400 ? ["error"] : [],
    ...response?.status === 429 ? ["refused"] : [],
    ...violations.length > 0 ? ["evidence"] : []
  ];
  return kinds.length === 0 ? void 0 : kinds.join(" ");
}
function pathBelow(target, url) {
  const base = target.replace(/\/$/, "");
  return url.startsWith(`${base}/`) ? url.slice(base.length) : url;
}
function cut2(text, length) {
  return printable(text.length <= length ? text : `${text.slice(0, length)}\u2026`);
}
function round2(number) {
  return Number(number.toFixed(2));
}

// lib/report/html/waterfall.tsx
import { Fragment as Fragment4, jsx as jsx8, jsxs as jsxs8 } from "hono/jsx/jsx-runtime";
var columnNames = ["#", "Request", "Status", "Asked by", "Counted", "Sent after", "Took", "Over time"];
function Waterfall({ run, time, evidence, shown }) {
  const { recording } = run;
  const left = recording.length - shown.size;
  const messages = messagesOf(recording, shown, (number) => evidence.has(number));
  return /* @__PURE__ */ jsxs8(Fragment4, { children: [
    left > 0 && /* @__PURE__ */ jsxs8("p", { children: [
      "Of ",
      recording.length,
      " exchanges these are the first, those that findings point to, and those that were answered 429. ",
      left,
      " ",
      left === 1 ? "is" : "are",
      " left out: ",
      /* @__PURE__ */ jsx8("code", { children: "--report har" }),
      " writes all of them to",
      " ",
      /* @__PURE__ */ jsx8("code", { children: "recording.har" }),
      "."
    ] }),
    /* @__PURE__ */ jsxs8("table", { class: "waterfall", children: [
      /* @__PURE__ */ jsxs8("caption", { children: [
        "A number opens to what was sent and answered.",
        messages.size < shown.size && /* @__PURE__ */ jsxs8(Fragment4, { children: [
          " ",
          "Where it does not, there was no more room: ",
          /* @__PURE__ */ jsx8("code", { children: "--report har" }),
          " writes all of it to",
          " ",
          /* @__PURE__ */ jsx8("code", { children: "recording.har" }),
          "."
        ] }),
        time.pauses.length > 0 && " On the axis of time, waits are cut short."
      ] }),
      /* @__PURE__ */ jsx8("thead", { children: /* @__PURE__ */ jsx8("tr", { children: columnNames.map((name) => /* @__PURE__ */ jsx8("th", { scope: "col", children: name })) }) }),
      /* @__PURE__ */ jsx8("tbody", { children: raw2(rowsOf({ run, time, evidence, shown }, messages)) })
    ] })
  ] });
}
function rowsOf({ run, time, evidence, shown }, messages) {
  const { report, recording } = run;
  const table = {
    target: report.target,
    span: time.span,
    place: axisWithoutPauses(time.span, time.pauses),
    rules: new Set(report.verdicts.map(({ rule }) => rule))
  };
  const rows = [];
  const pauseBefore = new Map(time.pauses.map((pause) => [pause.to, pause]));
  let expected = 1;
  for (const exchange of recording.exchanges((number) => shown.has(number) ? 0 : void 0)) {
    const pause = pauseBefore.get(exchange.sentAt);
    if (exchange.number > expected) rows.push(leftOut(expected, exchange.number - 1));
    else if (pause !== void 0) rows.push(String(/* @__PURE__ */ jsxs8(Between, { children: [
      "waited ",
      elapsed(pause.to - pause.from)
    ] })));
    pauseBefore.delete(exchange.sentAt);
    expected = exchange.number + 1;
    const violations = evidence.get(exchange.number) ?? [];
    rows.push(
      String(
        /* @__PURE__ */ jsx8(
          ExchangeRow,
          {
            table,
            exchange,
            violations,
            messages: messages.get(exchange.number)
          }
        )
      )
    );
  }
  if (expected <= recording.length) rows.push(leftOut(expected, recording.length));
  return rows.join("\n");
}
function Between({ children }) {
  return /* @__PURE__ */ jsx8("tr", { class: "between", children: /* @__PURE__ */ jsx8("td", { colspan: columnNames.length, children }) });
}
function leftOut(from, to) {
  return String(/* @__PURE__ */ jsx8(Between, { children: from === to ? `#${from} is left out` : `#${from} to #${to} are left out` }));
}

// lib/report/html/exchanges.tsx
import { Fragment as Fragment5, jsx as jsx9, jsxs as jsxs9 } from "hono/jsx/jsx-runtime";
function Exchanges({ run }) {
  const outlines = [...run.recording.outlines()];
  const time = runTimeOf(outlines, run.report.limit);
  const evidence = evidenceIn(run.report);
  const shown = shownNumbers(outlines, new Set(evidence.keys()));
  return /* @__PURE__ */ jsxs9("section", { id: "exchanges", class: "exchanges", "aria-labelledby": "exchanges-heading", children: [
    /* @__PURE__ */ jsx9("h2", { id: "exchanges-heading", children: "Exchanges" }),
    time === void 0 ? /* @__PURE__ */ jsx9("p", { children: "The run sent no request." }) : /* @__PURE__ */ jsxs9(Fragment5, { children: [
      /* @__PURE__ */ jsx9("h3", { children: "Requests in the rolling window" }),
      /* @__PURE__ */ jsx9(RollingWindowChart, { time, limit: run.report.limit }),
      /* @__PURE__ */ jsx9("h3", { children: "In order of sending" }),
      /* @__PURE__ */ jsx9(ExchangeFilter, { rows: shown.size }),
      /* @__PURE__ */ jsx9(Waterfall, { run, time, evidence, shown })
    ] })
  ] });
}

// lib/report/html/outside-link.tsx
import { Fragment as Fragment6, jsx as jsx10 } from "hono/jsx/jsx-runtime";
function OutsideLink({ url, text = url }) {
  if (!/^https?:\/\//i.test(url)) return /* @__PURE__ */ jsx10(Fragment6, { children: printable(text) });
  return /* @__PURE__ */ jsx10("a", { href: url, rel: "noreferrer", children: printable(text) });
}

// lib/report/html/notices.tsx
import { jsx as jsx11, jsxs as jsxs10 } from "hono/jsx/jsx-runtime";
var mostNamed3 = 50;
function Notices({ report }) {
  const { gate, leftBehind, remarks, coverage } = report;
  const missing = report.verdicts.filter(isMissing).map(({ rule }) => rule);
  return /* @__PURE__ */ jsxs10("div", { class: "notices", children: [
    missing.length > 0 && /* @__PURE__ */ jsx11(Notice, { heading: "Required and not judged", isGrave: true, children: /* @__PURE__ */ jsx11(RuleList, { rules: missing }) }),
    leftBehind.length > 0 && /* @__PURE__ */ jsx11(Notice, { heading: "Left behind", isGrave: true, children: /* @__PURE__ */ jsxs10("ul", { children: [
      leftBehind.slice(0, mostNamed3).map(({ url, reason }) => /* @__PURE__ */ jsxs10("li", { children: [
        /* @__PURE__ */ jsx11("code", { children: printable(url) }),
        ": ",
        printable(reason)
      ] })),
      /* @__PURE__ */ jsx11(More, { count: leftBehind.length })
    ] }) }),
    gate && staleText(gate).map(({ heading, lines }) => /* @__PURE__ */ jsx11(Notice, { heading, isGrave: true, children: /* @__PURE__ */ jsx11(Lines, { lines }) })),
    remarks.length > 0 && /* @__PURE__ */ jsx11(Notice, { heading: "Remarks", children: /* @__PURE__ */ jsx11(Lines, { lines: remarks.map(printable) }) }),
    gate && restText(gate).map(({ heading, lines }) => /* @__PURE__ */ jsx11(Notice, { heading, children: /* @__PURE__ */ jsx11(Lines, { lines }) })),
    coverage.notJudged.length > 0 && /* @__PURE__ */ jsx11(NotJudged, { groups: coverage.notJudged, isOpen: report.exitCode !== 1 }),
    gate && gate.knownDeviations.length > 0 && /* @__PURE__ */ jsx11(KnownDeviations, { entries: gate.knownDeviations })
  ] });
}
function Notice({ heading, isGrave = false, children }) {
  return /* @__PURE__ */ jsxs10("section", { class: isGrave ? "notice grave" : "notice", children: [
    /* @__PURE__ */ jsx11("h2", { children: heading }),
    children
  ] });
}
function Lines({ lines }) {
  return /* @__PURE__ */ jsxs10("ul", { children: [
    lines.slice(0, mostNamed3).map((line) => /* @__PURE__ */ jsx11("li", { children: line })),
    /* @__PURE__ */ jsx11(More, { count: lines.length })
  ] });
}
function More({ count }) {
  return count > mostNamed3 && /* @__PURE__ */ jsxs10("li", { children: [
    "and ",
    count - mostNamed3,
    " more: all are in report.json"
  ] });
}
function RuleList({ rules }) {
  return /* @__PURE__ */ jsxs10("ul", { class: "rule-list", children: [
    rules.slice(0, mostNamed3).map((rule) => /* @__PURE__ */ jsx11("li", { children: /* @__PURE__ */ jsx11(RuleLink, { rule }) })),
    /* @__PURE__ */ jsx11(More, { count: rules.length })
  ] });
}
function NotJudged({ groups, isOpen }) {
  return /* @__PURE__ */ jsxs10("details", { class: "notice", open: isOpen, children: [
    /* @__PURE__ */ jsx11("summary", { children: /* @__PURE__ */ jsx11("h2", { children: "Why rules were not judged" }) }),
    /* @__PURE__ */ jsx11("dl", { class: "reasons", children: groups.slice(0, mostNamed3).map(({ reason, rules, verdict }) => /* @__PURE__ */ jsxs10("div", { children: [
      /* @__PURE__ */ jsxs10("dt", { children: [
        printable(reason),
        " ",
        /* @__PURE__ */ jsx11("span", { class: "badge", children: verdict })
      ] }),
      /* @__PURE__ */ jsx11("dd", { children: /* @__PURE__ */ jsx11(RuleList, { rules }) })
    ] })) }),
    groups.length > mostNamed3 && /* @__PURE__ */ jsxs10("p", { children: [
      "and ",
      groups.length - mostNamed3,
      " more reasons: all are in report.json"
    ] })
  ] });
}
function KnownDeviations({ entries }) {
  return /* @__PURE__ */ jsxs10("details", { class: "notice", children: [
    /* @__PURE__ */ jsx11("summary", { children: /* @__PURE__ */ jsx11("h2", { children: "Known deviations" }) }),
    /* @__PURE__ */ jsx11("section", { class: "scrolled", tabindex: 0, "aria-label": "Known deviations", children: /* @__PURE__ */ jsxs10("table", { class: "known-deviations", children: [
      /* @__PURE__ */ jsx11("thead", { children: /* @__PURE__ */ jsxs10("tr", { children: [
        /* @__PURE__ */ jsx11("th", { scope: "col", children: "rule" }),
        /* @__PURE__ */ jsx11("th", { scope: "col", children: "this run" }),
        /* @__PURE__ */ jsx11("th", { scope: "col", children: "reason" }),
        /* @__PURE__ */ jsx11("th", { scope: "col", children: "until" }),
        /* @__PURE__ */ jsx11("th", { scope: "col", children: "entry" })
      ] }) }),
      /* @__PURE__ */ jsx11("tbody", { children: entries.slice(0, mostNamed3).map(({ rule, state, reason, link, expires, at }) => /* @__PURE__ */ jsxs10("tr", { children: [
        /* @__PURE__ */ jsx11("th", { scope: "row", children: /* @__PURE__ */ jsx11(RuleLink, { rule }) }),
        /* @__PURE__ */ jsx11("td", { children: state }),
        /* @__PURE__ */ jsxs10("td", { children: [
          printable(reason),
          " \xB7 ",
          /* @__PURE__ */ jsx11(OutsideLink, { url: link })
        ] }),
        /* @__PURE__ */ jsx11("td", { children: expires }),
        /* @__PURE__ */ jsx11("td", { children: /* @__PURE__ */ jsx11("code", { children: printable(at) }) })
      ] })) })
    ] }) }),
    entries.length > mostNamed3 && /* @__PURE__ */ jsxs10("p", { children: [
      "and ",
      entries.length - mostNamed3,
      " more: all are in report.json"
    ] })
  ] });
}

// lib/report/html/page.json
var page_default = {
  script: '"use strict";(()=>{function g(){document.addEventListener("click",async({target:n})=>{let e=n instanceof Element?n.closest("button.copy"):null,t=e?.parentElement?.querySelector("code");!e||!t||A(e,await C(t)?"Copied":"Selected: copy it")})}async function C(n){try{return await navigator.clipboard.writeText(n.textContent??""),!0}catch{return getSelection()?.selectAllChildren(n),document.execCommand("copy")}}function A(n,e){let t=n.nextElementSibling;t!==null&&(t.textContent=e,setTimeout(()=>{t.textContent=""},2e3))}function v(){let n=document.querySelector(".waterfall"),e=document.querySelector(".exchange-filter");if(n===null||e===null)return;let{showAll:t,tell:l}=F(n,e);$(n);let o=()=>{let c=/^#exchange-(\\d+)$/.exec(location.hash)?.[1];if(c===void 0)return;let u=document.getElementById(`exchange-${c}`);if(u===null){l(`#${c} is not among them: --report har writes all exchanges to recording.har`),e.scrollIntoView();return}u.hidden&&t();let E=u.querySelector("details");E&&(E.open=!0),u.scrollIntoView(),u.querySelector("summary")?.focus({preventScroll:!0})};addEventListener("load",o),addEventListener("hashchange",o),document.addEventListener("click",({target:c})=>{let u=c instanceof Element?c.closest("a"):null;u?.hash.startsWith("#exchange-")&&u.hash===location.hash&&o()})}function F(n,e){let t=[...n.querySelectorAll("tbody > tr")],l=e.querySelector("output"),o=d=>{l!==null&&(l.textContent=d)},c,u=()=>{let d=new FormData(e),f=String(d.get("text")).trim().toLowerCase(),m=String(d.get("kind"));c??=t.map(I);let y=f===""&&m==="",h=0;t.forEach((p,r)=>{let i=p.id!=="",s=m===""||(p.dataset.is??"").split(" ").includes(m),a=i?s&&c?.[r]?.includes(f)===!0:y;p.hidden=!a,a&&i&&(h+=1)}),o(`${h} exchange${h===1?"":"s"}`)};return e.addEventListener("input",u),e.addEventListener("submit",d=>d.preventDefault()),{showAll:()=>{e.reset(),u()},tell:o}}function I(n){let[e,...t]=n.cells;return[`#${(e?.querySelector("summary")??e)?.textContent}`,...t.map(o=>o.textContent)].join(" ").toLowerCase()}function $(n){n.addEventListener("click",({target:e})=>{if(!(e instanceof Element)||e.closest("a, details")!==null||getSelection()?.isCollapsed===!1)return;let t=e.closest("tr")?.querySelector("details");t&&(t.open=!t.open)})}function x(){let n=document.querySelector("#search"),e=[...document.querySelectorAll(\'input[name="show"]\')],t=[...document.querySelectorAll(".rule")],l=[...document.querySelectorAll(".section")],o=document.querySelector("#shown"),c=document.querySelector("#nothing"),u=new Map;function E(r){let i=u.get(r);if(i!==void 0)return i;let s=[...r.querySelectorAll(".searched")].map(({textContent:w})=>w),a=(s.length>0?s.join(`\n`):r.textContent??"").toLowerCase();return u.set(r,a),a}function d(){let r=e.find(({checked:a})=>a)?.value??"all",i=(n?.value??"").toLowerCase().split(/\\s+/).filter(Boolean),s=0;for(let a of t){let L=(r==="all"||a.dataset.state===r)&&(i.length===0||i.every(H=>E(a).includes(H)));a.hidden=!L,L&&(s+=1)}for(let a of l)a.hidden=a.querySelector(".rule:not([hidden])")===null;c&&(c.hidden=s>0),o&&(o.textContent=`${s} of ${t.length} rules`)}function f(){let r=e.find(({checked:w})=>w)?.value??"all",i=n?.value??"",s=new URLSearchParams({...r!=="all"&&{show:r},...i!==""&&{search:i}}),[a]=location.href.split("#");history.replaceState(null,"",s.size>0?`#${s}`:a)}function m(r,i){for(let s of e)s.checked=s.value===r;n&&(n.value=i),d()}function y(){d(),f()}function h(){m("all","")}function p(){let r=new URLSearchParams(location.hash.slice(1)),i=r.get("show"),s=r.get("search");i===null&&s===null||m(e.find(({value:a})=>a===i)?.value??"all",s??"")}n?.addEventListener("input",y);for(let r of e)r.addEventListener("change",y);document.querySelector("#reset")?.addEventListener("click",()=>{h(),f(),n?.focus()});for(let[r,i]of[["#expand",!0],["#collapse",!1]])document.querySelector(r)?.addEventListener("click",()=>{for(let s of t)s instanceof HTMLDetailsElement&&!s.hidden&&(s.open=i)});return addEventListener("hashchange",p),d(),p(),{reset(){h(),f()}}}function T(n){let e=document.querySelector("#search");document.addEventListener("keydown",t=>{if(t.ctrlKey||t.metaKey||t.altKey)return;let l=document.activeElement,o=l?.matches(\'input[type="search"], select\')===!0;switch(t.key){case"Escape":if(o&&l!==e)return;n.reset(),l===e&&e?.blur();return;case"/":if(o)return;e?.focus(),e?.select();break;case"j":case"k":if(o)return;S(t.key==="j"?1:-1);break;case"ArrowDown":case"ArrowUp":if(!b().some(c=>c===l))return;S(t.key==="ArrowDown"?1:-1);break;default:return}t.preventDefault()})}function S(n){let e=b(),t=document.activeElement?.closest(".rule"),l=e.findIndex(u=>u.closest(".rule")===t),o=l===-1?n>0?0:e.length-1:l+n,c=e[o];c!==void 0&&(c.matches("p")&&(c.tabIndex=-1),c.focus())}function b(){return[...document.querySelectorAll(".rule:not([hidden]) > summary, p.rule:not([hidden])")]}function k(n){let e=()=>{let t=O();if(t===null)return;if(t.closest("[hidden]")){let{hash:o}=location;n.reset(),history.replaceState(null,"",o)}for(let o=t;o;o=o.parentElement)o instanceof HTMLDetailsElement&&(o.open=!0);t.scrollIntoView(),(t.querySelector(":scope > summary")??t).focus({preventScroll:!0})};addEventListener("hashchange",e),document.addEventListener("click",({target:t})=>{let l=t instanceof Element?t.closest("a"):null;l!==null&&l.hash!==""&&l.href===location.href&&e()}),addEventListener("load",e)}function O(){if(location.hash.startsWith("#exchange-"))return null;try{return document.getElementById(decodeURIComponent(location.hash.slice(1)))}catch{return null}}function q(){let n=document.querySelector("#theme"),e=document.documentElement;n?.addEventListener("change",()=>{n.value===""?e.removeAttribute("data-theme"):e.setAttribute("data-theme",n.value)})}document.documentElement.classList.add("scripted");q();g();v();var M=x();T(M);k(M);})();\n',
  style: ':root{color-scheme:light dark;--paper: light-dark(#ffffff, #14171c);--raised: light-dark(#f6f7f9, #1c2027);--sunken: light-dark(#eef0f3, #0f1216);--line: light-dark(#d5d9e0, #343b46);--ink: light-dark(#1b1f26, #e4e7ec);--faint: light-dark(#59616e, #9ca5b3);--link: light-dark(#0b57b8, #7cb4ff);--focus: light-dark(#0b57b8, #9cc7ff);--failed: light-dark(#b3261e, #ff8a80);--failed-paper: light-dark(#fdeceb, #3a1d1d);--warned: light-dark(#855300, #f2b84b);--warned-paper: light-dark(#fdf3dc, #352a14);--known: light-dark(#0a6577, #6fd0e3);--known-paper: light-dark(#e2f4f8, #12303a);--passed: light-dark(#1a6d36, #76d594);--passed-paper: light-dark(#e4f5ea, #15301f);--control: light-dark(#8a93a1, #6b7686);--target: light-dark(#e8f1fd, #1b2b42);--marked-line: light-dark(#d9a300, #c79a1a);--marked: light-dark(#ffe08a, #6a5200);--mono: ui-monospace, "SFMono-Regular", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;--sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif}:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}*,:before,:after{box-sizing:border-box}html{font:15px / 1.5 var(--sans);color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}body{max-width:82rem;margin:0 auto;padding:0 1.25rem 3rem;overflow-wrap:anywhere}h1,h2,h3,h4,h5,p,ul,dl,dd,figure,pre,fieldset{margin:0;padding:0;border:0}ul{padding-left:1.1em}h2{font-size:1.25rem;line-height:1.3}a{color:var(--link);text-underline-offset:.15em}code,kbd{font-family:var(--mono);font-size:.875em}code,dd,li,td,.title,.digest{unicode-bidi:isolate}small{display:block;color:var(--faint);font-size:.8125rem}mark{padding:.05em .15em;border-radius:3px;color:inherit;background:var(--marked);outline:1px solid var(--marked-line)}kbd,.key{padding:.05em .4em;border:1px solid var(--line);border-radius:4px;color:var(--faint);background:var(--raised)}button,select,input[type=search]{font:inherit;padding:.3rem .7rem;border:1px solid var(--control);border-radius:6px;color:var(--ink);background:var(--paper)}button{cursor:pointer}button:hover,summary:hover{background:var(--raised)}:focus-visible{outline:2px solid var(--focus);outline-offset:2px}main:focus,h2:focus,h3:focus{outline:none}html:not(.scripted) .scripted-only{display:none}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.skip{position:absolute;top:.5rem;left:-100vw;z-index:3;padding:.5rem 1rem;border-radius:6px;background:var(--paper)}.skip:focus{left:.5rem}.top{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;padding:.75rem 0;color:var(--faint)}.product{margin-right:auto;font-weight:600}.top nav{display:flex;gap:1rem}.theme{display:flex;gap:.5rem;align-items:center}.theme select{padding:.15rem .4rem}.glance{padding:1.25rem 1.5rem;border:1px solid var(--line);border-left:6px solid var(--tone);border-radius:10px;background:var(--raised)}.glance[data-tone=good]{--tone: var(--passed)}.glance[data-tone=doubtful]{--tone: var(--warned)}.glance[data-tone=bad]{--tone: var(--failed)}.glance h1{font-size:1.5rem;line-height:1.3}.glance .mark{color:var(--tone)}.advice{margin-top:.5rem}.facts{display:flex;flex-wrap:wrap;gap:.75rem 3rem;margin-top:1rem}.facts time{white-space:nowrap}.facts .wide{flex:1 0 100%;min-width:0}dt{color:var(--faint);font-size:.8125rem}.overview{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:1.5rem 3rem;align-items:start;margin-top:1.5rem}.overview>:first-child,.notices{display:grid;gap:.75rem}.overview>:only-child{grid-column:1 / -1}.notices:empty{display:none}.broken ul{padding:0;list-style:none}.broken li{display:grid;align-items:start;grid-template-columns:1.6rem minmax(0,1fr);gap:.6rem;padding:.35rem 0}.notice{padding:.6rem 1rem;border:1px solid var(--line);border-left:4px solid var(--line);border-radius:8px}.notice.grave{border-left-color:var(--warned)}.notice h2{display:inline-block;font-size:1rem}.notice h2:first-letter{text-transform:uppercase}.notice>summary{cursor:pointer}.notice>:not(summary,h2){margin-top:.4rem}.rule-list{display:flex;flex-wrap:wrap;gap:.1rem 1rem;padding:0;list-style:none}.reasons{display:grid;gap:.6rem}.reasons dt{color:var(--ink);font-size:inherit}.scrolled{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{padding-bottom:.5rem;font-size:1.25rem;font-weight:700;text-align:left}th,td{padding:.3rem .9rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:baseline}thead th{color:var(--faint);font-size:.8125rem;font-weight:500}.summary th:first-child{padding-left:0;font-weight:500}.summary :is(td,thead th:not(:first-child)){text-align:right;white-space:nowrap}.summary tfoot :is(th,td){border-bottom:0;font-weight:600}.summary td.none{color:var(--faint);font-weight:400}.summary td:not(.none)[data-state=violated]{color:var(--failed);font-weight:600}.summary td:not(.none)[data-state=warnings]{color:var(--warned);font-weight:600}.known-deviations{font-size:.875rem}.known-deviations td:nth-child(3){min-width:16rem}#exchanges{margin-top:2.5rem}footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--faint);font-size:.875rem}footer p+p{margin-top:.5rem}@media(max-width:60rem){.overview{grid-template-columns:minmax(0,1fr)}.overview>:first-child:not(:has(*)){display:none}}@media(max-width:40rem){body{padding:0 .75rem 2rem}.glance{padding:1rem}.glance h1{font-size:1.25rem}.facts{gap:.6rem 1.75rem}.theme span{display:none}.summary{width:100%}.summary .word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.summary :is(th,td){padding-inline:.4rem}}[data-state=conformant]{--state: var(--passed);--state-paper: var(--passed-paper)}[data-state=violated]{--state: var(--failed);--state-paper: var(--failed-paper)}[data-state=warnings]{--state: var(--warned);--state-paper: var(--warned-paper)}[data-state=known]{--state: var(--known);--state-paper: var(--known-paper)}[data-state="not judged"]{--state: var(--faint);--state-paper: var(--sunken)}html{scroll-padding-top:6.5rem}.rules{margin-top:2.5rem}.toolbar{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;font-size:.875rem;margin:.5rem -.5rem 0;padding:.6rem .5rem;border-bottom:1px solid var(--line);background:var(--paper)}.choices{display:flex;flex-wrap:wrap;gap:.35rem}.choices label{position:relative;cursor:pointer}.choices input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}.choices label>span{display:block;padding:.2rem .65rem;border:1px solid var(--control);border-radius:999px;white-space:nowrap}.choices .mark{color:var(--state);font-weight:700}.choices .count{color:var(--faint);font-variant-numeric:tabular-nums}.choices input:checked+span{border-color:var(--ink);color:var(--paper);background:var(--ink)}.choices input:checked+span :is(.mark,.count){color:inherit}.choices input:focus-visible+span{outline:2px solid var(--focus);outline-offset:2px}.search{position:relative;flex:1 1 15rem}.search input{width:100%}.search .key{position:absolute;top:50%;right:.5rem;translate:0 -50%;pointer-events:none}.search input:is(:focus,:not(:placeholder-shown))+.key{display:none}.buttons{display:flex;gap:.35rem}.shown{color:var(--faint)}.nothing{padding:2rem 0;text-align:center}.section{margin-top:1.5rem}.section h3{font-size:1.0625rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}.rule{border-bottom:1px solid var(--line)}p.rule{padding:.35rem .5rem}.rule>summary{display:grid;grid-template-columns:1.6rem minmax(0,1fr) auto;gap:0 .6rem;align-items:baseline;padding:.45rem .5rem;border-radius:6px;list-style:none;cursor:pointer}.rule>summary::-webkit-details-marker{display:none}:is(.rule>summary,.broken) .mark{width:1.6rem;border-radius:5px;color:var(--state);background:var(--state-paper);font-weight:700;text-align:center}.rule h4{display:inline;font-size:inherit;font-weight:400}.rule h4 code{margin-right:.5em;font-weight:600}.digest{display:block;color:var(--faint);font-size:.875rem}.rule[open]>summary .digest{display:none}.badges{display:flex;gap:.3rem}.badge{display:inline-block;padding:0 .5em;border:1px solid var(--line);border-radius:999px;color:var(--faint);font-size:.75rem;font-weight:400;white-space:nowrap}.rule:target>summary,p.rule:target{background:var(--target);box-shadow:inset 3px 0 0 var(--focus)}.told{padding:.25rem .5rem 1.25rem 2.7rem}.about>div,.details>div{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:0 .75rem;padding:.15rem 0}:is(.about,.details) dt{padding-top:.1em}:is(.clauses,.places){padding:0;list-style:none}.aside{color:var(--faint);font-size:.875rem}.finding{margin-top:.9rem;padding:.75rem 1rem .85rem;border:1px solid var(--line);border-left:4px solid var(--state);border-radius:8px;background:var(--raised)}.finding h5{display:flex;gap:.5rem;align-items:baseline;color:var(--faint);font-size:.8125rem;font-weight:600}.compared{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.75rem;margin:.4rem 0 .75rem}.compared>div{padding:.45rem .75rem;border:1px solid var(--line);border-radius:6px;background:var(--paper)}.compared .at{color:var(--faint)}.answer{margin-bottom:.6rem}.answer figcaption{margin-bottom:.25rem;color:var(--faint);font-size:.875rem}pre{padding:.6rem .8rem;overflow-x:auto;border:1px solid var(--line);border-radius:6px;background:var(--paper);line-height:1.45;overflow-wrap:normal;tab-size:2}pre :is(.status,.field){color:var(--faint)}.copyable{display:flex;gap:.5rem;align-items:flex-start}.command{flex:1;min-width:0;max-height:7.5rem;padding:.25rem .6rem;overflow:auto;border:1px solid var(--line);border-radius:6px;background:var(--paper);white-space:pre-wrap}.copy{padding:.1rem .6rem;font-size:.8125rem}.copied{align-self:center;color:var(--passed);font-size:.8125rem}.copied:empty{display:none}@media(max-width:40rem){html{scroll-padding-top:.5rem}.toolbar{position:static}.told{padding-left:.5rem}.compared{grid-template-columns:minmax(0,1fr);gap:.4rem}.finding{padding-inline:.7rem}.about>div,.details>div{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){.rule>summary .mark,.choices label>span,mark{border:1px solid CanvasText}.choices input:checked+span{forced-color-adjust:none;color:HighlightText;background:Highlight}.rule:target>summary{outline:2px solid Highlight}}.exchanges h3{margin:1.25rem 0 .5rem}.rolling-window{margin:1rem 0;padding-inline:8px;overflow:hidden;svg{display:block;overflow:visible;color:var(--ink)}text{font:.75rem var(--sans);fill:var(--faint);paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}.counted-area{fill:var(--link);opacity:.16}.counted-line{fill:none;stroke:var(--link);stroke-width:2px;vector-effect:non-scaling-stroke}.level,.axis{stroke:var(--line)}.axis{stroke:var(--faint)}.limit{stroke:var(--failed);stroke-width:1.5px;stroke-dasharray:6 4}.limit-label,.refused-label{fill:var(--failed);font-weight:600}.refused-mark path{fill:var(--failed);stroke:var(--paper)}.wait{fill:var(--ink);opacity:.07}p{margin:.5rem 0 0}.note{color:var(--faint);font-size:.875rem}}.exchange-filter{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:baseline;span{display:flex;gap:.5rem;align-items:baseline}}.waterfall{--columns: 4em minmax(12em, 5fr) 4em minmax(9em, 2.5fr) 5em 5.75em 4.25em minmax(7em, 3fr);display:block;width:100%;font-size:.8125rem;line-height:1.4;caption,thead,tbody{display:block}caption{margin:.75rem 0;padding:0;font-size:inherit;font-weight:inherit;text-align:start;color:var(--faint)}tr{position:relative;display:grid;grid-template-columns:var(--columns);gap:0 .75rem;padding:.2rem .5rem;padding-inline-start:calc(.5rem + 3px);border-bottom:1px solid var(--line)}tbody tr{content-visibility:auto;contain-intrinsic-block-size:auto 1.6rem}th,td{grid-row:1;min-width:0;padding:0;border:0;text-align:start;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}th{color:var(--faint);font-weight:600}td:nth-child(1):has(>details){grid-row:9;grid-column:1 / -1}summary{position:absolute;inset-block-start:.2rem;inset-inline-start:calc(.5rem + 3px);cursor:pointer}td:nth-child(2){grid-column:2;font-family:var(--mono)}td:nth-child(3){grid-column:3}td:nth-child(4){grid-column:4}td:nth-child(5){grid-column:5}td:nth-child(6){grid-column:6}td:nth-child(7){grid-column:7}td:nth-child(8){grid-column:8}:is(th,td):nth-child(n+6):nth-child(-n+7){text-align:end;white-space:nowrap}td code{font-size:inherit}small,.shows{display:block;width:fit-content;font-family:var(--sans);font-size:inherit}small{color:var(--faint)}pre{margin:.25rem 0;padding:.5rem .75rem;max-height:30rem;overflow:auto;font:.75rem / 1.5 var(--mono);white-space:pre-wrap;overflow-wrap:anywhere;background:var(--sunken)}h4{margin:.5rem 0 0}.between td{grid-column:1 / -1;text-align:center;color:var(--faint)}td>svg{display:block;width:100%;height:.9em;margin-top:.25em;overflow:visible;background:linear-gradient(var(--line),var(--line)) center / 100% 1px no-repeat}rect{height:100%;fill:var(--link);stroke:var(--link);stroke-width:2px}[data-is~=error] td:nth-child(3),[data-is~=unanswered] td:nth-child(3){font-weight:600}[data-is~=refused]{background:var(--warned-paper);rect{fill:var(--failed);stroke:var(--failed)}}[data-is~=evidence] summary{inset-inline-start:.5rem}[data-is~=evidence]{padding-inline-start:.5rem;border-inline-start:3px solid var(--failed)}tr:target{outline:2px solid var(--focus);outline-offset:-2px}tr[hidden]{display:none}@media screen and (width<60rem){--columns: 4em 3em 1fr auto;thead{position:absolute;clip-path:inset(50%)}tbody tr{padding-inline-end:.25rem;contain-intrinsic-block-size:auto 4rem}td:nth-child(2){grid-column:2 / -1}td:nth-child(n+3):nth-child(-n+7){grid-row:2}td:nth-child(3){grid-column:2}td:nth-child(4){grid-column:3}td:nth-child(6){grid-column:4}td:nth-child(5),td:nth-child(7){display:none}td:nth-child(8){grid-row:3;grid-column:2 / -1}}@media print{font-size:7pt;tbody tr{content-visibility:visible;padding-block:0;break-inside:avoid}summary{inset-block-start:0}}}@media print{.exchange-filter{display:none}}@media(forced-colors:active){.rolling-window,.waterfall{.counted-line,.limit,.axis,.level{stroke:CanvasText}.counted-area,.wait{fill:GrayText}text,.limit-label,.refused-label{fill:CanvasText;stroke:Canvas}rect:not(.wait),.refused-mark path{fill:Highlight;stroke:Highlight}}}@media print{:root{color-scheme:light}html{font-size:10pt}body{max-width:none;padding:0}.scripted-only,.scripted .scripted-only,.skip,.top nav,.badge:empty{display:none}.rule:not([data-state=conformant])::details-content,.notice::details-content{display:block;content-visibility:visible;block-size:auto}.rule:not([data-state=conformant]) .digest{display:none}a[href^=http]:after{content:" (" attr(href) ")";color:var(--faint)}.command{max-height:none}pre{white-space:pre-wrap;overflow-wrap:anywhere}.finding,.rule>summary{break-inside:avoid}.section h3{break-after:avoid}}\n'
};

// lib/report/html/rules.tsx
import { raw as raw3 } from "hono/html";

// lib/report/html/exchange-link.tsx
import { jsxs as jsxs11 } from "hono/jsx/jsx-runtime";
function ExchangeLink({ number }) {
  return /* @__PURE__ */ jsxs11("a", { href: `#exchange-${number}`, class: "number", children: [
    "#",
    number
  ] });
}

// lib/report/html/answer.tsx
import { Fragment as Fragment7, jsx as jsx12, jsxs as jsxs12 } from "hono/jsx/jsx-runtime";
var longestValue = 300;
function Answer({ answer, at }) {
  const { exchange, isStatusMarked, body } = answer;
  const { number, request, response, failure } = exchange;
  return /* @__PURE__ */ jsxs12("figure", { class: "answer", children: [
    /* @__PURE__ */ jsxs12("figcaption", { children: [
      /* @__PURE__ */ jsx12(ExchangeLink, { number }),
      " ",
      printable(request.method),
      " ",
      /* @__PURE__ */ jsx12("code", { children: cut3(request.url) })
    ] }),
    response === void 0 ? /* @__PURE__ */ jsxs12("p", { children: [
      "No answer came",
      failure === void 0 ? "" : `: ${printable(failure)}`,
      "."
    ] }) : /* @__PURE__ */ jsx12("pre", { tabindex: 0, children: /* @__PURE__ */ jsxs12("code", { children: [
      /* @__PURE__ */ jsxs12("span", { class: "status", children: [
        "status ",
        isStatusMarked ? /* @__PURE__ */ jsx12("mark", { children: response.status }) : response.status
      ] }),
      "\n",
      fieldsOf(answer).map(({ name, value, isMarked }) => /* @__PURE__ */ jsxs12(Fragment7, { children: [
        /* @__PURE__ */ jsx12("span", { class: "field", children: isMarked ? /* @__PURE__ */ jsx12("mark", { children: `${name}: ${value}` }) : `${name}: ${value}` }),
        "\n"
      ] })),
      "\n",
      response.bodyBytes === 0 ? /* @__PURE__ */ jsx12("i", { children: "no body" }) : body.lines.map((line) => /* @__PURE__ */ jsx12(Line2, { line }))
    ] }) }),
    body.marks === "parent" && at !== void 0 && /* @__PURE__ */ jsxs12("p", { class: "aside", children: [
      "There is no ",
      /* @__PURE__ */ jsx12("code", { children: printable(at) }),
      ": the innermost value around it is marked."
    ] })
  ] });
}
function Line2({ line }) {
  if (line === void 0) return /* @__PURE__ */ jsx12(Fragment7, { children: "\u2026\n" });
  return /* @__PURE__ */ jsxs12(Fragment7, { children: [
    "  ".repeat(line.level) + line.before,
    line.marked !== "" && /* @__PURE__ */ jsx12("mark", { children: line.marked }),
    `${line.after}
`
  ] });
}
function fieldsOf({ exchange, markedField }) {
  const headers = exchange.response?.headers ?? [];
  const names = /* @__PURE__ */ new Set(["content-type", ...markedField === void 0 ? [] : [markedField]]);
  return [...names].flatMap((name) => {
    const values = headerValues(headers, name);
    const isMarked = name === markedField;
    if (values.length === 0) return isMarked ? [{ name: printable(name), value: "(there is none)", isMarked }] : [];
    return values.slice(0, 5).map((value) => ({ name: printable(name), value: cut3(value), isMarked }));
  });
}
function cut3(text) {
  return printable(text.length <= longestValue ? text : `${text.slice(0, longestValue)}\u2026 (${text.length} characters)`);
}

// lib/report/html/copyable.tsx
import { jsx as jsx13, jsxs as jsxs13 } from "hono/jsx/jsx-runtime";
function Copyable({ text, what }) {
  return /* @__PURE__ */ jsxs13("div", { class: "copyable", children: [
    /* @__PURE__ */ jsx13("code", { class: "command", tabindex: 0, children: text }),
    /* @__PURE__ */ jsx13("button", { type: "button", class: "copy scripted-only", "aria-label": `Copy ${what}`, children: "Copy" }),
    /* @__PURE__ */ jsx13("span", { class: "copied", role: "status" })
  ] });
}

// lib/report/html/finding.tsx
import { Fragment as Fragment8, jsx as jsx14, jsxs as jsxs14 } from "hono/jsx/jsx-runtime";
var mostNamed4 = 6;
var longestCommand = 6e3;
function Finding({ finding, verdict, number, answer, also, seed, again }) {
  const { expected, actual, at, level, repeats, remark, known, baseline, curl } = finding;
  return /* @__PURE__ */ jsxs14("article", { class: "finding", children: [
    /* @__PURE__ */ jsxs14("h5", { children: [
      number === void 0 ? "Finding" : `Finding ${number}`,
      level !== verdict.level && /* @__PURE__ */ jsx14("span", { class: "badge", children: level }),
      repeats === false && /* @__PURE__ */ jsx14("span", { class: "badge", children: "flaky" })
    ] }),
    /* @__PURE__ */ jsxs14("dl", { class: "compared", children: [
      /* @__PURE__ */ jsxs14("div", { children: [
        /* @__PURE__ */ jsx14("dt", { children: "expected" }),
        /* @__PURE__ */ jsx14("dd", { class: "searched", children: printable(expected) })
      ] }),
      /* @__PURE__ */ jsxs14("div", { children: [
        /* @__PURE__ */ jsx14("dt", { children: "actual" }),
        /* @__PURE__ */ jsxs14("dd", { class: "searched", children: [
          printable(actual),
          at !== void 0 && /* @__PURE__ */ jsxs14(Fragment8, { children: [
            " ",
            /* @__PURE__ */ jsxs14("span", { class: "at", children: [
              "at ",
              /* @__PURE__ */ jsx14("code", { children: printable(at) })
            ] })
          ] })
        ] })
      ] })
    ] }),
    answer && /* @__PURE__ */ jsx14(Answer, { answer, at }),
    /* @__PURE__ */ jsxs14("dl", { class: "details", children: [
      /* @__PURE__ */ jsx14(Evidence, { finding }),
      also.length > 0 && /* @__PURE__ */ jsx14(Detail, { name: "also found by", children: /* @__PURE__ */ jsx14(RuleLinks, { rules: also }) }),
      repeats === false && /* @__PURE__ */ jsx14(Detail, { name: "flaky", children: "asked once more, it did not come again" }),
      remark !== void 0 && /* @__PURE__ */ jsx14(Detail, { name: "remark", children: printable(remark) }),
      known && /* @__PURE__ */ jsxs14(Detail, { name: "known", children: [
        printable(known.reason),
        " \xB7 ",
        /* @__PURE__ */ jsx14(OutsideLink, { url: known.link }),
        " \xB7 until ",
        printable(known.expires)
      ] }),
      baseline && /* @__PURE__ */ jsx14(Detail, { name: "known", children: "the baseline has it" }),
      curl !== void 0 && /* @__PURE__ */ jsx14(Detail, { name: "again", children: /* @__PURE__ */ jsx14(Command, { text: printable(curl), what: "curl command" }) }),
      again && /* @__PURE__ */ jsx14(Detail, { name: "replay", children: /* @__PURE__ */ jsx14(Command, { text: printable(replayCommand(verdict.rule, seed, again, finding.path)), what: "replay command" }) })
    ] })
  ] });
}
function Detail({ name, children }) {
  return /* @__PURE__ */ jsxs14("div", { children: [
    /* @__PURE__ */ jsx14("dt", { children: name }),
    /* @__PURE__ */ jsx14("dd", { children })
  ] });
}
function Command({ text, what }) {
  if (text.length > longestCommand) return /* @__PURE__ */ jsx14(Fragment8, { children: `${text.length} characters long: see report.json` });
  return /* @__PURE__ */ jsx14(Copyable, { text, what });
}
function Evidence({ finding: { exchanges, occurrences, places } }) {
  return /* @__PURE__ */ jsxs14(Fragment8, { children: [
    exchanges.length > 0 && /* @__PURE__ */ jsxs14(Detail, { name: "evidence", children: [
      exchanges.slice(0, mostNamed4).map((number, index) => /* @__PURE__ */ jsxs14(Fragment8, { children: [
        index > 0 && ", ",
        /* @__PURE__ */ jsx14(ExchangeLink, { number })
      ] })),
      exchanges.length > mostNamed4 && ` and ${exchanges.length - mostNamed4} more`,
      occurrences > 1 && ` \xB7 seen ${occurrences} times`
    ] }),
    places.length > 0 && (occurrences > 1 || places.length > 1) && /* @__PURE__ */ jsx14(Detail, { name: "places", children: /* @__PURE__ */ jsxs14("ul", { class: "places", children: [
      places.slice(0, mostNamed4).map(({ request, at, occurrences: times }) => /* @__PURE__ */ jsxs14("li", { children: [
        /* @__PURE__ */ jsx14("code", { children: printable(request) }),
        at !== "" && /* @__PURE__ */ jsxs14(Fragment8, { children: [
          " at ",
          /* @__PURE__ */ jsx14("code", { children: printable(at) })
        ] }),
        times > 1 && ` \xB7 ${times} times`
      ] })),
      places.length > mostNamed4 && /* @__PURE__ */ jsxs14("li", { children: [
        "and ",
        places.length - mostNamed4,
        " more: all are in report.json"
      ] })
    ] }) })
  ] });
}

// lib/report/html/rule.tsx
import { Fragment as Fragment9, jsx as jsx15, jsxs as jsxs15 } from "hono/jsx/jsx-runtime";
var mostFindings = 10;
var clauseTexts = new Map(Object.entries(clauses).map(([id, { text }]) => [id, text]));
function toldFindings({ findings }) {
  const isExcused = ({ known, baseline }) => known !== void 0 || baseline === true;
  return [...findings.filter((each) => !isExcused(each)), ...findings.filter(isExcused)].slice(0, mostFindings);
}
function Rule({ verdict, isOpen, answers, rulesOf, seed, again }) {
  const told = toldFindings(verdict);
  const othersOf = ({ cause }) => cause === void 0 ? [] : rulesOf.get(cause)?.filter((rule) => rule !== verdict.rule) ?? [];
  const untold = verdict.findings.length - told.length;
  return /* @__PURE__ */ jsxs15("details", { class: "rule", id: verdict.rule, "data-state": columnOf(verdict)?.heading, open: isOpen, children: [
    /* @__PURE__ */ jsx15("summary", { children: /* @__PURE__ */ jsx15(Row, { verdict }) }),
    /* @__PURE__ */ jsxs15("div", { class: "told", children: [
      /* @__PURE__ */ jsx15(About, { verdict }),
      told.map((finding, index) => /* @__PURE__ */ jsx15(
        Finding,
        {
          finding,
          verdict,
          number: verdict.findings.length === 1 ? void 0 : index + 1,
          answer: answers.get(finding),
          also: othersOf(finding),
          seed,
          again
        }
      )),
      untold > 0 && /* @__PURE__ */ jsxs15("p", { class: "aside", children: [
        "and ",
        counted(untold, "more finding"),
        ": all are in report.json"
      ] })
    ] })
  ] });
}
function BriefRule({ verdict }) {
  const column = columnOf(verdict);
  return /* @__PURE__ */ jsxs15("p", { class: "rule", id: verdict.rule, "data-state": column?.heading, children: [
    column?.mark,
    " ",
    verdict.rule,
    " \xB7 ",
    printable(verdict.title),
    verdict.findings.length > 0 && ` \xB7 ${counted(verdict.findings.length, "finding")}`
  ] });
}
function Row({ verdict }) {
  const column = columnOf(verdict);
  const digest = digestOf(verdict);
  return /* @__PURE__ */ jsxs15(Fragment9, { children: [
    /* @__PURE__ */ jsx15("span", { class: "mark", "aria-hidden": "true", children: column?.mark }),
    /* @__PURE__ */ jsxs15("span", { class: "named", children: [
      /* @__PURE__ */ jsxs15("h4", { children: [
        /* @__PURE__ */ jsx15("span", { class: "unseen", children: `${wordOf(verdict)}: ` }),
        /* @__PURE__ */ jsx15("code", { class: "searched", children: verdict.rule }),
        " ",
        /* @__PURE__ */ jsx15("span", { class: "title searched", children: printable(verdict.title) })
      ] }),
      digest !== void 0 && /* @__PURE__ */ jsx15("span", { class: "digest", children: digest })
    ] }),
    /* @__PURE__ */ jsxs15("span", { class: "badges", children: [
      verdict.required && /* @__PURE__ */ jsx15("span", { class: "badge", children: "required" }),
      /* @__PURE__ */ jsx15("span", { class: "badge", children: verdict.level })
    ] })
  ] });
}
function wordOf(verdict) {
  const heading = columnOf(verdict)?.heading ?? verdict.verdict;
  return heading === "warnings" ? "warning" : heading;
}
function About({ verdict }) {
  const { judged, evidence, reason, accepts, hint } = verdict;
  return /* @__PURE__ */ jsxs15("dl", { class: "about", children: [
    /* @__PURE__ */ jsxs15("div", { children: [
      /* @__PURE__ */ jsx15("dt", { children: verdict.clauses.length === 1 ? "clause" : "clauses" }),
      /* @__PURE__ */ jsx15("dd", { children: /* @__PURE__ */ jsx15("ul", { class: "clauses", children: verdict.clauses.map(({ id, link }) => /* @__PURE__ */ jsxs15("li", { class: "searched", children: [
        /* @__PURE__ */ jsx15("code", { children: id }),
        " ",
        clauseTexts.get(id),
        " ",
        link !== void 0 && /* @__PURE__ */ jsx15(OutsideLink, { url: link, text: link.replace(/^https:\/\//, "") })
      ] })) }) })
    ] }),
    accepts !== void 0 && /* @__PURE__ */ jsxs15("div", { children: [
      /* @__PURE__ */ jsx15("dt", { children: "accepts" }),
      /* @__PURE__ */ jsx15("dd", { children: printable(accepts) })
    ] }),
    judged !== void 0 && /* @__PURE__ */ jsxs15("div", { children: [
      /* @__PURE__ */ jsx15("dt", { children: "judged" }),
      /* @__PURE__ */ jsxs15("dd", { children: [
        counted(judged, "thing"),
        evidence !== void 0 && ` \xB7 ${printable(evidence)}`
      ] })
    ] }),
    reason !== void 0 && /* @__PURE__ */ jsxs15("div", { children: [
      /* @__PURE__ */ jsx15("dt", { children: verdict.verdict }),
      /* @__PURE__ */ jsxs15("dd", { class: "searched", children: [
        printable(reason),
        verdict.required && " (this rule is required)"
      ] })
    ] }),
    verdict.findings.length > 0 && /* @__PURE__ */ jsxs15("div", { children: [
      /* @__PURE__ */ jsx15("dt", { children: "hint" }),
      /* @__PURE__ */ jsx15("dd", { children: printable(hint) })
    ] })
  ] });
}

// lib/report/html/telling-answers.ts
var mostBytes = 16 * 1024 * 1024;
function tellingAnswers({ recording }, findings) {
  const shownBy = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const [telling] = finding.exchanges;
    if (telling !== void 0) shownBy.set(telling, [...shownBy.get(telling) ?? [], finding]);
  }
  const answers = /* @__PURE__ */ new Map();
  let room = mostBytes;
  for (const exchange of recording.exchanges((number) => shownBy.has(number) ? room : void 0)) {
    const bodyBytes = exchange.response?.bodyBytes ?? 0;
    const isCut = bodyBytes > room;
    for (const finding of shownBy.get(exchange.number) ?? []) {
      answers.set(finding, tellingAnswer(exchange, finding.at, isCut));
      room = Math.max(0, room - bodyBytes);
    }
  }
  return answers;
}
function tellingAnswer({ response, ...asked }, at, isCut) {
  return {
    exchange: { ...asked, ...response && { response: { ...response, body: "" } } },
    isStatusMarked: at === "status",
    markedField: at !== void 0 && /^header /.test(at) ? at.slice("header ".length).toLowerCase() : void 0,
    body: shownBody(response?.body ?? "", pointerOf(at), isCut)
  };
}
function pointerOf(at) {
  if (at === "body") return "";
  return at?.startsWith("/") ? at : void 0;
}

// lib/report/html/rules.tsx
import { Fragment as Fragment10, jsx as jsx16, jsxs as jsxs16 } from "hono/jsx/jsx-runtime";
var roomForRules = 6e5;
var mostAnswers = 300;
var mostOpen = 3;
var mostTelling = ["violated", "warnings", "known", "not judged", "conformant"];
function Rules({ run }) {
  const { verdicts } = run.report;
  const rows = rowsOf2(run);
  return /* @__PURE__ */ jsx16(Fragment10, { children: [...groupedBy(verdicts, ({ section }) => section)].map(([section, ofSection]) => /* @__PURE__ */ jsxs16("section", { class: "section", "aria-labelledby": `section-${section}`, children: [
    /* @__PURE__ */ jsx16("h3", { id: `section-${section}`, tabindex: -1, children: section }),
    raw3(ofSection.map((verdict) => rows.get(verdict) ?? String(/* @__PURE__ */ jsx16(BriefRule, { verdict }))).join("\n"))
  ] })) });
}
function rowsOf2(run) {
  const { report, again } = run;
  const byWeight = mostTelling.flatMap(
    (state) => report.verdicts.filter((verdict) => columnOf(verdict)?.heading === state)
  );
  const answers = tellingAnswers(run, byWeight.flatMap(toldFindings).slice(0, mostAnswers));
  const rulesOf = rulesByCause(report);
  const isFew = report.verdicts.filter(({ fails }) => fails).length <= mostOpen;
  const rows = /* @__PURE__ */ new Map();
  let room = roomForRules;
  for (const verdict of byWeight) {
    const row = String(
      /* @__PURE__ */ jsx16(
        Rule,
        {
          verdict,
          isOpen: verdict.fails && isFew,
          answers,
          rulesOf,
          seed: report.seed,
          again
        }
      )
    );
    room -= row.length;
    if (room < 0) break;
    rows.set(verdict, row);
  }
  return rows;
}
function rulesByCause({ verdicts }) {
  const rules = /* @__PURE__ */ new Map();
  for (const { rule, findings } of verdicts) {
    for (const cause of new Set(findings.flatMap((finding) => finding.cause ?? []))) {
      const alike = rules.get(cause);
      if (alike === void 0) rules.set(cause, [rule]);
      else alike.push(rule);
    }
  }
  return rules;
}

// lib/report/html/summary-table.tsx
import { Fragment as Fragment11, jsx as jsx17, jsxs as jsxs17 } from "hono/jsx/jsx-runtime";
function SummaryTable({ report }) {
  const columns2 = columnsOf(report);
  const sections = groupedBy(report.verdicts, ({ section }) => section);
  return /* @__PURE__ */ jsxs17("table", { class: "summary", children: [
    /* @__PURE__ */ jsx17("caption", { children: "Rules by section" }),
    /* @__PURE__ */ jsx17("thead", { children: /* @__PURE__ */ jsxs17("tr", { children: [
      /* @__PURE__ */ jsx17("th", { scope: "col", children: "section" }),
      columns2.map(({ heading, mark }) => /* @__PURE__ */ jsxs17("th", { scope: "col", "data-state": heading, children: [
        /* @__PURE__ */ jsx17("span", { "aria-hidden": "true", children: mark }),
        " ",
        /* @__PURE__ */ jsx17("span", { class: "word", children: heading })
      ] }))
    ] }) }),
    /* @__PURE__ */ jsx17("tbody", { children: [...sections].map(([section, verdicts]) => /* @__PURE__ */ jsxs17("tr", { children: [
      /* @__PURE__ */ jsx17("th", { scope: "row", children: /* @__PURE__ */ jsx17("a", { href: `#section-${section}`, children: section }) }),
      /* @__PURE__ */ jsx17(Counts, { columns: columns2, verdicts })
    ] })) }),
    /* @__PURE__ */ jsx17("tfoot", { children: /* @__PURE__ */ jsxs17("tr", { children: [
      /* @__PURE__ */ jsx17("th", { scope: "row", children: "all" }),
      /* @__PURE__ */ jsx17(Counts, { columns: columns2, verdicts: report.verdicts })
    ] }) })
  ] });
}
function Counts({ columns: columns2, verdicts }) {
  return /* @__PURE__ */ jsx17(Fragment11, { children: columns2.map(({ heading, isOf }) => {
    const count = verdicts.filter(isOf).length;
    return /* @__PURE__ */ jsx17("td", { "data-state": heading, class: count === 0 ? "none" : void 0, children: count });
  }) });
}

// lib/report/html/toolbar.tsx
import { jsx as jsx18, jsxs as jsxs18 } from "hono/jsx/jsx-runtime";
function Toolbar({ report }) {
  const { verdicts } = report;
  const choices = [
    { value: "all", label: "all", mark: "", count: verdicts.length },
    ...columnsOf(report).map(({ heading, mark, isOf }) => ({
      value: heading,
      label: heading,
      mark,
      count: verdicts.filter(isOf).length
    }))
  ];
  return /* @__PURE__ */ jsxs18("search", { class: "toolbar scripted-only", "aria-label": "Rules", children: [
    /* @__PURE__ */ jsxs18("fieldset", { class: "choices", children: [
      /* @__PURE__ */ jsx18("legend", { class: "unseen", children: "Show" }),
      choices.map(({ value, label, mark, count }) => /* @__PURE__ */ jsxs18("label", { "data-state": value, children: [
        /* @__PURE__ */ jsx18("input", { type: "radio", name: "show", value, checked: value === "all" }),
        /* @__PURE__ */ jsxs18("span", { children: [
          mark !== "" && /* @__PURE__ */ jsx18("span", { class: "mark", "aria-hidden": "true", children: mark }),
          " ",
          label,
          " ",
          /* @__PURE__ */ jsx18("span", { class: "count", children: count })
        ] })
      ] }))
    ] }),
    /* @__PURE__ */ jsxs18("label", { class: "search", children: [
      /* @__PURE__ */ jsx18("span", { class: "unseen", children: "Search rules" }),
      /* @__PURE__ */ jsx18(
        "input",
        {
          type: "search",
          id: "search",
          placeholder: "Search rules and findings",
          autocomplete: "off",
          spellcheck: false
        }
      ),
      /* @__PURE__ */ jsx18("span", { class: "key", "aria-hidden": "true", children: "/" })
    ] }),
    /* @__PURE__ */ jsxs18("div", { class: "buttons", children: [
      /* @__PURE__ */ jsx18("button", { type: "button", id: "expand", children: "Expand all" }),
      /* @__PURE__ */ jsx18("button", { type: "button", id: "collapse", children: "Collapse all" })
    ] }),
    /* @__PURE__ */ jsx18("p", { class: "shown", id: "shown", role: "status" })
  ] });
}
function NothingShown() {
  return /* @__PURE__ */ jsxs18("p", { class: "nothing", id: "nothing", hidden: true, children: [
    "No rule matches.",
    " ",
    /* @__PURE__ */ jsx18("button", { type: "button", id: "reset", children: "Show all rules" })
  ] });
}

// lib/report/html/report-page.tsx
import { Fragment as Fragment12, jsx as jsx19, jsxs as jsxs19 } from "hono/jsx/jsx-runtime";
var contentSecurityPolicy = [
  "default-src 'none'",
  `script-src ${sourceOf(page_default.script)}`,
  `style-src ${sourceOf(page_default.style)}`,
  "base-uri 'none'",
  "form-action 'none'"
].join("; ");
function sourceOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
function* htmlReport(run) {
  const { report } = run;
  yield '<!doctype html>\n<html lang="en">\n';
  yield `${/* @__PURE__ */ jsx19(Head, { report })}
<body>
`;
  yield `${/* @__PURE__ */ jsx19(Top, { hasRules: report.verdicts.length > 0 })}
<main id="main" tabindex="-1">
`;
  yield `${/* @__PURE__ */ jsx19(AtAGlance, { report })}
${/* @__PURE__ */ jsx19(Overview, { report })}
`;
  if (report.verdicts.length > 0) yield* rulesPart(run);
  yield `${/* @__PURE__ */ jsx19(Exchanges, { run })}
</main>
`;
  yield `${/* @__PURE__ */ jsx19(Foot, { hasRules: report.verdicts.length > 0 })}
<script>${page_default.script}</script>
</body>
</html>
`;
}
function* rulesPart(run) {
  yield '<section class="rules" aria-labelledby="rules">\n<h2 id="rules" tabindex="-1">Rules</h2>\n';
  yield `${/* @__PURE__ */ jsx19(Toolbar, { report: run.report })}
${/* @__PURE__ */ jsx19(NothingShown, {})}
`;
  yield `${/* @__PURE__ */ jsx19(Rules, { run })}
</section>
`;
}
function Overview({ report }) {
  return /* @__PURE__ */ jsxs19("div", { class: "overview", children: [
    /* @__PURE__ */ jsxs19("div", { children: [
      /* @__PURE__ */ jsx19(BrokenRules, { report }),
      /* @__PURE__ */ jsx19(Notices, { report })
    ] }),
    report.verdicts.length > 0 && /* @__PURE__ */ jsx19(SummaryTable, { report })
  ] });
}
function Head({ report }) {
  return /* @__PURE__ */ jsxs19("head", { children: [
    /* @__PURE__ */ jsx19("meta", { charset: "utf-8" }),
    /* @__PURE__ */ jsx19("meta", { "http-equiv": "content-security-policy", content: contentSecurityPolicy }),
    /* @__PURE__ */ jsx19("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    /* @__PURE__ */ jsx19("meta", { name: "color-scheme", content: "light dark" }),
    /* @__PURE__ */ jsx19("title", { children: `${verdictSentence(report).text} \xB7 ${printable(report.target)}` }),
    /* @__PURE__ */ jsx19("style", { children: raw4(page_default.style) })
  ] });
}
function Top({ hasRules }) {
  return /* @__PURE__ */ jsxs19(Fragment12, { children: [
    /* @__PURE__ */ jsx19("a", { href: "#main", class: "skip", children: "Skip to the report" }),
    /* @__PURE__ */ jsxs19("header", { class: "top", children: [
      /* @__PURE__ */ jsx19("p", { class: "product", children: "ngrok API conformance" }),
      /* @__PURE__ */ jsxs19("nav", { "aria-label": "Parts of the report", children: [
        hasRules && /* @__PURE__ */ jsx19("a", { href: "#rules", children: "Rules" }),
        /* @__PURE__ */ jsx19("a", { href: "#exchanges", children: "Exchanges" })
      ] }),
      /* @__PURE__ */ jsxs19("label", { class: "theme scripted-only", children: [
        /* @__PURE__ */ jsx19("span", { children: "Theme" }),
        /* @__PURE__ */ jsxs19("select", { id: "theme", "aria-label": "Theme", children: [
          /* @__PURE__ */ jsx19("option", { value: "", children: "auto" }),
          /* @__PURE__ */ jsx19("option", { value: "light", children: "light" }),
          /* @__PURE__ */ jsx19("option", { value: "dark", children: "dark" })
        ] })
      ] })
    ] })
  ] });
}
function Foot({ hasRules }) {
  return /* @__PURE__ */ jsxs19("footer", { children: [
    hasRules && /* @__PURE__ */ jsxs19("p", { class: "scripted-only", children: [
      /* @__PURE__ */ jsx19("kbd", { children: "/" }),
      " search \xB7 ",
      /* @__PURE__ */ jsx19("kbd", { children: "j" }),
      " ",
      /* @__PURE__ */ jsx19("kbd", { children: "k" }),
      " next and previous rule \xB7 ",
      /* @__PURE__ */ jsx19("kbd", { children: "Enter" }),
      " open \xB7",
      " ",
      /* @__PURE__ */ jsx19("kbd", { children: "Esc" }),
      " show all rules"
    ] }),
    /* @__PURE__ */ jsx19("p", { children: "Written by ngrok-api-conformance. All of it is in report.json too." })
  ] });
}
export {
  htmlReport
};
