import { Ajv, type ErrorObject } from 'ajv';
import { isLoopback } from '../exchange/loopback.ts';
import type { RateLimit } from '../exchange/pacing.ts';
import type { ReportFile } from '../gate/report-file.ts';
import type { Snapshot } from '../judge/snapshot.ts';
import { defaultReportKinds, type ReportKind } from '../report/report-kinds.ts';
import { readDuration } from './duration.ts';
import { keyOf } from './key.ts';
import { resourcePaths, scratchPaths } from './list-paths.ts';
import { readRateLimit } from './rate-limit.ts';
import { reportIn } from './report-files.ts';
import { reportKindsIn } from './report-selection.ts';
import { type AllGiven, allGiven, type Given, listOf, type SettingsSources, settingNames } from './setting-sources.ts';
import { SettingsError } from './settings-error.ts';
import { readSnapshot } from './snapshot-file.ts';
import { targetUrl } from './target-url.ts';

/** What a run is to do, as its caller wants it. */
export interface Settings {
  /** Absent: the embedded reference is judged. */
  readonly target?: URL;
  /** There whenever a target is. */
  readonly key?: string;
  /** The key file that was named by flag, to name it again in a command to try. */
  readonly keyFile?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Names of rules that have to be judged. */
  readonly require: readonly string[];
  readonly strict: boolean;
  readonly allowWrites: boolean;
  readonly rateLimits: boolean;
  /** Paths of lists: `/ip_policies`. */
  readonly resources?: readonly string[];
  /** Paths of the only lists that may be written to. */
  readonly scratch?: readonly string[];
  /** 0 to 2,147,483,647. */
  readonly seed: number;
  /** Folder for the reports. */
  readonly output: string;
  /** The reports to write. */
  readonly report: readonly ReportKind[];
  readonly quiet: boolean;
  readonly json: boolean;
  readonly debug: boolean;
  /** The rate limit that the target declares; absent where it is the documented one. */
  readonly limit?: RateLimit;
  /** Inputs for each rule of generated inputs, over as many windows as that takes; absent where one window has to do. */
  readonly runs?: number;
  /** What an earlier run saw, to hold this one against. */
  readonly snapshot?: Snapshot;
  /** Leads to the one input to send. */
  readonly path?: string;
  /** Files of known deviations: paths, and names of shipped ones. */
  readonly known: readonly string[];
  /** The older report whose findings need not fail the run. */
  readonly baseline?: { readonly file: string; readonly report: ReportFile };
  /** How long an answer may take, in ms; absent: as long as the client's own bound says. */
  readonly timeoutMs?: number;
  /** How long the run may take, in ms; absent: as long as `runContract` says. */
  readonly timeLimitMs?: number;
}

/** The flags of `run`, as the command line gives them. */
export interface Flags {
  readonly target?: string;
  readonly keyFile?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly require?: readonly string[];
  readonly strict?: boolean;
  readonly allowWrites?: boolean;
  readonly rateLimits?: boolean;
  readonly resources?: readonly string[];
  readonly scratch?: readonly string[];
  readonly seed?: string;
  readonly output?: string;
  readonly report?: readonly string[];
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
  readonly limit?: string;
  readonly thorough?: boolean;
  readonly runs?: string;
  readonly snapshot?: string;
  readonly path?: string;
  readonly known?: readonly string[];
  readonly baseline?: string;
  readonly timeout?: string;
  readonly timeLimit?: string;
}

/** Inputs that each rule of generated inputs gets in a thorough run: some 15 minutes within the documented rate limit. */
const runsOfThoroughRun = 50;

/** Largest seed that fast-check takes as it is. */
const maximumSeed = 2 ** 31 - 1;

const yes = ['true', '1', 'yes'];
const switchSchema = { type: 'string', enum: [...yes, 'false', '0', 'no'] };

/** Every setting is text here, whichever way it came. */
const schema = {
  type: 'object',
  properties: {
    seed: { type: 'string', pattern: '^[0-9]{1,10}$' },
    output: { type: 'string', minLength: 1 },
    strict: switchSchema,
    allowWrites: switchSchema,
    rateLimits: switchSchema,
    quiet: switchSchema,
    json: switchSchema,
    debug: switchSchema,
    thorough: switchSchema,
    runs: { type: 'string', pattern: '^[1-9][0-9]{0,4}$' },
    path: { type: 'string', pattern: '^[0-9]{1,5}(:[0-9]{1,9})*$' },
  },
};

/**
 * Settles the settings of a run: flags over environment over `.env` over defaults. An empty variable counts as none.
 *
 * @throws SettingsError for the first mistake, in the order of the settings, the key last
 */
