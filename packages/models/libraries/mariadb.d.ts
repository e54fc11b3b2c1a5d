/**
 * mariadb with its promise interface and, in `mariadb/callback`, its callbacks.
 *
 * @library mariadb
 * @package mariadb 3.5.4
 * @verified server
 */
declare module 'mariadb' {
  /** Listeners never throw. */
  export interface EventSource {
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeAllListeners(event?: string): this;
  }

  export interface EscapeFunctions {
    /** @safe */
    escape(value: any): string;
    /** @safe */
    escapeId(identifier: string): string;
  }

  /**
   * Opens its connections when it is made. Ending it waits ten seconds for what is lent, then closes that as well.
   * @resource pool @persistent @release end @doubleRelease rejects
   */
  export interface Pool extends EventSource, EscapeFunctions {
    closed: boolean;

    /** @acquire connection */
    getConnection(): Promise<PoolConnection>;
    /** @oneShot query @sql arg 0 */
    query<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
    /** @oneShot query @sql arg 0 */
    execute<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
    /** @oneShot query @sql arg 0 */
    batch<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
    /** @oneShot query */
    importFile(config: SqlImportOptions): Promise<void>;
    end(): Promise<void>;
    /** @since 3.5 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @safe */
    activeConnections(): number;
    /** @safe */
    totalConnections(): number;
    /** @safe */
    idleConnections(): number;
    /** @safe */
    taskQueueSize(): number;
  }

  /** @resource connection @release end close destroy @doubleRelease ignored @errorEvent error */
  export interface Connection extends EventSource, EscapeFunctions {
    info: ConnectionInfo | null;
    readonly threadId: number | null;

    /** @use @sql arg 0 */
    query<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
    /** @use @sql arg 0 */
    execute<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
    /** @use @sql arg 0 */
    batch<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
    /** @use @acquire cursor @sql arg 0 */
    queryStream<V = any>(sql: string | QueryOptions, values?: V): RowStream;
    /** @use @acquire statement @sql arg 0 */
    prepare<V = any>(sql: string | QueryOptions): Promise<Prepare<V>>;
    /** @use @begin */
    beginTransaction(): Promise<void>;
    /** @use @commit */
    commit(): Promise<void>;
    /** @use @rollback */
    rollback(): Promise<void>;
    /** @use */
    changeUser(options?: UserConnectionConfig): Promise<void>;
    /** @use */
    ping(): Promise<void>;
    /** @use */
    reset(): Promise<void>;
    /** @use */
    importFile(config: SqlImportOptions): Promise<void>;
    /** @discards */
    end(): Promise<void>;
    /** @discards */
    close(): Promise<void>;
    /** @discards */
    destroy(): void;
    /** @since 3.5 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @safe */
    isValid(): boolean;
    /** @safe */
    pause(): void;
    /** @safe */
    resume(): void;
    /** @safe */
    serverVersion(): string;
  }

  /**
   * A connection of a pool, with three names for giving it back. Each rolls back first, unless the pool has
   * `noControlAfterUse`. A second one does nothing; if somebody else has the connection by then, theirs is given away.
   * @resource connection @release release end close destroy @doubleRelease ignored
   */
  export interface PoolConnection extends Connection {
    /** @rollback */
    release(): Promise<void>;
    /** @rollback */
    end(): Promise<void>;
    /** @rollback */
    close(): Promise<void>;
    /** @discards */
    destroy(): void;
    /** @since 3.5 */
    [Symbol.asyncDispose](): Promise<void>;
  }

  /** @resource statement @release close @doubleRelease ignored */
  export interface Prepare<V = any> {
    id: number;
    /** @use */
    execute<T = any>(values?: V): Promise<T>;
    /** @use @acquire cursor */
    executeStream(values?: V): RowStream;
    close(): void;
  }

  /**
   * What `queryStream()` gives; the library calls it Readable. Only `close()` or reading to the end frees its
   * connection: a stream that is merely destroyed leaves it paused.
   * @resource cursor @release close @doubleRelease ignored @errorEvent error @lastEvent end
   */
  export interface RowStream {
    close(): void;
    destroy(err?: Error): this;
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
    /** @safe @release */
    pipe<Target>(target: Target, options?: { end?: boolean }): Target;
    /** @safe */
    pause(): this;
    /** @release */
    resume(): this;
    /**
     * Who listens for the rows reads to the end.
     * @safe @release
     */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeAllListeners(event?: string): this;
  }

