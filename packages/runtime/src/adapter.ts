/** What a library's adapter is given, and what it has to offer. One adapter a library, in `adapters/`. */
import type { Acquisition } from './acquisition.js';
import type { AcquisitionKind } from './acquisition-kind.js';
import type { Connection, ConnectionRecorder } from './connection.js';
import type { StackEntry } from './stack/capture.js';

/**
 * Takes down what an adapter sees of one pool. No method throws.
 *
 * Each request has one of two fates: it is granted, and the connection returned some time later, or it is refused.
 */
export interface Recorder extends ConnectionRecorder {
  /**
   * A connection is asked for.
   *
   * @param entry the adapter's outermost function on the stack; the acquisition's stack begins at its caller
   * @param capacity how many connections the pool may have out; null if it does not say
   */
  readonly requested: (kind: AcquisitionKind, entry: StackEntry, capacity: number | null) => Acquisition;
  readonly granted: (acquisition: Acquisition, connection: Connection) => void;
  readonly refused: (acquisition: Acquisition) => void;
  /**
   * The application got an object that stands for this one checkout: once it is collected, nobody can give the
   * connection back.
   */
  readonly handedOut: (acquisition: Acquisition, handle: object) => void;
  /**
   * A handle is used whose connection was given back.
   *
   * @param method what was called, e.g. `query`
   */
  readonly misused: (acquisition: Acquisition, method: string, entry: StackEntry) => void;
  /** Whether the application gets an object of its own for each checkout, where the library has none. */
  readonly handsOutHandles: boolean;
  /**
   * Takes down what is seen of a pool behind this one, which is told of under the names of both. Asked at each call.
   *
   * @param name what it is called beside the others
   */
  readonly behind: (pool: object, name: string) => Recorder;
  /** The pool is being closed. */
  readonly ending: () => void;
}

export interface Adapter {
  /** The library's name as in the models, e.g. `pg`. */
  readonly library: string;
  /** A method that only the pool's own class has, by which the class is found on a chain of prototypes. */
  readonly acquireMethod: string;
  /** Whether the value is a pool of this library, judged by its shape: private copies of a library have other classes. */
  readonly recognises: (value: unknown) => value is object;
  /** The pool that does the work behind what `recognises` accepts, such as behind mysql2's pool of promises. */
  readonly workingPool?: (pool: object) => object;
  /** What the pool says of connections that lie in it. */
  readonly idle?: (pool: object) => IdleConnections;
  /**
   * Wraps the methods of one pool, or of the prototype that all pools inherit from.
   *
   * Every wrapped call must behave as before: same results, errors, `this`, order and timing.
   *
   * @param recorderOf asked at each call; undefined for what is not tracked, whose calls go straight through
   * @returns undoes it
   */
  readonly instrument: (target: object, recorderOf: RecorderOf) => () => void;
}

/** A library above a driver: what it makes leads to a pool that the adapter of another library tracks. */
export interface Front {
  /** The library's name as in the models, e.g. `typeorm`. */
  readonly library: string;
  readonly recognises: (value: unknown) => value is object;
  /** The pool behind it, or another library's front; undefined as long as it has none. */
  readonly poolOf: (front: object) => unknown;
  /** What makes the pool, e.g. `initialize()`, where that is not done by the constructor. */
  readonly madeBy?: string;
}

/** Several pools behind one object, to which others may be added. */
export interface Cluster {
  /** The library's name as in the models, e.g. `mysql`. */
  readonly library: string;
  readonly recognises: (value: unknown) => value is object;
  /** The object that does the work behind what `recognises` accepts. */
  readonly workerOf: (cluster: object) => object;
  /** Name → pool, each of a library that an adapter tracks. */
  readonly poolsOf: (worker: object) => ReadonlyMap<string, object>;
  /** A method that is called on the worker when it has got another pool. */
  readonly addedBy: string;
}

/** The recorder of a pool. Only what the adapter recognises has one. */
export type RecorderOf = (pool: unknown) => Recorder | undefined;

/** Connections that nobody uses; null where the library does not say. */
export interface IdleConnections {
  readonly count: number | null;
  /** How many of them the pool keeps at most. */
  readonly max: number | null;
}
