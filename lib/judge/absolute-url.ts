/**
 * Whether a text is an absolute http or https URL as it stands. The URL parser alone is too kind: it takes
 * `https:/host`, surrounding blanks and line breaks.
 */
export function isAbsoluteUrl(text: string): boolean {
  return /^https?:\/\/[^/?#\s\\][^\s\\]*$/i.test(text) && URL.canParse(text);
}

/** One spelling for one URL: host in lower case, no default port, no fragment, parameters by name. */
export function normalizedUrl(text: string): string {
  const url = new URL(text);
  url.hash = '';
  // The sort is stable (WHATWG URL): repeated parameters keep their order.
  url.searchParams.sort();
  return url.href;
}
