import type { Redaction } from '../report/redaction.ts';
import { failureCode } from './failure-code.ts';
import type { AllGiven, Given, SettingsSources } from './setting-sources.ts';
import { SettingsError } from './settings-error.ts';

/**
 * The key to ask a target with.
 *
 * @param keyFileFlag a file that was named on the command line is meant, even where there is no target; what the
 *   environment holds may be meant for something else
 * @throws SettingsError where the file cannot be read, or holds no key
 */
export function keyOf(
  keyFileFlag: string | undefined,
  given: AllGiven,
  target: URL | undefined,
  sources: SettingsSources,
): string | undefined {
  if (keyFileFlag !== undefined) return keyFromFile({ text: keyFileFlag, source: '--key-file' }, sources);
  if (target === undefined) return undefined;
  if (given.key !== undefined) return checkedKey(given.key.text, given.key.source);
  return given.keyFile === undefined ? undefined : keyFromFile(given.keyFile, sources);
}

function keyFromFile({ text: path, source }: Given, { readFile, redaction }: SettingsSources): string {
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    // A key that was given in the place of its file is not to be shown.
    const named = /^[^./\\]{20,}$/.test(path) ? 'a file (not shown: it may be a key)' : JSON.stringify(path);
    const message = `${source} names ${named}, which cannot be read (${failureCode(error)}): name a file that holds the API key.`;
    throw new SettingsError('key-file-unreadable', message);
  }
  keepKey(text, redaction);
  return checkedKey(text, `The key file ${path}`);
}

/** Lets a redaction know what may be the key, whole or not, so that no mistake shows it. */
export function keepKey(text: string, redaction: Pick<Redaction, 'useKey'>): void {
  redaction.useKey(bare(text).replace(/^bearer\s+/i, ''));
}

/** The messages show nothing of the key. */
function checkedKey(text: string, source: string): string {
  const key = bare(text);
  if (key === '') throw new SettingsError('key-malformed', `${source} is empty: put the API key into it.`);
  if (/^bearer\s/i.test(key)) {
    throw new SettingsError('key-malformed', `${source} begins with "Bearer": put in the key alone.`);
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    const message = `${source} has spaces, line ends or characters beyond ASCII within the key: put in the key alone, on one line.`;
    throw new SettingsError('key-malformed', message);
  }
  return key;
}

/** Without what editors and shells put around a key. */
function bare(text: string): string {
  return text.replace(/^\ufeff/, '').trim();
}
