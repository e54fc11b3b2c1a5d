import { isMethod } from '../replace-method.js';
import { memberOf } from './shape.js';

/**
 * A promise that settles as `result` does, after it was told how.
 *
 * For libraries whose promises nobody can listen to as they are made: an asynchronous function makes its own. The
 * caller gets a promise derived from it, which settles one turn later; a handler beside it would hide an unhandled
 * rejection.
 *
 * @param result what the library returned; told at once if it is no promise
 * @param granted told of the value; gives what the caller is to get
 */
export function whenSettled(result: unknown, granted: (value: unknown) => unknown, refused: () => void): unknown {
  const then = memberOf(result, 'then');
  // Promises of other realms, such as a test runner's contexts, are no instances of ours.
  if (!isMethod(then)) return granted(result);
  return Reflect.apply(then, result, [
    granted,
    (error: unknown) => {
      refused();
      throw error;
    },
  ]);
}
