/** Which package of npm, or module of Node.js, a value comes from. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';

/** A module, and the members on the way from it to the value. */
export interface ModulePath {
  /** Without `node:`. */
  readonly module: string;
  readonly members: readonly string[];
}

/** Longest chain of members, calls and names that is followed. */
const MAX_STEPS = 10;

/**
 * The module that a value, or what makes it, is imported from: through members, calls, constructions, variables, fields
 * and the types they are declared with. A relative import is none.
 */
export function moduleBehind(expression: TS.Expression, checker: TS.TypeChecker, step = 0): ModulePath | undefined {
  if (step > MAX_STEPS) return undefined;
  const node = unwrap(expression);
  const next = (inner: TS.Expression): ModulePath | undefined => moduleBehind(inner, checker, step + 1);
  if (ts.isCallExpression(node)) return requiredModule(node) ?? next(node.expression);
  if (ts.isNewExpression(node) || ts.isAwaitExpression(node)) return next(node.expression);
  if (ts.isPropertyAccessExpression(node)) {
    if (unwrap(node.expression).kind === ts.SyntaxKind.ThisKeyword) return declaredBy(checker.getSymbolAtLocation(node.name), checker, step);
    return withMember(next(node.expression), node.name.text);
  }
  return ts.isIdentifier(node) ? declaredBy(checker.getSymbolAtLocation(node), checker, step) : undefined;
}

function withMember(path: ModulePath | undefined, member: string): ModulePath | undefined {
  return path && { module: path.module, members: [...path.members, member] };
}

function declaredBy(symbol: TS.Symbol | undefined, checker: TS.TypeChecker, step: number): ModulePath | undefined {
  const declaration = symbol?.declarations?.[0];
  if (!declaration) return undefined;
  const next = (inner: TS.Expression | undefined): ModulePath | undefined => inner && moduleBehind(inner, checker, step + 1);
  if (ts.isImportSpecifier(declaration)) return withMember(importedModule(declaration), (declaration.propertyName ?? declaration.name).text);
  if (ts.isImportClause(declaration) || ts.isNamespaceImport(declaration)) return importedModule(declaration);
  if (ts.isBindingElement(declaration)) {
    const holder = declaration.parent.parent;
    const member = (declaration.propertyName ?? declaration.name).getText();
    return ts.isVariableDeclaration(holder) ? withMember(next(holder.initializer), member) : undefined;
  }
  if (!ts.isVariableDeclaration(declaration) && !ts.isPropertyDeclaration(declaration) && !ts.isParameter(declaration)) return undefined;
  return next(declaration.initializer) ?? typeModule(declaration.type, checker, step);
}

/** The module of a declared type: `private readonly stripe: Stripe`. */
function typeModule(type: TS.TypeNode | undefined, checker: TS.TypeChecker, step: number): ModulePath | undefined {
  if (!type || !ts.isTypeReferenceNode(type)) return undefined;
  const root = ts.isIdentifier(type.typeName) ? type.typeName : type.typeName.left;
  return ts.isIdentifier(root) ? declaredBy(checker.getSymbolAtLocation(root), checker, step + 1) : undefined;
}

function importedModule(node: TS.Node): ModulePath | undefined {
  const declaration = ts.findAncestor(node, ts.isImportDeclaration);
  return declaration && ts.isStringLiteral(declaration.moduleSpecifier) ? moduleOf(declaration.moduleSpecifier.text) : undefined;
}

function requiredModule(node: TS.CallExpression): ModulePath | undefined {
  const [specifier] = node.arguments;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isRequire && specifier && ts.isStringLiteralLike(specifier) ? moduleOf(specifier.text) : undefined;
}

function moduleOf(specifier: string): ModulePath | undefined {
  return specifier.startsWith('.') || specifier.startsWith('/') ? undefined : { module: specifier.replace(/^node:/, ''), members: [] };
}
