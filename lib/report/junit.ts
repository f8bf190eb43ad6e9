import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { isStale } from '../gate/known-deviations.ts';
import { isJudged } from '../run/verdict.ts';
import { staleLine } from './gate-text.ts';
import { printable } from './printable.ts';
import { isMissing, isTolerated, type KnownDeviationReport, type Report, type VerdictReport } from './report.ts';
import { violationText } from './violation.ts';

/** Something that kept rules from being judged at all: told as a test case of its own, with an `<error>`. */
export interface JUnitError {
  readonly name: string;
  /** Stable, for machines: `connection-refused`. */
  readonly code: string;
  readonly message: string;
}

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

/**
 * The text of `junit.xml`: one `testsuite` a section, one `testcase` a rule.
 *
 * A warning (a should-level violation without `--strict`) is a test case that passes, with its text in `<system-out>`.
 * JUnit has no third colour: `<failure>` would turn the gate red though the run ends with 0, and `<skipped>` would
 * say that the rule was not judged. Readers show `<system-out>` beside a passed case.
 *
 * A rule that was not judged is `<skipped>`, but `<error>` where the caller requires that it be judged.
 *
 * What is known passes in the same way, with reason and link: that is what a gate with known deviations is for. It is
 * not `<skipped>` either, for its rule was judged. Each known deviation is a test case too, of the suite
 * `known-deviations`: one that is stale fails, one that this run cannot tell of is skipped.
 *
 * There is no time in it, neither of day nor spent, so that equal runs give equal files.
 *
 * @param errors what else went wrong, each told as a test case of the suite `run`
 */
