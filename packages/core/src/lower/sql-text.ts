/** Finds the SQL that an argument of a query holds. */
import type TS from 'typescript';
import type { SqlStatement } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { definitionOf } from './definitions.js';
import { statementsIn, UNKNOWN_TEXT } from './sql-statements.js';
import { valueSymbol } from './value-symbol.js';

/** Deepest nesting of concatenations, branches and constants that is followed; constants may refer to each other in a circle. */
const MAX_DEPTH = 8;

/** Most texts that branches make of one expression: each branch doubles them. */
const MAX_TEXTS = 8;

/**
 * What a query's SQL argument may be, text or an object with it: the statements of each text, one where no branch
 * decides. A text that is not known has one statement of kind `other`.
 */
export function statementsOf(argument: TS.Expression, checker: TS.TypeChecker): readonly (readonly SqlStatement[])[] {
  return textsOf(argument, checker).map(statementsIn);
}

/** The texts an expression may have, with {@link UNKNOWN_TEXT} for what only the running program knows. */
export function textsOf(expression: TS.Expression, checker: TS.TypeChecker, depth = 0): readonly string[] {
  if (depth > MAX_DEPTH) return [UNKNOWN_TEXT];
  const inside = (inner: TS.Expression): readonly string[] => textsOf(inner, checker, depth + 1);
  const node = definitionOf(expression, checker).expression;
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node.text];
  if (ts.isTaggedTemplateExpression(node)) return templateTexts(node.template, inside);
  if (ts.isTemplateExpression(node)) return templateTexts(node, inside);
  if (ts.isConditionalExpression(node)) return limited([...inside(node.whenTrue), ...inside(node.whenFalse)]);
  if (ts.isBinaryExpression(node)) return binaryTexts(node, inside);
  if (ts.isObjectLiteralExpression(node)) return objectTexts(node, inside);
  const trimmed = trimmedBy(node);
  if (trimmed) return inside(trimmed);
  const initial = ts.isIdentifier(node) ? defaultOf(node, checker) : undefined;
  if (initial) return limited([...inside(initial), UNKNOWN_TEXT]);
  return literalTexts(checker.getTypeAtLocation(node));
}

/** What a parameter is where the caller gives nothing. */
function defaultOf(name: TS.Identifier, checker: TS.TypeChecker): TS.Expression | undefined {
  const declaration = valueSymbol(name, checker)?.valueDeclaration;
  return declaration && ts.isParameter(declaration) ? declaration.initializer : undefined;
}

/** The texts that a type allows: `'COMMIT' | 'ROLLBACK'`. */
function literalTexts(type: TS.Type): readonly string[] {
  const members = type.isUnion() ? type.types : [type];
  const texts = members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
  return texts.length === members.length ? limited(texts) : [UNKNOWN_TEXT];
}

type Inside = (inner: TS.Expression) => readonly string[];

function templateTexts(template: TS.TemplateLiteral, inside: Inside): readonly string[] {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return [template.text];
  const shared = sharedCondition(template);
  const textsWith = (choose: (part: TS.Expression) => TS.Expression): readonly string[] => template.templateSpans.reduce<readonly string[]>(
    (texts, { expression, literal }) => concatenated(concatenated(texts, inside(choose(expression))), [literal.text]),
    [template.head.text],
  );
  if (shared === undefined) return textsWith((part) => part);
  const armIf = (holds: boolean) => (part: TS.Expression): TS.Expression => {
    const node = unwrap(part);
    if (!ts.isConditionalExpression(node) || node.condition.getText() !== shared) return part;
    return holds ? node.whenTrue : node.whenFalse;
  };
  return limited([...textsWith(armIf(true)), ...textsWith(armIf(false))]);
}

/** `dry` of `${dry ? 'BEGIN;' : ''} … ${dry ? 'ROLLBACK;' : ''}`: the parts that depend on it are there together. */
function sharedCondition({ templateSpans }: TS.TemplateExpression): string | undefined {
  const conditions = templateSpans.flatMap(({ expression }) => {
    const node = unwrap(expression);
    return ts.isConditionalExpression(node) ? [node.condition.getText()] : [];
  });
  return conditions.find((condition, at) => conditions.indexOf(condition) !== at);
}

function binaryTexts(node: TS.BinaryExpression, inside: Inside): readonly string[] {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return summands(node).map(inside).reduce(concatenated);
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return limited([...inside(node.left), ...inside(node.right)]);
    default:
      return [UNKNOWN_TEXT];
  }
}

/** `a`, `b` and `c` of `a + b + c`: a text of many lines nests as deep as it is long. */
function summands(node: TS.BinaryExpression): readonly TS.Expression[] {
  const found: TS.Expression[] = [];
  let left: TS.Expression = node;
  for (; ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.PlusToken; left = unwrap(left.left)) found.unshift(left.right);
  return [left, ...found];
}

function concatenated(first: readonly string[], second: readonly string[]): readonly string[] {
  return limited(first.flatMap((start) => second.map((end) => start + end)));
}

/** `{ text: … }` of pg, `{ sql: … }` of mysql2, `{ nativeQuery: … }` of Sails' drivers. */
function objectTexts(node: TS.ObjectLiteralExpression, inside: Inside): readonly string[] {
  for (const property of node.properties) {
    if (property.name === undefined || !TEXT_OPTIONS.has(property.name.getText())) continue;
    if (ts.isPropertyAssignment(property)) return inside(property.initializer);
    if (ts.isShorthandPropertyAssignment(property)) return inside(property.name);
  }
  return [UNKNOWN_TEXT];
}

const TEXT_OPTIONS: ReadonlySet<string> = new Set(['text', 'sql', 'nativeQuery']);

/** The text in `text.trim()`. */
function trimmedBy(node: TS.Expression): TS.Expression | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) && /^trim(?:Start|End)?$/.test(callee.name.text) ? callee.expression : undefined;
}

function limited(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].slice(0, MAX_TEXTS);
}
