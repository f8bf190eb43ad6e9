import type { Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { type HostileAnswer, message } from './hostile-server.ts';

/** A way in which a server can be hostile, and what a run on it has to come to. */
export interface HostileTarget {
  /** What it does, so that it reads on after "a target that sends". */
  readonly name: string;
  readonly answer: HostileAnswer;
  readonly exitCode: 0 | 1 | 3 | 4;
  /** What the reports have to say in so many words, for the reader to know what happened. */
  readonly tells: RegExp;
  /** What it does before anything was asked. */
  readonly onConnection?: (socket: Socket) => void;
  /** Serves https, with a certificate that is to be made when the test runs; the command trusts the authority. */
  readonly tls?: () => { readonly tls: TlsOptions; readonly authority?: string };
  /** What it is taken for, where that is not what it speaks. */
  readonly scheme?: 'https';
  /** True where the run is refused for its rate limit and waits for the next window: then that is a second long. */
  readonly waits?: true;
  /** Flags that the run gets beside the usual ones. */
  readonly flags?: readonly string[];
  /** How long the whole command may take, in ms, where that is not the usual time. */
  readonly withinMs?: number;
}

/** The key of the runs on hostile targets: one that occurs nowhere else. */
export const hostileKey = '2HostileCanaryKey0000000000_7xQvWpZ3kLmNbTyRsUdE9';

/** The one list where most are hostile that are honest otherwise: among the first that a run asks for. */
export const oneList = '/api_keys';

/** Honest but for reading one list. */
export function onOneList(answer: HostileAnswer): HostileAnswer {
  return (socket, call, world) => {
    const isThere = call.method === 'GET' && call.path.split('?', 1)[0] === oneList;
    return isThere ? answer(socket, call, world) : world.answerHonestly();
  };
}

/** Honest but for one list, for which it sends what is no answer. */
export function wrongForOneList(name: string, answer: HostileAnswer, tells: RegExp): HostileTarget {
  return { name: `${name} for one list`, answer: onOneList(answer), exitCode: 1, tells };
}

/** Sends what is no answer, whatever is asked. */
export function wrongForAll(name: string, answer: HostileAnswer, tells: RegExp): HostileTarget {
  return { name: `${name} for everything`, answer, exitCode: 4, tells };
}

/** Answers with these bytes and leaves the connection open. */
export function sends(...parts: readonly (string | Buffer)[]): HostileAnswer {
  return (socket) => {
    for (const part of parts) socket.write(part);
  };
}

/** Answers with these bytes and ends the connection. */
export function sendsAndEnds(...parts: readonly (string | Buffer)[]): HostileAnswer {
  return (socket) => void socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

/** Sends the head, and then a piece over and over until the client has had enough. */
export function sendsWithoutEnd(head: string | Buffer, piece: (index: number) => string | Buffer): HostileAnswer {
  return (socket) => {
    let index = 0;
    // One piece at a time, so that other targets of the same process get their turn.
    const more = () => {
      if (socket.destroyed) return;
      index += 1;
      if (socket.write(piece(index))) setImmediate(more);
      else socket.once('drain', more);
    };
    socket.write(head);
    more();
  };
}

/** Sends the head, and then one byte each so often until the client has had enough. */
export function sendsByteByByte(head: string, text: string, everyMs: number): HostileAnswer {
  return (socket) => {
    socket.write(head);
    let index = 0;
    const timer = setInterval(() => {
      socket.write(text[index % text.length] ?? 'x');
      index += 1;
    }, everyMs);
    socket.on('close', () => clearInterval(timer));
  };
}

export const jsonType = ['content-type', 'application/json'] as const;

/** An answer of status 200 in JSON, as it should be but for what is in it. */
export function body(content: string | Buffer, ...headers: readonly (readonly [string, string])[]): Buffer {
  return message(200, [jsonType, ...headers], content);
}
