/**
 * mysql, with callbacks only.
 *
 * @library mysql
 * @package mysql 2.18.1
 * @verified server
 */
declare module 'mysql' {
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
    escape(value: any, stringifyObjects?: boolean, timeZone?: string): string;
    /** @safe */
    escapeId(value: any, forbidQualified?: boolean): string;
    /** @safe */
    format(sql: string, values?: any, stringifyObjects?: boolean, timeZone?: string): string;
  }

  export type queryCallback = (err: MysqlError | null, results?: any, fields?: FieldInfo[]) => void;

  /**
   * A second `end()` calls back without an error once every connection is gone. It does not wait for what is lent.
   * @resource pool @lazy @persistent @release end @doubleRelease ignored
   */
  export interface Pool extends EventSource, EscapeFunctions {
    config: PoolActualConfig;

    /** @acquire connection @arg 1 */
    getConnection(callback: (err: MysqlError, connection: PoolConnection) => void): void;
    /** @release arg 0 */
    releaseConnection(connection: PoolConnection): void;
    /** @oneShot query @sql arg 0 */
    query(query: Query): Query;
    /** @oneShot query @sql arg 0 */
    query(options: string | QueryOptions, callback?: (err: MysqlError | null, results?: any, fields?: FieldInfo[]) => void): Query;
    /** @oneShot query @sql arg 0 */
    query(
      options: string | QueryOptions,
      values: any,
      callback?: (err: MysqlError | null, results?: any, fields?: FieldInfo[]) => void,
    ): Query;
    end(callback?: (err: MysqlError) => void): void;
  }

  /**
   * A dedicated connection; nothing is opened before `connect()` or the first query. A second `end()` gives its
   * callback an error, or emits one.
   * @resource connection @lazy @release end destroy @doubleRelease rejects @errorEvent error
   */
  export interface Connection extends EventSource, EscapeFunctions {
    config: ConnectionConfig;
    state: 'connected' | 'authenticated' | 'disconnected' | 'protocol_error' | (string & {});
    threadId: number | null;

    /** @safe */
    createQuery(options: string | QueryOptions, values?: any, callback?: any): Query;
    /** @connect @use */
    connect(callback?: (err: MysqlError, ...values: any[]) => void): void;
    /** @connect @use */
    connect(options: any, callback?: (err: MysqlError, ...values: any[]) => void): void;
    /** @use */
    changeUser(options: ConnectionOptions, callback?: (err: MysqlError) => void): void;
    /** @use */
    changeUser(callback: (err: MysqlError) => void): void;
    /** @use @begin */
    beginTransaction(callback?: (err: MysqlError) => void): void;
    /** @use @begin */
    beginTransaction(options: QueryOptions, callback?: (err: MysqlError) => void): void;
    /** @use @commit */
    commit(callback?: (err: MysqlError) => void): void;
    /** @use @commit */
    commit(options: QueryOptions, callback?: (err: MysqlError) => void): void;
    /** @use @rollback */
    rollback(callback?: (err: MysqlError) => void): void;
    /** @use @rollback */
    rollback(options: QueryOptions, callback?: (err: MysqlError) => void): void;
    /** @use @sql arg 0 */
    query(query: Query): Query;
    /** @use @sql arg 0 */
    query(options: string | QueryOptions, callback?: (err: MysqlError | null, results?: any, fields?: FieldInfo[]) => void): Query;
    /** @use @sql arg 0 */
    query(
      options: string | QueryOptions,
      values: any,
      callback?: (err: MysqlError | null, results?: any, fields?: FieldInfo[]) => void,
    ): Query;
    /** @use */
    ping(callback?: (err: MysqlError) => void): void;
    /** @use */
    ping(options: QueryOptions, callback?: (err: MysqlError) => void): void;
    /** @use */
    statistics(callback?: (err: MysqlError) => void): void;
    /** @use */
    statistics(options: QueryOptions, callback?: (err: MysqlError) => void): void;
    /** @discards */
    end(callback?: (err?: MysqlError) => void): void;
    /** @discards */
    end(options: any, callback?: (err?: MysqlError) => void): void;
    /** @discards */
    destroy(): void;
    /** @safe */
    pause(): void;
    /** @safe */
    resume(): void;
  }

  /**
   * A connection of a pool. `end()` gives it back as well, with a warning. A second release throws; if somebody else
   * has the connection by then, theirs is given away.
   * @resource connection @release release destroy end @doubleRelease throws
   */
  export interface PoolConnection extends Connection {
    release(): void;
    /** @discards */
    destroy(): void;
    end(): void;
  }

  /** @resource pool @lazy @persistent @release end @doubleRelease ignored */
  export interface PoolCluster extends EventSource {
    config: PoolClusterConfig;
    /** @safe */
    add(config: PoolConfig): void;
    /** @safe */
    add(id: string, config: string | PoolConfig): void;
    remove(pattern: string): void;
    /** @acquire connection @arg 1 */
    getConnection(callback: (err: MysqlError, connection: PoolConnection) => void): void;
    /** @acquire connection @arg 1 */
    getConnection(pattern: string, callback: (err: MysqlError, connection: PoolConnection) => void): void;
    /** @acquire connection @arg 1 */
    getConnection(
      pattern: string,
      selector: string,
      callback: (err: MysqlError, connection: PoolConnection) => void,
    ): void;
    /** @view */
    of(pattern: string | undefined | null | false, selector?: string): Pool;
    end(callback?: (err: MysqlError) => void): void;
  }

  /** @lastEvent end */
  export interface Query extends EventSource {
    sql: string;
    values?: any;
    /** @acquire cursor */
    stream(options?: { highWaterMark?: number; objectMode?: boolean }): RowStream;
  }

  /**
   * What `Query.stream()` gives; the library calls it Readable. Destroying it leaves its connection paused for ever.
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

  /** @acquire connection */
  export function createConnection(config: string | ConnectionConfig): Connection;
  /** @acquire pool */
  export function createPool(config: string | PoolConfig): Pool;
  /** @acquire pool */
  export function createPoolCluster(config?: PoolClusterConfig): PoolCluster;
  /** @safe */
  export function createQuery(options: string | QueryOptions, values?: any, callback?: any): Query;
  /** @safe */
  export function escape(value: any, stringifyObjects?: boolean, timeZone?: string): string;
  /** @safe */
  export function escapeId(value: any, forbidQualified?: boolean): string;
  /** @safe */
  export function format(sql: string, values?: any, stringifyObjects?: boolean, timeZone?: string): string;
  /** @safe */
  export function raw(sql: string): { toSqlString: () => string };

  export interface ConnectionOptions {
    user?: string;
    password?: string;
    database?: string;
    charset?: string;
    timeout?: number;
  }

  /** @options ignored
   * @foreign connectionTimeout = connectTimeout from mssql
   * @foreign connectionTimeoutMillis = connectTimeout from pg
   * @foreign connect_timeout = connectTimeout * 1000 from postgres
   * @foreign timeout = none
   * @foreign queryTimeout = none from mariadb
   * @foreign query_timeout = none from pg
   * @foreign statement_timeout = none from pg
   * @foreign requestTimeout = none from mssql
   * @foreign socketTimeout = none from mariadb
   * @foreign reconnect = none
   * @foreign autoReconnect = none
   * @foreign keepAlive = none from pg
   * @foreign enableKeepAlive = none from mysql2
   * @foreign keepAliveInitialDelay = none from mysql2
   * @foreign namedPlaceholders = none from mysql2
   * @foreign username = user from typeorm
   * @foreign hostname = host
   * @foreign collation = charset from mariadb
   */
  export interface ConnectionConfig {
    user?: string;
    password?: string;
    database?: string;
    charset?: string;
    charsetNumber?: number;
    host?: string;
    port?: number;
    localAddress?: string;
    socketPath?: string;
    timezone?: string;
    /** @role connectTimeout @unit ms @default 10000 @unlimited 0 */
    connectTimeout?: number;
    stringifyObjects?: boolean;
    insecureAuth?: boolean;
    typeCast?: any;
    queryFormat?: (query: string, values: any) => string;
    supportBigNumbers?: boolean;
    bigNumberStrings?: boolean;
    dateStrings?: any;
    debug?: any;
    /** @default true */
    trace?: boolean;
    localInfile?: boolean;
    multipleStatements?: boolean;
    flags?: any;
    maxPacketSize?: number;
    pool?: any;
    ssl?: any;
  }

  /** @options ignored
   * @foreign max = connectionLimit from pg
   * @foreign maxConnections = connectionLimit
   * @foreign poolSize = connectionLimit from typeorm
   * @foreign poolMax = connectionLimit from oracledb
   * @foreign maxPoolSize = connectionLimit from mongodb
   * @foreign min = none from pg
   * @foreign minimumIdle = none from mariadb
   * @foreign maxIdle = none from mysql2
   * @foreign idleTimeout = none from mysql2
   * @foreign idleTimeoutMillis = none from pg
   * @foreign idle_timeout = none from postgres
   * @foreign acquireTimeoutMillis = none from tarn
   * @foreign maxLifetime = none
   * @foreign maxLifetimeSeconds = none from pg
   * @foreign maxUses = none from pg
   */
  export interface PoolConfig extends ConnectionConfig {
    /**
     * Bounds the handshake or the ping of one connection, not the wait for a free one.
     * @unit ms @default 10000
     */
    acquireTimeout?: number;
    /** @default true */
    waitForConnections?: boolean;
    /** @role poolMax @default 10 @unlimited 0 */
    connectionLimit?: number;
    /** @role queueLimit @default 0 @unlimited 0 */
    queueLimit?: number;
  }
  export interface PoolActualConfig {
    acquireTimeout: number;
    waitForConnections: boolean;
    connectionLimit: number;
    queueLimit: number;
    connectionConfig: any;
  }

  /** @options ignored */
  export interface PoolClusterConfig {
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
    /**
     * The client stops waiting and closes the connection; the server works on.
     * @role queryTimeout @unit ms
     */
    timeout?: number;
    nestTables?: any;
    typeCast?: any;
  }

  export interface MysqlError extends Error {
    code: string;
    errno: number;
    sqlStateMarker?: string;
    sqlState?: string;
    fieldCount?: number;
    fatal: boolean;
    sql?: string;
    sqlMessage?: string;
  }
  export interface OkPacket {
    fieldCount: number;
    affectedRows: number;
    insertId: number;
    serverStatus?: number;
    warningCount?: number;
    message: string;
    changedRows: number;
    protocol41: boolean;
  }
  export interface FieldInfo {
    catalog: string;
    db: string;
    table: string;
    orgTable: string;
    name: string;
    orgName: string;
    type: number;
    flags: number;
    [key: string]: any;
  }
  export const Types: Record<string, any>;
}

/** What `createPool()` constructs, of options that the library's own `PoolConfig` has read already. */
declare module 'mysql/lib/Pool' {
  import { FieldInfo, MysqlError, PoolConnection, Query, QueryOptions } from 'mysql';

  /** @resource pool @lazy @release end @doubleRelease ignored */
  class Pool {
    /** @acquire pool */
    constructor(options: { readonly config: any });
    /** @acquire connection @arg 1 */
    getConnection(callback: (err: MysqlError, connection: PoolConnection) => void): void;
    /** @release arg 0 */
    releaseConnection(connection: PoolConnection): void;
    /** @oneShot query @sql arg 0 */
    query(options: string | QueryOptions, values?: any, callback?: (err: MysqlError | null, results?: any, fields?: FieldInfo[]) => void): Query;
    end(callback?: (err: MysqlError) => void): void;
    /** @safe @view */
    on(event: string, listener: (...values: any[]) => void): this;
  }
  export = Pool;
}
