import type TS from 'typescript';
import { ts } from '../compiler.js';

/** The expression inside parentheses, type assertions, `satisfies` and `!`. */
export function unwrap(node: TS.Expression): TS.Expression {
  let inner = node;
  while (isWrapping(inner)) inner = inner.expression;
  return inner;
}

/** The expression with the parentheses, type assertions, `satisfies` and `!` around it. */
export function wrapped(node: TS.Expression): TS.Expression {
  let outer = node;
  while (isWrapping(outer.parent)) outer = outer.parent;
  return outer;
}

/** An expression with what stands around it that does not change its value: parentheses, assertions, `await`. */
export function settled(expression: TS.Expression): TS.Expression {
  const value = wrapped(expression);
  return ts.isAwaitExpression(value.parent) ? wrapped(value.parent) : value;
}

function isWrapping(node: TS.Node): node is TS.ParenthesizedExpression | TS.AsExpression | TS.SatisfiesExpression | TS.NonNullExpression | TS.TypeAssertion {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node);
}

/** The name by which an expression refers to something: `a`, or `b` of `x.b`; empty for any other. */
export function referredName(expression: TS.Expression): string {
  const node = unwrap(expression);
  return ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

/** `pool` of `this.pool`. */
export function fieldOfThis(expression: TS.Expression): string | undefined {
  const node = unwrap(expression);
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword ? node.name.text : undefined;
}

/** `a` of `a.b()`. */
export function namedReceiver({ expression }: TS.CallExpression | TS.NewExpression): TS.Identifier | undefined {
  const callee = unwrap(expression);
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  return receiver && ts.isIdentifier(receiver) ? receiver : undefined;
}

/** The node and everything inside it, in the order of the source; no recursion, since files are deeper than the stack. */
export function* descendantsOf(root: TS.Node): Generator<TS.Node> {
  const pending = [root];
  const add = (child: TS.Node): void => void pending.push(child);
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    const first = pending.length;
    ts.forEachChild(node, add);
    // The last in is the first out.
    reverseFrom(pending, first);
  }
}

/** Reverses the end of a list where it stands: every node of a program passes through here, more than once. */
function reverseFrom(nodes: TS.Node[], first: number): void {
  for (let low = first, high = nodes.length - 1; low < high; low += 1, high -= 1) {
    const [left, right] = [nodes[low], nodes[high]];
    if (left && right) [nodes[low], nodes[high]] = [right, left];
  }
}

export function childrenOf(node: TS.Node): TS.Node[] {
  const children: TS.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}

/** A function that has a body in this file, in any syntactic form. */
export type FunctionNode =
  | TS.FunctionDeclaration
  | TS.FunctionExpression
  | TS.ArrowFunction
  | TS.MethodDeclaration
  | TS.ConstructorDeclaration
  | TS.AccessorDeclaration;

export function isFunctionNode(node: TS.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) || ts.isGetAccessorDeclaration(node) || ts.isSetAccessorDeclaration(node)
  );
}

export function isAsync(node: FunctionNode): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

export function isGenerator(node: FunctionNode): boolean {
  return 'asteriskToken' in node && node.asteriskToken !== undefined;
}
