import { AssertionError } from 'node:assert';
import { errors } from 'undici';
import { ContentCodingError } from './content-codings.ts';
import type { FailureCode, Outcome } from './exchange.ts';

export function failed(code: FailureCode, message: string): Outcome {
  return { kind: 'failed', code, message };
}

const codesOfSystemErrors: Record<string, FailureCode> = {
  ENOTFOUND: 'name-not-resolved',
  EAI_AGAIN: 'name-not-resolved',
  ECONNREFUSED: 'connection-refused',
  EHOSTUNREACH: 'connection-refused',
  ENETUNREACH: 'connection-refused',
  ERR_BUFFER_TOO_LARGE: 'too-large',
  ETIMEDOUT: 'timeout',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-not-trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-not-trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-not-trusted',
  CERT_UNTRUSTED: 'certificate-not-trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-for-another-name',
  HOSTNAME_MISMATCH: 'certificate-for-another-name',
  EPROTO: 'tls',
};

/** What a request came to that got no usable answer, told from what undici or the system threw. */
export function failureOf(error: unknown): Outcome {
  if (!(error instanceof Error)) return failed('connection-lost', String(error));
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0]);
  const code = 'code' in error ? String(error.code) : error.name;
  if (error instanceof errors.ConnectTimeoutError) return failed('timeout', 'no connection within the time allowed');
  if (error instanceof errors.ResponseExceededMaxSizeError) return failed('too-large', 'the body exceeds the bound');
  if (error instanceof errors.HeadersOverflowError) return failed('too-large', 'the header exceeds the bound');
  if (error instanceof errors.HTTPParserError) return failed('malformed-response', `not HTTP/1.1: ${error.message}`);
  if (error instanceof errors.ResponseContentLengthMismatchError || error instanceof AssertionError) {
    return failed('malformed-response', `not HTTP/1.1: ${error.message.split('\n', 1)}`);
  }
  if (error instanceof ContentCodingError) return failed('malformed-response', error.message);
  if (error instanceof errors.InvalidArgumentError) return failed('connection-lost', `not sent: ${error.message}`);
  const isTls = /^(ERR_SSL_|ERR_TLS_|CERT_)/.test(code);
  return failed(codesOfSystemErrors[code] ?? (isTls ? 'tls' : 'connection-lost'), `${code}: ${error.message}`);
}
