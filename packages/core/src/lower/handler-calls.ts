/** Calls of handlers whose bodies are elsewhere: the path knows what their values are. */
import type TS from 'typescript';
import type { Edge, Variable } from '../ir/index.js';
import { constant, spanOf, type Lowering } from './context.js';
import { noteCall, notedCallback } from './noted-callbacks.js';

/**
 * Calls a handler that something else was given, `then(onRows)`, and returns what it returns.
 * @param exceptional where its throw goes; nowhere if left out: whoever gave it is long gone
 */
export function callHandler(l: Lowering, handler: TS.Expression, args: readonly Variable[], exceptional?: Edge): Variable {
  const noted = notedCallback(l, handler);
  if (noted) {
    noteCall(l, noted, args);
    return constant(l, undefined);
  }
  const value = l.expression(handler);
  const dest = l.graph.variable();
  l.graph.split((normal) => ({
    op: 'call',
    dest,
    callee: { kind: 'value', value },
    receiver: undefined,
    args,
    promise: false,
    waits: true,
    deferred: l.listening,
    constructs: false,
    topLevel: false,
    ends: false,
    finishes: false,
    collects: false,
    tellsError: false,
    normal,
    exceptional,
    span: spanOf(l, handler),
    text: `${l.program.source.excerpt(handler)}()`,
    resultName: undefined,
  }));
  return dest;
}
