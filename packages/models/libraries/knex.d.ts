/**
 * knex: the builder that is its own pool, and the transactions it hands out.
 *
 * @library knex
 * @verified server
 * @package knex 3.3.0
 */
declare module 'knex' {
  import { ConnectionConfig as MariadbConfig } from 'mariadb';
  import { ConnectionConfig } from 'mysql';
  import { ConnectionOptions } from 'mysql2';
  import { ClientConfig } from 'pg';
  import { ConnectionOptions as TediousOptions } from 'tedious';
  export = knex;

  /**
   * Without a connection it only builds queries.
   * @acquire pool @needs connection @notFor :memory:
   */
  function knex(config: Config | string): Knex;

  type Instance<Row = any, Result = any> = Knex<Row, Result>;
  type Trx<Row = any, Result = any> = Transaction<Row, Result>;
  type Builder<Row = any, Result = any> = QueryBuilder<Row, Result>;
  type Statement<Result = any> = Raw<Result>;
  type Schema = SchemaBuilder;
  type Settings = Config;
  type Pooling = PoolConfig;
  type Provider = TransactionProvider;

  /** How versions before 0.95 name the type of an instance. */
  interface knex<Row = any, Result = any> extends Knex<Row, Result> {}
  namespace knex {
    export { knex };
    export type Knex<Row = any, Result = any> = Instance<Row, Result>;
    export namespace Knex {
      export type Transaction<Row = any, Result = any> = Trx<Row, Result>;
      export type TransactionProvider = Provider;
      export type QueryBuilder<Row = any, Result = any> = Builder<Row, Result>;
      export type QueryInterface<Row = any, Result = any> = Builder<Row, Result>;
      export type ChainableInterface<Result = any> = Builder<any, Result>;
      export type Raw<Result = any> = Statement<Result>;
      export type SchemaBuilder = Schema;
      export type Config = Settings;
      export type PoolConfig = Pooling;
      export type Client = any;
      export type TransactionConfig = any;
      export type CreateTableBuilder = any;
      export type AlterTableBuilder = any;
      export type TableBuilder = any;
      export type MigratorConfig = any;
      export type SeederConfig = any;
      export type PgConnectionConfig = any;
      export type MySql2ConnectionConfig = any;
      export type MySqlConnectionConfig = any;
      export type StaticConnectionConfig = any;
      export type ConnectionConfig = any;
      export type Value = any;
      export type Migrator = any;
      export type MigrationSource<Specification = any> = any;
    }
    export type Transaction<Row = any, Result = any> = Trx<Row, Result>;
    export type QueryBuilder<Row = any, Result = any> = Builder<Row, Result>;
    export type Raw<Result = any> = Statement<Result>;
    export type SchemaBuilder = Schema;
    export type Config = Settings;
    export type PoolConfig = Pooling;
    export const Client: any;
    export class KnexTimeoutError extends Error {}
  }

  /**
   * What an instance, and each dialect, does its work by: `knex.client`.
   */
  interface Client {
    /** @acquire connection */
    acquireConnection(): Promise<RawConnection>;
    /** @release arg 0 */
    releaseConnection(connection: RawConnection): Promise<void>;
  }

  /**
   * A driver's connection out of the pool, which is one of tarn: a second release takes it away from whoever has it by then.
   * @resource connection @release none @doubleRelease corrupts
   */
  interface RawConnection {
    [member: string]: any;
  }

