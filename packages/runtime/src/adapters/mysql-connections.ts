/** The connections of the pools of mysql and mysql2: what is learnt from them, and how their return and their queries are seen. */
import type { Acquisition } from '../acquisition.js';
import type { Recorder } from '../adapter.js';
import type { Connection } from '../connection.js';
import { isMethod, type Method, type MethodOf } from '../replace-method.js';
import type { StackEntry } from '../stack/capture.js';
import { checkoutHandle } from './checkout-handle.js';
import { ConnectionBook } from './connection-book.js';
import { isObject } from './shape.js';
import { SharedMethods } from './shared-methods.js';
import { faults } from '../shield.js';

const book = new ConnectionBook({
  ddlCommits: true,
  serverIdentity: (connection) => {
    const thread: unknown = Reflect.get(connection, 'threadId');
    return typeof thread === 'number' ? `thread ${thread}` : null;
  },
  isBusy: (connection) => isObject(Reflect.get(connection, '_command')) || queueLength(connection) > 0,
  rollsBackOnReturn: (connection) => {
    const pool: unknown = Reflect.get(connection, '_pool');
    const config: unknown = isObject(pool) ? Reflect.get(pool, 'config') : undefined;
    return isObject(config) && Reflect.get(config, 'resetOnRelease') === true;
  },
  destroy: (connection) => {
    const destroy: unknown = Reflect.get(connection, 'destroy');
    if (isMethod(destroy)) Reflect.apply(destroy, connection, []);
  },
});

const methods: readonly SharedMethods[] = [
  new SharedMethods('release', watchRelease),
  new SharedMethods('_removeFromPool', watchRemoval),
  new SharedMethods('query', watchQuery),
  new SharedMethods('execute', watchQuery),
  new SharedMethods('reset', watchReset),
  new SharedMethods('changeUser', watchReset),
];

const ownUsers = methods.map((method) => method.user());

/** What is known of a connection, whose statements are read from now on. */
export function readConnection(connection: object): Connection {
  for (const user of ownUsers) user.instrument(connection);
  return book.of(connection);
}

/** The connections of the pools that were instrumented in one go. */
export class MysqlConnections {
  readonly #users = methods.map((method) => method.user());
  #knownPrototype: unknown = null;

  /** Takes a checkout down. Gives what the application is to get. */
  handOut(connection: unknown, acquisition: Acquisition, recorder: Recorder): unknown {
    try {
      if (!isObject(connection) || !isMethod(Reflect.get(connection, 'release'))) {
        recorder.refused(acquisition);
        return connection;
      }
      const prototype: unknown = Object.getPrototypeOf(connection);
      if (prototype !== this.#knownPrototype) {
        for (const user of this.#users) user.instrument(connection);
        this.#knownPrototype = prototype;
      }
      recorder.granted(acquisition, book.of(connection));
      if (!recorder.handsOutHandles || acquisition.kind === 'internal') return connection;
      const handle = checkoutHandle(connection, acquisition, recorder);
      recorder.handedOut(acquisition, handle);
      return handle;
    } catch {
      faults.count++;
      return connection;
    }
  }

  /** The pool takes a connection back. Where its own release() came first, that has told of it. */
  released(connection: unknown, entry: StackEntry): void {
    const known = book.find(connection);
    const holder = known?.holder ?? null;
    if (holder !== null && isObject(connection)) known?.recorder?.returned(holder, entry, false, connection);
  }

  /** Puts back what was replaced in the connections' classes, if no other pool needs it. */
  restore(): void {
    for (const user of this.#users) user.release();
    this.#knownPrototype = null;
  }
}

function watchRelease(original: Method): Method {
  return function release(...values) {
    const connection = book.find(this);
    if (connection === undefined || !isObject(this)) return Reflect.apply(original, this, values);
    // What was taken out of the pool is not given back twice by a release that does nothing.
    const isOfPool = '_pool' in this && isObject(this._pool);
    const { holder, previous } = connection;
    if (holder !== null) connection.recorder?.returned(holder, release, !isOfPool, this);
    else if (isOfPool && previous?.kind === 'handed-out') connection.recorder?.returned(previous, release, false, this);
    connection.isBeingReturned = true;
    try {
      return Reflect.apply(original, this, values);
    } finally {
      connection.isBeingReturned = false;
    }
  };
}

/** By destroy(), by an error, or for having been idle. */
function watchRemoval(original: Method): Method {
  return function removeFromPool(...values) {
    const connection = book.find(this);
    const holder = connection?.holder ?? null;
    if (holder !== null && isObject(this)) {
      holder.isWithdrawn = true;
      connection?.recorder?.returned(holder, removeFromPool, true, this);
    }
    return Reflect.apply(original, this, values);
  };
}

function watchQuery(original: MethodOf<unknown>): MethodOf<unknown> {
  return function query(...values) {
    const connection = book.find(this);
    connection?.recorder?.queried(connection, textOf(values[0]), query);
    return Reflect.apply(original, this, values);
  };
}

/** What resets the session ends its transaction, too. */
function watchReset(original: MethodOf<unknown>): MethodOf<unknown> {
  return function reset(...values) {
    book.find(this)?.session?.forget();
    return Reflect.apply(original, this, values);
  };
}

/** The text of `query('…')`, `query({ sql })` and of a command that was made before. */
function textOf(query: unknown): string | null {
  if (typeof query === 'string') return query;
  const text = isObject(query) && 'sql' in query ? query.sql : undefined;
  return typeof text === 'string' ? text : null;
}

/** How many statements a connection of mysql has before it, the one under way included. */
function queueLength(connection: object): number {
  const protocol: unknown = Reflect.get(connection, '_protocol');
  const queue: unknown = isObject(protocol) ? Reflect.get(protocol, '_queue') : undefined;
  return Array.isArray(queue) ? queue.length : 0;
}
