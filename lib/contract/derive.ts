/**
 * Derives the tables of this folder from the facts about the API:
 *
 *     npx tsx lib/contract/derive.ts [--check] FACTS_DIRECTORY
 *
 * With `--check` nothing is written; it fails where a table is not the one that the facts give. Without the facts
 * there is nothing to check by: they are no part of the project.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { derivedFiles } from './derived-files.ts';
import { FactsError, readFacts } from './facts.ts';

const usage = 'usage: npx tsx lib/contract/derive.ts [--check] FACTS_DIRECTORY';

async function derive(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
  const [directory, ...rest] = positionals;
  if (directory === undefined || rest.length > 0) throw new FactsError(usage);

  if (values.check && !existsSync(directory)) {
    process.stdout.write(`not checked: the tables of lib/contract, for there is no ${directory}\n`);
    return;
  }
  const files = derivedFiles(await readFacts(directory));
  const stale: string[] = [];
  for (const [name, text] of files) {
    const path = fileURLToPath(new URL(name, import.meta.url));
    if (!values.check) await writeFile(path, text);
    else if ((await textOf(path)) !== text) stale.push(name);
  }
  if (stale.length > 0) {
    throw new FactsError(`stale: ${stale.join(', ')} in lib/contract; run npm run derive and commit what it writes`);
  }
  process.stdout.write(`${values.check ? 'fresh' : 'written'}: ${[...files.keys()].join(', ')}\n`);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // A table that was never written is as stale as one can be.
    return '';
  }
}

try {
  await derive();
} catch (error) {
  process.stderr.write(`${error instanceof FactsError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
