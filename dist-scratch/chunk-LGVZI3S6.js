// lib/run/verdict.ts
var failedAnswer = "no good answer";
function isJudged({ verdict }) {
  return verdict === "conformant" || verdict === "violated";
}
function levelOf(verdict) {
  if (verdict.verdict !== "violated") return verdict.rule.level;
  const untolerated = untoleratedIn(verdict);
  const weighed = untolerated.length > 0 ? untolerated : verdict.findings;
  return weighed.some((finding) => finding.level === "must") ? "must" : "should";
}
function untoleratedIn(verdict) {
  return verdict.verdict === "violated" ? verdict.findings.filter(({ tolerance }) => tolerance === void 0) : [];
}

export {
  failedAnswer,
  isJudged,
  levelOf,
  untoleratedIn
};
