/**
 * generic-pool: lends whatever a factory makes.
 *
 * @library generic-pool
 * @verified server
 * @package generic-pool 3.9.0
 */
declare module 'generic-pool' {
  /**
   * It begins to make the least number of resources when it is made. Draining waits for what is lent.
   * @resource pool @lazy @release drain @doubleRelease ignored @awaitsLent
   */
  export class Pool<Item> {
    readonly size: number;
    readonly available: number;
    readonly borrowed: number;
    readonly pending: number;
    readonly max: number;
    readonly min: number;
    readonly spareResourceCapacity: number;
    /** @acquire connection */
    acquire(priority?: number): Promise<Borrowed & Item>;
    /** @release arg 0 */
    release(resource: Item): Promise<void>;
    /** @release arg 0 @discards */
    destroy(resource: Item): Promise<void>;
    /** @scope connection */
    use<Result>(work: (resource: Item) => Promise<Result>): Promise<Result>;
    /** @safe @state lent */
    isBorrowedResource(resource: Item): boolean;
    drain(): Promise<void>;
    clear(): Promise<void>;
    ready(): Promise<void>;
    /** @safe */
    start(): void;
    /** @safe @view */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeListener(event: string, listener: (...values: any[]) => void): this;
  }

  /**
   * What the factory has made. Releasing or destroying it a second time rejects.
   * @resource connection @release none @doubleRelease rejects
   */
  export interface Borrowed {}

  /** @acquire pool */
  export function createPool<Item>(factory: Factory<Item>, options?: Options): Pool<Item>;

  export interface Factory<Item> {
    create(): Promise<Item>;
    destroy(resource: Item): Promise<void>;
    validate?(resource: Item): Promise<boolean>;
  }

  /** @options ignored
   * @foreign acquireTimeout = acquireTimeoutMillis from mysql
   * @foreign idleTimeout = idleTimeoutMillis from mysql2
   * @foreign connectionLimit = max from mysql2
   * @foreign poolSize = max
   * @foreign maxIdle = none
   * @foreign maxUses = none from pg
   * @foreign reapIntervalMillis = evictionRunIntervalMillis from tarn
   * @foreign queueLimit = maxWaitingClients from mysql2
   * @foreign createTimeoutMillis = none from tarn
   */
  export interface Options {
    /** @role poolMax @default 1 @zero 1 */
    max?: number;
    /** @role poolMin @default 0 @atMost max */
    min?: number;
    /** @role acquireTimeout @unit ms @default 0 @unlimited 0 */
    acquireTimeoutMillis?: number;
    /** @unit ms @default 0 @unlimited 0 */
    destroyTimeoutMillis?: number;
    /** @role queueLimit */
    maxWaitingClients?: number;
    /**
     * Without effect unless `evictionRunIntervalMillis` is set.
     * @role idleTimeout @unit ms @default 30000
     */
    idleTimeoutMillis?: number;
    /** @unit ms @default -1 */
    softIdleTimeoutMillis?: number;
    /** @unit ms @default 0 */
    evictionRunIntervalMillis?: number;
    /** @default 3 */
    numTestsPerEvictionRun?: number;
    /** @default false */
    testOnBorrow?: boolean;
    /** @default false */
    testOnReturn?: boolean;
    /** @default true */
    fifo?: boolean;
    /** @default 1 */
    priorityRange?: number;
    /** @default true */
    autostart?: boolean;
    evictor?: any;
    Promise?: any;
    /** @until 3 */
    name?: string;
    /** @until 3 */
    log?: any;
    /** @until 3 */
    refreshIdle?: boolean;
    /** @until 3 */
    returnToHead?: boolean;
  }
}
