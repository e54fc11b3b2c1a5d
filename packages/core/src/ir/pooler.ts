/** What stands between a program and its server. */
export interface TransactionPooler {
  /** For people: `Neon's pooler`. */
  readonly name: string;
  /** Whether it knows prepared statements by their names wherever they run. */
  readonly statements: 'kept' | 'lost' | 'unknown';
}
