/**
 * postgres.js: a pool that is a function. All its times are seconds.
 *
 * @library postgres
 * @bindsOnServer
 * @verified server
 * @package postgres 3.4.9
 */
declare module 'postgres' {
  /** @acquire pool */
  function postgres(options?: postgres.Options): postgres.Sql;
  /** @acquire pool @url arg 0 */
  function postgres(url: string, options?: postgres.Options): postgres.Sql;

  namespace postgres {
    /** What a pool, a transaction and a reserved connection have in common. */
    interface ISql<Types = any> {
      <Row extends readonly any[] = any[]>(template: TemplateStringsArray, ...parameters: any[]): PendingQuery<Row>;
      (first: any, ...rest: any[]): any;
      /** @oneShot query @sql arg 0 */
      unsafe<Row extends readonly any[] = any[]>(query: string, parameters?: any[], options?: any): PendingQuery<Row>;
      /** @oneShot query */
      file<Row extends readonly any[] = any[]>(path: any, args?: any, options?: any): PendingQuery<Row>;
      /** @oneShot query */
      notify(channel: string, payload: string): Promise<any>;
      /** @safe */
      json(value: any): any;
      /** @safe */
      array(value: any, type?: number): any;
      types: any;
      typed: any;
    }

    /** @resource pool @lazy @release end close @doubleRelease ignored @awaitsLent */
    interface Sql<Types = any> extends ISql<Types> {
      CLOSE: any;
      END: any;
      options: any;
      parameters: any;
      PostgresError: any;
      end(options?: { timeout?: number }): Promise<void>;
      close(): Promise<void>;
      /** @subscribes */
      listen(channel: string, onnotify: (value: string) => void, onlisten?: () => void): Promise<ListenMeta>;
      /** @subscribes */
      subscribe(event: string, listener: (row: any, info: any) => void, onsubscribe?: () => void, onerror?: () => any): Promise<SubscriptionHandle>;
      /**
       * Holds a connection and a transaction until it is closed.
       * @acquire connection
       */
      largeObject(oid?: number, mode?: number): Promise<LargeObject>;
      /** @scope transaction */
      begin<Result>(work: (sql: TransactionSql<Types>) => Result | Promise<Result>): Promise<Result>;
      /** @scope transaction */
      begin<Result>(options: string, work: (sql: TransactionSql<Types>) => Result | Promise<Result>): Promise<Result>;
      /** @acquire connection @since 3.4 */
      reserve(): Promise<ReservedSql<Types>>;
    }

    interface TransactionSql<Types = any> extends ISql<Types> {
      /** @scope transaction */
      savepoint<Result>(work: (sql: TransactionSql<Types>) => Result | Promise<Result>): Promise<Result>;
      /** @scope transaction */
      savepoint<Result>(name: string, work: (sql: TransactionSql<Types>) => Result | Promise<Result>): Promise<Result>;
      /** @use */
      prepare(name: string): Promise<any>;
    }

    /**
     * A connection that no other query uses. A second release takes it from whoever has it by then.
     * @resource connection @release release @doubleRelease corrupts
     */
    interface ReservedSql<Types = any> extends Sql<Types> {
      release(): void;
      /** @use @sql arg 0 */
      unsafe<Row extends readonly any[] = any[]>(query: string, parameters?: any[], options?: any): PendingQuery<Row>;
      /** @use */
      file<Row extends readonly any[] = any[]>(path: any, args?: any, options?: any): PendingQuery<Row>;
      /** @use */
      notify(channel: string, payload: string): Promise<any>;
    }

    /** @resource connection @release close @doubleRelease rejects */
    interface LargeObject {
      readable(options?: any): Promise<any>;
      writable(options?: any): Promise<any>;
      close(): Promise<void>;
      /** @use */
      tell(): Promise<void>;
      /** @use */
      read(size: number): Promise<any>;
      /** @use */
      write(buffer: any): Promise<any>;
      /** @use */
      truncate(size: number): Promise<any>;
      /** @use */
      seek(offset: number, whence?: number): Promise<any>;
      /** @use */
      size(): Promise<any>;
    }

