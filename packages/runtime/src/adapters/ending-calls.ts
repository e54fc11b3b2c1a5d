import type { RecorderOf } from '../adapter.js';
import { replaceMethod } from '../replace-method.js';

/**
 * Makes a method known that closes the pool; returns what puts it back.
 *
 * @param hasEnded whether the pool is closed already, or being closed
 */
export function replaceEndingCall(
  target: object,
  recorderOf: RecorderOf,
  method: string,
  hasEnded: (pool: unknown) => boolean = () => false,
): () => void {
  return replaceMethod(target, method, (original) => {
    return function end(...values): unknown {
      if (!hasEnded(this)) recorderOf(this)?.ending();
      return Reflect.apply(original, this, values);
    };
  });
}
