import { describe, expect, it } from 'vitest';
import { didYouMean } from './did-you-mean.ts';

const rules = ['pagination.walk', 'pagination.newest-first', 'errors.shape', 'errors.status'];

describe('did you mean', () => {
  it.each([
    ['pagination.wlk', 'pagination.walk'],
    ['paginatoin.walk', 'pagination.walk'],
    ['ERRORS.SHAPE', 'errors.shape'],
    ['newest', 'pagination.newest-first'],
    ['walk', 'pagination.walk'],
  ])('takes %s for %s', (name, meant) => {
    expect(didYouMean(name, rules)).toBe(meant);
  });

  it('has nothing to say to what is like nothing', () => {
    expect(didYouMean('frobnicate', rules)).toBeUndefined();
    expect(didYouMean('', rules)).toBeUndefined();
    expect(didYouMean('walk', [])).toBeUndefined();
  });
});
