import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { printable } from './printable.ts';
import type { Report, VerdictReport } from './report.ts';
import { type Breakage, subjectOf, type TestCase, type TestSuite, testSuitesOf } from './test-cases.ts';

/** What `junit.xml` is made of. */
export type JUnitReport = Pick<
  Report,
  'target' | 'embedded' | 'seed' | 'requests' | 'verdicts' | 'ending' | 'leftBehind' | 'remarks' | 'gate'
>;

/**
 * The text of `junit.xml`: one `testsuite` a section, one `testcase` a rule.
 *
 * The schema is that of Jenkins (junit-10.xsd of its xUnit plugin, which pytest and Surefire keep to as well), for it is
 * what the readers have in common. So there is no `skipped` of all suites together, and a test case has no properties of
 * its own: title, level and clauses of a rule stand among those of its suite, by the id of the rule.
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
 * There is no time of day in it, no id of the run and no port of the embedded reference, so that equal runs give equal
 * files. `time` is 0 throughout: rules share their requests and none has a time of its own, and a reader that finds no
 * `time` at all adds up to NaN (dorny/test-reporter). How long the run took is in report.json.
 *
 * @param errors what else went wrong, each told as a test case of the suite `run`
 */
export function junitXml(report: JUnitReport, errors: readonly Breakage[] = []): string {
  const suites = testSuitesOf(report, errors);
  const { tests, failures, errors: broken } = countsOf(suites.flatMap(({ cases }) => cases));
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: 'ngrok-conformance',
    tests,
    failures,
    errors: broken,
    time: 0,
  });
  for (const suite of suites) addSuite(root, suite, report);
  return `${root.end({ prettyPrint: true })}\n`;
}

function addSuite(root: XMLBuilder, { name, cases }: TestSuite, report: JUnitReport): void {
  const suite = root.ele('testsuite', { name, ...countsOf(cases), time: 0 });
  const properties = suite.ele('properties');
  for (const [property, value] of [
    ...propertiesOf(report),
    ...cases.flatMap(({ verdict }) => rulePropertiesOf(verdict)),
  ]) {
    properties.ele('property', { name: property, value: legal(printable(value)) });
  }
  for (const testCase of cases) addCase(suite, name, testCase);
}

function propertiesOf(report: JUnitReport): [string, string][] {
  const { seed, requests, remarks } = report;
  return [
    ['target', subjectOf(report)],
    ['seed', String(seed)],
    ['requests', String(requests.sent)],
    ['requests.counted', String(requests.counted)],
    ...remarks.map((remark): [string, string] => ['remark', remark]),
  ];
}

function rulePropertiesOf(verdict: VerdictReport | undefined): [string, string][] {
  if (verdict === undefined) return [];
  const { rule, title, level, clauses } = verdict;
  return [
    [`${rule}.title`, title],
    [`${rule}.level`, level],
    [`${rule}.clauses`, clauses.map(({ id }) => id).join(', ')],
  ];
}

function addCase(suite: XMLBuilder, classname: string, { name, outcome }: TestCase): void {
  // Readers tell tests apart by these two, from run to run: the id of a rule is permanent, its title is not.
  const testCase = suite.ele('testcase', { classname, name: legal(name), time: 0 });
  switch (outcome.kind) {
    case 'passed':
      if (outcome.output !== undefined) testCase.ele('system-out').txt(legal(outcome.output));
      return;
    case 'warned':
      testCase.ele('system-out').txt(legal(`warning: ${outcome.text}`));
      return;
    case 'known':
      testCase.ele('system-out').txt(legal(`known: ${outcome.text}`));
      return;
    case 'failed':
    case 'broken': {
      const { type, message, text } = outcome;
      const element = outcome.kind === 'failed' ? 'failure' : 'error';
      const failure = testCase.ele(element, { type: legal(type), message: legal(message) });
      if (text !== undefined) failure.txt(legal(text));
      return;
    }
    case 'skipped':
      testCase.ele('skipped', { message: legal(outcome.reason) });
  }
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function countsOf(cases: readonly TestCase[]): Counts {
  const count = (kind: TestCase['outcome']['kind']) => cases.filter(({ outcome }) => outcome.kind === kind).length;
  return { tests: cases.length, failures: count('failed'), errors: count('broken'), skipped: count('skipped') };
}

/**
 * As xmlbuilder2 takes it for the text that it is: it would leave `&amp;` as it stands, and read it as `&`. Two
 * characters are told by their escape, for XML 1.0 has no way to write them, though nothing else minds them.
 */
function legal(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
