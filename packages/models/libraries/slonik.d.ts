/**
 * slonik: every connection is lent to a function, and given back when that ends.
 *
 * @library slonik
 * @verified server
 * @package slonik 49.10.9
 */
declare module 'slonik' {
  export interface CommonQueryMethods {
    /** @use */
    any<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    anyFirst<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    exists<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    many<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    manyFirst<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    maybeOne<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    maybeOneFirst<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    one<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    oneFirst<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    query<T = any>(query: any, values?: any): Promise<any>;
    /** @use @since 49.10 */
    record<T = any>(query: any, values?: any): Promise<any>;
    /** @use */
    transaction<T>(work: (connection: DatabaseTransactionConnection) => Promise<T>, retryLimit?: number): Promise<T>;
    /** @use */
    stream(query: any, handler: any): Promise<any>;
  }

  /** Nothing has to end a pool that lives as long as the process. */
  export interface DatabasePool {
    readonly configuration: any;
    /** @oneShot query */
    any<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    anyFirst<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    exists<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    many<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    manyFirst<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    maybeOne<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    maybeOneFirst<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    one<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    oneFirst<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query */
    query<T = any>(query: any, values?: any): Promise<any>;
    /** @oneShot query @since 49.10 */
    record<T = any>(query: any, values?: any): Promise<any>;
    /** @scope connection */
    connect<T>(work: (connection: DatabasePoolConnection) => Promise<T>): Promise<T>;
    /** @scope transaction */
    transaction<T>(work: (connection: DatabaseTransactionConnection) => Promise<T>, retryLimit?: number): Promise<T>;
    /** @oneShot query */
    stream(query: any, handler: (stream: any) => void): Promise<any>;
    state(): any;
    end(): Promise<void>;
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
  }

  export interface DatabasePoolConnection extends CommonQueryMethods {}
  export interface DatabaseTransactionConnection extends CommonQueryMethods {}
  export type DatabaseConnection = DatabasePool | DatabasePoolConnection;

  export function createPool(connectionUri: string, configuration?: ClientConfiguration): Promise<DatabasePool>;
  export function stringifyDsn(configuration: any): string;
  export function parseDsn(dsn: string): any;
  export const sql: any;
  export function createSqlTag(configuration?: any): any;

  /**
   * The names that every version takes are suggested: `maxPoolSize` does nothing before 49.10.
   * @options ignored
   * @foreign max = maximumPoolSize from pg
   * @foreign poolSize = maximumPoolSize from typeorm
   * @foreign connectionLimit = maximumPoolSize from mysql2
   * @foreign min = minimumPoolSize from pg
   * @foreign idleTimeoutMillis = idleTimeout from pg
   * @foreign connectionTimeoutMillis = connectionTimeout from pg
   * @foreign acquireTimeout = none from mariadb
   * @foreign acquireTimeoutMillis = none from tarn
   * @foreign statement_timeout = statementTimeout from pg
   */
  export interface ClientConfiguration {
    captureStackTrace?: boolean;
    connectionRetryLimit?: number;
    /** @role connectTimeout @unit ms @default 5000 @unlimited DISABLE_TIMEOUT */
    connectionTimeout?: any;
    dangerouslyAllowForeignConnections?: boolean;
    driverFactory?: any;
    /** @unit ms @default 5000 */
    gracefulTerminationTimeout?: number;
    /** @role idleInTransactionTimeout @unit ms @default 60000 @unlimited DISABLE_TIMEOUT */
    idleInTransactionSessionTimeout?: any;
    /** @role idleTimeout @unit ms @default 5000 @unlimited DISABLE_TIMEOUT */
    idleTimeout?: any;
    interceptors?: any;
    /** @role maxLifetime @unit ms @default 1800000 @unlimited DISABLE_TIMEOUT @since 48.4 */
    maximumConnectionAge?: any;
    /** @role poolMax @default 10 */
    maximumPoolSize?: number;
    /** @role poolMax @default 10 @since 49.10 */
    maxPoolSize?: number;
    /** @role poolMin @default 0 */
    minimumPoolSize?: number;
    /** @role poolMin @default 0 @since 49.10 */
    minPoolSize?: number;
    password?: any;
    poolName?: string;
    queryRetryLimit?: number;
    resetConnection?: any;
    ssl?: any;
    /** @role statementTimeout @unit ms @default 60000 @unlimited DISABLE_TIMEOUT */
    statementTimeout?: any;
    tracing?: boolean;
    transactionRetryLimit?: number;
    typeParsers?: any;
  }
}
