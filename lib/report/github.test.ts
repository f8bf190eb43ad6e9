import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotations } from './annotations.ts';
import { tellGitHub } from './github.ts';
import { largestSummary, markdownSummary } from './markdown.ts';
import { RecordingReport } from './recording-report.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey, sampleRun, violated } from './sample-run.ts';

describe('telling GitHub', () => {
  const result = sampleRun([violated()]);
  const redaction = redactionOf(sampleKey);
  const report = reportOf(result, false, redaction);
  const run = {
    report,
    recording: new RecordingReport(result, redaction),
    files: ['report.json'],
    next: 'npx ngrok-conformance',
  };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'github-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function told(environment: Record<string, string>) {
    const written = { commands: '', errors: '' };
    const stream = (name: keyof typeof written) => ({
      write(text: string | Uint8Array) {
        written[name] += String(text);
        return true;
      },
    });
    await tellGitHub(run, { environment, commands: stream('commands'), errors: stream('errors'), redaction });
    return written;
  }

  it('says nothing elsewhere', async () => {
    expect(await told({ CI: 'true', GITHUB_ACTIONS: 'false', GITHUB_STEP_SUMMARY: '' })).toEqual({
      commands: '',
      errors: '',
    });
  });

  it('annotates on GitHub', async () => {
    expect(await told({ GITHUB_ACTIONS: 'true' })).toEqual({ commands: annotations(run), errors: '' });
  });

  it('adds the summary to what others have written, each time', async () => {
    const file = join(folder, 'summary');
    await told({ GITHUB_STEP_SUMMARY: file });
    const once = await readFile(file, 'utf8');
    expect(once).toBe(markdownSummary(run));
    await writeFile(file, 'of another');
    expect(await told({ GITHUB_STEP_SUMMARY: file })).toEqual({ commands: '', errors: '' });
    expect(await readFile(file, 'utf8')).toBe(`of another\n\n${once}`);
  });

  it('takes no more room than GitHub has left', async () => {
    const file = join(folder, 'nearly-full');
    await writeFile(file, 'x'.repeat(largestSummary - 800));
    expect(await told({ GITHUB_STEP_SUMMARY: file })).toEqual({ commands: '', errors: '' });
    const text = await readFile(file, 'utf8');
    expect(text.length).toBeLessThanOrEqual(largestSummary);
    expect(text.slice(-800)).toContain('Left out for want of room, and told in report.json: 1 violated rule.');
    await writeFile(file, 'x'.repeat(largestSummary));
    expect((await told({ GITHUB_STEP_SUMMARY: file })).errors).toMatch(
      /\(1048576 of the 1048576 bytes .* are taken\)\.\n$/,
    );
  });

  it('tells of a file that it cannot write, without a secret', async () => {
    const { errors } = await told({ GITHUB_STEP_SUMMARY: join(folder, sampleKey, 'missing') });
    expect(errors).toMatch(
      /^The summary could not be added to the file that GITHUB_STEP_SUMMARY names, .*ENOENT.*\)\.\n$/,
    );
    expect(errors).not.toContain(sampleKey);
  });
});
