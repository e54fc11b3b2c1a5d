/** Calls through an interface or an abstract method: the classes and objects of the program that implement it. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { functionDeclaredBy, isAbstract } from './callees.js';
import { resolveAlias } from './origin.js';
import { isFunctionNode, isGenerator, unwrap, type FunctionNode } from './syntax.js';

/**
 * Finds the methods one of which a call through an interface, of a method that is there to be overridden, or of a value
 * of several types reaches: those of the classes, and of the objects that are declared to be one, in the given files.
 * None where some class is not at hand.
 */
export function implementationFinder(files: readonly TS.SourceFile[], checker: TS.TypeChecker): (call: TS.CallExpression | TS.NewExpression) => readonly FunctionNode[] {
  let heirs: ReadonlyMap<string, readonly Heir[]> | undefined;
  return (call) => {
    const callee = unwrap(call.expression);
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return [];
    const symbol = checker.getSymbolAtLocation(callee.name);
    // The members of `Insert | Update` have a symbol of all their declarations and no one value.
    const declarations = symbol?.valueDeclaration ? [symbol.valueDeclaration] : symbol?.declarations ?? [];
    const reached = declarations.map((declaration) => {
      const contract = contractOf(declaration);
      if (contract?.name && !contract.getSourceFile().isDeclarationFile) return implementationsIn(contract, callee.name.text, (heirs ??= heirsIn(files)), checker);
      const own = declarations.length > 1 ? functionDeclaredBy(declaration) : undefined;
      return own ? [own] : [];
    });
    return reached.every(({ length }) => length > 0) ? [...new Set(reached.flat())] : [];
  };
}

/** The methods of all classes that fulfil a contract, directly or by a class that does. */
function implementationsIn(contract: Contract, method: string, heirs: ReadonlyMap<string, readonly Heir[]>, checker: TS.TypeChecker): readonly FunctionNode[] {
  const found = new Set<FunctionNode>();
  const contracts = [contract];
  for (const current of contracts) {
    const symbol = current.name && checker.getSymbolAtLocation(current.name);
    for (const { node, parent } of heirs.get(current.name?.text ?? '') ?? []) {
      const named = checker.getSymbolAtLocation(parent);
      if (named === undefined || resolveAlias(named, checker) !== symbol || contracts.some((known) => known === node)) continue;
      const own = methodOf(node, method);
      if (own) found.add(own);
      if (ts.isObjectLiteralExpression(node)) {
        if (!own) return [];
        continue;
      }
      contracts.push(node);
      if (!own && ts.isInterfaceDeclaration(current) && node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) !== false) return [];
    }
  }
  return [...found];
}

type Contract = TS.InterfaceDeclaration | TS.ClassLikeDeclaration;

/** The interface or class in which a method is declared without a body, or with one that only says that it must be overridden. */
function contractOf(declaration: TS.Declaration): Contract | undefined {
  const { parent } = declaration;
  if (ts.isMethodSignature(declaration) || ts.isPropertySignature(declaration)) return ts.isInterfaceDeclaration(parent) ? parent : undefined;
  return ts.isMethodDeclaration(declaration) && ts.isClassLike(parent) && (declaration.body === undefined || isAbstract(declaration)) ? parent : undefined;
}

/** A class, and the name of one of its parents as it writes it; or an object, and the name of the type it is declared to have. */
interface Heir {
  readonly node: TS.ClassLikeDeclaration | TS.ObjectLiteralExpression;
  readonly parent: TS.Identifier;
}

function heirsIn(files: readonly TS.SourceFile[]): ReadonlyMap<string, readonly Heir[]> {
  const found = new Map<string, Heir[]>();
  const add = (heir: Heir): void => {
    found.set(heir.parent.text, [...(found.get(heir.parent.text) ?? []), heir]);
  };
  const visit = (node: TS.Node): void => {
    if (ts.isClassLike(node)) for (const parent of parentsOf(node)) add({ node, parent });
    if (ts.isObjectLiteralExpression(node)) {
      const parent = declaredTypeOf(node);
      if (parent) add({ node, parent });
    }
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return found;
}

/** The type that an object is declared to have: by its variable, or by the function that returns it. */
function declaredTypeOf(node: TS.ObjectLiteralExpression): TS.Identifier | undefined {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent)) return typeName(parent.type);
  const isResult = ts.isReturnStatement(parent) || ts.isParenthesizedExpression(parent) || ts.isArrowFunction(parent);
  return isResult ? typeName(ts.findAncestor(node, isFunctionNode)?.type) : undefined;
}

/** `Store` of `Store`, `Store<Item>` and `Promise<Store>`. */
function typeName(type: TS.TypeNode | undefined): TS.Identifier | undefined {
  if (!type || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  const [argument] = type.typeArguments ?? [];
  return type.typeName.text === 'Promise' ? typeName(argument) : type.typeName;
}

/** The parents of a class or an interface, where they are named plainly. */
export function parentsOf(node: TS.ClassLikeDeclaration | TS.InterfaceDeclaration): readonly TS.Identifier[] {
  return (node.heritageClauses ?? []).flatMap(({ types }) => types.flatMap(({ expression }) => (ts.isIdentifier(expression) ? [expression] : [])));
}

function methodOf(node: Heir['node'], name: string): FunctionNode | undefined {
  const members: readonly (TS.ClassElement | TS.ObjectLiteralElementLike)[] = ts.isObjectLiteralExpression(node) ? node.properties : node.members;
  for (const member of members) {
    if (!member.name || !ts.isIdentifier(member.name) || member.name.text !== name) continue;
    const method = ts.isPropertyDeclaration(member) || ts.isPropertyAssignment(member) ? member.initializer && unwrap(member.initializer) : member;
    if (method && isFunctionNode(method) && method.body && !isGenerator(method)) return method;
  }
  return undefined;
}
