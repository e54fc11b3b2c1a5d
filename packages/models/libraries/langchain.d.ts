/**
 * LangChain over pg: vector stores and checkpointers that make a pool of their own, and end it.
 *
 * @library langchain
 * @package @langchain/community 1.1.29
 * @package @langchain/langgraph-checkpoint-postgres 1.0.5
 */
declare module '@langchain/community/vectorstores/pgvector' {
  import { Pool, PoolClient, PoolConfig } from 'pg';

  /**
   * Its end releases the connection that it was initialised with and ends the pool, also one that it was given.
   * @resource pool @lazy @release end @doubleRelease rejects @awaitsLent
   */
  export class PGVectorStore {
    /** @acquire pool @needs postgresConnectionOptions */
    constructor(embeddings: any, config: PGVectorStoreArgs);
    /**
     * Takes a connection of the pool, and has it until the end.
     * @acquire pool @needs postgresConnectionOptions
     */
    static initialize(embeddings: any, config: PGVectorStoreArgs): Promise<PGVectorStore>;
    /** @acquire pool @needs postgresConnectionOptions */
    static fromTexts(texts: string[], metadatas: any, embeddings: any, config: PGVectorStoreArgs): Promise<PGVectorStore>;
    /** @acquire pool @needs postgresConnectionOptions */
    static fromDocuments(documents: any[], embeddings: any, config: PGVectorStoreArgs): Promise<PGVectorStore>;
    readonly tableName: string;
    pool: Pool;
    client?: PoolClient;
    end(): Promise<void>;
    /** @oneShot query */
    addDocuments(documents: any[], options?: any): Promise<void>;
    /** @oneShot query */
    addVectors(vectors: number[][], documents: any[], options?: any): Promise<void>;
    /** @oneShot query */
    delete(params: any): Promise<void>;
    /** @oneShot query */
    ensureTableInDatabase(dimensions?: number): Promise<void>;
    /** @oneShot query */
    ensureCollectionTableInDatabase(): Promise<void>;
    /** @oneShot query */
    createHnswIndex(config: any): Promise<void>;
    /** @oneShot query */
    similaritySearch(query: string, k?: number, filter?: any, callbacks?: any): Promise<any[]>;
    /** @oneShot query */
    similaritySearchWithScore(query: string, k?: number, filter?: any, callbacks?: any): Promise<any[]>;
    /** @oneShot query */
    similaritySearchVectorWithScore(query: number[], k: number, filter?: any): Promise<any[]>;
    /** @oneShot query */
    maxMarginalRelevanceSearch(query: string, options: any): Promise<any[]>;
    /** @safe */
    asRetriever(...options: any[]): any;
  }

  /** @options ignored */
  export interface PGVectorStoreArgs {
    postgresConnectionOptions?: PoolConfig;
    pool?: Pool;
    tableName: string;
    collectionTableName?: string;
    collectionName?: string;
    collectionMetadata?: any;
    schemaName?: string | null;
    extensionSchemaName?: string | null;
    columns?: any;
    filter?: any;
    verbose?: boolean;
    chunkSize?: number;
    ids?: string[];
    dimensions?: number;
    distanceStrategy?: DistanceStrategy;
    skipInitializationCheck?: boolean;
    scoreNormalization?: 'distance' | 'similarity';
  }
  export type DistanceStrategy = 'cosine' | 'innerProduct' | 'euclidean';
}

declare module '@langchain/langgraph-checkpoint-postgres' {
  import { Pool } from 'pg';

  /** @resource pool @lazy @release end @doubleRelease rejects @awaitsLent */
  export class PostgresSaver {
    /** Works with the pool that it is given; its end ends that. */
    constructor(pool: Pool, serde?: any, options?: any);
    /** @acquire pool */
    static fromConnString(connectionString: string, options?: any): PostgresSaver;
    /** @oneShot query */
    setup(): Promise<void>;
    /** @oneShot query */
    getTuple(config: any): Promise<any>;
    /** @oneShot query */
    put(config: any, checkpoint: any, metadata: any, newVersions: any): Promise<any>;
    /** @oneShot query */
    putWrites(config: any, writes: any[], taskId: string): Promise<void>;
    /** @oneShot query */
    deleteThread(threadId: string): Promise<void>;
    list(config: any, options?: any): AsyncGenerator<any>;
    end(): Promise<void>;
  }
}

declare module '@langchain/langgraph-checkpoint-postgres/store' {
  import { PoolConfig } from 'pg';

  /** @resource pool @lazy @release stop @doubleRelease ignored @awaitsLent */
  export class PostgresStore {
    /** @acquire pool */
    constructor(config: { readonly connectionOptions: string | PoolConfig; [option: string]: any });
    /** @acquire pool */
    static fromConnString(connectionString: string, options?: any): PostgresStore;
    /** @oneShot query */
    setup(): Promise<void>;
    /** @oneShot query */
    start(): Promise<void>;
    /** @oneShot query */
    put(namespace: string[], key: string, value: any, index?: any, options?: any): Promise<void>;
    /** @oneShot query */
    get(namespace: string[], key: string): Promise<any>;
    /** @oneShot query */
    delete(namespace: string[], key: string): Promise<void>;
    /** @oneShot query */
    search(namespace: string[], options?: any): Promise<any[]>;
    /** @oneShot query */
    listNamespaces(options?: any): Promise<string[][]>;
    /** @oneShot query */
    batch(operations: any): Promise<any>;
    stop(): Promise<void>;
  }
}
