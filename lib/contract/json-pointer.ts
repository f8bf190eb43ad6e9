/**
 * Builds a JSON pointer (RFC 6901) from member names and array indices; no token at all gives the empty
 * pointer, which means the whole document.
 */
export function jsonPointer(...tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${escaped(String(token))}`).join('');
}

/** `~` first: escaping `/` makes new tildes (RFC 6901 section 3). */
function escaped(token: string): string {
  // Nearly all names are plain, and a run makes a pointer for each of its values.
  if (!/[~/]/.test(token)) return token;
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
