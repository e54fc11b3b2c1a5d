import type TS from 'typescript';
import { ts } from '../compiler.js';
import { resolveAlias } from './origin.js';
import { descendantsOf } from './syntax.js';

/** `=`, `??=`, `||=`. */
export function isAssignment(operator: TS.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.EqualsToken || operator === ts.SyntaxKind.QuestionQuestionEqualsToken || operator === ts.SyntaxKind.BarBarEqualsToken;
}

/** What a variable, whatever its annotation, is given where it is declared and anywhere in its file. */
export function valuesGiven(name: TS.Identifier, checker: TS.TypeChecker): readonly TS.Expression[] {
  const symbol = ts.isShorthandPropertyAssignment(name.parent) ? checker.getShorthandAssignmentValueSymbol(name.parent) : checker.getSymbolAtLocation(name);
  const target = symbol && resolveAlias(symbol, checker);
  const declaration = target?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) ? valuesOfVariable(declaration, target, checker) : [];
}

/** The same, where the variable is at hand; none for one that is destructured. */
export function valuesOfVariable(declaration: TS.VariableDeclaration, symbol: TS.Symbol, checker: TS.TypeChecker): readonly TS.Expression[] {
  if (!ts.isIdentifier(declaration.name)) return [];
  const assigned = (assignmentsIn(declaration.getSourceFile()).get(declaration.name.text) ?? [])
    .filter(({ left }) => checker.getSymbolAtLocation(left) === symbol)
    .map(({ right }) => right);
  return declaration.initializer ? [declaration.initializer, ...assigned] : assigned;
}

const assignmentsOfFile = new WeakMap<TS.SourceFile, ReadonlyMap<string, readonly TS.BinaryExpression[]>>();

/** The assignments to names in a file, by name. */
function assignmentsIn(file: TS.SourceFile): ReadonlyMap<string, readonly TS.BinaryExpression[]> {
  const known = assignmentsOfFile.get(file);
  if (known) return known;
  const found = new Map<string, TS.BinaryExpression[]>();
  for (const node of descendantsOf(file)) {
    if (!ts.isBinaryExpression(node) || !isAssignment(node.operatorToken.kind) || !ts.isIdentifier(node.left)) continue;
    const sameName = found.get(node.left.text);
    if (sameName) sameName.push(node);
    else found.set(node.left.text, [node]);
  }
  assignmentsOfFile.set(file, found);
  return found;
}
