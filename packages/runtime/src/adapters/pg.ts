/**
 * node-postgres: the Pool of `pg` and `pg-pool`, read at pg-pool 3.14.0.
 *
 * - `connect()` hands out a client, by promise or by callback; `query()` calls `this.connect(callback)` for itself.
 * - Each checkout assigns a new `client.release`, and hands the same function to callbacks as `done`.
 * - `end()` waits for every client that is out.
 */
import type { Acquisition } from '../acquisition.js';
import type { Adapter, Recorder, RecorderOf } from '../adapter.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import { shielded } from '../shield.js';
import { replaceEndingCall } from './ending-calls.js';
import { InternalCalls } from './internal-calls.js';
import { callListening, type Listener } from './listening-promise.js';
import { PgClients } from './pg-clients.js';
import { hasMethods, isObject, limitOf, memberOf } from './shape.js';

/** What the adapter uses of a pool. */
export interface PgPool {
  /** The constructor that connect() makes its promise with. */
  readonly Promise: PromiseConstructor;
  readonly idleCount: number;
  readonly options: { readonly max?: unknown };
}

export const pgAdapter: Adapter = {
  library: 'pg',
  acquireMethod: 'connect',
  recognises: isPgPool,
  idle: (pool) => (isPgPool(pool) ? { count: pool.idleCount, max: limitOf(pool.options?.max) } : { count: null, max: null }),
  instrument,
};

function isPgPool(value: unknown): value is PgPool {
  return (
    isObject(value) &&
    hasMethods(value, ['connect', 'query', 'end', 'Promise']) &&
    ['totalCount', 'idleCount', 'waitingCount'].every((name) => typeof memberOf(value, name) === 'number')
  );
}

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const queries = new InternalCalls(recorderOf);
  const clients = new PgClients();

  const restoreConnect = replaceMethod<PgPool>(target, 'connect', (original) => {
    return function connect(...values): unknown {
      const recorder = recorderOf(this);
      if (recorder === undefined) return Reflect.apply(original, this, values);
      const query = queries.take(this);
      const kind = query === null ? 'handed-out' : 'internal';
      const acquisition = recorder.requested(kind, query ?? connect, limitOf(this.options?.max));
      const [callback] = values;
      const checkout = new Checkout(clients, acquisition, recorder);
      try {
        return isMethod(callback)
          ? Reflect.apply(original, this, [watchCallback(callback, checkout), ...values.slice(1)])
          : callListening(this, 'Promise', original, values, checkout);
      } catch (error) {
        // A request that the library refuses by throwing is refused.
        checkout.refused();
        throw error;
      }
    };
  });

  const restoreQuery = queries.replace(target, 'query');

  const restoreEnd = replaceEndingCall(target, recorderOf, 'end', (pool) => memberOf(pool, 'ending') === true);

  return () => {
    restoreConnect();
    restoreQuery();
    restoreEnd();
    clients.restore(target);
  };
}

/** One request. An object with methods, not closures: there is one for each checkout of a running service. */
class Checkout implements Listener {
  readonly #clients: PgClients;
  readonly #acquisition: Acquisition;
  readonly #recorder: Recorder;

  constructor(clients: PgClients, acquisition: Acquisition, recorder: Recorder) {
    this.#clients = clients;
    this.#acquisition = acquisition;
    this.#recorder = recorder;
  }

  granted(client: unknown): unknown {
    return this.#clients.handOut(client, this.#acquisition, this.#recorder);
  }

  refused(): void {
    this.#recorder.refused(this.#acquisition);
  }
}

function watchCallback(callback: Method, checkout: Checkout): Method {
  return function (...values) {
    const [error, client, done] = values;
    if (error || client === undefined) {
      checkout.refused();
      return Reflect.apply(callback, this, values);
    }
    const handed = checkout.granted(client);
    // pg-pool hands out the client's release as `done`; that it is the same function stays true.
    const watched = done === undefined ? done : (shielded(() => memberOf(handed, 'release')) ?? done);
    const others = values.length > 2 ? [watched, ...values.slice(3)] : [];
    return Reflect.apply(callback, this, [error, handed, ...others]);
  };
}
