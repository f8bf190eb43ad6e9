import type { ExchangeOutline } from '../recording-report.ts';
import type { VerdictReport } from '../report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { ExchangeMessages, shownBody } from './exchange-messages.tsx';
import { Between, ExchangeRow, type ExchangeTable } from './exchange-row.tsx';
import type { RunTime } from './run-time.ts';
import { shownNumbers } from './shown-exchanges.ts';
import { axisWithoutPauses, elapsed, type Span } from './time-axis.ts';

/** Rows before what they open to. */
const shareOfRows = 0.6;

/** What rows open to, in bytes: it is much of the page, and little of it is ever looked at. */
const mostMessages = 1_500_000;

export interface ExchangeRows {
  /** HTML by the number of the exchange; after a wait of the run, with a row that tells of it. */
  readonly rows: ReadonlyMap<number, string>;
  /** How many of them open to what was sent and answered. */
  readonly opening: number;
}

/**
 * A row for each exchange, in a long run for those that tell most: as many as there is room for, and of them as many as
 * there is room for open to what was sent and answered. Those that findings point to come first, then those that were
 * answered 429.
 *
 * @param evidence the verdicts whose findings show an exchange, by its number
 * @param room for all of it, in bytes
 */
export function exchangeRows(
  { report, recording }: ReportedRun,
  time: RunTime,
  evidence: ReadonlyMap<number, readonly VerdictReport[]>,
  room: number,
): ExchangeRows {
  const table: ExchangeTable = {
    target: report.target,
    span: time.span,
    place: axisWithoutPauses(time.span, time.pauses),
    rules: new Set(report.verdicts.map(({ rule }) => rule)),
  };
  const outlines = [...recording.outlines()];
  const chosen = shownNumbers(outlines, new Set(evidence.keys()));
  const waits = waitsBefore(outlines, time.pauses);
  const rows = new Map<number, string>();
  let opening = 0;
  let roomForRows = room * shareOfRows;
  let roomForMessages = Math.min(mostMessages, room - roomForRows);
  const refused = new Set(time.refused.map(({ number }) => number));
  const turnOf = (number: number) => (evidence.has(number) ? 'evidence' : refused.has(number) ? 'refused' : 'other');
  for (const turn of ['evidence', 'refused', 'other']) {
    const isTurn = (number: number) => chosen.has(number) && turnOf(number) === turn;
    const shownOf = () => (roomForMessages > 0 ? shownBody : 0);
    for (const exchange of recording.exchanges((number) => (isTurn(number) ? shownOf() : undefined))) {
      const messages = roomForMessages > 0 ? String(<ExchangeMessages exchange={exchange} />) : '';
      const messageBytes = Buffer.byteLength(messages);
      roomForMessages -= messageBytes;
      const opens = roomForMessages > 0;
      const wait = waits.get(exchange.number);
      const row = String(
        <>
          {wait !== undefined && <Between>waited {elapsed(wait.to - wait.from)}</Between>}
          <ExchangeRow
            table={table}
            exchange={exchange}
            violations={evidence.get(exchange.number) ?? []}
            messages={opens ? messages : undefined}
          />
        </>,
      );
      roomForRows -= Buffer.byteLength(row) - (opens ? messageBytes : 0);
      if (roomForRows < 0) return { rows, opening };
      rows.set(exchange.number, row);
      if (opens) opening += 1;
    }
  }
  return { rows, opening };
}

/** The waits of a run by the number of the exchange that ended them. */
function waitsBefore(outlines: readonly ExchangeOutline[], pauses: readonly Span[]): ReadonlyMap<number, Span> {
  const waits = new Map<number, Span>();
  let next = 0;
  for (const { number, sentAt } of outlines) {
    const pause = pauses[next];
    if (pause === undefined || sentAt < pause.to) continue;
    waits.set(number, pause);
    next += 1;
  }
  return waits;
}