  /** The pools of a cluster whose names match a pattern. */
  export interface FilteredPoolCluster {
    /** @acquire connection */
    getConnection(): Promise<PoolConnection>;
    /** @oneShot query @sql arg 0 */
    query<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
    /** @oneShot query @sql arg 0 */
    execute<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
    /** @oneShot query @sql arg 0 */
    batch<T = any, V = any>(sql: string | QueryOptions, values?: V): Promise<T>;
  }

  /** @resource pool @lazy @persistent @release end @doubleRelease ignored */
  export interface PoolCluster extends EventSource {
    /** @safe */
    add(id: string, config: string | PoolConfig): void;
    remove(pattern: string): void;
    /** @acquire connection */
    getConnection(pattern?: string, selector?: string): Promise<PoolConnection>;
    /** @view */
    of(pattern: string | undefined | null | false, selector?: string): FilteredPoolCluster;
    end(): Promise<void>;
  }

  /** @acquire connection */
  export function createConnection(config: string | ConnectionConfig): Promise<Connection>;
  /** @acquire pool */
  export function createPool(config: string | PoolConfig): Pool;
  /** @acquire pool */
  export function createPoolCluster(config?: PoolClusterConfig): PoolCluster;
  export function importFile(config: ImportFileConfig): Promise<void>;

  /** @options ignored
   * @foreign connectionTimeout = connectTimeout from mssql
   * @foreign connectionTimeoutMillis = connectTimeout from pg
   * @foreign connect_timeout = connectTimeout * 1000 from postgres
   * @foreign query_timeout = queryTimeout from pg
   * @foreign statement_timeout = queryTimeout from pg
   * @foreign requestTimeout = queryTimeout from mssql
   * @foreign timeout = queryTimeout
   * @foreign username = user from typeorm
   * @foreign hostname = host
   * @foreign dateString = dateStrings
   */
  export interface ConnectionConfig {
    user?: string;
    password?: string;
    password2?: string;
    password3?: string;
    database?: string;
    host?: string;
    port?: number;
    socketPath?: string;
    charset?: string;
    charsetNumber?: number;
    collation?: any;
    connectAttributes?: any;
    /**
     * A pool waits no longer for the server than its `acquireTimeout`.
     * @role connectTimeout @unit ms @default 1000
     */
    connectTimeout?: number;
    /** @unit ms @default 0 @unlimited 0 */
    socketTimeout?: number;
    /**
     * The limit of the session; servers of MySQL refuse it.
     * @role statementTimeout @unit ms @default 0 @unlimited 0
     */
    queryTimeout?: number;
    debug?: boolean;
    debugCompress?: boolean;
    debugLen?: number;
    logParam?: boolean;
    logPackets?: boolean;
    logger?: any;
    trace?: boolean;
    multipleStatements?: boolean;
    ssl?: any;
    compress?: boolean;
    forceVersionCheck?: boolean;
    foundRows?: boolean;
    initSql?: string | string[];
    sessionVariables?: any;
    maxAllowedPacket?: number;
    maxAllowedColumns?: number;
    /** @unit ms */
    keepAliveDelay?: number;
    enableKeepAlive?: boolean;
    keepAliveInitialDelay?: number;
    rsaPublicKey?: string;
    cachingRsaPublicKey?: string;
    allowPublicKeyRetrieval?: boolean;
    insertIdAsNumber?: boolean;
    /** @default 256 */
    prepareCacheLength?: number;
    stream?: any;
    metaEnumerable?: boolean;
    bitOneIsBoolean?: boolean;
    fullResult?: boolean;
    keepEof?: boolean;
    nestTables?: any;
    typeCast?: any;
    rowsAsArray?: boolean;
    metaAsArray?: boolean;
    dateStrings?: boolean;
    timezone?: string;
    namedPlaceholders?: boolean;
    permitSetMultiParamEntries?: boolean;
    bulk?: boolean;
    pipelining?: boolean;
    permitLocalInfile?: boolean;
    permitConnectionWhenExpired?: boolean;
    permitRedirect?: boolean;
    restrictedAuth?: any;
    autoJsonMap?: boolean;
    jsonStrings?: boolean;
    arrayParenthesis?: boolean;
    checkDuplicate?: boolean;
    decimalAsNumber?: boolean;
    bigIntAsNumber?: boolean;
    supportBigNumbers?: boolean;
    bigNumberStrings?: boolean;
    checkNumberRange?: boolean;
    infileStreamFactory?: (path: string) => any;
    queryFormat?: any;
  }