    /** Nothing is sent before somebody waits for it. */
    interface PendingQuery<Row extends readonly any[] = any[]> extends Promise<Row> {
      simple(): this;
      execute(): this;
      cancel(): void;
      readable(): Promise<any>;
      writable(): Promise<any>;
      describe(): Promise<any>;
      values(): PendingQuery<any[]>;
      raw(): PendingQuery<any[]>;
      forEach(each: (row: any, result: any) => void): Promise<any>;
      cursor(rows?: number): AsyncIterable<Row>;
      cursor(each: (rows: any) => any): Promise<any>;
      cursor(rows: number, each: (rows: any) => any): Promise<any>;
    }
    interface ListenMeta {
      unlisten(): Promise<void>;
    }
    interface SubscriptionHandle {
      unsubscribe(): void;
    }
    type Row = any;
    type RowList<Rows> = Rows;
    type Fragment = any;
    type ParameterOrJSON<Value> = any;
    type SerializableParameter<Value = never> = any;
    type PostgresType = any;
    class PostgresError extends Error {
      code: string;
      severity: string;
      detail: string;
      query: string;
      constraint_name: string;
      table_name: string;
    }

    /** Any setting of the server. @options open */
    interface ConnectionParameters {
      application_name?: string;
      /** @role statementTimeout @unit ms @default 0 @unlimited 0 */
      statement_timeout?: number;
      /** @role lockTimeout @unit ms @default 0 @unlimited 0 */
      lock_timeout?: number;
      /** @role idleInTransactionTimeout @unit ms @default 0 @unlimited 0 */
      idle_in_transaction_session_timeout?: number;
      options?: string;
      [setting: string]: any;
    }

    /** @options ignored
     * @foreign connectionLimit = max from mysql2
     * @foreign poolSize = max from typeorm
     * @foreign maxConnections = max
     * @foreign maxPoolSize = max from mongodb
     * @foreign pool_size = max
     * @foreign min = none from pg
     * @foreign idleTimeoutMillis = idle_timeout * 0.001 from pg
     * @foreign idleTimeout = idle_timeout * 0.001 from mysql2
     * @foreign connectionTimeoutMillis = connect_timeout * 0.001 from pg
     * @foreign connectTimeout = connect_timeout * 0.001 from mysql2
     * @foreign connectionTimeout = connect_timeout * 0.001 from mssql
     * @foreign acquireTimeout = none from mysql
     * @foreign acquireTimeoutMillis = none from tarn
     * @foreign maxLifetimeSeconds = max_lifetime from pg
     * @foreign max_lifetime_seconds = max_lifetime
     * @foreign maxUses = none from pg
     * @foreign statement_timeout = connection.statement_timeout from pg
     * @foreign query_timeout = connection.statement_timeout from pg
     * @foreign lock_timeout = connection.lock_timeout from pg
     * @foreign idle_in_transaction_session_timeout = connection.idle_in_transaction_session_timeout from pg
     * @foreign application_name = connection.application_name from pg
     * @foreign connectionString = none from pg
     */
    interface Options<Types = any> {
      host?: any;
      port?: any;
      path?: string;
      database?: string;
      db?: string;
      user?: string;
      username?: string;
      password?: any;
      pass?: any;
      ssl?: any;
      sslnegotiation?: any;
      /** @role poolMax @default 10 */
      max?: number;
      /** @role idleTimeout @unit s @default none */
      idle_timeout?: number;
      /** An older name of `idle_timeout`, and stronger. @unit s @alias idle_timeout wins @deprecated idle_timeout */
      timeout?: number;
      /** @role connectTimeout @unit s @default 30 @unlimited 0 */
      connect_timeout?: number;
      /** @role maxLifetime @unit s */
      max_lifetime?: any;
      /** @default 100 */
      max_pipeline?: number;
      /** @unit s @default 60 */
      keep_alive?: any;
      backoff?: any;
      /** @default true @prepares unless false */
      prepare?: boolean;
      /** @prepares unless true */
      no_prepare?: boolean;
      /** @default true */
      fetch_types?: boolean;
      /** @default true */
      fetch_array_types?: boolean;
      publications?: any;
      target_session_attrs?: any;
      /** Parameters that the server gets when a connection starts; it counts milliseconds. */
      connection?: ConnectionParameters;
      types?: any;
      transform?: any;
      onnotice?: any;
      onnotify?: any;
      onparameter?: any;
      onclose?: any;
      debug?: any;
      socket?: any;
      socket_timeout?: number;
    }
    const BigInt: any;
  }
  export = postgres;
}
