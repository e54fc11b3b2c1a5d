/** What a function hands to its caller. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { namedReceiver, unwrap } from '../types/index.js';
import { promiseOf } from './builders.js';
import { opaque, spanOf, type Lowering } from './context.js';

/** What the caller gets. A view of something made in passing is used there, but what it is a view of stays behind. */
export function lowerReturned(l: Lowering, expression: TS.Expression): Variable {
  const value = promiseOf(l, unwrap(expression), l.expression(expression));
  const original = originalOf(l, expression);
  if (original) l.graph.emit({ op: 'escape', value: l.expression(original), route: 'returned', span: spanOf(l, expression) });
  if (!isViewOfUnnamed(l, expression)) return value;
  l.graph.emit({ op: 'activate', resource: value, on: undefined, span: spanOf(l, expression) });
  return opaque(l, true);
}

/** `transaction` of `transaction.asReadOnly()`, which yields another of its class: the two may share what they hold. */
function originalOf(l: Lowering, expression: TS.Expression): TS.Identifier | undefined {
  const { checker } = l.program.classifier;
  const node = unwrap(expression);
  const object = ts.isCallExpression(node) ? namedReceiver(node) : undefined;
  // Of a library's method its model says what becomes of the receiver.
  if (!ts.isCallExpression(node) || !object || l.program.classifier.call(node)) return undefined;
  const type = checker.getTypeAtLocation(object);
  const result = checker.getTypeAtLocation(node);
  const yielded = checker.getAwaitedType(result) ?? result;
  if (!type.isClassOrInterface() || !yielded.isClassOrInterface()) return undefined;
  return yielded === type || checker.getBaseTypes(type).includes(yielded) ? object : undefined;
}

/** True for `source.createQueryRunner().manager.getRepository(Order)`: no name is left by which anybody could release the runner. */
function isViewOfUnnamed(l: Lowering, expression: TS.Expression): boolean {
  const { classifier } = l.program;
  const node = unwrap(expression);
  const type = ts.isCallExpression(node) ? classifier.typeOf(node) : undefined;
  if (!type || classifier.index.resourceOf(type)) return false;
  for (let inner = node; ts.isCallExpression(inner) || ts.isPropertyAccessExpression(inner); inner = unwrap(inner.expression)) {
    if (inner !== node && ts.isCallExpression(inner) && classifier.call(inner)?.model.effects.some(({ kind }) => kind === 'acquire')) return true;
  }
  return false;
}
