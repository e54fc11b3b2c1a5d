/**
 * The clients of pg that the application connects by itself, read at pg 8.23: `connect()` opens, `end()` closes. Those
 * that pg's pool makes, in `newClient()`, are the pool's to close; those that another package makes, as knex and
 * sequelize do for pools of their own, are that package's.
 */
import { companion } from '../companion.js';
import { currentContext, currentOwner } from '../context.js';
import { ownerOfMethod, replaceMethod } from '../replace-method.js';
import { shielded } from '../shield.js';
import { capturePositions, type StackEntry } from '../stack/capture.js';
import { isInstalled } from '../stack/frame.js';
import { isInTransaction } from './pg-clients.js';
import { isObject } from './shape.js';

const STACK_DEPTH = 30;

/** Whether a pool is making a client right now. */
let poolMakesClient = false;

/**
 * Watches the clients of one copy of pg. A second time changes nothing.
 *
 * @param clientClass what the package exports as `Client`
 * @param poolClass what it exports as `Pool`
 */
export function watchOwnClients(clientClass: unknown, poolClass: unknown): void {
  const maker = ownerOf(poolClass, 'newClient');
  const prototype = ownerOf(clientClass, 'connect');
  // Whose clients are whose cannot be told where a pool makes them in another way.
  if (maker === null || prototype === null) return;
  if (!companion.prototypes.has(prototype)) {
    companion.prototypes.add(prototype);
    replaceMethod(prototype, 'connect', (original) => {
      return function connect(...values): unknown {
        if (!poolMakesClient) shielded(() => note(this, connect));
        return Reflect.apply(original, this, values);
      };
    });
  }
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

function note(client: unknown, entry: StackEntry): void {
  if (!isObject(client)) return;
  const positions = capturePositions(entry, STACK_DEPTH);
  const [caller] = positions;
  if (caller !== undefined && isInstalled(caller.file)) return;
  const reference = new WeakRef(client);
  const ask = <Answer>(question: (client: object) => Answer, ifLost: Answer): Answer => {
    const known = reference.deref();
    return known === undefined ? ifLost : question(known);
  };
  companion.ownClients.add({
    library: 'pg',
    positions,
    is: (value) => reference.deref() === value,
    owner: currentOwner(currentContext()),
    isClosed: () => ask(isClosed, true),
    isInTransaction: () => ask((known) => !isClosed(known) && isInTransaction(known) === true, false),
  });
}

/** Closed, closing, or broken: a failed attempt to connect leaves nothing open either. */
function isClosed(client: object): boolean {
  return ['_ending', '_ended', '_connectionError'].some((name) => Reflect.get(client, name) === true) || Reflect.get(client, '_queryable') === false;
}

/** The prototype of a class, or of one it extends, that has the method itself. */
function ownerOf(constructor: unknown, method: string): object | null {
  const prototype: unknown = typeof constructor === 'function' ? constructor.prototype : undefined;
  return ownerOfMethod(prototype, method);
}
