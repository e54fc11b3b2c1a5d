/**
 * The MongoDB driver.
 *
 * @library mongodb
 * @package mongodb 7.9.0
 * @package monk 7.3.4
 */
declare module 'mongodb' {
  /**
   * A pool of connections for each server; the first operation connects. Closing it ends its sessions and cursors.
   * @resource pool @lazy @shared @persistent @release close @doubleRelease ignored
   */
  export class MongoClient {
    /** @acquire pool @url arg 0 */
    constructor(url: string, options?: MongoClientOptions);
    readonly options: any;
    readonly topology: any;
    /** @acquire pool @url arg 0 */
    static connect(url: string, options?: MongoClientOptions): Promise<MongoClient>;
    /** @acquire pool @arg 1 @until 5 */
    static connect(url: string, callback: (error: any, client: MongoClient) => void): void;
    /** @acquire pool @arg 1 @until 5 */
    static connect(url: string, options: MongoClientOptions, callback: (error: any, client: MongoClient) => void): void;
    /** @connect @use */
    connect(): Promise<this>;
    /** @connect @use @until 5 */
    connect(callback: (error: any, client: this) => void): this;
    close(force?: boolean): Promise<void>;
    /** @until 5 */
    close(callback: (error: any) => void): void;
    /** @since 6.9 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @view */
    db(name?: string, options?: any): Db;
    /** @acquire session */
    startSession(options?: ClientSessionOptions): ClientSession;
    /** @scope session */
    withSession<Result>(work: (session: ClientSession) => Promise<Result>): Promise<Result>;
    /** @scope session */
    withSession<Result>(options: ClientSessionOptions, work: (session: ClientSession) => Promise<Result>): Promise<Result>;
    /** @acquire cursor */
    watch<Document = any>(pipeline?: any[], options?: ChangeStreamOptions): ChangeStream<Document>;
    /** @use */
    bulkWrite(models: any[], options?: any): Promise<any>;
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
  }

  /** A view of the client: it has nothing of its own to close. */
  export class Db {
    readonly databaseName: string;
    /** @view */
    readonly client: MongoClient;
    /** @view */
    collection<Schema = any>(name: string, options?: any): Collection<Schema>;
    /** @oneShot query */
    command(command: any, options?: any): Promise<any>;
    /** @oneShot query */
    createCollection<Schema = any>(name: string, options?: any): Promise<Collection<Schema>>;
    /** @oneShot query */
    dropCollection(name: string, options?: any): Promise<boolean>;
    /** @oneShot query */
    dropDatabase(options?: any): Promise<boolean>;
    /** @oneShot query */
    collections(options?: any): Promise<Collection[]>;
    /** @oneShot query */
    stats(options?: any): Promise<any>;
    /** @oneShot query */
    createIndex(name: string, specification: any, options?: any): Promise<string>;
    /** @safe */
    admin(): Admin;
    /** @safe */
    listCollections(filter?: any, options?: any): FindCursor;
    /** @safe */
    aggregate<Document = any>(pipeline?: any[], options?: any): AggregationCursor<Document>;
    /** @acquire cursor */
    watch<Document = any>(pipeline?: any[], options?: ChangeStreamOptions): ChangeStream<Document>;
  }

  export class Admin {
    /** @oneShot query */
    command(command: any, options?: any): Promise<any>;
    /** @oneShot query */
    ping(options?: any): Promise<any>;
    /** @oneShot query */
    listDatabases(options?: any): Promise<any>;
    /** @oneShot query */
    serverStatus(options?: any): Promise<any>;
    /** @oneShot query */
    serverInfo(options?: any): Promise<any>;
    /** @oneShot query */
    buildInfo(options?: any): Promise<any>;
  }

