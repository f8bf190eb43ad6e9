import { Command, CommanderError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { printable } from '../report/printable.ts';
import { defaultReportKinds, reportKinds } from '../report/report-kinds.ts';
import type { CleanFlags } from './clean-command.ts';
import { didYouMean } from './did-you-mean.ts';
import type { ServeFlags } from './serve-command.ts';
import { keepKeys } from './setting-sources.ts';
import type { Flags } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import type { SnapshotFlags } from './snapshot-command.ts';
import type { Surroundings } from './surroundings.ts';

/** Exit code of a mistake in the settings. */
const usage = 2;

/**
 * Runs the command line.
 *
 * @param words what was written after the name of the command
 * @returns the exit code
 */
export async function runProgram(words: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode = 0;
  keepKeys(surroundings.environment, surroundings.redaction);
  const program = programFor(surroundings, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander has told the mistake, or has shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usage;
    if (!(error instanceof SettingsError)) throw error;
    surroundings.errors.write(`${printable(surroundings.redaction.redactMistake(error.message))}\n`);
    return usage;
  }
}

/**
 * The commands and flags that there are.
 *
 * @param end takes the exit code of the command that ran
 */
export function programFor(surroundings: Surroundings, end: (exitCode: number) => void): Command {
  const program = new Command('ngrok-conformance')
    .description('Judges any server against the documented contract of the ngrok API.')
    .version(manifest.version)
    .enablePositionalOptions()
    // The action tells an unknown command better than commander, which calls it one argument too many.
    .allowExcessArguments()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.output.write(text),
      writeErr: (text) => surroundings.errors.write(text),
      outputError: (text, write) => write(surroundings.redaction.redactMistake(oneLine(text))),
    })
    .addHelpText('after', helpAfter);
  // Commands are loaded when they run, so that help and mistakes are told at once.
  addRunFlags(program).action(async (flags: Flags, command: Command) => {
    const [word] = command.args;
    if (word !== undefined) throw unknownCommand(word, program);
    const { runCommand } = await import('./run-command.ts');
    end(await runCommand(flags, surroundings));
  });
  addRunFlags(program.command('run').description('judge a target (the default)')).action(
    async (_flags: Flags, command: Command) => {
      const { runCommand } = await import('./run-command.ts');
      end(await runCommand(command.optsWithGlobals<Flags>(), surroundings));
    },
  );
  program
    .command('snapshot')
    .description('write down what a target looks like, for later runs with --snapshot')
    .option('--target <url>', 'base URL to look at; without it, the embedded reference API')
    .option('--key-file <file>', 'file with the API key; without it, NGROK_API_KEY')
    .option('--allow-writes', 'see creations, changes and deletions too, on a target that is not this machine')
    .addOption(new Option('--no-allow-writes', 'read only, on this machine too'))
    .option('--resources <paths>', 'lists that the target serves, such as ip_policies,api_keys', collect)
    .option('--limit <limit>', 'rate limit that the target declares; 120/60s without it')
    .option('--out <file>', 'file to write; "reports/snapshot.json" without it')
    .option('--merge <file>', 'a snapshot to add to this one; without a target, nothing is sent', collect)
    .option('--quiet', 'only what went wrong')
    .addOption(secretFlag('--key'))
    .addOption(secretFlag('--api-key'))
    .addOption(secretFlag('--token'))
    .action(async (_flags: unknown, command: Command) => {
      const { snapshotCommand } = await import('./snapshot-command.ts');
      end(await snapshotCommand(command.optsWithGlobals<SnapshotFlags>(), surroundings));
    });
  program
    .command('rules')
    .description('list the rules of the contract')
    .option('--json', 'as JSON')
    .action(async (flags: { json?: boolean }) => {
      const { rulesCommand } = await import('./rules-command.ts');
      end(rulesCommand(flags, surroundings));
    });
  program
    .command('explain')
    .description('tell what a rule judges, by which clause, and what it accepts')
    .argument('<rule>', 'id of a rule, such as pagination.newest-first')
    .action(async (rule: string) => {
      const { explainCommand } = await import('./explain-command.ts');
      end(explainCommand(rule, surroundings));
    });
  program
    .command('compare')
    .description('tell what is new, gone and unchanged from one report.json to another')
    .argument('<old>', 'the older report.json, or that of a mock')
    .argument('<new>', 'the newer report.json, or that of the real API')
    .option('--json', 'as JSON')
    .action(async (older: string, newer: string, flags: { json?: boolean }) => {
      const { compareCommand } = await import('./compare-command.ts');
      end(compareCommand(older, newer, flags, surroundings));
    });
  program
    .command('baseline')
    .description('look after a baseline')
    .command('prune')
    .description('take out of a baseline what a newer report no longer has')
    .argument('<baseline>', 'the report.json that runs are given by --baseline')
    .argument('<report>', 'the report.json of a newer run, with the same flags')
    .option('--output <file>', 'where to write; the baseline itself without it')
    .action(async (baseline: string, report: string, flags: { output?: string }) => {
      const { pruneCommand } = await import('./prune-command.ts');
      end(await pruneCommand(baseline, report, flags, surroundings));
    });
  program
    .command('clean')
    .description('delete what runs that were killed have left at a target')
    .option('--target <url>', 'base URL of the runs')
    .option('--key-file <file>', 'file with the API key; without it, NGROK_API_KEY')
    .option('--output <folder>', 'where the runs wrote their ledgers; "reports" without it')
    .option('--run <id>', 'just this run, and by its mark in the lists where its ledger is lost')
    .option('--scratch <paths>', 'the only lists that it could write to, where its ledger is lost', collect)
    .option('--limit <limit>', 'rate limit that the target declares; 120/60s without it')
    .option('--timeout <time>', 'how long one answer may take, such as 500ms; 5s without it')
    .action(async (_flags: CleanFlags, command: Command) => {
      const { cleanCommand } = await import('./clean-command.ts');
      end(await cleanCommand(command.optsWithGlobals<CleanFlags>(), surroundings));
    });
  program
    .command('serve')
    .description('serve the reference API on this machine, as a mock with state')
    .option('--port <number>', 'port to listen on, 0 for any free one', '4040')
    .option('--rate-limit <limit>', 'requests per rolling window, such as 120/60s, which is the default')
    .option('--no-rate-limit', 'no rate limit')
    .option('--seed <number>', 'which items it starts with')
    .addOption(
      new Option('--behave <how>', 'as documented, or as the real API was publicly observed to behave')
        .choices(['documented', 'observed'])
        .default('documented'),
    )
    .option('--fault <name>', 'with one behaviour that is not as documented, to see that it is found')
    .option('--faults', 'list the faults that there are, and serve nothing')
    .action(async (flags: ServeFlags) => {
      const { serveCommand } = await import('./serve-command.ts');
      end(await serveCommand(flags, surroundings));
    });
  return program;
}

