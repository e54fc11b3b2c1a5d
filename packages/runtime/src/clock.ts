/**
 * Time and timers of the real process. Taken once at load: tests that fake the clock would otherwise freeze held
 * times and fire thresholds at will.
 */
const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
const realTime = process.hrtime;

/** Milliseconds on a clock that never jumps. Of the ways to read one this is the cheapest, at half of `performance.now()`. */
export function now(): number {
  const [seconds, nanoseconds] = realTime();
  return seconds * 1000 + nanoseconds / 1_000_000;
}

/** Calls `work` once after `milliseconds`, unless cancelled; does not keep the process alive. */
export function later(milliseconds: number, work: () => void): () => void {
  const timer = realSetTimeout(work, milliseconds);
  timer.unref();
  return () => realClearTimeout(timer);
}

/** Resolves after `milliseconds`. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => realSetTimeout(resolve, milliseconds));
}
