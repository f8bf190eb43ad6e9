import manifest from '../../package.json' with { type: 'json' };
import { harText } from '../exchange/har/write-har.ts';
import { printableLines } from './printable.ts';
import type { RecordingReport } from './recording-report.ts';

const { name, version } = manifest;

/** The text of `recording.har`, piece by piece. It may be printed, so it escapes what `jsonText` does. */
export function* recordingHar(recording: RecordingReport): Iterable<string> {
  const { run, entries } = recording.disguised();
  for (const piece of harText(entries, run, { name, version })) yield printableLines(piece);
}
