/** Promises whose executor leaves the settling to others: a timer, a listener. */
import type TS from 'typescript';
import type { Constant } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type FunctionNode } from '../types/index.js';

/** How a promise ends that its executor has not settled; `value` is absent where it is not known. */
export type LaterSettlement =
  | { readonly as: 'fulfilled'; readonly value?: { readonly constant: Constant } }
  | { readonly as: 'rejected' }
  | { readonly as: 'either' };

/** What the executor never mentions will never be called. */
export function laterSettlement(executor: FunctionNode): LaterSettlement {
  const resolves = mentionsOf(executor, 0);
  const rejects = mentionsOf(executor, 1);
  if (rejects.length === 0) return { as: 'fulfilled', ...commonValue(resolves) };
  return resolves.length === 0 ? { as: 'rejected' } : { as: 'either' };
}

function mentionsOf(executor: FunctionNode, parameter: number): readonly TS.Identifier[] {
  const name = executor.parameters[parameter]?.name;
  if (!name || !ts.isIdentifier(name) || !executor.body) return [];
  const found: TS.Identifier[] = [];
  const visit = (node: TS.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(executor.body);
  return found;
}

/** The one constant that all calls of a resolve function hand over. */
function commonValue(resolves: readonly TS.Identifier[]): { readonly value?: { readonly constant: Constant } } {
  const values = resolves.map(resolvedValue);
  const [first] = values;
  return first && values.every((value) => value?.constant === first.constant) ? { value: first } : {};
}

/** `resolve()`, `resolve(null)`, and `setTimeout(resolve, 100)`, which calls without a value. */
function resolvedValue(resolve: TS.Identifier): { readonly constant: Constant } | undefined {
  const { parent } = resolve;
  if (!ts.isCallExpression(parent)) return undefined;
  const [first] = parent.arguments;
  if (parent.expression === resolve) return first ? literal(unwrap(first)) : { constant: undefined };
  const timer = ts.isIdentifier(parent.expression) ? parent.expression.text : '';
  const withoutValue = (timer === 'setTimeout' && parent.arguments.length <= 2) || (timer === 'setImmediate' && parent.arguments.length === 1);
  return first === resolve && withoutValue ? { constant: undefined } : undefined;
}

function literal(node: TS.Expression): { readonly constant: Constant } | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.NullKeyword:
      return { constant: null };
    case ts.SyntaxKind.TrueKeyword:
      return { constant: true };
    case ts.SyntaxKind.FalseKeyword:
      return { constant: false };
    default:
      if (ts.isStringLiteralLike(node)) return { constant: node.text };
      return ts.isIdentifier(node) && node.text === 'undefined' ? { constant: undefined } : undefined;
  }
}
