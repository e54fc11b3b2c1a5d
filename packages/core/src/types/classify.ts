import type TS from 'typescript';
import type { CallEffect, CallModel, LibraryModel, ResourceKind } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { calleeOf } from './callees.js';
import { recogniseByProtocol } from './evidence.js';
import type { ModelIndex, ModelledCalls, ModelledType } from './model-index.js';
import { originOf, resolveAlias } from './origin.js';
import { isFunctionNode, unwrap } from './syntax.js';

/** What the models know of one call. */
export interface ClassifiedCall {
  readonly library: LibraryModel;
  /** `Pool.connect`, `createPool`, `new Pool`. */
  readonly operation: string;
  readonly model: CallModel;
}

/** Most supertypes and union members looked at for one type. */
const TYPE_BREADTH = 12;
const TYPE_DEPTH = 6;

/** Asks the type checker what expressions are, lazily and only where a model could apply. */
export class Classifier {
  readonly #checker: TS.TypeChecker;
  readonly #index: ModelIndex;
  readonly #packageOf: (fileName: string) => string | undefined;
  readonly #libraries: ReadonlySet<string>;
  readonly #calls = new Map<TS.Node, ClassifiedCall | null>();
  readonly #types = new Map<TS.Type, ModelledType | null>();
  /** Declarations, and calls, whose values were recognised by protocol. */
  readonly #handles = new Map<TS.Node, ModelledType>();
  readonly #aliases = new Map<TS.SourceFile, ReadonlySet<string>>();

  /**
   * @param packageOf names the package whose own sources a file belongs to, so that a library's own repository is
   *   recognised although it imports itself by relative paths
   * @param libraries names the modelled libraries that the program has to do with: only their protocols are looked for
   */
  constructor(checker: TS.TypeChecker, index: ModelIndex, packageOf: (fileName: string) => string | undefined, libraries: ReadonlySet<string>) {
    this.#checker = checker;
    this.#index = index;
    this.#packageOf = packageOf;
    this.#libraries = libraries;
  }

  get index(): ModelIndex {
    return this.#index;
  }

  get checker(): TS.TypeChecker {
    return this.#checker;
  }

  /** What a call or construction does, or undefined where no model speaks of it. */
  call(node: TS.CallExpression | TS.NewExpression): ClassifiedCall | undefined {
    const known = this.#calls.get(node);
    if (known !== undefined) return known ?? undefined;
    const calls = ts.isNewExpression(node) ? this.#construction(node) : this.#invocation(node);
    const model = calls && this.#selectOverload(calls.overloads, node.arguments ?? []);
    const classified = calls && model ? { library: calls.library, operation: calls.name, model } : undefined;
    this.#calls.set(node, classified ?? null);
    return classified;
  }

  /** The same call by its overload with an options object; undefined where none has one. */
  callWithOptions(node: TS.CallExpression | TS.NewExpression): ClassifiedCall | undefined {
    if (!this.call(node)) return undefined;
    const calls = ts.isNewExpression(node) ? this.#construction(node) : this.#invocation(node);
    const count = node.arguments?.length ?? 0;
    const model = calls?.overloads.find(({ options, arity: [minimum, maximum] }) => options && count >= minimum && count <= maximum);
    return calls && model && { library: calls.library, operation: calls.name, model };
  }

  /** The modelled type of an expression, looking through promises only if `awaited`. */
  typeOf(expression: TS.Node): ModelledType | undefined {
    return this.#recognisedType(expression) ?? this.modelledType(this.#checker.getTypeAtLocation(expression));
  }

  /** The kind of resource that a class, as in `x instanceof Pool`, makes. */
  kindOfClass(expression: TS.Expression): ResourceKind | undefined {
    const symbol = this.#checker.getTypeAtLocation(expression).symbol as TS.Symbol | undefined;
    const modelled = symbol && this.#typeOfSymbol(symbol);
    return modelled && this.#index.resourceOf(modelled)?.kind;
  }

