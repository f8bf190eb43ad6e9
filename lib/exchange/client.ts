import { Agent } from 'undici';
import type { Clock } from './clock.ts';
import { decoded } from './content-codings.ts';
import {
  type Exchange,
  type HeaderList,
  headerValues,
  type Outcome,
  type Recording,
  type RequestMessage,
} from './exchange.ts';
import { failed, failureOf } from './failures.ts';
import {
  type CutShortError,
  MemorySpentError,
  TargetGoneError,
  TimeSpentError,
  WriteRefusedError,
} from './not-sent.ts';
import { Turnstile } from './pacing.ts';
import { Recorder } from './recorder.ts';
import { isWithin, type WriteScope } from './write-scope.ts';

/** Bounds on what a target may make the suite wait for or hold. */
export interface ClientBounds {
  /** From sending to the last byte of the answer, in ms. */
  readonly answerMs: number;
  /** Body as it arrives and after decoding, in bytes. */
  readonly bodyBytes: number;
  /** What one body may take up as a JSON value, in bytes: see `sizeInMemory`. */
  readonly bodyMemory: number;
  /** The same for all bodies of a recording together. */
  readonly recordingMemory: number;
  /** All header fields of an answer together, in bytes. */
  readonly headerBytes: number;
  /** Requests under way at once: ngrok caps them too (ERR_NGROK_225). */
  readonly simultaneous: number;
  /** After so many unanswered requests on end the target counts as gone and nothing more is sent. */
  readonly unansweredOnEnd: number;
}

export const defaultBounds: ClientBounds = {
  answerMs: 5_000,
  // The largest documented page has a hundred items of a few kilobytes, and some two thousand values.
  bodyBytes: 4 * 1024 * 1024,
  bodyMemory: 16 * 1024 * 1024,
  recordingMemory: 112 * 1024 * 1024,
  headerBytes: 64 * 1024,
  simultaneous: 4,
  unansweredOnEnd: 5,
};

const methodsThatChangeNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

/** How one request is to be sent, beyond what stands in it. */
export interface SendOptions {
  /** Who asked: see `Exchange.askedBy`. */
  readonly askedBy: string;
  /** Use a connection that only such requests use. */
  readonly aside?: boolean;
  /**
   * Called with the exchange's number when all else is settled and the request is about to leave. What it throws keeps
   * the request from being sent.
   */
  readonly beforeSending?: (number: number) => void;
}

export interface Client {
  /**
   * Sends one request as it stands and records the exchange. Follows no redirect, adds no header but what HTTP/1.1
   * itself needs (`host`, `connection`, `content-length`).
   *
   * @returns the exchange, also where no answer came.
   * @throws the reason of the signal, where that ended the request: then there is no exchange to record. A write under
   *   way is waited for all the same, since only its answer tells what it made.
   * @throws WriteRefusedError before anything is sent, where the method is not one that only reads and the URL lies
   *   outside of what may be written to.
   * @throws CutShortError before anything is sent, where `cutShort` says so.
   */
  send(message: RequestMessage, options: SendOptions): Promise<Exchange>;
  /**
   * Halves the number of requests that may be under way at once.
   *
   * @returns false where it is one already
   */
  narrow(): boolean;
  /** All exchanges that have ended, in the order of their sending. */
  readonly recording: Recording;
  /** Requests sent so far, answered or not. */
  readonly sent: number;
  /** Why nothing more is sent; undefined as long as something is. */
  readonly cutShort: CutShortError | undefined;
  close(): Promise<void>;
}

/**
 * The one place where requests leave this process.
 *
 * @param surroundings.writable where methods other than GET, HEAD and OPTIONS may be sent to
 * @param surroundings.timeLimitMs after which nothing more is sent, from now on. Default: none
 * @param surroundings.signal ends reading requests under way and refuses later ones
 */
