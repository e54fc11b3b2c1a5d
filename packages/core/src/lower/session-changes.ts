/** Statements after which a connection is not what it was: what its next borrower would inherit. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { SessionChange, SqlStatement, SqlStatementKind, Variable } from '../ir/index.js';
import type { ClassifiedCall } from '../types/index.js';
import { poolerBehind } from './behind-poolers.js';
import { spanOf, type Lowering } from './context.js';
import { statementsIn } from './sql-statements.js';
import { textsOf } from './sql-text.js';

/** Writes what a statement takes back, whether or not it succeeds: who tries has done what can be done. */
export function emitRestores(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, connection: Variable): void {
  for (const { kind, words } of statementsOf(l, node, call)) {
    const change = TAKES_BACK.get(kind);
    if (change !== undefined) l.graph.emit({ op: 'restore', connection, change });
    // Who sets the same thing again puts back what was there.
    else if (kind === 'session-set') l.graph.emit({ op: 'restore', connection, change: kind, words });
    else if (kind === 'other' && (words === 'DROP' || words === 'DISCARD')) l.graph.emit({ op: 'restore', connection, change: 'temporary-table' });
    else if (kind === 'rollback') for (const undone of UNDONE_BY_ROLLBACK) l.graph.emit({ op: 'restore', connection, change: undone });
  }
}

/** Writes what the connection keeps once the statement has succeeded. */
export function emitChanges(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, connection: Variable): void {
  for (const { kind, words } of statementsOf(l, node, call)) {
    const change = CHANGES.get(kind);
    if (change === undefined || isHarmless(words)) continue;
    const pooler = ts.isPropertyAccessExpression(node.expression) ? poolerBehind(node.expression.expression, l.program) : undefined;
    l.graph.emit({ op: 'change', connection, change, words, library: call.library.name, span: spanOf(l, node), ...(pooler && { pooler }) });
  }
}

const TAKES_BACK: ReadonlyMap<SqlStatementKind, SessionChange> = new Map<SqlStatementKind, SessionChange>([
  ['session-reset', 'session-set'],
  ['unlisten', 'listen'],
  ['advisory-unlock', 'advisory-lock'],
  ['unlock-table', 'lock-table'],
]);

const CHANGES: ReadonlyMap<SqlStatementKind, SessionChange> = new Map<SqlStatementKind, SessionChange>([
  ['session-set', 'session-set'],
  ['listen', 'listen'],
  ['advisory-lock', 'advisory-lock'],
  ['lock-table', 'lock-table'],
  ['temporary-table', 'temporary-table'],
]);

/** What a transaction takes with it; locks of the session stay. */
const UNDONE_BY_ROLLBACK: readonly SessionChange[] = ['session-set', 'listen', 'temporary-table'];

/** PostgreSQL's LOCK TABLE ends with its transaction, and a character set or a variable of one's own changes nothing for others. */
function isHarmless(words: string): boolean {
  return /^(?:LOCK TABLE$|SET (?:NAMES|CHARACTER|CHARSET)\b|SET @(?!@))/i.test(words);
}

/** The statements that run on the connection itself; none where a branch decides which they are. */
function statementsOf(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall): readonly SqlStatement[] {
  const sql = model.sql === undefined ? undefined : node.arguments[model.sql];
  if (!sql || model.effects.some(({ kind }) => kind === 'oneShot')) return [];
  const [text, ...others] = textsOf(sql, l.program.classifier.checker);
  if (text === undefined || others.length > 0) return [];
  return statementsIn(text).flatMap((statement) => (statement.words.startsWith('DISCARD') ? DISCARDED : [statement]));
}

/** What DISCARD ALL comes to; DISCARD TEMP and the others do less, and are rare. */
const DISCARDED: readonly SqlStatement[] = [
  { kind: 'session-reset', words: 'DISCARD' },
  { kind: 'unlisten', words: 'DISCARD' },
  { kind: 'advisory-unlock', words: 'DISCARD' },
  { kind: 'other', words: 'DISCARD' },
];
