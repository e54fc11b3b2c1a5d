/**
 * mssql over tedious or msnodesqlv8. `sql.connect()` hands out one pool of the whole process.
 *
 * @library mssql
 * @package mssql 12.7.14
 */
declare module 'mssql' {
  import { ConnectionOptions } from 'tedious';

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

  /** @resource pool @lazy @release close @doubleRelease ignored @awaitsLent @errorEvent error */
  export class ConnectionPool {
    /** @acquire pool */
    constructor(config: string | config, callback?: (err?: any) => void);
    static parseConnectionString(connectionString: string): any;
    readonly connected: boolean;
    readonly connecting: boolean;
    readonly healthy: boolean;
    readonly driver: string;
    readonly size: number;
    readonly available: number;
    readonly pending: number;
    readonly borrowed: number;
    readonly config: any;
    pool: any;

    /** @connect @use */
    connect(): Promise<ConnectionPool>;
    /** @connect @use */
    connect(callback: (err: any) => void): void;
    /** @oneShot query @sql arg 0 */
    query<T = any>(command: string | TemplateStringsArray, ...values: any[]): Promise<IResult<T>>;
    /** @oneShot query @sql arg 0 */
    query<T = any>(command: string, callback: (err?: Error, result?: IResult<T>) => void): void;
    /** @oneShot query @sql arg 0 */
    batch<T = any>(batch: string | TemplateStringsArray, ...values: any[]): Promise<IResult<T>>;
    /** @oneShot query @sql arg 0 */
    batch<T = any>(batch: string, callback: (err?: Error, result?: IResult<T>) => void): void;
    /** @view @safe */
    request(options?: any): Request;
    /** @acquire transaction */
    transaction(options?: any): Transaction;
    close(): Promise<void>;
    close(callback: (err: any) => void): void;
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
   * Each request takes a connection for itself, or works on that of its transaction or prepared statement.
   *
   * @lastEvent done
   */
  export class Request implements EventSource {
    /** @view arg 0 */
    constructor(parent?: ConnectionPool | Transaction | PreparedStatement, options?: any);
    transaction: Transaction;
    pstatement: PreparedStatement;
    parameters: any;
    verbose: boolean;
    canceled: boolean;
    multiple: boolean;
    stream: boolean;
    arrayRowMode: boolean;
    rowsAffected: number;

    /** @safe */
    input(name: string, typeOrValue?: any, value?: any): this;
    /** @safe */
    replaceInput(name: string, typeOrValue?: any, value?: any): this;
    /** @safe */
    output(name: string, type?: any, value?: any): this;
    /** @oneShot query @sql arg 0 */
    query<T = any>(command: string | TemplateStringsArray, ...values: any[]): Promise<IResult<T>>;
    /** @oneShot query @sql arg 0 */
    query<T = any>(command: string, callback: (err?: Error, result?: IResult<T>) => void): void;
    /** @oneShot query @sql arg 0 */
    batch<T = any>(batch: string | TemplateStringsArray, ...values: any[]): Promise<IResult<T>>;
    /** @oneShot query @sql arg 0 */
    batch<T = any>(batch: string, callback: (err?: Error, result?: IResult<T>) => void): void;
    /** @oneShot query */
    execute<T = any>(procedure: string): Promise<IProcedureResult<T>>;
    /** @oneShot query */
    execute<T = any>(procedure: string, callback: (err?: any, result?: IProcedureResult<T>, returnValue?: any) => void): void;
    /** @oneShot query */
    bulk(table: Table, options?: any): Promise<IBulkResult>;
    /** @oneShot query */
    bulk(table: Table, callback: (err: Error, result: IBulkResult) => void): void;
    /** @oneShot query */
    bulk(table: Table, options: any, callback: (err: Error, result: IBulkResult) => void): void;
    /** @safe */
    cancel(): void;
    /** @safe */
    pause(): boolean;
    /** @safe */
    resume(): boolean;
    pipe<Target>(stream: Target): Target;
    toReadableStream(options?: any): any;
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
   * It has a connection of the pool from `begin()` to `commit()` or `rollback()`. Ending it twice rejects, but rolling
   * back what could not be committed is no mistake.
   * @resource transaction @lazy @release rollback commit @doubleRelease ignored
   */
  export class Transaction implements EventSource {
    /** @acquire transaction */
    constructor(pool?: ConnectionPool, options?: any);
    isolationLevel: number;

