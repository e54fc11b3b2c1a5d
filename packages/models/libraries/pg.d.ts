/**
 * node-postgres with its pool, cursor and query stream.
 *
 * @library pg
 * @bindsOnServer
 * @verified server
 * @package pg 8.23.1
 * @package pg-pool 3.14.0
 * @package pg-cursor 2.22.0
 * @package pg-query-stream 4.17.0
 */
declare module 'pg' {
  /**
   * @resource pool @lazy @release end @doubleRelease rejects @errorEvent error @awaitsLent
   */
  export class Pool {
    /** @acquire pool */
    constructor(config?: PoolConfig);
    readonly totalCount: number;
    readonly idleCount: number;
    readonly waitingCount: number;
    readonly expiredCount: number;
    /** @state released */
    readonly ending: boolean;
    /** @state released */
    readonly ended: boolean;
    options: PoolConfig;

    /** @acquire connection */
    connect(): Promise<PoolClient>;
    /** @acquire connection @arg 1 @releasedBy arg 2 */
    connect(callback: (err: Error | undefined, client: PoolClient, done: (release?: any) => void) => void): void;

    /**
     * The connection is given back when the stream ends, fails or is destroyed. A Cursor never gives it back.
     * @oneShot stream
     */
    query<Stream extends Submittable>(stream: Stream): Stream;
    /** @oneShot query @sql arg 0 */
    query<Row extends any[] = any[], Values = any[]>(
      config: QueryArrayConfig<Values>,
      values?: Values,
    ): Promise<QueryArrayResult<Row>>;
    /** @oneShot query @sql arg 0 */
    query<Row extends QueryResultRow = any, Values = any[]>(
      textOrConfig: string | QueryConfig<Values>,
      values?: Values,
    ): Promise<QueryResult<Row>>;
    /** @oneShot query @sql arg 0 */
    query<Row extends QueryResultRow = any, Values = any[]>(
      textOrConfig: string | QueryConfig<Values>,
      callback: (err: Error, result: QueryResult<Row>) => void,
    ): void;
    /** @oneShot query @sql arg 0 */
    query<Row extends QueryResultRow = any, Values = any[]>(
      text: string,
      values: Values,
      callback: (err: Error, result: QueryResult<Row>) => void,
    ): void;

    end(): Promise<void>;
    end(callback: (err?: Error) => void): void;

    /** @safe */
    on(event: 'error', listener: (err: Error, client: PoolClient) => void): this;
    /** @safe */
    on(event: 'release', listener: (err: Error, client: PoolClient) => void): this;
    /** @safe */
    on(event: 'connect' | 'acquire' | 'remove', listener: (client: PoolClient) => void): this;
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
    emit(event: string, ...values: any[]): boolean;
    /** @safe */
    listenerCount(event: string): number;
  }

  /** What dedicated and pooled clients have in common. */
  export class ClientBase {
    constructor(config?: string | ClientConfig);
    readonly processID: number | null;

    /** @connect @use */
    connect(): Promise<this>;
    /** @connect @use */
    connect(callback: (err: Error, client: this) => void): void;

    /**
     * Opens a cursor or a stream: the duty to finish it begins here.
     * @use @connect arg 0 @view arg 0
     */
    query<Stream extends Submittable>(stream: Stream): Stream;
    /** @use @sql arg 0 */
    query<Row extends any[] = any[], Values = any[]>(
      config: QueryArrayConfig<Values>,
      values?: Values,
    ): Promise<QueryArrayResult<Row>>;
    /** @use @sql arg 0 */
    query<Row extends QueryResultRow = any, Values = any[]>(
      textOrConfig: string | QueryConfig<Values>,
      values?: Values,
    ): Promise<QueryResult<Row>>;
    /** @use @sql arg 0 */
    query<Row extends QueryResultRow = any, Values = any[]>(
      textOrConfig: string | QueryConfig<Values>,
      callback: (err: Error, result: QueryResult<Row>) => void,
    ): void;
    /** @use @sql arg 0 */
    query<Row extends QueryResultRow = any, Values = any[]>(
      text: string,
      values: Values,
      callback: (err: Error, result: QueryResult<Row>) => void,
    ): void;

    /** @safe */
    getTransactionStatus(): 'I' | 'T' | 'E' | null;
    /** @safe */
    escapeIdentifier(text: string): string;
    /** @safe */
    escapeLiteral(text: string): string;
    /** @safe */
    setTypeParser(oid: number, parser: any): void;
    /** @safe */
    getTypeParser(oid: number, format?: string): any;

