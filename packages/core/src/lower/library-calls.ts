/** Calls that a model speaks of: acquisitions, releases, uses, managed scopes. */
import type TS from 'typescript';
import type { CallEffect, CallModel } from '@leakcheck/models';
import type { BlockId, Discarding, ResourceDescription, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { callbackPosition, unwrap, type ClassifiedCall, type PromisifiedCall } from '../types/index.js';
import { lowerQuestion, outsideChain } from './access.js';
import { continueIn } from './callbacks.js';
import { constant, failure, opaque, ownPlace, spanOf, type Lowering } from './context.js';
import { resultName } from './naming.js';
import { poolOf } from './pools.js';
import { describeResource, emitAcquire, parameterName, parameterType, yieldedType } from './resources.js';
import { emitBegin, transactionStep } from './transactions.js';

export interface LibraryCall {
  readonly value: Variable;
  /** True if the value is what the promise yields and not the promise. */
  readonly awaited: boolean;
}

/** The operands of a call, evaluated. */
interface Operands {
  readonly receiver: Variable | undefined;
  readonly args: readonly (Variable | undefined)[];
}

/** Lowers a modelled call; undefined where the model says nothing that matters. */
export function lowerLibraryCall(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, awaiting: boolean): LibraryCall | undefined {
  const { model } = call;
  if (model.effects.length === 0 && !model.promise && model.callback === undefined) return undefined;
  const callbackAt = callbackPosition(model, node.arguments);
  const scope = model.effects.find((effect) => effect.kind === 'scope');
  const operands = evaluate(l, node, call, scope ? scope.callback : callbackAt);
  const callback = node.arguments[callbackAt];
  if (scope) return lowerManagedScope(l, node, call, scope, operands);
  if (callback && model.callback !== undefined) {
    before(l, node, call, operands);
    continueIn(l, node, callback, { run: () => handOver(l, node, call, callback, operands), failed: () => endFailedCursor(l, call, operands) });
    return { value: constant(l, undefined), awaited: false };
  }
  if (!model.promise) {
    before(l, node, call, operands);
    if (mayFail(call)) l.graph.mayFail(l.handler, failure(l, node, 'throws', likelihood(call)));
    const value = after(l, node, call, operands);
    // A cursor or a stream reads from its connection as long as somebody asks it to.
    const opens = call.model.effects.some((effect) => effect.kind === 'connect' && effect.target !== 'receiver');
    if (opens && operands.receiver !== undefined) l.graph.emit({ op: 'pending', promise: value, resource: operands.receiver, span: spanOf(l, node), text: l.program.source.excerpt(node) });
    return { value, awaited: false };
  }
  if (awaiting) {
    before(l, node, call, operands);
    if (mayFail(call)) l.graph.mayFail(failureTarget(l, call, operands), failure(l, node, 'rejects', likelihood(call)));
    return { value: after(l, node, call, operands), awaited: true };
  }
  return { value: lowerAsPromise(l, node, call, operands), awaited: false };
}

/** Where a failure goes: that of reading a cursor finishes the cursor on the way. */
function failureTarget(l: Lowering, call: ClassifiedCall, operands: Operands): BlockId {
  if (!drains(call)) return l.handler;
  const { current } = l.graph;
  const failed = l.graph.block();
  l.graph.enter(failed);
  endFailedCursor(l, call, operands);
  l.graph.goto(l.handler);
  l.graph.enter(current);
  return failed;
}

/** A cursor whose reading fails is closed by its library. */
function endFailedCursor(l: Lowering, call: ClassifiedCall, { receiver }: Operands): void {
  if (receiver !== undefined && drains(call)) l.graph.emit({ op: 'exhausted', rowsOrCursor: receiver });
}

function drains(call: ClassifiedCall): boolean {
  return call.model.effects.some(({ kind }) => kind === 'drain');
}

function emitBatch(l: Lowering, cursor: Variable): Variable {
  const rows = opaque(l, true);
  l.graph.emit({ op: 'batch', rows, cursor });
  return rows;
}

/** A promise that nobody awaits on the spot: fulfilled or rejected already, which whoever awaits it will see. */
function lowerAsPromise(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, operands: Operands): Variable {
  const dest = l.graph.variable();
  before(l, node, call, operands);
  const fulfil = (): void => l.graph.emit({ op: 'settle', dest, as: 'fulfilled', source: after(l, node, call, operands) });
  if (!mayFail(call)) {
    fulfil();
    return dest;
  }
  l.graph.alternatives([
    {
      run: () => {
        fulfil();
        const works = call.model.effects.some(({ kind }) => kind === 'use' || kind === 'oneShot');
        if (works && operands.receiver !== undefined) l.graph.emit({ op: 'pending', promise: dest, resource: operands.receiver, span: spanOf(l, node), text: l.program.source.excerpt(node) });
      },
    },
    {
      failure: failure(l, node, 'rejects', likelihood(call)),
      run: () => {
        endFailedCursor(l, call, operands);
        l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) });
      },
    },
  ]);
  return dest;
}

