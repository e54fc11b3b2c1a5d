/**
 * ioredis, read at 5.11.1: the clients that are duplicated from one.
 *
 * - A duplicate connects as it is made, or at its first command where `lazyConnect` is set.
 * - It is closed by `quit()` and `disconnect()`, unless the latter is to reconnect, or when it gives up reconnecting.
 */
import type { Adapter } from '../adapter.js';
import { instrumentDuplicates } from './duplicates.js';
import { LeaseClass } from './leases.js';
import { hasMethods, memberOf } from './shape.js';

export const ioredisAdapter: Adapter = {
  library: 'ioredis',
  acquireMethod: 'duplicate',
  recognises: (value): value is object => hasMethods(value, ['duplicate', 'disconnect', 'quit', 'sendCommand', 'setStatus']),
  instrument: (target, recorderOf) => instrumentDuplicates(target, recorderOf, clients, (copy) => memberOf(copy, 'status') !== 'wait'),
};

const clients = new LeaseClass({
  probe: {},
  endings: [
    { method: 'quit' },
    { method: 'disconnect', applies: ([isReconnecting]) => isReconnecting !== true },
    { method: 'setStatus', isWithdrawal: true, applies: ([status]) => status === 'end' },
  ],
  endsOnce: false,
  queries: ['sendCommand'],
  textOf: ([command]) => {
    const name = memberOf(command, 'name');
    return typeof name === 'string' ? name : null;
  },
});
