/** Rewrites a function that takes a connection for one query, so that the pool runs it. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { Edit, Fix } from '../report/index.js';
import { unwrap } from '../types/index.js';
import type { SourceText } from './source-text.js';

/** One connection of a function, and all that is done with it. */
export interface HeldConnection {
  readonly acquisition: TS.CallExpression;
  /** The expression of the pool. */
  readonly pool: TS.Expression;
  /** The variable or parameter that holds it. */
  readonly holder: TS.VariableDeclaration | TS.ParameterDeclaration;
  /** The calls on it. */
  readonly query: TS.CallExpression;
  readonly releases: readonly TS.CallExpression[];
}

/**
 * Removes the statements that take the connection and give it back, and asks the pool instead. Offered where these are
 * statements of their own, and what remains of a `try` still has a handler, so that nothing else must change.
 */
export function withoutConnection({ holder, pool, query, releases }: HeldConnection, source: SourceText): readonly Fix[] {
  const callee = unwrap(query.expression);
  if (!ts.isVariableDeclaration(holder) || !ts.isPropertyAccessExpression(callee) || !isSimple(pool)) return [];
  const removed = [statementOf(holder), ...releases.map(removableRelease)];
  if (removed.some((node) => node === undefined)) return [];
  const { file } = source.span(query);
  const edits = [
    ...removed.flatMap((node): Edit[] => (node ? [removal(node, file)] : [])),
    { file, start: callee.expression.getStart(), end: callee.expression.getEnd(), text: pool.getText() },
  ];
  return [{ title: `Query ${source.excerpt(pool)} instead`, kind: 'suggestion', edits: edits.sort((one, other) => one.start - other.start) }];
}

/** A name, or members of one: reading it again is no work. */
function isSimple(pool: TS.Expression): boolean {
  const node = unwrap(pool);
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword || (ts.isPropertyAccessExpression(node) && isSimple(node.expression));
}

function statementOf(holder: TS.VariableDeclaration): TS.Node | undefined {
  const list = holder.parent;
  return ts.isVariableDeclarationList(list) && list.declarations.length === 1 && ts.isVariableStatement(list.parent) ? list.parent : undefined;
}

/** The statement of a release, or the `finally` that has no other and is not all that makes the `try` one. */
function removableRelease(release: TS.CallExpression): TS.Node | undefined {
  const statement = release.parent;
  const block = statement.parent;
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(block)) return undefined;
  const attempt = block.parent;
  if (!ts.isTryStatement(attempt) || attempt.finallyBlock !== block || block.statements.length > 1) return statement;
  return attempt.catchClause ? block : undefined;
}

/** The node with the rest of its line, or, for the block of a `finally`, with the keyword. */
function removal(node: TS.Node, file: string): Edit {
  const text = node.getSourceFile().text;
  const keyword = ts.isBlock(node) ? text.lastIndexOf('finally', node.getStart()) : node.getStart();
  const start = ts.isBlock(node) ? text.slice(0, keyword).trimEnd().length : lineStart(text, keyword);
  const rest = /^[ \t]*\r?\n/.exec(text.slice(node.getEnd()))?.[0].length ?? 0;
  return { file, start, end: node.getEnd() + (ts.isBlock(node) ? 0 : rest), text: '' };
}

function lineStart(text: string, at: number): number {
  const indentation = /[ \t]*$/.exec(text.slice(0, at))?.[0].length ?? 0;
  return at - indentation;
}
