#!/usr/bin/env node
import { runProgram } from './program.ts';

/** Exit code of a mistake in this program (EX_SOFTWARE of sysexits.h), so that it is taken for no verdict. */
const internalError = 70;

// Whoever reads may stop reading early (`| head`): that is no mistake, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    environment: process.env,
    output: process.stdout,
    errors: process.stderr,
  });
} catch (error) {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`This is a mistake in ngrok-conformance, please report it:\n${told}\n`);
  process.exitCode = internalError;
}
