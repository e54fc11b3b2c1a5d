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

/**
 * True for a variable that keeps the value it is declared with, by its name alone: nothing in the file declares or
 * assigns another of that name.
 */
export function isNeverReassigned({ name, initializer }: TS.VariableDeclaration): boolean {
  return initializer !== undefined && ts.isIdentifier(name) && writtenNames(name.getSourceFile()).get(name.text) === 1;
}

const writtenNamesOfFile = new WeakMap<TS.SourceFile, ReadonlyMap<string, number>>();

/** How often a file declares or assigns variables of each name. */
function writtenNames(file: TS.SourceFile): ReadonlyMap<string, number> {
  const known = writtenNamesOfFile.get(file);
  if (known) return known;
  const found = new Map<string, number>();
  for (const node of descendantsOf(file)) {
    if (ts.isIdentifier(node) && isWritten(node)) found.set(node.text, (found.get(node.text) ?? 0) + 1);
  }
  writtenNamesOfFile.set(file, found);
  return found;
}

/** `name` of a declaration of any kind, of `name = …`, `name++` and `[name] = …`. */
function isWritten(node: TS.Identifier): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent) || ts.isParameter(parent) || ts.isFunctionDeclaration(parent) || ts.isClassDeclaration(parent)) return parent.name === node;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) return true;
  const target = ts.isShorthandPropertyAssignment(parent) || ts.isPropertyAssignment(parent) ? parent.parent : ts.isArrayLiteralExpression(parent) ? parent : node;
  const { parent: writer } = target;
  if (ts.isForInStatement(writer) || ts.isForOfStatement(writer)) return writer.initializer === target;
  return ts.isBinaryExpression(writer) && writer.left === target && writer.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && writer.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
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
