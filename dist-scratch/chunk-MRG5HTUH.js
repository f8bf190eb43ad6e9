import {
  didYouMean
} from "./chunk-4ECAIIHW.js";
import {
  SettingsError
} from "./chunk-53FG2U64.js";
import {
  patternOf
} from "./chunk-KV6DRCN7.js";

// lib/cli/selection.ts
function selectRules(rules, only, skip) {
  const kept = only.length === 0 ? new Set(rules) : new Set(only.flatMap((name) => named(rules, name, "--only")));
  for (const rule of skip.flatMap((name) => named(rules, name, "--skip"))) kept.delete(rule);
  if (kept.size === 0) {
    throw new SettingsError("nothing-selected", "--skip leaves no rule to judge: name fewer rules in it.");
  }
  return rules.filter((rule) => kept.has(rule));
}
function requiredRules(rules, selected, names) {
  const required = new Set(names.flatMap((name) => named(rules, name, "--require")));
  const leftOut = [...required].find((rule) => !selected.includes(rule));
  if (leftOut !== void 0) {
    const message = `--require asks for ${leftOut.id}, which --only or --skip leaves out: name it in one of them alone.`;
    throw new SettingsError("required-not-selected", message);
  }
  return new Set([...required].map(({ id }) => id));
}
function ruleNamed(rules, name) {
  const rule = rules.find(({ id }) => id === name);
  if (rule !== void 0) return rule;
  throw unknown(
    "explain",
    name,
    rules.map(({ id }) => id),
    "rule"
  );
}
function named(rules, name, source) {
  const pattern = patternOf(name);
  const kinds = [
    ({ id }) => [id],
    ({ section }) => [section],
    ({ level }) => [level],
    ({ clauses }) => clauses
  ];
  for (const namesOf of kinds) {
    const matching = rules.filter((rule) => namesOf(rule).some((candidate) => pattern.test(candidate)));
    if (matching.length > 0) return matching;
  }
  const candidates = kinds.flatMap((namesOf) => rules.flatMap(namesOf));
  throw unknown(source, name, [...new Set(candidates)], "rule, section, clause or level");
}
function unknown(source, name, candidates, kinds) {
  const meant = didYouMean(name.replaceAll("*", ""), candidates);
  const advice = meant === void 0 ? 'see "ngrok-conformance rules"' : `did you mean ${meant}?`;
  return new SettingsError("selector-unknown", `${source}: no ${kinds} is named ${JSON.stringify(name)}: ${advice}`);
}

export {
  selectRules,
  requiredRules,
  ruleNamed
};
