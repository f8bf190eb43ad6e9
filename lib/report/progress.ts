import { type RunEvent, untoleratedIn } from '../run/verdict.ts';

/** Where progress goes: standard error, so that standard output holds the report alone. */
export type ProgressStream = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** Tells how a run goes on. */
export interface Progress {
  onEvent(event: RunEvent): void;
  /** Takes the live line away. Nothing is written afterwards. */
  end(): void;
}

/**
 * Progress as one live line on a terminal, as a plain line per section elsewhere, as nothing when quiet.
 *
 * @param stream where to write
 * @param manner.isPlain plain lines on a terminal too: continuous integration keeps every redrawing of a live line
 */
export async function progressOn(
  stream: NodeJS.WriteStream,
  manner: { readonly quiet: boolean; readonly isPlain: boolean },
): Promise<Progress> {
  if (manner.quiet) return { onEvent: () => {}, end: () => {} };
  if (!stream.isTTY || manner.isPlain) return plainProgress(stream);
  const { createLogUpdate } = await import('log-update');
  const line = createLogUpdate(stream);
  return liveProgress(
    line,
    () => {
      line.clear();
      // Shows the cursor again.
      line.done();
    },
    () => stream.columns,
    (tick) => {
      const timer = setInterval(tick, 1000);
      return () => clearInterval(timer);
    },
  );
}

/** Where each line stays, shorter waits than this are not worth one. */
const toldWaitMs = 1_000;

/** One line per section, as it begins. */
export function plainProgress(stream: Pick<ProgressStream, 'write'>): Progress {
  return {
    onEvent(event) {
      if (event.kind === 'section')
        stream.write(`${event.section}: ${event.rules} ${event.rules === 1 ? 'rule' : 'rules'}\n`);
      if (event.kind === 'wait' && event.ms >= toldWaitMs)
        stream.write(`${event.why}: waiting ${secondsTold(event.ms)}\n`);
    },
    end() {},
  };
}

function secondsTold(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * One line that is written over and over.
 *
 * @param show replaces the line
 * @param clear takes it away
 * @param columns the width of the terminal at the moment
 * @param eachSecond calls back once a second, until the function that it gives is called
 */
export function liveProgress(
  show: (line: string) => void,
  clear: () => void,
  columns: () => number,
  eachSecond: (tick: () => void) => () => void,
): Progress {
  let section = 'preflight';
  let requests = '';
  let judged = 0;
  let violated = 0;
  let stopCounting = () => {};
  const showLine = () => {
    const rules = judged === 0 ? '' : ` · ${judged} rules judged, ${violated} violated`;
    show(`${section}${requests}${rules}`.slice(0, Math.max(columns() - 1, 20)));
  };
  const countDown = ({ ms, why }: Extract<RunEvent, { kind: 'wait' }>) => {
    let left = ms;
    const tell = () => {
      requests = ` · ${why}: waiting ${secondsTold(Math.max(0, left))}`;
      left -= 1000;
    };
    tell();
    stopCounting = eachSecond(() => {
      tell();
      showLine();
    });
  };
  return {
    onEvent(event) {
      stopCounting();
      stopCounting = () => {};
      switch (event.kind) {
        case 'section':
          section = event.section;
          break;
        case 'exchange':
          requests = ` · ${event.sent} ${event.sent === 1 ? 'request' : 'requests'}, ${event.counted} counted`;
          break;
        case 'wait':
          countDown(event);
          break;
        case 'verdict':
          if (untoleratedIn(event.verdict).length > 0) violated += 1;
          if (event.verdict.verdict === 'violated' || event.verdict.verdict === 'conformant') judged += 1;
          break;
      }
      showLine();
    },
    end() {
      stopCounting();
      clear();
    },
  };
}
