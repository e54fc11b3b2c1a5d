/** Who gets what a function of the program returns. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, type FunctionNode } from '../types/index.js';
import { referencesTo, type Reference } from './references.js';

/** The calls that yield a value which a function returns, or resolves a promise with; undefined where it does neither, or others may get it too. */
export function callsYielding(value: TS.Expression, files: readonly TS.SourceFile[], checker: TS.TypeChecker): readonly TS.Expression[] | undefined {
  const promise = promiseResolvedWith(value, checker);
  if (promise) return [promise];
  const owner = returner(value);
  const references = owner ? referencesTo(owner, files, checker).filter((reference) => !isMerelyNamed(reference)) : [];
  const calls = references.flatMap((reference) => (reference.kind === 'call' ? [reference.call] : []));
  return calls.length === 0 || calls.length < references.length ? undefined : calls;
}

/** The promise that `new Promise((resolve) => … resolve(value) …)` makes. */
function promiseResolvedWith(value: TS.Expression, checker: TS.TypeChecker): TS.Expression | undefined {
  const { parent: call } = value;
  if (!ts.isCallExpression(call) || call.arguments[0] !== value || !ts.isIdentifier(call.expression)) return undefined;
  const resolve = checker.getSymbolAtLocation(call.expression)?.valueDeclaration;
  const executor = resolve && ts.isParameter(resolve) && resolve.parent.parameters[0] === resolve ? resolve.parent : undefined;
  const promise = executor?.parent;
  const isPromise = promise && ts.isNewExpression(promise) && promise.arguments?.[0] === executor && promise.expression.getText() === 'Promise';
  return isPromise ? promise : undefined;
}

/** The function whose result the value is. */
function returner(value: TS.Expression): FunctionNode | undefined {
  const { parent } = value;
  if (ts.isArrowFunction(parent) && parent.body === value) return parent;
  return ts.isReturnStatement(parent) ? ts.findAncestor(parent, isFunctionNode) : undefined;
}

/** An import, or an export beside the function: whoever calls it by that name is another reference. */
function isMerelyNamed(reference: Reference): boolean {
  if (reference.kind === 'call') return false;
  const { parent } = reference.value;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isExportSpecifier(parent) || ts.isExportAssignment(parent) || ts.isBindingElement(parent)) return true;
  const exported = ts.isShorthandPropertyAssignment(parent) ? parent.parent.parent : parent;
  if (!ts.isBinaryExpression(exported)) return false;
  return /^(?:module\.)?exports\b/.test(exported.left.getText());
}
