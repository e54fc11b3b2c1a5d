/**
 * tarn: the pool of knex and mssql.
 *
 * @library tarn
 * @verified server
 * @package tarn 3.1.2
 */
declare module 'tarn' {
  /** @resource pool @lazy @release destroy @doubleRelease ignored @awaitsLent */
  export class Pool<Item> {
    /** @acquire pool */
    constructor(options: PoolOptions<Item>);
    readonly min: number;
    readonly max: number;
    /** @acquire connection @at promise */
    acquire(): PendingOperation<Item>;
    /** @release arg 0 */
    release(resource: Item): boolean;
    /** @safe */
    numUsed(): number;
    /** @safe */
    numFree(): number;
    /** @safe */
    numPendingAcquires(): number;
    /** @safe */
    numPendingCreates(): number;
    /** @safe */
    isEmpty(): boolean;
    check(): void;
    destroy(): Promise<any>;
    /** @safe @view */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeListener(event: string, listener: (...values: any[]) => void): this;
  }

  /**
   * What the pool has created and lent. A second release returns false while nobody has it, and takes it away from
   * whoever has it by then.
   * @resource connection @release none @doubleRelease corrupts
   */
  export interface Borrowed {}

  export interface PendingOperation<Item> {
    promise: Promise<Borrowed & Item>;
    isRejected: boolean;
    abort(): void;
  }
  export class TimeoutError extends Error {}

  /** @options rejected
   * @foreign acquireTimeout = acquireTimeoutMillis from mysql
   * @foreign idleTimeout = idleTimeoutMillis from mysql2
   * @foreign connectionLimit = max from mysql2
   * @foreign maxUses = none from pg
   */
  export interface PoolOptions<Item> {
    create: any;
    destroy: any;
    validate?: any;
    log?: any;
    /** @role poolMin @atMost max @text throws */
    min: number;
    /** @role poolMax @unlimited Infinity @text throws @zero throws */
    max: number;
    /** @role acquireTimeout @unit ms @default 30000 @text throws @zero throws */
    acquireTimeoutMillis?: number;
    /** @unit ms @default 30000 @text throws @zero throws */
    createTimeoutMillis?: number;
    /** @unit ms @default 5000 @text throws @zero throws */
    destroyTimeoutMillis?: number;
    /** @role idleTimeout @unit ms @default 30000 @text throws @zero throws */
    idleTimeoutMillis?: number;
    /** @unit ms @default 1000 @text throws @zero throws */
    reapIntervalMillis?: number;
    /** @unit ms @default 200 @text throws @zero throws */
    createRetryIntervalMillis?: number;
    /** @default false */
    propagateCreateError?: boolean;
  }
}
