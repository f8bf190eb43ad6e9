import type { RunEvent } from '../run/verdict.ts';
import { counted } from './counted.ts';

/** Size of a terminal. */
export interface FrameSize {
  readonly columns: number;
  readonly rows: number;
}

interface SectionAtWork {
  readonly section: string;
  readonly rules: number;
  /** How many its rules have asked for; undefined until they begin. */
  requests: number | undefined;
}

/** Shorter waits than this, in milliseconds, are not worth telling. */
export const toldWaitMs = 1_000;

/** What is shown of a run that goes on: a line for each section, what it is at, and how full the window is. */
export class LiveFrame {
  readonly #startedAt: number;
  #sections: readonly SectionAtWork[] = [];
  #current: SectionAtWork | undefined;
  #askedBy = 'preflight';
  #sent = 0;
  #window: { readonly used: number; readonly of: number } | undefined;
  #wait: { readonly began: number; readonly until: number; readonly why: string } | undefined;

  /** @param now milliseconds by the clock that the exchanges are timed by, as everywhere here */
  constructor(now: number) {
    this.#startedAt = now;
  }

  take(event: RunEvent, now: number): void {
    switch (event.kind) {
      case 'plan':
        this.#sections = event.sections.map((each) => ({ ...each, requests: undefined }));
        break;
      case 'section':
        this.#begin(event.section);
        break;
      case 'exchange': {
        const { sent, window, exchange } = event;
        this.#sent = sent;
        this.#window = window;
        this.#askedBy = exchange.askedBy;
        this.#begin(exchange.askedBy.split('.')[0] ?? '');
        if (this.#current) this.#current.requests = (this.#current.requests ?? 0) + 1;
        // What was under way when the wait began does not end it.
        if (this.#wait && exchange.sentAt > this.#wait.began) this.#wait = undefined;
        break;
      }
      case 'wait':
        if (event.ms >= toldWaitMs) this.#wait = { began: now, until: now + event.ms, why: event.why };
        break;
    }
  }

  /** Lines that neither fill the terminal nor wrap, the most telling last; the last row stays free for the cursor. */
  draw({ columns, rows }: FrameSize, now: number): string {
    const sections = this.#sections.map((each) => this.#sectionLine(each));
    const rest = [this.#atWork(now), this.#used(columns, now)];
    const current = this.#current ? [this.#sectionLine(this.#current)] : [];
    const room = Math.max(1, rows - 1);
    const lines = sections.length + rest.length <= room ? [...sections, ...rest] : [...current, ...rest].slice(-room);
    return lines.map((line) => line.slice(0, Math.max(1, columns - 1))).join('\n');
  }

  /** Evidence that several rules share is asked for by none of them: it goes to the section that is at work. */
  #begin(section: string): void {
    const known = this.#sections.find((each) => each.section === section);
    if (!known) return;
    this.#current = known;
    known.requests ??= 0;
  }

  #sectionLine(each: SectionAtWork): string {
    const { section, rules, requests } = each;
    const state = requests === undefined ? 'to come' : counted(requests, 'request');
    const mark = each === this.#current ? '>' : ' ';
    return `${mark} ${section.padEnd(15)}${counted(rules, 'rule').padStart(8)}${state.padStart(13)}`;
  }

  #atWork(now: number): string {
    const { until = 0, why } = this.#wait ?? {};
    if (until > now) return `waiting ${Math.ceil((until - now) / 1000)} s: ${why}`;
    return this.#askedBy;
  }

  #used(columns: number, now: number): string {
    const rest = `${counted(this.#sent, 'request')} · ${Math.floor((now - this.#startedAt) / 1000)} s`;
    if (!this.#window) return rest;
    const { used, of } = this.#window;
    const width = columns < 64 ? 8 : 24;
    const filled = Math.min(width, Math.round((used / of) * width));
    return `[${'#'.repeat(filled).padEnd(width, '-')}] ${used}/${of} of the window · ${rest}`;
  }
}
