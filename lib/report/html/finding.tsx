import { replayCommand } from '../next-command.ts';
import { printable } from '../printable.ts';
import type { FindingReport, VerdictReport } from '../report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { wholeReport } from '../whole-report.ts';
import { Answer } from './answer.tsx';
import { Copyable } from './copyable.tsx';
import { Detail } from './detail.tsx';
import { ExchangeLink } from './exchange-link.tsx';
import { OutsideLink } from './outside-link.tsx';
import { RuleLinks } from './rule-link.tsx';
import type { TellingAnswer } from './telling-answers.ts';

/** Exchanges and places that are named for one finding. */
const mostNamed = 6;

/** Longer commands are told by their length. */
const longestCommand = 6000;

interface Properties {
  readonly finding: FindingReport;
  readonly verdict: VerdictReport;
  /** From 1; absent where it is the only one. */
  readonly number: number | undefined;
  readonly answer: TellingAnswer | undefined;
  /** Other rules that find the same broken thing. */
  readonly also: readonly string[];
  readonly run: ReportedRun;
}

/** One finding of a rule with all that is needed to believe it, and to see it again. */
export function Finding({ finding, verdict, number, answer, also, run }: Properties) {
  const { expected, actual, at, level, repeats, remark, known, baseline, curl } = finding;
  const { report, again } = run;
  const whole = wholeReport(run.files);
  return (
    <article class="finding">
      <h5>
        {number === undefined ? 'Finding' : `Finding ${number}`}
        {level !== verdict.level && <span class="badge">{level}</span>}
        {repeats === false && <span class="badge">flaky</span>}
      </h5>
      <dl class="compared">
        <div>
          <dt>expected</dt>
          <dd class="searched">{printable(expected)}</dd>
        </div>
        <div>
          <dt>actual</dt>
          <dd class="searched">
            {printable(actual)}
            {at !== undefined && at !== 'status' && (
              <>
                {' '}
                <span class="at">
                  at <code>{printable(at)}</code>
                </span>
              </>
            )}
          </dd>
        </div>
      </dl>
      {answer && <Answer answer={answer} at={at} />}
      <dl class="details">
        <Evidence finding={finding} whole={whole} />
        {also.length > 0 && (
          <Detail name="also found by">
            <RuleLinks rules={also} />
          </Detail>
        )}
        {repeats === false && <Detail name="flaky">asked once more, it did not come again</Detail>}
        {remark !== undefined && <Detail name="remark">{printable(remark)}</Detail>}
        {known && (
          <Detail name="known">
            {printable(known.reason)} · <OutsideLink url={known.link} /> · until {printable(known.expires)}
          </Detail>
        )}
        {baseline && <Detail name="known">the baseline has it</Detail>}
        {curl !== undefined && (
          <Detail name="again">
            {curl.length > longestCommand ? (
              `${curl.length} characters long: see "curl" in ${whole}`
            ) : (
              <Copyable text={curl} what="curl command" />
            )}
          </Detail>
        )}
        {again && (
          <Detail name="replay">
            <Copyable text={replayCommand(verdict.rule, report.seed, again, finding.path)} what="replay command" />
          </Detail>
        )}
      </dl>
    </article>
  );
}

function Evidence({ finding, whole }: { readonly finding: FindingReport; readonly whole: string }) {
  const { exchanges, occurrences, places } = finding;
  return (
    <>
      {exchanges.length > 0 && (
        <Detail name="evidence">
          {exchanges.slice(0, mostNamed).map((number, index) => (
            <>
              {index > 0 && ', '}
              <ExchangeLink number={number} />
            </>
          ))}
          {exchanges.length > mostNamed && ` and ${exchanges.length - mostNamed} more`}
          {occurrences > 1 && ` · seen ${occurrences} times`}
        </Detail>
      )}
      {places.length > 0 && (occurrences > 1 || places.length > 1) && (
        <Detail name="places">
          <ul class="places">
            {places.slice(0, mostNamed).map(({ request, at, occurrences: times }) => (
              <li>
                <code>{printable(request)}</code>
                {at !== '' && (
                  <>
                    {' at '}
                    <code>{printable(at)}</code>
                  </>
                )}
                {times > 1 && ` · ${times} times`}
              </li>
            ))}
            {places.length > mostNamed && (
              <li>
                and {places.length - mostNamed} more: all are in {whole}
              </li>
            )}
          </ul>
        </Detail>
      )}
    </>
  );
}
