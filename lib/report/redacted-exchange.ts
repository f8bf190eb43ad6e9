import { type Exchange, type HeaderList, isAnswered } from '../exchange/exchange.ts';
import type { Redaction } from './redaction.ts';

/** An exchange without a secret in it: all that a report, or whoever writes anything, may see of one. */
export interface RedactedExchange {
  readonly number: number;
  /** Id of the rule that asked, or the part of the run that did. */
  readonly askedBy: string;
  /** Milliseconds since the Unix epoch, as in `Exchange`. */
  readonly sentAt: number;
  readonly endedAt: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: HeaderList;
    readonly body: string | undefined;
  };
  /** Absent where no answer came; `failure` tells why. */
  readonly response?: {
    readonly status: number;
    readonly headers: HeaderList;
    readonly body: string;
    /** Bytes of the whole body. */
    readonly bodyBytes: number;
  };
  readonly failure?: string;
}

/** Looked at beyond what is shown, so that a secret that crosses the end is seen whole. */
const margin = 8192;

/**
 * Takes the secrets out of an exchange.
 *
 * @param shownBytes how much of each body is shown
 */
export function redactedExchange(exchange: Exchange, redaction: Redaction, shownBytes: number): RedactedExchange {
  const { number, askedBy, sentAt, endedAt, outcome } = exchange;
  const { method, url, headers, body } = exchange.request;
  const request = {
    method: redaction.redact(method),
    url: redaction.redact(url),
    headers: redactedFields(headers, redaction),
    body: body === undefined ? undefined : excerptOf(Buffer.from(body), redaction, shownBytes),
  };
  const asked = { number, askedBy, sentAt, endedAt, request };
  if (!isAnswered(exchange)) {
    return { ...asked, ...(outcome.kind === 'failed' && { failure: redaction.redact(outcome.message) }) };
  }
  const { response } = exchange.outcome;
  return {
    ...asked,
    response: {
      status: response.status,
      headers: redactedFields(response.headers, redaction),
      body: excerptOf(response.body, redaction, shownBytes),
      bodyBytes: response.body.length,
    },
  };
}

function redactedFields(headers: HeaderList, redaction: Redaction): HeaderList {
  return headers.map(([name, value]) => [
    redaction.redact(name),
    name.toLowerCase() === 'authorization' ? redaction.redactCredential(value) : redaction.redact(value),
  ]);
}

function excerptOf(body: Uint8Array, redaction: Redaction, bytes: number): string {
  if (bytes <= 0) return '';
  const text = redaction.redact(Buffer.from(body.subarray(0, bytes + margin)).toString('utf8'));
  const whole = Buffer.from(text);
  // A character that the cut would split goes away whole.
  return whole.length <= bytes ? text : new TextDecoder().decode(whole.subarray(0, bytes), { stream: true });
}
