import type TS from 'typescript';
import { ts } from '../compiler.js';
import { resolveAlias, unwrap } from '../types/index.js';

/** The symbol behind a name, through imports; of `{ name }`, which names a property too, the value's. */
export function valueSymbol(name: TS.Node, checker: TS.TypeChecker): TS.Symbol | undefined {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  return symbol && resolveAlias(symbol, checker);
}

/** The parameter of a function that an expression is the name of. */
export function parameterNamed(expression: TS.Expression, checker: TS.TypeChecker): TS.ParameterDeclaration | undefined {
  const name = unwrap(expression);
  const declaration = ts.isIdentifier(name) ? valueSymbol(name, checker)?.valueDeclaration : undefined;
  return declaration && ts.isParameter(declaration) ? declaration : undefined;
}
