import { groupedBy } from '../../contract/grouped-by.ts';
import { counted } from '../counted.ts';
import { baselineText, staleIn, uncheckedIn } from '../gate-text.ts';
import { printable } from '../printable.ts';
import { type CoverageReport, isMissing, type KnownDeviationReport, type Report } from '../report.ts';
import { OutsideLink } from './outside-link.tsx';
import { RuleLink } from './rule-link.tsx';

/** Rules, reasons and items that are named; report.json names all. */
const mostNamed = 50;

/** What else is to be known of the run, beside its rules. */
export function Notices({ report }: { readonly report: Report }) {
  const { gate, leftBehind, coverage } = report;
  const missing = report.verdicts.filter(isMissing).map(({ rule }) => rule);
  return (
    <div class="notices">
      {missing.length > 0 && (
        <Notice heading="Required and not judged" isGrave>
          <RuleList rules={missing} />
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
            <More count={leftBehind.length} />
          </ul>
        </Notice>
      )}
      {gate && <Deviations heading="Stale known deviations" entries={staleIn(gate)} isGrave />}
      {gate && <Deviations heading="Known deviations not checked" entries={uncheckedIn(gate)} />}
      {gate &&
        baselineText(gate).map(({ heading, lines }) => (
          <Notice heading={heading}>
            <Lines lines={lines} />
          </Notice>
        ))}
      {coverage.notJudged.length > 0 && <NotJudged coverage={coverage} isOpen={report.exitCode !== 1} />}
      {gate && gate.knownDeviations.length > 0 && <KnownDeviations entries={gate.knownDeviations} />}
    </div>
  );
}

/** What was unusual about the run: who does not know it may look for the cause in the rules. */
export function Remarks({ report: { remarks } }: { readonly report: Report }) {
  if (remarks.length === 0) return null;
  return (
    <Notice heading="Remarks">
      <Lines lines={remarks.map(printable)} />
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

interface DeviationsProperties extends Pick<NoticeProperties, 'heading' | 'isGrave'> {
  readonly entries: readonly KnownDeviationReport[];
}

/** Entries of files of known deviations, by what is to be said of them. */
function Deviations({ heading, entries, isGrave = false }: DeviationsProperties) {
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
      {entries.length > mostNamed && <p>and {entries.length - mostNamed} more: all are in report.json</p>}
    </Notice>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.slice(0, mostNamed).map((line) => (
        <li>{line}</li>
      ))}
      <More count={lines.length} />
    </ul>
  );
}

function More({ count }: { readonly count: number }) {
  return count > mostNamed && <li>and {count - mostNamed} more: all are in report.json</li>;
}

function RuleList({ rules }: { readonly rules: readonly string[] }) {
  return (
    <ul class="rule-list">
      {rules.slice(0, mostNamed).map((rule) => (
        <li>
          <RuleLink rule={rule} />
        </li>
      ))}
      <More count={rules.length} />
    </ul>
  );
}

interface NotJudgedProperties {
  readonly coverage: CoverageReport;
  readonly isOpen: boolean;
}

function NotJudged({ coverage: { judged, rules: chosen, notJudged: groups }, isOpen }: NotJudgedProperties) {
  return (
    <details class="notice" open={isOpen}>
      <summary>
        <h2>{`Why ${counted(chosen - judged, 'rule')} ${chosen - judged === 1 ? 'was' : 'were'} not judged`}</h2>
      </summary>
      <dl class="reasons">
        {groups.slice(0, mostNamed).map(({ reason, rules, verdict }) => (
          <div>
            <dt>
              {printable(reason)} <span class="badge">{verdict}</span>
            </dt>
            <dd>
              <RuleList rules={rules} />
            </dd>
          </div>
        ))}
      </dl>
      {groups.length > mostNamed && <p>and {groups.length - mostNamed} more reasons: all are in report.json</p>}
    </details>
  );
}

function KnownDeviations({ entries }: { readonly entries: readonly KnownDeviationReport[] }) {
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
      {entries.length > mostNamed && <p>and {entries.length - mostNamed} more: all are in report.json</p>}
    </details>
  );
}
