import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { faults } from '../../lib/reference/faults/faults.ts';
import { variants } from '../../lib/reference/variants/variants.ts';
import { contract } from '../contract.ts';
import { production } from './as-observed.ts';
import { faultsPage } from './faults-page.ts';
import { rulesOfTraffic } from './judged-again.ts';
import { type Outcome, runMatrix, runOnObserved } from './matrix.ts';

/** No server without TLS on this machine can break these; see `untrusted-certificate.test.ts` for the first. */
const beyondReach = ['transport.tls', 'transport.no-plain-http'];

let outcomes: readonly Outcome[];

beforeAll(async () => {
  outcomes = await runMatrix();
}, 600_000);

const ofKind = (kind: Outcome['job']['kind'], manner?: Outcome['job']['manner']) =>
  outcomes.filter(({ job }) => job.kind === kind && (manner === undefined || job.manner === manner));

const isFoundByItsRule = (outcome: Outcome) => {
  const fault = faults.find(({ name }) => name === outcome.job.name);
  return fault !== undefined && fault.rule in outcome.violated;
};

describe('every rule', () => {
  test('is tripped by two faults or more', () => {
    const tripped = ofKind('fault').filter(isFoundByItsRule);
    const often = contract.filter(({ id }) => {
      const own = new Set(tripped.map(({ job }) => job.name));
      return faults.filter((fault) => fault.rule === id && own.has(fault.name)).length >= 2;
    });
    const ids = contract.map(({ id }) => id).filter((id) => !beyondReach.includes(id));
    expect(ids.filter((id) => !often.some((rule) => rule.id === id))).toEqual([]);
  });
});

test('every must-rule is told as such by some fault of its own', () => {
  const told = new Set(
    faults.map(({ name, rule }) =>
      ofKind('fault').some(({ job, violated }) => job.name === name && violated[rule] === 'must') ? rule : '',
    ),
  );
  const musts = contract.filter(({ level, id }) => level === 'must' && !beyondReach.includes(id));
  expect(musts.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
});

describe('every fault', () => {
  test('is found by the rule that it breaks, in a thorough run if not in a default one', () => {
    const found = new Set(
      ofKind('fault')
        .filter(isFoundByItsRule)
        .map(({ job }) => job.name),
    );
    expect(faults.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
  });

  test('that needs no waiting is found by a default run, but for one in twenty', () => {
    const plain = faults.filter(({ needs }) => needs === undefined);
    const found = new Set(
      ofKind('fault', 'default')
        .filter(isFoundByItsRule)
        .map(({ job }) => job.name),
    );
    expect(plain.filter(({ name }) => found.has(name)).length / plain.length).toBeGreaterThanOrEqual(0.95);
  });

  test('is found by exactly the rules that docs/faults.md names (npm run matrix writes it anew)', () => {
    expect(faultsPage(outcomes)).toBe(readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8'));
  });
});

describe('a recording read back from its HAR', () => {
  const judgedAgain = () => outcomes.filter(({ fromHar }) => fromHar !== undefined);

  test('gives the verdicts of its run', () => {
    expect(judgedAgain().filter(({ fromHar }) => fromHar?.length !== 0)).toEqual([]);
  });

  test('shows every rule about traffic violated by some fault, and none by any variant', () => {
    const unseen = rulesOfTraffic.filter((rule) => !judgedAgain().some(({ violated }) => rule in violated));
    expect(unseen).toEqual([]);
    expect(judgedAgain().filter(({ job }) => job.kind === 'variant')).toHaveLength(variants.length);
  });
});

describe('on a reference that does what the real API is known to do otherwise', () => {
  /** Faults that are what is known, or cannot be told from it, each with the reason. */
  const meaningless: Readonly<Record<string, string>> = {
    'oldest-first': 'the list that it turns round runs from oldest to newest: turned round, it is right',
    'one-request-too-few': 'unknown routes are refused before anything is counted: the boundary is not that sharp',
    'code-missing-for-items': 'it is what is known',
    'status-403-in-body': 'the status is 403, too',
  };

  test('the known deviations hide no further fault', async () => {
    const outcomesByName = new Map(ofKind('fault', 'default').map((outcome) => [outcome.job.name, outcome]));
    const isFound = (name: string) => Object.keys(outcomesByName.get(name)?.violated ?? {}).length > 0;
    // All that the file could hide, and one for each other rule: four hundred runs take more than a minute.
    const chosen = faults.filter(({ name, rule }, index) => {
      const isFirst = faults.findIndex((fault) => fault.rule === rule) === index;
      const isTelling = isFirst || production.some((entry) => entry.rule === rule) || Object.hasOwn(meaningless, name);
      return isTelling && isFound(name);
    });
    expect(chosen.length).toBeGreaterThanOrEqual(60);
    const observed = await runOnObserved(chosen.map(({ name }) => name));
    const hidden = observed.filter(({ violated }) => Object.keys(violated).length === 0).map(({ job }) => job.name);
    expect(hidden).toEqual(Object.keys(meaningless));
  }, 300_000);
});

describe('no variant', () => {
  test('trips any rule', () => {
    const judged = ofKind('variant');
    expect(judged).toHaveLength(variants.length);
    expect(judged.filter(({ violated }) => Object.keys(violated).length > 0)).toEqual([]);
  });
});
