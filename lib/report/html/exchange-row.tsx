import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { counted } from '../counted.ts';
import { cut } from '../cut.ts';
import { printable } from '../printable.ts';
import type { RecordedExchange } from '../recording-report.ts';
import type { VerdictReport } from '../report.ts';
import { marks, stateOf } from '../verdict-state.ts';
import { RuleLink } from './rule-link.tsx';
import { StateInWords } from './state-in-words.tsx';
import { clockReading, elapsed, type Span } from './time-axis.ts';

/** What is longer is told in full where the row is opened. */
const longest = { path: 100, failure: 200 };

/** Percent. A bar without any width is not drawn at all; its border gives it some pixels. */
const narrowest = 0.01;

/** Rules that a row names; one broken thing makes many stumble. */
const namedViolations = 3;

/** The columns of the table. */
export const columnNames = ['#', 'Request', 'Status', 'Asked by', 'Counted', 'Sent after', 'Took', 'Over time'];

/** What the rows of one table have in common. */
export interface ExchangeTable {
  /** Base URL; paths are told below it. */
  readonly target: string;
  readonly span: Span;
  /** Place of a moment on the axis, in percent. */
  readonly place: (at: number) => number;
  /** Ids of the rules that the page tells of. */
  readonly rules: ReadonlySet<string>;
}

export interface ExchangeRowProperties {
  readonly table: ExchangeTable;
  readonly exchange: RecordedExchange;
  /** Those whose findings show it. */
  readonly violations: readonly VerdictReport[];
  /** HTML of what the row opens to; absent where there was no more room. */
  readonly messages?: string | undefined;
}

/** One exchange on one line. */
export function ExchangeRow({ table, exchange, violations, messages }: ExchangeRowProperties) {
  const { number, askedBy, sentAt, endedAt, request, response, failure } = exchange;
  const from = round(table.place(sentAt));
  return (
    <tr id={`exchange-${number}`} data-is={kindsOf(exchange, violations)}>
      <td>
        {messages === undefined ? (
          number
        ) : (
          <details>
            <summary>{number}</summary>
            {raw(messages)}
          </details>
        )}
      </td>
      <td>
        {printable(request.method)} {cut(pathBelow(table.target, request.url), longest.path)}
        {failure !== undefined && <small>{cut(failure, longest.failure)}</small>}
        {violations.slice(0, namedViolations).map((verdict) => (
          <span class="shows">
            <span aria-hidden="true">{marks[stateOf(verdict)]}</span> <StateInWords verdict={verdict} />
            <RuleLink rule={verdict.rule} />
          </span>
        ))}
        {violations.length > namedViolations && (
          <small>and {counted(violations.length - namedViolations, 'more rule')}</small>
        )}
      </td>
      <td>{response?.status ?? 'none'}</td>
      <td>{table.rules.has(askedBy) ? <RuleLink rule={askedBy} /> : askedBy}</td>
      <td>{exchange.counted ? 'yes' : 'no'}</td>
      <td>{clockReading(sentAt - table.span.from)}</td>
      <td>{elapsed(endedAt - sentAt)}</td>
      <td>
        <svg aria-hidden="true">
          <rect x={`${from}%`} width={`${Math.max(round(table.place(endedAt) - from), narrowest)}%`} />
        </svg>
      </td>
    </tr>
  );
}

/** A row between those of exchanges. */
export function Between({ children }: { readonly children?: Child }) {
  return (
    <tr class="between">
      <td colspan={columnNames.length}>{children}</td>
    </tr>
  );
}

/** By what the reader can choose rows. */
function kindsOf({ response }: RecordedExchange, violations: readonly VerdictReport[]): string | undefined {
  const kinds = [
    ...(response === undefined ? ['unanswered'] : []),
    ...(response !== undefined && response.status >= 400 ? ['error'] : []),
    ...(response?.status === 429 ? ['refused'] : []),
    ...(violations.length > 0 ? ['evidence'] : []),
  ];
  return kinds.length === 0 ? undefined : kinds.join(' ');
}

function pathBelow(target: string, url: string): string {
  const base = target.replace(/\/$/, '');
  return url.startsWith(`${base}/`) ? url.slice(base.length) : url;
}

function round(number: number): number {
  return Number(number.toFixed(2));
}
