/**
 * oracledb. A connection from its own `getConnection()` is of the cached pool, or dedicated if the call names a user.
 *
 * @library oracledb
 * @package oracledb 26.0.0
 */
declare module 'oracledb' {
  namespace OracleDB {
    /** Listeners never throw. */
    interface EventSource {
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
     * Without a drain time `close()` rejects while a connection is out.
     * @resource pool @release close terminate @doubleRelease rejects
     */
    interface Pool extends EventSource {
      readonly connectionsInUse: number;
      readonly connectionsOpen: number;
      readonly poolAlias: string;
      readonly poolMax: number;
      readonly poolMin: number;
      readonly status: number;

      /** @acquire connection */
      getConnection(options?: GetPooledConnectionOptions): Promise<Connection>;
      /** @acquire connection @arg 1 */
      getConnection(callback: (error: DBError, connection: Connection) => void): void;
      /** @acquire connection @arg 1 */
      getConnection(
        options: GetPooledConnectionOptions,
        callback: (error: DBError, connection: Connection) => void,
      ): void;
      close(drainTime?: number): Promise<void>;
      close(callback: (error: DBError | null) => void): void;
      close(drainTime: number, callback: (error: DBError | null) => void): void;
      terminate(drainTime?: number): Promise<void>;
      terminate(callback: (error: DBError | null) => void): void;
      terminate(drainTime: number, callback: (error: DBError | null) => void): void;
      reconfigure(options: PoolAttributes): Promise<void>;
      reconfigure(options: PoolAttributes, callback: (error: DBError | null) => void): void;
      /** @safe */
      logStatistics(): void;
      getStatistics(): any;
      setAccessToken(token: any): Promise<void>;
      /** @since 7.0 */
      [Symbol.asyncDispose](): Promise<void>;
    }

    /**
     * `close()` and `release()` are one; both roll back what is not committed. A second one rejects.
     * @resource connection @release close release @doubleRelease rejects
     */
    interface Connection extends EventSource {
      action?: string;
      callTimeout: number;
      clientId?: string;
      clientInfo?: string;
      currentSchema: string;
      dbOp?: string;
      module?: string;
      oracleServerVersion: number;
      oracleServerVersionString: string;
      stmtCacheSize: number;
      tag: string;
      tpcInternalName?: string;
      tpcExternalName?: string;

