/**
 * sqlite3, with callbacks.
 *
 * @library sqlite3
 * @verified server
 * @package sqlite3 6.0.1
 */
declare module 'sqlite3' {
  /** Listeners never throw. */
  export interface EventSource {
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeAllListeners(event?: string): this;
  }

  /**
   * Statements that are not finalized keep it from closing.
   * @resource connection @release close @doubleRelease rejects @errorEvent error
   */
  export class Database implements EventSource {
    /** @acquire connection @notFor :memory: */
    constructor(filename: string, callback?: (err: Error | null) => void);
    /** @acquire connection @notFor :memory: */
    constructor(filename: string, mode?: number, callback?: (err: Error | null) => void);

    /** @use @safe @sql arg 0 */
    run(sql: string, ...values: any[]): this;
    /** @use @sql arg 0 */
    run(sql: string, callback: (err: Error | null) => void): this;
    /** @use @sql arg 0 */
    run(sql: string, parameters: any, callback: (err: Error | null) => void): this;
    /** @use @safe @sql arg 0 */
    get(sql: string, ...values: any[]): this;
    /** @use @sql arg 0 */
    get(sql: string, callback: (err: Error | null, row: any) => void): this;
    /** @use @sql arg 0 */
    get(sql: string, parameters: any, callback: (err: Error | null, row: any) => void): this;
    /** @use @safe @sql arg 0 */
    all(sql: string, ...values: any[]): this;
    /** @use @sql arg 0 */
    all(sql: string, callback: (err: Error | null, rows: any[]) => void): this;
    /** @use @sql arg 0 */
    all(sql: string, parameters: any, callback: (err: Error | null, rows: any[]) => void): this;
    /** @use @safe @sql arg 0 */
    each(sql: string, ...values: any[]): this;
    /** @use @sql arg 0 */
    exec(sql: string, callback?: (err: Error | null) => void): this;
    /** @acquire statement @sql arg 0 */
    prepare(sql: string, ...values: any[]): Statement;
    /** @runs @safe */
    serialize(callback?: () => void): void;
    /** @runs @safe */
    parallelize(callback?: () => void): void;
    /** @safe */
    configure(option: string, ...values: any[]): void;
    /** @use */
    loadExtension(filename: string, callback?: (err: Error | null) => void): this;
    /** @use */
    wait(callback?: (err: Error | null) => void): this;
    interrupt(): void;
    /** @discards */
    close(callback?: (err: Error | null) => void): void;
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeAllListeners(event?: string): this;
  }

  /** @resource statement @release finalize @doubleRelease rejects */
  export class Statement implements EventSource {
    /** @safe */
    bind(...values: any[]): this;
    /** @use */
    reset(callback?: (err: Error | null) => void): this;
    finalize(callback?: (err: Error | null) => void): Database;
    /** @use @safe */
    run(...values: any[]): this;
    /** @use */
    run(callback: (err: Error | null) => void): this;
    /** @use */
    run(parameters: any, callback: (err: Error | null) => void): this;
    /** @use @safe */
    get(...values: any[]): this;
    /** @use */
    get(callback: (err: Error | null, row?: any) => void): this;
    /** @use */
    get(parameters: any, callback: (err: Error | null, row?: any) => void): this;
    /** @use @safe */
    all(...values: any[]): this;
    /** @use */
    all(callback: (err: Error | null, rows: any[]) => void): this;
    /** @use */
    all(parameters: any, callback: (err: Error | null, rows: any[]) => void): this;
    /** @use @safe */
    each(...values: any[]): this;
    lastID: number;
    changes: number;
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    removeAllListeners(event?: string): this;
  }
  export interface RunResult extends Statement {
    lastID: number;
    changes: number;
  }

  export function verbose(): typeof import('sqlite3');
  /** Databases that the process shares. */
  export const cached: {
    Database(filename: string, ...values: any[]): Database;
  };
  export const OPEN_READONLY: number;
  export const OPEN_READWRITE: number;
  export const OPEN_CREATE: number;
  export const OPEN_FULLMUTEX: number;
  export const OPEN_SHAREDCACHE: number;
  export const OPEN_PRIVATECACHE: number;
  export const OPEN_URI: number;
}
