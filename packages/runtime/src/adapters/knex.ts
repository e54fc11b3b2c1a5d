/**
 * knex, read at 3.3.0: its client, above a pool of tarn or one that the application gave it.
 *
 * - Queries take a connection for themselves; a stream keeps it until the stream is closed, a transaction until it is
 *   committed or rolled back. `client.acquireConnection()` hands one out.
 * - A transaction asks for its connection a turn later, when the line that began it is no longer on the stack.
 * - Dialects have a `transaction()` of their own, which only the client itself leads to.
 */
import type { Acquisition } from '../acquisition.js';
import type { AcquisitionKind } from '../acquisition-kind.js';
import type { Adapter, Recorder, RecorderOf } from '../adapter.js';
import { type MethodOf, replaceMethod } from '../replace-method.js';
import type { StackEntry } from '../stack/capture.js';
import { claiming, takeClaim } from './claims.js';
import { ConnectionBook } from './connection-book.js';
import { covering } from './covered.js';
import { driverProbe } from './driver-connection.js';
import { replaceEndingCall } from './ending-calls.js';
import { whenSettled } from './settled-promise.js';
import { hasMethods, isObject, limitOf, memberOf } from './shape.js';
import { SharedMethods } from './shared-methods.js';
import { idleInTarn } from './tarn.js';

export const knexAdapter: Adapter = {
  library: 'knex',
  acquireMethod: 'acquireConnection',
  recognises: (value): value is object => isClient(value) || isClient(memberOf(value, 'client')),
  workingPool: (value) => {
    const client = memberOf(value, 'client');
    return isClient(client) ? client : value;
  },
  idle: (client) => idleInTarn(memberOf(client, 'pool')),
  instrument,
};

/** A transaction has a client of its own, which acquires nothing. */
function isClient(value: unknown): value is object {
  return (
    isObject(value) &&
    hasMethods(value, ['acquireConnection', 'releaseConnection', 'runner', 'transaction', 'initializePool']) &&
    memberOf(value, 'transacting') !== true
  );
}

const book = new ConnectionBook(driverProbe);
const queries = new SharedMethods('query', watchQuery);

/** The call that runs right now and has not yet asked for its connection. */
let asking: { readonly kind: AcquisitionKind; readonly entry: StackEntry } | null = null;

const runs: readonly SharedMethods[] = [
  new SharedMethods('run', (original) => asks('internal', original)),
  new SharedMethods('stream', (original) => asks('handed-out', original)),
];

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const users = runs.map((method) => method.user());
  const sent = queries.user();
  const restorers = [
    replaceMethod(target, 'acquireConnection', (original) => {
      return function acquireConnection(...values): unknown {
        const recorder = recorderOf(this);
        if (recorder === undefined || !isObject(this)) return Reflect.apply(original, this, values);
        const asked = asking;
        asking = null;
        sent.instrument(this);
        const acquisition =
          takeClaim(this) ?? recorder.requested(asked?.kind ?? 'handed-out', asked?.entry ?? acquireConnection, capacityOf(this));
        return whenSettled(
          covering(() => Reflect.apply(original, this, values)),
          (connection) => grant(connection, acquisition, recorder),
          () => recorder.refused(acquisition),
        );
      };
    }),
    replaceMethod(target, 'releaseConnection', (original) => {
      return function releaseConnection(...values): unknown {
        const connection = book.find(values[0]);
        const holder = connection?.holder ?? null;
        // A stream gives back twice, and the pool ignores it.
        if (holder !== null && isObject(values[0])) connection?.recorder?.returned(holder, releaseConnection, false, values[0]);
        return Reflect.apply(original, this, values);
      };
    }),
    replaceMethod(target, 'runner', (original) => {
      return function runner(...values): unknown {
        const made = Reflect.apply(original, this, values);
        if (recorderOf(this) !== undefined && isObject(made)) for (const user of users) user.instrument(made);
        return made;
      };
    }),
    replaceEndingCall(target, recorderOf, 'destroy'),
    isOneClient(target) ? watchTransactions(target, recorderOf) : watchNewClients(target, recorderOf),
  ];
  return () => {
    for (const restore of restorers) restore();
    for (const user of users) user.release();
    sent.release();
  };
}

function isOneClient(target: object): boolean {
  return isObject(memberOf(target, 'config'));
}

/** Each client sets its pool up as it is made. */
function watchNewClients(prototype: object, recorderOf: RecorderOf): () => void {
  return replaceMethod(prototype, 'initializePool', (original) => {
    return function initializePool(...values): unknown {
      const result = Reflect.apply(original, this, values);
      if (isClient(this) && recorderOf(this) !== undefined) watchTransactions(this, recorderOf);
      return result;
    };
  });
}

function watchTransactions(client: object, recorderOf: RecorderOf): () => void {
  return replaceMethod(client, 'transaction', (original) => {
    return function transaction(...values): unknown {
      const [, config, outer] = values;
      const recorder = recorderOf(this);
      const hasConnection = isObject(outer) || isObject(memberOf(config, 'connection'));
      if (recorder === undefined || hasConnection) return Reflect.apply(original, this, values);
      const acquisition = recorder.requested('handed-out', transaction, capacityOf(client));
      try {
        return claiming(client, acquisition, () => Reflect.apply(original, this, values));
      } catch (error) {
        recorder.refused(acquisition);
        throw error;
      }
    };
  });
}

function asks(kind: AcquisitionKind, original: MethodOf<unknown>): MethodOf<unknown> {
  return function call(...values) {
    asking = { kind, entry: call };
    try {
      return Reflect.apply(original, this, values);
    } finally {
      asking = null;
    }
  };
}

function watchQuery(original: MethodOf<unknown>): MethodOf<unknown> {
  return function query(...values) {
    const [resource, statement] = values;
    const connection = book.find(resource);
    const text = typeof statement === 'string' ? statement : memberOf(statement, 'sql');
    connection?.recorder?.queried(connection, typeof text === 'string' ? text : null, query);
    return Reflect.apply(original, this, values);
  };
}

function grant(connection: unknown, acquisition: Acquisition, recorder: Recorder): unknown {
  if (isObject(connection)) recorder.granted(acquisition, book.of(connection));
  else recorder.refused(acquisition);
  return connection;
}

function capacityOf(client: object): number | null {
  return limitOf(memberOf(memberOf(client, 'pool'), 'max'));
}
