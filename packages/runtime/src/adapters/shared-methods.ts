import { type MethodOf, ownerOfMethod, replaceMethod } from '../replace-method.js';

interface Replaced {
  users: number;
  readonly restore: () => void;
}

/**
 * A method of the classes of a library's connections, which all pools share: replaced when the first pool needs it,
 * put back when the last one is done.
 */
export class SharedMethods {
  readonly #name: string;
  readonly #wrap: (original: MethodOf<unknown>) => MethodOf<unknown>;
  readonly #replaced = new WeakMap<object, Replaced>();

  constructor(name: string, wrap: (original: MethodOf<unknown>) => MethodOf<unknown>) {
    this.#name = name;
    this.#wrap = wrap;
  }

  /** One who needs the method replaced, in the classes of the objects that it names. */
  user(): { readonly instrument: (instance: object) => void; readonly release: () => void } {
    const mine = new Set<object>();
    let lastPrototype: unknown = null;
    return {
      instrument: (instance) => {
        const prototype: unknown = Object.getPrototypeOf(instance);
        if (prototype === lastPrototype) return;
        lastPrototype = prototype;
        const owner = ownerOfMethod(prototype, this.#name);
        if (owner === null || mine.has(owner)) return;
        mine.add(owner);
        this.#use(owner);
      },
      release: () => {
        for (const owner of mine) this.#leave(owner);
        mine.clear();
        lastPrototype = null;
      },
    };
  }

  #use(owner: object): void {
    const replaced = this.#replaced.get(owner);
    if (replaced === undefined) {
      this.#replaced.set(owner, { users: 1, restore: replaceMethod(owner, this.#name, this.#wrap) });
    } else replaced.users++;
  }

  #leave(owner: object): void {
    const replaced = this.#replaced.get(owner);
    if (replaced === undefined || --replaced.users > 0) return;
    replaced.restore();
    this.#replaced.delete(owner);
  }
}
