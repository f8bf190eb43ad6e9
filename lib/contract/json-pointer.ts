/**
 * Builds a JSON pointer (RFC 6901) from member names and array indices; no token at all gives the empty
 * pointer, which means the whole document.
 */
export function jsonPointer(...tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${escaped(String(token))}`).join('');
}

/** `~` first: escaping `/` makes new tildes (RFC 6901 section 3). */
function escaped(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
