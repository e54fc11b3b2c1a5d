/** Calls through an interface or an abstract method that one class of the program implements. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { resolveAlias } from './origin.js';
import { isFunctionNode, isGenerator, unwrap, type FunctionNode } from './syntax.js';

/** Finds the method that a call reaches if only one class of the given files can be meant. */
export function implementationFinder(files: readonly TS.SourceFile[], checker: TS.TypeChecker): (call: TS.CallExpression | TS.NewExpression) => FunctionNode | undefined {
  let heirs: ReadonlyMap<string, readonly Heir[]> | undefined;
  return (call) => {
    const callee = unwrap(call.expression);
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return undefined;
    const declaration = checker.getSymbolAtLocation(callee.name)?.valueDeclaration;
    const contract = declaration && contractOf(declaration);
    if (!contract?.name || contract.getSourceFile().isDeclarationFile) return undefined;
    heirs ??= heirsIn(files);
    const symbol = checker.getSymbolAtLocation(contract.name);
    const [heir, ...others] = (heirs.get(contract.name.text) ?? []).filter(({ parent }) => {
      const named = checker.getSymbolAtLocation(parent);
      return named !== undefined && resolveAlias(named, checker) === symbol;
    });
    return heir && others.length === 0 ? methodOf(heir.node, callee.name.text) : undefined;
  };
}

type Contract = TS.InterfaceDeclaration | TS.ClassLikeDeclaration;

/** The interface or abstract class in which a method is declared without a body. */
function contractOf(declaration: TS.Declaration): Contract | undefined {
  const { parent } = declaration;
  if (ts.isMethodSignature(declaration) || ts.isPropertySignature(declaration)) return ts.isInterfaceDeclaration(parent) ? parent : undefined;
  return ts.isMethodDeclaration(declaration) && declaration.body === undefined && ts.isClassLike(parent) ? parent : undefined;
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
