/**
 * mysql2, read at 3.24.5: the pool of `mysql2`, which also works behind the pool of `mysql2/promise` and in clusters.
 *
 * - `getConnection(callback)` hands out a connection; `query()` and `execute()` call it for themselves.
 * - A connection goes back by `release()`, or leaves the pool by `destroy()` or by an error.
 * - The second `release()` is ignored. `end()` waits for nobody.
 */
import type { Adapter } from '../adapter.js';
import { isMethod } from '../replace-method.js';
import { idleConnections, instrumentMysqlPool, isObject } from './mysql-pool.js';

export const mysql2Adapter: Adapter = {
  library: 'mysql2',
  acquireMethod: 'getConnection',
  recognises: isPool,
  workingPool: (pool) => (isWorkingPool(pool) ? pool : behind(pool)),
  idle: idleConnections,
  instrument: instrumentMysqlPool,
};

function isPool(value: unknown): value is object {
  return isWorkingPool(value) || (isObject(value) && isMethod(Reflect.get(value, 'getConnection')) && isWorkingPool(behind(value)));
}

function isWorkingPool(value: unknown): value is object {
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
