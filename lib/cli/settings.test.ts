import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../gate/sample-reports.ts';
import { emptySnapshot } from '../judge/snapshot.ts';
import { Redaction } from '../report/redaction.ts';
import { type Flags, readSettings } from './settings.ts';

const target = 'http://127.0.0.1:4040';

function read(flags: Flags, environment: Record<string, string> = {}, files: Record<string, string> = {}) {
  return readSettings(flags, {
    environment,
    readFile(path) {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return text;
    },
    randomSeed: () => 7,
    redaction: new Redaction(),
  });
}

describe('settings', () => {
  it('have defaults that judge the embedded reference', () => {
    expect(read({})).toEqual({
      only: [],
      skip: [],
      require: [],
      strict: false,
      allowWrites: true,
      rateLimits: true,
      seed: 7,
      output: 'reports',
      report: ['junit', 'html', 'json'],
      quiet: false,
      json: false,
      debug: false,
      known: [],
    });
  });

  it('come from flags before the environment before .env', () => {
    const files = { '.env': 'CONFORMANCE_SEED=1\nCONFORMANCE_OUTPUT=from-file\nCONFORMANCE_STRICT=true\n' };
    const environment = { CONFORMANCE_SEED: '2', CONFORMANCE_OUTPUT: 'from-environment' };
    expect(read({ seed: '3' }, environment, files)).toMatchObject({
      seed: 3,
      output: 'from-environment',
      strict: true,
    });
  });

  it('take an empty variable for none', () => {
    expect(read({}, { TARGET_URL: '', CONFORMANCE_SEED: '', CONFORMANCE_STRICT: '' })).not.toHaveProperty('target');
  });

  it('take every variable of .env.example, and the example as it stands', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    expect(read({}, {}, { '.env': example })).toEqual(read({}));
    const values: Record<string, string> = {
      TARGET_URL: target,
      NGROK_API_KEY: 'a-key',
      NGROK_KEY_FILE: 'unused',
      CONFORMANCE_ONLY: 'pagination, errors',
      CONFORMANCE_SKIP: 'should',
      CONFORMANCE_REQUIRE: 'must, errors.shape',
      CONFORMANCE_STRICT: 'yes',
      CONFORMANCE_ALLOW_WRITES: 'false',
      CONFORMANCE_RATE_LIMITS: '0',
      CONFORMANCE_RESOURCES: 'ip_policies,/api_keys',
      CONFORMANCE_SCRATCH: 'ip_policies',
      CONFORMANCE_SEED: '42',
      CONFORMANCE_OUTPUT: 'elsewhere',
      CONFORMANCE_REPORT: 'json, junit, json',
      CONFORMANCE_QUIET: '1',
      CONFORMANCE_JSON: 'true',
      CONFORMANCE_DEBUG: 'true',
      CONFORMANCE_LIMIT: '30/0.5s',
      CONFORMANCE_THOROUGH: 'true',
      CONFORMANCE_RUNS: '7',
      CONFORMANCE_SNAPSHOT: 'snapshot.json',
      CONFORMANCE_PATH: '23:1:0',
      CONFORMANCE_KNOWN: 'ngrok-production, ./known.yaml',
      CONFORMANCE_BASELINE: 'old/report.json',
      CONFORMANCE_TIMEOUT: '500ms',
      CONFORMANCE_TIME_LIMIT: '2m',
    };
    expect(Object.keys(parse(example)).sort()).toEqual(Object.keys(values).sort());
    const snapshot = JSON.stringify(emptySnapshot);
    const files = { 'old/report.json': JSON.stringify(sampleReport()), 'snapshot.json': snapshot };
    expect(read({}, values, files)).toEqual({
      target: new URL(target),
      key: 'a-key',
      only: ['pagination', 'errors'],
      skip: ['should'],
      require: ['must', 'errors.shape'],
      strict: true,
      allowWrites: false,
      rateLimits: false,
      resources: ['/ip_policies', '/api_keys'],
      scratch: ['/ip_policies'],
      seed: 42,
      output: 'elsewhere',
      report: ['json', 'junit'],
      quiet: true,
      json: true,
      debug: true,
      limit: { requests: 30, windowMs: 500 },
      runs: 7,
      snapshot: emptySnapshot,
      path: '23:1:0',
      known: ['ngrok-production', './known.yaml'],
      baseline: { file: 'old/report.json', report: sampleReport() },
      timeoutMs: 500,
      timeLimitMs: 120_000,
    });
  });

  it('take the seed of the baseline where no other is given', () => {
    const files = { 'old.json': JSON.stringify(sampleReport([], { seed: 99 })) };
    expect(read({ baseline: 'old.json' }, {}, files)).toMatchObject({ seed: 99 });
    expect(read({ baseline: 'old.json', seed: '5' }, {}, files)).toMatchObject({ seed: 5 });
  });

  it.each([
    [{}, 'report-unreadable', '--baseline: "old.json" cannot be read (ENOENT): name a report.json.'],
    [{ 'old.json': '<html>' }, 'report-malformed', /^--baseline: "old\.json" is no JSON/],
    [{ 'old.json': '{}' }, 'report-malformed', /^--baseline: "old\.json" is no report\.json that this version wrote: /],
  ])('refuse a baseline that is no report: %#', (files: Record<string, string>, code, message) => {
    expect(() => read({ baseline: 'old.json' }, {}, files)).toThrow(message);
    expect(() => read({ baseline: 'old.json' }, {}, files)).toThrow(expect.objectContaining({ code }));
  });

  it('take --thorough for a number of inputs, which --runs can set', () => {
    expect(read({})).not.toHaveProperty('runs');
    expect(read({ thorough: true })).toMatchObject({ runs: 50 });
    expect(read({ thorough: true, runs: '9' })).toMatchObject({ runs: 9 });
  });

  it.each([
    ['jnit', '--report: there is no report "jnit": did you mean junit?'],
    ['toString', /^--report: there is no report "toString": give some of junit, /],
    [' ,', /^--report: names no report: give some of junit, /],
  ])('refuse a report that there is not: %j', (report, message) => {
    expect(() => read({ report: [report] })).toThrow(message);
    expect(() => read({ report: [report] })).toThrow(expect.objectContaining({ code: 'report-unknown' }));
  });

  it.each([
    [{ runs: '0' }, '--runs is "0": give a number of inputs from 1 to 99999, such as 50.'],
    [{ path: 'x', seed: '1' }, '--path is "x": give the path that a finding names, such as 3 or 23:1:0.'],
    [{ path: '3:', seed: '1' }, '--path is "3:": give the path that a finding names, such as 3 or 23:1:0.'],
    // No rule tries so many inputs, and drawing them all would take minutes.
    [{ path: '100000', seed: '1' }, '--path is "100000": give the path that a finding names, such as 3 or 23:1:0.'],
    [{ path: '3' }, "--path leads nowhere without a seed: give the finding's --seed too."],
    [{ timeout: '5' }, '--timeout is "5": give a time with its unit, such as 500ms, 5s or 10m.'],
    [{ timeLimit: '1h' }, '--time-limit is "1h": give a time with its unit, such as 500ms, 5s or 10m.'],
    [{ limit: '120' }, '--limit is "120": give requests and seconds, such as 120/60s.'],
  ])('refuse %o', (flags, message) => {
    expect(() => read(flags)).toThrow(message);
  });

  it('refuse a snapshot that there is none of, and name none for an empty flag', () => {
    expect(() => read({ snapshot: 'missing.json' })).toThrow(
      '--snapshot names "missing.json", which cannot be read (ENOENT)',
    );
    expect(read({ snapshot: '' }, { CONFORMANCE_SNAPSHOT: 'missing.json' })).not.toHaveProperty('snapshot');
  });

  it('take names one by one and as comma lists', () => {
    expect(read({ only: ['a,b', ' c '], skip: ['d'] })).toMatchObject({ only: ['a', 'b', 'c'], skip: ['d'] });
  });

  it('allow writes and rate limits on this machine alone', () => {
    const environment = { NGROK_API_KEY: 'a-key' };
    expect(read({ target }, environment)).toMatchObject({ allowWrites: true, rateLimits: true });
    const remote = 'https://api.ngrok.com';
    expect(read({ target: remote }, environment)).toMatchObject({ allowWrites: false, rateLimits: false });
    expect(read({ target: remote, allowWrites: true, rateLimits: true }, environment)).toMatchObject({
      allowWrites: true,
      rateLimits: true,
    });
    expect(read({ target, allowWrites: false }, environment)).toMatchObject({ allowWrites: false, rateLimits: true });
  });
});

