/** What the system calls a failure, such as `ENOENT`; of other errors, all that they say. */
export function failureCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
