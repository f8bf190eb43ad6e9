import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { junitXml } from './junit.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleKey, violated, warned } from './sample-run.ts';
import { junitMistakes } from './validity.ts';
import { verdictReport } from './verdict-report.ts';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const reporter = fileURLToPath(new URL('./junit-reporter.ts', import.meta.url));

describe('the vitest reporter', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reporter-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs vitest on one test file, and gives what the reporter wrote, if anything. */
  async function reported(project: string, tests: string): Promise<string | undefined> {
    const outputFile = join(folder, `${project}.xml`);
    await writeFile(join(folder, `${project}.test.mjs`), tests);
    const config = {
      test: {
        name: project,
        root: folder,
        globals: true,
        include: [`${project}.test.mjs`],
        reporters: [[reporter, { outputFile }]],
      },
    };
    const configFile = join(folder, `${project}.config.mjs`);
    await writeFile(configFile, `export default ${JSON.stringify(config)};`);
    // A failing test makes vitest exit with 1; the file is what counts here.
    await promisify(execFile)(process.execPath, [vitest, 'run', '--config', configFile], { cwd: folder }).catch(
      () => undefined,
    );
    return readFile(outputFile, 'utf8').catch(() => undefined);
  }

  const verdicts = [conformant(), violated(), warned()].map((verdict) =>
    verdictReport(verdict, false, redactionOf(sampleKey)),
  );
  const run = {
    target: 'http://127.0.0.1:4040/',
    embedded: false,
    seed: 42,
    requests: { sent: 121, counted: 120 },
    remarks: ['a note'],
    leftBehind: [],
  };
  const contractTests = verdicts
    .map(
      (verdict) => `test(${JSON.stringify(verdict.rule)}, ({ task }) => {
        Object.assign(task.meta, ${JSON.stringify({ verdict, run })});
        if (${verdict.fails}) throw new Error('violated');
      });`,
    )
    .join('\n');

  it('writes what the command writes', async () => {
    const expected = junitXml({ ...run, verdicts, ending: { kind: 'complete' } });
    const written = await reported('contract', contractTests);
    expect(written).toBe(expected);
    expect(await junitMistakes(written ?? '')).toEqual([]);
  });

  it('tells what broke outside of the rules', async () => {
    const xml = await reported(
      'contract',
      `${contractTests}\ntest('no rule', () => { throw new Error('lost ${sampleKey}'); });`,
    );
    expect(xml).toContain('tests="4" failures="1" errors="1"');
    expect(xml).toContain('<error type="test-failed" message="lost [redacted]">lost [redacted]</error>');
    expect(await junitMistakes(xml ?? '')).toEqual([]);
  });

  it('tells of a file that could not even be loaded', async () => {
    expect(await reported('contract', `throw new Error('not loaded');`)).toContain('message="not loaded"');
  });

  it('writes nothing for tests of another project', async () => {
    expect(await reported('self', `test('a unit', () => {});`)).toBeUndefined();
  });
});
