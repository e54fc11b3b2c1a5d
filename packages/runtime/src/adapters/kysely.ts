/**
 * kysely, read at 0.28.18. What is behind an instance is private, so it is its executor that is watched, whichever
 * driver is below.
 *
 * - `provideConnection(consumer)` takes a connection for as long as the consumer runs: for a transaction, for
 *   `connection()`, for a stream, and for each query, by `executeQuery()`.
 * - `withPlugin()` and the like make an executor that shares the driver. A transaction has one for its connection alone.
 */
import type { Adapter, Recorder, RecorderOf } from '../adapter.js';
import { isMethod, type Method } from '../replace-method.js';
import type { StackEntry } from '../stack/capture.js';
import { ConnectionBook } from './connection-book.js';
import { coveringUntil } from './covered.js';
import { whenSettled } from './settled-promise.js';
import { hasMethods, isObject, memberOf } from './shape.js';
import { SharedMethods } from './shared-methods.js';

export const kyselyAdapter: Adapter = {
  library: 'kysely',
  acquireMethod: 'provideConnection',
  recognises: (value): value is object =>
    hasMethods(value, ['getExecutor', 'transaction', 'connection', 'withPlugin', 'selectFrom']) && memberOf(value, 'isTransaction') === false,
  workingPool: (instance) => {
    const executor = executorOf(instance);
    return isObject(executor) ? executor : instance;
  },
  instrument,
};

function executorOf(instance: object): unknown {
  const get = memberOf(instance, 'getExecutor');
  return isMethod(get) ? Reflect.apply(get, instance, []) : undefined;
}

const book = new ConnectionBook({});

/** Executor → the recorder of the instance that it is of, as long as that is tracked. */
const recorders = new WeakMap<object, () => Recorder | undefined>();

/** The query that runs right now and has not yet asked for its connection. */
let querying: StackEntry | null = null;

const ofExecutors: readonly SharedMethods[] = [
  new SharedMethods('provideConnection', watchProvide),
  new SharedMethods('executeQuery', watchExecute),
  ...['withPlugin', 'withPlugins', 'withPluginAtFront', 'withoutPlugins'].map((name) => new SharedMethods(name, watchDerive)),
];
const ofConnections = new SharedMethods('executeQuery', watchQuery);

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const users = ofExecutors.map((method) => method.user());
  for (const user of users) user.instrument(target);
  recorders.set(target, () => recorderOf(target));
  const connections = ofConnections.user();
  queryUsers.set(target, connections.instrument);
  return () => {
    for (const user of [...users, connections]) user.release();
    recorders.delete(target);
  };
}

/** Executor → makes the queries of a connection known. */
const queryUsers = new WeakMap<object, (connection: object) => void>();

function watchProvide(original: Method): Method {
  return function provideConnection(...values) {
    const [consumer, ...others] = values;
    const query = querying;
    querying = null;
    const recorder = isObject(this) ? recorders.get(this)?.() : undefined;
    if (recorder === undefined || !isMethod(consumer) || !isObject(this)) return Reflect.apply(original, this, values);
    const acquisition = recorder.requested(query === null ? 'handed-out' : 'internal', query ?? provideConnection, null);
    const watchQueries = queryUsers.get(this);
    let provided: object | null = null;
    const ended = (): void => {
      if (provided === null) recorder.refused(acquisition);
      else recorder.returned(acquisition, provideConnection, false, provided);
    };
    const provide = (stopCovering: () => void): unknown => {
      const watched: Method = function (...given) {
        stopCovering();
        const [connection] = given;
        if (isObject(connection)) {
          provided = connection;
          watchQueries?.(connection);
          recorder.granted(acquisition, book.of(connection));
        }
        return Reflect.apply(consumer, this, given);
      };
      return Reflect.apply(original, this, [watched, ...others]);
    };
    return whenSettled(
      coveringUntil(provide),
      (value) => {
        ended();
        return value;
      },
      ended,
    );
  };
}

function watchExecute(original: Method): Method {
  return function executeQuery(...values) {
    querying = executeQuery;
    try {
      return Reflect.apply(original, this, values);
    } finally {
      querying = null;
    }
  };
}

/** What is made of a tracked executor is tracked along with it. */
function watchDerive(original: Method): Method {
  return function derive(...values) {
    const derived = Reflect.apply(original, this, values);
    const recorder = isObject(this) ? recorders.get(this) : undefined;
    const watchQueries = isObject(this) ? queryUsers.get(this) : undefined;
    if (recorder === undefined || watchQueries === undefined || !isObject(derived)) return derived;
    recorders.set(derived, recorder);
    queryUsers.set(derived, watchQueries);
    return derived;
  };
}

function watchQuery(original: Method): Method {
  return function executeQuery(...values) {
    const connection = book.find(this);
    const text = memberOf(values[0], 'sql');
    connection?.recorder?.queried(connection, typeof text === 'string' ? text : null, executeQuery);
    return Reflect.apply(original, this, values);
  };
}
