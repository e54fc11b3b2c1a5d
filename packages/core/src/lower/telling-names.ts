/** The cheap question about SQL that does more than read and write rows, asked before any name is followed. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, unwrap } from '../types/index.js';
import { statementsIn } from './sql-statements.js';

/** What every statement of interest mentions; see the forms of `sql-statements.ts`. */
const TELLING = /\b(?:begin|start|commit|end|rollback|abort|prepare|savepoint|save|release|set|set_config|reset|discard|listen|unlisten|lock|unlock|temp|temporary|pg_\w*advisory\w*|(?:get|release)_(?:all_)?locks?)\b/i;

/** Names of variables, members and parameters whose value may hold such SQL, in all of the given files. */
export function tellingNames(files: readonly TS.SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  const candidates = files.flatMap((file) => (TELLING.test(file.text) ? initializersIn(file) : []));
  // The second round takes in what is put together from the names of the first.
  for (let round = 0; round < 2; round += 1) {
    for (const { name, value } of candidates) if (!names.has(name) && mayTell(value, names)) names.add(name);
  }
  return names;
}

/** True if a text, or an object with one, holds such SQL as it is written, or a name that may hold it. */
export function mayTell(expression: TS.Expression, names: ReadonlySet<string>): boolean {
  const node = unwrap(expression);
  const inside = (inner: TS.Expression): boolean => mayTell(inner, names);
  if (ts.isStringLiteralLike(node)) return tells(node.text);
  if (ts.isIdentifier(node)) return names.has(node.text);
  if (ts.isPropertyAccessExpression(node)) return names.has(node.name.text);
  if (ts.isTemplateExpression(node)) return tells(node.head.text) || node.templateSpans.some(({ expression: part, literal }) => tells(literal.text) || inside(part));
  if (ts.isTaggedTemplateExpression(node)) return inside(node.template);
  if (ts.isConditionalExpression(node)) return inside(node.whenTrue) || inside(node.whenFalse);
  if (ts.isBinaryExpression(node)) return inside(node.left) || inside(node.right);
  if (ts.isObjectLiteralExpression(node)) return node.properties.some((property) => ts.isPropertyAssignment(property) ? inside(property.initializer) : ts.isShorthandPropertyAssignment(property) && names.has(property.name.text));
  if (ts.isElementAccessExpression(node)) return inside(node.expression);
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.arguments.length === 0 && inside(node.expression.expression);
}

function tells(text: string): boolean {
  return TELLING.test(text) && statementsIn(text).some(({ kind }) => kind !== 'other');
}

function initializersIn(file: TS.SourceFile): readonly { readonly name: string; readonly value: TS.Expression }[] {
  return [...descendantsOf(file)].flatMap((node) => {
    const isDeclared = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node) || ts.isEnumMember(node);
    if (!isDeclared || !node.initializer || !(ts.isIdentifier(node.name) || ts.isStringLiteralLike(node.name))) return [];
    return [{ name: node.name.text, value: node.initializer }];
  });
}
