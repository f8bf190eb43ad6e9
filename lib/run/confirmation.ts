import { jsonPointer } from '../contract/json-pointer.ts';
import { type Exchange, isAnswered, type Recording } from '../exchange/exchange.ts';
import { errorCodeOf } from '../judge/error-body.ts';
import type { Finding, Judgement } from '../judge/finding.ts';
import { isRateLimited, isServed } from '../judge/refusal.ts';
import { kindOf } from './finding-identity.ts';
import { withoutQuery } from './target-url.ts';
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

/** Whether the run has since written to what a request was about: then the same request asks for something else. */
export function mayHaveChanged({ number, request }: Exchange, recording: Recording): boolean {
  const asked = withoutQuery(request.url);
  return recording.some((exchange) => {
    if (exchange.number < number || exchange.request.method === 'GET') return false;
    const written = withoutQuery(exchange.request.url);
    const concerns = asked === written || asked.startsWith(`${written}/`) || written.startsWith(`${asked}/`);
    return concerns && (isServed(exchange) || !isAnswered(exchange));
  });
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
