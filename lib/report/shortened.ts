import { beginningOf } from './cut.ts';
import type { Redaction } from './redaction.ts';

/** What a target sends may be megabytes long, and so may be what is said of it; nobody reads more of it than this. */
const longestText = 2_000;

/** More than is shown, so that a secret that crosses the end of what is shown is seen whole and redacted. */
const redactedText = longestText + 8_192;

/** A text without secrets, and cut where it is longer than anybody reads: then it says how long it was. */
export function shortened(text: string, redaction: Redaction): string {
  const redacted = redaction.redact(beginningOf(text, redactedText));
  if (text.length <= redactedText && redacted.length <= longestText) return redacted;
  return `${beginningOf(redacted, longestText)}… (${text.length} characters)`;
}
