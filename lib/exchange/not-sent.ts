/** Something that was asked for and, for a reason that the run knows, not sent. */
export abstract class NotSentError extends Error {
  abstract readonly code: string;
}

/** The run was not given leave to change this at the target, and a rule tried to. */
export class WriteRefusedError extends NotSentError {
  readonly code = 'WRITE_REFUSED';

  /** @param lists the URLs of the lists that may be written to, if there are any */
  constructor(method: string, url: string, lists: readonly string[]) {
    const why =
      lists.length === 0
        ? 'this run may only read. Give --allow-writes if the target is yours to change'
        : `this run may write to ${lists.join(' and ')} alone. Name the list by --scratch if it is yours to change`;
    super(`${method} ${url} was not sent: ${why}, or leave the rules out that write.`);
    this.name = 'WriteRefusedError';
  }
}

/** Nothing more is sent, whatever it is: a run that meets this ends. */
export abstract class CutShortError extends NotSentError {
  /** What the caller can do about it. */
  abstract readonly advice: string;
}

/** The target has left so many requests on end unanswered that waiting for more would take for ever. */
export class TargetGoneError extends CutShortError {
  readonly code = 'TARGET_GONE';
  readonly advice = 'look what the target did with the last requests; if it is only slow, give --timeout more';

  constructor(unanswered: number) {
    super(`the target stopped answering: the last ${unanswered} requests had no answer in time`);
    this.name = 'TargetGoneError';
  }
}

/** Each answer may come in time and all of them together take for ever. */
export class TimeSpentError extends CutShortError {
  readonly code = 'TIME_SPENT';
  readonly advice = 'give --time-limit more, or judge fewer rules at once with --only';

  constructor(timeLimitMs: number) {
    super(`the time limit of ${timeLimitMs / 1000} s was over before everything was asked`);
    this.name = 'TimeSpentError';
  }
}

/** Each answer may be small enough and all of them together fill the memory. */
export class MemorySpentError extends CutShortError {
  readonly code = 'MEMORY_SPENT';
  readonly advice = 'find out why the answers are so large, or judge fewer rules at once with --only';

  constructor(bytes: number) {
    super(`the answers of the target fill the ${bytes / 1024 / 1024} MB of memory that a run has for them`);
    this.name = 'MemorySpentError';
  }
}
