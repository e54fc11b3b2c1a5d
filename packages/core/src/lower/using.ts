/** `using` and `await using`: disposal on every way out of the scope, where the value has a disposer. */
import type TS from 'typescript';
import type { CallModel } from '@leakcheck/models';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import type { ModelledType } from '../types/index.js';
import { withCleanup } from './cleanup.js';
import { spanOf, type Lowering } from './context.js';
import { bindPattern } from './patterns.js';
import { rollsBack } from './releases.js';

export function isUsing(node: TS.Statement | TS.VariableDeclarationList): boolean {
  const list = ts.isVariableDeclarationList(node) ? node : ts.isVariableStatement(node) ? node.declarationList : undefined;
  return list !== undefined && (list.flags & ts.NodeFlags.Using) !== 0;
}

/**
 * Declares the names, runs `body`, and disposes in reverse order.
 * @param element the value of the name in `for (using x of …)`, which has no initializer
 */
export function lowerUsing(l: Lowering, list: TS.VariableDeclarationList, body: () => void, element?: Variable): void {
  declareFrom(l, list, 0, body, element);
}

function declareFrom(l: Lowering, list: TS.VariableDeclarationList, at: number, body: () => void, element: Variable | undefined): void {
  const declaration = list.declarations[at];
  if (!declaration) {
    body();
    return;
  }
  const awaitUsing: number = ts.NodeFlags.AwaitUsing;
  const awaits = (list.flags & awaitUsing) === awaitUsing;
  const value = element ?? (declaration.initializer ? l.expression(declaration.initializer) : l.graph.variable());
  bindPattern(l, declaration.name, value);
  const disposer = disposerOf(l, declaration);
  if (disposer === 'none' || (disposer === 'async' && !awaits)) {
    // The statement throws a TypeError at once: nothing behind it runs and nothing is disposed.
    l.graph.split(() => ({ op: 'goto', to: l.handler }));
  }
  // A class of the program has a disposer of its own, which ends what its instance holds.
  if (disposer === undefined) l.graph.emit({ op: 'escape', value, route: 'released-later', span: spanOf(l, declaration) });
  const rest = (): void => declareFrom(l, list, at + 1, body, undefined);
  if (disposer === undefined) rest();
  else withCleanup(l, rest, () => dispose(l, declaration, value));
}

/** What the model says of the declared value's disposer; undefined where the value is no modelled resource. */
function disposerOf(l: Lowering, declaration: TS.VariableDeclaration): 'none' | 'sync' | 'async' | undefined {
  const type = l.program.classifier.typeOf(declaration.name);
  return type && l.program.classifier.index.resourceOf(type)?.disposer;
}

function dispose(l: Lowering, declaration: TS.VariableDeclaration, value: Variable): void {
  const type = l.program.classifier.typeOf(declaration.name);
  const releases = type ? usualReleases(l, type) : [];
  if (releases.some(rollsBack)) l.graph.emit({ op: 'finish', connection: value });
  l.graph.emit({
    op: 'release',
    resource: value,
    span: spanOf(l, declaration),
    how: { text: 'using', doubleRelease: 'ignored', library: type?.library.name ?? '', deferred: false, implicit: true },
    discards: releases.some(({ effects }) => effects.some((effect) => effect.kind === 'discard' && effect.when === 'always')) ? 'always' : 'never',
  });
}

/** Disposal does what the usual method of release does. */
function usualReleases(l: Lowering, type: ModelledType): readonly CallModel[] {
  const { index } = l.program.classifier;
  const [method = ''] = index.resourceOf(type)?.releasedBy ?? [];
  return index.membersOf(type, method)?.overloads ?? [];
}
