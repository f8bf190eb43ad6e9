import { groupedBy } from '../contract/grouped-by.ts';
import type { Comparison, LoneFinding } from '../gate/comparison.ts';
import { counted } from './counted.ts';
import { printable } from './printable.ts';
import { labelWidth } from './violation.ts';
import { wrap } from './wrap.ts';

/** How the two reports are called: two runs on one target follow each other, two targets stand side by side. */
const words = {
  sameTarget: { old: 'old', new: 'new', added: 'new', gone: 'gone', both: 'unchanged' },
  otherTarget: {
    old: 'first',
    new: 'second',
    added: 'at the second alone',
    gone: 'at the first alone',
    both: 'at both',
  },
};

/** Rules that a report lacks are named if they are no more: a run of one section lacks all others. */
const namedRules = 5;

/**
 * The human text of a comparison: each finding that one report has alone, the verdicts that differ, and last the
 * numbers. Every text is safe for a terminal.
 *
 * @param columns width that nothing goes beyond but words that cannot be broken
 */
export function comparisonText({ findings, verdicts, ...sides }: Comparison, columns: number): string {
  const word = sides.sameTarget ? words.sameTarget : words.otherTarget;
  const side = ({ target, embedded, seed }: Comparison['old']) =>
    printable(`${target}${embedded ? ' (embedded reference)' : ''} · seed ${seed}`);
  const changes = [
    ...verdicts
      .filter((each) => each.old !== 'absent' && each.new !== 'absent')
      .map((each) => `  ${printable(each.rule)}: ${word.old} ${each.old}, ${word.new} ${each.new}`),
    ...(['old', 'new'] as const).flatMap((which) => {
      const lacking = verdicts.filter((each) => each[which] === 'absent').map(({ rule }) => rule);
      return lacking.length === 0 ? [] : [`  ${wrap(`${word[which]} lacks ${named(lacking)}`, columns, 4)}`];
    }),
  ];
  const parts = [
    `${word.old.padEnd(labelWidth)}${side(sides.old)}\n${word.new.padEnd(labelWidth)}${side(sides.new)}`,
    ...told(word.added, findings.new, columns),
    ...told(word.gone, findings.gone, columns),
    ...(changes.length > 0 ? [['verdicts', ...changes].join('\n')] : []),
    `${findings.new.length} ${word.added}, ${findings.gone.length} ${word.gone}, ${findings.unchanged.length} ${word.both}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function named(rules: readonly string[]): string {
  return rules.length > namedRules ? counted(rules.length, 'rule') : printable(rules.join(', '));
}

function told(heading: string, findings: readonly LoneFinding[], columns: number): string[] {
  if (findings.length === 0) return [];
  const lines = [...groupedBy(findings, ({ rule }) => rule)].flatMap(([rule, ofRule]) => [
    `  ${printable(rule)}${ofRule.every(({ judgedByOther }) => judgedByOther) ? '' : ' (the other has not judged it)'}`,
    ...ofRule.flatMap((finding) => findingLines(finding, columns)),
  ]);
  return [[heading, ...lines].join('\n')];
}

function findingLines({ request, at, occurrences, expected, actual }: LoneFinding, columns: number): string[] {
  const place = `${request}${at === '' ? '' : ` at ${at}`}${occurrences > 1 ? ` · seen ${occurrences} times` : ''}`;
  const labelled = (label: string, text: string) =>
    `    ${label.padEnd(labelWidth)}${wrap(printable(text), columns, labelWidth + 4)}`;
  return [labelled('where', place), labelled('expected', expected), labelled('actual', actual)];
}
