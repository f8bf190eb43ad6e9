import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

describe('making a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes those above it, and leaves one that is there', async () => {
    const path = join(folder, 'one', 'two', 'three');
    await makeFolder(path);
    await writeFile(join(path, 'kept'), '');
    await makeFolder(path);
    expect(await readdir(path)).toEqual(['kept']);
  });

  it.each(['.', '..', '/'])('takes %s', async (path) => {
    await makeFolder(path);
    expect(existsSync(path)).toBe(true);
  });

  it('says what is in its way', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(file, 'below', 'it'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.skipIf(!existsSync('/proc/self'))('gives up where nothing can be made', async () => {
    await expect(makeFolder('/proc/reports/of/a/run')).rejects.toMatchObject({ code: expect.any(String) });
  });
});
