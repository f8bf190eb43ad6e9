import type { RateLimit } from '../exchange/pacing.ts';
import { SettingsError } from './settings-error.ts';

/**
 * Reads a rate limit: requests and the seconds of the rolling window, such as `120/60s`.
 *
 * @param source the flag or variable that it comes from, for the message
 * @throws SettingsError `rate-limit-malformed`
 */
export function readRateLimit(text: string, source: string): RateLimit {
  const [, requests = '', seconds = ''] = /^([1-9]\d{0,8})\/(\d{1,6}(?:\.\d{1,3})?)s$/.exec(text) ?? [];
  const windowMs = Math.round(Number(seconds) * 1000);
  if (windowMs > 0) return { requests: Number(requests), windowMs };
  const message = `${source} is ${JSON.stringify(text)}: give requests and seconds, such as 120/60s.`;
  throw new SettingsError('rate-limit-malformed', message);
}
