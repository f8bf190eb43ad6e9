/**
 * Whether a text is an absolute http or https URL as it stands. The URL parser alone is too kind: it takes
 * `https:/host`, surrounding blanks and line breaks.
 */
export function isAbsoluteUrl(text: string): boolean {
  return /^https?:\/\/[^/?#\s\\][^\s\\]*$/i.test(text) && URL.canParse(text);
}
