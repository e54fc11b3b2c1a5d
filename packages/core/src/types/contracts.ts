/**
 * Contracts of the program by which something lends connections and takes them back: an interface, or abstract methods,
 * with `acquireConnection(): Promise<Connection>` beside `releaseConnection(connection: Connection)`. What the two names and
 * their types agree upon is as good as a tag.
 */
import type TS from 'typescript';
import type { ResourceModel } from '@leakcheck/models';
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
}

/**
 * The contracts that the files declare, among them classes that are called pools; save interfaces that only one class of
 * the program fulfils: its body tells more.
 */
export function contractsIn(files: readonly TS.SourceFile[], checker: TS.TypeChecker): readonly Contract[] {
  const found = files.filter(({ text }) => MENTION.test(text)).flatMap((file) => file.statements.flatMap((statement) => contractOf(statement, checker) ?? []));
  if (found.length === 0) return [];
  const heirs = countedParents(files);
  return found.filter(({ node }) => ts.isClassDeclaration(node) || heirs.get(node.name.text) !== 1);
}

/** The cheap question asked of a file's text. */
const MENTION = /\b(?:release|checkin|checkIn|giveBack|free|dispose)(?:[A-Z]\w*)?\s*[(<]/;
/** What people call a method that lends, and one that takes back. */
const ACQUIRE = /^(?:acquire|checkout|checkOut|borrow|lease|reserve|get|obtain|provide)(?:Raw|Pooled)?(?:Connection|Client|Session)?$/;
const RELEASE = /^(?:release|checkin|checkIn|giveBack|free|dispose)(?:Raw|Pooled)?(?:Connection|Client|Session)?$/;
/** What says that a connection is lent, and not a lock or a buffer. */
const CONNECTION = /conn|client|session/i;

function contractOf(node: TS.Statement, checker: TS.TypeChecker): Contract | undefined {
  if (!ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node)) return undefined;
  // What a pool keeps in its lists is not followed through its body.
  const isPool = /pool$/i.test(node.name?.text ?? '');
  const methods = [...node.members].flatMap((member) => {
    const isMethod = ts.isMethodSignature(member) || (ts.isMethodDeclaration(member) && (isPool || isAbstract(member)));
    return isMethod && ts.isIdentifier(member.name) ? [{ name: member.name.text, node: member }] : [];
  });
  for (const { name, node: member } of methods) {
    const lent = ACQUIRE.test(name) && name !== 'get' ? yieldedBy(member, checker) : undefined;
    if (!lent || !isOfProgram(lent) || !(CONNECTION.test(name) || CONNECTION.test(lent.symbol.name))) continue;
    const takers = methods.filter((method) => RELEASE.test(method.name) && takes(method.node, lent, checker));
    if (takers.length === 0) continue;
    const acquire: ContractMethod = { name, node: member, effect: 'acquire' };
    return { node, lent, methods: [acquire, ...takers.map((taker): ContractMethod => ({ ...taker, effect: 'release' }))] };
  }
  return undefined;
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
  readonly #methods: ReadonlyMap<TS.Node, ContractMethod['effect']>;
  readonly #lent: ReadonlySet<TS.Node>;

  constructor(contracts: readonly Contract[]) {
    this.#nodes = new Set(contracts.map(({ node }) => node));
    this.#methods = new Map(contracts.flatMap(({ methods }) => methods.map(({ node, effect }) => [node, effect] as const)));
    this.#lent = new Set(contracts.flatMap(({ lent }) => lent.symbol.declarations ?? []));
  }

  /** True if a contract, or what one lends, is declared in the file. */
  concern(file: TS.SourceFile): boolean {
    return [...this.#nodes, ...this.#lent].some((node) => node.getSourceFile() === file);
  }

  has(node: TS.Node): boolean {
    return this.#nodes.has(node);
  }

  effectOf(member: TS.Node): ContractMethod['effect'] | undefined {
    return this.#methods.get(member);
  }

  /** What a contract lends is a connection, which only whoever lent it can take back. */
  lentAs(node: TS.Node): ResourceModel | undefined {
    return this.#lent.has(node) ? { kind: 'connection', lazy: false, doubleRelease: 'ignored', disposer: 'none', releasedBy: [] } : undefined;
  }
}
