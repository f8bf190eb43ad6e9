import type { RecordedExchange } from '../recording-report.ts';
import type { FindingReport } from '../report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { type ShownBody, shownBody } from './shown-body.ts';

/** The exchange that tells most of a finding, and of its answer what the finding speaks of. */
export interface TellingAnswer {
  readonly exchange: RecordedExchange;
  /** What of the answer is marked, beside the body. */
  readonly isStatusMarked: boolean;
  /** Name in small letters. */
  readonly markedField: string | undefined;
  readonly body: ShownBody;
}

/** Bytes of bodies that are looked through, all findings together: what is told of a run must not take longer than the run. */
const mostBytes = 16 * 1024 * 1024;

/**
 * The answers that findings speak of.
 *
 * @returns an answer for each finding that an exchange shows
 */
export function tellingAnswers(
  { recording }: ReportedRun,
  findings: readonly FindingReport[],
): ReadonlyMap<FindingReport, TellingAnswer> {
  const shownBy = new Map<number, FindingReport[]>();
  for (const finding of findings) {
    const [telling] = finding.exchanges;
    if (telling !== undefined) shownBy.set(telling, [...(shownBy.get(telling) ?? []), finding]);
  }
  const answers = new Map<FindingReport, TellingAnswer>();
  let room = mostBytes;
  for (const exchange of recording.exchanges((number) => (shownBy.has(number) ? room : undefined))) {
    const bodyBytes = exchange.response?.bodyBytes ?? 0;
    const isCut = bodyBytes > room;
    for (const finding of shownBy.get(exchange.number) ?? []) {
      answers.set(finding, tellingAnswer(exchange, finding.at, isCut));
      room = Math.max(0, room - bodyBytes);
    }
  }
  return answers;
}

function tellingAnswer(
  { response, ...asked }: RecordedExchange,
  at: string | undefined,
  isCut: boolean,
): TellingAnswer {
  return {
    exchange: { ...asked, ...(response && { response: { ...response, body: '' } }) },
    isStatusMarked: at === 'status',
    markedField: at !== undefined && /^header /.test(at) ? at.slice('header '.length).toLowerCase() : undefined,
    body: shownBody(response?.body ?? '', pointerOf(at), isCut),
  };
}

function pointerOf(at: string | undefined): string | undefined {
  if (at === 'body') return '';
  return at?.startsWith('/') ? at : undefined;
}