  /** True if the member is none that a library declares: the program itself adds it to its objects. */
  isForeignMember(node: TS.PropertyAccessExpression): boolean {
    if (this.#index.hasMember(node.name.text)) return false;
    const declaration = this.#checker.getSymbolAtLocation(node.name)?.declarations?.[0];
    return declaration === undefined || originOf(declaration).kind === 'source';
  }

  /** The type of a value that was recognised by protocol. */
  #recognisedType(expression: TS.Node): ModelledType | undefined {
    if (this.#handles.size === 0) return undefined;
    const known = this.#handles.get(expression);
    if (known || !ts.isIdentifier(expression)) return known;
    const declaration = this.#checker.getSymbolAtLocation(expression)?.valueDeclaration;
    return declaration && this.#handles.get(declaration);
  }

  /** A method call on a receiver without a modelled type, taken for a library's by what surrounds it. */
  #recognised(node: TS.CallExpression): ModelledCalls | undefined {
    const found = recogniseByProtocol(node, this.#libraries);
    const owner = found && this.#index.typeOf(found.owner);
    const handle = found && this.#index.typeOf(found.handle);
    if (!owner || !handle || calleeOf(node, this.#checker)) return undefined;
    for (const holder of found.holders) {
      const declaration = ts.isIdentifier(holder) ? this.#checker.getSymbolAtLocation(holder)?.valueDeclaration : holder;
      if (declaration) this.#handles.set(declaration, handle);
    }
    return this.#index.membersOf(owner, found.method);
  }

  /** The modelled type behind a type: itself, a supertype, a member of a union, a constraint. */
  modelledType(type: TS.Type): ModelledType | undefined {
    const known = this.#types.get(type);
    if (known !== undefined) return known ?? undefined;
    this.#types.set(type, null);
    const found = this.#searchType(type, 0);
    this.#types.set(type, found ?? null);
    return found;
  }

  /** The overload that the written arguments fit: by their number, then by whether a function stands where a callback goes. */
  #selectOverload(overloads: readonly CallModel[], args: readonly TS.Expression[]): CallModel | undefined {
    const spread = args.some((argument) => ts.isSpreadElement(argument));
    const fitting = overloads.filter((overload) => {
      const [minimum, maximum] = overload.arity;
      return (spread || (args.length >= minimum && args.length <= maximum)) && this.#takesHandle(overload, args);
    });
    const candidates = fitting.length > 0 ? fitting : overloads;
    return (
      candidates.find((overload) => overload.callback !== undefined && this.isFunction(args[callbackPosition(overload, args)])) ??
      candidates.find((overload) => overload.callback === undefined) ??
      candidates[0]
    );
  }

  /** False if the overload takes a handle, as `client.query(cursor)` and `pool.query(stream)` do, and the argument is none. */
  #takesHandle(overload: CallModel, args: readonly TS.Expression[]): boolean {
    return overload.effects.every((effect) => {
      const index = handleIndex(effect);
      const argument = index === 'receiver' ? undefined : args[index];
      return argument === undefined || this.typeOf(argument) !== undefined;
    });
  }

  /** True if the argument is a function: by its syntax, by its type, or, where there is no type, by its name. */
  isFunction(argument: TS.Expression | undefined): boolean {
    if (!argument) return false;
    const expression = unwrap(argument);
    if (isFunctionNode(expression)) return true;
    if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression) && !ts.isCallExpression(expression)) return false;
    const type = this.#checker.getTypeAtLocation(expression);
    if (type.getCallSignatures().length > 0) return true;
    const name = ts.isIdentifier(expression) ? expression.text : ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
    return (type.flags & ts.TypeFlags.Any) !== 0 && CALLBACK_NAME.test(name);
  }

  #construction(node: TS.NewExpression): ModelledCalls | undefined {
    const type = this.#checker.getTypeAtLocation(node.expression);
    const symbol = type.symbol as TS.Symbol | undefined;
    const modelled = symbol && this.#typeOfSymbol(symbol);
    if (!modelled || modelled.model.construct.length === 0) return undefined;
    return { library: modelled.library, name: `new ${modelled.reference.name}`, overloads: modelled.model.construct };
  }

  #invocation(node: TS.CallExpression): ModelledCalls | undefined {
    const callee = unwrap(node.expression);
    if (ts.isPropertyAccessExpression(callee) && this.#index.hasMember(callee.name.text)) {
      const receiver = this.typeOf(callee.expression);
      const member = receiver && this.#index.membersOf(receiver, callee.name.text);
      if (member) return member;
      const recognised = receiver ? undefined : this.#recognised(node);
      if (recognised) return recognised;
    }
    const name = ts.isIdentifier(callee) ? callee : ts.isPropertyAccessExpression(callee) ? callee.name : undefined;
    return name && (this.#index.hasFunction(name.text) || this.isAlias(node)) ? this.#function(name) : undefined;
  }

  /** True if the callee is a name that an import gives to something else's name: `import { createPool as pool }`. */
  isAlias(node: TS.CallExpression | TS.NewExpression): boolean {
    const callee = unwrap(node.expression);
    return ts.isIdentifier(callee) && this.#aliasesOf(node.getSourceFile()).has(callee.text);
  }

  /** The local names of a file's default and renamed imports and destructured requires. */
  #aliasesOf(file: TS.SourceFile): ReadonlySet<string> {
    const known = this.#aliases.get(file);
    if (known) return known;
    const names = new Set<string>();
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement) && statement.importClause) {
        if (statement.importClause.name) names.add(statement.importClause.name.text);
        const bindings = statement.importClause.namedBindings;
        if (bindings && ts.isNamedImports(bindings)) for (const element of bindings.elements) if (element.propertyName) names.add(element.name.text);
      } else if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList.declarations) {
          if (!initializer || !ts.isObjectBindingPattern(name)) continue;
          for (const element of name.elements) if (element.propertyName && ts.isIdentifier(element.name)) names.add(element.name.text);
        }
      }
    }
    this.#aliases.set(file, names);
    return names;
  }

  #function(name: TS.Identifier | TS.PrivateIdentifier): ModelledCalls | undefined {
    const symbol = this.#checker.getSymbolAtLocation(name);
    if (!symbol) return undefined;
    const target = resolveAlias(symbol, this.#checker);
    const declaration = target.declarations?.find((candidate) => ts.isFunctionDeclaration(candidate) || ts.isMethodSignature(candidate) || ts.isVariableDeclaration(candidate)) ?? this.#functionBehind(name);
    if (!declaration) return undefined;
    return this.#functionsAt(declaration, target.name) ?? this.#functionsBehindVariable(name);
  }

  /** The declaration of the function that a destructured or required name holds. */
  #functionBehind(name: TS.Node): TS.Declaration | undefined {
    const type = this.#checker.getTypeAtLocation(name);
    return (type.symbol as TS.Symbol | undefined)?.declarations?.[0];
  }

  #functionsBehindVariable(name: TS.Node): ModelledCalls | undefined {
    const type = this.#checker.getTypeAtLocation(name);
    const symbol = type.symbol as TS.Symbol | undefined;
    const declaration = symbol?.declarations?.find((candidate) => ts.isFunctionDeclaration(candidate));
    return symbol && declaration ? this.#functionsAt(declaration, symbol.name) : undefined;
  }

  #functionsAt(declaration: TS.Declaration, name: string): ModelledCalls | undefined {
    const origin = originOf(declaration);
    switch (origin.kind) {
      case 'module':
        return this.#index.functionsOf(origin.module, name);
      case 'package':
        return this.#index.functionsInPackage(origin.packageName, origin.subpath, name);
      case 'source': {
        const packageName = this.#packageOf(origin.fileName);
        return packageName === undefined ? undefined : this.#index.functionsInPackage(packageName, '', name);
      }
    }
  }

  #searchType(type: TS.Type, depth: number): ModelledType | undefined {
    if (depth > TYPE_DEPTH || type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return undefined;
    if (type.isUnionOrIntersection()) {
      return firstOf(type.types.slice(0, TYPE_BREADTH), (member) => this.#searchType(member, depth + 1));
    }
    if (type.flags & ts.TypeFlags.TypeParameter) {
      const constraint = this.#checker.getBaseConstraintOfType(type);
      return constraint && constraint !== type ? this.#searchType(constraint, depth + 1) : undefined;
    }
    const symbol = (type.symbol as TS.Symbol | undefined) ?? type.aliasSymbol;
    const direct = symbol && this.#typeOfSymbol(symbol);
    if (direct) return direct;
    if (!type.isClassOrInterface()) {
      const target = (type as TS.TypeReference).target as TS.GenericType | undefined;
      return target && target !== type ? this.#searchType(target, depth + 1) : undefined;
    }
    return firstOf(this.#checker.getBaseTypes(type).slice(0, TYPE_BREADTH), (base) => this.#searchType(base, depth + 1));
  }

  #typeOfSymbol(symbol: TS.Symbol): ModelledType | undefined {
    const declaration = symbol.declarations?.[0];
    if (!declaration || !(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias))) return undefined;
    const origin = originOf(declaration);
    switch (origin.kind) {
      case 'module':
        return this.#index.typeOf({ module: origin.module, name: symbol.name });
      case 'package':
        return this.#index.typeInPackage(origin.packageName, origin.subpath, symbol.name);
      case 'source': {
        const packageName = this.#packageOf(origin.fileName);
        return packageName === undefined ? undefined : this.#index.typeInPackage(packageName, '', symbol.name);
      }
    }
  }
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A node-style callback is the last argument, whichever optional ones stand before it. */
export function callbackPosition(overload: CallModel, args: readonly TS.Expression[]): number {
  return overload.callback === undefined ? -1 : args.length - 1;
}

/** What people call a function parameter that nothing else tells about. */
const CALLBACK_NAME = /^(cb|callback|done|next|fn|func|handler|on[A-Z]\w*|\w*(Cb|Callback|Handler))$/;

/** Where a call takes a handle: the receiver, or the argument with that index. */
function handleIndex(effect: CallEffect): 'receiver' | number {
  switch (effect.kind) {
    case 'connect':
      return effect.target;
    case 'view':
      return effect.of;
    case 'oneShot':
      return effect.work === 'stream' ? 0 : 'receiver';
    default:
      return 'receiver';
  }
}
