import { createHash } from 'node:crypto';
import manifest from '../../package.json' with { type: 'json' };
import { isStale } from '../gate/known-deviations.ts';
import type { Level } from '../judge/finding.ts';
import { identityOf } from '../run/finding-identity.ts';
import { isJudged } from '../run/verdict.ts';
import { counted } from './counted.ts';
import { staleLine } from './gate-text.ts';
import { jsonText } from './json-text.ts';
import { printable } from './printable.ts';
import { type ExchangeReport, type FindingReport, isMissing, type Report, type VerdictReport } from './report.ts';
import type { ReportedRun } from './report-kinds.ts';
import { breakagesOf, findingLine, notJudgedLine, subjectOf } from './test-cases.ts';
import { toleranceOf } from './violation.ts';
import { wholeReport } from './whole-report.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Places of one finding that are results: a target may use as many as it likes. */
const mostPlaces = 100;

/** GitHub refuses a file with more results as a whole. */
const mostResults = 25_000;

/**
 * The text of `report.sarif`, of SARIF 2.1.0: the rules with their clauses, and a result for each place of each finding.
 *
 * Results are findings alone. What was not judged, or kept the run from judging, is a notification of the tool, for GitHub
 * takes a result of any `kind` for an alert. What is known or in the baseline is a result with a suppression.
 *
 * There is no time of day in it and no id of the run, so that equal runs give equal files.
 */
export function sarifReport({ report, files }: Pick<ReportedRun, 'report' | 'files'>): string {
  const { verdicts, requests, limit, seed, exitCode } = report;
  const exchanges = new Map(report.exchanges.map((exchange) => [exchange.number, exchange]));
  const whole = wholeReport(files);
  const results = verdicts.flatMap((verdict, index) =>
    verdict.findings.flatMap((finding) => resultsOf(verdict, index, finding, exchanges, report, whole)),
  );
  const run = {
    tool: {
      driver: {
        name: 'ngrok-conformance',
        fullName: `${manifest.name} ${manifest.version}`,
        semanticVersion: manifest.version,
        rules: verdicts.map(ruleOf),
      },
    },
    invocations: [
      {
        executionSuccessful: report.ending.kind === 'complete',
        exitCode,
        toolExecutionNotifications: [
          ...executionNotifications(report),
          ...leftOut(results.length - mostResults, whole),
        ],
        toolConfigurationNotifications: configurationNotifications(report),
      },
    ],
    results: results.length <= mostResults ? results : results.toSorted(heaviestFirst).slice(0, mostResults),
    properties: { target: subjectOf(report), seed, requests, limit },
  };
  return jsonText({ $schema: schema, version: '2.1.0', runs: [run] });
}

const levels = { must: 'error', should: 'warning' } as const satisfies Record<Level, string>;

function ruleOf({ rule, section, title, level, clauses, hint, accepts }: VerdictReport) {
  const links = clauses.flatMap(({ id, link }) => (link === undefined ? [] : [{ id, link }]));
  const [first] = links;
  const accepted = accepts === undefined ? [] : [`Accepted: ${accepts}.`];
  const documented = links.map(({ id, link }) => `[${id}](${link})`).join(', ');
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: [`${title}.`, ...accepted].join(' ') },
    help: {
      text: [`To mend it: ${hint}.`, ...accepted].join(' '),
      markdown: [
        `**To mend it:** ${hint}.`,
        ...accepted,
        ...(documented === '' ? [] : [`**Documentation:** ${documented}`]),
      ].join('\n\n'),
    },
    ...(first && { helpUri: first.link }),
    defaultConfiguration: { level: levels[level] },
    properties: { tags: [section, level, ...clauses.map(({ id }) => id)] },
  };
}

type Result = ReturnType<typeof resultsOf>[number];

/** What fails a run, then what warns, then what is tolerated. */
function heaviestFirst(one: Result, other: Result): number {
  const weight = ({ level, suppressions }: Result) => (suppressions.length > 0 ? 0 : level === 'error' ? 2 : 1);
  return weight(other) - weight(one);
}