export function createClient(surroundings: {
  readonly bounds: ClientBounds;
  readonly clock: Clock;
  readonly writable: WriteScope;
  readonly timeLimitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onExchange?: (exchange: Exchange) => void;
  /** Takes down what is sent. Default: one of its own; clients of one run share one. */
  readonly recorder?: Recorder;
}): Client {
  const { bounds, clock, writable, timeLimitMs = Number.POSITIVE_INFINITY, recorder = new Recorder() } = surroundings;
  const startedAt = clock();
  const agentWith = (connections: number) =>
    new Agent({
      connections,
      pipelining: 1,
      // A server that closes an idle connection while a request is on its way looks as if it refused to answer. Most wait
      // for 5 s or more before they do, so no connection is used again that was idle for longer than this.
      keepAliveTimeout: 1_000,
      keepAliveMaxTimeout: 1_000,
      maxHeaderSize: bounds.headerBytes,
      maxResponseSize: bounds.bodyBytes,
      connect: { timeout: bounds.answerMs },
    });
  const agent = agentWith(bounds.simultaneous);
  const agentAside = agentWith(1);
  const turnstile = new Turnstile(bounds.simultaneous);
  let unansweredOnEnd = 0;
  let memory = 0;

  async function outcomeOf(message: RequestMessage, { aside = false }: SendOptions): Promise<Outcome> {
    const deadline = AbortSignal.timeout(bounds.answerMs);
    const interruption = methodsThatChangeNothing.has(message.method) ? surroundings.signal : undefined;
    const signal = interruption ? AbortSignal.any([deadline, interruption]) : deadline;
    const outcome = await exchangeOver(aside ? agentAside : agent, message, signal, bounds).catch((error: unknown) => {
      interruption?.throwIfAborted();
      return deadline.aborted ? failed('timeout', `no whole answer within ${bounds.answerMs} ms`) : failureOf(error);
    });
    const unanswered =
      outcome.kind === 'failed' && (outcome.code === 'timeout' || outcome.code === 'connection-refused');
    unansweredOnEnd = unanswered ? unansweredOnEnd + 1 : 0;
    return outcome;
  }

  function whyCutShort(): CutShortError | undefined {
    if (unansweredOnEnd >= bounds.unansweredOnEnd) return new TargetGoneError(unansweredOnEnd);
    if (clock() - startedAt >= timeLimitMs) return new TimeSpentError(timeLimitMs);
    return memory > bounds.recordingMemory ? new MemorySpentError(bounds.recordingMemory) : undefined;
  }

  return {
    async send(message, options) {
      if (
        writable !== 'anywhere' &&
        !methodsThatChangeNothing.has(message.method) &&
        !isWithin(writable, message.url)
      ) {
        throw new WriteRefusedError(message.method, message.url, writable);
      }
      return turnstile.pass(async () => {
        surroundings.signal?.throwIfAborted();
        const refusal = whyCutShort();
        if (refusal) throw refusal;
        options.beforeSending?.(recorder.sent + 1);
        const number = recorder.begin();
        const sentAt = clock();
        const outcome = await outcomeOf(message, options);
        const sent = { number, request: message, sentAt, endedAt: clock(), askedBy: options.askedBy };
        const exchange: Exchange = outcome.kind === 'answered' ? { ...sent, outcome } : { ...sent, outcome };
        recorder.end(exchange);
        if (outcome.kind === 'answered') memory += sizeInMemory(outcome.response.body);
        surroundings.onExchange?.(exchange);
        return exchange;
      });
    },
    narrow: () => turnstile.narrow(),
    get recording() {
      return recorder.recording;
    },
    get sent() {
      return recorder.sent;
    },
    get cutShort() {
      return whyCutShort();
    },
    async close() {
      await Promise.all([agent.destroy(), agentAside.destroy()]);
    },
  };
}

async function exchangeOver(
  agent: Agent,
  message: RequestMessage,
  signal: AbortSignal,
  bounds: ClientBounds,
): Promise<Outcome> {
  // The URL is handed over in two parts: as a whole it would be normalised on the way (`/a/../b`, `%7e`),
  // and what is sent must be what the recording says.
  const { origin } = new URL(message.url);
  const response = await agent.request({
    origin,
    path: targetOf(message.url),
    method: message.method,
    headers: message.headers.flat(),
    body: message.body ?? null,
    signal,
    responseHeaders: 'raw',
  });
  const headers = pairsOf(response.headers);
  const received = new Uint8Array(await response.body.arrayBuffer());
  const body = await decoded(received, headerValues(headers, 'content-encoding').join(','), bounds.bodyBytes);
  if (sizeInMemory(body) > bounds.bodyMemory) return failed('too-large', 'the body has more values than the bound');
  return { kind: 'answered', response: { status: response.statusCode, headers, body } };
}

/** Measured on whole runs: what a value takes up with all that is remembered of it until the last rule is judged. */
const bytesOfValue = 512;

/** A byte of the body is kept as it came, and may be one of a text whose characters take two each. */
const bytesOfByte = 3;

/**
 * What a body takes up once it is read as JSON, roughly, in bytes. Three bytes (`{},`) can be a whole object, so the
 * length alone says little: each comma and each opening bracket counts as a value, those within strings too.
 */
function sizeInMemory(body: Uint8Array): number {
  let values = 0;
  for (const byte of body) if (byte === comma || byte === bracket || byte === brace) values += 1;
  return body.length * bytesOfByte + values * bytesOfValue;
}

const [comma, bracket, brace] = [0x2c, 0x5b, 0x7b];

/** What stands in the request line: path and query as they are written, never without the slash. */
function targetOf(url: string): string {
  const target = url.replace(/^[^/?#]*\/\/[^/?#]*/, '');
  return target.startsWith('/') ? target : `/${target}`;
}

/** undici's `raw` headers are one flat list of names and values, which its types do not tell. */
function pairsOf(raw: unknown): HeaderList {
  const flat = Array.isArray(raw) ? raw.map(String) : [];
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, withoutSpaceAround(flat[index + 1])] as const] : []));
}

/** Space around a field value is no part of it (RFC 9110 section 5.5). */
function withoutSpaceAround(value = ''): string {
  // Without the look behind, a row of spaces within the value takes a quadratic time.
  return value.replaceAll(/^[ \t]+|(?<![ \t])[ \t]+$/g, '');
}
