/**
 * Contracts of the program by which something lends connections, or begins transactions: an interface, or abstract methods,
 * with `acquireConnection(): Promise<Connection>` beside `releaseConnection(connection: Connection)`, or beside a
 * `release()` of the connection itself. What the two names and their types agree upon is as good as a tag.
 */
import type TS from 'typescript';
import type { ResourceKind, ResourceModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { deferredLendersIn } from './deferred-lenders.js';
import { parentsOf } from './implementations.js';
import { CONNECTION, declarationOf, isBegin, releasableOf, transactionOf, yieldedBy, type TypeDeclaration } from './lent-types.js';
import type { StandIn } from './stand-ins.js';
import { isPromise } from './promises.js';
import type { FunctionNode } from './syntax.js';

/** What hands out, or takes back, what its contract lends. */
export interface ContractMethod {
  readonly name: string;
  readonly node: TS.MethodSignature | TS.MethodDeclaration | FunctionNode;
  readonly effect: 'acquire' | 'release';
}

export interface Contract {
  readonly node: TS.InterfaceDeclaration | TS.ClassDeclaration | FunctionNode;
  readonly methods: readonly ContractMethod[];
  /** What it lends. */
  readonly lent: TypeDeclaration;
  readonly resource: ResourceModel;
}

/**
 * The contracts that the files declare, among them classes that are called pools, and functions whose result says when it
 * is given back; save interfaces that only one class of the program fulfils: its body tells more.
 */
export function contractsIn(files: readonly TS.SourceFile[], checker: TS.TypeChecker): readonly Contract[] {
  const found = files.filter(({ text }) => MENTION.test(text)).flatMap((file) => [...file.statements.flatMap((statement) => contractsOf(statement, checker)), ...deferredContractsIn(file, checker)]);
  if (found.length === 0) return [];
  const heirs = heirsByParent(files);
  return found.filter(({ node }) => {
    const [only, ...others] = ts.isInterfaceDeclaration(node) ? heirs.get(node.name.text) ?? [] : [];
    return !only || others.length > 0 || ts.isInterfaceDeclaration(only);
  });
}

/** The cheap question asked of a file's text. */
const MENTION = /\b(?:release|checkin|checkIn|giveBack|free|dispose)(?:[A-Z]\w*)?\s*[(<]|\b(?:acquire|checkout|checkOut|borrow|lease|reserve|get|obtain|provide|connect|begin|start|open)\w*\s*\(|\b(?:connection|client|session|transaction)\s*\(/;
/** What people call a method that lends, and one that takes back. */
const ACQUIRE = /^(?:acquire|checkout|checkOut|borrow|lease|reserve|get|obtain|provide)(?:Raw|Pooled)?(?:Connection|Client|Session)?$/;
/** The same of a pool, which may call what it lends as it likes: `getQuerier()`. */
const ACQUIRES_NAMED = /^(?:acquire|checkout|checkOut|borrow|lease|reserve|get|obtain)[A-Z][A-Za-z]*$/;
const RELEASE = /^(?:release|checkin|checkIn|giveBack|free|dispose)(?:Raw|Pooled)?(?:Connection|Client|Session)?$/;
/** What else they call one that lends what can give itself back. */
const LEND = /^(?:connect|connection|client|session)$/;

function contractsOf(node: TS.Statement, checker: TS.TypeChecker): readonly Contract[] {
  if (!ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node)) return [];
  // What a pool keeps in its lists is not followed through its body.
  const isPool = /pool$/i.test(node.name?.text ?? '');
  const methods = [...node.members].flatMap((member) => {
    const isMethod = ts.isMethodSignature(member) || (ts.isMethodDeclaration(member) && (isPool || isAbstract(member)));
    return isMethod && ts.isIdentifier(member.name) ? [{ name: member.name.text, node: member }] : [];
  });
  return methods.flatMap(({ name, node: member }): readonly Contract[] => {
    // The body of a method tells more than its name.
    const isDescribed = isPool && (ts.isMethodSignature(member) || isAbstract(member));
    const isLender = ACQUIRE.test(name) || LEND.test(name) || isBegin(name) || (isDescribed && ACQUIRES_NAMED.test(name) && isPromise(checker.getSignatureFromDeclaration(member)?.getReturnType()));
    const lent = isLender ? yieldedBy(member, checker) : undefined;
    const declaration = lent && declarationOf(checker.getBaseConstraintOfType(lent) ?? lent);
    if (!declaration) return [];
    const acquire: ContractMethod = { name, node: member, effect: 'acquire' };
    const finished = isBegin(name) ? transactionOf(declaration) : releasableOf(declaration, isDescribed);
    if (finished) return [{ node, lent: declaration, resource: finished, methods: [acquire] }];
    if (ts.isTypeAliasDeclaration(declaration) || !ACQUIRE.test(name) || name === 'get' || !(CONNECTION.test(name) || CONNECTION.test(declaration.name?.text ?? ''))) return [];
    const takers = methods.filter((method) => RELEASE.test(method.name) && takes(method.node, lent, checker));
    return takers.length === 0 ? [] : [{ node, lent: declaration, resource: TAKEN_BACK, methods: [acquire, ...takers.map((taker): ContractMethod => ({ ...taker, effect: 'release' }))] }];
  });
}

/** A connection that only whoever lent it can take back. */
const TAKEN_BACK: ResourceModel = { kind: 'connection', lazy: false, doubleRelease: 'ignored', disposer: 'none', releasedBy: [] };

/** The functions whose result settles a promise to give back what it carries: their bodies do not tell who has it. */
function deferredContractsIn(file: TS.SourceFile, checker: TS.TypeChecker): readonly Contract[] {
  return deferredLendersIn(file, checker).flatMap(({ name, node, owner }) => {
    const lent = yieldedBy(node, checker);
    const declaration = lent && declarationOf(lent);
    const resource = declaration && releasableOf(declaration);
    return resource ? [{ node: owner ?? node, lent: declaration, resource, methods: [{ name, node, effect: 'acquire' }] }] : [];
  });
}

function isAbstract(member: TS.MethodDeclaration): boolean {
  return ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;
}

function takes(member: TS.SignatureDeclaration, lent: TS.Type, checker: TS.TypeChecker): boolean {
  const [first] = member.parameters;
  return first !== undefined && checker.getTypeAtLocation(first) === lent;
}

/** The classes and interfaces that name each parent. */
function heirsByParent(files: readonly TS.SourceFile[]): ReadonlyMap<string, readonly (TS.ClassDeclaration | TS.InterfaceDeclaration)[]> {
  const heirs = new Map<string, (TS.ClassDeclaration | TS.InterfaceDeclaration)[]>();
  for (const { statements } of files) {
    for (const statement of statements) {
      if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) continue;
      for (const { text } of parentsOf(statement)) heirs.set(text, [...(heirs.get(text) ?? []), statement]);
    }
  }
  return heirs;
}

/** What contracts, and stand-ins for classes of libraries, say of declarations. */
export class Contracts {
  readonly #nodes: ReadonlySet<TS.Node>;
  readonly #methods: ReadonlyMap<TS.Node, ContractEffect>;
  readonly #lent: ReadonlyMap<TS.Node, ResourceModel>;
  readonly #made: ReadonlySet<TS.Node>;

  constructor(contracts: readonly Contract[], standIns: readonly StandIn[]) {
    const lent = new Map(contracts.map(({ lent: node, resource }) => [node, resource] as const));
    // What is lent goes back to whoever lent it, whatever else makes such a value.
    const made = standIns.filter(({ node }) => !lent.has(node));
    this.#nodes = new Set(contracts.map(({ node }) => node));
    this.#methods = new Map<TS.Node, ContractEffect>([
      ...made.flatMap(({ connect }) => (connect ? [[connect, { effect: 'connect' }] as const] : [])),
      ...contracts.flatMap(({ methods, resource }) => methods.map(({ node, effect }): readonly [TS.Node, ContractEffect] => [node, effect === 'acquire' ? { effect, resource: resource.kind } : { effect }])),
    ]);
    this.#lent = new Map([...made.map(({ node, resource }) => [node, resource] as const), ...lent]);
    this.#made = new Set(made.map(({ node }) => node));
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

  /** What a contract lends, or a constructor that is described makes, is a resource. */
  lentAs(node: TS.Node): ResourceModel | undefined {
    return this.#lent.get(node);
  }

  /** True for what stands for a class: making one acquires it. */
  isMade(node: TS.Node): boolean {
    return this.#made.has(node);
  }
}

/** What a method does by its contract. */
export type ContractEffect = { readonly effect: 'acquire'; readonly resource: ResourceKind } | { readonly effect: 'release' | 'connect' };
