import { parse } from 'dotenv';
import type { Redaction } from '../report/redaction.ts';
import { didYouMean } from './did-you-mean.ts';
import { failureCode } from './failure-code.ts';
import { keepKey } from './key.ts';
import type { Flags } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** Where settings come from besides the flags. */
export interface SettingsSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of a file; throws what `node:fs` throws. */
  readonly readFile: (path: string) => string;
  readonly randomSeed: () => number;
  /** Is told each key before anything is said about it. */
  readonly redaction: Pick<Redaction, 'useKey'>;
}

/** The environment variable of each setting; the flag of `allowWrites` is `--allow-writes`, and so on. */
const variables = {
  target: 'TARGET_URL',
  key: 'NGROK_API_KEY',
  keyFile: 'NGROK_KEY_FILE',
  only: 'CONFORMANCE_ONLY',
  skip: 'CONFORMANCE_SKIP',
  require: 'CONFORMANCE_REQUIRE',
  strict: 'CONFORMANCE_STRICT',
  allowWrites: 'CONFORMANCE_ALLOW_WRITES',
  rateLimits: 'CONFORMANCE_RATE_LIMITS',
  resources: 'CONFORMANCE_RESOURCES',
  scratch: 'CONFORMANCE_SCRATCH',
  seed: 'CONFORMANCE_SEED',
  output: 'CONFORMANCE_OUTPUT',
  report: 'CONFORMANCE_REPORT',
  quiet: 'CONFORMANCE_QUIET',
  json: 'CONFORMANCE_JSON',
  debug: 'CONFORMANCE_DEBUG',
  limit: 'CONFORMANCE_LIMIT',
  thorough: 'CONFORMANCE_THOROUGH',
  runs: 'CONFORMANCE_RUNS',
  snapshot: 'CONFORMANCE_SNAPSHOT',
  path: 'CONFORMANCE_PATH',
  known: 'CONFORMANCE_KNOWN',
  baseline: 'CONFORMANCE_BASELINE',
  timeout: 'CONFORMANCE_TIMEOUT',
  timeLimit: 'CONFORMANCE_TIME_LIMIT',
} as const;

export type SettingName = keyof typeof variables;

/** A value as it was written, and where. */
export interface Given {
  readonly text: string;
  readonly source: string;
}

export type AllGiven = Partial<Record<SettingName, Given>>;

/**
 * All that was given: flags over environment over `.env`. An empty variable counts as none.
 *
 * @throws SettingsError where `.env` cannot be read or a variable of the suite is misspelt
 */
export function allGiven(flags: Flags, { environment, readFile, redaction }: SettingsSources): AllGiven {
  const file = environmentFile(readFile);
  keepKeys(file, redaction);
  keepKeys(environment, redaction);
  checkNames([...Object.keys(environment), ...Object.keys(file)]);
  const texts = new Map(
    Object.entries(flags).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
  const given: AllGiven = {};
  for (const name of settingNames) {
    const variable = variables[name];
    const flag = texts.get(name);
    const fromEnvironment = environment[variable];
    const fromFile = file[variable];
    if (flag !== undefined) given[name] = { text: flag, source: flagOf(name) };
    else if (fromEnvironment) given[name] = { text: fromEnvironment, source: variable };
    else if (fromFile) given[name] = { text: fromFile, source: `${variable} in .env` };
  }
  return given;
}

/** A setting with a typing error in its name would be passed over without a word. */
function checkNames(names: readonly string[]): void {
  const known: readonly string[] = Object.values(variables);
  const unknown = names.find((name) => name.startsWith('CONFORMANCE_') && !known.includes(name));
  if (unknown === undefined) return;
  const meant = didYouMean(unknown, known);
  const advice = meant === undefined ? 'see .env.example' : `did you mean ${meant}?`;
  throw new SettingsError('variable-unknown', `${unknown} is no setting: ${advice}`);
}

export const settingNames = Object.keys(variables).filter((name): name is SettingName => name in variables);

/** The flag that gives a setting, or takes it away. */
function flagOf(name: SettingName, isOn = true): string {
  return `--${isOn ? '' : 'no-'}${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** What these flags were given, in words for a command that gives the same. */
export function wordsOf(flags: Flags, names: readonly (keyof Flags)[]): string[] {
  return names.flatMap((name) => {
    const value = flags[name];
    if (value === undefined) return [];
    if (typeof value === 'boolean') return [flagOf(name, value)];
    return [flagOf(name), typeof value === 'string' ? value : value.join(',')];
  });
}

function environmentFile(readFile: (path: string) => string): Record<string, string> {
  try {
    return parse(readFile('.env'));
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return {};
    const message = `.env cannot be read (${failureCode(error)}): make it readable or take it away.`;
    throw new SettingsError('environment-file-unreadable', message);
  }
}

/** Lets a redaction know the key that some variables hold, whole or not, so that no mistake shows it. */
export function keepKeys(
  variablesGiven: SettingsSources['environment'],
  redaction: SettingsSources['redaction'],
): void {
  keepKey(variablesGiven[variables.key] ?? '', redaction);
}

/** The names in a comma list, without the spaces around them. */
export function listOf(given: Given | undefined): string[] {
  if (given === undefined) return [];
  return given.text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
