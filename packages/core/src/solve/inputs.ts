/** What a function was given, seen from inside: parameters, `this`, and what is reached from them. */
import { comparedIn, constantOf } from './equalities.js';
import type { State } from './state.js';
import type { SymbolId } from './values.js';

const INPUT_PATH = /^(p\d+|this)(\.[^()]+)?$/;

/** True for the symbol of something that callers know by the same path. */
export function isInput(symbol: SymbolId): boolean {
  return INPUT_PATH.test(symbol);
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
