/** Calls through an interface or an abstract method: the classes of the program that implement it. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isAbstract } from './callees.js';
import { resolveAlias } from './origin.js';
import { isFunctionNode, isGenerator, unwrap, type FunctionNode } from './syntax.js';

/**
 * Finds the methods one of which a call through an interface, or of a method that is there to be overridden, reaches:
 * those of the classes in the given files. None where some class is not at hand.
 */
export function implementationFinder(files: readonly TS.SourceFile[], checker: TS.TypeChecker): (call: TS.CallExpression | TS.NewExpression) => readonly FunctionNode[] {
  let heirs: ReadonlyMap<string, readonly Heir[]> | undefined;
  return (call) => {
    const callee = unwrap(call.expression);
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return [];
    const declaration = checker.getSymbolAtLocation(callee.name)?.valueDeclaration;
    const contract = declaration && contractOf(declaration);
    if (!contract?.name || contract.getSourceFile().isDeclarationFile) return [];
    heirs ??= heirsIn(files);
    return implementationsIn(contract, callee.name.text, heirs, checker);
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
      if (named === undefined || resolveAlias(named, checker) !== symbol || contracts.includes(node)) continue;
      contracts.push(node);
      const own = methodOf(node, method);
      if (own) found.add(own);
      else if (ts.isInterfaceDeclaration(current) && node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) !== false) return [];
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

/** A class, and the name of one of its parents as it writes it. */
interface Heir {
  readonly node: TS.ClassLikeDeclaration;
  readonly parent: TS.Identifier;
}

function heirsIn(files: readonly TS.SourceFile[]): ReadonlyMap<string, readonly Heir[]> {
  const found = new Map<string, Heir[]>();
  const visit = (node: TS.Node): void => {
    if (ts.isClassLike(node)) {
      for (const parent of parentsOf(node)) found.set(parent.text, [...(found.get(parent.text) ?? []), { node, parent }]);
    }
    ts.forEachChild(node, visit);
  };
  files.forEach(visit);
  return found;
}

function parentsOf(node: TS.ClassLikeDeclaration): readonly TS.Identifier[] {
  return (node.heritageClauses ?? []).flatMap(({ types }) => types.flatMap(({ expression }) => (ts.isIdentifier(expression) ? [expression] : [])));
}

function methodOf(node: TS.ClassLikeDeclaration, name: string): FunctionNode | undefined {
  for (const member of node.members) {
    if (!member.name || !ts.isIdentifier(member.name) || member.name.text !== name) continue;
    const method = ts.isPropertyDeclaration(member) ? member.initializer && unwrap(member.initializer) : member;
    if (method && isFunctionNode(method) && method.body && !isGenerator(method)) return method;
  }
  return undefined;
}
