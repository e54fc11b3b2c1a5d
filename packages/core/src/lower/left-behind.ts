/** Properties of objects that a function was given, into which it puts what it acquires and out of which nobody takes it to end it. */
import type TS from 'typescript';
import type { LeftBehind } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, unwrap, type FunctionNode } from '../types/index.js';
import type { ProgramKnowledge } from './context.js';

/** Tells of a property that a function fills whether no code of the project may end what it holds: undefined where some may, and where that is not known of the project. */
export function leftBehind(node: FunctionNode, { claims, source }: ProgramKnowledge): (property: string) => LeftBehind | undefined {
  let filled: ReadonlyMap<string, TS.Node> | undefined;
  return (property) => {
    if (!claims) return undefined;
    filled ??= filledBy(node);
    const place = filled.get(property);
    const fate = place && claims.fateOf(property, node);
    return place && fate !== 'may be ended' ? { property, used: fate === 'worked with', text: source.excerpt(place), span: source.span(place) } : undefined;
  };
}

/** The properties that a function assigns, by name, and those of the objects that it assigns to one: `req.client = …`, `req.pg = { client, done }`. */
function filledBy(node: FunctionNode): ReadonlyMap<string, TS.Node> {
  const filled = new Map<string, TS.Node>();
  for (const inner of descendantsOf(node)) {
    if (!ts.isBinaryExpression(inner) || inner.operatorToken.kind !== ts.SyntaxKind.EqualsToken) continue;
    const target = unwrap(inner.left);
    if (!ts.isPropertyAccessExpression(target) || target.expression.kind === ts.SyntaxKind.ThisKeyword) continue;
    filled.set(target.name.text, target);
    const value = unwrap(inner.right);
    for (const { name } of ts.isObjectLiteralExpression(value) ? value.properties : []) {
      if (name && ts.isIdentifier(name)) filled.set(name.text, target);
    }
  }
  return filled;
}
