/** What a function was given, seen from inside: parameters, `this`, and what is reached from them. */
import type { State } from './state.js';
import type { SymbolId } from './values.js';

const INPUT_PATH = /^(p\d+|this)(\.[^()]+)?$/;

/** True for the symbol of something that callers know by the same path. */
export function isInput(symbol: SymbolId): boolean {
  return INPUT_PATH.test(symbol);
}

/** What a path has found out about its inputs: bits of what each may be. */
export function inputFacts(state: State): readonly (readonly [path: string, mask: number])[] {
  return [...state.facts].filter(([symbol]) => isInput(symbol));
}
