/**
 * node-redis: a client, a pool of clients, a cluster, a sentinel.
 *
 * @library redis
 * @verified server
 * @package redis 6.3.1
 * @package @redis/client 6.3.1
 */
declare module 'redis' {
  /**
   * One connection that serves any number of commands at the same time; nothing is opened before `connect()`.
   * @resource connection @lazy @shared @persistent @release close destroy quit disconnect @doubleRelease ignored @errorEvent error @lastEvent end
   */
  export class RedisClient extends Commands {
    readonly options: RedisClientOptions;
    /** @state active */
    readonly isOpen: boolean;
    readonly isReady: boolean;
    /** @connect @use */
    connect(): Promise<this>;
    /** @acquire connection */
    duplicate(overrides?: RedisClientOptions): RedisClient;
    /** @acquire pool @since 5 */
    createPool(options?: RedisPoolOptions): RedisClientPool;
    /** @since 5 */
    close(): Promise<void>;
    /** @since 5 */
    destroy(): void;
    quit(): Promise<string>;
    disconnect(): Promise<void>;
    /** @safe @view */
    withTypeMapping(mapping: any): this;
    /** @safe @view */
    withCommandOptions(options: any): this;
    /** @safe @view */
    withAbortSignal(signal: any): this;
    ref(): void;
    unref(): void;
  }

  /** @resource pool @lazy @shared @persistent @release close destroy @doubleRelease ignored @errorEvent error */
  export class RedisClientPool extends Commands {
    readonly idleClients: number;
    readonly clientsInUse: number;
    readonly totalClients: number;
    /** @state active */
    readonly isOpen: boolean;
    /** @connect @use */
    connect(): Promise<this>;
    /** @scope connection */
    execute<Result>(work: (client: RedisClient) => Result | Promise<Result>): Promise<Result>;
    close(): Promise<void>;
    destroy(): void;
  }

  /** @resource pool @lazy @shared @persistent @release close destroy quit disconnect @doubleRelease ignored @errorEvent error */
  export class RedisCluster extends Commands {
    /** @state active */
    readonly isOpen: boolean;
    readonly isReady: boolean;
    /** @connect @use */
    connect(): Promise<this>;
    /** @acquire pool */
    duplicate(overrides?: any): RedisCluster;
    close(): Promise<void>;
    destroy(): void;
    quit(): Promise<void>;
    disconnect(): Promise<void>;
  }

  /** @resource pool @lazy @shared @persistent @release close destroy @doubleRelease ignored @errorEvent error */
  export class RedisSentinel extends Commands {
    /** @state active */
    readonly isOpen: boolean;
    readonly isReady: boolean;
    /** @connect @use */
    connect(): Promise<this>;
    /** @acquire connection */
    acquire(): Promise<RedisSentinelClient>;
    /** @scope connection */
    use<Result>(work: (client: RedisSentinelClient) => Promise<Result>): Promise<Result>;
    close(): Promise<void>;
    destroy(): Promise<void>;
  }

  /**
   * A client of a sentinel for one caller.
   * @resource connection @release release @doubleRelease throws
   */
  export class RedisSentinelClient extends Commands {
    release(): Promise<void> | undefined;
  }

