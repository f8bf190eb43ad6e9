import { expect, test } from 'vitest';
import { emptySnapshot, mergeSnapshots, type Snapshot, snapshotOf } from '../../lib/judge/snapshot.ts';
import { askedOperations } from '../../lib/run/asked-operations.ts';
import type { RunResult } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';
import { snapshotRules } from '../snapshot.ts';
import { runOnReference } from './run-on-reference.ts';

const timeout = 60_000;

const take = ({ recording, target }: RunResult): Snapshot =>
  snapshotOf(askedOperations(recording, new URL(target)), () => false);

const additiveOnly = contract.filter(({ id }) => id === 'versioning.additive-only');

function verdictOf({ verdicts }: RunResult) {
  return verdicts.find(({ rule }) => rule.id === 'versioning.additive-only');
}

test('a snapshot fits one window, and shows each list, an item of each, and the life of one', { timeout }, async () => {
  const result = await runOnReference({}, { rateLimits: false, snapshot: emptySnapshot }, snapshotRules);
  expect(result.requests.sent).toBeLessThanOrEqual(120);
  expect(result.leftBehind).toEqual([]);
  const names = Object.keys(take(result).operations);
  expect(names.filter((name) => name.startsWith('GET ') && !name.endsWith('}'))).toHaveLength(38);
  expect(names.filter((name) => name.startsWith('GET ') && name.endsWith('}')).length).toBeGreaterThanOrEqual(33);
  expect(names.filter((name) => !name.startsWith('GET '))).toEqual([
    'DELETE /ip_policies/{id}',
    'PATCH /ip_policies/{id}',
    'POST /ip_policies',
  ]);
});

test('a whole run keeps to the snapshot of another account, and has its window with it', { timeout }, async () => {
  const snapshot = take(await runOnReference({}, { rateLimits: false, snapshot: emptySnapshot }, snapshotRules));
  const result = await runOnReference({}, { snapshot });
  expect(verdictOf(result)).toMatchObject({
    verdict: 'conformant',
    evidence: expect.stringMatching(/^\d+ of the \d+ operations of the snapshot came up in this run$/),
  });
  expect(result.requests.counted).toBeLessThanOrEqual(120);
});

test('without a snapshot nothing is asked for it', { timeout }, async () => {
  const result = await runOnReference({}, { rateLimits: false });
  expect(verdictOf(result)).toMatchObject({ verdict: 'not-applicable' });
  expect(result.recording.filter(({ askedBy }) => askedBy === 'versioning.additive-only')).toEqual([]);
});

test('what is missing is said of a target that serves less, unless less is expected of it', { timeout }, async () => {
  const few = ['/vaults', '/ip_policies'];
  const snapshot = take(await runOnReference({}, { rateLimits: false, allowWrites: false, snapshot: emptySnapshot }));
  const empty = { itemCounts: { '/ssh_host_certificates': 0 } };
  const settings = { rateLimits: false, allowWrites: false, snapshot };
  expect(verdictOf(await runOnReference(empty, settings, additiveOnly))).toMatchObject({
    verdict: 'inconclusive',
    reason: 'these lists show nothing now, and did in the snapshot: GET /ssh_host_certificates',
  });
  expect(verdictOf(await runOnReference({ ...empty, resources: few }, settings, additiveOnly))).toMatchObject({
    verdict: 'conformant',
  });
});

test('a snapshot of two accounts takes what either has', { timeout }, async () => {
  const settings = { rateLimits: false, allowWrites: false, snapshot: emptySnapshot };
  const plain = take(await runOnReference({}, settings, additiveOnly));
  const empty = take(await runOnReference({ itemCounts: { '/ssh_host_certificates': 0 } }, settings, additiveOnly));
  expect(empty.operations).not.toHaveProperty(['GET /ssh_host_certificates/{id}']);
  const both = mergeSnapshots(empty, plain);
  expect(both).toEqual(mergeSnapshots(plain, empty));
  expect(both.operations['GET /ssh_host_certificates']).toMatchObject({ served: 2 });
  expect(both.operations['GET /ssh_host_certificates/{id}']).toEqual(
    plain.operations['GET /ssh_host_certificates/{id}'],
  );
});
