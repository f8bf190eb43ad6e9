import type { RunSettings } from '../run/run.ts';
import type { Settings } from './settings.ts';

/** What is judged: the target of the settings, or the reference API that was started for want of one. */
export interface Subject {
  readonly url: URL;
  readonly key: string;
  readonly embedded: boolean;
  close(): Promise<void>;
}

/** What the run has to know of the settings. */
export function runSettings(settings: Settings, { url, key, embedded }: Subject): RunSettings {
  const { allowWrites, rateLimits, seed, resources, scratch, limit, runs, path, snapshot } = settings;
  const { timeoutMs, timeLimitMs } = settings;
  const rules = { allowWrites, rateLimits, seed, resources, scratch, limit, runs, path, snapshot };
  return { target: url, key, embedded, ...rules, timeoutMs, timeLimitMs };
}

/** Finds what is to be judged; without a target, starts the reference API on a free port of this machine. */
export async function subjectOf({ target, key, limit }: Settings): Promise<Subject> {
  if (target !== undefined && key !== undefined) return { url: target, key, embedded: false, close: async () => {} };
  const { serveReference } = await import('../reference/serve.ts');
  const reference = await serveReference(limit ? { rateLimit: limit } : {});
  return { url: new URL(reference.url), key: reference.key, embedded: true, close: () => reference.close() };
}
