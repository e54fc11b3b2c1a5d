/**
 * generic-pool, read at 3.9.0.
 *
 * - `acquire()` lends a resource itself; `use()` calls it, and returns what it lent.
 * - A loan ends by `release(resource)` or `destroy(resource)`; the second one is rejected.
 * - `drain()` waits for every loan.
 */
import type { Adapter, RecorderOf } from '../adapter.js';
import { replaceMethod } from '../replace-method.js';
import { replaceEndingCall } from './ending-calls.js';
import { callListening } from './listening-promise.js';
import { LentResources } from './resource-pool.js';
import { countOf, hasMethods, limitOf, memberOf } from './shape.js';

/** What the adapter uses of a pool. */
interface GenericPool {
  /** The constructor that acquire() makes its promise with. */
  readonly _Promise: PromiseConstructor;
  readonly max?: unknown;
}

export const genericPoolAdapter: Adapter = {
  library: 'generic-pool',
  acquireMethod: 'acquire',
  recognises: isGenericPool,
  idle: (pool) => ({ count: countOf(memberOf(pool, 'available')), max: limitOf(memberOf(pool, 'max')) }),
  instrument,
};

function isGenericPool(value: unknown): value is GenericPool {
  return hasMethods(value, ['acquire', 'release', 'destroy', 'drain', 'isBorrowedResource', '_Promise']);
}

const resources = new LentResources();

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const restorers = [
    replaceMethod<GenericPool>(target, 'acquire', (original) => {
      return function acquire(...values): unknown {
        const recorder = recorderOf(this);
        if (recorder === undefined) return Reflect.apply(original, this, values);
        const acquisition = recorder.requested('handed-out', acquire, limitOf(this.max));
        try {
          return callListening(this, '_Promise', original, values, {
            granted: (resource) => resources.lend(resource, acquisition, recorder),
            refused: () => recorder.refused(acquisition),
          });
        } catch (error) {
          recorder.refused(acquisition);
          throw error;
        }
      };
    }),
    ...['release', 'destroy'].map((name) =>
      replaceMethod(target, name, (original) => {
        return function takeBack(...values): unknown {
          if (recorderOf(this) !== undefined) resources.takeBack(values[0], takeBack, name === 'destroy');
          return Reflect.apply(original, this, values);
        };
      }),
    ),
    replaceEndingCall(target, recorderOf, 'drain', (pool) => memberOf(pool, '_draining') === true),
  ];
  return () => {
    for (const restore of restorers) restore();
  };
}
