import type { ReportedRun } from '../report-kinds.ts';
import { evidenceIn } from './exchange-evidence.ts';
import { ExchangeFilter } from './exchange-filter.tsx';
import { exchangeRows } from './exchange-rows.tsx';
import { NothingShown } from './nothing-shown.tsx';
import { RollingWindowChart } from './rolling-window-chart.tsx';
import { type RunTime, runTimeOf } from './run-time.ts';
import { Waterfall } from './waterfall.tsx';

interface Properties {
  readonly run: ReportedRun;
  /** How large the table may become, in bytes. */
  readonly room: number;
}

/** The exchanges of a run over time. Each that has a row has the fragment `exchange-` and its number. */
export function Exchanges({ run, room }: Properties) {
  const time = runTimeOf([...run.recording.outlines()], run.report.limit);
  return (
    <section id="exchanges" class="exchanges" aria-labelledby="exchanges-heading">
      <h2 id="exchanges-heading">Exchanges</h2>
      {time === undefined ? <p>The run sent no request.</p> : <OverTime run={run} time={time} room={room} />}
    </section>
  );
}

function OverTime({ run, time, room }: Properties & { readonly time: RunTime }) {
  const { rows, opening } = exchangeRows(run, time, evidenceIn(run.report), room);
  return (
    <>
      <h3>Requests in the rolling window</h3>
      <RollingWindowChart time={time} limit={run.report.limit} />
      <h3>In order of sending</h3>
      <ExchangeFilter />
      <Waterfall rows={rows} opening={opening} length={run.recording.length} isCutShort={time.pauses.length > 0} />
      <NothingShown what="exchange" />
    </>
  );
}
