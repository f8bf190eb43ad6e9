import { describe, expect, it } from 'vitest';
import type { AnsweredExchange, Exchange, HeaderList, RequestMessage } from '../exchange/exchange.ts';
import { watchExchanges } from './debug.ts';
import { isPrintable } from './printable.ts';
import { logCommandIn } from './sample-log-commands.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleExchange, sampleKey } from './sample-run.ts';

const token = '2abcTokenOfTheNewKey_5tUvWx';

interface Parts {
  readonly request?: Partial<RequestMessage>;
  readonly headers?: HeaderList;
  readonly body?: string;
}

function answered({ request = {}, headers = [], body = '' }: Parts): AnsweredExchange {
  const response = { status: 201, headers, body: Buffer.from(body) };
  return { ...sampleExchange(request), outcome: { kind: 'answered', response } };
}

/** The lines written for some exchanges, one after the other. */
function debugged(...exchanges: readonly Exchange[]): string[] {
  const written: string[] = [];
  const watch = watchExchanges(redactionOf(sampleKey), {
    write: (text: string | Uint8Array) => written.push(String(text)) > 0,
  });
  for (const exchange of exchanges) watch(exchange);
  return written.join('').split('\n').slice(0, -1);
}

describe('debug output', () => {
  it('tells who asked for what, with what answer and after how long', () => {
    const request = { method: 'POST', body: '{"description":"x"}' };
    const headers = [['Content-Type', 'application/json']] as const;
    expect(debugged(answered({ request, headers, body: '{"id":"ip_1"}' }))).toEqual([
      '#41 POST http://127.0.0.1:4040/reserved_domains?limit=2 · 201 · 1 ms · pagination.newest-first',
      '  > authorization: Bearer [redacted]',
      '  > ngrok-version: 2',
      '  > {"description":"x"}',
      '  < Content-Type: application/json',
      '  < {"id":"ip_1"}',
      '  < (13 bytes)',
    ]);
  });

  it('tells why no answer came', () => {
    const message = `ECONNRESET: after ${sampleKey}`;
    const failed: Exchange = { ...sampleExchange(), outcome: { kind: 'failed', code: 'connection-lost', message } };
    expect(debugged(failed)[0]).toContain(' · no answer: ECONNRESET: after [redacted] · 1 ms · ');
  });

  it('keeps a disclosed secret from the very block that discloses it on', () => {
    const lines = debugged(
      answered({ body: `{"msg":"made ${token}","token":"${token}"}`, headers: [['x-made', token]] }),
      answered({ request: { headers: [['authorization', `Bearer ${token}`]], url: `http://127.0.0.1/${token}` } }),
    );
    expect(lines).toContain('  < {"msg":"made [redacted]","token":"[redacted]"}');
    expect(lines).toContain('  > authorization: Bearer [redacted]');
    expect(lines.join('\n')).not.toContain(token.slice(0, 8));
  });

  it('shows of an altered key no more than its scheme', () => {
    const headers = (value: string): HeaderList => [['Authorization', value]];
    const altered = `${sampleKey.slice(0, 3)}#${sampleKey.slice(4)}`;
    expect(debugged(answered({ request: { headers: headers(`Token ${altered}`) } }))[1]).toBe(
      '  > Authorization: Token [redacted]',
    );
    expect(debugged(answered({ request: { headers: headers(altered) } }))[1]).toBe('  > Authorization: [redacted]');
    expect(debugged(answered({ request: { headers: headers('Bearer of-nobody') } }))[1]).toBe(
      '  > Authorization: Bearer of-nobody',
    );
  });

  it('is safe for a terminal, however much a target sends', () => {
    const headers = Array.from({ length: 1000 }, (_, index) => [`x-${index}`, 'v'.repeat(5000)] as const);
    const lines = debugged(answered({ headers, body: `\u001b[2J\r\n\u202e${'x'.repeat(100_000)}` }));
    expect(lines.filter((line) => !isPrintable(line))).toEqual([]);
    expect(lines.length).toBeLessThan(60);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2100);
    expect(lines).toContain('  < and 950 more header fields');
    expect(lines.at(-1)).toBe('  < (100009 bytes)');
  });

  it('gives a build server nothing to obey', () => {
    const headers = [['x-note', '::error::a']] as const;
    const body = '\n::error::x\n##vso[task.setvariable variable=PATH]x ##[add-mask]e';
    expect(logCommandIn(debugged(answered({ request: { headers, body }, headers, body })).join('\n'))).toBeUndefined();
  });

  it('leaves no part of a secret where a body is cut', () => {
    for (let before = 960; before < 1024; before += 1) {
      const [, , , body = ''] = debugged(answered({ body: 'x'.repeat(before) + sampleKey.repeat(300) }));
      expect(body).toMatch(/^ {2}< x+\[?r?e?d?a?c?t?e?d?\]?.{0,7}$/);
    }
  });

  it('learns what is disclosed where nothing is to be told', () => {
    const redaction = redactionOf(sampleKey);
    watchExchanges(redaction)(answered({ body: `{"token":"${token}"}` }));
    expect(redaction.redact(token)).toBe('[redacted]');
  });
});
