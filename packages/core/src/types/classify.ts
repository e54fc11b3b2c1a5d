import type TS from 'typescript';
import type { CallEffect, CallModel, LibraryModel, ResourceKind } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { aliasesIn } from './aliases.js';
import { callsWithFunctionOf } from './handed.js';
import { calleeOf } from './callees.js';
import { isResultUsedBy, libraryOfNamedPool, pooledConnection, recogniseByProtocol } from './evidence.js';
import { isForeign } from './foreign.js';
import type { ModelIndex, ModelledCalls, ModelledType } from './model-index.js';
import { originOf, resolveAlias } from './origin.js';
import { promisifiedCall, promisifiedModel, type PromisifiedCall } from './promisified.js';
import { isFunctionNode, unwrap } from './syntax.js';
import { sourcesOf } from './untyped.js';

/** What the models know of one call. */
export interface ClassifiedCall {
  readonly library: LibraryModel;
  /** `Pool.connect`, `createPool`, `new Pool`. */
  readonly operation: string;
  readonly model: CallModel;
  /** Present where the call goes through a promisified function. */
  readonly promisified?: PromisifiedCall;
}

/** Most supertypes or union members looked at for one type: unions of strings can have thousands. */
const MAX_TYPE_BREADTH = 12;
/** Deepest nesting of supertypes, unions and aliases that is searched: a type may contain itself. */
const MAX_TYPE_DEPTH = 6;

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
  /** Files that mention `promisify`. */
  readonly #promisifying = new Map<TS.SourceFile, boolean>();
  /** Expressions of untyped code whose values were looked for where they come from. */
  readonly #untyped = new Map<TS.Expression, ModelledType | null>();

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
    const promisified = ts.isCallExpression(node) && this.mayBePromisified(node) ? promisifiedCall(node, this.#checker) : undefined;
    const calls = promisified ? this.#promisified(promisified) : ts.isNewExpression(node) ? this.#construction(node) : this.#invocation(node);
    const model = calls && this.#selectOverload(calls.overloads, promisified?.args ?? node.arguments ?? []);
    const classified = calls && model ? { library: calls.library, operation: calls.name, model: this.#replaced(model, node), ...(promisified && { promisified }) } : undefined;
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
    const recognised = this.#recognisedType(expression);
    if (recognised) return recognised;
    const type = this.#checker.getTypeAtLocation(expression);
    if ((type.flags & ts.TypeFlags.Any) === 0 || !ts.isExpression(expression)) return this.modelledType(type);
    return this.#typeOfSources(expression, 0);
  }

  /** The type of a value that untyped code makes: that of what it was assigned or returned, if all agree. */
  #typeOfSources(expression: TS.Expression, depth: number): ModelledType | undefined {
    const known = this.#untyped.get(expression);
    if (known !== undefined || depth > MAX_TYPE_DEPTH) return known ?? undefined;
    this.#untyped.set(expression, null);
    let found: ModelledType | undefined;
    for (const source of sourcesOf(expression, this.#checker)) {
      const type = this.#typeOfSource(source, depth);
      if (found && type && type.model !== found.model) return undefined;
      found ??= type;
    }
    found ??= this.#handedType(expression);
    this.#untyped.set(expression, found ?? null);
    return found;
  }

  /** The modelled type of what an expression yields once awaited. */
  #typeOfSource(expression: TS.Expression, depth: number): ModelledType | undefined {
    const type = this.#checker.getTypeAtLocation(expression);
    const modelled = this.modelledType(this.#checker.getAwaitedType(type) ?? type);
    if (modelled) return modelled;
    const node = unwrap(expression);
    const acquired = ts.isCallExpression(node) ? this.call(node)?.model.effects.find((effect) => effect.kind === 'acquire' && effect.delivery.by === 'result') : undefined;
    if (acquired?.kind === 'acquire' && acquired.type) return this.#index.typeOf(acquired.type);
    return this.#typeOfSources(node, depth + 1);
  }

  /** The modelled type of what a library hands to a parameter of a named callback. */
  #handedType(name: TS.Expression): ModelledType | undefined {
    const parameter = ts.isIdentifier(name) ? this.#checker.getSymbolAtLocation(name)?.valueDeclaration : undefined;
    if (!parameter) return undefined;
    return firstOf(callsWithFunctionOf(parameter, this.#checker), (call) => {
      const acquire = this.call(call)?.model.effects.find((effect) => effect.kind === 'acquire');
      if (acquire?.delivery.by !== 'callback' || !acquire.type || !ts.isParameter(parameter)) return undefined;
      return parameter.parent.parameters.indexOf(parameter) === acquire.delivery.parameter ? this.#index.typeOf(acquire.type) : undefined;
    });
  }

  /** The kind of resource that an expression's value is. */
  kindOf(expression: TS.Node): ResourceKind | undefined {
    const type = this.typeOf(expression);
    return type && this.#index.resourceOf(type)?.kind;
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

  /** The library whose pool the receiver of a query is by its name; see {@link libraryOfNamedPool}. */
  libraryOfUntypedQuery(node: TS.CallExpression): string | undefined {
    return libraryOfNamedPool(node, this.#libraries);
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
    const found = recogniseByProtocol(node, this.#libraries) ?? (this.#yieldsConnection(node) ? pooledConnection(node, this.#libraries) : undefined);
    const owner = found && this.#index.typeOf(found.owner);
    const handle = found && this.#index.typeOf(found.handle);
    if (!owner || !handle || calleeOf(node, this.#checker)) return undefined;
    for (const holder of found.holders) {
      const declaration = ts.isIdentifier(holder) ? this.#checker.getSymbolAtLocation(holder)?.valueDeclaration : holder;
      if (declaration) this.#handles.set(declaration, handle);
    }
    return this.#index.membersOf(owner, found.method);
  }

  /** True if the call promises an object that can be queried and released, by an interface of the program. */
  #yieldsConnection(node: TS.CallExpression): boolean {
    const promised = this.#promised(node);
    return promised?.getProperty('query') !== undefined && promised.getProperty('release') !== undefined;
  }

  /** What a call promises; undefined where its static type is no promise. */
  #promised(node: TS.CallExpression): TS.Type | undefined {
    const type = this.#checker.getTypeAtLocation(node);
    const symbol = type.symbol as TS.Symbol | undefined;
    return symbol?.name === 'Promise' ? this.#checker.getAwaitedType(type) : undefined;
  }

  /** A call of code that is not at hand, `() => Promise<PoolClient>`, whose result the caller gives back. */
  #handedOut(node: TS.CallExpression, name: string): ModelledCalls | undefined {
    if (!CHECKOUT_NAME.test(name) || calleeOf(node, this.#checker)) return undefined;
    const promised = this.#promised(node);
    const modelled = promised && this.modelledType(promised);
    const resource = modelled && this.#index.resourceOf(modelled);
    if (!modelled || resource?.kind !== 'connection' || !isResultUsedBy(node, resource.releasedBy)) return undefined;
    const acquisition = this.#index.acquisitionOf(modelled);
    return acquisition && { ...acquisition, name };
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
      const index = handleOf(effect);
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
    if (!modelled) return undefined;
    if (modelled.model.construct.length === 0) return this.#constructionOfResource(symbol, modelled);
    return { library: modelled.library, name: `new ${modelled.reference.name}`, overloads: modelled.model.construct };
  }

  /** In a library's own repository: a class that implements the interface of a resource makes one. */
  #constructionOfResource(symbol: TS.Symbol, modelled: ModelledType): ModelledCalls | undefined {
    if (symbol.name === modelled.reference.name) return undefined;
    const acquisition = this.#index.acquisitionOf(modelled);
    return acquisition && { ...acquisition, name: `new ${symbol.name}` };
  }

  #invocation(node: TS.CallExpression): ModelledCalls | undefined {
    const callee = unwrap(node.expression);
    if (ts.isPropertyAccessExpression(callee) && this.#index.hasMember(callee.name.text)) {
      const receiver = this.typeOf(callee.expression);
      const member = receiver && this.#index.membersOf(receiver, callee.name.text);
      if (member) return member;
      const recognised = receiver || isForeign(callee.expression, this.#checker, this.#index) ? undefined : this.#recognised(node);
      if (recognised) return recognised;
    }
    const name = ts.isIdentifier(callee) ? callee : ts.isPropertyAccessExpression(callee) ? callee.name : undefined;
    const declared = name && (this.#index.hasFunction(name.text) || this.isAlias(node)) ? this.#function(name) : undefined;
    return declared ?? (name && this.#handedOut(node, name.text));
  }

  /** True if the call is worth asking whether it goes through a promisified method, which may have any name. */
  mayBePromisified(node: TS.CallExpression): boolean {
    if (this.#mentionsPromisify(node.getSourceFile())) return true;
    const callee = unwrap(node.expression);
    return this.#index.hasDuty(ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '');
  }

  #mentionsPromisify(file: TS.SourceFile): boolean {
    const known = this.#promisifying.get(file) ?? file.text.includes('promisify');
    this.#promisifying.set(file, known);
    return known;
  }

  /** `pool.getConnection = promisify(pool.getConnection)`: from then on the method is called without its callback. */
  #replaced(model: CallModel, node: TS.CallExpression | TS.NewExpression): CallModel {
    const lacksCallback = model.callback !== undefined && (node.arguments?.length ?? 0) < model.arity[0];
    return (lacksCallback && this.#mentionsPromisify(node.getSourceFile()) ? promisifiedModel(model) : undefined) ?? model;
  }

  #promisified({ method }: PromisifiedCall): ModelledCalls | undefined {
    const receiver = this.#index.hasMember(method.name.text) ? this.typeOf(method.expression) : undefined;
    const member = receiver && this.#index.membersOf(receiver, method.name.text);
    const overloads = member?.overloads.flatMap((overload) => promisifiedModel(overload) ?? []);
    return member && overloads && overloads.length > 0 ? { ...member, overloads } : undefined;
  }

  /** True if the callee is a name that an import gives to something else's name: `import { createPool as pool }`. */
  isAlias(node: TS.CallExpression | TS.NewExpression): boolean {
    const callee = unwrap(node.expression);
    return ts.isIdentifier(callee) && aliasesIn(node.getSourceFile()).has(callee.text);
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
    if (depth > MAX_TYPE_DEPTH || type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return undefined;
    if (type.isUnionOrIntersection()) {
      return firstOf(type.types.slice(0, MAX_TYPE_BREADTH), (member) => this.#searchType(member, depth + 1));
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
    return firstOf(this.#checker.getBaseTypes(type).slice(0, MAX_TYPE_BREADTH), (base) => this.#searchType(base, depth + 1));
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
        if (packageName === undefined) return undefined;
        return firstOf([symbol.name, ...implementedBy(declaration)], (name) => this.#index.typeInPackage(packageName, '', name));
      }
    }
  }
}

/** The argument that an effect is about, or the receiver. */
function handleOf(effect: CallEffect): 'receiver' | number {
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

/** The names of the interfaces that a class says it implements. */
function implementedBy(declaration: TS.Declaration): readonly string[] {
  if (!ts.isClassLike(declaration)) return [];
  return (declaration.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ImplementsKeyword)
    .flatMap(({ types }) => types.map(({ expression }) => expression.getText()));
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

/** What people call code that hands out connections. */
const CHECKOUT_NAME = /conn|client|runner|acquire|checkout/i;

/** What people call a function parameter that nothing else tells about. */
const CALLBACK_NAME = /^(cb|callback|done|next|fn|func|handler|on[A-Z]\w*|\w*(Cb|Callback|Handler))$/;
