/** Promises whose executor leaves the settling to others: a timer, a listener. */
import type TS from 'typescript';
import type { Constant } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, type FunctionNode } from '../types/index.js';

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

/** The parts of a deferred promise that a pattern names: `const { promise, resolve } = Promise.withResolvers()`. */
export interface Deferred {
  readonly promise: TS.BindingElement;
  /** What the promise is fulfilled with, where everybody who does it says the same. */
  readonly value: TS.Expression | undefined;
}

/** A promise with what fulfils it; who does not ask for what rejects it has none that is rejected. */
export function deferredOf(pattern: TS.ObjectBindingPattern, checker: TS.TypeChecker): Deferred | undefined {
  const named = (name: string): TS.BindingElement | undefined => pattern.elements.find((element) => (element.propertyName ?? element.name).getText() === name);
  const promise = named('promise');
  const resolve = named('resolve');
  if (!promise || !resolve || named('reject') || pattern.elements.some(({ dotDotDotToken }) => dotDotDotToken) || !ts.isIdentifier(resolve.name)) return undefined;
  const scope = ts.findAncestor(pattern, isFunctionNode) ?? pattern.getSourceFile();
  const symbol = checker.getSymbolAtLocation(resolve.name);
  const mentions = [...descendantsOf(scope)].filter((node): node is TS.Identifier => ts.isIdentifier(node) && node !== resolve.name && node !== resolve.propertyName && checker.getSymbolAtLocation(node) === symbol);
  const values = mentions.map(({ parent }) => (ts.isCallExpression(parent) && mentions.some((mention) => mention === parent.expression) ? parent.arguments[0] : undefined));
  const [first] = values;
  const isSame = first !== undefined && ts.isIdentifier(unwrap(first)) && values.every((value) => value?.getText() === first.getText());
  return { promise, value: isSame ? first : undefined };
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
