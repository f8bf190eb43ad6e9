import { expect, test } from 'vitest';
import { runContract } from '../../lib/run/run.ts';
import type { RunResult } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';
import { startSecondImplementation } from './second-implementation.ts';

type Options = NonNullable<Parameters<typeof startSecondImplementation>[0]>;

async function runAgainst(options: Options, seed = 1): Promise<RunResult> {
  const server = await startSecondImplementation(options);
  try {
    const target = new URL(server.url);
    return await runContract(
      { target, key: server.key, embedded: false, allowWrites: true, rateLimits: true, seed },
      contract,
    );
  } finally {
    await server.close();
  }
}

function findings({ verdicts }: RunResult) {
  return verdicts.flatMap((verdict) =>
    verdict.verdict === 'violated'
      ? verdict.findings.map(({ expected, actual }) => `${verdict.rule.id}: ${expected}, not ${actual}`)
      : [],
  );
}

const choices: readonly Options[] = [
  {},
  { wrongMethod: 404 },
  { longest: 100 },
  { longest: 101 },
  { longest: 99 },
  { items: 1 },
  { items: 2, longest: 2 },
  { items: 3, longest: 3, wrongMethod: 404 },
  { items: 12, longest: 240 },
];

test.each(choices)('another reading of the same documents breaks no rule: %o', async (options) => {
  const result = await runAgainst(options);
  expect(findings(result)).toEqual([]);
  expect(result.leftBehind).toEqual([]);
  expect(result.requests.counted).toBeLessThanOrEqual(120);
});

test('another reading of the same documents is judged by every rule that can be', async () => {
  const { verdicts } = await runAgainst({});
  const others = verdicts
    .filter(({ verdict }) => verdict !== 'conformant')
    .map(({ rule, verdict }) => [rule.id, verdict]);
  expect(others).toEqual([
    ['transport.tls', 'not-applicable'],
    ['transport.no-plain-http', 'not-applicable'],
    ['versioning.additive-only', 'not-applicable'],
    ['rate-limits.rolling', 'not-applicable'],
  ]);
});

test('no items at all: nothing is wrong with a new account', async () => {
  expect(findings(await runAgainst({ items: 0, longest: 0 }))).toEqual([]);
});
