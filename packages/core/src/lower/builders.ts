/** Values that stand for work which begins when they are awaited: `await knex('users').where({ id })`. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { failure, opaque, type Lowering } from './context.js';
import { emitDeferred, emitPending } from './uses.js';

/** The promise of the work that an expression's value stands for; the value itself where it stands for none. */
export function promiseOf(l: Lowering, node: TS.Expression, value: Variable): Variable {
  const deferred = l.program.classifier.awaitedWork(node);
  if (!deferred) return value;
  const dest = l.graph.variable();
  emitDeferred(l, node, deferred.library.name, value);
  l.graph.alternatives([
    {
      run: () => {
        l.graph.emit({ op: 'settle', dest, as: 'fulfilled', source: opaque(l) });
        emitPending(l, node, dest, value);
      },
    },
    { failure: failure(l, node, 'rejects'), run: () => l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) }) },
  ]);
  return dest;
}
