import manifest from '../../package.json' with { type: 'json' };
import { harText } from '../exchange/har/write-har.ts';
import type { RecordingReport } from './recording-report.ts';

const { name, version } = manifest;

/** The text of `recording.har`, piece by piece. */
export function recordingHar(recording: RecordingReport): Iterable<string> {
  const { run, entries } = recording.disguised();
  return harText(entries, run, { name, version });
}
