import { SettingsError } from './settings-error.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/**
 * Reads a length of time: a number and its unit, such as `500ms`, `2.5s` or `10m`.
 *
 * @param source the flag or variable that it comes from, for the message
 * @returns milliseconds, at least 1
 * @throws SettingsError `duration-malformed`
 */
export function readDuration(text: string, source: string): number {
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text) ?? [];
  const ms = Math.round(Number(number) * (units[unit] ?? 0));
  // Timers of Node take no more; what is longer would be over at once.
  if (ms >= 1 && ms < 2 ** 31) return ms;
  const message = `${source} is ${JSON.stringify(text)}: give a time with its unit, such as 500ms, 5s or 10m.`;
  throw new SettingsError('duration-malformed', message);
}
