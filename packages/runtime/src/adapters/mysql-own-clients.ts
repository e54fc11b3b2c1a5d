/**
 * The connections of mysql, read at 2.18.1, and mysql2, read at 3.24.5, that the application opens without a pool. They
 * are closed by `end()` and `destroy()`. Those of a pool have a class of their own, which knows how to release.
 *
 * - mysql connects in `connect()`, which the first query calls if nobody did.
 * - mysql2 connects as the object is made, and sends the handshake as its first command. Behind an object of promises
 *   is one of callbacks.
 */
import { isMethod, ownerOfMethod } from '../replace-method.js';
import { readConnection } from './mysql-connections.js';
import { type OwnClientKind, watchOwnClients } from './own-clients.js';
import { isObject, memberOf } from './shape.js';

const ofMysql: OwnClientKind = {
  library: 'mysql',
  opensBy: 'connect',
  opens: (client) => !isPooled(client) && memberOf(client, '_connectCalled') === false,
  isClosed: (client) => {
    const protocol = memberOf(client, '_protocol');
    const isEnded = memberOf(protocol, '_ended') === true || memberOf(protocol, '_destroyed') === true;
    return isEnded || isObject(memberOf(protocol, '_quitSequence')) || isObject(memberOf(protocol, '_fatalError'));
  },
  connectionOf: readConnection,
};

const opened = new WeakSet<object>();

const ofMysql2: OwnClientKind = {
  library: 'mysql2',
  opensBy: 'addCommand',
  opens: (client) => {
    const isFirst = memberOf(client, '_handshakePacket') === null && !opened.has(client);
    opened.add(client);
    return isFirst && !isPooled(client) && memberOf(memberOf(client, 'config'), 'isServer') !== true;
  },
  isClosed: (client) =>
    // What is being closed takes no command any more.
    memberOf(client, '_closing') === true ||
    memberOf(client, 'addCommand') === memberOf(client, '_addCommandClosedState') ||
    isObject(memberOf(client, '_fatalError')) ||
    isObject(memberOf(client, '_protocolError')) ||
    memberOf(memberOf(client, 'stream'), 'destroyed') === true,
  connectionOf: readConnection,
};

function isPooled(client: object): boolean {
  return isMethod(memberOf(client, 'release'));
}

/**
 * Watches the connections of one copy of mysql, whose class is not exported. A second time changes nothing.
 *
 * @param create what the package exports as `createConnection`; what it makes connects to nothing
 */
export function watchMysqlClients(create: unknown): void {
  const prototype = isMethod(create) ? ownerOfMethod(create({}), 'connect') : null;
  if (prototype !== null) watchOwnClients(prototype, ofMysql);
}

/**
 * Watches the connections of one copy of mysql2. A second time changes nothing.
 *
 * @param connectionClass what the package exports as `Connection`
 */
export function watchMysql2Clients(connectionClass: unknown): void {
  const prototype = ownerOfMethod(memberOf(connectionClass, 'prototype'), 'addCommand');
  if (prototype !== null) watchOwnClients(prototype, ofMysql2);
}
