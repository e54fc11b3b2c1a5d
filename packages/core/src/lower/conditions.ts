/** Lowers conditions to branches, so that every part that is known decides the path. */
import type TS from 'typescript';
import { kindField, type BlockId, type Edge, type Test } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { opaque, spanOf, type Lowering } from './context.js';
import { definitionOf } from './definitions.js';
import { lowerHandedOnError } from './handed-on-errors.js';
import { isNothingTest } from './nothing.js';
import { fieldAskedFor, predicateTest } from './predicates.js';
import { tellsWhatToEnd } from './what-can-throw.js';

/** Ends the current block; goes on in neither. */
export function lowerCondition(l: Lowering, expression: TS.Expression, whenTrue: BlockId, whenFalse: BlockId): void {
  const node = unwrap(expression);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    lowerCondition(l, node.operand, whenFalse, whenTrue);
    return;
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
    l.graph.goto(node.kind === ts.SyntaxKind.TrueKeyword ? whenTrue : whenFalse);
    return;
  }
  if (lowerEmptiness(l, node, whenTrue, whenFalse) || lowerDone(l, node, whenTrue, whenFalse) || lowerHandedOnError(l, node, whenTrue, whenFalse)) return;
  if (ts.isBinaryExpression(node) && lowerBinaryCondition(l, node, whenTrue, whenFalse)) return;
  const converted = convertedToBoolean(node);
  if (converted) {
    lowerCondition(l, converted, whenTrue, whenFalse);
    return;
  }
  branch(l, node, predicateTest(l, node, whenFalse) ?? { kind: 'truthy', value: l.expression(node) }, whenTrue, whenFalse);
}

/** `x` of `Boolean(x)`. */
export function convertedToBoolean(node: TS.Expression): TS.Expression | undefined {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Boolean' ? node.arguments[0] : undefined;
}

function lowerBinaryCondition(l: Lowering, node: TS.BinaryExpression, whenTrue: BlockId, whenFalse: BlockId): boolean {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken: {
      const right = l.graph.block();
      lowerCondition(l, node.left, right, whenFalse);
      l.graph.enter(right);
      lowerCondition(l, node.right, whenTrue, whenFalse);
      return true;
    }
    case ts.SyntaxKind.BarBarToken: {
      const right = l.graph.block();
      lowerCondition(l, node.left, whenTrue, right);
      l.graph.enter(right);
      lowerCondition(l, node.right, whenTrue, whenFalse);
      return true;
    }
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      branch(l, node, equality(l, node), whenTrue, whenFalse);
      return true;
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      branch(l, node, equality(l, node), whenFalse, whenTrue, true);
      return true;
    case ts.SyntaxKind.InstanceOfKeyword:
    case ts.SyntaxKind.InKeyword: {
      const lower = node.operatorToken.kind === ts.SyntaxKind.InKeyword ? lowerIn : lowerInstanceOf;
      if (!lower(l, node, whenTrue, whenFalse)) lowerUnknown(l, node, whenTrue, whenFalse);
      return true;
    }
    default:
      return false;
  }
}

function lowerUnknown(l: Lowering, node: TS.BinaryExpression, whenTrue: BlockId, whenFalse: BlockId): void {
  l.expression(node.left);
  l.expression(node.right);
  branch(l, node, { kind: 'truthy', value: opaque(l) }, whenTrue, whenFalse);
}

/** `x instanceof Pool`, `x instanceof Error`: a fresh resource knows what it is, and asking an input again gives the same answer. */
function lowerInstanceOf(l: Lowering, node: TS.BinaryExpression, whenTrue: BlockId, whenFalse: BlockId): boolean {
  const isError = ts.isIdentifier(node.right) && node.right.text === 'Error';
  const kind = isError ? 'error' : l.program.classifier.kindOfClass(node.right);
  if (kind !== 'pool' && kind !== 'connection' && kind !== 'error') return false;
  const object = l.expression(node.left);
  const value = l.graph.variable();
  l.graph.emit({ op: 'load', dest: value, object, field: kindField(kind), foreign: false });
  branch(l, node, { kind: 'truthy', value }, whenTrue, whenFalse);
  return true;
}