    /** @safe */
    on(event: 'error', listener: (err: Error) => void): this;
    /** @safe */
    on(event: 'notification', listener: (message: Notification) => void): this;
    /** @safe */
    on(event: 'connect' | 'drain' | 'end', listener: () => void): this;
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
    emit(event: string, ...values: any[]): boolean;
  }

  /**
   * A dedicated connection; nothing is opened before `connect()`. A second `end()` resolves again.
   * @resource connection @lazy @release end @doubleRelease ignored @errorEvent error
   */
  export class Client extends ClientBase {
    /** @acquire connection */
    constructor(config?: string | ClientConfig);
    readonly user?: string;
    readonly database?: string;
    readonly host: string;
    readonly port: number;

    /** @discards */
    end(): Promise<void>;
    /** @discards */
    end(callback: (err?: Error) => void): void;
  }

  /**
   * A connection of a pool. Its place in the pool is taken until it is released, although the connection may have failed.
   * @resource connection @persistent @release release @doubleRelease throws @errorEvent error
   */
  export interface PoolClient extends Client {
    /** @discards arg 0 */
    release(err?: Error | boolean): void;
    /**
     * Closes the socket but leaves the slot of the pool taken: no release.
     * @use
     */
    end(): Promise<void>;
    /** @use */
    end(callback: (err?: Error) => void): void;
  }

  /** @options ignored
   * @foreign acquireTimeout = connectionTimeoutMillis from mysql
   * @foreign acquireTimeoutMillis = connectionTimeoutMillis from tarn
   * @foreign connectTimeout = connectionTimeoutMillis from mysql2
   * @foreign connectTimeoutMS = connectionTimeoutMillis from typeorm
   * @foreign connectionTimeout = connectionTimeoutMillis from mssql
   * @foreign connect_timeout = connectionTimeoutMillis * 1000 from postgres
   * @foreign statementTimeout = statement_timeout from slonik
   * @foreign statementTimeoutMillis = statement_timeout
   * @foreign queryTimeout = query_timeout from mariadb
   * @foreign requestTimeout = query_timeout from mssql
   * @foreign lockTimeout = lock_timeout
   * @foreign idleInTransactionSessionTimeout = idle_in_transaction_session_timeout from slonik
   * @foreign username = user from postgres
   * @foreign uri = connectionString from mysql2
   * @foreign url = connectionString from typeorm
   * @foreign applicationName = application_name from typeorm
   * @foreign sslmode = ssl from libpq
   */
  export interface ClientConfig {
    user?: string;
    database?: string;
    password?: string | (() => string | Promise<string>);
    port?: number;
    host?: string;
    /** @parameters */
    connectionString?: string | UrlParameters;
    ssl?: any;
    sslnegotiation?: 'postgres' | 'direct';
    enableChannelBinding?: boolean;
    scramMaxIterations?: number;
    types?: any;
    stream?: any;
    connection?: any;
    binary?: boolean;
    client_encoding?: string;
    replication?: any;
    nativeConnectionString?: string;
    options?: string;
    application_name?: string;
    fallback_application_name?: string;
    /** @default false */
    keepAlive?: boolean;
    /** @unit ms @default 0 */
    keepAliveInitialDelayMillis?: number;
    /** @default false @since 8.23 */
    pipeline?: boolean;
    Promise?: any;
    /** @role connectTimeout @unit ms @default 0 @unlimited 0 */
    connectionTimeoutMillis?: number;
    /** @role statementTimeout @unit ms @default 0 @unlimited 0 */
    statement_timeout?: number | false;
    /** @role queryTimeout @unit ms @default 0 @unlimited 0 */
    query_timeout?: number;
    /** @role lockTimeout @unit ms @default 0 @unlimited 0 @since 8.8 */
    lock_timeout?: number;
    /** @role idleInTransactionTimeout @unit ms @default 0 @unlimited 0 */
    idle_in_transaction_session_timeout?: number | false;
  }
  export type ConnectionConfig = ClientConfig;

