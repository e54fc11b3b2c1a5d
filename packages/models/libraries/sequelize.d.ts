/**
 * Sequelize 6: the instance that owns the pools, and the transactions that a program finishes itself.
 *
 * @library sequelize
 * @verified server
 * @package sequelize 6.37.8
 * @package sequelize-typescript 2.1.6
 */
declare module 'sequelize' {
  import { ConnectionConfig } from 'mariadb';
  import { ConnectionOptions } from 'mysql2';
  import { ConnectionOptions as TediousOptions } from 'tedious';
  export = Sequelize;

  /**
   * Closing it waits for every connection that is out.
   * @resource pool @lazy @release close @awaitsLent
   */
  class Sequelize {
    /** @acquire pool @notFor :memory: */
    constructor(options?: Options);
    /** @acquire pool @notFor :memory: @url arg 0 */
    constructor(uri: string, options?: Options);
    /** @acquire pool */
    constructor(database: string, username: string, options?: Options);
    /** @acquire pool */
    constructor(database: string, username: string, password?: string | null, options?: Options);
    readonly config: any;
    readonly options: any;
    readonly models: any;
    readonly connectionManager: ConnectionManager;
    readonly Sequelize: typeof Sequelize;
    /** @acquire transaction */
    transaction(options?: TransactionOptions | null): Promise<Transaction>;
    /** @scope transaction @ambientAfter useCLS */
    transaction<Value>(work: (transaction: Transaction) => PromiseLike<Value>): Promise<Value>;
    /** @scope transaction @ambientAfter useCLS */
    transaction<Value>(options: TransactionOptions | null, work: (transaction: Transaction) => PromiseLike<Value>): Promise<Value>;
    /** @oneShot query @sql arg 0 */
    query(sql: any, options?: QueryOptions): Promise<any>;
    /** @oneShot query */
    authenticate(options?: QueryOptions): Promise<void>;
    /** @oneShot query */
    sync(options?: any): Promise<this>;
    /** @oneShot query */
    drop(options?: any): Promise<any[]>;
    /** @oneShot query */
    truncate(options?: any): Promise<void>;
    /** @oneShot query */
    createSchema(schema: string, options?: any): Promise<any>;
    /** @oneShot query */
    dropSchema(schema: string, options?: any): Promise<any>;
    /** @oneShot query */
    databaseVersion(options?: QueryOptions): Promise<string>;
    close(): Promise<void>;
    /** @view */
    define(name: string, attributes?: any, options?: any): DefinedModel;
    /** @view */
    model(name: string): DefinedModel;
    /** @safe */
    isDefined(name: string): boolean;
    /** @safe */
    getDialect(): string;
    /** @view */
    getQueryInterface(): any;
    /** @safe */
    addHook(...values: any[]): this;
    /** The models, which are classes, keep it from here on. @safe @subscribes */
    addModels(...values: any[]): void;
    /** @safe */
    escape(value: any): string;
    /** @safe */
    random(): any;
    /** @safe */
    fn(name: string, ...values: any[]): any;
    /** @safe */
    col(name: string): any;
    /** @safe */
    cast(value: any, type: string): any;
    /** @safe */
    literal(text: any): any;
    /** @safe */
    json(conditions: any, value?: any): any;
    /** @safe */
    where(attribute: any, comparator?: any, logic?: any): any;
    static useCLS(namespace: any): typeof Sequelize;
    static [name: string]: any;
  }

  /**
   * Holds one connection. Whatever is done with it after the first commit or rollback rejects.
   * @resource transaction @release commit rollback @doubleRelease rejects
   */
  class Transaction {
    readonly id: string;
    readonly options: any;
    readonly sequelize: Sequelize;
    readonly parent?: Transaction | null;
    readonly LOCK: any;
    /** @state released */
    readonly finished?: 'commit' | 'rollback';
    commit(): Promise<void>;
    rollback(): Promise<void>;
    /** @safe */
    afterCommit(work: (transaction: this) => void | Promise<void>): void;
    static readonly ISOLATION_LEVELS: any;
    static readonly TYPES: any;
    static readonly LOCK: any;
  }

