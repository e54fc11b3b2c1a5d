/** What SQL text asks of a connection: plain serialisable data. */

/**
 * What a statement does to the connection it runs on.
 *
 * - `begin`, `commit`, `rollback`: open and end a transaction; `PREPARE TRANSACTION` counts as a commit, since it leaves
 *   the connection without one.
 * - `savepoint`, `release-savepoint`, `rollback-to-savepoint`: inside a transaction.
 * - `session-set`, `session-reset`: change what later statements of the connection find; take such changes back.
 * - `local-set`, `local-lock`: last as long as the transaction they stand in.
 * - `listen`, `unlisten`, `advisory-lock`, `advisory-unlock`, `lock-table`, `unlock-table`, `temporary-table`: what the
 *   connection keeps, and what it gives up.
 * - `other`: everything else, and text that is not known.
 */
export type SqlStatementKind =
  | 'begin'
  | 'commit'
  | 'rollback'
  | 'savepoint'
  | 'release-savepoint'
  | 'rollback-to-savepoint'
  | 'session-set'
  | 'session-reset'
  | 'local-set'
  | 'local-lock'
  | 'listen'
  | 'unlisten'
  | 'advisory-lock'
  | 'advisory-unlock'
  | 'lock-table'
  | 'unlock-table'
  | 'temporary-table'
  | 'other';

/** What a connection carries on to whoever borrows it next; `abandoned-query`: one that runs on, though nobody waits for it. */
export type SessionChange = 'session-set' | 'listen' | 'advisory-lock' | 'lock-table' | 'temporary-table' | 'abandoned-query';

/** One statement of a text that may have several. */
export interface SqlStatement {
  readonly kind: SqlStatementKind;
  /** The words that decide it, for messages: `BEGIN`, `SET search_path`, `pg_advisory_lock()`. */
  readonly words: string;
}
