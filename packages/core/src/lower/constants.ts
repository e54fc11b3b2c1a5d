/** Works out values that are the same in every run. */
import type TS from 'typescript';
import type { Constant, SettingValue } from '../ir/index.js';
import { ts } from '../compiler.js';
import { definitionOf } from './definitions.js';

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

/** The value of an expression: a literal, a constant that holds one, or arithmetic on such; unknown otherwise. */
export function constantOf(expression: TS.Expression, checker: TS.TypeChecker, depth = 0): SettingValue {
  if (depth > MAX_DEPTH) return UNKNOWN;
  const node = definitionOf(expression, checker).expression;
  if (ts.isNumericLiteral(node)) return known(Number(node.text));
  if (ts.isStringLiteralLike(node)) return known(node.text);
  if (ts.isIdentifier(node)) return globalConstant(node.text);
  if (ts.isVoidExpression(node)) return known(undefined);
  if (ts.isPrefixUnaryExpression(node)) return signed(node.operator, numberOf(node.operand, checker, depth));
  if (ts.isBinaryExpression(node)) return calculated(node, checker, depth);
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

function numberOf(expression: TS.Expression, checker: TS.TypeChecker, depth: number): number | undefined {
  const operand = constantOf(expression, checker, depth + 1);
  return operand.kind === 'constant' && typeof operand.value === 'number' ? operand.value : undefined;
}

function calculated(node: TS.BinaryExpression, checker: TS.TypeChecker, depth: number): SettingValue {
  const operation = ARITHMETIC.get(node.operatorToken.getText());
  if (!operation) return UNKNOWN;
  const left = numberOf(node.left, checker, depth);
  const right = numberOf(node.right, checker, depth);
  return left === undefined || right === undefined ? UNKNOWN : known(operation(left, right));
}

function signed(operator: TS.PrefixUnaryOperator, operand: number | undefined): SettingValue {
  if (operand === undefined) return UNKNOWN;
  switch (operator) {
    case ts.SyntaxKind.MinusToken:
      return known(-operand);
    case ts.SyntaxKind.PlusToken:
      return known(operand);
    default:
      return UNKNOWN;
  }
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
