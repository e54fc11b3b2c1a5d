/** Calls whose receiver or result has no type that a model knows, recognised by what surrounds them. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { calleeOf } from './callees.js';
import { connectionParameter, isResultUsedBy, isTaggedClient, pooledConnection, recogniseByProtocol } from './evidence.js';
import { importedFrom, isForeign, namesPackage, rootOf, typeImportedFrom } from './foreign.js';
import { lastFunction, lastName } from './held-results.js';
import type { ModelIndex, ModelledCalls, ModelledType } from './model-index.js';
import type { ModelledTypes } from './modelled-types.js';
import { MOST_ARGUMENTS } from './overloads.js';
import { isPairedReturn, isPendingLoan, isPendingReturn, PAIRED_LENDER, PAIRED_LOAN, pairedLoan, PENDING_LENDER } from './paired-lenders.js';
import { promised } from './promises.js';
import { CALLED_BACK_POOL, isAwaited, TAGGED_CLIENT } from './protocols.js';
import { unwrap } from './syntax.js';

interface Surroundings {
  readonly checker: TS.TypeChecker;
  readonly index: ModelIndex;
  /** The modelled libraries that the program has to do with: only their protocols are looked for. */
  readonly libraries: ReadonlySet<string>;
  readonly modelled: ModelledTypes;
}

/** Recognises calls, and remembers what holds their results. */
export class UntypedCalls {
  readonly #checker: TS.TypeChecker;
  readonly #index: ModelIndex;
  readonly #libraries: ReadonlySet<string>;
  readonly #modelled: ModelledTypes;
  /** Declarations, and calls, whose values were recognised by protocol. */
  readonly #handles = new Map<TS.Node, ModelledType>();

  constructor({ checker, index, libraries, modelled }: Surroundings) {
    this.#checker = checker;
    this.#index = index;
    this.#libraries = libraries;
    this.#modelled = modelled;
  }

