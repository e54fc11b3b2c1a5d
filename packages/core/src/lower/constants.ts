/** Works out values that are the same in every run, or that only the environment or a branch changes. */
import type TS from 'typescript';
import { choiceOf, isMissing, mapValue, type Constant, type SettingValue } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { definitionOf } from './definitions.js';
import { environmentRead } from './environment.js';

const UNKNOWN: SettingValue = { kind: 'unknown' };

/** Deepest nesting of arithmetic that is worked out: a timeout is computed in a step or two. */
const MAX_DEPTH = 8;

const ARITHMETIC: ReadonlyMap<string, (left: number, right: number) => number> = new Map([
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['**', (left, right) => left ** right],
]);

/**
 * The value of an expression: a literal, a constant that holds one, arithmetic on such, a variable of the environment
 * with its fallback, or a branch between these; unknown otherwise.
 */
export function constantOf(expression: TS.Expression, checker: TS.TypeChecker, depth = 0): SettingValue {
  if (depth > MAX_DEPTH) return UNKNOWN;
  const node = definitionOf(expression, checker).expression;
  const inside = (inner: TS.Expression): SettingValue => constantOf(inner, checker, depth + 1);
  if (ts.isNumericLiteral(node)) return known(Number(node.text));
  if (ts.isStringLiteralLike(node)) return known(node.text);
  const read = environmentRead(node, checker, inside);
  if (read) return read;
  if (ts.isIdentifier(node)) return globalConstant(node.text);
  if (ts.isVoidExpression(node)) return known(undefined);
  if (ts.isPrefixUnaryExpression(node)) return signed(node.operator, inside(node.operand));
  if (ts.isBinaryExpression(node)) return combined(node, inside);
  if (ts.isConditionalExpression(node)) return eitherOf(node, inside);
  if (ts.isCallExpression(node)) return converted(node, inside);
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return known(true);
    case ts.SyntaxKind.FalseKeyword:
      return known(false);
    case ts.SyntaxKind.NullKeyword:
      return known(null);
    default:
      return UNKNOWN;
  }
}

function known(value: Constant): SettingValue {
  return { kind: 'constant', value };
}

type Inside = (inner: TS.Expression) => SettingValue;

function combined(node: TS.BinaryExpression, inside: Inside): SettingValue {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.QuestionQuestionToken:
      return withFallback(inside(node.left), (value) => value === undefined || value === null, () => inside(node.right));
    case ts.SyntaxKind.BarBarToken:
      return withFallback(inside(node.left), (value) => !value, () => inside(node.right));
    default:
      return calculated(inside(node.left), inside(node.right), ARITHMETIC.get(node.operatorToken.getText()));
  }
}

/** `left ?? right`, `left || right`: what the environment gives stays, and the right side holds where it gives nothing. */
function withFallback(left: SettingValue, isReplaced: (value: Constant) => boolean, right: () => SettingValue): SettingValue {
  switch (left.kind) {
    case 'constant':
      return isReplaced(left.value) ? right() : left;
    case 'environment': {
      if (!isReplaced(left.fallback)) return left;
      const other = right();
      const { variable } = left;
      if (other.kind === 'constant') return { kind: 'environment', variable, fallback: other.value };
      return other.kind === 'environment' ? { ...other, variable } : UNKNOWN;
    }
    case 'choice':
    case 'unknown':
      return UNKNOWN;
  }
}

function calculated(left: SettingValue, right: SettingValue, operation: ((left: number, right: number) => number) | undefined): SettingValue {
  if (!operation) return UNKNOWN;
  const operate = (one: Constant, other: Constant): Constant =>
    typeof one === 'number' && typeof other === 'number' ? operation(one, other) : undefined;
  const result = right.kind === 'constant' ? mapValue(left, (value) => operate(value, right.value))
    : left.kind === 'constant' ? mapValue(right, (value) => operate(left.value, value)) : UNKNOWN;
  // Text that is joined, and what is no number, is not worked out.
  return result.kind === 'constant' && result.value === undefined ? UNKNOWN : result;
}

/** `condition ? one : other`; of `process.env.X ? Number(process.env.X) : 10` the second is the fallback. */
function eitherOf(node: TS.ConditionalExpression, inside: Inside): SettingValue {
  const one = inside(node.whenTrue);
  const other = inside(node.whenFalse);
  if (one.kind === 'environment' && mentions(node.condition, one.variable)) {
    // Where a file sets the variable that the condition asks for, the first holds.
    if (one.from) return one;
    if (other.kind === 'constant' && isMissing(one.fallback)) return { ...one, fallback: other.value };
  }
  return choiceOf([one, other]);
}

function mentions(condition: TS.Expression, variable: string): boolean {
  return condition.getText().includes(variable);
}

function signed(operator: TS.PrefixUnaryOperator, operand: SettingValue): SettingValue {
  switch (operator) {
    case ts.SyntaxKind.MinusToken:
      return numeric(mapValue(operand, (value) => (typeof value === 'number' ? -value : undefined)));
    case ts.SyntaxKind.PlusToken:
      return numeric(mapValue(operand, asNumber));
    default:
      return UNKNOWN;
  }
}

function numeric(value: SettingValue): SettingValue {
  return value.kind === 'constant' && typeof value.value !== 'number' ? UNKNOWN : value;
}

/** `Number(text)`, `parseInt(text, 10)`, `Number.parseFloat(text)`. */
function converted(node: TS.CallExpression, inside: Inside): SettingValue {
  const callee = unwrap(node.expression);
  const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'Number' ? callee.name.text : undefined;
  const conversion = name === undefined ? undefined : CONVERSIONS.get(name);
  const [argument] = node.arguments;
  return conversion && argument && !ts.isSpreadElement(argument) ? mapValue(inside(argument), conversion) : UNKNOWN;
}

const CONVERSIONS: ReadonlyMap<string, (value: Constant) => Constant> = new Map<string, (value: Constant) => Constant>([
  ['Number', asNumber],
  ['parseInt', (value) => Number.parseInt(String(value), 10)],
  ['parseFloat', (value) => Number.parseFloat(String(value))],
  ['String', String],
]);

function asNumber(value: Constant): Constant {
  return Number(value);
}

/** The names that the language itself gives to values. */
function globalConstant(name: string): SettingValue {
  switch (name) {
    case 'undefined':
      return known(undefined);
    case 'Infinity':
      return known(Infinity);
    case 'NaN':
      return known(NaN);
    default:
      return UNKNOWN;
  }
}
