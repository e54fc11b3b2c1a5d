/** Node-style continuations: the rest of the work stands in a callback `(error, result)`. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { constant, failure, opaque, type Lowering } from './context.js';
import { releasesByCount } from './countdown.js';
import { callHandler } from './handler-calls.js';

/** What a continuation receives when the operation succeeded. */
export interface Success {
  /** Runs what success does, and returns the callback's arguments behind `error`, by parameter index. */
  readonly run: () => ReadonlyMap<number, Variable>;
  /** Writes what failure does. */
  readonly failed?: () => void;
}

/**
 * Goes on in a callback after an operation that succeeded or failed. `error` and the results stay related: where one
 * is there the other is not.
 */
export function continueIn(l: Lowering, call: TS.Node, callback: TS.Expression, success: Success): void {
  const count = Math.max(l.localFunction(callback)?.node.parameters.length ?? 0, 4);
  const args = Array.from({ length: count }, () => l.graph.variable());
  l.graph.alternatives([
    {
      run: () => {
        const results = success.run();
        args.forEach((dest, at) => {
          const source = at === 0 ? constant(l, null) : (results.get(at) ?? opaque(l));
          l.graph.emit({ op: 'assign', dest, source });
        });
      },
    },
    {
      failure: failure(l, call, 'throws'),
      run: () => {
        success.failed?.();
        args.forEach((dest, at) => l.graph.emit({ op: 'assign', dest, source: at === 0 ? opaque(l, true) : constant(l, undefined) }));
      },
    },
  ]);
  l.graph.emit({ op: 'suspend' });
  runContinuation(l, callback, args);
}

/** Runs a continuation in place where its body is at hand, and calls it elsewhere. */
export function runContinuation(l: Lowering, callback: TS.Expression, args: readonly Variable[]): void {
  const local = l.localFunction(callback);
  if (local && !releasesByCount(l, local.node, local.scope) && l.inline({ ...local, args, failures: 'drop' }) !== undefined) return;
  callHandler(l, callback, args);
}

/** What a callback is given on success: the resource and, with some libraries, the function that releases it. */
export function handedOver(l: Lowering, resource: Variable, { parameter, releaser }: { readonly parameter: number; readonly releaser?: number | undefined }): ReadonlyMap<number, Variable> {
  const results = new Map([[parameter, resource]]);
  if (releaser !== undefined) {
    const dest = l.graph.variable();
    l.graph.emit({ op: 'releaser', dest, resource });
    results.set(releaser, dest);
  }
  return results;
}
