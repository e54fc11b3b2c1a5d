/** Calls that a model speaks of: acquisitions, releases, uses, managed scopes. */
import type TS from 'typescript';
import type { CallEffect } from '@leakcheck/models';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { emitChosenRelease, emitWaitedOut } from './abandoned-queries.js';
import { stateOf } from './access.js';
import { callbackPosition, settled, unwrap, type ClassifiedCall } from '../types/index.js';
import { continueIn, handedOver } from './callbacks.js';
import { constant, failure, opaque, spanOf, type Lowering } from './context.js';
import { drains, emitBatch } from './cursors.js';
import { endFailed, failureTarget, failWhereEnded, rejectWhereEnded } from './failed-calls.js';
import { likelihoodOfThrow, mayFail, rejection, throwsAtOnce } from './how-calls-fail.js';
import { lowerManagedScope } from './managed-scopes.js';
import { resultName } from './naming.js';
import { namedConnection } from './named-connections.js';
import { evaluateOperands, type Operands } from './operands.js';
import { emitRelease } from './releases.js';
import { describeResource, emitAcquire, parameterName, parameterType, yieldedType, type AcquireEffect } from './resources.js';
import { emitChanges, emitRestores } from './session-changes.js';
import { emitBegin, transactionStep } from './transactions.js';
import { emitOneShot, emitPending, emitUse } from './uses.js';

export interface LibraryCall {
  readonly value: Variable;
  /** True if the value is what the promise yields and not the promise. */
  readonly awaited: boolean;
}

/** Lowers a modelled call; undefined where the model says nothing that matters. */
export function lowerLibraryCall(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, awaiting: boolean): LibraryCall | undefined {
  const { model } = call;
  if (!asksForState(l, node) && model.effects.length === 0 && !model.promise && model.callback === undefined) return undefined;
  const question = questionOf(l, node);
  if (question !== undefined) return { value: question, awaited: false };
  const callbackAt = callbackPosition(model, node.arguments);
  const scope = model.effects.find((effect) => effect.kind === 'scope');
  if (runsWork(l, node, call)) return { value: constant(l, undefined), awaited: false };
  const operands = evaluateOperands(l, node, call, scope ? scope.callback : callbackAt);
  const callback = node.arguments[callbackAt];
  if (scope) return { value: lowerManagedScope(l, node, call, scope, operands), awaited: false };
  if (callback && model.callback !== undefined) {
    before(l, node, call, operands);
    if (throwsAtOnce(l, node, call)) l.graph.mayFail(l.handler, failure(l, node, 'throws'));
    continueIn(l, node, callback, { run: () => handOver(l, node, call, callback, operands), failed: () => endFailed(l, node, call, operands) });
    return { value: constant(l, undefined), awaited: false };
  }
  if (!model.promise) {
    before(l, node, call, operands);
    if (mayFail(call)) l.graph.mayFail(failureTarget(l, node, call, operands), failure(l, node, 'throws', likelihoodOfThrow(l, node, call)));
    const value = after(l, node, call, operands);
    // A cursor or a stream reads from its connection as long as somebody asks it to.
    const opens = call.model.effects.some((effect) => effect.kind === 'connect' && effect.target !== 'receiver');
    if (opens && operands.receiver !== undefined) emitPending(l, node, value, operands.receiver);
    // `await connection.release()` waits for nothing that could fail.
    return { value, awaited: awaiting && call.model.effects.some(({ kind }) => kind === 'release') };
  }
  if (awaiting) {
    failWhereEnded(l, node, call, operands);
    before(l, node, call, operands);
    if (mayFail(call)) l.graph.mayFail(failureTarget(l, node, call, operands), rejection(l, node, call));
    return { value: after(l, node, call, operands), awaited: true };
  }
  return { value: lowerAsPromise(l, node, call, operands), awaited: false };
}

/** Runs the function that the library calls at once, `database.serialize(() => …)`; false where there is none at hand. */
function runsWork(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall): boolean {
  const work = node.arguments.at(-1);
  const local = work && model.effects.some(({ kind }) => kind === 'runs') ? l.localFunction(work) : undefined;
  return local !== undefined && l.inline({ ...local, args: [], failures: 'propagate' }) !== undefined;
}

