import {
  RollingBudget,
  createClient,
  defaultBounds,
  earlierRun,
  finish,
  isFinished,
  keepsLines,
  ledgersIn,
  progressOn,
  readSettings,
  spendingOf,
  systemClock,
  watchExchanges
} from "./chunk-GYF7DQAD.js";
import {
  Target,
  canBeScratch,
  preflight,
  writeScopeOf
} from "./chunk-BYEZ6PIW.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import {
  urlBelow
} from "./chunk-5RYDBV6Z.js";
import {
  resources
} from "./chunk-4IO2M26N.js";
import {
  printable
} from "./chunk-AWR7JLRR.js";

// lib/cli/clean-command.ts
import { readFileSync } from "node:fs";

// lib/run/clean.ts
import { setTimeout } from "node:timers/promises";
var mostPages = 1e3;
async function clean(settings, earlier, surroundings = {}) {
  const { clock = systemClock, pause = setTimeout, onEvent = () => {
  } } = surroundings;
  const { answerMs, ...otherBounds } = surroundings.bounds ?? defaultBounds;
  const bounds = { answerMs: settings.timeoutMs ?? answerMs, ...otherBounds };
  const base = settings.target;
  const spending = { ...spendingOf({ limit: settings.limit }), mayWait: true };
  const targetSettings = {
    base,
    key: settings.key,
    mayWrite: true,
    scratch: listsOf(base, earlier),
    runId: "clean",
    seed: 0,
    spending
  };
  const onExchange = (exchange) => onEvent({
    kind: "exchange",
    sent: client.sent,
    counted: target.counted.size,
    window: budget.window,
    exchange
  });
  const client = createClient({ bounds, clock, writable: writeScopeOf(targetSettings), onExchange });
  const budget = new RollingBudget(spending.limit, clock);
  const target = Target.open(targetSettings, client, budget, async (ms, why) => {
    onEvent({ kind: "wait", ms, why });
    await pause(ms);
  }).as("clean-up");
  try {
    target.bePatient();
    const obstacle = await preflight(target);
    const finished = [];
    for (const run of obstacle ? [] : earlier) {
      const ofRun = await finish(target, run, mostPages);
      finished.push(...ofRun);
      if (isFinished(ofRun)) run.onFinished();
    }
    return { obstacle, finished };
  } finally {
    await client.close();
  }
}
function listsOf(base, earlier) {
  const prefix = urlBelow(base, "");
  const urls = earlier.flatMap(({ items, lists }) => [
    ...lists,
    ...items.map((url) => url.slice(0, url.lastIndexOf("/")))
  ]);
  return [...new Set(urls)].filter((url) => url.startsWith(`${prefix}/`)).map((url) => url.slice(prefix.length));
}

// lib/cli/clean-command.ts
var exitCodes = { clean: 0, left: 3, unreachable: 4 };
async function cleanCommand({ run, ...flags }, { environment, output, errors, redaction }) {
  const settings = readSettings(flags, {
    environment,
    readFile: (path) => readFileSync(path, "utf8"),
    randomSeed: () => 0,
    redaction
  });
  const { target, key, limit, timeoutMs } = settings;
  if (target === void 0 || key === void 0) {
    throw new SettingsError("target-missing", "There is no target to clean: give the --target of the run.");
  }
  if (run !== void 0 && !/^[0-9a-z]{1,64}$/.test(run)) {
    const message = `--run is ${JSON.stringify(run)}: give the id of a run, as its report and its ledger name it.`;
    throw new SettingsError("run-malformed", message);
  }
  const told = (text) => `${printable(redaction.redact(text))}
`;
  const { ledgers, unreadable } = ledgersIn(settings.output);
  for (const { path, reason } of unreadable) errors.write(told(`${path} is no ledger and was left alone: ${reason}`));
  const ofTarget = ledgers.filter(
    (ledger) => ledger.target === urlBelow(target, "") && (run === void 0 || ledger.run === run)
  );
  const atWork = run === void 0 ? ofTarget.filter(({ isAtWork }) => isAtWork) : [];
  for (const ledger of atWork) {
    const advice = `if it is not, clean with --run ${ledger.run}`;
    errors.write(told(`Run ${ledger.run} is at work in process ${ledger.process} and was left alone; ${advice}`));
  }
  const earlier = ofTarget.filter((ledger) => !atWork.includes(ledger)).map((ledger) => earlierRun(ledger, key));
  const isByMark = run !== void 0 && earlier.length === 0;
  if (isByMark) earlier.push(runWithoutLedger(run, target, settings));
  const isAllRead = unreadable.length + atWork.length === 0;
  if (earlier.length === 0) {
    output.write(told(`Nothing to clean: ${settings.output} has no ledger of a run at ${target.href} that has ended.`));
    const others = [...new Set(ledgers.filter((ledger) => !ofTarget.includes(ledger)).map((ledger) => ledger.target))];
    if (others.length > 0) output.write(told(`There are ledgers of runs at ${others.join(", ")}.`));
    return isAllRead ? exitCodes.clean : exitCodes.left;
  }
  const onExchange = watchExchanges(redaction, settings.debug ? errors : void 0);
  const isPlain = settings.debug || keepsLines(environment);
  const progress = await progressOn(errors, { quiet: false, isPlain });
  const onEvent = (event) => {
    if (event.kind === "exchange") onExchange(event.exchange);
    progress.onEvent(event);
  };
  const { obstacle, finished } = await clean({ target, key, limit, timeoutMs }, earlier, { onEvent }).finally(
    () => progress.end()
  );
  if (obstacle?.kind === "unreachable") {
    errors.write(told(`${obstacle.message}: ${obstacle.advice}`));
    return exitCodes.unreachable;
  }
  for (const item of finished) output.write(told(finishedTold(item)));
  if (isByMark && finished.length === 0) {
    output.write(told(`${settings.output} has no ledger of run ${run}, and no item at ${target.href} shows its mark.`));
  }
  output.write(`${countsTold(finished)}
`);
  return isFinished(finished) && isAllRead ? exitCodes.clean : exitCodes.left;
}
function finishedTold({ outcome, url, reason }) {
  return `${outcome.padEnd(8)}${url}${reason === void 0 ? "" : `: ${reason}`}`;
}
function countsTold(finished) {
  const counted = ["deleted", "gone", "left"].map(
    (outcome) => `${finished.filter((item) => item.outcome === outcome).length} ${outcome}`
  );
  return counted.join(", ");
}
function runWithoutLedger(run, target, { scratch }) {
  const paths = scratch ?? resources.filter(canBeScratch).map(({ path }) => path);
  const lists = [.../* @__PURE__ */ new Set([...paths, "/api_keys"])].map((path) => urlBelow(target, path));
  return { run, items: [], lists, hadOtherKey: false, onFinished() {
  } };
}
function cleanWords(settings, { limit, timeout }) {
  return [
    "clean",
    ...settings.target === void 0 ? [] : ["--target", settings.target.href],
    ...settings.keyFile === void 0 ? [] : ["--key-file", settings.keyFile],
    ...settings.output === "reports" ? [] : ["--output", settings.output],
    ...limit === void 0 ? [] : ["--limit", limit],
    ...timeout === void 0 ? [] : ["--timeout", timeout]
  ];
}

export {
  cleanCommand,
  cleanWords
};
