import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode } from '../types/index.js';
import { addNames } from './closures.js';
import { constant, type Lowering } from './context.js';

/** Declares the `var` names of a function body in the current scope, undefined at first. */
export function hoistVariables(l: Lowering, body: TS.Node): void {
  const names = new Set<string>();
  const visit = (node: TS.Node): void => {
    if (isFunctionNode(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) {
      for (const declaration of node.declarations) addNames(declaration.name, names);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  for (const name of names) {
    if (!l.scope.own(name)) l.graph.emit({ op: 'assign', dest: l.scope.declare(name, l.graph.variable()).variable, source: constant(l, undefined) });
  }
}

/** Declares the functions and classes of a statement list before its statements run. */
export function hoistFunctions(l: Lowering, statements: readonly TS.Statement[]): void {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
      const binding = l.scope.declare(statement.name.text, l.graph.variable());
      binding.function = { node: statement, scope: l.scope };
    }
  }
}