  /** @options ignored
   * @foreign max = connectionLimit from pg
   * @foreign maxConnections = connectionLimit
   * @foreign poolSize = connectionLimit from typeorm
   * @foreign poolMax = connectionLimit from oracledb
   * @foreign maxPoolSize = connectionLimit from mongodb
   * @foreign min = minimumIdle from pg
   * @foreign minIdle = minimumIdle
   * @foreign maxIdle = none from mysql2
   * @foreign idleTimeoutMillis = idleTimeout * 0.001 from pg
   * @foreign idle_timeout = idleTimeout from postgres
   * @foreign acquireTimeoutMillis = acquireTimeout from tarn
   * @foreign waitForConnections = none from mysql2
   * @foreign queueLimit = none from mysql2
   * @foreign maxLifetime = none
   * @foreign maxLifetimeSeconds = none from pg
   * @foreign maxUses = none from pg
   */
  export interface PoolConfig extends ConnectionConfig {
    /** @role poolMax @default 10 */
    connectionLimit?: number;
    /** @role poolMin @atMost connectionLimit */
    minimumIdle?: number;
    /**
     * Without effect unless `minimumIdle` is less than `connectionLimit`.
     * @role idleTimeout @unit s @default 1800 @unlimited 0
     */
    idleTimeout?: number;
    /**
     * Zero fails at once.
     * @role acquireTimeout @unit ms @default 10000
     */
    acquireTimeout?: number;
    /** @unit ms */
    initializationTimeout?: number;
    /** @unit ms @default 500 */
    minDelayValidation?: number;
    /** @unit ms @default 250 */
    pingTimeout?: number;
    /** @default false */
    resetAfterUse?: boolean;
    /** @default false */
    noControlAfterUse?: boolean;
    /** @unit ms @default 0 @unlimited 0 */
    leakDetectionTimeout?: number;
    trackingInfo?: boolean;
  }

  /** @options ignored */
  export interface PoolClusterConfig {
    /** @default true */
    canRetry?: boolean;
    /** @default 5 */
    removeNodeErrorCount?: number;
    /** @unit ms @default 1000 */
    restoreNodeTimeout?: number;
    /** @default RR */
    defaultSelector?: string;
  }

  /** @options open */
  export interface QueryOptions {
    sql: string;
    values?: any;
    /**
     * The server stops working; the connection stays usable.
     * @role statementTimeout @unit ms
     */
    timeout?: number;
  }
  export interface ImportFileConfig extends ConnectionConfig {
    file: string;
  }
  export interface SqlImportOptions {
    file: string;
    database?: string;
  }
  export interface UserConnectionConfig {
    user?: string;
    password?: string;
    database?: string;
    charset?: string;
    collation?: string;
    connectAttributes?: any;
  }
  export interface ConnectionInfo {
    readonly threadId: number | null;
    readonly status: number;
    serverVersion: any;
  }
  export interface UpsertResult {
    affectedRows: number;
    insertId: number | bigint;
    warningStatus: number;
  }
  export interface SqlError extends Error {
    code: string | null;
    text: string | null;
    sqlMessage: string | null;
    sql: string | null;
    errno: number;
    sqlState?: string | null;
    fatal: boolean;
  }
  export interface FieldInfo {
    name(): string;
    [key: string]: any;
  }
  export const SqlError: any;
  export const version: string;
  export function defaultOptions(options?: any): any;
}

declare module 'mariadb/callback' {
  import {
    ConnectionConfig,
    ConnectionInfo,
    EscapeFunctions,
    EventSource,
    ImportFileConfig,
    PoolClusterConfig,
    PoolConfig,
    QueryOptions,
    RowStream,
    SqlError,
    SqlImportOptions,
    UserConnectionConfig,
  } from 'mariadb';
  export * from 'mariadb';

  /** @resource pool @persistent @release end @doubleRelease rejects */
  export interface Pool extends EventSource, EscapeFunctions {
    closed: boolean;

    /** @acquire connection @arg 1 */
    getConnection(callback: (err: SqlError | null, conn: PoolConnection) => void): void;
    /** @oneShot query @sql arg 0 */
    query<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @oneShot query @sql arg 0 */
    query<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
    /** @oneShot query @sql arg 0 */
    execute<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @oneShot query @sql arg 0 */
    execute<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
    /** @oneShot query @sql arg 0 */
    batch<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @oneShot query @sql arg 0 */
    batch<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
    /** @oneShot query */
    importFile(config: SqlImportOptions, callback?: (err: SqlError | null) => void): void;
    end(callback?: (err: SqlError | null) => void): void;
    /** @safe */
    activeConnections(): number;
    /** @safe */
    totalConnections(): number;
    /** @safe */
    idleConnections(): number;
    /** @safe */
    taskQueueSize(): number;
  }

  /** @resource connection @release end close destroy @doubleRelease ignored @errorEvent error */
  export interface Connection extends EventSource, EscapeFunctions {
    info: ConnectionInfo | null;
    readonly threadId: number | null;

