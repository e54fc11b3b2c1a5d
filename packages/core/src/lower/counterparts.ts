/** Pools that a method opens for whoever calls it, in a field that another method of the class ends. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, fieldOfThis, firstOf, isFunctionNode, settled, unwrap, type FunctionNode } from '../types/index.js';
import { identifiersNamed } from './keepers.js';
import { parametersIn } from './parameter-dependence.js';
import { valueSymbol } from './value-symbol.js';

type Construction = TS.NewExpression | TS.CallExpression;

/** What is asked of the program around a construction. */
interface Surroundings {
  readonly checker: TS.TypeChecker;
  readonly files: readonly TS.SourceFile[];
}

/**
 * True for a pool that a method makes, by what it is given, in a field that another method ends: each call makes one, and
 * who learns that the call failed has no reason to call the other one. Not where some caller calls it all the same.
 *
 * @param ends tells the methods that end the pool
 */
export function isOpenedForCaller(construction: Construction, ends: readonly string[], { checker, files }: Surroundings): boolean {
  const field = fieldGiven(construction);
  const method = field && ts.findAncestor(construction, isFunctionNode);
  if (!method || !ts.isMethodDeclaration(method) || !ts.isClassLike(method.parent)) return false;
  if (parametersIn(construction.arguments ?? [], method, checker).size === 0) return false;
  const closing = method.parent.members.filter((member): member is TS.MethodDeclaration => member !== method && ts.isMethodDeclaration(member) && endsField(member, field, ends));
  return closing.length > 0 && !isEndedByCallers(method, closing, files, checker);
}

/** The field of `this` that the construction's result is put into: `this.pool = createPool(uri)`. */
function fieldGiven(construction: Construction): string | undefined {
  const value = settled(construction);
  const { parent } = value;
  if (!ts.isBinaryExpression(parent) || parent.right !== value || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return fieldOfThis(parent.left);
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
