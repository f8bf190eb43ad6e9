import { printable } from '../printable.ts';
import { isWarning, type Report } from '../report.ts';
import { columnOf } from '../summary.ts';
import { toldByCause } from '../told-by-cause.ts';
import { marks, stateOf } from '../verdict-state.ts';
import { digestOf } from './digest.ts';
import { RuleLink, RuleLinks } from './rule-link.tsx';
import { StateInWords } from './state-in-words.tsx';

/** More are found below, by the filter. */
const mostNamed = 12;

/** The rules that do not hold, those that fail the run first. One broken thing is told once, with all rules that find it. */
export function BrokenRules({ report }: { readonly report: Report }) {
  const told = toldByCause(report);
  const broken = [...told.filter(({ verdict }) => verdict.fails), ...told.filter(({ verdict }) => isWarning(verdict))];
  if (broken.length === 0) return null;
  return (
    <section class="broken">
      <h2>What does not hold</h2>
      <ul>
        {broken.slice(0, mostNamed).map(({ verdict, also }) => (
          <li data-state={columnOf(verdict)?.heading}>
            <span class="mark" aria-hidden="true">
              {marks[stateOf(verdict)]}
            </span>
            <div>
              <StateInWords verdict={verdict} />
              <RuleLink rule={verdict.rule} /> {printable(verdict.title)}
              <span class="digest">{digestOf(verdict)}</span>
              {also.length > 0 && (
                <span class="digest">
                  also found by <RuleLinks rules={also.map((other) => other.verdict.rule)} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {broken.length > mostNamed && (
        <p class="aside">
          and {broken.length - mostNamed} more <a href="#rules">below</a>
        </p>
      )}
    </section>
  );
}
