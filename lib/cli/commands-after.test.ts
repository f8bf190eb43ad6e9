import type { Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../gate/sample-reports.ts';
import { emptySnapshot } from '../judge/snapshot.ts';
import { replayCommand } from '../report/next-command.ts';
import { Redaction } from '../report/redaction.ts';
import { reportOf } from '../report/report-of.ts';
import { conformant, sampleRun, violated } from '../report/sample-run.ts';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { commandsAfter } from './commands-after.ts';
import { programFor } from './program.ts';
import { type Flags, readSettings, type Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** What no command repeats, and why it need not. */
const notRepeated: Record<string, string> = {
  '--quiet': 'it changes no verdict and no file, and who looks closer wants to see more',
  '--json': 'it is for programs, and the next command is for people',
  '--debug': 'it changes no verdict and no file',
};

/** What a command that judges the rule of one finding does not repeat, and why. */
const notReplayed: Record<string, string> = {
  '--only': 'the rule of the finding takes its place',
  '--skip': 'the rule of the finding is not among what was left out',
  '--path': 'it has that of the finding, or none',
};

/** What some flags can be given; others take any text. */
const values: Record<string, string> = {
  '--target': 'http://127.0.0.1:4040/',
  '--key-file': 'key.txt',
  '--only': 'pagination.newest-first',
  '--skip': 'errors',
  '--require': 'pagination.newest-first',
  '--resources': 'ip_policies,api_keys',
  '--scratch': 'ip_policies',
  '--seed': '42',
  '--limit': '60/2s',
  '--runs': '7',
  '--snapshot': 'snapshot.json',
  '--path': '3:1',
  '--baseline': 'old.json',
  '--timeout': '500ms',
  '--time-limit': '3m',
  '--report': 'junit,har',
};

const files: Record<string, string> = {
  'key.txt': '2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC',
  'old.json': JSON.stringify(sampleReport()),
  'snapshot.json': JSON.stringify(emptySnapshot),
};

const { environment, output, errors, redaction } = {
  environment: { NGROK_API_KEY: '2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC' },
  output: process.stdout,
  errors: process.stderr,
  redaction: new Redaction(),
};

function runOptions(): readonly Option[] {
  return runProgram().options;
}

function runProgram() {
  const program = programFor({ environment, output, errors, redaction }, () => {});
  const run = program.commands.find((command) => command.name() === 'run');
  if (run === undefined) throw new Error('there is no command run');
  return run;
}

function settingsOf(
  words: readonly string[],
  more: Record<string, string> = {},
): { readonly flags: Flags; readonly settings: Settings } {
  const run = runProgram();
  run.parseOptions([...words]);
  const flags = run.opts<Flags>();
  const readFile = (path: string) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return text;
  };
  const sources = { environment: { ...environment, ...more }, readFile, randomSeed: () => 42, redaction };
  return { flags, settings: readSettings(flags, sources) };
}

/** The words of the commands that are told after a run that was asked for in these words. */
function commandsFor(words: readonly string[]) {
  const { flags, settings } = settingsOf(words);
  const told = (verdicts: readonly Verdict[], change: Partial<RunResult> = {}) =>
    commandsAfter(reportOf(sampleRun(verdicts, change), settings.strict, redaction), settings, flags, redaction);
  const split = (command: string) => command.split(' ').slice(2);
  const { next, again } = told([violated()]);
  return {
    settings,
    same: split(told([], { ending: { kind: 'interrupted' } }).next),
    replays: [split(next), split(replayCommand('pagination.newest-first', 42, again))],
  };
}

const isSecret = (option: Option) => option.hidden;
const given = runOptions()
  .filter((option) => !isSecret(option))
  .map(({ long, flags }) => long ?? flags);

describe('the commands after a run', () => {
  it.each(given)('repeat %s, or need not', (flag) => {
    const option = runOptions().find(({ long }) => long === flag);
    const value = option?.required ? [values[flag] ?? 'any'] : [];
    const others = flag === '--target' ? [] : ['--target', 'http://127.0.0.1:4040/'];
    const withPath = flag === '--path' ? ['--only', 'pagination.newest-first', '--seed', '42'] : [];
    const { settings, same, replays } = commandsFor([...others, ...withPath, flag, ...value]);
    const words = [flag, ...value].join(' ');

    const isRepeated = !(flag in notRepeated);
    expect(` ${same.join(' ')} `.includes(` ${words} `)).toBe(isRepeated);
    if (isRepeated) expect(settingsOf(same).settings).toEqual(settings);

    const isReplayed = isRepeated && !(flag in notReplayed);
    for (const replay of replays) {
      const isThere = ` ${replay.join(' ')} `.includes(` ${words} `);
      expect(isThere).toBe(isReplayed || flag === '--only');
      const chosen = { only: ['pagination.newest-first'], skip: [], path: undefined };
      if (isRepeated) expect({ ...settingsOf(replay).settings, ...chosen }).toEqual({ ...settings, ...chosen });
    }
  });

  it('repeat no flag that there is only to say why there is none', () => {
    const secret = runOptions().filter(isSecret);
    expect(secret.map(({ long }) => long)).toEqual(['--key', '--api-key', '--token']);
    for (const { parseArg } of secret) expect(() => parseArg?.('x', undefined)).toThrow(SettingsError);
  });

  it('name no flag as one not to repeat that there is not', () => {
    expect(given).toEqual(expect.arrayContaining([...Object.keys(notRepeated), ...Object.keys(notReplayed)]));
  });

  it('repeat several files of known deviations, and quote what a shell would take apart', () => {
    const { flags, settings } = settingsOf(['--known', 'one.yaml', '--known', 'two.yaml', '--output', 'my reports']);
    const report = reportOf(sampleRun([violated()]), false, redaction);
    expect(commandsAfter(report, settings, flags, redaction).next).toBe(
      "npx ngrok-conformance --output 'my reports' --known one.yaml,two.yaml --only pagination.newest-first --seed 42",
    );
  });

  it('do not lead to --strict where the environment has asked for it', () => {
    const { flags, settings } = settingsOf(['--target', 'http://127.0.0.1:4040/'], { CONFORMANCE_STRICT: 'true' });
    const report = reportOf(sampleRun([conformant()]), settings.strict, redaction);
    expect(commandsAfter(report, settings, flags, redaction).next).toBe(
      'npx ngrok-conformance --target http://127.0.0.1:4040/ --strict --seed 42',
    );
  });
});
