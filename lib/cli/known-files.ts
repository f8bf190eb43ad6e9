import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resources } from '../contract/api-reference.ts';
import { type KnownDeviation, KnownDeviationsError, readKnownDeviations } from '../gate/known-deviations-file.ts';
import { didYouMean } from './did-you-mean.ts';
import { failureCode } from './failure-code.ts';
import { SettingsError } from './settings-error.ts';

/**
 * Reads files of known deviations. A name that is no path, such as `ngrok-production`, is a file that ships with the
 * package.
 *
 * @param rules ids of all rules that there are
 * @throws SettingsError with file, line and column of the first mistake
 */
export function knownDeviationsIn(
  names: readonly string[],
  rules: readonly string[],
  readFile: (path: string) => string,
): KnownDeviation[] {
  return names.flatMap((name) => {
    const known = entriesOf(name, textOf(name, readFile));
    for (const entry of known) checkNames(entry, rules);
    return known;
  });
}

function textOf(name: string, readFile: (path: string) => string): string {
  try {
    return readFile(isShipped(name) ? shippedFile(name) : name);
  } catch (error) {
    const advice = isShipped(name)
      ? 'no such file ships with the suite: give ngrok-production, or the path of a file such as ./known.yaml'
      : 'name a YAML file of known deviations';
    throw new SettingsError(
      'known-unreadable',
      `known deviations: ${JSON.stringify(name)} cannot be read (${failureCode(error)}): ${advice}.`,
    );
  }
}

function isShipped(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name);
}

/** The built command stands one folder below that of the package, its source two. */
function shippedFile(name: string): string {
  const [built, source] = ['../', '../../'].map((up) => new URL(`${up}known/${name}.yaml`, import.meta.url));
  return fileURLToPath(built && existsSync(built) ? built : (source ?? ''));
}

function entriesOf(name: string, text: string): KnownDeviation[] {
  try {
    return readKnownDeviations(isShipped(name) ? `${name}.yaml` : name, text);
  } catch (error) {
    if (!(error instanceof KnownDeviationsError)) throw error;
    throw new SettingsError('known-malformed', error.message);
  }
}

function checkNames({ file, line, column, rule, scope }: KnownDeviation, rules: readonly string[]): void {
  const place = `${file}:${line}:${column}`;
  if (!rules.includes(rule)) {
    throw unknown(`${place}: no rule is named ${JSON.stringify(rule)}`, didYouMean(rule, rules), 'rules');
  }
  const paths = resources.map(({ path }) => path);
  const [odd] = [scope.resource ?? []].flat().filter((path) => !paths.includes(path));
  if (odd === undefined) return;
  const what = `${place}: the API reference has no resource at ${JSON.stringify(odd)}`;
  throw unknown(what, didYouMean(odd, paths), 'explain transport.resources');
}

function unknown(what: string, meant: string | undefined, command: string): SettingsError {
  const advice = meant === undefined ? `see "ngrok-conformance ${command}"` : `did you mean ${meant}?`;
  return new SettingsError('known-name-unknown', `${what}: ${advice}`);
}
