import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierRun } from '../run/finish.ts';
import {
  type Ledger,
  LedgerNotWrittenError,
  LedgerUnreadableError,
  readLedger,
  type Unfinished,
} from '../run/ledger.ts';

const ledgerName = /^ledger-[0-9a-z]+\.jsonl$/;

/**
 * The ledger of a run, as a file `ledger-RUN.jsonl` of one JSON text a line. There is none before the first entry.
 *
 * @param folder is made where it is missing
 * @param target base URL
 */
export function fileLedger(folder: string, { run, target }: Pick<Unfinished, 'run' | 'target'>): Ledger {
  const path = join(folder, `ledger-${run}.jsonl`);
  let file: number | undefined;
  const lineOf = (entry: object) => `${JSON.stringify(entry)}\n`;
  return {
    write(entry) {
      try {
        if (file === undefined) {
          mkdirSync(folder, { recursive: true });
          file = openSync(path, 'a');
          appendFileSync(file, lineOf({ kind: 'run', run, target, process: process.pid }));
        }
        appendFileSync(file, lineOf(entry));
        if (entry.kind === 'creation') fsyncSync(file);
      } catch (error) {
        throw new LedgerNotWrittenError(path, codeOf(error));
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
      const reason = error instanceof LedgerUnreadableError ? error.message : codeOf(error);
      unreadable.push({ path, reason });
    }
  }
  return { ledgers, unreadable };
}

/**
 * The runs on a target that have left a ledger in a folder and are not at work any more. Where nothing of one is left,
 * its ledger is taken away.
 *
 * @param target base URL
 */
export function earlierRuns(folder: string, target: URL): EarlierRun[] {
  return ledgersIn(folder)
    .ledgers.filter((ledger) => ledger.target === target.href && !ledger.isAtWork)
    .map((ledger) => ({ ...ledger, onFinished: () => discardLedger(ledger) }));
}

/** Takes a ledger away, of which nothing is left. */
export function discardLedger({ path }: Pick<LeftLedger, 'path'>): void {
  rmSync(path, { force: true });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => ledgerName.test(name))
      .sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
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
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
