import { clauses } from '../../contract/clauses.ts';
import { counted } from '../counted.ts';
import { commandOf } from '../next-command.ts';
import { printable } from '../printable.ts';
import type { FindingReport, VerdictReport } from '../report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { columnOf } from '../summary.ts';
import { marks, stateOf } from '../verdict-state.ts';
import { wholeReport } from '../whole-report.ts';
import { Copyable } from './copyable.tsx';
import { Detail } from './detail.tsx';
import { digestOf } from './digest.ts';
import { Finding } from './finding.tsx';
import { OutsideLink } from './outside-link.tsx';
import { RuleLink } from './rule-link.tsx';
import { StateInWords } from './state-in-words.tsx';
import type { TellingAnswer } from './telling-answers.ts';
import { WholeFlags } from './whole-flags.tsx';

/** Findings of one rule that are told in full. */
const mostFindings = 10;

const clauseTexts = new Map<string, string>(Object.entries(clauses).map(([id, { text }]) => [id, text]));

export interface RuleProperties {
  readonly verdict: VerdictReport;
  readonly isOpen: boolean;
  readonly answers: ReadonlyMap<FindingReport, TellingAnswer>;
  /** By cause. */
  readonly rulesOf: ReadonlyMap<number, readonly string[]>;
  readonly run: ReportedRun;
}

/** The findings of a rule in the order in which they are told: what nobody has excused comes first. */
export function toldFindings({ findings }: VerdictReport): FindingReport[] {
  const isExcused = ({ known, baseline }: FindingReport) => known !== undefined || baseline === true;
  return [...findings.filter((each) => !isExcused(each)), ...findings.filter(isExcused)].slice(0, mostFindings);
}

/** A rule as a row that opens. */
export function Rule({ verdict, isOpen, answers, rulesOf, run }: RuleProperties) {
  const told = toldFindings(verdict);
  const othersOf = ({ cause }: FindingReport) =>
    cause === undefined ? [] : (rulesOf.get(cause)?.filter((rule) => rule !== verdict.rule) ?? []);
  const untold = verdict.findings.length - told.length;
  return (
    <details class="rule" id={verdict.rule} data-state={columnOf(verdict)?.heading} open={isOpen}>
      <summary>
        <Row verdict={verdict} />
      </summary>
      <div class="told">
        <About verdict={verdict} />
        {told.map((finding, index) => (
          <Finding
            finding={finding}
            verdict={verdict}
            number={verdict.findings.length === 1 ? undefined : index + 1}
            answer={answers.get(finding)}
            also={othersOf(finding)}
            run={run}
          />
        ))}
        {untold > 0 && (
          <p class="aside">
            and {counted(untold, 'more finding')}: all are in {wholeReport(run.files)}
          </p>
        )}
        <More verdict={verdict} />
      </div>
    </details>
  );
}

/** A rule as no more than a row, where there are too many. */
export function BriefRule({ verdict }: { readonly verdict: VerdictReport }) {
  return (
    <p class="rule" id={verdict.rule} data-state={columnOf(verdict)?.heading}>
      {marks[stateOf(verdict)]} {verdict.rule} · {printable(verdict.title)}
      {verdict.findings.length > 0 && ` · ${counted(verdict.findings.length, 'finding')}`}
    </p>
  );
}

function Row({ verdict }: { readonly verdict: VerdictReport }) {
  const digest = digestOf(verdict);
  return (
    <>
      <span class="mark" aria-hidden="true">
        {marks[stateOf(verdict)]}
      </span>
      <span class="named">
        <h4>
          <StateInWords verdict={verdict} />
          <code class="searched">{verdict.rule}</code> <span class="title searched">{printable(verdict.title)}</span>
        </h4>
        {digest !== undefined && <span class="digest">{digest}</span>}
      </span>
      <span class="badges">
        {verdict.required && <span class="badge">required</span>}
        <span class="badge">{verdict.level}</span>
      </span>
    </>
  );
}

/** What a reader has to know of a rule to understand its findings. */
function About({ verdict }: { readonly verdict: VerdictReport }) {
  const { accepts, reason, hint } = verdict;
  return (
    <dl class="details">
      <Detail name={verdict.clauses.length === 1 ? 'clause' : 'clauses'}>
        <ul class="clauses">
          {verdict.clauses.map(({ id, link }) => (
            <li class="searched">
              <code>{id}</code> {clauseTexts.get(id)}{' '}
              {link !== undefined && <OutsideLink url={link} text={link.replace(/^https:\/\//, '')} />}
            </li>
          ))}
        </ul>
      </Detail>
      {accepts !== undefined && <Detail name="accepts">{printable(accepts)}</Detail>}
      {reason !== undefined && (
        <Detail name={verdict.verdict}>
          <span class="searched">
            <WholeFlags text={reason} />
          </span>
          {verdict.required && ' (this rule is required)'}
        </Detail>
      )}
      {verdict.findings.length > 0 && <Detail name="hint">{printable(hint)}</Detail>}
    </dl>
  );
}

/** What else there is to know of a rule. */
function More({ verdict: { rule, asks, judges, judged, evidence } }: { readonly verdict: VerdictReport }) {
  return (
    <dl class="details">
      <Detail name="asks">{printable(asks)}</Detail>
      <Detail name="judges">{printable(judges)}</Detail>
      {judged !== undefined && (
        <Detail name="evidence">
          {counted(judged, 'thing')} judged{evidence !== undefined && ` · ${printable(evidence)}`}
        </Detail>
      )}
      <Detail name="link">
        <RuleLink rule={rule} />
      </Detail>
      <Detail name="more">
        <Copyable text={commandOf(['explain', rule])} what="explain command" />
      </Detail>
    </dl>
  );
}