/** `'release' in x`: whether the field is there, as {@link fieldAskedFor} says. */
function lowerIn(l: Lowering, node: TS.BinaryExpression, whenTrue: BlockId, whenFalse: BlockId): boolean {
  const name = unwrap(node.left);
  if (!ts.isStringLiteralLike(name)) return false;
  const object = l.expression(node.right);
  const value = l.graph.variable();
  l.graph.emit({ op: 'load', dest: value, object, field: fieldAskedFor(l, name.text), foreign: false });
  branch(l, node, { kind: 'truthy', value }, whenTrue, whenFalse);
  return true;
}

/** What `==` or `===` asks: whether something is there, or whether two values are the same. */
function equality(l: Lowering, node: TS.BinaryExpression): Test {
  const left = unwrap(node.left);
  const right = unwrap(node.right);
  if (isNothing(right)) return isNothingTest(l, left, l.expression(left));
  if (isNothing(left)) return isNothingTest(l, right, l.expression(right));
  const undefinedCheck = typeofUndefined(left, right) ?? typeofUndefined(right, left);
  if (undefinedCheck) return isNothingTest(l, undefinedCheck, l.expression(undefinedCheck));
  const releaseMethod = typeofReleaseMethod(l, left, right) ?? typeofReleaseMethod(l, right, left);
  if (releaseMethod) return { kind: 'truthy', value: l.expression(releaseMethod) };
  const state = stateInWord(l, left, right) ?? stateInWord(l, right, left);
  if (state) return state;
  const leftValue = l.expression(left);
  return { kind: 'equal', left: leftValue, right: l.expression(right) };
}

const ENDED = /^(?:end|ended|close|closed|disconnected|destroyed)$/;
const ACTIVE = /^(?:ready|open|connect|connected)$/;

/** `client.status === 'end'`, of a property that tells the state of its resource in a word. */
function stateInWord(l: Lowering, asked: TS.Expression, word: TS.Expression): Test | undefined {
  if (!ts.isPropertyAccessExpression(asked) || !ts.isStringLiteralLike(word)) return undefined;
  const { index } = l.program.classifier;
  const type = index.isStateName(asked.name.text) ? l.program.classifier.typeOf(asked.expression) : undefined;
  const question = ENDED.test(word.text) ? 'released' : ACTIVE.test(word.text) ? 'active' : undefined;
  if (!type || !question || index.stateOf(type, asked.name.text) !== 'word') return undefined;
  const value = l.graph.variable();
  l.graph.emit({ op: 'ask', dest: value, resource: l.expression(asked.expression), question });
  return { kind: 'truthy', value };
}

function isNothing(node: TS.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined') || ts.isVoidExpression(node);
}

/** `typeof x === 'undefined'` → x. */
function typeofUndefined(left: TS.Expression, right: TS.Expression): TS.Expression | undefined {
  return ts.isTypeOfExpression(left) && ts.isStringLiteralLike(right) && right.text === 'undefined' ? left.expression : undefined;
}

/** `typeof x.release === 'function'` → x.release: what has such a property has it as a function. */
function typeofReleaseMethod(l: Lowering, left: TS.Expression, right: TS.Expression): TS.Expression | undefined {
  if (!ts.isTypeOfExpression(left) || !ts.isStringLiteralLike(right) || right.text !== 'function') return undefined;
  const asked = unwrap(left.expression);
  return ts.isPropertyAccessExpression(asked) && tellsWhatToEnd(asked.name.text, l.program.classifier.index) ? asked : undefined;
}

/** `negated` tells that the source's condition holds on `whenFalse` of the test, for the remark on the path. */
function branch(l: Lowering, node: TS.Expression, test: Test, whenTrue: BlockId, whenFalse: BlockId, negated = false): void {
  const edge = (to: BlockId, holds: boolean): Edge => ({
    to,
    remark: { span: spanOf(l, node), text: holds ? `when ${quote(node)} holds` : `when ${quote(node)} does not hold` },
  });
  l.graph.end({ op: 'branch', test, whenTrue: edge(whenTrue, !negated), whenFalse: edge(whenFalse, negated) });
}

const LONGEST_QUOTE = 50;

function quote(node: TS.Expression): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}

