import { printable } from '../printable.ts';
import { isWarning, type Report } from '../report.ts';
import { columnOf } from '../summary.ts';
import { digestOf } from './digest.ts';
import { RuleLink } from './rule-link.tsx';

/** More are found below, by the filter. */
const mostNamed = 12;

/** The rules that do not hold, those that fail the run first. */
export function BrokenRules({ report: { verdicts } }: { readonly report: Report }) {
  const broken = [...verdicts.filter(({ fails }) => fails), ...verdicts.filter(isWarning)];
  if (broken.length === 0) return null;
  return (
    <section class="broken">
      <h2>What does not hold</h2>
      <ul>
        {broken.slice(0, mostNamed).map((verdict) => (
          <li data-state={columnOf(verdict)?.heading}>
            <span class="mark" aria-hidden="true">
              {columnOf(verdict)?.mark}
            </span>
            <div>
              <RuleLink rule={verdict.rule} /> {printable(verdict.title)}
              <span class="digest">{digestOf(verdict)}</span>
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
