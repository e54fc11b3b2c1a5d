/** What is over when a call fails: a cursor that was read, a connection that could not be made. */
import type TS from 'typescript';
import type { BlockId } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type ClassifiedCall } from '../types/index.js';
import { emitAbandoned, mayAbandon } from './abandoned-queries.js';
import { spanOf, type Lowering } from './context.js';
import { drains } from './cursors.js';
import type { Operands } from './operands.js';

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

/** A cursor whose reading fails is closed by its library, and so is a connection that cannot be made; a query may go on without its client. */
export function endFailed(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, { receiver }: Operands): void {
  if (receiver === undefined) return;
  if (drains(call)) l.graph.emit({ op: 'exhausted', rowsOrCursor: receiver });
  else if (connectsWhatIsMade(l, node, call)) l.graph.emit({ op: 'escape', value: receiver, route: 'released-later', span: spanOf(l, node) });
  if (mayAbandon(l, node, call)) emitAbandoned(l, node, call, receiver);
}

function endsByFailing(l: Lowering, node: TS.CallExpression, call: ClassifiedCall): boolean {
  return drains(call) || connectsWhatIsMade(l, node, call) || mayAbandon(l, node, call);
}

/** True for `connection.connect()` of a library whose connections begin to connect when they are made, and hence owe something from then on. */
function connectsWhatIsMade(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall): boolean {
  if (!model.effects.some((effect) => effect.kind === 'connect' && effect.target === 'receiver')) return false;
  const callee = unwrap(node.expression);
  const { classifier } = l.program;
  const type = ts.isPropertyAccessExpression(callee) ? classifier.typeOf(callee.expression) : undefined;
  return type !== undefined && classifier.index.resourceOf(type)?.lazy === false;
}