describe('the lists to write to', () => {
  it('are told by path or by name, and left to the run otherwise', () => {
    expect(read({ scratch: ['ip_policies, /api_keys', 'vaults'] })).toMatchObject({
      scratch: ['/ip_policies', '/api_keys', '/vaults'],
    });
    expect(read({}, { CONFORMANCE_SCRATCH: 'vaults' })).toMatchObject({ scratch: ['/vaults'] });
    expect(read({})).not.toHaveProperty('scratch');
  });

  it.each([
    ['ip_polices', '--scratch: the API reference has no list at "/ip_polices": did you mean ip_policies?'],
    ['', '--scratch names no list: give paths such as ip_policies,api_keys.'],
    ['ip_policies,ip_policy_rules', '--scratch: the items of ip_policy_rules cannot be created'],
    ['tunnels', '--scratch: the items of tunnels cannot be created'],
  ])('are refused where nothing could be written there: %j', (scratch, message) => {
    expect(() => read({ scratch: [scratch] })).toThrow(message);
  });
});

describe('the key', () => {
  it('comes from the file that a flag names, before the environment', () => {
    const settings = read({ target, keyFile: 'key.txt' }, { NGROK_API_KEY: 'other' }, { 'key.txt': ' the-key\r\n' });
    expect(settings).toMatchObject({ key: 'the-key', keyFile: 'key.txt' });
  });

  it('comes from NGROK_API_KEY, from NGROK_KEY_FILE, from .env', () => {
    expect(read({ target }, { NGROK_API_KEY: 'from-variable' }).key).toBe('from-variable');
    expect(read({ target }, { NGROK_KEY_FILE: 'key.txt' }, { 'key.txt': 'from-file' }).key).toBe('from-file');
    expect(read({ target }, {}, { '.env': 'NGROK_API_KEY=from-env-file' }).key).toBe('from-env-file');
  });

  it('is not needed for the embedded reference', () => {
    expect(read({}, { NGROK_API_KEY: 'a-key' })).not.toHaveProperty('key');
  });

  it.each([
    [
      'missing',
      {},
      {},
      'key-missing',
      /set NGROK_API_KEY, or put the key into a file and name it by --key-file or NGROK_KEY_FILE\.$/,
    ],
    [
      'in a file that is not there',
      { keyFile: 'key.txt' },
      {},
      'key-file-unreadable',
      /"key\.txt", which cannot be read \(ENOENT\)/,
    ],
    ['in an empty file', { keyFile: 'key.txt' }, { 'key.txt': ' \n' }, 'key-malformed', /key\.txt is empty/],
    [
      'given with its scheme',
      { keyFile: 'key.txt' },
      { 'key.txt': 'Bearer abc123' },
      'key-malformed',
      /put in the key alone/,
    ],
    ['two lines', { keyFile: 'key.txt' }, { 'key.txt': 'abc123\nabc123' }, 'key-malformed', /on one line/],
    ['not ASCII', { keyFile: 'key.txt' }, { 'key.txt': 'abc123ü' }, 'key-malformed', /beyond ASCII/],
  ] as const)('is refused when it is %s, in a message without it', (_, flags, files, code, message) => {
    const attempt = () => read({ target, ...flags }, {}, files);
    expect(attempt).toThrow(expect.objectContaining({ code }));
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(/^(?!.*abc123).+$/);
  });
});

