import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, type FunctionNode } from './syntax.js';

/** The expressions that a function itself returns, in the order of the source. */
export function returnedBy(node: FunctionNode): readonly TS.Expression[] {
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
