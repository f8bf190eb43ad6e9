import { jsonPointer } from '../contract/json-pointer.ts';
import { type Exchange, isAnswered } from '../exchange/exchange.ts';
import { errorCodeOf } from '../judge/error-body.ts';
import type { Finding, Judgement } from '../judge/finding.ts';
import { isRateLimited } from '../judge/refusal.ts';
import { Traffic } from './traffic.ts';

/**
 * Whether a finding comes again when its telling request is sent once more.
 *
 * @param repeated the same request as that of the finding's first exchange, sent later
 * @param traffic the recording that the finding was made in
 * @param judgeTraffic the judge of the whole traffic, where the rule has one
 * @returns undefined where one exchange alone cannot tell
 */
export function isSoAgain(
  finding: Finding,
  repeated: Exchange,
  traffic: Traffic,
  judgeTraffic: (traffic: Traffic) => Judgement,
): boolean | undefined {
  const [telling] = finding.exchanges;
  if (!telling || isRateLimited(repeated)) return undefined;
  const kind = kindOf(finding);
  const isIn = (recording: Traffic) =>
    judgeTraffic(recording).findings.some((each) => {
      return kindOf(each) === kind && each.exchanges[0]?.number === telling.number;
    });
  if (isIn(traffic)) return isIn(withAnswer(traffic, telling, repeated));
  switch (finding.at) {
    case 'status':
      return statusOf(telling) === statusOf(repeated);
    case jsonPointer('error_code'):
      return codeOf(telling) === codeOf(repeated);
    default:
      return undefined;
  }
}

/** The traffic as if the later answer had come in the first place. */
function withAnswer({ recording, settings }: Traffic, telling: Exchange, repeated: Exchange): Traffic {
  const { number, sentAt, endedAt, askedBy } = telling;
  const replaced = { ...repeated, number, sentAt, endedAt, askedBy };
  return new Traffic(
    recording.map((exchange) => (exchange.number === number ? replaced : exchange)),
    settings,
  );
}

function statusOf(exchange: Exchange): number | undefined {
  return isAnswered(exchange) ? exchange.outcome.response.status : undefined;
}

function codeOf(exchange: Exchange): string | undefined {
  return isAnswered(exchange) ? errorCodeOf(exchange) : undefined;
}

/** Findings that differ in nothing but numbers, ids and the list in which they stand are of a kind. */
export function kindOf({ at = '', expected, level }: Finding): string {
  // A pointer of one step leads to a member of the answer, which for a list has a name of its own.
  const [, , ...below] = at.split('/');
  const place = at.startsWith('/') ? below.slice(-1) : at;
  return [level, place, expected].join(' ').replaceAll(/[^\s/]*\d[^\s/]*/g, '#');
}
