import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { serveHostile } from '../../suites/proof/hostile/hostile-server.ts';
import { hostileKey } from '../../suites/proof/hostile/hostile-target.ts';
import { texts } from '../../suites/proof/hostile/texts.ts';
import { harProblems } from '../exchange/har/har-problems.ts';
import { faultNamed } from '../reference/faults/faults.ts';
import { type Hook, inFrontOf } from '../reference/hook.ts';
import { serveReference } from '../reference/serve.ts';
import { isMissing, type Report } from '../report/report.ts';
import { breakagesOf } from '../report/test-cases.ts';
import { ctrfMistakes, junitMistakes, reportMistakes, sarifMistakes } from '../report/validity.ts';

const command = inject('command');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formats-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts the built command, with a folder of its own for its reports, after code that breaks it. */
async function start(words: readonly string[], key?: string, breaking?: string) {
  const output = await mkdtemp(join(folder, 'reports-'));
  const child = spawn(process.execPath, [command, '--quiet', '--seed', '42', '--output', output, ...words], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      CONFORMANCE_REPORT: 'junit,json,ctrf,sarif,har',
      GITHUB_STEP_SUMMARY: `${output}.md`,
      ...(key !== undefined && { NGROK_API_KEY: key }),
      ...(breaking !== undefined && { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(breaking)}` }),
    },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { output, child, ended };
}

/** That all reports of a run are there, valid, and of one mind. */
async function expectValid(output: string): Promise<Report> {
  const names = ['ctrf-report.json', 'junit.xml', 'recording.har', 'report.json', 'report.sarif'];
  expect((await readdir(output)).filter((name) => !name.startsWith('ledger-')).sort()).toEqual(names);
  const [ctrf = '', junit = '', har = '', json = '', sarif = ''] = await Promise.all(
    names.map((name) => readFile(join(output, name), 'utf8')),
  );
  expect(reportMistakes(json)).toEqual([]);
  expect(ctrfMistakes(ctrf)).toEqual([]);
  expect(sarifMistakes(sarif)).toEqual([]);
  expect(harProblems(har)).toEqual([]);
  expect(await junitMistakes(junit)).toEqual([]);
  expect(await readFile(`${output}.md`, 'utf8')).toMatch(/^## [✓✗!–] ngrok API conformance: /);

  const report: Report = JSON.parse(json);
  const { verdicts } = report;
  const missing = verdicts.filter(isMissing).length;
  const counts = {
    tests: verdicts.length + breakagesOf(report).length,
    failures: verdicts.filter(({ fails }) => fails).length,
    errors: missing + breakagesOf(report).length,
  };
  const told = Object.entries(counts).map(([name, count]) => `${name}="${count}"`);
  expect(junit).toContain(`<testsuites name="ngrok-conformance" ${told.join(' ')} time="0">`);
  expect(JSON.parse(ctrf).results.summary).toMatchObject({
    tests: counts.tests,
    failed: counts.failures + counts.errors,
    passed: verdicts.filter(({ verdict }) => verdict === 'conformant').length,
    other: verdicts.filter(({ verdict, fails }) => verdict === 'violated' && !fails).length,
  });
  // What was under way when a run was stopped was sent, and is not recorded.
  if (report.ending.kind !== 'interrupted') expect(JSON.parse(har).log.entries).toHaveLength(report.requests.sent);
  const [run] = JSON.parse(sarif).runs;
  expect(run.tool.driver.rules).toHaveLength(verdicts.length);
  const places = verdicts.flatMap(({ findings }) => findings.flatMap((finding) => finding.places.slice(0, 100)));
  expect(run.results).toHaveLength(places.length);
  expect(run.invocations).toMatchObject([{ exitCode: report.exitCode }]);
  return report;
}

describe('the reports are valid, and agree with each other', () => {
  it('for a clean run, which another one repeats to the letter', async () => {
    const runs = await Promise.all([start([]), start([])]);
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0]);
    const [report] = await Promise.all(runs.map(({ output }) => expectValid(output)));
    expect(report).toMatchObject({ exitCode: 0, ending: { kind: 'complete' } });
    for (const name of ['junit.xml', 'report.sarif']) {
      const [first, second] = await Promise.all(runs.map(({ output }) => readFile(join(output, name), 'utf8')));
      expect(first).toBe(second);
    }
  });

  it('for a run on five faults at once', async () => {
    const names = ['oldest-first', 'epoch-as-text', 'list-open', 'message-empty', 'status-string'];
    const hooks = names.map((name) => faultNamed(name)?.hook?.() ?? expect.unreachable(name));
    const reference = await serveReference({ hook: hooks.reduce(inFrontOf), rateLimit: false });
    try {
      // A short window, for one that lets in whoever has no key is asked more than a window takes.
      const words = ['--target', reference.url, '--no-rate-limits', '--limit', '120/1s'];
      const { output, ended } = await start(words, reference.key);
      expect(await ended).toBe(1);
      const { verdicts } = await expectValid(output);
      const violated = verdicts.filter(({ fails }) => fails).map(({ rule }) => rule);
      expect(violated).toEqual(
        expect.arrayContaining([
          'pagination.newest-first',
          'timestamps.rfc3339',
          'authentication.required',
          'errors.shape',
        ]),
      );
    } finally {
      await reference.close();
    }
  });

  it.each(['entities', 'half surrogate pairs'])(
    'for a hostile target: %s in every place',
    async (name) => {
      const target = texts.find((each) => each.name === `${name} in every place`) ?? expect.unreachable(name);
      const rateLimit = { requests: 120, windowMs: 1_000 };
      const server = await serveHostile(target.answer, { key: hostileKey, elsewhere: 'http://127.0.0.1:1', rateLimit });
      try {
        const words = ['--target', server.url, '--limit', '120/1s', '--timeout', '2s', '--no-rate-limits'];
        const { output, ended } = await start(words, hostileKey);
        expect(await ended).toBe(1);
        await expectValid(output);
      } finally {
        await server.close();
      }
    },
    60_000,
  );

  it('for a target that cannot be judged', async () => {
    const { output, ended } = await start(['--target', 'http://127.0.0.1:1'], 'any-key');
    expect(await ended).toBe(4);
    expect(await expectValid(output)).toMatchObject({ exitCode: 4, verdicts: [], ending: { kind: 'unreachable' } });
  });

  it('for a run without a key', async () => {
    const { output, ended } = await start(['--target', 'http://127.0.0.1:1']);
    expect(await ended).toBe(2);
    expect(await expectValid(output)).toMatchObject({ exitCode: 2, ending: { code: 'key-missing' } });
  });

  it('for a run that this program itself breaks', async () => {
    const breaking = 'import net from "node:net"; net.Server.prototype.listen = () => { throw new Error("broken"); }';
    const { output, ended } = await start([], undefined, breaking);
    expect(await ended).toBe(70);
    const report = await expectValid(output);
    expect(report).toMatchObject({ embedded: true, exitCode: 70, ending: { code: 'internal-mistake' } });
    expect(URL.canParse(report.target)).toBe(true);
  });

  it('for a run that could judge nothing', async () => {
    const { output, ended } = await start(['--only', 'transport.tls']);
    expect(await ended).toBe(3);
    expect(await expectValid(output)).toMatchObject({ exitCode: 3, coverage: { judged: 0, rules: 1 } });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'for a run that %s stops in the middle',
    async (signal) => {
      let asked = 0;
      let stop = () => {};
      const stopsAtFifty: Hook = (call, reference) => {
        asked += 1;
        if (asked === 50) stop();
        return reference(call.request);
      };
      const reference = await serveReference({ hook: stopsAtFifty, rateLimit: false });
      try {
        const { output, child, ended } = await start(['--target', reference.url, '--no-rate-limits'], reference.key);
        stop = () => child.kill(signal);
        expect(await ended).toBe(130);
        const report = await expectValid(output);
        expect(report).toMatchObject({ exitCode: 130, ending: { kind: 'interrupted' }, leftBehind: [] });
        expect(report.coverage.judged).toBeLessThan(report.coverage.rules);
      } finally {
        await reference.close();
      }
    },
    60_000,
  );

  /** Sends the process SIGINT when it first calls a function of node:fs/promises, and goes on once that can have come. */
  const interruptsAt = (name: string) => `import promises from "node:fs/promises";
    import { syncBuiltinESMExports } from "node:module";
    const original = promises.${name};
    promises.${name} = async (...words) => {
      promises.${name} = original;
      syncBuiltinESMExports();
      process.kill(process.pid, "SIGINT");
      await new Promise((resolve) => setTimeout(resolve, 50));
      return original(...words);
    };
    syncBuiltinESMExports();`;

  it('and no part of one is left where a second Ctrl-C ends the writing', async () => {
    const twice = `import promises from "node:fs/promises";
      import { syncBuiltinESMExports } from "node:module";
      promises.rename = () => {
        setInterval(() => process.kill(process.pid, "SIGINT"), 20);
        return new Promise(() => {});
      };
      syncBuiltinESMExports();`;
    const { output, ended } = await start(['--only', 'transport.root'], undefined, twice);
    expect(await ended).toBe(130);
    expect(await readdir(output)).toEqual([]);
  });

  it('for a run that is stopped before it sends anything', async () => {
    const { output, ended } = await start([], undefined, interruptsAt('mkdir'));
    expect(await ended).toBe(130);
    expect(await expectValid(output)).toMatchObject({ exitCode: 130, ending: { kind: 'interrupted' } });
  });

  it('for a run that is to be stopped when it has come to its verdicts', async () => {
    const { output, ended } = await start(['--only', 'transport.root'], undefined, interruptsAt('writeFile'));
    expect(await ended).toBe(0);
    expect(await expectValid(output)).toMatchObject({ exitCode: 0, ending: { kind: 'complete' } });
  });
});
