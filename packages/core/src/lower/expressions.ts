/** Lowers expressions to the variable that holds their value. */
import type TS from 'typescript';
import { spreadField, type Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap } from '../types/index.js';
import { awaitValue, loadProperty, lowerQuestion, outerValue, outsideChain } from './access.js';
import { promiseOf } from './builders.js';
import { lowerCall } from './calls.js';
import { captureClosure } from './closures.js';
import { asksForEmptiness, convertedToBoolean } from './conditions.js';
import { lowerConstruction } from './constructions.js';
import { constant, failure, opaque, spanOf, type Lowering } from './context.js';
import { isWaitingYield } from './coroutines.js';
import { isNothingTest } from './nothing.js';
import { assignFunction, assignTo, fieldName } from './patterns.js';
import { subjectOfPredicate } from './predicates.js';
import { lowerEndReplacement } from './response-endings.js';
import { slowWorkOf } from './slow-work.js';
import { lowerTaggedTemplate } from './tagged-templates.js';
import { tokenOf } from './tokens.js';

/** The value of an expression. */
export function lowerExpression(l: Lowering, expression: TS.Expression): Variable {
  const node = unwrap(expression);
  if (ts.isOptionalChain(node) && l.chainExit === undefined) return lowerOptionalChain(l, () => l.expression(node));
  if (ts.isIdentifier(node)) return lowerIdentifier(l, node);
  if (ts.isPropertyAccessExpression(node)) return lowerProperty(l, node);
  if (ts.isElementAccessExpression(node)) return lowerElement(l, node);
  if (convertedToBoolean(node) || subjectOfPredicate(l, node)) return lowerByCondition(l, node, () => constant(l, true), () => constant(l, false));
  if (ts.isCallExpression(node)) return lowerCall(l, node, false);
  if (ts.isNewExpression(node)) return lowerConstruction(l, node);
  if (ts.isAwaitExpression(node)) return l.awaited(node.expression);
  if (isFunctionNode(node)) return captureClosure(l, node);
  if (ts.isBinaryExpression(node)) return lowerBinary(l, node);
  if (ts.isConditionalExpression(node)) return lowerByCondition(l, node.condition, () => l.expression(node.whenTrue), () => l.expression(node.whenFalse));
  if (ts.isPrefixUnaryExpression(node)) return lowerPrefix(l, node);
  if (ts.isObjectLiteralExpression(node)) return lowerObject(l, node);
  if (ts.isArrayLiteralExpression(node)) return lowerArray(l, node);
  if (ts.isYieldExpression(node)) return lowerYield(l, node);
  if (ts.isTaggedTemplateExpression(node)) return lowerTaggedTemplate(l, node, false);
  switch (node.kind) {
    case ts.SyntaxKind.ThisKeyword:
      return l.receiver;
    case ts.SyntaxKind.NullKeyword:
      return constant(l, null);
    case ts.SyntaxKind.TrueKeyword:
      return constant(l, true);
    case ts.SyntaxKind.FalseKeyword:
      return constant(l, false);
    default:
      break;
  }
  if (ts.isStringLiteralLike(node)) return constant(l, node.text);
  if (ts.isNumericLiteral(node)) return constant(l, Number(node.text));
  if (ts.isVoidExpression(node)) {
    l.expression(node.expression);
    return constant(l, undefined);
  }
  return lowerParts(l, node);
}

/** Forms whose own value tells nothing: their operands are evaluated for what they do. */
function lowerParts(l: Lowering, node: TS.Expression): Variable {
  ts.forEachChild(node, (child) => lowerPart(l, child));
  const object = ts.isTemplateExpression(node) || ts.isClassExpression(node) || ts.isRegularExpressionLiteral(node) || ts.isJsxElement(node);
  return opaque(l, object && !ts.isTemplateExpression(node));
}

function lowerPart(l: Lowering, child: TS.Node): void {
  if (ts.isTypeNode(child) || ts.isClassElement(child) || ts.isHeritageClause(child) || ts.isTypeParameterDeclaration(child)) return;
  if (ts.isTemplateSpan(child) || ts.isSpreadElement(child) || ts.isJsxExpression(child) || ts.isTemplateExpression(child)) {
    ts.forEachChild(child, (inner) => lowerPart(l, inner));
    return;
  }
  if (ts.isExpression(child)) l.expression(child);
  else ts.forEachChild(child, (inner) => lowerPart(l, inner));
}

