import { printable } from '../printable.ts';
import type { Report } from '../report.ts';
import { verdictSentence } from '../verdict-line.ts';
import { marks, runStateOf } from '../verdict-state.ts';
import { elapsed } from './time-axis.ts';
import { WholeFlags } from './whole-flags.tsx';

/** What came of the run, and of which run. */
export function AtAGlance({ report }: { readonly report: Report }) {
  const { text, tone } = verdictSentence(report);
  const { ending, coverage, requests, limit } = report;
  return (
    <section class="glance" data-tone={tone} aria-labelledby="verdict">
      <h1 id="verdict">
        <span class="mark" aria-hidden="true">
          {marks[runStateOf(report)]}
        </span>{' '}
        {text}
      </h1>
      {(ending.kind === 'unreachable' || ending.kind === 'cut-short') && (
        <p class="advice">
          <b>Advice:</b> <WholeFlags text={ending.advice} />
        </p>
      )}
      <dl class="facts">
        <Fact name="target" isWide>
          <code>{printable(report.target)}</code>
          {report.embedded && ' (embedded reference)'}
        </Fact>
        <Fact name="rules">
          {coverage.rules === 0 ? 'no rule judged' : `${coverage.judged} of ${coverage.rules} judged`}
        </Fact>
        <Fact name="requests">
          {requests.sent} sent, {requests.counted} counted
          <small>
            limit: {limit.requests} in any {elapsed(limit.windowMs)}
          </small>
        </Fact>
        <Fact name="started">
          <time datetime={report.startedAt}>{report.startedAt.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')}</time>
          <small>took {elapsed(report.durationMs)}</small>
        </Fact>
        <Fact name="seed">
          <code>{report.seed}</code>
        </Fact>
        <Fact name="run">
          <code>{report.runId}</code>
        </Fact>
        <Fact name="exit code">
          <code>{report.exitCode}</code>
        </Fact>
      </dl>
    </section>
  );
}

interface FactProperties {
  readonly name: string;
  readonly isWide?: boolean;
  readonly children?: unknown;
}

function Fact({ name, isWide = false, children }: FactProperties) {
  return (
    <div class={isWide ? 'wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