      /** @use @sql arg 0 */
      execute<T = any>(sql: string | object, bindParams?: BindParameters): Promise<Result<T>>;
      /** @use @sql arg 0 @acquire cursor @at resultSet @onlyWith resultSet */
      execute<T = any>(sql: string | object, bindParams: BindParameters, options: ExecuteOptions): Promise<Result<T>>;
      /** @use @sql arg 0 */
      execute<T = any>(sql: string | object, callback: (error: DBError, result: Result<T>) => void): void;
      /** @use @sql arg 0 */
      execute<T = any>(
        sql: string | object,
        bindParams: BindParameters,
        callback: (error: DBError, result: Result<T>) => void,
      ): void;
      /** @use @sql arg 0 @acquire cursor @arg 1 @at resultSet @onlyWith resultSet */
      execute<T = any>(
        sql: string | object,
        bindParams: BindParameters,
        options: ExecuteOptions,
        callback: (error: DBError, result: Result<T>) => void,
      ): void;
      /** @use @sql arg 0 */
      executeMany<T = any>(sql: string, binds: any, options?: any): Promise<Results<T>>;
      /** @use @sql arg 0 */
      executeMany<T = any>(sql: string, binds: any, callback: (error: DBError, result: Results<T>) => void): void;
      /** @use @sql arg 0 */
      executeMany<T = any>(
        sql: string,
        binds: any,
        options: any,
        callback: (error: DBError, result: Results<T>) => void,
      ): void;
      /** @use @acquire cursor @sql arg 0 */
      queryStream<T = any>(sql: string, bindParams?: BindParameters, options?: any): QueryStream<T>;
      /** @use @commit */
      commit(): Promise<void>;
      /** @use @commit */
      commit(callback: (error: DBError | null) => void): void;
      /** @use @rollback */
      rollback(): Promise<void>;
      /** @use @rollback */
      rollback(callback: (error: DBError | null) => void): void;
      /** @use */
      createLob(type: any): Promise<Lob>;
      /** @use */
      createLob(type: any, callback: (error: DBError, lob: Lob) => void): void;
      /** @use */
      ping(): Promise<void>;
      /** @use */
      ping(callback: (error: DBError | null) => void): void;
      /** @use */
      break(): Promise<void>;
      /** @use */
      break(callback: (error: DBError | null) => void): void;
      /** @use */
      changePassword(user: string, oldPassword: string, newPassword: string): Promise<void>;
      /** @use */
      getStatementInfo(sql: string): Promise<any>;
      /** @use */
      getDbObjectClass<T = any>(className: string): Promise<any>;
      /** @use */
      getQueue<T = any>(name: string, options?: any): Promise<any>;
      /** @use */
      runPipeline(pipeline: any, continueOnError?: boolean): Promise<any[]>;
      /** @use */
      subscribe(name: string, options: any): Promise<any>;
      /** @use */
      unsubscribe(name: string): Promise<void>;
      /** @use */
      tpcBegin(xid: any, flags?: number, timeout?: number): Promise<void>;
      /** @use @commit */
      tpcCommit(xid?: any, onePhase?: boolean): Promise<boolean>;
      /** @use @rollback */
      tpcRollback(xid?: any): Promise<void>;
      /** @safe */
      isHealthy(): boolean;
      getSodaDatabase(): any;
      /** @rollback @discards */
      close(options?: CloseConnectionOptions): Promise<void>;
      /** @rollback @discards */
      close(callback: (error: DBError | null) => void): void;
      /** @rollback @discards */
      close(options: CloseConnectionOptions, callback: (error: DBError | null) => void): void;
      /** @rollback @discards */
      release(options?: CloseConnectionOptions): Promise<void>;
      /** @rollback @discards */
      release(callback: (error: DBError | null) => void): void;
      /** @rollback @discards */
      release(options: CloseConnectionOptions, callback: (error: DBError | null) => void): void;
      /** @since 7.0 */
      [Symbol.asyncDispose](): Promise<void>;
    }

    /**
     * Neither leaving a `for await` loop nor the last row closes it.
     * @resource cursor @release close @doubleRelease rejects
     */
    interface ResultSet<T = any> {
      readonly metaData: any[];
      close(): Promise<void>;
      close(callback: (error: DBError | null) => void): void;
      /** @use */
      getRow(): Promise<T>;
      /** @use */
      getRow(callback: (error: DBError, row: T) => void): void;
      /** @use */
      getRows(numRows?: number): Promise<T[]>;
      /** @use */
      getRows(callback: (error: DBError, rows: T[]) => void): void;
      /** @use */
      getRows(numRows: number, callback: (error: DBError, rows: T[]) => void): void;
      /**
       * The stream closes the result set at its end.
       * @release
       */
      toQueryStream(): any;
      [Symbol.asyncIterator](): AsyncIterableIterator<T>;
      /** @since 7.0 */
      [Symbol.asyncDispose](): Promise<void>;
    }

    /** @resource cursor @release destroy @doubleRelease ignored @errorEvent error @lastEvent close */
    interface QueryStream<T = any> {
      destroy(err?: Error): this;
      [Symbol.asyncDispose](): Promise<void>;
      [Symbol.asyncIterator](): AsyncIterableIterator<T>;
      /** @safe @release */
      pipe<Target>(target: Target, options?: { end?: boolean }): Target;
      /** @safe */
      pause(): this;
      /** @release */
      resume(): this;
      /**
       * Who listens for the rows reads to the end.
       * @safe @release
       */
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

    interface Lob {
      readonly length: number;
      getData(offset?: number, amount?: number): Promise<any>;
      close(): Promise<void>;
      [name: string]: any;
    }

    interface Result<T = any> {
      implicitResults?: any;
      lastRowid?: string;
      metaData?: any[];
      outBinds?: any;
      resultSet?: ResultSet<T>;
      rows?: T[];
      rowsAffected?: number;
      warning?: DBError;
    }
    interface Results<T = any> {
      batchErrors?: DBError[];
      dmlRowCounts?: number[];
      outBinds?: T[];
      rowsAffected?: number;
    }
    type BindParameters = any;

