import { describe, expect, it } from 'vitest';
import { emptySnapshot, type Snapshot, snapshotText } from '../judge/snapshot.ts';
import { SettingsError } from './settings-error.ts';
import { readSnapshot } from './snapshot-file.ts';

const snapshot: Snapshot = {
  ...emptySnapshot,
  runs: 2,
  operations: {
    'GET /edges/https/{edge_id}/routes': {
      served: 3,
      fields: { '': { object: 3 }, '/routes/*': { object: 9 }, '/routes/*/x-y.z': { null: 1, empty: 1, string: 8 } },
    },
  },
};

const read = (text: string) => readSnapshot('snapshot.json', '--snapshot', () => text);

describe('the file of a snapshot', () => {
  it('is read as it was written', () => {
    expect(read(snapshotText(snapshot))).toEqual(snapshot);
    expect(read(snapshotText(emptySnapshot))).toEqual(emptySnapshot);
  });

  it.each([
    ['', /^--snapshot names "snapshot\.json", which is no JSON: write it anew by "ngrok-conformance snapshot"\.$/],
    ['[]', /which is no snapshot \(must be object\): write it anew/],
    [JSON.stringify({ ...snapshot, format: 2 }), /which is no snapshot at "\/format" /],
    [JSON.stringify({ ...snapshot, version: 2 }), /which is no snapshot at "\/version" /],
    [JSON.stringify({ ...snapshot, more: 1 }), /which is no snapshot \(must NOT have additional properties\)/],
    [JSON.stringify({ ...snapshot, operations: { 'GET vaults': { served: 1, fields: {} } } }), /at "\/operations"/],
    [JSON.stringify({ ...snapshot, operations: { 'GET /vaults': { served: 0, fields: {} } } }), /served"/],
    [
      '{"format":1,"version":"2","runs":1,"operations":{"GET /a":{"served":1,"fields":{"/a b":{"null":1}}}}}',
      /fields"/,
    ],
    ['{"format":1,"version":"2","runs":1,"operations":{"GET /a":{"served":1,"fields":{"/a":{"text":1}}}}}', /a"/],
  ])('is refused where it holds something else: %s', (text, message) => {
    expect(() => read(text)).toThrow(SettingsError);
    expect(() => read(text)).toThrow(message);
  });

  it('is told by one line where it cannot be read', () => {
    const readFile = () => {
      throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    };
    expect(() => readSnapshot('missing.json', '--merge', readFile)).toThrow(
      /^--merge names "missing\.json", which cannot be read \(ENOENT\): name a file .*$/,
    );
  });
});
