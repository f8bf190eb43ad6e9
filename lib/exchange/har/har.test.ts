import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Exchange, FailureCode, HeaderList } from '../exchange.ts';
import { bodyText } from './body-text.ts';
import { dateTimeOf, momentOf } from './date-time.ts';
import { HarError } from './har-error.ts';
import { harProblems } from './har-problems.ts';
import { readHar } from './read-har.ts';
import { sampleCreator, sampleHar, sampleRecordedRun } from './sample-entries.ts';
import { harText } from './write-har.ts';

function exchangeWith(change: Partial<Exchange['request']> = {}, body: Uint8Array = Buffer.from('{}')): Exchange {
  return {
    number: 1,
    request: {
      method: 'GET',
      url: 'http://127.0.0.1:4040/ip_policies?limit=2',
      headers: [],
      body: undefined,
      ...change,
    },
    outcome: { kind: 'answered', response: { status: 200, headers: [['content-type', 'application/json']], body } },
    sentAt: 1_732_288_364_000.3472,
    endedAt: 1_732_288_364_005.1,
    askedBy: 'pagination.walk',
  };
}

const failureCodes: readonly FailureCode[] = [
  'timeout',
  'connection-refused',
  'too-large',
  'malformed-response',
  'tls',
];
const words = fc.string({ unit: 'binary', maxLength: 20 });
const headers: fc.Arbitrary<HeaderList> = fc.array(
  fc.tuple(
    fc.oneof(words, fc.constantFrom('Set-Cookie', 'cookie', 'content-type', 'location', 'x-x', 'X-X', ':odd')),
    words,
  ),
  { maxLength: 8 },
);
const outcomes: fc.Arbitrary<Exchange['outcome']> = fc.oneof(
  fc
    .record({ status: fc.integer({ min: 100, max: 999 }), headers, body: fc.uint8Array({ maxLength: 60 }) })
    .map((response) => ({ kind: 'answered' as const, response })),
  fc
    .record({ code: fc.constantFrom(...failureCodes), message: fc.string({ minLength: 1 }) })
    .map((failure) => ({ kind: 'failed' as const, ...failure })),
);
const exchanges: fc.Arbitrary<Exchange> = fc
  .record({
    number: fc.integer({ min: 1, max: 100_000 }),
    request: fc.record({
      method: fc.string({ minLength: 1 }),
      url: fc
        .tuple(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'binary' }))
        // What is odd about a URL that a run sends stands behind the address of the target.
        .map((parts) => parts.join('/')),
      headers,
      body: fc.option(words, { nil: undefined }),
    }),
    outcome: outcomes,
    sentAt: fc.double({ min: 1e12, max: 4e12, noNaN: true }),
    tookMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
    askedBy: words,
  })
  .filter(({ request }) => URL.canParse(request.url))
  .map(({ tookMs, outcome, ...sent }) => {
    const asked = { ...sent, endedAt: sent.sentAt + tookMs };
    return outcome.kind === 'answered' ? { ...asked, outcome } : { ...asked, outcome };
  });

/** With bytes of one type, for a Buffer is not equal to another Uint8Array. */
function comparable(exchange: Exchange) {
  if (exchange.outcome.kind === 'failed') return exchange;
  const { response } = exchange.outcome;
  return { ...exchange, outcome: { ...exchange.outcome, response: { ...response, body: [...response.body] } } };
}

