import { Ajv } from 'ajv';
import { NotSentError } from '../exchange/not-sent.ts';

/**
 * One thing that a run writes down of its writes. A creation that neither `made` nor `settled` follows may have made
 * something all the same: its list has to be looked through for the mark of the run.
 */
export type LedgerEntry =
  /** Comes first. `process` is the id of the process that is at work, `key` tells its API key from others. */
  | {
      readonly kind: 'run';
      readonly run: string;
      readonly target: string;
      readonly process: number;
      readonly key: string;
    }
  /** Written before the request is sent; `number` is that of the exchange, `list` a URL. */
  | { readonly kind: 'creation'; readonly number: number; readonly list: string }
  /** There is a new item, by the answer to a creation or by a look at the list. */
  | { readonly kind: 'made'; readonly item: string; readonly number?: number }
  /** What the creation made, if anything, is written down. */
  | { readonly kind: 'settled'; readonly number: number }
  | { readonly kind: 'gone'; readonly item: string };

/** Where a run writes down what it is about to make, so that it can be deleted whatever becomes of the run. */
export interface Ledger {
  /**
   * Writes an entry down. That of a creation outlives the machine's loss of power once this returns, the others the
   * end of the process.
   *
   * @throws LedgerNotWrittenError where the file system refuses that of a creation
   */
  write(entry: LedgerEntry): void;
  /** Nothing that the ledger names stands any more. */
  discard(): void;
}

/** For what goes away with the process anyway: the embedded reference. */
export const noLedger: Ledger = { write() {}, discard() {} };

/** An entry could not be written down, so what it was to precede is not sent. */
export class LedgerNotWrittenError extends NotSentError {
  readonly code = 'LEDGER_NOT_WRITTEN';

  constructor(path: string, why: string) {
    super(`the ledger ${path} could not be written (${why}): nothing is created that is not written down first`);
    this.name = 'LedgerNotWrittenError';
  }
}

/** A file that is no ledger. */
export class LedgerUnreadableError extends Error {
  readonly code = 'LEDGER_UNREADABLE';

  constructor(line: number, why: string) {
    super(`line ${line} ${why}`);
    this.name = 'LedgerUnreadableError';
  }
}

/** What a run has left to do. */
export interface Unfinished {
  /** Id of the run. */
  readonly run: string;
  /** Base URL of the target, without a slash at the end. */
  readonly target: string;
  /** Id of the process that was at work. */
  readonly process: number;
  /** Tells the API key that the run had from others. */
  readonly key: string;
  /** URLs of the items that may still stand, in the order of their making. None, and no lists, where all is done. */
  readonly items: readonly string[];
  /** URLs of the lists that have to be looked through for the mark of the run. */
  readonly lists: readonly string[];
}

const number = { type: 'integer', minimum: 1 };
const text = { type: 'string', minLength: 1 };
const url = { type: 'string', pattern: '^https?://' };

function entrySchema(kind: LedgerEntry['kind'], members: Readonly<Record<string, object>>, optional: string[] = []) {
  const required = Object.keys(members).filter((name) => !optional.includes(name));
  return {
    type: 'object',
    properties: { kind: { const: kind }, ...members },
    required: ['kind', ...required],
    additionalProperties: false,
  };
}

const schema = {
  oneOf: [
    entrySchema('run', {
      run: { type: 'string', pattern: '^[0-9a-z]{1,64}$' },
      target: url,
      process: number,
      key: text,
    }),
    entrySchema('creation', { number, list: url }),
    entrySchema('made', { item: url, number }, ['number']),
    entrySchema('settled', { number }),
    entrySchema('gone', { item: url }),
  ],
};

// The schema is our own and checked by the tests.
const isEntry = new Ajv({ meta: false, validateSchema: false }).compile<LedgerEntry>(schema);

/**
 * Reads a ledger, one JSON text a line. A last line without an end was being written when the process ended, and is
 * passed over: what it was to precede was never sent.
 *
 * @returns undefined where it does not even name its run, so that nothing was sent
 * @throws LedgerUnreadableError where a line is none of a ledger
 */
export function readLedger(text: string): Unfinished | undefined {
  const [first, ...entries] = text
    .split('\n')
    .slice(0, -1)
    .map((line, index) => readEntry(line, index + 1));
  if (first === undefined) return undefined;
  if (first.kind !== 'run') throw new LedgerUnreadableError(1, 'does not say which run the ledger is of');

  const items = new Set<string>();
  const creations = new Map<number, string>();
  for (const entry of entries) {
    if (entry.kind === 'creation') creations.set(entry.number, entry.list);
    if (entry.kind === 'made') items.add(entry.item);
    if (entry.kind === 'gone') items.delete(entry.item);
    if ((entry.kind === 'made' || entry.kind === 'settled') && entry.number !== undefined)
      creations.delete(entry.number);
  }
  const lists = [...new Set(creations.values())];
  const { run, target, process, key } = first;
  return { run, target, process, key, items: [...items], lists };
}

function readEntry(line: string, place: number): LedgerEntry {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    throw new LedgerUnreadableError(place, 'is not JSON');
  }
  if (!isEntry(entry)) throw new LedgerUnreadableError(place, 'is no entry of a ledger');
  return entry;
}