    /** @options open */
    interface ExecuteOptions {
      autoCommit?: boolean;
      dbObjectAsPojo?: boolean;
      extendedMetaData?: boolean;
      fetchArraySize?: number;
      fetchInfo?: any;
      fetchTypeHandler?: any;
      keepInStmtCache?: boolean;
      maxRows?: number;
      outFormat?: number;
      prefetchRows?: number;
      resultSet?: boolean;
      suspendOnSuccess?: boolean;
    }
    interface CloseConnectionOptions {
      drop?: boolean;
    }
    interface GetPooledConnectionOptions {
      user?: string;
      password?: string;
      tag?: string;
      matchAnyTag?: boolean;
      shardingKey?: any;
      superShardingKey?: any;
      [name: string]: any;
    }

    /** @options ignored
     * @foreign connectionTimeout = transportConnectTimeout * 0.001 from mssql
     * @foreign connectionTimeoutMillis = transportConnectTimeout * 0.001 from pg
     * @foreign connect_timeout = connectTimeout from postgres
     * @foreign statementTimeout = none from slonik
     * @foreign statement_timeout = none from pg
     * @foreign queryTimeout = none from mariadb
     * @foreign requestTimeout = none from mssql
     * @foreign url = connectString from typeorm
     */
    interface ConnectionAttributes {
      accessToken?: any;
      accessTokenConfig?: any;
      tokenAuthConfigAzure?: any;
      tokenAuthConfigOci?: any;
      appContext?: any;
      autoCommit?: boolean;
      cid?: string;
      configDir?: string;
      configProviderCacheTimeout?: number;
      connectString?: string;
      connectionString?: string;
      connectionClass?: string;
      connectionIdPrefix?: string;
      /** @role connectTimeout @unit s @default none */
      connectTimeout?: number;
      dbName?: string;
      debugJdwp?: string;
      driverName?: string;
      edition?: string;
      events?: boolean;
      /** @unit min @default 0 @unlimited 0 */
      expireTime?: number;
      externalAuth?: boolean;
      homogeneous?: boolean;
      httpsProxy?: string;
      httpsProxyPort?: number;
      instanceName?: string;
      machine?: string;
      matchAny?: boolean;
      matchAnyTag?: boolean;
      networkCompression?: boolean;
      networkCompressionLevels?: any;
      networkCompressionThreshold?: number;
      newPassword?: string;
      osUser?: string;
      password?: string;
      poolAlias?: string;
      privilege?: number;
      program?: string;
      retryCount?: number;
      retryDelay?: number;
      sdu?: number;
      shardingKey?: any;
      sourceRoute?: any;
      sslAllowWeakDNMatch?: boolean;
      sslServerCertDN?: string;
      sslServerDNMatch?: boolean;
      stmtCacheSize?: number;
      superShardingKey?: any;
      tag?: string;
      terminal?: string;
      /** @role connectTimeout @unit s @default 20 */
      transportConnectTimeout?: number;
      useSNI?: boolean;
      useTcpFastOpen?: boolean;
      user?: string;
      username?: string;
      walletContent?: string;
      walletLocation?: string;
      walletPassword?: string;
    }

    /** @options ignored
     * @foreign max = poolMax from pg
     * @foreign connectionLimit = poolMax from mysql2
     * @foreign maxPoolSize = poolMax from mongodb
     * @foreign poolSize = poolMax from typeorm
     * @foreign min = poolMin from pg
     * @foreign minPoolSize = poolMin from mongodb
     * @foreign idleTimeout = poolTimeout from mariadb
     * @foreign idleTimeoutMillis = poolTimeout * 0.001 from pg
     * @foreign acquireTimeout = queueTimeout from mariadb
     * @foreign acquireTimeoutMillis = queueTimeout from tarn
     * @foreign queueLimit = queueMax from mysql2
     * @foreign waitForConnections = none from mysql2
     * @foreign maxLifetime = maxLifetimeSession
     * @foreign maxLifetimeSeconds = maxLifetimeSession from pg
     */
    interface PoolAttributes extends ConnectionAttributes {
      enableStatistics?: boolean;
      _enableStats?: boolean;
      /** @role maxLifetime @unit s @default 0 @unlimited 0 */
      maxLifetimeSession?: number;
      /** @default 1 */
      poolIncrement?: number;
      /** @role poolMax @default 4 */
      poolMax?: number;
      /** @default 0 */
      poolMaxPerShard?: number;
      /** @role poolMin @default 0 @atMost poolMax */
      poolMin?: number;
      /** @unit s @default 60 */
      poolPingInterval?: number;
      /** @unit ms @default 5000 */
      poolPingTimeout?: number;
      /** @role idleTimeout @unit s @default 60 @unlimited 0 */
      poolTimeout?: number;
      /** @role queueLimit @default 500 @unlimited -1 */
      queueMax?: number;
      /**
       * Without effect since 3.0: requests always queue.
       */
      queueRequests?: any;
      /** @role acquireTimeout @unit ms @default 60000 @unlimited 0 */
      queueTimeout?: number;
      sessionCallback?: any;
      sodaMetaDataCache?: boolean;
    }
    interface DBError extends Error {
      code?: string;
      errorNum?: number;
      offset?: number;
      isRecoverable?: boolean;
    }

