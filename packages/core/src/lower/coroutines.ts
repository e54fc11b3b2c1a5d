/** Generators that a library runs like asynchronous functions: `co(function* () { const client = yield pool.connect(); })`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, isGenerator, unwrap, wrapped } from '../types/index.js';

/** What runs a generator so that `yield` waits: co, the coroutines of Bluebird and its like, Q. */
const RUNNERS = /^co(?:\.wrap)?$|(?:^|\.)coroutine$|^Q\.(?:async|spawn)$/;

/** True for a `yield` that waits for its operand, because a library runs the generator around it. */
export function isWaitingYield(node: TS.YieldExpression): boolean {
  const around = ts.findAncestor(node, isFunctionNode);
  if (!around || node.asteriskToken || !ts.isFunctionExpression(around) || !isGenerator(around)) return false;
  const value = wrapped(around);
  const { parent } = value;
  return ts.isCallExpression(parent) && parent.arguments[0] === value && RUNNERS.test(unwrap(parent.expression).getText());
}