  /** What all of them have in common; not all of the commands. */
  export class Commands {
    /** @use */
    get(...values: any[]): Promise<any>;
    /** @use */
    set(...values: any[]): Promise<any>;
    /** @use */
    setEx(...values: any[]): Promise<any>;
    /** @use */
    mGet(...values: any[]): Promise<any>;
    /** @use */
    mSet(...values: any[]): Promise<any>;
    /** @use */
    del(...values: any[]): Promise<any>;
    /** @use */
    unlink(...values: any[]): Promise<any>;
    /** @use */
    exists(...values: any[]): Promise<any>;
    /** @use */
    expire(...values: any[]): Promise<any>;
    /** @use */
    ttl(...values: any[]): Promise<any>;
    /** @use */
    incr(...values: any[]): Promise<any>;
    /** @use */
    incrBy(...values: any[]): Promise<any>;
    /** @use */
    decr(...values: any[]): Promise<any>;
    /** @use */
    hGet(...values: any[]): Promise<any>;
    /** @use */
    hSet(...values: any[]): Promise<any>;
    /** @use */
    hGetAll(...values: any[]): Promise<any>;
    /** @use */
    hDel(...values: any[]): Promise<any>;
    /** @use */
    hIncrBy(...values: any[]): Promise<any>;
    /** @use */
    lPush(...values: any[]): Promise<any>;
    /** @use */
    rPush(...values: any[]): Promise<any>;
    /** @use */
    lPop(...values: any[]): Promise<any>;
    /** @use */
    rPop(...values: any[]): Promise<any>;
    /** @use */
    lRange(...values: any[]): Promise<any>;
    /** @use */
    lLen(...values: any[]): Promise<any>;
    /** @use */
    blPop(...values: any[]): Promise<any>;
    /** @use */
    brPop(...values: any[]): Promise<any>;
    /** @use */
    blMove(...values: any[]): Promise<any>;
    /** @use */
    brPopLPush(...values: any[]): Promise<any>;
    /** @use */
    sAdd(...values: any[]): Promise<any>;
    /** @use */
    sRem(...values: any[]): Promise<any>;
    /** @use */
    sMembers(...values: any[]): Promise<any>;
    /** @use */
    sIsMember(...values: any[]): Promise<any>;
    /** @use */
    zAdd(...values: any[]): Promise<any>;
    /** @use */
    zRem(...values: any[]): Promise<any>;
    /** @use */
    zRange(...values: any[]): Promise<any>;
    /** @use */
    zRangeByScore(...values: any[]): Promise<any>;
    /** @use */
    zCard(...values: any[]): Promise<any>;
    /** @use */
    xAdd(...values: any[]): Promise<any>;
    /** @use */
    xRead(...values: any[]): Promise<any>;
    /** @use */
    xReadGroup(...values: any[]): Promise<any>;
    /** @use */
    xAck(...values: any[]): Promise<any>;
    /** @use */
    eval(...values: any[]): Promise<any>;
    /** @use */
    evalSha(...values: any[]): Promise<any>;
    /** @use */
    publish(...values: any[]): Promise<any>;
    /** @use */
    ping(...values: any[]): Promise<any>;
    /** @use */
    info(...values: any[]): Promise<any>;
    /** @use */
    flushDb(...values: any[]): Promise<any>;
    /** @use */
    flushAll(...values: any[]): Promise<any>;
    /** @use */
    sendCommand(...values: any[]): Promise<any>;
    /** @safe */
    multi(): any;
    /** @safe */
    scanIterator(options?: any): any;
    /** @safe */
    hScanIterator(key: string, options?: any): any;
    /** @use @subscribes */
    subscribe(channels: any, listener: (...values: any[]) => any, bufferMode?: boolean): Promise<void>;
    /** @use @subscribes */
    pSubscribe(patterns: any, listener: (...values: any[]) => any, bufferMode?: boolean): Promise<void>;
    /** @use @subscribes */
    sSubscribe(channels: any, listener: (...values: any[]) => any, bufferMode?: boolean): Promise<void>;
    /** @use */
    unsubscribe(channels?: any, listener?: any): Promise<void>;
    /** @use */
    pUnsubscribe(patterns?: any, listener?: any): Promise<void>;
    /** @safe @view */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeAllListeners(event?: string): this;
    [command: string]: any;
  }

  /** @acquire connection */
  export function createClient(options?: RedisClientOptions): RedisClient;
  /** @acquire connection @until 4 */
  export function createClient(port: number | string, host?: string, options?: any): RedisClient;
  /** @acquire pool @since 5 */
  export function createClientPool(clientOptions?: RedisClientOptions, options?: RedisPoolOptions): RedisClientPool;
  /** @acquire pool */
  export function createCluster(options: any): RedisCluster;
  /** @acquire pool @since 5 */
  export function createSentinel(options: any): RedisSentinel;

