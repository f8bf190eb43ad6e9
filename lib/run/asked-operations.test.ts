import { expect, test } from 'vitest';
import type { HeaderList } from '../exchange/exchange.ts';
import { answered } from '../judge/sample-exchange.ts';
import { askedOperations } from './asked-operations.ts';

const version: HeaderList = [['Ngrok-Version', '2']];

function namesOf(method: string, url: string, headers = version): string[] {
  const exchange = answered({ method, url });
  const recording = [{ ...exchange, request: { ...exchange.request, headers } }];
  return askedOperations(recording, new URL('http://127.0.0.1:4040/below/')).map(
    ({ place }) => `${place.operation.method} ${place.operation.path}`,
  );
}

test('requests are told by their operation, below the base URL', () => {
  expect(namesOf('GET', 'http://127.0.0.1:4040/below/vaults?limit=1')).toEqual(['GET /vaults']);
  expect(namesOf('PATCH', 'http://127.0.0.1:4040/below/vaults/v_1')).toEqual(['PATCH /vaults/{id}']);
});

test.each([
  ['GET', 'http://127.0.0.1:4040/vaults'],
  ['GET', 'http://127.0.0.1:4040/below/'],
  ['GET', 'http://127.0.0.1:4040/below/unknown'],
  ['HEAD', 'http://127.0.0.1:4040/below/vaults'],
])('what is no operation is left out: %s %s', (method, url) => {
  expect(namesOf(method, url)).toEqual([]);
});

test.each<[string, HeaderList]>([
  ['none', []],
  ['an older one', [['ngrok-version', '1']]],
  ['two', [...version, ...version]],
])('what asks for another version is left out: %s', (_, headers) => {
  expect(namesOf('GET', 'http://127.0.0.1:4040/below/vaults', headers)).toEqual([]);
});
