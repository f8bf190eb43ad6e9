/**
 * Breaks a text at spaces so that no line is wider than so many columns; longer words, such as URLs, stay whole.
 *
 * @param indent columns before each line but the first, which the caller has begun
 */
export function wrap(text: string, columns: number, indent: number): string {
  const room = Math.max(columns - indent, 20);
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  lines.push(current);
  return lines.join(`\n${' '.repeat(indent)}`);
}
