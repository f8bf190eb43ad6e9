import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { EarlierRun } from '../run/finish.ts';
import {
  type Ledger,
  type LedgerEntry,
  LedgerNotWrittenError,
  LedgerUnreadableError,
  readLedger,
  type Unfinished,
} from '../run/ledger.ts';
import { failureCode } from './failure-code.ts';

const ledgerName = /^ledger-[0-9a-z]+\.jsonl$/;

/** A run, as its ledger has to name it. */
export interface LedgerOwner extends Pick<Unfinished, 'run' | 'target'> {
  readonly key: string;
}

/**
 * The ledger of a run, as a file `ledger-RUN.jsonl` of one JSON text a line. There is none before the first entry.
 *
 * What a target calls an item may be the very key that it was sent. Such an item is left out: its creation stays
 * unsettled, so that whoever reads the ledger looks for the mark of the run in the list. Lists need no such care: their
 * paths are those of the API reference.
 *
 * @param folder is made where it is missing
 * @param isSecret whether a text must not be written down
 */
export function fileLedger(
  folder: string,
  { run, target, key }: LedgerOwner,
  isSecret: (text: string) => boolean,
): Ledger {
  const path = join(folder, `ledger-${run}.jsonl`);
  let file: number | undefined;
  let length = 0;
  let isItemLeftOut = false;
  const append = (to: number, entry: LedgerEntry) => {
    const line = `${JSON.stringify(entry)}\n`;
    // At the end of the last whole line: a disk that is full takes half a line, and may take whole ones later.
    ftruncateSync(to, length);
    writeFileSync(to, line);
    length += Buffer.byteLength(line);
  };
  return {
    write(entry) {
      if ('item' in entry && isSecret(entry.item)) {
        isItemLeftOut = true;
        return;
      }
      // It may be of the creation that made what was left out.
      if (entry.kind === 'settled' && isItemLeftOut) return;
      try {
        if (file === undefined) {
          mkdirSync(folder, { recursive: true });
          file = openSync(path, 'a');
        }
        if (length === 0) append(file, { kind: 'run', run, target, process: process.pid, key: keyMark(run, key) });
        append(file, entry);
        if (entry.kind === 'creation') fsyncSync(file);
      } catch (error) {
        // Without another entry a ledger names what is to be looked through already, and that is no reason to stop.
        if (entry.kind === 'creation') throw new LedgerNotWrittenError(path, failureCode(error));
      }
    },
    discard() {
      if (file === undefined) return;
      closeSync(file);
      file = undefined;
      rmSync(path, { force: true });
    },
  };
}

/**
 * Tells the keys of two runs apart: to another account, what a run has left is as if it were gone. It is too short to
 * tell anything of a key.
 */
function keyMark(run: string, key: string): string {
  return createHash('sha256').update(`${run} ${key}`).digest('hex').slice(0, 4);
}

/** A ledger that a run has left behind. */
export interface LeftLedger extends Unfinished {
  readonly path: string;
  /** Whether the process that wrote it is still there, or another one with its number. */
  readonly isAtWork: boolean;
}

/** A file that is called like a ledger and is none. */
export interface UnreadableLedger {
  readonly path: string;
  readonly reason: string;
}

/** Finds the ledgers in a folder, in the order of their names. */
export function ledgersIn(folder: string): {
  readonly ledgers: readonly LeftLedger[];
  readonly unreadable: readonly UnreadableLedger[];
} {
  const ledgers: LeftLedger[] = [];
  const unreadable: UnreadableLedger[] = [];
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    try {
      const ledger = readLedger(readFileSync(path, 'utf8'));
      if (ledger) ledgers.push({ ...ledger, path, isAtWork: isAtWork(ledger.process) });
    } catch (error) {
      const reason = error instanceof LedgerUnreadableError ? error.message : failureCode(error);
      unreadable.push({ path, reason });
    }
  }
  return { ledgers, unreadable };
}

/**
 * The runs on a target that have left a ledger in a folder and are not at work any more. Where nothing of one is left,
 * its ledger is taken away.
 *
 * @param now the target and the key that there are to finish them
 */
export function earlierRuns(folder: string, now: Omit<LedgerOwner, 'run'>): EarlierRun[] {
  return ledgersIn(folder)
    .ledgers.filter((ledger) => ledger.target === now.target && !ledger.isAtWork)
    .map((ledger) => earlierRun(ledger, now.key));
}

/** @param key the one that there is to finish the run of a ledger */
export function earlierRun(ledger: LeftLedger, key: string): EarlierRun {
  const hadOtherKey = ledger.key !== keyMark(ledger.run, key);
  return { ...ledger, hadOtherKey, onFinished: () => discardLedger(ledger) };
}

/** Takes a ledger away, of which nothing is left. */
function discardLedger({ path }: Pick<LeftLedger, 'path'>): void {
  rmSync(path, { force: true });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => ledgerName.test(name))
      .sort();
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function isAtWork(id: number): boolean {
  // What this process left unfinished it does not go on with.
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It is there and somebody else's: it may not be signalled.
    return failureCode(error) === 'EPERM';
  }
}
