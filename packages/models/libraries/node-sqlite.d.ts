/**
 * The built-in module of Node: synchronous, one connection for each `DatabaseSync`.
 *
 * @library node:sqlite
 * @verified server
 * @package node:sqlite 26.10.0
 */
declare module 'node:sqlite' {
  /**
   * A second `close()` throws; disposal does not.
   * @resource connection @release close @doubleRelease throws
   */
  export class DatabaseSync {
    /** @acquire connection @notFor :memory: */
    constructor(path: any, options?: DatabaseSyncOptions);
    /** @state active */
    readonly isOpen: boolean;
    /** @state inTransaction */
    readonly isTransaction: boolean;

    /** @use */
    open(): void;
    /** @discards */
    close(): void;
    /** @use @sql arg 0 */
    exec(sql: string): void;
    /** @use @view @sql arg 0 */
    prepare(sql: string, options?: any): StatementSync;
    /** @use @acquire session */
    createSession(options?: any): Session;
    createTagStore(size?: number): any;
    /** @use */
    applyChangeset(changeset: any, options?: any): boolean;
    /** @safe */
    aggregate(name: string, options: any): void;
    /** @safe */
    function(name: string, ...values: any[]): void;
    /** @safe */
    enableLoadExtension(allow: boolean): void;
    /** @safe */
    enableDefensive(active: boolean): void;
    /** @use */
    loadExtension(path: string): void;
    /** @use */
    location(name?: string): string | null;
    /** @safe */
    setAuthorizer(callback: any): void;
    /** @use */
    serialize(name?: string): any;
    /** @use */
    deserialize(buffer: any, options?: any): void;
    /** @since 22.15 */
    [Symbol.dispose](): void;
  }

  /** What a prepared statement does is work on its database; closing that finishes it. */
  export class StatementSync {
    readonly sourceSQL: string;
    readonly expandedSQL: string;
    /** @use */
    run(...values: any[]): { changes: number | bigint; lastInsertRowid: number | bigint };
    /** @use */
    get(...values: any[]): any;
    /** @use */
    all(...values: any[]): any[];
    /** @use */
    iterate(...values: any[]): IterableIterator<any>;
    /** @safe */
    columns(): any[];
    /** @safe */
    setAllowBareNamedParameters(enabled: boolean): void;
    /** @safe */
    setAllowUnknownNamedParameters(enabled: boolean): void;
    /** @safe */
    setReadBigInts(enabled: boolean): void;
    /** @safe */
    setReturnArrays(enabled: boolean): void;
    /** @since 26 */
    close(): void;
    /** @since 26 */
    [Symbol.dispose](): void;
  }

  /** @resource session @release close @doubleRelease throws */
  export interface Session {
    /** @use */
    changeset(): any;
    /** @use */
    patchset(): any;
    close(): void;
    /** @since 24.9 */
    [Symbol.dispose](): void;
  }

  export function backup(source: DatabaseSync, path: any, options?: any): Promise<number>;
  export const constants: Record<string, number>;

  /** @options ignored
   * @foreign readonly = readOnly from better-sqlite3
   * @foreign busyTimeout = timeout
   * @foreign busy_timeout = timeout
   * @foreign fileMustExist = none from better-sqlite3
   */
  export interface DatabaseSyncOptions {
    open?: boolean;
    readOnly?: boolean;
    enableForeignKeyConstraints?: boolean;
    enableDoubleQuotedStringLiterals?: boolean;
    allowExtension?: boolean;
    /**
     * How long to wait for a lock; without it, not at all.
     * @role lockTimeout @unit ms @default 0 @since 22.16
     */
    timeout?: number;
    readBigInts?: boolean;
    returnArrays?: boolean;
    allowBareNamedParameters?: boolean;
    allowUnknownNamedParameters?: boolean;
    defensive?: boolean;
    limits?: any;
  }
}
