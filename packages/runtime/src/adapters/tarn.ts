/**
 * tarn, the pool inside knex and mssql, read at 3.1.2.
 *
 * - `acquire()` lends a resource itself, and says so by events: `acquireRequest`, then `acquireSuccess` or `acquireFail`.
 * - `release(resource)` ends the loan; the second one is ignored, and tells its event all the same.
 * - `destroy()` waits for every loan.
 */
import type { Acquisition } from '../acquisition.js';
import type { Adapter, IdleConnections, Recorder, RecorderOf } from '../adapter.js';
import { replaceMethod } from '../replace-method.js';
import type { StackEntry } from '../stack/capture.js';
import { LentResources } from './resource-pool.js';
import { countFrom, hasMethods, limitOf, memberOf } from './shape.js';

/** What the adapter uses of a pool. */
interface TarnPool {
  readonly max?: unknown;
}

export const tarnAdapter: Adapter = {
  library: 'tarn',
  acquireMethod: '_executeEventHandlers',
  recognises: isTarnPool,
  idle: idleInTarn,
  instrument,
};

/** Resources that lie in a pool of tarn, which knex and mssql have inside, too. */
export function idleInTarn(pool: unknown): IdleConnections {
  return { count: countFrom(pool, 'numFree'), max: limitOf(memberOf(pool, 'max')) };
}

function isTarnPool(value: unknown): value is TarnPool {
  return hasMethods(value, ['acquire', 'release', 'destroy', 'numUsed', 'numPendingAcquires', '_executeEventHandlers']);
}

const resources = new LentResources();

function instrument(target: object, recorderOf: RecorderOf): () => void {
  /** Pool → what it was asked for under which number, until it answers. */
  const requests = new WeakMap<TarnPool, Map<unknown, Acquisition>>();

  return replaceMethod<TarnPool>(target, '_executeEventHandlers', (original) => {
    return function tell(...values): unknown {
      const recorder = recorderOf(this);
      if (recorder !== undefined) note(this, recorder, tell, values);
      return Reflect.apply(original, this, values);
    };
  });

  function note(pool: TarnPool, recorder: Recorder, entry: StackEntry, [event, subject, resource]: readonly unknown[]): void {
    switch (event) {
      case 'acquireRequest': {
        const ofPool = requests.get(pool) ?? new Map<unknown, Acquisition>();
        requests.set(pool, ofPool);
        ofPool.set(subject, recorder.requested('handed-out', entry, limitOf(pool.max)));
        break;
      }
      case 'acquireSuccess':
      case 'acquireFail': {
        const acquisition = requests.get(pool)?.get(subject);
        if (acquisition === undefined) break;
        requests.get(pool)?.delete(subject);
        if (event === 'acquireSuccess') resources.lend(resource, acquisition, recorder);
        else recorder.refused(acquisition);
        break;
      }
      case 'release':
        resources.takeBack(subject, entry, false);
        break;
      case 'poolDestroyRequest':
        recorder.ending();
        break;
    }
  }
}
