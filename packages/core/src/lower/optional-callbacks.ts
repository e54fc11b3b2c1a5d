/** Callbacks that a caller may leave out. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, unwrap } from '../types/index.js';
import { spanOf, type Lowering } from './context.js';
import { parameterNamed } from './value-symbol.js';

/** A callback of the function, and what it is called with where it is there. */
interface OptionalCall {
  readonly callback: TS.Identifier;
  readonly call: TS.Expression;
}

/**
 * Lowers `callback && callback(x)` and `callback?.(x)` as statements: who is handed something and left the callback out
 * did not ask for it, so that it is not the function that loses it. True if that is what the expression is.
 */
export function lowerOptionalCall(l: Lowering, expression: TS.Expression): boolean {
  const optional = optionalCall(unwrap(expression));
  if (!optional || !parameterNamed(optional.callback, l.program.classifier.checker)) return false;
  const [yes, no, join] = [l.graph.block(), l.graph.block(), l.graph.block()];
  l.condition(optional.callback, yes, no);
  l.graph.enter(yes);
  l.expression(optional.call);
  l.graph.goto(join);
  l.graph.enter(no);
  handOver(l, optional.callback, optional.call);
  l.graph.goto(join);
  l.graph.enter(join);
  return true;
}

/** The same for the way past `if (callback) callback(x)`, on which the caller left it out. */
export function leaveOutCallback(l: Lowering, node: TS.IfStatement): void {
  const callback = node.elseStatement ? undefined : askedFor(unwrap(node.expression));
  if (callback && parameterNamed(callback, l.program.classifier.checker)) handOver(l, callback, node.thenStatement);
}

function optionalCall(node: TS.Expression): OptionalCall | undefined {
  if (ts.isCallExpression(node)) {
    const callback = node.questionDotToken && unwrap(node.expression);
    return callback && ts.isIdentifier(callback) ? { callback, call: node } : undefined;
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) return undefined;
  const callback = askedFor(unwrap(node.left));
  return callback && { callback, call: node.right };
}

/** `callback` of `callback` and `typeof callback === 'function'`. */
function askedFor(condition: TS.Expression): TS.Identifier | undefined {
  if (ts.isIdentifier(condition)) return condition;
  if (!ts.isBinaryExpression(condition) || !ts.isTypeOfExpression(condition.left) || !ts.isStringLiteralLike(condition.right) || condition.right.text !== 'function') return undefined;
  const isEquality = condition.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken || condition.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  const asked = unwrap(condition.left.expression);
  return isEquality && ts.isIdentifier(asked) ? asked : undefined;
}

/** What the callback would have been called with is nobody's from here on that the function answers for. */
function handOver(l: Lowering, callback: TS.Identifier, code: TS.Node): void {
  for (const argument of argumentsOf(callback, code)) l.graph.emit({ op: 'escape', value: l.expression(argument), route: 'returned', span: spanOf(l, argument) });
}

function argumentsOf(callback: TS.Identifier, code: TS.Node): readonly TS.Identifier[] {
  return [...descendantsOf(code)].flatMap((node) =>
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === callback.text ? node.arguments.filter((argument): argument is TS.Identifier => ts.isIdentifier(argument)) : []);
}