export function junitXml(
  report: Pick<Report, 'target' | 'seed' | 'verdicts' | 'ending' | 'leftBehind' | 'remarks' | 'gate'>,
  errors: readonly JUnitError[] = [],
): string {
  const all = [...endingErrors(report), ...leftBehindErrors(report), ...errors];
  const sections = new Map<string, VerdictReport[]>();
  for (const verdict of report.verdicts) {
    const ofSection = sections.get(verdict.section);
    if (ofSection === undefined) sections.set(verdict.section, [verdict]);
    else ofSection.push(verdict);
  }
  const suites = [...sections].map(([section, verdicts]) => ({ section, verdicts, counts: countsOf(verdicts) }));
  const broken: Counts = { tests: all.length, failures: 0, errors: all.length, skipped: 0 };
  const known = report.gate?.knownDeviations ?? [];
  const ofGate: Counts = {
    tests: known.length,
    failures: known.filter(isStale).length,
    errors: 0,
    skipped: known.filter(({ state }) => state === 'not-checked').length,
  };
  const root = create({
    version: '1.0',
    encoding: 'UTF-8',
    // Only what `text` lets through by oversight comes here: XML 1.0 has no way to write these characters at all.
    invalidCharReplacement: '\ufffd',
  }).ele('testsuites', { name: 'ngrok-conformance', ...sum([broken, ofGate, ...suites.map(({ counts }) => counts)]) });
  if (all.length > 0) {
    const suite = root.ele('testsuite', { name: 'run', ...broken });
    suiteProperties(suite, report);
    for (const { name, code, message } of all) {
      const testCase = suite.ele('testcase', { classname: 'run', name: printable(name) });
      testCase.ele('error', { type: code, message: printable(message) }).txt(text(message));
    }
  }
  for (const { section, verdicts, counts } of suites) {
    const suite = root.ele('testsuite', { name: section, ...counts });
    suiteProperties(suite, report);
    for (const verdict of verdicts) testCaseOf(suite, verdict, report.seed);
  }
  if (known.length > 0) {
    const suite = root.ele('testsuite', { name: 'known-deviations', ...ofGate });
    suiteProperties(suite, report);
    for (const entry of known) knownDeviationCase(suite, entry);
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

function knownDeviationCase(suite: XMLBuilder, entry: KnownDeviationReport): void {
  const name = printable(`${entry.rule} ${entry.at}`);
  const testCase = suite.ele('testcase', { classname: 'known-deviations', name });
  if (isStale(entry)) {
    testCase
      .ele('failure', { message: staleLine(entry), type: entry.state })
      .txt(text(`${entry.reason} · ${entry.link}`));
  } else if (entry.state === 'not-checked') {
    testCase.ele('skipped', { message: printable(entry.why) });
  }
}

function suiteProperties(suite: XMLBuilder, report: Pick<Report, 'target' | 'seed' | 'remarks'>): void {
  const { target, seed, remarks } = report;
  const properties = suite.ele('properties');
  properties.ele('property', { name: 'target', value: printable(target) });
  properties.ele('property', { name: 'seed', value: seed });
  for (const remark of remarks) properties.ele('property', { name: 'note', value: printable(remark) });
}

function testCaseOf(suite: XMLBuilder, verdict: VerdictReport, seed: number): void {
  // Readers tell tests apart by these two, from run to run: the id is permanent, the title is not.
  const testCase = suite.ele('testcase', { classname: verdict.section, name: printable(verdict.rule) });
  const properties = testCase.ele('properties');
  properties.ele('property', { name: 'title', value: printable(verdict.title) });
  properties.ele('property', { name: 'level', value: verdict.level });
  properties.ele('property', { name: 'clauses', value: verdict.clauses.map(({ id }) => id).join(', ') });
  properties.ele('property', { name: 'seed', value: seed });
  const output = outputOf(verdict);
  switch (verdict.verdict) {
    case 'conformant':
      if (output !== undefined) testCase.ele('system-out').txt(text(output));
      return;
    case 'violated':
      if (verdict.fails) {
        const failure = testCase.ele('failure', { message: printable(summaryOf(verdict)), type: verdict.level });
        failure.txt(text(violationText(verdict, seed)));
      } else {
        const kind = isTolerated(verdict) ? 'known' : 'warning';
        testCase.ele('system-out').txt(text(`${kind}: ${violationText(verdict, seed)}`));
      }
      return;
    case 'inconclusive':
    case 'not-applicable':
      notJudgedIn(testCase, verdict);
  }
}

function notJudgedIn(testCase: XMLBuilder, verdict: VerdictReport): void {
  const reason = `${verdict.verdict}: ${verdict.reason ?? ''}`;
  if (!isMissing(verdict)) testCase.ele('skipped', { message: printable(reason) });
  else
    testCase.ele('error', { type: 'required-not-judged', message: printable(`required, and not judged: ${reason}`) });
}

function outputOf({ evidence }: VerdictReport): string | undefined {
  return evidence === undefined ? undefined : `evidence: ${evidence}`;
}

/** Readers show the message of a failure on one line, so it is the first finding and how many more there are. */
function summaryOf({ findings, title }: VerdictReport): string {
  const [first] = findings;
  if (first === undefined) return title;
  const rest = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const place = first.at === undefined ? '' : ` at ${first.at}`;
  return `expected ${first.expected}, got ${first.actual}${place}${rest}`;
}

function endingErrors({ ending }: Pick<Report, 'ending'>): JUnitError[] {
  switch (ending.kind) {
    case 'complete':
      return [];
    case 'unreachable':
      return [{ name: 'the target can be judged', code: ending.code, message: `${ending.message}: ${ending.advice}` }];
    case 'cut-short':
      return [{ name: 'the run was finished', code: ending.code, message: `${ending.message}: ${ending.advice}` }];
    case 'interrupted':
      return [
        {
          name: 'the run was finished',
          code: 'interrupted',
          message: 'The run was interrupted: rules that are missing here were not judged.',
        },
      ];
  }
}

function leftBehindErrors({ leftBehind }: Pick<Report, 'leftBehind'>): JUnitError[] {
  if (leftBehind.length === 0) return [];
  const message = leftBehind.map(({ url, reason }) => `${url}: ${reason}`).join('\n');
  return [{ name: 'what the run made is deleted', code: 'left-behind', message }];
}

function countsOf(verdicts: readonly VerdictReport[]): Counts {
  return {
    tests: verdicts.length,
    failures: verdicts.filter(({ fails }) => fails).length,
    errors: verdicts.filter(isMissing).length,
    skipped: verdicts.filter((verdict) => !isJudged(verdict) && !isMissing(verdict)).length,
  };
}

function sum(counts: readonly Counts[]): Counts {
  const total: Counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const { tests, failures, errors, skipped } of counts) {
    total.tests += tests;
    total.failures += failures;
    total.errors += errors;
    total.skipped += skipped;
  }
  return total;
}

/** Legal XML that reads the same after a parser has normalized its line ends; only line feeds stay as they are. */
function text(raw: string): string {
  return raw.split('\n').map(printable).join('\n');
}
