/** Whether a call that a model speaks of may fail, how, and how likely that is. */
import type TS from 'typescript';
import type { CallEffect } from '@leakcheck/models';
import type { Failure } from '../ir/index.js';
import { ts } from '../compiler.js';
import type { ClassifiedCall } from '../types/index.js';
import { failure, type Lowering } from './context.js';
import { rollsBack } from './releases.js';
import { isUnknownText } from './sql-statements.js';
import { textsOf } from './sql-text.js';
import { parameterNamed } from './value-symbol.js';

/**
 * True if the call may throw instead of calling back, for an argument that the function's callers choose, and what is
 * done with its result stands behind it. Values written on the spot are those that the call can use.
 */
export function throwsAtOnce(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall): boolean {
  const argument = model.throws === undefined ? undefined : node.arguments[model.throws];
  return argument !== undefined && !ts.isExpressionStatement(node.parent) && parameterNamed(argument, l.program.classifier.checker) !== undefined;
}

/** What a call without a promise does to its receiver on the spot, with nothing that could fail. */
const AT_ONCE: ReadonlySet<CallEffect['kind']> = new Set(['acquire', 'release', 'discard', 'connect']);

/** True if a call, also one that hands back what it works on, may throw, reject, or call back with an error. */
export function mayFail(call: ClassifiedCall): boolean {
  const { effects, promise, callback } = call.model;
  if (effects.some((effect) => effect.kind === 'safe')) return false;
  if (promise) return true;
  if (effects.some(({ kind }) => kind === 'view')) {
    // `connection.query(…)` that returns the connection works; a mere view of it does not.
    return effects.some(({ kind }) => kind === 'use') && effects.some((effect) => effect.kind === 'view' && effect.of === 'receiver');
  }
  return callback !== undefined || !effects.every(({ kind }) => AT_ONCE.has(kind));
}

/** How likely a call without a promise throws. A callback would be told; without one nothing is. */
export function likelihoodOfThrow(l: Lowering, node: TS.CallExpression, call: ClassifiedCall): Failure['likelihood'] {
  return call.model.callback !== undefined || hasKnownText(l, node, call) ? 'unlikely' : likelihood(call);
}

/** A synchronous library has no server to lose: a statement whose text the program knows fails while it is being written, if ever. */
function hasKnownText(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall): boolean {
  const sql = model.sql === undefined ? undefined : node.arguments[model.sql];
  return sql !== undefined && textsOf(sql, l.program.classifier.checker).every((text) => !isUnknownText(text));
}

export function rejection(l: Lowering, node: TS.CallExpression, call: ClassifiedCall): Failure {
  const lending = call.model.effects.some(({ kind }) => kind === 'acquire');
  return { ...failure(l, node, 'rejects', likelihood(call)), ...(lending && { lending: true }) };
}

/** Giving back hardly ever fails, and the duty is then over all the same. */
function likelihood(call: ClassifiedCall): 'expected' | 'unlikely' {
  const { effects } = call.model;
  const onlyReleases = effects.every(({ kind }) => kind === 'release' || kind === 'discard') && effects.length > 0;
  return onlyReleases || rollsBack(call.model) ? 'unlikely' : 'expected';
}
