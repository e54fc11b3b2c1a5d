/**
 * The driver of Sails' adapter for MySQL: a function for each step, over mysql and its pool. Each takes one object and
 * returns a value of node-machine, which is a promise and more.
 *
 * @library machinepack-mysql
 * @package machinepack-mysql 5.0.0
 */
declare module 'machinepack-mysql' {
  /**
   * A pool of mysql. Its end closes what it has lent.
   * @resource pool @lazy @release none @doubleRelease ignored
   */
  export interface Manager {
    readonly pool: any;
    readonly connectionString: string;
  }

  /**
   * A connection of mysql's pool. A second release destroys it without a word.
   * @resource connection @release none @doubleRelease ignored
   */
  export interface Connection {
    readonly threadId: number | null;
    query(...values: any[]): any;
  }

  export interface Report<Result = any> {
    readonly result: Result;
    readonly meta: any;
  }

  /** @acquire pool @at manager */
  export function createManager(inputs: ManagerInputs): Promise<{ manager: Manager; meta: any }>;
  /** @release @on arg 0 manager */
  export function destroyManager(inputs: { manager: Manager; meta?: any }): Promise<{ meta: any }>;

  /** @acquire connection @at connection @on arg 0 manager */
  export function getConnection(inputs: { manager: Manager; meta?: any }): Promise<{ connection: Connection; meta: any }>;
  /** @release @on arg 0 connection */
  export function releaseConnection(inputs: { connection: Connection; meta?: any }): Promise<{ meta: any }>;

  /** @use @on arg 0 connection @sql arg 0 */
  export function sendNativeQuery(inputs: { connection: Connection; nativeQuery: string; valuesToEscape?: any; meta?: any }): Promise<Report>;
  /** @use @begin @on arg 0 connection */
  export function beginTransaction(inputs: { connection: Connection; meta?: any }): Promise<{ meta: any }>;
  /** @use @commit @on arg 0 connection */
  export function commitTransaction(inputs: { connection: Connection; meta?: any }): Promise<{ meta: any }>;
  /** @use @rollback @on arg 0 connection */
  export function rollbackTransaction(inputs: { connection: Connection; meta?: any }): Promise<{ meta: any }>;

  export function compileStatement(inputs: { statement: any; meta?: any }): Promise<any>;
  export function parseNativeQueryResult(inputs: { queryType: string; nativeQueryResult: any; meta?: any }): Promise<any>;
  export function parseNativeQueryError(inputs: { nativeQueryError: any; meta?: any }): Promise<any>;

  export const mysql: any;

  /** @options open */
  export interface ManagerInputs {
    connectionString: string;
    onUnexpectedFailure?: any;
    meta?: ManagerMeta;
  }

  /**
   * Only these are handed on to mysql.
   * @options ignored
   */
  export interface ManagerMeta {
    host?: string;
    port?: any;
    database?: string;
    user?: string;
    password?: string;
    charset?: string;
    timezone?: string;
    ssl?: any;
    socketPath?: string;
    /** @role connectTimeout @unit ms @default 10000 @unlimited 0 */
    connectTimeout?: number;
    stringifyObjects?: boolean;
    insecureAuth?: boolean;
    typeCast?: any;
    queryFormat?: any;
    supportBigNumbers?: boolean;
    bigNumberStrings?: boolean;
    dateStrings?: any;
    debug?: any;
    trace?: boolean;
    multipleStatements?: boolean;
    flags?: any;
    /**
     * Bounds the handshake or the ping of one connection, not the wait for a free one.
     * @unit ms @default 10000
     */
    acquireTimeout?: number;
    waitForConnections?: boolean;
    /** @role poolMax @default 10 @unlimited 0 */
    connectionLimit?: number;
    /** @role queueLimit @default 0 @unlimited 0 */
    queueLimit?: number;
  }
}
