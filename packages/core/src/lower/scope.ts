import type { Variable } from '../ir/index.js';
import type { FunctionNode } from '../types/index.js';

/** A callback `(error, …results)` whose call is noted: the code that goes on behind it stands elsewhere. */
export interface NotedCallback {
  /** Set to true by a call. */
  readonly called: Variable;
  /** What it was called with, the error first. */
  readonly args: readonly Variable[];
}

/** What a name stands for inside the function being lowered. */
export interface Binding {
  readonly variable: Variable;
  /** The function a `const` or a function declaration names, with the scope it closes over. */
  function?: { readonly node: FunctionNode; readonly scope: Scope };
  /** Present where a call of the name is only noted. */
  callback?: NotedCallback;
}

/** A lexical scope. Names that no scope knows belong to code outside the function. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly #bindings = new Map<string, Binding>();

  constructor(parent: Scope | undefined) {
    this.parent = parent;
  }

  declare(name: string, variable: Variable): Binding {
    const binding: Binding = { variable };
    this.#bindings.set(name, binding);
    return binding;
  }

  own(name: string): Binding | undefined {
    return this.#bindings.get(name);
  }

  find(name: string): Binding | undefined {
    return this.#bindings.get(name) ?? this.parent?.find(name);
  }
}