describe('mistakes in settings', () => {
  it.each(['abc', '-1', '1.5', '2147483648', '99999999999', '1e3', ' '])('are told of the seed %j', (seed) => {
    expect(() => read({ seed })).toThrow(
      expect.objectContaining({
        code: 'seed-malformed',
        message: `--seed is ${JSON.stringify(seed)}: give a whole number from 0 to 2147483647, such as 42.`,
      }),
    );
  });

  it('are told of a variable that is none, wherever it stands', () => {
    expect(() => read({}, { CONFORMANCE_ONYL: 'must' })).toThrow(
      'CONFORMANCE_ONYL is no setting: did you mean CONFORMANCE_ONLY?',
    );
    expect(() => read({}, {}, { '.env': 'CONFORMANCE_WHATEVER_ELSE=1' })).toThrow(/is no setting: see \.env\.example$/);
  });

  it('name the variable, and the file that it stands in', () => {
    expect(() => read({}, { CONFORMANCE_SEED: 'x' })).toThrow(/^CONFORMANCE_SEED is "x"/);
    expect(() => read({}, {}, { '.env': 'CONFORMANCE_STRICT=perhaps' })).toThrow(
      'CONFORMANCE_STRICT in .env is "perhaps": write true or false.',
    );
  });

  it('are told of lists that the API reference does not have', () => {
    expect(() => read({ resources: ['ip_polices'] })).toThrow(
      '--resources: the API reference has no list at "/ip_polices": did you mean ip_policies?',
    );
    expect(() => read({ resources: [' , '] })).toThrow(/names no list/);
  });

  it('are told of an output without a name', () => {
    expect(() => read({ output: '' })).toThrow(expect.objectContaining({ code: 'output-not-writable' }));
  });

  it('are told of a .env that cannot be read', () => {
    const readFile = () => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    expect(() =>
      readSettings({}, { environment: {}, readFile, randomSeed: () => 0, redaction: new Redaction() }),
    ).toThrow(/^\.env cannot be read \(EACCES\)/);
  });
});
