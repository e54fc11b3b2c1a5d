/** Reading a cursor, and what comes of it. */
import type { Variable } from '../ir/index.js';
import type { ClassifiedCall } from '../types/index.js';
import { opaque, type Lowering } from './context.js';

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
