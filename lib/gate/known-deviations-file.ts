import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { jsonPointerTokens } from '../contract/json-pointer.ts';
import type { Known } from '../run/verdict.ts';
import { checked, checkOf } from './checked.ts';

/** Where a known deviation is expected. What is not given is anywhere. */
export interface Scope {
  /** Paths of resources as the API reference has them: `/ip_policies`. */
  readonly resource?: string | readonly string[];
  /** Pattern of the path of the telling request, below the base URL. */
  readonly path?: string;
  /** `none`: the telling request is no operation of the API reference, be it for its path or for its method. */
  readonly operation?: 'none';
  /** Pattern of the target's base URL. */
  readonly target?: string;
}

/** How the finding looks. What is not given may be anything. */
export interface FindingPattern {
  /** Pattern of its place: a JSON pointer, `status`, `header content-type`. */
  readonly at?: string;
  /** HTTP status of the telling answer. */
  readonly status?: number;
  /** Method of the telling request, in upper case. */
  readonly method?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Pattern of what is told beside it, such as the order that a list is in instead. */
  readonly remark?: string;
}

/** A deviation that somebody has looked at, as the file tells it. */
export interface KnownDeviation extends Known {
  readonly rule: string;
  readonly scope: Scope;
  readonly finding: FindingPattern;
  /** True where it need not show in each run, for it takes certain items: then it is not missed. */
  readonly optional?: boolean;
  /** How it is known. */
  readonly evidence?: string;
  /** Where it stands: the file as the caller named it, the line and the column from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A file of known deviations that cannot be taken as it stands. */
export class KnownDeviationsError extends Error {
  override readonly name = 'KnownDeviationsError';
  readonly code = 'known-deviations-malformed';
}

type Entry = Omit<KnownDeviation, 'scope' | 'file' | 'line' | 'column'> & { readonly scope?: Scope };

const pattern = { type: 'string', minLength: 1, description: 'a text, in which * stands for any characters' };
const sentence = { type: 'string', pattern: '\\S' };

const check = checkOf<{ readonly deviations: readonly Entry[] }>({
  type: 'object',
  description: 'a map with the list "deviations"',
  required: ['deviations'],
  additionalProperties: false,
  properties: {
    deviations: {
      type: 'array',
      description: 'a list of known deviations',
      items: {
        type: 'object',
        description: 'a map with rule, finding, reason, link and expires',
        required: ['rule', 'finding', 'reason', 'link', 'expires'],
        additionalProperties: false,
        properties: {
          rule: { ...sentence, description: 'the id of a rule, such as pagination.newest-first' },
          scope: {
            type: 'object',
            description: 'a map with resource, path, operation or target',
            additionalProperties: false,
            properties: {
              resource: {
                type: ['string', 'array'],
                minLength: 1,
                minItems: 1,
                items: { type: 'string', description: 'a path of the API reference, such as /ip_policies' },
                description: 'a path of the API reference, such as /ip_policies, or a list of them',
              },
              path: pattern,
              operation: { const: 'none', description: '"none", for requests that the API reference does not have' },
              target: pattern,
            },
          },
          finding: {
            type: 'object',
            minProperties: 1,
            description: 'how the finding looks: at, status, method, expected, actual or remark, at least one of them',
            additionalProperties: false,
            properties: {
              at: { ...pattern, description: 'a JSON pointer or "status", in which * stands for any characters' },
              status: { type: 'integer', minimum: 100, maximum: 599, description: 'an HTTP status' },
              method: { type: 'string', pattern: '^[A-Z]+$', description: 'a method in upper case' },
              expected: pattern,
              actual: pattern,
              remark: pattern,
            },
          },
          optional: { type: 'boolean', description: 'true where it need not show in each run' },
          reason: { ...sentence, description: 'a sentence on why it may stand for now' },
          link: {
            type: 'string',
            format: 'web-address',
            description: 'the http or https URL of the evidence, or of where it is being worked on',
          },
          evidence: { ...sentence, description: 'a sentence on how it is known' },
          expires: {
            type: 'string',
            format: 'date',
            description: 'the last day on which it may stand, such as 2027-01-31',
          },
        },
      },
    },
  },
});

/**
 * Reads a file of known deviations (YAML 1.2). Whether its rules and resources exist is not looked at.
 *
 * @param file its name, for messages and reports
 * @throws KnownDeviationsError with file, line and column of the first mistake
 */
export function readKnownDeviations(file: string, text: string): KnownDeviation[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const wrong = (offset: number, what: string) => {
    const { line, col } = lines.linePos(offset);
    return new KnownDeviationsError(`${file}:${line}:${col}: ${what}.`);
  };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem?.code === 'BAD_ALIAS') throw wrong(problem.pos[0], unquoted);
  if (problem) throw wrong(problem.pos[0], `this is no YAML: ${problem.message.replaceAll(/\s*\n\s*/g, ' ')}`);
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) === undefined) throw wrong(alias.range?.[0] ?? 0, unquoted);
    },
  });
  const result = checked(check, contentOf(document, wrong));
  if ('mistake' in result) throw wrong(offsetOf(document, tokensOf(result.at)), result.mistake);
  return result.value.deviations.map((entry, index) => {
    const { line, col: column } = lines.linePos(offsetOf(document, ['deviations', index]));
    return { ...entry, scope: entry.scope ?? {}, file, line, column };
  });
}

/** Patterns are what these files are full of, and to YAML each that begins with a star refers to an anchor. */
const unquoted = 'this is an alias of YAML that stands for nothing: put a pattern that begins with * into quotes';

/** Aliases that stand for each other over and over make a value that fits into no memory; the parser refuses them. */
function contentOf(document: Document, wrong: (offset: number, what: string) => Error): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw wrong(0, `this cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function tokensOf(pointer: string): (string | number)[] {
  return jsonPointerTokens(pointer).map((token) => (/^\d+$/.test(token) ? Number(token) : token));
}

/** Where the key of a value stands, or the value where it has none, or the nearest thing around it that there is. */
function offsetOf(document: Document, tokens: readonly (string | number)[]): number {
  if (tokens.length === 0) return 0;
  const parent = tokens.length === 1 ? document.contents : document.getIn(tokens.slice(0, -1), true);
  const name = tokens.at(-1);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
    : undefined;
  const node = pair ? pair.key : document.getIn(tokens, true);
  return (isNode(node) ? node.range?.[0] : undefined) ?? offsetOf(document, tokens.slice(0, -1));
}
