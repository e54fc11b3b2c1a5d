/** Event listeners: which of them run is the emitter's story of success or failure. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap } from '../types/index.js';
import { capturesOf } from './closures.js';
import { failure, opaque, spanOf, type Lowering } from './context.js';

const LISTENING_METHODS = new Set(['on', 'once', 'addListener', 'prependListener']);
/** Events that end a stream, a request or a query well. */
const SUCCESS_EVENTS = new Set(['end', 'finish', 'done', 'result', 'drain']);
const FAILURE_EVENTS = new Set(['error', 'abort', 'aborted']);
/** Comes last, after either. */
const CLOSE_EVENT = 'close';

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
  // A client that listens for notifications lives for its listener.
  if (first.event === 'notification') l.graph.emit({ op: 'escape', value: emitterValue, route: 'module', span: spanOf(l, node) });
  // Who listens for the rows of a stream reads it to its end.
  if (first.event === 'data' || first.event === 'readable') l.graph.emit({ op: 'exhausted', rowsOrCursor: emitterValue });
  const listeners = listenersOf(node, emitter);
  const releasing = listeners.filter(({ handler }) => releasesSomething(l, handler));
  if (releasing.length === 0) {
    l.expression(first.handler);
    return emitterValue;
  }
  if (listeners[0]?.handler === first.handler) runListeners(l, node, listeners);
  return emitterValue;
}

function runListeners(l: Lowering, node: TS.CallExpression, listeners: readonly Listener[]): void {
  const run = (isWanted: (event: string) => boolean): void => {
    for (const { event, handler } of listeners) if (isWanted(event)) runListener(l, handler);
  };
  const fails = listeners.some(({ event }) => FAILURE_EVENTS.has(event));
  const succeed = { run: () => { run((event) => SUCCESS_EVENTS.has(event)); run((event) => event === CLOSE_EVENT); } };
  const fail = { failure: failure(l, node, 'rejects'), run: () => { run((event) => FAILURE_EVENTS.has(event)); run((event) => event === CLOSE_EVENT); } };
  const others = listeners.filter(({ event }) => !SUCCESS_EVENTS.has(event) && !FAILURE_EVENTS.has(event) && event !== CLOSE_EVENT);
  for (const { handler } of others) l.graph.emit({ op: 'escape', value: l.expression(handler), route: 'passed', span: spanOf(l, handler) });
  const outer = l.listening;
  l.listening = true;
  l.graph.alternatives(fails ? [succeed, fail] : [succeed]);
  l.listening = outer;
}

function runListener(l: Lowering, handler: TS.Expression): void {
  const local = l.localFunction(handler);
  const args = local?.node.parameters.map(() => opaque(l)) ?? [];
  if (local && l.inline({ ...local, args, failures: 'drop' }) !== undefined) return;
  const value = l.expression(handler);
  const dest = l.graph.variable();
  l.graph.split((normal) => ({
    op: 'call', dest, callee: { kind: 'value', value }, receiver: undefined, args, promise: false, deferred: l.listening, constructs: false, ends: false, finishes: false, collects: false,
    normal, exceptional: undefined, span: spanOf(l, handler), text: `${l.program.source.excerpt(handler)}()`, resultName: undefined,
  }));
}

/** True if the handler gives back, or is, something that releases a variable of the function. */
function releasesSomething(l: Lowering, handler: TS.Expression): boolean {
  const local = l.localFunction(handler);
  if (local) return capturesOf(l, local.node, local.scope).some(({ releases }) => releases);
  const node = unwrap(handler);
  return ts.isIdentifier(node) && l.scope.find(node.text) !== undefined;
}

/** `process.on(…)` and the like live longer than any function. */
function isGlobal(emitter: TS.Expression): boolean {
  return ts.isIdentifier(emitter) && /^(process|window|document|globalThis)$/.test(emitter.text);
}

function listenerOf(node: TS.Node): Listener | undefined {
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

/** All listeners that the surrounding function adds to the same emitter, in the order of the source. */
function listenersOf(node: TS.CallExpression, emitter: TS.Expression): readonly Listener[] {
  const text = emitter.getText();
  const found: { readonly at: number; readonly listener: Listener }[] = [];
  const visit = (child: TS.Node): void => {
    const listener = listenerOf(child);
    if (listener && ts.isCallExpression(child) && rootOf(child).getText() === text) found.push({ at: listener.handler.pos, listener });
    if (!isFunctionNode(child)) ts.forEachChild(child, visit);
  };
  ts.forEachChild(surroundingBody(node), visit);
  return found.sort((a, b) => a.at - b.at).map(({ listener }) => listener);
}

function surroundingBody(node: TS.Node): TS.Node {
  return ts.findAncestor(node, isFunctionNode) ?? node.getSourceFile();
}
