// lib/cli/interruption.ts
var signals = ["SIGINT", "SIGTERM", "SIGHUP"];
function listenForInterruption(onFirst) {
  const controller = new AbortController();
  const listener = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    onFirst();
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    signal: controller.signal,
    end() {
      for (const signal of signals) process.off(signal, listener);
    }
  };
}

export {
  listenForInterruption
};
