/**
 * A promise that settles as `result` does, after it was told how.
 *
 * For libraries whose promises nobody can listen to as they are made: an asynchronous function makes its own. The
 * caller gets a promise derived from it, which settles one turn later; a handler beside it would hide an unhandled
 * rejection.
 *
 * @param result what the library returned; told at once if it is no promise
 */
export function whenSettled(result: unknown, granted: (value: unknown) => void, refused: () => void): unknown {
  if (!(result instanceof Promise)) {
    granted(result);
    return result;
  }
  return result.then(
    (value: unknown) => {
      granted(value);
      return value;
    },
    (error: unknown) => {
      refused();
      throw error;
    },
  );
}
