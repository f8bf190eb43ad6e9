/** The wish of whoever started the process to stop it. */
export interface Interruption {
  /** Aborts at the first Ctrl-C (SIGINT), SIGTERM, or SIGHUP, which says that the terminal was closed. */
  readonly signal: AbortSignal;
  /** Stops listening, so that the next Ctrl-C is the system's again. */
  end(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens for Ctrl-C. The first one aborts the signal, so that there is time to tidy up; the second one ends the
 * process at once with exit code 130.
 */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  const listener = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    signal: controller.signal,
    end() {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