  /**
   * What a client reads of its connection string; a pool reads nothing of it.
   * @options open
   * @foreign max = ../max
   * @foreign min = ../min
   * @foreign idleTimeoutMillis = ../idleTimeoutMillis
   * @foreign connectionTimeoutMillis = ../connectionTimeoutMillis
   * @foreign connect_timeout = ../connectionTimeoutMillis from libpq
   * @foreign connection_limit = ../max from prisma
   * @foreign pool_timeout = ../connectionTimeoutMillis from prisma
   * @foreign pool_size = ../max
   * @foreign connectionLimit = ../max from mysql2
   * @foreign statementTimeout = statement_timeout
   * @foreign socket_timeout = query_timeout from prisma
   */
  export interface UrlParameters {
    /** @role statementTimeout @unit ms @default 0 @unlimited 0 */
    statement_timeout?: number;
    /** @role queryTimeout @unit ms @default 0 @unlimited 0 */
    query_timeout?: number;
    /** @role lockTimeout @unit ms @default 0 @unlimited 0 */
    lock_timeout?: number;
    /** @role idleInTransactionTimeout @unit ms @default 0 @unlimited 0 */
    idle_in_transaction_session_timeout?: number;
    options?: string;
    [parameter: string]: any;
  }

  /** @options ignored
   * @foreign connectionLimit = max from mysql2
   * @foreign maxConnections = max
   * @foreign poolMax = max from oracledb
   * @foreign maxPoolSize = max from mongodb
   * @foreign size = max
   * @foreign pool_size = max
   * @foreign poolMin = min from oracledb
   * @foreign minPoolSize = min from mongodb
   * @foreign idleTimeout = idleTimeoutMillis from mysql2
   * @foreign idle_timeout = idleTimeoutMillis * 1000 from postgres
   * @foreign idleTimeoutMS = idleTimeoutMillis
   * @foreign idleTimeoutSeconds = idleTimeoutMillis * 1000
   * @foreign maxIdleTime = idleTimeoutMillis
   * @foreign acquireTimeout = connectionTimeoutMillis from mysql
   * @foreign acquireTimeoutMillis = connectionTimeoutMillis from tarn
   * @foreign createTimeoutMillis = connectionTimeoutMillis from tarn
   * @foreign connectTimeout = connectionTimeoutMillis from mysql2
   * @foreign maxLifetime = maxLifetimeSeconds
   * @foreign maxLifetimeMillis = maxLifetimeSeconds * 0.001
   * @foreign max_lifetime = maxLifetimeSeconds from postgres
   * @foreign queueLimit = none from mysql2
   * @foreign waitForConnections = none from mysql2
   * @foreign maxIdle = none from mysql2
   * @foreign reapIntervalMillis = none from tarn
   * @foreign propagateCreateError = none from tarn
   */
  export interface PoolConfig extends ClientConfig {
    /** @role poolMax @default 10 @unlimited Infinity @zero 10 */
    max?: number;
    /**
     * An older name of `max`.
     * @role poolMax @default 10 @unlimited Infinity @alias max loses
     */
    poolSize?: number;
    /** @role poolMin @default 0 @atMost max @since 8.16 */
    min?: number;
    /** @role idleTimeout @unit ms @default 10000 @unlimited 0 @atMost maxLifetimeSeconds */
    idleTimeoutMillis?: number | null;
    /**
     * Bounds the wait for a free connection as well as the opening of a new one.
     * @role acquireTimeout connectTimeout @unit ms @default 0 @unlimited 0
     */
    connectionTimeoutMillis?: number;
    /** @role maxLifetime @unit s @default 0 @unlimited 0 */
    maxLifetimeSeconds?: number;
    /** @default Infinity @unlimited Infinity */
    maxUses?: number;
    /** @default false */
    allowExitOnIdle?: boolean;
    log?: (...messages: any[]) => void;
    Client?: any;
    onConnect?: (client: ClientBase) => void | Promise<void>;
    verify?: (client: PoolClient, done: (err?: Error) => void) => void;
  }
  export type PoolOptions = PoolConfig;

