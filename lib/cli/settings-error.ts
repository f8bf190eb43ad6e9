/** What can be wrong with how the command was called. Stable: scripts may compare it. */
export type SettingsErrorCode =
  | 'target-malformed'
  | 'key-missing'
  | 'variable-unknown'
  | 'key-file-unreadable'
  | 'key-malformed'
  | 'key-on-command-line'
  | 'seed-malformed'
  | 'runs-malformed'
  | 'path-malformed'
  | 'path-without-seed'
  | 'path-without-rule'
  | 'path-unknown'
  | 'snapshot-unreadable'
  | 'snapshot-malformed'
  | 'snapshot-not-written'
  | 'switch-malformed'
  | 'resource-unknown'
  | 'scratch-unsuitable'
  | 'target-missing'
  | 'run-malformed'
  | 'selector-unknown'
  | 'nothing-selected'
  | 'required-not-selected'
  | 'output-not-writable'
  | 'known-unreadable'
  | 'known-malformed'
  | 'known-name-unknown'
  | 'report-unknown'
  | 'report-unreadable'
  | 'report-malformed'
  | 'environment-file-unreadable'
  | 'command-unknown'
  | 'port-malformed'
  | 'port-not-free'
  | 'duration-malformed'
  | 'rate-limit-malformed'
  | 'fault-unknown'
  | 'fault-without-rate-limit';

/** A mistake in the settings. Its message is one line that says what to do; it ends the command with exit code 2. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code: SettingsErrorCode;

  constructor(code: SettingsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