function asksForState(l: Lowering, node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) && l.program.classifier.index.isStateName(callee.name.text);
}

/** `trx.isCompleted()`: the receiver's state, as its property would tell it; `pool.isBorrowedResource(item)`: that of the argument. */
function questionOf(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || !asksForState(l, node)) return undefined;
  const receiver = l.expression(callee.expression);
  return lentState(l, callee, node) ?? stateOf(l, callee, receiver);
}

function lentState(l: Lowering, callee: TS.PropertyAccessExpression, { arguments: [asked] }: TS.CallExpression): Variable | undefined {
  const { classifier } = l.program;
  const type = classifier.typeOf(callee.expression);
  if (!asked || !type || classifier.index.stateOf(type, callee.name.text) !== 'lent') return undefined;
  const dest = l.graph.variable();
  l.graph.emit({ op: 'ask', dest, resource: l.expression(asked), question: 'active' });
  return dest;
}

/** A promise that nobody awaits on the spot: fulfilled or rejected already, which whoever awaits it will see. */
function lowerAsPromise(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, operands: Operands): Variable {
  const dest = l.graph.variable();
  const reject = (): void => l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) });
  rejectWhereEnded(l, node, call, operands, reject, () => settlePromise(l, node, call, operands, dest));
  return dest;
}

function settlePromise(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, operands: Operands, dest: Variable): void {
  before(l, node, call, operands);
  const fulfil = (): void => l.graph.emit({ op: 'settle', dest, as: 'fulfilled', source: after(l, node, call, operands) });
  if (!mayFail(call)) {
    fulfil();
    return;
  }
  l.graph.alternatives([
    {
      run: () => {
        fulfil();
        const works = call.model.effects.some(({ kind }) => kind === 'use' || kind === 'oneShot');
        if (works && operands.receiver !== undefined) emitPending(l, node, dest, operands.receiver);
      },
    },
    {
      failure: rejection(l, node, call),
      run: () => {
        endFailed(l, node, call, operands);
        l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) });
      },
    },
  ]);
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
        if (effect.argument !== undefined) useArgument(l, node, args[effect.argument]);
        else if (receiver !== undefined && !connects) emitUse(l, node, receiver);
        break;
      case 'release': {
        const resource = effect.target === 'receiver' ? receiver : args[effect.target];
        if (resource !== undefined) emitChosenRelease(l, node, resource);
        if (resource !== undefined) emitRelease(l, node, call, effect.target, resource, args);
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
      case 'subscribe':
      case 'view':
      case 'safe':
      case 'runs':
      case 'kept':
        break;
    }
  }
  if (receiver !== undefined && call.model.effects.some(({ kind }) => WORKING.has(kind))) emitWaitedOut(l, receiver);
  if (receiver !== undefined) emitRestores(l, node, call, receiver);
  if (receiver !== undefined && transactionStep(node, call, l.program.classifier.checker) === 'finish') l.graph.emit({ op: 'finish', connection: receiver });
}

/** True for `await open(name);`, whose result nobody names. */
function isThrownAway(node: TS.CallExpression | TS.NewExpression): boolean {
  return ts.isExpressionStatement(settled(node).parent);
}

/** What has to wait until the connection is done with the last request. */
const WORKING: ReadonlySet<CallEffect['kind']> = new Set(['use', 'begin', 'commit', 'rollback']);

function useArgument(l: Lowering, node: TS.CallExpression, value: Variable | undefined): void {
  if (value !== undefined) emitUse(l, node, value);
}

