/** Values that another library made: their protocol is their own, however much it resembles a modelled one. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { ModelIndex } from './model-index.js';
import { unwrap } from './syntax.js';

/**
 * True if the receiver is what a function or class of a package without a model returned: `new sql.ConnectionPool()`,
 * `redis.createClient()`. A member that such a value has, like the decorations of a web framework, may be anything.
 */
export function isForeign(receiver: TS.Expression, checker: TS.TypeChecker, index: ModelIndex): boolean {
  const declaration = declarationOf(receiver, checker);
  if (declaration && isOfRemoteType(declaration, checker)) return true;
  const made = valueAt(declaration);
  if (!made || !(ts.isCallExpression(made) || ts.isNewExpression(made))) return false;
  const specifier = importedFrom(rootOf(made.expression), checker);
  return specifier !== undefined && namesPackage(specifier) && index.libraryOfModule(specifier) === undefined && index.libraryOfPackage(specifier) === undefined;
}

/** What declares a name, or the member that is asked for. */
function declarationOf(value: TS.Expression, checker: TS.TypeChecker): TS.Declaration | undefined {
  const node = unwrap(value);
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? checker.getSymbolAtLocation(name)?.valueDeclaration : undefined;
}

/** True for what is declared to be of a type that is imported from an address, as programs for Deno do. */
function isOfRemoteType(declaration: TS.Declaration, checker: TS.TypeChecker): boolean {
  return /^(?:https?|jsr):/.test(annotatedFrom(declaration, checker) ?? '');
}

/** The package or file from which the type is imported that a value is declared to be of: that of `pool: driver.Pool`. */
export function typeImportedFrom(value: TS.Expression, checker: TS.TypeChecker): string | undefined {
  const declaration = declarationOf(value, checker);
  return declaration && annotatedFrom(declaration, checker);
}

function annotatedFrom(declaration: TS.Declaration, checker: TS.TypeChecker): string | undefined {
  const isAnnotated = ts.isParameter(declaration) || ts.isPropertyDeclaration(declaration) || ts.isVariableDeclaration(declaration);
  const type = isAnnotated ? declaration.type : undefined;
  if (!type || !ts.isTypeReferenceNode(type)) return undefined;
  const name = ts.isIdentifier(type.typeName) ? type.typeName : type.typeName.left;
  return ts.isIdentifier(name) ? importedFrom(name, checker) : undefined;
}

/** True for the name of a package; false for a file of the program, by path or by an alias of its paths. */
export function namesPackage(specifier: string): boolean {
  return !/^(?:[./~#]|@\/)/.test(specifier);
}

/** The expression that a declaration, or the one assignment that declares a member in JavaScript, gives its value. */
function valueAt(declaration: TS.Declaration | undefined): TS.Expression | undefined {
  if (!declaration) return undefined;
  let value: TS.Expression | undefined;
  if (ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)) value = declaration.initializer;
  const assignment = ts.isPropertyAccessExpression(declaration) ? declaration.parent : declaration;
  if (ts.isBinaryExpression(assignment)) value = assignment.right;
  const node = value && unwrap(value);
  return node && ts.isAwaitExpression(node) ? unwrap(node.expression) : node;
}

/** `a` of `a.b.c`. */
export function rootOf(expression: TS.Expression): TS.Expression {
  const node = unwrap(expression);
  return ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : node;
}

/** The package or file that a name is imported or required from. */
export function importedFrom(name: TS.Expression, checker: TS.TypeChecker): string | undefined {
  const required = requiredModule(name);
  if (required !== undefined || !ts.isIdentifier(name)) return required;
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  const statement = declaration && ts.findAncestor(declaration, (node) => ts.isImportDeclaration(node) || ts.isVariableDeclaration(node));
  if (!statement) return undefined;
  if (ts.isImportDeclaration(statement)) return ts.isStringLiteralLike(statement.moduleSpecifier) ? statement.moduleSpecifier.text : undefined;
  return ts.isVariableDeclaration(statement) && statement.initializer ? requiredModule(rootOf(statement.initializer)) : undefined;
}

/** The module of `require('x')` and `await import('x')`. */
function requiredModule(expression: TS.Expression): string | undefined {
  const node = ts.isAwaitExpression(expression) ? unwrap(expression.expression) : expression;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression: callee } = node;
  if (callee.kind !== ts.SyntaxKind.ImportKeyword && !(ts.isIdentifier(callee) && callee.text === 'require')) return undefined;
  const [specifier] = node.arguments;
  return specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}
