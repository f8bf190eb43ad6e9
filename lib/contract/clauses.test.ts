import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clauses } from './clauses.ts';

const contract = new URL('../../../shared/CONTRACT.md', import.meta.url);
const overview = new URL('../../../shared/docs/overview.md', import.meta.url);
const introduction = new URL('../../../shared/docs/introduction.md', import.meta.url);

const anchors = [
  'authentication',
  'client-libraries',
  'content-types',
  'errors',
  'overview',
  'pagination',
  'quickstart',
  'rate-limits',
  'terraform-provider',
  'timezones',
  'versioning',
];

describe('clauses', () => {
  test.each(Object.entries(clauses))('%s names its section and links to the documentation', (id, clause) => {
    expect(id.startsWith(`${clause.section}.`)).toBe(true);
    expect(clause.text).toMatch(/^\S.*\.$/);
    const link = new URL(clause.link);
    expect(link.origin).toBe('https://ngrok.com');
    expect(link.pathname).toMatch(/^\/docs\/(api|api\/reference|errors)$/);
    if (link.pathname === '/docs/api') expect(anchors).toContain(link.hash.slice(1));
  });

  test('say different things', () => {
    const texts = Object.values(clauses).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.skipIf(!existsSync(contract))('are the ones of the contract, in its order (needs ../shared)', () => {
    const rows = readFileSync(contract, 'utf8').matchAll(/^\| `([a-z-]+\.[a-z-]+)` \|/gm);
    expect(Object.keys(clauses)).toEqual([...rows].map(([, id]) => id));
  });

  test.skipIf(!existsSync(overview))('copy nothing from the documentation (needs ../shared)', () => {
    const pages = words(`${readFileSync(overview, 'utf8')} ${readFileSync(introduction, 'utf8')}`).join(' ');
    const copied = Object.entries(clauses).filter(([, { text }]) =>
      runs(words(text)).some((run) => pages.includes(run)),
    );
    expect(copied).toEqual([]);
  });
});

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9_]+/g) ?? [];
}

/** Every seven words in a row: fewer can be alike by chance, for the terms are the same. */
function runs(text: readonly string[]): string[] {
  return text.slice(6).map((_, start) => text.slice(start, start + 7).join(' '));
}
