import type { Report } from '../report.ts';
import { summaryTable } from '../summary.ts';
import { marks } from '../verdict-state.ts';

/** With what the keyboard does while the focus is among the rules. */
export function RulesHeading() {
  return (
    <div class="heading">
      <h2 id="rules" tabindex={-1}>
        Rules
      </h2>
      <p class="keys scripted-only">
        Among the rules: <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>Enter</kbd> open,{' '}
        <kbd>Esc</kbd> show all
      </p>
    </div>
  );
}

/** Chooses which rules are shown. It needs the script, and is not shown without it. */
export function Toolbar({ report }: { readonly report: Report }) {
  const { columns, all } = summaryTable(report);
  const choices = [
    { value: '', label: 'all', mark: '', count: report.verdicts.length },
    ...columns.map(({ heading, state }, index) => ({
      value: heading,
      label: heading,
      mark: marks[state],
      count: all.counts[index] ?? 0,
    })),
  ];
  return (
    <form class="toolbar scripted-only" aria-label="Choose rules" autocomplete="off">
      <fieldset class="choices">
        <legend class="unseen">Show</legend>
        {choices.map(({ value, label, mark, count }) => (
          <label data-state={value} class={count === 0 ? 'none' : undefined}>
            <input type="radio" name="show" value={value} checked={value === ''} />
            <span>
              {mark !== '' && (
                <span class="mark" aria-hidden="true">
                  {mark}
                </span>
              )}{' '}
              {label} <span class="count">{count}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="search">
        <span class="unseen">Search rules</span>
        <input type="search" id="search" name="search" placeholder="Search rules and findings" spellcheck={false} />
      </label>
      <div class="buttons">
        <button type="button" id="expand">
          Expand all
        </button>
        <button type="button" id="collapse">
          Collapse all
        </button>
      </div>
      <output class="shown" />
    </form>
  );
}
