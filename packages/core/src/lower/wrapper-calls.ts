/** Calls of the program's own functions with a callback whose body is at hand: `timed(async () => …)`, `this.retry(() => …)`. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isAsync, isFunctionNode, isGenerator, unwrap } from '../types/index.js';
import { capturesOf } from './closures.js';
import type { LocalFunction, Lowering } from './context.js';
import { classOfReceiver, ownMethod } from './inherited-methods.js';
import { notedCallback } from './noted-callbacks.js';
import { Scope } from './scope.js';

/** Runs function and callback in place, since what the callback does depends on when it is called; undefined for any other call. */
export function lowerWrapper(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  const isMethod = ts.isPropertyAccessExpression(callee);
  if (!(isMethod || ts.isIdentifier(callee)) || ts.isOptionalChain(node) || node.arguments.some((argument) => ts.isSpreadElement(argument))) return undefined;
  const target = ownMethod(l, node) ?? l.program.functionOf(node);
  if (!target || isGenerator(target)) return undefined;
  const functions = node.arguments.map((argument) => l.localFunction(argument));
  const acts = functions.some((local) => local && (!isMethod || actsOnCaller(l, local)));
  if (!acts || l.wrapperCalls.has(node)) return undefined;
  const receiver = isMethod ? receiverOf(l, callee) : undefined;
  const args = node.arguments.map((argument) => l.expression(argument));
  const callbacks = node.arguments.map((argument) => notedCallback(l, argument));
  l.wrapperCalls.add(node);
  const result = l.inline({ node: target, scope: new Scope(undefined), args, functions, callbacks, ...(receiver !== undefined && { receiver }), instanceOf: classOfReceiver(l, node), shared: isMethod, failures: isAsync(target) ? 'reject' : 'propagate' });
  l.wrapperCalls.delete(node);
  return result;
}

function receiverOf(l: Lowering, callee: TS.PropertyAccessExpression): Variable {
  return callee.expression.kind === ts.SyntaxKind.SuperKeyword ? l.receiver : l.expression(callee.expression);
}

/** True if the callback gives back or sets a variable of the function around it, or acquires something itself. */
function actsOnCaller(l: Lowering, { node, scope }: LocalFunction): boolean {
  return capturesOf(l, node, scope).some(({ releases, writes }) => releases || writes) || acquires(l, node);
}

function acquires(l: Lowering, node: TS.Node): boolean {
  const visit = (child: TS.Node): boolean => {
    const effects = ts.isCallExpression(child) || ts.isNewExpression(child) ? l.program.classifier.call(child)?.model.effects : undefined;
    if (effects?.some(({ kind }) => kind === 'acquire' || kind === 'connect')) return true;
    return !(isFunctionNode(child) && child !== node) && (ts.forEachChild(child, (inner) => visit(inner) || undefined) ?? false);
  };
  return visit(node);
}
