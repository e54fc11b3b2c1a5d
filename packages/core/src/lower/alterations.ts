/** Variables whose objects other functions may add fields to. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, wrapped } from '../types/index.js';
import { isAssigned, isReference } from './closures.js';
import { valueSymbol } from './value-symbol.js';

/**
 * True if a function inside the one that declares the variable does more with it than to read its members and to call
 * their methods: what it holds may then have fields that nobody sees being written.
 */
export function isAlteredElsewhere(name: TS.Identifier, checker: TS.TypeChecker): boolean {
  const mentions = alteringMentions(name.getSourceFile()).get(name.text);
  if (!mentions) return false;
  const symbol = valueSymbol(name, checker);
  const declared = symbol?.valueDeclaration;
  const around = declared && ts.findAncestor(declared, isFunctionNode);
  return mentions.some((mention) => ts.findAncestor(mention, isFunctionNode) !== around && valueSymbol(mention, checker) === symbol);
}

const mentionsOfFile = new WeakMap<TS.SourceFile, ReadonlyMap<string, readonly TS.Identifier[]>>();

/** The mentions inside functions by which an object may be altered, by the variable's name. */
function alteringMentions(file: TS.SourceFile): ReadonlyMap<string, readonly TS.Identifier[]> {
  const known = mentionsOfFile.get(file);
  if (known) return known;
  const found = new Map<string, TS.Identifier[]>();
  for (const node of descendantsOf(file)) {
    if (!ts.isIdentifier(node) || !isReference(node) || isRead(node) || !ts.findAncestor(node, isFunctionNode)) continue;
    const mentions = found.get(node.text);
    if (mentions) mentions.push(node);
    else found.set(node.text, [node]);
  }
  mentionsOfFile.set(file, found);
  return found;
}

/** `x.member`, `x.method()`, and a bare `x` in a condition or a comparison. */
function isRead(name: TS.Identifier): boolean {
  const node = wrapped(name);
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return !isWritten(parent);
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node || !isWritten(parent);
  if (ts.isIfStatement(parent) || ts.isPrefixUnaryExpression(parent)) return true;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
}

/** True for the target of `x.a = …`, `x.a.b += …`, `x.a++` and `delete x.a`. */
function isWritten(access: TS.Expression): boolean {
  const node = wrapped(access);
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return isWritten(parent);
  return isAssigned(node) || ts.isDeleteExpression(parent);
}
