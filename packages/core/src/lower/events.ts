/** Event listeners: which of them run is the emitter's story of success or failure. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, type FunctionNode } from '../types/index.js';
import { capturesOf } from './closures.js';
import { definitionOf } from './definitions.js';
import { constant, failure, opaque, spanOf, type Lowering } from './context.js';
import { detachedBy } from './detached-listeners.js';
import { handedOutTarget, isHandedOut } from './handed-out-emitters.js';
import { callHandler } from './handler-calls.js';

const LISTENING_METHODS = new Set(['on', 'once', 'addListener', 'prependListener']);
/** What a connection emits once it is open. */
const OPEN_EVENT = 'connect';
/** Events that end a stream, a request, a query or the opening of a connection well; any but the last end a connection. */
const SUCCESS_EVENTS = new Set(['end', 'finish', 'done', 'result', 'drain', OPEN_EVENT]);
const FAILURE_EVENTS = new Set(['error', 'abort', 'aborted', 'cancel', 'canceled', 'cancelled']);
/** What is waited for by whoever reads a stream. */
const READING_EVENTS = new Set(['data', 'readable', 'end']);
/** Comes last, after either. */
const CLOSE_EVENT = 'close';
/** What a response emits when all is sent, and never if the other side goes away first. */
const SENT_EVENT = 'finish';

interface Emitter {
  readonly value: Variable;
  readonly isConnection: boolean;
  readonly isResponse: boolean;
  /** The event that it ends with in any case, beside `close`. */
  readonly lastEvent: string | undefined;
}

interface Listener {
  readonly event: string;
  readonly handler: TS.Expression;
}

/**
 * Lowers `emitter.on(event, handler)`; undefined for any other call. Where a listener of the emitter gives back what
 * the function holds, the listeners run in place, once: those of success and `close`, or those of failure and `close`.
 */
export function lowerListening(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const first = listenerOf(node);
  const callee = unwrap(node.expression);
  if (!first || !ts.isPropertyAccessExpression(callee)) return undefined;
  const emitter = rootOf(node);
  const emitterValue = l.expression(callee.expression);
  if (isGlobal(emitter)) {
    l.graph.emit({ op: 'escape', value: l.expression(first.handler), route: 'passed', span: spanOf(l, node) });
    return emitterValue;
  }
  if (subscribes(l, node, first.event)) l.graph.emit({ op: 'subscribe', resource: emitterValue });
  // A client that listens for notifications lives for its listener; who keeps it in a field still answers for it.
  if (first.event === 'notification') l.graph.emit({ op: 'escape', value: emitterValue, route: 'stored', span: spanOf(l, node) });
  // Who listens for the rows of a stream, or its end, reads it to its end.
  if (READING_EVENTS.has(first.event)) l.graph.emit({ op: 'exhausted', rowsOrCursor: emitterValue });
  const listeners = listenersOf(node, emitter);
  const releasing = listeners.filter(({ handler }) => releasesSomething(l, handler));
  if (releasing.length === 0) {
    l.expression(first.handler);
    if (keepsElsewhere(first.handler, emitter)) l.graph.emit({ op: 'escape', value: emitterValue, route: 'stored', span: spanOf(l, node) });
    return emitterValue;
  }
  if (listeners[0]?.handler === first.handler) runListeners(l, node, emitterOf(l, emitter, emitterValue), listeners);
  return emitterValue;
}

/** True for a listener that keeps what it makes of the emitter: `connection.once('open', () => { bucket = new GridFSBucket(connection.db); })`. */
function keepsElsewhere(handler: TS.Expression, emitter: TS.Expression): boolean {
  const listener = unwrap(handler);
  if (!isFunctionNode(listener) || !ts.isIdentifier(emitter)) return false;
  return [...descendantsOf(listener)].some((node) => ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isMadeOf(unwrap(node.right), emitter));
}

/** `emitter.db`, or what a call or construction gets it for. */
function isMadeOf(value: TS.Expression, emitter: TS.Identifier): boolean {
  if (ts.isCallExpression(value) || ts.isNewExpression(value)) return value.arguments?.some((argument) => isMadeOf(unwrap(argument), emitter)) ?? false;
  return ts.isPropertyAccessExpression(value) ? isMadeOf(unwrap(value.expression), emitter) : ts.isIdentifier(value) && value.text === emitter.text;
}

/** True for a listener that something works for as long as it lives, by its model. */
function subscribes(l: Lowering, node: TS.CallExpression, event: string): boolean {
  if (FAILURE_EVENTS.has(event) || SUCCESS_EVENTS.has(event) || event === CLOSE_EVENT) return false;
  return l.program.classifier.call(node)?.model.effects.some(({ kind }) => kind === 'subscribe') === true;
}

