/** What an adapter can say of a connection, asked when something is to be judged or told. Everything is optional. */
export interface ConnectionProbe {
  /**
   * Whether nothing is under way or open, by the server's word: then nothing else needs to be asked as the connection
   * comes back. False where the library does not say.
   */
  readonly isAtRest?: (connection: object) => boolean;
  /** The server's name for the connection, e.g. `backend pid 4711`; null if it is not known. */
  readonly serverIdentity?: (connection: object) => string | null;
  /** Whether a statement is under way; null if the library does not say. */
  readonly isBusy?: (connection: object) => boolean | null;
  /** Whether the server holds a transaction open; null if the library does not say. */
  readonly inTransaction?: (connection: object) => boolean | null;
  /** Whether a cursor or stream is open that keeps the connection from answering. */
  readonly hasOpenCursor?: (connection: object) => boolean;
  /** Whether an error of the connection has somebody to go to. */
  readonly hasErrorListener?: (connection: object) => boolean;
  /** Whether statements that define data end the transaction, as in MySQL and MariaDB. */
  readonly ddlCommits?: boolean;
  /** Whether the library ends an open transaction when it takes the connection back. */
  readonly rollsBackOnReturn?: (connection: object) => boolean;
  /** Gives the connection back in such a way that the pool closes it. */
  readonly destroy?: (connection: object) => void;
}

/** What an adapter may be asked. */
export type Question = Exclude<keyof ConnectionProbe, 'ddlCommits'>;
/** What it answers to that. */
export type Answer<Asked extends Question> = ReturnType<NonNullable<ConnectionProbe[Asked]>>;
