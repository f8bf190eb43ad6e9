import { constant, integer } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesOf, inputAt, inputsOf, shrink, type Values } from './draw.ts';
import type { Generator } from './generator.ts';

const seed = 42;
const generator: Generator<number> = { edges: [-1, -2], random: integer({ min: 0, max: 1_000_000 }) };
const list = ['one', undefined, 'three'];

/** The path of the first random input of the seed that a test can use. */
function firstRandom(isWanted: (input: number) => boolean): string {
  for (let number = generator.edges.length; ; number += 1) {
    const [input = 0] = inputAt(generator, seed, String(number)) ?? [];
    if (isWanted(input)) return String(number);
  }
}

/** Shrinks, and tells what was tried for it. */
async function shrunk<Input>(
  values: Values<Input>,
  path: string,
  fails: (input: Input, tries: number) => boolean | 'untried',
) {
  const tried: Input[] = [];
  const result = await shrink(values, seed, path, async (input) => {
    tried.push(input);
    return fails(input, tried.length);
  });
  return { ...result, tried };
}

describe('the input at a place', () => {
  it('is an edge first, in their order, and then a random one', () => {
    const inputs = Array.from({ length: 12 }, (_, number) => inputAt(generator, seed, String(number))?.[0] ?? -9);
    expect(inputs.slice(0, 2)).toEqual([-1, -2]);
    expect(inputs.slice(2).filter((input) => input < 0)).toEqual([]);
    expect(new Set(inputs).size).toBeGreaterThan(5);
  });

  it('is the same for the same seed, and another for another', () => {
    const drawn = (from: number) => ['2', '3', '4'].map((path) => inputAt(generator, from, path));
    expect(drawn(seed)).toEqual(drawn(seed));
    expect(drawn(seed)).not.toEqual(drawn(seed + 1));
  });

  it('is the one of a list, which has no random ones behind it', () => {
    expect(edgesOf(list)).toBe(list);
    expect(['0', '1', '2', '3', '0:1'].map((path) => inputAt(list, seed, path))).toEqual([
      ['one'],
      [undefined],
      ['three'],
      undefined,
      undefined,
    ]);
  });

  it.each(['0:1', '2:999', '2:0:0:0:0:0:0:0:0:0:0:0', '2:999:0'])('is none where the path %s leads nowhere', (path) => {
    expect(inputAt(generator, seed, path)).toBeUndefined();
  });
});

describe('the inputs of a seed', () => {
  it('are those at the places from the first on, as many as are wanted', () => {
    const inputs = inputsOf(generator, seed, 30);
    expect(inputs).toHaveLength(30);
    expect(inputs.map((_, number) => inputAt(generator, seed, String(number)))).toEqual(inputs.map((input) => [input]));
    expect(inputsOf(generator, seed, 10)).toEqual(inputs.slice(0, 10));
  });

  it('are all edges, and all of a list, even where fewer are wanted', () => {
    expect(inputsOf(generator, seed, 1)).toEqual([-1, -2]);
    expect(inputsOf(list, seed, 1)).toEqual(list);
    expect(inputsOf(list, seed, 30)).toEqual(list);
  });
});

describe('shrinking', () => {
  const tooLarge = (input: number) => input >= 1000;

  it('finds the smallest input that fails, and a path that leads to it', async () => {
    const { isRepeated, isFinished, path, tried } = await shrunk(generator, firstRandom(tooLarge), tooLarge);
    expect({ isRepeated, isFinished }).toEqual({ isRepeated: true, isFinished: true });
    expect(inputAt(generator, seed, path)).toEqual([1000]);
    expect(tried).toContain(1000);
    expect(tried).toContain(999);
  });

  it('tries the input itself first, and at each step one at which a path leads', async () => {
    const start = firstRandom(tooLarge);
    const { tried } = await shrunk(generator, start, tooLarge);
    expect(tried[0]).toBe(inputAt(generator, seed, start)?.[0]);
    for (let steps = 1; steps < tried.length; steps += 1) {
      const cut = await shrunk(generator, start, (input, tries) => (tries > steps ? 'untried' : tooLarge(input)));
      const smallest = tried.slice(0, steps).findLast(tooLarge);
      expect(inputAt(generator, seed, cut.path)).toEqual([smallest]);
    }
  });

  it('goes on from where it came to', async () => {
    const start = firstRandom(tooLarge);
    const cut = await shrunk(generator, start, (input, tries) => (tries > 3 ? 'untried' : tooLarge(input)));
    const { path } = await shrunk(generator, cut.path, tooLarge);
    expect(inputAt(generator, seed, path)).toEqual([1000]);
  });

  it('ends where an input is left untried, tries none after it, and says so', async () => {
    const start = firstRandom(tooLarge);
    const cut = await shrunk(generator, start, (input, tries) => (tries > 2 ? 'untried' : tooLarge(input)));
    expect(cut).toMatchObject({ isRepeated: true, isFinished: false });
    expect(cut.tried).toHaveLength(3);
  });

  it('knows nothing of an input that was not tried again', async () => {
    const start = firstRandom(tooLarge);
    const untried = await shrunk(generator, start, () => 'untried');
    expect(untried).toMatchObject({ isRepeated: false, path: start, isFinished: false });
    expect(untried.tried).toHaveLength(1);
  });

  it('tries no smaller one where the input does not fail again', async () => {
    const start = firstRandom(tooLarge);
    const once = await shrunk(generator, start, () => false);
    expect(once).toMatchObject({ isRepeated: false, path: start, isFinished: true });
    expect(once.tried).toHaveLength(1);
  });

  it.each([
    ['an edge', generator, '1', -2],
    ['a value of a list', list, '1', undefined],
  ] as const)('tries %s once more and leaves it as it is', async (_, values: Values<unknown>, path, input) => {
    const again = await shrunk(values, path, () => true);
    expect(again).toEqual({ isRepeated: true, path, isFinished: true, tried: [input] });
    expect(await shrunk(values, path, () => false)).toMatchObject({ isRepeated: false, isFinished: true });
    expect(await shrunk(values, path, () => 'untried')).toMatchObject({ isRepeated: false, isFinished: false });
  });

  it('leaves an input that cannot be smaller', async () => {
    const only = await shrunk({ edges: [], random: constant('x') }, '3', () => true);
    expect(only).toEqual({ isRepeated: true, path: '3', isFinished: true, tried: ['x'] });
  });

  it('ends where trying breaks: that is no input that fails', async () => {
    const fault = new Error('interrupted');
    let tries = 0;
    const breaking = async () => {
      tries += 1;
      if (tries > 1) throw fault;
      return true;
    };
    await expect(shrink(generator, seed, firstRandom(tooLarge), breaking)).rejects.toBe(fault);
    expect(tries).toBe(2);
  });
});
