import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { body, type HostileTarget, sends, wrongForAll, wrongForOneList } from './hostile-target.ts';

const text = Buffer.from('{"uri":"x"}');
const nothing = Buffer.alloc(64 * 1024 * 1024, '[');
const coded = (coding: string, bytes: Buffer) => sends(body(bytes, ['content-encoding', coding]));

function repeated(times: number, bytes: Buffer): Buffer {
  let result = bytes;
  for (let time = 0; time < times; time += 1) result = gzipSync(result);
  return result;
}

/** Bodies in content codings that are wrong, or unfold to more than they look like. */
export const codings: readonly HostileTarget[] = [
  wrongForOneList('gzip that is none', coded('gzip', text), /not in its content coding/),
  wrongForOneList('gzip that is cut off', coded('gzip', gzipSync(text).subarray(0, 15)), /not in its content coding/),
  wrongForOneList(
    'gzip with a wrong checksum',
    coded('gzip', Buffer.concat([gzipSync(text).subarray(0, -8), Buffer.alloc(8)])),
    /not in its content coding/,
  ),
  wrongForOneList('deflate that is none', coded('deflate', text), /not in its content coding/),
  wrongForOneList('br that is none', coded('br', text), /not in its content coding/),
  wrongForAll('a bomb of gzip', coded('gzip', gzipSync(nothing)), /larger|Cannot create a Buffer/),
  wrongForOneList('a bomb of gzip', coded('gzip', gzipSync(nothing)), /larger|Cannot create a Buffer/),
  wrongForOneList('a bomb of deflate', coded('deflate', deflateSync(nothing)), /larger|Cannot create a Buffer/),
  wrongForOneList('a bomb of br', coded('br', brotliCompressSync(nothing)), /larger|Cannot create a Buffer/),
  wrongForOneList('a bomb within a bomb', coded('gzip, gzip', repeated(2, nothing)), /larger|Cannot create a Buffer/),
  wrongForOneList('1,000 codings', coded(Array(1000).fill('gzip').join(), repeated(3, text)), /1000 content codings/),
  wrongForOneList('an unknown coding', coded('x-hostile\x9b2J', Buffer.from('28b52ffd', 'hex')), /JSON|not UTF-8/),
  { name: 'a coding that it did not use', answer: coded('identity', Buffer.from('{"a"')), exitCode: 1, tells: /JSON/ },
];
