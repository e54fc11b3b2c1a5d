/** Members of modules that untyped code keeps in a variable or a field: `new this.driver.Client()`. */
import type TS from 'typescript';
import type { TypeReference } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { firstOf } from './first-of.js';
import { moduleLoadedBy, requiredModule } from './loaded-modules.js';
import { originOf } from './origin.js';
import { asWritten, sourcesOf, type Source } from './untyped.js';
import { unwrap } from './syntax.js';

/** Longest way back from a value to what made it: code may go in circles. */
const MAX_DEPTH = 4;

/** True for the type of what a constructor type makes, where that is written out: `new (url: string) => { close(): Promise<void> }`. */
export function isMadeInPlace({ symbol }: TS.Type): boolean {
  const declaration = (symbol as TS.Symbol | undefined)?.declarations?.[0];
  return declaration !== undefined && ts.isTypeLiteralNode(declaration) && ts.isConstructorTypeNode(declaration.parent);
}

/** True for a static type from which nothing can be learnt, such as that of a field which an overridden method fills. */
export function saysNothing(type: TS.Type): boolean {
  const nothing = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never;
  return type.isUnion() ? type.types.every(saysNothing) : (type.flags & nothing) !== 0;
}

/** The member of a module that an access to a value without a type reaches. */
export function memberOfSource(node: TS.Expression, checker: TS.TypeChecker): TS.Symbol | undefined {
  if (!ts.isPropertyAccessExpression(node) || !saysNothing(checker.getTypeAtLocation(node.expression))) return undefined;
  return memberOf(asWritten(node.expression), node.name.text, checker, 0);
}

function memberOf(made: Source, name: string, checker: TS.TypeChecker, depth: number): TS.Symbol | undefined {
  if (depth > MAX_DEPTH) return undefined;
  for (const source of sourcesOf(made, checker)) {
    const type = checker.getTypeAtLocation(unwrap(source.expression));
    const found = saysNothing(type) ? memberOf(source, name, checker, depth + 1) : checker.getAwaitedType(type)?.getProperty(name);
    if (found) return found;
  }
  return undefined;
}

/**
 * The member of a module that is loaded by its name: `new (load('pg').Pool)()`, also where a variable or field keeps the
 * module, or where the program writes down what it needs of it: `load<{ Client: new () => Client }>('pg')`.
 */
export function memberOfLoadedModule(node: TS.Expression, checker: TS.TypeChecker): TypeReference | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const type = checker.getTypeAtLocation(node.expression);
  if (!saysNothing(type) && !isDescribed(type)) return undefined;
  const module = loadedModule(asWritten(node.expression), checker, 0);
  return module === undefined ? undefined : { module, name: node.name.text };
}

/** True for an object type that the program writes down, as it may what it needs of a module. */
function isDescribed({ symbol }: TS.Type): boolean {
  const declaration = (symbol as TS.Symbol | undefined)?.declarations?.[0];
  return declaration !== undefined && (ts.isTypeLiteralNode(declaration) || ts.isInterfaceDeclaration(declaration)) && originOf(declaration).kind === 'source';
}

/** All the modules that an untyped value may be, by what is assigned to it: `require('mysql')` in a `try`, `require('mysql2')` in its `catch`. */
export function modulesBehind(value: TS.Expression, checker: TS.TypeChecker): ReadonlySet<string> {
  if (!saysNothing(checker.getTypeAtLocation(value)) && !(ts.isIdentifier(value) || ts.isPropertyAccessExpression(value))) return new Set();
  const found = new Set<string>();
  const visit = (made: Source, depth: number): void => {
    const module = moduleLoadedBy(made.expression, checker) ?? requiredModule(made.expression);
    if (module !== undefined) found.add(module);
    else if (depth < MAX_DEPTH) for (const source of sourcesOf(made, checker)) visit(source, depth + 1);
  };
  visit(asWritten(value), 0);
  return found;
}

function loadedModule(made: Source, checker: TS.TypeChecker, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  return moduleLoadedBy(made.expression, checker) ?? firstOf(sourcesOf(made, checker), (source) => loadedModule(source, checker, depth + 1));
}
