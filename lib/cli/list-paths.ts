import { resources as apiReference } from '../contract/api-reference.ts';
import { canBeScratch } from '../run/scratch.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Given, listOf } from './setting-sources.ts';
import { SettingsError } from './settings-error.ts';

/**
 * Paths of the lists that a comma list names, with or without the slash.
 *
 * @throws SettingsError where the API reference has no such list
 */
export function resourcePaths(given: Given): string[] {
  const known = apiReference.filter(({ listKey }) => listKey !== undefined).map(({ path }) => path);
  const paths = listOf(given).map((name) => (name.startsWith('/') ? name : `/${name}`));
  const unknown = paths.find((path) => !known.includes(path));
  if (unknown === undefined && paths.length > 0) return paths;
  if (unknown === undefined) {
    throw new SettingsError(
      'resource-unknown',
      `${given.source} names no list: give paths such as ip_policies,api_keys.`,
    );
  }
  const meant = didYouMean(unknown, known);
  const advice = meant === undefined ? 'give paths such as ip_policies,api_keys' : `did you mean ${meant.slice(1)}?`;
  throw new SettingsError(
    'resource-unknown',
    `${given.source}: the API reference has no list at ${JSON.stringify(unknown)}: ${advice}`,
  );
}

/**
 * The same, of lists whose items a run can create and delete by themselves.
 *
 * @throws SettingsError where one of them is not such a list
 */
export function scratchPaths(given: Given): string[] {
  const paths = resourcePaths(given);
  const suitable = apiReference.filter(canBeScratch).map(({ path }) => path);
  const unsuitable = paths.find((path) => !suitable.includes(path));
  if (unsuitable === undefined) return paths;
  throw new SettingsError(
    'scratch-unsuitable',
    `${given.source}: the items of ${unsuitable.slice(1)} cannot be created, changed and deleted by themselves, with ` +
      `metadata of their own: give one of ${suitable.map((path) => path.slice(1)).join(', ')}`,
  );
}
