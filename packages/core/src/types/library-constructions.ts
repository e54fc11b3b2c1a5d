/** The classes of libraries that a program makes instances of, however a file has imported, required or renamed them. */
import type TS from 'typescript';
import type { TypeReference } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { lineage } from './instances.js';
import type { FunctionModels } from './library-functions.js';
import type { ModelledCalls, ModelledType } from './model-index.js';
import type { ModelledTypes } from './modelled-types.js';
import { originOf } from './origin.js';
import { MOST_ARGUMENTS } from './overloads.js';
import { classRequiredByPath } from './required-by-path.js';
import { memberOfLoadedModule, memberOfSource } from './source-members.js';
import { unwrap } from './syntax.js';

export interface ConstructionModels extends FunctionModels {
  readonly modelled: ModelledTypes;
}

/** What `new X(…)` does; undefined where no model speaks of the class. */
export function constructionBy(node: TS.NewExpression, models: ConstructionModels): ModelledCalls | undefined {
  const constructor = models.checker.getTypeAtLocation(node.expression);
  const required = classRequiredByPath(unwrap(node.expression), models.checker, models.index);
  if (required) return { library: required.library, name: `new ${required.reference.name}`, overloads: required.model.construct };
  const loaded = memberOfLoadedModule(unwrap(node.expression), models.checker);
  if (loaded) return constructionOfLoaded(loaded, models);
  const symbol = (constructor.symbol as TS.Symbol | undefined) ?? memberOfSource(unwrap(node.expression), models.checker);
  const modelled = symbol && (models.modelled.ofSymbol(symbol) ?? madeBy(symbol, node, models));
  if (!modelled) return symbol && constructionOfHeir(symbol, node, models);
  if (modelled.model.construct.length === 0) return constructionOfResource(symbol, modelled, models);
  return { library: modelled.library, name: `new ${modelled.reference.name}`, overloads: modelled.model.construct };
}

function constructionOfLoaded(reference: TypeReference, { index }: ConstructionModels): ModelledCalls | undefined {
  const type = index.typeOf(reference);
  return type && type.model.construct.length > 0 ? { library: type.library, name: `new ${reference.name}`, overloads: type.model.construct } : undefined;
}

/** What a constructor makes that a library declares apart from the class: `const Database: DatabaseConstructor`. */
function madeBy(constructor: TS.Symbol, node: TS.NewExpression, { checker, index, modelled }: ConstructionModels): ModelledType | undefined {
  const declaration = constructor.declarations?.[0];
  const origin = declaration && originOf(declaration);
  if (!origin || origin.kind === 'module') return undefined;
  // The type of what is made takes the check of all that it is made from.
  const made = (): ModelledType | undefined => {
    const type = modelled.behind(checker.getTypeAtLocation(node));
    return type && type.model.construct.length > 0 ? type : undefined;
  };
  if (origin.kind === 'source') {
    // `new (options: object) => PostgresClient`: what the program describes itself, it knows by that type.
    const described = ts.isClassLike(declaration) ? undefined : made();
    return described?.library.declarations === '' ? described : undefined;
  }
  const library = index.libraryOfPackage(origin.packageName);
  const ofLibrary = library && made();
  return ofLibrary && ofLibrary.library === library ? ofLibrary : undefined;
}

/** What a class of the program makes that extends one of a library. */
function constructionOfHeir(symbol: TS.Symbol, node: TS.NewExpression, { checker, modelled }: ConstructionModels): ModelledCalls | undefined {
  const declaration = symbol.declarations?.[0];
  if (!declaration || !ts.isClassLike(declaration) || originOf(declaration).kind !== 'source') return undefined;
  const base = modelled.behind(checker.getTypeAtLocation(node));
  const construct = base?.model.construct.filter(({ effects }) => effects.some(({ kind }) => kind === 'acquire')) ?? [];
  const [first] = construct;
  if (!base || !first) return undefined;
  // What a constructor of its own hands on to the library's is not known.
  const overloads = lineage(declaration, checker).some(({ members }) => members.some(ts.isConstructorDeclaration)) ? [{ arity: [0, MOST_ARGUMENTS], promise: false, effects: first.effects } as const] : construct;
  return { library: base.library, name: `new ${symbol.name}`, overloads };
}

/** In a library's own repository: a class that implements the interface of a resource makes one. */
function constructionOfResource(symbol: TS.Symbol, modelled: ModelledType, { index }: ConstructionModels): ModelledCalls | undefined {
  if (symbol.name === modelled.reference.name) return undefined;
  const acquisition = index.acquisitionOf(modelled);
  return acquisition && { ...acquisition, name: `new ${symbol.name}` };
}
