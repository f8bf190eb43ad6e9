import type { ReportedRun } from '../report-kinds.ts';
import { evidenceIn } from './exchange-evidence.ts';
import { ExchangeFilter } from './exchange-filter.tsx';
import { RollingWindowChart } from './rolling-window-chart.tsx';
import { runTimeOf } from './run-time.ts';
import { shownNumbers } from './shown-exchanges.ts';
import { Waterfall } from './waterfall.tsx';

/** The exchanges of a run over time. Each that has a row has the fragment `exchange-` and its number. */
export function Exchanges({ run }: { readonly run: ReportedRun }) {
  const outlines = [...run.recording.outlines()];
  const time = runTimeOf(outlines, run.report.limit);
  const evidence = evidenceIn(run.report);
  const shown = shownNumbers(outlines, new Set(evidence.keys()));
  return (
    <section id="exchanges" class="exchanges" aria-labelledby="exchanges-heading">
      <h2 id="exchanges-heading">Exchanges</h2>
      {time === undefined ? (
        <p>The run sent no request.</p>
      ) : (
        <>
          <h3>Requests in the rolling window</h3>
          <RollingWindowChart time={time} limit={run.report.limit} />
          <h3>In order of sending</h3>
          <ExchangeFilter rows={shown.size} />
          <Waterfall run={run} time={time} evidence={evidence} shown={shown} />
        </>
      )}
    </section>
  );
}
