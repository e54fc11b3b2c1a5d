/**
 * node-redis, read at 6.3.1: the clients that are duplicated from one.
 *
 * - A duplicate opens nothing before `connect()`.
 * - It is closed by `close()` and `destroy()`, formerly `quit()` and `disconnect()`.
 */
import type { Adapter } from '../adapter.js';
import { instrumentDuplicates } from './duplicates.js';
import { LeaseClass } from './leases.js';
import { hasMethods } from './shape.js';

export const redisAdapter: Adapter = {
  library: 'redis',
  acquireMethod: 'duplicate',
  recognises: (value): value is object => hasMethods(value, ['duplicate', 'connect', 'destroy', 'disconnect', 'sendCommand']),
  instrument: (target, recorderOf) => instrumentDuplicates(target, recorderOf, clients, () => false),
};

const clients = new LeaseClass({
  probe: {},
  endings: ['close', 'destroy', 'quit', 'QUIT', 'disconnect'].map((method) => ({ method })),
  endsOnce: false,
});
