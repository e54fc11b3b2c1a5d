/** Whether a program ends what it constructs in the same place. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap, type FunctionNode } from '../types/index.js';
import { wrapped } from './keepers.js';

type Construction = TS.NewExpression | TS.CallExpression;

const ENDING: ReadonlySet<string> = new Set(['end', 'destroy', 'close', 'quit', 'disconnect', 'shutdown', '$disconnect']);

/** True if a method that ends is called, anywhere in the body, on the variable that the construction's result is put into. */
export function isEndedIn(body: TS.Node, construction: Construction): boolean {
  const name = variableOf(construction)?.getText();
  return name !== undefined && callsEnding(body, (receiver) => receiver.getText() === name, () => true);
}

/**
 * True if the code around the construction ends its result itself, as a program does that opens a pool for one task: later
 * in the same function, or when a promise settles there. A listener, a hook or a method that ends it says nothing of when.
 */
export function isForOneTask(construction: Construction): boolean {
  const variable = variableOf(construction);
  if (!variable || !ts.isIdentifier(variable)) return false;
  const body = ts.findAncestor(construction, isFunctionNode) ?? construction.getSourceFile();
  return callsEnding(body, (receiver) => receiver.getText() === variable.text && receiver.pos > construction.end, settlesPromise);
}

/** `promise.finally(() => …)`, `.then(…)` and `.catch(…)`. */
function settlesPromise(node: FunctionNode): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const { parent } = wrapped(node);
  const callee = ts.isCallExpression(parent) ? unwrap(parent.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && /^(?:then|catch|finally)$/.test(callee.name.text);
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
