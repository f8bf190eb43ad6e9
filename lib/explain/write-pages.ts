/**
 * Writes `docs/rules` and `examples.json`, which `explain` takes its examples from, from the rules and from runs on the
 * reference API. With `--check` nothing is written; it fails where a file is stale, missing or no page of any rule.
 *
 *     npm run rule-pages [-- --check]
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { contract } from '../../suites/contract.ts';
import { jsonText } from '../report/json-text.ts';
import { makeExamples } from './make-examples.ts';
import { rulePages } from './rule-pages.ts';

const folder = new URL('../../docs/rules/', import.meta.url);
const table = new URL('examples.json', import.meta.url);

const examples = await makeExamples();
const pages = rulePages(contract, examples);
const files = new Map([
  ['lib/explain/examples.json', { url: table, text: jsonText(examples) }],
  ...[...pages].map(([name, text]) => [`docs/rules/${name}`, { url: new URL(name, folder), text }] as const),
]);
const superfluous = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => !pages.has(name));

if (process.argv.includes('--check')) {
  const stale = [...files].filter(([, { url, text }]) => !existsSync(url) || readFileSync(url, 'utf8') !== text);
  const wrong = [...stale.map(([name]) => name), ...superfluous.map((name) => `docs/rules/${name}`)];
  const verdict =
    wrong.length === 0
      ? `fresh: docs/rules, lib/explain/examples.json`
      : `stale: ${wrong.join(', ')}; run "npm run rule-pages" and look at what changed`;
  process.stdout.write(`${verdict}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of superfluous) rmSync(new URL(name, folder));
  for (const { url, text } of files.values()) writeFileSync(url, text);
  process.stdout.write(`${pages.size} pages written to docs/rules\n`);
}
