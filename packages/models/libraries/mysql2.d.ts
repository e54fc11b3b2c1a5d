/**
 * mysql2 with its callback and promise interfaces.
 *
 * @library mysql2
 * @verified server
 * @package mysql2 3.24.5
 */
declare module 'mysql2' {
  import {
    Connection as PromiseConnection,
    Pool as PromisePool,
    PoolCluster as PromisePoolCluster,
    PoolConnection as PromisePoolConnection,
  } from 'mysql2/promise';

  /** @resource pool @lazy @persistent @release end @doubleRelease rejects */
  export class Pool {
    config: PoolOptions;

    /** @acquire connection @arg 1 */
    getConnection(callback: (err: QueryError | null, connection: PoolConnection) => void): void;
    /** @release arg 0 */
    releaseConnection(connection: PoolConnection | PromisePoolConnection): void;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(
      sql: string,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(
      sql: string,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(
      options: QueryOptions,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(
      options: QueryOptions,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(
      sql: string,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(
      sql: string,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(
      options: QueryOptions,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(
      options: QueryOptions,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    end(callback?: (err: QueryError | null) => void): void;
    /** @since 3.18 */
    [Symbol.dispose](): void;
    /** @view */
    promise(implementation?: PromiseConstructor): PromisePool;
    /** @safe */
    escape(value: any): string;
    /** @safe */
    escapeId(value: string | string[]): string;
    /** @safe */
    format(sql: string, values?: any): string;
    /** @safe */
    on(event: 'connection' | 'acquire' | 'release', listener: (connection: PoolConnection) => void): this;
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

  /**
   * A dedicated connection; it begins to connect when it is made. A second `end()` gives its callback an error, or
   * emits one.
   * @resource connection @release end destroy close @doubleRelease rejects @errorEvent error
   */
  export class Connection {
    config: ConnectionOptions;
    readonly threadId: number;
    readonly authorized: boolean;

    /** @connect @use */
    connect(callback?: (err: QueryError | null) => void): void;
    /** @use @sql arg 0 */
    query<Result extends QueryResult>(
      sql: string,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @use @sql arg 0 */
    query<Result extends QueryResult>(
      sql: string,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @use @sql arg 0 */
    query<Result extends QueryResult>(
      options: QueryOptions,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @use @sql arg 0 */
    query<Result extends QueryResult>(
      options: QueryOptions,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @use @sql arg 0 */
    execute<Result extends QueryResult>(
      sql: string,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @use @sql arg 0 @throws arg 1 */
    execute<Result extends QueryResult>(
      sql: string,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @use @sql arg 0 */
    execute<Result extends QueryResult>(
      options: QueryOptions,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @use @sql arg 0 @throws arg 1 */
    execute<Result extends QueryResult>(
      options: QueryOptions,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @use @begin */
    beginTransaction(callback?: (err: QueryError | null) => void): void;
    /** @use @commit */
    commit(callback?: (err: QueryError | null) => void): void;
    /** @use @rollback */
    rollback(callback?: (err: QueryError | null) => void): void;
    /** @use @acquire statement @arg 1 @sql arg 0 */
    prepare(sql: string, callback?: (err: QueryError | null, statement: PrepareStatementInfo) => void): any;
    unprepare(sql: string): PrepareStatementInfo;
    /** @use */
    changeUser(options: ConnectionOptions, callback?: (err: QueryError | null) => void): void;
    /** @use */
    ping(callback?: (err: QueryError | null) => void): void;
    /** @use */
    reset(callback?: (err: QueryError | null) => void): void;
    /** @discards */
    end(callback?: (err: QueryError | null) => void): void;
    /** @discards */
    end(options: any, callback?: (err: QueryError | null) => void): void;
    /** @discards */
    destroy(): void;
    /** @discards */
    close(): void;
    /** @since 3.18 */
    [Symbol.dispose](): void;
    /** @safe */
    pause(): void;
    /** @safe */
    resume(): void;
    /** @view */
    promise(implementation?: PromiseConstructor): PromiseConnection;
    /** @safe */
    escape(value: any): string;
    /** @safe */
    escapeId(value: string | string[]): string;
    /** @safe */
    format(sql: string, values?: any): string;
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

  /**
   * A connection of a pool. `end()` gives it back as well, with a warning.
   * @resource connection @release release destroy end @doubleRelease ignored
   */
  export class PoolConnection extends Connection {
    /** @view */
    connection: Connection;
    release(): void;
    /** @discards */
    destroy(): void;
    end(callback?: (err: QueryError | null) => void): void;
    end(options: any, callback?: (err: QueryError | null) => void): void;
    /** @since 3.18 */
    [Symbol.dispose](): void;
    /** @view */
    promise(implementation?: PromiseConstructor): PromisePoolConnection;
  }

  /** @resource pool @lazy @persistent @release end @doubleRelease ignored */
  export class PoolCluster {
    config: PoolClusterOptions;
    /** @safe */
    add(config: PoolOptions): void;
    /** @safe */
    add(group: string, config: string | PoolOptions): void;
    remove(pattern: string): void;
    /** @acquire connection @arg 1 */
    getConnection(callback: (err: QueryError | null, connection: PoolConnection) => void): void;
    /** @acquire connection @arg 1 */
    getConnection(
      group: string,
      callback: (err: QueryError | null, connection: PoolConnection) => void,
    ): void;
    /** @acquire connection @arg 1 */
    getConnection(
      group: string,
      selector: string,
      callback: (err: QueryError | null, connection: PoolConnection) => void,
    ): void;
    /** @view */
    of(pattern: string, selector?: string): PoolNamespace;
    end(callback?: (err: QueryError | null) => void): void;
    /** @since 3.18 */
    [Symbol.dispose](): void;
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

  /** The pools of a cluster whose names match a pattern. */
  export interface PoolNamespace {
    /** @acquire connection @arg 1 */
    getConnection(callback: (err: QueryError | null, connection: PoolConnection) => void): void;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(
      sql: string,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(
      sql: string,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(
      options: QueryOptions,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(
      options: QueryOptions,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(
      sql: string,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(
      sql: string,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(
      options: QueryOptions,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(
      options: QueryOptions,
      values: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
  }

  /** @lastEvent end */
  export interface Query {
    sql: string;
    /** @acquire cursor */
    stream(options?: { highWaterMark?: number; objectMode?: true }): RowStream;
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

  /**
   * What `Query.stream()` gives; the library calls it Readable.
   * @resource cursor @release destroy @doubleRelease ignored @errorEvent error @lastEvent end
   */
  export interface RowStream {
    destroy(err?: Error): this;
    [Symbol.asyncDispose](): Promise<void>;
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

  /** @resource statement @release close @doubleRelease ignored */
  export class PrepareStatementInfo {
    close(): void;
    /** @use @throws arg 0 */
    execute<Result extends QueryResult>(
      parameters: any,
      callback?: (err: QueryError | null, result: Result, fields: FieldPacket[]) => void,
    ): Query;
  }

  /** @acquire connection */
  export function createConnection(uri: string): Connection;
  /** @acquire connection */
  export function createConnection(config: ConnectionOptions): Connection;
  /** @acquire connection */
  export function connect(config: string | ConnectionOptions): Connection;
  /** @acquire pool */
  export function createPool(uri: string): Pool;
  /** @acquire pool */
  export function createPool(config: PoolOptions): Pool;
  /** @acquire pool */
  export function createPoolCluster(config?: PoolClusterOptions): PoolCluster;
  /** @acquire connection */
  export function createConnectionPromise(config: string | ConnectionOptions): Promise<PromiseConnection>;
  /** @acquire pool */
  export function createPoolPromise(config: string | PoolOptions): PromisePool;
  /** @acquire pool */
  export function createPoolClusterPromise(config?: PoolClusterOptions): PromisePoolCluster;
  /** @safe */
  export function escape(value: any, stringifyObjects?: boolean, timezone?: string): string;
  /** @safe */
  export function escapeId(value: any, forbidQualified?: boolean): string;
  /** @safe */
  export function format(sql: string, values?: any, stringifyObjects?: boolean, timezone?: string): string;
  /** @safe */
  export function raw(sql: string): { toSqlString: () => string };

  /** @options warned
   * @foreign connectionTimeout = connectTimeout from mssql
   * @foreign connectionTimeoutMillis = connectTimeout from pg
   * @foreign connect_timeout = connectTimeout * 1000 from postgres
   * @foreign timeout = none from mysql
   * @foreign queryTimeout = none from mariadb
   * @foreign query_timeout = none from pg
   * @foreign statement_timeout = none from pg
   * @foreign requestTimeout = none from mssql
   * @foreign socketTimeout = none from mariadb
   * @foreign reconnect = none
   * @foreign autoReconnect = none
   * @foreign keepAlive = enableKeepAlive from pg
   * @foreign keepAliveInitialDelayMillis = keepAliveInitialDelay from pg
   * @foreign username = user from typeorm
   * @foreign hostname = host
   * @foreign connectionString = uri from pg
   * @foreign url = uri from typeorm
   * @foreign collation = charset from mariadb
   */
  export interface ConnectionOptions {
    authPlugins?: any;
    authSwitchHandler?: any;
    bigNumberStrings?: boolean;
    charset?: string;
    charsetNumber?: number;
    compress?: boolean;
    connectAttributes?: Record<string, any>;
    database?: string;
    dateStrings?: any;
    debug?: any;
    decimalNumbers?: boolean;
    flags?: any;
    host?: string;
    insecureAuth?: boolean;
    infileStreamFactory?: (path: string) => any;
    isServer?: boolean;
    localAddress?: string;
    multipleStatements?: boolean;
    namedPlaceholders?: boolean;
    nestTables?: boolean | string;
    password?: string;
    password1?: string;
    password2?: string;
    password3?: string;
    passwordSha1?: string;
    pool?: any;
    port?: number;
    queryFormat?: (query: string, values: any) => any;
    rowsAsArray?: boolean;
    socketPath?: string;
    ssl?: any;
    stream?: any;
    stringifyObjects?: boolean;
    supportBigNumbers?: boolean;
    timezone?: string;
    trace?: boolean;
    typeCast?: any;
    uri?: string;
    user?: string;
    disableEval?: boolean;
    enableCleartextPlugin?: boolean;
    Promise?: any;
    jsonStrings?: boolean;
    /** @role connectTimeout @unit ms @default 10000 @unlimited 0 */
    connectTimeout?: number;
    /** @default true */
    enableKeepAlive?: boolean;
    /** @unit ms @default 0 */
    keepAliveInitialDelay?: number;
    /** @default 16000 */
    maxPreparedStatements?: number;
    /** @default false @since 3.15 */
    gracefulEnd?: boolean;
    /** Accepted without a warning, but without meaning for a single connection. */
    waitForConnections?: boolean;
    /** Accepted without a warning, but without meaning for a single connection. */
    connectionLimit?: number;
    /** Accepted without a warning, but without meaning for a single connection. */
    maxIdle?: number;
    /** Accepted without a warning, but without meaning for a single connection. */
    idleTimeout?: number;
    /** Accepted without a warning, but without meaning for a single connection. */
    queueLimit?: number;
    /** Accepted without a warning, but without meaning for a single connection. */
    resetOnRelease?: boolean;
  }

  /** @options warned
   * @foreign max = connectionLimit from pg
   * @foreign maxConnections = connectionLimit
   * @foreign poolSize = connectionLimit from typeorm
   * @foreign poolMax = connectionLimit from oracledb
   * @foreign maxPoolSize = connectionLimit from mongodb
   * @foreign min = none from pg
   * @foreign minimumIdle = none from mariadb
   * @foreign acquireTimeout = none from mysql
   * @foreign acquireTimeoutMillis = none from tarn
   * @foreign idleTimeoutMillis = idleTimeout from pg
   * @foreign idle_timeout = idleTimeout * 1000 from postgres
   * @foreign maxLifetime = none
   * @foreign maxLifetimeSeconds = none from pg
   * @foreign maxUses = none from pg
   */
  export interface PoolOptions extends ConnectionOptions {
    /** @default true */
    waitForConnections?: boolean;
    /** @role poolMax @default 10 @unlimited 0 */
    connectionLimit?: number;
    /** @role poolMaxIdle @atMost connectionLimit */
    maxIdle?: number;
    /**
     * Without effect unless `maxIdle` is less than `connectionLimit`.
     * @role idleTimeout @unit ms @default 60000
     */
    idleTimeout?: number;
    /** @role queueLimit @default 0 @unlimited 0 */
    queueLimit?: number;
    /** @default false @since 3.22 */
    resetOnRelease?: boolean;
  }

  /** @options ignored */
  export interface PoolClusterOptions {
    /** @default true */
    canRetry?: boolean;
    /** @default 5 */
    removeNodeErrorCount?: number;
    /** @unit ms @default 0 */
    restoreNodeTimeout?: number;
    /** @default RR */
    defaultSelector?: string;
  }

  /** @options open */
  export interface QueryOptions {
    sql: string;
    values?: any;
    attributes?: Record<string, any>;
    namedPlaceholders?: boolean;
    /**
     * The client stops waiting; the query goes on and keeps its connection.
     * @role queryTimeout @unit ms @unlimited 0 @abandons
     */
    timeout?: number;
    nestTables?: any;
    typeCast?: any;
    rowsAsArray?: boolean;
    infileStreamFactory?: (path: string) => any;
    supportBigNumbers?: boolean;
    bigNumberStrings?: boolean;
    dateStrings?: any;
    timezone?: string;
  }

  export interface QueryError extends Error {
    code: string;
    errno?: number;
    sqlStateMarker?: string;
    sqlState?: string;
    sqlMessage?: string;
    sql?: string;
    fieldCount?: number;
    fatal: boolean;
  }
  export interface RowDataPacket {
    constructor: { name: 'RowDataPacket' };
    [column: string]: any;
    [column: number]: any;
  }
  export interface OkPacket {
    constructor: { name: 'OkPacket' };
    fieldCount: number;
    affectedRows: number;
    changedRows: number;
    insertId: number;
    serverStatus: number;
    warningCount: number;
    message: string;
    protocol41: boolean;
  }
  export interface ResultSetHeader {
    constructor: { name: 'ResultSetHeader' };
    affectedRows: number;
    fieldCount: number;
    info: string;
    insertId: number;
    serverStatus: number;
    warningStatus: number;
    changedRows: number;
  }
  export interface FieldPacket {
    constructor: { name: 'FieldPacket' };
    catalog: string;
    name: string;
    orgName: string;
    table: string;
    orgTable: string;
    decimals: number;
    flags: number | string[];
    type?: number;
    columnType?: number;
    columnLength?: number;
    characterSet?: number;
    encoding?: string;
    typeName?: string;
    [key: string]: any;
  }
  export type ProcedureCallPacket<Rows = [RowDataPacket[], ResultSetHeader] | ResultSetHeader> =
    Rows extends RowDataPacket[]
      ? [Rows, ResultSetHeader]
      : Rows extends ResultSetHeader | OkPacket
        ? ResultSetHeader
        : [RowDataPacket[], ResultSetHeader] | ResultSetHeader;
  export type QueryResult =
    | OkPacket
    | ResultSetHeader
    | ResultSetHeader[]
    | RowDataPacket[]
    | RowDataPacket[][]
    | OkPacket[]
    | ProcedureCallPacket;
  export type QueryValues = any;
  export type ExecuteValues = any;
  export type SslOptions = any;
  export type ConnectionConfig = ConnectionOptions;
  export const Types: Record<string, any>;
  export const Charsets: Record<string, number>;
}

declare module 'mysql2/promise' {
  import {
    ConnectionOptions,
    FieldPacket,
    Pool as CallbackPool,
    PoolClusterOptions,
    PoolOptions,
    QueryOptions,
    QueryResult,
  } from 'mysql2';
  export * from 'mysql2';

  /** @resource pool @lazy @persistent @release end @doubleRelease rejects */
  export interface Pool {
    /** @view */
    pool: CallbackPool;
    config: PoolOptions;

    /** @acquire connection */
    getConnection(): Promise<PoolConnection>;
    /** @release arg 0 */
    releaseConnection(connection: PoolConnection): void;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(sql: string, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(options: QueryOptions, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(sql: string, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(options: QueryOptions, values?: any): Promise<[Result, FieldPacket[]]>;
    end(): Promise<void>;
    /** @since 3.18 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @safe */
    escape(value: any): string;
    /** @safe */
    escapeId(value: string | string[]): string;
    /** @safe */
    format(sql: string, values?: any): string;
    /** @safe */
    on(event: 'connection' | 'acquire' | 'release', listener: (connection: PoolConnection) => void): this;
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

  /**
   * A dedicated connection. A second `end()` resolves again.
   * @resource connection @release end destroy close @doubleRelease ignored
   */
  export class Connection {
    /** @view */
    connection: any;
    config: ConnectionOptions;
    readonly threadId: number;

    /** @connect @use */
    connect(): Promise<void>;
    /** @use @sql arg 0 */
    query<Result extends QueryResult>(sql: string, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @use @sql arg 0 */
    query<Result extends QueryResult>(options: QueryOptions, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @use @sql arg 0 */
    execute<Result extends QueryResult>(sql: string, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @use @sql arg 0 */
    execute<Result extends QueryResult>(options: QueryOptions, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @use @begin */
    beginTransaction(): Promise<void>;
    /** @use @commit */
    commit(): Promise<void>;
    /** @use @rollback */
    rollback(): Promise<void>;
    /** @use @acquire statement @sql arg 0 */
    prepare(options: string | QueryOptions): Promise<PreparedStatementInfo>;
    unprepare(sql: string | QueryOptions): void;
    /** @use */
    changeUser(options: ConnectionOptions): Promise<void>;
    /** @use */
    ping(): Promise<void>;
    /** @use */
    reset(): Promise<void>;
    /** @discards */
    end(options?: any): Promise<void>;
    /** @discards */
    destroy(): void;
    /** @discards */
    close(): void;
    /** @since 3.18 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @safe */
    pause(): void;
    /** @safe */
    resume(): void;
    /** @safe */
    escape(value: any): string;
    /** @safe */
    escapeId(value: string | string[]): string;
    /** @safe */
    format(sql: string, values?: any): string;
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

  /**
   * A connection of a pool. `end()` gives it back as well, with a warning.
   * @resource connection @release release destroy end @doubleRelease ignored
   */
  export class PoolConnection extends Connection {
    release(): void;
    /** @discards */
    destroy(): void;
    end(options?: any): Promise<void>;
    /** @since 3.18 */
    [Symbol.asyncDispose](): Promise<void>;
  }

  /** @resource pool @lazy @persistent @release end @doubleRelease ignored */
  export interface PoolCluster {
    config: PoolClusterOptions;
    /** @safe */
    add(config: PoolOptions): void;
    /** @safe */
    add(group: string, config: string | PoolOptions): void;
    remove(pattern: string): void;
    /** @acquire connection */
    getConnection(group?: string, selector?: string): Promise<PoolConnection>;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(sql: string, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(options: QueryOptions, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(sql: string, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(options: QueryOptions, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @view */
    of(pattern: string, selector?: string): PoolNamespace;
    end(): Promise<void>;
    /** @since 3.18 */
    [Symbol.asyncDispose](): Promise<void>;
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

  /** The pools of a cluster whose names match a pattern. */
  export interface PoolNamespace {
    /** @acquire connection */
    getConnection(): Promise<PoolConnection>;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(sql: string, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    query<Result extends QueryResult>(options: QueryOptions, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(sql: string, values?: any): Promise<[Result, FieldPacket[]]>;
    /** @oneShot query @sql arg 0 */
    execute<Result extends QueryResult>(options: QueryOptions, values?: any): Promise<[Result, FieldPacket[]]>;
  }

  /** @resource statement @release close @doubleRelease ignored */
  export interface PreparedStatementInfo {
    close(): Promise<void>;
    /** @use */
    execute(parameters?: any): Promise<[QueryResult, FieldPacket[]]>;
  }

  /** @acquire connection */
  export function createConnection(uri: string): Promise<Connection>;
  /** @acquire connection */
  export function createConnection(config: ConnectionOptions): Promise<Connection>;
  /** @acquire pool */
  export function createPool(uri: string): Pool;
  /** @acquire pool */
  export function createPool(config: PoolOptions): Pool;
  /** @acquire pool */
  export function createPoolCluster(config?: PoolClusterOptions): PoolCluster;
  export type PromiseConnection = Connection;
  export type PromisePoolConnection = PoolConnection;
  export type PromisePool = Pool;
}
