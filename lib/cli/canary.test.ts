import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleEntry } from '../gate/sample-known.ts';
import { sampleFound, sampleReport, sampleVerdict } from '../gate/sample-reports.ts';
import { emptySnapshot, snapshotText } from '../judge/snapshot.ts';
import { type ReferenceServer, serveReference } from '../reference/serve.ts';
import { Redaction } from '../report/redaction.ts';
import { reportKinds } from '../report/report-kinds.ts';
import { tracesOf } from './canary.ts';
import { echoServer } from './canary-echo.ts';
import { leftBy, ngrokKey, type Start, tracesIn, urlOf } from './canary-process.ts';
import { programFor } from './program.ts';

const keys = {
  "of ngrok's form": ngrokKey,
  'with signs of regular expressions': 'k$.*+?^[x](y){2}|z\\w-Q',
  'with signs of markup': 'Zq&<b>"\'7&amp;x<!--',
  'with signs of URLs and base64': 'Vb+/=%41%2F9+/==xQ',
  'of 8 characters': 'qK7#vZ2x',
  'of 5 characters': 'x&7"Q',
};

/** An echo makes an item of every odd request: to delete them all, a run would wait for the window of the real limit. */
const quick = ['--limit', '120/0.3s', '--no-rate-limits'];

/** Every face of a run, the whole recording among them. */
const allReports = ['--report', reportKinds.join(',')];

/** What they are called. */
const allFiles = [
  'badge.json',
  'badge.svg',
  'ctrf-report.json',
  'junit.xml',
  'recording.har',
  'report.html',
  'report.json',
  'report.sarif',
  'summary.md',
].map((name) => `reports/${name}`);

/** Where a workflow on GitHub is told of a run, too: by annotations and by a summary. */
const atGitHub = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'summary-of-step.md' };

/** Holds what a command reads and writes. A new one for each, so that nothing of another's is found in it. */
let folder: string;
let garbage: Server;
const echoes: Server[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canary-'));
  // Not HTTP at all, so that what the client says of it quotes what came.
  garbage = createServer((socket) => socket.on('data', (sent) => socket.end(sent)).on('error', () => {}));
  garbage.listen(0, '127.0.0.1');
  await once(garbage, 'listening');
});

afterAll(async () => {
  for (const server of [garbage, ...echoes]) server.close();
  await rm(folder, { recursive: true });
});

/** A new one for each test: what it makes of a request depends on how many there were. */
async function echoing(): Promise<string> {
  const echo = echoServer().listen(0, '127.0.0.1');
  echoes.push(echo);
  await once(echo, 'listening');
  return urlOf(echo);
}

/** A report that somebody has put the key into, in the place of whatever has no form of its own. */
function reportWith(key: string, rule = 'pagination.newest-first'): string {
  const finding = { ...sampleFound(`not ${key}`, `GET /${key}`), hint: key, [key]: key };
  const report = sampleReport([sampleVerdict(rule, finding)], {
    target: `http://127.0.0.1/${encodeURIComponent(key)}`,
  });
  return JSON.stringify({ ...report, exchanges: [{ number: 1, url: key, body: key }], remarks: [key] });
}

function snapshotWith(key: string): string {
  const fields = { '': { object: 3 }, [`/${key}`]: { string: 3 } };
  const operations = { 'GET /ip_policies': { served: 1, fields }, [`GET /${key}`]: { served: 1, fields } };
  return snapshotText({ ...emptySnapshot, runs: 1, operations });
}

function knownWith(key: string): string {
  return `deviations:\n${sampleEntry([`finding: { at: "*", actual: ${key} }`, `evidence: ${key}`]).replace('lists run by id', `for ${key}`)}`;
}

