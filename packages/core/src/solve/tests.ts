/** Which way a test goes on a path, and what each way teaches. */
import type { Test } from '../ir/index.js';
import { decideEqual, split } from './equalities.js';
import type { State } from './state.js';
import { FALSY, NULLISH, TRUTHY } from './values.js';

/** The states in which a test holds and does not hold; undefined where that cannot be. The given state is used up. */
export function decide(state: State, test: Test): { readonly whenTrue: State | undefined; readonly whenFalse: State | undefined } {
  switch (test.kind) {
    case 'truthy':
      return split(state, state.read(test.value), TRUTHY, NULLISH | FALSY);
    case 'nullish':
      return test.elseObject === true ? split(state, state.read(test.value), NULLISH | FALSY, TRUTHY) : split(state, state.read(test.value), NULLISH, FALSY | TRUTHY);
    case 'equal':
      return decideEqual(state, state.read(test.left), state.read(test.right));
  }
}
