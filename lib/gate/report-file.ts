import { isObject } from '../judge/json-value.ts';
import type { FindingPlace } from '../run/finding-identity.ts';
import { type Ending, isJudged, type Verdict } from '../run/verdict.ts';
import { checked, checkOf } from './checked.ts';

/** What is read of a report.json; whatever else stands in it stays. */
export interface ReportFile {
  /** The base URL that was judged. */
  readonly target: string;
  readonly embedded: boolean;
  readonly seed: number;
  readonly ending: { readonly kind: Ending['kind'] };
  readonly verdicts: readonly VerdictInFile[];
  /** The exchanges that findings point to. */
  readonly exchanges: readonly { readonly number: number }[];
}

export interface VerdictInFile {
  /** Id of the rule. */
  readonly rule: string;
  readonly verdict: Verdict['verdict'];
  readonly findings: readonly FindingInFile[];
}

export interface FindingInFile {
  readonly expected: string;
  readonly actual: string;
  readonly kind: string;
  readonly places: readonly (FindingPlace & { readonly occurrences: number })[];
  readonly occurrences: number;
  /** Numbers of exchanges. */
  readonly exchanges: readonly number[];
}

/** A file that is no report of this suite. Its message goes on after the name of the file. */
export class ReportFileError extends Error {
  override readonly name = 'ReportFileError';
  readonly code = 'report-file-malformed';
}

const endings: readonly Ending['kind'][] = ['complete', 'unreachable', 'cut-short', 'interrupted'];
const verdicts: readonly Verdict['verdict'][] = ['conformant', 'violated', 'inconclusive', 'not-applicable'];
const ownWords: ReadonlySet<string> = new Set([...endings, ...verdicts]);

const text = { type: 'string', description: 'a text' };
const count = { type: 'integer', minimum: 0, description: 'a whole number' };

const check = checkOf<ReportFile>({
  type: 'object',
  description: 'the report of a run, an object',
  required: ['target', 'embedded', 'seed', 'ending', 'verdicts', 'exchanges'],
  properties: {
    target: { type: 'string', format: 'web-address', description: 'the base URL that was judged' },
    embedded: { type: 'boolean', description: 'true or false' },
    seed: { ...count, maximum: 2 ** 31 - 1 },
    ending: {
      type: 'object',
      description: 'how the run ended',
      required: ['kind'],
      properties: {
        kind: { enum: endings, description: 'how the run ended' },
      },
    },
    verdicts: {
      type: 'array',
      description: 'a list of verdicts',
      items: {
        type: 'object',
        description: 'a verdict',
        required: ['rule', 'verdict', 'findings'],
        properties: {
          rule: { type: 'string', pattern: '^[a-z0-9-]+\\.[a-z0-9-]+$', description: 'the id of a rule' },
          verdict: { enum: verdicts, description: 'a verdict' },
          findings: {
            type: 'array',
            description: 'a list of findings',
            items: {
              type: 'object',
              description: 'a finding',
              required: ['expected', 'actual', 'kind', 'places', 'occurrences', 'exchanges'],
              properties: {
                expected: text,
                actual: text,
                kind: text,
                occurrences: count,
                exchanges: { type: 'array', items: count, description: 'a list of numbers of exchanges' },
                places: {
                  type: 'array',
                  minItems: 1,
                  description: 'a list of places',
                  items: {
                    type: 'object',
                    description: 'a place',
                    required: ['request', 'at', 'occurrences'],
                    properties: { request: text, at: text, occurrences: count },
                  },
                },
              },
            },
          },
        },
      },
    },
    exchanges: {
      type: 'array',
      description: 'a list of exchanges',
      items: { type: 'object', description: 'an exchange', required: ['number'], properties: { number: count } },
    },
  },
});

/**
 * Reads a report.json.
 *
 * @param redact takes the secrets out of a text that stands in it, for whoever shows it or writes it anew
 * @throws ReportFileError where the text is no report of this suite
 */
export function readReportFile(content: string, redact?: (text: string) => string): ReportFile {
  const result = checked(check, documentOf(content, redact));
  if ('value' in result) return result.value;
  const place = result.at === '' ? '' : `at ${result.at} `;
  throw new ReportFileError(`is no report.json that this version wrote: ${place}${result.mistake}`);
}

function documentOf(content: string, redact: ((text: string) => string) | undefined): unknown {
  try {
    return JSON.parse(content, redact && ((_, value: unknown) => redacted(value, redact)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Its message quotes the file, and who names the wrong file may name that of the key.
    throw new ReportFileError('is no JSON');
  }
}

/** Own words stay, for a mock's key may be made of them. All members of a report have names of letters alone. */
function redacted(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return ownWords.has(value) ? value : redact(value);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [/^[a-z]+$/i.test(name) ? name : redact(name), member]);
  return Object.fromEntries(members);
}

/** The rules that came to a verdict that says something of the target. */
export function judgedRules(report: Pick<ReportFile, 'verdicts'>): ReadonlySet<string> {
  return new Set(report.verdicts.filter(isJudged).map(({ rule }) => rule));
}
