/**
 * mysql2, read at 3.24.5: the pool of `mysql2`, which also works behind the pool of `mysql2/promise` and in clusters.
 *
 * - `getConnection(callback)` hands out a connection; `query()` and `execute()` call it for themselves.
 * - A connection goes back by `release()`, or leaves the pool by `destroy()` or by an error.
 * - The second `release()` is ignored. `end()` waits for nobody.
 */
import type { Adapter } from '../adapter.js';
import { idleConnections, instrumentMysqlPool } from './mysql-pool.js';
import { hasMethods, isObject, memberOf } from './shape.js';

export const mysql2Adapter: Adapter = {
  library: 'mysql2',
  acquireMethod: 'getConnection',
  recognises: isPool,
  workingPool: (pool) => (isWorkingPool(pool) ? pool : behind(pool)),
  idle: idleConnections,
  instrument: instrumentMysqlPool,
};

function isPool(value: unknown): value is object {
  return isWorkingPool(value) || (hasMethods(value, ['getConnection']) && isWorkingPool(behind(value)));
}

function isWorkingPool(value: unknown): value is object {
  return (
    hasMethods(value, ['getConnection', 'query', 'execute', 'releaseConnection', 'end']) &&
    ['config', '_allConnections', '_freeConnections', '_connectionQueue'].every((name) => isObject(memberOf(value, name)))
  );
}

/** The pool of callbacks behind a pool of promises. */
function behind(pool: object): object {
  const inner: unknown = Reflect.get(pool, 'pool');
  return isObject(inner) ? inner : pool;
}
