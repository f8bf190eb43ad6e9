import { operationAt, resourceAt } from '../contract/reference-look-up.ts';
import { type Exchange, isAnswered } from '../exchange/exchange.ts';
import type { Finding } from '../judge/finding.ts';
import { pathBelow } from '../run/target-url.ts';
import type { RunResult, ToleranceOf } from '../run/verdict.ts';
import type { KnownDeviation, Scope } from './known-deviations-file.ts';
import { isLike } from './pattern.ts';

/** What has become of a known deviation in a run. */
export interface EntryOutcome {
  readonly entry: KnownDeviation;
  /**
   * `seen`: it was found as it is known. `unmatched`: it should have been and was not. `expired`: its day is over, and it
   * covers nothing any more. `not-checked`: this run cannot tell. The second and the third fail the run.
   */
  readonly state: 'seen' | 'unmatched' | 'expired' | 'not-checked';
  /** Why it is so, and what to do, as one clause of a sentence; empty where it was seen. */
  readonly why: string;
}

/** Whether an entry is to be taken out of its file, or looked at anew. */
export function isStale({ state }: Pick<EntryOutcome, 'state'>): boolean {
  return state === 'unmatched' || state === 'expired';
}

/**
 * Says of each single finding by which entry it is known. Where several cover it, the first does.
 *
 * @param base URL of the target
 * @param today `2027-01-31`; an entry holds to the end of the day on which it expires
 */
export function knownBy(entries: readonly KnownDeviation[], base: URL, today: string): ToleranceOf {
  const inForce = entries.filter((entry) => isOfTarget(entry.scope, base) && !isExpired(entry, today));
  return (rule, finding) => inForce.find((entry) => entry.rule === rule && covers(entry, finding, base));
}

/**
 * What has become of each entry.
 *
 * @param isReplay true where just one input was sent, which is no evidence for anything else
 */
export function outcomesOf(
  entries: readonly KnownDeviation[],
  result: Pick<RunResult, 'target' | 'verdicts' | 'recording' | 'ending'>,
  { today, isReplay }: { readonly today: string; readonly isReplay: boolean },
): EntryOutcome[] {
  const base = new URL(result.target);
  const seen = new Set(
    result.verdicts.flatMap((each) => (each.verdict === 'violated' ? each.findings : [])).map((each) => each.tolerance),
  );
  return entries.map((entry) => {
    const verdict = result.verdicts.find(({ rule }) => rule.id === entry.rule);
    const notChecked = (why: string) => ({ entry, state: 'not-checked', why }) as const;
    if (!isOfTarget(entry.scope, base)) return notChecked('it is of another target');
    if (verdict === undefined) return notChecked('its rule had no part in this run');
    if (verdict.verdict === 'inconclusive' || verdict.verdict === 'not-applicable') {
      return notChecked(`its rule was not judged: ${verdict.reason}`);
    }
    if (isExpired(entry, today)) {
      const why = `it expired on ${entry.expires} and covers nothing any more: look at the evidence again and give a later day, or delete it`;
      return { entry, state: 'expired', why };
    }
    if (seen.has(entry)) return { entry, state: 'seen', why: '' };
    if (entry.optional) return notChecked('it need not show in each run');
    if (result.ending.kind !== 'complete') return notChecked('the run was not finished');
    if (isReplay) return notChecked('just one input was sent');
    if (!result.recording.some((exchange) => mightShow(entry, exchange, base))) {
      return notChecked('no answer of this run could have shown it');
    }
    const why =
      'its rule was judged, and nothing came that it covers and no earlier entry does: delete it (from a copy, if the file ships with the suite), or correct what it says of the finding';
    return { entry, state: 'unmatched', why };
  });
}

function isExpired({ expires }: KnownDeviation, today: string): boolean {
  return expires < today;
}

function isOfTarget({ target }: Scope, base: URL): boolean {
  return isLike(withoutLastSlash(base.href), target === undefined ? undefined : withoutLastSlash(target));
}

function withoutLastSlash(url: string): string {
  return url.replace(/\/$/, '');
}

function covers({ scope, finding: pattern }: KnownDeviation, finding: Finding, base: URL): boolean {
  const [telling] = finding.exchanges;
  if (!isLike(finding.at ?? '', pattern.at)) return false;
  if (!isLike(finding.expected, pattern.expected) || !isLike(finding.actual, pattern.actual)) return false;
  if (!isLike(finding.remark ?? '', pattern.remark)) return false;
  if (telling === undefined) return saysNothingOfRequests(scope, pattern);
  return isInScope(scope, pattern.method, telling, base) && hasStatus(telling, pattern.status);
}

function saysNothingOfRequests(
  { resource, path, operation }: Scope,
  { status, method }: KnownDeviation['finding'],
): boolean {
  return [resource, path, operation, status, method].every((each) => each === undefined);
}

function isInScope(
  { resource, path, operation }: Scope,
  method: string | undefined,
  { request }: Exchange,
  base: URL,
): boolean {
  const asked = pathBelow(base, request.url);
  if (operation === 'none' && operationAt(request.method, asked) !== undefined) return false;
  if (method !== undefined && method !== request.method) return false;
  if (!isLike(asked, path)) return false;
  return resource === undefined || [resource].flat().includes(resourceAt(asked)?.path ?? '');
}

function hasStatus(exchange: Exchange, status: number | undefined): boolean {
  return status === undefined || (isAnswered(exchange) && exchange.outcome.response.status === status);
}

/**
 * Whether the finding could have come of this exchange. A status that is itself what the finding is about is not asked
 * for: once that is mended, there is none.
 */
function mightShow({ scope, finding }: KnownDeviation, exchange: Exchange, base: URL): boolean {
  const status = finding.at === 'status' ? undefined : finding.status;
  return isInScope(scope, finding.method, exchange, base) && hasStatus(exchange, status);
}
