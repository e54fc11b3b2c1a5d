/** Finds what a file assigns to its variables after their declarations. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, unwrap } from '../types/index.js';
import { valueSymbol } from './value-symbol.js';

/** A change of an object's member. */
export interface MemberWrite {
  /** The member's name as it is written; undefined where it is computed or there are several. */
  readonly name: TS.Identifier | TS.PrivateIdentifier | TS.StringLiteralLike | undefined;
  /** The value that is assigned, if the write has one. */
  readonly value: TS.Expression | undefined;
}

export interface Writes {
  /** True if the variable itself gets another value. */
  readonly reassigned: boolean;
  readonly members: readonly MemberWrite[];
}

interface Write {
  /** The variable at the root of what is written to. */
  readonly root: TS.Identifier;
  /** Undefined if the variable itself is written to. */
  readonly member: MemberWrite | undefined;
}

const writesOfFile = new WeakMap<TS.SourceFile, ReadonlyMap<string, readonly Write[]>>();

/** The writes to a variable, or to what it holds, by its name in the file that declares it. */
export function writesTo(symbol: TS.Symbol, name: TS.Identifier, checker: TS.TypeChecker): Writes {
  const sameName = allWrites(name.getSourceFile()).get(name.text) ?? [];
  const writes = sameName.filter(({ root }) => valueSymbol(root, checker) === symbol);
  return {
    reassigned: writes.some(({ member }) => member === undefined),
    members: writes.flatMap(({ member }) => (member ? [member] : [])),
  };
}

function allWrites(file: TS.SourceFile): ReadonlyMap<string, readonly Write[]> {
  let byName = writesOfFile.get(file);
  if (byName === undefined) writesOfFile.set(file, (byName = collectWrites(file)));
  return byName;
}

function collectWrites(file: TS.SourceFile): ReadonlyMap<string, readonly Write[]> {
  const byName = new Map<string, Write[]>();
  for (const node of descendantsOf(file)) {
    for (const write of writesAt(node)) {
      const known = byName.get(write.root.text);
      if (known) known.push(write);
      else byName.set(write.root.text, [write]);
    }
  }
  return byName;
}

function writesAt(node: TS.Node): readonly Write[] {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
    const value = node.operatorToken.kind === ts.SyntaxKind.EqualsToken ? node.right : undefined;
    return targetsOf(node.left).flatMap((target) => writeTo(target, value));
  }
  if (isStepOrDelete(node)) return writeTo(ts.isDeleteExpression(node) ? node.expression : node.operand, undefined);
  if (ts.isForInStatement(node) || ts.isForOfStatement(node)) {
    const { initializer } = node;
    if (ts.isVariableDeclarationList(initializer)) return [];
    return targetsOf(initializer).flatMap((target) => writeTo(target, undefined));
  }
  return ts.isCallExpression(node) ? mergeInto(node) : [];
}

function isAssignment(operator: TS.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** `x++`, `--x`, `delete x.y`. */
function isStepOrDelete(
  node: TS.Node,
): node is TS.PrefixUnaryExpression | TS.PostfixUnaryExpression | TS.DeleteExpression {
  if (ts.isDeleteExpression(node) || ts.isPostfixUnaryExpression(node)) return true;
  if (!ts.isPrefixUnaryExpression(node)) return false;
  return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
}

/** What an assignment's left side writes to: itself, or the targets inside a pattern. */
function targetsOf(left: TS.Expression): readonly TS.Expression[] {
  const target = unwrap(left);
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(targetsOf);
  if (ts.isSpreadElement(target)) return targetsOf(target.expression);
  if (ts.isBinaryExpression(target)) return targetsOf(target.left);
  if (!ts.isObjectLiteralExpression(target)) return [target];
  return target.properties.flatMap((property) => {
    if (ts.isPropertyAssignment(property)) return targetsOf(property.initializer);
    if (ts.isShorthandPropertyAssignment(property)) return [property.name];
    return ts.isSpreadAssignment(property) ? targetsOf(property.expression) : [];
  });
}

/** Reads `root`, `root.member…` or `root[member]…` as a write; a deeper place changes the member it lies in. */
function writeTo(target: TS.Expression, value: TS.Expression | undefined): readonly Write[] {
  let place = unwrap(target);
  let member: MemberWrite | undefined;
  while (ts.isPropertyAccessExpression(place) || ts.isElementAccessExpression(place)) {
    member = { name: memberName(place), value: member ? undefined : value };
    place = unwrap(place.expression);
  }
  return ts.isIdentifier(place) ? [{ root: place, member }] : [];
}

function memberName(access: TS.PropertyAccessExpression | TS.ElementAccessExpression): MemberWrite['name'] {
  if (ts.isPropertyAccessExpression(access)) return access.name;
  const key = unwrap(access.argumentExpression);
  return ts.isStringLiteralLike(key) ? key : undefined;
}

/** `Object.assign(root, …)`, `Object.defineProperty(root, …)`. */
function mergeInto(call: TS.CallExpression): readonly Write[] {
  const callee = unwrap(call.expression);
  const [target] = call.arguments;
  if (!target || !ts.isPropertyAccessExpression(callee) || !/^(assign|define)/.test(callee.name.text)) return [];
  if (!ts.isIdentifier(callee.expression) || callee.expression.text !== 'Object') return [];
  const root = unwrap(target);
  return ts.isIdentifier(root) ? [{ root, member: { name: undefined, value: undefined } }] : [];
}
