/**
 * oracledb, read at 7.0.1, whose interface is that of 6.
 *
 * - `getConnection()` hands out an object of its own for each checkout, by promise or by callback.
 * - It goes back by `close()`, also called `release()`, which rolls back what is open, or is closed by
 *   `close({ drop: true })`. The second one rejects.
 * - `close()` of the pool is refused while connections are out, or waits for the time that it is given.
 */
import type { Adapter, RecorderOf } from '../adapter.js';
import { isMethod } from '../replace-method.js';
import { replaceEndingCall } from './ending-calls.js';
import { LeaseClass, Leases } from './leases.js';
import { replaceLeasingCall } from './leasing-calls.js';
import { countOf, hasMethods, limitOf, memberOf } from './shape.js';

export const oracledbAdapter: Adapter = {
  library: 'oracledb',
  acquireMethod: 'getConnection',
  recognises: (value): value is object => hasMethods(value, ['getConnection', 'reconfigure', 'terminate', 'close', 'setAccessToken']),
  idle: (pool) => ({ count: idleCountOf(pool), max: limitOf(memberOf(pool, 'poolMax')) }),
  instrument,
};

function idleCountOf(pool: object): number | null {
  const open = countOf(memberOf(pool, 'connectionsOpen'));
  const inUse = countOf(memberOf(pool, 'connectionsInUse'));
  return open === null || inUse === null ? null : open - inUse;
}

const connections = new LeaseClass({
  probe: {
    rollsBackOnReturn: () => true,
    destroy: (connection) => {
      const close = memberOf(connection, 'close');
      if (isMethod(close)) Reflect.apply(close, connection, [{ drop: true }]);
    },
  },
  endings: [{ method: 'close' }, { method: 'release' }],
  endsOnce: true,
  queries: ['execute', 'executeMany', 'queryStream'],
  textOf: ([statement]) => (typeof statement === 'string' ? statement : null),
});

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const leases = new Leases(connections);
  const capacityOf = (pool: unknown): number | null => limitOf(memberOf(pool, 'poolMax'));
  const restorers = [
    replaceLeasingCall(target, recorderOf, { method: 'getConnection', leases, capacityOf }),
    ...['close', 'terminate'].map((method) => replaceEndingCall(target, recorderOf, method)),
  ];
  return () => {
    for (const restore of restorers) restore();
    leases.restore();
  };
}
