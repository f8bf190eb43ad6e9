/** Header fields in the order they were sent, names as they were written. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** What was sent. The key stands in it in plain; `redaction` keeps it out of everything that is written. */
export interface RequestMessage {
  readonly method: string;
  /** Absolute URL, exactly as it was asked for. */
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: string | undefined;
}

/** What came back, byte for byte, with content codings (gzip, …) already undone. */
export interface ResponseMessage {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** Why a request got no usable answer. */
export type FailureCode =
  | 'name-not-resolved'
  | 'connection-refused'
  | 'connection-lost'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-not-trusted'
  | 'certificate-for-another-name'
  | 'tls'
  | 'timeout'
  | 'too-large'
  | 'malformed-response';

export interface Answered {
  readonly kind: 'answered';
  readonly response: ResponseMessage;
}

export interface Failed {
  readonly kind: 'failed';
  readonly code: FailureCode;
  /** What happened, in words that go on after "no answer:". */
  readonly message: string;
}

export type Outcome = Answered | Failed;

/**
 * One request with its response and the times of sending and answer: what a HAR calls an entry.
 *
 * Times are milliseconds since the Unix epoch on a clock that never goes backwards, so that they serve
 * both for windows (differences) and for comparison with timestamps that the target writes.
 */
export type Exchange = AnsweredExchange | UnansweredExchange;

/** An exchange that got an answer: the only kind that most judges look at. */
export type AnsweredExchange = Sent & { readonly outcome: Answered };

export type UnansweredExchange = Sent & { readonly outcome: Failed };

interface Sent {
  /** Place in the recording, from 1: the `#41` of the reports. */
  readonly number: number;
  readonly request: RequestMessage;
  readonly sentAt: number;
  readonly endedAt: number;
  /** Id of the rule that asked, or the part of the run that did (`preflight`, `survey`, `clean-up`). */
  readonly askedBy: string;
}

/** All exchanges of a run, in order of sending. */
export type Recording = readonly Exchange[];

export function isAnswered(exchange: Exchange): exchange is AnsweredExchange {
  return exchange.outcome.kind === 'answered';
}

/** All values of one header field, names compared without regard to case (RFC 9110 section 5.1). */
export function headerValues(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/**
 * Whether an answer has no content by its very kind (RFC 9110 sections 9.3.2, 15.3.5, 15.3.6, 15.4.5):
 * any answer to HEAD, and the statuses 204, 205 and 304.
 */
export function hasNoContent(method: string, status: number): boolean {
  return method === 'HEAD' || [204, 205, 304].includes(status);
}
