/** Listeners that are taken off their emitter by the first of them that runs. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, referredName, type FunctionNode } from '../types/index.js';
import type { Lowering } from './context.js';

const DETACHING_METHODS = new Set(['removeListener', 'off']);

/** The functions that a listener, or what it calls, takes off an emitter: `rows.off('end', cleanup)`. */
export function detachedBy(l: Lowering, listener: FunctionNode): ReadonlySet<FunctionNode> {
  const detached = new Set<FunctionNode>();
  const bodies = new Set([listener]);
  for (const body of bodies) {
    for (const node of descendantsOf(body)) {
      if (!ts.isCallExpression(node)) continue;
      const called = functionOf(l, node.expression);
      if (called) bodies.add(called);
      if (referredName(node.expression) === 'removeAllListeners') detached.add(listener);
      const removed = DETACHING_METHODS.has(referredName(node.expression)) ? functionOf(l, node.arguments[1]) : undefined;
      if (removed) detached.add(removed);
    }
  }
  return detached;
}

function functionOf(l: Lowering, name: TS.Expression | undefined): FunctionNode | undefined {
  return name && ts.isIdentifier(name) ? l.localFunction(name)?.node : undefined;
}
