/** What a library's adapter is given, and what it has to offer. One adapter a library, in `adapters/`. */
import type { AcquisitionKind } from './acquisition.js';
import type { StackEntry } from './stack/capture.js';

/** Takes down what an adapter sees. Never throws. */
export interface Recorder {
  /**
   * A connection is asked for.
   *
   * @param entry the adapter's outermost function on the stack; the acquisition's stack begins at its caller
   */
  readonly requested: (kind: AcquisitionKind, entry: StackEntry) => ConnectionRequest;
  /** The pool is being closed. */
  readonly ending: () => void;
}

/** One request's fate: exactly one of the two is called, once. */
export interface ConnectionRequest {
  readonly granted: () => Grant;
  readonly refused: () => void;
}

export interface Grant {
  /** The connection is given back. Further calls change nothing. */
  readonly returned: () => void;
}

export interface Adapter {
  /** The library's name as in the models, e.g. `pg`. */
  readonly library: string;
  /** Whether the value is a pool of this library, judged by its shape: private copies of a library have other classes. */
  readonly recognises: (value: unknown) => value is object;
  /**
   * Wraps the methods of one pool, or of the prototype that all pools inherit from.
   *
   * Every wrapped call must behave as before: same results, errors, `this`, order and timing.
   *
   * @param recorderOf asked at each call; undefined for a pool that is not tracked, whose calls go straight through
   * @returns undoes it
   */
  readonly instrument: (target: object, recorderOf: (pool: object) => Recorder | undefined) => () => void;
}
