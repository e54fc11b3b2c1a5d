/** Promise chains, combinators and constructors, lowered to the graph that the same code with `await` would have. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { lowerQuestion, outsideChain } from './access.js';
import { promiseOf } from './builders.js';
import { constant, failure, opaque, type Lowering } from './context.js';
import { callHandler } from './handler-calls.js';
import { laterSettlement } from './settlement.js';
import { isQuietFunction } from './what-can-throw.js';

/** Lowers a call that speaks of promises; undefined for any other. */
export function lowerPromiseCall(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const name = callee.name.text;
  if (ts.isIdentifier(callee.expression) && callee.expression.text === 'Promise' && !l.scope.find('Promise')) return lowerCombinator(l, name, node);
  switch (name) {
    // bluebird's: what it is given releases once whoever asked for the connection is done with it.
    case 'disposer':
      return node.arguments.length === 1 ? lowerThen(l, callee, node.arguments[0], undefined) : undefined;
    case 'then':
      return node.arguments.length === 0 ? undefined : lowerThen(l, callee, node.arguments[0], node.arguments[1]);
    case 'catch':
      return node.arguments.length === 1 ? lowerThen(l, callee, undefined, node.arguments[0]) : undefined;
    case 'finally':
      return node.arguments.length === 1 && node.arguments[0] ? lowerFinally(l, callee, node.arguments[0]) : undefined;
    default:
      return undefined;
  }
}

/** `source.then(onFulfilled, onRejected)`: each handler runs in place on its side; its throw rejects the result. */
function lowerThen(l: Lowering, callee: TS.PropertyAccessExpression, onFulfilled: TS.Expression | undefined, onRejected: TS.Expression | undefined): Variable {
  const source = sourceOf(l, callee);
  return outsideChain(l, () => settledBy(l, callee.expression, source, onFulfilled, onRejected));
}

/** The promise that `then` is called of; at `promised?.then(…)` the chain ends where there is none. */
function sourceOf(l: Lowering, callee: TS.PropertyAccessExpression): Variable {
  const value = l.expression(callee.expression);
  lowerQuestion(l, callee, value);
  return promiseOf(l, callee.expression, value);
}

function settledBy(l: Lowering, sourceNode: TS.Expression, source: Variable, onFulfilled: TS.Expression | undefined, onRejected: TS.Expression | undefined): Variable {
  const dest = l.graph.variable();
  const value = l.graph.variable();
  const rejected = l.graph.block();
  const join = l.graph.block();
  l.graph.split((fulfilled) => ({ op: 'await', source, dest: value, fulfilled, rejected: { to: rejected, failure: failure(l, sourceNode, 'rejects') } }));
  if (onFulfilled && !isNothing(onFulfilled)) runHandler(l, onFulfilled, [value], dest);
  else l.graph.emit({ op: 'settle', dest, as: 'fulfilled', source: value });
  l.graph.goto(join);
  l.graph.enter(rejected);
  const error = opaque(l, true);
  if (onRejected && !isNothing(onRejected)) runHandler(l, onRejected, [error], dest);
  else l.graph.emit({ op: 'settle', dest, as: 'rejected', source: error });
  l.graph.goto(join);
  l.graph.enter(join);
  return dest;
}

/** `source.finally(handler)`: the handler runs on both sides, which keep their outcome. */
function lowerFinally(l: Lowering, callee: TS.PropertyAccessExpression, handler: TS.Expression): Variable {
  const source = sourceOf(l, callee);
  return outsideChain(l, () => settledAfter(l, callee.expression, source, handler));
}

