/** Joins a path to a base URL that may have a path of its own. */
export function urlBelow(base: URL, path: string): string {
  return `${base.origin}${base.pathname.replace(/\/$/, '')}${path}`;
}

/** What a URL leads to, whatever is asked of it. */
export function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url;
}

/** UTF-8, percent-encoded; what is half a surrogate pair becomes the replacement character. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}
