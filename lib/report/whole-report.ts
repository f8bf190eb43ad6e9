import { basename } from 'node:path';

const name = 'report.json';

/**
 * The file that has all of which another face tells a part, as the end of a sentence. No other report has all: JUnit has
 * no places, SARIF no notes of the gate.
 *
 * @param files what the run writes: names or paths
 */
export function wholeReport(files: readonly string[]): string {
  return files.some((file) => basename(file) === name) ? name : `${name}, which --report json writes`;
}
