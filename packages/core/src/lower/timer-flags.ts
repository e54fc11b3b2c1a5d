/** Flags that only a timer sets: a release behind `if (!timedOut)` is left out on purpose once the time is over. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap } from '../types/index.js';
import { isAssigned } from './closures.js';
import type { Lowering } from './context.js';
import { valueSymbol } from './value-symbol.js';

const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate']);

/**
 * The connections that an `if` without `else` ends unless a timer has run meanwhile. One that a pool has lent is none of
 * them: the pool is short of it for ever.
 */
export function keptAfterTimer(l: Lowering, node: TS.IfStatement): readonly TS.Identifier[] {
  const condition = unwrap(node.expression);
  if (node.elseStatement || !ts.isPrefixUnaryExpression(condition) || condition.operator !== ts.SyntaxKind.ExclamationToken) return [];
  const flag = unwrap(condition.operand);
  if (!ts.isIdentifier(flag) || !isSetByTimer(l, flag)) return [];
  return [...descendantsOf(node.thenStatement)].flatMap((child) => {
    const ended = ts.isCallExpression(child) ? endedConnection(l, child) : undefined;
    return ended ? [ended] : [];
  });
}

/** True for a variable that begins as `false` and is assigned in functions given to timers, and nowhere else. */
function isSetByTimer(l: Lowering, flag: TS.Identifier): boolean {
  const { checker } = l.program.classifier;
  const symbol = valueSymbol(flag, checker);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || declaration.initializer?.kind !== ts.SyntaxKind.FalseKeyword) return false;
  const owner = ts.findAncestor(declaration, isFunctionNode);
  const writes = owner ? [...descendantsOf(owner)].filter((node): node is TS.Identifier => ts.isIdentifier(node) && node.text === flag.text && isAssigned(node) && valueSymbol(node, checker) === symbol) : [];
  return writes.length > 0 && writes.every(isInTimer);
}

function isInTimer(node: TS.Node): boolean {
  const callback = ts.findAncestor(node, isFunctionNode);
  const call = callback?.parent;
  return call !== undefined && ts.isCallExpression(call) && call.arguments[0] === callback && ts.isIdentifier(call.expression) && TIMERS.has(call.expression.text);
}

/** `client` in `client.end()`, where the connection is the program's own. */
function endedConnection(l: Lowering, call: TS.CallExpression): TS.Identifier | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return undefined;
  const { classifier } = l.program;
  const type = classifier.typeOf(callee.expression);
  const releasedBy = (type && classifier.index.resourceOf(type)?.releasedBy) ?? [];
  return releasedBy.includes(callee.name.text) && !releasedBy.includes('release') ? callee.expression : undefined;
}
