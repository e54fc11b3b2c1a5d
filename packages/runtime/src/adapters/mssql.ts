/**
 * mssql, read at 12.7.14: its pool, above one of tarn.
 *
 * - `acquire(requester, callback?)` lends a connection to a request, for as long as that runs, or to a transaction or
 *   prepared statement, until it is ended or unprepared.
 * - A transaction asks for its connection a turn later, when the line that began it is no longer on the stack.
 */
import type { Acquisition } from '../acquisition.js';
import type { Adapter, Recorder, RecorderOf } from '../adapter.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import { shielded } from '../shield.js';
import { claiming, takeClaim } from './claims.js';
import { covering } from './covered.js';
import { replaceEndingCall } from './ending-calls.js';
import { LentResources } from './resource-pool.js';
import { whenSettled } from './settled-promise.js';
import { hasMethods, isObject, limitOf, memberOf } from './shape.js';
import { SharedMethods } from './shared-methods.js';
import { idleInTarn } from './tarn.js';

export const mssqlAdapter: Adapter = {
  library: 'mssql',
  acquireMethod: 'acquire',
  recognises: (value): value is object => hasMethods(value, ['connect', 'acquire', 'release', 'request', 'transaction']),
  idle: (pool) => idleInTarn(memberOf(pool, 'pool')),
  instrument,
};

const connections = new LentResources();

/** Pool → its recorder, as long as it is tracked. Transactions know their pool only. */
const recorders = new WeakMap<object, RecorderOf>();
const begins = new SharedMethods('begin', watchBegin);

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const beginning = begins.user();
  // The class of transactions is found by one that is never begun.
  const transaction = shielded((): unknown => Reflect.apply(Object(memberOf(target, 'transaction')) as Method, target, []));
  if (isObject(transaction)) beginning.instrument(transaction);
  recorders.set(target, recorderOf);
  const restorers = [
    replaceMethod(target, 'acquire', (original) => {
      return function acquire(...values): unknown {
        const recorder = recorderOf(this);
        if (recorder === undefined || !isObject(this)) return Reflect.apply(original, this, values);
        const kind = hasMethods(values[0], ['query', 'batch']) ? 'internal' : 'handed-out';
        const acquisition = takeClaim(this) ?? recorder.requested(kind, acquire, capacityOf(this));
        const [requester, callback, ...others] = values;
        if (isMethod(callback)) {
          const watched = [requester, watchCallback(callback, acquisition, recorder), ...others];
          return covering(() => Reflect.apply(original, this, watched));
        }
        return whenSettled(
          covering(() => Reflect.apply(original, this, values)),
          (connection) => connections.lend(connection, acquisition, recorder),
          () => recorder.refused(acquisition),
        );
      };
    }),
    replaceMethod(target, 'release', (original) => {
      return function release(...values): unknown {
        if (recorderOf(this) !== undefined) connections.takeBack(values[0], release, false);
        return Reflect.apply(original, this, values);
      };
    }),
    replaceEndingCall(target, recorderOf, 'close'),
  ];
  return () => {
    for (const restore of restorers) restore();
    beginning.release();
    recorders.delete(target);
  };
}

function watchCallback(callback: Method, acquisition: Acquisition, recorder: Recorder): Method {
  return function (...answer) {
    const [error, connection] = answer;
    if (error) recorder.refused(acquisition);
    else connections.lend(connection, acquisition, recorder);
    return Reflect.apply(callback, this, answer);
  };
}

function watchBegin(original: Method): Method {
  return function begin(...values) {
    const pool = memberOf(this, 'parent');
    const hasBegun = isObject(memberOf(this, '_acquiredConnection'));
    const recorder = isObject(pool) && !hasBegun ? recorderFor(pool) : undefined;
    if (recorder === undefined || !isObject(pool)) return Reflect.apply(original, this, values);
    const acquisition = recorder.requested('handed-out', begin, capacityOf(pool));
    // Where it cannot begin, the pool is never asked; a request that was answered is not refused.
    const refused = (): void => recorder.refused(acquisition);
    const given = values.map((value) => (isMethod(value) ? afterwards(value, refused) : value));
    return whenSettled(
      claiming(pool, acquisition, () => Reflect.apply(original, this, given)),
      (value) => value,
      refused,
    );
  };
}

function afterwards(callback: Method, first: () => void): Method {
  return function (...answer) {
    first();
    return Reflect.apply(callback, this, answer);
  };
}

/** What is known of a pool, or of the class that it is of. */
function recorderFor(pool: object): Recorder | undefined {
  for (let current: unknown = pool; isObject(current); current = Object.getPrototypeOf(current)) {
    const recorder = recorders.get(current)?.(pool);
    if (recorder !== undefined) return recorder;
  }
  return undefined;
}

function capacityOf(pool: object): number | null {
  return limitOf(memberOf(memberOf(pool, 'pool'), 'max'));
}
