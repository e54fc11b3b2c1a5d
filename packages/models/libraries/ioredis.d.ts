/**
 * ioredis: one connection, or one for each node of a cluster.
 *
 * @library ioredis
 * @verified server
 * @package ioredis 5.11.1
 */
declare module 'ioredis' {
  /**
   * One connection that serves any number of commands at the same time; it connects when it is made, and again for ever.
   * A second `quit()` rejects, a second `disconnect()` is fine.
   * @resource connection @shared @persistent @release quit disconnect end @doubleRelease ignored @lastEvent end
   */
  export class Redis extends Commands {
    /** @acquire connection */
    constructor(options?: RedisOptions);
    /** @acquire connection @url arg 0 */
    constructor(url: string, options?: RedisOptions);
    /** @acquire connection */
    constructor(port: number, options?: RedisOptions);
    /** @acquire connection */
    constructor(port: number, host: string, options?: RedisOptions);
    /** @acquire connection */
    static createClient(...options: any[]): Redis;
    readonly options: RedisOptions;
    /** @state word */
    readonly status: string;
    /** @use */
    connect(): Promise<void>;
    /** @acquire connection */
    duplicate(override?: RedisOptions): Redis;
    /** @acquire connection */
    monitor(): Promise<Redis>;
    quit(): Promise<'OK'>;
    disconnect(reconnect?: boolean): void;
    end(): void;
  }

  /** @resource pool @shared @persistent @release quit disconnect end @doubleRelease ignored @lastEvent end */
  export class Cluster extends Commands {
    /** @acquire pool */
    constructor(nodes: any[], options?: ClusterOptions);
    readonly options: ClusterOptions;
    /** @state word */
    readonly status: string;
    /** @use */
    connect(): Promise<void>;
    /** @acquire pool */
    duplicate(overrideNodes?: any[], options?: ClusterOptions): Cluster;
    nodes(role?: string): Redis[];
    quit(): Promise<'OK'>;
    disconnect(reconnect?: boolean): void;
    end(): void;
  }

  /** What a connection and a cluster have in common; not all of the commands. */
  export class Commands {
    /** @use */
    get(...values: any[]): Promise<any>;
    /** @use */
    set(...values: any[]): Promise<any>;
    /** @use */
    setex(...values: any[]): Promise<any>;
    /** @use */
    setnx(...values: any[]): Promise<any>;
    /** @use */
    mget(...values: any[]): Promise<any>;
    /** @use */
    mset(...values: any[]): Promise<any>;
    /** @use */
    del(...values: any[]): Promise<any>;
    /** @use */
    unlink(...values: any[]): Promise<any>;
    /** @use */
    exists(...values: any[]): Promise<any>;
    /** @use */
    expire(...values: any[]): Promise<any>;
    /** @use */
    pexpire(...values: any[]): Promise<any>;
    /** @use */
    ttl(...values: any[]): Promise<any>;
    /** @use */
    incr(...values: any[]): Promise<any>;
    /** @use */
    incrby(...values: any[]): Promise<any>;
    /** @use */
    decr(...values: any[]): Promise<any>;
    /** @use */
    hget(...values: any[]): Promise<any>;
    /** @use */
    hset(...values: any[]): Promise<any>;
    /** @use */
    hmset(...values: any[]): Promise<any>;
    /** @use */
    hgetall(...values: any[]): Promise<any>;
    /** @use */
    hdel(...values: any[]): Promise<any>;
    /** @use */
    hincrby(...values: any[]): Promise<any>;
    /** @use */
    lpush(...values: any[]): Promise<any>;
    /** @use */
    rpush(...values: any[]): Promise<any>;
    /** @use */
    lpop(...values: any[]): Promise<any>;
    /** @use */
    rpop(...values: any[]): Promise<any>;
    /** @use */
    llen(...values: any[]): Promise<any>;
    /** @use */
    lrange(...values: any[]): Promise<any>;
    /** @use */
    blpop(...values: any[]): Promise<any>;
    /** @use */
    brpop(...values: any[]): Promise<any>;
    /** @use */
    blmove(...values: any[]): Promise<any>;
    /** @use */
    sadd(...values: any[]): Promise<any>;
    /** @use */
    srem(...values: any[]): Promise<any>;
    /** @use */
    smembers(...values: any[]): Promise<any>;
    /** @use */
    sismember(...values: any[]): Promise<any>;
    /** @use */
    zadd(...values: any[]): Promise<any>;
    /** @use */
    zrem(...values: any[]): Promise<any>;
    /** @use */
    zrange(...values: any[]): Promise<any>;
    /** @use */
    zrangebyscore(...values: any[]): Promise<any>;
    /** @use */
    zcard(...values: any[]): Promise<any>;
    /** @use */
    zremrangebyscore(...values: any[]): Promise<any>;
    /** @use */
    xadd(...values: any[]): Promise<any>;
    /** @use */
    xread(...values: any[]): Promise<any>;
    /** @use */
    xreadgroup(...values: any[]): Promise<any>;
    /** @use */
    xack(...values: any[]): Promise<any>;
    /** @use */
    eval(...values: any[]): Promise<any>;
    /** @use */
    evalsha(...values: any[]): Promise<any>;
    /** @use */
    publish(...values: any[]): Promise<any>;
    /** @use */
    ping(...values: any[]): Promise<any>;
    /** @use */
    info(...values: any[]): Promise<any>;
    /** @use */
    flushdb(...values: any[]): Promise<any>;
    /** @use */
    flushall(...values: any[]): Promise<any>;
    /** @use */
    unwatch(...values: any[]): Promise<any>;
    /** @safe */
    pipeline(commands?: any[]): ChainableCommander;
    /** @safe */
    multi(options?: any): ChainableCommander;
    /** @safe */
    scanStream(options?: any): any;
    /** @safe */
    defineCommand(name: string, definition: any): void;
    /** @use @subscribes */
    subscribe(...channels: any[]): Promise<any>;
    /** @use @subscribes */
    psubscribe(...patterns: any[]): Promise<any>;
    /** @use @subscribes */
    ssubscribe(...channels: any[]): Promise<any>;
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
  export type ChainableCommander = any;
  export type Pipeline = any;
  export type RedisKey = any;
  export type RedisValue = any;
  export type ClusterNode = any;
  export type Callback<Result = any> = (error?: Error | null, result?: Result) => void;

