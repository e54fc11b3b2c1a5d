/** The pools of mysql and of mysql2, which is a rewrite of it with the same interface. */
import type { Acquisition } from '../acquisition.js';
import type { IdleConnections, Recorder, RecorderOf } from '../adapter.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import type { StackEntry } from '../stack/capture.js';
import { behindHandle } from './checkout-handle.js';
import { MysqlConnections } from './mysql-connections.js';

/** What the adapters use of a pool. */
interface MysqlPool {
  readonly config: { readonly connectionLimit?: unknown };
}

/** Wraps what the pools of mysql and mysql2 have in common. */
export function instrumentMysqlPool(target: object, recorderOf: RecorderOf): () => void {
  /** The query() or execute() that runs right now and has not yet asked for its connection. */
  let querying: { readonly pool: unknown; readonly entry: StackEntry } | null = null;
  const connections = new MysqlConnections();

  const restoreConnect = replaceMethod<MysqlPool>(target, 'getConnection', (original) => {
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

  const restoreQueries = ['query', 'execute'].flatMap((name) =>
    !isMethod(Reflect.get(target, name)) ? [] : replaceMethod(target, name, (original) => {
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

  const restoreRelease = replaceMethod(target, 'releaseConnection', (original) => {
    return function releaseConnection(...values): unknown {
      if (recorderOf(this) === undefined) return Reflect.apply(original, this, values);
      const connection = behindHandle(values[0]);
      connections.released(connection, releaseConnection);
      return Reflect.apply(original, this, [connection, ...values.slice(1)]);
    };
  });

  return () => {
    restoreConnect();
    restoreRelease();
    for (const restore of restoreQueries) restore();
    connections.restore();
  };
}

/** Connections that lie in a pool; `maxIdle` is mysql2's. */
export function idleConnections(pool: object): IdleConnections {
  const free: unknown = Reflect.get(pool, '_freeConnections');
  const length: unknown = isObject(free) ? Reflect.get(free, 'length') : undefined;
  const config: unknown = Reflect.get(pool, 'config');
  const limits = ['maxIdle', 'connectionLimit'].map((name): unknown => (isObject(config) ? Reflect.get(config, name) : undefined));
  return {
    count: typeof length === 'number' ? length : null,
    max: limits.find((limit): limit is number => typeof limit === 'number' && limit > 0) ?? null,
  };
}

/** Marks callbacks that are watched already: where a connection breaks, the pool asks again on behalf of who waits. */
const isWatched = Symbol('watched by leakcheck');

/** A limit of 0 is none. */
function capacityOf(pool: MysqlPool): number | null {
  const limit = pool.config.connectionLimit;
  return typeof limit === 'number' && limit > 0 ? limit : null;
}

function watchCallback(
  callback: Method,
  acquisition: Acquisition,
  recorder: Recorder,
  connections: MysqlConnections,
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

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