function lowerOptionalChain(l: Lowering, evaluate: () => Variable): Variable {
  const dest = l.graph.variable();
  const absent = l.graph.block();
  const join = l.graph.block();
  const outer = l.chainExit;
  l.chainExit = absent;
  const value = evaluate();
  l.chainExit = outer;
  l.graph.emit({ op: 'assign', dest, source: value });
  l.graph.goto(join);
  l.graph.enter(absent);
  l.graph.emit({ op: 'constant', dest, value: undefined });
  l.graph.goto(join);
  l.graph.enter(join);
  return dest;
}

function lowerIdentifier(l: Lowering, node: TS.Identifier): Variable {
  if (node.text === 'undefined') return constant(l, undefined);
  const binding = l.scope.find(node.text);
  if (!binding) {
    const token = tokenOf(node, l.program.classifier.checker);
    return token === undefined ? outerValue(l, node.text) : constant(l, token);
  }
  if (binding.function) return captureClosure(l, binding.function.node, binding.function.scope);
  return binding.variable;
}

function lowerProperty(l: Lowering, node: TS.PropertyAccessExpression): Variable {
  const object = l.expression(node.expression);
  lowerQuestion(l, node, object);
  return loadProperty(l, node, object);
}

function lowerElement(l: Lowering, node: TS.ElementAccessExpression): Variable {
  const object = l.expression(node.expression);
  lowerQuestion(l, node, object);
  const argument = unwrap(node.argumentExpression);
  outsideChain(l, () => l.expression(argument));
  if (!ts.isStringLiteralLike(argument) && !ts.isNumericLiteral(argument)) return opaque(l);
  const dest = l.graph.variable();
  l.graph.emit({ op: 'load', dest, object, field: argument.text, foreign: false });
  return dest;
}

function lowerBinary(l: Lowering, node: TS.BinaryExpression): Variable {
  const operator = node.operatorToken.kind;
  switch (operator) {
    case ts.SyntaxKind.EqualsToken: {
      if (lowerEndReplacement(l, node)) return opaque(l, true);
      if (assignFunction(l, node)) return opaque(l, true);
      const value = l.expression(node.right);
      assignTo(l, node.left, value);
      return value;
    }
    case ts.SyntaxKind.CommaToken:
      l.expression(node.left);
      return l.expression(node.right);
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return lowerLogical(l, operator, node.left, () => l.expression(node.right));
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
    case ts.SyntaxKind.BarBarEqualsToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
      return lowerLogical(l, logicalOf(operator), node.left, () => {
        const value = l.expression(node.right);
        assignTo(l, node.left, value);
        return value;
      });
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.InKeyword:
    case ts.SyntaxKind.InstanceOfKeyword:
      return lowerByCondition(l, node, () => constant(l, true), () => constant(l, false));
    default:
      if (asksForEmptiness(l, node)) return lowerByCondition(l, node, () => constant(l, true), () => constant(l, false));
      break;
  }
  l.expression(node.left);
  l.expression(node.right);
  const result = opaque(l);
  if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) assignTo(l, node.left, result);
  return result;
}

/** `&&=` → `&&` and so on. */
function logicalOf(operator: TS.LogicalOrCoalescingAssignmentOperator): TS.SyntaxKind {
  if (operator === ts.SyntaxKind.AmpersandAmpersandEqualsToken) return ts.SyntaxKind.AmpersandAmpersandToken;
  return operator === ts.SyntaxKind.BarBarEqualsToken ? ts.SyntaxKind.BarBarToken : ts.SyntaxKind.QuestionQuestionToken;
}

function lowerLogical(l: Lowering, operator: TS.SyntaxKind, leftNode: TS.Expression, right: () => Variable): Variable {
  const left = l.expression(leftNode);
  const dest = l.graph.variable();
  l.graph.emit({ op: 'assign', dest, source: left });
  const evaluate = l.graph.block();
  const join = l.graph.block();
  const test = operator === ts.SyntaxKind.QuestionQuestionToken ? isNothingTest(l, leftNode, left) : ({ kind: 'truthy', value: left } as const);
  const evaluateWhenTrue = operator !== ts.SyntaxKind.BarBarToken;
  l.graph.end({
    op: 'branch',
    test,
    whenTrue: { to: evaluateWhenTrue ? evaluate : join },
    whenFalse: { to: evaluateWhenTrue ? join : evaluate },
  });
  l.graph.enter(evaluate);
  l.graph.emit({ op: 'assign', dest, source: right() });
  l.graph.goto(join);
  l.graph.enter(join);
  return dest;
}

