/** What a modelled call works with: its receiver and its arguments. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type ClassifiedCall, type PromisifiedCall } from '../types/index.js';
import { lowerQuestion, outsideChain } from './access.js';
import type { Lowering } from './context.js';

/** The operands of a call, evaluated. */
export interface Operands {
  readonly receiver: Variable | undefined;
  readonly args: readonly (Variable | undefined)[];
}

/**
 * Evaluates receiver and arguments, in the order of the source.
 * @param skipped the argument that is a continuation, or the body of a managed scope: it runs later
 */
export function evaluateOperands(l: Lowering, node: TS.CallExpression, { model, promisified }: ClassifiedCall, skipped: number): Operands {
  if (promisified) return evaluatePromisified(l, promisified);
  const callee = unwrap(node.expression);
  let receiver: Variable | undefined;
  if (isItself(callee, l)) receiver = l.expression(callee);
  else if (ts.isPropertyAccessExpression(callee)) {
    receiver = l.expression(callee.expression);
    lowerQuestion(l, callee, receiver);
  }
  if (receiver !== undefined) lowerQuestion(l, node, receiver);
  const args = outsideChain(l, () => node.arguments.map((argument, at) => {
    if (at === skipped) return undefined;
    return l.expression(ts.isSpreadElement(argument) ? argument.expression : argument);
  }));
  return { receiver: model.on ? propertyOf(l, args[model.on.argument], model.on.property) : receiver, args };
}

/** What the call works on, where that stands in one of its arguments: `releaseConnection({ connection })`. */
function propertyOf(l: Lowering, object: Variable | undefined, field: string): Variable | undefined {
  if (object === undefined) return undefined;
  const dest = l.graph.variable();
  l.graph.emit({ op: 'load', dest, object, field, foreign: false });
  return dest;
}

/** A promisified method was bound to its object elsewhere; that one is known where it is a variable in sight. */
function evaluatePromisified(l: Lowering, { method, receiver, args }: PromisifiedCall): Operands {
  const object = receiver ?? unwrap(method.expression);
  const known = receiver !== undefined || (ts.isIdentifier(object) && l.scope.find(object.text) !== undefined);
  return { receiver: known ? l.expression(object) : undefined, args: args.map((argument) => l.expression(ts.isSpreadElement(argument) ? argument.expression : argument)) };
}

/** True if the call is of a handle itself: `knex('users')`. */
function isItself(callee: TS.Expression, { program: { classifier } }: Lowering): boolean {
  const type = classifier.index.hasCallable(classifier.libraries) ? classifier.typeOf(callee) : undefined;
  return type !== undefined && classifier.index.callOf(type) !== undefined;
}
