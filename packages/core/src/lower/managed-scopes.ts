/** Calls that acquire, run a callback and release by themselves. */
import type TS from 'typescript';
import type { CallEffect } from '@leakcheck/models';
import type { Variable } from '../ir/index.js';
import type { ClassifiedCall } from '../types/index.js';
import { failure, opaque, spanOf, type Lowering } from './context.js';
import type { Operands } from './operands.js';
import { bareResource, emitAcquire, parameterName } from './resources.js';
import { emitUse } from './uses.js';

/** `transaction(callback)`: the library acquires and releases; the callback borrows. */
export function lowerManagedScope(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, scope: Extract<CallEffect, { kind: 'scope' }>, { receiver }: Operands): Variable {
  if (receiver !== undefined) emitUse(l, node, receiver);
  const callback = node.arguments[scope.callback];
  const local = callback && l.localFunction(callback);
  if (!local) {
    if (callback) l.expression(callback);
    return opaque(l, true);
  }
  const dest = l.graph.variable();
  l.graph.alternatives([
    {
      run: () => {
        const lent = emitAcquire(l, node, bareResource({ library: call.library.name, operation: call.operation }, scope.resource === 'session' ? 'session' : 'connection'), parameterName(callback, scope.parameter), receiver, true);
        const args = local.node.parameters.map((_, at) => opaque(l, at === scope.parameter));
        const result = l.inline({ ...local, args, failures: 'reject' });
        l.graph.emit({ op: 'release', resource: lent, span: spanOf(l, node), how: { text: l.program.source.excerpt(node), doubleRelease: 'ignored', library: call.library.name, deferred: l.listening, implicit: true }, discards: 'always' });
        l.graph.emit({ op: 'assign', dest, source: result ?? opaque(l, true) });
      },
    },
    { failure: failure(l, node, 'rejects'), run: () => l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) }) },
  ]);
  return dest;
}
