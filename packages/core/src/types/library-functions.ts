/** The functions that libraries export, however a file has imported, required or renamed them. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { ModelIndex, ModelledCalls } from './model-index.js';
import { originOf, resolveAlias, type PackageOf } from './origin.js';

/** What tells a library's function from others. */
export interface FunctionModels {
  readonly checker: TS.TypeChecker;
  readonly index: ModelIndex;
  readonly packageOf: PackageOf;
}

/** The modelled function that a name stands for, where it is declared or behind the type of a variable that holds it. */
export function functionsNamed(name: TS.Identifier | TS.PrivateIdentifier, models: FunctionModels): ModelledCalls | undefined {
  const { checker } = models;
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol) return undefined;
  const target = resolveAlias(symbol, checker);
  const declaration = target.declarations?.find((candidate) => ts.isFunctionDeclaration(candidate) || ts.isMethodSignature(candidate) || ts.isVariableDeclaration(candidate)) ?? functionBehind(name, checker);
  if (!declaration) return undefined;
  return functionsAt(declaration, target.name, models) ?? functionsBehindVariable(name, models);
}

/** The modelled function that a symbol names. */
export function functionOfSymbol(symbol: TS.Symbol, models: FunctionModels): ModelledCalls | undefined {
  const target = resolveAlias(symbol, models.checker);
  const [declaration] = target.declarations ?? [];
  return declaration && functionsAt(declaration, target.name, models);
}

/** The declaration of the function that a destructured or required name holds. */
function functionBehind(name: TS.Node, checker: TS.TypeChecker): TS.Declaration | undefined {
  const type = checker.getTypeAtLocation(name);
  const declaration = (type.symbol as TS.Symbol | undefined)?.declarations?.[0];
  return isInstance(type) || (declaration && (ts.isInterfaceDeclaration(declaration) || ts.isClassLike(declaration))) ? undefined : declaration;
}

/** True for a parameter `knex: Knex`: it is what the function of that name makes, not the function, whose type has no name. */
function isInstance(type: TS.Type): boolean {
  return type.isClassOrInterface() || 'target' in type;
}

function functionsBehindVariable(name: TS.Node, models: FunctionModels): ModelledCalls | undefined {
  const type = models.checker.getTypeAtLocation(name);
  const symbol = type.symbol as TS.Symbol | undefined;
  const declaration = symbol?.declarations?.find((candidate) => ts.isFunctionDeclaration(candidate));
  return symbol && declaration && !isInstance(type) ? functionsAt(declaration, symbol.name, models) : undefined;
}

function functionsAt(declaration: TS.Declaration, name: string, { index, packageOf }: FunctionModels): ModelledCalls | undefined {
  const origin = originOf(declaration);
  switch (origin.kind) {
    case 'module':
      return index.functionsOf(origin.module, name);
    case 'package':
      return index.functionsInPackage(origin.packageName, origin.subpath, name);
    case 'source': {
      const own = index.functionsOf(origin.fileName, name);
      if (own) return own;
      const packageName = packageOf(origin.fileName);
      return packageName === undefined ? undefined : index.functionsInPackage(packageName, '', name);
    }
  }
}
