/** Everything in a program that names a function or a class. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { calleeOf, functionBehind, isFunctionNode, type FunctionNode } from '../types/index.js';
import { calledName } from './file-index.js';
import { namesakes } from './keepers.js';
import { valueSymbol } from './value-symbol.js';

/** A place that runs a function, or hands it to other code. */
export type Reference =
  | { readonly kind: 'call'; readonly call: TS.CallExpression | TS.NewExpression }
  | { readonly kind: 'value'; readonly value: TS.Expression };

/** The references to a function, and the constructions of a class, in a program's files; none to what has no name. */
export function referencesTo(node: FunctionNode | TS.ClassLikeDeclaration, files: readonly TS.SourceFile[], checker: TS.TypeChecker): readonly Reference[] {
  const target = ts.isConstructorDeclaration(node) ? node.parent : node;
  const name = ts.isClassLike(target) ? target.name?.text : calledName(target);
  if (name === undefined && !isWholeModule(target)) return [];
  return namesakes(name ?? '', target.getSourceFile(), files).flatMap((identifier) => {
    const reference = referenceAt(identifier);
    return reference && names(identifier, reference, target, checker) ? [reference] : [];
  });
}

/** `module.exports = function () { … }`, `export default () => { … }`. */
function isWholeModule({ parent }: TS.Node): boolean {
  return ts.isExportAssignment(parent) || (ts.isBinaryExpression(parent) && parent.left.getText() === 'module.exports');
}

function referenceAt(identifier: TS.Node): Reference | undefined {
  const access = identifier.parent;
  const value = ts.isPropertyAccessExpression(access) && access.name === identifier ? access : identifier;
  if (!ts.isExpression(value)) return undefined;
  const { parent } = value;
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === value) return { kind: 'call', call: parent };
  if (isFunctionNode(parent)) return undefined;
  // handler.bind(controller) is the handler.
  const isBound = ts.isPropertyAccessExpression(parent) && parent.name.text === 'bind' && ts.isCallExpression(parent.parent);
  return { kind: 'value', value: isBound ? parent.parent : value };
}

function names(identifier: TS.Node, reference: Reference, target: FunctionNode | TS.ClassLikeDeclaration, checker: TS.TypeChecker): boolean {
  if (ts.isClassLike(target)) {
    return reference.kind === 'call' && ts.isNewExpression(reference.call) && valueSymbol(identifier, checker)?.valueDeclaration === target;
  }
  return (reference.kind === 'call' ? calleeOf(reference.call, checker) : functionBehind(identifier, checker)) === target;
}