  /**
   * Ending it waits for every transaction that is open.
   * @resource pool @lazy @release destroy @awaitsLent
   */
  interface Knex<Row = any, Result = any> {
    /** @view */
    (table: any, options?: any): QueryBuilder;
    client: any;
    /** @state transaction */
    readonly isTransaction?: boolean;
    fn: any;
    ref: any;
    migrate: any;
    seed: any;
    context: any;
    userParams: any;
    /** @view */
    readonly schema: SchemaBuilder;
    /** @acquire transaction */
    transaction(config?: TransactionConfig): Promise<Transaction>;
    /** @acquire transaction */
    transaction(scope: null | undefined, config?: TransactionConfig): Promise<Transaction>;
    /** @scope transaction @needsPromise */
    transaction<Value = any>(scope: (trx: Transaction) => Promise<Value> | void, config?: TransactionConfig): Promise<Value>;
    /** The first call begins the transaction, and all others get the same. */
    transactionProvider(config?: TransactionConfig): TransactionProvider;
    destroy(callback?: (err?: any) => void): Promise<void>;
    /** @safe */
    initialize(config?: Config): void;
    /** @oneShot query */
    batchInsert(table: any, rows: any, chunkSize?: number): BatchInsertBuilder;
    /** @view @sql arg 0 */
    raw<Value = any>(sql: string, ...bindings: any[]): Raw<Value>;
    /** @view */
    withUserParams(parameters: any): Knex;
    /** @view */
    select(...values: any[]): QueryBuilder;
    /** @view */
    columns(...values: any[]): QueryBuilder;
    /** @view */
    column(...values: any[]): QueryBuilder;
    /** @view */
    distinct(...values: any[]): QueryBuilder;
    /** @view */
    from(...values: any[]): QueryBuilder;
    /** @view */
    table(...values: any[]): QueryBuilder;
    /** @view */
    with(...values: any[]): QueryBuilder;
    /** @view */
    withRecursive(...values: any[]): QueryBuilder;
    /** @view */
    withSchema(...values: any[]): QueryBuilder;
    /** @view */
    insert(...values: any[]): QueryBuilder;
    /** @view */
    into(...values: any[]): QueryBuilder;
    /** @view */
    update(...values: any[]): QueryBuilder;
    /** @view */
    del(...values: any[]): QueryBuilder;
    /** @view */
    delete(...values: any[]): QueryBuilder;
    /** @view */
    where(...values: any[]): QueryBuilder;
    /** @view */
    whereIn(...values: any[]): QueryBuilder;
    /** @view */
    whereNot(...values: any[]): QueryBuilder;
    /** @view */
    whereRaw(...values: any[]): QueryBuilder;
    /** @view */
    whereNull(...values: any[]): QueryBuilder;
    /** @view */
    first(...values: any[]): QueryBuilder;
    /** @view */
    count(...values: any[]): QueryBuilder;
    /** @view */
    min(...values: any[]): QueryBuilder;
    /** @view */
    max(...values: any[]): QueryBuilder;
    /** @view */
    sum(...values: any[]): QueryBuilder;
    /** @view */
    avg(...values: any[]): QueryBuilder;
    /** @view */
    increment(...values: any[]): QueryBuilder;
    /** @view */
    decrement(...values: any[]): QueryBuilder;
    /** @view */
    queryBuilder(...values: any[]): QueryBuilder;
    /** @view */
    truncate(...values: any[]): QueryBuilder;
    /** @view */
    union(...values: any[]): QueryBuilder;
    /** @view */
    orderBy(...values: any[]): QueryBuilder;
    /** @view */
    join(...values: any[]): QueryBuilder;
    /** @view */
    leftJoin(...values: any[]): QueryBuilder;
    /** @view */
    innerJoin(...values: any[]): QueryBuilder;
    /** @view */
    pluck(...values: any[]): QueryBuilder;
    /** @view */
    hintComment(...values: any[]): QueryBuilder;
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
  }

  /**
   * Holds one connection from the moment it is handed out. A second commit or rollback does nothing, work after the
   * first rejects.
   * @resource transaction @release commit rollback @doubleRelease ignored
   */
  interface Transaction<Row = any, Result = any> extends Knex<Row, Result> {
    /** @view */
    (table: any, options?: any): QueryBuilder;
    /** Rejects where the COMMIT itself fails, which `commit()` does not. */
    readonly executionPromise: Promise<any>;
    readonly parentTransaction?: Transaction;
    /** @state released */
    isCompleted(): boolean;
    commit(value?: any): Promise<any>;
    rollback(error?: any): Promise<any>;
    /** @scope transaction @needsPromise */
    savepoint<Value = any>(scope: (trx: Transaction) => any): Promise<Value>;
  }
  type TransactionProvider = () => Promise<Transaction>;
  type TransactionConfig = any;

