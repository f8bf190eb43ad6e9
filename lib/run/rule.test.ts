import { afterEach, describe, expect, it } from 'vitest';
import { inputs } from './inputs.ts';
import { probe } from './rule.ts';
import { closeAll, ruleNamed, serving, targetAt } from './testing.ts';
import { Traffic } from './traffic.ts';

afterEach(closeAll);

const nothing = { judged: 0, findings: [] };

async function begun(status: (url: string) => number = () => 200) {
  const { url, heard } = await serving((asked) => ({ status: status(asked.url), body: {} }));
  const target = targetAt(url);
  const asked = () => heard.map((each) => each.url);
  return { target, asked, traffic: () => new Traffic(target.recording, target.settings) };
}

/** Inputs that are paths, each judged to the evidence of its own path. */
const paths = (values: readonly string[], more: { atLeast?: number; free?: boolean } = {}) =>
  inputs({
    values: () => values,
    ...more,
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

  it('is judged by all of its ways together, and sends nothing before it is asked to', async () => {
    const { target, asked, traffic } = await begun();
    const rule = ruleNamed('name', {
      judge: ({ recording }) => ({ judged: recording.length, findings: [], evidence: 'all' }),
      probe: probe(
        (to) => to.get('/probe'),
        ({ request }) => ({ judged: 10, findings: [], unjudged: [request.method] }),
      ),
      inputs: paths(['/1', '/2', '/3'], { atLeast: 2 }),
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
      evidence: 'all; /1; /2',
    });
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

describe('inputs', () => {
  it('are tried one by one, until none is left', async () => {
    const { target, asked } = await begun();
    const inquiry = ruleNamed('name', { inputs: paths(['/1', '/2', '/3']) }).begin();
    await inquiry.probe(target);
    expect(asked()).toEqual(['/1']);
    expect([await inquiry.more(target), await inquiry.more(target), await inquiry.more(target)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(asked()).toEqual(['/1', '/2', '/3']);
  });

  it('may be fewer than a run tries at least', async () => {
    const { target, asked } = await begun();
    await ruleNamed('name', { inputs: paths(['/1'], { atLeast: 5 }) })
      .begin()
      .probe(target);
    expect(asked()).toEqual(['/1']);
  });

  it('may all be optional, or free, or absent', async () => {
    const { target, asked } = await begun();
    await ruleNamed('name', { inputs: paths(['/1'], { atLeast: 0 }) })
      .begin()
      .probe(target);
    expect(asked()).toEqual([]);
    expect(ruleNamed('name', { inputs: paths([], { free: true }) }).begin().moreIsFree).toBe(true);
    expect(ruleNamed('name', { inputs: paths([]) }).begin().moreIsFree).toBe(false);
    const without = ruleNamed('name', { judge: () => nothing }).begin();
    expect(without.moreIsFree).toBe(false);
    expect(await without.more(target)).toBe(false);
  });

  it('are forgotten where they were optional and answered 429, and kept where they were not', async () => {
    const { target, traffic } = await begun((url) => (url === '/ok' ? 200 : 429));
    const inquiry = ruleNamed('name', { inputs: paths(['/early', '/late', '/ok']) }).begin();
    await inquiry.probe(target);
    expect(await inquiry.more(target)).toBe(true);
    expect(await inquiry.more(target)).toBe(true);
    expect(inquiry.judge(traffic())).toMatchObject({ judged: 2, evidence: '/early; /ok' });
  });

  it('may have to be asked for first', async () => {
    const { target, asked } = await begun();
    const inquiry = ruleNamed('name', {
      inputs: inputs({
        values: async (to) => [(await to.get('/first')).request.url],
        ask: (to, url) => to.follow(`${url}/then`),
        judge: () => nothing,
      }),
    }).begin();
    await inquiry.probe(target);
    await inquiry.more(target);
    expect(asked()).toEqual(['/first', '/first/then']);
  });
});
