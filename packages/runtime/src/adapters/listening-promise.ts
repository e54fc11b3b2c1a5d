import type { MethodOf } from '../replace-method.js';

type Settle = (outcome: unknown) => void;
type Executor = (resolve: Settle, reject: Settle) => void;

/** Who is told how a call came out. */
export interface Listener {
  /** Takes a connection down; gives what the application is to get. */
  readonly granted: (connection: unknown) => unknown;
  readonly refused: () => void;
}

/** An object that makes its promises with the constructor in one of its fields. */
type PromiseMaker<Field extends string> = Readonly<Record<Field, PromiseConstructor>>;

/**
 * The call that runs right now and has not yet made its promise: who listens to it, the pool whose constructor is
 * replaced, and where it keeps it.
 */
let listener: Listener | null = null;
let pool: Record<string, PromiseConstructor> | null = null;
let field = '';

/** A pool's own promise constructor → the one that stands in for it during a call. */
const listening = new WeakMap<PromiseConstructor, PromiseConstructor>();
/** The one found last: nearly all pools have the same. */
let lastOwn: PromiseConstructor | null = null;
let lastStandIn: PromiseConstructor | null = null;

/**
 * Calls a method so that its result is seen when the promise is resolved, on the very promise that the library made.
 *
 * A handler of our own on that promise would hide an unhandled rejection from the process, and a derived promise would
 * settle later than the original. So the constructor that the pool takes its promise from is replaced for the moment
 * of the call by one that listens. The first promise that the call makes has to be the one that it returns.
 *
 * @param name the field in which the pool keeps the constructor
 */
export function callListening<Field extends string, Pool extends PromiseMaker<Field>>(
  caller: Pool,
  name: Field,
  original: MethodOf<Pool>,
  values: readonly unknown[],
  told: Listener,
): unknown {
  const own = caller[name];
  // Assigned to for the moment of the call only; a plain assignment costs a tenth of Reflect.set.
  const maker = caller as unknown as Record<string, PromiseConstructor>;
  const outerListener = listener;
  const outerPool = pool;
  const outerField = field;
  let result: unknown;
  let isSeen: boolean;
  try {
    listener = told;
    pool = maker;
    field = name;
    maker[name] = listeningTo(own);
    result = Reflect.apply(original, caller, values);
  } finally {
    isSeen = listener === null;
    listener = outerListener;
    pool = outerPool;
    field = outerField;
    maker[name] = own;
  }
  if (isSeen || !(result instanceof Promise)) return result;
  return result.then(
    (connection) => told.granted(connection),
    (error: unknown) => {
      told.refused();
      throw error;
    },
  );
}

function listeningTo(own: PromiseConstructor): PromiseConstructor {
  if (own === lastOwn && lastStandIn !== null) return lastStandIn;
  const standIn = listening.get(own) ?? standInFor(own);
  listening.set(own, standIn);
  lastOwn = own;
  lastStandIn = standIn;
  return standIn;
}

/** Has the statics of the real constructor, and makes real promises; the first of a call tells how it is settled. */
function standInFor(own: PromiseConstructor): PromiseConstructor {
  const constructor = function (executor: Executor): Promise<unknown> {
    if (listener === null || pool === null || pool[field] !== standIn) return new own(executor);
    const told = listener;
    listener = null;
    pool[field] = own;
    return new own((resolve, reject) => {
      // A connection may keep the callback of its making, and with it these two: they must not keep what they gave away.
      let waiting: Listener | null = told;
      let settle: Settle | null = resolve;
      let fail: Settle | null = reject;
      executor(
        (connection) => {
          settle?.(waiting === null ? connection : waiting.granted(connection));
          waiting = settle = fail = null;
        },
        (error) => {
          waiting?.refused();
          fail?.(error);
          waiting = settle = fail = null;
        },
      );
    });
  };
  Object.setPrototypeOf(constructor, own);
  // A function that returns an object is a constructor of that object's class.
  const standIn = constructor as unknown as PromiseConstructor;
  return standIn;
}
