#!/usr/bin/env node
import { withoutSecrets } from '../report/mistake.ts';
import { Redaction } from '../report/redaction.ts';
import { runProgram } from './program.ts';

/** Exit code of a mistake in this program (EX_SOFTWARE of sysexits.h), so that it is taken for no verdict. */
const internalError = 70;

const redaction = new Redaction();

function tellMistake(error: unknown): void {
  const { stack } = withoutSecrets(error, redaction);
  process.stderr.write(`This is a mistake in ngrok-conformance, please report it:\n${stack}\n`);
}

// Node would show the error as it is. Rejections that nobody waits for come here too.
process.on('uncaughtException', (error) => {
  tellMistake(error);
  process.exit(internalError);
});

// Progress and mistakes that nobody can be told any more (a closed terminal, a pipe that ended, a full disk) are no reason
// to leave undone what a run has to do.
process.stderr.on('error', () => {});

// Whoever reads may stop reading early (`| head`) or close the terminal: that is no mistake, and there is nobody left to
// tell. Anything else, such as a full disk, is told, and leaves no good exit code: somebody waits for what is lost.
let isOutputLost = false;
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (isOutputLost || code === 'EPIPE' || code === 'EIO') return;
  isOutputLost = true;
  process.stderr.write(`Standard output could not be written (${code}): make room for it, or send it elsewhere.\n`);
  process.on('exit', (exitCode) => {
    if (exitCode === 0) process.exitCode = 2;
  });
});

try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    environment: process.env,
    output: process.stdout,
    errors: process.stderr,
    redaction,
  });
} catch (error) {
  tellMistake(error);
  process.exitCode = internalError;
}
