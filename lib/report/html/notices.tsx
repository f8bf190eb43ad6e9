import { groupedBy } from '../../contract/grouped-by.ts';
import { counted } from '../counted.ts';
import { baselineText, staleIn, uncheckedIn } from '../gate-text.ts';
import { printable } from '../printable.ts';
import { type CoverageReport, isMissing, type KnownDeviationReport } from '../report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { wholeReport } from '../whole-report.ts';
import { OutsideLink } from './outside-link.tsx';
import { RuleLink } from './rule-link.tsx';
import { WholeFlags } from './whole-flags.tsx';

/** Rules, reasons and items that are named. */
const mostNamed = 50;

/** What else is to be known of the run, beside its rules. */
export function Notices({ run }: { readonly run: ReportedRun }) {
  const { report } = run;
  const whole = wholeReport(run.files);
  const { gate, leftBehind, coverage } = report;
  const missing = report.verdicts.filter(isMissing).map(({ rule }) => rule);
  return (
    <div class="notices">
      {missing.length > 0 && (
        <Notice heading="Required and not judged" isGrave>
          <RuleList rules={missing} whole={whole} />
        </Notice>
      )}
      {leftBehind.length > 0 && (
        <Notice heading="Left behind" isGrave>
          <ul>
            {leftBehind.slice(0, mostNamed).map(({ url, reason }) => (
              <li>
                <code>{printable(url)}</code>: {printable(reason)}
              </li>
            ))}
            <More count={leftBehind.length} whole={whole} />
          </ul>
        </Notice>
      )}
      {gate && <Deviations heading="Stale known deviations" entries={staleIn(gate)} whole={whole} isGrave />}
      {gate && <Deviations heading="Known deviations not checked" entries={uncheckedIn(gate)} whole={whole} />}
      {gate &&
        baselineText(gate).map(({ heading, lines }) => (
          <Notice heading={heading}>
            <Lines lines={lines} whole={whole} />
          </Notice>
        ))}
      {coverage.notJudged.length > 0 && <NotJudged coverage={coverage} isOpen={report.exitCode !== 1} whole={whole} />}
      {gate && gate.knownDeviations.length > 0 && <KnownDeviations entries={gate.knownDeviations} whole={whole} />}
    </div>
  );
}

/** What was unusual about the run: who does not know it may look for the cause in the rules. */
export function Remarks({ run }: { readonly run: ReportedRun }) {
  const { remarks } = run.report;
  if (remarks.length === 0) return null;
  return (
    <Notice heading="Remarks">
      <Lines lines={remarks.map(printable)} whole={wholeReport(run.files)} />
    </Notice>
  );
}

interface NoticeProperties {
  readonly heading: string;
  readonly isGrave?: boolean;
  readonly children?: unknown;
}

function Notice({ heading, isGrave = false, children }: NoticeProperties) {
  return (
    <section class={isGrave ? 'notice grave' : 'notice'}>
      <h2>{heading}</h2>
      {children}
    </section>
  );
}

interface Cut {
  /** Which file has what is left out here. */
  readonly whole: string;
}

interface DeviationsProperties extends Cut, Pick<NoticeProperties, 'heading' | 'isGrave'> {
  readonly entries: readonly KnownDeviationReport[];
}

/** Entries of files of known deviations, by what is to be said of them. */
function Deviations({ heading, entries, whole, isGrave = false }: DeviationsProperties) {
  if (entries.length === 0) return null;
  return (
    <Notice heading={heading} isGrave={isGrave}>
      <dl class="reasons">
        {[...groupedBy(entries.slice(0, mostNamed), ({ why }) => why)].map(([why, alike]) => (
          <div>
            <dt>{printable(why)}</dt>
            <dd>
              <ul class="rule-list">
                {alike.map(({ rule, at }) => (
                  <li>
                    <RuleLink rule={rule} /> <code class="entry">{printable(at)}</code>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <MoreBelow count={entries.length} whole={whole} />
    </Notice>
  );
}

function Lines({ lines, whole }: Cut & { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.slice(0, mostNamed).map((line) => (
        <li>{line}</li>
      ))}
      <More count={lines.length} whole={whole} />
    </ul>
  );
}

interface CountedCut extends Cut {
  readonly count: number;
}

function More({ count, whole }: CountedCut) {
  return count > mostNamed && <li>{moreText(count, whole)}</li>;
}

function MoreBelow({ count, whole }: CountedCut) {
  return count > mostNamed && <p>{moreText(count, whole)}</p>;
}

function moreText(count: number, whole: string): string {
  return `and ${count - mostNamed} more: all are in ${whole}`;
}

function RuleList({ rules, whole }: Cut & { readonly rules: readonly string[] }) {
  return (
    <ul class="rule-list">
      {rules.slice(0, mostNamed).map((rule) => (
        <li>
          <RuleLink rule={rule} />
        </li>
      ))}
      <More count={rules.length} whole={whole} />
    </ul>
  );
}

interface NotJudgedProperties extends Cut {
  readonly coverage: CoverageReport;
  readonly isOpen: boolean;
}

function NotJudged({ coverage: { judged, rules: chosen, notJudged: groups }, isOpen, whole }: NotJudgedProperties) {
  return (
    <details class="notice" open={isOpen}>
      <summary>
        <h2>{`Why ${counted(chosen - judged, 'rule')} ${chosen - judged === 1 ? 'was' : 'were'} not judged`}</h2>
      </summary>
      <dl class="reasons">
        {groups.slice(0, mostNamed).map(({ reason, rules, verdict }) => (
          <div>
            <dt>
              <WholeFlags text={reason} /> <span class="badge">{verdict}</span>
            </dt>
            <dd>
              <RuleList rules={rules} whole={whole} />
            </dd>
          </div>
        ))}
      </dl>
      <MoreBelow count={groups.length} whole={whole} />
    </details>
  );
}

function KnownDeviations({ entries, whole }: Cut & { readonly entries: readonly KnownDeviationReport[] }) {
  return (
    <details class="notice">
      <summary>
        <h2>{counted(entries.length, 'known deviation')}</h2>
      </summary>
      <section class="scrolled" tabindex={0} aria-label="Known deviations">
        <table class="known-deviations">
          <thead>
            <tr>
              <th scope="col">rule</th>
              <th scope="col">this run</th>
              <th scope="col">reason</th>
              <th scope="col">until</th>
              <th scope="col">entry</th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, mostNamed).map(({ rule, state, reason, link, expires, at }) => (
              <tr>
                <th scope="row">
                  <RuleLink rule={rule} />
                </th>
                <td>{state}</td>
                <td>
                  {printable(reason)} · <OutsideLink url={link} />
                </td>
                <td>{expires}</td>
                <td>
                  <code>{printable(at)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <MoreBelow count={entries.length} whole={whole} />
    </details>
  );
}