function resultsOf(
  { rule }: VerdictReport,
  ruleIndex: number,
  finding: FindingReport,
  exchanges: ReadonlyMap<number, ExchangeReport>,
  report: Report,
  whole: string,
) {
  const told = finding.places.slice(0, mostPlaces);
  const untold = finding.places.length - told.length;
  const rest = untold > 0 ? ` (and in ${counted(untold, 'more place')}: all are in ${whole})` : '';
  const [first] = told;
  const [number = 0] = finding.exchanges;
  const telling = exchanges.get(number);
  return told.map((place, index) => {
    const fingerprint = createHash('sha256')
      .update(identityOf(rule, finding.kind, place))
      .digest('hex');
    const elsewhere = index === 0 ? rest : `, as at ${first?.request} ${first?.at}`;
    return {
      ruleId: rule,
      ruleIndex,
      level: levels[finding.level],
      message: { text: messageText(`${findingLine(finding)}${elsewhere}`) },
      locations: [locationOf(place)],
      occurrenceCount: place.occurrences,
      // GitHub looks at the second one alone, and would hash the line of a file for it.
      partialFingerprints: { 'findingIdentity/v1': fingerprint, primaryLocationLineHash: fingerprint },
      suppressions: suppressionsOf(finding),
      ...(report.gate?.baseline && { baselineState: finding.baseline ? 'unchanged' : 'new' }),
      ...(index === 0 && telling && webExchange(telling)),
    };
  });
}

/**
 * GitHub refuses a file as a whole when a result of it has no place in a file, or one at another scheme than that of the
 * checkout. There is no file here: the path of the resource stands in its place, in a folder that a repository will hardly
 * have. The same request is the same place in every run, which is what alerts are told apart by.
 */
function locationOf({ request, at }: FindingReport['places'][number]) {
  const [, path = ''] = /^\S+ \/(.*)$/.exec(request) ?? [];
  const uri = ['ngrok-api', ...path.split('/').filter((part) => part !== '')].map(encodeURIComponent).join('/');
  const name = printable(at === '' ? request : `${request} ${at}`);
  return {
    physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
    logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }],
  };
}

function suppressionsOf(finding: FindingReport) {
  const reason = toleranceOf(finding);
  return reason === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: printable(reason) }];
}

function webExchange({ method, url, status, body, failure }: ExchangeReport) {
  return {
    webRequest: { method: printable(method), target: printable(url) },
    webResponse: {
      ...(status !== undefined && { statusCode: status }),
      ...(body !== undefined && { body: { text: body } }),
      ...(failure !== undefined && { noResponseReceived: true }),
    },
  };
}

/** What kept the run from judging, all of it or a rule, and what was unusual about it. */
function executionNotifications(report: Report) {
  return [
    ...breakagesOf(report).map(({ code, message }) => notification('error', code, message)),
    ...report.verdicts.flatMap((verdict, index) =>
      isJudged(verdict)
        ? []
        : [
            {
              ...notification(isMissing(verdict) ? 'error' : 'note', verdict.verdict, notJudgedLine(verdict)),
              associatedRule: { id: verdict.rule, index },
            },
          ],
    ),
    ...report.remarks.map((remark) => notification('note', 'remark', remark)),
  ];
}

function leftOut(results: number, whole: string) {
  if (results <= 0) return [];
  return [
    notification('note', 'results-left-out', `${counted(results, 'result')} left out: all findings are in ${whole}`),
  ];
}

/** What is wrong with the known deviations that the run was given, and what it cannot tell of them. */
function configurationNotifications({ gate }: Report) {
  return (gate?.knownDeviations ?? [])
    .filter(({ state }) => state !== 'seen')
    .map((entry) => notification(isStale(entry) ? 'error' : 'note', entry.state, staleLine(entry)));
}

function notification(level: 'error' | 'note', id: string, message: string) {
  return { descriptor: { id: printable(id) }, level, message: { text: messageText(message) } };
}

/**
 * A text as a SARIF message says it. A message may have links and placeholders in it; what a target sends has none
 * (SARIF 2.1.0 sections 3.11.5 and 3.11.6).
 */
function messageText(text: string): string {
  return printable(text)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}
