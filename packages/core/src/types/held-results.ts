/** What a call's result is bound to, and what the code around it does with that. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, referredName, unwrap } from './syntax.js';

export type Callback = TS.FunctionExpression | TS.ArrowFunction;

/** The function that a call ends with. */
export function lastFunction(call: TS.CallExpression): Callback | undefined {
  const last = call.arguments.at(-1);
  const node = last && unwrap(last);
  return node && (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) ? node : undefined;
}

/** The last name of `a.b.pool`, `this.#pool`, `getPool()`. */
export function lastName(expression: TS.Expression): string {
  const node = unwrap(expression);
  return ts.isCallExpression(node) ? lastName(node.expression) : referredName(node);
}

export type Holder = TS.VariableDeclaration | TS.ParameterDeclaration | TS.Identifier | TS.PropertyAccessExpression;

/** The code that may speak of a holder: the class of a field of `this`, else the surrounding function. */
export function sharing(call: TS.CallExpression, holder: Holder): TS.Node {
  const isOwnField = ts.isPropertyAccessExpression(holder) && holder.expression.kind === ts.SyntaxKind.ThisKeyword;
  return (isOwnField ? ts.findAncestor(call, ts.isClassLike) : undefined) ?? ts.findAncestor(call, isFunctionNode) ?? call.getSourceFile();
}

/** The variable, handler parameter or field that receives what a call yields. */
export function boundTo(call: TS.CallExpression): Holder | undefined {
  const { parent } = call;
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'then' && ts.isCallExpression(parent.parent)) {
    const handler = parent.parent.arguments[0];
    const node = handler && unwrap(handler);
    return node && isFunctionNode(node) ? node.parameters[0] : undefined;
  }
  let node: TS.Node = call;
  while (ts.isAwaitExpression(node.parent) || ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || isFallback(node.parent, node)) node = node.parent;
  if (ts.isVariableDeclaration(node.parent)) return node.parent;
  if (!ts.isBinaryExpression(node.parent) || !assigns(node.parent.operatorToken.kind)) return undefined;
  const { left } = node.parent;
  return ts.isIdentifier(left) || ts.isPropertyAccessExpression(left) ? left : undefined;
}

/** `=`, and `||=` and `??=`, which keep what is there. */
function assigns(operator: TS.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.EqualsToken || operator === ts.SyntaxKind.BarBarEqualsToken || operator === ts.SyntaxKind.QuestionQuestionEqualsToken;
}

/** `given ?? (await pool.connect())`, `tx ? tx : await pool.connect()`. */
function isFallback(parent: TS.Node, node: TS.Node): boolean {
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  return ts.isBinaryExpression(parent) && parent.right === node && (parent.operatorToken.kind === ts.SyntaxKind.BarBarToken || parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken);
}

/** How the program writes a holder; undefined for a pattern. */
function nameOf(holder: TS.Node): string | undefined {
  if (ts.isIdentifier(holder) || ts.isPropertyAccessExpression(holder)) return holder.getText();
  return (ts.isParameter(holder) || ts.isVariableDeclaration(holder)) && ts.isIdentifier(holder.name) ? holder.name.text : undefined;
}

/** True if the scope speaks of one of the members of what a holder names. */
export function usesMember(scope: TS.Node, holder: TS.Node, members: readonly string[]): boolean {
  const name = nameOf(holder);
  return name !== undefined && some(scope, (node) =>
    ts.isPropertyAccessExpression(node) && members.includes(node.name.text) && nameOf(unwrap(node.expression)) === name);
}

/** True if an expression is what a holder names. */
export function usesName(expression: TS.Expression, holder: TS.Node): boolean {
  const name = nameOf(holder);
  return name !== undefined && nameOf(unwrap(expression)) === name;
}

/** True if the scope calls the function that a holder names, or has it called next: `process.nextTick(done)`. */
export function calls(scope: TS.Node, holder: TS.Node): boolean {
  const name = nameOf(holder);
  const isNamed = (node: TS.Node | undefined): boolean => node !== undefined && ts.isIdentifier(node) && node.text === name;
  return name !== undefined && some(scope, (node) => ts.isCallExpression(node) && (isNamed(node.expression) || (CALLS_NEXT.has(referredName(node.expression)) && isNamed(node.arguments[0]))));
}

/** What calls the function that it is given, and nothing else. */
const CALLS_NEXT: ReadonlySet<string> = new Set(['nextTick', 'setImmediate', 'queueMicrotask']);

/** True if the test holds of a node or of one within it. */
export function some(scope: TS.Node, test: (node: TS.Node) => boolean): boolean {
  const visit = (node: TS.Node): boolean => test(node) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(scope);
}

/** The scope's calls of a method of that name with what a holder names as their first argument. */
export function callsWith(scope: TS.Node, holder: TS.Node, method: string): readonly TS.CallExpression[] {
  const name = nameOf(holder);
  if (name === undefined) return [];
  return [...descendantsOf(scope)].filter((node): node is TS.CallExpression => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== method) return false;
    const [first] = node.arguments;
    return first !== undefined && nameOf(unwrap(first)) === name;
  });
}
