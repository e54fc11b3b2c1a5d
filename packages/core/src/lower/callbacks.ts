/** Node-style continuations: the rest of the work stands in a callback `(error, result)`. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { constant, failure, opaque, type Lowering } from './context.js';
import { releasesByCount } from './countdown.js';
import { callHandler } from './handler-calls.js';
import { notedCallback } from './noted-callbacks.js';
import { emitAcquire, parameterName } from './resources.js';

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
  callBack(l, callback, args);
}

function callBack(l: Lowering, callback: TS.Expression, args: readonly Variable[]): void {
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

/** A call of the program's own function that calls back with a resource it acquired; undefined for any other. */
export function lowerHandOut(l: Lowering, node: TS.CallExpression): Variable | undefined {
  if (!node.arguments.some((argument) => l.localFunction(argument) ?? notedCallback(l, argument))) return undefined;
  const target = l.program.functionOf(node);
  const handOut = target && l.program.handsOut(target)[0];
  const callback = handOut && node.arguments[handOut.callback];
  if (!handOut || !callback) return undefined;
  node.arguments.forEach((argument, at) => {
    if (at !== handOut.callback) l.expression(argument);
  });
  const handOver = (): ReadonlyMap<number, Variable> => {
    const resource = emitAcquire(l, node, handOut.resource, parameterName(callback, handOut.parameter));
    return handedOver(l, resource, handOut);
  };
  if (handOut.parameter === 0) callWithoutError(l, callback, handOver);
  else continueIn(l, node, callback, { run: handOver });
  return constant(l, undefined);
}

/** `take(connection)`: a callback that learns of no failure, and is not called after one. */
function callWithoutError(l: Lowering, callback: TS.Expression, handOver: () => ReadonlyMap<number, Variable>): void {
  const called = (): void => {
    const results = handOver();
    const count = Math.max(l.localFunction(callback)?.node.parameters.length ?? 0, ...[...results.keys()].map((at) => at + 1));
    callBack(l, callback, Array.from({ length: count }, (_, at) => results.get(at) ?? opaque(l)));
  };
  l.graph.alternatives([{ run: called }, { run: () => undefined }]);
}
