/**
 * The connection pools of a client of mongodb, read at 7.9.0: one for each server, made as the driver finds it.
 *
 * - The driver takes a connection for each operation by `checkOut()`, and gives it back by `checkIn()`, whatever became
 *   of it: where it tells its events `connectionCheckOutStarted`, `connectionCheckedOut` and `connectionCheckedIn`. The
 *   events do not say which request was answered, nor that one was given up by its signal.
 * - `clear()` and `close()` refuse who waits.
 */
import type { IdleConnections, Recorder, RecorderOf } from '../adapter.js';
import { type Method, replaceMethod } from '../replace-method.js';
import { shielded } from '../shield.js';
import { LentResources } from './resource-pool.js';
import { whenSettled } from './settled-promise.js';
import { countOf, hasMethods, isObject, limitOf, memberOf } from './shape.js';
import { SharedMethods } from './shared-methods.js';

const connections = new LentResources();

/** Pool → its recorder, as long as its client is tracked. */
const recorders = new WeakMap<object, () => Recorder | undefined>();
const methods: readonly SharedMethods[] = [new SharedMethods('checkOut', watchCheckOut), new SharedMethods('checkIn', watchCheckIn)];

/** Makes the pools of a client known, those that it has and those that it comes to have. */
export function instrumentPools(target: object, recorderOf: RecorderOf): () => void {
  const users = methods.map((method) => method.user());
  const watchPools = (client: unknown): void => {
    for (const pool of poolsOf(client)) {
      for (const user of users) user.instrument(pool);
      const reference = new WeakRef(pool);
      recorders.set(pool, () => {
        const known = reference.deref();
        return known === undefined ? undefined : recorderOf(client)?.behind(known, String(memberOf(known, 'address')));
      });
    }
  };
  watchPools(target);
  // Nobody who counts the client's listeners is to see one of ours.
  const restore = replaceMethod(target, 'emit', (original) => {
    return function emit(...values): unknown {
      if (values[0] === 'connectionPoolCreated' && recorderOf(this) !== undefined) shielded(() => watchPools(this));
      return Reflect.apply(original, this, values);
    };
  });
  return () => {
    restore();
    for (const user of users) user.release();
  };
}

/** Connections that lie in a pool; nothing is known of a client. */
export function idleInPool(pool: object): IdleConnections {
  return { count: countOf(memberOf(pool, 'availableConnectionCount')), max: limitOf(memberOf(memberOf(pool, 'options'), 'maxPoolSize')) };
}

function poolsOf(client: unknown): readonly object[] {
  const servers = memberOf(memberOf(memberOf(client, 'topology'), 's'), 'servers');
  if (!(servers instanceof Map)) return [];
  return [...(servers as ReadonlyMap<unknown, unknown>).values()].map((server) => memberOf(server, 'pool')).filter(isPool);
}

function isPool(value: unknown): value is object {
  return hasMethods(value, ['checkOut', 'checkIn', 'clear']);
}

function watchCheckOut(original: Method): Method {
  return function checkOut(...values) {
    const recorder = isObject(this) ? recorders.get(this)?.() : undefined;
    if (recorder === undefined) return Reflect.apply(original, this, values);
    const acquisition = recorder.requested('internal', checkOut, limitOf(memberOf(memberOf(this, 'options'), 'maxPoolSize')));
    return whenSettled(
      Reflect.apply(original, this, values),
      (connection) => connections.lend(connection, acquisition, recorder),
      () => recorder.refused(acquisition),
    );
  };
}

function watchCheckIn(original: Method): Method {
  return function checkIn(...values) {
    // A second one is ignored by the driver.
    if (connections.isLent(values[0])) connections.takeBack(values[0], checkIn, false);
    return Reflect.apply(original, this, values);
  };
}
