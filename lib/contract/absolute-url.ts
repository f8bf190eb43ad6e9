/**
 * Whether a text is an absolute http or https URL as it stands. The URL parser alone is too kind: it takes
 * `https:/host`, surrounding blanks and line breaks, and megabytes of path that no server reads.
 */
export function isAbsoluteUrl(text: string): boolean {
  return text.length <= longestUrl && /^https?:\/\/[^/?#\s\\][^\s\\]*$/i.test(text) && URL.canParse(text);
}

/** In characters; RFC 9110 section 4.1 asks for 8,000 at least, and most servers take 8 or 16 KiB for a whole request head. */
const longestUrl = 64 * 1024;