describe('an exchange', () => {
  it('comes back from a HAR as it was, whatever is in it, and the HAR is valid', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(exchanges, fc.boolean()), { maxLength: 4 }), (pairs) => {
        const all = pairs.map(([exchange]) => exchange);
        const text = sampleHar(
          all,
          pairs.flatMap(([exchange, isCounted]) => (isCounted ? [exchange] : [])),
        );
        const { recording, counted, run, unread } = readHar(text);
        expect(recording.map(comparable)).toEqual(all.map(comparable));
        expect(recording.map((exchange) => counted.has(exchange))).toEqual(pairs.map(([, isCounted]) => isCounted));
        expect({ run, unread }).toEqual({ run: sampleRecordedRun, unread: [] });
        expect(harProblems(text)).toEqual([]);
      }),
    );
  });

  it('says what other programs look for', () => {
    const sent = exchangeWith({
      method: 'POST',
      headers: [
        ['content-type', 'application/json'],
        ['cookie', 'a=b; c="d=e"'],
      ],
      body: '{"a":"ü"}',
    });
    const response = {
      status: 302,
      headers: [
        ['Location', '/there'],
        ['set-cookie', 'a=b; Path=/; HttpOnly; Secure; Expires=never'],
        ['content-encoding', 'gzip'],
      ] as const,
      body: Uint8Array.of(0xff, 0x00),
    };
    const { entries } = JSON.parse(sampleHar([{ ...sent, outcome: { kind: 'answered', response } }])).log;
    expect(entries[0]).toMatchObject({
      startedDateTime: '2024-11-22T15:12:44.0003472Z',
      time: 4.7529296875,
      timings: { send: 0, wait: 4.7529296875, receive: 0 },
      cache: {},
      comment: '#1 · pagination.walk',
      request: {
        method: 'POST',
        httpVersion: 'HTTP/1.1',
        cookies: [
          { name: 'a', value: 'b' },
          { name: 'c', value: '"d=e"' },
        ],
        queryString: [{ name: 'limit', value: '2' }],
        postData: { mimeType: 'application/json', text: '{"a":"ü"}' },
        bodySize: 10,
      },
      response: {
        status: 302,
        cookies: [{ name: 'a', value: 'b', path: '/', httpOnly: true, secure: true }],
        content: { size: 2, mimeType: '', text: '/wA=', encoding: 'base64' },
        redirectURL: '/there',
        bodySize: -1,
      },
    });
  });

  it('that got no answer has the status 0 and says why', () => {
    const outcome = { kind: 'failed', code: 'timeout', message: 'no whole answer within 5000 ms' } as const;
    const [entry] = JSON.parse(sampleHar([{ ...exchangeWith(), outcome }])).log.entries;
    expect(entry.response).toMatchObject({ status: 0, _error: 'no whole answer within 5000 ms' });
  });

  it('has a URL that is one, and the one that was sent beside it', () => {
    const url = 'http://[::1]:4040/a b/%zz/ü?x=[1]&y=%20#there';
    const [entry] = JSON.parse(sampleHar([exchangeWith({ url })])).log.entries;
    expect(entry.request.url).toBe('http://[::1]:4040/a%20b/%25zz/%C3%BC?x=%5B1%5D&y=%20');
    expect(entry._conformance.url).toBe(url);
  });
});

test('the schema of others finds what is missing', () => {
  expect(harProblems('{"log":{"entries":[{}]}}')).toContain("/log must have required property 'version'");
});

test('a HAR comes in pieces, and not one for each entry', () => {
  const entries = Array.from({ length: 5_000 }, () => ({ exchange: exchangeWith(), counted: true }));
  const pieces = [...harText(entries, sampleRecordedRun, sampleCreator)];
  expect(pieces.length).toBeGreaterThan(5);
  expect(pieces.length).toBeLessThan(50);
});

describe('a moment', () => {
  it.each([
    ['2024-05-01T10:00:00Z', 1_714_557_600_000],
    ['2024-05-01T10:00:00.5Z', 1_714_557_600_500],
    ['2024-05-01T12:00:00.123456+02:00', 1_714_557_600_123.456],
    ['2024-05-01T12:00:00.123+0200', 1_714_557_600_123],
  ])('is read from %s', (text, moment) => {
    expect(momentOf(text)).toBe(moment);
  });

  it.each(['', 'yesterday', '2024-05-01', '2024-05-01T10:00:00', '2024-13-01T10:00:00Z', '10:00:00Z'])(
    'is none in %j',
    (text) => {
      expect(momentOf(text)).toBeNaN();
    },
  );

  it('is written with no more than seven digits behind the second', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e12, max: 4e12, noNaN: true }), (moment) => {
        expect(dateTimeOf(moment)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,7}Z$/);
        expect(momentOf(dateTimeOf(moment))).toBe(moment);
      }),
    );
  });
});

