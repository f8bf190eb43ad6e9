import { bytesOf, type HostileAnswer } from './hostile-server.ts';
import {
  body,
  type HostileTarget,
  onOneList,
  sends,
  sendsAndEnds,
  wrongForAll,
  wrongForOneList,
} from './hostile-target.ts';

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const chunked = `${head}transfer-encoding: chunked\r\n\r\n`;

/** Ends the connection with RST, the way a crash looks. */
function resetsAfter(bytes: string): HostileAnswer {
  return (socket) => {
    socket.write(bytes, () => socket.resetAndDestroy());
  };
}

const lost = /connection|closed|terminated|ECONNRESET/;
const noHttp = /not HTTP\/1\.1/;
const late = /no whole answer within 2000 ms/;

/** Answers whose end is not where they say, and connections that end or stay as nobody expects. */
export const framing: readonly HostileTarget[] = [
  wrongForAll('half a header, then the end', sendsAndEnds('HTTP/1.1 200 OK\r\nconte'), lost),
  wrongForOneList('half a header, then the end', sendsAndEnds('HTTP/1.1 200 OK\r\nconte'), lost),
  wrongForOneList('half a body, then the end', sendsAndEnds(`${head}content-length: 100\r\n\r\n{"a":`), lost),
  wrongForOneList('a length that is too long', sends(`${head}content-length: 100\r\n\r\n{}`), late),
  wrongForOneList('two lengths', sends(`${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`), noHttp),
  wrongForOneList('a negative length', sends(`${head}content-length: -1\r\n\r\n{}`), noHttp),
  wrongForOneList(
    'a length beyond all numbers',
    sends(`${head}content-length: 99999999999999999999999\r\n\r\n{}`),
    noHttp,
  ),
  wrongForOneList(
    'a length and chunks',
    sends(`${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
    noHttp,
  ),
  wrongForOneList('a chunk size that is no number', sends(`${chunked}zz\r\n{}\r\n0\r\n\r\n`), noHttp),
  wrongForOneList('a chunk size beyond all numbers', sends(`${chunked}fffffffffffffffffff\r\n{}`), noHttp),
  wrongForOneList('a chunk that is longer than its size', sends(`${chunked}1\r\n{}}}}\r\n0\r\n\r\n`), noHttp),
  wrongForOneList('chunks without the last one', sends(`${chunked}2\r\n{}\r\n`), late),
  wrongForOneList('chunks that end with the connection', sendsAndEnds(`${chunked}2\r\n{}\r\n`), lost),
  wrongForOneList(
    'a chunk extension without end',
    (socket) => void socket.write(`${chunked}2;${'x'.repeat(10_000_000)}`),
    /not HTTP|no whole answer/,
  ),
  wrongForOneList(
    'trailers without end',
    (socket) => void socket.write(`${chunked}2\r\n{}\r\n0\r\n${'x: y\r\n'.repeat(1_000_000)}`),
    /exceeds the bound|not HTTP|no whole answer/,
  ),
  {
    name: 'a length that is too short',
    answer: sends(`${head}content-length: 1\r\n\r\n{}`),
    exitCode: 1,
    tells: /do not parse as JSON/,
  },
  {
    name: 'chunks with extensions and trailers, as they should be',
    answer: async (socket, _, { honest }) => {
      const response = await honest();
      const bytes = Buffer.from(await response.arrayBuffer());
      const chunk = `${bytes.length.toString(16)};a="b"\r\n${bytes.toString('latin1')}\r\n0\r\nx-trailer: \x9b2J\r\n\r\n`;
      const last = bytes.length === 0 ? '0\r\n\r\n' : chunk;
      const status = `HTTP/1.1 ${response.status} x\r\ncontent-type: application/json\r\n`;
      socket.write(
        response.status === 204 ? 'HTTP/1.1 204 x\r\n\r\n' : `${status}transfer-encoding: chunked\r\n\r\n${last}`,
        'latin1',
      );
    },
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  wrongForAll('HTTP/0.9', sendsAndEnds('{}'), noHttp),
  wrongForOneList('HTTP/0.9', sendsAndEnds('{}'), noHttp),
  wrongForOneList('the preface of HTTP/2', sends('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0'), noHttp),
  wrongForOneList('nothing, and the end', sendsAndEnds(''), lost),
  wrongForOneList('a reset in place of an answer', resetsAfter(''), lost),
  wrongForOneList('a reset within the header', resetsAfter(head), lost),
  wrongForOneList('a reset within the body', resetsAfter(`${head}content-length: 100\r\n\r\n{`), lost),
  {
    name: 'HTTP/1.0 without a length',
    answer: async (socket, _, { honest }) => {
      const response = await honest();
      socket.end(`HTTP/1.0 ${response.status} x\r\ncontent-type: application/json\r\n\r\n${await response.text()}`);
    },
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  {
    name: 'a banner of SMTP before anything was asked',
    onConnection: (socket) => void socket.write('220 mail.example ESMTP\r\n'),
    answer: sends('500 what?\r\n'),
    exitCode: 4,
    tells: /not HTTP|connection/,
  },
  {
    name: 'an answer before anything was asked',
    // Which answer is taken for which differs from run to run: what a run learns too late that it made is deleted beyond
    // the limit.
    waits: true,
    onConnection: (socket) => void socket.write(body('{}')),
    answer: (_, __, { answerHonestly }) => answerHonestly(),
    exitCode: 1,
    tells: /authentication\.required/,
  },
  {
    name: 'two answers to each request',
    answer: async (socket, _, { honest }) => {
      socket.write(Buffer.concat([await bytesOf(await honest()), body('{"error_code":"smuggled"}')]));
    },
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  {
    name: 'a reset of every connection',
    onConnection: (socket) => void socket.resetAndDestroy(),
    answer: () => {},
    exitCode: 4,
    tells: /ECONNRESET|connection/,
  },
  {
    name: 'nothing, and reads nothing',
    onConnection: (socket) => void socket.pause(),
    answer: () => {},
    exitCode: 4,
    tells: /no whole answer within 2000 ms/,
  },
  {
    name: 'Connection: close with every answer',
    answer: async (socket, _, { honest }) => {
      const response = await honest();
      const bytes = Buffer.from(await response.arrayBuffer());
      const length = response.status === 204 ? '' : `content-length: ${bytes.length}\r\n`;
      const status = `HTTP/1.1 ${response.status} x\r\ncontent-type: application/json\r\n${length}`;
      socket.end(Buffer.concat([Buffer.from(`${status}connection: close\r\n\r\n`), bytes]));
    },
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  {
    name: 'another answer on each connection that it keeps',
    answer: onOneList(sends('HTTP/1.1 200 OK\r\nkeep-alive: timeout=99999999\r\ncontent-length: 2\r\n\r\n{}')),
    exitCode: 1,
    tells: /content-type/,
  },
];
