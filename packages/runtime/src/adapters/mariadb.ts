/**
 * mariadb, read at 3.5.4, with promises and with callbacks.
 *
 * - `getConnection()` hands out an object of its own for each checkout; `query()` and the like take a connection that
 *   the application never sees.
 * - It goes back by `release()`, `end()` or `close()`, which roll back what is open unless the pool was made with
 *   `noControlAfterUse`; `destroy()` closes it. A second `release()` gives back whoever has the connection by then.
 * - `end()` waits ten seconds, then closes what is out.
 */
import type { Adapter, RecorderOf } from '../adapter.js';
import { isMethod } from '../replace-method.js';
import { replaceEndingCall } from './ending-calls.js';
import { LeaseClass, Leases } from './leases.js';
import { replaceLeasingCall } from './leasing-calls.js';
import { countFrom, hasMethods, memberOf } from './shape.js';

export const mariadbAdapter: Adapter = {
  library: 'mariadb',
  acquireMethod: 'getConnection',
  recognises: isPool,
  // The library does not tell how many it keeps.
  idle: (pool) => ({ count: countFrom(pool, 'idleConnections'), max: null }),
  instrument,
};

function isPool(value: unknown): value is object {
  return hasMethods(value, ['getConnection', 'importFile', 'activeConnections', 'totalConnections', 'taskQueueSize', 'end']);
}

const connections = new LeaseClass({
  probe: {
    ddlCommits: true,
    rollsBackOnReturn: () => true,
    serverIdentity: (connection) => {
      const thread = memberOf(connection, 'threadId');
      return typeof thread === 'number' ? `thread ${thread}` : null;
    },
    hasErrorListener: (connection) => {
      const count = memberOf(connection, 'listenerCount');
      return !isMethod(count) || Reflect.apply(count, connection, ['error']) !== 0;
    },
    destroy: (connection) => {
      const destroy = memberOf(connection, 'destroy');
      if (isMethod(destroy)) Reflect.apply(destroy, connection, []);
    },
  },
  endings: [{ method: 'release' }, { method: 'end' }, { method: 'close' }, { method: 'destroy', isDestroyed: true }],
  endsOnce: true,
  queries: ['query', 'execute', 'batch', 'queryStream'],
  textOf: ([statement]) => {
    const text = typeof statement === 'string' ? statement : memberOf(statement, 'sql');
    return typeof text === 'string' ? text : null;
  },
});

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const leases = new Leases(connections);
  const restorers = [
    // The library does not tell how many connections its pool may have.
    replaceLeasingCall(target, recorderOf, { method: 'getConnection', leases }),
    replaceEndingCall(target, recorderOf, 'end', (pool) => memberOf(pool, 'closed') === true),
  ];
  return () => {
    for (const restore of restorers) restore();
    leases.restore();
  };
}
