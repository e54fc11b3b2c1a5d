import type { MethodOf } from '../replace-method.js';

type Settle = (outcome: unknown) => void;
type Executor = (resolve: Settle, reject: Settle) => void;
/** Takes a connection down; gives what the application is to get. */
type HandOut = (connection: unknown) => unknown;

/** An object that makes its promises with the constructor in one of its fields. */
type PromiseMaker<Field extends string> = Readonly<Record<Field, PromiseConstructor>>;

/** The call that runs right now and has not yet made its promise. */
interface Call {
  /** The pool whose constructor is replaced, and where it keeps it. */
  readonly pool: Record<string, PromiseConstructor>;
  readonly field: string;
  readonly own: PromiseConstructor;
  readonly granted: HandOut;
  readonly refused: Settle;
}
let call: Call | null = null;

/** A pool's own promise constructor → the one that stands in for it during a call. */
const listening = new WeakMap<PromiseConstructor, PromiseConstructor>();

/**
 * Calls a method so that its result is seen when the promise is resolved, on the very promise that the library made.
 *
 * A handler of our own on that promise would hide an unhandled rejection from the process, and a derived promise would
 * settle later than the original. So the constructor that the pool takes its promise from is replaced for the moment
 * of the call by one that listens. The first promise that the call makes has to be the one that it returns.
 *
 * @param field where the pool keeps the constructor
 * @param granted told of the result; gives what the caller is to get
 */
export function callListening<Field extends string, Pool extends PromiseMaker<Field>>(
  pool: Pool,
  field: Field,
  original: MethodOf<Pool>,
  values: readonly unknown[],
  granted: HandOut,
  refused: Settle,
): unknown {
  const own = pool[field];
  // Assigned to for the moment of the call only; a plain assignment costs a tenth of Reflect.set.
  const maker = pool as unknown as Record<string, PromiseConstructor>;
  const outer = call;
  let result: unknown;
  let isSeen: boolean;
  try {
    call = { pool: maker, field, own, granted, refused };
    maker[field] = listeningTo(own);
    result = Reflect.apply(original, pool, values);
  } finally {
    isSeen = call === null;
    call = outer;
    maker[field] = own;
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
    const { pool, field, granted, refused } = call;
    call = null;
    pool[field] = own;
    return new own((resolve, reject) => {
      // A connection may keep the callback of its making, and with it these two: they must not keep what they gave away.
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
