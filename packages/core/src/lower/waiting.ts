/** Whether the function that makes a call waits for what it promises. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap } from '../types/index.js';

/**
 * False for a promise that is dropped, `void log()`, `items.forEach((item) => log(item))`, or kept for later,
 * `const queued = pool.connect()`: the function goes on meanwhile, and may give back what it holds. True where that
 * cannot be told, and for a call that promises nothing.
 */
export function isWaitedFor(node: TS.Node): boolean {
  const { parent } = node;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent) || ts.isVariableDeclaration(parent)) return false;
  if (ts.isBinaryExpression(parent)) return parent.right === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? false : isWaitedFor(parent);
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent) || ts.isConditionalExpression(parent)) return isWaitedFor(parent);
  if (ts.isArrowFunction(parent)) return !isForEach(parent);
  const chained = ts.isPropertyAccessExpression(parent) && parent.expression === node && /^(then|catch|finally)$/.test(parent.name.text) ? parent.parent : undefined;
  return chained && ts.isCallExpression(chained) ? isWaitedFor(chained) : true;
}

/** True for the function that `items.forEach(…)` calls, which drops what it returns. */
function isForEach({ parent }: TS.ArrowFunction): boolean {
  return ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression) && parent.expression.name.text === 'forEach';
}

/** Names that people give to who is called back. */
const CALLBACK_NAME = /^_?(?:cb|callback|done|next|resolve|fn)$|(?:Callback|Cb)$/;

/**
 * True for a statement that begins work and hears no more of it: the call `notify(order);` of a function that calls nobody
 * back. What that function waits for, this one does not.
 */
export function isOnlyBegun(node: TS.CallExpression | TS.NewExpression): boolean {
  if (!ts.isExpressionStatement(node.parent)) return false;
  return !(node.arguments ?? []).some((argument) => {
    const value = unwrap(argument);
    return isFunctionNode(value) || ts.isSpreadElement(value) || (ts.isIdentifier(value) && CALLBACK_NAME.test(value.text)) || ts.isCallExpression(value) || ts.isObjectLiteralExpression(value);
  });
}
