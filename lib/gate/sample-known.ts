import { type KnownDeviation, readKnownDeviations } from './known-deviations-file.ts';

/** For tests: an entry as YAML, with members of its own after the usual ones. */
export function sampleEntry(members: readonly string[] = []): string {
  const usual = [
    'rule: pagination.newest-first',
    'reason: lists run by id',
    'link: https://example.com/evidence',
    'expires: 2027-01-31',
  ];
  return `  - ${[...usual, ...members].join('\n    ')}\n`;
}

/** For tests: the entry of a file that has no other. */
export function sampleKnown(...members: readonly string[]): KnownDeviation {
  const [entry] = readKnownDeviations('known.yaml', `deviations:\n${sampleEntry(members)}`);
  if (entry === undefined) throw new Error('the sample has no entry');
  return entry;
}
