import { printableLines } from './printable.ts';

/**
 * A value as JSON, indented by two spaces and with a line end after the last line.
 *
 * It is printed too, so what `printable` escapes is escaped here: in JSON that is another way to write the same value.
 */
export function jsonText(value: unknown): string {
  return `${printableLines(JSON.stringify(value, null, 2))}\n`;
}