  export class Collection<Schema = any> {
    readonly collectionName: string;
    readonly namespace: string;
    /** @safe */
    find<Document = Schema>(filter?: any, options?: any): FindCursor<Document>;
    /** @safe */
    aggregate<Document = any>(pipeline?: any[], options?: any): AggregationCursor<Document>;
    /** @safe */
    listIndexes(options?: any): FindCursor;
    /** @acquire cursor */
    watch<Local = Schema, Change = any>(pipeline?: any[], options?: ChangeStreamOptions): ChangeStream<Local, Change>;
    /** @oneShot query */
    findOne<Document = Schema>(filter?: any, options?: any): Promise<Document | null>;
    /** @oneShot query */
    findOneAndUpdate(filter: any, update: any, options?: any): Promise<any>;
    /** @oneShot query */
    findOneAndReplace(filter: any, replacement: any, options?: any): Promise<any>;
    /** @oneShot query */
    findOneAndDelete(filter: any, options?: any): Promise<any>;
    /** @oneShot query */
    insertOne(document: any, options?: any): Promise<any>;
    /** @oneShot query */
    insertMany(documents: any, options?: any): Promise<any>;
    /** @oneShot query */
    updateOne(filter: any, update: any, options?: any): Promise<any>;
    /** @oneShot query */
    updateMany(filter: any, update: any, options?: any): Promise<any>;
    /** @oneShot query */
    replaceOne(filter: any, replacement: any, options?: any): Promise<any>;
    /** @oneShot query */
    deleteOne(filter?: any, options?: any): Promise<any>;
    /** @oneShot query */
    deleteMany(filter?: any, options?: any): Promise<any>;
    /** @oneShot query */
    bulkWrite(operations: any, options?: any): Promise<any>;
    /** @oneShot query */
    countDocuments(filter?: any, options?: any): Promise<number>;
    /** @oneShot query */
    estimatedDocumentCount(options?: any): Promise<number>;
    /** @oneShot query */
    distinct(key: any, filter?: any, options?: any): Promise<any[]>;
    /** @oneShot query */
    createIndex(specification: any, options?: any): Promise<string>;
    /** @oneShot query */
    createIndexes(specifications: any, options?: any): Promise<string[]>;
    /** @oneShot query */
    dropIndex(name: string, options?: any): Promise<any>;
    /** @oneShot query */
    dropIndexes(options?: any): Promise<any>;
    /** @oneShot query */
    indexes(options?: any): Promise<any>;
    /** @oneShot query */
    indexExists(indexes: any, options?: any): Promise<boolean>;
    /** @oneShot query */
    drop(options?: any): Promise<boolean>;
    /** @oneShot query */
    rename(name: string, options?: any): Promise<any>;
  }

  /**
   * What reads documents. It opens on the server at the first reading; one that is left early is closed by the server in
   * time, so it counts as no resource.
   */
  export class AbstractCursor<Document = any> {
    toArray(): Promise<Document[]>;
    next(): Promise<Document | null>;
    tryNext(): Promise<Document | null>;
    hasNext(): Promise<boolean>;
    forEach(each: (document: Document) => any): Promise<void>;
    close(): Promise<void>;
    /** @safe */
    addCursorFlag(flag: any, value: boolean): this;
    /** @safe */
    batchSize(value: number): this;
    /** @safe */
    maxTimeMS(value: number): this;
    [Symbol.asyncIterator](): AsyncIterableIterator<Document>;
  }
  export class FindCursor<Document = any> extends AbstractCursor<Document> {
    /** @safe */
    filter(filter: any): this;
    /** @safe */
    sort(sort: any, direction?: any): this;
    /** @safe */
    skip(value: number): this;
    /** @safe */
    limit(value: number): this;
    /** @safe */
    hint(hint: any): this;
    /** @safe */
    collation(value: any): this;
    /** @safe */
    project<Projected = any>(value: any): FindCursor<Projected>;
    /** @safe */
    map<Mapped = any>(transform: (document: Document) => Mapped): FindCursor<Mapped>;
    count(options?: any): Promise<number>;
    clone(): FindCursor<Document>;
  }
  export class AggregationCursor<Document = any> extends AbstractCursor<Document> {
    /** @safe */
    match(filter: any): this;
    /** @safe */
    sort(sort: any): this;
    /** @safe */
    skip(value: number): this;
    /** @safe */
    limit(value: number): this;
    /** @safe */
    group<Grouped = any>(group: any): AggregationCursor<Grouped>;
    /** @safe */
    project<Projected = any>(value: any): AggregationCursor<Projected>;
    /** @safe */
    lookup(value: any): this;
    /** @safe */
    unwind(value: any): this;
    /** @safe */
    map<Mapped = any>(transform: (document: Document) => Mapped): AggregationCursor<Mapped>;
    clone(): AggregationCursor<Document>;
  }

