import { basename, dirname } from 'node:path';
import type {} from 'vitest';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { junitXml } from './junit.ts';
import { Redaction } from './redaction.ts';
import type { Report, VerdictReport } from './report.ts';
import type { Breakage } from './test-cases.ts';
import { writeReport } from './write-reports.ts';

/** What a contract test tells of its run, so that the reporter can write it down. */
export type ContractRun = Pick<Report, 'target' | 'embedded' | 'seed' | 'requests' | 'leftBehind' | 'remarks'>;

/** What is told where it came to no test of a rule. */
const noRun: ContractRun = {
  target: 'unknown',
  embedded: false,
  seed: 0,
  requests: { sent: 0, counted: 0 },
  leftBehind: [],
  remarks: [],
};

declare module 'vitest' {
  interface TaskMeta {
    /** The redacted verdict of the rule that the test runs: see `verdictReport`. */
    verdict?: VerdictReport;
    run?: ContractRun;
  }
}

export interface JUnitReporterOptions {
  /** Where to write, from the folder in which vitest runs. */
  readonly outputFile: string;
}

/**
 * The vitest reporter of the `contract` project: writes the same `junit.xml` that the command writes.
 *
 * Tests that carry no verdict are the house's own: they are left out unless they fail, for then a rule may have been
 * lost with them. A run without any contract test writes nothing.
 */
export default class JUnitReporter implements Reporter {
  readonly #outputFile: string;

  constructor({ outputFile }: JUnitReporterOptions) {
    this.#outputFile = outputFile;
  }

  async onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Promise<void> {
    const contract = modules.filter(({ project }) => project.name === 'contract');
    if (contract.length === 0) return;
    const tests = contract.flatMap((module) => [...module.children.allTests()]);
    const verdicts = tests.flatMap((test) => test.meta().verdict ?? []);
    const run = tests.map((test) => test.meta().run).find((known) => known !== undefined);
    const errors: Breakage[] = [
      ...contract.flatMap((module) => suiteErrors(module)),
      ...tests.flatMap((test) => testErrors(test)),
      ...unhandled.map((error) => ({ name: 'unhandled error', code: 'unhandled-error', message: error.message })),
    ];
    // The key is known where the tests run, and not here: what looks like one goes.
    const redaction = new Redaction();
    const safe = errors.map((error) => ({ ...error, message: redaction.redactMistake(error.message) }));
    const xml = junitXml({ ...(run ?? noRun), verdicts, ending: { kind: 'complete' } }, safe);
    await writeReport(dirname(this.#outputFile), basename(this.#outputFile), xml);
  }
}

function suiteErrors(module: TestModule): Breakage[] {
  const failed = [module, ...module.children.allSuites()];
  return failed.flatMap((suite) =>
    suite.errors().map(({ message }) => ({
      name: suite.type === 'module' ? suite.relativeModuleId : suite.fullName,
      code: 'not-run',
      message,
    })),
  );
}

function testErrors(test: TestCase): Breakage[] {
  if (test.meta().verdict !== undefined) return [];
  const { errors = [] } = test.result();
  if (test.result().state !== 'failed') return [];
  return errors.map(({ message }) => ({ name: test.fullName, code: 'test-failed', message }));
}
