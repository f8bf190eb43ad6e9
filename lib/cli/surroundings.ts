import type { Redaction } from '../report/redaction.ts';

/** What a command takes from the process it runs in. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For results. */
  readonly output: NodeJS.WriteStream;
  /** For progress and mistakes. */
  readonly errors: NodeJS.WriteStream;
  /** The one of this process: whatever is a secret is told to it, and whatever may hold one is written through it. */
  readonly redaction: Redaction;
}
