/** Work on resources: done at once, still going on behind a call, or on a connection that a pool lends for it. */
import type TS from 'typescript';
import type { ResourceKind } from '@leakcheck/models';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type ClassifiedCall } from '../types/index.js';
import { ownPlace, spanOf, type Lowering } from './context.js';
import { namedConnection } from './named-connections.js';
import type { Operands } from './operands.js';
import { defaultPool, identityOf, poolOf } from './pools.js';
import { isWaitedFor } from './waiting.js';

export function emitUse(l: Lowering, node: TS.Node, resource: Variable): void {
  l.graph.emit({ op: 'use', resource, span: spanOf(l, node), text: l.program.source.excerpt(node) });
}

/** The work on the resource goes on until the promise is awaited. */
export function emitPending(l: Lowering, node: TS.Node, promise: Variable, resource: Variable): void {
  l.graph.emit({ op: 'pending', promise, resource, span: spanOf(l, node), text: l.program.source.excerpt(node) });
}

/** One piece of work, on a connection that the pool chooses unless an argument names it: `dataSource.query(sql, values, queryRunner)`. */
export function emitOneShot(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, { receiver, args }: Operands & { readonly receiver: Variable }): void {
  const { classifier } = l.program;
  const named = args[node.arguments.findIndex((argument) => isHeldKind(classifier.kindOf(argument)))];
  const told = namedConnection(l, node, call, args);
  if (named !== undefined) emitUse(l, node, named);
  else if (told.kind === 'named') emitUse(l, node, told.connection);
  else if (told.kind === 'unknown') emitUse(l, node, receiver);
  else if (!isGivenEarlier(l, node)) emitBorrow(l, node, call, receiver);
}

/** The work of a builder that is awaited: on a connection that its pool chooses, unless a step of it named one. */
export function emitDeferred(l: Lowering, node: TS.Expression, library: string, receiver: Variable): void {
  const taken = ownPlace(l, node);
  const given = ts.isCallExpression(node) && (isGiven(l, node) || isGivenEarlier(l, node));
  if (!given) l.graph.emit({ op: 'borrow', pool: receiver, identity: identityOf(node, l.program), library, span: spanOf(l, taken), text: l.program.source.excerpt(taken) });
  emitUse(l, node, receiver);
}

/** True for work on a connection that an earlier step of the chain was given: `repository.createQueryBuilder('u', runner).getMany()`. */
function isGivenEarlier(l: Lowering, node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  const step = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  if (!ts.isCallExpression(step)) return false;
  return isGiven(l, step) || isGivenEarlier(l, step);
}

/** True if the step names a connection: `.transacting(trx)`, `createQueryBuilder('u', runner)`. */
function isGiven(l: Lowering, step: TS.CallExpression): boolean {
  const { classifier } = l.program;
  if (step.arguments.some((argument) => isHeldKind(classifier.kindOf(argument)))) return true;
  return classifier.call(step)?.model.effects.some((effect) => effect.kind === 'view' && effect.of !== 'receiver' && step.arguments[effect.of] !== undefined) ?? false;
}

/** True for what has a connection of its own. */
function isHeldKind(kind: ResourceKind | undefined): boolean {
  return kind === 'connection' || kind === 'transaction';
}

/** A query written as a template: a pool lends a connection for it. */
export function emitTemplateQuery(l: Lowering, node: TS.TaggedTemplateExpression, library: string, tag: Variable, kind: 'pool' | 'connection'): void {
  if (kind === 'pool') l.graph.emit({ op: 'borrow', pool: tag, identity: poolOf(node, l.program), library, span: spanOf(l, node), text: l.program.source.excerpt(node) });
  emitUse(l, node, tag);
}

/** The pool lends a connection for one piece of work; on a view of a held connection it is work on that. */
function emitBorrow(l: Lowering, node: TS.CallExpression, { library, model }: ClassifiedCall, pool: Variable): void {
  emitUse(l, node, pool);
  // Who does not wait goes on, and gives back what it holds.
  if (model.promise && !isWaitedFor(node)) return;
  const taken = ownPlace(l, node);
  const usual = defaultPool(node, l.program);
  const byDefault = usual && { value: l.expression(usual.expression), identity: usual.identity };
  l.graph.emit({ op: 'borrow', pool, identity: poolOf(node, l.program), ...(byDefault && { byDefault }), library: library.name, span: spanOf(l, taken), text: l.program.source.excerpt(taken) });
}
