/** Calls that acquire, run a callback and release by themselves. */
import type TS from 'typescript';
import type { CallEffect } from '@leakcheck/models';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isAsync, isFunctionNode, type ClassifiedCall, type FunctionNode } from '../types/index.js';
import { failure, opaque, spanOf, type Lowering } from './context.js';
import { namedConnection } from './named-connections.js';
import type { Operands } from './operands.js';
import { bareResource, describeResource, emitAcquire, parameterName, parameterType } from './resources.js';
import { emitUse } from './uses.js';

type ScopeEffect = Extract<CallEffect, { kind: 'scope' }>;

/** True if queries inside find the connection by their context. */
function isAmbient({ program }: Lowering, node: TS.CallExpression, { ambient, ambientAfter }: ScopeEffect): boolean {
  return ambient === true || (ambientAfter !== undefined && program.callsMethod(node.getSourceFile(), ambientAfter));
}

/** `transaction(callback)`: the library acquires and releases; the callback borrows. */
export function lowerManagedScope(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, scope: ScopeEffect, { receiver, args: operands }: Operands): Variable {
  if (receiver !== undefined) emitUse(l, node, receiver);
  const lender = namedConnection(l, node, call, operands).kind === 'none' && !isAmbient(l, node, scope) ? receiver : undefined;
  const callback = node.arguments[scope.callback];
  const local = callback && l.localFunction(callback);
  const lend = (name: string | undefined): Variable =>
    emitAcquire(l, node, bareResource({ library: call.library.name, operation: call.operation }, scope.resource === 'session' ? 'session' : 'connection'), name, lender, true);
  const takeBack = (resource: Variable): void => {
    l.graph.emit({ op: 'release', resource, span: spanOf(l, node), how: { text: l.program.source.excerpt(node), doubleRelease: 'ignored', library: call.library.name, deferred: l.listening, implicit: true }, discards: 'always' });
  };
  if (!local) {
    if (!callback) return opaque(l, true);
    l.expression(callback);
    // What the callback does is not at hand; that it has a connection meanwhile is certain.
    takeBack(lend(undefined));
    return opaque(l, true);
  }
  if (scope.needsPromise && !mayReturnPromise(local.node)) return lowerUnawaitedScope(l, node, call, scope, { local, callback, receiver });
  const dest = l.graph.variable();
  l.graph.alternatives([
    {
      run: () => {
        const lent = lend(parameterName(callback, scope.parameter));
        const args = local.node.parameters.map((_, at) => opaque(l, at === scope.parameter));
        const result = l.inline({ ...local, args, failures: 'reject' });
        takeBack(lent);
        l.graph.emit({ op: 'assign', dest, source: result ?? opaque(l, true) });
      },
    },
    { failure: failure(l, node, 'rejects'), run: () => l.graph.emit({ op: 'settle', dest, as: 'rejected', source: opaque(l, true) }) },
  ]);
  return dest;
}

/** What runs inside a scope. */
interface ScopeBody {
  readonly local: NonNullable<ReturnType<Lowering['localFunction']>>;
  readonly callback: TS.Expression;
  readonly receiver: Variable | undefined;
}

/** The callback returns nothing that could be waited for: what it is lent is its own to finish, except where it throws. */
function lowerUnawaitedScope(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, scope: ScopeEffect, { local, callback, receiver }: ScopeBody): Variable {
  const { resource, callback: at, parameter, type } = scope;
  const effect = { kind: 'acquire', resource, delivery: { by: 'callback', callback: at, parameter }, ...(type && { type }) } as const;
  const dest = opaque(l, true);
  l.graph.alternatives([
    {
      run: () => {
        const lent = emitAcquire(l, node, describeResource(l, call, effect, parameterType(l, callback, parameter)), parameterName(callback, parameter), receiver);
        const args = local.node.parameters.map((_, index) => (index === parameter ? lent : opaque(l)));
        const result = l.inline({ ...local, args, failures: 'reject' });
        if (result === undefined) return;
        const threw = l.graph.block();
        const join = l.graph.block();
        l.graph.split((fulfilled) => ({ op: 'await', source: result, dest: l.graph.variable(), fulfilled, rejected: { to: threw } }));
        l.graph.goto(join);
        l.graph.enter(threw);
        l.graph.emit({ op: 'release', resource: lent, span: spanOf(l, node), how: { text: l.program.source.excerpt(node), doubleRelease: 'ignored', library: call.library.name, deferred: l.listening, implicit: true }, discards: 'always' });
        l.graph.goto(join);
        l.graph.enter(join);
      },
    },
    { failure: failure(l, node, 'rejects'), run: () => undefined },
  ]);
  return dest;
}

/** False only for a function that certainly returns nothing. */
function mayReturnPromise(node: FunctionNode): boolean {
  if (isAsync(node) || !node.body || !ts.isBlock(node.body)) return true;
  for (const inner of descendantsOf(node.body)) {
    if (ts.isReturnStatement(inner) && inner.expression && ts.findAncestor(inner, isFunctionNode) === node) return true;
  }
  return false;
}