/** What is listened to, and how its story goes. */
function emitterOf(l: Lowering, emitter: TS.Expression, value: Variable): Emitter {
  return { value, isConnection: isConnection(l, emitter), isResponse: isResponse(l, emitter), lastEvent: lastEventOf(l, emitter) };
}

function runListeners(l: Lowering, node: TS.CallExpression, emitter: Emitter, listeners: readonly Listener[]): void {
  // Some connections tell by the same event that they could not be opened.
  const takesError = ({ event, handler }: Listener): boolean => emitter.isConnection && event === OPEN_EVENT && (l.localFunction(handler)?.node.parameters.length ?? 0) > 0;
  const run = (...wanted: readonly ((event: string) => boolean)[]): void => {
    const detached = new Set<FunctionNode>();
    for (const isWanted of wanted) {
      for (const listener of listeners) {
        const local = l.localFunction(listener.handler)?.node;
        if (!isWanted(listener.event) || (local && detached.has(local))) continue;
        if (local) for (const removed of detachedBy(l, local)) detached.add(removed);
        runListener(l, listener.handler, takesError(listener) ? constant(l, undefined) : undefined);
      }
    }
  };
  const isLast = (event: string): boolean => event === CLOSE_EVENT || event === emitter.lastEvent;
  const succeeds = (event: string): boolean => (emitter.isConnection ? event === OPEN_EVENT : SUCCESS_EVENTS.has(event) && !isLast(event));
  const fails = (event: string): boolean => FAILURE_EVENTS.has(event) || (emitter.isConnection && SUCCESS_EVENTS.has(event) && !succeeds(event));
  const mayFail = listeners.some((listener) => fails(listener.event) || (listener.event === SENT_EVENT && emitter.isResponse) || takesError(listener)) || (!emitter.isConnection && isHandedOut(rootOf(node)));
  const others = listeners.filter(({ event }) => !succeeds(event) && !fails(event) && !isLast(event));
  for (const { handler } of others) l.graph.emit({ op: 'escape', value: l.expression(handler), route: 'passed', span: spanOf(l, handler) });
  // What never connected, or has ended, needs no release.
  const isOver = emitter.isConnection && listeners.some(({ event }) => SUCCESS_EVENTS.has(event));
  const succeed = { run: () => run(succeeds, isLast) };
  const breaksOff = failure(l, rootOf(node), 'breaks-off');
  const fail = { failure: breaksOff, run: () => {
    if (isOver) l.graph.emit({ op: 'escape', value: emitter.value, route: 'module', span: spanOf(l, node) });
    for (const listener of listeners) if (takesError(listener)) runListener(l, listener.handler, opaque(l, true));
    run(fails, isLast);
  } };
  const outer = l.listening;
  l.listening = true;
  const destroyed = { failure: breaksOff, run: () => run((event) => event === CLOSE_EVENT) };
  const target = handedOutTarget(rootOf(node), l.program.classifier.checker);
  const abandoned = target && { failure: failure(l, target, 'breaks-off'), run: () => undefined };
  l.graph.alternatives([succeed, ...(mayFail ? [fail] : []), ...(isDestroyedByListener(l, node) ? [destroyed] : []), ...(abandoned ? [abandoned] : [])]);
  l.listening = outer;
}

export function runListener(l: Lowering, handler: TS.Expression, first?: Variable): void {
  const local = l.localFunction(handler);
  const args = local?.node.parameters.map((_, at) => (at === 0 && first !== undefined ? first : opaque(l))) ?? [];
  if (local && l.inline({ ...local, args, failures: 'drop' }) !== undefined) return;
  callHandler(l, handler, args);
}

/**
 * True if a listener of another emitter destroys this one, `target.on('close', () => rows.destroy())`, and gives nothing
 * back itself: what is destroyed emits `close` and nothing else.
 */
function isDestroyedByListener(l: Lowering, node: TS.CallExpression): boolean {
  const text = rootOf(node).getText();
  const destroys = (child: TS.Node): boolean => isDestroyOf(child, text) || (ts.forEachChild(child, (inner) => destroys(inner) || undefined) ?? false);
  const visit = (child: TS.Node): boolean => {
    const listener = listenerOf(child);
    if (listener && ts.isCallExpression(child) && rootOf(child).getText() !== text && destroys(listener.handler) && releasesNothingBut(l, listener.handler, text)) return true;
    return !isFunctionNode(child) && (ts.forEachChild(child, (inner) => visit(inner) || undefined) ?? false);
  };
  return ts.forEachChild(surroundingBody(node), (child) => visit(child) || undefined) ?? false;
}

/** True if the handler, whose body is at hand, gives back no other variable of the function than the named one. */
function releasesNothingBut(l: Lowering, handler: TS.Expression, name: string): boolean {
  const local = l.localFunction(handler);
  const exempt = l.scope.find(name)?.variable;
  return local !== undefined && capturesOf(l, local.node, local.scope).every(({ variable, releases }) => !releases || variable === exempt);
}

