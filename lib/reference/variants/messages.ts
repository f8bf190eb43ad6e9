import { setTimeout } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { answersOtherwise } from '../changed-answers.ts';
import type { Call, Hook } from '../hook.ts';
import { seededRandomBytes } from '../identifiers.ts';
import { headerFields } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

/** How answers come over the connection: RFC 9112, and RFC 8297 for what precedes them. */
export const messages: readonly Variant[] = [
  {
    name: 'chunked',
    title: 'bodies come in chunks, some of which end within a character',
    hook: () =>
      answersOtherwise(
        () => true,
        async (response) => {
          if (response.body === null) return response;
          const headers = new Headers(response.headers);
          headers.set('transfer-encoding', 'chunked');
          const bytes = new Uint8Array(await response.arrayBuffer());
          return new Response(ReadableStream.from(pieces(bytes)), { status: response.status, headers });
        },
      ),
  },
  {
    name: 'trailers',
    title: 'bodies come in chunks, with a trailer field behind them',
    hook: () =>
      sentBy(async ({ outgoing }, response, body) => {
        const hasBody = response.body !== null;
        const trailer: Record<string, string> = hasBody ? { trailer: 'server-timing' } : {};
        outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...trailer });
        if (hasBody) outgoing.write(body);
        if (hasBody) outgoing.addTrailers({ 'server-timing': 'total;dur=1' });
        outgoing.end();
      }),
  },
  {
    name: 'close-after-each-answer',
    title: 'the connection is closed after each answer',
    hook: () => headerFields(() => ({ connection: 'close' })),
  },
  {
    name: 'close-after-three-answers',
    title: 'the connection is closed after every third answer',
    hook: () => {
      let answers = 0;
      return headerFields(() => {
        answers += 1;
        return answers % 3 === 0 ? { connection: 'close' } : { 'keep-alive': 'timeout=60, max=2' };
      });
    },
  },
  {
    name: 'no-keep-alive-fields',
    title: 'connections last, and no header field says so',
    hook: () => async (call, reference) => {
      call.outgoing.removeHeader('connection');
      return reference(call.request);
    },
  },
  {
    name: 'http-1.0',
    title: 'answers are HTTP/1.0: without a length, ended by the end of the connection',
    hook: () => sentBy((call, response, body) => endedByClose('HTTP/1.0', call, response, body)),
  },
  {
    name: 'ended-by-close',
    title: 'answers are HTTP/1.1 without a length, ended by the end of the connection',
    hook: () => sentBy((call, response, body) => endedByClose('HTTP/1.1', call, response, body)),
  },
  {
    name: 'field-names-in-upper-case',
    title: 'names of header fields are written in upper case',
    hook: () =>
      sentBy(async ({ outgoing }, response, body) => {
        const fields = [...response.headers].flatMap(([name, value]) => [name.toUpperCase(), value]);
        const length = response.body === null ? [] : ['CONTENT-LENGTH', String(body.length)];
        outgoing.writeHead(response.status, [...fields, ...length]);
        outgoing.end(body);
      }),
  },
  {
    name: 'no-reason-phrase',
    title: 'the status line has no reason phrase',
    hook: () =>
      sentBy(async ({ outgoing }, response, body) => {
        outgoing.writeHead(response.status, '', Object.fromEntries(response.headers));
        outgoing.end(body);
      }),
  },
  {
    name: 'other-reason-phrases',
    title: 'the reason phrase says the same of every status',
    hook: () => async (call, reference) => {
      call.outgoing.statusMessage = 'As You Wish';
      return reference(call.request);
    },
  },
  {
    name: 'early-hints',
    title: 'an answer of status 103 precedes each answer',
    hook: () => async (call, reference) => {
      call.outgoing.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
      return reference(call.request);
    },
  },
  {
    name: 'no-date',
    title: 'answers have no Date field',
    hook: () => async (call, reference) => {
      call.outgoing.sendDate = false;
      return reference(call.request);
    },
  },
  {
    name: 'jitter',
    title: 'answers take up to three milliseconds more or less, and say so',
    hook: () => {
      const random = seededRandomBytes(1);
      return async (call, reference) => {
        const [byte = 0] = random(1);
        const delay = byte % 4;
        await setTimeout(delay);
        call.outgoing.setHeader('server-timing', `jitter;dur=${delay}`);
        return reference(call.request);
      };
    },
  },
];

/** Answers that Node sends as it is told, past what the framework would make of them. */
function sentBy(send: (call: Call, response: Response, body: Uint8Array) => Promise<void>): Hook {
  return async (call, reference) => {
    const response = await reference(call.request);
    await send(call, response, new Uint8Array(await response.clone().arrayBuffer()));
    return RESPONSE_ALREADY_SENT;
  };
}

async function endedByClose(protocol: string, { outgoing }: Call, response: Response, body: Uint8Array): Promise<void> {
  const fields = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  outgoing.socket?.write(`${protocol} ${response.status} \r\n${fields}connection: close\r\n\r\n`);
  outgoing.socket?.end(body);
}

/** One byte, then so many at a time that some pieces begin within a character. */
function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  const size = 1_021;
  yield bytes.subarray(0, 1);
  for (let start = 1; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
