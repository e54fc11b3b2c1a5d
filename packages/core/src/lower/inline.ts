/** Runs the body of a function in place: handlers, continuations, local functions. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, isGenerator, unwrap, type FunctionNode } from '../types/index.js';
import { constant, opaque, type InlineRequest, type Lowering } from './context.js';
import { lowerParameters } from './parameters.js';
import { lowerReturned } from './returned-values.js';
import { Scope } from './scope.js';

/** Deepest nesting of bodies that run in place: each is lowered again wherever it runs. */
const MAX_INLINE_DEPTH = 24;

/** The function that an expression names, if its body stands in the function being lowered. */
export function localFunction(l: Lowering, expression: TS.Expression): { readonly node: FunctionNode; readonly scope: Scope } | undefined {
  const node = unwrap(expression);
  if (isFunctionNode(node)) return isGenerator(node) ? undefined : { node, scope: l.scope };
  if (!ts.isIdentifier(node)) return undefined;
  const named = l.scope.find(node.text)?.function;
  return named && !isGenerator(named.node) ? named : undefined;
}

/** Lowers the body in place; the result is its value or, with `reject`, the promise of it. */
export function inlineFunction(l: Lowering, request: InlineRequest): Variable | undefined {
  const { node, scope, args, functions, failures } = request;
  if ((functions === undefined && l.inlineStack.includes(node)) || l.inlineStack.length >= MAX_INLINE_DEPTH || l.graph.full || !node.body) return undefined;
  const { scope: callerScope, frame, handler, receiver, instanceOf, chainExit } = l;
  const dest = l.graph.variable();
  const join = l.graph.block();
  const failed = failures === 'propagate' ? handler : l.graph.block();
  if (request.shared !== true) l.inlined.add(node);
  l.inlineStack.push(node);
  l.scope = new Scope(scope);
  l.handler = failed;
  l.chainExit = undefined;
  if (request.receiver !== undefined || !ts.isArrowFunction(node)) {
    l.receiver = request.receiver ?? opaque(l, true);
    l.instanceOf = request.instanceOf;
  }
  l.frame = {
    kind: 'function',
    parent: undefined,
    leave: (value) => {
      const result = value ?? constant(l, undefined);
      if (value !== undefined && failures !== 'drop') l.graph.emit({ op: 'leave', value });
      l.graph.emit(failures === 'reject' ? { op: 'settle', dest, as: 'fulfilled', source: result } : { op: 'assign', dest, source: result });
      l.graph.goto(join);
    },
  };
  lowerParameters(l, node, args);
  // Of a handler it is not known with how many arguments its library calls it.
  if (functions !== undefined && !ts.isArrowFunction(node)) declareArguments(l, node.body, args);
  node.parameters.forEach(({ name }, at) => {
    const binding = ts.isIdentifier(name) ? l.scope.own(name.text) : undefined;
    const known = functions?.[at];
    if (binding && known) binding.function = known;
    const callback = request.callbacks?.[at];
    if (binding && callback) binding.callback = callback;
  });
  lowerBody(l, node.body);
  l.scope = callerScope;
  l.handler = handler;
  l.receiver = receiver;
  l.instanceOf = instanceOf;
  l.chainExit = chainExit;
  l.inlineStack.pop();
  if (failures !== 'propagate') {
    l.graph.enter(failed);
    l.graph.emit(failures === 'reject' ? { op: 'settle', dest, as: 'rejected', source: opaque(l, true) } : { op: 'constant', dest, value: undefined });
    l.graph.goto(join);
  }
  l.frame = frame;
  l.graph.enter(join);
  return dest;
}

/** `arguments`, by whose length functions of old tell how they were called. */
function declareArguments(l: Lowering, body: TS.Node, args: readonly Variable[]): void {
  if (!body.getText().includes('arguments')) return;
  const dest = l.graph.variable();
  const fields = [...args.map((argument, at) => [String(at), argument] as const), ['length', constant(l, args.length)] as const];
  l.graph.emit({ op: 'object', dest, instance: false, fields });
  l.scope.declare('arguments', dest);
}

/** Lowers a function body and leaves the function behind its last statement. */
export function lowerBody(l: Lowering, body: TS.ConciseBody): void {
  if (ts.isBlock(body)) {
    l.statements(body.statements);
    l.jump({ kind: 'return', value: undefined, span: endOf(l, body) });
  } else {
    l.jump({ kind: 'return', value: lowerReturned(l, body), span: l.program.source.span(body) });
  }
}

/** The closing brace of a block: where its last statement leaves. */
function endOf(l: Lowering, body: TS.Block): ReturnType<Lowering['program']['source']['span']> {
  const span = l.program.source.span(body);
  return { ...span, line: span.endLine, column: Math.max(1, span.endColumn - 1) };
}
