import type { AnsweredExchange, Exchange, HeaderList } from '../exchange/exchange.ts';

/** What a test says of an exchange; the rest is filled in. */
export interface Sample {
  readonly number?: number;
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly headers?: HeaderList;
  /** Bytes and texts go out as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly sentAt?: number;
  readonly endedAt?: number;
}

/** An answered exchange for the tests of the judges. */
export function answered(sample: Sample = {}): AnsweredExchange {
  const body = sample.body instanceof Uint8Array ? sample.body : new TextEncoder().encode(text(sample.body));
  const headers = sample.headers ?? [['content-type', 'application/json']];
  return {
    ...asked(sample),
    outcome: { kind: 'answered', response: { status: sample.status ?? 200, headers, body } },
  };
}

/** An exchange that got no answer. */
export function failed(sample: Sample = {}): Exchange {
  return { ...asked(sample), outcome: { kind: 'failed', code: 'timeout', message: 'no answer within 10 s' } };
}

function asked(sample: Sample): Omit<Exchange, 'outcome'> {
  const sentAt = sample.sentAt ?? 0;
  return {
    number: sample.number ?? 1,
    request: {
      method: sample.method ?? 'GET',
      url: sample.url ?? 'https://api.example/things',
      headers: [],
      body: undefined,
    },
    sentAt,
    endedAt: sample.endedAt ?? sentAt + 1,
    askedBy: 'test',
  };
}

function text(body: unknown): string {
  if (body === undefined) return '{}';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
