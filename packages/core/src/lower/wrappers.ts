/** Objects of code that is not at hand, made around a pool of their own, which their end ends. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap } from '../types/index.js';
import type { Lowering } from './context.js';
import { valueSymbol } from './value-symbol.js';

/**
 * The object that `new Database({ pool: new Pool() })` makes, where the function ends it: nobody else can end the pool.
 * Undefined for any other construction.
 */
export function lowerWrapper(l: Lowering, node: TS.NewExpression, args: readonly Variable[]): Variable | undefined {
  const outer = outermost(node);
  if (args.length === 0 || isAtHand(l, node) || isAtHand(l, outer) || !makesPool(l, node) || !isEndedByFunction(outer)) return undefined;
  const dest = l.graph.variable();
  l.graph.emit({ op: 'object', dest, instance: false, wraps: true, fields: args.map((value, at) => [String(at), value] as const) });
  return dest;
}

/** True for a class of the program, whose own code says what it does. */
function isAtHand(l: Lowering, node: TS.Expression): boolean {
  const callee = ts.isNewExpression(node) ? unwrap(node.expression) : undefined;
  const declaration = callee && valueSymbol(callee, l.program.classifier.checker)?.valueDeclaration;
  return declaration !== undefined && !declaration.getSourceFile().isDeclarationFile;
}

/** True if a pool is constructed inside the arguments. */
function makesPool(l: Lowering, node: TS.NewExpression): boolean {
  const visit = (child: TS.Node): boolean => {
    if (isFunctionNode(child)) return false;
    if (ts.isNewExpression(child) && l.program.classifier.call(child)?.model.effects.some((effect) => effect.kind === 'acquire' && effect.resource === 'pool')) return true;
    return ts.forEachChild(child, (inner) => visit(inner) || undefined) ?? false;
  };
  return (node.arguments ?? []).some(visit);
}

/** The construction that this one is an argument of, directly or in an object. */
function outermost(node: TS.Expression): TS.Expression {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression !== node) return outermost(parent);
  if (ts.isPropertyAssignment(parent)) return outermost(parent.parent);
  return (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isObjectLiteralExpression(parent)) ? outermost(parent) : node;
}

/** True if the variable that keeps the object is ended by the function. */
function isEndedByFunction(node: TS.Expression): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const name = parent.name.text;
  const body = ts.findAncestor(node, isFunctionNode)?.body;
  const visit = (child: TS.Node): boolean => isEndOf(child, name) || (ts.forEachChild(child, (inner) => visit(inner) || undefined) ?? false);
  return body !== undefined && visit(body);
}

function isEndOf(node: TS.Node, name: string): boolean {
  const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && callee.expression.text === name && /^(destroy|end|close|dispose|disconnect)$/.test(callee.name.text);
}
