import type { Report } from '../report.ts';
import { summaryTable } from '../summary.ts';
import { marks } from '../verdict-state.ts';

/** A row of counts for each section, and for all. */
export function SummaryTable({ report }: { readonly report: Report }) {
  const { columns, sections, all } = summaryTable(report);
  const countsOf = (counts: readonly number[]) =>
    columns.map(({ heading }, index) => (
      <td data-state={heading} class={counts[index] === 0 ? 'none' : undefined}>
        {counts[index]}
      </td>
    ));
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
        {sections.map(({ name, counts }) => (
          <tr>
            <th scope="row">
              <a href={`#section-${name}`}>{name}</a>
            </th>
            {countsOf(counts)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{all.name}</th>
          {countsOf(all.counts)}
        </tr>
      </tfoot>
    </table>
  );
}