  /**
   * Reads changes until it is closed: it opens itself again after an error.
   * @resource cursor @release close @doubleRelease ignored @errorEvent error
   */
  export class ChangeStream<Schema = any, Change = any> {
    readonly closed: boolean;
    readonly resumeToken: any;
    /** @use */
    next(): Promise<any>;
    /** @use */
    tryNext(): Promise<any>;
    /** @use */
    hasNext(): Promise<boolean>;
    /** @discards */
    close(): Promise<void>;
    /** @release */
    stream(options?: any): any;
    /** @since 6.9 */
    [Symbol.asyncDispose](): Promise<void>;
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
    /** @safe @view @subscribes */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view @subscribes */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeAllListeners(event?: string): this;
  }

  /**
   * Ending it aborts an open transaction.
   * @resource session @release endSession @doubleRelease ignored
   */
  export class ClientSession {
    readonly id: any;
    readonly client: MongoClient;
    /** @state released */
    hasEnded: boolean;
    /** @discards */
    endSession(options?: any): Promise<void>;
    /** @discards @until 5 */
    endSession(callback: (error: any) => void): void;
    /** @discards @until 5 */
    endSession(options: any, callback: (error: any) => void): void;
    /**
     * It only notes what the next operation begins. It throws where a transaction is open already, on a snapshot session
     * and for malformed options: mistakes that show at the first call.
     * @safe @begin
     */
    startTransaction(options?: any): void;
    /** @safe */
    inTransaction(): boolean;
    /** @use @commit */
    commitTransaction(options?: any): Promise<any>;
    /** @use @rollback */
    abortTransaction(options?: any): Promise<any>;
    /** @use */
    withTransaction<Result>(work: (session: ClientSession) => Promise<Result>, options?: any): Promise<Result>;
    /** @since 6.9 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @safe */
    incrementTransactionNumber(): void;
    /** @safe */
    advanceClusterTime(time: any): void;
    /** @safe */
    advanceOperationTime(time: any): void;
    /** @safe @view */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    once(event: string, listener: (...values: any[]) => void): this;
  }

  export class GridFSBucket {
    constructor(db: Db, options?: any);
    openUploadStream(name: string, options?: any): any;
    openDownloadStream(id: any, options?: any): any;
    openDownloadStreamByName(name: string, options?: any): any;
    delete(id: any): Promise<void>;
    find(filter?: any, options?: any): FindCursor;
  }

