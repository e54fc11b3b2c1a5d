/** Lowers calls: which kind of call it is decides which module lowers it. */
import type TS from 'typescript';
import type { FunctionId, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { firstOf, isAsync, isFunctionNode, namedReceiver, promisifiedMethod, referredName, unwrap, wrapped } from '../types/index.js';
import { awaitValue, loadProperty, lowerQuestion, outsideChain } from './access.js';
import { lowerIdentityAssertion } from './assertions.js';
import { lowerStoreOfContext } from './async-context.js';
import { continueIn } from './callbacks.js';
import { lowerCancellation } from './cancellations.js';
import { capturesOf } from './closures.js';
import { constant, failure, isTopLevel, opaque, spanOf, type Lowering } from './context.js';
import { isErrorName } from './error-names.js';
import { lowerListening } from './events.js';
import { lowerHandOut } from './hand-outs.js';
import { lowerInherited, ownMethod } from './inherited-methods.js';
import { lowerIteration } from './iteration.js';
import { lowerLibraryCall } from './library-calls.js';
import { resultName } from './naming.js';
import { lowerObjectCall } from './objects.js';
import { lowerNotedCall, notedCallback, notePassedCallback } from './noted-callbacks.js';
import { lowerPromiseCallback } from './promise-callbacks.js';
import { lowerPromiseCall } from './promises.js';
import { lowerTaskList } from './task-lists.js';
import { noteRetry } from './retries.js';
import { lendsToTest } from './test-fixtures.js';
import { emitPending } from './uses.js';
import { lowerWeakCollectionCall } from './weak-maps.js';
import { lowerWrapper } from './wrapper-calls.js';
import { isEndedByTeardown } from './test-hooks.js';
import { isWaitedFor } from './waiting.js';
import { isTimer } from './slow-work.js';
import { collects, endsProcess, isLogging, isQuiet, soundsLikeFinish, soundsLikeRelease } from './what-can-throw.js';

/** Calls of which more is known than that they call something, in the order in which they are told apart. */
const KNOWN_CALLS = [
  lowerNotedCall,
  lowerPromiseCall,
  lowerPromiseCallback,
  lowerObjectCall,
  lowerLocalCall,
  lowerTaskList,
  lowerIteration,
  lowerWeakCollectionCall,
  lowerStoreOfContext,
  lowerHandOut,
  lowerWrapper,
  lowerInherited,
] as const;

/**
 * The value of a call.
 * @param awaiting the caller awaits the call: the variable is then what the promise yields
 */
export function lowerCall(l: Lowering, node: TS.CallExpression, awaiting: boolean): Variable {
  if (endsProcess(node)) {
    node.arguments.forEach((argument) => l.expression(argument));
    l.graph.split(() => ({ op: 'stop' }));
    return constant(l, undefined);
  }
  noteRetry(l, node);
  const listening = lowerListening(l, node) ?? lowerCancellation(l, node);
  if (listening !== undefined) return listening;
  const classified = l.program.classifier.call(node);
  const library = classified && lowerLibraryCall(l, node, classified, awaiting);
  if (library) return library.awaited || !awaiting ? library.value : awaitValue(l, library.value, node);
  const value = firstOf(KNOWN_CALLS, (lower) => lower(l, node)) ?? lowerPlainCall(l, node, awaiting);
  return awaiting && !lendsToTest(node, l.program.classifier.checker) ? awaitValue(l, value, node, isTimer(node, l.program.classifier.checker) ? 'unlikely' : 'expected') : value;
}

/** A call of a function whose body stands in the function being lowered: run in place. */
function lowerLocalCall(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  const target = calledFunction(l, callee);
  if (!target || node.arguments.some((argument) => ts.isSpreadElement(argument))) return undefined;
  if (l.inlineStack.includes(target.node)) return undefined;
  const args = node.arguments.map((argument) => l.expression(argument));
  const functions = node.arguments.map((argument) => l.localFunction(argument));
  const callbacks = node.arguments.map((argument) => notedCallback(l, argument));
  return l.inline({ ...target, args, ...(functions.some((local) => local) && { functions }), callbacks, failures: isAsync(target.node) ? 'reject' : 'propagate' });
}

/** `f(…)`, `(() => …)(…)`, `f.call(this, …)` is left to the plain call. */
function calledFunction(l: Lowering, callee: TS.Expression): ReturnType<Lowering['localFunction']> {
  return isFunctionNode(callee) || ts.isIdentifier(callee) ? l.localFunction(callee) : undefined;
}

function lowerPlainCall(l: Lowering, node: TS.CallExpression, awaiting: boolean): Variable {
  const callee = unwrap(node.expression);
  const promisified = promisifiedShare(l, node);
  if (promisified) return l.expression(promisified);
  let receiver: Variable | undefined;
  let value: Variable;
  if (ts.isPropertyAccessExpression(callee)) {
    receiver = l.expression(callee.expression);
    lowerQuestion(l, callee, receiver);
    value = loadProperty(l, callee, receiver);
    const bound = boundFunction(l, node, callee, receiver);
    if (bound !== undefined) return bound;
    endByInnards(l, node, callee.expression);
    // The platform's type of a stream is in no model; who starts its flow reads it to its end.
    if (callee.name.text === 'pipe' || callee.name.text === 'resume') l.graph.emit({ op: 'exhausted', rowsOrCursor: receiver });
  } else if (isDisposal(callee)) {
    receiver = l.expression(callee.expression);
    l.graph.emit({ op: 'escape', value: receiver, route: 'released-later', span: spanOf(l, node) });
    value = opaque(l, true);
  } else {
    value = callee.kind === ts.SyntaxKind.SuperKeyword || callee.kind === ts.SyntaxKind.ImportKeyword ? opaque(l, true) : l.expression(callee);
  }
  lowerQuestion(l, node, value);
  const continuation = awaiting ? undefined : continuationOf(l, node);
  const operands = node.arguments.filter((argument) => argument !== continuation);
  const args = outsideChain(l, () => operands.map((argument) => l.expression(ts.isSpreadElement(argument) ? argument.expression : argument)));
  const result = emitCall(l, node, value, receiver, args, awaiting);
  lowerIdentityAssertion(l, node);
  if (continuation) continueIn(l, node, continuation, { run: () => new Map() });
  else notePassedCallback(l, node);
  return result;
}

/** `session[Symbol.dispose]`: the disposer of a class of the program ends what its instance holds. */
function isDisposal(callee: TS.Expression): callee is TS.ElementAccessExpression {
  return ts.isElementAccessExpression(callee) && /^Symbol\.(?:asyncDispose|dispose)$/.test(callee.argumentExpression.getText());
}

/**
 * The last argument of a call of unknown code, if it is a node-style callback, `pipeline(from, to, (error) => …)`, that
 * gives back what this function holds: the rest of the work stands there.
 */
function continuationOf(l: Lowering, node: TS.CallExpression): TS.Expression | undefined {
  // `once((error) => …)` as an argument makes a callback of a callback: it runs when whoever receives it calls back.
  // And what returns something that is kept, a promise it may be, need not call back at all.
  if (isArgument(node) || isKept(node)) return undefined;
  const last = node.arguments.at(-1);
  const local = last && l.program.functionOf(node) === undefined ? l.localFunction(last) : undefined;
  if (!local || !isErrorName(local.node.parameters[0]?.name) || l.inlineStack.includes(local.node)) return undefined;
  return capturesOf(l, local.node, local.scope).some(({ releases }) => releases) ? last : undefined;
}

/** True if the result is put into a variable or a field. */
function isKept(node: TS.CallExpression): boolean {
  const value = wrapped(node);
  const { parent } = value;
  return ts.isVariableDeclaration(parent) || (ts.isBinaryExpression(parent) && parent.right === value && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken);
}

function isArgument(node: TS.CallExpression): boolean {
  const { parent } = node;
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.arguments?.includes(node) === true;
}

/** The members by which programs reach for what a connection is made of. */
const INNARDS = /^_?(?:connection|stream|socket)$/;

/** `client.connection.stream.destroy()`: the connection is cut off under its handle. */
function endByInnards(l: Lowering, node: TS.CallExpression, receiver: TS.Expression): void {
  if (!soundsLikeRelease(referredName(node.expression))) return;
  let handle = unwrap(receiver);
  while (ts.isPropertyAccessExpression(handle) && INNARDS.test(handle.name.text)) handle = unwrap(handle.expression);
  // Anything but a name would be worked out, and acquire, a second time.
  if (handle === unwrap(receiver) || !isName(handle) || l.program.classifier.kindOf(handle) !== 'connection') return;
  l.graph.emit({ op: 'escape', value: l.expression(handle), route: 'released-later', span: spanOf(l, node) });
}

/** `client`, or `this.client`. */
function isName(node: TS.Expression): boolean {
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword || (ts.isPropertyAccessExpression(node) && isName(unwrap(node.expression)));
}

/**
 * `client.release` of `promisify(client.release)`, which gives back as well, or any method of what is short-lived. What
 * another method of a connection or a pool is made into may be all that anybody wants of it, as long as the process lives.
 */
function promisifiedShare(l: Lowering, node: TS.Expression): TS.Expression | undefined {
  const { checker, index } = l.program.classifier;
  const method = promisifiedMethod(node, checker);
  const kind = method && l.program.classifier.kindOf(method.expression);
  return method && (index.isReleaseName(method.name.text) || (kind !== undefined && kind !== 'pool' && kind !== 'connection')) ? method : undefined;
}

/** `client.release.bind(client)` is the release function itself, also promisified: `promisify(client.release).bind(client)`. */
function boundFunction(l: Lowering, node: TS.CallExpression, callee: TS.PropertyAccessExpression, target: Variable): Variable | undefined {
  if (callee.name.text !== 'bind' || !(ts.isPropertyAccessExpression(unwrap(callee.expression)) || promisifiedShare(l, callee.expression))) return undefined;
  outsideChain(l, () => node.arguments.forEach((argument) => l.expression(argument)));
  return target;
}

/** Ends the block with a call of a value or of a function of the program. */
export function emitCall(
  l: Lowering,
  node: TS.CallExpression | TS.NewExpression,
  value: Variable,
  receiver: Variable | undefined,
  args: readonly Variable[],
  awaiting: boolean,
): Variable {
  const dest = l.graph.variable();
  const reached = ownMethod(l, node) ?? l.program.functionOf(node);
  const id = reached ? l.program.idOf(reached) : idOfImplementations(l, node);
  const promise = awaiting || (reached !== undefined && isAsync(reached)) || handled(node);
  const quiet = ts.isCallExpression(node) && isQuiet(node) && (reached === undefined || isLogging(node));
  const { source } = l.program;
  l.graph.split((normal) => ({
    op: 'call',
    dest,
    callee: id === undefined ? { kind: 'value', value } : { kind: 'function', id, name: source.excerpt(node.expression), value },
    receiver,
    args,
    promise,
    waits: !promise || awaiting || isWaitedFor(node),
    deferred: l.listening,
    constructs: ts.isNewExpression(node),
    topLevel: isTopLevel(l),
    ends: soundsLikeRelease(referredName(node.expression)),
    finishes: soundsLikeFinish(referredName(node.expression)),
    collects: ts.isCallExpression(node) && collects(node),
    tellsError: isErrorName(node.arguments?.[0]),
    normal,
    exceptional: quiet || (promise && id === undefined) ? undefined : { to: l.handler, failure: failure(l, node, 'throws', 'unlikely') },
    span: spanOf(l, node),
    text: source.excerpt(node),
    resultName: resultName(node),
  }));
  const object = namedReceiver(node);
  if (receiver !== undefined && object && isEndedByTeardown(object)) l.graph.emit({ op: 'escape', value: receiver, route: 'module', span: spanOf(l, node) });
  if (!awaiting && args.length > 0 && worksLater(l, node)) {
    for (const resource of args) emitPending(l, node, dest, resource);
  }
  return dest;
}

/** Stands for the methods one of which a call through an interface reaches; undefined for other calls. */
function idOfImplementations(l: Lowering, node: TS.CallExpression | TS.NewExpression): FunctionId | undefined {
  const implementations = l.program.implementationsOf(node);
  return implementations.length === 0 ? undefined : l.program.idOfAny(implementations);
}

/** What is still to be done when the call has returned its value. */
const UNFINISHED = new Set(['Promise', 'Generator', 'AsyncGenerator', 'AsyncIterable', 'AsyncIterableIterator', 'AsyncIterator']);

/** True if the call's work goes on behind it: by its static type a promise, or what is read step by step. */
function worksLater(l: Lowering, node: TS.CallExpression | TS.NewExpression): boolean {
  const symbol = l.program.classifier.checker.getTypeAtLocation(node).symbol as TS.Symbol | undefined;
  return symbol !== undefined && UNFINISHED.has(symbol.name);
}

/** True if the call's result is used as a promise right there. */
function handled(node: TS.Node): boolean {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && parent.expression === node && /^(then|catch|finally)$/.test(parent.name.text);
}
