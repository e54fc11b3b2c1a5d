/**
 * tedious: single connections, no pool.
 *
 * @library tedious
 * @package tedious 20.3.9
 */
declare module 'tedious' {
  /**
   * Nothing is opened before `connect()`. A second `close()` does nothing.
   * @resource connection @lazy @release close @doubleRelease ignored @errorEvent error @lastEvent end
   */
  export class Connection {
    /** @acquire connection */
    constructor(config: ConnectionConfiguration);

    /** @connect @use */
    connect(listener?: (err?: Error) => void): void;
    /** @use */
    execSql(request: Request): void;
    /** @use */
    execSqlBatch(request: Request): void;
    /** @use */
    callProcedure(request: Request): void;
    /** @use */
    execute(request: Request, parameters?: any): void;
    /** @use */
    execBulkLoad(load: any, rows?: any): void;
    newBulkLoad(table: string, ...values: any[]): any;
    /** @use */
    prepare(request: Request): void;
    /** @use */
    unprepare(request: Request): void;
    /** @use @begin */
    beginTransaction(callback: (err: Error | null | undefined, descriptor?: any) => void, name?: string, isolationLevel?: number): void;
    /** @use @commit */
    commitTransaction(callback: (err: Error | null | undefined) => void, name?: string): void;
    /** @use @rollback */
    rollbackTransaction(callback: (err: Error | null | undefined) => void, name?: string): void;
    /** @use */
    saveTransaction(callback: (err: Error | null | undefined) => void, name: string): void;
    transaction(callback: (error: any, done: any) => void, isolationLevel?: number): void;
    /** @use */
    reset(callback: (err: Error | null | undefined) => void): void;
    /** @safe */
    cancel(): boolean;
    /** @discards */
    close(): void;
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

  export class Request {
    /** @safe */
    addParameter(name: string, type: any, value?: unknown, options?: any): void;
    /** @safe */
    addOutputParameter(name: string, type: any, value?: unknown, options?: any): void;
    /** @safe */
    pause(): void;
    /** @safe */
    resume(): void;
    /** @safe */
    cancel(): void;
    /** @safe */
    setTimeout(timeout?: number): void;
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
   * Makes a connection and begins to connect.
   * @acquire connection
   */
  export function connect(config: ConnectionConfiguration, listener?: (err?: Error) => void): Connection;

  /** @options open */
  export interface ConnectionConfiguration {
    server: string;
    options?: ConnectionOptions;
    authentication?: any;
  }

  /** @options ignored
   * @foreign connectionTimeout = connectTimeout from mssql
   * @foreign connectionTimeoutMillis = connectTimeout from pg
   * @foreign queryTimeout = requestTimeout from mariadb
   * @foreign timeout = requestTimeout
   * @foreign statement_timeout = requestTimeout from pg
   * @foreign pool = none from mssql
   * @foreign max = none from pg
   */
  export interface ConnectionOptions {
    abortTransactionOnError?: boolean;
    appName?: string;
    camelCaseColumns?: boolean;
    /** @unit ms @default 5000 @unlimited 0 */
    cancelTimeout?: number;
    columnEncryptionSetting?: boolean;
    columnEncryptionKeyCacheTTL?: number;
    columnNameReplacer?: any;
    /** @unit ms @default 500 */
    connectionRetryInterval?: number;
    connector?: any;
    /**
     * Zero fails at once.
     * @role connectTimeout @unit ms @default 15000
     */
    connectTimeout?: number;
    connectionIsolationLevel?: number;
    cryptoCredentialsDetails?: any;
    database?: string;
    datefirst?: number;
    dateFormat?: string;
    debug?: any;
    enableAnsiNull?: boolean;
    enableAnsiNullDefault?: boolean;
    enableAnsiPadding?: boolean;
    enableAnsiWarnings?: boolean;
    enableArithAbort?: boolean;
    enableConcatNullYieldsNull?: boolean;
    enableCursorCloseOnCommit?: boolean;
    enableImplicitTransactions?: boolean;
    enableNumericRoundabort?: boolean;
    enableQuotedIdentifier?: boolean;
    encrypt?: any;
    encryptionKeyStoreProviders?: any;
    fallbackToDefaultDb?: boolean;
    instanceName?: string;
    isolationLevel?: number;
    language?: string;
    localAddress?: string;
    lowerCaseGuids?: boolean;
    maxRetriesOnTransientErrors?: number;
    multiSubnetFailover?: boolean;
    packetSize?: number;
    port?: number;
    readOnlyIntent?: boolean;
    /**
     * The server is told to stop.
     * @role statementTimeout @unit ms @default 15000 @unlimited 0
     */
    requestTimeout?: number;
    rowCollectionOnDone?: boolean;
    rowCollectionOnRequestCompletion?: boolean;
    serverName?: string;
    serverSupportsColumnEncryption?: boolean;
    tdsVersion?: string;
    textsize?: number;
    trustedServerNameAE?: string;
    trustServerCertificate?: boolean;
    useColumnNames?: boolean;
    useUTC?: boolean;
    workstationId?: string;
  }
  export type ConnectionAuthentication = any;
  export class ConnectionError extends Error {
    code: string;
  }
  export class RequestError extends Error {
    code: string;
    number?: number;
  }
  export const TYPES: Record<string, any>;
  export const ISOLATION_LEVEL: Record<string, number>;
  export const TDS_VERSION: Record<string, string>;
  export const BulkLoad: any;
}
