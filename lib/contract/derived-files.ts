import { resourcesFrom } from './derive-resources.ts';
import type { Facts } from './facts.ts';
import { groupedBy } from './grouped-by.ts';

/**
 * The tables that the repository keeps, as their files' texts: one resource or one run of codes a line, so that a
 * change of the API reference reads as a change of few lines.
 */
export function derivedFiles(facts: Facts): ReadonlyMap<string, string> {
  return new Map([
    [
      'api-reference.json',
      `[\n${resourcesFrom(facts)
        .map((resource) => JSON.stringify(resource))
        .join(',\n')}\n]\n`,
    ],
    ['error-codes.json', errorCodes(facts)],
  ]);
}

/** Numbers and statuses alone: the texts of the messages are ngrok's, and are never compared. */
function errorCodes({ errors }: Facts): string {
  const codes = errors.codes.toSorted((one, other) => one.number - other.number);
  const hundreds = groupedBy(codes, ({ number }) => Math.floor(number / 100));
  const numbers = [...hundreds.values()].map((run) => run.map(({ number }) => number).join(', '));
  const statuses = codes
    .filter(({ httpStatus }) => httpStatus !== null)
    .map(({ number, httpStatus, httpStatusSource }) => ({
      number,
      status: httpStatus,
      evidence: httpStatusSource?.startsWith('docs api/index') ? 'documented' : 'evidenced',
    }));
  return `{
"numbers": [
${numbers.join(',\n')}
],
"statuses": [
${statuses.map((status) => JSON.stringify(status)).join(',\n')}
]
}
`;
}
