import type { Exchange, HeaderList } from '../exchange/exchange.ts';
import { counted } from './counted.ts';
import { cutAndCounted } from './cut.ts';
import { disclosedSecrets } from './disclosed-secrets.ts';
import { type RedactedExchange, redactedExchange } from './redacted-exchange.ts';
import type { Redaction } from './redaction.ts';

/** Bytes of each body that are shown. */
const shownBytes = 1024;

/** A target may send fields by the thousand, and values by the kilobyte. */
const mostFields = 50;
const longestLine = 2048;

/**
 * Looks at each exchange as it ends: lets the redaction know what it discloses, and after that tells of it.
 *
 * @param stream where to tell; nowhere without one
 */
export function watchExchanges(
  redaction: Redaction,
  stream?: Pick<NodeJS.WriteStream, 'write'>,
): (exchange: Exchange) => void {
  return (exchange) => {
    redaction.learn(disclosedSecrets(exchange));
    stream?.write(debugText(redactedExchange(exchange, redaction, shownBytes)));
  };
}

/**
 * One exchange as a block of lines, each safe for a terminal: number, method, URL, status, time and who asked; then
 * what was sent behind `>` and what came behind `<`.
 */
function debugText({ number, askedBy, sentAt, endedAt, request, response, failure = '' }: RedactedExchange): string {
  const { method, url, headers, body } = request;
  const came = response === undefined ? `no answer: ${failure}` : String(response.status);
  const lines = [
    `#${number} ${method} ${url} · ${came} · ${Math.round(endedAt - sentAt)} ms · ${askedBy}`,
    ...fieldLines('>', headers),
    ...(body === undefined ? [] : [`  > ${body}`]),
    ...(response === undefined ? [] : fieldLines('<', response.headers)),
    ...(response === undefined || response.bodyBytes === 0
      ? []
      : [`  < ${response.body}`, `  < (${response.bodyBytes} bytes)`]),
  ];
  return `${lines.map((line) => cutAndCounted(line, longestLine)).join('\n')}\n`;
}

function fieldLines(direction: '<' | '>', headers: HeaderList): string[] {
  const shown = headers.slice(0, mostFields).map(([name, value]) => `  ${direction} ${name}: ${value}`);
  const rest = headers.length - shown.length;
  return rest === 0 ? shown : [...shown, `  ${direction} and ${counted(rest, 'more header field')}`];
}
