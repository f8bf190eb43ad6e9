import type { HeaderList } from '../../exchange/exchange.ts';
import { printable } from '../printable.ts';
import type { RecordedExchange } from '../recording-report.ts';

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
      {request.body !== undefined && <pre class="body">{request.body}</pre>}
      <h4>Answer</h4>
      {response === undefined ? (
        <p>{printable(failure ?? 'none')}</p>
      ) : (
        <>
          <pre>
            {response.status}
            {fieldLines(response.headers)}
          </pre>
          {response.body !== '' && <pre class="body">{response.body}</pre>}
        </>
      )}
    </>
  );
}

function fieldLines(headers: HeaderList): string {
  return headers.map(([name, value]) => `\n${printable(name)}: ${printable(value)}`).join('');
}