function evaluate(l: Lowering, node: TS.CallExpression, { promisified }: ClassifiedCall, skipped: number): Operands {
  if (promisified) return evaluatePromisified(l, promisified);
  const callee = unwrap(node.expression);
  let receiver: Variable | undefined;
  if (ts.isPropertyAccessExpression(callee)) {
    receiver = l.expression(callee.expression);
    lowerQuestion(l, callee, receiver);
  }
  if (receiver !== undefined) lowerQuestion(l, node, receiver);
  const args = outsideChain(l, () => node.arguments.map((argument, at) => {
    if (at === skipped) return undefined;
    return l.expression(ts.isSpreadElement(argument) ? argument.expression : argument);
  }));
  return { receiver, args };
}

/** A promisified method was bound to its object elsewhere; that one is known where it is a variable in sight. */
function evaluatePromisified(l: Lowering, { method, receiver, args }: PromisifiedCall): Operands {
  const object = receiver ?? unwrap(method.expression);
  const known = receiver !== undefined || (ts.isIdentifier(object) && l.scope.find(object.text) !== undefined);
  return { receiver: known ? l.expression(object) : undefined, args: args.map((argument) => l.expression(ts.isSpreadElement(argument) ? argument.expression : argument)) };
}

/** What happens whether or not the call succeeds. */
function before(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, { receiver, args }: Operands): void {
  // A failed connect acquires nothing: what is being connected is not yet in use.
  const connects = call.model.effects.some((effect) => effect.kind === 'connect' && effect.target === 'receiver');
  for (const effect of call.model.effects) {
    switch (effect.kind) {
      case 'oneShot':
        if (receiver !== undefined) emitOneShot(l, node, call, { receiver, args });
        break;
      case 'use':
        if (receiver !== undefined && !connects) l.graph.emit({ op: 'use', resource: receiver, span: spanOf(l, node), text: l.program.source.excerpt(node) });
        break;
      case 'release': {
        const resource = effect.target === 'receiver' ? receiver : args[effect.target];
        if (resource !== undefined) emitRelease(l, node, call, resource, args);
        break;
      }
      case 'commit':
      case 'rollback':
      case 'begin':
      case 'discard':
      case 'drain':
      case 'acquire':
      case 'connect':
      case 'scope':
      case 'view':
      case 'safe':
        break;
    }
  }
  if (receiver !== undefined && transactionStep(node, call, l.program.classifier.checker) === 'finish') l.graph.emit({ op: 'finish', connection: receiver });
}

/** One piece of work, on a connection that the pool chooses unless an argument names it: `dataSource.query(sql, values, queryRunner)`. */
function emitOneShot(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, { receiver, args }: Operands & { readonly receiver: Variable }): void {
  const { classifier } = l.program;
  const named = args[node.arguments.findIndex((argument) => classifier.kindOf(argument) === 'connection')];
  if (named !== undefined) l.graph.emit({ op: 'use', resource: named, span: spanOf(l, node), text: l.program.source.excerpt(node) });
  else if (!isLeftAlone(node, call) && !isGivenEarlier(l, node)) emitBorrow(l, node, call, receiver);
}

