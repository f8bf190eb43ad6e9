import { shellWord } from '../report/curl.ts';
import { type Again, nextCommand } from '../report/next-command.ts';
import type { Redaction } from '../report/redaction.ts';
import type { Report } from '../report/report.ts';
import { cleanWords } from './clean-command.ts';
import type { Flags, Settings } from './settings.ts';

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
  const words = [...target, ...key, ...limitsOf(flags)].map((word) => redaction.redact(word));
  const again = { flags: words, require: settings.require };
  const mustClean = report.exitCode === 3 && report.leftBehind.length > 0 && !report.embedded;
  const next = mustClean
    ? ['npx', 'ngrok-conformance', ...cleanWords(settings, flags)].map(shellWord).join(' ')
    : nextCommand(report, again);
  return { again, next: redaction.redact(next) };
}

/** What the caller allowed, forbade or narrowed holds for the next run too. */
function limitsOf({
  allowWrites,
  rateLimits,
  resources,
  scratch,
  strict,
  report,
  limit,
  thorough,
  runs,
  snapshot,
  known,
  baseline,
  timeout,
  timeLimit,
}: Flags): string[] {
  const given = (name: string, value: boolean | undefined) =>
    value === undefined ? [] : [value ? `--${name}` : `--no-${name}`];
  return [
    ...given('allow-writes', allowWrites),
    ...given('rate-limits', rateLimits),
    ...(resources ? ['--resources', resources.join(',')] : []),
    ...(scratch ? ['--scratch', scratch.join(',')] : []),
    ...(limit === undefined ? [] : ['--limit', limit]),
    ...(thorough ? ['--thorough'] : []),
    ...(runs === undefined ? [] : ['--runs', runs]),
    ...(snapshot === undefined ? [] : ['--snapshot', snapshot]),
    ...(timeout === undefined ? [] : ['--timeout', timeout]),
    ...(timeLimit === undefined ? [] : ['--time-limit', timeLimit]),
    ...(strict ? ['--strict'] : []),
    ...(report ? ['--report', report.join(',')] : []),
    ...(known ?? []).flatMap((file) => ['--known', file]),
    ...(baseline === undefined ? [] : ['--baseline', baseline]),
  ];
}
