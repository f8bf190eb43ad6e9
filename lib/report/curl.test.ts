import { execFile, execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestMessage } from '../exchange/exchange.ts';
import { wrongCredentials } from '../generate/keys.ts';
import { curlLine, shellWord } from './curl.ts';
import { isPrintable } from './printable.ts';
import { logCommandIn, looksLikeLogCommands } from './sample-log-commands.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleExchange, sampleKey } from './sample-run.ts';

const redaction = redactionOf(sampleKey);
const line = (change: Partial<RequestMessage>) => curlLine(sampleExchange(change).request, redaction);

/** The arguments that a shell gives to curl when the line is pasted. */
function pasted(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('bash', ['--norc', '-c', script], { env: { NGROK_API_KEY: sampleKey }, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

describe('curl line', () => {
  const credentials = [sampleKey, 'DISTINCTIVEKEY_zq9_7f3a8'].flatMap((key) =>
    wrongCredentials(key).edges.map(({ change, authorization, query }) => ({ key, change, authorization, query })),
  );

  it.each(credentials)('shows no piece of $key $change', ({ key, authorization, query = '' }) => {
    const headers: [string, string][] = authorization === null ? [] : [['authorization', authorization]];
    const { request } = sampleExchange({ headers, url: `http://127.0.0.1:4040/api_keys${query}` });
    const shown = curlLine(request, redactionOf(key)).toLowerCase();
    const pieces = Array.from({ length: key.length - 4 }, (_, start) => key.toLowerCase().slice(start, start + 5));
    expect(pieces.filter((piece) => shown.includes(piece))).toEqual([]);
  });

  it('names the key by its variable', () => {
    expect(line({})).toBe(
      `curl -sS -i -H "authorization: Bearer $NGROK_API_KEY" -H 'ngrok-version: 2' 'http://127.0.0.1:4040/reserved_domains?limit=2'`,
    );
  });

  it('becomes the same request in a shell', () => {
    expect(pasted(line({}))).toEqual([
      '-sS',
      '-i',
      '-H',
      `authorization: Bearer ${sampleKey}`,
      '-H',
      'ngrok-version: 2',
      'http://127.0.0.1:4040/reserved_domains?limit=2',
    ]);
  });

  it('sends no Authorization where none was sent', () => {
    expect(line({ headers: [['ngrok-version', '2']] })).not.toMatch(/authorization/i);
  });

  it('keeps repeated fields, empty ones and their order', () => {
    const headers = [
      ['ngrok-version', '2'],
      ['ngrok-version', '1'],
      ['x-empty', ''],
    ] as const;
    expect(pasted(line({ headers })).slice(2, -1)).toEqual([
      '-H',
      'ngrok-version: 2',
      '-H',
      'ngrok-version: 1',
      '-H',
      'x-empty;',
    ]);
  });

  it('names the method only where curl would take another', () => {
    const body = '{}';
    expect(line({ method: 'GET' })).not.toContain('-X');
    expect(line({ method: 'POST', body })).not.toContain('-X');
    expect(line({ method: 'PATCH', body })).toContain('-X PATCH');
    expect(line({ method: 'GET', body })).toContain('-X GET');
    expect(line({ method: 'POST' })).toContain('-X POST');
    expect(line({ method: 'DELETE' })).toContain('-X DELETE');
    expect(line({ method: 'HEAD' })).toMatch(/^curl -sS -I /);
  });

  it('keeps curl from naming a media type where the request named none', () => {
    expect(pasted(line({ method: 'POST', headers: [], body: '{}' })).slice(2, -1)).toEqual([
      '-H',
      'content-type:',
      '--data-raw',
      '{}',
    ]);
    expect(line({ method: 'POST', headers: [['Content-Type', 'text/plain']], body: '{}' })).not.toContain(
      "'content-type:'",
    );
  });

  it('keeps curl from expanding brackets and folding dot segments', () => {
    expect(line({ url: 'http://127.0.0.1:4040/a?b=[1]' })).toContain(' -g ');
    expect(line({ url: 'http://127.0.0.1:4040/a/../b' })).toContain(' --path-as-is ');
    expect(line({})).not.toMatch(/ -g | --path-as-is /);
  });

  it.each([
    ['truncated', sampleKey.slice(0, -1)],
    ['with one character altered', `${sampleKey.slice(0, 25)}#${sampleKey.slice(26)}`],
  ])('does not leak a key that is %s', (_, altered) => {
    const told = line({ headers: [['authorization', `Bearer ${altered}`]] });
    expect(told).toContain('<altered key>');
    expect(told).not.toContain(sampleKey.slice(0, 12));
    expect(told).not.toContain(sampleKey.slice(-13, -1));
  });

  it('names the key by its variable where it stands whole in another scheme, the query or a longer text', () => {
    expect(pasted(line({ headers: [['authorization', `Basic ${sampleKey}`]] }))).toContain(
      `authorization: Basic ${sampleKey}`,
    );
    expect(pasted(line({ url: `http://127.0.0.1:4040/?key=${sampleKey}` })).at(-1)).toBe(
      `http://127.0.0.1:4040/?key=${sampleKey}`,
    );
    const longer = line({ headers: [['authorization', `Bearer ${sampleKey}x`]] });
    expect(longer).not.toContain(sampleKey);
    expect(pasted(longer)).toContain(`authorization: Bearer ${sampleKey}x`);
  });

  it('sends a body with NUL bytes through a pipe', () => {
    const told = line({ method: 'POST', body: 'a\0b%d\\n' });
    expect(told).toMatch(/^printf -- .* \| curl .* --data-binary @- /);
    const printed = execFileSync('bash', ['--norc', '-c', told.slice(0, told.indexOf(' | curl'))], {
      encoding: 'utf8',
    });
    expect(printed).toBe('a\0b%d\\n');
  });

  it('gives the shell exactly the body, and a terminal nothing to obey', () => {
    const bodies = fc.string({ unit: 'grapheme' }).filter((body) => !body.includes('\0'));
    fc.assert(
      fc.property(
        fc.oneof(
          bodies,
          looksLikeLogCommands,
          fc.constantFrom("it's", '$(rm)', '`x`', '!!', '\u001b[2J', '\\', '\n', '@file', '-x'),
        ),
        (body) => {
          const told = line({ method: 'POST', body });
          expect(isPrintable(told)).toBe(true);
          expect(logCommandIn(told)).toBeUndefined();
          const words = pasted(told);
          expect(words[words.indexOf('--data-raw') + 1]).toBe(body);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('gives a build server nothing to obey where the key stands beside it', () => {
    const told = line({
      url: `http://127.0.0.1:4040/?a=##[x]`,
      headers: [['x-note', `##vso[x] ::error:: ${sampleKey} ::y::`]],
    });
    expect(logCommandIn(told)).toBeUndefined();
    expect(isPrintable(told)).toBe(true);
    expect(pasted(told)).toContain(`x-note: ##vso[x] ::error:: ${sampleKey} ::y::`);
    expect(pasted(told)).toContain('http://127.0.0.1:4040/?a=##[x]');
    expect(isPrintable(line({ headers: [['x-note', `::a ::b ${sampleKey}`]] }))).toBe(true);
  });

  it('works with curl itself', async ({ skip }) => {
    const version = await promisify(execFile)('curl', ['--version']).catch(() => undefined);
    if (version === undefined) return skip('curl is not installed');
    const seen: { request: IncomingMessage; body: string }[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      seen.push({ request, body });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      const told = line({
        method: 'PATCH',
        url: `http://127.0.0.1:${port}/a/../b?c={d}&e=[1]`,
        headers: [
          ['authorization', `Bearer ${sampleKey}`],
          ['ngrok-version', ''],
        ],
        body: '{"it\'s": "ü"}',
      });
      await promisify(execFile)('bash', ['--norc', '-c', told], { env: { ...process.env, NGROK_API_KEY: sampleKey } });
      const [got] = seen;
      expect(got?.request.method).toBe('PATCH');
      expect(got?.request.url).toBe('/a/../b?c={d}&e=[1]');
      expect(got?.request.headers).toMatchObject({ authorization: `Bearer ${sampleKey}`, 'ngrok-version': '' });
      expect(got?.request.headers['content-type']).toBeUndefined();
      expect(got?.body).toBe('{"it\'s": "ü"}');
    } finally {
      server.close();
    }
  });
});

describe('shell word', () => {
  it('leaves plain words as they are', () => {
    expect(shellWord('https://api.ngrok.com/a_b-c')).toBe('https://api.ngrok.com/a_b-c');
  });

  it('quotes what a build server would obey', () => {
    expect(shellWord('::1')).toBe("$'\\072:1'");
    expect(shellWord('##[x]')).toBe("$'\\043#[x]'");
  });

  it('quotes the empty word', () => {
    expect(shellWord('')).toBe("''");
  });
});
