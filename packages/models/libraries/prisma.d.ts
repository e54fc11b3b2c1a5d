/**
 * Prisma: the generated client. What it runs takes a connection and gives it back; an interactive transaction keeps one for
 * its callback.
 *
 * @library prisma
 * @bindsOnServer
 * @package @prisma/client 7.10.0
 */
declare module '@prisma/client' {
  /**
   * Owns a pool from its first query on. After `$disconnect()` the next query opens another.
   * @resource pool @lazy @release $disconnect @others ModelDelegate
   */
  export class PrismaClient<Options = any, Events = any, Extensions = any> {
    /** Some adapters ask over HTTP. @acquire pool @notFor PrismaD1|PrismaNeonHTTP|PrismaNeonHttp|PrismaPlanetScale */
    constructor(options?: PrismaClientOptions);
    /** @connect @use */
    $connect(): Promise<void>;
    $disconnect(): Promise<void>;
    /** @scope transaction */
    $transaction<Value>(work: (tx: TransactionClient) => Promise<Value>, options?: TransactionOptions): Promise<Value>;
    /** @oneShot query */
    $transaction(operations: readonly any[], options?: TransactionOptions): Promise<any[]>;
    /** @oneShot query */
    $queryRaw<Result = any>(strings: any, ...values: any[]): Promise<Result>;
    /** @oneShot query */
    $executeRaw(strings: any, ...values: any[]): Promise<number>;
    /** @oneShot query @sql arg 0 */
    $queryRawUnsafe<Result = any>(sql: string, ...values: any[]): Promise<Result>;
    /** @oneShot query @sql arg 0 */
    $executeRawUnsafe(sql: string, ...values: any[]): Promise<number>;
    /** @oneShot query */
    $queryRawTyped(query: any): Promise<any>;
    /** @oneShot query */
    $runCommandRaw(command: any): Promise<any>;
    /** @view */
    $extends(extension: any): PrismaClient;
    /** @safe @until 7 */
    $use(middleware: any): void;
    /** @safe */
    $on(event: any, listener: any): any;
    [model: string]: any;
  }

  /** What an interactive transaction lends to its callback. @others ModelDelegate */
  export interface TransactionClient {
    /** @oneShot query */
    $queryRaw<Result = any>(strings: any, ...values: any[]): Promise<Result>;
    /** @oneShot query */
    $executeRaw(strings: any, ...values: any[]): Promise<number>;
    /** @oneShot query @sql arg 0 */
    $queryRawUnsafe<Result = any>(sql: string, ...values: any[]): Promise<Result>;
    /** @oneShot query @sql arg 0 */
    $executeRawUnsafe(sql: string, ...values: any[]): Promise<number>;
    /** @oneShot query */
    $queryRawTyped(query: any): Promise<any>;
    /** @oneShot query */
    $runCommandRaw(command: any): Promise<any>;
    /** @scope transaction @since 7 */
    $transaction<Value>(work: (tx: TransactionClient) => Promise<Value>, options?: TransactionOptions): Promise<Value>;
    [model: string]: any;
  }

  /** The operations of one model: `prisma.user`. */
  export interface ModelDelegate {
    /** @oneShot query */
    findUnique(options?: any): Promise<any>;
    /** @oneShot query */
    findUniqueOrThrow(options?: any): Promise<any>;
    /** @oneShot query */
    findFirst(options?: any): Promise<any>;
    /** @oneShot query */
    findFirstOrThrow(options?: any): Promise<any>;
    /** @oneShot query */
    findMany(options?: any): Promise<any>;
    /** @oneShot query */
    create(options?: any): Promise<any>;
    /** @oneShot query */
    createMany(options?: any): Promise<any>;
    /** @oneShot query */
    createManyAndReturn(options?: any): Promise<any>;
    /** @oneShot query */
    update(options?: any): Promise<any>;
    /** @oneShot query */
    updateMany(options?: any): Promise<any>;
    /** @oneShot query */
    updateManyAndReturn(options?: any): Promise<any>;
    /** @oneShot query */
    upsert(options?: any): Promise<any>;
    /** @oneShot query */
    delete(options?: any): Promise<any>;
    /** @oneShot query */
    deleteMany(options?: any): Promise<any>;
    /** @oneShot query */
    count(options?: any): Promise<any>;
    /** @oneShot query */
    aggregate(options?: any): Promise<any>;
    /** @oneShot query */
    groupBy(options?: any): Promise<any>;
    /** @oneShot query */
    findRaw(options?: any): Promise<any>;
    /** @oneShot query */
    aggregateRaw(options?: any): Promise<any>;
  }

