import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contract } from '../../suites/contract.ts';
import { faults } from '../reference/faults/faults.ts';
import { mark } from './body-excerpt.ts';
import { isBeyondReference } from './example.ts';
import { examples } from './examples.ts';
import { rulePages } from './rule-pages.ts';

const folder = new URL('../../docs/rules/', import.meta.url);
const pages = rulePages(contract, examples);

describe('docs/rules', () => {
  it('has one page a rule and one that lists them, as they are made of rules and examples', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', ...contract.map(({ id }) => `${id}.md`)].toSorted());
    const stale = [...pages].filter(([name, text]) => readFileSync(new URL(name, folder), 'utf8') !== text);
    expect(stale.map(([name]) => name)).toEqual([]);
  });

  it('links to pages that there are', () => {
    const linked = [...pages.values()].flatMap((page) => [...page.matchAll(/\]\(([^:)]+)\)/g)].map(([, name]) => name));
    expect(new Set(linked)).toEqual(new Set(pages.keys()));
  });

  it('names no place of the machine that it was written on, and no port but that of serve', () => {
    const texts = [...pages.values()].join('\n');
    expect(texts).not.toMatch(/\/work|\/tmp|\/root|\/home/);
    expect(new Set([...texts.matchAll(/(?:127\.0\.0\.1|localhost):(\d+)/g)].map(([, port]) => port))).toEqual(
      new Set(['4040']),
    );
  });
});

describe('the examples', () => {
  it('are there for each rule but those that the reference cannot break', () => {
    const expected = contract.filter((rule) => !isBeyondReference(rule)).map(({ id }) => id);
    expect(examples.map(({ rule }) => rule)).toEqual(expected);
    expect(contract.filter(isBeyondReference).map(({ id }) => id)).toEqual([
      'transport.tls',
      'transport.no-plain-http',
    ]);
  });

  it.each(examples)('of $rule come from a fault of it, and differ', ({ rule, fault, title, violating, conforming }) => {
    expect(faults).toContainEqual(expect.objectContaining({ name: fault, title, rule }));
    const [telling] = violating;
    expect(telling?.answer).not.toEqual(conforming.answer);
    expect(conforming.answer.join('\n')).not.toContain(mark);
  });

  it('mark what is wrong, in all but those where it is what is missing that tells', () => {
    const unmarked = examples.filter(
      ({ violating: [telling] }) => !telling?.answer.some((line) => line.includes(mark)),
    );
    expect(unmarked.map(({ rule }) => rule)).toEqual([]);
  });
});
