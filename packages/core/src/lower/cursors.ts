/** Reading a cursor: what comes of it, and that it is over when that fails. */
import type { BlockId, Variable } from '../ir/index.js';
import type { ClassifiedCall } from '../types/index.js';
import { opaque, type Lowering } from './context.js';
import type { Operands } from './operands.js';

/** Where a failure goes: that of reading a cursor finishes the cursor on the way. */
export function failureTarget(l: Lowering, call: ClassifiedCall, operands: Operands): BlockId {
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
export function endFailedCursor(l: Lowering, call: ClassifiedCall, { receiver }: Operands): void {
  if (receiver !== undefined && drains(call)) l.graph.emit({ op: 'exhausted', rowsOrCursor: receiver });
}

/** True for a call that reads a cursor or a result set on. */
export function drains(call: ClassifiedCall): boolean {
  return call.model.effects.some(({ kind }) => kind === 'drain');
}

/** The rows that one reading yields; none are the end. */
export function emitBatch(l: Lowering, cursor: Variable): Variable {
  const rows = opaque(l, true);
  l.graph.emit({ op: 'batch', rows, cursor });
  return rows;
}
