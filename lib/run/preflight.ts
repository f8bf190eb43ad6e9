import {
  type AnsweredExchange,
  type Exchange,
  type FailureCode,
  headerValues,
  isAnswered,
} from '../exchange/exchange.ts';
import { isServed } from '../judge/refusal.ts';
import type { Ask } from './ask.ts';
import { isHtml, nothingServed, type Obstacle, obstacleIn } from './obstacles.ts';
import { survey } from './survey.ts';
import { shared, type Target } from './target.ts';
import type { Ending } from './verdict.ts';

/** What the root had to say to begin with. */
export interface Greeting {
  /** With a key and a version and nothing else. */
  readonly plain: Exchange;
  /** The same with something that the documentation does not ask for, where only that worked. */
  readonly withCrutch?: { readonly crutch: string; readonly exchange: Exchange };
}

/** Greets the target. If it only answers to more than the documentation asks for, the run leans on that from there on. */
export const greeting = shared('preflight', async (target): Promise<Greeting> => {
  const plain = await target.get('/');
  if (!isAnswered(plain) || works(plain) || plain.outcome.response.status === 429) return { plain };
  for (const [crutch, ask] of crutches(plain)) {
    const exchange = await target.ask({ ...ask, path: '/' });
    if (!works(exchange)) continue;
    target.leanOn(ask);
    return { plain, withCrutch: { crutch, exchange } };
  }
  return { plain };
});

/**
 * Finds out whether there is an API to judge: one request with key and version, for which the name has to be resolved, a
 * connection made and a handshake agreed on, tells the first of all these that fails. A root that does not work is not
 * the end of it while some list does: then the root is just what is wrong.
 *
 * @returns why there is not, or nothing
 */
export async function preflight(target: Target): Promise<Ending | undefined> {
  const { plain, withCrutch } = await greeting(target);
  if (withCrutch || works(plain)) return undefined;
  const obstacle = obstacleIn(plain);
  if (obstacle && isForEveryPath(plain)) return unreachable(obstacle);
  if (obstacle && isAnswered(plain)) return (await someListWorks(target)) ? undefined : unreachable(obstacle);
  const { lists } = await survey(target);
  if (lists.some(({ exchange }) => works(exchange)) || refusesGoodRequests(plain)) return undefined;
  return unreachable(obstacle ?? nothingServed(plain));
}

function unreachable({ code, message, advice }: Obstacle): Ending {
  return { kind: 'unreachable', code, message, advice };
}

/** An answer that tells of an obstacle may do so for the root alone: a few more requests tell whether it is everywhere. */
async function someListWorks(target: Target): Promise<boolean> {
  const lists = target.settings.resources ?? ['/ip_policies', '/api_keys', '/reserved_domains'];
  const answers = await Promise.all(lists.slice(0, 3).map((path) => target.get(path)));
  return answers.some(works);
}

/** Whether nothing came of the request for a reason that no other path of the same host will escape. */
function isForEveryPath({ outcome }: Exchange): boolean {
  return outcome.kind === 'failed' && !pathFailures.has(outcome.code);
}

/** Failures that one path may have and another may not. */
const pathFailures: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'connection-lost',
  'too-large',
  'malformed-response',
]);

/** An API that is there, takes the key and refuses the request all the same is a matter for the rules. */
function refusesGoodRequests({ outcome }: Exchange): boolean {
  if (outcome.kind === 'failed') return false;
  const { status } = outcome.response;
  return status >= 400 && status < 500 && status !== 404;
}

/** True where the answer is one that an API gives to a good request. */
function works(exchange: Exchange): boolean {
  return isServed(exchange) && !isHtml(exchange.outcome.response);
}

/** What other clients send without being asked to, and a target may have come to rely on. */
function crutches({ outcome }: AnsweredExchange): [crutch: string, ask: Partial<Ask>][] {
  const cookies = headerValues(outcome.response.headers, 'set-cookie').map((cookie) => cookie.split(';', 1)[0] ?? '');
  return [
    [
      'with User-Agent and Accept',
      {
        headers: [
          ['user-agent', 'curl/8.5.0'],
          ['accept', '*/*'],
        ],
      },
    ],
    ['with the version header spelled Ngrok-Version', { versionName: 'Ngrok-Version' }],
    ...(cookies.length > 0
      ? [['with the cookie it set', { headers: [['cookie', cookies.join('; ')]] }] satisfies [string, Partial<Ask>]]
      : []),
  ];
}
