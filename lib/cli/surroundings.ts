/** What a command takes from the process it runs in. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For results. */
  readonly output: NodeJS.WriteStream;
  /** For progress and mistakes. */
  readonly errors: NodeJS.WriteStream;
}
