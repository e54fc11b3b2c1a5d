/** Whether requests lead to a function: it handles them, or is called by what does. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode, type FunctionNode } from '../types/index.js';
import { referencesTo } from './references.js';
import { occasionOfFunction, occasionOfValue } from './request-handlers.js';

/** Most functions on the way up to a handler that are looked at. */
const MAX_FUNCTIONS = 60;

/** @param files the program's own files */
export function servesRequests(node: FunctionNode, files: readonly TS.SourceFile[], checker: TS.TypeChecker): boolean {
  const reached = new Set<FunctionNode>([node]);
  for (const body of reached) {
    if (reached.size > MAX_FUNCTIONS) return false;
    if (occasionOfFunction(body) === 'request') return true;
    for (const reference of referencesTo(body, files, checker)) {
      if (reference.kind === 'value' && occasionOfValue(reference.value) === 'request') return true;
      const caller = reference.kind === 'call' ? ts.findAncestor(reference.call, isFunctionNode) : undefined;
      if (caller) reached.add(caller);
    }
    const around = ts.findAncestor(body.parent, isFunctionNode);
    if (around && runsInside(body)) reached.add(around);
  }
  return false;
}

/** True for a function that has no name of its own: what it stands in runs it, or has it run. */
function runsInside(node: FunctionNode): boolean {
  return (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && ts.isCallExpression(node.parent);
}
