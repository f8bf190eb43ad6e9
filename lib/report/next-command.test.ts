import { describe, expect, it } from 'vitest';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { nextCommand } from './next-command.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleKey, sampleRule, sampleRun, violated, warned } from './sample-run.ts';

const reported = (verdicts: readonly Verdict[], change: Partial<RunResult> = {}, required: readonly string[] = []) =>
  reportOf(sampleRun(verdicts, change), false, redactionOf(sampleKey), new Set(required));

const notJudged = ['transport.tls', 'pagination.limit'].map(
  (id): Verdict => ({ rule: sampleRule({ id }), verdict: 'inconclusive', reason: 'no list has two items' }),
);

describe('the next command', () => {
  const asked = (...require: string[]) => ({ flags: ['--target', 'http://127.0.0.1:4040/'], choice: [], require });

  it('requires what the caller required, and of the rules it chooses no more than these', () => {
    const all = [conformant(), ...notJudged];
    const again = 'npx ngrok-conformance --target http://127.0.0.1:4040/';
    expect(nextCommand(reported(all, {}, ['pagination.walk']), asked('*.walk'))).toBe(
      `${again} --require '*.walk' --strict`,
    );
    expect(nextCommand(reported(all, {}, ['transport.tls', 'pagination.limit']), asked('must'))).toBe(
      `${again} --only transport.tls,pagination.limit --require transport.tls,pagination.limit --seed 42`,
    );
    expect(nextCommand(reported([violated()], {}, []), asked('must'))).toBe(
      `${again} --only pagination.newest-first --require pagination.newest-first --seed 42`,
    );
  });

  it('looks closer at the first violation, before any warning', () => {
    expect(nextCommand(reported([warned(), violated()]), asked())).toBe(
      'npx ngrok-conformance --target http://127.0.0.1:4040/ --only pagination.newest-first --seed 42',
    );
  });

  it('asks again for what is told first, and not for what is told under it', () => {
    const widest = violated({ id: 'errors.shape' }, { occurrences: 7 });
    const verdicts = [violated({ id: 'authentication.required' }, { path: '3' }), widest];
    expect(nextCommand(reported(verdicts), asked())).toContain('--only errors.shape --seed 42');
  });

  it('sends just the input that showed it, where one did', () => {
    expect(nextCommand(reported([violated({}, { path: '23:1:0' })]), asked())).toBe(
      'npx ngrok-conformance --target http://127.0.0.1:4040/ --only pagination.newest-first --seed 42 --path 23:1:0',
    );
  });

  it('judges the same rules more strictly where all is well, and all inputs of a rule whose one input was', () => {
    const one = { ...asked(), choice: ['--only', 'pagination.walk'], path: '3:1' };
    const again = 'npx ngrok-conformance --target http://127.0.0.1:4040/';
    expect(nextCommand(reported([conformant()]), one)).toBe(`${again} --only pagination.walk --strict`);
    const strictly = { ...one, flags: [...one.flags, '--strict'] };
    expect(nextCommand(reported([conformant()]), strictly)).toBe(
      `${again} --strict --only pagination.walk --seed 42 --path 3:1`,
    );
  });

  it('repeats a run that was cut short', () => {
    expect(nextCommand(reported([], { ending: { kind: 'interrupted' } }), asked())).toBe(
      'npx ngrok-conformance --target http://127.0.0.1:4040/ --seed 42',
    );
  });

  it('explains what is required and does not apply, for the same again would say so again', () => {
    const tls: Verdict = { rule: sampleRule({ id: 'transport.tls' }), verdict: 'not-applicable', reason: 'no https' };
    const explains = 'npx ngrok-conformance explain transport.tls';
    expect(nextCommand(reported([conformant(), tls], {}, ['transport.tls']), asked('must'))).toBe(explains);
    const both = reported([tls, ...notJudged.slice(1)], {}, ['transport.tls', 'pagination.limit']);
    expect(nextCommand(both, asked('must'))).toContain(' --only pagination.limit --require pagination.limit ');
  });

  it('explains a rule where none could be judged', () => {
    expect(nextCommand(reported(notJudged), asked())).toBe('npx ngrok-conformance explain transport.tls');
  });

  it('leads from the embedded reference to a target', () => {
    expect(nextCommand(reported([conformant()], { embedded: true }), { flags: [], choice: [], require: [] })).toContain(
      '--target',
    );
  });
});
