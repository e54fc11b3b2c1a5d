/**
 * The clients of pg that the application connects by itself, read at pg 8.23: `connect()` opens, `end()` closes. pg's
 * pool makes its own in `newClient()`.
 */
import { companion } from '../companion.js';
import { ownerOfMethod, replaceMethod } from '../replace-method.js';
import { type OwnClientKind, watchOwnClients } from './own-clients.js';
import { clientConnection } from './pg-clients.js';
import { memberOf } from './shape.js';

/** Whether a pool is making a client right now. */
let poolMakesClient = false;

const clients: OwnClientKind = {
  library: 'pg',
  opensBy: 'connect',
  opens: () => !poolMakesClient,
  isClosed: (client) =>
    ['_ending', '_ended', '_connectionError'].some((name) => memberOf(client, name) === true) || memberOf(client, '_queryable') === false,
  connectionOf: clientConnection,
};

/**
 * Watches the clients of one copy of pg. A second time changes nothing.
 *
 * @param clientClass what the package exports as `Client`
 * @param poolClass what it exports as `Pool`
 */
export function watchPgClients(clientClass: unknown, poolClass: unknown): void {
  const maker = ownerOfMethod(memberOf(poolClass, 'prototype'), 'newClient');
  const prototype = ownerOfMethod(memberOf(clientClass, 'prototype'), 'connect');
  // Whose clients are whose cannot be told where a pool makes them in another way.
  if (maker === null || prototype === null) return;
  watchOwnClients(prototype, clients);
  if (companion.clientMakers.has(maker)) return;
  companion.clientMakers.add(maker);
  replaceMethod(maker, 'newClient', (original) => {
    return function newClient(...values): unknown {
      const outer = poolMakesClient;
      poolMakesClient = true;
      try {
        return Reflect.apply(original, this, values);
      } finally {
        poolMakesClient = outer;
      }
    };
  });
}