  /** @options ignored
   * @foreign db = database from ioredis
   * @foreign retryStrategy = socket.reconnectStrategy from ioredis
   * @foreign reconnectStrategy = socket.reconnectStrategy
   * @foreign connectTimeout = socket.connectTimeout from ioredis
   * @foreign commandTimeout = commandOptions.timeout from ioredis
   * @foreign socketTimeout = socket.socketTimeout from ioredis
   * @foreign keepAlive = socket.keepAlive from ioredis
   * @foreign tls = socket.tls from ioredis
   * @foreign maxRetriesPerRequest = none from ioredis
   * @foreign lazyConnect = none from ioredis
   * @foreign enableOfflineQueue = disableOfflineQueue from ioredis
   * @foreign enableReadyCheck = none from ioredis
   * @foreign maxPoolSize = none from mongodb
   */
  export interface RedisClientOptions {
    url?: string;
    socket?: RedisSocketOptions;
    credentialsProvider?: any;
    username?: string;
    password?: string;
    name?: string;
    database?: number;
    /** The most commands that wait; unlimited without it. */
    commandsQueueMaxLength?: number;
    /** @default false */
    disableOfflineQueue?: boolean;
    readonly?: boolean;
    /** @unit ms */
    pingInterval?: number;
    /** @since 6 */
    keyPrefix?: any;
    himportRegistry?: any;
    emitInvalidate?: boolean;
    modules?: any;
    functions?: any;
    scripts?: any;
    RESP?: any;
    clientSideCache?: any;
    maintNotifications?: any;
    maintEndpointType?: any;
    maintRelaxedCommandTimeout?: number;
    maintRelaxedSocketTimeout?: number;
    clientInfoTag?: string;
    disableClientInfo?: boolean;
    disableClientSetInfo?: boolean;
    identityPropagation?: any;
    /** Bounds only the wait for the command to be written, not for its answer. */
    commandOptions?: any;
    /** @until 5 */
    legacyMode?: boolean;
    /** @until 5 */
    isolationPoolOptions?: any;
    /** @until 4 */
    host?: string;
    /** @until 4 */
    port?: any;
    /** @until 4 */
    path?: string;
    /** @until 4 */
    prefix?: string;
    /** @until 4 */
    retry_strategy?: any;
    /** @until 4 */
    enable_offline_queue?: boolean;
    /** @until 4 */
    connect_timeout?: number;
    /** @until 4 */
    socket_keepalive?: boolean;
    /** @until 4 */
    return_buffers?: boolean;
    /** @until 4 */
    detect_buffers?: boolean;
    /** @until 4 */
    string_numbers?: boolean;
    /** @until 4 */
    auth_pass?: string;
    /** @until 4 */
    no_ready_check?: boolean;
    /** @until 4 */
    retry_max_delay?: number;
    /** @until 4 */
    max_attempts?: number;
    /** @until 4 */
    family?: string;
    /** @until 4 */
    rename_commands?: any;
    /** @until 4 */
    parser?: string;
    /** @until 4 */
    user?: string;
  }

  export interface RedisSocketOptions {
    host?: string;
    port?: number;
    path?: string;
    tls?: any;
    connectTimeout?: number;
    socketTimeout?: number;
    keepAlive?: any;
    keepAliveInitialDelay?: number;
    noDelay?: boolean;
    reconnectStrategy?: any;
    [option: string]: any;
  }

  /** @options ignored
   * @foreign min = minimum from generic-pool
   * @foreign max = maximum from generic-pool
   * @foreign acquireTimeoutMillis = acquireTimeout from generic-pool
   */
  export interface RedisPoolOptions {
    /** @role poolMin @default 1 @atMost maximum */
    minimum?: number;
    /** @role poolMax @default 100 */
    maximum?: number;
    /** @role acquireTimeout @unit ms @default 3000 @unlimited 0 */
    acquireTimeout?: number;
    /** @unit ms @default 3000 */
    cleanupDelay?: number;
    clientSideCache?: any;
    unstableResp3Modules?: boolean;
    unstableResp3?: boolean;
  }
  export type RedisClientType<Modules = any, Functions = any, Scripts = any, Protocol = any, Mapping = any> = RedisClient;
  export type RedisClientPoolType<Modules = any, Functions = any, Scripts = any, Protocol = any, Mapping = any> = RedisClientPool;
  export type RedisClusterType<Modules = any, Functions = any, Scripts = any, Protocol = any, Mapping = any> = RedisCluster;
  export type RedisSentinelType<Modules = any, Functions = any, Scripts = any, Protocol = any, Mapping = any> = RedisSentinel;
  export type RedisSentinelClientType<Modules = any, Functions = any, Scripts = any, Protocol = any, Mapping = any> = RedisSentinelClient;
  export type RedisModules = any;
  export type RedisFunctions = any;
  export type RedisScripts = any;
  export type RedisDefaultModules = any;
  export type RespVersions = any;
  export type RedisArgument = any;
}

declare module '@redis/client' {
  export * from 'redis';
}
