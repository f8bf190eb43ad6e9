import type { HeaderList } from '../../exchange/exchange.ts';
import { printable } from '../printable.ts';
import type { RecordedExchange } from '../recording-report.ts';
import { wholeBody } from './shown-body.ts';

/** Of each body, in bytes: a page of a hundred items is shorter. */
export const shownBody = 64 * 1024;

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
