import { type Judgement, notJudged, seenIn, together } from '../../lib/judge/finding.ts';
import { memberOf } from '../../lib/judge/json-value.ts';
import { itemPointer } from '../../lib/judge/list-page.ts';
import { type Comparison, type ExpectedRefusal, isServed, judgeRefusal } from '../../lib/judge/refusal.ts';
import type { Ask } from '../../lib/run/ask.ts';
import { isClosingLook } from '../../lib/run/closing-look.ts';
import { newItem } from '../../lib/run/scratch.ts';
import type { Target } from '../../lib/run/target.ts';
import type { Traffic } from '../../lib/run/traffic.ts';
import { lifeOfAnItem } from './life-of-an-item.ts';

/** A creation that has to be refused, and must not happen all the same. */
export interface RefusedWrite {
  readonly comparison: Comparison;
  /** Stands in what would be created. */
  readonly purpose: string;
}

/**
 * Asks for an item to be created, with one thing wrong.
 *
 * @param change what is wrong, as the reader would say it
 * @param wrong gives the request's differences from a good one, from the body of the good one
 * @returns undefined where nothing may or can be created
 */
export async function tryToCreate(
  target: Target,
  change: string,
  wrong: (body: Readonly<Record<string, unknown>>) => Partial<Ask>,
): Promise<RefusedWrite | undefined> {
  const life = await lifeOfAnItem(target);
  if (!life) return undefined;
  const { scratch, created } = life;
  const purpose = `a write ${change}`;
  const body = newItem(target, scratch.resource, purpose);
  const changed = await target.ask({ method: 'POST', path: scratch.path, body, ...wrong(body) });
  return { purpose, comparison: { change, control: created, changed } };
}

/** Judges that it was refused, and that what was refused did not happen. */
export function judgeRefusedWrite(
  write: RefusedWrite | undefined,
  traffic: Traffic,
  expected: ExpectedRefusal = {},
): Judgement {
  if (!write) return notJudged('the target serves no list that the run could write to');
  const refusal = judgeRefusal(write.comparison, expected);
  return isServed(write.comparison.changed) ? refusal : together(refusal, didNotHappen(write, traffic));
}

/**
 * Looks for what must not have been created among what stood in the list in the end.
 *
 * @param write.purpose what its `metadata` or `description` would say
 */
export function didNotHappen({ purpose, comparison }: RefusedWrite, traffic: Traffic): Judgement {
  const looks = traffic.pages.filter(({ exchange }) => isClosingLook(exchange));
  const findings = looks.flatMap((page) =>
    page.items.flatMap((item, index) => {
      const texts = [memberOf(item, 'metadata'), memberOf(item, 'description')].filter(
        (text) => typeof text === 'string',
      );
      if (!texts.some((text) => text.endsWith(purpose))) return [];
      const problem = {
        expected: `${comparison.change}: nothing is created`,
        actual: 'refused, and created all the same',
        at: itemPointer(page, index),
      };
      return seenIn([problem], page.exchange, comparison.changed);
    }),
  );
  if (looks.length === 0) return notJudged('the list could not be looked at after the writes');
  return { judged: looks.length, findings };
}
