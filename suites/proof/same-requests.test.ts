import { expect, test } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { isServed } from '../../lib/judge/refusal.ts';
import { seededRandomBytes } from '../../lib/reference/identifiers.ts';
import { serveReference } from '../../lib/reference/serve.ts';
import { type RunSettings, runContract } from '../../lib/run/run.ts';
import type { RunResult } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';

const timeout = 60_000;
const key = '2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC';
const startedAt = Date.UTC(2024, 4, 1, 10);

/** A whole run against a reference that is in the same state each time, down to the ids that it will give. */
async function wholeRun(settings: Partial<RunSettings>, runId = 'run0'): Promise<RunResult> {
  const { limit: rateLimit } = settings;
  const fixed = { clock: () => startedAt, random: seededRandomBytes(11), keys: [key], seed: 5 };
  const server = await serveReference({ ...fixed, ...(rateLimit && { rateLimit }) });
  try {
    const all = { embedded: false, allowWrites: true, rateLimits: true, seed: 20, ...settings };
    return await runContract({ ...all, target: new URL(server.url), key }, contract, { runId });
  } finally {
    await server.close();
  }
}

/** All of a request but the port. */
function spelled({ request }: Exchange): string {
  const { method, url, headers, body } = request;
  const fields = headers.map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url}`, ...fields, body ?? ''].join('\n').replaceAll(/(127\.0\.0\.1):\d+/g, '$1');
}

function expectTheSame(one: RunResult, other: RunResult): void {
  expect(one.ending).toEqual({ kind: 'complete' });
  expect(one.recording.length).toBeGreaterThan(100);
  expect(one.recording.map(spelled)).toEqual(other.recording.map(spelled));
  expect(one.verdicts.map(({ verdict }) => verdict)).toEqual(other.verdicts.map(({ verdict }) => verdict));
}

test('the same seed asks the same of the same state in a default run', { timeout }, async () => {
  expectTheSame(await wholeRun({}), await wholeRun({}));
});

test('another run differs from it in its id alone, which stands in all that it makes', { timeout }, async () => {
  const [one, other] = [await wholeRun({}, 'run0'), await wholeRun({}, 'run1')];
  const toldAs = ({ recording }: RunResult, id: string) => recording.map((each) => spelled(each).replaceAll(id, '#'));
  expect(toldAs(one, 'run0')).toEqual(toldAs(other, 'run1'));
  expect(one.recording.map(spelled)).not.toEqual(other.recording.map(spelled));
  const made = one.recording.filter((exchange) => exchange.request.method === 'POST' && isServed(exchange));
  expect(made.length).toBeGreaterThan(1);
  for (const { request } of made) expect(request.body).toContain('"metadata":"ngrok-conformance run run0');
});

test('the same seed asks the same of the same state in a thorough run, and another seed other things', {
  timeout,
}, async () => {
  // Beyond the edges of most rules, in a window that has room for all of it.
  const thorough = { runs: 15, limit: { requests: 5000, windowMs: 60_000 }, rateLimits: false };
  const one = await wholeRun(thorough);
  expectTheSame(one, await wholeRun(thorough));
  const other = await wholeRun({ ...thorough, seed: 21 });
  const known = new Set(one.recording.map(spelled));
  expect(other.recording.map(spelled).filter((request) => !known.has(request)).length).toBeGreaterThan(30);
});