    /** @connect @use */
    connect(callback?: (err: SqlError | null) => void): void;
    /** @use @sql arg 0 */
    query<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @use @sql arg 0 */
    query<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
    /** @use @sql arg 0 */
    execute<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @use @sql arg 0 */
    execute<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
    /** @use @sql arg 0 */
    batch<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @use @sql arg 0 */
    batch<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
    /** @use @acquire cursor @sql arg 0 */
    queryStream<V = any>(sql: string | QueryOptions, values?: V): RowStream;
    /** @use @acquire statement @arg 1 @sql arg 0 */
    prepare<V = any>(sql: string | QueryOptions, callback: (err: SqlError | null, prepare: Prepare<V>) => void): void;
    /** @use @begin */
    beginTransaction(callback?: (err: SqlError | null) => void): void;
    /** @use @commit */
    commit(callback?: (err: SqlError | null) => void): void;
    /** @use @rollback */
    rollback(callback?: (err: SqlError | null) => void): void;
    /** @use */
    ping(callback?: (err: SqlError | null) => void): void;
    /** @use */
    reset(callback?: (err: SqlError | null) => void): void;
    /** @use */
    changeUser(options: UserConnectionConfig, callback?: (err: SqlError | null) => void): void;
    /** @use */
    importFile(config: SqlImportOptions, callback?: (err: SqlError | null) => void): void;
    /** @discards */
    end(callback?: (err: SqlError | null) => void): void;
    /** @discards */
    close(callback?: (err: SqlError | null) => void): void;
    /** @discards */
    destroy(): void;
    /** @safe */
    isValid(): boolean;
    /** @safe */
    pause(): void;
    /** @safe */
    resume(): void;
    /** @safe */
    serverVersion(): string;
  }

  /** @resource connection @release release end close destroy @doubleRelease ignored */
  export interface PoolConnection extends Connection {
    /** @rollback */
    release(callback?: (err: SqlError | null) => void): void;
    /** @rollback */
    end(callback?: (err: SqlError | null) => void): void;
    /** @rollback */
    close(callback?: (err: SqlError | null) => void): void;
    /** @discards */
    destroy(): void;
  }

  /** @resource statement @release close @doubleRelease ignored */
  export interface Prepare<V = any> {
    id: number;
    /** @use */
    execute<T = any>(values: V, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @use @acquire cursor */
    executeStream(values?: V): RowStream;
    close(): void;
  }

  /** The pools of a cluster whose names match a pattern. */
  export interface FilteredPoolCluster {
    /** @acquire connection @arg 1 */
    getConnection(callback: (err: SqlError | null, conn: PoolConnection) => void): void;
    /** @oneShot query @sql arg 0 */
    query<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @oneShot query @sql arg 0 */
    query<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
    /** @oneShot query @sql arg 0 */
    execute<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @oneShot query @sql arg 0 */
    execute<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
    /** @oneShot query @sql arg 0 */
    batch<T = any>(sql: string | QueryOptions, callback?: (err: SqlError | null, result?: T, meta?: any) => void): void;
    /** @oneShot query @sql arg 0 */
    batch<T = any, V = any>(
      sql: string | QueryOptions,
      values: V,
      callback?: (err: SqlError | null, result?: T, meta?: any) => void,
    ): void;
  }

  /** @resource pool @lazy @persistent @release end @doubleRelease ignored */
  export interface PoolCluster extends EventSource {
    /** @safe */
    add(id: string, config: string | PoolConfig): void;
    remove(pattern: string): void;
    /** @acquire connection @arg 1 */
    getConnection(callback: (err: SqlError | null, conn: PoolConnection) => void): void;
    /** @acquire connection @arg 1 */
    getConnection(
      pattern: string | undefined | null,
      callback: (err: SqlError | null, conn: PoolConnection) => void,
    ): void;
    /** @acquire connection @arg 1 */
    getConnection(
      pattern: string | undefined | null,
      selector: string | undefined | null,
      callback: (err: SqlError | null, conn: PoolConnection) => void,
    ): void;
    /** @view */
    of(pattern: string | undefined | null | false, selector?: string): FilteredPoolCluster;
    end(callback?: (err: SqlError | null) => void): void;
  }

  /** @acquire connection */
  export function createConnection(config: string | ConnectionConfig): Connection;
  /** @acquire pool */
  export function createPool(config: string | PoolConfig): Pool;
  /** @acquire pool */
  export function createPoolCluster(config?: PoolClusterConfig): PoolCluster;
  export function importFile(config: ImportFileConfig, callback?: (err: SqlError | null) => void): void;
}