  /** @oneShot query */
  interface QueryBuilder<Row = any, Result = any> extends Promise<Result> {
    /** @view arg 0 */
    transacting(trx: Transaction | undefined): this;
    /** @view arg 0 */
    connection(connection: any): this;
    /** @oneShot query */
    asCallback(callback: (err: any, result: any) => void): Promise<Result>;
    /** @oneShot stream */
    stream(...values: any[]): any;
    /** @oneShot stream */
    pipe(writable: any, options?: any): any;
    /** @safe */
    toSQL(): any;
    /** @safe */
    toQuery(): string;
    /** @safe */
    toString(): string;
    [method: string]: any;
    /** @safe */
    select(...values: any[]): this;
    /** @safe */
    columns(...values: any[]): this;
    /** @safe */
    column(...values: any[]): this;
    /** @safe */
    distinct(...values: any[]): this;
    /** @safe */
    distinctOn(...values: any[]): this;
    /** @safe */
    from(...values: any[]): this;
    /** @safe */
    fromJS(...values: any[]): this;
    /** @safe */
    table(...values: any[]): this;
    /** @safe */
    as(...values: any[]): this;
    /** @safe */
    join(...values: any[]): this;
    /** @safe */
    innerJoin(...values: any[]): this;
    /** @safe */
    leftJoin(...values: any[]): this;
    /** @safe */
    leftOuterJoin(...values: any[]): this;
    /** @safe */
    rightJoin(...values: any[]): this;
    /** @safe */
    rightOuterJoin(...values: any[]): this;
    /** @safe */
    outerJoin(...values: any[]): this;
    /** @safe */
    fullOuterJoin(...values: any[]): this;
    /** @safe */
    crossJoin(...values: any[]): this;
    /** @safe */
    joinRaw(...values: any[]): this;
    /** @safe */
    using(...values: any[]): this;
    /** @safe */
    with(...values: any[]): this;
    /** @safe */
    withRecursive(...values: any[]): this;
    /** @safe */
    withMaterialized(...values: any[]): this;
    /** @safe */
    withNotMaterialized(...values: any[]): this;
    /** @safe */
    withSchema(...values: any[]): this;
    /** @safe */
    where(...values: any[]): this;
    /** @safe */
    andWhere(...values: any[]): this;
    /** @safe */
    orWhere(...values: any[]): this;
    /** @safe */
    whereNot(...values: any[]): this;
    /** @safe */
    andWhereNot(...values: any[]): this;
    /** @safe */
    orWhereNot(...values: any[]): this;
    /** @safe */
    whereRaw(...values: any[]): this;
    /** @safe */
    andWhereRaw(...values: any[]): this;
    /** @safe */
    orWhereRaw(...values: any[]): this;
    /** @safe */
    whereIn(...values: any[]): this;
    /** @safe */
    orWhereIn(...values: any[]): this;
    /** @safe */
    whereNotIn(...values: any[]): this;
    /** @safe */
    orWhereNotIn(...values: any[]): this;
    /** @safe */
    whereNull(...values: any[]): this;
    /** @safe */
    orWhereNull(...values: any[]): this;
    /** @safe */
    whereNotNull(...values: any[]): this;
    /** @safe */
    orWhereNotNull(...values: any[]): this;
    /** @safe */
    whereExists(...values: any[]): this;
    /** @safe */
    orWhereExists(...values: any[]): this;
    /** @safe */
    whereNotExists(...values: any[]): this;
    /** @safe */
    orWhereNotExists(...values: any[]): this;
    /** @safe */
    whereBetween(...values: any[]): this;
    /** @safe */
    andWhereBetween(...values: any[]): this;
    /** @safe */
    orWhereBetween(...values: any[]): this;
    /** @safe */
    whereNotBetween(...values: any[]): this;
    /** @safe */
    andWhereNotBetween(...values: any[]): this;
    /** @safe */
    orWhereNotBetween(...values: any[]): this;
    /** @safe */
    whereLike(...values: any[]): this;
    /** @safe */
    orWhereLike(...values: any[]): this;
    /** @safe */
    andWhereLike(...values: any[]): this;
    /** @safe */
    whereILike(...values: any[]): this;
    /** @safe */
    orWhereILike(...values: any[]): this;
    /** @safe */
    andWhereILike(...values: any[]): this;
    /** @safe */
    whereColumn(...values: any[]): this;
    /** @safe */
    orWhereColumn(...values: any[]): this;
    /** @safe */
    whereJsonPath(...values: any[]): this;
    /** @safe */
    orWhereJsonPath(...values: any[]): this;
    /** @safe */
    whereJsonObject(...values: any[]): this;
    /** @safe */
    orWhereJsonObject(...values: any[]): this;
    /** @safe */
    whereJsonSupersetOf(...values: any[]): this;
    /** @safe */
    whereJsonSubsetOf(...values: any[]): this;
    /** @safe */
    whereWrapped(...values: any[]): this;
    /** @safe */
    groupBy(...values: any[]): this;
    /** @safe */
    groupByRaw(...values: any[]): this;
    /** @safe */
    orderBy(...values: any[]): this;
    /** @safe */
    orderByRaw(...values: any[]): this;
    /** @safe */
    partitionBy(...values: any[]): this;
    /** @safe */
    union(...values: any[]): this;
    /** @safe */
    unionAll(...values: any[]): this;
    /** @safe */
    intersect(...values: any[]): this;
    /** @safe */
    except(...values: any[]): this;
    /** @safe */
    having(...values: any[]): this;
    /** @safe */
    andHaving(...values: any[]): this;
    /** @safe */
    orHaving(...values: any[]): this;
    /** @safe */
    havingRaw(...values: any[]): this;
    /** @safe */
    orHavingRaw(...values: any[]): this;
    /** @safe */
    havingIn(...values: any[]): this;
    /** @safe */
    havingNotIn(...values: any[]): this;
    /** @safe */
    havingNull(...values: any[]): this;
    /** @safe */
    havingNotNull(...values: any[]): this;
    /** @safe */
    havingBetween(...values: any[]): this;
    /** @safe */
    offset(...values: any[]): this;
    /** @safe */
    limit(...values: any[]): this;
    /** @safe */
    count(...values: any[]): this;
    /** @safe */
    countDistinct(...values: any[]): this;
    /** @safe */
    min(...values: any[]): this;
    /** @safe */
    minDistinct(...values: any[]): this;
    /** @safe */
    max(...values: any[]): this;
    /** @safe */
    maxDistinct(...values: any[]): this;
    /** @safe */
    sum(...values: any[]): this;
    /** @safe */
    sumDistinct(...values: any[]): this;
    /** @safe */
    avg(...values: any[]): this;
    /** @safe */
    avgDistinct(...values: any[]): this;
    /** @safe */
    increment(...values: any[]): this;
    /** @safe */
    decrement(...values: any[]): this;
    /** @safe */
    rowNumber(...values: any[]): this;
    /** @safe */
    rank(...values: any[]): this;
    /** @safe */
    denseRank(...values: any[]): this;
    /** @safe */
    first(...values: any[]): this;
    /** @safe */
    pluck(...values: any[]): this;
    /** @safe */
    returning(...values: any[]): this;
    /** @safe */
    onConflict(...values: any[]): this;
    /** @safe */
    merge(...values: any[]): this;
    /** @safe */
    ignore(...values: any[]): this;
    /** @safe */
    jsonExtract(...values: any[]): this;
    /** @safe */
    jsonSet(...values: any[]): this;
    /** @safe */
    jsonInsert(...values: any[]): this;
    /** @safe */
    jsonRemove(...values: any[]): this;
    /** @safe */
    insert(...values: any[]): this;
    /** @safe */
    upsert(...values: any[]): this;
    /** @safe */
    modify(...values: any[]): this;
    /** @safe */
    update(...values: any[]): this;
    /** @safe */
    delete(...values: any[]): this;
    /** @safe */
    del(...values: any[]): this;
    /** @safe */
    truncate(...values: any[]): this;
    /** @safe */
    clone(...values: any[]): this;
    /** @safe */
    clear(...values: any[]): this;
    /** @safe */
    clearSelect(...values: any[]): this;
    /** @safe */
    clearWhere(...values: any[]): this;
    /** @safe */
    clearGroup(...values: any[]): this;
    /** @safe */
    clearOrder(...values: any[]): this;
    /** @safe */
    clearHaving(...values: any[]): this;
    /** @safe */
    clearCounters(...values: any[]): this;
    /** @safe */
    hintComment(...values: any[]): this;
    /** @safe */
    comment(...values: any[]): this;
    /** @safe */
    forUpdate(...values: any[]): this;
    /** @safe */
    forShare(...values: any[]): this;
    /** @safe */
    forNoKeyUpdate(...values: any[]): this;
    /** @safe */
    forKeyShare(...values: any[]): this;
    /** @safe */
    skipLocked(...values: any[]): this;
    /** @safe */
    noWait(...values: any[]): this;
    /** @safe */
    fromRaw(...values: any[]): this;
    /** @safe */
    options(...values: any[]): this;
    /** @safe */
    debug(...values: any[]): this;
    /** @safe */
    queryContext(...values: any[]): this;
    /** @safe */
    timeout(...values: any[]): this;
    /** @safe */
    abortOnDropConnection(...values: any[]): this;
    /** @safe */
    off(...values: any[]): this;
    /** @safe */
    on(...values: any[]): this;
    /** @safe */
    once(...values: any[]): this;
  }
  /** @oneShot query */
  interface Raw<Result = any> extends Promise<Result> {
    /** @view arg 0 */
    transacting(trx: Transaction | undefined): this;
    /** @view arg 0 */
    connection(connection: any): this;
    /** @oneShot query */
    asCallback(callback: (err: any, result: any) => void): Promise<Result>;
    /** @oneShot stream */
    stream(...values: any[]): any;
    /** @oneShot stream */
    pipe(writable: any, options?: any): any;
    /** @safe */
    wrap(before: string, after: string): this;
    /** @safe */
    timeout(milliseconds: number, options?: any): this;
    /** @safe */
    toSQL(): any;
    /** @safe */
    toQuery(): string;
    /** @safe */
    toString(): string;
    [method: string]: any;
  }
  /** @oneShot query */
  interface BatchInsertBuilder extends Promise<any> {
    /** @view arg 0 */
    transacting(trx: Transaction | undefined): this;
    /** @safe */
    returning(...values: any[]): this;
  }
  /** @oneShot query */
  interface SchemaBuilder extends Promise<any> {
    /** @view arg 0 */
    transacting(trx: Transaction | undefined): this;
    /** @safe */
    toSQL(): any;
    /** @safe */
    toString(): string;
    [method: string]: any;
    /** @safe */
    createTable(...values: any[]): this;
    /** @safe */
    createTableIfNotExists(...values: any[]): this;
    /** @safe */
    createTableLike(...values: any[]): this;
    /** @safe */
    createView(...values: any[]): this;
    /** @safe */
    createViewOrReplace(...values: any[]): this;
    /** @safe */
    createMaterializedView(...values: any[]): this;
    /** @safe */
    refreshMaterializedView(...values: any[]): this;
    /** @safe */
    dropView(...values: any[]): this;
    /** @safe */
    dropViewIfExists(...values: any[]): this;
    /** @safe */
    dropMaterializedView(...values: any[]): this;
    /** @safe */
    dropMaterializedViewIfExists(...values: any[]): this;
    /** @safe */
    renameView(...values: any[]): this;
    /** @safe */
    renameTable(...values: any[]): this;
    /** @safe */
    alterTable(...values: any[]): this;
    /** @safe */
    table(...values: any[]): this;
    /** @safe */
    alterView(...values: any[]): this;
    /** @safe */
    dropTable(...values: any[]): this;
    /** @safe */
    dropTableIfExists(...values: any[]): this;
    /** @safe */
    hasTable(...values: any[]): this;
    /** @safe */
    hasColumn(...values: any[]): this;
    /** @safe */
    createSchema(...values: any[]): this;
    /** @safe */
    createSchemaIfNotExists(...values: any[]): this;
    /** @safe */
    dropSchema(...values: any[]): this;
    /** @safe */
    dropSchemaIfExists(...values: any[]): this;
    /** @safe */
    createExtension(...values: any[]): this;
    /** @safe */
    createExtensionIfNotExists(...values: any[]): this;
    /** @safe */
    dropExtension(...values: any[]): this;
    /** @safe */
    dropExtensionIfExists(...values: any[]): this;
    /** @safe */
    raw(...values: any[]): this;
    /** @safe */
    queryContext(...values: any[]): this;
    /** @safe */
    withSchema(...values: any[]): this;
    /** @safe */
    debug(...values: any[]): this;
  }
  /** @options open */
  interface Config {
    client?: any;
    dialect?: string;
    version?: string;
    /**
     * Handed to the driver as it is, by all but the dialect of SQL Server.
     * @when client pg|postgres|postgresql|cockroachdb|redshift PgConnection
     * @when client mysql2 Mysql2Connection
     * @when client mysql MysqlConnection
     * @when client mariadb MariadbConnection
     * @when client mssql MssqlConnection
     */
    connection?: any;
    connectionPool?: any;
    pool?: PoolConfig;
    /** @role acquireTimeout @unit ms @default 60000 */
    acquireConnectionTimeout?: number;
    [option: string]: any;
  }
  /**
   * @options ignored
   * @foreign max = ../pool.max from pg
   * @foreign min = ../pool.min from pg
   * @foreign idleTimeoutMillis = ../pool.idleTimeoutMillis from pg
   * @foreign connectionLimit = ../pool.max from mysql2
   */
  interface PgConnection extends ClientConfig {
    expirationChecker?: any;
  }
  /**
   * @options warned
   * @foreign acquireTimeout = ../acquireConnectionTimeout from mysql
   */
  interface Mysql2Connection extends ConnectionOptions {
    /** Of the tables that a migration makes. */
    collation?: string;
    expirationChecker?: any;
  }
  /**
   * @options ignored
   * @foreign acquireTimeout = ../acquireConnectionTimeout
   */
  interface MysqlConnection extends ConnectionConfig {
    /** Of the tables that a migration makes. */
    collation?: string;
    expirationChecker?: any;
  }
  /**
   * @options ignored
   * @foreign acquireTimeout = ../acquireConnectionTimeout
   */
  interface MariadbConnection extends MariadbConfig {
    expirationChecker?: any;
  }
  /**
   * What knex reads of it; the rest of tedious' options goes under `options`.
   * @options ignored
   * @foreign connectTimeout = connectionTimeout from mysql2
   * @foreign connectionTimeoutMillis = connectionTimeout from pg
   * @foreign queryTimeout = requestTimeout from mariadb
   * @foreign query_timeout = requestTimeout from pg
   * @foreign statement_timeout = requestTimeout from pg
   * @foreign trustServerCertificate = options.trustServerCertificate
   */
  interface MssqlConnection {
    type?: string;
    user?: string;
    userName?: string;
    password?: string;
    domain?: string;
    token?: string;
    clientId?: string;
    clientSecret?: string;
    tenantId?: string;
    msiEndpoint?: string;
    credential?: any;
    server?: string;
    host?: string;
    port?: number;
    database?: string;
    encrypt?: any;
    /** @role connectTimeout @unit ms @default 15000 */
    connectionTimeout?: number;
    timeout?: number;
    /** @role statementTimeout @unit ms @default 15000 @unlimited 0 */
    requestTimeout?: number;
    debug?: any;
    options?: MssqlConnectionOptions;
    expirationChecker?: any;
  }
  /** @options ignored */
  interface MssqlConnectionOptions extends TediousOptions {
    mapBinding?: any;
  }

