import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { answersOtherwise } from '../changed-answers.ts';
import type { Hook } from '../hook.ts';
import type { Variant } from './variant.ts';

type Coder = (bytes: Uint8Array) => Uint8Array;

/** Its best quality takes longer than all the rest of an answer. */
const quickBrotli: Coder = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });

/** RFC 9110 section 12.5.3: whoever sends no `Accept-Encoding` takes any content coding. */
export const contentCodings: readonly Variant[] = [
  { name: 'gzip', title: 'answers are compressed with gzip', hook: () => coded('gzip', gzipSync) },
  { name: 'deflate', title: 'answers are compressed with deflate', hook: () => coded('deflate', deflateSync) },
  { name: 'brotli', title: 'answers are compressed with brotli', hook: () => coded('br', quickBrotli) },
  {
    name: 'upper-case-content-coding',
    title: 'the name of the content coding is written in upper case',
    hook: () => coded('GZIP', gzipSync),
  },
  {
    name: 'two-content-codings',
    title: 'answers are compressed twice over',
    hook: () => coded('deflate, gzip', (bytes) => gzipSync(deflateSync(bytes))),
  },
];

function coded(names: string, coder: Coder): Hook {
  return answersOtherwise(
    ({ request }) => accepts(request.headers.get('accept-encoding'), names),
    async (response) => {
      if (response.body === null) return response;
      const headers = new Headers(response.headers);
      headers.set('content-encoding', names);
      headers.set('vary', 'accept-encoding');
      const bytes = new Uint8Array(await response.arrayBuffer());
      return new Response(new Uint8Array(coder(bytes)), { status: response.status, headers });
    },
  );
}

/** Those who name codings have to name each of these. */
function accepts(acceptEncoding: string | null, names: string): boolean {
  const accepted = acceptEncoding?.toLowerCase().split(/ *, */);
  return !accepted || names.split(', ').every((name) => accepted.includes(name.toLowerCase()));
}