    /** It stands in the cache of pools, by its alias. @acquire pool @kept */
    function createPool(options: PoolAttributes): Promise<Pool>;
    /** @acquire pool @arg 1 */
    function createPool(options: PoolAttributes, callback: (error: DBError, pool: Pool) => void): void;
    /** The pool of that alias, which whoever made it closes. */
    function getPool(alias?: string): Pool;
    /** @acquire connection */
    function getConnection(): Promise<Connection>;
    /** @acquire connection */
    function getConnection(alias: string): Promise<Connection>;
    /** @acquire connection */
    function getConnection(options: ConnectionAttributes): Promise<Connection>;
    /** @acquire connection @arg 1 */
    function getConnection(callback: (error: DBError, connection: Connection) => void): void;
    /** @acquire connection @arg 1 */
    function getConnection(
      options: string | ConnectionAttributes,
      callback: (error: DBError, connection: Connection) => void,
    ): void;
    /** @safe */
    function initOracleClient(options?: any): void;

    let autoCommit: boolean;
    let connectionClass: string;
    let dbObjectAsPojo: boolean;
    let edition: string;
    let errorOnConcurrentExecute: boolean;
    let events: boolean;
    let externalAuth: boolean;
    let extendedMetaData: boolean;
    let fetchArraySize: number;
    let fetchAsBuffer: any[];
    let fetchAsString: any[];
    let fetchTypeHandler: any;
    let maxRows: number;
    let outFormat: number;
    let poolIncrement: number;
    let poolMax: number;
    let poolMin: number;
    let poolPingInterval: number;
    let poolPingTimeout: number;
    let poolTimeout: number;
    let prefetchRows: number;
    let Promise: any;
    let queueMax: number;
    let queueTimeout: number;
    let stmtCacheSize: number;
    const thin: boolean;
    const version: number;
    const versionString: string;
    const OUT_FORMAT_ARRAY: number;
    const OUT_FORMAT_OBJECT: number;
    const ARRAY: number;
    const OBJECT: number;
    const BLOB: any;
    const BUFFER: any;
    const CLOB: any;
    const CURSOR: any;
    const DATE: any;
    const DEFAULT: number;
    const NCLOB: any;
    const NUMBER: any;
    const STRING: any;
    const BIND_IN: number;
    const BIND_INOUT: number;
    const BIND_OUT: number;
    const POOL_STATUS_OPEN: number;
    const POOL_STATUS_DRAINING: number;
    const POOL_STATUS_CLOSED: number;
    const SYSDBA: number;
    const SYSOPER: number;
    const DB_TYPE_BLOB: any;
    const DB_TYPE_CLOB: any;
    const DB_TYPE_CURSOR: any;
    const DB_TYPE_DATE: any;
    const DB_TYPE_JSON: any;
    const DB_TYPE_NUMBER: any;
    const DB_TYPE_OBJECT: any;
    const DB_TYPE_RAW: any;
    const DB_TYPE_TIMESTAMP: any;
    const DB_TYPE_TIMESTAMP_LTZ: any;
    const DB_TYPE_TIMESTAMP_TZ: any;
    const DB_TYPE_VARCHAR: any;
    const DB_TYPE_VECTOR: any;
    const DB_TYPE_XMLTYPE: any;
  }
  export = OracleDB;
}