  /**
   * @options rejected
   * @foreign acquire = acquireTimeoutMillis from sequelize
   * @foreign acquireTimeout = acquireTimeoutMillis from mysql
   * @foreign connectionTimeoutMillis = acquireTimeoutMillis from pg
   * @foreign connectionLimit = max from mysql2
   * @foreign poolSize = max from typeorm
   * @foreign idle = idleTimeoutMillis from sequelize
   * @foreign idleTimeout = idleTimeoutMillis from mysql2
   * @foreign evict = reapIntervalMillis from sequelize
   * @foreign evictionRunIntervalMillis = reapIntervalMillis from generic-pool
   * @foreign maxWaitingClients = none from generic-pool
   * @foreign queueLimit = none from mysql2
   * @foreign testOnBorrow = none from generic-pool
   * @foreign fifo = none from generic-pool
   * @foreign softIdleTimeoutMillis = none from generic-pool
   * @foreign refreshIdle = none from generic-pool
   * @foreign returnToHead = none from generic-pool
   * @foreign priorityRange = none from generic-pool
   */
  interface PoolConfig {
    /** @role poolMin @default 2 @atMost max @text throws */
    min?: number;
    /** @role poolMax @default 10 @text throws */
    max?: number;
    /** @role acquireTimeout @unit ms @default 60000 */
    acquireTimeoutMillis?: number;
    /** @role connectTimeout @unit ms @default 30000 @text throws @zero throws */
    createTimeoutMillis?: number;
    /** @unit ms @default 5000 @text throws @zero throws */
    destroyTimeoutMillis?: number;
    /** @role idleTimeout @unit ms @default 30000 @text throws @zero throws */
    idleTimeoutMillis?: number;
    /** @unit ms @default 1000 @text throws @zero throws */
    reapIntervalMillis?: number;
    /** @unit ms @default 200 @text throws @zero throws */
    createRetryIntervalMillis?: number;
    /** @role maxLifetime @unit ms @default none */
    maxConnectionLifetimeMillis?: number;
    /** @unit ms */
    maxConnectionLifetimeJitterMillis?: number;
    /** @default true */
    propagateCreateError?: boolean;
    afterCreate?: (...values: any[]) => any;
    validate?: (connection: any) => any;
    log?: (...values: any[]) => any;
  }
}
