/** "These two values are equal", as a symbol like any other: what is found out about it holds wherever it is asked again. */
import type { Constant } from '../ir/index.js';
import type { State } from './state.js';
import { FALSY, NULLISH, TRUTHY, valueKey, type SymbolId, type Value } from './values.js';

/** The same symbol in either order. */
export function equalitySymbol(left: Value, right: Value): SymbolId {
  const [first, second] = [valueKey(left), valueKey(right)];
  return right.kind === 'constant' || (left.kind !== 'constant' && first <= second) ? symbolOf(first, second) : symbolOf(second, first);
}

function symbolOf(first: string, second: string): SymbolId {
  return `e(${first})(${second})`;
}

/** The keys of the two values that an equality symbol compares; undefined for any other symbol. */
export function comparedIn(symbol: SymbolId): readonly [string, string] | undefined {
  const [, first, second] = /^e\((.*?)\)\((.*)\)$/s.exec(symbol) ?? [];
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** The constant that has a key; undefined for the key of anything else. */
export function constantOf(key: string): { readonly value: Constant } | undefined {
  if (key.startsWith('"')) return { value: key.slice(1) };
  switch (key) {
    case 'undefined':
      return { value: undefined };
    case 'null':
      return { value: null };
    case 'true':
    case 'false':
      return { value: key === 'true' };
    default:
      return key !== '' && String(Number(key)) === key ? { value: Number(key) } : undefined;
  }
}

/** The states in which two values are equal and are not; undefined where that cannot be. The given state is used up. */
export function decideEqual(state: State, left: Value, right: Value): { readonly whenTrue: State | undefined; readonly whenFalse: State | undefined } {
  if (left.kind === 'constant' && right.kind === 'constant') return left.value === right.value ? { whenTrue: state, whenFalse: undefined } : { whenTrue: undefined, whenFalse: state };
  const [subject, other] = left.kind === 'constant' ? [right, left] : [left, right];
  if (other.kind === 'constant' && typeof other.value === 'boolean') {
    const bits = other.value ? TRUTHY : FALSY;
    return split(state, subject, bits, (NULLISH | FALSY | TRUTHY) & ~bits);
  }
  if ((state.maskOf(left) & state.maskOf(right)) === 0 || equalsAnother(state, subject, other)) return { whenTrue: undefined, whenFalse: state };
  if (valueKey(left) === valueKey(right) && left.kind === 'resource') return { whenTrue: state, whenFalse: undefined };
  return split(state, { kind: 'symbol', id: equalitySymbol(subject, other) }, TRUTHY, NULLISH | FALSY);
}

/** True if the value is known to equal a constant that is another one. */
function equalsAnother(state: State, subject: Value, other: Value): boolean {
  if (subject.kind !== 'symbol' || other.kind !== 'constant') return false;
  const key = valueKey(other);
  return [...state.facts].some(([symbol, mask]) => {
    const compared = mask === TRUTHY ? comparedIn(symbol) : undefined;
    return compared?.[0] === subject.id && compared[1] !== key && constantOf(compared[1]) !== undefined;
  });
}

/** The states in which a value is one of the first bits and one of the others. */
export function split(state: State, value: Value, bitsWhenTrue: number, bitsWhenFalse: number): { whenTrue: State | undefined; whenFalse: State | undefined } {
  const mask = state.maskOf(value);
  const couldHold = (mask & bitsWhenTrue) !== 0;
  const couldFail = (mask & bitsWhenFalse) !== 0;
  if (value.kind !== 'symbol' || !couldHold || !couldFail) return { whenTrue: couldHold ? state : undefined, whenFalse: couldFail ? state : undefined };
  const other = state.copy();
  state.facts.set(value.id, mask & bitsWhenTrue);
  other.facts.set(value.id, mask & bitsWhenFalse);
  return { whenTrue: state, whenFalse: other };
}
