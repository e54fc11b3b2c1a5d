/** Constants that stand for nothing but themselves: `const ABORTED = Symbol('aborted')`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { resolveAlias, unwrap } from '../types/index.js';

/** What tells a module's own symbol from every other value; undefined for any other name. */
export function tokenOf(name: TS.Identifier, checker: TS.TypeChecker): string | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  const declaration = symbol && resolveAlias(symbol, checker).valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)) return undefined;
  const isDeclaredUnique = declaration.type !== undefined && ts.isTypeOperatorNode(declaration.type) && declaration.type.operator === ts.SyntaxKind.UniqueKeyword;
  return isDeclaredUnique || isFreshSymbol(declaration.initializer) ? `symbol ${declaration.getSourceFile().fileName} ${String(declaration.pos)}` : undefined;
}

/** `Symbol()`, which makes another one each time. */
function isFreshSymbol(initializer: TS.Expression | undefined): boolean {
  const made = initializer && unwrap(initializer);
  return made !== undefined && ts.isCallExpression(made) && ts.isIdentifier(made.expression) && made.expression.text === 'Symbol';
}
