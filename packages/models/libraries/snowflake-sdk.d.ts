/**
 * snowflake-sdk: sessions over HTTPS, alone or in a pool of generic-pool.
 *
 * @library snowflake-sdk
 * @package snowflake-sdk 3.3.0
 */
declare module 'snowflake-sdk' {
  /**
   * A session; it begins with `connect()`. Destroying it twice gives the callback an error.
   * @resource connection @lazy @release destroy @doubleRelease ignored
   */
  export interface Connection {
    /** @connect @use */
    connect(callback?: (err: any, connection: Connection) => void): Connection;
    /** @connect @use */
    connectAsync(callback?: (err: any, connection: Connection) => void): Promise<Connection>;
    /** @use */
    execute(options: StatementOption): RowStatement;
    /** @use */
    fetchResult(options: any): RowStatement;
    /** @use */
    getQueryStatus(queryId: string): Promise<string>;
    /** @use */
    getQueryStatusThrowIfError(queryId: string): Promise<string>;
    /** @use */
    getResultsFromQueryId(options: any): Promise<RowStatement>;
    /** @use */
    isValidAsync(): Promise<boolean>;
    /** @state active */
    isUp(): boolean;
    isTokenValid(): boolean;
    /** @safe */
    getId(): string;
    serialize(): string;
    /** @discards */
    destroy(callback?: (err: any, connection: Connection) => void): void;
  }

  /** @lastEvent end */
  export interface RowStatement {
    getSqlText(): string;
    getStatus(): string;
    getColumns(): any[];
    getNumRows(): number;
    getStatementId(): string;
    cancel(callback?: (err: any, statement: RowStatement) => void): void;
    streamRows(options?: any): any;
  }

  /** @resource pool @release drain @doubleRelease ignored @awaitsLent */
  export interface Pool<Lent = Connection> {
    /** @acquire connection */
    acquire(priority?: number): Promise<Connection>;
    /** @release arg 0 */
    release(connection: Connection): Promise<void>;
    /** @release arg 0 @discards */
    destroy(connection: Connection): Promise<void>;
    /** @scope connection */
    use<T>(work: (connection: Connection) => T | Promise<T>): Promise<T>;
    drain(): Promise<void>;
    clear(): Promise<void>;
    readonly size: number;
    readonly available: number;
    readonly borrowed: number;
    readonly pending: number;
  }

  /** @acquire connection */
  export function createConnection(options?: ConnectionOptions): Connection;
  /** @acquire pool */
  export function createPool(options: ConnectionOptions, poolOptions?: PoolOptions): Pool;
  export function configure(options?: any): void;
  export function serializeConnection(connection: Connection): string;
  export function deserializeConnection(options: ConnectionOptions, serialized: string): Connection;

  /** What `execute()` takes. */
  export interface StatementOption {
    sqlText: string;
    complete?: (err: any, statement: RowStatement, rows?: any[]) => void;
    [name: string]: any;
  }
  export interface ConnectionOptions {
    account?: string;
    username?: string;
    password?: string;
    [name: string]: any;
  }

  /** @options ignored
   * @foreign connectionLimit = max from mysql2
   * @foreign acquireTimeout = acquireTimeoutMillis from mariadb
   * @foreign idleTimeout = idleTimeoutMillis from mysql2
   * @foreign maxUses = none from pg
   */
  export interface PoolOptions {
    /** @role poolMax @default 1 */
    max?: number;
    /** @role poolMin @default 0 @atMost max */
    min?: number;
    /** @role acquireTimeout @unit ms @default none */
    acquireTimeoutMillis?: number;
    /** @role queueLimit @default none */
    maxWaitingClients?: number;
    /** @unit ms @default 0 */
    evictionRunIntervalMillis?: number;
    /**
     * Without effect unless `evictionRunIntervalMillis` is set.
     * @role idleTimeout @unit ms @default 30000
     */
    idleTimeoutMillis?: number;
    /** @unit ms */
    softIdleTimeoutMillis?: number;
    /** @unit ms */
    destroyTimeoutMillis?: number;
    numTestsPerEvictionRun?: number;
    priorityRange?: number;
    testOnBorrow?: boolean;
    testOnReturn?: boolean;
    autostart?: boolean;
    fifo?: boolean;
    Promise?: any;
  }
}
