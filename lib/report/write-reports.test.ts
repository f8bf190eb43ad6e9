import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jsonReport } from './json-report.ts';
import { junitXml } from './junit.ts';
import { RecordingReport } from './recording-report.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey, sampleRun, violated } from './sample-run.ts';
import { removeReports, writeReports } from './write-reports.ts';

describe('writing reports', () => {
  const result = sampleRun([violated()]);
  const report = reportOf(result, false, redactionOf(sampleKey));
  const run = { report, recording: new RecordingReport(result, redactionOf(sampleKey)), files: [] };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reports-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('makes the folder and says what it wrote', async () => {
    const output = join(folder, 'new', 'folder');
    const { files, mistakes } = await writeReports(run, ['junit', 'json'], output);
    const [junit = '', json = ''] = files;
    expect(files).toEqual([join(output, 'junit.xml'), join(output, 'report.json')]);
    expect(mistakes).toEqual([]);
    expect(await readFile(junit, 'utf8')).toBe(junitXml(report));
    expect(await readFile(json, 'utf8')).toBe(jsonReport(report));
  });

  it('says what to do when the file system refuses', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { files, mistakes } = await writeReports(run, ['junit'], file);
    expect(files).toEqual([]);
    expect(mistakes).toMatchObject([
      {
        code: 'report-not-written',
        message: expect.stringMatching(/junit\.xml could not be written \(.*EEXIST.*\)\. Choose another folder\.$/),
      },
    ]);
  });

  it('writes the others where a folder stands in the place of one', async () => {
    const output = await mkdtemp(join(folder, 'taken-'));
    await mkdir(join(output, 'badge.svg'));
    const { files, mistakes } = await writeReports(run, ['badge', 'json'], output);
    expect(files).toEqual([join(output, 'badge.json'), join(output, 'report.json')]);
    expect(mistakes).toMatchObject([{ code: 'report-not-written', message: expect.stringContaining('badge.svg') }]);
  });

  it('lets nobody see half a report, nor parts of two, where several runs write to one folder', async () => {
    const output = await mkdtemp(join(folder, 'shared-'));
    const large = sampleRun(Array.from({ length: 500 }, () => violated()));
    const largeRun = { ...run, report: reportOf(large, false, redactionOf(sampleKey)) };
    const [long, short] = [jsonReport(largeRun.report), jsonReport(report)];
    const writing = Promise.all([
      writeReports(largeRun, ['json'], output),
      writeReports(run, ['json'], output),
      writeReports(largeRun, ['json'], output),
    ]);
    let isWritten = false;
    void writing.finally(() => {
      isWritten = true;
    });
    const seen = new Set<string>();
    while (!isWritten) seen.add(await readFile(join(output, 'report.json'), 'utf8').catch(() => short));
    seen.add(await readFile(join(output, 'report.json'), 'utf8'));
    expect([...seen].filter((text) => text !== long && text !== short)).toEqual([]);
    expect(await readdir(output)).toEqual(['report.json']);
  });

  it('writes through a link, for whoever made it wants the report there', async () => {
    const output = await mkdtemp(join(folder, 'linked-'));
    await symlink(join(folder, 'elsewhere.json'), join(output, 'report.json'));
    expect((await writeReports(run, ['json'], output)).mistakes).toEqual([]);
    expect(await readFile(join(folder, 'elsewhere.json'), 'utf8')).toBe(jsonReport(report));
  });

  it('calls a mistake of its own one, leaves no half of a report, and writes the others', async () => {
    const output = await mkdtemp(join(folder, 'broken-'));
    const recording = new RecordingReport(result, redactionOf(sampleKey));
    const { run: recorded, entries } = recording.disguised();
    const breaking = function* () {
      yield* entries;
      throw new TypeError('shown is not a function');
    };
    recording.disguised = () => ({ run: recorded, entries: breaking() });
    const { files, mistakes } = await writeReports({ ...run, recording }, ['har', 'json'], output);
    expect(files).toEqual([join(output, 'report.json')]);
    expect(mistakes).toMatchObject([
      {
        code: 'report-not-made',
        message: expect.stringMatching(
          /recording\.har could not be made \(shown is not a function\)\. This is a mistake in ngrok-conformance, please report it\.$/,
        ),
      },
    ]);
    expect(await readdir(output)).toEqual(['report.json']);
  });
});

describe('removing the reports of an earlier run', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earlier-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes the files of the named kinds away, and no other', async () => {
    const names = ['junit.xml', 'badge.svg', 'badge.json', 'report.json', 'ledger-1.jsonl', 'mine.txt'];
    for (const name of names) await writeFile(join(folder, name), '');
    await removeReports(['junit', 'badge', 'html'], folder);
    expect((await readdir(folder)).sort()).toEqual(['ledger-1.jsonl', 'mine.txt', 'report.json']);
  });

  it('leaves links and folders of those names alone, and what a link leads to', async () => {
    await writeFile(join(folder, 'kept.json'), 'kept');
    await symlink(join(folder, 'kept.json'), join(folder, 'report.json'));
    await mkdir(join(folder, 'report.html'));
    await removeReports(['json', 'html'], folder);
    expect((await readdir(folder)).sort()).toEqual(['kept.json', 'report.html', 'report.json']);
    expect(await readFile(join(folder, 'kept.json'), 'utf8')).toBe('kept');
  });

  it('has nothing to do in a folder that is not there', async () => {
    await removeReports(['json'], join(folder, 'missing'));
    expect(await readdir(folder)).toEqual([]);
  });
});
