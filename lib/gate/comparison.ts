import { groupedBy } from '../contract/grouped-by.ts';
import { identityOf } from '../run/finding-identity.ts';
import { type FindingInFile, judgedRules, type ReportFile, type VerdictInFile } from './report-file.ts';

/** A finding in one place. */
export interface PlacedFinding {
  readonly rule: string;
  readonly kind: string;
  readonly expected: string;
  readonly actual: string;
  /** Method and path template. */
  readonly request: string;
  /** Place in the answer. */
  readonly at: string;
  readonly occurrences: number;
}

/** A finding that one of two reports has and the other has not. */
export interface LoneFinding extends PlacedFinding {
  /** Whether the report that has it not has judged its rule at all. */
  readonly judgedByOther: boolean;
}

/** What a report is of. */
type Side = Pick<ReportFile, 'target' | 'embedded' | 'seed'>;

/** Two reports held against each other, finding by finding and place by place. */
export interface Comparison {
  readonly old: Side;
  readonly new: Side;
  /** False where two targets are compared: then nothing is new or gone, but at one of them alone. */
  readonly sameTarget: boolean;
  readonly findings: {
    readonly new: readonly LoneFinding[];
    readonly gone: readonly LoneFinding[];
    /** As the newer report tells them. */
    readonly unchanged: readonly PlacedFinding[];
  };
  /** The rules whose verdicts differ; `absent` where a report has none. */
  readonly verdicts: readonly {
    readonly rule: string;
    readonly old: VerdictInFile['verdict'] | 'absent';
    readonly new: VerdictInFile['verdict'] | 'absent';
  }[];
}

/** Compares two reports: each finding of either is new, gone or unchanged. */
export function compareReports(older: ReportFile, newer: ReportFile): Comparison {
  const before = placedFindings(older);
  const after = placedFindings(newer);
  return {
    old: sideOf(older),
    new: sideOf(newer),
    sameTarget: isSameTarget(older, newer),
    findings: {
      new: onlyIn(after, before, judgedRules(older)),
      gone: onlyIn(before, after, judgedRules(newer)),
      unchanged: [...after].filter(([identity]) => before.has(identity)).map(([, finding]) => finding),
    },
    verdicts: changedVerdicts(older, newer),
  };
}

/** Whether two reports are of one target: embedded references are, whatever their ports. */
export function isSameTarget(one: Side, other: Side): boolean {
  return one.embedded || other.embedded ? one.embedded && other.embedded : one.target === other.target;
}

/** Every finding of a report in each of its places, by what makes it the same in another report. */
export function placedFindings(report: Pick<ReportFile, 'verdicts'>): ReadonlyMap<string, PlacedFinding> {
  const all = report.verdicts.flatMap(({ rule, findings }) => findings.flatMap((finding) => inPlaces(rule, finding)));
  const byIdentity = groupedBy(all, ({ rule, kind, ...place }) => identityOf(rule, kind, place));
  return new Map(
    [...byIdentity].flatMap(([identity, same]) =>
      same.slice(0, 1).map((finding) => [identity, { ...finding, occurrences: sumOf(same) }] as const),
    ),
  );
}

/** How many times some findings were seen together. */
export function sumOf(counted: readonly { readonly occurrences: number }[]): number {
  return counted.reduce((sum, { occurrences }) => sum + occurrences, 0);
}

function inPlaces(rule: string, { kind, expected, actual, places }: FindingInFile): PlacedFinding[] {
  return places.map(({ request, at, occurrences }) => ({ rule, kind, expected, actual, request, at, occurrences }));
}

function onlyIn(
  these: ReadonlyMap<string, PlacedFinding>,
  others: ReadonlyMap<string, PlacedFinding>,
  judgedByOthers: ReadonlySet<string>,
): LoneFinding[] {
  return [...these]
    .filter(([identity]) => !others.has(identity))
    .map(([, finding]) => ({ ...finding, judgedByOther: judgedByOthers.has(finding.rule) }));
}

function changedVerdicts(older: ReportFile, newer: ReportFile): Comparison['verdicts'] {
  const verdictIn = (report: ReportFile, rule: string): VerdictInFile['verdict'] | 'absent' =>
    report.verdicts.find((verdict) => verdict.rule === rule)?.verdict ?? 'absent';
  const rules = new Set([...older.verdicts, ...newer.verdicts].map(({ rule }) => rule));
  return [...rules]
    .map((rule) => ({ rule, old: verdictIn(older, rule), new: verdictIn(newer, rule) }))
    .filter((each) => each.old !== each.new);
}

function sideOf({ target, embedded, seed }: ReportFile): Side {
  return { target, embedded, seed };
}