    /** @connect @use */
    begin(isolationLevel?: number): Promise<Transaction>;
    /** @connect @use */
    begin(callback: (err?: any) => void): Transaction;
    /** @connect @use */
    begin(isolationLevel: number | undefined, callback: (err?: any) => void): Transaction;
    commit(): Promise<void>;
    commit(callback: (err?: any) => void): void;
    rollback(): Promise<void>;
    rollback(callback: (err?: any) => void): void;
    /** @view @safe */
    request(options?: any): Request;
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
   * It has a connection of the pool from `prepare()` to `unprepare()`.
   * @resource statement @lazy @release unprepare @doubleRelease rejects
   */
  export class PreparedStatement implements EventSource {
    /** @acquire statement */
    constructor(parent?: ConnectionPool | Transaction);
    transaction: Transaction;
    prepared: boolean;
    statement: string;
    parameters: any;
    stream: any;
    multiple: boolean;

    /** @safe */
    input(name: string, type: any): this;
    /** @safe */
    output(name: string, type: any): this;
    /** @connect @use @sql arg 0 */
    prepare(statement?: string): Promise<void>;
    /** @connect @use @sql arg 0 */
    prepare(statement: string | undefined, callback: (err?: Error) => void): PreparedStatement;
    /** @use */
    execute<T = any>(values?: any): Promise<IProcedureResult<T>>;
    /** @use */
    execute<T = any>(values: any, callback: (err?: Error, result?: IProcedureResult<T>) => void): Request;
    unprepare(): Promise<void>;
    unprepare(callback: (err?: Error) => void): PreparedStatement;
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

  /** The pool of the whole process: a second call hands out the first one. */
  export function connect(config: string | config): Promise<ConnectionPool>;
  export function connect(config: string | config, callback: (err?: Error) => void): void;
  /** Ends the pool of the whole process. */
  export function close(): Promise<void>;
  export function close(callback: (err?: Error) => void): void;
  export function query<T = any>(command: string | TemplateStringsArray, ...values: any[]): Promise<IResult<T>>;
  export function query<T = any>(command: string, callback: (err?: Error, result?: IResult<T>) => void): void;
  export function batch<T = any>(command: string | TemplateStringsArray, ...values: any[]): Promise<IResult<T>>;
  /** @safe */
  export function on(event: string, listener: (...values: any[]) => void): any;
  /** @safe */
  export function removeListener(event: string, listener: (...values: any[]) => void): any;
  export const pool: ConnectionPool;

  export class Table {
    constructor(name?: string);
    create: boolean;
    columns: any;
    rows: any;
    name?: string;
    schema?: string;
    database?: string;
    temporary?: boolean;
  }

  /** @options ignored
   * @foreign max = pool.max from pg
   * @foreign min = pool.min from pg
   * @foreign poolSize = pool.max from typeorm
   * @foreign connectionLimit = pool.max from mysql2
   * @foreign acquireTimeoutMillis = pool.acquireTimeoutMillis from tarn
   * @foreign idleTimeoutMillis = pool.idleTimeoutMillis from pg
   * @foreign connectTimeout = connectionTimeout from mysql2
   * @foreign connectionTimeoutMillis = connectionTimeout from pg
   * @foreign queryTimeout = requestTimeout from mariadb
   * @foreign query_timeout = requestTimeout from pg
   * @foreign statement_timeout = requestTimeout from pg
   * @foreign username = user from typeorm
   * @foreign host = server from pg
   */
  export interface config {
    driver?: string;
    server?: string;
    port?: number;
    user?: string;
    password?: string;
    domain?: string;
    database?: string;
    connectionString?: string;
    /** @role connectTimeout @unit ms @default 15000 */
    connectionTimeout?: number;
    /**
     * The server is told to stop.
     * @role statementTimeout @unit ms @default 15000 @unlimited 0
     */
    requestTimeout?: number;
    /** Both timeouts in one, where they are not given. */
    timeout?: number;
    stream?: boolean;
    parseJSON?: boolean;
    arrayRowMode?: boolean;
    multiple?: boolean;
    /** @default true */
    encrypt?: boolean;
    /** @default false */
    trustServerCertificate?: boolean;
    /** Stronger than the options beside it. */
    options?: DriverOptions;
    pool?: PoolOpts;
    authentication?: any;
    authentication_type?: string;
    clientId?: string;
    clientSecret?: string;
    tenantId?: string;
    token?: string;
    msiEndpoint?: string;
    msiSecret?: string;
    debug?: any;
    validateConnection?: any;
    beforeConnect?: any;
    connectionName?: string;
    name?: string;
  }

