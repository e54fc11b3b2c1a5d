/** For whom a method opens what it keeps in a field that another method of the class ends. */
import type TS from 'typescript';
import type { ResourceKind } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { descendantsOf, fieldOfThis, firstOf, isFunctionNode, settled, unwrap, type FunctionNode } from '../types/index.js';
import { identifiersNamed } from './keepers.js';
import { isOpenedLazily } from './lazy-opening.js';
import { parametersIn } from './parameter-dependence.js';
import { valueSymbol } from './value-symbol.js';

type Construction = TS.NewExpression | TS.CallExpression;

/** What is asked of the program around a construction. */
interface Surroundings {
  readonly checker: TS.TypeChecker;
  readonly files: readonly TS.SourceFile[];
}

/**
 * For the caller: a pool that a method makes by what it is given. Each call makes one, and who learns that the call failed
 * has no reason to call the method that ends it; not where some caller calls that all the same. For the object: a
 * connection that it opens when it first needs one, or that some caller ends whether opening it failed or not.
 *
 * @param ends tells the methods that end the pool, or the connection
 */
export function openedFor(construction: Construction, resource: ResourceKind, ends: readonly string[], { checker, files }: Surroundings): 'caller' | 'object' | undefined {
  if (resource !== 'pool' && resource !== 'connection') return undefined;
  if (resource === 'connection' && isOpenedLazily(construction)) return 'object';
  const field = fieldGiven(construction);
  const method = field && ts.findAncestor(construction, isFunctionNode);
  if (!method || !ts.isMethodDeclaration(method) || !ts.isClassLike(method.parent)) return undefined;
  const closing = method.parent.members.filter((member): member is TS.MethodDeclaration => member !== method && ts.isMethodDeclaration(member) && endsField(member, field, ends));
  if (closing.length === 0) return undefined;
  const isEnded = (): boolean => isEndedByCallers(method, closing, files, checker);
  if (resource === 'connection') return isEnded() ? 'object' : undefined;
  return parametersIn(construction.arguments ?? [], method, checker).size > 0 && !isEnded() ? 'caller' : undefined;
}

/** The field of `this` that the construction's result is put into: `this.pool = createPool(uri)`, also by way of a variable. */
function fieldGiven(construction: Construction): string | undefined {
  const value = settled(construction);
  const { parent } = value;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return fieldGivenBy(parent.name);
  if (!ts.isBinaryExpression(parent) || parent.right !== value || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return fieldOfThis(parent.left);
}

/** `pool` of `this.pool = created`. */
function fieldGivenBy(variable: TS.Identifier): string | undefined {
  const method = ts.findAncestor(variable, isFunctionNode);
  return method && firstOf([...descendantsOf(method)], (node) =>
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(node.right) && node.right.text === variable.text ? fieldOfThis(node.left) : undefined);
}

/** True if a method calls what ends a pool on the field: `this.pool?.end()`, also by another name of it. */
function endsField(method: TS.MethodDeclaration, field: string, ends: readonly string[]): boolean {
  let mentions = false;
  let isEnded = false;
  for (const node of descendantsOf(method)) {
    if (!ts.isPropertyAccessExpression(node)) {
      mentions ||= ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === field;
      continue;
    }
    mentions ||= node.name.text === field && node.expression.kind === ts.SyntaxKind.ThisKeyword;
    isEnded ||= ends.includes(node.name.text) && ts.isCallExpression(node.parent) && node.parent.expression === node;
  }
  return mentions && isEnded;
}

/** True if some caller ends in a `catch` or `finally` what its call opened, whether it failed or not. */
function isEndedByCallers(method: TS.MethodDeclaration, closing: readonly TS.MethodDeclaration[], files: readonly TS.SourceFile[], checker: TS.TypeChecker): boolean {
  const endings = new Set(closing.map(({ name }) => name.getText()));
  return identifiersNamed(method.name.getText(), files).some((name) => {
    const access = name.parent;
    if (!ts.isPropertyAccessExpression(access) || access.name !== name || !ts.isCallExpression(access.parent) || access.parent.expression !== access) return false;
    return mayReach(name, method, checker) && isEndedAround(access.parent, unwrap(access.expression).getText(), endings);
  });
}

/** False for a name that means the method of another class. */
function mayReach(name: TS.Node, method: FunctionNode, checker: TS.TypeChecker): boolean {
  const declared = valueSymbol(name, checker)?.valueDeclaration;
  return declared === undefined || declared === method || !ts.isMethodDeclaration(declared) || declared.body === undefined;
}

function isEndedAround(call: TS.Node, receiver: string, endings: ReadonlySet<string>): boolean {
  const isEnding = (node: TS.Node): true | undefined =>
    ts.isPropertyAccessExpression(node) && endings.has(node.name.text) && unwrap(node.expression).getText() === receiver ? true : undefined;
  for (let inner = call, { parent } = call; !ts.isSourceFile(inner) && !isFunctionNode(inner); inner = parent, { parent } = parent) {
    if (!ts.isTryStatement(parent) || parent.tryBlock !== inner) continue;
    const handlers = [...(parent.catchClause ? [parent.catchClause] : []), ...(parent.finallyBlock ? [parent.finallyBlock] : [])];
    if (firstOf(handlers.flatMap((handler) => [...descendantsOf(handler)]), isEnding) === true) return true;
  }
  return false;
}
