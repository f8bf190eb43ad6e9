import { type HostileAnswer, message } from './hostile-server.ts';
import {
  body,
  type HostileTarget,
  jsonType,
  oneList,
  onOneList,
  sends,
  sendsByteByByte,
  sendsWithoutEnd,
  wrongForAll,
  wrongForOneList,
} from './hostile-target.ts';

const jsonHead = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const megabyte = 1024 * 1024;

/** A list answer as one list gives it, with this in place of its items. */
const list = (items: string) => `{"keys":${items},"uri":"http://127.0.0.1/api_keys","next_page_uri":null}`;

const nested = (open: string, close: string) => `${open.repeat(10_000)}1${close.repeat(10_000)}`;

/** 4 MB at most, the most that a body may have. */
const filled = (piece: string, bytes: number) => piece.repeat(Math.floor(bytes / piece.length));

/** Changes the text of every honest answer. */
function changes(change: (text: string) => string | Buffer): HostileAnswer {
  return async (socket, _, { honest }) => {
    const response = await honest();
    const text = await response.text();
    const headers = [...response.headers].filter(([name]) => name !== 'content-length');
    socket.write(message(response.status, headers, text === '' ? '' : change(text)));
  };
}

const oneByteASecond = sendsByteByByte(`${jsonHead}content-length: 100\r\n\r\n`, '[1,1]', 1_000);

/** Bodies that are too long, too deep, too slow, or no JSON that anybody expects. */
export const bodies: readonly HostileTarget[] = [
  wrongForAll(
    'a body without end',
    sendsWithoutEnd(`${jsonHead}\r\n[`, () => '"x",'.repeat(10_000)),
    /exceeds the bound/,
  ),
  wrongForOneList(
    'a body without end',
    sendsWithoutEnd(`${jsonHead}\r\n[`, () => '"x",'.repeat(10_000)),
    /exceeds the bound/,
  ),
  wrongForOneList(
    'a chunked body without end',
    sendsWithoutEnd(`${jsonHead}transfer-encoding: chunked\r\n\r\n`, () => `2710\r\n${'x'.repeat(10_000)}\r\n`),
    /exceeds the bound/,
  ),
  wrongForOneList(
    '200 MB of JSON',
    sendsWithoutEnd(`${jsonHead}content-length: ${200 * megabyte}\r\n\r\n[`, () => '"x",'.repeat(10_000)),
    /exceeds the bound/,
  ),
  wrongForOneList('a body of one byte a second', oneByteASecond, /no whole answer within 2000 ms/),
  wrongForAll('a body of one byte a second', oneByteASecond, /no whole answer within 2000 ms/),
  ...['[', '{"a":'].map((open) => ({
    name: `10,000 levels of ${open} in one list`,
    answer: onOneList(sends(body(list(nested(open, open === '[' ? ']' : '}'))))),
    exitCode: 1 as const,
    tells: /nested more than 200 levels deep/,
  })),
  {
    name: '10,000 levels of [ for everything',
    answer: sends(body(nested('[', ']'))),
    exitCode: 1,
    tells: /nested more than 200 levels deep/,
  },
  {
    name: 'a million levels that never close',
    answer: onOneList(sends(body('['.repeat(megabyte)))),
    exitCode: 1,
    tells: /more values than the bound/,
  },
  {
    name: 'a list of 1,000,000 tiny items',
    answer: onOneList(sends(body(list(`[${filled('{},', 3_000_000)}{}]`)))),
    exitCode: 1,
    tells: /more values than the bound/,
  },
  {
    name: '4 MB of one text for everything',
    answer: sends(body(`{"a":"${filled('x', 4 * megabyte - 100)}"}`)),
    exitCode: 1,
    tells: /fill the 112 MB of memory/,
    withinMs: 120_000,
  },
  {
    name: 'as many values as are taken for everything',
    answer: sends(body(`{"a":[${filled('{"9":1},', 120_000)}1]}`)),
    exitCode: 1,
    tells: /fill the 112 MB of memory/,
    withinMs: 120_000,
  },
  {
    name: 'lists of 5,000 items that are odd in all they have',
    answer: async (socket, call, { honest }) => {
      const text = await (await honest()).text();
      const item = '{"id":1,"uri":"x","created_at":"x","metadata":1},';
      const items = `[${filled(item, 5_000 * item.length)}{}]`;
      socket.write(body(call.method === 'GET' ? text.replace(/\[.*\]/s, items) : text));
    },
    exitCode: 1,
    tells: /fill the 112 MB of memory/,
    withinMs: 120_000,
  },
  ...['[]', 'null', '"text"', '42', 'true', '{}'].map((value) => ({
    name: `${value} as every body`,
    answer: sends(body(value)),
    exitCode: 1 as const,
    tells: /errors\.shape|pagination\.envelope/,
  })),
  { name: 'no body at all', answer: sends(body('')), exitCode: 1, tells: /a body that is empty/ },
  {
    name: 'numbers that no number can hold',
    answer: changes((text) => text.replaceAll(/:(?:\d+|null)/g, ':1e400').replaceAll(/:"(?=\d)[^"]*"/g, ':-0')),
    exitCode: 1,
    tells: /a number too large to hold/,
  },
  {
    name: 'times with fractions of 50,000 digits',
    answer: changes((text) => text.replaceAll(/(\d\d:\d\d:\d\d)Z"/g, `$1.${'0'.repeat(50_000)}1Z"`)),
    exitCode: 1,
    waits: true,
    tells: /exceeds the bound/,
  },
  {
    name: 'members twice',
    answer: changes((text) =>
      text.replaceAll(/("(?:id|uri|created_at|next_page_uri|msg|error_code)"):/g, '$1:{"id":7},$1:'),
    ),
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  {
    name: 'members with names of Object.prototype',
    answer: changes((text) =>
      text.replaceAll(
        '{"',
        '{"__proto__":{"id":"x","polluted":true},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":null,"valueOf":"x","',
      ),
    ),
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  {
    name: 'members with no name but those of Object.prototype',
    answer: changes((text) => text.replaceAll(/"(?:id|msg|uri|created_at)":/g, '"__proto__":')),
    exitCode: 1,
    tells: /msg/,
  },
  {
    name: 'bytes that are no UTF-8',
    answer: changes((text) => Buffer.from(text.replaceAll('"id":"', '"id":"\xff\xc3('), 'latin1')),
    exitCode: 1,
    tells: /bytes that are not UTF-8/,
  },
  {
    name: 'UTF-16',
    answer: changes((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
    exitCode: 1,
    tells: /not UTF-8/,
  },
  { name: 'a byte order mark', answer: changes((text) => `\ufeff${text}`), exitCode: 1, tells: /byte order mark/ },
  {
    name: 'NUL behind every body',
    answer: changes((text) => `${text}\0\0`),
    exitCode: 1,
    tells: /do not parse as JSON/,
  },
  {
    name: 'other items at each reading',
    waits: true,
    answer: async (socket, call, { honest }) => {
      const text = await (await honest()).text();
      const isPage = call.method === 'GET' && text.includes('next_page_uri');
      socket.write(
        message(
          200,
          [jsonType],
          isPage ? text.replaceAll(/("id":"[a-z]+_)[^"]{6}/g, `$1${String(call.number).padStart(6, '0')}`) : text,
        ),
      );
    },
    exitCode: 1,
    tells: /errors\.|pagination\./,
  },
  {
    name: 'an empty object for one list',
    answer: onOneList(sends(body('{}'))),
    exitCode: 1,
    tells: new RegExp(oneList),
  },
];