  /**
   * Those of tedious, and what msnodesqlv8 reads.
   * @options ignored
   * @foreign pool = ../pool
   * @foreign max = ../pool.max from pg
   */
  export interface DriverOptions extends ConnectionOptions {
    trustedConnection?: boolean;
  }

  /** @options rejected
   * @foreign acquireTimeout = acquireTimeoutMillis from mariadb
   * @foreign idleTimeout = idleTimeoutMillis from mysql2
   * @foreign connectionLimit = max from mysql2
   * @foreign evictionRunIntervalMillis = reapIntervalMillis from generic-pool
   * @foreign maxLifetime = none
   */
  export interface PoolOpts {
    /** @role poolMax @default 10 @unlimited Infinity */
    max?: number;
    /** @role poolMin @default 0 @atMost max */
    min?: number;
    /** @role acquireTimeout @unit ms @default 30000 */
    acquireTimeoutMillis?: number;
    /** @unit ms @default 30000 */
    createTimeoutMillis?: number;
    /** @unit ms @default 5000 */
    destroyTimeoutMillis?: number;
    /** @role idleTimeout @unit ms @default 30000 */
    idleTimeoutMillis?: number;
    /** @unit ms @default 1000 */
    reapIntervalMillis?: number;
    /** @unit ms @default 200 */
    createRetryIntervalMillis?: number;
    /** @default true */
    propagateCreateError?: boolean;
    create?: any;
    destroy?: any;
    validate?: any;
    log?: any;
  }

  export interface IResult<T = any> {
    recordset: IRecordSet<T>;
    recordsets: IRecordSet<T>[];
    rowsAffected: number[];
    output: { [key: string]: any };
  }
  export interface IProcedureResult<T = any> extends IResult<T> {
    returnValue: any;
  }
  export interface IRecordSet<T = any> extends Array<T> {
    columns: any;
    toTable(name?: string): Table;
  }
  export interface IBulkResult {
    rowsAffected: number;
  }
  export type Connection = any;
  export type ISqlType = any;
  export class MSSQLError extends Error {
    code: string;
  }
  export class ConnectionError extends MSSQLError {}
  export class RequestError extends MSSQLError {
    number?: number;
    lineNumber?: number;
    procName?: string;
  }
  export class TransactionError extends MSSQLError {}
  export class PreparedStatementError extends MSSQLError {}
  export const ISOLATION_LEVEL: Record<string, number>;
  export const TYPES: Record<string, any>;
  export const MAX: number;
  export const map: any;
  export const VarChar: any;
  export const NVarChar: any;
  export const Text: any;
  export const Int: any;
  export const BigInt: any;
  export const TinyInt: any;
  export const SmallInt: any;
  export const Bit: any;
  export const Float: any;
  export const Numeric: any;
  export const Decimal: any;
  export const Real: any;
  export const Date: any;
  export const DateTime: any;
  export const DateTime2: any;
  export const DateTimeOffset: any;
  export const SmallDateTime: any;
  export const Time: any;
  export const UniqueIdentifier: any;
  export const SmallMoney: any;
  export const Money: any;
  export const Binary: any;
  export const VarBinary: any;
  export const Image: any;
  export const Xml: any;
  export const Char: any;
  export const NChar: any;
  export const NText: any;
  export const TVP: any;
  export const UDT: any;
  export const Variant: any;
}

/** The same over the driver of the operating system. */
declare module 'mssql/msnodesqlv8' {
  export * from 'mssql';
}

declare module 'mssql/msnodesqlv8.js' {
  export * from 'mssql';
}

declare module 'mssql/tedious' {
  export * from 'mssql';
}