function settledAfter(l: Lowering, sourceNode: TS.Expression, source: Variable, handler: TS.Expression): Variable {
  const dest = l.graph.variable();
  const value = l.graph.variable();
  const join = l.graph.block();
  const rejected = l.graph.block();
  l.graph.split((fulfilled) => ({ op: 'await', source, dest: value, fulfilled, rejected: { to: rejected, failure: failure(l, sourceNode, 'rejects') } }));
  for (const as of ['fulfilled', 'rejected'] as const) {
    if (as === 'rejected') l.graph.enter(rejected);
    const outcome = as === 'fulfilled' ? value : opaque(l, true);
    const cleanup = l.graph.variable();
    const failed = l.graph.block();
    runHandler(l, handler, [], cleanup);
    const ignored = l.graph.variable();
    l.graph.split((fulfilled) => ({ op: 'await', source: cleanup, dest: ignored, fulfilled, rejected: { to: failed } }));
    l.graph.emit({ op: 'settle', dest, as, source: outcome });
    l.graph.goto(join);
    l.graph.enter(failed);
    l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) });
    l.graph.goto(join);
  }
  l.graph.enter(join);
  return dest;
}

function isNothing(node: TS.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

/** Runs a handler in place, or calls it where its body is not at hand; its promise ends in `dest`. */
function runHandler(l: Lowering, handler: TS.Expression, args: readonly Variable[], dest: Variable): void {
  const local = l.localFunction(handler);
  const result = local && l.inline({ ...local, args, failures: 'reject' });
  if (result !== undefined) {
    l.graph.emit({ op: 'assign', dest, source: result });
    return;
  }
  const threw = l.graph.block();
  const join = l.graph.block();
  const called = callHandler(l, handler, args, isQuietFunction(handler) ? undefined : { to: threw, failure: failure(l, handler, 'throws', 'unlikely') });
  l.graph.emit({ op: 'settle', dest, as: 'fulfilled', source: called });
  l.graph.goto(join);
  l.graph.enter(threw);
  l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) });
  l.graph.goto(join);
  l.graph.enter(join);
}

function lowerCombinator(l: Lowering, name: string, node: TS.CallExpression): Variable | undefined {
  const argument = node.arguments[0];
  switch (name) {
    case 'resolve':
    case 'reject':
      return settled(l, name === 'resolve' ? 'fulfilled' : 'rejected', argument ? l.expression(argument) : constant(l, undefined));
    case 'all':
      return argument && lowerAll(l, unwrap(argument), node);
    case 'race':
    case 'any':
      return argument && lowerRace(l, unwrap(argument), node);
    case 'allSettled':
      return argument && lowerAllSettled(l, argument, node);
    default:
      return undefined;
  }
}

function settled(l: Lowering, as: 'fulfilled' | 'rejected', source: Variable): Variable {
  const dest = l.graph.variable();
  l.graph.emit({ op: 'settle', dest, as, source });
  return dest;
}

/** All promises are under way before the first is waited for; the first rejection leaves the others' values behind. */
function lowerAll(l: Lowering, argument: TS.Expression, node: TS.CallExpression): Variable {
  if (!ts.isArrayLiteralExpression(argument) || argument.elements.some((element) => ts.isSpreadElement(element))) {
    l.expression(argument);
    return opaque(l, true);
  }
  const dest = l.graph.variable();
  const rejected = l.graph.block();
  const join = l.graph.block();
  const promises = argument.elements.map((element) => promiseOf(l, element, l.expression(element)));
  const fields = promises.map((source, at): [string, Variable] => {
    const value = l.graph.variable();
    const element = argument.elements[at] ?? node;
    l.graph.split((fulfilled) => ({ op: 'await', source, dest: value, fulfilled, rejected: { to: rejected, failure: failure(l, element, 'rejects') } }));
    return [String(at), value];
  });
  const values = l.graph.variable();
  l.graph.emit({ op: 'object', dest: values, instance: false, fields });
  l.graph.emit({ op: 'settle', dest, as: 'fulfilled', source: values });
  l.graph.goto(join);
  l.graph.enter(rejected);
  l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) });
  l.graph.goto(join);
  l.graph.enter(join);
  return dest;
}

