/**
 * Time and timers of the real process. Taken once at load: tests that fake the clock would otherwise freeze held
 * times and fire thresholds at will.
 */
import { performance } from 'node:perf_hooks';

const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
const realNow = performance.now.bind(performance);

/** Milliseconds on a clock that never jumps. */
export function now(): number {
  return realNow();
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
