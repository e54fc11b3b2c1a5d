/**
 * Contracts of the program by which something lends connections, or begins transactions: an interface, or abstract methods,
 * with `acquireConnection(): Promise<Connection>` beside `releaseConnection(connection: Connection)`, or beside a
 * `release()` of the connection itself. What the two names and their types agree upon is as good as a tag.
 */
import type TS from 'typescript';
import type { ResourceKind, ResourceModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { parentsOf } from './implementations.js';
import { originOf } from './origin.js';

/** A method that hands out, or takes back, what its contract lends. */
export interface ContractMethod {
  readonly name: string;
  readonly node: TS.MethodSignature | TS.MethodDeclaration;
  readonly effect: 'acquire' | 'release';
}

export interface Contract {
  readonly node: TS.InterfaceDeclaration | TS.ClassDeclaration;
  readonly methods: readonly ContractMethod[];
  /** What it lends. */
  readonly lent: TS.Type;
  readonly resource: ResourceModel;
}

/**
 * The contracts that the files declare, among them classes that are called pools; save interfaces that only one class of
 * the program fulfils: its body tells more.
 */
export function contractsIn(files: readonly TS.SourceFile[], checker: TS.TypeChecker): readonly Contract[] {
  const found = files.filter(({ text }) => MENTION.test(text)).flatMap((file) => file.statements.flatMap((statement) => contractsOf(statement, checker)));
  if (found.length === 0) return [];
  const heirs = countedParents(files);
  return found.filter(({ node }) => ts.isClassDeclaration(node) || heirs.get(node.name.text) !== 1);
}

/** The cheap question asked of a file's text. */
const MENTION = /\b(?:release|checkin|checkIn|giveBack|free|dispose)(?:[A-Z]\w*)?\s*[(<]|\b(?:acquire|checkout|checkOut|borrow|lease|reserve|get|obtain|provide|connect|begin|start|open)\w*\s*\(|\b(?:connection|client|session|transaction)\s*\(/;
/** What people call a method that lends, and one that takes back. */
const ACQUIRE = /^(?:acquire|checkout|checkOut|borrow|lease|reserve|get|obtain|provide)(?:Raw|Pooled)?(?:Connection|Client|Session)?$/;
const RELEASE = /^(?:release|checkin|checkIn|giveBack|free|dispose)(?:Raw|Pooled)?(?:Connection|Client|Session)?$/;
/** What says that a connection is lent, and not a lock or a buffer. */
const CONNECTION = /conn|client|session/i;
/** What else they call one that lends what can give itself back. */
const LEND = /^(?:connect|connection|client|session)$/;
/** The methods of its own by which a connection goes back; the first says that it does. */
const GIVES_BACK: readonly string[] = ['release', 'destroy'];
const BEGIN = /^(?:begin|(?:begin|start|open|create)?(?:Unmanaged|unmanaged)?(?:Transaction|transaction))$/;
const TRANSACTION = /transaction|trx|^tx/i;
const FINISHES: readonly string[] = ['commit', 'rollback'];

function contractsOf(node: TS.Statement, checker: TS.TypeChecker): readonly Contract[] {
  if (!ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node)) return [];
  // What a pool keeps in its lists is not followed through its body.
  const isPool = /pool$/i.test(node.name?.text ?? '');
  const methods = [...node.members].flatMap((member) => {
    const isMethod = ts.isMethodSignature(member) || (ts.isMethodDeclaration(member) && (isPool || isAbstract(member)));
    return isMethod && ts.isIdentifier(member.name) ? [{ name: member.name.text, node: member }] : [];
  });
  return methods.flatMap(({ name, node: member }): readonly Contract[] => {
    const lent = ACQUIRE.test(name) || LEND.test(name) || BEGIN.test(name) ? yieldedBy(member, checker) : undefined;
    if (!lent || !isOfProgram(lent)) return [];
    const acquire: ContractMethod = { name, node: member, effect: 'acquire' };
    const finished = finishingItself(name, lent);
    if (finished) return [{ node, lent, resource: finished, methods: [acquire] }];
    if (!ACQUIRE.test(name) || name === 'get' || !(CONNECTION.test(name) || CONNECTION.test(lent.symbol.name))) return [];
    const takers = methods.filter((method) => RELEASE.test(method.name) && takes(method.node, lent, checker));
    return takers.length === 0 ? [] : [{ node, lent, resource: TAKEN_BACK, methods: [acquire, ...takers.map((taker): ContractMethod => ({ ...taker, effect: 'release' }))] }];
  });
}

/** A connection that only whoever lent it can take back. */
const TAKEN_BACK: ResourceModel = { kind: 'connection', lazy: false, doubleRelease: 'ignored', disposer: 'none', releasedBy: [] };

/** What a method hands out that has methods of its own to finish it: a connection that can be released, or a transaction. */
function finishingItself(method: string, lent: TS.Type): ResourceModel | undefined {
  const [declaration] = lent.symbol.declarations ?? [];
  // The methods of a class have bodies, which tell more; and who has a method perhaps has no duty either.
  if (!declaration || !ts.isInterfaceDeclaration(declaration)) return undefined;
  const declared = declaration.members.flatMap((member) => (ts.isMethodSignature(member) && ts.isIdentifier(member.name) && !member.questionToken && !takesSomething(member) ? [member.name.text] : []));
  const resource = { lazy: false, doubleRelease: 'ignored', disposer: disposerOf(declaration) } as const;
  const { name } = lent.symbol;
  if (BEGIN.test(method)) {
    return TRANSACTION.test(name) && FINISHES.every((finish) => declared.includes(finish)) ? { ...resource, kind: 'transaction', releasedBy: FINISHES } : undefined;
  }
  const [release = ''] = GIVES_BACK;
  if (!CONNECTION.test(name) || !declared.includes(release)) return undefined;
  return { ...resource, kind: 'connection', releasedBy: GIVES_BACK.filter((back) => declared.includes(back)) };
}

/** True for a method that must be given something: it may take back what it is given. */
function takesSomething({ parameters }: TS.MethodSignature): boolean {
  const [first] = parameters;
  return first !== undefined && first.questionToken === undefined && first.dotDotDotToken === undefined;
}

/** By which method of the language, `[Symbol.dispose]()`, a type is disposed of. */
export function disposerOf({ members }: TS.InterfaceDeclaration | TS.ClassDeclaration): ResourceModel['disposer'] {
  const has = (symbol: string): boolean => [...members].some(({ name }) => name !== undefined && ts.isComputedPropertyName(name) && name.expression.getText() === `Symbol.${symbol}`);
  return has('asyncDispose') ? 'async' : has('dispose') ? 'sync' : 'none';
}

function isAbstract(member: TS.MethodDeclaration): boolean {
  return ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;
}

/** What a method returns, or promises. */
function yieldedBy(member: TS.SignatureDeclaration, checker: TS.TypeChecker): TS.Type | undefined {
  const signature = checker.getSignatureFromDeclaration(member);
  const result = signature && checker.getReturnTypeOfSignature(signature);
  return result && (checker.getAwaitedType(result) ?? result);
}

/** True for an object type that the program declares itself: what is a library's, its model knows. */
function isOfProgram(type: TS.Type): boolean {
  const declaration = type.isClassOrInterface() ? type.symbol.declarations?.[0] : undefined;
  return declaration !== undefined && originOf(declaration).kind === 'source';
}

function takes(member: TS.SignatureDeclaration, lent: TS.Type, checker: TS.TypeChecker): boolean {
  const [first] = member.parameters;
  return first !== undefined && checker.getTypeAtLocation(first) === lent;
}

/** How many classes and interfaces name each parent. */
function countedParents(files: readonly TS.SourceFile[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const { statements } of files) {
    for (const statement of statements) {
      const parents = ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) ? parentsOf(statement) : [];
      for (const { text } of parents) counted.set(text, (counted.get(text) ?? 0) + 1);
    }
  }
  return counted;
}

/** What contracts say of declarations. */
export class Contracts {
  readonly #nodes: ReadonlySet<TS.Node>;
  readonly #methods: ReadonlyMap<TS.Node, ContractEffect>;
  readonly #lent: ReadonlyMap<TS.Node, ResourceModel>;

  constructor(contracts: readonly Contract[]) {
    this.#nodes = new Set(contracts.map(({ node }) => node));
    this.#methods = new Map(contracts.flatMap(({ methods, resource }) => methods.map(({ node, effect }) => [node, effect === 'acquire' ? { effect, resource: resource.kind } : { effect }] as const)));
    this.#lent = new Map(contracts.flatMap(({ lent, resource }) => (lent.symbol.declarations ?? []).map((node) => [node, resource] as const)));
  }

  /** True if a contract, or what one lends, is declared in the file. */
  concern(file: TS.SourceFile): boolean {
    return [...this.#nodes, ...this.#lent.keys()].some((node) => node.getSourceFile() === file);
  }

  has(node: TS.Node): boolean {
    return this.#nodes.has(node);
  }

  effectOf(member: TS.Node): ContractEffect | undefined {
    return this.#methods.get(member);
  }

  /** What a contract lends is a resource. */
  lentAs(node: TS.Node): ResourceModel | undefined {
    return this.#lent.get(node);
  }
}

/** What a method does by its contract. */
export type ContractEffect = { readonly effect: 'acquire'; readonly resource: ResourceKind } | { readonly effect: 'release' };
