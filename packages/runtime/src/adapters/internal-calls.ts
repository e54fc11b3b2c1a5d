import { type MethodOf, replaceMethod } from '../replace-method.js';
import type { RecorderOf } from '../adapter.js';
import type { StackEntry } from '../stack/capture.js';

interface Call {
  readonly pool: unknown;
  readonly entry: StackEntry;
}

/**
 * Calls such as `pool.query()`, for which the pool takes a connection itself: before they return, they ask for it by
 * the method that the application would use.
 */
export class InternalCalls {
  /** The call that runs right now and has not yet asked for its connection. */
  #running: Call | null = null;
  readonly #recorderOf: RecorderOf;

  constructor(recorderOf: RecorderOf) {
    this.#recorderOf = recorderOf;
  }

  /** Makes a method known that takes a connection for itself; returns what puts it back. */
  replace(target: object, name: string): () => void {
    return replaceMethod(target, name, (original) => this.#watching(original));
  }

  /** The call on whose behalf the pool is asked right now; null if the application asks. Told once a call. */
  take(pool: unknown): StackEntry | null {
    const running = this.#running;
    if (running === null || running.pool !== pool) return null;
    this.#running = null;
    return running.entry;
  }

  #watching(original: MethodOf<unknown>): MethodOf<unknown> {
    const setRunning = (running: Call | null): Call | null => {
      const outer = this.#running;
      this.#running = running;
      return outer;
    };
    const recorderOf = this.#recorderOf;
    return function call(...values): unknown {
      if (recorderOf(this) === undefined) return Reflect.apply(original, this, values);
      const outer = setRunning({ pool: this, entry: call });
      try {
        return Reflect.apply(original, this, values);
      } finally {
        setRunning(outer);
      }
    };
  }
}
