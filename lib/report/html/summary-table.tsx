import { groupedBy } from '../../contract/grouped-by.ts';
import type { Report, VerdictReport } from '../report.ts';
import { type Column, columnsOf, countOf } from '../summary.ts';
import { marks } from '../verdict-state.ts';

/** A row of counts for each section, and for all. */
export function SummaryTable({ report }: { readonly report: Report }) {
  const columns = columnsOf(report);
  const sections = groupedBy(report.verdicts, ({ section }) => section);
  return (
    <table class="summary">
      <caption>Rules by section</caption>
      <thead>
        <tr>
          <th scope="col">section</th>
          {columns.map(({ heading, state }) => (
            <th scope="col" data-state={heading}>
              <span aria-hidden="true">{marks[state]}</span> <span class="word">{heading}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...sections].map(([section, verdicts]) => (
          <tr>
            <th scope="row">
              <a href={`#section-${section}`}>{section}</a>
            </th>
            <Counts columns={columns} verdicts={verdicts} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">all</th>
          <Counts columns={columns} verdicts={report.verdicts} />
        </tr>
      </tfoot>
    </table>
  );
}

interface CountsProperties {
  readonly columns: readonly Column[];
  readonly verdicts: readonly VerdictReport[];
}

function Counts({ columns, verdicts }: CountsProperties) {
  return (
    <>
      {columns.map((column) => {
        const count = countOf(column, verdicts);
        return (
          <td data-state={column.heading} class={count === 0 ? 'none' : undefined}>
            {count}
          </td>
        );
      })}
    </>
  );
}
