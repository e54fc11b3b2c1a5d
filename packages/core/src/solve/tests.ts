/** Which way a test goes on a path, and what each way teaches. */
import type { Test } from '../ir/index.js';
import type { State } from './state.js';
import { FALSY, NULLISH, TRUTHY, valueKey, type SymbolId, type Value } from './values.js';

/** The states in which a test holds and does not hold; undefined where that cannot be. The given state is used up. */
export function decide(state: State, test: Test): { readonly whenTrue: State | undefined; readonly whenFalse: State | undefined } {
  switch (test.kind) {
    case 'truthy':
      return split(state, state.read(test.value), TRUTHY, NULLISH | FALSY);
    case 'nullish':
      return split(state, state.read(test.value), NULLISH, FALSY | TRUTHY);
    case 'equal':
      return decideEqual(state, state.read(test.left), state.read(test.right));
  }
}

function split(state: State, value: Value, bitsWhenTrue: number, bitsWhenFalse: number): { whenTrue: State | undefined; whenFalse: State | undefined } {
  const mask = state.maskOf(value);
  const couldHold = (mask & bitsWhenTrue) !== 0;
  const couldFail = (mask & bitsWhenFalse) !== 0;
  if (value.kind !== 'symbol' || !couldHold || !couldFail) return { whenTrue: couldHold ? state : undefined, whenFalse: couldFail ? state : undefined };
  const other = state.copy();
  state.facts.set(value.id, mask & bitsWhenTrue);
  other.facts.set(value.id, mask & bitsWhenFalse);
  return { whenTrue: state, whenFalse: other };
}

function decideEqual(state: State, left: Value, right: Value): { whenTrue: State | undefined; whenFalse: State | undefined } {
  if (left.kind === 'constant' && right.kind === 'constant') return left.value === right.value ? { whenTrue: state, whenFalse: undefined } : { whenTrue: undefined, whenFalse: state };
  const [subject, other] = left.kind === 'constant' ? [right, left] : [left, right];
  if (other.kind === 'constant' && typeof other.value === 'boolean') {
    const bits = other.value ? TRUTHY : FALSY;
    return split(state, subject, bits, (NULLISH | FALSY | TRUTHY) & ~bits);
  }
  if ((state.maskOf(left) & state.maskOf(right)) === 0) return { whenTrue: undefined, whenFalse: state };
  if (valueKey(left) === valueKey(right) && left.kind === 'resource') return { whenTrue: state, whenFalse: undefined };
  return split(state, { kind: 'symbol', id: equalitySymbol(left, right) }, TRUTHY, NULLISH | FALSY);
}

/** The symbol of "these two are equal": asking again gives the same answer. */
function equalitySymbol(left: Value, right: Value): SymbolId {
  return `e(${valueKey(left)})(${valueKey(right)})`;
}
