/** Where the values of untyped code come from: what is assigned to a variable, what a function returns. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { calleeOf } from './callees.js';
import { resolveAlias } from './origin.js';
import { isFunctionNode, unwrap, type FunctionNode } from './syntax.js';

/** Most expressions that one value is looked for in. */
const MAX_SOURCES = 12;

/** The expressions one of which an expression's value was made by; none where that cannot be told. */
export function sourcesOf(expression: TS.Expression, checker: TS.TypeChecker): readonly TS.Expression[] {
  const node = unwrap(expression);
  if (ts.isAwaitExpression(node)) return [node.expression];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isBinaryExpression(node)) return operandsOf(node);
  if (ts.isIdentifier(node)) return assignedTo(node, checker).slice(0, MAX_SOURCES);
  const callee = ts.isCallExpression(node) ? calleeOf(node, checker) : undefined;
  return callee ? returnedBy(callee).slice(0, MAX_SOURCES) : [];
}

function operandsOf(node: TS.BinaryExpression): readonly TS.Expression[] {
  const operator = node.operatorToken.kind;
  if (isAssignment(operator)) return [node.right];
  return operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.QuestionQuestionToken ? [node.left, node.right] : [];
}

/** `=`, `??=`, `||=`. */
function isAssignment(operator: TS.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.EqualsToken || operator === ts.SyntaxKind.QuestionQuestionEqualsToken || operator === ts.SyntaxKind.BarBarEqualsToken;
}

/** What a variable without a type annotation is given where it is declared and anywhere in its file. */
function assignedTo(name: TS.Identifier, checker: TS.TypeChecker): readonly TS.Expression[] {
  const symbol = checker.getSymbolAtLocation(name);
  const target = symbol && resolveAlias(symbol, checker);
  const declaration = target?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || declaration.type || !ts.isIdentifier(declaration.name)) return [];
  const assigned = (assignmentsIn(declaration.getSourceFile()).get(declaration.name.text) ?? [])
    .filter(({ left }) => checker.getSymbolAtLocation(left) === target)
    .map(({ right }) => right);
  return declaration.initializer ? [declaration.initializer, ...assigned] : assigned;
}

const assignmentsOfFile = new WeakMap<TS.SourceFile, ReadonlyMap<string, readonly TS.BinaryExpression[]>>();

/** The assignments to names in a file, by name. */
function assignmentsIn(file: TS.SourceFile): ReadonlyMap<string, readonly TS.BinaryExpression[]> {
  const known = assignmentsOfFile.get(file);
  if (known) return known;
  const found = new Map<string, TS.BinaryExpression[]>();
  const visit = (node: TS.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind) && ts.isIdentifier(node.left)) {
      const sameName = found.get(node.left.text);
      if (sameName) sameName.push(node);
      else found.set(node.left.text, [node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  assignmentsOfFile.set(file, found);
  return found;
}

function returnedBy(node: FunctionNode): readonly TS.Expression[] {
  if (!node.body) return [];
  if (!ts.isBlock(node.body)) return [node.body];
  const found: TS.Expression[] = [];
  const visit = (child: TS.Node): void => {
    if (isFunctionNode(child) || ts.isClassLike(child)) return;
    if (ts.isReturnStatement(child) && child.expression) found.push(child.expression);
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node.body, visit);
  return found;
}