  /** @options rejected
   * @anyCase
   * @foreign poolSize = maxPoolSize
   * @foreign max = maxPoolSize from pg
   * @foreign connectionLimit = maxPoolSize from mysql2
   * @foreign maxConnectionPoolSize = maxPoolSize from neo4j-driver
   * @foreign min = minPoolSize from pg
   * @foreign acquireTimeout = waitQueueTimeoutMS from mysql
   * @foreign acquireTimeoutMillis = waitQueueTimeoutMS from tarn
   * @foreign connectionTimeoutMillis = connectTimeoutMS from pg
   * @foreign connectTimeout = connectTimeoutMS from mysql2
   * @foreign idleTimeoutMillis = maxIdleTimeMS from pg
   */
  export interface MongoClientOptions {
    enableOverloadRetargeting?: boolean;
    appName?: string;
    auth?: any;
    authMechanism?: any;
    authMechanismProperties?: any;
    authSource?: any;
    autoEncryption?: any;
    autoSelectFamily?: boolean;
    autoSelectFamilyAttemptTimeout?: number;
    bsonRegExp?: boolean;
    serverApi?: any;
    checkKeys?: boolean;
    compressors?: any;
    /** @role connectTimeout @unit ms @default 30000 @unlimited 0 */
    connectTimeoutMS?: number;
    dbName?: string;
    directConnection?: boolean;
    driverInfo?: any;
    enableUtf8Validation?: boolean;
    family?: any;
    fieldsAsRaw?: any;
    forceServerObjectId?: boolean;
    fsync?: any;
    /** @unit ms @default 10000 */
    heartbeatFrequencyMS?: number;
    ignoreUndefined?: boolean;
    j?: any;
    journal?: any;
    loadBalanced?: boolean;
    localThresholdMS?: number;
    maxAdaptiveRetries?: number;
    /** @default 2 */
    maxConnecting?: any;
    /** @role idleTimeout @unit ms @default 0 @unlimited 0 */
    maxIdleTimeMS?: number;
    /**
     * For each server.
     * @role poolMax @default 100 @unlimited 0
     */
    maxPoolSize?: number;
    maxStalenessSeconds?: any;
    minInternalBufferSize?: number;
    /** @role poolMin @default 0 @atMost maxPoolSize */
    minPoolSize?: number;
    /** @unit ms @default 500 */
    minHeartbeatFrequencyMS?: number;
    monitorCommands?: boolean;
    name?: any;
    noDelay?: boolean;
    pkFactory?: any;
    promoteBuffers?: boolean;
    promoteLongs?: boolean;
    promoteValues?: boolean;
    useBigInt64?: boolean;
    proxyHost?: string;
    proxyPassword?: string;
    proxyPort?: number;
    proxyUsername?: string;
    raw?: boolean;
    readConcern?: any;
    readConcernLevel?: any;
    readPreference?: any;
    readPreferenceTags?: any;
    replicaSet?: string;
    retryReads?: boolean;
    retryWrites?: boolean;
    runtimeAdapters?: any;
    serializeFunctions?: boolean;
    serverMonitoringMode?: any;
    /** @unit ms @default 30000 */
    serverSelectionTimeoutMS?: number;
    servername?: string;
    /** @unit ms @default 0 @unlimited 0 */
    socketTimeoutMS?: number;
    srvAllowedHostsSuffix?: any;
    srvHostValidator?: any;
    srvMaxHosts?: number;
    srvServiceName?: string;
    ssl?: boolean;
    /** Without effect since 7.8 and 6.22; a warning is all it brings. */
    timeoutMS?: any;
    tls?: boolean;
    tlsAllowInvalidCertificates?: any;
    tlsAllowInvalidHostnames?: any;
    tlsCAFile?: string;
    tlsCRLFile?: string;
    tlsCertificateKeyFile?: string;
    tlsCertificateKeyFilePassword?: any;
    tlsInsecure?: any;
    w?: any;
    /** @role acquireTimeout @unit ms @default 0 @unlimited 0 */
    waitQueueTimeoutMS?: number;
    writeConcern?: any;
    wtimeout?: any;
    /** @unit ms */
    wtimeoutMS?: any;
    zlibCompressionLevel?: number;
    mongodbLogPath?: any;
    mongodbLogComponentSeverities?: any;
    mongodbLogMaxDocumentLength?: number;
    allowPartialTrustChain?: any;
    minDHSize?: any;
    pskCallback?: any;
    secureContext?: any;
    enableTrace?: any;
    requestCert?: any;
    rejectUnauthorized?: any;
    checkServerIdentity?: any;
    keepAliveInitialDelay?: any;
    ALPNProtocols?: any;
    SNICallback?: any;
    session?: any;
    requestOCSP?: any;
    localAddress?: any;
    localPort?: any;
    hints?: any;
    lookup?: any;
    ca?: any;
    cert?: any;
    ciphers?: any;
    crl?: any;
    ecdhCurve?: any;
    key?: any;
    passphrase?: any;
    pfx?: any;
    secureProtocol?: any;
    /**
     * Ignored with a warning from version 4 on.
     * @until 7
     */
    useNewUrlParser?: boolean;
    /**
     * Ignored with a warning from version 4 on.
     * @until 7
     */
    useUnifiedTopology?: boolean;
    /** @until 6 */
    keepAlive?: any;
    /** @until 4 */
    autoReconnect?: any;
    /** @until 4 */
    reconnectTries?: any;
    /** @until 4 */
    reconnectInterval?: any;
    /** @until 4 */
    bufferMaxEntries?: any;
    /** @until 4 */
    validateOptions?: any;
    /** @until 5 */
    promiseLibrary?: any;
    /** @until 6 */
    sslValidate?: any;
    /** @until 6 */
    sslCA?: any;
    /** @until 6 */
    sslKey?: any;
    /** @until 6 */
    sslCert?: any;
    /** @until 4 */
    authdb?: any;
  }

