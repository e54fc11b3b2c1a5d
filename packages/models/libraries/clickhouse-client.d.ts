/**
 * @clickhouse/client: HTTP over the agent of the client.
 *
 * @library @clickhouse/client
 * @package @clickhouse/client 1.23.1
 * @package @clickhouse/client-common 1.23.1
 */
declare module '@clickhouse/client' {
  /** @resource pool @lazy @release close @doubleRelease ignored */
  export class ClickHouseClient {
    /**
     * The socket is taken until the result is read, closed, or has been silent for `request_timeout`.
     * @use @acquire cursor
     */
    query<Format = 'JSON'>(parameters: QueryParams): Promise<ResultSet<Format>>;
    /** @use @acquire cursor @at stream */
    exec(parameters: ExecParams): Promise<ExecResult>;
    /** @oneShot query */
    command(parameters: ExecParams): Promise<CommandResult>;
    /** @oneShot query */
    insert<T = any>(parameters: any): Promise<any>;
    /** @oneShot query */
    ping(parameters?: any): Promise<any>;
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
  }
  export type NodeClickHouseClient = ClickHouseClient;

  /**
   * Reading it in any way frees its socket, as `close()` does.
   * @resource cursor @release close json text stream @doubleRelease ignored
   */
  export class ResultSet<Format = any> {
    readonly query_id: string;
    readonly response_headers: any;
    close(): void;
    json<T = any>(): Promise<any>;
    text(): Promise<string>;
    stream<T = any>(): any;
    [Symbol.dispose](): void;
  }

  /**
   * The stream of `exec()`; the library calls it Readable.
   * @resource cursor @release destroy @doubleRelease ignored @errorEvent error @lastEvent close
   */
  export interface ExecStream {
    destroy(err?: Error): this;
    [Symbol.asyncDispose](): Promise<void>;
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
    /** @safe @release */
    pipe<Target>(target: Target, options?: { end?: boolean }): Target;
    /** @safe */
    pause(): this;
    /** @release */
    resume(): this;
    /** @safe @release */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    off(event: string, listener: (...values: any[]) => void): this;
  }
  export interface ExecResult {
    stream: ExecStream;
    query_id: string;
    summary?: any;
    response_headers: any;
  }

  /** @acquire pool */
  export function createClient(config?: ClickHouseClientConfigOptions): ClickHouseClient;

  /** @options open */
  export interface QueryParams {
    query: string;
    format?: string;
    query_params?: any;
    abort_signal?: any;
    clickhouse_settings?: any;
    session_id?: string;
    query_id?: string;
  }
  export interface ExecParams extends QueryParams {
    values?: any;
    decompress_response_stream?: boolean;
  }
  export interface CommandResult {
    query_id: string;
    summary?: any;
  }

  /** @options ignored
   * @foreign max_connections = max_open_connections
   * @foreign max = max_open_connections from pg
   * @foreign connect_timeout = none
   * @foreign timeout = request_timeout
   * @foreign requestTimeout = request_timeout from mssql
   * @foreign user = username
   */
  export interface ClickHouseClientConfigOptions {
    host?: string;
    url?: any;
    pathname?: string;
    /**
     * How long a socket may be silent.
     * @role queryTimeout @unit ms @default 30000
     */
    request_timeout?: number;
    /** @role poolMax @default 10 */
    max_open_connections?: number;
    compression?: any;
    username?: string;
    password?: string;
    access_token?: string;
    application?: string;
    database?: string;
    clickhouse_settings?: any;
    log?: any;
    session_id?: string;
    role?: any;
    additional_headers?: any;
    http_headers?: any;
    keep_alive?: any;
    json?: any;
    tracer?: any;
    use_multipart_params?: boolean;
    use_multipart_params_auto?: boolean;
    tls?: any;
    http_agent?: any;
    set_basic_auth_header?: boolean;
    capture_enhanced_stack_trace?: boolean;
    max_response_headers_size?: number;
    connection?: any;
    impl?: any;
  }
  export type ClickHouseSettings = any;
  export type NodeClickHouseClientConfigOptions = ClickHouseClientConfigOptions;
  export class ClickHouseError extends Error {
    code: string;
    type?: string;
  }
  export const ClickHouseLogLevel: any;
}
