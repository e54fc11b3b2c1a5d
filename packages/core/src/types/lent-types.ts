/** Types of the program whose values somebody lends: what has a method, or a function, by which it goes back. */
import type TS from 'typescript';
import type { ResourceModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { originOf } from './origin.js';

/** How the program declares a type of its own. */
export type TypeDeclaration = TS.InterfaceDeclaration | TS.ClassDeclaration | TS.TypeAliasDeclaration;

/** What says that a connection is lent, and not a lock or a buffer. */
export const CONNECTION = /conn|client|session/i;
/** What people call the connection in an object that says how it goes back. */
const CARRIED = /^(?:raw|pool|pooled|db|database|sql)?(?:connection|conn|client|session)$/i;
const BEGIN = /^(?:begin|(?:begin|start|open|create)?(?:Unmanaged|unmanaged)?(?:Transaction|transaction))$/;
const TRANSACTION = /transaction|trx|^tx/i;
const FINISHES: readonly string[] = ['commit', 'rollback'];
/** The methods of its own by which a connection goes back; the first says that it does. */
const GIVES_BACK: readonly string[] = ['release', 'destroy'];

/** True for what people call a method that begins a transaction. */
export function isBegin(method: string): boolean {
  return BEGIN.test(method);
}

/** What the members of a type are, also of one that only has a name: `type Lease = { … }`. */
export function membersOf(node: TypeDeclaration): readonly (TS.ClassElement | TS.TypeElement)[] {
  if (!ts.isTypeAliasDeclaration(node)) return [...node.members];
  return ts.isTypeLiteralNode(node.type) ? [...node.type.members] : [];
}

/** A member that can be called: a method, or a property that is a function. */
export function signatureOf(member: TS.ClassElement | TS.TypeElement): TS.MethodDeclaration | TS.MethodSignature | TS.FunctionTypeNode | undefined {
  if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) return member;
  return ts.isPropertySignature(member) && member.type && ts.isFunctionTypeNode(member.type) ? member.type : undefined;
}

/** What a method returns, or promises. */
export function yieldedBy(member: TS.SignatureDeclaration, checker: TS.TypeChecker): TS.Type | undefined {
  const signature = checker.getSignatureFromDeclaration(member);
  const result = signature && checker.getReturnTypeOfSignature(signature);
  return result && (checker.getAwaitedType(result) ?? result);
}

/** Where the program declares an object type itself: what is a library's, its model knows. */
export function declarationOf(type: TS.Type): TypeDeclaration | undefined {
  const named = type.aliasSymbol ?? (type.isClassOrInterface() ? type.symbol : undefined);
  const declaration = named?.declarations?.[0];
  if (!declaration || originOf(declaration).kind !== 'source') return undefined;
  return ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration) ? declaration : undefined;
}

/** A transaction that can be finished by methods of its own, of the type that a method which begins one hands out. */
export function transactionOf(declaration: TypeDeclaration): ResourceModel | undefined {
  const declared = finishersOf(declaration);
  if (!declared || !TRANSACTION.test(declaration.name?.text ?? '') || !FINISHES.every((finish) => declared.has(finish))) return undefined;
  return { ...own(declaration), kind: 'transaction', releasedBy: FINISHES, ...(FINISHES.some((finish) => declared.get(finish) === 'perhaps') && { optional: true }) };
}

/**
 * A connection that can be released by a method of its own, or is handed out together with what releases it:
 * `{ connection, release }`. What a pool lends need not be called one if it can be put in a transaction.
 */
export function releasableOf(declaration: TypeDeclaration, isOfPool = false): ResourceModel | undefined {
  const declared = finishersOf(declaration);
  const [release = ''] = GIVES_BACK;
  if (!declared?.has(release) || !(CONNECTION.test(declaration.name?.text ?? '') || carriesConnection(declaration) || (isOfPool && hasTransactions(declaration)))) return undefined;
  return { ...own(declaration), kind: 'connection', releasedBy: GIVES_BACK.filter((back) => declared.has(back)), ...(declared.get(release) === 'perhaps' && { optional: true }) };
}

/** True for the name of a field that holds what is lent. */
export function isCarried(name: string): boolean {
  return CARRIED.test(name);
}

function hasTransactions(declaration: TypeDeclaration): boolean {
  return membersOf(declaration).some(({ name }) => name !== undefined && ts.isIdentifier(name) && (isBegin(name.text) || name.text === 'commitTransaction'));
}

function carriesConnection(declaration: TypeDeclaration): boolean {
  return membersOf(declaration).some((member) => ts.isPropertySignature(member) && ts.isIdentifier(member.name) && !member.questionToken && isCarried(member.name.text));
}

function own(declaration: TypeDeclaration): Pick<ResourceModel, 'lazy' | 'doubleRelease' | 'disposer'> {
  return { lazy: false, doubleRelease: 'ignored', disposer: disposerOf(declaration) };
}

/** The members by which a value may be finished, and whether it has them only perhaps. The methods of a class have bodies, which tell more. */
function finishersOf(declaration: TypeDeclaration): ReadonlyMap<string, 'always' | 'perhaps'> | undefined {
  if (ts.isClassDeclaration(declaration)) return undefined;
  return new Map(membersOf(declaration).flatMap((member) => {
    const signature = signatureOf(member);
    const isPerhaps = (ts.isMethodSignature(member) || ts.isPropertySignature(member)) && member.questionToken !== undefined;
    return signature && member.name && ts.isIdentifier(member.name) && !takesSomething(signature) ? [[member.name.text, isPerhaps ? 'perhaps' : 'always'] as const] : [];
  }));
}

/** True for a method that must be given something: it may take back what it is given. */
export function takesSomething({ parameters }: TS.SignatureDeclaration): boolean {
  const [first] = parameters;
  return first !== undefined && first.questionToken === undefined && first.dotDotDotToken === undefined;
}

/** By which method of the language, `[Symbol.dispose]()`, a type is disposed of. */
export function disposerOf(declaration: TypeDeclaration): ResourceModel['disposer'] {
  const has = (symbol: string): boolean => membersOf(declaration).some(({ name }) => name !== undefined && ts.isComputedPropertyName(name) && name.expression.getText() === `Symbol.${symbol}`);
  return has('asyncDispose') ? 'async' : has('dispose') ? 'sync' : 'none';
}
