/** Getters and setters that only give a field another name: `get client() { return this.#client; }`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isAssignment } from './assignments.js';
import { fieldOfThis, unwrap } from './syntax.js';

/**
 * The name under which a member's value is kept: of a getter of the program that returns a field of `this`, which it may
 * check before, and whose setter, if there is one, writes that field; of any other member its own.
 *
 * @param instanceOf the class whose instance `this` is known to be, where that may have a getter for what is abstract here
 */
export function keptAs(node: TS.PropertyAccessExpression, checker: TS.TypeChecker, instanceOf?: TS.ClassLikeDeclaration): string {
  const known = instanceOf && node.expression.kind === ts.SyntaxKind.ThisKeyword ? checker.getTypeAtLocation(instanceOf).getProperty(node.name.text) : undefined;
  const declarations = (known ?? checker.getSymbolAtLocation(node.name))?.declarations ?? [];
  const getter = declarations.find(ts.isGetAccessorDeclaration);
  const setter = declarations.find(ts.isSetAccessorDeclaration);
  const field = getter?.body && returnedField(getter.body);
  return field === undefined || (setter && writtenField(setter) !== field) ? node.name.text : field;
}

/** The field of `this` that is all the body returns; before that it may only throw. */
function returnedField({ statements }: TS.Block): string | undefined {
  const last = statements.at(-1);
  const checks = statements.slice(0, -1);
  return last && ts.isReturnStatement(last) && last.expression && checks.every(isCheck) ? fieldOfThis(last.expression) : undefined;
}

/** `if (!this.#client) throw new Error('not connected');` */
function isCheck(statement: TS.Statement): boolean {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return false;
  const { thenStatement } = statement;
  return ts.isThrowStatement(ts.isBlock(thenStatement) && thenStatement.statements.length === 1 ? thenStatement.statements[0] ?? thenStatement : thenStatement);
}

/** The field of `this` into which all that a setter does is to put its value. */
function writtenField({ body, parameters: [given] }: TS.SetAccessorDeclaration): string | undefined {
  const [only, ...others] = body?.statements ?? [];
  if (!only || others.length > 0 || !ts.isExpressionStatement(only) || !ts.isBinaryExpression(only.expression) || !isAssignment(only.expression.operatorToken.kind)) return undefined;
  const { left, right } = only.expression;
  const value = unwrap(right);
  return ts.isIdentifier(value) && given && ts.isIdentifier(given.name) && given.name.text === value.text ? fieldOfThis(left) : undefined;
}
