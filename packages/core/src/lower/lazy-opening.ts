/** Connections that an object opens for itself, when one of its methods first needs them. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, fieldOfThis, isFunctionNode, unwrap } from '../types/index.js';
import { isWithin } from './context.js';

/**
 * True for what a method makes once (`if (this.isReady) return; this.isReady = true; …`) that another method of the class
 * calls before its own work: the object keeps it whether the method fails or not, and its owner, who never asked for it
 * to be opened, ends it with the object.
 */
export function isOpenedLazily(construction: TS.Node): boolean {
  const method = ts.findAncestor(construction, isFunctionNode);
  if (!method || !ts.isMethodDeclaration(method) || !method.body || !ts.isClassLike(method.parent)) return false;
  return isMadeOnce(construction, method.body) && isCalledByOthers(method, method.parent);
}

/** Behind `if (this.isReady) return`, or inside `if (!this.isReady) { … }`, where the method sets what it asks for. */
function isMadeOnce(construction: TS.Node, body: TS.Block): boolean {
  return body.statements.some((statement) => {
    if (!ts.isIfStatement(statement) || statement.pos > construction.pos) return false;
    if (!isWithin(construction, statement.thenStatement) && !leaves(statement.thenStatement)) return false;
    return askedIn(statement.expression).some((field) => isSetIn(body, field));
  });
}

function leaves(statement: TS.Statement): boolean {
  return ts.isReturnStatement(statement) || (ts.isBlock(statement) && statement.statements.some(leaves));
}

/** The fields of `this` whose presence a condition asks for. */
function askedIn(condition: TS.Expression): readonly string[] {
  const node = unwrap(condition);
  if (ts.isPrefixUnaryExpression(node)) return askedIn(node.operand);
  if (ts.isBinaryExpression(node)) return [...askedIn(node.left), ...askedIn(node.right)];
  const field = fieldOfThis(node);
  return field === undefined ? [] : [field];
}

function isSetIn(body: TS.Block, field: string): boolean {
  return [...descendantsOf(body)].some((node) =>
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && fieldOfThis(node.left) === field);
}

/** True if a member of the class, or a function that its constructor makes, calls the method: a constructor that does so itself makes the object with it. */
function isCalledByOthers(method: TS.MethodDeclaration, owner: TS.ClassLikeDeclaration): boolean {
  const name = method.name.getText();
  return owner.members.some((member) => member !== method && [...descendantsOf(member)].some((node) =>
    ts.isCallExpression(node) && fieldOfThis(node.expression) === name && ts.findAncestor(node, isFunctionNode)?.kind !== ts.SyntaxKind.Constructor));
}
