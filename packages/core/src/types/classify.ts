import type TS from 'typescript';
import type { CallModel, LibraryModel, ResourceKind, Work } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { aliasesIn } from './aliases.js';
import { asCalled } from './as-called.js';
import { promisifiedName } from './async-twins.js';
import { calleeOf } from './callees.js';
import { constructionBy, type ConstructionModels } from './library-constructions.js';
import { libraryOfNamedPool } from './evidence.js';
import { firstOf } from './first-of.js';
import { functionOfSymbol, functionsNamed } from './library-functions.js';
import { mockedModules } from './mocks.js';
import type { ModelIndex, ModelledCalls, ModelledType } from './model-index.js';
import { ModelledTypes } from './modelled-types.js';
import { originOf, type PackageOf } from './origin.js';
import { selectOverload } from './overloads.js';
import { isPretence } from './pretences.js';
import { PretendedCalls } from './pretended-calls.js';
import { isPromise } from './promises.js';
import { redeclared } from './redeclared.js';
import { promisifiedCall, promisifiedModel, type PromisifiedCall } from './promisified.js';
import { isMadeInPlace, memberOfLoadedModule, memberOfSource, modulesBehind, saysNothing } from './source-members.js';
import { referredName, unwrap } from './syntax.js';
import { asWritten, callsWithFunctionOf, handedBack, promiseOf, sourcesOf, type Source } from './untyped.js';
import { UntypedCalls } from './untyped-calls.js';

/** What the models know of one call. */
export interface ClassifiedCall {
  readonly library: LibraryModel;
  /** `Pool.connect`, `createPool`, `new Pool`. */
  readonly operation: string;
  readonly model: CallModel;
  /** Present where the call goes through a promisified function. */
  readonly promisified?: PromisifiedCall;
}

/** Longest way back from a value to what made it: code may go in circles. */
const MAX_SOURCE_DEPTH = 6;

/** Asks the type checker what expressions are, lazily and only where a model could apply. */
export class Classifier {
  readonly #checker: TS.TypeChecker;
  readonly #index: ModelIndex;
  readonly #modelled: ModelledTypes;
  readonly #models: ConstructionModels;
  readonly #untypedCalls: UntypedCalls;
  readonly #pretences: PretendedCalls;
  readonly #libraries: ReadonlySet<string>;
  readonly #calls = new Map<TS.Node, ClassifiedCall | null>();
  /** Files that mention `promisify`. */
  readonly #promisifying = new Map<TS.SourceFile, boolean>();
  /** Expressions of untyped code whose values were looked for where they come from. */
  readonly #untyped = new Map<TS.ClassLikeDeclaration | undefined, Map<TS.Expression, ModelledType | null>>();

  /**
   * @param packageOf names the package whose own sources a file belongs to, so that a library's own repository is
   *   recognised although it imports itself by relative paths
   * @param libraries names the modelled libraries that the program has to do with: only their protocols are looked for
   */
  constructor(checker: TS.TypeChecker, index: ModelIndex, packageOf: PackageOf, libraries: ReadonlySet<string>) {
    this.#checker = checker;
    this.#index = index;
    this.#modelled = new ModelledTypes(checker, index, packageOf);
    this.#models = { checker, index, packageOf, modelled: this.#modelled };
    this.#libraries = libraries;
    this.#pretences = new PretendedCalls(checker, this.#modelled);
    this.#untypedCalls = new UntypedCalls({ checker, index, libraries, modelled: this.#modelled });
  }

  get index(): ModelIndex {
    return this.#index;
  }

  /** The modelled libraries that the program has to do with. */
  get libraries(): ReadonlySet<string> {
    return this.#libraries;
  }

