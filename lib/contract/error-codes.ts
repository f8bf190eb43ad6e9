import table from './error-codes.json' with { type: 'json' };

export type ErrorCode = `ERR_NGROK_${number}`;

/** An error condition that the conventions of the API know, whatever the resource. */
export interface ErrorCondition {
  readonly code: ErrorCode;
  /** The HTTP status, where one is known. */
  readonly status?: number;
  /** Only a documented status may be asked for; one that was merely seen must not be. */
  readonly statusFrom?: 'documentation' | 'evidence';
}

/** Every code that the error reference has a page for: 1,608 of them. */
const known: ReadonlySet<string> = new Set(table.numbers.map((number) => `ERR_NGROK_${number}`));

const statuses = new Map(table.statuses.map((entry) => [entry.number, entry]));

/** Says whether the error reference has this code. */
export function isKnownErrorCode(code: string): boolean {
  return known.has(code);
}

/** The conditions that the rules, or a server under the rules, need by name. */
export const conditions = {
  keyMissing: condition(200),
  keyUnparsable: condition(201),
  keyNotACredential: condition(202),
  keyInvalid: condition(203),
  accountNotAllowed: condition(204),
  accountSuspended: condition(205),
  authtokenForKey: condition(206),
  authtokenForKeyToken: condition(207),
  keyIdForKey: condition(208),
  addressNotAllowed: condition(220),
  contentTypeUnsupported: condition(210),
  contentTypeMissing: condition(216),
  bodyUnexpected: condition(211),
  bodyUnreadable: condition(212),
  bodyUnparsable: condition(213),
  unknownParameter: condition(214),
  invalidValue: condition(215),
  versionUnsupported: condition(217),
  versionMissing: condition(218),
  malformedReference: condition(223),
  wrongIdPrefix: condition(227),
  notACertificateAuthorityId: condition(228),
  notAnIpPolicyId: condition(229),
  notABackendId: condition(242),
  noneOfTheIdPrefixes: condition(243),
  tooManySimultaneous: condition(225),
  rateLimited: condition(226),
  badQuery: condition(230),
  unknownQueryParameter: condition(231),
  repeatedQueryParameter: condition(232),
  limitOutOfRange: condition(233),
  limitNotANumber: condition(244),
  timestampUnparsable: condition(241),
  filterInvalid: condition(250),
} as const;

function condition(number: number): ErrorCondition {
  const code: ErrorCode = `ERR_NGROK_${number}`;
  const entry = statuses.get(number);
  if (!entry) return { code };
  return {
    code,
    status: entry.status,
    statusFrom: entry.evidence === 'documented' ? 'documentation' : 'evidence',
  };
}
