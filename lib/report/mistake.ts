import { printableLines } from './printable.ts';
import type { Redaction } from './redaction.ts';

/**
 * The same mistake, told without a secret and safe for a terminal: the message of an error may quote a header field, a
 * URL, and what a target has sent. What caused it is left out.
 *
 * @param error whatever was thrown
 */
export function withoutSecrets(error: unknown, redaction: Redaction): Error {
  const safe = (text: string) => printableLines(redaction.redactMistake(text));
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  const told = new Error(safe(message));
  told.stack = safe(stack ?? message);
  return told;
}
