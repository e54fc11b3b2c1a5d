/**
 * The Cassandra driver of DataStax.
 *
 * @library cassandra-driver
 * @package cassandra-driver 4.10.0
 */
declare module 'cassandra-driver' {
  /**
   * Connections are shared by all queries; the first query connects.
   * @resource pool @lazy @shared @release shutdown @doubleRelease ignored
   */
  export class Client {
    /** @acquire pool */
    constructor(options: ClientOptions);
    readonly hosts: any;
    readonly keyspace: string;
    readonly metadata: any;
    /** @connect @use */
    connect(): Promise<void>;
    /** @connect @use */
    connect(callback: (err: any) => void): void;
    /** @oneShot query */
    execute(query: string, params?: any, options?: any): Promise<any>;
    /** @oneShot query */
    execute(query: string, params: any, options: any, callback: (err: any, result: any) => void): void;
    /** @oneShot query */
    execute(query: string, params: any, callback: (err: any, result: any) => void): void;
    /** @oneShot query */
    execute(query: string, callback: (err: any, result: any) => void): void;
    /** @oneShot query */
    batch(queries: any[], options?: any): Promise<any>;
    /** @oneShot query */
    batch(queries: any[], options: any, callback: (err: any, result: any) => void): void;
    eachRow(query: string, params: any, options: any, row: (n: number, row: any) => void, end?: (error: any, result: any) => void): void;
    stream(query: string, params?: any, options?: any, callback?: any): any;
    shutdown(): Promise<void>;
    shutdown(callback: (err: any) => void): void;
    /** @safe */
    getState(): any;
    /** @safe @view */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    once(event: string, listener: (...values: any[]) => void): this;
  }

  /** @options ignored
   * @foreign maxPoolSize = none from mongodb
   * @foreign requestTimeout = socketOptions.readTimeout from mssql
   * @foreign readTimeout = socketOptions.readTimeout
   * @foreign connectTimeout = socketOptions.connectTimeout from mysql2
   * @foreign fetchSize = queryOptions.fetchSize
   * @foreign consistency = queryOptions.consistency
   * @foreign localDatacenter = localDataCenter
   */
  export interface ClientOptions {
    contactPoints?: string[];
    localDataCenter?: string;
    keyspace?: string;
    authProvider?: any;
    credentials?: any;
    cloud?: any;
    encoding?: any;
    graphOptions?: any;
    isMetadataSyncEnabled?: boolean;
    maxPrepared?: number;
    metrics?: any;
    policies?: any;
    pooling?: any;
    prepareOnAllHosts?: boolean;
    profiles?: any;
    promiseFactory?: any;
    protocolOptions?: any;
    queryOptions?: any;
    refreshSchemaDelay?: number;
    rePrepareOnUp?: boolean;
    requestTracker?: any;
    socketOptions?: any;
    sslOptions?: any;
    id?: any;
    applicationName?: string;
    applicationVersion?: string;
    monitorReporting?: any;
    logEmitter?: any;
  }
  export const types: any;
  export const auth: any;
  export const policies: any;
  export const mapping: any;
  export const concurrent: any;
  export const errors: any;
}
