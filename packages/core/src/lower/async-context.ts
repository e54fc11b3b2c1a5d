/** AsyncLocalStorage: what the surrounding work has put into its context. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { lowerQuestion } from './access.js';
import type { Lowering } from './context.js';

/** The field of a storage that stands for what its `getStore()` yields. */
const STORE_FIELD = '?store';

/**
 * `storage.getStore()`: as long as a function runs, it runs in one context, so asking twice gives the same answer, as
 * with a field. Undefined for any other call.
 */
export function lowerStoreOfContext(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'getStore' || node.arguments.length > 0 || node.questionDotToken) return undefined;
  const type = l.program.classifier.checker.getTypeAtLocation(callee.expression);
  if ((type.flags & ts.TypeFlags.Any) === 0 && (type.symbol as TS.Symbol | undefined)?.name !== 'AsyncLocalStorage') return undefined;
  const storage = l.expression(callee.expression);
  lowerQuestion(l, callee, storage);
  const dest = l.graph.variable();
  l.graph.emit({ op: 'load', dest, object: storage, field: STORE_FIELD, foreign: false });
  return dest;
}
