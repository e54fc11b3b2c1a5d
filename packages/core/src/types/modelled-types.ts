/** The modelled types behind those that TypeScript finds: through supertypes, unions, constraints and aliases. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { firstOf } from './first-of.js';
import type { ModelIndex, ModelledType } from './model-index.js';
import { originOf, type PackageOf } from './origin.js';

/** Most supertypes or union members looked at for one type: unions of strings can have thousands. */
const MAX_TYPE_BREADTH = 12;
/** Deepest nesting of supertypes, unions and aliases that is searched: a type may contain itself. */
const MAX_TYPE_DEPTH = 6;

/** Looks TypeScript's types up in the models; each is searched once. */
export class ModelledTypes {
  readonly #checker: TS.TypeChecker;
  readonly #index: ModelIndex;
  readonly #packageOf: PackageOf;
  readonly #types = new Map<TS.Type, ModelledType | null>();

  constructor(checker: TS.TypeChecker, index: ModelIndex, packageOf: PackageOf) {
    this.#checker = checker;
    this.#index = index;
    this.#packageOf = packageOf;
  }

  /** The modelled type behind a type: itself, a supertype, a member of a union, a constraint. */
  behind(type: TS.Type): ModelledType | undefined {
    const known = this.#types.get(type);
    if (known !== undefined) return known ?? undefined;
    this.#types.set(type, null);
    const found = this.#search(type, 0);
    this.#types.set(type, found ?? null);
    return found;
  }

  #search(type: TS.Type, depth: number): ModelledType | undefined {
    if (depth > MAX_TYPE_DEPTH || type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return undefined;
    const named = type.aliasSymbol && this.ofSymbol(type.aliasSymbol);
    if (named) return named;
    const viewed = viewedBy(type);
    const seen = viewed && this.#search(viewed, depth + 1);
    if (seen?.model.resource) return seen;
    if (type.isUnionOrIntersection()) {
      const members = type.types.slice(0, MAX_TYPE_BREADTH);
      const search = (member: TS.Type): ModelledType | undefined => this.#search(member, depth + 1);
      // The order of a union's members is that of the whole program: what may be a pool counts as one in every program.
      return firstOf(members, (member) => asPool(search(member))) ?? firstOf(members, search);
    }
    if (type.flags & ts.TypeFlags.TypeParameter) {
      const constraint = this.#checker.getBaseConstraintOfType(type);
      return constraint && constraint !== type ? this.#search(constraint, depth + 1) : undefined;
    }
    const symbol = type.symbol as TS.Symbol | undefined;
    const direct = symbol && this.ofSymbol(symbol);
    if (direct) return direct;
    if (!type.isClassOrInterface()) {
      const target = (type as TS.TypeReference).target as TS.GenericType | undefined;
      return target && target !== type ? this.#search(target, depth + 1) : undefined;
    }
    return firstOf(this.#checker.getBaseTypes(type).slice(0, MAX_TYPE_BREADTH), (base) => this.#search(base, depth + 1));
  }

  /** The modelled type that a symbol names: of a library's declarations, or of its own sources. */
  ofSymbol(symbol: TS.Symbol): ModelledType | undefined {
    const declaration = symbol.declarations?.[0];
    if (!declaration || !(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias))) return undefined;
    const origin = originOf(declaration);
    switch (origin.kind) {
      case 'module':
        return this.#index.typeOf({ module: origin.module, name: symbol.name });
      case 'package':
        return this.#index.typeInPackage(origin.packageName, origin.subpath, declaredName(symbol, declaration));
      case 'source': {
        const own = this.#index.typeOf({ module: origin.fileName, name: symbol.name });
        if (own) return own;
        const packageName = this.#packageOf(origin.fileName);
        if (packageName === undefined) return undefined;
        return firstOf([symbol.name, ...implementedBy(declaration)], (name) => this.#index.typeInPackage(packageName, '', name));
      }
    }
  }
}

/** The types of the language that show a part of another one, or all of it in another light: `Omit<Pool, 'end'>`. */
const VIEWS: ReadonlySet<string> = new Set(['Omit', 'Pick', 'Partial', 'Required', 'Readonly']);

/** What a view shows. */
function viewedBy({ aliasSymbol, aliasTypeArguments }: TS.Type): TS.Type | undefined {
  return aliasSymbol && VIEWS.has(aliasSymbol.name) ? aliasTypeArguments?.[0] : undefined;
}

/** What was found, if it is a pool. */
function asPool(found: ModelledType | undefined): ModelledType | undefined {
  return found?.model.resource?.kind === 'pool' ? found : undefined;
}

/** What the declaration calls itself where it is exported as the default. */
function declaredName(symbol: TS.Symbol, declaration: TS.Declaration): string {
  return symbol.name === 'default' && ts.isClassDeclaration(declaration) && declaration.name ? declaration.name.text : symbol.name;
}

/** The names of the interfaces that a class says it implements. */
function implementedBy(declaration: TS.Declaration): readonly string[] {
  if (!ts.isClassLike(declaration)) return [];
  return (declaration.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ImplementsKeyword)
    .flatMap(({ types }) => types.map(({ expression }) => expression.getText()));
}
