/**
 * mysql, read at 2.18.1.
 *
 * - `getConnection(callback)` hands out a connection; `query()` calls it for itself.
 * - A connection goes back by `release()` or `pool.releaseConnection()`, or leaves the pool by `destroy()` or an error.
 * - The second `release()` throws while the connection lies in the pool. `end()` waits for nobody.
 */
import type { Adapter } from '../adapter.js';
import { isMethod } from '../replace-method.js';
import { idleConnections, instrumentMysqlPool, isObject } from './mysql-pool.js';

export const mysqlAdapter: Adapter = {
  library: 'mysql',
  acquireMethod: 'getConnection',
  recognises: isPool,
  idle: idleConnections,
  instrument: instrumentMysqlPool,
};

function isPool(value: unknown): value is object {
  return (
    isObject(value) &&
    ['getConnection', 'acquireConnection', 'query', 'releaseConnection', 'end'].every((name) => isMethod(Reflect.get(value, name))) &&
    ['_allConnections', '_freeConnections', '_connectionQueue'].every((name) => Array.isArray(Reflect.get(value, name)))
  );
}
