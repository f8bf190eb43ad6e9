/**
 * Builds a JSON pointer (RFC 6901) from member names and array indices; no token at all gives the empty
 * pointer, which means the whole document.
 */
export function jsonPointer(...tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${escaped(String(token))}`).join('');
}

/** The member names and array indices of a JSON pointer, from the outermost. */
export function jsonPointerTokens(pointer: string): string[] {
  const [, ...tokens] = pointer.split('/');
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `~` first: escaping `/` makes new tildes (RFC 6901 section 3). */
function escaped(token: string): string {
  // Nearly all names are plain, and a run makes a pointer for each of its values.
  if (!/[~/]/.test(token)) return token;
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
