/**
 * The driver of Sails' adapter for PostgreSQL: a function for each step, over pg and its pool. Each takes one object and
 * returns a value of node-machine, which is a promise and more.
 *
 * @library machinepack-postgresql
 * @bindsOnServer
 * @package machinepack-postgresql 4.0.2
 */
declare module 'machinepack-postgresql' {
  /**
   * A pool of pg. Its end waits for what it has lent.
   * @resource pool @lazy @release none @doubleRelease rejects @awaitsLent
   */
  export interface Manager {
    readonly pool: any;
    readonly connectionString: string;
  }

  /**
   * A client of pg's pool. A second release leaves by `error`.
   * @resource connection @release none @doubleRelease rejects
   */
  export interface Connection {
    readonly id: number;
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

  export const pg: any;

  /** @options open */
  export interface ManagerInputs {
    connectionString: string;
    onUnexpectedFailure?: any;
    meta?: ManagerMeta;
  }

  /**
   * Only these are handed on to pg.
   * @options ignored
   */
  export interface ManagerMeta {
    host?: string;
    port?: any;
    database?: string;
    user?: string;
    password?: string;
    ssl?: any;
    application_name?: string;
    fallback_application_name?: string;
    /** @role poolMax @default 10 */
    max?: number;
    /** @role poolMin @default 0 @atMost max */
    min?: number;
    /** @role idleTimeout @unit ms @default 10000 @unlimited 0 */
    idleTimeoutMillis?: number;
    refreshIdle?: any;
    name?: any;
    create?: any;
    destroy?: any;
    reapIntervalMillis?: any;
    returnToHead?: any;
    priorityRange?: any;
    validate?: any;
    validateAsync?: any;
    log?: any;
  }
}
