/** Functions that begin by asking what they were given: `if (!_.isObject(options)) throw new Error('…')`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap } from '../types/index.js';
import type { Lowering } from './context.js';
import { subjectOfPredicate } from './predicates.js';
import { parameterNamed } from './value-symbol.js';

/** True for what a function throws at its very beginning because of the type of an argument: what its callers give it has that type. */
export function isArgumentCheck(l: Lowering, node: TS.ThrowStatement): boolean {
  const check = checkAround(node);
  const body = check?.parent;
  if (!check || !body || !ts.isBlock(body) || !isFunctionNode(body.parent)) return false;
  const before = body.statements.slice(0, body.statements.indexOf(check));
  return [...before, check].every((statement) => isDirective(statement) || (ts.isIfStatement(statement) && asksForTypes(l, statement.expression)));
}

/** The `if` that does nothing but throw. */
function checkAround({ parent }: TS.ThrowStatement): TS.IfStatement | undefined {
  const statement = ts.isBlock(parent) && parent.statements.length === 1 ? parent.parent : parent;
  return ts.isIfStatement(statement) && statement.elseStatement === undefined ? statement : undefined;
}

function isDirective(statement: TS.Statement): boolean {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
}

/** True if all parts of a condition ask for the type of a parameter, or of what is in it. */
function asksForTypes(l: Lowering, condition: TS.Expression): boolean {
  const node = unwrap(condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return asksForTypes(l, node.operand);
  if (ts.isBinaryExpression(node) && (node.operatorToken.kind === ts.SyntaxKind.BarBarToken || node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)) {
    return asksForTypes(l, node.left) && asksForTypes(l, node.right);
  }
  const subject = subjectOfPredicate(l, node);
  return subject !== undefined && isOfParameter(l, subject);
}

function isOfParameter(l: Lowering, expression: TS.Expression): boolean {
  const node = unwrap(expression);
  if (ts.isPropertyAccessExpression(node)) return isOfParameter(l, node.expression);
  return parameterNamed(node, l.program.classifier.checker) !== undefined;
}