/** True for a promise that nobody waits for, as in `void pool.query(…)`: whoever holds a connection goes on and gives it back. */
function isLeftAlone(node: TS.CallExpression, { model }: ClassifiedCall): boolean {
  if (!model.promise) return false;
  let outer: TS.Node = node;
  while (ts.isPropertyAccessExpression(outer.parent) && ts.isCallExpression(outer.parent.parent) && outer.parent.parent.expression === outer.parent) outer = outer.parent.parent;
  while (ts.isVoidExpression(outer.parent) || ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  return ts.isExpressionStatement(outer.parent);
}

/** True for work on a connection that an earlier step of the chain was given: `repository.createQueryBuilder('u', runner).getMany()`. */
function isGivenEarlier(l: Lowering, node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  const step = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  if (!ts.isCallExpression(step)) return false;
  return step.arguments.some((argument) => l.program.classifier.kindOf(argument) === 'connection') || isGivenEarlier(l, step);
}

/** The pool lends a connection for one piece of work; on a view of a held connection it is work on that. */
function emitBorrow(l: Lowering, node: TS.CallExpression, { library }: ClassifiedCall, pool: Variable): void {
  const span = spanOf(l, node);
  const text = l.program.source.excerpt(node);
  const taken = ownPlace(l, node);
  l.graph.emit({ op: 'borrow', pool, identity: poolOf(node, l.program.classifier), library: library.name, span: spanOf(l, taken), text: l.program.source.excerpt(taken) });
  l.graph.emit({ op: 'use', resource: pool, span, text });
}

function emitRelease(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, resource: Variable, args: Operands['args']): void {
  const callee = unwrap(node.expression);
  const type = ts.isPropertyAccessExpression(callee) ? l.program.classifier.typeOf(callee.expression) : undefined;
  const model = type && l.program.classifier.index.resourceOf(type);
  l.graph.emit({
    op: 'release',
    resource,
    span: spanOf(l, node),
    how: {
      text: l.program.source.excerpt(node),
      doubleRelease: model?.doubleRelease ?? 'ignored',
      library: call.library.name,
      byFunction: false,
      deferred: l.listening,
      implicit: false,
      ...(l.inLastRound && { inLastRound: true }),
    },
    discards: discardingOf(call.model, args),
  });
}

function discardingOf(model: CallModel, args: Operands['args']): Discarding {
  const discard = model.effects.find((effect) => effect.kind === 'discard');
  if (!discard) return 'never';
  return discard.when === 'always' ? 'always' : (args[discard.when] ?? 'never');
}

/** What success brings, and the call's result. */
function after(l: Lowering, node: TS.CallExpression | TS.NewExpression, call: ClassifiedCall, { receiver, args }: Operands): Variable {
  let result: Variable | undefined;
  for (const effect of call.model.effects) {
    switch (effect.kind) {
      case 'acquire':
        lend(l, node, receiver);
        if (effect.delivery.by === 'result') result = emitAcquire(l, node, describeResource(l, call, effect, yieldedType(l, node)), resultName(node), receiver);
        break;
      case 'connect': {
        const target = effect.target === 'receiver' ? receiver : args[effect.target];
        if (target === undefined) break;
        l.graph.emit({ op: 'activate', resource: target, on: effect.target === 'receiver' ? undefined : receiver, span: spanOf(l, node) });
        if (effect.target === 'receiver') result ??= target;
        break;
      }
      case 'view':
        result = (effect.of === 'receiver' ? receiver : args[effect.of]) ?? result;
        break;
      case 'drain':
        if (ts.isCallExpression(node) && receiver !== undefined) result ??= emitBatch(l, receiver);
        break;
      case 'release':
      case 'discard':
      case 'use':
      case 'oneShot':
      case 'scope':
      case 'begin':
      case 'commit':
      case 'rollback':
        break;
      case 'safe':
        if (isChained(l, node)) result ??= receiver;
        break;
    }
  }
  if (receiver !== undefined && ts.isCallExpression(node) && transactionStep(node, call, l.program.classifier.checker) === 'begin') emitBegin(l, node, call, receiver);
  return result ?? opaque(l);
}

/** True for the steps of a builder, `query.where(…)`: the result goes on with the same handle. */
function isChained(l: Lowering, node: TS.Expression): boolean {
  const type = l.program.classifier.typeOf(node);
  return type !== undefined && l.program.classifier.index.resourceOf(type) === undefined;
}

/** A pool owes its end from the first connection on. */
function lend(l: Lowering, node: TS.Node, pool: Variable | undefined): void {
  if (pool !== undefined) l.graph.emit({ op: 'activate', resource: pool, on: undefined, span: spanOf(l, node) });
}

/** The results a continuation receives after success. */
function handOver(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, callback: TS.Expression, operands: Operands): ReadonlyMap<number, Variable> {
  const acquire = call.model.effects.find((effect) => effect.kind === 'acquire');
  if (acquire?.delivery.by !== 'callback') {
    const result = after(l, node, call, operands);
    return drains(call) ? new Map([[1, result]]) : new Map();
  }
  const { parameter, releaser } = acquire.delivery;
  lend(l, node, operands.receiver);
  const description = describeResource(l, call, acquire, parameterType(l, callback, parameter));
  const resource = emitAcquire(l, node, description, parameterName(callback, parameter), operands.receiver);
  const results = new Map([[parameter, resource]]);
  if (releaser !== undefined) {
    const dest = l.graph.variable();
    l.graph.emit({ op: 'releaser', dest, resource });
    results.set(releaser, dest);
  }
  return results;
}

/** `transaction(callback)`: the library acquires and releases; the callback borrows. */
function lowerManagedScope(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, scope: Extract<CallEffect, { kind: 'scope' }>, operands: Operands): LibraryCall {
  if (operands.receiver !== undefined) l.graph.emit({ op: 'use', resource: operands.receiver, span: spanOf(l, node), text: l.program.source.excerpt(node) });
  const callback = node.arguments[scope.callback];
  const local = callback && l.localFunction(callback);
  if (!local) {
    if (callback) l.expression(callback);
    return { value: opaque(l, true), awaited: false };
  }
  const dest = l.graph.variable();
  l.graph.alternatives([
    {
      run: () => {
        const lent = emitAcquire(l, node, managedResource(call), parameterName(callback, scope.parameter), operands.receiver, true);
        const args = local.node.parameters.map((_, at) => opaque(l, at === scope.parameter));
        const result = l.inline({ ...local, args, failures: 'reject' });
        l.graph.emit({ op: 'release', resource: lent, span: spanOf(l, node), how: { text: l.program.source.excerpt(node), doubleRelease: 'ignored', library: call.library.name, byFunction: false, deferred: l.listening, implicit: true }, discards: 'always' });
        l.graph.emit({ op: 'assign', dest, source: result ?? opaque(l, true) });
      },
    },
    { failure: failure(l, node, 'rejects'), run: () => l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) }) },
  ]);
  return { value: dest, awaited: false };
}

