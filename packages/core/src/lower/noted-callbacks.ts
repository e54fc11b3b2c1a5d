/** Callbacks `(error, …results)` that somebody else made: a call of one is noted, and the work that follows goes on behind. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap } from '../types/index.js';
import { constant, failure, opaque, type Lowering } from './context.js';
import type { NotedCallback } from './scope.js';

/** The noted callback that an expression names. */
export function notedCallback(l: Lowering, expression: TS.Expression): NotedCallback | undefined {
  const node = unwrap(expression);
  return ts.isIdentifier(node) ? l.scope.find(node.text)?.callback : undefined;
}

/** Notes that a callback is called, and with what. */
export function noteCall(l: Lowering, { called, args }: NotedCallback, given: readonly Variable[]): void {
  args.forEach((dest, at) => l.graph.emit({ op: 'assign', dest, source: given[at] ?? constant(l, undefined) }));
  l.graph.emit({ op: 'constant', dest: called, value: true });
}

/** Lowers `next(error, result)`; undefined for a call of anything else. */
export function lowerNotedCall(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callback = notedCallback(l, node.expression);
  if (!callback) return undefined;
  noteCall(l, callback, node.arguments.map((argument) => l.expression(argument)));
  return constant(l, undefined);
}

/** Code that is not at hand calls the callback that it is given last, `fs.readFile(file, next)`: with an error, or with a result. */
export function notePassedCallback(l: Lowering, node: TS.CallExpression): void {
  const last = node.arguments.at(-1);
  const callback = last && !isFunctionNode(unwrap(last)) ? notedCallback(l, last) : undefined;
  if (!callback) return;
  l.graph.alternatives([
    { run: () => noteCall(l, callback, callback.args.map((_, at) => (at === 0 ? constant(l, null) : opaque(l)))) },
    { failure: failure(l, node, 'throws'), run: () => noteCall(l, callback, [opaque(l, true)]) },
  ]);
}