test('a byte order mark is a part of the body', () => {
  expect(bodyText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toEqual({ text: '\ufeff{}' });
});

/** As Chrome exports it, shortened. */
function chromeEntry(change: object = {}, response: object = {}): object {
  return {
    _initiator: { type: 'other' },
    _priority: 'VeryHigh',
    startedDateTime: '2024-05-01T10:00:00.123Z',
    time: 12.345,
    timings: { blocked: 1.2, dns: -1, ssl: -1, connect: -1, send: 0.1, wait: 10, receive: 1.045 },
    cache: {},
    serverIPAddress: '127.0.0.1',
    request: {
      method: 'GET',
      url: 'https://api.example/ip_policies',
      httpVersion: 'http/2.0',
      headers: [
        { name: ':authority', value: 'api.example' },
        { name: 'authorization', value: 'Bearer k' },
      ],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: '',
      headers: [{ name: 'content-type', value: 'application/json' }],
      content: { size: 2, mimeType: 'application/json', text: '{}' },
      redirectURL: '',
      _error: null,
      ...response,
    },
    ...change,
  };
}

function harOf(...entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries } });
}

describe('a HAR of another program', () => {
  it('gives its exchanges in the order of their sending, and says nothing of a run', () => {
    const read = readHar(harOf(chromeEntry(), chromeEntry({ startedDateTime: '2024-05-01T11:59:59+02:00', time: -1 })));
    expect(read.run).toBeUndefined();
    expect(read.recording).toMatchObject([
      { number: 1, sentAt: 1_714_557_599_000, endedAt: 1_714_557_599_000 },
      {
        number: 2,
        sentAt: 1_714_557_600_123,
        endedAt: 1_714_557_600_135.345,
        askedBy: 'the recording',
        request: { headers: [['authorization', 'Bearer k']], body: undefined },
        outcome: { kind: 'answered', response: { status: 200, headers: [['content-type', 'application/json']] } },
      },
    ]);
  });

  it('names what it holds no body of', () => {
    const { recording, unread } = readHar(
      harOf(
        chromeEntry({}, { content: { size: 812, mimeType: 'application/json' } }),
        chromeEntry({}, { status: 204, content: { size: 0, mimeType: 'x-unknown' } }),
        chromeEntry({}, { content: undefined }),
        chromeEntry({}, { content: { size: -1, mimeType: 'application/json' } }),
        chromeEntry({}, { content: { size: 0, mimeType: 'application/json', text: null } }),
        chromeEntry({}, { status: 304, content: undefined }),
      ),
    );
    const lacking = (place: number) =>
      `Entry ${place} has no body of its answer: let the program that records keep contents.`;
    expect(unread).toEqual([1, 3, 4, 5].map(lacking));
    expect(recording.map(({ outcome }) => outcome.kind === 'answered' && outcome.response.body.length)).toEqual([0, 0]);
  });

  it('names what it holds no answer to, for nobody knows who ended that', () => {
    const { recording, unread } = readHar(
      harOf(
        chromeEntry(),
        chromeEntry({}, { status: 0, content: {}, _error: 'net::ERR_ABORTED' }),
        // As Playwright writes it.
        chromeEntry({}, { status: -1, content: { size: -1, mimeType: 'x-unknown' } }),
      ),
    );
    expect(recording).toHaveLength(1);
    const lacking = (place: number) =>
      `Entry ${place} has no answer: the program that recorded it, or whoever used that, may have ended the request.`;
    expect(unread).toEqual([2, 3].map(lacking));
  });

  it('may begin with a byte order mark', () => {
    expect(readHar(`\ufeff${harOf(chromeEntry())}`).recording).toHaveLength(1);
  });

  it('is read without what is no exchange with a server', () => {
    const asked = (method: string, url: string) => chromeEntry({ request: { method, url, headers: [] } });
    const { recording, unread } = readHar(
      harOf(
        asked('GET', 'data:image/png;base64,AAAA'),
        asked('GET', 'wss://api.example/socket'),
        asked('CONNECT', 'http://api.example:443'),
        asked('CONNECT', 'api.example:443'),
        asked('CONNECT', '127.0.0.1:443'),
        asked('CONNECT', '[::1]:443'),
        chromeEntry({ _fromCache: 'disk' }),
        asked('GET', 'https://API.example:443/last'),
      ),
    );
    expect(recording.map(({ request: { url } }) => url)).toEqual(['https://api.example/last']);
    expect(unread).toEqual([]);
  });

  it('gives what was sent as a form', () => {
    const request = { method: 'POST', url: 'https://api.example/', headers: [] };
    const params = [{ name: 'a b', value: '1&2' }, { name: 'c' }];
    const { recording } = readHar(
      harOf(
        chromeEntry({ request: { ...request, postData: { mimeType: 'x', params } } }),
        chromeEntry({ request: { ...request, postData: { mimeType: 'x', text: 'whole', params: [] } } }),
        chromeEntry({ request: { ...request, postData: null } }),
        chromeEntry({ request: { ...request, postData: { mimeType: '', text: '' } } }),
        chromeEntry({ request: { ...request, postData: { mimeType: '', text: null, params: [] } } }),
      ),
    );
    const bodies = recording.map(({ request: { body } }) => body);
    expect(bodies).toEqual(['a+b=1%262&c=', 'whole', undefined, undefined, undefined]);
  });
});

