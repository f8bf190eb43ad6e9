import { afterEach, describe, expect, it } from 'vitest';
import { inputs } from './inputs.ts';
import { probe, section } from './rule.ts';
import { closeAll, ruleNamed, serving, targetAt } from './testing.ts';
import { Traffic } from './traffic.ts';

afterEach(closeAll);

async function begun() {
  const { url, heard } = await serving(() => ({ body: {} }));
  const target = targetAt(url);
  const asked = () => heard.map((each) => each.url);
  return { target, asked, traffic: () => new Traffic(target.recording, target.settings) };
}

/** Inputs that are paths, each judged to the evidence of its own path. */
const paths = (values: readonly string[], atLeast = 1) =>
  inputs({
    values: () => values,
    atLeast,
    ask: async (target, path) => {
      await target.get(path);
      return path;
    },
    judge: (path) => ({ judged: 1, findings: [], evidence: path }),
  });

describe('a rule', () => {
  it('is described by its section and its definition', () => {
    const rule = ruleNamed('name', { accepts: 'anything', needs: ['writes'] });
    expect(rule).toMatchObject({ id: 'a-section.name', section: 'a-section', accepts: 'anything', needs: ['writes'] });
    const plain = ruleNamed('name', {});
    expect(plain).toMatchObject({ needs: [] });
    expect(plain).not.toHaveProperty('accepts');
  });

  it('says that it asks for nothing where it only looks at what others ask for', () => {
    const asking = ruleNamed('asking', { asks: 'GET of each path', inputs: paths(['/']) });
    const text = { level: 'must', clauses: ['access.root'], title: 'a', judges: 'b', hint: 'c' } as const;
    const looking = section('a-section').rule('looking', { ...text, judge: () => ({ judged: 0, findings: [] }) });
    expect(asking.asks).toBe('GET of each path');
    expect(looking.asks).toMatch(/^nothing of its own: /);
  });

  it('is judged by all of its ways together, and sends nothing before it is asked to', async () => {
    const { target, asked, traffic } = await begun();
    const rule = ruleNamed('name', {
      judge: ({ recording }) => ({ judged: recording.length, findings: [], evidence: 'all' }),
      probe: probe(
        (to) => to.get('/probe'),
        ({ request }) => ({ judged: 10, findings: [], unjudged: [request.method] }),
      ),
      inputs: paths(['/1', '/2', '/3'], 2),
    });
    const inquiry = rule.begin();
    expect(asked()).toEqual([]);
    await inquiry.probe(target);
    expect(asked()).toEqual(['/probe', '/1']);
    expect(inquiry.atLeast).toBe(2);
    await inquiry.more(target);
    expect(asked()).toEqual(['/probe', '/1', '/2']);
    expect(inquiry.judge(traffic())).toEqual({
      judged: 3 + 10 + 2,
      findings: [],
      unjudged: ['GET'],
      evidence: '/1; /2; all',
    });
  });

  it('tells what an input has brought to light once, with the path that leads to it', async () => {
    const { target, traffic } = await begun();
    const problem = { expected: 'nothing', actual: 'something', at: 'status' };
    const rule = ruleNamed('name', {
      judge: ({ recording }) => ({ judged: 1, findings: recording.map((each) => ({ ...problem, exchanges: [each] })) }),
      probe: probe(
        (to) => to.get('/probe'),
        () => ({ judged: 0, findings: [] }),
      ),
      inputs: inputs({
        values: () => ['/1'],
        ask: (to, path) => to.get(path),
        judge: (each) => ({ judged: 1, findings: [{ ...problem, exchanges: [each] }] }),
      }),
    });
    const inquiry = rule.begin();
    await inquiry.probe(target);
    const { findings } = inquiry.judge(traffic());
    expect(findings.map(({ exchanges, path }) => [exchanges[0]?.request.url.split('/').at(-1), path])).toEqual([
      ['1', '0'],
      ['probe', undefined],
    ]);
  });

  it('begins anew each time', async () => {
    const { target, asked, traffic } = await begun();
    const rule = ruleNamed('name', { inputs: paths(['/1', '/2']) });
    await rule.begin().probe(target);
    expect(rule.begin().judge(traffic()).judged).toBe(0);
    await rule.begin().probe(target);
    expect(asked()).toEqual(['/1', '/1']);
  });
});