  /** @options ignored
   * @foreign reconnectStrategy = retryStrategy from redis
   * @foreign socket = none from redis
   * @foreign database = db from redis
   * @foreign url = none from redis
   * @foreign commandsQueueMaxLength = none from redis
   * @foreign disableOfflineQueue = enableOfflineQueue from redis
   * @foreign pingInterval = none from redis
   * @foreign connectionTimeoutMillis = connectTimeout from pg
   * @foreign connectTimeoutMS = connectTimeout from mongodb
   * @foreign max = none from pg
   * @foreign poolSize = none
   */
  export interface RedisOptions {
    host?: string;
    port?: number;
    path?: string;
    username?: string;
    password?: string;
    db?: number;
    family?: number | string;
    name?: string;
    role?: string;
    tls?: any;
    Connector?: any;
    sentinels?: any;
    sentinelUsername?: string;
    sentinelPassword?: string;
    sentinelRetryStrategy?: any;
    sentinelReconnectStrategy?: any;
    sentinelMaxConnections?: number;
    sentinelCommandTimeout?: number;
    sentinelTLS?: any;
    enableTLSForSentinelMode?: boolean;
    updateSentinels?: boolean;
    natMap?: any;
    preferredSlaves?: any;
    failoverDetector?: boolean;
    connectionName?: string;
    clientInfoTag?: string;
    disableClientInfo?: boolean;
    keyPrefix?: string;
    lazyConnect?: boolean;
    noDelay?: boolean;
    readOnly?: boolean;
    stringNumbers?: boolean;
    showFriendlyErrorStack?: boolean;
    dropBufferSupport?: boolean;
    monitor?: boolean;
    scripts?: any;
    enableAutoPipelining?: boolean;
    autoPipeliningIgnoredCommands?: string[];
    offlineQueue?: boolean;
    commandQueue?: boolean;
    reconnectOnError?: any;
    retryStrategy?: any;
    autoResubscribe?: boolean;
    autoResendUnfulfilledCommands?: boolean;
    enableReadyCheck?: boolean;
    /** Commands wait in it, without a bound, as long as there is no connection. */
    enableOfflineQueue?: boolean;
    /** @default 20 */
    maxRetriesPerRequest?: number | null;
    /** @unit ms @default 10000 */
    maxLoadingRetryTime?: number;
    /** @unit ms @default 0 */
    keepAlive?: number;
    /** @role connectTimeout @unit ms @default 10000 */
    connectTimeout?: number;
    /** @unit ms @default 2000 */
    disconnectTimeout?: number;
    /**
     * The command stays on the wire and is still carried out.
     * @unit ms
     */
    commandTimeout?: number;
    /** @unit ms */
    socketTimeout?: number;
    /** @unit ms */
    blockingTimeout?: number;
    /** @unit ms @default 100 */
    blockingTimeoutGrace?: number;
    /** @since 6 */
    protocol?: number;
    Promise?: any;
    lookup?: any;
    hints?: number;
    localAddress?: string;
    localPort?: number;
    keepAliveInitialDelay?: number;
    autoSelectFamily?: boolean;
    autoSelectFamilyAttemptTimeout?: number;
    signal?: any;
  }

  /** @options ignored
   * @foreign connectTimeout = redisOptions.connectTimeout
   * @foreign commandTimeout = redisOptions.commandTimeout
   * @foreign maxRetriesPerRequest = redisOptions.maxRetriesPerRequest
   * @foreign password = redisOptions.password
   * @foreign username = redisOptions.username
   * @foreign tls = redisOptions.tls
   * @foreign retryStrategy = clusterRetryStrategy
   */
  export interface ClusterOptions {
    clusterRetryStrategy?: any;
    dnsLookup?: any;
    enableOfflineQueue?: boolean;
    enableReadyCheck?: boolean;
    lazyConnect?: boolean;
    keyPrefix?: string;
    maxRedirections?: number;
    natMap?: any;
    readOnly?: boolean;
    redisOptions?: RedisOptions;
    resolveSrv?: any;
    retryDelayOnClusterDown?: number;
    retryDelayOnFailover?: number;
    retryDelayOnMoved?: number;
    retryDelayOnTryAgain?: number;
    scaleReads?: any;
    scripts?: any;
    shardedSubscribers?: boolean;
    showFriendlyErrorStack?: boolean;
    slotsRefreshInterval?: number;
    /** @unit ms @default 1000 */
    slotsRefreshTimeout?: number;
    useSRVRecords?: boolean;
    enableAutoPipelining?: boolean;
    autoPipeliningIgnoredCommands?: string[];
    nodeRole?: string;
    Promise?: any;
  }
  export default Redis;
}