/** What a managed scope holds while its callback runs: nobody but the library gives it back. */
function managedResource(call: ClassifiedCall): ResourceDescription {
  return { library: call.library.name, resource: 'connection', operation: call.operation, lazy: false, awaitsLent: false, doubleRelease: 'ignored', releasedBy: [], lacks: [], releasedStates: [] };
}

/** Construction by `new` of a modelled class. */
export function lowerLibraryConstruction(l: Lowering, node: TS.NewExpression, call: ClassifiedCall): Variable {
  const args = (node.arguments ?? []).map((argument) => l.expression(ts.isSpreadElement(argument) ? argument.expression : argument));
  for (const value of args) l.graph.emit({ op: 'escape', value, route: 'stored', span: spanOf(l, node) });
  return after(l, node, call, { receiver: undefined, args });
}

function mayFail(call: ClassifiedCall): boolean {
  const { effects, promise, callback } = call.model;
  if (effects.some((effect) => effect.kind === 'safe')) return false;
  if (promise) return true;
  if (effects.some((effect) => effect.kind === 'view')) return false;
  const synchronous = effects.every((effect) => effect.kind === 'acquire' || effect.kind === 'release' || effect.kind === 'discard' || effect.kind === 'connect');
  return !synchronous || callback !== undefined;
}

/** Giving back hardly ever fails, and the duty is then over all the same. */
function likelihood(call: ClassifiedCall): 'expected' | 'unlikely' {
  return call.model.effects.every(({ kind }) => kind === 'release' || kind === 'discard') && call.model.effects.length > 0 ? 'unlikely' : 'expected';
}