  interface ConnectionManager {
    /** @acquire connection */
    getConnection(options?: any): Promise<Connection>;
    /** @release arg 0 */
    releaseConnection(connection: Connection): void;
    /** @release arg 0 @discards */
    destroyConnection(connection: Connection): Promise<void>;
  }
  /**
   * A connection of the driver.
   * @resource connection @release end
   */
  interface Connection {
    end(...values: any[]): any;
    [member: string]: any;
  }

  /** @options open */
  interface TransactionOptions {
    /** Begins a savepoint in that transaction, on its connection. @connection */
    transaction?: Transaction | null;
    autocommit?: boolean;
    isolationLevel?: any;
    type?: any;
    readOnly?: boolean;
    logging?: any;
    [option: string]: any;
  }
  /** @options open */
  interface QueryOptions {
    /** @connection */
    transaction?: Transaction | null;
    [option: string]: any;
  }

  /** @options open */
  interface Options {
    dialect?: any;
    /**
     * @when dialect postgres PostgresDialectOptions
     * @when dialect mysql MysqlDialectOptions
     * @when dialect mariadb MariadbDialectOptions
     * @when dialect mssql MssqlDialectOptions
     */
    dialectOptions?: any;
    pool?: PoolOptions;
    [option: string]: any;
  }
  /**
   * The options of pg's client that Sequelize hands on, and no other.
   * @options ignored
   * @foreign connectTimeout = connectionTimeoutMillis from mysql2
   * @foreign connectTimeoutMS = connectionTimeoutMillis from typeorm
   * @foreign connectionTimeout = connectionTimeoutMillis from mssql
   * @foreign connect_timeout = connectionTimeoutMillis * 1000 from postgres
   * @foreign statementTimeout = statement_timeout from slonik
   * @foreign queryTimeout = query_timeout from mariadb
   * @foreign requestTimeout = query_timeout from mssql
   * @foreign lockTimeout = lock_timeout
   * @foreign idleInTransactionSessionTimeout = idle_in_transaction_session_timeout from slonik
   * @foreign applicationName = application_name from typeorm
   * @foreign keepAliveInitialDelayMillis = none from pg
   * @foreign max = ../pool.max from pg
   * @foreign min = ../pool.min from pg
   * @foreign idleTimeoutMillis = ../pool.idle from pg
   */
  interface PostgresDialectOptions {
    application_name?: string;
    ssl?: any;
    client_encoding?: string;
    binary?: boolean;
    keepAlive?: boolean;
    /** @role statementTimeout @unit ms @default 0 @unlimited 0 */
    statement_timeout?: number;
    /** @role queryTimeout @unit ms @default 0 @unlimited 0 */
    query_timeout?: number;
    /** @role connectTimeout @unit ms @default 0 @unlimited 0 */
    connectionTimeoutMillis?: number;
    /** @role idleInTransactionTimeout @unit ms @default 0 @unlimited 0 */
    idle_in_transaction_session_timeout?: number;
    /** @role lockTimeout @unit ms @default 0 @unlimited 0 */
    lock_timeout?: number;
    options?: string;
    stream?: any;
    clientMinMessages?: any;
    prependSearchPath?: boolean;
  }
  /**
   * @options warned
   * @foreign acquireTimeout = ../pool.acquire from mysql
   */
  interface MysqlDialectOptions extends ConnectionOptions {
    prependSearchPath?: boolean;
  }
  /** @options ignored */
  interface MariadbDialectOptions extends ConnectionConfig {
    prependSearchPath?: boolean;
  }
  /**
   * What Sequelize reads of it; all else belongs into `options`, which is tedious'.
   * @options ignored
   * @foreign encrypt = options.encrypt
   * @foreign trustServerCertificate = options.trustServerCertificate
   * @foreign requestTimeout = options.requestTimeout from mssql
   * @foreign connectTimeout = options.connectTimeout from mysql2
   * @foreign connectionTimeout = options.connectTimeout from mssql
   * @foreign instanceName = options.instanceName
   */
  interface MssqlDialectOptions {
    options?: TediousOptions;
    authentication?: any;
    debug?: any;
    prependSearchPath?: boolean;
  }
  /**
   * @options ignored
   * @foreign acquireTimeoutMillis = acquire from knex
   * @foreign acquireTimeout = acquire from mysql
   * @foreign connectionTimeoutMillis = acquire from pg
   * @foreign idleTimeoutMillis = idle from pg
   * @foreign idleTimeout = idle from mysql2
   * @foreign maxIdleTime = idle
   * @foreign connectionLimit = max from mysql2
   * @foreign maxConnections = max
   * @foreign minConnections = min
   * @foreign evictionRunIntervalMillis = evict from generic-pool
   * @foreign maxWaitingClients = none from generic-pool
   * @foreign queueLimit = none from mysql2
   * @foreign handleDisconnects = none
   */
  interface PoolOptions {
    /** @role poolMax @default 5 @text throws */
    max?: number;
    /** @role poolMin @default 0 @atMost max @text throws */
    min?: number;
    /** @role idleTimeout @unit ms @default 10000 @zero 30000 */
    idle?: number;
    /**
     * Bounds the wait for a new connection as well, though that goes on being opened.
     * @role acquireTimeout connectTimeout @unit ms @default 60000 @zero 30000
     */
    acquire?: number;
    /** @unit ms @default 1000 */
    evict?: number;
    /** @unit count @default Infinity @unlimited Infinity @text throws */
    maxUses?: number;
    validate?: (connection: any) => boolean;
    name?: string;
    log?: any;
  }

