/** Calls that give a resource back. */
import type TS from 'typescript';
import type { CallModel } from '@leakcheck/models';
import type { Discarding, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, settled, unwrap, type ClassifiedCall } from '../types/index.js';
import { spanOf, type Lowering } from './context.js';
import type { Operands } from './operands.js';

/** True of a call that gives back after it has rolled back what is open. */
export function rollsBack({ effects }: CallModel): boolean {
  return effects.some(({ kind }) => kind === 'release') && effects.some(({ kind }) => kind === 'rollback');
}

/** @param target what is released: the receiver, or something that the receiver lent */
export function emitRelease(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, target: 'receiver' | number, resource: Variable, args: Operands['args']): void {
  const callee = unwrap(node.expression);
  const type = ts.isPropertyAccessExpression(callee) ? l.program.classifier.typeOf(callee.expression) : undefined;
  const { index } = l.program.classifier;
  const model = type && (target === 'receiver' ? index.resourceOf(type) : index.lentBy(type));
  if (rollsBack(call.model)) l.graph.emit({ op: 'finish', connection: resource });
  l.graph.emit({
    op: 'release',
    resource,
    span: spanOf(l, node),
    how: {
      text: l.program.source.excerpt(node),
      doubleRelease: model && !(model.doubleRelease !== 'corrupts' && isSwallowed(node)) ? model.doubleRelease : 'ignored',
      library: call.library.name,
      deferred: l.listening,
      implicit: false,
      ...(l.inLastRound && { inLastRound: true }),
      ...(target === 'receiver' && model?.kind === 'pool' && model.awaitsLent !== true && { endsLent: true }),
      ...(target === 'receiver' && l.program.functionOf(node) && { written: true }),
    },
    discards: discardingOf(call.model, args),
  });
}

/** `try { client.release(); } catch { … }`: the release stands there alone, so that it may have been given back before. */
function isSwallowed(node: TS.CallExpression): boolean {
  const statement = settled(node).parent;
  const tried = ts.isExpressionStatement(statement) && ts.isBlock(statement.parent) && statement.parent.statements.length === 1 ? statement.parent.parent : undefined;
  if (!tried || !ts.isTryStatement(tried) || tried.tryBlock !== statement.parent || !tried.catchClause) return false;
  return ![...descendantsOf(tried.catchClause)].some(ts.isThrowStatement);
}

function discardingOf(model: CallModel, args: Operands['args']): Discarding {
  const discard = model.effects.find((effect) => effect.kind === 'discard');
  if (!discard) return 'never';
  return discard.when === 'always' ? 'always' : (args[discard.when] ?? 'never');
}
