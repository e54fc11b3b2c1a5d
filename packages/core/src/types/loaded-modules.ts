/** Modules that a function of the program loads by their names: `this.driver = load('pg')`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { calleeOf } from './callees.js';
import { returnedBy } from './returned.js';
import { unwrap } from './syntax.js';

/**
 * The specifier of the module that a call loads: the function requires what it is asked for, by the parameter itself or,
 * for the sake of bundlers, written out once more.
 */
export function moduleLoadedBy(node: TS.Expression, checker: TS.TypeChecker): string | undefined {
  const call = unwrap(node);
  const callee = ts.isCallExpression(call) ? calleeOf(call, checker) : undefined;
  if (!callee || !ts.isCallExpression(call)) return undefined;
  const required = returnedBy(callee).flatMap((returned) => requiredBy(returned, checker) ?? []);
  for (const [index, argument] of call.arguments.entries()) {
    const name = callee.parameters[index]?.name;
    if (!ts.isStringLiteralLike(argument) || !name || !ts.isIdentifier(name)) continue;
    const isLoaded = required.some((specifier) => ts.isStringLiteralLike(specifier) ? specifier.text === argument.text : ts.isIdentifier(specifier) && specifier.text === name.text);
    if (isLoaded) return argument.text;
  }
  return undefined;
}

/** `pg` of `require('pg')` and `await import('pg')`. */
export function requiredModule(node: TS.Expression): string | undefined {
  const value = unwrap(node);
  const call = ts.isAwaitExpression(value) ? unwrap(value.expression) : value;
  if (!ts.isCallExpression(call)) return undefined;
  const isRequire = call.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(call.expression) && call.expression.text === 'require');
  const [specifier] = call.arguments;
  return isRequire && specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}

/** What `require(x)` and `await import(x)` ask for, also by a `require` that `createRequire` made for another place. */
function requiredBy(returned: TS.Expression, checker: TS.TypeChecker): TS.Expression | undefined {
  const value = unwrap(returned);
  const call = ts.isAwaitExpression(value) ? unwrap(value.expression) : value;
  if (!ts.isCallExpression(call)) return undefined;
  const { expression } = call;
  const isRequire = expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && (expression.text === 'require' || isMadeRequire(expression, checker)));
  const [specifier] = call.arguments;
  return isRequire && specifier ? unwrap(specifier) : undefined;
}

/** True for the name of what `createRequire(place)` returned. */
function isMadeRequire(name: TS.Identifier, checker: TS.TypeChecker): boolean {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const made = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer ? unwrap(declaration.initializer) : undefined;
  return made !== undefined && ts.isCallExpression(made) && /(?:^|\.)createRequire$/.test(made.expression.getText());
}
