/**
 * @databases/pg: every connection is lent to a function, and given back when that ends.
 *
 * @library @databases/pg
 * @package @databases/pg 6.1.0
 */
declare module '@databases/pg' {
  /** Nothing has to end a pool that lives as long as the process. */
  export interface ConnectionPool {
    readonly sql: any;
    /** @oneShot query */
    query(query: any): Promise<any[]>;
    /** @scope connection */
    task<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
    /** @scope transaction */
    tx<T>(work: (transaction: Transaction) => Promise<T>, options?: any): Promise<T>;
    queryStream(query: any, options?: any): AsyncIterable<any>;
    queryNodeStream(query: any, options?: any): any;
    dispose(): Promise<void>;
    registerTypeParser(...values: any[]): any;
    getTypeParser(...values: any[]): any;
  }

  export interface Connection {
    readonly sql: any;
    /** @use */
    query(query: any): Promise<any[]>;
    /** @use */
    task<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
    /** @use */
    tx<T>(work: (transaction: Transaction) => Promise<T>, options?: any): Promise<T>;
    queryStream(query: any, options?: any): AsyncIterable<any>;
  }
  export interface Transaction extends Connection {
    addPostCommitStep(work: () => Promise<void>): Promise<void>;
  }
  export type Queryable = ConnectionPool | Connection | Transaction;

  export default function createConnectionPool(options?: string | ClientConfig): ConnectionPool;
  export const sql: any;
  export type SQLQuery = any;

  /** @options ignored
   * @foreign max = poolSize from pg
   * @foreign connectionLimit = poolSize from mysql2
   * @foreign min = none from pg
   * @foreign idleTimeoutMillis = idleTimeoutMilliseconds from pg
   * @foreign connectionTimeoutMillis = connectionTimeoutMilliseconds from pg
   * @foreign statement_timeout = statementTimeoutMilliseconds from pg
   */
  export interface ClientConfig {
    connectionString?: any;
    host?: any;
    port?: any;
    user?: string;
    password?: any;
    database?: string;
    applicationName?: string;
    fallbackApplicationName?: string;
    bigIntMode?: string;
    schema?: any;
    types?: any;
    ssl?: any;
    /** @role poolMax @default 10 @unlimited 0 */
    poolSize?: number;
    maxUses?: number;
    /** @role idleTimeout @unit ms @default 30000 @unlimited 0 */
    idleTimeoutMilliseconds?: number;
    /** @role connectTimeout @unit ms @default 10000 @unlimited 0 */
    connectionTimeoutMilliseconds?: number;
    /** @role acquireTimeout @unit ms @default 60000 @unlimited 0 */
    queueTimeoutMilliseconds?: number;
    /** @unit ms @default 60000 @unlimited 0 */
    acquireLockTimeoutMilliseconds?: number;
    /** @role statementTimeout @unit ms @default 0 @unlimited 0 */
    statementTimeoutMilliseconds?: number;
    /** @role lockTimeout @unit ms @default 0 @unlimited 0 */
    lockTimeoutMilliseconds?: number;
    /** @role idleInTransactionTimeout @unit ms @default 0 @unlimited 0 */
    idleInTransactionSessionTimeoutMilliseconds?: number;
    /** @role queryTimeout @unit ms @default 0 @unlimited 0 */
    queryTimeoutMilliseconds?: number;
    /** Without effect on a pool: only the option of `tx()` has one. */
    transactionTimeoutMilliseconds?: number;
    keepAlive?: boolean;
    keepAliveInitialDelayMilliseconds?: number;
    onError?: any;
    onConnectionOpened?: any;
    onConnectionClosed?: any;
    onQueryStart?: any;
    onQueryResults?: any;
    onQueryError?: any;
    prepareQuery?: any;
    attributes?: any;
  }
}
