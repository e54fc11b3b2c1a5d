/**
 * Functions of the program that lend what a callback has: it waits for a promise, and whoever was lent the connection
 * settles that to give it back. `{ connection, release: done.resolve }` is all that says so.
 */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { mentionsDeferredLease } from '../program/index.js';
import { isCarried } from './lent-types.js';
import { descendantsOf, isFunctionNode, unwrap, type FunctionNode } from './syntax.js';

/** A function, or a method of a class, that makes an object with a connection and what settles a promise. */
export interface DeferredLender {
  readonly name: string;
  readonly node: FunctionNode;
  /** The class that it is a method of. */
  readonly owner: TS.ClassDeclaration | undefined;
}

/** The functions at the top of a file, and the methods of its classes, that lend so. */
export function deferredLendersIn(file: TS.SourceFile, checker: TS.TypeChecker): readonly DeferredLender[] {
  if (!mentionsDeferredLease(file.text)) return [];
  return file.statements.flatMap(candidatesOf).filter(({ node }) => [...descendantsOf(node)].some((child) => ts.isObjectLiteralExpression(child) && isDeferredLease(child, checker)));
}

function candidatesOf(statement: TS.Statement): readonly DeferredLender[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [{ name: statement.name.text, node: statement, owner: undefined }] : [];
  if (ts.isClassDeclaration(statement)) {
    return statement.members.flatMap((member) => (ts.isMethodDeclaration(member) && ts.isIdentifier(member.name) ? [{ name: member.name.text, node: member, owner: statement }] : []));
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    const value = initializer && unwrap(initializer);
    return value && isFunctionNode(value) && ts.isIdentifier(name) ? [{ name: name.text, node: value, owner: undefined }] : [];
  });
}

function isDeferredLease(node: TS.ObjectLiteralExpression, checker: TS.TypeChecker): boolean {
  const names = node.properties.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : []));
  const release = node.properties.find(({ name }) => name && ts.isIdentifier(name) && name.text === 'release');
  if (!release || !names.some(isCarried)) return false;
  if (ts.isMethodDeclaration(release)) return settles(release, checker);
  const value = ts.isPropertyAssignment(release) ? unwrap(release.initializer) : ts.isShorthandPropertyAssignment(release) ? release.name : undefined;
  return value !== undefined && isSettling(value, checker);
}

/** True for what settles a promise: what its executor was given, a deferred's `resolve`, or a function that calls one. */
function isSettling(value: TS.Expression, checker: TS.TypeChecker): boolean {
  const node = unwrap(value);
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'resolve' && node.expression.getText() !== 'Promise';
  if (ts.isIdentifier(node)) return isSettler(node, checker);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'bind') return isSettling(node.expression.expression, checker);
  return isFunctionNode(node) && settles(node, checker);
}

/** True if a function calls what settles a promise. */
function settles(node: FunctionNode, checker: TS.TypeChecker): boolean {
  return [...descendantsOf(node)].some((child) => ts.isCallExpression(child) && !isFunctionNode(unwrap(child.expression)) && isSettling(child.expression, checker));
}

function isSettler(name: TS.Identifier, checker: TS.TypeChecker): boolean {
  const symbol = ts.isShorthandPropertyAssignment(name.parent) ? checker.getShorthandAssignmentValueSymbol(name.parent) : checker.getSymbolAtLocation(name);
  const declaration = symbol?.valueDeclaration;
  if (!declaration) return false;
  if (ts.isParameter(declaration)) return resolvesPromise(declaration);
  if (ts.isBindingElement(declaration)) return (declaration.propertyName ?? declaration.name).getText() === 'resolve';
  if (!ts.isVariableDeclaration(declaration)) return false;
  if (declaration.initializer) return isSettling(declaration.initializer, checker);
  // `let release; const over = new Promise((resolve) => { release = resolve; });`
  return [...descendantsOf(declaration.parent.parent.parent)].some((node) => {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isIdentifier(node.left) || checker.getSymbolAtLocation(node.left) !== symbol) return false;
    const assigned = unwrap(node.right);
    const source = ts.isIdentifier(assigned) ? checker.getSymbolAtLocation(assigned)?.valueDeclaration : undefined;
    return source !== undefined && ts.isParameter(source) && resolvesPromise(source);
  });
}

/** True for the first parameter of what `new Promise` is given. */
function resolvesPromise(parameter: TS.ParameterDeclaration): boolean {
  const { parent: executor } = parameter;
  const made = executor.parent;
  return executor.parameters[0] === parameter && ts.isNewExpression(made) && made.expression.getText() === 'Promise' && made.arguments?.[0] === executor;
}
