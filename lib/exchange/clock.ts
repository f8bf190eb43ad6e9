/**
 * Milliseconds since the Unix epoch that never go backwards. Fractions matter: on loopback several exchanges
 * share a millisecond.
 */
export type Clock = () => number;

/** The clock of this process: wall time at its start plus the monotonic time since. */
export const systemClock: Clock = () => performance.timeOrigin + performance.now();
