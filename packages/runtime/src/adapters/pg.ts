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
import type { StackEntry } from '../stack/capture.js';
import { callListening } from './listening-promise.js';
import { PgClients } from './pg-clients.js';

/** What the adapter uses of a pool. */
export interface PgPool {
  /** The constructor that connect() makes its promise with. */
  readonly Promise: PromiseConstructor;
  readonly ending: boolean;
  readonly idleCount: number;
  readonly options: { readonly max?: unknown };
}

export const pgAdapter: Adapter = {
  library: 'pg',
  acquireMethod: 'connect',
  recognises: isPgPool,
  idle: (pool) => (isPgPool(pool) ? { count: pool.idleCount, max: capacityOf(pool) } : { count: null, max: null }),
  instrument,
};

function isPgPool(value: unknown): value is PgPool {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['connect', 'query', 'end', 'Promise'].every((name) => isMethod(Reflect.get(value, name))) &&
    ['totalCount', 'idleCount', 'waitingCount'].every((name) => typeof Reflect.get(value, name) === 'number')
  );
}

function instrument(target: object, recorderOf: RecorderOf): () => void {
  /** The query() that runs right now and has not yet asked for its client. */
  let querying: { readonly pool: unknown; readonly entry: StackEntry } | null = null;
  const clients = new PgClients();

  const restoreConnect = replaceMethod<PgPool>(target, 'connect', (original) => {
    return function connect(...values): unknown {
      const recorder = recorderOf(this);
      if (recorder === undefined) return Reflect.apply(original, this, values);
      const query = querying?.pool === this ? querying : null;
      querying = null;
      const acquisition = recorder.requested(query ? 'internal' : 'handed-out', query?.entry ?? connect, capacityOf(this));
      const [callback] = values;
      const handOut = (client: unknown): unknown => clients.handOut(client, acquisition, recorder);
      try {
        return isMethod(callback)
          ? Reflect.apply(original, this, [watchCallback(callback, acquisition, recorder, handOut), ...values.slice(1)])
          : callListening(this, 'Promise', original, values, handOut, () => recorder.refused(acquisition));
      } catch (error) {
        // A request that the library refuses by throwing is refused.
        recorder.refused(acquisition);
        throw error;
      }
    };
  });

  const restoreQuery = replaceMethod(target, 'query', (original) => {
    return function query(...values): unknown {
      if (recorderOf(this) === undefined) return Reflect.apply(original, this, values);
      querying = { pool: this, entry: query };
      try {
        return Reflect.apply(original, this, values);
      } finally {
        querying = null;
      }
    };
  });

  const restoreEnd = replaceMethod<PgPool>(target, 'end', (original) => {
    return function end(...values): unknown {
      const recorder = recorderOf(this);
      if (recorder !== undefined && !this.ending) recorder.ending();
      return Reflect.apply(original, this, values);
    };
  });

  return () => {
    restoreConnect();
    restoreQuery();
    restoreEnd();
    clients.restore(target);
  };
}

function capacityOf(pool: PgPool): number | null {
  const max = pool.options?.max;
  return typeof max === 'number' ? max : null;
}

function watchCallback(
  callback: Method,
  acquisition: Acquisition,
  recorder: Recorder,
  handOut: (client: unknown) => unknown,
): Method {
  return function (...values) {
    const [error, client, done] = values;
    if (error || client === undefined) {
      recorder.refused(acquisition);
      return Reflect.apply(callback, this, values);
    }
    const handed = handOut(client);
    // pg-pool hands out the client's release as `done`; that it is the same function stays true.
    const watched = done === undefined ? done : (shielded(() => releaseOf(handed)) ?? done);
    const others = values.length > 2 ? [watched, ...values.slice(3)] : [];
    return Reflect.apply(callback, this, [error, handed, ...others]);
  };
}

function releaseOf(client: unknown): unknown {
  return typeof client === 'object' && client !== null ? Reflect.get(client, 'release') : undefined;
}