  export interface ClientSessionOptions {
    causalConsistency?: boolean;
    snapshot?: boolean;
    defaultTransactionOptions?: any;
    defaultTimeoutMS?: number;
  }
  export interface ChangeStreamOptions {
    batchSize?: number;
    maxAwaitTimeMS?: number;
    fullDocument?: string;
    [option: string]: any;
  }
  export type Document = any;
  export type WithId<Schema> = any;
  export type Filter<Schema> = any;
  export type UpdateFilter<Schema> = any;
  export type OptionalUnlessRequiredId<Schema> = any;
  export type ClientSessionLike = ClientSession;
  export type TransactionOptions = any;
  export const ReadPreference: any;
  export type ReadPreference = any;
  export const ServerApiVersion: any;
  export type ServerApiVersion = any;
  export class MongoError extends Error {
    code?: number | string;
    hasErrorLabel(label: string): boolean;
  }
  export class MongoServerError extends MongoError {}
  export class ObjectId {
    constructor(id?: any);
    toHexString(): string;
    toString(): string;
    equals(other: any): boolean;
    getTimestamp(): Date;
    /** @safe */
    static isValid(id: any): boolean;
    static createFromHexString(text: string): ObjectId;
  }
  export type ObjectID = ObjectId;
  export const ObjectID: typeof ObjectId;
  export class Binary {
    constructor(value?: any, type?: number);
  }
  export class Long {
    constructor(low?: any, high?: any);
  }
  export class Timestamp {
    constructor(value?: any);
  }
}

declare module 'monk' {
  import type { MongoClient } from 'mongodb';

  /** @acquire pool @url arg 0 */
  function monk(uri: string | string[], options?: any, callback?: any): monk.IMonkManager;
  namespace monk {
    /**
     * Connects a client of the driver when it is made; what is asked before that waits.
     * @resource pool @shared @release close @doubleRelease ignored
     */
    class IMonkManager {
      /** @acquire pool @url arg 0 */
      constructor(uri: string | string[], options?: any, callback?: any);
      /** @view */
      readonly _client: MongoClient;
      readonly _state: string;
      close(force?: any, callback?: any): Promise<void>;
      /** @view */
      get<Schema = any>(name: string, options?: any): ICollection<Schema>;
      /** @view */
      create<Schema = any>(name: string, creation?: any, options?: any): ICollection<Schema>;
      /** @use */
      executeWhenOpened(): Promise<any>;
      /** @use */
      listCollections(query?: any): Promise<ICollection[]>;
      /** @safe */
      addMiddleware(middleware: any): void;
      /** @safe */
      setDefaultCollectionOptions(options?: any): void;
      id(value?: any): any;
      cast(value?: any): any;
      /** @safe @view */
      on(event: string, listener: (...values: any[]) => void): this;
      /** @safe @view */
      once(event: string, listener: (...values: any[]) => void): this;
      /** @safe @view */
      removeListener(event: string, listener: (...values: any[]) => void): this;
    }

    class ICollection<Schema = any> {
      /** @view */
      readonly manager: IMonkManager;
      readonly name: string;
      /** @oneShot query */
      aggregate(stages: any[], options?: any): Promise<any>;
      /** @oneShot query */
      bulkWrite(operations: any, options?: any): Promise<any>;
      /** @oneShot query */
      count(query?: any, options?: any): Promise<number>;
      /** @oneShot query */
      createIndex(fields: any, options?: any): Promise<string>;
      /** @oneShot query */
      distinct(field: string, query?: any, options?: any): Promise<any>;
      /** @oneShot query */
      drop(): Promise<any>;
      /** @oneShot query */
      find(query?: any, options?: any): Promise<any>;
      /** @oneShot query */
      findOne(query?: any, options?: any): Promise<any>;
      /** @oneShot query */
      findOneAndDelete(query?: any, options?: any): Promise<any>;
      /** @oneShot query */
      findOneAndUpdate(query: any, update: any, options?: any): Promise<any>;
      /** @oneShot query */
      insert(data: any, options?: any): Promise<any>;
      /** @oneShot query */
      remove(query?: any, options?: any): Promise<any>;
      /** @oneShot query */
      update(query: any, update: any, options?: any): Promise<any>;
    }
    const id: any;
    const cast: any;
  }
  export = monk;
}
