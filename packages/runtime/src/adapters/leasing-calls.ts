import type { RecorderOf } from '../adapter.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import type { Leases } from './leases.js';
import { whenSettled } from './settled-promise.js';

interface LeasingCall {
  /** Its name. It answers by a promise, or by `(error, object)` to the function among its arguments. */
  readonly method: string;
  readonly leases: Leases;
  /** How many a pool may have out; default: it does not say. */
  readonly capacityOf?: (pool: unknown) => number | null;
}

/** Makes a method known that hands out an object of its own for each checkout; returns what puts it back. */
export function replaceLeasingCall(
  target: object,
  recorderOf: RecorderOf,
  { method, leases, capacityOf = () => null }: LeasingCall,
): () => void {
  return replaceMethod(target, method, (original) => {
    return function acquire(...values): unknown {
      const recorder = recorderOf(this);
      if (recorder === undefined) return Reflect.apply(original, this, values);
      const acquisition = recorder.requested('handed-out', acquire, capacityOf(this));
      const refused = (): void => recorder.refused(acquisition);
      const granted = (handle: unknown): unknown => leases.grant(handle, acquisition, recorder);
      const place = values.findIndex(isMethod);
      const callback = values[place];
      try {
        if (!isMethod(callback)) return whenSettled(Reflect.apply(original, this, values), granted, refused);
        const watched: Method = function (...answer) {
          const [error, handle, ...others] = answer;
          if (!error && handle !== undefined) return Reflect.apply(callback, this, [error, granted(handle), ...others]);
          refused();
          return Reflect.apply(callback, this, answer);
        };
        return Reflect.apply(original, this, values.with(place, watched));
      } catch (error) {
        // A request that the library refuses by throwing is refused.
        refused();
        throw error;
      }
    };
  });
}
