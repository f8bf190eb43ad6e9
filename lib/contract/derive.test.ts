import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { resources } from './api-reference.ts';
import { deviations } from './deviations.ts';
import { readFacts } from './facts.ts';
import { operationAt } from './reference-look-up.ts';
import { errorBodySchema, listEnvelopeSchema, listItemsSchema, representationSchema, type Schema } from './schemas.ts';

const factsDirectory = fileURLToPath(new URL('../../../shared/facts', import.meta.url));
const script = fileURLToPath(new URL('derive.ts', import.meta.url));

describe.skipIf(!existsSync(factsDirectory))('with the facts at hand (needs ../shared)', () => {
  test('the tables are what the facts give', async () => {
    expect(await derive('--check', factsDirectory)).toEqual({
      exitCode: 0,
      stdout: 'fresh: api-reference.json, error-codes.json\n',
      stderr: '',
    });
  });

  test('a table that the facts no longer give is called stale', async () => {
    const directory = await temporaryDirectory();
    await copyFile(join(factsDirectory, 'errors.json'), join(directory, 'errors.json'));
    await copyFile(join(factsDirectory, 'recorded-examples.jsonl.gz'), join(directory, 'recorded-examples.jsonl.gz'));
    const operations = await readFile(join(factsDirectory, 'operations.json'), 'utf8');
    await writeFile(join(directory, 'operations.json'), operations.replace('"/abuse_reports"', '"/praise_reports"'));

    const { exitCode, stderr } = await derive('--check', directory);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/abuse_reports|praise_reports/);

    await writeFile(join(directory, 'operations.json'), operations.replaceAll('255 bytes', '256 bytes'));
    expect((await derive('--check', directory)).exitCode).toBe(0);

    await writeFile(
      join(directory, 'operations.json'),
      operations.replace('"responseStatus": 201', '"responseStatus": 200'),
    );
    expect(await derive('--check', directory)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'stale: api-reference.json in lib/contract; run npm run derive and commit what it writes\n',
    });
  });

  test('what the documentation once showed fits the schemas, but for what is known to part', async () => {
    const { operations, examples } = await readFacts(factsDirectory);
    const byName = new Map(operations.map((operation) => [operation.exampleName, operation]));
    const parting = new Map<string, number>();
    let fitting = 0;
    for (const { op, kind, body } of examples) {
      const operation = byName.get(op);
      if (kind !== 'response' || body === undefined || !operation) continue;
      const found = answerSchemas(operation.method, operation.path, body).flatMap(([schema, value]) =>
        deviations(schema, value),
      );
      if (found.length === 0) fitting += 1;
      for (const { expected, at } of found) {
        const kindOfParting = `${operation.method} ${operation.path}: ${expected} at ${at.replaceAll(/\d+/g, 'n')}`;
        parting.set(kindOfParting, (parting.get(kindOfParting) ?? 0) + 1);
      }
    }
    expect(fitting).toBeGreaterThan(5000);
    // The list of event sources has no pages. The examples of the three actions are errors, 404s, which carry no
    // code. Service users were called bot users: once the path was renamed before the list's key was.
    expect(Object.fromEntries(parting)).toEqual({
      'GET /event_subscriptions/{subscription_id}/sources: an absolute URL or null at /next_page_uri': 61,
      'GET /service_users: an array of items at ': 1,
      'POST /tunnel_sessions/{id}/restart: a string at /error_code': 61,
      'POST /tunnel_sessions/{id}/stop: a string at /error_code': 61,
      'POST /tunnel_sessions/{id}/update: a string at /error_code': 61,
    });
  });
});

describe('derive.ts', () => {
  test('says how it is used', async () => {
    expect(await derive()).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'usage: npx tsx lib/contract/derive.ts [--check] FACTS_DIRECTORY\n',
    });
  });

  test('says which file it misses', async () => {
    const directory = await temporaryDirectory();
    const { exitCode, stderr } = await derive('--check', directory);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('cannot read');
    expect(stderr).toContain(directory);
  });

  test('says what it does not understand', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'operations.json'), '[{"method":"BREW"}]');
    await writeFile(join(directory, 'errors.json'), '{"codes":[]}');
    await writeFile(join(directory, 'recorded-examples.jsonl.gz'), '');
    const { exitCode, stderr } = await derive('--check', directory);
    expect(exitCode).toBe(1);
    expect(stderr).not.toBe('');
  });
});

/** The schema that an answer has to fit, and those that its items have to. */
function answerSchemas(method: string, template: string, body: unknown): [Schema, unknown][] {
  const place = operationAt(method, template);
  if (!place) throw new Error(`${method} ${template} is not in the API reference`);
  if (typeof body === 'object' && body !== null && 'status_code' in body && 'msg' in body && 'details' in body) {
    return [[errorBodySchema, body]];
  }
  const { resource, operation } = place;
  const item = itemSchemas.get(resource.path) ?? {};
  if (operation.kind !== 'list' || resource.listKey === undefined) return [[item, body]];
  const items = Object.entries(body ?? {}).find(([name]) => name === resource.listKey)?.[1];
  return [
    [listEnvelopeSchema, body],
    [listItemsSchema, items],
    ...(Array.isArray(items) ? items.map((one): [Schema, unknown] => [item, one]) : []),
  ];
}

const itemSchemas = new Map(resources.map((resource) => [resource.path, representationSchema(resource.fields)]));

function derive(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', script, ...args], (_, stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'facts-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}
