/** Callbacks of which several are under way at once, and only the last one releases: `if (--open === 0) connection.release()`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, type FunctionNode } from '../types/index.js';
import { capturesOf, isAssigned, isReference } from './closures.js';
import type { Lowering } from './context.js';
import type { Scope } from './scope.js';

/** True for a function that counts, tests the count, and releases something of the code around it. */
export function releasesByCount(l: Lowering, node: FunctionNode, scope: Scope): boolean {
  const counted = new Set<string>();
  const tested = new Set<string>();
  const lengthTests: TS.Node[] = [];
  const followed = new Set<TS.Node>([node]);
  const visit = (child: TS.Node): void => {
    if (isLengthTest(child)) lengthTests.push(child);
    if (ts.isIdentifier(child) && isReference(child)) {
      if (isCounted(child)) counted.add(child.text);
      if (isTested(child)) tested.add(child.text);
      const called = scope.find(child.text)?.function?.node;
      if (called && !followed.has(called)) {
        followed.add(called);
        ts.forEachChild(called, visit);
      }
    }
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  const counts = lengthTests.length > 0 || [...counted].some((name) => tested.has(name) && scope.find(name) !== undefined);
  return counts && capturesOf(l, node, scope).some(({ releases }) => releases);
}

/** The callbacks within a loop's body that release by count: how many rounds there are, and which of them comes last, is theirs to know. */
export function countingFunctions(l: Lowering, body: TS.Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  const visit = (child: TS.Node): void => {
    if (!isFunctionNode(child)) ts.forEachChild(child, visit);
    else if (releasesByCount(l, child, l.scope)) found.push(child);
  };
  visit(body);
  return found;
}

/** True for the test of the last round of a loop, `if (at === ids.length - 1)`, in which the loop's resource is given back. */
export function isLastRound(node: TS.IfStatement): boolean {
  const inLoop = ts.findAncestor(node, (above) => isFunctionNode(above) || ts.isIterationStatement(above, false));
  return inLoop !== undefined && !isFunctionNode(inLoop) && holdsLengthTest(node.expression);
}

function holdsLengthTest(node: TS.Node): boolean {
  return isLengthTest(node) || ts.forEachChild(node, (child) => holdsLengthTest(child) || undefined) === true;
}

/** True for `open` in `open -= 1`, `open += 1`, `open--` and `++open`. */
function isCounted(node: TS.Identifier): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent)) return isAssigned(node);
  const { kind } = parent.operatorToken;
  return parent.left === node && (kind === ts.SyntaxKind.PlusEqualsToken || kind === ts.SyntaxKind.MinusEqualsToken);
}

/** True for `done === tables.length` and `at === tables.length - 1` in a condition, not for `rows.length === 0`. */
function isLengthTest(node: TS.Node): boolean {
  if (!ts.isBinaryExpression(node) || !isTested(node)) return false;
  const { kind } = node.operatorToken;
  if (kind !== ts.SyntaxKind.EqualsEqualsToken && kind !== ts.SyntaxKind.EqualsEqualsEqualsToken && kind !== ts.SyntaxKind.GreaterThanEqualsToken) return false;
  const sides = [node.left, node.right];
  return sides.some(isLength) && !sides.some(ts.isNumericLiteral);
}

function isLength(node: TS.Expression): boolean {
  if (ts.isBinaryExpression(node)) return isLength(node.left) && ts.isNumericLiteral(node.right);
  return ts.isPropertyAccessExpression(node) && node.name.text === 'length';
}

/** True within the condition of an `if`. */
function isTested(node: TS.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent)) return parent.expression === node;
  return ts.isExpression(parent) && !isFunctionNode(parent) && isTested(parent);
}