/** `rows.destroy()`; with an error it emits that, too. */
function isDestroyOf(node: TS.Node, emitter: string): boolean {
  if (!ts.isCallExpression(node) || node.arguments.length > 0) return false;
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'destroy' && callee.expression.getText() === emitter;
}

/** True if the handler gives back, or is, something that releases a variable of the function. */
function releasesSomething(l: Lowering, handler: TS.Expression): boolean {
  const local = l.localFunction(handler);
  if (local) return capturesOf(l, local.node, local.scope).some(({ releases }) => releases);
  const node = unwrap(handler);
  return ts.isIdentifier(node) && l.scope.find(node.text) !== undefined;
}

/** The event that a library's emitter ends with in any case. */
function lastEventOf(l: Lowering, emitter: TS.Expression): string | undefined {
  const { classifier } = l.program;
  const type = classifier.typeOf(emitter);
  if (type) return type.model.lastEvent;
  const { expression } = definitionOf(emitter, classifier.checker);
  const acquired = ts.isCallExpression(expression) ? classifier.call(expression)?.model.effects.find((effect) => effect.kind === 'acquire') : undefined;
  return acquired?.type && classifier.index.typeOf(acquired.type)?.model.lastEvent;
}

/** True for the answer to an HTTP request: by its type, or, where there is none, by its name. */
export function isResponse(l: Lowering, emitter: TS.Expression): boolean {
  const { checker } = l.program.classifier;
  const type = checker.getTypeAtLocation(emitter);
  const name = (type.symbol as TS.Symbol | undefined)?.name;
  if (name !== undefined && /^(ServerResponse|Http2ServerResponse|Response)$/.test(name)) return true;
  const last = ts.isPropertyAccessExpression(emitter) ? emitter.name.text : emitter.getText();
  return (type.flags & ts.TypeFlags.Any) !== 0 && /^(res|resp|response|raw)$/.test(last);
}

function isConnection(l: Lowering, emitter: TS.Expression): boolean {
  const { classifier } = l.program;
  const type = classifier.typeOf(emitter);
  return type !== undefined && classifier.index.resourceOf(type)?.kind === 'connection';
}

/** `process.on(…)` and the like live longer than any function. */
function isGlobal(emitter: TS.Expression): boolean {
  return ts.isIdentifier(emitter) && /^(process|window|document|globalThis)$/.test(emitter.text);
}

/** What a call adds to an emitter: `emitter.on('error', handler)`. */
export function listenerOf(node: TS.Node): Listener | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  const [event, handler] = node.arguments;
  if (!ts.isPropertyAccessExpression(callee) || !LISTENING_METHODS.has(callee.name.text) || !event || !handler) return undefined;
  return ts.isStringLiteralLike(event) ? { event: event.text, handler } : undefined;
}

/** The emitter below a chain of `.on(…).on(…)`. */
function rootOf(node: TS.CallExpression): TS.Expression {
  const callee = unwrap(node.expression);
  const inner = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  return ts.isCallExpression(inner) && listenerOf(inner) ? rootOf(inner) : inner;
}

/** The listeners that the surrounding function adds to the same emitter where it also adds this one, in the order of the source. */
function listenersOf(node: TS.CallExpression, emitter: TS.Expression): readonly Listener[] {
  const text = emitter.getText();
  const found: { readonly at: number; readonly listener: Listener }[] = [];
  const visit = (child: TS.Node): void => {
    const listener = listenerOf(child);
    if (listener && ts.isCallExpression(child) && rootOf(child).getText() === text && !excludeEachOther(node, child)) found.push({ at: listener.handler.pos, listener });
    if (!isFunctionNode(child)) ts.forEachChild(child, visit);
  };
  ts.forEachChild(surroundingBody(node), visit);
  return found.sort((a, b) => a.at - b.at).map(({ listener }) => listener);
}

/** True for nodes in the two arms of one condition. */
function excludeEachOther(a: TS.Node, b: TS.Node): boolean {
  const isWithin = (arm: TS.Node | undefined, node: TS.Node): boolean => arm !== undefined && arm.pos <= node.pos && node.end <= arm.end;
  return ts.findAncestor(a, (node) => {
    if (isFunctionNode(node)) return 'quit';
    if (!ts.isIfStatement(node) && !ts.isConditionalExpression(node)) return false;
    const [whenTrue, whenFalse] = ts.isIfStatement(node) ? [node.thenStatement, node.elseStatement] : [node.whenTrue, node.whenFalse];
    return (isWithin(whenTrue, a) && isWithin(whenFalse, b)) || (isWithin(whenFalse, a) && isWithin(whenTrue, b));
  }) !== undefined;
}

function surroundingBody(node: TS.Node): TS.Node {
  return ts.findAncestor(node, isFunctionNode) ?? node.getSourceFile();
}
