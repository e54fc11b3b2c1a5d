/** Where the values of untyped code come from: what is assigned to a variable, what a function returns, who is handed a callback. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { calleeOf } from './callees.js';
import { resolveAlias } from './origin.js';
import { descendantsOf, isFunctionNode, unwrap, type FunctionNode } from './syntax.js';

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
  for (const node of descendantsOf(file)) {
    if (!ts.isBinaryExpression(node) || !isAssignment(node.operatorToken.kind) || !ts.isIdentifier(node.left)) continue;
    const sameName = found.get(node.left.text);
    if (sameName) sameName.push(node);
    else found.set(node.left.text, [node]);
  }
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

/** The calls that get the function of an untyped parameter as their last argument, by its name: `pool.connect(onClient)`. */
export function callsWithFunctionOf(parameter: TS.ParameterDeclaration, checker: TS.TypeChecker): readonly TS.CallExpression[] {
  if (parameter.type) return [];
  const name = nameOf(parameter.parent);
  const symbol = name && checker.getSymbolAtLocation(name);
  if (!name || !symbol) return [];
  const found: TS.CallExpression[] = [];
  for (const node of descendantsOf(ts.findAncestor(parameter.parent.parent, isFunctionNode) ?? parameter.getSourceFile())) {
    const last = ts.isCallExpression(node) ? node.arguments.at(-1) : undefined;
    if (last && ts.isCallExpression(node) && ts.isIdentifier(last) && last.text === name.text && checker.getSymbolAtLocation(last) === symbol) found.push(node);
  }
  return found;
}

/** The name of a function declaration, or of the constant that holds a function. */
function nameOf(node: TS.SignatureDeclaration): TS.Identifier | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name;
  return ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name) ? node.parent.name : undefined;
}
