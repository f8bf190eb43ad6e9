import { contract } from '../../suites/contract.ts';
import { snapshotOfReference } from '../../suites/proof/plain-snapshot.ts';
import { type Deviation, runOnReference } from '../../suites/proof/run-on-reference.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { faults } from '../reference/faults/faults.ts';
import { disclosedSecrets } from '../report/disclosed-secrets.ts';
import { Redaction } from '../report/redaction.ts';
import type { Rule } from '../run/rule.ts';
import type { RunSettings } from '../run/run.ts';
import type { ReportedFinding, RunResult, Verdict } from '../run/verdict.ts';
import { counterpartOf } from './counterpart.ts';
import { type Example, isBeyondReference, type ShownExchange } from './example.ts';
import { type ShownPlace, shownExchange } from './shown-exchange.ts';

/** No part of it looks like anything else that an answer may hold, which would be taken out with it. */
const key = '2RfqZ7hWkTnB3vXcMd9LsJpGyUaE_4eQwRtYuKjHgFdSxZvNmB';

/** The same each time: no request overtakes another, and the clock is the run's own. */
const reference: Deviation = { inTurn: true, startsAt: Date.parse('2026-03-01T12:00:00Z'), keys: [key] };

const seed = 7;

/** Where `serve` listens if not told otherwise. The references of the runs listen on any port. */
const servedPort = 4040;

/** Rules to run together, and the names that choose them. */
interface Choice {
  readonly rules: readonly Rule[];
  /** For `--only`; empty for the whole contract. */
  readonly only: string;
}

/** There is no fault of the reference that shows a rule broken. */
export class NoExampleError extends Error {
  readonly code = 'NO_EXAMPLE';

  constructor(rule: string) {
    super(
      `${rule}: no run on a fault of it violates it and keeps it without the fault: add one to lib/reference/faults`,
    );
    this.name = 'NoExampleError';
  }
}

/**
 * Makes the examples of rules, of all if not told otherwise, in their order, by running rules on the reference with a fault and
 * without. Of a rule's faults the first counts that a run finds: of the rule alone, of its section, or of all rules.
 *
 * @throws NoExampleError for a rule without one that does not say why
 */
export async function makeExamples(chosen: readonly Rule[] = contract): Promise<readonly Example[]> {
  const plainRuns = new Map<string, Promise<RunResult>>();
  const snapshot = await snapshotOfReference(reference);
  const settingsFor = (needs: Fault['needs']): Partial<RunSettings> => ({
    seed,
    ...(needs === 'waiting' && { limit: { requests: 120, windowMs: 1_000 } }),
    ...(needs === 'snapshot' && { snapshot }),
  });
  const plainRun = ({ rules, only }: Choice, needs: Fault['needs']): Promise<RunResult> => {
    const name = `${only} ${needs}`;
    const run = plainRuns.get(name) ?? runOnReference(reference, settingsFor(needs), rules);
    plainRuns.set(name, run);
    return run;
  };
  const exampleOf = async (rule: Rule): Promise<Example> => {
    for (const fault of faults.filter((each) => each.rule === rule.id)) {
      for (const choice of choicesFor(rule)) {
        const faulty = await runOnReference({ ...reference, ...fault }, settingsFor(fault.needs), choice.rules);
        const [finding] = findingsOf(verdictOn(rule, faulty));
        const [telling] = finding?.exchanges ?? [];
        if (!finding || !telling) continue;
        const plain = await plainRun(choice, fault.needs);
        const counterpart = counterpartOf(telling, plain.recording);
        if (verdictOn(rule, plain)?.verdict !== 'conformant' || !counterpart) continue;
        return example(rule, fault, choice, { finding, faulty, counterpart, plain });
      }
    }
    throw new NoExampleError(rule.id);
  };
  const examples: Example[] = [];
  for (const rule of chosen) if (!isBeyondReference(rule)) examples.push(await exampleOf(rule));
  return examples;
}

