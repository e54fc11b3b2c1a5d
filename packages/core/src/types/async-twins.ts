/** Methods that bluebird's `promisifyAll` adds to a library's objects: `pool.getConnectionAsync()` beside `pool.getConnection(callback)`. */
import type { CallModel } from '@leakcheck/models';
import { promisifiedModel } from './promisified.js';

const SUFFIX = 'Async';

/** `getConnection` of `getConnectionAsync`; undefined for other names. */
export function promisifiedName(name: string): string | undefined {
  return name.length > SUFFIX.length && name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : undefined;
}

/** What the twins of a method's overloads do: those with a callback, or all where the library's own promise is what they return. */
export function promisifiedOverloads(overloads: readonly CallModel[]): readonly CallModel[] {
  const promisified = overloads.flatMap((overload) => promisifiedModel(overload) ?? []);
  return promisified.length > 0 ? promisified : overloads.map((overload) => ({ ...overload, promise: true }));
}
