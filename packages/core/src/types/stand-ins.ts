/**
 * Types by which the program describes a driver's class that somebody hands it: `new (options: object) => PostgresClient`,
 * `declare class TarnPool`. What is made by such a constructor is a dedicated client, which owes its end once it is
 * connected, or a pool.
 */
import type TS from 'typescript';
import type { ResourceModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { CONNECTION, declarationOf, disposerOf, membersOf, signatureOf, takesSomething, type TypeDeclaration } from './lent-types.js';
import { descendantsOf } from './syntax.js';

/** A type of the program that stands for a class of a library. */
export interface StandIn {
  readonly node: TypeDeclaration;
  readonly resource: ResourceModel;
  /** The method by which a client connects. */
  readonly connect: TS.Node | undefined;
}

/** The cheap question asked of a file's text. */
const MENTION = /\bnew\s*(?:<[^<>]*>\s*)?\([^)]*\)?[^;]{0,200}(?:=>|:)|\bdeclare\s+(?:abstract\s+)?class\s+\w*Pool\b/;
const CLOSES: readonly string[] = ['end', 'close', 'disconnect', 'destroy', 'drain'];
/** What only a client of a database is asked for. */
const ASKED: readonly string[] = ['query', 'execute', 'db'];
const LENDS: readonly string[] = ['acquire', 'connect', 'getConnection'];

/** The stand-ins that the files declare. */
export function standInsIn(files: readonly TS.SourceFile[], checker: TS.TypeChecker): readonly StandIn[] {
  const found = new Map<TypeDeclaration, StandIn>();
  for (const file of files) {
    if (!MENTION.test(file.text)) continue;
    for (const node of descendantsOf(file)) {
      const made = madeBy(node, checker);
      const standIn = made && !found.has(made) ? standInOf(made) : undefined;
      if (standIn) found.set(standIn.node, standIn);
    }
  }
  return [...found.values()];
}

/** What a constructor type makes, or a class without bodies stands for. */
function madeBy(node: TS.Node, checker: TS.TypeChecker): TypeDeclaration | undefined {
  if (ts.isClassDeclaration(node)) return isAmbient(node) ? node : undefined;
  if (!ts.isConstructorTypeNode(node) && !ts.isConstructSignatureDeclaration(node)) return undefined;
  const signature = checker.getSignatureFromDeclaration(node);
  const made = signature && declarationOf(checker.getReturnTypeOfSignature(signature));
  // The body of a class tells what its instances owe.
  return made && (!ts.isClassDeclaration(made) || isAmbient(made)) ? made : undefined;
}

function isAmbient(node: TS.ClassDeclaration): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true && ts.isSourceFile(node.parent);
}

function standInOf(node: TypeDeclaration): StandIn | undefined {
  const name = node.name?.text ?? '';
  const members = new Map(membersOf(node).flatMap((member) => {
    const signature = signatureOf(member);
    const isPerhaps = 'questionToken' in member && member.questionToken !== undefined;
    return signature && member.name && ts.isIdentifier(member.name) && !isPerhaps ? [[member.name.text, { member, isCalledAlone: !takesSomething(signature) }] as const] : [];
  }));
  const isCalledAlone = (method: string): boolean => members.get(method)?.isCalledAlone === true;
  const releasedBy = CLOSES.filter(isCalledAlone);
  if (releasedBy.length === 0) return undefined;
  const facts = { lazy: true, doubleRelease: 'ignored', disposer: disposerOf(node), releasedBy } as const;
  if (/pool$/i.test(name)) return LENDS.some(isCalledAlone) ? { node, resource: { ...facts, kind: 'pool', awaitsLent: true }, connect: undefined } : undefined;
  const connect = isCalledAlone('connect') ? members.get('connect') : undefined;
  return connect && CONNECTION.test(name) && ASKED.some((method) => members.has(method)) ? { node, resource: { ...facts, kind: 'connection' }, connect: connect.member } : undefined;
}
