import { type Again, commandOf, nextCommand } from '../report/next-command.ts';
import type { Redaction } from '../report/redaction.ts';
import type { Report } from '../report/report.ts';
import { cleanWords } from './clean-command.ts';
import { wordsOf } from './setting-sources.ts';
import type { Flags, Settings } from './settings.ts';

/** What any run that follows repeats: what the caller allowed, forbade or declared of the target, and where reports go. */
const lasting = [
  'allowWrites',
  'rateLimits',
  'resources',
  'scratch',
  'limit',
  'thorough',
  'runs',
  'snapshot',
  'timeout',
  'timeLimit',
  'strict',
  'output',
  'report',
  'known',
  'baseline',
] as const satisfies readonly (keyof Flags)[];

/** What a run that follows repeats unless it judges a rule of its own choice. */
const choosing = ['only', 'skip'] as const satisfies readonly (keyof Flags)[];

/**
 * What to type after a run: how to ask for the same again, and the command that its reader most likely wants next. Both
 * name files as the caller named them, but for secrets.
 */
export function commandsAfter(
  report: Report,
  settings: Settings,
  flags: Flags,
  redaction: Redaction,
): { readonly again: Again; readonly next: string } {
  const target = settings.target === undefined ? [] : ['--target', report.target];
  const key = settings.keyFile === undefined ? [] : ['--key-file', settings.keyFile];
  // It may come from the environment, and what is next depends on it.
  const strict = settings.strict && { strict: true };
  const redacted = (words: readonly string[]) => words.map((word) => redaction.redact(word));
  const again: Again = {
    flags: redacted([...target, ...key, ...wordsOf({ ...flags, ...strict }, lasting)]),
    choice: redacted(wordsOf(flags, choosing)),
    require: settings.require,
    ...(flags.path !== undefined && { path: flags.path }),
  };
  const mustClean = report.exitCode === 3 && report.leftBehind.length > 0 && !report.embedded;
  const next = mustClean ? commandOf(cleanWords(settings, flags)) : nextCommand(report, again);
  return { again, next: redaction.redact(next) };
}