  /** Its static methods run queries on a connection of their own, unless they are told a transaction. */
  /** What `define` makes: its queries go through the pool of the instance. */
  interface DefinedModel {
    new (...values: any[]): any;
    /** @use */
    findAll(...values: any[]): Promise<any>;
    /** @use */
    findOne(...values: any[]): Promise<any>;
    /** @use */
    findByPk(...values: any[]): Promise<any>;
    /** @use */
    findOrCreate(...values: any[]): Promise<any>;
    /** @use */
    findCreateFind(...values: any[]): Promise<any>;
    /** @use */
    findAndCountAll(...values: any[]): Promise<any>;
    /** @use */
    count(...values: any[]): Promise<any>;
    /** @use */
    min(...values: any[]): Promise<any>;
    /** @use */
    max(...values: any[]): Promise<any>;
    /** @use */
    sum(...values: any[]): Promise<any>;
    /** @use */
    create(...values: any[]): Promise<any>;
    /** @use */
    bulkCreate(...values: any[]): Promise<any>;
    /** @use */
    update(...values: any[]): Promise<any>;
    /** @use */
    upsert(...values: any[]): Promise<any>;
    /** @use */
    destroy(...values: any[]): Promise<any>;
    /** @use */
    restore(...values: any[]): Promise<any>;
    /** @use */
    increment(...values: any[]): Promise<any>;
    /** @use */
    decrement(...values: any[]): Promise<any>;
    /** @use */
    truncate(...values: any[]): Promise<any>;
    /** @use */
    sync(...values: any[]): Promise<any>;
    /** @use */
    drop(...values: any[]): Promise<any>;
    /** @use */
    aggregate(...values: any[]): Promise<any>;
    /** @use */
    describe(...values: any[]): Promise<any>;
    /** @safe */
    hasOne(...values: any[]): any;
    /** @safe */
    hasMany(...values: any[]): any;
    /** @safe */
    belongsTo(...values: any[]): any;
    /** @safe */
    belongsToMany(...values: any[]): any;
    /** @safe */
    addHook(...values: any[]): any;
    /** @safe */
    beforeCreate(...values: any[]): any;
    /** @safe */
    afterCreate(...values: any[]): any;
    /** @safe */
    getTableName(...values: any[]): any;
    /** @safe */
    init(...values: any[]): any;
    /** @safe */
    build(...values: any[]): any;
    /** @safe */
    bulkBuild(...values: any[]): any;
    /** @safe */
    removeAttribute(...values: any[]): any;
    /** @safe */
    getAttributes(...values: any[]): any;
    [member: string]: any;
  }
  class Model<Attributes = any, Creation = any> {
    constructor(values?: any, options?: any);
    [member: string]: any;
    static [member: string]: any;
  }
  type ModelStatic<Instance = any> = any;
  type ModelCtor<Instance = any> = any;
  type ModelDefined<Attributes = any, Creation = any> = any;
  type InferAttributes<Instance = any, Options = any> = any;
  type InferCreationAttributes<Instance = any, Options = any> = any;
  type CreationOptional<Value = any> = any;
  type ForeignKey<Value = any> = any;
  type NonAttribute<Value = any> = any;
  type Optional<Value = any, Keys = any> = any;
  type FindOptions<Attributes = any> = any;
  type WhereOptions<Attributes = any> = any;
  type Includeable = any;
  type Order = any;
  type QueryInterface = any;
  type Dialect = any;
  const DataTypes: any;
  const Op: any;
  const QueryTypes: any;
  class BaseError extends Error {}
  class UniqueConstraintError extends BaseError {}
  class ValidationError extends BaseError {}
  class DatabaseError extends BaseError {}
  class ConnectionAcquireTimeoutError extends BaseError {}
  function literal(text: string): any;
  function fn(name: string, ...values: any[]): any;
  function col(name: string): any;
  function where(...values: any[]): any;
  function cast(value: any, type: string): any;
  function json(...values: any[]): any;
  function and(...values: any[]): any;
  function or(...values: any[]): any;

