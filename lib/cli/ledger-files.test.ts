import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LedgerNotWrittenError } from '../run/ledger.ts';
import { earlierRuns, fileLedger, ledgersIn } from './ledger-files.ts';

const target = 'http://127.0.0.1:4040/';
const list = `${target}ip_policies`;
const owner = { run: 'run1', target, key: 'a-key' };

let root: string;
let folder: string;
let folders = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ledgers-'));
});

beforeEach(() => {
  folders += 1;
  folder = join(root, String(folders), 'reports');
});

afterAll(() => rm(root, { recursive: true }));

const path = () => join(folder, 'ledger-run1.jsonl');
const ledgerOf = () => fileLedger(folder, owner, (text) => text.includes('a-secret'));

describe('the ledger of a run', () => {
  it('is no file before there is anything to write down', async () => {
    ledgerOf().discard();
    expect(existsSync(folder)).toBe(false);
    expect(ledgersIn(folder)).toEqual({ ledgers: [], unreadable: [] });
  });

  it('holds each entry as soon as it is written, and goes away when all is gone', async () => {
    const ledger = ledgerOf();
    ledger.write({ kind: 'creation', number: 1, list });
    const lines = (await readFile(path(), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { kind: 'run', run: 'run1', target, process: process.pid, key: expect.stringMatching(/^[0-9a-f]{4}$/) },
      { kind: 'creation', number: 1, list },
    ]);
    ledger.write({ kind: 'made', item: `${list}/a`, number: 1 });
    expect(ledgersIn(folder).ledgers).toMatchObject([{ run: 'run1', target, items: [`${list}/a`], lists: [] }]);
    ledger.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves out an item that the target has named by a secret, and goes on naming its list', async () => {
    const ledger = ledgerOf();
    const secret = `${list}/a-secret`;
    ledger.write({ kind: 'creation', number: 1, list });
    ledger.write({ kind: 'creation', number: 2, list: `${target}api_keys` });
    ledger.write({ kind: 'made', item: secret, number: 1 });
    ledger.write({ kind: 'made', item: `${target}api_keys/b`, number: 2 });
    expect(await readFile(path(), 'utf8')).not.toContain('a-secret');
    expect(ledgersIn(folder).ledgers).toMatchObject([{ items: [`${target}api_keys/b`], lists: [list] }]);
    ledger.write({ kind: 'gone', item: secret });
    // A look that found such an item settles the creation, and the item still stands.
    ledger.write({ kind: 'settled', number: 1 });
    expect(await readFile(path(), 'utf8')).not.toContain('a-secret');
    expect(ledgersIn(folder).ledgers).toMatchObject([{ items: [`${target}api_keys/b`], lists: [list] }]);
    ledger.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  it('says so where it cannot be written: then nothing is created', async () => {
    await mkdir(join(root, String(folders)));
    await writeFile(folder, 'a file in the place of the folder');
    const ledger = ledgerOf();
    expect(() => ledger.write({ kind: 'creation', number: 1, list })).toThrow(LedgerNotWrittenError);
    expect(() => ledger.write({ kind: 'creation', number: 1, list })).toThrow(/ledger-run1\.jsonl .*EEXIST|ENOTDIR/);
  });

  it('goes on after a disk that was full, and is none for it', async () => {
    const script = join(root, 'fill.ts');
    const ledgerFiles = new URL('./ledger-files.ts', import.meta.url).href;
    await writeFile(
      script,
      `import { fileLedger } from ${JSON.stringify(ledgerFiles)};
       const ledger = fileLedger(${JSON.stringify(folder)}, ${JSON.stringify(owner)}, () => false);
       let number = 0;
       try {
         for (;;) {
           ledger.write({ kind: 'creation', number: number + 1, list: ${JSON.stringify(list)} });
           number += 1;
         }
       } catch ({ code }) {
         // What only says that less is left may be missing.
         ledger.write({ kind: 'made', item: ${JSON.stringify(`${list}/a-long-one`.padEnd(600, 'x'))} });
         console.log(code, number);
       }`,
    );
    // No file of this shell's processes grows beyond one block.
    const limited = `trap '' XFSZ; ulimit -f 1; exec "${process.execPath}" --import tsx "${script}"`;
    const { stdout, stderr } = spawnSync('sh', ['-c', limited], {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const [code, written] = stdout.trim().split(' ');
    expect(code).toBe('LEDGER_NOT_WRITTEN');
    const lines = (await readFile(path(), 'utf8')).split('\n');
    expect(lines).toHaveLength(1 + Number(written) + 1);
    expect(ledgersIn(folder)).toMatchObject({ ledgers: [{ run: 'run1', lists: [list] }], unreadable: [] });
  });
});

describe('the ledgers in a folder', () => {
  const lineOf = (run: string, process: number, of = target) =>
    `${JSON.stringify({ kind: 'run', run, target: of, process, key: 'none' })}\n`;

  it('are those of runs that ended and of runs at work, of this target and of others', async () => {
    await mkdir(folder, { recursive: true });
    const ended = spawnSync(process.execPath, ['--version']).pid;
    await writeFile(join(folder, 'ledger-a.jsonl'), lineOf('a', ended));
    await writeFile(join(folder, 'ledger-b.jsonl'), lineOf('b', process.ppid));
    await writeFile(join(folder, 'ledger-c.jsonl'), lineOf('c', ended, 'http://127.0.0.1:4041/'));
    await writeFile(join(folder, 'ledger-d.jsonl'), '{"kind":"ru');
    await writeFile(join(folder, 'ledger-e.jsonl'), 'no ledger\n');
    await writeFile(join(folder, 'ledger-F.txt'), 'something else');
    const { ledgers, unreadable } = ledgersIn(folder);
    expect(ledgers.map(({ run, isAtWork }) => [run, isAtWork])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
    expect(unreadable).toEqual([{ path: join(folder, 'ledger-e.jsonl'), reason: 'line 1 is not JSON' }]);

    const earlier = earlierRuns(folder, { target, key: 'a-key' });
    expect(earlier.map(({ run }) => run)).toEqual(['a']);
    earlier[0]?.onFinished();
    expect(existsSync(join(folder, 'ledger-a.jsonl'))).toBe(false);
  });

  it.each([
    ['a-key', false],
    ['another-key', true],
  ])('know whether there is the key that they were written with: %s', async (key, hadOtherKey) => {
    ledgerOf().write({ kind: 'creation', number: 1, list });
    const text = await readFile(path(), 'utf8');
    expect(text).not.toContain(owner.key);
    await writeFile(path(), text.replace(`"process":${process.pid}`, '"process":4194305'));
    expect(earlierRuns(folder, { target, key })).toMatchObject([{ run: 'run1', hadOtherKey }]);
  });
});
