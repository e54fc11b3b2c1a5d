/**
 * The pool clusters of mysql, read at 2.18.1, and mysql2, read at 3.24.5: several pools, of which `getConnection()` and
 * `of(pattern)` choose one. `add()` makes another one at any time; mysql2's object of promises calls that of the class.
 */
import type { Cluster } from '../adapter.js';
import { hasMethods, isObject, memberOf } from './shape.js';

export const mysqlCluster: Cluster = {
  library: 'mysql',
  recognises: (value): value is object => isWorker(value) || isWorker(memberOf(value, 'poolCluster')),
  // mysql2 has an object of promises before it.
  workerOf: (cluster) => {
    const worker = memberOf(cluster, 'poolCluster');
    return isObject(worker) ? worker : cluster;
  },
  addedBy: '_clearFindCaches',
  poolsOf: (worker) => {
    const nodes = memberOf(worker, '_nodes');
    const pools = new Map<string, object>();
    for (const [name, node] of isObject(nodes) ? Object.entries(nodes) : []) {
      const pool = memberOf(node, 'pool');
      if (isObject(pool)) pools.set(name, pool);
    }
    return pools;
  },
};

function isWorker(value: unknown): value is object {
  return hasMethods(value, ['add', 'of', 'getConnection', 'remove', 'end', '_clearFindCaches']) && isObject(memberOf(value, '_nodes'));
}
