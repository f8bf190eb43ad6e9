import { raw } from 'hono/html';
import { Between, columnNames } from './exchange-row.tsx';
import type { ExchangeRows } from './exchange-rows.tsx';

interface WaterfallProperties extends ExchangeRows {
  /** How many exchanges the run had. */
  readonly length: number;
  /** Whether the axis of time is without the waits. */
  readonly isCutShort: boolean;
}

/** The exchanges as a table, each with a bar for its time. */
export function Waterfall({ rows, opening, length, isCutShort }: WaterfallProperties) {
  const left = length - rows.size;
  return (
    <>
      {left > 0 && (
        <p>
          Of {length} exchanges these are the first, those that findings point to, and those that were answered 429.{' '}
          {left} {left === 1 ? 'is' : 'are'} left out: <code>--report har</code> writes all of them to{' '}
          <code>recording.har</code>.
        </p>
      )}
      <table class="waterfall">
        <caption>
          A number opens to what was sent and answered.
          {opening < rows.size && (
            <>
              {' '}
              Where it does not, there was no more room: <code>--report har</code> writes all of it to{' '}
              <code>recording.har</code>.
            </>
          )}
          {isCutShort && ' On the axis of time, waits are cut short.'}
        </caption>
        <thead>
          <tr>
            {columnNames.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>{raw(withGaps(rows, length))}</tbody>
      </table>
    </>
  );
}

/** The rows in order of sending, with what was left out between them. */
function withGaps(rows: ReadonlyMap<number, string>, length: number): string {
  const all: string[] = [];
  let expected = 1;
  for (const [number, row] of [...rows].sort(([one], [other]) => one - other)) {
    if (number > expected) all.push(leftOut(expected, number - 1));
    all.push(row);
    expected = number + 1;
  }
  if (expected <= length) all.push(leftOut(expected, length));
  return all.join('\n');
}

function leftOut(from: number, to: number): string {
  return String(<Between>{from === to ? `#${from} is left out` : `#${from} to #${to} are left out`}</Between>);
}
