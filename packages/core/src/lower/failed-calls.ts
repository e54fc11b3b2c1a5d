/** What is over when a call fails: a cursor that was read, a connection that could not be made, a channel that the broker closed. */
import type TS from 'typescript';
import type { BlockId, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type ClassifiedCall } from '../types/index.js';
import { emitAbandoned, mayAbandon } from './abandoned-queries.js';
import { failure, spanOf, type Lowering } from './context.js';
import { drains } from './cursors.js';
import type { Operands } from './operands.js';
import { isWaitedFor } from './waiting.js';

/** Where a failure goes: what it ends is finished on the way. */
export function failureTarget(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, operands: Operands): BlockId {
  if (!endsByFailing(l, node, call)) return l.handler;
  const { current } = l.graph;
  const failed = l.graph.block();
  l.graph.enter(failed);
  endFailed(l, node, call, operands);
  l.graph.goto(l.handler);
  l.graph.enter(current);
  return failed;
}

/**
 * A cursor whose reading fails is closed by its library, and so is a connection that cannot be made; a channel by the
 * broker that refuses something. A query may go on without its client.
 */
export function endFailed(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, { receiver }: Operands): void {
  if (receiver === undefined) return;
  // Who does not wait for the answer goes on with what is open yet.
  if (call.model.failureEnds === true) {
    if (!call.model.promise || isWaitedFor(node)) l.graph.emit({ op: 'ended', resource: receiver });
  } else if (drains(call)) l.graph.emit({ op: 'exhausted', rowsOrCursor: receiver });
  else if (connectsWhatIsMade(l, node, call)) l.graph.emit({ op: 'escape', value: receiver, route: 'released-later', span: spanOf(l, node) });
  if (mayAbandon(l, node, call)) emitAbandoned(l, node, call, receiver);
}

function endsByFailing(l: Lowering, node: TS.CallExpression, call: ClassifiedCall): boolean {
  // Without a promise, the answer is none of what the call itself may throw.
  return (call.model.failureEnds === true && call.model.promise) || drains(call) || connectsWhatIsMade(l, node, call) || mayAbandon(l, node, call);
}

/** The blocks where the release of something fails, for its library has ended it by itself, and where it takes its course. */
interface Refusal {
  readonly refused: BlockId;
  readonly otherwise: BlockId;
}

/** A release awaited on the spot: of what its library has ended by itself it fails. */
export function failWhereEnded(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, operands: Operands): void {
  const refusal = askWhetherEnded(l, node, call, operands);
  if (!refusal) return;
  l.graph.enter(refusal.refused);
  l.graph.end({ op: 'choice', edges: [{ to: l.handler, failure: failure(l, node, 'rejects') }] });
  l.graph.enter(refusal.otherwise);
}

/** The same of a release whose promise somebody else awaits. */
export function rejectWhereEnded(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, operands: Operands, reject: () => void, otherwise: () => void): void {
  const refusal = askWhetherEnded(l, node, call, operands);
  if (!refusal) {
    otherwise();
    return;
  }
  const join = l.graph.block();
  l.graph.enter(refusal.refused);
  l.graph.alternatives([{ failure: failure(l, node, 'rejects'), run: reject }]);
  l.graph.goto(join);
  l.graph.enter(refusal.otherwise);
  otherwise();
  l.graph.goto(join);
  l.graph.enter(join);
}

function askWhetherEnded(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall, { receiver }: Operands): Refusal | undefined {
  if (receiver === undefined || !model.effects.some((effect) => effect.kind === 'release' && effect.target === 'receiver')) return undefined;
  const callee = unwrap(node.expression);
  const { classifier } = l.program;
  const type = ts.isPropertyAccessExpression(callee) ? classifier.typeOf(callee.expression) : undefined;
  if (!type || !classifier.index.mayEndByItself(type)) return undefined;
  const ended: Variable = l.graph.variable();
  const [refused, otherwise] = [l.graph.block(), l.graph.block()];
  l.graph.emit({ op: 'ask', dest: ended, resource: receiver, question: 'ended' });
  l.graph.end({ op: 'branch', test: { kind: 'truthy', value: ended }, whenTrue: { to: refused }, whenFalse: { to: otherwise } });
  return { refused, otherwise };
}

/** True for `connection.connect()` of a library whose connections begin to connect when they are made, and hence owe something from then on. */
function connectsWhatIsMade(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall): boolean {
  if (!model.effects.some((effect) => effect.kind === 'connect' && effect.target === 'receiver')) return false;
  const callee = unwrap(node.expression);
  const { classifier } = l.program;
  const type = ts.isPropertyAccessExpression(callee) ? classifier.typeOf(callee.expression) : undefined;
  return type !== undefined && classifier.index.resourceOf(type)?.lazy === false;
}