describe('what is no HAR', () => {
  const own = JSON.parse(sampleHar([exchangeWith()]));
  const ownWithout = { log: { ...own.log, entries: [{ ...own.log.entries[0], _conformance: undefined }] } };

  it.each([
    ['no JSON', 'not JSON', 'har-not-json', /^it does not parse as JSON: /],
    ['another document', '[]', 'har-malformed', /^at its top belongs the object of HAR 1\.2: /],
    ['no log', '{}', 'har-malformed', /^at \/log belongs the log of HAR 1\.2, an object: /],
    ['no entries', '{"log":{}}', 'har-malformed', /^at \/log\/entries belongs the list of entries: /],
    [
      'an entry that is none',
      harOf(chromeEntry(), 7),
      'har-entry-malformed',
      /^in entry 2 at its top belongs an entry/,
    ],
    [
      'a time that is none',
      harOf(chromeEntry({ startedDateTime: 'now' })),
      'har-entry-malformed',
      /^in entry 1 at \/startedDateTime belongs a date with time and time zone, as /,
    ],
    [
      'a URL that is none',
      harOf(chromeEntry({ request: { method: 'GET', url: 'secret-of-mine', headers: [] } })),
      'har-entry-malformed',
      /^in entry 1 at \/request\/url belongs an absolute URL: /,
    ],
    [
      'a field without value',
      harOf(chromeEntry({}, { headers: [{ name: 'a' }] })),
      'har-entry-malformed',
      /^in entry 1 at \/response\/headers\/0\/value belongs a text: /,
    ],
    [
      'an entry of a run that says nothing of it',
      JSON.stringify(ownWithout),
      'har-entry-malformed',
      /^in entry 1 at \/_conformance belongs what the run knew of it: /,
    ],
  ])('%s: is told by entry, place and what belongs there', (_, text, code, message) => {
    const mistake = mistakeOf(text);
    expect(mistake).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(mistake.message).not.toContain('secret');
  });

  function mistakeOf(text: string): HarError {
    try {
      readHar(text);
    } catch (mistake) {
      if (mistake instanceof HarError) return mistake;
      throw mistake;
    }
    throw new Error('it was read');
  }
});
