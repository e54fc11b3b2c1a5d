/**
 * An object that stands for one checkout of a connection that its library hands out again and again.
 *
 * The library's own object says nothing about who uses it: a reference kept too long looks like the next owner's. And
 * the pool keeps it alive, so that nothing is learnt from its being forgotten.
 */
import type { Acquisition } from '../acquisition.js';
import type { Recorder } from '../adapter.js';
import { isMethod, type Method } from '../replace-method.js';

/**
 * Looks and works like the connection; calls tell if the connection was given back already.
 *
 * @param connection the library's own object, as it is when it is handed out
 */
export function checkoutHandle<Value extends object>(connection: Value, acquisition: Acquisition, recorder: Recorder): Value {
  const methods = new Map<PropertyKey, { readonly original: Method; readonly method: Method }>();
  const handle: Value = new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (!isMethod(value) || name === 'constructor' || name === 'listenerCount') return value;
      // Each checkout has a release of its own; a stale handle still gets the one that is in force, as without us.
      const known = methods.get(name);
      if (known !== undefined && known.original === value) return known.method;
      const method: Method = function (...values) {
        if (acquisition.state === 'returned') recorder.misused(acquisition, String(name), method);
        const result = Reflect.apply(value, this === handle ? target : this, values);
        return result === target ? handle : result;
      };
      methods.set(name, { original: value, method });
      return method;
    },
    // Some libraries hand out a function, which is called with a query.
    apply: function call(target, self, values: readonly unknown[]): unknown {
      if (acquisition.state === 'returned') recorder.misused(acquisition, 'query', call);
      return isMethod(target) ? Reflect.apply(target, self, values) : undefined;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
  connections.set(handle, connection);
  hasHandles = true;
  return handle;
}

/** Handle → the library's own object. */
const connections = new WeakMap<object, object>();
/** Where nobody asks for handles, none is looked for. */
let hasHandles = false;

/** The library's own object behind a handle; anything else as it is. */
export function behindHandle(value: unknown): unknown {
  return hasHandles && typeof value === 'object' && value !== null ? (connections.get(value) ?? value) : value;
}
