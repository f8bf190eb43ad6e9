import type { Finding } from '../judge/finding.ts';
import { identityOf, kindOf, placeOf } from '../run/finding-identity.ts';
import type { RunResult, ToleranceOf } from '../run/verdict.ts';
import { type PlacedFinding, placedFindings } from './comparison.ts';
import { type EntryOutcome, knownBy, outcomesOf } from './known-deviations.ts';
import type { KnownDeviation } from './known-deviations-file.ts';
import { judgedRules, type ReportFile } from './report-file.ts';

/** What a run is to let pass. */
export interface GateSettings {
  readonly known: readonly KnownDeviation[];
  readonly baseline?: ReportFile | undefined;
  /** URL of the target. */
  readonly base: URL;
  /** `2027-01-31` */
  readonly today: string;
  /** True where the run sends just one input. */
  readonly isReplay: boolean;
  /** Takes secrets out of a text, as it was done with what stands in the baseline. */
  readonly redact: (text: string) => string;
}

/** What came of the known deviations and of the baseline. */
export interface GateOutcome {
  readonly entries: readonly EntryOutcome[];
  readonly baseline?: {
    readonly seed: number;
    /** Findings that it has and this run has not, though their rules were judged. */
    readonly gone: readonly PlacedFinding[];
    /** Rules that were judged then and were not now. */
    readonly notJudged: readonly string[];
  };
}

/** Lets known findings through a run, and says afterwards whether its lists are still right. */
export interface Gate {
  readonly toleranceOf: ToleranceOf;
  outcomeOf(result: RunResult): GateOutcome;
}

/** Makes the gate of a run. What a file knows by name comes before what the baseline has. */
export function gateOf({ known, baseline, base, today, isReplay, redact }: GateSettings): Gate {
  const byFile = knownBy(known, base, today);
  const then = baseline && placedFindings(baseline);
  const isInBaseline = (rule: string, finding: Finding) => {
    const { request, at } = placeOf(finding, base);
    return then?.has(identityOf(rule, redact(kindOf(finding)), { request, at: redact(at) })) ?? false;
  };
  return {
    toleranceOf: (rule, finding) => byFile(rule, finding) ?? (isInBaseline(rule, finding) ? 'baseline' : undefined),
    outcomeOf(result) {
      const entries = outcomesOf(known, result, { today, isReplay });
      if (baseline === undefined || then === undefined) return { entries };
      const now = inFile(result, redact);
      const judged = judgedRules(now);
      const found = placedFindings(now);
      const gone = [...then].filter(([identity, { rule }]) => judged.has(rule) && !found.has(identity));
      return {
        entries,
        baseline: {
          seed: baseline.seed,
          gone: result.ending.kind === 'complete' && !isReplay ? gone.map(([, finding]) => finding) : [],
          notJudged: [...judgedRules(baseline)].filter((rule) => !judged.has(rule)),
        },
      };
    },
  };
}

function inFile({ verdicts }: RunResult, redact: (text: string) => string): Pick<ReportFile, 'verdicts'> {
  return {
    verdicts: verdicts.map((each) => ({
      rule: each.rule.id,
      verdict: each.verdict,
      findings: (each.verdict === 'violated' ? each.findings : []).map((finding) => ({
        ...finding,
        kind: redact(finding.kind),
        places: finding.places.map((place) => ({ ...place, at: redact(place.at) })),
        exchanges: finding.exchanges.map(({ number }) => number),
      })),
    })),
  };
}
