/** What is wrong with a text that should be a HAR. */
export type HarErrorCode = 'har-too-large' | 'har-not-json' | 'har-malformed' | 'har-entry-malformed';

/** A text that is no HAR to be read. Its message goes on after the name of the file; no value is quoted, for any may be a secret. */
export class HarError extends Error {
  override readonly name = 'HarError';
  readonly code: HarErrorCode;

  constructor(code: HarErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
