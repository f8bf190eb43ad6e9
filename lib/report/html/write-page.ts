/**
 * Makes the script and the style of the HTML report from `page/` into one file that the report takes them from:
 *
 *     npm run page [-- --check]
 *
 * With `--check` nothing is written; it fails where the file is not what `page/` gives.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const page = new URL('page.json', import.meta.url);

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`page/${entry}`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // What every browser of the last two years has: more would be written around, at the cost of size.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles.map(({ text }) => text).join('');
}

const [script, style] = await Promise.all([bundled('main.ts'), bundled('main.css')]);
const text = `{\n"script": ${JSON.stringify(script)},\n"style": ${JSON.stringify(style)}\n}\n`;
if (!process.argv.includes('--check')) {
  await writeFile(page, text);
  process.stdout.write('written: lib/report/html/page.json\n');
} else if ((await readFile(page, 'utf8').catch(() => '')) === text) {
  process.stdout.write('fresh: lib/report/html/page.json\n');
} else {
  process.stderr.write('stale: lib/report/html/page.json; run npm run page and commit what it writes\n');
  process.exitCode = 1;
}
