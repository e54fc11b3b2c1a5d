/**
 * node-postgres: the Pool of `pg` and `pg-pool`, read at pg-pool 3.14.0.
 *
 * - `connect()` hands out a client, by promise or by callback; `query()` calls `this.connect(callback)` for itself.
 * - Each checkout assigns a new `client.release`, and hands the same function to callbacks as `done`.
 * - `end()` waits for every client that is out.
 */
import type { Adapter, ConnectionRequest, Recorder } from '../adapter.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import { shielded } from '../shield.js';

interface PgPool {
  /** The constructor that connect() makes its promise with. */
  Promise: PromiseConstructor;
  readonly ending: boolean;
}

interface PgClient {
  release: Method;
}

export const pgAdapter: Adapter = { library: 'pg', recognises: isPgPool, instrument };

function isPgPool(value: unknown): value is PgPool {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['connect', 'query', 'end', 'Promise'].every((name) => isMethod(Reflect.get(value, name))) &&
    ['totalCount', 'idleCount', 'waitingCount'].every((name) => typeof Reflect.get(value, name) === 'number')
  );
}

function instrument(target: object, recorderOf: (pool: object) => Recorder | undefined): () => void {
  /** The pool whose query() runs right now and has not yet asked for its client. */
  let querying: { readonly pool: PgPool; readonly entry: Method } | undefined;
  const heldClients = new WeakMap<PgPool, Map<PgClient, () => void>>();

  const restoreConnect = replaceMethod(target, 'connect', (original) => {
    return function connect(this: unknown, ...values: unknown[]): unknown {
      const recorder = isPgPool(this) ? recorderOf(this) : undefined;
      if (!isPgPool(this) || recorder === undefined) return Reflect.apply(original, this, values);
      const query = querying?.pool === this ? querying : undefined;
      querying = undefined;
      const request = recorder.requested(query ? 'internal' : 'handed-out', query?.entry ?? connect);
      const handOut = (client: unknown): void => watchRelease(this, client, request);
      const [callback] = values;
      if (isMethod(callback)) {
        const watching = watchCallback(callback, request, handOut);
        return callThrough(request, () => Reflect.apply(original, this, [watching, ...values.slice(1)]));
      }
      return callThrough(request, () => connectByPromise(this, original, values, request, handOut));
    };
  });

  const restoreQuery = replaceMethod(target, 'query', (original) => {
    return function query(this: unknown, ...values: unknown[]): unknown {
      if (!isPgPool(this) || recorderOf(this) === undefined) return Reflect.apply(original, this, values);
      querying = { pool: this, entry: query };
      try {
        return Reflect.apply(original, this, values);
      } finally {
        querying = undefined;
      }
    };
  });

  const restoreEnd = replaceMethod(target, 'end', (original) => {
    return function end(this: unknown, ...values: unknown[]): unknown {
      if (isPgPool(this) && !this.ending) recorderOf(this)?.ending();
      return Reflect.apply(original, this, values);
    };
  });

  /** Makes the client's release tell of the return. The client is as pg-pool left it once it is given back. */
  function watchRelease(pool: PgPool, client: unknown, request: ConnectionRequest): void {
    shielded(() => {
      if (!isPgClient(client)) return request.refused();
      const grant = request.granted();
      const original = client.release;
      const held = heldClients.get(pool) ?? new Map<PgClient, () => void>();
      heldClients.set(pool, held);
      const release: Method = function (this: unknown, ...values) {
        grant.returned();
        held.delete(client);
        restore();
        return Reflect.apply(original, this, values);
      };
      const restore = (): void => {
        if (client.release === release) client.release = original;
      };
      client.release = release;
      held.set(client, restore);
    });
  }

  return () => {
    restoreConnect();
    restoreQuery();
    restoreEnd();
    if (isPgPool(target)) for (const restore of heldClients.get(target)?.values() ?? []) restore();
  };
}

function isPgClient(value: unknown): value is PgClient {
  return typeof value === 'object' && value !== null && isMethod(Reflect.get(value, 'release'));
}

/** A request that the library refuses by throwing is refused. */
function callThrough(request: ConnectionRequest, call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    request.refused();
    throw error;
  }
}

function watchCallback(callback: Method, request: ConnectionRequest, handOut: (client: unknown) => void): Method {
  return function (this: unknown, ...values) {
    const [error, client, done] = values;
    if (error || client === undefined) {
      request.refused();
      return Reflect.apply(callback, this, values);
    }
    handOut(client);
    // pg-pool hands out the client's release as `done`; that it is the same function stays true.
    const watched = done === undefined || !isPgClient(client) ? done : client.release;
    return Reflect.apply(callback, this, values.length > 2 ? [error, client, watched, ...values.slice(3)] : values);
  };
}

/**
 * Calls connect() so that the client is seen when the promise is resolved, on the very promise that the library made.
 *
 * A handler of our own on that promise would hide an unhandled rejection from the process, and a derived promise would
 * settle later than the original. So the constructor that the pool takes its promise from is replaced for the moment
 * of the call by one that listens.
 */
function connectByPromise(
  pool: PgPool,
  original: Method,
  values: readonly unknown[],
  request: ConnectionRequest,
  handOut: (client: unknown) => void,
): unknown {
  const ownConstructor = pool.Promise;
  let listening = false;
  const construct = (target: PromiseConstructor, [executor]: [Parameters<typeof newPromise>[1]]): Promise<unknown> => {
    pool.Promise = ownConstructor;
    listening = true;
    return newPromise(target, (resolve, reject) =>
      executor(
        (client) => {
          handOut(client);
          resolve(client);
        },
        (error) => {
          request.refused();
          reject(error);
        },
      ),
    );
  };
  let result: unknown;
  try {
    pool.Promise = new Proxy(ownConstructor, { construct });
    result = Reflect.apply(original, pool, values);
  } finally {
    pool.Promise = ownConstructor;
  }
  if (listening || !(result instanceof Promise)) return result;
  return result.then(
    (client: unknown) => {
      handOut(client);
      return client;
    },
    (error: unknown) => {
      request.refused();
      throw error;
    },
  );
}

function newPromise(
  constructor: PromiseConstructor,
  executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
): Promise<unknown> {
  return new constructor(executor);
}
