import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ReportedRun } from '../report-kinds.ts';
import type { evidenceIn } from './exchange-evidence.ts';
import { messagesOf } from './exchange-messages.tsx';
import { ExchangeRow, type ExchangeTable } from './exchange-row.tsx';
import type { RunTime } from './run-time.ts';
import { axisWithoutPauses, elapsed } from './time-axis.ts';

const columnNames = ['#', 'Request', 'Status', 'Asked by', 'Counted', 'Sent after', 'Took', 'Over time'];

interface WaterfallProperties {
  readonly run: ReportedRun;
  readonly time: RunTime;
  /** The violated rules that findings show by an exchange, by its number. */
  readonly evidence: ReturnType<typeof evidenceIn>;
  /** Numbers of the exchanges that get a row. */
  readonly shown: ReadonlySet<number>;
}

/** The exchanges as a table, each with a bar for its time. */
export function Waterfall({ run, time, evidence, shown }: WaterfallProperties) {
  const { recording } = run;
  const left = recording.length - shown.size;
  const messages = messagesOf(recording, shown, (number) => evidence.has(number));
  return (
    <>
      {left > 0 && (
        <p>
          Of {recording.length} exchanges these are the first, those that findings point to, and those that were
          answered 429. {left} {left === 1 ? 'is' : 'are'} left out: <code>--report har</code> writes all of them to{' '}
          <code>recording.har</code>.
        </p>
      )}
      <table class="waterfall">
        <caption>
          A number opens to what was sent and answered.
          {messages.size < shown.size && (
            <>
              {' '}
              Where it does not, there was no more room: <code>--report har</code> writes all of it to{' '}
              <code>recording.har</code>.
            </>
          )}
          {time.pauses.length > 0 && ' On the axis of time, waits are cut short.'}
        </caption>
        <thead>
          <tr>
            {columnNames.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>{raw(rowsOf({ run, time, evidence, shown }, messages))}</tbody>
      </table>
    </>
  );
}

/** One table row for each exchange shown, with what was left out between them, and when the run waited. */
function rowsOf({ run, time, evidence, shown }: WaterfallProperties, messages: ReadonlyMap<number, string>): string {
  const { report, recording } = run;
  const table: ExchangeTable = {
    target: report.target,
    span: time.span,
    place: axisWithoutPauses(time.span, time.pauses),
    rules: new Set(report.verdicts.map(({ rule }) => rule)),
  };
  const rows: string[] = [];
  const pauseBefore = new Map(time.pauses.map((pause) => [pause.to, pause]));
  let expected = 1;
  for (const exchange of recording.exchanges((number) => (shown.has(number) ? 0 : undefined))) {
    const pause = pauseBefore.get(exchange.sentAt);
    if (exchange.number > expected) rows.push(leftOut(expected, exchange.number - 1));
    else if (pause !== undefined) rows.push(String(<Between>waited {elapsed(pause.to - pause.from)}</Between>));
    pauseBefore.delete(exchange.sentAt);
    expected = exchange.number + 1;
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
