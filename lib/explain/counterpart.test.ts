import { describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange/exchange.ts';
import { sampleExchange } from '../report/sample-run.ts';
import { counterpartOf } from './counterpart.ts';

const asked = (number: number, path: string, change: Partial<Exchange['request']> = {}) =>
  sampleExchange({ url: `http://127.0.0.1:4040${path}`, ...change }, '{}', number);

const numberOf = (exchange: Exchange, recording: readonly Exchange[]) => counterpartOf(exchange, recording)?.number;

describe('counterpartOf', () => {
  it('is the same request, whichever port it went to', () => {
    const recording = [asked(1, '/vaults'), asked(2, '/ip_policies'), asked(3, '/api_keys')];
    expect(numberOf(asked(3, '/ip_policies', { url: 'http://127.0.0.1:5050/ip_policies' }), recording)).toBe(2);
  });

  it('is the nearest of several', () => {
    const recording = [1, 2, 3, 4].map((number) => asked(number, '/vaults?limit=1'));
    expect(numberOf(asked(3, '/vaults?limit=1'), recording)).toBe(3);
    expect(numberOf(asked(9, '/vaults?limit=1'), recording)).toBe(4);
  });

  it('is one for another item of the same list rather than one for the list', () => {
    const recording = [asked(1, '/vaults'), asked(2, '/vaults/vault_1'), asked(3, '/ip_policies/ipp_1')];
    expect(numberOf(asked(3, '/vaults/vault_2'), recording)).toBe(2);
  });

  it('holds what is odd about a request for more than where it went', () => {
    const headers = [['ngrok-version', '2']] as const;
    const recording = [asked(1, '/vaults'), asked(2, '/api_keys', { headers })];
    expect(numberOf(asked(1, '/vaults', { headers }), recording)).toBe(2);
  });

  it('is nothing where nothing was sent', () => {
    expect(counterpartOf(asked(1, '/vaults'), [])).toBeUndefined();
  });
});
