import { printable } from './printable.ts';

/** A text that is safe to show, and of a longer one the beginning. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? printable(text) : `${printable(beginningOf(text, longest))}…`;
}

/** The same, with the length of what is cut. */
export function cutAndCounted(text: string, longest: number): string {
  return text.length <= longest ? printable(text) : `${cut(text, longest)} (${text.length} characters)`;
}

/** A text up to a length; no half of a surrogate pair is left at the end. */
export function beginningOf(text: string, longest: number): string {
  const isWithinPair = (text.codePointAt(longest - 1) ?? 0) > 0xffff;
  return text.slice(0, isWithinPair ? longest - 1 : longest);
}
