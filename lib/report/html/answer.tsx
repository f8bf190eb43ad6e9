import { headerValues } from '../../exchange/exchange.ts';
import { cutAndCounted } from '../cut.ts';
import { printable } from '../printable.ts';
import { ExchangeLink } from './exchange-link.tsx';
import type { ShownLine } from './shown-body.ts';
import type { TellingAnswer } from './telling-answers.ts';

/** Longer values of header fields are cut. */
const longestValue = 300;

/** The answer that shows a finding, with its place marked. */
export function Answer({ answer, at }: { readonly answer: TellingAnswer; readonly at: string | undefined }) {
  const { exchange, isStatusMarked, body } = answer;
  const { number, request, response, failure } = exchange;
  return (
    <figure class="answer">
      <figcaption>
        <ExchangeLink number={number} /> {printable(request.method)}{' '}
        <code>{cutAndCounted(request.url, longestValue)}</code>
      </figcaption>
      {response === undefined ? (
        <p>No answer came{failure === undefined ? '' : `: ${printable(failure)}`}.</p>
      ) : (
        <pre tabindex={0}>
          <code>
            <span class="status">status {isStatusMarked ? <mark>{response.status}</mark> : response.status}</span>
            {'\n'}
            {fieldsOf(answer).map(({ name, value, isMarked }) => (
              <>
                <span class="field">{isMarked ? <mark>{`${name}: ${value}`}</mark> : `${name}: ${value}`}</span>
                {'\n'}
              </>
            ))}
            {'\n'}
            {response.bodyBytes === 0 ? <i>no body</i> : body.lines.map((line) => <Line line={line} />)}
          </code>
        </pre>
      )}
      {body.marks === 'parent' && at !== undefined && (
        <p class="aside">
          There is no <code>{printable(at)}</code>: the innermost value around it is marked.
        </p>
      )}
      {body.marks === 'stop' && <p class="aside">From the marked place on, the body is no JSON.</p>}
    </figure>
  );
}

function Line({ line }: { readonly line: ShownLine | undefined }) {
  if (line === undefined) return <>{'…\n'}</>;
  return (
    <>
      {'  '.repeat(line.level) + line.before}
      {line.marked !== '' && <mark>{line.marked}</mark>}
      {`${line.after}\n`}
    </>
  );
}

/** The media type, without which no body can be read, and the field that the finding speaks of. */
function fieldsOf({ exchange, markedField }: TellingAnswer) {
  const headers = exchange.response?.headers ?? [];
  const names = new Set(['content-type', ...(markedField === undefined ? [] : [markedField])]);
  return [...names].flatMap((name) => {
    const values = headerValues(headers, name);
    const isMarked = name === markedField;
    if (values.length === 0) return isMarked ? [{ name: printable(name), value: '(there is none)', isMarked }] : [];
    return values
      .slice(0, 5)
      .map((value) => ({ name: printable(name), value: cutAndCounted(value, longestValue), isMarked }));
  });
}
