/** One spelling for one URL: host in lower case, no default port, no fragment, parameters by name. */
export function normalizedUrl(text: string): string {
  const url = new URL(text);
  url.hash = '';
  // The sort is stable (WHATWG URL): repeated parameters keep their order.
  url.searchParams.sort();
  return url.href;
}
