/**
 * Runs the matrix and writes what finds each fault to `docs/faults.md`. With `--check` it runs nothing, and fails where
 * the page tells of other faults and variants than there are; that what it says of them is true, `npm test` checks.
 *
 *     npm run matrix [-- --check]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { faultsPage, toBeTold, toldOn } from './faults-page.ts';
import { runMatrix } from './matrix.ts';

const page = new URL('../../docs/faults.md', import.meta.url);

if (process.argv.includes('--check')) {
  const isFresh = toldOn(readFileSync(page, 'utf8')).join('\n') === toBeTold().join('\n');
  const verdict = isFresh
    ? 'fresh: docs/faults.md'
    : 'stale: docs/faults.md; run "npm run matrix" and look at what changed';
  process.stdout.write(`${verdict}\n`);
  process.exitCode = isFresh ? 0 : 1;
} else {
  const started = performance.now();
  const outcomes = await runMatrix();
  mkdirSync(new URL('.', page), { recursive: true });
  writeFileSync(page, faultsPage(outcomes));
  for (const { job, violated } of outcomes) {
    const rules = Object.keys(violated);
    if (job.kind !== 'variant' || rules.length === 0) continue;
    process.stdout.write(`false alarm on ${job.name}: ${rules.join(', ')}\n`);
    process.exitCode = 1;
  }
  process.stdout.write(`${outcomes.length} runs in ${Math.round((performance.now() - started) / 1000)} s\n`);
}