function choicesFor(rule: Rule): Choice[] {
  const sameSection = contract.filter(({ section }) => section === rule.section);
  return [
    { rules: [rule], only: rule.id },
    { rules: sameSection, only: rule.section },
    { rules: contract, only: '' },
  ];
}

function verdictOn(rule: Rule, { verdicts }: RunResult): Verdict | undefined {
  return verdicts.find((verdict) => verdict.rule.id === rule.id);
}

/** What the rule itself promises comes before its lesser points. */
function findingsOf(verdict: Verdict | undefined): readonly ReportedFinding[] {
  if (verdict?.verdict !== 'violated') return [];
  return verdict.findings.filter(({ level }) => level === verdict.rule.level);
}

function example(
  rule: Rule,
  fault: Fault,
  choice: Choice,
  runs: {
    readonly finding: ReportedFinding;
    readonly faulty: RunResult;
    readonly counterpart: Exchange;
    readonly plain: RunResult;
  },
): Example {
  const { finding, faulty, counterpart, plain } = runs;
  const { expected, actual, at, remark = '' } = finding;
  const texts = { expected, actual: at === undefined ? actual : `${actual} at ${at}`, remark };
  // `first at /ip_policies/1 of #42`
  const namesOf = ({ number }: Exchange) =>
    Object.values(texts).flatMap((text) => [...text.matchAll(new RegExp(`(?:(/\\S+) of )?#${number}(?!\\d)`, 'g'))]);
  const [telling, ...others] = finding.exchanges;
  const [redaction, withPort] = [redactionOf(faulty), portsIn(faulty)];
  const safe = (text: string) => withPort(redaction.redact(text));
  const shown = (exchange: Exchange, place?: ShownPlace) =>
    withLines(shownExchange(exchange, redaction, place), withPort);
  const place = at === undefined ? undefined : { at };
  return {
    rule: rule.id,
    fault: fault.name,
    title: fault.title,
    only: choice.only,
    commands: commandsFor(fault, choice),
    expected: safe(texts.expected),
    actual: safe(texts.actual),
    remark: safe(texts.remark),
    violating: [
      ...(telling ? [shown(telling, place && { ...place, isMarked: true })] : []),
      ...others.flatMap((exchange) =>
        namesOf(exchange)
          .slice(0, 1)
          .map(([, named]) => shown(exchange, named === undefined ? undefined : { at: named })),
      ),
    ],
    conforming: withLines(shownExchange(counterpart, redactionOf(plain), place), portsIn(plain)),
  };
}

function withLines({ number, request, answer }: ShownExchange, change: (line: string) => string): ShownExchange {
  return { number, request: request.map(change), answer: answer.map(change) };
}

function commandsFor({ name, needs }: Fault, { only }: Choice): string[] {
  const command = 'npx ngrok-conformance';
  const [snapshot, limit] = [needs === 'snapshot', needs === 'waiting'];
  const target = `http://127.0.0.1:${servedPort}`;
  const chosen = [...(only === '' ? [] : ['--only', only]), '--seed', seed];
  return [
    ...(snapshot ? [`${command} snapshot`] : []),
    [command, 'serve', '--fault', name, ...(limit ? ['--rate-limit', '120/1s'] : [])].join(' '),
    [
      command,
      ...['--target', target],
      ...(snapshot ? ['--snapshot', 'reports/snapshot.json'] : []),
      ...(limit ? ['--limit', '120/1s'] : []),
      ...chosen,
    ].join(' '),
  ];
}

function redactionOf({ recording }: RunResult): Redaction {
  const redaction = new Redaction();
  redaction.useKey(key);
  for (const exchange of recording) redaction.learn(disclosedSecrets(exchange));
  return redaction;
}

/** Puts the port of `serve` in the place of the one that the reference of a run was given by chance. */
function portsIn({ target }: RunResult): (text: string) => string {
  const port = new RegExp(`:${new URL(target).port}(?!\\d)`, 'g');
  return (text) => text.replace(port, `:${servedPort}`);
}
