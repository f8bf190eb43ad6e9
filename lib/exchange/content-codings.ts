import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

/** A body that is not in the content coding that its header names. */
export class ContentCodingError extends Error {
  readonly code = 'CONTENT_CODING';
}

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** Nobody codes a body more often, and each coding may cost as much time as the body bound allows. */
const mostCodings = 3;

/**
 * Undoes content codings, the last applied first (RFC 9110 section 8.4).
 *
 * @param contentEncoding value of the header field; what it names and nobody here knows is left as it is
 * @param maxOutputLength in bytes
 * @throws ContentCodingError where the body is not in its coding; what `node:zlib` throws where it is beyond the bound
 */
export async function decoded(body: Uint8Array, contentEncoding: string, maxOutputLength: number): Promise<Uint8Array> {
  const codings = contentEncoding.split(',').flatMap((coding) => decoders.get(coding.trim().toLowerCase()) ?? []);
  if (codings.length > mostCodings) throw new ContentCodingError(`${codings.length} content codings on one body`);
  let result = body;
  for (const decode of codings.reverse()) {
    if (result.length > 0) result = await decode(result, { maxOutputLength }).catch(refuseBadCoding);
  }
  return result;
}

function refuseBadCoding(error: unknown): never {
  if (error instanceof RangeError) throw error;
  throw new ContentCodingError(
    `the body is not in its content coding: ${error instanceof Error ? error.message : error}`,
  );
}