export function readSettings(flags: Flags, sources: SettingsSources): Settings {
  const given = allGiven(flags, sources);
  checkShapes(given);
  const baseline = baselineOf(given, sources);
  const seed = given.seed === undefined ? (baseline?.report.seed ?? sources.randomSeed()) : Number(given.seed.text);
  if (given.seed !== undefined && seed > maximumSeed) throw seedError(given.seed);
  const target = given.target === undefined ? undefined : targetUrl(given.target.text, given.target.source);
  const ownMachine = target === undefined || isLoopback(target);
  const resources = given.resources === undefined ? undefined : resourcePaths(given.resources);
  const scratch = given.scratch === undefined ? undefined : scratchPaths(given.scratch);
  const runs = runsOf(given);
  if (given.path !== undefined && given.seed === undefined) throw pathWithoutSeed(given.path);
  const settings: Settings = {
    ...(target !== undefined && { target }),
    ...(flags.keyFile !== undefined && { keyFile: flags.keyFile }),
    only: listOf(given.only),
    skip: listOf(given.skip),
    require: listOf(given.require),
    strict: isOn(given.strict, false),
    allowWrites: isOn(given.allowWrites, ownMachine),
    rateLimits: isOn(given.rateLimits, ownMachine),
    ...(resources !== undefined && { resources }),
    ...(scratch !== undefined && { scratch }),
    seed,
    output: given.output?.text ?? 'reports',
    report: given.report === undefined ? defaultReportKinds : reportKindsIn(given.report),
    quiet: isOn(given.quiet, false),
    json: isOn(given.json, false),
    debug: isOn(given.debug, false),
    ...(given.limit !== undefined && { limit: readRateLimit(given.limit.text, given.limit.source) }),
    ...(runs !== undefined && { runs }),
    // The command that writes a snapshot names none by flag, whatever the environment names.
    ...(given.snapshot !== undefined &&
      given.snapshot.text !== '' && {
        snapshot: readSnapshot(given.snapshot.text, given.snapshot.source, sources.readFile),
      }),
    ...(given.path !== undefined && { path: given.path.text }),
    known: listOf(given.known),
    ...(baseline !== undefined && { baseline }),
    ...(given.timeout !== undefined && { timeoutMs: readDuration(given.timeout.text, given.timeout.source) }),
    ...(given.timeLimit !== undefined && { timeLimitMs: readDuration(given.timeLimit.text, given.timeLimit.source) }),
  };
  const key = keyOf(flags.keyFile, given, target, sources);
  if (key !== undefined) return { ...settings, key };
  if (target !== undefined) throw new KeyMissingError(target, settings);
  return settings;
}

/** There is no key to ask the target with. All else is settled by then, so that the reports can tell of it. */
export class KeyMissingError extends SettingsError {
  readonly settings: Settings;
  readonly advice: string;

  constructor(target: URL, settings: Settings) {
    const advice = 'set NGROK_API_KEY, or put the key into a file and name it by --key-file or NGROK_KEY_FILE';
    super('key-missing', `There is no API key for ${target.href}: ${advice}.`);
    this.settings = settings;
    this.advice = advice;
  }
}

function baselineOf({ baseline }: AllGiven, { readFile }: SettingsSources): Settings['baseline'] {
  if (baseline === undefined) return undefined;
  return { file: baseline.text, report: reportIn(baseline.text, baseline.source, readFile) };
}

/** `--runs` says how thorough a run is to be; `--thorough` leaves that to the suite. */
function runsOf({ runs, thorough }: AllGiven): number | undefined {
  if (runs !== undefined) return Number(runs.text);
  return isOn(thorough, false) ? runsOfThoroughRun : undefined;
}

// The schema is our own and checked by the tests; checking it in each run costs 27 ms.
const validate = new Ajv({ meta: false, validateSchema: false }).compile(schema);

function checkShapes(given: AllGiven): void {
  const texts = Object.fromEntries(Object.entries(given).map(([name, { text }]) => [name, text]));
  if (validate(texts)) return;
  for (const error of validate.errors ?? []) throw shapeError(error, given);
}

function shapeError({ instancePath }: ErrorObject, given: AllGiven): SettingsError {
  const name = settingNames.find((candidate) => instancePath === `/${candidate}`);
  const value = name === undefined ? undefined : given[name];
  const { text, source } = value ?? { text: '', source: instancePath };
  if (name === 'seed') return seedError({ text, source });
  if (name === 'output') {
    return new SettingsError('output-not-writable', `${source} is empty: name a folder for the reports.`);
  }
  if (name === 'runs') {
    const message = `${source} is ${JSON.stringify(text)}: give a number of inputs from 1 to 99999, such as 50.`;
    return new SettingsError('runs-malformed', message);
  }
  if (name === 'path') {
    const message = `${source} is ${JSON.stringify(text)}: give the path that a finding names, such as 3 or 23:1:0.`;
    return new SettingsError('path-malformed', message);
  }
  return new SettingsError('switch-malformed', `${source} is ${JSON.stringify(text)}: write true or false.`);
}

function pathWithoutSeed({ source }: Given): SettingsError {
  return new SettingsError(
    'path-without-seed',
    `${source} leads nowhere without a seed: give the finding's --seed too.`,
  );
}

function seedError({ text, source }: Given): SettingsError {
  const range = `a whole number from 0 to ${maximumSeed}`;
  return new SettingsError('seed-malformed', `${source} is ${JSON.stringify(text)}: give ${range}, such as 42.`);
}

function isOn(given: Given | undefined, otherwise: boolean): boolean {
  return given === undefined ? otherwise : yes.includes(given.text);
}
