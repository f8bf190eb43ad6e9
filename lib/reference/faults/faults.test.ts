import { describe, expect, it } from 'vitest';
import { contract } from '../../../suites/contract.ts';
import { faultNamed, faults } from './faults.ts';

const names = faults.map(({ name }) => name);
const rules = contract.map(({ id }) => id);

/** Beyond a server without TLS on the loopback interface. */
const outOfReach = ['transport.tls', 'transport.no-plain-http'];

describe('faults', () => {
  it('are at least 150', () => {
    expect(faults.length).toBeGreaterThanOrEqual(150);
  });

  it('have names of their own, in words with hyphens', () => {
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it('have titles of their own, each on one line', () => {
    const titles = faults.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) < index)).toEqual([]);
    expect(titles.filter((title) => !/^\S.{7,}\S$/.test(title))).toEqual([]);
  });

  it('break rules of the contract, and every one of them at least twice', () => {
    const broken = faults.map(({ rule }) => rule);
    expect(broken.filter((rule) => !rules.includes(rule))).toEqual([]);
    const timesBroken = (id: string) => broken.filter((rule) => rule === id).length;
    expect(rules.filter((id) => !outOfReach.includes(id) && timesBroken(id) < 2)).toEqual([]);
  });

  it('are kept section by section, in the order of the contract', () => {
    const sectionOf = (id: string) => id.split('.', 1)[0] ?? '';
    const sections = [...new Set(rules.map(sectionOf))];
    const places = faults.map(({ rule }) => sections.indexOf(sectionOf(rule)));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('deviate in something', () => {
    expect(faults.filter(({ hook, limiter }) => !hook && !limiter)).toEqual([]);
  });

  it('are found by name', () => {
    expect(names.map((name) => faultNamed(name))).toEqual(faults);
    expect(faultNamed('no-such-fault')).toBeUndefined();
  });
});