/** What success brings, and the call's result. */
function after(l: Lowering, node: TS.CallExpression | TS.NewExpression, call: ClassifiedCall, { receiver, args }: Operands): Variable {
  let result: Variable | undefined;
  let subscribed: Variable | undefined;
  // Listeners have a story of their own.
  if (!call.model.effects.some(({ kind }) => kind === 'safe')) handOverFunctions(l, node, args);
  for (const effect of call.model.effects) {
    switch (effect.kind) {
      case 'acquire':
        lend(l, node, receiver);
        if (effect.delivery.by === 'result') result = carrying(l, acquired(l, node, call, effect, { receiver, args }), effect.delivery.property);
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
      case 'subscribe':
        subscribed = result ?? receiver;
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
      case 'runs':
        break;
      case 'kept':
        if (result !== undefined && isThrownAway(node)) l.graph.emit({ op: 'escape', value: result, route: 'module', span: spanOf(l, node) });
        break;
      case 'safe':
        if (isChained(l, node)) result ??= receiver;
        break;
    }
  }
  if (receiver !== undefined && ts.isCallExpression(node) && transactionStep(node, call, l.program.classifier.checker) === 'begin') emitBegin(l, node, call, receiver);
  if (receiver !== undefined && ts.isCallExpression(node)) emitChanges(l, node, call, receiver);
  if (subscribed !== undefined) l.graph.emit({ op: 'subscribe', resource: subscribed });
  return result ?? opaque(l);
}

/** What a call hands out. Inside a transaction that its options name it is a savepoint, which ends with that one. */
function acquired(l: Lowering, node: TS.CallExpression | TS.NewExpression, call: ClassifiedCall, effect: AcquireEffect, { receiver, args }: Operands): Variable {
  const told = ts.isCallExpression(node) && effect.resource === 'transaction' ? namedConnection(l, node, call, args) : undefined;
  if (told?.kind === 'named') return opaque(l, true);
  const acquire = (lender: Variable | undefined): Variable => emitAcquire(l, node, describeResource(l, call, effect, yieldedType(l, node)), resultName(node), lender);
  if (told?.kind !== 'unknown') return acquire(receiver);
  const dest = l.graph.variable();
  const [inside, own, join] = [l.graph.block(), l.graph.block(), l.graph.block()];
  l.graph.end({ op: 'branch', test: { kind: 'truthy', value: told.connection }, whenTrue: { to: inside }, whenFalse: { to: own } });
  l.graph.enter(inside);
  l.graph.emit({ op: 'opaque', dest, truthy: true });
  l.graph.goto(join);
  l.graph.enter(own);
  l.graph.emit({ op: 'assign', dest, source: acquire(undefined) });
  l.graph.goto(join);
  l.graph.enter(join);
  return dest;
}

/** The library calls a function that it is given when something happens, such as the end of a stream. */
function handOverFunctions(l: Lowering, node: TS.CallExpression | TS.NewExpression, args: Operands['args']): void {
  args.forEach((value, at) => {
    const argument = node.arguments?.[at];
    if (value !== undefined && argument && l.localFunction(argument)) l.graph.emit({ op: 'escape', value, route: 'passed', span: spanOf(l, argument) });
  });
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
    // What has been connected is handed to the callback as well.
    const connects = call.model.effects.some((effect) => effect.kind === 'connect' && effect.target === 'receiver');
    return drains(call) || connects ? new Map([[1, result]]) : new Map();
  }
  const { parameter } = acquire.delivery;
  lend(l, node, operands.receiver);
  const description = describeResource(l, call, acquire, parameterType(l, callback, parameter));
  const resource = emitAcquire(l, node, description, parameterName(callback, parameter), operands.receiver);
  return handedOver(l, carrying(l, resource, acquire.delivery.property), acquire.delivery);
}

/** The object that carries a resource in that property, or the resource itself. */
function carrying(l: Lowering, resource: Variable, property: string | undefined): Variable {
  if (property === undefined) return resource;
  const dest = l.graph.variable();
  l.graph.emit({ op: 'object', dest, instance: false, fields: [[property, resource]] });
  return dest;
}

/** Construction by `new` of a modelled class. */
export function lowerLibraryConstruction(l: Lowering, node: TS.NewExpression, call: ClassifiedCall): Variable {
  const args = (node.arguments ?? []).map((argument) => l.expression(ts.isSpreadElement(argument) ? argument.expression : argument));
  const viewed = new Set(call.model.effects.flatMap((effect) => (effect.kind === 'view' ? [effect.of] : [])));
  args.forEach((value, at) => {
    if (!viewed.has(at)) l.graph.emit({ op: 'escape', value, route: 'stored', span: spanOf(l, node) });
  });
  return after(l, node, call, { receiver: undefined, args });
}
