import { raw } from 'hono/html';
import { groupedBy } from '../../contract/grouped-by.ts';
import type { Report, VerdictReport } from '../report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { type Column, columnOf } from '../summary.ts';
import { BriefRule, Rule, toldFindings } from './rule.tsx';
import { tellingAnswers } from './telling-answers.ts';

/** Bytes of rules that are told in full; the others are rows. The file shall open at once, and can be sent. */
const roomForRules = 600_000;

/** Findings whose answers are shown. */
const mostAnswers = 300;

/** Rules that fail stand open when the page opens, unless there are more. */
const mostOpen = 5;

const mostTelling: readonly Column['heading'][] = ['violated', 'warnings', 'known', 'not judged', 'conformant'];

/** Each rule below the heading of its section, in the order of the contract. */
export function Rules({ run }: { readonly run: ReportedRun }) {
  const { verdicts } = run.report;
  const rows = rowsOf(run);
  return (
    <>
      {[...groupedBy(verdicts, ({ section }) => section)].map(([section, ofSection]) => (
        <section class="section" aria-labelledby={`section-${section}`}>
          <h3 id={`section-${section}`} tabindex={-1}>
            {section}
          </h3>
          {raw(ofSection.map((verdict) => rows.get(verdict) ?? String(<BriefRule verdict={verdict} />)).join('\n'))}
        </section>
      ))}
    </>
  );
}

/** The rules that are told in full. Where there is no room for all, those that broke come first. */
function rowsOf(run: ReportedRun): ReadonlyMap<VerdictReport, string> {
  const { report } = run;
  const byWeight = mostTelling.flatMap((state) =>
    report.verdicts.filter((verdict) => columnOf(verdict)?.heading === state),
  );
  const answers = tellingAnswers(run, byWeight.flatMap(toldFindings).slice(0, mostAnswers));
  const rulesOf = rulesByCause(report);
  const isFew = report.verdicts.filter(({ fails }) => fails).length <= mostOpen;
  const rows = new Map<VerdictReport, string>();
  let room = roomForRules;
  for (const verdict of byWeight) {
    const row = String(
      <Rule verdict={verdict} isOpen={verdict.fails && isFew} answers={answers} rulesOf={rulesOf} run={run} />,
    );
    room -= Buffer.byteLength(row);
    if (room < 0) break;
    rows.set(verdict, row);
  }
  return rows;
}

function rulesByCause({ verdicts }: Report): ReadonlyMap<number, readonly string[]> {
  const rules = new Map<number, string[]>();
  for (const { rule, findings } of verdicts) {
    for (const cause of new Set(findings.flatMap((finding) => finding.cause ?? []))) {
      const alike = rules.get(cause);
      if (alike === undefined) rules.set(cause, [rule]);
      else alike.push(rule);
    }
  }
  return rules;
}
