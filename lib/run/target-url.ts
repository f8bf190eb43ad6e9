/** Joins a path to a base URL that may have a path of its own. */
export function urlBelow(base: URL, path: string): string {
  return `${base.origin}${base.pathname.replace(/\/$/, '')}${path}`;
}

/** The path of a URL below a base URL, without query and fragment; empty where the URL is elsewhere. */
export function pathBelow(base: URL, url: string): string {
  const prefix = urlBelow(base, '');
  const [path = ''] = url.startsWith(prefix) ? url.slice(prefix.length).split(/[?#]/, 1) : [];
  return path;
}

/** What a URL leads to, whatever is asked of it. */
export function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
