/** What an instance has from its class before its constructor runs: `private completed = false`, `async commit() { … }`. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { constant, spanOf, type Lowering } from './context.js';
import { tellsWhatToEnd } from './what-can-throw.js';

/**
 * Stores into a new instance the plain values that its class gives its fields, and that it has the methods by which
 * programs tell what is to be ended: `'commit' in x`. What else fields are given is not followed.
 */
export function storeInitialisers(l: Lowering, node: TS.ClassLikeDeclaration, instance: Variable): void {
  for (const member of node.members) {
    const source = initialValue(l, member);
    if (source !== undefined && member.name) l.graph.emit({ op: 'store', object: instance, field: member.name.getText(), source, span: spanOf(l, member) });
  }
}

function initialValue(l: Lowering, member: TS.ClassElement): Variable | undefined {
  if (isStatic(member) || !member.name || !(ts.isIdentifier(member.name) || ts.isPrivateIdentifier(member.name))) return undefined;
  if (ts.isMethodDeclaration(member)) return tellsWhatToEnd(member.name.text, l.program.classifier.index) ? constant(l, true) : undefined;
  if (!ts.isPropertyDeclaration(member)) return undefined;
  if (startsUndefined(member)) return constant(l, undefined);
  return member.initializer && isPlainValue(unwrap(member.initializer)) ? l.expression(member.initializer) : undefined;
}

/** `#closing?: Promise<void>`, which nothing but the class's own code fills; a decorator may fill any field. */
function startsUndefined({ name, initializer, questionToken, modifiers }: TS.PropertyDeclaration): boolean {
  if (initializer || modifiers?.some((modifier) => ts.isDecorator(modifier))) return false;
  const isPrivate = ts.isPrivateIdentifier(name) || modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true;
  return isPrivate && (questionToken !== undefined || ts.isPrivateIdentifier(name));
}

function isStatic(member: TS.ClassElement): boolean {
  return ts.canHaveModifiers(member) && (ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false);
}

function isPlainValue(node: TS.Expression): boolean {
  const isNothing = node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
  return isNothing || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword || ts.isNumericLiteral(node) || ts.isStringLiteralLike(node);
}