/** One of the promises wins; what the others yield is nobody's. */
function lowerRace(l: Lowering, argument: TS.Expression, node: TS.CallExpression): Variable {
  if (!ts.isArrayLiteralExpression(argument)) {
    l.expression(argument);
    return opaque(l, true);
  }
  const promises = argument.elements.map((element) => promiseOf(l, element, l.expression(element)));
  const dest = l.graph.variable();
  l.graph.alternatives(promises.map((source, at) => ({
    ...(at > 0 && { failure: failure(l, node, 'rejects') }),
    run: () => l.graph.emit({ op: 'assign', dest, source }),
  })));
  return promises.length === 0 ? opaque(l, true) : dest;
}

/** Waits for all promises; where the results get names of their own, each is followed. */
function lowerAllSettled(l: Lowering, argument: TS.Expression, node: TS.CallExpression): Variable {
  const list = unwrap(argument);
  if (ts.isArrayLiteralExpression(list) && !list.elements.some(ts.isSpreadElement) && isDestructured(node)) return settled(l, 'fulfilled', lowerSettledResults(l, list.elements));
  const value = l.expression(argument);
  l.graph.emit({ op: 'escape', value, route: 'stored', span: l.program.source.span(argument) });
  return settled(l, 'fulfilled', opaque(l, true));
}

/** `const [left, right] = await Promise.allSettled([…])` */
function isDestructured({ parent }: TS.CallExpression): boolean {
  const declaration = ts.isAwaitExpression(parent) ? parent.parent : undefined;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && ts.isArrayBindingPattern(declaration.name);
}

function lowerSettledResults(l: Lowering, elements: readonly TS.Expression[]): Variable {
  const promises = elements.map((element) => promiseOf(l, element, l.expression(element)));
  const fields = promises.map((source, at): [string, Variable] => {
    const dest = l.graph.variable();
    const value = l.graph.variable();
    const rejected = l.graph.block();
    const join = l.graph.block();
    const element = elements[at];
    l.graph.split((fulfilled) => ({ op: 'await', source, dest: value, fulfilled, rejected: { to: rejected, ...(element && { failure: failure(l, element, 'rejects') }) } }));
    l.graph.emit({ op: 'object', dest, instance: false, complete: true, fields: [['status', constant(l, 'fulfilled')], ['value', value]] });
    l.graph.goto(join);
    l.graph.enter(rejected);
    l.graph.emit({ op: 'object', dest, instance: false, complete: true, fields: [['status', constant(l, 'rejected')], ['reason', opaque(l, true)]] });
    l.graph.goto(join);
    l.graph.enter(join);
    return [String(at), dest];
  });
  const results = l.graph.variable();
  l.graph.emit({ op: 'object', dest: results, instance: false, fields });
  return results;
}

/** `new Promise((resolve, reject) => …)`: the executor runs in place; what it resolves with is the promise's value. */
export function lowerPromiseConstructor(l: Lowering, node: TS.NewExpression): Variable | undefined {
  const executor = node.arguments?.[0];
  const local = executor && l.localFunction(executor);
  if (!local) return undefined;
  const state = constant(l, undefined);
  const args = (['fulfilled', 'rejected'] as const).map((as) => {
    const dest = l.graph.variable();
    l.graph.emit({ op: 'settler', dest, promise: state, as });
    return dest;
  });
  if (l.inline({ ...local, args, failures: 'drop' }) === undefined) return undefined;
  const dest = l.graph.variable();
  const pending = l.graph.block();
  const join = l.graph.block();
  l.graph.emit({ op: 'assign', dest, source: state });
  l.graph.end({ op: 'branch', test: { kind: 'nullish', value: state }, whenTrue: { to: pending }, whenFalse: { to: join } });
  l.graph.enter(pending);
  const later = laterSettlement(local.node);
  switch (later.as) {
    case 'fulfilled':
      l.graph.emit({ op: 'settle', dest, as: 'fulfilled', source: later.value ? constant(l, later.value.constant) : opaque(l) });
      break;
    case 'rejected':
      l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) });
      break;
    case 'either':
      l.graph.emit({ op: 'assign', dest, source: opaque(l, true) });
      break;
  }
  l.graph.goto(join);
  l.graph.enter(join);
  return dest;
}
