/** What a value is, judged by its shape: private copies of a library have other classes. */
import { isMethod } from '../replace-method.js';

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether a value can have methods: some libraries hand out functions that do. */
export function isReference(value: unknown): value is object {
  return isObject(value) || typeof value === 'function';
}

/** Whether a value has all of these methods, its own or inherited ones. */
export function hasMethods(value: unknown, names: readonly string[]): value is object {
  return isReference(value) && names.every((name) => isMethod(Reflect.get(value, name)));
}

/** The member of a value that may have none; undefined then. */
export function memberOf(value: unknown, name: PropertyKey): unknown {
  return isReference(value) ? Reflect.get(value, name) : undefined;
}

/** A limit as the adapters tell it: null where the library does not say, or sets none. */
export function limitOf(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}

/** A number of things as a library tells it: null where it does not. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** The same, where a method tells it. */
export function countFrom(value: unknown, method: string): number | null {
  const count = memberOf(value, method);
  return isMethod(count) ? countOf(Reflect.apply(count, value, [])) : null;
}
