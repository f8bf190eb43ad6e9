/**
 * A moment as HAR 1.2 writes it (ISO 8601), with as many digits behind the second as it takes to read the same number
 * back: seven at most for the times of this age, which every reader of dates that we know of takes.
 *
 * @param moment milliseconds since the Unix epoch
 */
export function dateTimeOf(moment: number): string {
  const [, belowMilliseconds = ''] = String(moment).split('.');
  return new Date(Math.floor(moment)).toISOString().replace('Z', `${belowMilliseconds}Z`);
}

/**
 * What `dateTimeOf` has written, or another program in any time zone.
 *
 * @returns milliseconds since the Unix epoch; NaN where the text is no date with a time and a zone
 */
export function momentOf(dateTime: string): number {
  const [, time, digits = '', zone] = /^([^.,]*)(?:[.,](\d+))?(Z|[+-]\d\d:?\d\d)$/i.exec(dateTime) ?? [];
  if (time === undefined || zone === undefined) return Number.NaN;
  const milliseconds = digits.slice(0, 3).padEnd(3, '0');
  return Number(`${Date.parse(`${time}.${milliseconds}${zone}`)}.${digits.slice(3)}`);
}
