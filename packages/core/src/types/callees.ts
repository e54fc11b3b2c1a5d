/** Which function of the program a call reaches. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isNeverReassigned } from './assignments.js';
import { resolveAlias } from './origin.js';
import { isFunctionNode, isGenerator, unwrap, type FunctionNode } from './syntax.js';

/**
 * The function with a body that a call certainly reaches: undefined for library code, interfaces, generators (whose
 * body does not run when they are called) and methods that only say they must be overridden.
 */
export function calleeOf(call: TS.CallExpression | TS.NewExpression, checker: TS.TypeChecker): FunctionNode | undefined {
  const callee = unwrap(call.expression);
  const name = ts.isIdentifier(callee) ? callee : ts.isPropertyAccessExpression(callee) ? callee.name : undefined;
  const symbol = name && checker.getSymbolAtLocation(name);
  if (!symbol) return undefined;
  const declaration = resolveAlias(symbol, checker).valueDeclaration;
  return declaration && reachable(ts.isNewExpression(call) ? functionConstructing(declaration) : functionAt(declaration) ?? functionPassedOn(declaration, checker));
}

/** The function of another module that an object passes on: `{ lease: require('./lease') }`. */
function functionPassedOn(declaration: TS.Declaration, checker: TS.TypeChecker): FunctionNode | undefined {
  return ts.isPropertyAssignment(declaration) ? functionRequired(declaration.initializer, checker) : undefined;
}

/** The function that a module of the program is: `require('./lease')`. */
export function functionRequired(expression: TS.Expression, checker: TS.TypeChecker): FunctionNode | undefined {
  const value = unwrap(expression);
  if (!ts.isCallExpression(value) || !ts.isIdentifier(value.expression) || value.expression.text !== 'require') return undefined;
  const [signature, ...others] = checker.getTypeAtLocation(value).getCallSignatures();
  const required = others.length === 0 ? signature?.declaration : undefined;
  return required && isFunctionNode(required) ? required : undefined;
}

/** The function with a body that a call of what is declared there reaches. */
export function functionDeclaredBy(declaration: TS.Declaration): FunctionNode | undefined {
  return reachable(functionAt(declaration));
}

function reachable(node: FunctionNode | undefined): FunctionNode | undefined {
  if (!node?.body || isGenerator(node) || isAbstract(node)) return undefined;
  return node.getSourceFile().isDeclarationFile ? undefined : node;
}

/** The function with a body that a name stands for. */
export function functionBehind(name: TS.Node, checker: TS.TypeChecker): FunctionNode | undefined {
  const symbol = ts.isShorthandPropertyAssignment(name.parent) ? checker.getShorthandAssignmentValueSymbol(name.parent) : checker.getSymbolAtLocation(name);
  const declaration = symbol && resolveAlias(symbol, checker).valueDeclaration;
  return declaration && functionAt(declaration);
}

/** The class of the program that `new` makes an instance of, if it has neither a constructor of its own nor a superclass. */
export function plainClassOf(call: TS.NewExpression, checker: TS.TypeChecker): TS.ClassLikeDeclaration | undefined {
  const callee = unwrap(call.expression);
  const symbol = ts.isIdentifier(callee) ? checker.getSymbolAtLocation(callee) : undefined;
  const declaration = symbol && resolveAlias(symbol, checker).valueDeclaration;
  if (!declaration || !ts.isClassLike(declaration) || declaration.getSourceFile().isDeclarationFile) return undefined;
  const inherits = declaration.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) ?? false;
  return inherits || declaration.members.some((member) => ts.isConstructorDeclaration(member)) ? undefined : declaration;
}

function functionAt(declaration: TS.Declaration): FunctionNode | undefined {
  if (isFunctionNode(declaration)) return withBody(declaration);
  const initializer = ts.isVariableDeclaration(declaration) && !isConst(declaration) ? declaration.initializer : initializerOf(declaration);
  const value = initializer && unwrap(initializer);
  if (!value || !isFunctionNode(value)) return undefined;
  return !ts.isVariableDeclaration(declaration) || isConst(declaration) || isNeverReassigned(declaration) ? value : undefined;
}

/** Of an overloaded function the declaration that has the body. */
function withBody(declaration: FunctionNode): FunctionNode | undefined {
  if (declaration.body) return declaration;
  const name = declaration.name?.getText();
  const siblings: readonly TS.Node[] = ts.isClassLike(declaration.parent) ? declaration.parent.members : ts.isSourceFile(declaration.parent) ? declaration.parent.statements : [];
  return siblings.filter(isFunctionNode).find((sibling) => sibling.body !== undefined && sibling.name?.getText() === name);
}

/** The value that a declaration gives its name for good. */
export function initializerOf(declaration: TS.Declaration): TS.Expression | undefined {
  if (ts.isVariableDeclaration(declaration)) return isConst(declaration) ? declaration.initializer : undefined;
  if (ts.isPropertyDeclaration(declaration) || ts.isPropertyAssignment(declaration)) return declaration.initializer;
  // exports.name = function () { … } and Type.prototype.name = function () { … } in JavaScript
  if (ts.isPropertyAccessExpression(declaration) && ts.isBinaryExpression(declaration.parent)) return declaration.parent.right;
  return ts.isBinaryExpression(declaration) ? declaration.right : undefined;
}

/** True for a variable that is declared with `const`. */
export function isConst(declaration: TS.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

/** What `new` runs: a constructor, or a function of the time before classes. */
function functionConstructing(declaration: TS.Declaration): FunctionNode | undefined {
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  return ts.isClassLike(declaration) ? constructorOf(declaration) : undefined;
}

/** The constructor that a class writes itself, with its body. */
export function constructorOf({ members }: TS.ClassLikeDeclaration): TS.ConstructorDeclaration | undefined {
  return members.find((member): member is TS.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined);
}

/** A body that does nothing but throw stands for "override me". */
export function isAbstract(node: FunctionNode): boolean {
  return node.body !== undefined && ts.isBlock(node.body) && node.body.statements.length === 1 && node.body.statements[0]?.kind === ts.SyntaxKind.ThrowStatement && ts.isMethodDeclaration(node);
}
