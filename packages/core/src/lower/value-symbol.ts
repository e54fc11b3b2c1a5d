import type TS from 'typescript';
import { ts } from '../compiler.js';
import { resolveAlias } from '../types/index.js';

/** The symbol behind a name, through imports; of `{ name }`, which names a property too, the value's. */
export function valueSymbol(name: TS.Node, checker: TS.TypeChecker): TS.Symbol | undefined {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  return symbol && resolveAlias(symbol, checker);
}
