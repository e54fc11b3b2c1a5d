/** Which parameters of a function decide the value of expressions in it. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, type FunctionNode } from '../types/index.js';
import { valueSymbol } from './value-symbol.js';

/** Longest chain of local variables that is followed. */
const MAX_DEPTH = 5;

/**
 * The indices of the function's parameters that the expressions mention, also through local variables. A parameter of a
 * function inside it counts for all of them, since what it is given is not followed.
 */
export function parametersIn(expressions: readonly TS.Expression[], owner: FunctionNode, checker: TS.TypeChecker): ReadonlySet<number> {
  const found = new Set<number>();
  const visited = new Set<TS.Node>();
  const visit = (node: TS.Node, depth: number): void => {
    if (ts.isIdentifier(node)) follow(node, depth);
    ts.forEachChild(node, (child) => {
      // Of a.b only a names a variable.
      if (!(ts.isPropertyAccessExpression(node) && child === node.name) && !(ts.isPropertyAssignment(node) && child === node.name)) visit(child, depth);
    });
  };
  const follow = (name: TS.Identifier, depth: number): void => {
    const declaration = valueSymbol(name, checker)?.valueDeclaration;
    if (!declaration || visited.has(declaration) || ts.findAncestor(declaration, (node) => node === owner) === undefined) return;
    visited.add(declaration);
    const holder = ts.findAncestor(declaration, (node) => ts.isParameter(node) || ts.isVariableDeclaration(node) || isFunctionNode(node));
    if (holder && ts.isParameter(holder)) {
      const index = owner.parameters.indexOf(holder);
      if (index !== -1) found.add(index);
      else owner.parameters.forEach((_, at) => found.add(at));
    } else if (holder && ts.isVariableDeclaration(holder) && holder.initializer && depth < MAX_DEPTH) visit(holder.initializer, depth + 1);
  };
  for (const expression of expressions) visit(expression, 0);
  return found;
}
