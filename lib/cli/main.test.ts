import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { sampleEntry } from '../gate/sample-known.ts';
import { sampleReport, sampleVerdict } from '../gate/sample-reports.ts';
import { faultNamed } from '../reference/faults/faults.ts';
import { serveReference } from '../reference/serve.ts';
import { logCommandIn } from '../report/sample-log-commands.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = inject('command');
const key = '2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC';

let folder: string;
const servers: Server[] = [];
const processes: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-'));
});

afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Settles once standard output or standard error holds the text; rejects when the process ends before. */
  says(text: string): Promise<void>;
  output(): string;
}

/** Starts the built command in the test's own folder, with nothing of this process's settings. */
function start(words: readonly string[], environment: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  let output = '';
  let errors = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    for (const listener of listeners) listener();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, output, errors }));
  });
  return {
    child,
    ended,
    output: () => output,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if ((output + errors).includes(text)) resolve();
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`ended without saying ${text}: ${output}${errors}`)));
      }),
  };
}

const run = (words: readonly string[], environment?: Record<string, string>) => start(words, environment).ended;

/** Serves on a free port of this machine. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the test server has no port');
  return `http://127.0.0.1:${address.port}`;
}

describe('mistakes in the settings', () => {
  it.each([
    [
      ['--require', 'must', '--skip', 'errors'],
      /^--require asks for errors\.\S+, which --only or --skip leaves out: name it /,
    ],
    [['--require', 'pagination.wolk'], /^--require: no rule, .* did you mean pagination\.walk\?$/],
    [['--frobnicate'], /^Unknown option '--frobnicate'; see "ngrok-conformance --help"$/],
    [['--targett', 'x'], /^Unknown option '--targett' \(Did you mean --target\?\)$/],
    [['run', '--frobnicate'], /^Unknown option '--frobnicate'/],
    [['ruls'], /^There is no command "ruls": did you mean rules\?$/],
    [['--target'], /^Option '--target <url>' argument missing/],
    [['--target', 'localhost:4040'], /^--target has no scheme .*did you mean http:\/\/localhost:4040\?/],
    [['--target', 'ftp://127.0.0.1'], /^--target has the scheme "ftp:"/],
    [['--target', 'http://127.0.0.1:1'], /^There is no API key for http:\/\/127\.0\.0\.1:1\/: set NGROK_API_KEY/],
    [['--target', 'http://127.0.0.1:1', '--key-file', 'missing.txt'], /^--key-file names "missing\.txt"/],
    [['--seed', 'abc'], /^--seed is "abc": give a whole number/],
    [['--only', 'pagination.wlk'], /^--only: .*did you mean pagination\.walk\?$/],
    [['--skip', '*'], /^--skip leaves no rule to judge/],
    [['--output', '/dev/null'], /^--output: no file can be written to "\/dev\/null"/],
    [['--resources', 'ip_polices'], /^--resources: .*did you mean ip_policies\?$/],
    [['explain', 'pagination.wlk'], /^explain: .*did you mean pagination\.walk\?$/],
    [['--scratch', 'ip_policy_rules'], /^--scratch: the items of ip_policy_rules cannot be created/],
    [['clean'], /^There is no target to clean: give the --target of the run\.$/],
    [['clean', '--target', 'http://127.0.0.1:1'], /^There is no API key for http:\/\/127\.0\.0\.1:1\//],
    [['explain'], /^Missing required argument 'rule'/],
    [['serve', '--port', 'http'], /^--port is "http"/],
    [['serve', '--fault', 'list-opn'], /^--fault: .*did you mean list-open\?$/],
    [['serve', '--behave', 'seen'], /^Option '--behave <how>' argument 'seen' .* are documented, observed; see "/],
    [['serve', '--fault'], /^Option '--fault <name>' argument missing/],
  ])('end with one line and exit code 2: %j', async (words, line) => {
    const { exitCode, output, errors } = await run(words);
    expect(errors.trimEnd()).toMatch(line);
    expect(errors.trimEnd()).not.toContain('\n');
    expect(output).toBe('');
    expect(exitCode).toBe(2);
  });

  it.each([[['--key', key]], [[`--key=${key}`]], [['--api-key', key]], [[`--secret=${key}`]]])(
    'never show a key on the command line: %#',
    async (words) => {
      const { exitCode, output, errors } = await run(words);
      expect(exitCode).toBe(2);
      expect(output + errors).not.toContain(key);
      expect(errors).toMatch(/NGROK_API_KEY|Unknown option/);
    },
  );

  it('come from the environment and from .env too', async () => {
    expect((await run([], { CONFORMANCE_SEED: 'x' })).errors).toMatch(/^CONFORMANCE_SEED is "x"/);
    await writeFile(join(folder, '.env'), 'TARGET_URL=api.ngrok.com\n');
    try {
      const { exitCode, errors } = await run([]);
      expect(errors).toMatch(/^TARGET_URL in \.env has no scheme/);
      expect(exitCode).toBe(2);
    } finally {
      await rm(join(folder, '.env'));
    }
  });
});

describe('help', () => {
  it('shows flags, commands, examples and exit codes', async () => {
    const { exitCode, output, errors } = await run(['--help']);
    expect(exitCode).toBe(0);
    expect(errors).toBe('');
    for (const part of [
      '--target',
      '--key-file',
      '--allow-writes',
      'serve',
      'explain',
      'Examples:',
      'Exit codes:',
      '130',
    ]) {
      expect(output).toContain(part);
    }
    expect(output.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('tells the version of the package', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ version: (await run(['--version'])).output.trim() });
  });
});

describe('rules and explain', () => {
  it('list every rule', async () => {
    const { exitCode, output } = await run(['rules']);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/^pagination\.newest-first +must +\S.*$/m);
  });

  it('list every rule as JSON', async () => {
    const rules: unknown = JSON.parse((await run(['rules', '--json'])).output);
    expect(rules).toContainEqual(
      expect.objectContaining({
        id: 'pagination.walk',
        section: 'pagination',
        level: 'must',
        clauses: expect.any(Array),
        title: expect.any(String),
        asks: expect.any(String),
        judges: expect.any(String),
        hint: expect.any(String),
      }),
    );
  });

  it('explain a rule by its clause, and by what keeps it and what does not', async () => {
    const { exitCode, output, errors } = await run(['explain', 'pagination.newest-first']);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output).toMatch(/^pagination\.newest-first\n\S/);
    expect(output).toMatch(/^clause +pagination\.order(\n +\S.*)+?\n +https:\/\/ngrok\.com\/docs\//m);
    for (const label of ['asks', 'judges', 'accepts', 'hint', 'run']) {
      expect(output).toMatch(new RegExp(`^${label} +\\S`, 'm'));
    }
    expect(output).toMatch(/^conforming: .*\n\n {2}GET \/.*^violating: .*^ {2}expected {2}/ms);
  });

  it('explain how to see a rule broken, and it is', async () => {
    const { output } = await run(['explain', 'transport.root']);
    const [serving = [], judging = []] = [...output.matchAll(/^ {2}npx ngrok-conformance (.*)$/gm)].map(([, words]) =>
      words?.split(' '),
    );
    const served = start([...serving, '--port', '0']);
    await served.says('Ctrl-C stops it.');
    const [, url = ''] = /is at (\S+)/.exec(served.output()) ?? [];
    const [, referenceKey = ''] = /^API key: (\S+)$/m.exec(served.output()) ?? [];
    const words = judging.map((word) => (word.startsWith('http:') ? url : word));
    const judged = await run([...words, '--no-rate-limits'], { NGROK_API_KEY: referenceKey });
    expect(judged.output).toContain('✗ transport.root ');
    expect(judged.exitCode).toBe(1);
  });

  it('know what rule was meant', async () => {
    const { exitCode, errors } = await run(['explain', 'pagination.wolk']);
    expect(errors).toMatch(/^explain: .* did you mean pagination\.walk\?\n$/);
    expect(exitCode).toBe(2);
  });
});

describe('serve', () => {
  it('serves until it is told to stop, and its example works', async () => {
    const served = start(['serve', '--port', '0']);
    await served.says('Ctrl-C stops it.');
    const [, url = ''] = /is at (\S+)/.exec(served.output()) ?? [];
    const [, referenceKey = ''] = /^API key: (\S+)$/m.exec(served.output()) ?? [];
    const response = await fetch(`${url}/api_keys?limit=2`, {
      headers: { authorization: `Bearer ${referenceKey}`, 'ngrok-version': '2' },
    });
    expect(response.status).toBe(200);
    served.child.kill('SIGINT');
    expect(await served.ended).toMatchObject({ exitCode: 0, errors: '' });
  });

  it('serves with a fault, and says which rule finds it', async () => {
    const served = start(['serve', '--port', '0', '--fault', 'list-open']);
    await served.says('Ctrl-C stops it.');
    const [, url = ''] = /is at (\S+)/.exec(served.output()) ?? [];
    const [, referenceKey = ''] = /^API key: (\S+)$/m.exec(served.output()) ?? [];
    expect(served.output()).toMatch(/^Its fault: list-open: \S.*\nFound by: authentication\.required\nAPI key: /m);
    const version = { 'ngrok-version': '2' };
    await fetch(`${url}/vaults`, { headers: { authorization: `Bearer ${referenceKey}`, ...version } });
    expect((await fetch(`${url}/vaults`, { headers: version })).status).toBe(200);
    expect((await fetch(`${url}/api_keys`, { headers: version })).status).toBe(401);
    served.child.kill('SIGINT');
    expect(await served.ended).toMatchObject({ exitCode: 0, errors: '' });
  });

  it('lists its faults, each on one line', async () => {
    const { exitCode, output, errors } = await run(['serve', '--faults']);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output).toMatch(/^list-open +authentication\.required +\S.*$/m);
    const lines = output.split('\n').filter((line) => line !== '');
    expect(lines.slice(0, -1).filter((line) => !/^[a-z0-9-]+ {2,}[a-z-]+\.[a-z0-9-]+ {2,}\S/.test(line))).toEqual([]);
    expect(lines.at(-1)).toMatch(new RegExp(`^${lines.length - 1} faults\\. `));
  });

  it('says when the port is in use', async () => {
    const url = await serve((_, response) => response.end());
    const { exitCode, errors } = await run(['serve', '--port', new URL(url).port]);
    expect(errors).toMatch(/^--port \d+ is in use: give another one/);
    expect(exitCode).toBe(2);
  });
});

describe('a run', () => {
  /** What the reports in a folder say. */
  async function reportsIn(output: string): Promise<{ junit: string; json: Record<string, unknown> }> {
    return {
      junit: await readFile(join(folder, output, 'junit.xml'), 'utf8'),
      json: JSON.parse(await readFile(join(folder, output, 'report.json'), 'utf8')),
    };
  }

  it('judges the embedded reference when no target is given', async () => {
    const { exitCode, output, errors } = await run(['--output', 'embedded', '--seed', '42']);
    expect(output).toMatch(/\(embedded reference\)\nseed 42 · run [0-9a-f]{16}\n/);
    expect(output).toMatch(
      /\nconformant: (\d+) of \1 judged rules; \d+ of \d+ not judged\n\d+ requests sent, \d+ of them counted · [\d.]+ s\n/,
    );
    expect(errors).toMatch(/^pagination: \d+ rules$/m);
    expect(exitCode).toBe(0);
    const { junit, json } = await reportsIn('embedded');
    expect(json).toMatchObject({ seed: 42, exitCode: 0, ending: { kind: 'complete' } });
    expect(junit).toMatch(/<testsuites name="ngrok-conformance" tests="\d+" failures="0" errors="0"/);
  });

  it('colours what goes to a file only where FORCE_COLOR asks for it', async () => {
    const [plain, forced, neither] = await Promise.all([
      run(['explain', 'transport.root']),
      run(['explain', 'transport.root'], { FORCE_COLOR: '1' }),
      run(['explain', 'transport.root'], { FORCE_COLOR: '1', NO_COLOR: '1' }),
    ]);
    expect(forced.output).toContain('\u001b[');
    expect(plain.output).not.toContain('\u001b[');
    expect(neither.output).toBe(plain.output);
  });

  it('judges only what is named', async () => {
    const { exitCode } = await run(['--only', 'errors.*', '--skip', 'should', '--output', 'selected']);
    expect(exitCode).toBe(0);
    const { json } = await reportsIn('selected');
    expect(json['verdicts']).toContainEqual(expect.objectContaining({ rule: 'errors.shape' }));
    expect(json['verdicts']).not.toContainEqual(expect.objectContaining({ section: 'pagination' }));
    expect(json['verdicts']).not.toContainEqual(expect.objectContaining({ rule: 'errors.code-known' }));
  });

  it('writes report.json alone to standard output with --json', async () => {
    const { output, errors } = await run(['run', '--json', '--only', 'errors', '--output', 'as-json']);
    expect(JSON.parse(output)).toEqual((await reportsIn('as-json')).json);
    expect(errors).toContain('rules judged');
  });

  it('is silent but for the JSON with --json --quiet', async () => {
    expect((await run(['--json', '--quiet', '--only', 'errors'])).errors).toBe('');
  });

  it('is incomplete where a rule was not judged that had to be', async () => {
    const words = ['--only', 'transport', '--require', 'transport.root,transport.tls', '--output', 'required'];
    const { exitCode, output } = await run(words);
    expect(output).toMatch(
      /^incomplete: nothing was violated, but not all that is required was judged:\ntransport\.tls$/m,
    );
    expect(output).toMatch(/^next {6}npx ngrok-conformance explain transport\.tls$/m);
    expect(exitCode).toBe(3);
    const { junit, json } = await reportsIn('required');
    expect(junit).toMatch(/<error type="required-not-judged" message="required, and not judged: not-applicable: the /);
    expect(json).toMatchObject({ exitCode: 3, coverage: { judged: 3, rules: 5 } });
    const told = 'not judged: the target is not an https URL';
    const quiet = await run([...words, '--quiet'], { CONFORMANCE_REQUIRE: 'unknown' });
    expect(quiet.output.startsWith(told)).toBe(true);
  });

  it('is incomplete where nothing was judged, required or not', async () => {
    expect((await run(['--only', 'transport.tls', '--output', 'nothing'])).exitCode).toBe(3);
  });

  it('shows each request and its answer with --debug, on standard error alone', async () => {
    const { output, errors } = await run(['--json', '--quiet', '--only', 'transport', '--debug', '--output', 'debug']);
    const { requests } = JSON.parse(output);
    const numbers = [...errors.matchAll(/^#(\d+) [A-Z]+ http:\/\/127\.0\.0\.1:\d+\/\S* · \d{3} · \d+ ms · .+$/gm)];
    expect(numbers.length).toBe(requests.sent);
    expect(errors).toMatch(/^ {2}> authorization: Bearer \[redacted\]$/m);
    expect(errors.split('\n').filter((line) => !/^(?:#\d+ | {2}[<>] |$)/.test(line))).toEqual([]);
  });

  it('finds violations in a server that answers everything with 200 {}, and keeps the key to itself', async () => {
    const url = await serve((request, response) => {
      response.setHeader('x-echo', request.headers.authorization ?? '');
      response.setHeader('content-type', 'application/json').end('{}');
    });
    const ended = await run(['--target', url, '--output', 'empty'], { NGROK_API_KEY: key });
    expect(ended.exitCode).toBe(1);
    expect(ended.output).toMatch(/^✗ /m);
    expect(ended.output).toContain('$NGROK_API_KEY');
    expect(ended.output).toMatch(/\nviolated: \d+ rules/);
    const { junit, json } = await reportsIn('empty');
    expect(junit).toContain('<failure ');
    for (const text of [ended.output, ended.errors, junit, JSON.stringify(json)]) {
      expect(text).not.toContain(key.slice(0, 12));
      expect(text).not.toContain(key.slice(-12));
    }
  });

  it('says that a server of HTML is no API', async () => {
    const url = await serve((_, response) => response.setHeader('content-type', 'text/html').end('<html>hello</html>'));
    const { exitCode, output } = await run(['--target', url, '--output', 'html'], { NGROK_API_KEY: key });
    expect(exitCode).toBe(4);
    expect(output).toMatch(/^not judged: .*HTML.*$/m);
    expect((await reportsIn('html')).json).toMatchObject({ ending: { kind: 'unreachable' } });
  });

  it('says that nothing listens, within seconds, and writes the reports', async () => {
    const { exitCode, output } = await run(['--target', 'http://127.0.0.1:1', '--output', 'closed'], {
      NGROK_API_KEY: key,
    });
    expect(exitCode).toBe(4);
    expect(output).toMatch(/^not judged: [\s\S]*?^advice +\S/m);
    const { junit, json } = await reportsIn('closed');
    expect(json).toMatchObject({
      exitCode: 4,
      ending: { kind: 'unreachable', code: expect.any(String), advice: expect.any(String) },
    });
    expect(junit).toMatch(/tests="1" failures="0" errors="1"/);
    expect(existsSync(join(folder, 'closed', 'junit.xml'))).toBe(true);
  });

  it('writes the reports where there is no key, too, and asks nothing', async () => {
    const url = await serve(() => expect.unreachable('nothing may be asked without a key'));
    const { exitCode, output, errors } = await run(['--target', url, '--output', 'keyless']);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors).toMatch(/^There is no API key for \S+: set NGROK_API_KEY, .*\n$/);
    const { junit, json } = await reportsIn('keyless');
    expect(json).toMatchObject({ exitCode: 2, verdicts: [], requests: { sent: 0 }, ending: { code: 'key-missing' } });
    expect(junit).toMatch(/tests="1" failures="0" errors="1"/);
    expect(junit).toMatch(/<error type="key-missing" message="there is no API key for the target: set NGROK_API_KEY/);
  });

  it('takes away what an earlier run has written of the reports that it is to write, before it asks for anything', async () => {
    await run(['--only', 'transport.root', '--output', 'again', '--report', 'junit,json,badge']);
    const url = await serve(() => {});
    const killed = start(['--target', url, '--output', 'again', '--report', 'junit,badge'], { NGROK_API_KEY: key });
    await new Promise<void>((resolve) => servers.at(-1)?.once('request', () => resolve()));
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await readdir(join(folder, 'again'))).toEqual(['report.json']);
  });

  it('leaves the reports of an earlier run where the settings are wrong', async () => {
    await run(['--only', 'transport.root', '--output', 'wrong', '--report', 'json']);
    const { exitCode } = await run(['--only', 'transport.rot', '--output', 'wrong', '--report', 'json']);
    expect(exitCode).toBe(2);
    expect(await readdir(join(folder, 'wrong'))).toEqual(['report.json']);
  });

  it.each([
    ['fails a good run', 'transport.root', 2],
    ['leaves any other what it is', 'transport.tls', 3],
  ])(
    'tells of a report that cannot be written, writes the others, and %s',
    async (_, rule, code) => {
      const output = `taken-${code}`;
      await mkdir(join(folder, output, 'report.html'), { recursive: true });
      const ended = await run(['--only', rule, '--output', output, '--report', 'html,badge']);
      expect(ended.errors.match(/^.*could not be written.*$/gm)).toEqual([
        expect.stringMatching(
          /^The report \S+report\.html could not be written \(EISDIR: .*\)\. Choose another folder\.$/,
        ),
      ]);
      expect(ended.output).toContain(`written   ${join(output, 'badge.svg')}, ${join(output, 'badge.json')}\n`);
      expect(ended.exitCode).toBe(code);
    },
    30_000,
  );

  it.runIf(existsSync('/dev/full')).each([
    ['transport.root', 2],
    ['transport.tls', 3],
  ])(
    'tells of standard output that cannot be written, and calls it no mistake of its own: %s',
    async (rule, code) => {
      const words = [command, '--only', rule, '--output', `full-${code}`];
      const full = openSync('/dev/full', 'w');
      const child = spawn(process.execPath, words, {
        cwd: folder,
        env: { PATH: process.env['PATH'] },
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      processes.push(child);
      const ended = new Promise((resolve) => child.on('close', resolve));
      expect(await text(child.stderr ?? expect.unreachable('it has no standard error'))).toMatch(
        /^Standard output could not be written \(ENOSPC\): make room for it, or send it elsewhere\.$/m,
      );
      expect(await ended).toBe(code);
      expect(existsSync(join(folder, `full-${code}`, 'report.json'))).toBe(true);
    },
    30_000,
  );

  it('stops at Ctrl-C, writes the reports and exits with 130', async () => {
    const url = await serve(() => {});
    const interrupted = start(['--target', url, '--output', 'interrupted'], { NGROK_API_KEY: key });
    const asked = new Promise<void>((resolve) => servers.at(-1)?.once('request', () => resolve()));
    await asked;
    interrupted.child.kill('SIGINT');
    const { exitCode, output, errors } = await interrupted.ended;
    expect(errors).toContain('Interrupted: ');
    expect(output).toMatch(/^interrupted: /m);
    expect(exitCode).toBe(130);
    const { junit, json } = await reportsIn('interrupted');
    expect(json).toMatchObject({ exitCode: 130, ending: { kind: 'interrupted' } });
    expect(junit).toContain('type="interrupted"');
  });
});

describe('on GitHub', () => {
  /** Judges one rule on a reference that breaks it, in a step of a workflow. */
  async function step(words: readonly string[], environment: Record<string, string>) {
    const hook = faultNamed('oldest-first')?.hook?.();
    const reference = await serveReference({ ...(hook && { hook }), rateLimit: false });
    const rules = ['--only', 'pagination.newest-first', '--no-rate-limits', '--seed', '42'];
    try {
      return await run(['--target', reference.url, ...rules, ...words], {
        NGROK_API_KEY: reference.key,
        GITHUB_ACTIONS: 'true',
        ...environment,
      });
    } finally {
      await reference.close();
    }
  }

  it('annotates before the text, and adds the summary to that of the step', async () => {
    await writeFile(join(folder, 'step-summary'), '# of another command\n');
    const environment = { GITHUB_STEP_SUMMARY: 'step-summary' };
    const { exitCode, output, errors } = await step(['--report', 'markdown,badge', '--output', 'github'], environment);
    expect(exitCode).toBe(1);
    expect(errors).not.toContain('GITHUB_STEP_SUMMARY');
    expect(output).toMatch(
      /^::error title=pagination\.newest-first \(must\)::lists run from newest to oldest: expected /,
    );
    expect(output.match(/^::/gm)).toHaveLength(1);
    expect(output).toMatch(/^next {6}npx ngrok-conformance .*--only pagination\.newest-first --seed 42$/m);
    const added = await readFile(join(folder, 'step-summary'), 'utf8');
    const summary = await readFile(join(folder, 'github', 'summary.md'), 'utf8');
    expect(added).toBe(`# of another command\n\n\n${summary}`);
    expect(summary).toMatch(/^## ✗ ngrok API conformance: 1 violated\n/);
    expect(summary).toMatch(/^npx ngrok-conformance .*--only pagination\.newest-first --seed 42$/m);
    expect(await readFile(join(folder, 'github', 'badge.svg'), 'utf8')).toContain(
      '<title>ngrok API conformance: 1 violated<',
    );
    const badge: unknown = JSON.parse(await readFile(join(folder, 'github', 'badge.json'), 'utf8'));
    expect(badge).toMatchObject({ schemaVersion: 1, message: '1 violated', color: 'red', isError: true });
  });

  it('leaves standard output to JSON, and a summary that cannot be written to the reader', async () => {
    const environment = { GITHUB_STEP_SUMMARY: join('no', 'such', 'folder') };
    const { exitCode, output, errors } = await step(['--json', '--quiet', '--output', 'github-json'], environment);
    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ exitCode: 1 });
    expect(errors).toMatch(/^::error title=pagination\.newest-first \(must\)::/m);
    expect(errors).toMatch(/^The summary could not be added to the file that GITHUB_STEP_SUMMARY names, .*ENOENT/m);
  });

  it('tells that there is no key', async () => {
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'no-key' };
    const { exitCode, output } = await run(['--target', 'http://127.0.0.1:9'], environment);
    expect(exitCode).toBe(2);
    expect(output).toMatch(
      /^::error title=the target can be judged::there is no API key for the target: set NGROK_API_KEY/,
    );
    expect(await readFile(join(folder, 'no-key'), 'utf8')).toMatch(/^## – ngrok API conformance: not judged\n/);
  });

  it.each([['--debug'], ['--json']])(
    'says nothing by %s that a target wants the build server to obey',
    async (flag) => {
      const commands = [
        '\n::error::x',
        '##[add-mask]e',
        '##vso[task.setvariable variable=PATH]x',
        '##teamcity[buildStop]',
      ];
      const url = await serve(({ url: path = '' }, response) => {
        const body = JSON.stringify({
          [commands[1] ?? '']: commands.join(' '),
          uri: `http://${commands.join(' ')}${path}`,
        });
        response
          .writeHead(200, { 'content-type': commands[2] ?? '', 'x-note': ['::stop-commands::x', '##[x]'] })
          .end(body);
      });
      const rules = ['--only', 'content-types,pagination,timestamps', '--no-allow-writes', '--no-rate-limits'];
      const { exitCode, output, errors } = await run(['--target', url, ...rules, flag, '--output', 'commands'], {
        NGROK_API_KEY: key,
      });
      expect(exitCode).toBe(1);
      expect(output + errors).toContain('#vso[task.setvariable');
      expect(logCommandIn(`${output}\n${errors}`)).toBeUndefined();
    },
  );
});

describe('a gate', () => {
  /** Judges two rules on a reference with one fault. */
  async function judged(fault: string, output: string, ...words: readonly string[]) {
    const hook = faultNamed(fault)?.hook?.();
    const reference = await serveReference({ ...(hook && { hook }), rateLimit: false });
    const rules = ['--only', 'pagination.newest-first,timestamps.rfc3339', '--no-rate-limits'];
    try {
      const target = ['--target', reference.url, ...rules, '--output', output];
      return await run([...target, ...words], { NGROK_API_KEY: reference.key });
    } finally {
      await reference.close();
    }
  }

  // The command takes the day from the clock: a sample that is used here must not expire.
  const entry = sampleEntry(['finding: { at: /tls_certificates/* }']).replace('2027-01-31', '2999-12-31');
  const write = (name: string, text: string) => writeFile(join(folder, name), text);

  it('lets through what is known, and fails on anything else', async () => {
    await write('known.yaml', `deviations:\n${entry}`);
    const known = await judged('oldest-first', 'known', '--known', 'known.yaml');
    expect(known.output).toMatch(/^~ pagination\.newest-first/m);
    expect(known.output).toMatch(/^conformant, 1 known$/m);
    expect(known.exitCode).toBe(0);
    const report: unknown = JSON.parse(await readFile(join(folder, 'known', 'report.json'), 'utf8'));
    const gate = { knownDeviations: [{ at: 'known.yaml:2', rule: 'pagination.newest-first', state: 'seen' }] };
    expect(report).toMatchObject({ gate, exitCode: 0 });
    const another = await judged('oldest-item-pinned', 'another', '--known', 'known.yaml');
    expect(another.output).toMatch(/^✗ pagination\.newest-first/m);
    expect(another.output).toMatch(/^violated: 1 rule, stale: 1 known deviation$/m);
    expect(another.exitCode).toBe(1);
  });

  // Once the shipped file expires this fails, for the file then fails everybody's gate: it is to be looked at again.
  it('knows what the real API does otherwise by the file that ships, and finds it without', async () => {
    const served = start(['serve', '--port', '0', '--no-rate-limit', '--behave', 'observed']);
    await served.says('Ctrl-C stops it.');
    expect(served.output()).toContain('an item that does not exist gives 404 without error_code');
    const [, url = ''] = /is at (\S+)/.exec(served.output()) ?? [];
    const [, NGROK_API_KEY = ''] = /^API key: (\S+)$/m.exec(served.output()) ?? [];
    const target = ['--target', url, '--no-rate-limits'];
    const known = await run([...target, '--known', 'ngrok-production', '--output', 'production'], { NGROK_API_KEY });
    expect(known.output).toMatch(/^~ errors\.shape/m);
    expect(known.output).not.toMatch(/^[✗!] /m);
    expect(known.exitCode).toBe(0);
    const { exitCode, output } = await run([...target, '--output', 'unknown'], { NGROK_API_KEY });
    expect(output).toMatch(/^✗ errors\.shape/m);
    expect(exitCode).toBe(1);
    served.child.kill('SIGINT');
    expect(await served.ended).toMatchObject({ exitCode: 0 });
  });

  it('fails on an entry that nothing needs or that has expired, and tells where it stands', async () => {
    const expired = entry.replace('newest-first', 'walk').replace('2999-12-31', '2024-02-29');
    await write(
      'stale.yaml',
      `deviations:\n${entry.replace('pagination.newest-first', 'timestamps.rfc3339')}${expired}`,
    );
    const { exitCode, output } = await judged(
      'list-open',
      'stale',
      '--known',
      'stale.yaml',
      '--only',
      'pagination.walk',
    );
    expect(output).toMatch(/^ {2}stale\.yaml:2 timestamps\.rfc3339: its rule was judged/m);
    expect(output).toMatch(/^ {2}stale\.yaml:7 pagination\.walk: it expired on 2024-02-29/m);
    expect(output).toMatch(/^stale: 2 known deviations$/m);
    expect(exitCode).toBe(1);
    expect(await readFile(join(folder, 'stale', 'junit.xml'), 'utf8')).toContain('type="unmatched"');
  });

  it('lets through what an older report has, with its seed, and shrinks with it', async () => {
    await judged('oldest-first', 'older', '--seed', '42');
    const [older, newer] = [join('older', 'report.json'), join('newer', 'report.json')];
    const same = await judged('oldest-first', 'same', '--baseline', older, '--strict');
    expect(same.output).toMatch(/\nseed 42 · run [0-9a-f]{16}\n/);
    expect(same.output).toContain('known     the baseline has it');
    expect(same.exitCode).toBe(0);
    const worse = await judged('epoch-as-text', 'newer', '--baseline', older);
    expect(worse.output).toMatch(/^✗ timestamps\.rfc3339/m);
    expect(worse.output).toContain('1 of its findings did not come any more');
    expect(worse.exitCode).toBe(1);

    const compared = await run(['compare', older, newer, '--json']);
    expect(compared.exitCode).toBe(1);
    expect(JSON.parse(compared.output)).toMatchObject({
      findings: {
        new: [{ rule: 'timestamps.rfc3339', request: 'GET /bot_users', at: '/bot_users/*/created_at' }],
        gone: [{ rule: 'pagination.newest-first', judgedByOther: true }],
        unchanged: [],
      },
    });
    const unchanged = await run(['compare', older, join('same', 'report.json')]);
    expect(unchanged).toMatchObject({ exitCode: 0, errors: '', output: expect.stringContaining('1 at both') });

    const smaller = await run(['baseline', 'prune', older, newer, '--output', 'smaller.json']);
    expect(smaller).toMatchObject({ exitCode: 0, errors: '' });
    // Each fault has a server of its own here.
    expect(smaller.output).toMatch(
      /^smaller\.json: 0 of 1 findings stay\nnote: it is a baseline of http:\S+, and the report is of http:\S+\n$/,
    );
    expect((await run(['baseline', 'prune', older, join('same', 'report.json')])).output).toContain('1 of 1 findings');
    expect((await judged('oldest-first', 'again', '--baseline', 'smaller.json')).exitCode).toBe(1);
  });

  it.each([
    [
      ['compare', 'missing.json', 'good.json'],
      /^compare: "missing\.json" cannot be read \(ENOENT\): name a report\.json\.$/,
    ],
    [
      ['compare', 'good.json', 'odd.json'],
      /^compare: "odd\.json" is no report\.json that this version wrote: .*missing/,
    ],
    [['--baseline', 'odd.json'], /^--baseline: "odd\.json" is no report\.json that this version wrote: .*missing/],
    [['--baseline', 'good.json'], /^baseline: "good\.json" is of a run that judged nothing/],
    [['--baseline', 'foreign.json'], /^baseline: "foreign\.json" has a verdict on "tunnels\.dig", which is no rule/],
    [['baseline', 'prune', 'good.json', 'cut.json'], /^baseline prune: "cut\.json" is of a run that was not finished/],
    [['baseline', 'prune', 'good.json', 'good.json', '--output', '/dev/null/x'], /^The report .* could not be written/],
    [['--known', 'typo.yaml'], /^typo\.yaml:2:5: no rule is named .* did you mean pagination\.newest-first\?$/],
  ])('takes no file that is not what it should be: %j', async (words, line) => {
    await write('good.json', JSON.stringify(sampleReport()));
    await write('odd.json', '{"target":"x"}');
    await write('foreign.json', JSON.stringify(sampleReport([sampleVerdict('tunnels.dig')])));
    await write('cut.json', JSON.stringify(sampleReport([], { ending: { kind: 'interrupted' } })));
    await write('typo.yaml', `deviations:\n${entry.replace('first', 'frist')}`);
    const { exitCode, output, errors } = await run(words);
    expect(errors.trimEnd()).toMatch(line);
    expect(errors.trimEnd()).not.toContain('\n');
    expect(output).toBe('');
    expect(exitCode).toBe(2);
  });
});
