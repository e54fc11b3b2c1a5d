/** Calls of the program's own functions that call back with a resource which they acquired: `getConnection(cb)`. */
import type TS from 'typescript';
import type { BlockId, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { continueIn, handedOver, runContinuation } from './callbacks.js';
import { constant, opaque, type HandOut, type InputRequirement, type Lowering } from './context.js';
import { notedCallback } from './noted-callbacks.js';
import type { Operands } from './operands.js';
import { emitAcquire, parameterName } from './resources.js';
import { parameterNamed } from './value-symbol.js';

/** Lowers a call of the program's own function that calls back with a resource it acquired; undefined for any other. */
export function lowerHandOut(l: Lowering, node: TS.CallExpression): Variable | undefined {
  // A callback that the function itself was given may be passed on: `lease(options, cb)`.
  const { checker } = l.program.classifier;
  if (!node.arguments.some((argument) => l.localFunction(argument) ?? notedCallback(l, argument) ?? parameterNamed(argument, checker))) return undefined;
  const target = l.program.functionOf(node);
  const [first, ...others] = target ? l.program.handsOut(target) : [];
  const callback = first && node.arguments[first.callback];
  if (!first || !callback) return undefined;
  const ways = [first, ...others.filter((other) => other.callback === first.callback && other.parameter === first.parameter)];
  const callee = unwrap(node.expression);
  const operands: Operands = {
    receiver: ts.isPropertyAccessExpression(callee) ? l.expression(callee.expression) : undefined,
    args: node.arguments.map((argument, at) => (at === first.callback ? undefined : l.expression(argument))),
  };
  const handOver = (): ReadonlyMap<number, Variable> =>
    acquireIfRequired(l, ways, operands, () => handedOver(l, emitAcquire(l, node, first.resource, parameterName(callback, first.parameter)), first));
  if (first.parameter === 0) callWithoutError(l, callback, handOver);
  else continueIn(l, node, callback, { run: handOver });
  return constant(l, undefined);
}

/** `take(connection)`: a callback that learns of no failure, and is not called after one. */
function callWithoutError(l: Lowering, callback: TS.Expression, handOver: () => ReadonlyMap<number, Variable>): void {
  const called = (): void => {
    const results = handOver();
    const count = Math.max(l.localFunction(callback)?.node.parameters.length ?? 0, ...[...results.keys()].map((at) => at + 1));
    runContinuation(l, callback, Array.from({ length: count }, (_, at) => results.get(at) ?? opaque(l)));
  };
  l.graph.alternatives([{ run: called }, { run: () => undefined }]);
}

/** Acquires where one of the ways to it can be gone; elsewhere the callback gets something that is not its own. */
function acquireIfRequired(l: Lowering, ways: readonly HandOut[], operands: Operands, acquire: () => ReadonlyMap<number, Variable>): ReadonlyMap<number, Variable> {
  if (ways.some(({ requires }) => requires.length === 0)) return acquire();
  const [taken, join] = [l.graph.block(), l.graph.block()];
  for (const { requires } of ways) {
    const otherwise = l.graph.block();
    for (const requirement of requires) require(l, requirement, operands, otherwise);
    l.graph.goto(taken);
    l.graph.enter(otherwise);
  }
  const lent = l.graph.current;
  l.graph.enter(taken);
  const results = new Map([...acquire()].map(([parameter, source]): [number, Variable] => {
    const dest = l.graph.variable();
    l.graph.emit({ op: 'assign', dest, source });
    return [parameter, dest];
  }));
  l.graph.goto(join);
  l.graph.enter(lent);
  for (const dest of results.values()) l.graph.emit({ op: 'assign', dest, source: opaque(l, true) });
  l.graph.goto(join);
  l.graph.enter(join);
  return results;
}

/** Goes on where the input is what it must be, and elsewhere in the given block. */
function require(l: Lowering, { of, fields, mayBe: { nothing, falsy, truthy } }: InputRequirement, { receiver, args }: Operands, otherwise: BlockId): void {
  const input = (of === 'receiver' ? receiver : args[of]) ?? constant(l, undefined);
  const value = fields.reduce((object, field) => {
    const dest = l.graph.variable();
    l.graph.emit({ op: 'load', dest, object, field, foreign: false });
    return dest;
  }, input);
  const ask = (kind: 'nullish' | 'truthy', holds: boolean): void => {
    l.graph.split((next) => ({ op: 'branch', test: { kind, value }, whenTrue: { to: holds ? next : otherwise }, whenFalse: { to: holds ? otherwise : next } }));
  };
  if (truthy) {
    // What is true or nothing, and not false, no test tells from the rest.
    if (!nothing) ask(falsy ? 'nullish' : 'truthy', !falsy);
    return;
  }
  ask('truthy', false);
  if (nothing !== falsy) ask('nullish', nothing);
}
