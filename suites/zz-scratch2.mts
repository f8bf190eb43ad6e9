import { listResources } from '../lib/contract/reference-look-up.ts';
import { serveReference } from '../lib/reference/serve.ts';
import { runContract } from '../lib/run/run.ts';
import { contract } from './contract.ts';

async function go(name: string, opts: object, extra = {}) {
  const t = performance.now();
  const c = process.cpuUsage();
  const server = await serveReference(opts);
  const s = process.cpuUsage(c);
  const r = await runContract(
    {
      target: new URL(server.url),
      key: server.key,
      embedded: false,
      allowWrites: true,
      rateLimits: true,
      seed: 7,
      ...extra,
    },
    contract,
  );
  const u = process.cpuUsage(c);
  console.log(
    name,
    Math.round(performance.now() - t),
    'ms cpu',
    Math.round((u.user + u.system) / 1000),
    'of which serve',
    Math.round((s.user + s.system) / 1000),
    r.requests,
    r.ending.kind,
  );
  for (const v of r.verdicts)
    if (v.verdict === 'inconclusive' || v.verdict === 'violated')
      console.log(
        '  ',
        v.rule.id,
        v.verdict,
        'reason' in v ? v.reason : v.findings.map((f) => `${f.level} ${f.expected} | ${f.actual} | ${f.at}`),
      );
  await server.close();
}
const small = Object.fromEntries(listResources().map((r) => [r.path, 3]));
const itemCounts = { ...small, '/reserved_domains': 103, '/ip_policies': 6, '/ip_policy_rules': 4 };
const resources = [
  '/api_keys',
  '/ip_policies',
  '/ip_policy_rules',
  '/reserved_domains',
  '/vaults',
  '/credentials',
  '/event_subscriptions',
  '/event_subscriptions/{subscription_id}/sources',
  '/endpoints',
];
for (let i = 0; i < 3; i++) await go('ref', {});
for (let i = 0; i < 3; i++) await go('small', { itemCounts });
for (let i = 0; i < 3; i++) await go('small narrowed', { itemCounts }, { resources });
console.log(await Promise.all([0, 1, 2, 3].map(() => go('par', { itemCounts }, { resources }))));
