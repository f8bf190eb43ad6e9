import type { ReportedRun } from '../report-kinds.ts';

/** The exchanges of a run over time. Each has the fragment `exchange-` and its number. */
export function Exchanges({ run }: { readonly run: ReportedRun }) {
  return (
    <section id="exchanges" aria-labelledby="exchanges-heading">
      <h2 id="exchanges-heading">Exchanges</h2>
      <ol>
        {[...run.recording.exchanges(() => 0)].map(({ number, request }) => (
          <li id={`exchange-${number}`}>
            {request.method} {request.url}
          </li>
        ))}
      </ol>
    </section>
  );
}
