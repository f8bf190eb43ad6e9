import { type HostileAnswer, message } from './hostile-server.ts';
import {
  type HostileTarget,
  jsonType,
  onOneList,
  sends,
  sendsByteByByte,
  sendsWithoutEnd,
  wrongForAll,
  wrongForOneList,
} from './hostile-target.ts';

/** Adds header fields to every honest answer. */
function adds(...headers: readonly (readonly [string, string])[]): HostileAnswer {
  return async (socket, _, { honest }) => {
    const response = await honest();
    const own = headers.map(([name]) => name.toLowerCase());
    const kept = [...response.headers].filter(([name]) => name !== 'content-length' && !own.includes(name));
    socket.write(message(response.status, [...kept, ...headers], Buffer.from(await response.arrayBuffer())));
  };
}

/** Answers with a status line of its own and an honest rest. */
function statusLine(line: string): HostileAnswer {
  return sends(`${line}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`);
}

const start = 'HTTP/1.1 200 OK\r\n';

const manyFields = (index: number) => Array.from({ length: 500 }, (_, field) => `x-${index}-${field}: y\r\n`).join('');

/** Heads that are too long, too slow, or nothing that HTTP knows. */
export const headers: readonly HostileTarget[] = [
  wrongForAll('header fields without end', sendsWithoutEnd(start, manyFields), /header exceeds the bound/),
  wrongForOneList(
    'one header field without end',
    sendsWithoutEnd(`${start}x: `, () => 'x'.repeat(10_000)),
    /header exceeds the bound/,
  ),
  wrongForOneList('header fields without end', sendsWithoutEnd(start, manyFields), /header exceeds the bound/),
  wrongForOneList(
    'a header of one byte a second',
    sendsByteByByte(start, 'x: y\r\n', 1_000),
    /no whole answer within 2000 ms/,
  ),
  wrongForOneList('status 000', statusLine('HTTP/1.1 000 OK'), /not HTTP\/1\.1/),
  wrongForOneList('status abc', statusLine('HTTP/1.1 abc OK'), /not HTTP\/1\.1/),
  wrongForOneList('a header field name with a space', sends(`${start}a b: c\r\n\r\n`), /not HTTP\/1\.1/),
  wrongForOneList(
    'an escape sequence in a header field',
    sends(`${start}a: b\x1b[2J\r\ncontent-length: 2\r\n\r\n{}`),
    /not HTTP\/1\.1/,
  ),
  wrongForOneList('NUL in a header field', sends(`${start}a: b\0c\r\ncontent-length: 2\r\n\r\n{}`), /not HTTP\/1\.1/),
  { name: 'status 999 for everything', answer: statusLine('HTTP/1.1 999 OK'), exitCode: 4, tells: /status 999/ },
  { name: 'status 999 for one list', answer: onOneList(statusLine('HTTP/1.1 999 OK')), exitCode: 1, tells: /999/ },
  {
    name: 'a status text of escape sequences',
    answer: onOneList(statusLine('HTTP/1.1 500 \x1b[2J\x1b]0;owned\x07<script>')),
    exitCode: 1,
    tells: /500/,
  },
  {
    name: 'a content-type of escape sequences and markup',
    answer: adds(['content-type', '\x9b31mtext/]]></failure><script>\xff']),
    exitCode: 1,
    tells: /media type application\/json/,
  },
  {
    name: 'a content-type of 60 KB',
    answer: adds(['content-type', 'x'.repeat(60_000)]),
    exitCode: 1,
    tells: /media type application\/json/,
  },
  {
    name: 'a content-type with a row of 60,000 spaces',
    answer: adds(['content-type', `application/json;${' '.repeat(60_000)}x`]),
    exitCode: 1,
    tells: /media type application\/json/,
  },
  {
    name: 'two content-types',
    answer: adds(jsonType, ['content-type', 'text/html; x="\x9b2J"']),
    exitCode: 4,
    tells: /HTML/,
  },
  {
    name: 'cookies with every answer',
    answer: adds(['set-cookie', 'session=\x9b2J; Domain=127.0.0.1'], ['set-cookie', '__Host-x=y']),
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  {
    name: 'header fields that only a request has',
    answer: adds(['authorization', 'Bearer x'], ['host', 'example.com'], ['__proto__', 'x'], ['constructor', 'y']),
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  {
    name: 'a Date that is none',
    answer: adds(['date', '\x9b2J yesterday']),
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
];
