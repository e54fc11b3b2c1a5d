/**
 * sequelize-pool: the pool of Sequelize.
 *
 * @library sequelize-pool
 * @verified server
 * @package sequelize-pool 7.1.0
 */
declare module 'sequelize-pool' {
  /**
   * Draining waits for what is lent.
   * @resource pool @lazy @release drain destroyAllNow @doubleRelease ignored @awaitsLent
   */
  export class Pool<Item> {
    /** @acquire pool */
    constructor(factory: FactoryOptions<Item>);
    readonly name: string;
    readonly size: number;
    readonly available: number;
    readonly using: number;
    readonly waiting: number;
    readonly maxSize: number;
    readonly minSize: number;
    /** @acquire connection */
    acquire(): Promise<Borrowed & Item>;
    /** @release arg 0 */
    release(resource: Item): void;
    /** @release arg 0 @discards */
    destroy(resource: Item): Promise<void>;
    drain(): Promise<void>;
    destroyAllNow(): Promise<void>;
  }

  /**
   * What the factory has made. A second release does nothing while nobody has it, and takes it away from whoever has it
   * by then.
   * @resource connection @release none @doubleRelease corrupts
   */
  export interface Borrowed {}

  export class TimeoutError extends Error {}
  export class AggregateError extends Error {
    errors: Error[];
  }

  /** @options ignored
   * @foreign acquireTimeout = acquireTimeoutMillis from mysql
   * @foreign acquire = acquireTimeoutMillis from sequelize
   * @foreign idle = idleTimeoutMillis from sequelize
   * @foreign idleTimeout = idleTimeoutMillis from mysql2
   * @foreign evict = reapIntervalMillis from sequelize
   * @foreign connectionLimit = max from mysql2
   * @foreign createTimeoutMillis = none from tarn
   */
  export interface FactoryOptions<Item> {
    name?: string;
    create: any;
    destroy: any;
    validate: any;
    log?: any;
    /** @role poolMax @text throws @zero throws */
    max: number;
    /** @role poolMin @atMost max @text throws */
    min: number;
    maxUses?: number;
    /** @role acquireTimeout @unit ms @default 30000 */
    acquireTimeoutMillis?: number;
    /** @role idleTimeout @unit ms @default 30000 */
    idleTimeoutMillis?: number;
    /** @unit ms @default 1000 */
    reapIntervalMillis?: number;
  }
}
