import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { counted } from '../counted.ts';
import type { RecordingReport } from '../recording-report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { evidenceIn } from './exchange-evidence.ts';
import { ExchangeMessages } from './exchange-messages.tsx';
import { ExchangeRow, type ExchangeTable } from './exchange-row.tsx';
import { RollingWindowChart } from './rolling-window-chart.tsx';
import { type RunTime, runTimeOf } from './run-time.ts';
import { shownNumbers } from './shown-exchanges.ts';
import { axisWithoutPauses, elapsed } from './time-axis.ts';

/** What rows open to: the page would grow beyond what opens at once and can be mailed. Characters. */
const messagesRoom = 1_500_000;

/** Of each body, in bytes: a page of a hundred items is shorter. */
const shownBody = 64 * 1024;

/** The exchanges of a run over time. Each that has a row has the fragment `exchange-` and its number. */
export function Exchanges({ run }: { readonly run: ReportedRun }) {
  const outlines = [...run.recording.outlines()];
  const time = runTimeOf(outlines, run.report.limit);
  return (
    <section id="exchanges" aria-labelledby="exchanges-heading">
      <h2 id="exchanges-heading">Exchanges</h2>
      {time === undefined ? (
        <p>The run sent no request.</p>
      ) : (
        <>
          <RollingWindowChart time={time} limit={run.report.limit} />
          <Waterfall run={run} time={time} shown={shownNumbers(outlines, new Set(evidenceIn(run.report).keys()))} />
        </>
      )}
    </section>
  );
}

const columnNames = ['#', 'Request', 'Status', 'Asked by', 'Counted', 'Sent after', 'Took', 'Over time'];

interface WaterfallProperties {
  readonly run: ReportedRun;
  readonly time: RunTime;
  /** Numbers of the exchanges that get a row. */
  readonly shown: ReadonlySet<number>;
}

function Waterfall({ run, time, shown }: WaterfallProperties) {
  const { recording } = run;
  const left = recording.length - shown.size;
  return (
    <>
      <ExchangeFilter rows={shown.size} />
      {left > 0 && (
        <p>
          Of {recording.length} exchanges these are the first, those that findings point to, and those that were
          answered 429. {left} {left === 1 ? 'is' : 'are'} left out: <code>--report har</code> writes all of them to{' '}
          <code>recording.har</code>.
        </p>
      )}
      <table class="waterfall">
        <caption>
          The exchanges in order of sending. A number opens to what was sent and answered; where it does not, there was
          no more room: <code>--report har</code> writes all of it to <code>recording.har</code>.
          {time.pauses.length > 0 && ' On the axis of time, waits are cut short.'}
        </caption>
        <thead>
          <tr>
            {columnNames.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>{raw(rowsOf(run, time, shown))}</tbody>
      </table>
    </>
  );
}

function ExchangeFilter({ rows }: { readonly rows: number }) {
  return (
    <form class="exchange-filter scripted-only" aria-label="Choose exchanges">
      <label for="exchanges-text">Find</label>
      <input type="search" id="exchanges-text" name="text" placeholder="path, rule, status" autocomplete="off" />
      <label for="exchanges-kind">Show</label>
      <select id="exchanges-kind" name="kind" autocomplete="off">
        <option value="">all</option>
        <option value="refused">answered 429</option>
        <option value="error">errors (400 and above)</option>
        <option value="unanswered">without answer</option>
        <option value="evidence">that findings point to</option>
      </select>
      <output aria-live="polite">{counted(rows, 'exchange')}</output>
    </form>
  );
}

/** One table row for each exchange shown, with what was left out between them, and when the run waited. */
function rowsOf({ report, recording }: ReportedRun, time: RunTime, shown: ReadonlySet<number>): string {
  const evidence = evidenceIn(report);
  const table: ExchangeTable = {
    target: report.target,
    span: time.span,
    place: axisWithoutPauses(time.span, time.pauses),
    rules: new Set(report.verdicts.map(({ rule }) => rule)),
  };
  const messages = messagesOf(recording, shown, (number) => evidence.has(number));
  const rows: string[] = [];
  let pause = 0;
  let expected = 1;
  for (const exchange of recording.exchanges((number) => (shown.has(number) ? 0 : undefined))) {
    if (exchange.number > expected) rows.push(leftOut(expected, exchange.number - 1));
    expected = exchange.number + 1;
    for (; (time.pauses[pause]?.to ?? Number.POSITIVE_INFINITY) <= exchange.sentAt; pause += 1) {
      const { from, to } = time.pauses[pause] ?? time.span;
      rows.push(String(<Between>waited {elapsed(to - from)}</Between>));
    }
    const violations = evidence.get(exchange.number) ?? [];
    rows.push(
      String(
        <ExchangeRow
          table={table}
          exchange={exchange}
          violations={violations}
          messages={messages.get(exchange.number)}
        />,
      ),
    );
  }
  if (expected <= recording.length) rows.push(leftOut(expected, recording.length));
  return rows.join('\n');
}

/** A row between those of exchanges. */
function Between({ children }: { readonly children?: Child }) {
  return (
    <tr class="between">
      <td colspan={columnNames.length}>{children}</td>
    </tr>
  );
}

function leftOut(from: number, to: number): string {
  return String(<Between>{from === to ? `#${from} is left out` : `#${from} to #${to} are left out`}</Between>);
}

/** What rows open to, by number: while there is room, first for the exchanges that findings point to. */
function messagesOf(
  recording: RecordingReport,
  shown: ReadonlySet<number>,
  isEvidence: (number: number) => boolean,
): ReadonlyMap<number, string> {
  const messages = new Map<number, string>();
  let room = messagesRoom;
  for (const turn of [true, false]) {
    const isTurn = (number: number) => shown.has(number) && isEvidence(number) === turn;
    for (const exchange of recording.exchanges((number) => (isTurn(number) ? shownBody : undefined))) {
      const html = String(<ExchangeMessages exchange={exchange} />);
      room -= html.length;
      if (room < 0) return messages;
      messages.set(exchange.number, html);
    }
  }
  return messages;
}
