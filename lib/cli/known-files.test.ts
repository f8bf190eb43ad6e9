import { describe, expect, it } from 'vitest';
import { sampleEntry } from '../gate/sample-known.ts';
import { knownDeviationsIn } from './known-files.ts';

const rules = ['pagination.newest-first', 'pagination.walk'];
const entry = sampleEntry(['finding: { at: "*" }']);

function read(names: readonly string[], files: Record<string, string>) {
  return knownDeviationsIn(names, rules, (path) => {
    const text = Object.entries(files).find(([name]) => path.endsWith(name))?.[1];
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return text;
  });
}

describe('files of known deviations', () => {
  it('are read one after the other', () => {
    const files = { './one.yaml': `deviations:\n${entry}`, 'two.yml': `deviations:\n${entry}${entry}` };
    expect(read(['./one.yaml', 'two.yml'], files).map(({ file, line }) => `${file}:${line}`)).toEqual([
      './one.yaml:2',
      'two.yml:2',
      'two.yml:7',
    ]);
    expect(read([], {})).toEqual([]);
  });

  it('that ship with the package are named without path and ending', () => {
    const files = { '/known/ngrok-production.yaml': `deviations:\n${entry}`, 'ngrok-production': 'no' };
    expect(read(['ngrok-production'], files)).toMatchObject([{ file: 'ngrok-production.yaml' }]);
  });

  const withRule = (rule: string) => `deviations:\n${entry.replace('pagination.newest-first', rule)}`;
  const withResource = (path: string) =>
    `deviations:\n${sampleEntry(['finding: { at: x }', `scope: { resource: ${path} }`])}`;

  it.each([
    [['./x.yaml'], {}, 'known-unreadable', 'known deviations: "./x.yaml" cannot be read (ENOENT): name a YAML file'],
    [
      ['ngrok-staging'],
      {},
      'known-unreadable',
      'no such file ships with the suite: give ngrok-production, or the path',
    ],
    [['x.yaml'], { 'x.yaml': 'deviations: 3' }, 'known-malformed', 'x.yaml:1:1: 3 stands where this belongs'],
    [
      ['x.yaml'],
      { 'x.yaml': withRule('pagination.wlk') },
      'known-name-unknown',
      'x.yaml:2:5: no rule is named "pagination.wlk": did you mean pagination.walk?',
    ],
    [['x.yaml'], { 'x.yaml': withRule('nonsense') }, 'known-name-unknown', 'see "ngrok-conformance rules"'],
    [
      ['x.yaml'],
      { 'x.yaml': withResource('/api_key') },
      'known-name-unknown',
      'x.yaml:2:5: the API reference has no resource at "/api_key": did you mean /api_keys?',
    ],
  ])('are refused with one line that says where: %#', (names, files: Record<string, string>, code, message) => {
    expect(() => read(names, files)).toThrow(expect.objectContaining({ code }));
    expect(() => read(names, files)).toThrow(message);
  });
});
