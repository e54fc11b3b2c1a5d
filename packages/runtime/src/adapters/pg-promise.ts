import type { MethodOf } from '../replace-method.js';
import type { PgPool } from './pg.js';

type Settle = (outcome: unknown) => void;
type Executor = (resolve: Settle, reject: Settle) => void;
/** Takes a client down; gives what the application is to get. */
type HandOut = (client: unknown) => unknown;

/** The call of connect() that runs right now and has not yet made its promise. */
interface Call {
  readonly pool: PgPool;
  readonly own: PromiseConstructor;
  readonly granted: HandOut;
  readonly refused: Settle;
}
let call: Call | null = null;

/** A pool's own promise constructor → the one that stands in for it during a call. */
const listening = new WeakMap<PromiseConstructor, PromiseConstructor>();

/**
 * Calls connect() so that the client is seen when the promise is resolved, on the very promise that the library made.
 *
 * A handler of our own on that promise would hide an unhandled rejection from the process, and a derived promise would
 * settle later than the original. So the constructor that the pool takes its promise from is replaced for the moment
 * of the call by one that listens.
 */
export function connectByPromise(
  pool: PgPool,
  original: MethodOf<PgPool>,
  values: readonly unknown[],
  granted: HandOut,
  refused: Settle,
): unknown {
  const own = pool.Promise;
  const outer = call;
  let result: unknown;
  let isSeen: boolean;
  try {
    call = { pool, own, granted, refused };
    pool.Promise = listeningTo(own);
    result = Reflect.apply(original, pool, values);
  } finally {
    isSeen = call === null;
    call = outer;
    pool.Promise = own;
  }
  if (isSeen || !(result instanceof Promise)) return result;
  return result.then(
    granted,
    (error: unknown) => {
      refused(error);
      throw error;
    },
  );
}

/** Has the statics of the real constructor, and makes real promises; the first of a call tells how it is settled. */
function listeningTo(own: PromiseConstructor): PromiseConstructor {
  const known = listening.get(own);
  if (known !== undefined) return known;
  const constructor = function (executor: Executor): Promise<unknown> {
    if (call === null || call.own !== own) return new own(executor);
    const { pool, granted, refused } = call;
    call = null;
    pool.Promise = own;
    return new own((resolve, reject) => {
      // A client keeps the callback of its connect(), and with it these two: they must not keep what they gave away.
      let settle: { readonly resolve: Settle; readonly reject: Settle } | null = { resolve, reject };
      executor(
        (client) => {
          settle?.resolve(granted(client));
          settle = null;
        },
        (error) => {
          refused(error);
          settle?.reject(error);
          settle = null;
        },
      );
    });
  };
  Object.setPrototypeOf(constructor, own);
  // A function that returns an object is a constructor of that object's class.
  const standIn = constructor as unknown as PromiseConstructor;
  listening.set(own, standIn);
  return standIn;
}
