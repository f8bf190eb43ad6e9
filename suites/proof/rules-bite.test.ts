import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listResources } from '../../lib/contract/reference-look-up.ts';
import { serveReference } from '../../lib/reference/serve.ts';
import { type RunSettings, runContract } from '../../lib/run/run.ts';
import { levelOf, type RunResult, type Verdict } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';
import { type Breakage, breakages } from './breakages.ts';

/** Few enough that a run has room for every input of every rule. */
const fewLists = ['/api_keys', '/ip_policies', '/reserved_domains', '/vaults'];

/** How many items lists have: three, so that a run is quick, but for those whose length a rule needs. */
function itemCounts(longest: number): Readonly<Record<string, number>> {
  const counts = Object.fromEntries(listResources().map(({ path }) => [path, 3]));
  return { ...counts, '/ip_policies': 6, '/reserved_domains': longest };
}

async function runOf({ hook, rateLimit, roomy = false, longList = roomy }: Partial<Breakage>): Promise<RunResult> {
  const server = await serveReference({
    itemCounts: itemCounts(longList ? 103 : 12),
    ...(rateLimit !== undefined && { rateLimit }),
    ...(hook && { hook: hook() }),
  });
  try {
    return await runContract(settingsFor(server, roomy ? { resources: fewLists } : {}), contract);
  } finally {
    await server.close();
  }
}

function settingsFor({ url, key }: { url: string; key: string }, others: Partial<RunSettings> = {}): RunSettings {
  return { target: new URL(url), key, embedded: false, allowWrites: true, rateLimits: true, seed: 7, ...others };
}

function verdictOf({ verdicts }: RunResult, id: string): Verdict {
  const verdict = verdicts.find(({ rule }) => rule.id === id);
  if (!verdict) throw new Error(`the run gave no verdict for ${id}`);
  return verdict;
}

/** The must-rules that are violated as such, of other sections than this. */
function violatedElsewhere({ verdicts }: RunResult, section: string): string[] {
  return verdicts
    .filter((verdict) => verdict.verdict === 'violated' && levelOf(verdict) === 'must')
    .map(({ rule }) => rule)
    .filter((rule) => rule.section !== section)
    .map(({ id }) => id);
}

function sectionOf(rule: string): string {
  return rule.split('.', 1)[0] ?? '';
}

test.each([{ roomy: false }, { roomy: true }])('nothing bites where nothing is broken: %o', async ({ roomy }) => {
  const { verdicts } = await runOf({ roomy });
  expect(verdicts.filter(({ verdict }) => verdict === 'violated' || verdict === 'inconclusive')).toEqual([]);
});

/** These judge what a target on this machine, without TLS, in a run that does not wait, cannot show. */
const beyondReach = ['transport.tls', 'transport.no-plain-http', 'rate-limits.rolling'];

test('every rule that can be judged here has a breakage', () => {
  const broken = new Set(breakages.map(({ rule }) => rule));
  const rules = contract.map(({ id }) => id).filter((id) => !beyondReach.includes(id));
  expect(rules.filter((id) => !broken.has(id))).toEqual([]);
  expect([...broken].filter((id) => !rules.includes(id))).toEqual([]);
});

test('every must-rule has a breakage that is told as such', () => {
  const musts = contract.filter(({ level, id }) => level === 'must' && !beyondReach.includes(id)).map(({ id }) => id);
  const told = new Set(breakages.filter(({ level }) => level === 'must').map(({ rule }) => rule));
  expect(musts.filter((id) => !told.has(id))).toEqual([]);
});

test('what nobody can judge here is not applicable', async () => {
  const run = await runOf({});
  expect(beyondReach.map((id) => verdictOf(run, id).verdict)).toEqual(beyondReach.map(() => 'not-applicable'));
});

describe.concurrent('a rule bites', () => {
  test.each(breakages)('$rule: $name', { timeout: 30_000 }, async (breakage) => {
    const { rule, level, also = [] } = breakage;
    const run = await runOf(breakage);
    expect(run.ending.kind).toBe('complete');

    const verdict = verdictOf(run, rule);
    expect(verdict).toMatchObject({ verdict: 'violated' });
    expect(levelOf(verdict)).toBe(level);
    const findings = verdict.verdict === 'violated' ? verdict.findings : [];
    for (const { expected, actual, exchanges } of findings) {
      expect(expected).not.toBe('');
      expect(actual).not.toBe('');
      expect(exchanges).not.toEqual([]);
    }

    expect(violatedElsewhere(run, sectionOf(rule)).filter((id) => !also.includes(id))).toEqual([]);
  });
});

/** A certificate for 127.0.0.1 that nobody but its maker has signed; undefined without OpenSSL. */
function selfSigned(): { readonly key: string; readonly cert: string } | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'conformance-'));
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  try {
    execFileSync('openssl', ['req', '-x509', ...curve, ...name, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return undefined;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const certificate = selfSigned();

test.skipIf(!certificate)('transport.tls: a certificate that nobody trusts (needs openssl)', async () => {
  const server = createServer({ ...certificate }, (_, response) => response.end('{}'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const run = await runContract(settingsFor({ url: `https://127.0.0.1:${port}`, key: 'any' }), contract);
  await new Promise<void>((done) => server.close(() => done()).closeAllConnections());
  // Nothing is sent where the handshake fails: the run ends before the first rule, and says so.
  expect(run.ending).toMatchObject({ kind: 'unreachable', code: 'TLS_REFUSED' });
  expect(run.verdicts).toEqual([]);
});
