import type { Exchange, HeaderList } from '../exchange/exchange.ts';
import { cutAndCounted } from '../report/cut.ts';
import { printable } from '../report/printable.ts';
import { redactedExchange } from '../report/redacted-exchange.ts';
import type { Redaction } from '../report/redaction.ts';
import { bodyExcerpt, mark } from './body-excerpt.ts';
import type { ShownExchange } from './example.ts';

/** The place that an exchange is shown for. */
export interface ShownPlace {
  /** A JSON pointer into the body of the answer, `status`, or `header` and a name. */
  readonly at: string;
  /** Whether it is marked as what is wrong. */
  readonly isMarked?: boolean;
}

/** Fields that belong to the connection or to the hour, and not to what a rule is about. */
const unshown = new Set(['host', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'date']);

/** In bytes: more of a body is never shown. */
const readBytes = 1024 * 1024;

/** In characters: longer paths and fields are there to be too long. */
const longestLine = 120;

/**
 * An exchange as a reader is shown it, without a secret in it. The key of the run stands as `$NGROK_API_KEY`, so that
 * a good key can be told from a wrong one.
 */
export function shownExchange(exchange: Exchange, redaction: Redaction, place?: ShownPlace): ShownExchange {
  const { number, request, response, failure } = redactedExchange(exchange, redaction, readBytes);
  const markedAt = place?.isMarked ? place.at : undefined;
  const marked = (line: string, at: string) => (at === markedAt ? `${line}${mark}` : line);
  const { origin } = new URL(exchange.request.url);
  const path = withKey(exchange.request.url.slice(origin.length), redaction);
  return {
    number,
    request: [
      cutAndCounted(`${request.method} ${path}`, longestLine),
      ...fields(exchange.request.headers).map(([name, value]) =>
        cutAndCounted(`${name}: ${withKey(value, redaction)}`, longestLine),
      ),
      ...bodyLines(request.body ?? ''),
    ],
    answer: response
      ? [
          marked(String(response.status), 'status'),
          ...fields(response.headers).map(([name, value]) =>
            marked(cutAndCounted(`${name}: ${value}`, longestLine), `header ${name.toLowerCase()}`),
          ),
          ...bodyLines(response.body, place?.at.startsWith('/') ? place : undefined),
        ]
      : [`no answer: ${printable(failure ?? '')}`],
  };
}

function bodyLines(body: string, place?: ShownPlace): string[] {
  const lines = bodyExcerpt(body, place);
  return lines.length === 0 ? [] : ['', ...lines];
}

function fields(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => !unshown.has(name.toLowerCase()));
}

/** An altered key shows nothing of itself, as in the reports. */
function withKey(text: string, redaction: Redaction): string {
  const parts = redaction.aroundKey(text);
  if (parts.length > 1) return parts.map((part) => redaction.redact(part)).join('$NGROK_API_KEY');
  return /^\S+ \S/.test(text) ? redaction.redactCredential(text) : redaction.redact(text);
}
