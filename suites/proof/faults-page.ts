import type { Level } from '../../lib/judge/finding.ts';
import { faults } from '../../lib/reference/faults/faults.ts';
import { variants } from '../../lib/reference/variants/variants.ts';
import type { Job, Outcome } from './matrix.ts';

const manners: Readonly<Record<Job['manner'], string>> = {
  default: 'default',
  'short-window': 'waiting',
  snapshot: '`--snapshot`',
  thorough: '`--thorough`',
};

/**
 * The page that lists all faults with what finds them, and all variants: `docs/faults.md`.
 *
 * @param outcomes of the whole matrix; of two runs on one fault, the later counts
 */
export function faultsPage(outcomes: readonly Outcome[]): string {
  const found = new Map(outcomes.map((outcome) => [outcome.job.name, outcome]));
  const sections = [...new Set(faults.map(({ rule }) => sectionOf(rule)))];
  return `${[
    '# Faults and variants of the reference API',
    '',
    '<!-- Written by `npm run matrix` from the faults, the variants and what a run of the contract said of each. -->',
    '',
    `The reference API can be started with one of ${faults.length} faults, to see whether a gate notices:`,
    '',
    '```sh',
    'npx ngrok-conformance serve --faults        # the list',
    `npx ngrok-conformance serve --fault ${faults[0]?.name ?? 'NAME'}`,
    '```',
    '',
    'Each is found by its own rule, the one whose sentence it breaks; rules that stumble over the consequences stand beside',
    'it. A rule in brackets only warns. The last column tells what kind of run it takes: a default one on all lists, one',
    'that may wait for the window of the rate limit (`--thorough`, or a short `--limit`), one that is held against a',
    'snapshot of the reference without the fault, or one with more inputs than a window has room for.',
    ...sections.flatMap((section) => ['', `## ${section}`, '', ...tableOf(section, found)]),
    '',
    '## Variants',
    '',
    `What no page forbids, no rule complains of: ${variants.length} odd but conforming behaviours, each judged as a whole,`,
    'and beside a snapshot of the plain reference where it does not show less than that.',
    '',
    '| variant | what is odd |',
    '| --- | --- |',
    ...variants.map(({ name, title }) => `| \`${name}\` | ${cell(title)} |`),
  ].join('\n')}\n`;
}

/** The faults and variants that a page tells, in its order: names and titles, and of faults their own rules. */
export function toldOn(page: string): string[] {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, 4)
      .join('|')
      .replaceAll(/[()]|\*\*missed\*\* /g, ''),
  );
}

/** The names and titles that it has to tell. */
export function toBeTold(): string[] {
  return toldOn(faultsPage([]));
}

function tableOf(section: string, found: ReadonlyMap<string, Outcome>): string[] {
  return [
    '| fault | what is wrong | its rule | also found by | run |',
    '| --- | --- | --- | --- | --- |',
    ...faults
      .filter(({ rule }) => sectionOf(rule) === section)
      .map(({ name, title, rule }) => {
        const { job, violated = {} } = found.get(name) ?? {};
        const others = Object.entries(violated).filter(([id]) => id !== rule);
        const told = (id: string, level: Level | undefined) => (level === 'should' ? `(${id})` : id);
        const own = violated[rule] === undefined ? `**missed** ${rule}` : told(rule, violated[rule]);
        const also = others.map(([id, level]) => told(id, level)).join(', ');
        return `| \`${name}\` | ${cell(title)} | ${own} | ${also} | ${manners[job?.manner ?? 'default']} |`;
      }),
  ];
}

function sectionOf(rule: string): string {
  return rule.split('.', 1)[0] ?? '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
