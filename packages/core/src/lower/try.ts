import type TS from 'typescript';
import { withCleanup } from './cleanup.js';
import { opaque, type Lowering } from './context.js';
import { bindPattern } from './patterns.js';
import { Scope } from './scope.js';

/** `try … catch … finally`. */
export function lowerTry(l: Lowering, node: TS.TryStatement): void {
  const { finallyBlock } = node;
  if (!finallyBlock) {
    lowerTryCatch(l, node);
    return;
  }
  withCleanup(l, () => lowerTryCatch(l, node), () => block(l, finallyBlock));
}

function lowerTryCatch(l: Lowering, node: TS.TryStatement): void {
  const { catchClause } = node;
  if (!catchClause) {
    block(l, node.tryBlock);
    return;
  }
  const outer = l.handler;
  const caught = l.graph.block();
  const join = l.graph.block();
  l.handler = caught;
  block(l, node.tryBlock);
  l.handler = outer;
  l.graph.goto(join);
  l.graph.enter(caught);
  const scope = l.scope;
  l.scope = new Scope(scope);
  if (catchClause.variableDeclaration) bindPattern(l, catchClause.variableDeclaration.name, opaque(l, true));
  block(l, catchClause.block);
  l.scope = scope;
  l.graph.goto(join);
  l.graph.enter(join);
}

function block(l: Lowering, node: TS.Block): void {
  const scope = l.scope;
  l.scope = new Scope(scope);
  l.statements(node.statements);
  l.scope = scope;
}
