/**
 * sequelize-pool, the pool inside sequelize, read at 7.1.0.
 *
 * - `acquire()` lends a connection of any driver, for a query as for a transaction.
 * - It goes back by `release(resource)`, or is closed by `destroy(resource)`; a second one is ignored.
 * - `drain()` waits for every loan.
 */
import type { Adapter, RecorderOf } from '../adapter.js';
import { replaceMethod } from '../replace-method.js';
import { replaceEndingCall } from './ending-calls.js';
import { LentResources } from './resource-pool.js';
import { whenSettled } from './settled-promise.js';
import { countOf, hasMethods, limitOf, memberOf } from './shape.js';

export const sequelizePoolAdapter: Adapter = {
  library: 'sequelize',
  acquireMethod: 'acquire',
  recognises: (value): value is object =>
    hasMethods(value, ['acquire', 'release', 'destroy', 'drain', 'destroyAllNow']) && Array.isArray(memberOf(value, '_inUseObjects')),
  idle: (pool) => ({ count: countOf(memberOf(pool, 'available')), max: limitOf(memberOf(pool, 'maxSize')) }),
  instrument,
};

const resources = new LentResources();

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const restorers = [
    replaceMethod(target, 'acquire', (original) => {
      return function acquire(...values): unknown {
        const recorder = recorderOf(this);
        if (recorder === undefined) return Reflect.apply(original, this, values);
        const acquisition = recorder.requested('handed-out', acquire, limitOf(memberOf(this, 'maxSize')));
        return whenSettled(
          Reflect.apply(original, this, values),
          (resource) => resources.lend(resource, acquisition, recorder),
          () => recorder.refused(acquisition),
        );
      };
    }),
    replaceMethod(target, 'release', (original) => {
      return function release(...values): unknown {
        if (recorderOf(this) !== undefined) resources.takeBack(values[0], release, false);
        return Reflect.apply(original, this, values);
      };
    }),
    replaceMethod(target, 'destroy', (original) => {
      return function destroy(...values): unknown {
        // The pool closes what lies in it by the same method.
        if (recorderOf(this) !== undefined && resources.isLent(values[0])) resources.takeBack(values[0], destroy, true);
        return Reflect.apply(original, this, values);
      };
    }),
    replaceEndingCall(target, recorderOf, 'drain'),
  ];
  return () => {
    for (const restore of restorers) restore();
  };
}