function lowerByCondition(l: Lowering, condition: TS.Expression, whenTrue: () => Variable, whenFalse: () => Variable): Variable {
  const dest = l.graph.variable();
  const yes = l.graph.block();
  const no = l.graph.block();
  const join = l.graph.block();
  outsideChain(l, () => l.condition(condition, yes, no));
  for (const [block, value] of [[yes, whenTrue], [no, whenFalse]] as const) {
    l.graph.enter(block);
    l.graph.emit({ op: 'assign', dest, source: outsideChain(l, value) });
    l.graph.goto(join);
  }
  l.graph.enter(join);
  return dest;
}

function lowerPrefix(l: Lowering, node: TS.PrefixUnaryExpression): Variable {
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    return lowerByCondition(l, node, () => constant(l, true), () => constant(l, false));
  }
  l.expression(node.operand);
  const result = opaque(l);
  if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) assignTo(l, node.operand, result);
  return result;
}

function lowerObject(l: Lowering, node: TS.ObjectLiteralExpression): Variable {
  const fields: [string, Variable][] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = l.expression(property.expression);
      fields.push([spreadField(spread), spread]);
    }
    else if (ts.isShorthandPropertyAssignment(property)) fields.push([property.name.text, l.expression(property.name)]);
    else if (ts.isPropertyAssignment(property)) {
      if (ts.isComputedPropertyName(property.name)) l.expression(property.name.expression);
      const value = l.expression(property.initializer);
      const name = fieldName(property.name);
      // Under a computed name nobody can follow it.
      if (name === undefined) l.graph.emit({ op: 'escape', value, route: 'stored', span: spanOf(l, property) });
      else fields.push([name, value]);
    } else fields.push([fieldName(property.name) ?? `[${String(fields.length)}]`, captureClosure(l, property)]);
  }
  const dest = l.graph.variable();
  const complete = node.properties.every((property) => ts.isSpreadAssignment(property) || isPlainName(property.name));
  l.graph.emit({ op: 'object', dest, instance: false, complete, fields });
  return dest;
}

/** False for a computed name, which may be any, and for what gives the object members of another one. */
function isPlainName(name: TS.PropertyName): boolean {
  const written = fieldName(name);
  return written !== undefined && written !== '__proto__';
}

function lowerArray(l: Lowering, node: TS.ArrayLiteralExpression): Variable {
  const fields = node.elements.map((element, at): [string, Variable] =>
    ts.isSpreadElement(element) ? [`[${String(at)}]`, l.expression(element.expression)] : [String(at), l.expression(element)]);
  const dest = l.graph.variable();
  l.graph.emit({ op: 'object', dest, instance: false, fields });
  return dest;
}

/** The consumer of a generator may stop at any `yield`: the generator then returns through its finally blocks. */
function lowerYield(l: Lowering, node: TS.YieldExpression): Variable {
  if (node.expression && isWaitingYield(node)) return lowerAwaited(l, node.expression);
  const value = node.expression && l.expression(node.expression);
  if (value !== undefined) l.graph.emit({ op: 'escape', value, route: 'returned', span: spanOf(l, node) });
  const abandoned = l.graph.block();
  l.graph.mayFail(abandoned, failure(l, node, 'abandoned'));
  const next = l.graph.current;
  l.graph.enter(abandoned);
  l.jump({ kind: 'return', value: undefined, span: spanOf(l, node) });
  l.graph.enter(next);
  return opaque(l);
}

/** The value that awaiting an expression yields. */
export function lowerAwaited(l: Lowering, expression: TS.Expression): Variable {
  const value = lowerWork(l, unwrap(expression));
  l.graph.emit({ op: 'suspend' });
  return value;
}

/** What is awaited, and how it may fail. */
function lowerWork(l: Lowering, node: TS.Expression): Variable {
  const work = slowWorkOf(node, l.program.classifier.checker);
  if (work) l.graph.emit({ op: 'wait', work, span: spanOf(l, node), text: l.program.source.excerpt(node) });
  if (ts.isCallExpression(node) && l.program.classifier.awaitedWork(node) === undefined) {
    return ts.isOptionalChain(node) && l.chainExit === undefined ? lowerOptionalChain(l, () => lowerCall(l, node, true)) : lowerCall(l, node, true);
  }
  if (ts.isTaggedTemplateExpression(node)) return lowerTaggedTemplate(l, node, true);
  const source = promiseOf(l, node, l.expression(node));
  return awaitValue(l, source, node);
}
