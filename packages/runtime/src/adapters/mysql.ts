/**
 * mysql, read at 2.18.1.
 *
 * - `getConnection(callback)` hands out a connection; `query()` calls it for itself.
 * - A connection goes back by `release()` or `pool.releaseConnection()`, or leaves the pool by `destroy()` or an error.
 * - The second `release()` throws while the connection lies in the pool. `end()` waits for nobody.
 */
import type { Adapter } from '../adapter.js';
import { idleConnections, instrumentMysqlPool } from './mysql-pool.js';
import { hasMethods, memberOf } from './shape.js';

export const mysqlAdapter: Adapter = {
  library: 'mysql',
  acquireMethod: 'getConnection',
  recognises: isPool,
  idle: idleConnections,
  instrument: instrumentMysqlPool,
};

function isPool(value: unknown): value is object {
  return (
    hasMethods(value, ['getConnection', 'acquireConnection', 'query', 'releaseConnection', 'end']) &&
    ['_allConnections', '_freeConnections', '_connectionQueue'].every((name) => Array.isArray(memberOf(value, name)))
  );
}
