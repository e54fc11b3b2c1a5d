/**
 * Methods that a class inherits and that leave a part of their work to it: `releaseIfFree()` of a base class calls
 * `this.release()`, which is abstract there. What they do for an instance only its own class tells.
 */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, functionDeclaredBy, isAsync, isFunctionNode, unwrap, type FunctionNode } from '../types/index.js';
import type { Lowering } from './context.js';
import { Scope } from './scope.js';

/** Runs the inherited method in place, as a method of this class; undefined for any other call. */
export function lowerInherited(l: Lowering, node: TS.CallExpression): Variable | undefined {
  if (ts.isOptionalChain(node) || node.arguments.some((argument) => ts.isSpreadElement(argument))) return undefined;
  const instanceOf = classOfReceiver(l, node);
  const target = instanceOf && (ownMethod(l, node) ?? l.program.functionOf(node));
  if (!target || l.inlineStack.includes(target) || l.wrapperCalls.has(node) || !leavesWorkTo(l, instanceOf, target)) return undefined;
  const args = node.arguments.map((argument) => l.expression(argument));
  const functions = node.arguments.map((argument) => l.localFunction(argument));
  l.wrapperCalls.add(node);
  const result = l.inline({ node: target, scope: new Scope(undefined), args, functions, receiver: l.receiver, instanceOf, shared: true, failures: isAsync(target) ? 'reject' : 'propagate' });
  l.wrapperCalls.delete(node);
  return result;
}

/** The class whose instance `this` is, where the call is one of a method of `this`. */
export function classOfReceiver(l: Lowering, node: TS.CallExpression): TS.ClassLikeDeclaration | undefined {
  if (calledOnThis(node) === undefined) return undefined;
  if (l.instanceOf) return l.instanceOf;
  const method = ts.findAncestor(node, (at) => isFunctionNode(at) && !ts.isArrowFunction(at));
  return method && ts.isMethodDeclaration(method) && ts.isClassLike(method.parent) ? method.parent : undefined;
}

/** The method that a call of `this` reaches in the class whose instance it is known to be. */
export function ownMethod(l: Lowering, node: TS.CallExpression | TS.NewExpression): FunctionNode | undefined {
  const name = l.instanceOf && calledOnThis(node);
  return name && l.instanceOf ? methodOf(l, l.instanceOf, name.text) : undefined;
}

/** `method` of `this.method()`. */
function calledOnThis(node: TS.CallExpression | TS.NewExpression): TS.Identifier | undefined {
  const callee = unwrap(node.expression);
  const isOfThis = ts.isCallExpression(node) && ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isOfThis && ts.isIdentifier(callee.name) ? callee.name : undefined;
}

function methodOf(l: Lowering, owner: TS.ClassLikeDeclaration, name: string): FunctionNode | undefined {
  const declaration = l.program.classifier.checker.getTypeAtLocation(owner).getProperty(name)?.valueDeclaration;
  return declaration && functionDeclaredBy(declaration);
}

/** True for a method of another class that calls one of its own which has no body there, and one in the class of the instance. */
function leavesWorkTo(l: Lowering, owner: TS.ClassLikeDeclaration, target: FunctionNode): boolean {
  if (!ts.isMethodDeclaration(target) || target.parent === owner) return false;
  return [...descendantsOf(target)].some((node) => {
    const name = ts.isCallExpression(node) ? calledOnThis(node) : undefined;
    if (!name) return false;
    const declared = l.program.classifier.checker.getSymbolAtLocation(name)?.valueDeclaration;
    return declared !== undefined && functionDeclaredBy(declared) === undefined && methodOf(l, owner, name.text) !== undefined;
  });
}
