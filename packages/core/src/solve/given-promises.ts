/** Promises that a function was given: how they are settled, and with what, is for its callers to know. */
import type { Variable } from '../ir/index.js';
import { isOfParameter } from './inputs.js';
import type { State } from './state.js';
import { FALSY, fieldSymbol, isOwnObject, localSymbol, TRUTHY, type SymbolId, type Value } from './values.js';

/** The field of an input that tells whether it is fulfilled, as a promise; anything else is what awaiting it yields. */
const FULFILLED_FIELD = '?fulfilled';
/** The field of an input that holds what awaiting it yields. */
const AWAITED_FIELD = '?awaited';

/** What is known of such a field; undefined where the value itself is not known. */
export function knownOfPromise(value: Value, field: string): Value | undefined {
  if (field !== FULFILLED_FIELD && field !== AWAITED_FIELD) return undefined;
  if (value.kind === 'symbol' && !isOwnObject(value.id)) return undefined;
  if (field === FULFILLED_FIELD) return { kind: 'constant', value: value.kind !== 'promise' || value.settled === 'fulfilled' };
  return value.kind === 'promise' ? value.value : value;
}

/** The path on which awaiting the promise throws. */
export function rejectedWay(state: State, promise: SymbolId): State {
  const rejected = state.copy();
  if (isOfParameter(promise)) rejected.facts.set(fieldSymbol(promise, FULFILLED_FIELD), FALSY);
  return rejected;
}

/** What awaiting the promise yields on the path on which it does; the caller that gave the promise knows it as well. */
export function awaitedOf(state: State, promise: SymbolId, dest: Variable): Value {
  if (isOfParameter(promise)) {
    state.facts.set(fieldSymbol(promise, FULFILLED_FIELD), TRUTHY);
    return { kind: 'symbol', id: fieldSymbol(promise, AWAITED_FIELD) };
  }
  const id = localSymbol(dest);
  state.forget(id);
  return { kind: 'symbol', id };
}
