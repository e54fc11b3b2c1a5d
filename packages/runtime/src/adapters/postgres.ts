/**
 * postgres.js, read at 3.4.9. Its pool is a function, made by closures: there is no class to instrument.
 *
 * - `reserve()` hands out a function of its own for each checkout. It goes back by `release()`; a second one gives back
 *   whoever has the connection by then.
 * - `begin(fn)` takes a connection for as long as `fn` runs and the transaction ends.
 * - `end()` waits for what is out, unless it is given a timeout.
 */
import type { Adapter, RecorderOf } from '../adapter.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import { replaceEndingCall } from './ending-calls.js';
import { LeaseClass, Leases } from './leases.js';
import { replaceLeasingCall } from './leasing-calls.js';
import { whenSettled } from './settled-promise.js';
import { hasMethods, isObject, limitOf, memberOf } from './shape.js';

export const postgresAdapter: Adapter = {
  library: 'postgres',
  acquireMethod: 'reserve',
  recognises: isPool,
  instrument,
};

function isPool(value: unknown): value is object {
  return typeof value === 'function' && hasMethods(value, ['reserve', 'begin', 'unsafe', 'end']) && isObject(memberOf(value, 'options'));
}

const reservations = new LeaseClass({ probe: {}, endings: [{ method: 'release' }], endsOnce: true });
/** The functions that the callbacks of `begin()` get. Their connection goes back when `begin()` has ended. */
const transactions = new LeaseClass({ probe: {}, endings: [], endsOnce: false });

function capacityOf(pool: unknown): number | null {
  return limitOf(memberOf(memberOf(pool, 'options'), 'max'));
}

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const reserved = new Leases(reservations);
  const begun = new Leases(transactions);
  const restorers = [
    // These are closures, which work on whatever they are called.
    replaceLeasingCall(target, () => recorderOf(target), { method: 'reserve', leases: reserved, capacityOf: () => capacityOf(target) }),
    replaceMethod(target, 'begin', (original) => {
      return function begin(...values): unknown {
        const recorder = recorderOf(target);
        const place = values.findIndex(isMethod);
        const run = values[place];
        if (recorder === undefined || !isMethod(run)) return Reflect.apply(original, this, values);
        const acquisition = recorder.requested('internal', begin, capacityOf(target));
        const running: { sql: unknown } = { sql: null };
        const watched: Method = function (...given) {
          running.sql = given[0];
          begun.grant(given[0], acquisition, recorder);
          return Reflect.apply(run, this, given);
        };
        const ended = (): void => {
          recorder.refused(acquisition);
          begun.ended(running.sql, begin);
        };
        const result = Reflect.apply(original, this, values.with(place, watched));
        return whenSettled(
          result,
          (value) => {
            ended();
            return value;
          },
          ended,
        );
      };
    }),
    replaceEndingCall(target, () => recorderOf(target), 'end'),
  ];
  return () => {
    for (const restore of restorers) restore();
    reserved.restore();
    begun.restore();
  };
}
