/** Variables that stand for one function wherever they are read: `var onRows = function () {…}`, `let step; step = () => …`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, valuesGiven, type FunctionNode } from '../types/index.js';
import { valueSymbol } from './value-symbol.js';
import { writesTo } from './writes.js';

/** The function that a variable is declared with; undefined where it may get another value later. */
export function functionDeclaredAs({ name, initializer }: TS.VariableDeclaration, checker: TS.TypeChecker): FunctionNode | undefined {
  const node = initializer && unwrap(initializer);
  if (!node || !isFunctionNode(node) || !ts.isIdentifier(name)) return undefined;
  const symbol = checker.getSymbolAtLocation(name);
  return symbol?.declarations?.length === 1 && !writesTo(symbol, name, checker).reassigned ? node : undefined;
}

/**
 * The function that an assignment gives to a variable without any other value; undefined where something reads the
 * variable that does not stand behind the assignment, in the same block or deeper.
 */
export function functionAssignedBy({ left, right, parent: statement }: TS.BinaryExpression, checker: TS.TypeChecker): { readonly name: TS.Identifier; readonly node: FunctionNode } | undefined {
  const node = unwrap(right);
  if (!ts.isIdentifier(left) || !isFunctionNode(node) || !ts.isExpressionStatement(statement)) return undefined;
  const symbol = valueSymbol(left, checker);
  const [declared, ...others] = symbol?.declarations ?? [];
  if (!declared || others.length > 0 || !ts.isVariableDeclaration(declared) || valuesGiven(left, checker).length > 1) return undefined;
  const block = statement.parent;
  for (const mention of descendantsOf(ts.findAncestor(declared, isFunctionNode) ?? declared.getSourceFile())) {
    if (!ts.isIdentifier(mention) || mention.text !== left.text || mention === declared.name) continue;
    const isBehind = mention.pos >= statement.pos && mention.end <= block.end;
    if (!isBehind && valueSymbol(mention, checker) === symbol) return undefined;
  }
  return { name: left, node };
}
