import { describe, expect, test } from 'vitest';
import { harProblems } from '../../../lib/exchange/har/har-problems.ts';
import { runContract } from '../../../lib/run/run.ts';
import { contract } from '../../contract.ts';
import { differences, judgedTwice } from '../judged-again.ts';
import { bodies } from './bodies.ts';
import { framing } from './framing.ts';
import { headers } from './headers.ts';
import { serveHostile } from './hostile-server.ts';
import { hostileKey } from './hostile-target.ts';
import { links } from './links.ts';
import { texts } from './texts.ts';

/**
 * Some of each kind that are quick to answer. All targets have been looked at so. Not the same there are reasons of a run
 * that was cut short, rules that could not ask for what is their own, and what a target calls a secret that is full of
 * punctuation: the name that stands for it has none.
 */
const names = [
  'bytes that are no UTF-8',
  'a reset within the body for one list',
  'a content-type of escape sequences and markup',
  'cookies with every answer',
  'links to this host as a user at another',
  'next_page_uri: the key in it',
  'ids such as "../ip_policies"',
  'bidirectional controls and what nobody sees as every text',
];

describe('a recording read back from its HAR gives the verdicts of its run on a target that sends', () => {
  test.each(names)('%s', { timeout: 60_000 }, async (name) => {
    const targets = [...bodies, ...framing, ...headers, ...links, ...texts];
    const { answer } = targets.find((target) => target.name === name) ?? expect.unreachable(name);
    const server = await serveHostile(answer, { key: hostileKey, elsewhere: 'http://127.0.0.1:1' });
    try {
      const target = { target: new URL(server.url), key: hostileKey, embedded: false };
      const settings = { ...target, allowWrites: true, rateLimits: true, seed: 1, timeoutMs: 2_000 };
      const result = await runContract(settings, contract);
      expect(result.verdicts).toHaveLength(contract.length);
      const twice = judgedTwice(result, {});
      expect(differences(twice)).toEqual([]);
      expect(harProblems(twice.har)).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