  /** True if a file has a mock in place of a library. */
  isMocked(library: string, file: TS.SourceFile): boolean {
    return [...mockedModules(file, this.#checker)].some((specifier) => (this.#index.libraryOfModule(specifier) ?? this.#index.libraryOfPackage(specifier))?.name === library);
  }

  get checker(): TS.TypeChecker {
    return this.#checker;
  }

  /** What a call or construction does, or undefined where no model speaks of it. */
  call(node: TS.CallExpression | TS.NewExpression): ClassifiedCall | undefined {
    const known = this.#calls.get(node);
    if (known !== undefined) return known ?? undefined;
    if (this.#pretences.isOfPretence(node)) return undefined;
    const promisified = ts.isCallExpression(node) && this.mayBePromisified(node) ? promisifiedCall(node, this.#checker) : undefined;
    const calls = promisified ? this.#promisified(promisified) : ts.isNewExpression(node) ? constructionBy(node, this.#models) : this.#invocation(node);
    const model = calls && selectOverload(calls.overloads, promisified?.args ?? node.arguments ?? [], this.#checker, (argument) => this.typeOf(argument) !== undefined);
    const replaced = model && asCalled(this.#replaced(model, node), node, this.#checker);
    const classified = calls && replaced ? { library: calls.library, operation: calls.name, model: replaced, ...(promisified && { promisified }) } : undefined;
    this.#calls.set(node, classified ?? null);
    return classified;
  }

  /** True if what a call does is not what its function does: a mock stands for that, or for what it is given, itself or in an object. */
  isPretence(node: TS.CallExpression | TS.NewExpression): boolean {
    return this.#pretences.isPretence(node);
  }

  /** The same call by its overload with an options object; undefined where none has one. */
  callWithOptions(node: TS.CallExpression | TS.NewExpression): ClassifiedCall | undefined {
    if (!this.call(node)) return undefined;
    const calls = ts.isNewExpression(node) ? constructionBy(node, this.#models) : this.#invocation(node);
    const count = node.arguments?.length ?? 0;
    const model = calls?.overloads.find(({ options, arity: [minimum, maximum] }) => options && count >= minimum && count <= maximum);
    return calls && model && { library: calls.library, operation: calls.name, model: asCalled(model, node, this.#checker) };
  }

  /**
   * What a call does, by the other libraries whose function it may be as well: of a driver that the program loads by what
   * is installed, `this.driver.createPool(options)`.
   */
  otherCallsWithOptions(node: TS.CallExpression | TS.NewExpression): readonly ClassifiedCall[] {
    const first = this.callWithOptions(node);
    const callee = unwrap(node.expression);
    if (!first || !ts.isPropertyAccessExpression(callee)) return [];
    return [...modulesBehind(callee.expression, this.#checker)].flatMap((module) => {
      const calls = this.#index.functionsOf(module, callee.name.text);
      const model = calls?.overloads.find(({ options }) => options !== undefined);
      return calls && model && calls.library !== first.library ? [{ library: calls.library, operation: calls.name, model }] : [];
    });
  }

  /** The modelled type of an expression, looking through promises only if `awaited`. */
  typeOf(expression: TS.Node): ModelledType | undefined {
    const recognised = this.#untypedCalls.typeOf(expression);
    if (recognised) return recognised;
    if (isPretence(expression, this.#checker)) return undefined;
    const type = this.#checker.getTypeAtLocation(expression);
    if (!ts.isExpression(expression)) return this.modelledType(type) ?? this.#otherMember(expression);
    if (!saysNothing(type)) return this.modelledType(type) ?? this.#otherMember(expression) ?? (isIterator(type) || isMadeInPlace(type) ? this.#typeOfSources(asWritten(expression), 0) : undefined);
    return (ts.isNewExpression(expression) ? this.#acquiredBy(expression) : undefined) ?? this.#typeOfSources(asWritten(expression), 0) ?? this.#otherMember(expression);
  }

  /** The type of `prisma.user`: a member that only the program's own copy of the library declares. */
  #otherMember(node: TS.Node): ModelledType | undefined {
    if (!ts.isPropertyAccessExpression(node) || !this.isOtherMember(node)) return undefined;
    const receiver = this.typeOf(node.expression);
    return receiver && this.#index.otherOf(receiver);
  }

  /** True for `prisma.user`, which is another handle on what `prisma` is. */
  isOtherMember(node: TS.Node): boolean {
    if (!ts.isPropertyAccessExpression(node) || !this.#index.hasOthers(this.#libraries) || this.#index.hasMember(node.name.text)) return false;
    // What a class of the program adds to those it extends is its own.
    const declaration = this.#checker.getSymbolAtLocation(node.name)?.declarations?.[0];
    if (declaration && originOf(declaration).kind === 'source') return false;
    const receiver = this.typeOf(node.expression);
    return receiver !== undefined && this.#index.otherOf(receiver) !== undefined;
  }

  /** The type of a value that untyped code makes: that of what it was assigned or returned, if all agree. */
  #typeOfSources(made: Source, depth: number): ModelledType | undefined {
    const untyped = this.#untyped.get(made.self) ?? new Map<TS.Expression, ModelledType | null>();
    this.#untyped.set(made.self, untyped);
    const known = untyped.get(made.expression);
    if (known !== undefined || depth > MAX_SOURCE_DEPTH) return known ?? undefined;
    untyped.set(made.expression, null);
    let found: ModelledType | undefined;
    for (const source of sourcesOf(made, this.#checker)) {
      const type = this.#typeOfSource(source, depth);
      if (found && type && type.model !== found.model) return undefined;
      found ??= type;
    }
    found ??= this.#handedType(made.expression, depth);
    untyped.set(made.expression, found ?? null);
    return found;
  }

  /** The modelled type of what an expression yields once awaited. */
  #typeOfSource({ expression, self }: Source, depth: number): ModelledType | undefined {
    const type = this.#checker.getTypeAtLocation(expression);
    const modelled = this.modelledType(this.#checker.getAwaitedType(type) ?? type);
    if (modelled) return modelled;
    const node = unwrap(expression);
    const acquired = ts.isCallExpression(node) || ts.isNewExpression(node) ? this.#acquiredBy(node) : undefined;
    return acquired ?? this.#typeOfSources({ expression: node, self }, depth + 1);
  }

  /** The modelled type of what a call hands out as its result. */
  #acquiredBy(node: TS.CallExpression | TS.NewExpression): ModelledType | undefined {
    const acquired = this.call(node)?.model.effects.find((effect) => effect.kind === 'acquire' && effect.delivery.by === 'result' && effect.delivery.property === undefined);
    return acquired?.kind === 'acquire' && acquired.type ? this.#index.typeOf(acquired.type) : undefined;
  }

  /** The modelled type of what a promise, or a library, hands to a parameter of a callback. */
  #handedType(name: TS.Expression, depth: number): ModelledType | undefined {
    const parameter = ts.isIdentifier(name) ? this.#checker.getSymbolAtLocation(name)?.valueDeclaration : undefined;
    if (!parameter || !ts.isParameter(parameter)) return undefined;
    const promise = promiseOf(parameter);
    if (promise) return this.#typeOfSource(asWritten(promise), depth + 1);
    for (const call of callsWithFunctionOf(parameter, this.#checker)) {
      const acquire = this.call(call)?.model.effects.find((effect) => effect.kind === 'acquire');
      if (acquire?.delivery.by !== 'callback' || acquire.delivery.property !== undefined || !acquire.type || parameter.parent.parameters.indexOf(parameter) !== acquire.delivery.parameter) continue;
      const type = this.#index.typeOf(acquire.type);
      if (type) return type;
    }
    return depth < MAX_SOURCE_DEPTH ? firstOf(handedBack(parameter, this.#checker), (given) => this.#typeOfSource(asWritten(given), depth + 1)) : undefined;
  }

  /** The modelled type behind a type: itself, a supertype, a member of a union, a constraint. */
  modelledType(type: TS.Type): ModelledType | undefined {
    return this.#modelled.behind(type);
  }

  /** The kind of resource that an expression's value is. */
  kindOf(expression: TS.Node): ResourceKind | undefined {
    const type = this.typeOf(expression);
    return type && this.#index.resourceOf(type)?.kind;
  }

  /** The kind of resource that a class, as in `x instanceof Pool`, makes. */
  kindOfClass(expression: TS.Expression): ResourceKind | undefined {
    const symbol = this.#checker.getTypeAtLocation(expression).symbol as TS.Symbol | undefined;
    const modelled = symbol && this.#modelled.ofSymbol(symbol);
    return modelled && this.#index.resourceOf(modelled)?.kind;
  }

  /** True if the member is none that a library declares: the program itself adds it to its objects. */
  isForeignMember(node: TS.PropertyAccessExpression): boolean {
    if (this.#index.hasMember(node.name.text)) {
      // Another library may have a member of that name.
      const owner = this.typeOf(node.expression);
      if (!owner || this.#index.membersOf(owner, node.name.text)) return false;
    }
    const declaration = this.#checker.getSymbolAtLocation(node.name)?.declarations?.[0];
    if (declaration === undefined) return true;
    // What a type of the program declares is no addition of somebody else.
    return originOf(declaration).kind === 'source' && this.typeOf(node.expression)?.library.declarations !== '';
  }

  /** The library whose pool the receiver of a query is by its name; see {@link libraryOfNamedPool}. */
  libraryOfUntypedQuery(node: TS.CallExpression): string | undefined {
    return libraryOfNamedPool(node, this.#libraries);
  }

  #invocation(node: TS.CallExpression): ModelledCalls | undefined {
    const callee = unwrap(node.expression);
    const ofClass = ts.isPropertyAccessExpression(callee) && this.#index.hasStatic(callee.name.text) ? this.#static(callee.name) : undefined;
    if (ofClass) return ofClass;
    if (ts.isPropertyAccessExpression(callee) && this.#index.hasMember(callee.name.text)) {
      const receiver = this.typeOf(callee.expression);
      const members = receiver && this.#isClass(callee.expression) ? this.#index.staticsOf(receiver, callee.name.text) : undefined;
      const member = members ?? (receiver && this.#isLibrarys(node, callee.name.text) && !this.#isOverridden(node, receiver, callee.name.text) ? this.#index.membersOf(receiver, callee.name.text) : undefined);
      if (member) return member;
      // What a class of the program adds to a library's may be a lender of its own.
      const recognised = receiver ? this.#untypedCalls.byPair(node) : this.#untypedCalls.byProtocol(node);
      if (recognised) return recognised;
    }
    const name = ts.isIdentifier(callee) ? callee : ts.isPropertyAccessExpression(callee) ? callee.name : undefined;
    const loaded = name && this.#index.hasFunction(name.text) ? memberOfLoadedModule(callee, this.#checker) : undefined;
    if (loaded) return this.#index.functionsOf(loaded.module, loaded.name);
    const member = name && this.#index.hasFunction(name.text) ? memberOfSource(callee, this.#checker) : undefined;
    const declared = member ? functionOfSymbol(member, this.#models) : name && (this.#index.hasFunction(name.text) || this.isAlias(node)) ? functionsNamed(name, this.#models) : undefined;
    return declared ?? this.#called(callee) ?? (name && (this.#untypedCalls.handedOut(node, name.text) ?? this.#untypedCalls.taggedClient(node, name.text) ?? this.#untypedCalls.calledBackPool(node, name.text)));
  }

  /**
   * False for `this.closeAsync()` where the program itself writes such a method beside those of the library, and for a
   * method that an interface of the program declares anew, to yield something that is none of the library's.
   */
  #isLibrarys(node: TS.CallExpression, method: string): boolean {
    if (promisifiedName(method) !== undefined && calleeOf(node, this.#checker) !== undefined) return false;
    const declared = redeclared(node, this.#checker);
    if (!declared) return true;
    const yielded = this.#checker.getAwaitedType(declared) ?? declared;
    return saysNothing(yielded) || !yielded.isClassOrInterface() || this.modelledType(yielded) !== undefined;
  }

  /** True for a method of the program with a body that overrides one which only a contract describes: the body tells more. */
  #isOverridden(node: TS.CallExpression, receiver: ModelledType, method: string): boolean {
    if (receiver.library.declarations !== '') return false;
    const callee = calleeOf(node, this.#checker);
    const owner = callee && ts.isMethodDeclaration(callee) && ts.isClassLike(callee.parent) ? callee.parent.name : undefined;
    const own = owner && this.#index.typeOf({ module: owner.getSourceFile().fileName, name: owner.text });
    return owner !== undefined && !Object.hasOwn(own?.model.members ?? {}, method);
  }

  /** A method of a class itself, also where a class of the program inherits it. */
  #static(name: TS.MemberName): ModelledCalls | undefined {
    const declaration = this.#checker.getSymbolAtLocation(name)?.declarations?.[0];
    const owner = declaration && ts.canHaveModifiers(declaration) && ts.getModifiers(declaration)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) && ts.isClassLike(declaration.parent) ? declaration.parent.name : undefined;
    const symbol = owner && this.#checker.getSymbolAtLocation(owner);
    const type = symbol && this.#modelled.ofSymbol(symbol);
    return type && this.#index.staticsOf(type, name.text);
  }

  /** A value that is called itself: `knex('users')`, `this.trx('users')`. */
  #called(callee: TS.Expression): ModelledCalls | undefined {
    if (!this.#index.hasCallable(this.#libraries) || !(ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee))) return undefined;
    const type = this.typeOf(callee);
    return type && this.#index.callOf(type);
  }

  /** What awaiting a value does, where it stands for work that begins there: the library's builders of queries. */
  awaitedWork(expression: TS.Expression): { readonly library: LibraryModel; readonly work: Work } | undefined {
    if (!this.#index.hasAwaitable(this.#libraries)) return undefined;
    const type = this.typeOf(expression);
    const work = type && this.#index.awaitedWorkOf(type);
    return work && { library: type.library, work };
  }

  /** True for a class, as opposed to what is made of it. */
  #isClass(expression: TS.Expression): boolean {
    return this.#checker.getTypeAtLocation(expression).getConstructSignatures().length > 0;
  }

  /** True if the call is worth asking whether it goes through a promisified method, which may have any name. */
  mayBePromisified(node: TS.CallExpression): boolean {
    if (this.#mentionsPromisify(node.getSourceFile())) return true;
    return this.#index.hasDuty(referredName(node.expression));
  }

  #mentionsPromisify(file: TS.SourceFile): boolean {
    const known = this.#promisifying.get(file) ?? file.text.includes('promisify');
    this.#promisifying.set(file, known);
    return known;
  }

  /** `pool.getConnection = promisify(pool.getConnection)`: from then on the method is called without its callback. */
  #replaced(model: CallModel, node: TS.CallExpression | TS.NewExpression): CallModel {
    const lacksCallback = model.callback !== undefined && (node.arguments?.length ?? 0) < model.arity[0];
    const isPromised = (): boolean => ts.isCallExpression(node) && isPromise(redeclared(node, this.#checker));
    return (lacksCallback && (this.#mentionsPromisify(node.getSourceFile()) || isPromised()) ? promisifiedModel(model) : undefined) ?? model;
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

}

/** True of an iterator by the name that the language gives it: which library's it is, only the call that made it tells. */
function isIterator(type: TS.Type): boolean {
  return ITERATORS.has((type.symbol as TS.Symbol | undefined)?.name ?? '');
}

const ITERATORS: ReadonlySet<string> = new Set(['Iterator', 'IterableIterator', 'IteratorObject']);