  /** @options open */
  export interface QueryConfig<Values = any[]> {
    /** @prepares */
    name?: string;
    text: string;
    values?: Values;
    types?: any;
    rowMode?: string;
    /** @role queryTimeout @unit ms @unlimited 0 @abandons */
    query_timeout?: number;
  }
  /** @options open */
  export interface QueryArrayConfig<Values = any[]> extends QueryConfig<Values> {
    rowMode: 'array';
  }
  export interface QueryResultRow {
    [column: string]: any;
  }
  export interface FieldDef {
    name: string;
    tableID: number;
    columnID: number;
    dataTypeID: number;
    dataTypeSize: number;
    dataTypeModifier: number;
    format: string;
  }
  export interface QueryResultBase {
    command: string;
    rowCount: number | null;
    oid: number;
    fields: FieldDef[];
  }
  export interface QueryResult<Row extends QueryResultRow = any> extends QueryResultBase {
    rows: Row[];
  }
  export interface QueryArrayResult<Row extends any[] = any[]> extends QueryResultBase {
    rows: Row[];
  }
  export interface Notification {
    processId: number;
    channel: string;
    payload?: string;
  }
  export interface Submittable {
    submit: (connection: Connection) => void;
  }
  export class Connection {
    readonly stream: any;
  }
  export class Query<Row extends QueryResultRow = any> implements Submittable {
    constructor(textOrConfig?: string | QueryConfig, values?: any, callback?: any);
    submit: (connection: Connection) => void;
    /** @safe */
    on(event: 'row', listener: (row: Row, result?: QueryResult<Row>) => void): this;
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
  }
  export class DatabaseError extends Error {
    code: string | undefined;
    severity: string | undefined;
    detail: string | undefined;
    hint: string | undefined;
    position: string | undefined;
    schema: string | undefined;
    table: string | undefined;
    column: string | undefined;
    dataType: string | undefined;
    constraint: string | undefined;
  }
  export class TypeOverrides {
    setTypeParser(oid: number, parser: any): void;
    getTypeParser(oid: number, format?: string): any;
  }

  /** @safe */
  export function escapeIdentifier(text: string): string;
  /** @safe */
  export function escapeLiteral(text: string): string;

  export const types: {
    builtins: Record<string, number>;
    setTypeParser(oid: number, parser: (value: string) => any): void;
    setTypeParser(oid: number, format: string, parser: (value: any) => any): void;
    getTypeParser(oid: number, format?: string): any;
  };
  export const defaults: PoolConfig & Record<string, any>;
  export const native: typeof import('pg');

  /**
   * The pool of a connection string, made on first use.
   * @acquire connection @arg 1 @releasedBy arg 2 @until 7
   */
  export function connect(
    config: string | ClientConfig,
    callback: (err: Error, client: PoolClient, done: (release?: any) => void) => void,
  ): void;
  /** @acquire connection @arg 1 @releasedBy arg 2 @until 7 */
  export function connect(
    callback: (err: Error, client: PoolClient, done: (release?: any) => void) => void,
  ): void;
  /** @until 7 */
  export function end(): void;
}

declare module 'pg-pool' {
  import { Pool as PgPool, PoolClient, PoolConfig } from 'pg';

  /** @resource pool @lazy @release end @doubleRelease rejects @errorEvent error @awaitsLent */
  class Pool<Client extends PoolClient = PoolClient> extends PgPool {
    /** @acquire pool */
    constructor(config?: PoolConfig, client?: any);
    end(): Promise<void>;
    end(callback: (err?: Error) => void): void;
  }
  export = Pool;
}

declare module 'pg-cursor' {
  import { Connection, QueryResult } from 'pg';

  /**
   * Nothing is opened before a client's `query()` gets the cursor.
   * @resource cursor @lazy @release close @doubleRelease ignored
   */
  class Cursor<Row = any> {
    /** @acquire cursor @sql arg 0 */
    constructor(text: string, values?: any[], config?: { rowMode?: 'array'; types?: any });
    submit: (connection: Connection) => void;
    /** @use @drains */
    read(maxRows: number): Promise<Row[]>;
    /** @use @drains */
    read(maxRows: number, callback: (err: Error | undefined, rows: Row[], result: QueryResult) => void): void;
    close(): Promise<void>;
    close(callback: (err?: Error) => void): void;
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
  }
  export = Cursor;
}

declare module 'pg-query-stream' {
  import { Connection } from 'pg';

  /**
   * A readable stream over a cursor; reading it to the end closes it as well.
   * @resource cursor @lazy @release destroy @doubleRelease ignored @errorEvent error
   */
  class QueryStream<Row = any> {
    /** @acquire cursor @sql arg 0 */
    constructor(
      text: string,
      values?: any[],
      config?: { batchSize?: number; highWaterMark?: number; rowMode?: 'array'; types?: any },
    );
    submit: (connection: Connection) => void;
    destroy(err?: Error): this;
    readonly destroyed: boolean;
    [Symbol.asyncDispose](): Promise<void>;
    [Symbol.asyncIterator](): AsyncIterableIterator<Row>;
    /** @safe @release */
    pipe<Target>(target: Target, options?: { end?: boolean }): Target;
    /** @use */
    read(size?: number): Row | null;
    /** @safe */
    pause(): this;
    /** @release */
    resume(): this;
    /**
     * Who listens for the rows reads to the end.
     * @safe @release
     */
    on(event: 'data', listener: (row: Row) => void): this;
    /** @safe @release */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
  }
  export = QueryStream;
}
