/**
 * A text as UTF-8, percent-encoded (RFC 3986 section 2.1). What is half a surrogate pair has no encoding, and becomes the
 * replacement character: an id may be any string of JSON.
 */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}
