/** What a function was given, seen from inside: parameters, `this`, and what is reached from them. */
import { comparedIn, constantOf } from './equalities.js';
import type { State } from './state.js';
import type { SymbolId } from './values.js';

const INPUT_PATH = /^(p\d+|this)(\.[^()]+)?$/;
const PARAMETER = /^p(\d+)$/;
const OF_PARAMETER = /^p\d/;
const PARAMETER_OR_KIND = /^p\d+(\.\?[\w ]+)?$/;
const LENT = /^(p\d+|this\.[^.]+)$/;
const FROM_OUTSIDE = /^(p\d|this|g)/;

/** True for the symbol of something that callers know by the same path. */
export function isInput(symbol: SymbolId): boolean {
  return INPUT_PATH.test(symbol);
}

/** Which parameter a symbol stands for; undefined for any other symbol, and for what is reached from a parameter. */
export function parameterOf(symbol: SymbolId): number | undefined {
  const index = PARAMETER.exec(symbol)?.[1];
  return index === undefined ? undefined : Number(index);
}

/** True for a parameter and what is reached from it. */
export function isOfParameter(symbol: SymbolId): boolean {
  return OF_PARAMETER.test(symbol);
}

/** True for a parameter itself, and for what kind of resource it is. */
export function isParameterOrKind(symbol: SymbolId): boolean {
  return PARAMETER_OR_KIND.test(symbol);
}

/** True for what may be a lazy resource that the function was given: a parameter, a field of `this`. */
export function isLent(symbol: SymbolId): boolean {
  return LENT.test(symbol);
}

/** True for what can be read again at any time: inputs and outer names, and what is reached from them. */
export function isFromOutside(symbol: SymbolId): boolean {
  return FROM_OUTSIDE.test(symbol);
}

/** True for the symbol that tells whether an input equals a constant, or another input. */
export function isInputEquality(symbol: SymbolId): boolean {
  const [first = '', second = ''] = comparedIn(symbol) ?? [];
  return isInput(first) && (isInput(second) || constantOf(second) !== undefined);
}

/** What a path has found out about its inputs: bits of what each may be, and which of them equal what. */
export function inputFacts(state: State): readonly (readonly [path: string, mask: number])[] {
  return [...state.facts].filter(([symbol]) => isInput(symbol) || isInputEquality(symbol));
}

/** The inputs that a path has given back, or handed to somebody who does. */
export function givenBackInputs(state: State): readonly SymbolId[] {
  return [...state.resources].flatMap(([id, { status }]) => (isInput(id) && (status === 'released' || status === 'transferred') ? [id] : []));
}
