import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonReport } from './json-report.ts';
import { junitXml } from './junit.ts';
import { RecordingReport } from './recording-report.ts';
import { reportOf } from './report.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey, sampleRun, violated } from './sample-run.ts';
import { writeReports } from './write-reports.ts';

describe('writing reports', () => {
  const result = sampleRun([violated()]);
  const report = reportOf(result, false, redactionOf(sampleKey));
  const run = { report, recording: new RecordingReport(result, redactionOf(sampleKey)) };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reports-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('makes the folder and says what it wrote', async () => {
    const output = join(folder, 'new', 'folder');
    const [junit = '', json = ''] = await writeReports(run, ['junit', 'json'], output);
    expect([junit, json]).toEqual([join(output, 'junit.xml'), join(output, 'report.json')]);
    expect(await readFile(junit, 'utf8')).toBe(junitXml(report));
    expect(await readFile(json, 'utf8')).toBe(jsonReport(report));
  });

  it('says what to do when the file system refuses', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(writeReports(run, ['junit'], file)).rejects.toMatchObject({
      code: 'report-not-written',
      message: expect.stringMatching(/junit\.xml could not be written \(.*EEXIST.*\)\. Choose another folder\.$/),
    });
  });
});
