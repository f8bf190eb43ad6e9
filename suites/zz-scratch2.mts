import { runContract } from '../lib/run/run.ts';
import { levelOf } from '../lib/run/verdict.ts';
import { breakages } from './breakages.ts';
import { serveBroken, unbroken } from './broken-reference.ts';
import { contract } from './contract.ts';

const only = process.argv[2];
const t0 = performance.now();
const c0 = process.cpuUsage();
for (const b of [{ name: 'UNBROKEN', rule: 'none', level: 'must' as const }, ...breakages]) {
  const { hook, options, also = [] } = b as (typeof breakages)[number];
  if (only && !b.rule.includes(only) && !b.name.includes(only)) continue;
  const server = await serveBroken(hook?.() ?? unbroken, options);
  const t = performance.now();
  const r = await runContract(
    { target: new URL(server.url), key: server.key, embedded: false, allowWrites: true, rateLimits: true, seed: 7 },
    contract,
  );
  const v = r.verdicts.find((v) => v.rule.id === b.rule);
  const ok = v?.verdict === 'violated' && levelOf(v) === b.level;
  const sec = b.rule.split('.')[0];
  const others = r.verdicts.filter((v) => v.rule.id !== b.rule && v.verdict === 'violated');
  const bad = others.filter((v) => levelOf(v) === 'must' && v.rule.section !== sec && !also.includes(v.rule.id));
  const stale = also.filter((id) => !others.some((v) => v.rule.id === id && levelOf(v) === 'must'));
  console.log(
    ok && !bad.length && !stale.length ? 'ok  ' : 'FAIL',
    b.rule,
    '|',
    b.name,
    '|',
    r.ending.kind,
    JSON.stringify(r.requests),
    Math.round(performance.now() - t),
    'left',
    r.leftBehind.length,
  );
  if (v?.verdict === 'violated')
    for (const f of v.findings)
      console.log(
        '     F',
        f.level,
        'x' + f.occurrences,
        '|',
        f.expected,
        '|',
        f.actual,
        '|',
        f.at,
        '|',
        f.exchanges
          .map((e) => `#${e.number} ${e.request.method} ${e.request.url.slice(22, 90)}`)
          .slice(0, 3)
          .join(', '),
      );
  else console.log('     V', v?.verdict, v && 'reason' in v ? v.reason : '');
  for (const o of others)
    console.log(
      '     other',
      levelOf(o),
      o.rule.id,
      bad.includes(o) ? '!!!' : '',
      o.verdict === 'violated'
        ? o.findings
            .slice(0, 2)
            .map(
              (f) =>
                `${f.expected} | ${f.actual} | ${f.at} | ${f.exchanges[0]?.request.method} ${f.exchanges[0]?.request.url.slice(22, 90)}`,
            )
            .join(' ;; ')
        : '',
    );
  for (const s of stale) console.log('     STALE also', s);
  for (const o of r.verdicts) if (o.verdict === 'inconclusive') console.log('     inconclusive', o.rule.id, o.reason);
  await server.close();
}
const u = process.cpuUsage(c0);
console.log(
  'total',
  Math.round(performance.now() - t0),
  'cpu',
  Math.round((u.user + u.system) / 1000),
  breakages.length,
);
