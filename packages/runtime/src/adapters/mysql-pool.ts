/** The pools of mysql and of mysql2, which is a rewrite of it with the same interface. */
import type { Acquisition } from '../acquisition.js';
import type { IdleConnections, Recorder, RecorderOf } from '../adapter.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import { behindHandle } from './checkout-handle.js';
import { InternalCalls } from './internal-calls.js';
import { MysqlConnections } from './mysql-connections.js';
import { countOf, limitOf, memberOf } from './shape.js';

/** What the adapters use of a pool. */
interface MysqlPool {
  readonly config: { readonly connectionLimit?: unknown };
}

/** Wraps what the pools of mysql and mysql2 have in common. */
export function instrumentMysqlPool(target: object, recorderOf: RecorderOf): () => void {
  const queries = new InternalCalls(recorderOf);
  const connections = new MysqlConnections();

  const restoreConnect = replaceMethod<MysqlPool>(target, 'getConnection', (original) => {
    return function getConnection(...values): unknown {
      const recorder = recorderOf(this);
      const [callback] = values;
      if (recorder === undefined || !isMethod(callback) || isWatched in callback) return Reflect.apply(original, this, values);
      const query = queries.take(this);
      const kind = query === null ? 'handed-out' : 'internal';
      const acquisition = recorder.requested(kind, query ?? getConnection, limitOf(this.config.connectionLimit));
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
    isMethod(Reflect.get(target, name)) ? queries.replace(target, name) : [],
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
  const config = memberOf(pool, 'config');
  return {
    count: countOf(memberOf(memberOf(pool, '_freeConnections'), 'length')),
    max: limitOf(memberOf(config, 'maxIdle')) ?? limitOf(memberOf(config, 'connectionLimit')),
  };
}

/** Marks callbacks that are watched already: where a connection breaks, the pool asks again on behalf of who waits. */
const isWatched = Symbol('watched by leakcheck');

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
