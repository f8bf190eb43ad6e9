import { describe, expect, it } from 'vitest';
import type { Exchange, HeaderList } from '../exchange/exchange.ts';
import { disclosedSecrets } from './disclosed-secrets.ts';
import { Redaction } from './redaction.ts';
import { sampleExchange } from './sample-run.ts';

const token = '2abcTokenOfTheNewKey';

function answered(body: string, status = 200, headers: HeaderList = []): Exchange {
  return { ...sampleExchange(), outcome: { kind: 'answered', response: { status, headers, body: Buffer.from(body) } } };
}

describe('secrets that an answer discloses', () => {
  it('are strings under telling names, however deep', () => {
    const body = JSON.stringify({
      id: 'ak_2RfSample',
      token,
      nested: [{ client_secret: 's3cr3t-of-oauth' }, { private_key_pem: '-----BEGIN-----\nabc' }],
      aws: { access_key_id: 'AKIAIOSFODNN7', secretAccessKey: 'wJalrXUtnFEMI' },
      api_keys: ['first-of-many', 'second-of-many'],
    });
    expect(disclosedSecrets(answered(body)).sort()).toEqual([
      '-----BEGIN-----\nabc',
      token,
      'first-of-many',
      's3cr3t-of-oauth',
      'second-of-many',
      'wJalrXUtnFEMI',
    ]);
  });

  it.each([400, 401, 404, 500, 301])('are looked for in answers of status %i', (status) => {
    expect(disclosedSecrets(answered(`{"token":"${token}"}`, status))).toEqual([token]);
  });

  it.each([
    ['cut off', `{"id":1,"token":"${token}","msg`],
    ['in a page', `<html><a data-token="${token}">`],
    ['in a form', `a=1&access_token=${token}&b=2`],
    ['in lines', `user: x\npassword: ${token}\n`],
    ['behind a byte order mark', `\ufeff{"token": "${token}"}`],
    ['nested deeper than the suite reads', `${'['.repeat(100_000)}{"token":"${token}"}${']'.repeat(100_000)}`],
  ])('are looked for in what is no JSON: %s', (_, body) => {
    expect(disclosedSecrets(answered(body))).toContain(token);
  });

  it('are looked for in header fields and cookies', () => {
    const headers: HeaderList = [
      ['X-Auth-Token', token],
      ['set-cookie', 'session=0123456789abcdef; Path=/; HttpOnly'],
      ['access-control-allow-credentials', 'true'],
      ['content-type', 'application/json'],
    ];
    expect(disclosedSecrets(answered('{}', 200, headers))).toEqual([token, '0123456789abcdef']);
  });

  it('are not empty, null or a short word', () => {
    expect(disclosedSecrets(answered('{"token":"","secret":null,"password":"no"}'))).toEqual([]);
  });

  it('are no links, which stand all over a report, but may be URLs with a secret in them', () => {
    expect(disclosedSecrets(answered('{"token":"http://127.0.0.1:4040/api_keys/ak_1"}'))).toEqual([]);
    expect(disclosedSecrets(answered('{"ssh_credentials":"/ssh_credentials","secrets":["ssh_credentials"]}'))).toEqual(
      [],
    );
    const telling = ['https://user:hunter22@example.com/', 'https://example.com/?sig=1234567890', 'ngrok:12345678'];
    expect(disclosedSecrets(answered(JSON.stringify({ secrets: telling }))).sort()).toEqual([...telling].sort());
  });

  it('are none where no answer came', () => {
    const failed: Exchange = { ...sampleExchange(), outcome: { kind: 'failed', code: 'timeout', message: 'token' } };
    expect(disclosedSecrets(failed)).toEqual([]);
  });

  it('are found and learned in bounded time and memory, however many there are', () => {
    const members = Array.from(
      { length: 100_000 },
      (_, index) => `{"token":"${(index * 7919 + 1e9).toString(36)}-${index}"}`,
    );
    const answer = answered(`[${members}]`);
    const startedWith = process.cpuUsage();
    const before = process.memoryUsage().heapUsed;
    const redaction = new Redaction();
    redaction.learn(disclosedSecrets(answer));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(250e6);
    for (let again = 0; again < 5; again += 1) redaction.learn(disclosedSecrets(answer));
    // Not by the clock, for the machine may have much else to do.
    expect(process.cpuUsage(startedWith).user / 1000).toBeLessThan(8_000);
  });

  it('are found in time that grows with the body alone', () => {
    const body = `${'token'.repeat(200_000)}${'token: '.repeat(200_000)}`;
    const startedAt = performance.now();
    disclosedSecrets(answered(body));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
