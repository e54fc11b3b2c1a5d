/**
 * better-sqlite3: synchronous, one connection for each `Database`.
 *
 * @library better-sqlite3
 * @package better-sqlite3 12.11.1
 * @verified server
 */
declare module 'better-sqlite3' {
  type Connection = Database;

  /**
   * A second `close()` does nothing; an open iterator makes it throw.
   * @resource connection @release close @doubleRelease ignored
   */
  class Database {
    /** @acquire connection @notFor :memory: */
    constructor(filename?: any, options?: Database.Options);
    readonly memory: boolean;
    readonly readonly: boolean;
    readonly name: string;
    readonly open: boolean;
    /** @state inTransaction */
    readonly inTransaction: boolean;

    /** @use @view @sql arg 0 */
    prepare<BindParameters extends unknown[] | {} = unknown[], Result = unknown>(
      source: string,
    ): BindParameters extends unknown[]
      ? Database.Statement<BindParameters, Result>
      : Database.Statement<[BindParameters], Result>;
    /** @safe */
    transaction<Work extends (...values: any[]) => unknown>(work: Work): Database.Transaction<Work>;
    /** @use @view @sql arg 0 */
    exec(source: string): this;
    /** @use @sql arg 0 */
    pragma(source: string, options?: any): unknown;
    /** @safe */
    function(name: string, ...values: any[]): this;
    /** @safe */
    aggregate(name: string, options: any): this;
    /** @safe */
    table(name: string, options: any): this;
    /** @use @view */
    loadExtension(path: string): this;
    /** @use */
    backup(destination: string, options?: any): Promise<any>;
    /** @use */
    serialize(options?: any): any;
    /** @safe */
    defaultSafeIntegers(toggle?: boolean): this;
    /** @safe */
    unsafeMode(unsafe?: boolean): this;
    /** @discards */
    close(): this;

    static SqliteError: any;
  }

  namespace Database {
    /** What a prepared statement does is work on its database; nothing has to finish it. */
    interface Statement<BindParameters extends unknown[] = any[], Result = unknown> {
      database: Database;
      source: string;
      reader: boolean;
      readonly: boolean;
      busy: boolean;
      /** @use */
      run(...parameters: BindParameters): RunResult;
      /** @use */
      get(...parameters: BindParameters): Result | undefined;
      /** @use */
      all(...parameters: BindParameters): Result[];
      /** @use @acquire cursor */
      iterate(...parameters: BindParameters): RowIterator<Result>;
      /** @safe */
      pluck(toggle?: boolean): this;
      /** @safe */
      expand(toggle?: boolean): this;
      /** @safe */
      raw(toggle?: boolean): this;
      /** @safe */
      bind(...parameters: BindParameters): this;
      /** @safe */
      columns(): any[];
      /** @safe */
      safeIntegers(toggle?: boolean): this;
    }

    /**
     * What `iterate()` gives; the library calls it IterableIterator. While it is open the database is busy.
     * @resource cursor @release return @doubleRelease ignored
     */
    interface RowIterator<Result> {
      /** @use @drains */
      next(): IteratorResult<Result, any>;
      return(value?: any): IteratorResult<Result, any>;
      [Symbol.iterator](): RowIterator<Result>;
      [Symbol.dispose](): void;
    }

    interface Transaction<Work extends (...values: any[]) => unknown = (...values: any[]) => any> {
      (...values: Parameters<Work>): ReturnType<Work>;
      default: Work;
      deferred: Work;
      immediate: Work;
      exclusive: Work;
    }

    interface RunResult {
      changes: number;
      lastInsertRowid: number | bigint;
    }

    /** @options ignored
     * @foreign readOnly = readonly from node:sqlite
     * @foreign busyTimeout = timeout
     * @foreign busy_timeout = timeout
     * @foreign max = none from pg
     */
    interface Options {
      readonly?: boolean;
      fileMustExist?: boolean;
      /**
       * How long to wait for a lock.
       * @role lockTimeout @unit ms @default 5000
       */
      timeout?: number;
      verbose?: any;
      nativeBinding?: string;
      journalFd?: number;
    }
    type Database = Connection;
    type SqliteError = any;
    type ColumnDefinition = any;
  }
  export = Database;
}