/** `rows.length`, `rows.length > 0`, `rows.length < size`: where there are no more rows, the cursor they come from is used up. */
function lowerEmptiness(l: Lowering, node: TS.Expression, whenTrue: BlockId, whenFalse: BlockId): boolean {
  const test = emptinessTest(l, node);
  if (!test) return false;
  const { length, other, fewWhenTrue } = test;
  const rows = l.expression(length.expression);
  if (other) l.expression(other);
  const few = l.graph.block();
  const value = l.graph.variable();
  l.graph.emit({ op: 'load', dest: value, object: rows, field: 'length', foreign: false });
  branch(l, node, { kind: 'truthy', value }, fewWhenTrue ? whenFalse : whenTrue, few, fewWhenTrue);
  l.graph.enter(few);
  l.graph.emit({ op: 'exhausted', rowsOrCursor: rows });
  l.graph.goto(fewWhenTrue ? whenTrue : whenFalse);
  return true;
}

/** `step.done` of an iterator's `next()`: where it holds, the cursor behind the iterator is used up. */
function lowerDone(l: Lowering, node: TS.Expression, whenTrue: BlockId, whenFalse: BlockId): boolean {
  const test = unwrap(node);
  if (!ts.isPropertyAccessExpression(test) || test.name.text !== 'done' || !l.program.classifier.index.mentionsDrain(test.getSourceFile().text)) return false;
  const step = l.expression(test.expression);
  const value = l.graph.variable();
  const used = l.graph.block();
  l.graph.emit({ op: 'load', dest: value, object: step, field: 'done', foreign: false });
  branch(l, node, { kind: 'truthy', value }, used, whenFalse);
  l.graph.enter(used);
  l.graph.emit({ op: 'exhausted', rowsOrCursor: step });
  l.graph.goto(whenTrue);
  return true;
}

interface EmptinessTest {
  readonly length: TS.PropertyAccessExpression;
  readonly other: TS.Expression | undefined;
  readonly fewWhenTrue: boolean;
}

/** True if the comparison may ask whether a cursor is used up. */
export function asksForEmptiness(l: Lowering, node: TS.BinaryExpression): boolean {
  return emptinessTest(l, node) !== undefined;
}

function emptinessTest(l: Lowering, node: TS.Expression): EmptinessTest | undefined {
  if (!ts.isBinaryExpression(node)) {
    const length = lengthBehind(l, node);
    return length && { length, other: undefined, fewWhenTrue: false };
  }
  const left = lengthBehind(l, node.left);
  const length = left ?? lengthBehind(l, node.right);
  if (!length) return undefined;
  const other = left ? node.right : node.left;
  const fewWhenTrue = fewWhen(left ? node.operatorToken.kind : mirrored(node.operatorToken.kind), other);
  return fewWhenTrue === undefined ? undefined : { length, other, fewWhenTrue };
}

/** `rows.length`, or a constant that has it, in a file that reads from cursors. */
function lengthBehind(l: Lowering, expression: TS.Expression): TS.PropertyAccessExpression | undefined {
  const node = unwrap(expression);
  const { checker, index } = l.program.classifier;
  if (!(ts.isIdentifier(node) || isLength(node)) || !index.mentionsDrain(node.getSourceFile().text)) return undefined;
  if (isLength(node)) return node;
  const behind = definitionOf(node, checker).expression;
  return isLength(behind) && ts.isIdentifier(unwrap(behind.expression)) ? behind : undefined;
}

function isLength(node: TS.Expression): node is TS.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'length';
}

/** The operator that says the same with its operands exchanged. */
function mirrored(operator: TS.SyntaxKind): TS.SyntaxKind {
  switch (operator) {
    case ts.SyntaxKind.GreaterThanToken:
      return ts.SyntaxKind.LessThanToken;
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return ts.SyntaxKind.LessThanEqualsToken;
    case ts.SyntaxKind.LessThanToken:
      return ts.SyntaxKind.GreaterThanToken;
    case ts.SyntaxKind.LessThanEqualsToken:
      return ts.SyntaxKind.GreaterThanEqualsToken;
    default:
      return operator;
  }
}

/** Whether a comparison of a length holds where there are few rows; undefined for any other operator. */
function fewWhen(operator: TS.SyntaxKind, other: TS.Expression | undefined): boolean | undefined {
  const isZero = other !== undefined && ts.isNumericLiteral(other) && other.text === '0';
  switch (operator) {
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return false;
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
      return true;
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      return isZero;
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return !isZero;
    default:
      return undefined;
  }
}
