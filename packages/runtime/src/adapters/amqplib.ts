/**
 * amqplib, read at 2.3.1, with promises and with callbacks: the channels of a connection.
 *
 * - `createChannel()` and `createConfirmChannel()` open one. It is closed by `close()`, by the server after an error,
 *   and with its connection, all of which end in `toClosed()`.
 */
import type { Adapter, RecorderOf } from '../adapter.js';
import { LeaseClass, Leases } from './leases.js';
import { replaceLeasingCall } from './leasing-calls.js';
import { hasMethods } from './shape.js';

export const amqplibAdapter: Adapter = {
  library: 'amqplib',
  acquireMethod: 'createChannel',
  recognises: (value): value is object => hasMethods(value, ['createChannel', 'createConfirmChannel', 'updateSecret', 'close']),
  instrument,
};

const channels = new LeaseClass({
  probe: {},
  endings: [{ method: 'close' }, { method: 'toClosed', isDestroyed: true, isWithdrawal: true }],
  endsOnce: false,
});

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const leases = new Leases(channels);
  const restorers = ['createChannel', 'createConfirmChannel'].map((method) => replaceLeasingCall(target, recorderOf, { method, leases }));
  return () => {
    for (const restore of restorers) restore();
    leases.restore();
  };
}
