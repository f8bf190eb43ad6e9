import { remembering } from '../contract/remembering.ts';

/** A pattern as people write it, `*` for any characters, as a regular expression that the whole text has to match. */
export const patternOf = remembering((pattern: string): RegExp => {
  const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
});

/** Whether a text is as a pattern says; a pattern that is not given says nothing. */
export function isLike(text: string, pattern: string | undefined): boolean {
  return pattern === undefined || patternOf(pattern).test(text);
}
