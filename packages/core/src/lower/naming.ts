import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { FunctionNode } from '../types/index.js';

/** The variable or field that an expression's value ends up in, if the source names one right there. */
export function resultName(node: TS.Node): string | undefined {
  let inner: TS.Node = node;
  for (let parent = node.parent; !ts.isSourceFile(parent); inner = parent, parent = parent.parent) {
    if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name.text : undefined;
    if (ts.isBinaryExpression(parent)) {
      if (parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) return parent.right === inner ? parent.left.getText() : undefined;
      if (parent.right !== inner) return undefined;
      continue;
    }
    if (ts.isPropertyAssignment(parent)) return ts.isIdentifier(parent.name) ? parent.name.text : undefined;
    if (ts.isConditionalExpression(parent) ? parent.condition === inner : !transparent(parent)) return undefined;
  }
  return undefined;
}

function transparent(node: TS.Node): boolean {
  return (
    ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node)
  );
}

/** What the source calls a function, for messages. */
export function functionName(node: FunctionNode | TS.SourceFile): string {
  if (ts.isSourceFile(node)) return '(top level)';
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name) return node.name.getText();
  const { parent } = node;
  return (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) ? parent.name.getText() : '(anonymous)';
}
