/**
 * @libsql/client: local files, and servers over HTTP or WebSockets.
 *
 * @library @libsql/client
 * @verified server
 * @package @libsql/client 0.18.0
 * @package @libsql/core 0.18.0
 */
declare module '@libsql/core/api' {
  /** Nothing has to end a client that lives as long as the process. */
  export interface Client {
    readonly closed: boolean;
    readonly protocol: string;
    /** @oneShot query @sql arg 0 */
    execute(statement: any, args?: any): Promise<ResultSet>;
    /** @oneShot query */
    batch(statements: any[], mode?: TransactionMode): Promise<ResultSet[]>;
    /** @oneShot query */
    migrate(statements: any[]): Promise<ResultSet[]>;
    /** @oneShot query @sql arg 0 */
    executeMultiple(sql: string): Promise<void>;
    /** @acquire transaction */
    transaction(mode?: TransactionMode): Promise<Transaction>;
    /** @oneShot query */
    sync(): Promise<any>;
    reconnect(): void;
    close(): void;
  }

  /**
   * It has a connection, or a stream of the server, until it ends. `close()` rolls back what is not committed, and does
   * nothing behind `commit()` and `rollback()`.
   * @resource transaction @release close commit rollback @doubleRelease ignored
   */
  export interface Transaction {
    /** @state released */
    readonly closed: boolean;
    /** @use @sql arg 0 */
    execute(statement: any, args?: any): Promise<ResultSet>;
    /** @use */
    batch(statements: any[]): Promise<ResultSet[]>;
    /** @use @sql arg 0 */
    executeMultiple(sql: string): Promise<void>;
    commit(): Promise<void>;
    rollback(): Promise<void>;
    close(): void;
  }

  export type TransactionMode = 'write' | 'read' | 'deferred';
  export type InStatement = any;
  export type InArgs = any;
  export type InValue = any;
  export type Value = any;
  export interface Row {
    [name: string]: any;
    [index: number]: any;
  }
  export interface ResultSet {
    columns: string[];
    columnTypes: string[];
    rows: Row[];
    rowsAffected: number;
    lastInsertRowid: bigint | undefined;
    toJSON(): any;
  }

  /** @options ignored
   * @foreign max = concurrency from pg
   * @foreign poolSize = concurrency
   * @foreign busyTimeout = timeout
   * @foreign connectionTimeout = none from mssql
   * @foreign requestTimeout = none from mssql
   */
  export interface Config {
    url: string;
    authToken?: string;
    encryptionKey?: string;
    remoteEncryptionKey?: string;
    syncUrl?: string;
    /** @unit s */
    syncInterval?: number;
    readYourWrites?: boolean;
    offline?: boolean;
    tls?: boolean;
    intMode?: string;
    fetch?: any;
    /** @role poolMax @default 20 */
    concurrency?: number;
    /**
     * How long a local file waits for a lock.
     * @role lockTimeout @unit ms @default none
     */
    timeout?: number;
  }
  export class LibsqlError extends Error {
    code: string;
  }
}

declare module '@libsql/client' {
  import { Client, Config } from '@libsql/core/api';
  export * from '@libsql/core/api';
  export function createClient(config: Config): Client;
}

declare module '@libsql/client/node' {
  export * from '@libsql/client';
}

declare module '@libsql/client/web' {
  export * from '@libsql/client';
}

declare module '@libsql/client/http' {
  export * from '@libsql/client';
}

declare module '@libsql/client/sqlite3' {
  export * from '@libsql/client';
}
