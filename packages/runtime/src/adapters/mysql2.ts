/**
 * mysql2, read at 3.24.5: the pool of `mysql2`, which also works behind the pool of `mysql2/promise` and in clusters.
 *
 * - `getConnection(callback)` hands out a connection; `query()` and `execute()` call it for themselves.
 * - A connection goes back by `release()`, or leaves the pool by `destroy()` or by an error.
 * - The second `release()` is ignored. `end()` waits for nobody.
 */
import type { Acquisition } from '../acquisition.js';
import type { Adapter, Recorder, RecorderOf } from '../adapter.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import type { StackEntry } from '../stack/capture.js';
import { Mysql2Connections } from './mysql2-connections.js';

/** What the adapter uses of a pool. */
interface Mysql2Pool {
  readonly config: { readonly connectionLimit?: unknown };
}

export const mysql2Adapter: Adapter = {
  library: 'mysql2',
  acquireMethod: 'getConnection',
  recognises: isPool,
  workingPool: (pool) => (isWorkingPool(pool) ? pool : behind(pool)),
  instrument,
};

function isPool(value: unknown): value is object {
  return isWorkingPool(value) || (isObject(value) && isMethod(Reflect.get(value, 'getConnection')) && isWorkingPool(behind(value)));
}

function isWorkingPool(value: unknown): value is Mysql2Pool {
  return (
    isObject(value) &&
    ['getConnection', 'query', 'execute', 'releaseConnection', 'end'].every((name) => isMethod(Reflect.get(value, name))) &&
    ['config', '_allConnections', '_freeConnections', '_connectionQueue'].every((name) => isObject(Reflect.get(value, name)))
  );
}

/** The pool of callbacks behind a pool of promises. */
function behind(pool: object): object {
  const inner: unknown = Reflect.get(pool, 'pool');
  return isObject(inner) ? inner : pool;
}

function instrument(target: object, recorderOf: RecorderOf): () => void {
  /** The query() or execute() that runs right now and has not yet asked for its connection. */
  let querying: { readonly pool: unknown; readonly entry: StackEntry } | null = null;
  const connections = new Mysql2Connections();

  const restoreConnect = replaceMethod<Mysql2Pool>(target, 'getConnection', (original) => {
    return function getConnection(...values): unknown {
      const recorder = recorderOf(this);
      const [callback] = values;
      if (recorder === undefined || !isMethod(callback) || isWatched in callback) return Reflect.apply(original, this, values);
      const query = querying?.pool === this ? querying : null;
      querying = null;
      const entry = query?.entry ?? getConnection;
      const acquisition = recorder.requested(query ? 'internal' : 'handed-out', entry, capacityOf(this));
      const watching = watchCallback(callback, acquisition, recorder, connections);
      try {
        return Reflect.apply(original, this, [watching, ...values.slice(1)]);
      } catch (error) {
        recorder.refused(acquisition);
        throw error;
      }
    };
  });

  const restoreQueries = ['query', 'execute'].map((name) =>
    replaceMethod(target, name, (original) => {
      return function query(...values): unknown {
        if (recorderOf(this) === undefined) return Reflect.apply(original, this, values);
        querying = { pool: this, entry: query };
        try {
          return Reflect.apply(original, this, values);
        } finally {
          querying = null;
        }
      };
    }),
  );

  return () => {
    restoreConnect();
    for (const restore of restoreQueries) restore();
    connections.restore();
  };
}

/** Marks callbacks that are watched already: where a connection breaks, the pool asks again on behalf of who waits. */
const isWatched = Symbol('watched by leakcheck');

/** A limit of 0 is none. */
function capacityOf(pool: Mysql2Pool): number | null {
  const limit = pool.config.connectionLimit;
  return typeof limit === 'number' && limit > 0 ? limit : null;
}

function watchCallback(
  callback: Method,
  acquisition: Acquisition,
  recorder: Recorder,
  connections: Mysql2Connections,
): Method {
  const watching: Method & { [isWatched]?: true } = function (...values) {
    const [error, connection, ...others] = values;
    if (error || connection === undefined) {
      recorder.refused(acquisition);
      return Reflect.apply(callback, this, values);
    }
    return Reflect.apply(callback, this, [error, connections.handOut(connection, acquisition, recorder), ...others]);
  };
  watching[isWatched] = true;
  return watching;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