/** The ledger of a run that was cut: none of the processes there are has this number. */
function ledgerWith(key: string, of: string): string {
  const list = `${of}/ip_policies`;
  const entries = [
    { kind: 'run', run: 'a', target: of, process: 2 ** 31 - 1, key: 'none' },
    { kind: 'creation', number: 1, list },
    { kind: 'made', item: `${list}/${encodeURIComponent(key)}`, number: 1 },
    { kind: 'creation', number: 2, list },
  ];
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** What each command is tried with; with a key in the place of everything that it takes. */
const cases: Readonly<Record<string, (key: string, target: string) => readonly Start[]>> = {
  run: (key, target) => [
    // First, for how the echo answers preflight depends on how many requests there were.
    {
      words: [
        ...['--target', target, ...quick, '--only', 'pagination,versioning', '--require', 'pagination.envelope'],
        ...allReports,
        ...['--known', `./${key}.yaml`, '--baseline', 'baseline.json', '--snapshot', 'snapshot.json'],
      ],
      given: {
        [`${key}.yaml`]: knownWith(key),
        'baseline.json': reportWith(key),
        'snapshot.json': snapshotWith(key),
      },
      exitCode: 1,
    },
    {
      words: [
        'run',
        '--target',
        target,
        ...quick,
        '--json',
        '--quiet',
        '--only',
        'errors',
        '--output',
        'elsewhere/deep',
      ],
    },
    { words: ['--target', urlOf(garbage)], environment: { CONFORMANCE_DEBUG: 'true' } },
    ...['--known', '--baseline', '--snapshot'].flatMap((flag) => [
      { words: [flag, key] },
      { words: [flag, './file'], given: { file: key } },
    ]),
    { words: ['--scratch', key] },
    { words: ['--require', key] },
    { words: ['--time-limit', key] },
    { words: ['--known', 'k.yaml'], given: { 'k.yaml': knownWith(key).replace('pagination.newest-first', key) } },
    { words: ['--baseline', 'b.json'], given: { 'b.json': reportWith(key, key) } },
    { words: ['--snapshot', 's.json'], given: { 's.json': snapshotWith(`${key} `) } },
    { words: ['--target', target, '--output', key, '--only', 'transport.root'] },
    { words: [], environment: { CONFORMANCE_DEBUG: key } },
    { words: ['--target', 'http://127.0.0.1:1'] },
    { words: [key] },
    { words: ['--seed', key] },
    { words: ['--only', key] },
    { words: ['--resources', key] },
    { words: ['--limit', key] },
    { words: ['--target', key] },
    { words: ['--target', `http://${encodeURIComponent(key)}@127.0.0.1`] },
    { words: ['--key-file', key] },
    { words: [`--${key}`] },
    { words: [`-k${key}`] },
    { words: ['--api-key', key] },
    { words: ['--token', key] },
    { words: [], environment: { TARGET_URL: key } },
    { words: [], environment: { CONFORMANCE_STRICT: key } },
    { words: [], environment: { CONFORMANCE_PATH: key } },
  ],
  snapshot: (key, target) => [
    {
      words: ['snapshot', '--target', target, '--limit', '120/0.3s', '--merge', 'merged.json', '--out', key],
      environment: { CONFORMANCE_DEBUG: 'true' },
      given: { 'merged.json': snapshotWith(key) },
    },
    {
      words: ['snapshot', '--merge', `${key}.json`, '--out', 'new.json'],
      given: { [`${key}.json`]: snapshotWith(key) },
    },
    { words: ['snapshot', '--target', urlOf(garbage)], environment: { CONFORMANCE_DEBUG: 'true' } },
    { words: ['snapshot', '--merge', key] },
    { words: ['snapshot', '--merge', './file'], given: { file: key } },
    { words: ['snapshot', '--out', `${key}/file`], given: { [key]: 'no folder' } },
    { words: ['snapshot', '--resources', key] },
    { words: ['snapshot', '--limit', key] },
    { words: ['snapshot', '--target', key] },
    { words: ['snapshot', '--key', key] },
  ],
  compare: (key) => [
    ...[[], ['--json']].map((flags) => ({
      words: ['compare', 'old.json', 'new.json', ...flags],
      given: { 'old.json': reportWith(key), 'new.json': reportWith(key, 'pagination.walk') },
      exitCode: 1,
    })),
    { words: ['compare', key, key] },
    { words: ['compare', './file', './file'], given: { file: key } },
    { words: ['compare', './file', './file'], given: { file: reportWith(key, key) } },
  ],
  'baseline prune': (key) => [
    {
      words: ['baseline', 'prune', 'b.json', 'n.json', '--output', key],
      given: { 'b.json': reportWith(key), 'n.json': reportWith(key) },
      exitCode: 0,
    },
    {
      words: ['baseline', 'prune', 'b.json', 'n.json', '--output', `${key}/file`],
      given: { 'b.json': reportWith(key), 'n.json': reportWith(key), [key]: 'no folder' },
    },
    { words: ['baseline', 'prune', key, key] },
    { words: ['baseline', 'prune', './file', './file'], given: { file: key } },
    { words: ['baseline', key] },
  ],
  clean: (key, target) => [
    {
      words: ['clean', '--target', target, '--limit', '120/0.3s'],
      environment: { CONFORMANCE_DEBUG: 'true' },
      given: { 'reports/ledger-a.jsonl': ledgerWith(key, target), 'reports/ledger-b.jsonl': key },
      exitCode: 3,
    },
    {
      words: [
        ...['clean', '--target', target, '--limit', '120/0.3s', '--scratch', 'ip_policies'],
        ...['--run', key.toLowerCase().replace('_', '')],
      ],
      environment: { CONFORMANCE_DEBUG: 'true' },
    },
    {
      words: ['clean', '--target', urlOf(garbage)],
      environment: { CONFORMANCE_DEBUG: 'true' },
      given: { 'reports/ledger-a.jsonl': ledgerWith(key, urlOf(garbage)) },
      exitCode: 4,
    },
    { words: ['clean', '--target', target, '--output', key] },
    { words: ['clean', '--target', target, '--output', key], given: { [`${key}/ledger-b.jsonl`]: 'none' } },
    { words: ['clean', '--target', target, '--run', key] },
    { words: ['clean', '--target', target, '--scratch', key] },
    { words: ['clean', '--target', key] },
    { words: ['clean', key] },
  ],
  rules: (key) => [{ words: ['rules', '--json', key] }],
  explain: (key) => [{ words: ['explain', key] }],
  serve: (key) => [
    { words: ['serve', '--port', '0'], stopAt: 'Ctrl-C stops it.' },
    { words: ['serve', '--faults'] },
    { words: ['serve', '--fault', key] },
    { words: ['serve', '--port', key] },
    { words: ['serve', '--seed', key] },
    { words: ['serve', '--rate-limit', key] },
  ],
};

/** `baseline prune` for a command within a command. */
function namesOf(command: Command, before: readonly string[] = []): string[] {
  return command.commands.flatMap((each) => {
    const words = [...before, each.name()];
    return each.commands.length === 0 ? [words.join(' ')] : namesOf(each, words);
  });
}

describe.concurrent('the key', () => {
  it('is looked for in what every command leaves', () => {
    const { env: environment, stdout: output, stderr: errors } = process;
    const program = programFor({ environment, output, errors, redaction: new Redaction() }, () => {});
    expect(namesOf(program).sort()).toEqual(Object.keys(cases).sort());
  });

  it.each(Object.keys(cases))(
    'is in nothing that %s leaves',
    async (name) => {
      for (const { environment, ...start } of cases[name]?.(ngrokKey, await echoing()) ?? []) {
        const left = await leftBy(folder, {
          ...start,
          environment: { NGROK_API_KEY: ngrokKey, ...atGitHub, ...environment },
        });
        const { words } = start;
        expect({ words, traces: tracesIn(left, ngrokKey).slice(0, 1) }).toEqual({ words, traces: [] });
        const { exitCode = left.exitCode === 70 ? 'no mistake of its own' : left.exitCode } = start;
        expect({ words, exitCode: left.exitCode }).toEqual({ words, exitCode });
      }
    },
    180_000,
  );

  it.each(Object.entries(keys))(
    '%s is in nothing that a run on an echo leaves',
    async (_, key) => {
      const left = await leftBy(folder, {
        words: ['--target', await echoing(), ...quick, ...allReports, '--debug', '--seed', '42'],
        environment: { NGROK_API_KEY: key, ...atGitHub },
      });
      expect(left).toMatchObject({ exitCode: 1, output: expect.stringMatching(/^::error .*\[redacted\]/m) });
      expect(left.files).toEqual(expect.arrayContaining([...allFiles, atGitHub.GITHUB_STEP_SUMMARY]));
      expect(left.errors).toMatch(/^#\d+ GET .*\n {2}> authorization: Bearer \[redacted\]\n/m);
      expect(tracesIn(left, key)).toEqual([]);
    },
    180_000,
  );

  it('is in nothing where it comes from .env or a file, and something is wrong', async () => {
    const target = await echoing();
    const starts: Start[] = [
      { words: [], given: { '.env': `CONFORMANCE_SEED=${ngrokKey}\nNGROK_API_KEY=${ngrokKey}\n` } },
      { words: [], given: { '.env': `TARGET_URL=${target}\nNGROK_API_KEY="Bearer ${ngrokKey}"\n` } },
      { words: ['--only', ngrokKey], given: { '.env': `TARGET_URL=${target}\nNGROK_API_KEY=${ngrokKey}\n` } },
      { words: ['--target', target, '--key-file', 'key.txt'], given: { 'key.txt': `${ngrokKey}\n${ngrokKey}\n` } },
      { words: ['--target', target, '--key-file', ngrokKey] },
      { words: ['--key-file', ngrokKey.toLowerCase().replace('_', '')] },
    ];
    for (const start of starts) {
      const left = await leftBy(folder, start);
      expect(left).toMatchObject({ exitCode: 2, output: '' });
      expect(left.errors).toMatch(/^.+\n$/);
      expect(tracesIn(left, ngrokKey)).toEqual([]);
    }
  });

  const key = 'process.env.CANARY';
  const told = `[${key}, btoa(${key}), encodeURIComponent(${key})].join(' ')`;
  // By then the key has been read: what does not know it yet cannot tell it.
  const onceConnected = (mistake: string) =>
    `import net from 'node:net'; net.Socket.prototype.connect = () => { setTimeout(() => { ${mistake} }); return new net.Socket() }`;
  it.each([
    ['is thrown', `Date.prototype.toISOString = () => { throw new Error(${told}) }`],
    ['is no error', `Date.prototype.toISOString = () => { throw ${told} }`],
    ['nobody catches', onceConnected(`throw new TypeError(${told})`)],
    ['nobody waits for', onceConnected(`Promise.reject(new Error(${told}))`)],
  ])(
    'is not in what is told of a mistake that %s',
    async (_, mistake) => {
      const left = await leftBy(folder, {
        words: ['--target', await echoing(), ...quick, '--key-file', 'key.txt'],
        given: { 'key.txt': ngrokKey },
        environment: {
          CANARY: ngrokKey,
          NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(mistake)}`,
        },
      });
      expect(left.exitCode).toBe(70);
      expect(left.errors).toMatch(/This is a mistake in ngrok-conformance, please report it:\n.*\[redacted\]/);
      expect(tracesIn(left, ngrokKey)).toEqual([]);
    },
    180_000,
  );
});

describe.concurrent('a key that the run made', () => {
  const tokens: string[] = [];
  let reference: ReferenceServer;

  beforeAll(async () => {
    reference = await serveReference({
      keys: [ngrokKey],
      hook: async ({ request }, api) => {
        const response = await api(request);
        const text = await response.text();
        const [, token] = /"token":"([^"]+)"/.exec(text) ?? [];
        if (token !== undefined) tokens.push(token);
        const headers = new Headers(response.headers);
        headers.set('x-echo', encodeURIComponent(tokens.join(',')));
        const isError = response.status >= 400;
        const body = isError ? text.replace('"msg":"', `"msg":"${tokens.join(' ')} `) : text;
        return new Response(response.status === 204 ? null : body, { status: response.status, headers });
      },
    });
  });

  afterAll(() => reference.close());

  it('is in nothing that the run leaves, not even in the line that tells how it was made', async () => {
    const left = await leftBy(folder, {
      words: ['--target', reference.url, ...allReports, '--debug', '--json'],
      environment: { NGROK_API_KEY: ngrokKey, ...atGitHub },
    });
    expect(tokens).not.toEqual([]);
    expect(left.errors).toMatch(/^ {2}< .*"token":"\[redacted\]"/m);
    for (const secret of [ngrokKey, ...tokens]) expect(tracesIn(left, secret)).toEqual([]);
  });
});

describe('the search', () => {
  it.each([
    ['plain', ngrokKey],
    ['a piece', ngrokKey.slice(9, 17)],
    ['in another case', ngrokKey.toUpperCase()],
    ['in a Basic credential', Buffer.from(`user:${ngrokKey}`).toString('base64')],
    ['in base64 behind something else', `x${Buffer.from(ngrokKey).toString('base64url')}`],
    ['percent-encoded twice', encodeURIComponent(`%${ngrokKey.replaceAll('a', '%61').replaceAll('%', '%25')}`)],
    ['in JSON in HTML', `&quot;${ngrokKey.replaceAll('Q', '&#x5c;u0051')}&quot;`],
  ])('finds it %s', (_, text) => {
    expect(tracesOf(ngrokKey, `before ${text} after`)).not.toEqual([]);
  });

  it('finds it with odd characters in each form', () => {
    for (const key of Object.values(keys)) {
      for (const text of [encodeURIComponent(key), JSON.stringify(key), Buffer.from(key).toString('base64')]) {
        expect({ text, traces: tracesOf(key, text).length > 0 }).toEqual({ text, traces: true });
      }
    }
  });

  it('finds nothing where there is nothing', () => {
    expect(tracesOf(ngrokKey, JSON.stringify(keys['of 8 characters']) + ngrokKey.slice(0, 7))).toEqual([]);
  });
});
