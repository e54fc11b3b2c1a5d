/** Whether a program ends what it constructs in the same place. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { functionDeclaredBy, isFunctionNode, unwrap, wrapped, type FunctionNode } from '../types/index.js';

type Construction = TS.NewExpression | TS.CallExpression;

const ENDING: ReadonlySet<string> = new Set(['end', 'destroy', 'close', 'quit', 'disconnect', 'shutdown', '$disconnect']);

/** True if a method that ends is called, anywhere in the body, on the variable that the construction's result is put into. */
export function isEndedIn(body: TS.Node, construction: Construction): boolean {
  const name = variableOf(construction)?.getText();
  return name !== undefined && callsEnding(body, (receiver) => receiver.getText() === name, () => true);
}

/**
 * True if the code around the construction ends its result itself, as a program does that opens a pool for one task: later
 * in the same function, when a promise settles there, or in the function that a script begins with. A listener, a hook or
 * a method that ends it says nothing of when.
 */
export function isForOneTask(construction: Construction): boolean {
  const handed = handedTo(construction);
  const variable = handed?.name ?? variableOf(construction);
  if (!variable || !ts.isIdentifier(variable)) return false;
  const body = handed?.callback ?? ts.findAncestor(construction, isFunctionNode) ?? construction.getSourceFile();
  const isResult = (receiver: TS.Expression): boolean => receiver.getText() === variable.text && (handed !== undefined || receiver.pos > construction.end);
  return callsEnding(body, isResult, (node) => runsOnce(node, variable.text)) || (ts.isSourceFile(body) && mainsOf(body).some((main) => endsAtLast(main, variable.text)));
}

/** The functions that the file itself calls when it is loaded, and nobody else can: `main()`, `await main()`, `main().catch(…)`. */
function mainsOf(file: TS.SourceFile): readonly FunctionNode[] {
  const called = file.statements.flatMap((statement) => (ts.isExpressionStatement(statement) ? calledFirst(statement.expression) : []));
  return called.flatMap((callee): FunctionNode[] => {
    if (isFunctionNode(callee)) return [callee];
    const declared = ts.isIdentifier(callee) ? file.statements.flatMap(declarationsIn).find(({ name }) => name?.getText() === callee.text) : undefined;
    const main = declared && !(ts.getCombinedModifierFlags(declared) & ts.ModifierFlags.Export) ? functionDeclaredBy(declared) : undefined;
    return main ? [main] : [];
  });
}

function declarationsIn(statement: TS.Statement): readonly (TS.FunctionDeclaration | TS.VariableDeclaration)[] {
  if (ts.isFunctionDeclaration(statement)) return [statement];
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
}

/** `main` of `void main().then(…).catch(…)`. */
function calledFirst(expression: TS.Expression): readonly TS.Expression[] {
  const node = unwrap(expression);
  if (ts.isAwaitExpression(node) || ts.isVoidExpression(node)) return calledFirst(node.expression);
  if (!ts.isCallExpression(node)) return [];
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) ? calledFirst(callee.expression) : [callee];
}

/** True if a function ends the variable in the course of its work, and not merely where it could not begin. */
function endsAtLast(main: FunctionNode, variable: string): boolean {
  return callsEnding(main, (receiver) => receiver.getText() === variable && ts.findAncestor(receiver, (node) => node === main || ts.isCatchClause(node)) === main, (node) => runsOnce(node, variable));
}

/** The callback that gets the result, and its name for it: `connect(address, (error, client) => …)`. */
function handedTo({ arguments: args }: Construction): { readonly callback: FunctionNode; readonly name: TS.BindingName } | undefined {
  const callback = args?.at(-1);
  const name = callback && isFunctionNode(callback) ? callback.parameters[1]?.name : undefined;
  return callback && isFunctionNode(callback) && name ? { callback, name } : undefined;
}

/**
 * True for a function that runs in the course of the task: `promise.finally(() => …)`, `new Promise((resolve) => …)`, and
 * the callback of what is asked of the result itself, `pool.query(sql, (error, result) => …)`.
 */
function runsOnce(node: FunctionNode, variable: string): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const { parent } = wrapped(node);
  if (ts.isNewExpression(parent)) return parent.expression.getText() === 'Promise';
  const callee = ts.isCallExpression(parent) ? unwrap(parent.expression) : undefined;
  if (!callee || !ts.isPropertyAccessExpression(callee)) return false;
  return /^(?:then|catch|finally)$/.test(callee.name.text) || (callee.expression.getText() === variable && !/^(?:on|once|addListener)$/.test(callee.name.text));
}

function callsEnding(body: TS.Node, isResult: (receiver: TS.Expression) => boolean, entersFunction: (node: FunctionNode) => boolean): boolean {
  const visit = (node: TS.Node): boolean => {
    if (node !== body && isFunctionNode(node) && !entersFunction(node)) return false;
    if (ts.isPropertyAccessExpression(node) && ENDING.has(node.name.text) && isResult(unwrap(node.expression))) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) === true;
  };
  return visit(body);
}

/** The variable or field that the result is put into. */
function variableOf(construction: Construction): TS.Node | undefined {
  let value: TS.Expression = wrapped(construction);
  while (ts.isAwaitExpression(value.parent)) value = wrapped(value.parent);
  const { parent } = value;
  if (ts.isVariableDeclaration(parent)) return parent.name;
  return ts.isBinaryExpression(parent) && parent.right === value ? parent.left : undefined;
}
