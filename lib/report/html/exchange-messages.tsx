import type { HeaderList } from '../../exchange/exchange.ts';
import { printable } from '../printable.ts';
import type { RecordedExchange, RecordingReport } from '../recording-report.ts';
import { wholeBody } from './shown-body.ts';

/** What rows open to: the page would grow beyond what opens at once and can be mailed. Characters. */
const messagesRoom = 1_500_000;

/** Of each body, in bytes: a page of a hundred items is shorter. */
const shownBody = 64 * 1024;

/** A character at the end of what is shown may have been longer than the room for it. */
const cutBefore = shownBody - 3;

/** A request and what came of it: start line, header fields and bodies. */
export function ExchangeMessages({ exchange }: { readonly exchange: RecordedExchange }) {
  const { request, response, failure } = exchange;
  return (
    <>
      <h4>Request</h4>
      <pre>
        {printable(request.method)} {printable(request.url)}
        {fieldLines(request.headers)}
      </pre>
      {request.body !== undefined && <Body text={request.body} isCut={Buffer.byteLength(request.body) >= cutBefore} />}
      <h4>Answer</h4>
      {response === undefined ? (
        <p>{printable(failure ?? 'none')}</p>
      ) : (
        <>
          <pre>
            {response.status}
            {fieldLines(response.headers)}
          </pre>
          {response.bodyBytes > 0 && <Body text={response.body} isCut={response.bodyBytes > shownBody} />}
        </>
      )}
    </>
  );
}

function Body({ text, isCut }: { readonly text: string; readonly isCut: boolean }) {
  return <pre tabindex={0}>{wholeBody(text, isCut)}</pre>;
}

function fieldLines(headers: HeaderList): string {
  return headers.map(([name, value]) => `\n${printable(name)}: ${printable(value)}`).join('');
}

/**
 * HTML of what rows open to, by number: while there is room, first for the exchanges that findings point to.
 *
 * @param shown numbers of the exchanges that have a row
 */
export function messagesOf(
  recording: RecordingReport,
  shown: ReadonlySet<number>,
  isEvidence: (number: number) => boolean,
): ReadonlyMap<number, string> {
  const messages = new Map<number, string>();
  let room = messagesRoom;
  for (const turn of [true, false]) {
    const isTurn = (number: number) => shown.has(number) && isEvidence(number) === turn;
    for (const exchange of recording.exchanges((number) => (isTurn(number) ? shownBody : undefined))) {
      const html = String(<ExchangeMessages exchange={exchange} />);
      room -= html.length;
      if (room < 0) return messages;
      messages.set(exchange.number, html);
    }
  }
  return messages;
}
