/** A function used as a method of `This`. What it is really called on, nobody can promise. */
export type MethodOf<This> = (this: This, ...values: unknown[]) => unknown;
/** A function used as a method of whatever. */
export type Method = MethodOf<unknown>;

/**
 * Puts another function in the place of a method, with the same name, length and visibility.
 *
 * @param target the object that gets the method as its own property
 * @returns puts back exactly what was there, unless somebody replaced the method again since
 * @throws TypeError if the target has no such method
 */
export function replaceMethod<This = unknown>(
  target: object,
  name: string,
  wrap: (original: MethodOf<This>) => MethodOf<This>,
): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const original: unknown = Reflect.get(target, name);
  if (!isMethod(original)) throw new TypeError(`The pool has no method ${name}().`);
  const replacement = wrap(original);
  Object.defineProperty(replacement, 'name', { value: original.name, configurable: true });
  Object.defineProperty(replacement, 'length', { value: original.length, configurable: true });
  Object.defineProperty(target, name, {
    value: replacement,
    writable: true,
    configurable: true,
    enumerable: own?.enumerable ?? false,
  });
  return () => {
    if (Object.getOwnPropertyDescriptor(target, name)?.value !== replacement) return;
    if (own === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, own);
  };
}

/** The object on a chain of prototypes that has the method itself; null if none has. */
export function ownerOfMethod(prototype: unknown, name: string): object | null {
  for (let current = prototype; typeof current === 'object' && current !== null; current = Object.getPrototypeOf(current)) {
    if (Object.hasOwn(current, name) && isMethod(Reflect.get(current, name))) return current;
  }
  return null;
}

export function isMethod(value: unknown): value is Method {
  return typeof value === 'function';
}
