import { groupedBy } from '../contract/grouped-by.ts';
import { failedAnswer, type ReportedFinding, type Verdict } from '../run/verdict.ts';

/** Findings that were seen in the very same places. */
interface Sight {
  readonly findings: readonly ReportedFinding[];
  /** Keys of exchange and place, and of why it is tolerated. */
  readonly seenAt: ReadonlySet<string>;
}

/** Places where nothing else is to be seen, whatever a rule was looking for. */
const wholeAnswer: ReadonlySet<string> = new Set([failedAnswer, 'body']);

/**
 * Which findings have one cause: a number for each, the same for those of one cause.
 *
 * One broken thing shows in many rules: an error without a code is a finding of the rule about errors, and of each rule
 * that provoked one. Findings have one cause where
 *
 * - they say the same of the same request and place, or
 * - they were seen in the very same places of the very same exchanges, or
 * - the one was seen nowhere but where the other was, and expects the same (`without a key: an error object` and
 *   `an error object`) or is about an answer that failed as a whole: one that did not come, has a status from 500 on,
 *   or a body that cannot be read.
 *
 * What is tolerated has no cause in common with what is not. Of two readings this takes the one that tells more: one
 * cause may be told twice, two are not told as one. Being seen in part of the places alone is not enough for that: a
 * list whose times have the wrong form all over may have one item in the wrong place as well.
 *
 * @param verdicts in any order: it decides about the numbers, and not about what is of one cause
 * @param isOne whether all that is found has one cause, as where the target answers everything in the same way
 */
export function causesIn(verdicts: readonly Verdict[], isOne = false): ReadonlyMap<ReportedFinding, number> {
  const findings = verdicts.flatMap((verdict) => (verdict.verdict === 'violated' ? verdict.findings : []));
  if (isOne) return numbered(findings, [...groupedBy(findings, toleranceOf).values()]);
  const statements = [...groupedBy(findings, saying).values()];
  const sights = [...groupedBy(statements, sightingsKey).values()].map((alike) => sightOf(alike.flat()));
  const causes = new Map<Sight, ReportedFinding[]>();
  const widerAt = new Map<string, Sight[]>();
  for (const sight of sights.toSorted(widestFirst)) {
    const cause = causes.get(widerThan(sight, widerAt) ?? sight);
    if (cause) {
      cause.push(...sight.findings);
      continue;
    }
    causes.set(sight, [...sight.findings]);
    for (const key of sight.seenAt) {
      const there = widerAt.get(key);
      if (there) there.push(sight);
      else widerAt.set(key, [sight]);
    }
  }
  return numbered(findings, [...causes.values()]);
}

/** What makes two findings the same statement; one that no exchange shows is like no other. */
function saying(finding: ReportedFinding): unknown {
  const { expected, actual, at, places, sightings } = finding;
  if (sightings.length === 0) return finding;
  return JSON.stringify([places[0]?.request, at, expected, actual, toleranceOf(finding)]);
}

function sightingsKey(findings: readonly ReportedFinding[]): unknown {
  const keys = [...keysOf(findings)];
  return keys.length === 0 ? findings : keys.sort().join('\n');
}

function sightOf(findings: readonly ReportedFinding[]): Sight {
  return { findings, seenAt: new Set([...keysOf(findings)].sort()) };
}

function keysOf(findings: readonly ReportedFinding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap((finding) =>
      finding.sightings.map(({ exchange, at }) => JSON.stringify([exchange, at, toleranceOf(finding)])),
    ),
  );
}

function toleranceOf({ tolerance }: ReportedFinding): string {
  if (tolerance === undefined) return '';
  return tolerance === 'baseline' ? tolerance : [tolerance.reason, tolerance.link, tolerance.expires].join(' ');
}

function widestFirst(one: Sight, other: Sight): number {
  const wider = other.seenAt.size - one.seenAt.size;
  if (wider !== 0) return wider;
  return [...one.seenAt].join('\n') < [...other.seenAt].join('\n') ? -1 : 1;
}

function widerThan(sight: Sight, widerAt: ReadonlyMap<string, readonly Sight[]>): Sight | undefined {
  const [first] = sight.seenAt;
  if (first === undefined) return undefined;
  return widerAt
    .get(first)
    ?.find((other) => [...sight.seenAt].every((key) => other.seenAt.has(key)) && isExplainedBy(sight, other));
}

function isExplainedBy({ findings }: Sight, wider: Sight): boolean {
  const areAboutWholes = findings.every(({ sightings }) => sightings.every(({ at }) => wholeAnswer.has(at)));
  return (
    areAboutWholes ||
    findings.every(({ expected }) =>
      wider.findings.some((other) => expected === other.expected || expected.endsWith(`: ${other.expected}`)),
    )
  );
}

/** Numbers the causes in the order in which their first findings come. */
function numbered(
  findings: readonly ReportedFinding[],
  causes: readonly (readonly ReportedFinding[])[],
): ReadonlyMap<ReportedFinding, number> {
  const causeOf = new Map(causes.flatMap((cause) => cause.map((finding) => [finding, cause] as const)));
  const inOrder = [...groupedBy(findings, (finding) => causeOf.get(finding)).values()];
  return new Map(inOrder.flatMap((cause, index) => cause.map((finding) => [finding, index + 1] as const)));
}