  namespace Sequelize {
    export {
      Sequelize, Transaction, TransactionOptions, QueryOptions, Options, PoolOptions, Model, ModelStatic, ModelCtor,
      ModelDefined, InferAttributes, InferCreationAttributes, CreationOptional, ForeignKey, NonAttribute, Optional, FindOptions,
      WhereOptions, Includeable, Order, QueryInterface, Dialect, DataTypes, Op, QueryTypes, BaseError, UniqueConstraintError,
      ValidationError, DatabaseError, ConnectionAcquireTimeoutError, literal, fn, col, where, cast, json, and, or,
    };
  }
}

declare module 'sequelize-typescript' {
  import { Options, Sequelize as Instance } from 'sequelize';
  export { Transaction } from 'sequelize';

  export class Sequelize extends Instance {
    /** @acquire pool @notFor :memory: */
    constructor(options?: Options);
    /** @acquire pool @notFor :memory: @url arg 0 */
    constructor(uri: string, options?: Options);
    /** @acquire pool */
    constructor(database: string, username: string, password?: string, options?: Options);
  }
  export class Model<Attributes = any, Creation = any> {
    constructor(values?: any, options?: any);
    [member: string]: any;
    static [member: string]: any;
  }
  export const Table: any;
  export const Column: any;
  export const DataType: any;
  export const ForeignKey: any;
  export const BelongsTo: any;
  export const BelongsToMany: any;
  export const HasMany: any;
  export const HasOne: any;
  export const PrimaryKey: any;
  export const AutoIncrement: any;
  export const AllowNull: any;
  export const Default: any;
  export const Unique: any;
  export const Index: any;
  export const CreatedAt: any;
  export const UpdatedAt: any;
  export const DeletedAt: any;
  export const Scopes: any;
  export const DefaultScope: any;
  export const BeforeCreate: any;
  export const AfterCreate: any;
  export type SequelizeOptions = Options;
}
