/** What pools above several drivers can tell of a connection, whichever driver made it. */
import type { ConnectionProbe } from '../connection-probe.js';
import { memberOf } from './shape.js';

export const driverProbe: ConnectionProbe = {
  serverIdentity: (connection) => {
    const pid = memberOf(connection, 'processID');
    if (typeof pid === 'number') return `backend pid ${pid}`;
    const thread = memberOf(connection, 'threadId');
    return typeof thread === 'number' ? `thread ${thread}` : null;
  },
};
