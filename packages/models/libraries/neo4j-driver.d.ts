/**
 * The Neo4j driver.
 *
 * @library neo4j-driver
 * @package neo4j-driver 6.3.0
 * @package neo4j-driver-core 6.3.0
 */
declare module 'neo4j-driver' {
  /** @resource pool @lazy @shared @release close @doubleRelease ignored */
  export class Driver {
    close(): Promise<void>;
    /** @since 5 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @acquire session */
    session(config?: any): Session;
    /** @acquire session */
    rxSession(config?: any): RxSession;
    /** @oneShot query @since 5 */
    executeQuery(query: any, parameters?: any, config?: any): Promise<any>;
    /** @oneShot query */
    verifyConnectivity(config?: any): Promise<any>;
    /** @oneShot query */
    getServerInfo(config?: any): Promise<any>;
    /** @oneShot query */
    verifyAuthentication(config?: any): Promise<boolean>;
    /** @oneShot query */
    supportsMultiDb(): Promise<boolean>;
    /** @oneShot query */
    supportsTransactionConfig(): Promise<boolean>;
  }

  /**
   * Takes a connection for the first query; closing it rolls an open transaction back.
   * @resource session @lazy @release close @doubleRelease ignored
   */
  export class Session {
    /** @use */
    run(query: any, parameters?: any, config?: any): Promise<QueryResult> & Result;
    /** @use @acquire transaction */
    beginTransaction(config?: any): Promise<Transaction> & Transaction;
    /** @use @since 5 */
    executeRead<Value>(work: (transaction: ManagedTransaction) => Promise<Value> | Value, config?: any): Promise<Value>;
    /** @use @since 5 */
    executeWrite<Value>(work: (transaction: ManagedTransaction) => Promise<Value> | Value, config?: any): Promise<Value>;
    /** @use @until 6 */
    readTransaction<Value>(work: (transaction: ManagedTransaction) => Promise<Value> | Value, config?: any): Promise<Value>;
    /** @use @until 6 */
    writeTransaction<Value>(work: (transaction: ManagedTransaction) => Promise<Value> | Value, config?: any): Promise<Value>;
    /** @safe */
    lastBookmark(): any;
    /** @safe */
    lastBookmarks(): any;
    close(): Promise<void>;
    /** @since 5 */
    [Symbol.asyncDispose](): Promise<void>;
  }

  /** @resource session @lazy @release close @doubleRelease ignored */
  export class RxSession {
    /** @use */
    run(query: any, parameters?: any, config?: any): any;
    close(): any;
  }

  /** A transaction whose end the session sees to. */
  export class ManagedTransaction {
    run(query: any, parameters?: any): Promise<QueryResult> & Result;
  }

  /** @resource transaction @release commit rollback close @doubleRelease rejects */
  export class Transaction {
    /** @use */
    run(query: any, parameters?: any): Promise<QueryResult> & Result;
    commit(): Promise<void>;
    rollback(): Promise<void>;
    close(): Promise<void>;
    /** @state active */
    isOpen(): boolean;
    /** @since 5 */
    [Symbol.asyncDispose](): Promise<void>;
  }

  export interface Result {
    summary(): Promise<any>;
    subscribe(observer: any): void;
    keys(): Promise<string[]>;
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
  }
  export interface QueryResult {
    records: Record[];
    summary: any;
  }
  export interface Record {
    get(key: any): any;
    toObject(): any;
    has(key: any): boolean;
    keys: any[];
  }
  export type EagerResult = QueryResult;
  export type Node = any;
  export type Relationship = any;
  export type Path = any;
  export type Integer = any;
  export type SessionMode = any;
  export type AuthToken = any;

  /** @acquire pool */
  export function driver(url: string, authToken?: any, config?: Config): Driver;
  /** @safe */
  export function int(value: any): any;
  /** @safe */
  export function isInt(value: any): boolean;
  export const auth: {
    basic(username: string | undefined, password: string | undefined, realm?: string): any;
    bearer(token: string): any;
    kerberos(ticket: string): any;
    custom(...values: any[]): any;
  };
  export const session: { readonly READ: string; readonly WRITE: string };
  export const types: any;
  export const logging: any;
  export const integer: any;
  export const routing: any;
  export const error: any;
  export const spatial: any;
  export const temporal: any;

  /** @options ignored
   * @foreign maxPoolSize = maxConnectionPoolSize from mongodb
   * @foreign max = maxConnectionPoolSize from pg
   * @foreign connectionLimit = maxConnectionPoolSize from mysql2
   * @foreign poolSize = maxConnectionPoolSize from typeorm
   * @foreign acquireTimeout = connectionAcquisitionTimeout from mysql
   * @foreign acquireTimeoutMillis = connectionAcquisitionTimeout from tarn
   * @foreign connectTimeout = connectionTimeout from mysql2
   * @foreign connectionTimeoutMillis = connectionTimeout from pg
   * @foreign connectTimeoutMS = connectionTimeout from mongodb
   * @foreign idleTimeoutMillis = none from pg
   */
  export interface Config {
    encrypted?: any;
    trust?: any;
    trustedCertificates?: string[];
    knownHosts?: string;
    /** @role poolMax @default 100 */
    maxConnectionPoolSize?: number;
    /** @role maxLifetime @unit ms @default 3600000 */
    maxConnectionLifetime?: number;
    /** @role acquireTimeout @unit ms @default 60000 */
    connectionAcquisitionTimeout?: number;
    /** @role connectTimeout @unit ms @default 30000 @unlimited 0 */
    connectionTimeout?: number;
    /** @unit ms */
    connectionLivenessCheckTimeout?: number;
    /** @unit ms @default 30000 */
    maxTransactionRetryTime?: number;
    disableAutoCommitRetries?: boolean;
    disableLosslessIntegers?: boolean;
    encryptionProfiles?: any;
    useBigInt?: boolean;
    logging?: any;
    resolver?: any;
    userAgent?: string;
    fetchSize?: number;
    telemetryDisabled?: boolean;
    notificationFilter?: any;
    clientCertificate?: any;
    boltAgent?: any;
  }

  import self = require('neo4j-driver');
  export default self;
}

declare module 'neo4j-driver-core' {
  export * from 'neo4j-driver';
}
declare module 'neo4j-driver/types' {
  export * from 'neo4j-driver';
}
