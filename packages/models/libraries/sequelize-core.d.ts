/**
 * Sequelize 7: managed transactions are joined by whatever runs inside them, unmanaged ones are the program's to finish.
 *
 * @library sequelize-core
 * @package @sequelize/core 7.0.0-alpha.48
 */
declare module '@sequelize/core' {
  /**
   * Closing it leaves what is in use alone.
   * @resource pool @lazy @release close
   */
  export class Sequelize {
    /** @acquire pool @notFor :memory: */
    constructor(options?: Options);
    readonly models: any;
    readonly pool: ReplicationPool;
    readonly options: any;
    /** @acquire transaction */
    startUnmanagedTransaction(options?: TransactionOptions): Promise<Transaction>;
    /** Whatever runs inside joins it, so nothing in it waits for a second connection. */
    transaction<Value>(work: (transaction: Transaction) => PromiseLike<Value>): Promise<Value>;
    transaction<Value>(options: TransactionOptions, work: (transaction: Transaction) => PromiseLike<Value>): Promise<Value>;
    /** @scope connection */
    withConnection<Value>(work: (connection: any) => PromiseLike<Value>): Promise<Value>;
    /** @scope connection */
    withConnection<Value>(options: any, work: (connection: any) => PromiseLike<Value>): Promise<Value>;
    query(sql: any, options?: any): Promise<any>;
    authenticate(options?: any): Promise<void>;
    sync(options?: any): Promise<this>;
    close(): Promise<void>;
    /** @safe */
    define(name: string, attributes?: any, options?: any): any;
    /** The models, which are classes, keep it from here on. @safe @subscribes */
    addModels(models: any): void;
  }
  /**
   * Holds one connection. Whatever is done with it after the first commit or rollback rejects.
   * @resource transaction @release commit rollback @doubleRelease rejects
   */
  export class Transaction {
    readonly id: string;
    readonly parent: Transaction | null;
    /** @state released */
    readonly finished?: 'commit' | 'rollback';
    commit(): Promise<void>;
    rollback(): Promise<void>;
    /** @safe */
    afterCommit(work: (transaction: this) => any): void;
    /** @safe */
    afterRollback(work: (transaction: this) => any): void;
  }
  export interface ReplicationPool {
    /** @acquire connection */
    acquire(options?: any): Promise<PooledConnection>;
    /** @release arg 0 */
    release(connection: PooledConnection): void;
    /** @release arg 0 @discards */
    destroy(connection: PooledConnection): Promise<void>;
    readonly size: number;
    readonly available: number;
    readonly using: number;
    readonly waiting: number;
  }
  /**
   * A connection of the driver.
   * @resource connection @release end
   */
  export interface PooledConnection {
    end(...values: any[]): any;
    [member: string]: any;
  }
  /** @options open */
  export interface TransactionOptions {
    /** @connection */
    transaction?: Transaction | null;
    isolationLevel?: any;
    type?: any;
    readOnly?: boolean;
    nestMode?: any;
    logging?: any;
    [option: string]: any;
  }
  /** @options open */
  export interface Options {
    dialect?: any;
    pool?: PoolOptions;
    [option: string]: any;
  }
  /**
   * @options ignored
   * @foreign acquireTimeoutMillis = acquire from knex
   * @foreign connectionTimeoutMillis = acquire from pg
   * @foreign idleTimeoutMillis = idle from pg
   * @foreign connectionLimit = max from mysql2
   */
  export interface PoolOptions {
    /** @role poolMax @default 5 */
    max?: number;
    /** @role poolMin @default 0 @atMost max */
    min?: number;
    /** @role idleTimeout @unit ms @default 10000 */
    idle?: number;
    /** @role acquireTimeout @unit ms @default 60000 */
    acquire?: number;
    /** @unit ms @default 1000 */
    evict?: number;
    /** @unit count @default Infinity @unlimited Infinity */
    maxUses?: number;
    validate?: (connection: any) => boolean;
  }
  export class Model<Attributes = any, Creation = any> {
    constructor(values?: any, options?: any);
    [member: string]: any;
    static [member: string]: any;
  }
  export const DataTypes: any;
  export const Op: any;
  export const QueryTypes: any;
  export const IsolationLevel: any;
  export const sql: any;
  export type ModelStatic<Instance = any> = any;
  export type InferAttributes<Instance = any, Options = any> = any;
  export type InferCreationAttributes<Instance = any, Options = any> = any;
  export type CreationOptional<Value = any> = any;
}