function addRunFlags(command: Command): Command {
  return command
    .option('--target <url>', 'base URL to judge; without it, the embedded reference API')
    .option('--key-file <file>', 'file with the API key; without it, NGROK_API_KEY')
    .option('--only <names>', 'judge only these rules, sections, clauses or levels', collect)
    .option('--skip <names>', 'leave these out', collect)
    .option('--require <names>', 'the run is incomplete (exit code 3) unless these are judged', collect)
    .option('--strict', 'let warnings fail the run')
    .option('--allow-writes', 'create and delete items on a target that is not this machine')
    .addOption(new Option('--no-allow-writes', 'read only, on this machine too'))
    .option('--rate-limits', 'use up the rate limit of a target that is not this machine')
    .addOption(new Option('--no-rate-limits', 'leave the rate limit alone, on this machine too'))
    .option('--resources <paths>', 'lists that the target serves, such as ip_policies,api_keys', collect)
    .option(
      '--scratch <paths>',
      'the only lists to write to; ip_policies on a target that is not this machine',
      collect,
    )
    .option('--seed <number>', 'seed of the generated inputs; random without it')
    .option('--limit <limit>', 'rate limit that the target declares; 120/60s without it')
    .option('--thorough', 'go on over several windows of the rate limit, waiting for each: 50 inputs a rule')
    .option('--runs <number>', 'the same with so many generated inputs a rule')
    .option('--snapshot <file>', 'what an earlier run saw, to hold this one against: see the command snapshot')
    .option('--path <path>', 'send just the input that a finding names, with its --seed and --only its rule')
    .option('--known <files>', 'files of known deviations, which do not fail the run; ngrok-production ships', collect)
    .option('--baseline <file>', 'older report.json, whose findings do not fail the run and whose seed is taken')
    .option('--timeout <time>', 'how long one answer may take, such as 500ms; 5s without it')
    .option('--time-limit <time>', 'how long the run may take, such as 2m; 10m without it, any time with --thorough')
    .option('--output <folder>', 'where reports go; "reports" without it')
    .option(
      '--report <kinds>',
      `reports to write: ${reportKinds.join(', ')}; ${defaultReportKinds.join(',')} without it`,
      collect,
    )
    .option('--quiet', 'only violations and the verdict')
    .option('--json', 'report.json on standard output, the text for people on standard error')
    .option('--debug', 'each request and its answer on standard error, without the secrets in them')
    .addOption(secretFlag('--key'))
    .addOption(secretFlag('--api-key'))
    .addOption(secretFlag('--token'));
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** A flag that there is only to say why there is none. */
function secretFlag(name: string): Option {
  return new Option(`${name} [key]`).hideHelp().argParser(() => {
    const why = 'a key on the command line can be read by every process and stays in the shell history';
    throw new SettingsError('key-on-command-line', `${name}: ${why}; set NGROK_API_KEY or pass --key-file FILE.`);
  });
}

function unknownCommand(word: string, program: Command): SettingsError {
  const meant = didYouMean(
    word,
    program.commands.map((command) => command.name()),
  );
  const advice = meant === undefined ? 'see "ngrok-conformance --help"' : `did you mean ${meant}?`;
  return new SettingsError('command-unknown', `There is no command ${JSON.stringify(word)}: ${advice}`);
}

/** commander's message on one line, without the value of a flag, which may be a secret. */
function oneLine(message: string): string {
  const line = message
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(--[^\s=']+)=[^']*/g, '$1')
    .replace(/'(-[^-])[^']*'/g, "'$1'");
  const sentence = `${line.charAt(0).toUpperCase()}${line.slice(1).replace(/\.$/, '')}`;
  return /did you mean/i.test(line) ? `${sentence}\n` : `${sentence}; see "ngrok-conformance --help"\n`;
}

const helpAfter = `
Names can be given several times and as comma lists; * stands for any
characters.
Every flag can also be set in the environment or in .env: see .env.example.
On this machine (localhost, 127.0.0.0/8, ::1) writes and rate limits are judged
without being asked for.

Examples:
  ngrok-conformance
      judge the embedded reference API
  ngrok-conformance --target http://127.0.0.1:4040
      judge a mock; its key is in NGROK_API_KEY
  ngrok-conformance --target https://api.ngrok.com --known ngrok-production
      judge the real API, reading only; fail on what is not yet known of it
  ngrok-conformance --only 'pagination.*,must' --skip pagination.stable
      judge some rules
  ngrok-conformance explain pagination.newest-first
      tell what a rule judges
  ngrok-conformance --target http://127.0.0.1:4040 --baseline baseline.json
      fail on what an older report.json lacks
  ngrok-conformance compare mock.json real.json
      tell where two reports differ
  ngrok-conformance snapshot --target http://127.0.0.1:4040 --out snapshot.json
  ngrok-conformance --target http://127.0.0.1:4040 --snapshot snapshot.json
      write down what a target looks like, and hold a later run against it
  ngrok-conformance clean --target http://127.0.0.1:4040
      delete what a killed run has left
  ngrok-conformance serve --port 4040
  ngrok-conformance serve --behave observed
  ngrok-conformance serve --fault list-open
      serve a mock: as documented, as the real API behaves, with a fault

Exit codes:
  0    conformant
  1    violated
  2    a mistake in the settings, or output that could not be written
  3    incomplete: nothing was violated, but nothing could be judged, or not all
       that --require names, or something that the run made is left
  4    target unreachable or key refused
  70   a mistake in this program: please report it
  130  interrupted; the reports are written
`;
