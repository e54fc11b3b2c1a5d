/** The name that a value is read from, where nothing is calculated on the way. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';

/** Functions that change how a number is written, not what it is. */
const CONVERSIONS: ReadonlySet<string> = new Set(['Number', 'parseInt', 'parseFloat', 'String', 'round', 'trunc', 'floor', 'ceil', 'toString']);

/** `timeoutMs` of `config.timeoutMs`, `Number(config['timeoutMs'])` and `config.timeoutMs ?? 5000`; undefined for a value that is made in another way. */
export function nameReadBy(expression: TS.Expression): string | undefined {
  const node = unwrap(expression);
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node)) {
    const key = unwrap(node.argumentExpression);
    return ts.isStringLiteralLike(key) ? key.text : undefined;
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const hasFallback = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
    return hasFallback ? nameReadBy(node.left) : undefined;
  }
  return ts.isCallExpression(node) ? nameConverted(node) : undefined;
}

/** Of `Number(timeoutMs)`, `Math.round(timeoutMs)` and `timeoutMs.toString()`. */
function nameConverted({ expression, arguments: [first] }: TS.CallExpression): string | undefined {
  const callee = unwrap(expression);
  const isMember = ts.isPropertyAccessExpression(callee);
  const name = isMember ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  if (!CONVERSIONS.has(name)) return undefined;
  const converted = isMember && name === 'toString' ? callee.expression : first;
  return converted && !ts.isSpreadElement(converted) ? nameReadBy(converted) : undefined;
}