  type LentClient = TransactionClient;
  export namespace Prisma {
    export type TransactionClient = LentClient;
    export type PrismaClientOptions = any;
    export type DefaultPrismaClient = PrismaClient;
    export const PrismaClientKnownRequestError: any;
    export const PrismaClientValidationError: any;
    export const PrismaClientInitializationError: any;
    export type PrismaClientKnownRequestError = any;
    export const TransactionIsolationLevel: any;
    export type TransactionIsolationLevel = any;
    export const JsonNull: any;
    export const DbNull: any;
    export const Decimal: any;
    export type Decimal = any;
    export const sql: any;
    export const join: any;
    export const raw: any;
    export const empty: any;
    export const validator: any;
    export const defineExtension: any;
    export const ModelName: any;
    export type JsonValue = any;
    export type JsonObject = any;
    export type InputJsonValue = any;
    export type Sql = any;
  }

  /** @options open */
  export interface PrismaClientOptions {
    adapter?: any;
    accelerateUrl?: string;
    /** @until 7 */
    datasources?: Datasources;
    /** @parameters @addressFrom schema.prisma unless adapter accelerateUrl datasources @until 7 */
    datasourceUrl?: string | UrlParameters;
    errorFormat?: string;
    log?: any;
    transactionOptions?: TransactionOptions;
    omit?: any;
    [option: string]: any;
  }
  /** By the name of the source in the schema, which is nearly always `db`. @options open */
  export interface Datasources {
    db?: Datasource;
    [name: string]: any;
  }
  /** @options open */
  export interface Datasource {
    /** @parameters */
    url?: string | UrlParameters;
  }
  /**
   * What the engine of versions 5 and 6 reads of the connection string; others go to the server.
   * @options open
   * @foreign connectionLimit = connection_limit from mysql2
   * @foreign max = connection_limit from pg
   * @foreign pool_size = connection_limit
   * @foreign poolTimeout = pool_timeout
   * @foreign connectTimeout = connect_timeout from mysql2
   * @foreign connectionTimeoutMillis = connect_timeout from pg
   * @foreign statement_timeout = options from pg
   */
  export interface UrlParameters {
    /** @role poolMax */
    connection_limit?: number;
    /** @role acquireTimeout @unit s @default 10 @unlimited 0 */
    pool_timeout?: number;
    /** @role connectTimeout @unit s @default 5 @unlimited 0 */
    connect_timeout?: number;
    /** @role queryTimeout @unit s @default 0 @unlimited 0 */
    socket_timeout?: number;
    options?: string;
    /** @prepares unless true */
    pgbouncer?: boolean;
    /** @default 100 @prepares unless 0 */
    statement_cache_size?: number;
    [parameter: string]: any;
  }
  /** @options open */
  export interface TransactionOptions {
    /** @role acquireTimeout @unit ms @default 2000 */
    maxWait?: number;
    /** @unit ms @default 5000 */
    timeout?: number;
    isolationLevel?: any;
  }
}

declare module '@prisma/client/edge' {
  export * from '@prisma/client';
}
declare module '@prisma/client/extension' {
  export * from '@prisma/client';
}
declare module '.prisma/client' {
  export * from '@prisma/client';
}
declare module '*/generated/prisma' {
  export * from '@prisma/client';
}
declare module '*/generated/prisma/client' {
  export * from '@prisma/client';
}
declare module '*/generated/prisma/index' {
  export * from '@prisma/client';
}
declare module '*/generated/prisma-client' {
  export * from '@prisma/client';
}
declare module '*/prisma/generated/client' {
  export * from '@prisma/client';
}
declare module '*/prisma/generated' {
  export * from '@prisma/client';
}
declare module '*/prisma-client' {
  export * from '@prisma/client';
}
declare module '*/prisma/client' {
  export * from '@prisma/client';
}
