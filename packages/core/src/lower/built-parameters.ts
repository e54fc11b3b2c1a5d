/** Finds the parameters of connection strings that are put together with `URL` and `URLSearchParams`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, valuesGiven } from '../types/index.js';
import { constantOf } from './constants.js';
import { definitionOf } from './definitions.js';
import { valueSymbol } from './value-symbol.js';

/** A parameter by its name in the source, with the expression that gives its value. */
export interface BuiltParameter {
  readonly name: string;
  readonly place: TS.Node;
  readonly value: TS.Expression;
}

/** Deepest nesting of concatenations, branches and names that is followed; variables may refer to each other in a circle. */
const MAX_DEPTH = 8;

/** `url.searchParams.set('connection_limit', '5')` and `new URLSearchParams({ connection_limit: '5' })` behind an address. */
export function builtParametersOf(address: TS.Expression, checker: TS.TypeChecker, depth = 0): readonly BuiltParameter[] {
  if (depth > MAX_DEPTH) return [];
  const inside = (inner: TS.Expression): readonly BuiltParameter[] => builtParametersOf(inner, checker, depth + 1);
  const written = unwrap(address);
  if (ts.isIdentifier(written)) return [...valuesOf(written, checker).flatMap(inside), ...setOn(written, checker)];
  if (ts.isTemplateExpression(written)) return written.templateSpans.flatMap(({ expression }) => inside(expression));
  if (ts.isConditionalExpression(written)) return [...inside(written.whenTrue), ...inside(written.whenFalse)];
  if (ts.isBinaryExpression(written)) return [...inside(written.left), ...inside(written.right)];
  if (ts.isPropertyAccessExpression(written)) return written.name.text === 'href' ? inside(written.expression) : [];
  if (ts.isNewExpression(written)) return madeBy(written, checker);
  if (!ts.isCallExpression(written)) return [];
  const callee = unwrap(written.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'toString') return inside(callee.expression);
  const [first] = written.arguments;
  return ts.isIdentifier(callee) && callee.text === 'String' && first ? inside(first) : [];
}

/** What a variable is given, and what is added to it. */
function valuesOf(name: TS.Identifier, checker: TS.TypeChecker): readonly TS.Expression[] {
  const symbol = valueSymbol(name, checker);
  if (!symbol?.valueDeclaration || !ts.isVariableDeclaration(symbol.valueDeclaration)) return [];
  const added: TS.Expression[] = [];
  for (const node of descendantsOf(scopeOf(symbol.valueDeclaration))) {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusEqualsToken) continue;
    if (ts.isIdentifier(node.left) && node.left.text === name.text && valueSymbol(node.left, checker) === symbol) added.push(node.right);
  }
  return [...valuesGiven(name, checker), ...added];
}

/** `url.searchParams.set(…)` of a `URL`, `parameters.set(…)` of its `URLSearchParams`. */
function setOn(name: TS.Identifier, checker: TS.TypeChecker): readonly BuiltParameter[] {
  const symbol = valueSymbol(name, checker);
  if (!symbol?.valueDeclaration) return [];
  const found: BuiltParameter[] = [];
  for (const node of descendantsOf(scopeOf(symbol.valueDeclaration))) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || !/^(?:set|append)$/.test(node.expression.name.text)) continue;
    const holder = unwrap(node.expression.expression);
    const owner = ts.isPropertyAccessExpression(holder) && holder.name.text === 'searchParams' ? unwrap(holder.expression) : holder;
    if (!ts.isIdentifier(owner) || owner.text !== name.text || valueSymbol(owner, checker) !== symbol) continue;
    const [key, value] = node.arguments;
    const known = key && constantOf(key, checker);
    if (key && value && known?.kind === 'constant' && typeof known.value === 'string') found.push({ name: known.value, place: key, value });
  }
  return found;
}

/** The members of the object that `new URLSearchParams({ … })` is given, and what is written to it later. */
function madeBy(node: TS.NewExpression, checker: TS.TypeChecker): readonly BuiltParameter[] {
  const [argument] = node.arguments ?? [];
  if (!argument || !ts.isIdentifier(node.expression) || node.expression.text !== 'URLSearchParams') return [];
  const { expression: object, writes } = definitionOf(argument, checker);
  if (!ts.isObjectLiteralExpression(object)) return [];
  const own = object.properties.flatMap((property): readonly BuiltParameter[] => {
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return [];
    return [{ name: property.name.text, place: property.name, value: property.initializer }];
  });
  return [...own, ...writes.flatMap(({ name, value }) => (name && value ? [{ name: name.text, place: name, value }] : []))];
}

/** Where a variable is known. */
function scopeOf(declaration: TS.Declaration): TS.Node {
  return ts.findAncestor(declaration, isFunctionNode) ?? declaration.getSourceFile();
}
