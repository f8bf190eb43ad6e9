import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filledCreateBody, neededFor } from './create-body.ts';

const replacements = { idOf: (resourcePath: string) => `id of ${resourcePath}`, unique: 'u1' };

describe('filledCreateBody', () => {
  test.each([
    [{}, {}],
    [{ name: '{unique}' }, { name: 'u1' }],
    [{ domain: '{unique}.example.com' }, { domain: 'u1.example.com' }],
    [{ match: '/{unique}/{unique}' }, { match: '/u1/u1' }],
    [{ ip_policy_ids: ['{/ip_policies}'] }, { ip_policy_ids: ['id of /ip_policies'] }],
    [{ target: { list: [{ id: '{/vaults}' }] } }, { target: { list: [{ id: 'id of /vaults' }] } }],
    [
      { none: null, some: 1, yes: true },
      { none: null, some: 1, yes: true },
    ],
    [{ policy: '{"on_http_request":[]}' }, { policy: '{"on_http_request":[]}' }],
    [{ text: 'see {/vaults}' }, { text: 'see {/vaults}' }],
  ])('turns %j into %j', (body, expected) => {
    expect(filledCreateBody(body, replacements)).toEqual(expected);
  });

  test('takes the unique text literally', () => {
    expect(filledCreateBody({ name: '{unique}' }, { ...replacements, unique: '$&' })).toEqual({ name: '$&' });
  });

  test('leaves a body without placeholders as it is', () => {
    const plain = fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: fc.constantFrom('a', '{', '}', ' ') }));
    fc.assert(
      fc.property(plain, (body) => {
        expect(filledCreateBody(body, replacements)).toEqual({ ...body });
      }),
    );
  });
});

describe('neededFor', () => {
  test('names each list once', () => {
    expect(neededFor({ one: '{/vaults}', others: ['{/ip_policies}', '{/vaults}'] })).toEqual([
      '/vaults',
      '/ip_policies',
    ]);
    expect(neededFor({ name: '{unique}' })).toEqual([]);
  });
});