  /** The type of a value that was recognised by protocol. */
  typeOf(expression: TS.Node): ModelledType | undefined {
    if (this.#handles.size === 0) return undefined;
    const known = this.#handles.get(expression);
    if (known || !ts.isIdentifier(expression)) return known;
    const declaration = this.#checker.getSymbolAtLocation(expression)?.valueDeclaration;
    return declaration && this.#handles.get(declaration);
  }

  /** A method call on a receiver without a modelled type, taken for a library's by what surrounds it. */
  byProtocol(node: TS.CallExpression): ModelledCalls | undefined {
    return this.#ofLibrary(node) ?? this.byPair(node);
  }

  /** A call of what the program calls by a pair of names, where no declaration tells more. */
  byPair(node: TS.CallExpression): ModelledCalls | undefined {
    const callee = unwrap(node.expression);
    if (!ts.isPropertyAccessExpression(callee) || isForeign(callee.expression, this.#checker, this.#index)) return undefined;
    const { expression: receiver, name: { text: method } } = callee;
    const isPending = isPendingLoan(node, receiver, method) || isPendingReturn(node, receiver, method);
    if (isPending ? calleeOf(node, this.#checker) : this.#checker.getSymbolAtLocation(callee.name)) return undefined;
    const loan = isPending ? undefined : pairedLoan(node, receiver, method);
    if (!isPending && !loan && !isPairedReturn(node, receiver, method)) return undefined;
    const owner = this.#index.typeOf(isPending ? PENDING_LENDER : PAIRED_LENDER);
    const handle = this.#index.typeOf(PAIRED_LOAN);
    const members = owner && this.#index.membersOf(owner, method);
    if (!members || !handle) return undefined;
    for (const holder of loan?.holders ?? []) this.#hold(holder, handle);
    return { ...members, name: method };
  }

  #ofLibrary(node: TS.CallExpression): ModelledCalls | undefined {
    const isMadeElsewhere = (receiver: TS.Expression): boolean => isForeign(receiver, this.#checker, this.#index);
    const found = recogniseByProtocol(node, this.#libraries, isMadeElsewhere) ?? (this.#yieldsConnection(node) ? pooledConnection(node, this.#libraries, isMadeElsewhere) : undefined);
    const owner = found && this.#index.typeOf(found.owner);
    const handle = found && this.#index.typeOf(found.handle);
    if (!owner || !handle || calleeOf(node, this.#checker) || this.#promisesOther(node, handle) || this.#isOfOtherDriver(node, owner.library.name)) return undefined;
    for (const holder of found.holders) this.#hold(holder, handle);
    for (const lender of found.lenders ?? []) this.#handles.set(lender, owner);
    return this.#index.membersOf(owner, found.method);
  }

  #hold(holder: TS.Node, handle: ModelledType): void {
    const declaration = ts.isIdentifier(holder) ? this.#checker.getSymbolAtLocation(holder)?.valueDeclaration : holder;
    if (declaration) this.#handles.set(declaration, handle);
  }

  /** True if the call promises what another library lends. */
  #promisesOther(node: TS.CallExpression, handle: ModelledType): boolean {
    const yielded = promised(this.#checker.getTypeAtLocation(node), this.#checker);
    const modelled = yielded && this.#modelled.behind(yielded);
    // What an interface of the program lends may well be what this library does.
    return modelled !== undefined && modelled.library !== handle.library && modelled.library.declarations !== '' && this.#index.resourceOf(modelled) !== undefined;
  }

  /** True if the receiver is declared to be of a package that is named after the driver of another library, as its forks are: `acme-oracledb`. */
  #isOfOtherDriver(node: TS.CallExpression, library: string): boolean {
    const callee = unwrap(node.expression);
    const specifier = ts.isPropertyAccessExpression(callee) ? typeImportedFrom(callee.expression, this.#checker) : undefined;
    const named = specifier?.split(/[^\w]|_/).flatMap((word) => this.#index.libraryOfPackage(word)?.name ?? []) ?? [];
    return named.length > 0 && !named.some((name) => name.startsWith(library) || library.startsWith(name));
  }

  /** True if the call promises, or hands to its callback, an object that can be queried and released, by an interface of the program. */
  #yieldsConnection(node: TS.CallExpression): boolean {
    const given = connectionParameter(node);
    const yielded = given ? this.#checker.getTypeAtLocation(given) : promised(this.#checker.getTypeAtLocation(node), this.#checker);
    return yielded?.getProperty('query') !== undefined && yielded.getProperty('release') !== undefined;
  }

  /** A call of code that is not at hand, `() => Promise<PoolClient>`, whose result the caller gives back. */
  handedOut(node: TS.CallExpression, name: string): ModelledCalls | undefined {
    if (!CHECKOUT_NAME.test(name) || calleeOf(node, this.#checker)) return undefined;
    const yielded = promised(this.#checker.getTypeAtLocation(node), this.#checker);
    const modelled = yielded && this.#modelled.behind(yielded);
    const resource = modelled && this.#index.resourceOf(modelled);
    if (!modelled || resource?.kind !== 'connection' || !isResultUsedBy(node, resource.releasedBy)) return undefined;
    const acquisition = this.#index.acquisitionOf(modelled);
    return acquisition && { ...acquisition, name };
  }

  /** A call of code that is not at hand whose result behaves like an instance of postgres.js. */
  taggedClient(node: TS.CallExpression, name: string): ModelledCalls | undefined {
    const made = isTaggedClient(node, this.#libraries) && !calleeOf(node, this.#checker) ? this.#index.functionsOf(TAGGED_CLIENT.module, TAGGED_CLIENT.function) : undefined;
    const [creation] = made?.overloads ?? [];
    return made && creation && { library: made.library, name, overloads: [{ arity: [0, MOST_ARGUMENTS], promise: isAwaited(node), effects: creation.effects }] };
  }

  /**
   * `driver.createPool(options, (error, pool) => …)`: of the libraries that have models only oracledb calls back with a
   * pool, and the name says that it is no wrapper, which may keep what it makes.
   */
  calledBackPool(node: TS.CallExpression, name: string): ModelledCalls | undefined {
    const callee = unwrap(node.expression);
    if (name !== CALLED_BACK_POOL.function || !this.#libraries.has(CALLED_BACK_POOL.library) || !ts.isPropertyAccessExpression(callee) || !CALLED_BACK_POOL.receiver.test(lastName(callee.expression))) return undefined;
    if ((lastFunction(node)?.parameters.length ?? 0) < 2 || calleeOf(node, this.#checker) || this.#isOfOtherPackage(callee.expression)) return undefined;
    return this.#index.functionsOf(CALLED_BACK_POOL.module, CALLED_BACK_POOL.function);
  }

  #isOfOtherPackage(receiver: TS.Expression): boolean {
    const specifier = importedFrom(rootOf(receiver), this.#checker);
    return isForeign(receiver, this.#checker, this.#index) || (specifier !== undefined && namesPackage(specifier));
  }
}

/** What people call code that hands out connections. */
const CHECKOUT_NAME = /conn|client|runner|acquire|checkout/i;

