/** Conditions that hand an error on: `if (ERR(error, callback)) return;`. */
import type TS from 'typescript';
import type { BlockId, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isAsync, unwrap } from '../types/index.js';
import { spanOf, type Lowering } from './context.js';
import { isErrorName } from './error-names.js';
import { callHandler } from './handler-calls.js';
import { notedCallback } from './noted-callbacks.js';

/**
 * Lowers a condition that hands the error of a callback, and somebody to tell it to, to code that is not at hand. It holds
 * only where there is an error; a callback that it gets is then called with it. False for any other condition.
 */
export function lowerHandedOnError(l: Lowering, node: TS.Expression, whenTrue: BlockId, whenFalse: BlockId): boolean {
  if (!ts.isCallExpression(node) || node.arguments.length < 2 || !handsOnError(l, node)) return false;
  const [first] = node.arguments;
  if (!first) return false;
  const error = l.expression(first);
  const failed = l.graph.block();
  const remark = { span: spanOf(l, first), text: `when ${first.getText()} holds` };
  l.graph.end({ op: 'branch', test: { kind: 'truthy', value: error }, whenTrue: { to: failed, remark }, whenFalse: { to: whenFalse } });
  l.graph.enter(failed);
  const callback = node.arguments.slice(1).find((argument) => isCallback(l, argument));
  if (callback) {
    callBack(l, callback, error);
    l.graph.goto(whenTrue);
    return true;
  }
  const value = l.expression(node);
  l.graph.end({ op: 'branch', test: { kind: 'truthy', value }, whenTrue: { to: whenTrue }, whenFalse: { to: whenFalse } });
  return true;
}

/** As if the callback were called right here. */
function callBack(l: Lowering, callback: TS.Expression, error: Variable): void {
  const local = l.localFunction(callback);
  const isOpen = local !== undefined && l.inlineStack.includes(local.node);
  if (local && !isOpen && l.inline({ ...local, args: [error], failures: isAsync(local.node) ? 'reject' : 'propagate' }) !== undefined) return;
  callHandler(l, callback, [error]);
}

function handsOnError(l: Lowering, node: TS.CallExpression): boolean {
  const [first] = node.arguments;
  const callee = unwrap(node.expression);
  if (!first || !isErrorName(unwrap(first)) || !(ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee))) return false;
  return l.program.functionOf(node) === undefined && l.localFunction(callee) === undefined && l.program.implementationsOf(node).length === 0;
}

/** Names that people give to who is called back. */
const CALLBACK_NAME = /^(?:cb|callback|done|next)$|(?:Callback|Cb)$/;

function isCallback(l: Lowering, argument: TS.Expression): boolean {
  const node = unwrap(argument);
  return notedCallback(l, node) !== undefined || l.localFunction(node) !== undefined || (ts.isIdentifier(node) && CALLBACK_NAME.test(node.text));
}
