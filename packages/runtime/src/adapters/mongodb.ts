/**
 * mongodb, read at 7.9.0: the sessions of a client, and the pools of connections behind it.
 *
 * - `startSession()` hands one out; the driver starts others for its own operations, and says so in their options.
 * - It ends by `endSession()`, which aborts its transaction, or with the client. A second end does nothing.
 * - `withSession()` ends it itself.
 */
import type { Adapter, RecorderOf } from '../adapter.js';
import { replaceMethod } from '../replace-method.js';
import { InternalCalls } from './internal-calls.js';
import { LeaseClass, Leases } from './leases.js';
import { idleInPool, instrumentPools } from './mongodb-pools.js';
import { hasMethods, memberOf } from './shape.js';

export const mongodbAdapter: Adapter = {
  library: 'mongodb',
  acquireMethod: 'startSession',
  recognises: (value): value is object => hasMethods(value, ['startSession', 'withSession', 'db', 'connect', 'close']),
  idle: idleInPool,
  instrument,
};

const sessions = new LeaseClass({ probe: {}, endings: [{ method: 'endSession' }], endsOnce: false });

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const leases = new Leases(sessions);
  const scoped = new InternalCalls(recorderOf);
  const restorers = [
    replaceMethod(target, 'startSession', (original) => {
      return function startSession(...values): unknown {
        const recorder = recorderOf(this);
        const isOfDriver = memberOf(values[0], 'explicit') === false;
        if (recorder === undefined || isOfDriver) return Reflect.apply(original, this, values);
        const call = scoped.take(this);
        const acquisition = recorder.requested(call === null ? 'handed-out' : 'internal', call ?? startSession, null);
        try {
          const session = Reflect.apply(original, this, values);
          leases.grant(session, acquisition, recorder);
          return session;
        } catch (error) {
          recorder.refused(acquisition);
          throw error;
        }
      };
    }),
    scoped.replace(target, 'withSession'),
    instrumentPools(target, recorderOf),
  ];
  return () => {
    for (const restore of restorers) restore();
    leases.restore();
  };
}
