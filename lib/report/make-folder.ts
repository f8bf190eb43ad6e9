import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it, where they are missing. Node does the same for `recursive`, but tries for ever where
 * a folder lets nothing be made in it and calls that missing, as /proc does.
 *
 * @throws what `node:fs` throws
 */
export async function makeFolder(path: string): Promise<void> {
  const code = await codeOfMaking(path);
  if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
  if (code === 'ENOENT' && dirname(path) !== path) await makeFolder(dirname(path));
  if (code !== undefined) await mkdir(path);
}

/** @returns why the folder could not be made, in the system's words */
async function codeOfMaking(path: string): Promise<unknown> {
  try {
    await mkdir(path);
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}
