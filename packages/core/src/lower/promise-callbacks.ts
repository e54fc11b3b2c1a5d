/**
 * Promises that are handed to callbacks: `promise.asCallback((error, value) => …)` of bluebird, and what a machine of
 * node-machine returns: `.exec((error, value) => …)`, `.switch({ error, success })`, `.execSync()`.
 */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap } from '../types/index.js';
import { awaitValue, lowerQuestion, outsideChain } from './access.js';
import { promiseOf } from './builders.js';
import { runContinuation } from './callbacks.js';
import { constant, failure, opaque, type LocalFunction, type Lowering } from './context.js';
import { callHandler } from './handler-calls.js';

/** Lowers a call that hands a promise to callbacks, or waits for one on the spot; undefined for any other. */
export function lowerPromiseCallback(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const [argument] = node.arguments;
  switch (callee.name.text) {
    case 'switch':
      return lowerSwitch(l, callee, node);
    case 'asCallback':
    case 'nodeify':
      return argument && lowerNodeify(l, callee, argument);
    case 'exec':
      return argument && node.arguments.length <= 2 && returnsPromise(l, callee.expression) ? lowerNodeify(l, callee, argument) : undefined;
    case 'execSync':
    case 'now':
      return node.arguments.length === 0 && returnsPromise(l, callee.expression) ? awaitValue(l, sourceOf(l, callee), node) : undefined;
    default:
      return undefined;
  }
}

/** True for a call, as whose result a promise is known. */
function returnsPromise(l: Lowering, expression: TS.Expression): boolean {
  const node = unwrap(expression);
  return ts.isCallExpression(node) && l.program.classifier.call(node)?.model.promise === true;
}

function sourceOf(l: Lowering, callee: TS.PropertyAccessExpression): Variable {
  const value = l.expression(callee.expression);
  lowerQuestion(l, callee, value);
  return promiseOf(l, callee.expression, value);
}

/** `source.exec((error, value) => …)`: the callback runs either way, with one of both. */
function lowerNodeify(l: Lowering, callee: TS.PropertyAccessExpression, callback: TS.Expression): Variable {
  const source = sourceOf(l, callee);
  outsideChain(l, () => {
    const value = l.graph.variable();
    const args = [l.graph.variable(), l.graph.variable()];
    const give = (given: readonly Variable[]): void => args.forEach((dest, at) => l.graph.emit({ op: 'assign', dest, source: given[at] ?? constant(l, undefined) }));
    split(l, callee, { source, value }, () => give([constant(l, null), value]), () => give([opaque(l, true), constant(l, undefined)]));
    runContinuation(l, callback, args);
  });
  return constant(l, undefined);
}

/** Goes on where the promise is fulfilled, and where it is rejected. */
function split(l: Lowering, callee: TS.PropertyAccessExpression, { source, value }: { readonly source: Variable; readonly value: Variable }, fulfilled: () => void, rejected: () => void): void {
  const failed = l.graph.block();
  const join = l.graph.block();
  l.graph.split((to) => ({ op: 'await', source, dest: value, fulfilled: to, rejected: { to: failed, failure: failure(l, callee.expression, 'rejects') } }));
  fulfilled();
  l.graph.goto(join);
  l.graph.enter(failed);
  rejected();
  l.graph.goto(join);
  l.graph.enter(join);
}

/** `source.switch({ success, error, … })`: one of the handlers runs, each with what that exit of the machine tells. */
function lowerSwitch(l: Lowering, callee: TS.PropertyAccessExpression, node: TS.CallExpression): Variable | undefined {
  const handlers = node.arguments.length === 1 ? handlersOf(node.arguments[0]) : undefined;
  const success = handlers?.get('success');
  if (!handlers || !success || !handlers.has('error')) return undefined;
  const source = sourceOf(l, callee);
  outsideChain(l, () => {
    const value = l.graph.variable();
    const others = [...handlers.values()].filter((handler) => handler !== success);
    split(l, callee, { source, value }, () => runHandler(l, success, value), () => {
      l.graph.alternatives(others.map((handler) => ({ run: () => runHandler(l, handler, opaque(l, true)) })));
    });
  });
  return constant(l, undefined);
}

type Handler = TS.Expression | TS.MethodDeclaration;

/** The handlers of an object that has nothing else, by exit. */
function handlersOf(argument: TS.Expression | undefined): ReadonlyMap<string, Handler> | undefined {
  const object = argument && unwrap(argument);
  if (!object || !ts.isObjectLiteralExpression(object)) return undefined;
  const handlers = new Map<string, Handler>();
  for (const property of object.properties) {
    if (!property.name || !(ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name))) return undefined;
    if (ts.isPropertyAssignment(property)) handlers.set(property.name.text, property.initializer);
    else if (ts.isShorthandPropertyAssignment(property)) handlers.set(property.name.text, property.name);
    else if (ts.isMethodDeclaration(property)) handlers.set(property.name.text, property);
    else return undefined;
  }
  return handlers;
}

function runHandler(l: Lowering, handler: Handler, given: Variable): void {
  const local: LocalFunction | undefined = isFunctionNode(handler) ? { node: handler, scope: l.scope } : l.localFunction(handler);
  if (local && l.inline({ ...local, args: [given], failures: 'drop' }) !== undefined) return;
  if (!ts.isMethodDeclaration(handler)) callHandler(l, handler, [given]);
}
