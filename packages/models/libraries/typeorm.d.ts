/**
 * TypeORM: the data source, query runners and everything that runs queries by itself. What 0.3 has beside it is marked
 * with `until 1`.
 *
 * @library typeorm
 * @bindsOnServer
 * @verified server
 * @package typeorm 1.1.1
 */
declare module 'typeorm' {
  import { config } from 'mssql';
  import { PoolConfig as MysqlPoolConfig } from 'mysql';
  import { PoolOptions } from 'mysql2';
  import { PoolConfig } from 'pg';

  /** Works for one kind of database; a query runner of its own takes a connection like any other. */
  export interface Driver {
    /** @acquire connection */
    createQueryRunner(mode: ReplicationMode): QueryRunner;
    [member: string]: any;
  }

  /**
   * Owns the pool of its driver from `initialize()` on. Destroying one that is not initialized rejects.
   * @resource pool @lazy @release destroy close @doubleRelease rejects
   */
  export class DataSource {
    /** @acquire pool @notFor :memory: */
    constructor(options: DataSourceOptions);
    readonly name: string;
    readonly options: DataSourceOptions;
    /** @state active */
    readonly isInitialized: boolean;
    /** @state active */
    readonly isConnected: boolean;
    readonly manager: EntityManager;
    readonly driver: Driver;
    readonly entityMetadatas: EntityMetadata[];
    readonly migrations: MigrationInterface[];
    readonly subscribers: any[];
    logger: any;

    /** @connect @use */
    initialize(): Promise<this>;
    /** @connect @use @until 1 */
    connect(): Promise<this>;
    destroy(): Promise<void>;
    /** @until 1 */
    close(): Promise<void>;
    /** @safe */
    setOptions(options: Partial<DataSourceOptions>): this;
    /** @oneShot query */
    synchronize(dropBeforeSync?: boolean): Promise<void>;
    /** @oneShot query */
    dropDatabase(): Promise<void>;
    /** @oneShot query */
    runMigrations(options?: any): Promise<any[]>;
    /** @oneShot query */
    undoLastMigration(options?: any): Promise<void>;
    /** @oneShot query */
    showMigrations(): Promise<boolean>;

    /** @acquire connection */
    createQueryRunner(mode?: ReplicationMode): QueryRunner;
    /** @view arg 0 */
    createEntityManager(queryRunner?: QueryRunner): EntityManager;
    /** @scope connection */
    transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
    /** @scope connection */
    transaction<Result>(
      isolation: IsolationLevel,
      work: (manager: EntityManager) => Promise<Result>,
    ): Promise<Result>;
    /** @oneShot query @sql arg 0 */
    query<Result = any>(query: string, parameters?: any, queryRunner?: QueryRunner): Promise<Result>;
    /** @oneShot query */
    sql<Result = any>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Result>;
    getRepository<Entity extends ObjectLiteral>(target: EntityTarget<Entity>): Repository<Entity>;
    getTreeRepository<Entity extends ObjectLiteral>(target: EntityTarget<Entity>): TreeRepository<Entity>;
    getMongoRepository<Entity extends ObjectLiteral>(target: EntityTarget<Entity>): any;
    /** @until 1 */
    getCustomRepository<Custom>(repository: new (...values: any[]) => Custom): Custom;
    getMetadata(target: EntityTarget<any>): EntityMetadata;
    hasMetadata(target: EntityTarget<any>): boolean;
    /** @view arg 2 */
    createQueryBuilder<Entity extends ObjectLiteral>(
      target: EntityTarget<Entity>,
      alias: string,
      queryRunner?: QueryRunner,
    ): SelectQueryBuilder<Entity>;
    /** @view arg 0 */
    createQueryBuilder(queryRunner?: QueryRunner): SelectQueryBuilder<any>;
  }

  /** The older name of the data source. */
  export class Connection extends DataSource {}

  /**
   * Takes its connection at the first use. Leaving an `await using` block commits an open transaction.
   * @resource connection @lazy @release release @doubleRelease ignored
   */
  export interface QueryRunner {
    readonly connection: DataSource;
    readonly dataSource: DataSource;
    /** @view */
    readonly manager: EntityManager;
    /** @state released */
    readonly isReleased: boolean;
    /** @state inTransaction */
    readonly isTransactionActive: boolean;
    data: any;

    /** @connect @use */
    connect(): Promise<any>;
    release(): Promise<void>;
    /** @since 1.0 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @use @begin */
    startTransaction(isolation?: IsolationLevel): Promise<void>;
    /** @use @commit */
    commitTransaction(): Promise<void>;
    /** @use @rollback */
    rollbackTransaction(): Promise<void>;
    /** @use @sql arg 0 */
    query(query: string, parameters: any, useStructuredResult: true): Promise<QueryResult>;
    /** @use @sql arg 0 */
    query(query: string, parameters?: any): Promise<any>;
    /** @use */
    sql<Result = any>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Result>;
    /** @use @sql arg 0 */
    stream(query: string, parameters?: any[], onEnd?: () => void, onError?: (reason: Error) => void): Promise<ReadStream>;
    /** @use */
    beforeMigration(): Promise<void>;
    /** @use */
    afterMigration(): Promise<void>;
    /** @use */
    getDatabases(): Promise<string[]>;
    /** @use */
    getSchemas(database?: string): Promise<string[]>;
    /** @use */
    getTable(path: string): Promise<Table | undefined>;
    /** @use */
    getTables(paths?: string[]): Promise<Table[]>;
    /** @use */
    getView(path: string): Promise<any>;
    /** @use */
    getViews(paths?: string[]): Promise<any[]>;
    /** @use */
    hasDatabase(database: string): Promise<boolean>;
    /** @use */
    getCurrentDatabase(): Promise<string | undefined>;
    /** @use */
    hasSchema(schema: string): Promise<boolean>;
    /** @use */
    getCurrentSchema(): Promise<string | undefined>;
    /** @use */
    hasTable(table: any): Promise<boolean>;
    /** @use */
    hasColumn(table: any, column: string): Promise<boolean>;
    /** @use */
    createDatabase(database: string, ifNotExists?: boolean): Promise<void>;
    /** @use */
    dropDatabase(database: string, ifExists?: boolean): Promise<void>;
    /** @use */
    createSchema(path: string, ifNotExists?: boolean): Promise<void>;
    /** @use */
    dropSchema(path: string, ifExists?: boolean, cascade?: boolean): Promise<void>;
    /** @use */
    clearDatabase(database?: string): Promise<void>;
    /** @use */
    createTable(table: any, ifNotExists?: boolean, foreignKeys?: boolean, indices?: boolean): Promise<void>;
    /** @use */
    dropTable(table: any, ifExists?: boolean, foreignKeys?: boolean, indices?: boolean): Promise<void>;
    /** @use */
    createView(view: any, sync?: boolean, old?: any): Promise<void>;
    /** @use */
    dropView(view: any, ifExists?: boolean): Promise<void>;
    /** @use */
    renameTable(old: any, name: string): Promise<void>;
    /** @use */
    changeTableComment(table: any, comment?: string): Promise<void>;
    /** @use */
    addColumn(table: any, column: any): Promise<void>;
    /** @use */
    addColumns(table: any, columns: any[]): Promise<void>;
    /** @use */
    renameColumn(table: any, old: any, name: any): Promise<void>;
    /** @use */
    changeColumn(table: any, old: any, column: any): Promise<void>;
    /** @use */
    changeColumns(table: any, changes: any[]): Promise<void>;
    /** @use */
    dropColumn(table: any, column: any, ifExists?: boolean): Promise<void>;
    /** @use */
    dropColumns(table: any, columns: any[], ifExists?: boolean): Promise<void>;
    /** @use */
    createPrimaryKey(table: any, columns: string[], name?: string): Promise<void>;
    /** @use */
    updatePrimaryKeys(table: any, columns: any[]): Promise<void>;
    /** @use */
    dropPrimaryKey(table: any, name?: string, ifExists?: boolean): Promise<void>;
    /** @use */
    createUniqueConstraint(table: any, constraint: any): Promise<void>;
    /** @use */
    createUniqueConstraints(table: any, constraints: any[]): Promise<void>;
    /** @use */
    dropUniqueConstraint(table: any, constraint: any, ifExists?: boolean): Promise<void>;
    /** @use */
    dropUniqueConstraints(table: any, constraints: any[], ifExists?: boolean): Promise<void>;
    /** @use */
    createCheckConstraint(table: any, constraint: any): Promise<void>;
    /** @use */
    createCheckConstraints(table: any, constraints: any[]): Promise<void>;
    /** @use */
    dropCheckConstraint(table: any, constraint: any, ifExists?: boolean): Promise<void>;
    /** @use */
    dropCheckConstraints(table: any, constraints: any[], ifExists?: boolean): Promise<void>;
    /** @use */
    createExclusionConstraint(table: any, constraint: any): Promise<void>;
    /** @use */
    createExclusionConstraints(table: any, constraints: any[]): Promise<void>;
    /** @use */
    dropExclusionConstraint(table: any, constraint: any, ifExists?: boolean): Promise<void>;
    /** @use */
    dropExclusionConstraints(table: any, constraints: any[], ifExists?: boolean): Promise<void>;
    /** @use */
    createForeignKey(table: any, key: any): Promise<void>;
    /** @use */
    createForeignKeys(table: any, keys: any[]): Promise<void>;
    /** @use */
    dropForeignKey(table: any, key: any, ifExists?: boolean): Promise<void>;
    /** @use */
    dropForeignKeys(table: any, keys: any[], ifExists?: boolean): Promise<void>;
    /** @use */
    createIndex(table: any, index: any): Promise<void>;
    /** @use */
    createIndices(table: any, indices: any[]): Promise<void>;
    /** @use */
    dropIndex(table: any, index: any, ifExists?: boolean): Promise<void>;
    /** @use */
    dropIndices(table: any, indices: any[], ifExists?: boolean): Promise<void>;
    /** @use */
    clearTable(table: string, options?: { cascade?: boolean }): Promise<void>;
    /** @use */
    executeMemoryUpSql(): Promise<void>;
    /** @use */
    executeMemoryDownSql(): Promise<void>;
    /** @safe */
    enableSqlMemory(): void;
    /** @safe */
    disableSqlMemory(): void;
    /** @safe */
    clearSqlMemory(): void;
    /** @safe */
    getMemorySql(): any;
    /** @safe */
    getReplicationMode(): ReplicationMode;
  }

  /** Runs each call on a connection of its own, unless it belongs to a query runner. */
  export class EntityManager {
    /** @view arg 1 */
    constructor(dataSource: DataSource, queryRunner?: QueryRunner);
    readonly connection: DataSource;
    readonly dataSource: DataSource;
    /** @view */
    readonly queryRunner?: QueryRunner;

    /** @scope connection */
    transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
    /** @scope connection */
    transaction<Result>(
      isolation: IsolationLevel,
      work: (manager: EntityManager) => Promise<Result>,
    ): Promise<Result>;
    /** @oneShot query @sql arg 0 */
    query<Result = any>(query: string, parameters?: any, queryRunner?: QueryRunner): Promise<Result>;
    /** @oneShot query */
    sql<Result = any>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Result>;
    /** @view */
    getRepository<Entity extends ObjectLiteral>(target: EntityTarget<Entity>): Repository<Entity>;
    /** @view */
    getTreeRepository<Entity extends ObjectLiteral>(target: EntityTarget<Entity>): TreeRepository<Entity>;
    /** @view */
    getMongoRepository<Entity extends ObjectLiteral>(target: EntityTarget<Entity>): any;
    /** @view @until 1 */
    getCustomRepository<Custom>(repository: new (...values: any[]) => Custom): Custom;
    /** @view */
    withRepository<Custom>(repository: Custom): Custom;
    /** @view */
    createQueryBuilder<Entity extends ObjectLiteral>(
      target: EntityTarget<Entity>,
      alias: string,
      queryRunner?: QueryRunner,
    ): SelectQueryBuilder<Entity>;
    /** @view */
    createQueryBuilder(queryRunner?: QueryRunner): SelectQueryBuilder<any>;
    /** @safe */
    create<Entity>(target: EntityTarget<Entity>, partials: any[]): Entity[];
    /** @safe */
    create<Entity>(target: EntityTarget<Entity>, partial?: any): Entity;
    /** @safe */
    merge<Entity>(target: EntityTarget<Entity>, into: Entity, ...partials: any[]): Entity;
    /** @safe */
    hasId(target: any, entity?: any): boolean;
    /** @safe */
    getId(target: any, entity?: any): any;
    /** @oneShot query */
    find<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options?: FindManyOptions<Entity>): Promise<Entity[]>;
    /** @oneShot query */
    findBy<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: FindOptionsWhere<Entity>): Promise<Entity[]>;
    /** @oneShot query */
    findAndCount<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options?: FindManyOptions<Entity>): Promise<[Entity[], number]>;
    /** @oneShot query */
    findAndCountBy<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: FindOptionsWhere<Entity>): Promise<[Entity[], number]>;
    /** @oneShot query */
    findOne<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options: FindOneOptions<Entity>): Promise<Entity | null>;
    /** @oneShot query */
    findOneBy<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: FindOptionsWhere<Entity>): Promise<Entity | null>;
    /** @oneShot query */
    findOneOrFail<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options: FindOneOptions<Entity>): Promise<Entity>;
    /** @oneShot query */
    findOneByOrFail<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: FindOptionsWhere<Entity>): Promise<Entity>;
    /** @oneShot query */
    exists<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options?: FindManyOptions<Entity>): Promise<boolean>;
    /** @oneShot query */
    existsBy<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: FindOptionsWhere<Entity>): Promise<boolean>;
    /** @oneShot query */
    count<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options?: FindManyOptions<Entity>): Promise<number>;
    /** @oneShot query */
    countBy<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, where: FindOptionsWhere<Entity>): Promise<number>;
    /** @oneShot query */
    sum<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, column: string, where?: FindOptionsWhere<Entity>): Promise<number | null>;
    /** @oneShot query */
    average<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, column: string, where?: FindOptionsWhere<Entity>): Promise<number | null>;
    /** @oneShot query */
    minimum<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, column: string, where?: FindOptionsWhere<Entity>): Promise<number | null>;
    /** @oneShot query */
    maximum<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, column: string, where?: FindOptionsWhere<Entity>): Promise<number | null>;
    /** @oneShot query */
    insert<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, entity: any): Promise<InsertResult>;
    /** @oneShot query */
    upsert<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, entity: any, conflict: any): Promise<InsertResult>;
    /** @oneShot query */
    update<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, criteria: any, partial: any, options?: any): Promise<UpdateResult>;
    /** @oneShot query */
    updateAll<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, partial: any, options?: any): Promise<UpdateResult>;
    /** @oneShot query */
    delete<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, criteria: any): Promise<DeleteResult>;
    /** @oneShot query */
    deleteAll<Entity extends ObjectLiteral>(target: EntityTarget<Entity>): Promise<DeleteResult>;
    /** @oneShot query */
    softDelete<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, criteria: any): Promise<UpdateResult>;
    /** @oneShot query */
    restore<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, criteria: any): Promise<UpdateResult>;
    /** @oneShot query */
    increment<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, conditions: FindOptionsWhere<Entity>, path: string, value: number | string): Promise<UpdateResult>;
    /** @oneShot query */
    decrement<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, conditions: FindOptionsWhere<Entity>, path: string, value: number | string): Promise<UpdateResult>;
    /** @oneShot query */
    clear<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, options?: { cascade?: boolean }): Promise<void>;
    /** @oneShot query */
    save<Entity>(entities: Entity[], options?: any): Promise<Entity[]>;
    /** @oneShot query */
    save<Entity>(entity: Entity, options?: any): Promise<Entity>;
    /** @oneShot query */
    save<Entity>(target: EntityTarget<Entity>, entities: any[], options?: any): Promise<Entity[]>;
    /** @oneShot query */
    save<Entity>(target: EntityTarget<Entity>, entity: any, options?: any): Promise<Entity>;
    /** @oneShot query */
    remove<Entity>(entities: Entity[], options?: any): Promise<Entity[]>;
    /** @oneShot query */
    remove<Entity>(entity: Entity, options?: any): Promise<Entity>;
    /** @oneShot query */
    remove<Entity>(target: EntityTarget<Entity>, entities: any[], options?: any): Promise<Entity[]>;
    /** @oneShot query */
    remove<Entity>(target: EntityTarget<Entity>, entity: any, options?: any): Promise<Entity>;
    /** @oneShot query */
    softRemove<Entity>(entities: Entity[], options?: any): Promise<Entity[]>;
    /** @oneShot query */
    softRemove<Entity>(entity: Entity, options?: any): Promise<Entity>;
    /** @oneShot query */
    softRemove<Entity>(target: EntityTarget<Entity>, entities: any[], options?: any): Promise<Entity[]>;
    /** @oneShot query */
    softRemove<Entity>(target: EntityTarget<Entity>, entity: any, options?: any): Promise<Entity>;
    /** @oneShot query */
    recover<Entity>(entities: Entity[], options?: any): Promise<Entity[]>;
    /** @oneShot query */
    recover<Entity>(entity: Entity, options?: any): Promise<Entity>;
    /** @oneShot query */
    recover<Entity>(target: EntityTarget<Entity>, entities: any[], options?: any): Promise<Entity[]>;
    /** @oneShot query */
    recover<Entity>(target: EntityTarget<Entity>, entity: any, options?: any): Promise<Entity>;
    /** @oneShot query */
    preload<Entity extends ObjectLiteral>(target: EntityTarget<Entity>, partial: any): Promise<Entity | undefined>;
    /** @release */
    release(): Promise<void>;
  }

  export class Repository<Entity extends ObjectLiteral> {
    /** @view arg 2 */
    constructor(target: EntityTarget<Entity>, manager: EntityManager, queryRunner?: QueryRunner);
    readonly target: EntityTarget<Entity>;
    /** @view */
    readonly manager: EntityManager;
    /** @view */
    readonly queryRunner?: QueryRunner;
    readonly metadata: EntityMetadata;

    /** @view */
    createQueryBuilder(alias?: string, queryRunner?: QueryRunner): SelectQueryBuilder<Entity>;
    /** @safe */
    create(partials: any[]): Entity[];
    /** @safe */
    create(partial?: any): Entity;
    /** @safe */
    merge(into: Entity, ...partials: any[]): Entity;
    /** @safe */
    hasId(entity: Entity): boolean;
    /** @safe */
    getId(entity: Entity): any;
    /** @view */
    extend<Custom>(custom: Custom & ThisType<this & Custom>): this & Custom;
    /** @oneShot query */
    find(options?: FindManyOptions<Entity>): Promise<Entity[]>;
    /** @oneShot query */
    findBy(where: FindOptionsWhere<Entity>): Promise<Entity[]>;
    /** @oneShot query */
    findAndCount(options?: FindManyOptions<Entity>): Promise<[Entity[], number]>;
    /** @oneShot query */
    findAndCountBy(where: FindOptionsWhere<Entity>): Promise<[Entity[], number]>;
    /** @oneShot query */
    findOne(options: FindOneOptions<Entity>): Promise<Entity | null>;
    /** @oneShot query */
    findOneBy(where: FindOptionsWhere<Entity>): Promise<Entity | null>;
    /** @oneShot query */
    findOneOrFail(options: FindOneOptions<Entity>): Promise<Entity>;
    /** @oneShot query */
    findOneByOrFail(where: FindOptionsWhere<Entity>): Promise<Entity>;
    /** @oneShot query */
    exists(options?: FindManyOptions<Entity>): Promise<boolean>;
    /** @oneShot query */
    existsBy(where: FindOptionsWhere<Entity>): Promise<boolean>;
    /** @oneShot query */
    count(options?: FindManyOptions<Entity>): Promise<number>;
    /** @oneShot query */
    countBy(where: FindOptionsWhere<Entity>): Promise<number>;
    /** @oneShot query */
    sum(column: string, where?: FindOptionsWhere<Entity>): Promise<number | null>;
    /** @oneShot query */
    average(column: string, where?: FindOptionsWhere<Entity>): Promise<number | null>;
    /** @oneShot query */
    minimum(column: string, where?: FindOptionsWhere<Entity>): Promise<number | null>;
    /** @oneShot query */
    maximum(column: string, where?: FindOptionsWhere<Entity>): Promise<number | null>;
    /** @oneShot query */
    insert(entity: any): Promise<InsertResult>;
    /** @oneShot query */
    upsert(entity: any, conflict: any): Promise<InsertResult>;
    /** @oneShot query */
    update(criteria: any, partial: any, options?: any): Promise<UpdateResult>;
    /** @oneShot query */
    updateAll(partial: any, options?: any): Promise<UpdateResult>;
    /** @oneShot query */
    delete(criteria: any): Promise<DeleteResult>;
    /** @oneShot query */
    deleteAll(): Promise<DeleteResult>;
    /** @oneShot query */
    softDelete(criteria: any): Promise<UpdateResult>;
    /** @oneShot query */
    restore(criteria: any): Promise<UpdateResult>;
    /** @oneShot query */
    increment(conditions: FindOptionsWhere<Entity>, path: string, value: number | string): Promise<UpdateResult>;
    /** @oneShot query */
    decrement(conditions: FindOptionsWhere<Entity>, path: string, value: number | string): Promise<UpdateResult>;
    /** @oneShot query */
    clear(options?: { cascade?: boolean }): Promise<void>;
    /** @oneShot query */
    save<Value>(entities: Value[], options?: any): Promise<(Value & Entity)[]>;
    /** @oneShot query */
    save<Value>(entity: Value, options?: any): Promise<Value & Entity>;
    /** @oneShot query */
    remove<Value>(entities: Value[], options?: any): Promise<(Value & Entity)[]>;
    /** @oneShot query */
    remove<Value>(entity: Value, options?: any): Promise<Value & Entity>;
    /** @oneShot query */
    softRemove<Value>(entities: Value[], options?: any): Promise<(Value & Entity)[]>;
    /** @oneShot query */
    softRemove<Value>(entity: Value, options?: any): Promise<Value & Entity>;
    /** @oneShot query */
    recover<Value>(entities: Value[], options?: any): Promise<(Value & Entity)[]>;
    /** @oneShot query */
    recover<Value>(entity: Value, options?: any): Promise<Value & Entity>;
    /** @oneShot query */
    preload(partial: any): Promise<Entity | undefined>;
    /** @oneShot query @sql arg 0 */
    query<Result = any>(query: string, parameters?: any): Promise<Result>;
    /** @oneShot query */
    sql<Result = any>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Result>;
  }
  export class TreeRepository<Entity extends ObjectLiteral> extends Repository<Entity> {
    /** @oneShot query */
    findTrees(options?: any): Promise<Entity[]>;
    /** @oneShot query */
    findRoots(options?: any): Promise<Entity[]>;
    /** @oneShot query */
    findDescendants(entity: Entity, options?: any): Promise<Entity[]>;
    /** @oneShot query */
    findDescendantsTree(entity: Entity, options?: any): Promise<Entity>;
    /** @oneShot query */
    findAncestors(entity: Entity, options?: any): Promise<Entity[]>;
    /** @oneShot query */
    findAncestorsTree(entity: Entity, options?: any): Promise<Entity>;
    /** @oneShot query */
    countDescendants(entity: Entity): Promise<number>;
    /** @oneShot query */
    countAncestors(entity: Entity): Promise<number>;
  }
  export class MongoRepository<Entity extends ObjectLiteral> extends Repository<Entity> {}
  export class AbstractRepository<Entity extends ObjectLiteral> {
    /** @view */
    protected manager: EntityManager;
    protected repository: Repository<Entity>;
  }
  export type EntityClass<Entity> = (new (...values: any[]) => Entity) & typeof BaseEntity;
  export class BaseEntity {
    /** @oneShot query */
    save(options?: any): Promise<this>;
    /** @oneShot query */
    remove(options?: any): Promise<this>;
    /** @oneShot query */
    softRemove(options?: any): Promise<this>;
    /** @oneShot query */
    recover(options?: any): Promise<this>;
    /** @oneShot query */
    reload(): Promise<void>;
    static useDataSource(dataSource: DataSource | null): void;
    static getRepository<Entity extends BaseEntity>(this: EntityClass<Entity>): Repository<Entity>;
    static create<Entity extends BaseEntity>(this: EntityClass<Entity>, partial?: any): Entity;
    static createQueryBuilder<Entity extends BaseEntity>(
      this: EntityClass<Entity>,
      alias?: string,
    ): SelectQueryBuilder<Entity>;
    static find<Entity extends BaseEntity>(this: EntityClass<Entity>, options?: FindManyOptions<Entity>): Promise<Entity[]>;
    static findBy<Entity extends BaseEntity>(this: EntityClass<Entity>, where: FindOptionsWhere<Entity>): Promise<Entity[]>;
    static findAndCount<Entity extends BaseEntity>(this: EntityClass<Entity>, options?: FindManyOptions<Entity>): Promise<[Entity[], number]>;
    static findAndCountBy<Entity extends BaseEntity>(this: EntityClass<Entity>, where: FindOptionsWhere<Entity>): Promise<[Entity[], number]>;
    static findOne<Entity extends BaseEntity>(this: EntityClass<Entity>, options: FindOneOptions<Entity>): Promise<Entity | null>;
    static findOneBy<Entity extends BaseEntity>(this: EntityClass<Entity>, where: FindOptionsWhere<Entity>): Promise<Entity | null>;
    static findOneOrFail<Entity extends BaseEntity>(this: EntityClass<Entity>, options: FindOneOptions<Entity>): Promise<Entity>;
    static findOneByOrFail<Entity extends BaseEntity>(this: EntityClass<Entity>, where: FindOptionsWhere<Entity>): Promise<Entity>;
    static exists<Entity extends BaseEntity>(this: EntityClass<Entity>, options?: FindManyOptions<Entity>): Promise<boolean>;
    static existsBy<Entity extends BaseEntity>(this: EntityClass<Entity>, where: FindOptionsWhere<Entity>): Promise<boolean>;
    static count<Entity extends BaseEntity>(this: EntityClass<Entity>, options?: FindManyOptions<Entity>): Promise<number>;
    static countBy<Entity extends BaseEntity>(this: EntityClass<Entity>, where: FindOptionsWhere<Entity>): Promise<number>;
    static insert<Entity extends BaseEntity>(this: EntityClass<Entity>, entity: any): Promise<InsertResult>;
    static upsert<Entity extends BaseEntity>(this: EntityClass<Entity>, entity: any, conflict: any): Promise<InsertResult>;
    static update<Entity extends BaseEntity>(this: EntityClass<Entity>, criteria: any, partial: any, options?: any): Promise<UpdateResult>;
    static delete<Entity extends BaseEntity>(this: EntityClass<Entity>, criteria: any): Promise<DeleteResult>;
    static clear<Entity extends BaseEntity>(this: EntityClass<Entity>, options?: { cascade?: boolean }): Promise<void>;
  }

  export abstract class QueryBuilder<Entity> {
    readonly connection: DataSource;
    readonly alias: string;
    /** @view */
    select(selection?: any, alias?: string): SelectQueryBuilder<Entity>;
    /** @view */
    insert(): InsertQueryBuilder<Entity>;
    /** @view */
    update(target?: any, values?: any): UpdateQueryBuilder<Entity>;
    /** @view */
    delete(): DeleteQueryBuilder<Entity>;
    /** @view */
    softDelete(): any;
    /** @view */
    restore(): any;
    /** @view */
    relation(target: any, path?: string): RelationQueryBuilder<Entity>;
    /** @view arg 0 */
    setQueryRunner(queryRunner: QueryRunner): this;
    /** @safe */
    setParameter(key: string, value: any): this;
    /** @safe */
    setParameters(parameters: any): this;
    /** @safe */
    getParameters(): any;
    /** @safe */
    getQuery(): string;
    /** @safe */
    getSql(): string;
    /** @safe */
    getQueryAndParameters(): [string, any[]];
    /** @safe */
    printSql(): this;
    /** @safe */
    useTransaction(enabled: boolean): this;
    /** @safe */
    comment(comment: string): this;
    /** @safe */
    clone(): this;
    /** @safe */
    addCommonTableExpression(query: any, alias: string, options?: any): this;
    /** @oneShot query */
    execute(): Promise<any>;
  }
  export class SelectQueryBuilder<Entity> extends QueryBuilder<Entity> {
    /** @safe */
    from<Target extends ObjectLiteral>(target: any, alias: string): SelectQueryBuilder<Target>;
    /** @safe */
    addFrom<Target extends ObjectLiteral>(target: any, alias: string): SelectQueryBuilder<Target>;
    /** @safe */
    select(selection?: any, alias?: string): this;
    /** @safe */
    addSelect(selection: any, alias?: string): this;
    /** @safe */
    distinct(distinct?: boolean): this;
    /** @safe */
    distinctOn(columns: string[]): this;
    /** @safe */
    maxExecutionTime(milliseconds: number): this;
    /** @safe */
    subQuery(): SelectQueryBuilder<any>;
    /** @safe */
    groupBy(expression?: string): this;
    /** @safe */
    addGroupBy(expression: string): this;
    /** @safe */
    having(expression: string, parameters?: any): this;
    /** @safe */
    andHaving(expression: string, parameters?: any): this;
    /** @safe */
    orHaving(expression: string, parameters?: any): this;
    /** @safe */
    orderBy(sort?: any, order?: 'ASC' | 'DESC', nulls?: 'NULLS FIRST' | 'NULLS LAST'): this;
    /** @safe */
    addOrderBy(sort: string, order?: 'ASC' | 'DESC', nulls?: 'NULLS FIRST' | 'NULLS LAST'): this;
    /** @safe */
    limit(limit?: number): this;
    /** @safe */
    offset(offset?: number): this;
    /** @safe */
    take(take?: number): this;
    /** @safe */
    skip(skip?: number): this;
    /** @safe */
    setLock(mode: string, version?: any, tables?: string[]): this;
    /** @safe */
    setOnLocked(mode: string): this;
    /** @safe */
    withDeleted(): this;
    /** @safe */
    cache(enabled: any, milliseconds?: number): this;
    /** @safe */
    setFindOptions(options: FindManyOptions<Entity>): this;
    /** @safe */
    loadRelationIdAndMap(property: string, relation: string, options?: any, factory?: any): this;
    /** @safe */
    loadAllRelationIds(options?: any): this;
    /** @safe */
    whereExists(query: SelectQueryBuilder<any>): this;
    /** @safe */
    andWhereExists(query: SelectQueryBuilder<any>): this;
    /** @safe */
    orWhereExists(query: SelectQueryBuilder<any>): this;
    /** @safe */
    innerJoin(target: any, alias: string, condition?: string, parameters?: any): this;
    /** @safe */
    leftJoin(target: any, alias: string, condition?: string, parameters?: any): this;
    /** @safe */
    innerJoinAndSelect(target: any, alias: string, condition?: string, parameters?: any): this;
    /** @safe */
    leftJoinAndSelect(target: any, alias: string, condition?: string, parameters?: any): this;
    /** @safe */
    innerJoinAndMapMany(property: string, target: any, alias: string, condition?: string, parameters?: any): this;
    /** @safe */
    innerJoinAndMapOne(property: string, target: any, alias: string, condition?: string, parameters?: any): this;
    /** @safe */
    leftJoinAndMapMany(property: string, target: any, alias: string, condition?: string, parameters?: any): this;
    /** @safe */
    leftJoinAndMapOne(property: string, target: any, alias: string, condition?: string, parameters?: any): this;
    /** @safe */
    where(where: any, parameters?: any): this;
    /** @safe */
    andWhere(where: any, parameters?: any): this;
    /** @safe */
    orWhere(where: any, parameters?: any): this;
    /** @safe */
    whereInIds(ids: any): this;
    /** @safe */
    andWhereInIds(ids: any): this;
    /** @safe */
    orWhereInIds(ids: any): this;
    /** @oneShot query */
    getOne(): Promise<Entity | null>;
    /** @oneShot query */
    getOneOrFail(): Promise<Entity>;
    /** @oneShot query */
    getMany(): Promise<Entity[]>;
    /** @oneShot query */
    getManyAndCount(): Promise<[Entity[], number]>;
    /** @oneShot query */
    getCount(): Promise<number>;
    /** @oneShot query */
    getExists(): Promise<boolean>;
    /** @oneShot query */
    getRawOne<Raw = any>(): Promise<Raw | undefined>;
    /** @oneShot query */
    getRawMany<Raw = any>(): Promise<Raw[]>;
    /** @oneShot query */
    getRawAndEntities<Raw = any>(): Promise<{ entities: Entity[]; raw: Raw[] }>;
    /**
     * The query runner behind it is released at the end of the stream.
     * @oneShot stream
     */
    stream(): Promise<ReadStream>;
  }
  export class InsertQueryBuilder<Entity> extends QueryBuilder<Entity> {
    /** @safe */
    into(target: any, columns?: string[]): this;
    /** @safe */
    values(values: any): this;
    /** @safe */
    orUpdate(...values: any[]): this;
    /** @safe */
    orIgnore(statement?: any): this;
    /** @safe */
    returning(returning: any): this;
    /** @safe */
    output(output: any): this;
    /** @safe */
    updateEntity(enabled: boolean): this;
    /** @oneShot query */
    execute(): Promise<InsertResult>;
  }
  export class UpdateQueryBuilder<Entity> extends QueryBuilder<Entity> {
    /** @safe */
    set(values: any): this;
    /** @safe */
    where(where: any, parameters?: any): this;
    /** @safe */
    andWhere(where: any, parameters?: any): this;
    /** @safe */
    orWhere(where: any, parameters?: any): this;
    /** @safe */
    whereInIds(ids: any): this;
    /** @safe */
    andWhereInIds(ids: any): this;
    /** @safe */
    orWhereInIds(ids: any): this;
    /** @safe */
    returning(returning: any): this;
    /** @safe */
    output(output: any): this;
    /** @safe */
    limit(limit?: number): this;
    /** @oneShot query */
    execute(): Promise<UpdateResult>;
  }
  export class DeleteQueryBuilder<Entity> extends QueryBuilder<Entity> {
    /** @safe */
    from(target: any, alias?: string): DeleteQueryBuilder<any>;
    /** @safe */
    where(where: any, parameters?: any): this;
    /** @safe */
    andWhere(where: any, parameters?: any): this;
    /** @safe */
    orWhere(where: any, parameters?: any): this;
    /** @safe */
    whereInIds(ids: any): this;
    /** @safe */
    andWhereInIds(ids: any): this;
    /** @safe */
    orWhereInIds(ids: any): this;
    /** @safe */
    returning(returning: any): this;
    /** @safe */
    output(output: any): this;
    /** @oneShot query */
    execute(): Promise<DeleteResult>;
  }
  export class RelationQueryBuilder<Entity> extends QueryBuilder<Entity> {
    /** @safe */
    of(entity: any): this;
    /** @oneShot query */
    set(value: any): Promise<void>;
    /** @oneShot query */
    add(value: any): Promise<void>;
    /** @oneShot query */
    remove(value: any): Promise<void>;
    /** @oneShot query */
    loadOne<Value = any>(): Promise<Value | undefined>;
    /** @oneShot query */
    loadMany<Value = any>(): Promise<Value[]>;
  }
  export interface WhereExpressionBuilder {
    /** @safe */
    where(where: any, parameters?: any): this;
    /** @safe */
    andWhere(where: any, parameters?: any): this;
    /** @safe */
    orWhere(where: any, parameters?: any): this;
    /** @safe */
    whereInIds(ids: any): this;
    /** @safe */
    andWhereInIds(ids: any): this;
    /** @safe */
    orWhereInIds(ids: any): this;
  }
  export class Brackets {
    constructor(build: (query: WhereExpressionBuilder) => any);
  }
  export class NotBrackets extends Brackets {}

  /** A Node.js stream. */
  export interface ReadStream {
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
    pipe<Target>(target: Target, options?: { end?: boolean }): Target;
    destroy(err?: Error): this;
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe */
    once(event: string, listener: (...values: any[]) => void): this;
  }

  /**
   * The options of all drivers together; those of the driver's own pool go under `extra`.
   * @options open
   * @foreign max = poolSize from pg
   * @foreign connectionLimit = poolSize from mysql2
   * @foreign maxConnections = poolSize
   * @foreign maxPoolSize = poolSize from mongodb
   * @foreign min = extra.min from pg
   * @foreign idleTimeoutMillis = extra.idleTimeoutMillis from pg
   * @foreign idleTimeout = extra.idleTimeout from mysql2
   * @foreign connectionTimeoutMillis = connectTimeoutMS from pg
   * @foreign statement_timeout = extra.statement_timeout from pg
   * @foreign query_timeout = extra.query_timeout from pg
   * @foreign idle_in_transaction_session_timeout = extra.idle_in_transaction_session_timeout from pg
   * @foreign queueLimit = extra.queueLimit from mysql2
   * @foreign waitForConnections = extra.waitForConnections from mysql2
   * @foreign user = username from pg
   * @foreign connectionString = url from pg
   */
  export interface DataSourceOptions {
    type: string;
    name?: string;
    url?: string;
    host?: string;
    port?: number;
    username?: string;
    password?: any;
    database?: any;
    schema?: string;
    ssl?: any;
    entities?: any;
    migrations?: any;
    subscribers?: any;
    synchronize?: boolean;
    dropSchema?: boolean;
    migrationsRun?: boolean;
    logging?: any;
    logger?: any;
    cache?: any;
    replication?: any;
    /**
     * Handed to the driver as it is, and stronger than the options beside it.
     * @when type postgres|cockroachdb PostgresExtra
     * @when type mysql|mariadb MysqlExtra
     * @when type mssql MssqlExtra
     */
    extra?: any;
    /** @role poolMax @default 10 */
    poolSize?: number;
    /**
     * Becomes pg's `connectionTimeoutMillis`, so it bounds both waits.
     * @role connectTimeout acquireTimeout @unit ms @default 0 @unlimited 0 @onlyWhen type postgres|cockroachdb
     */
    connectTimeoutMS?: number;
    /** @role connectTimeout @unit ms @default 10000 @onlyWhen type mysql|mariadb */
    connectTimeout?: number;
    /**
     * Reaches mysql2, which warns and ignores it.
     * @unit ms
     */
    acquireTimeout?: number;
    /**
     * Logs slow queries after they end; bounds nothing unless `enableQueryTimeout` is set.
     * @unit ms
     */
    maxQueryExecutionTime?: number;
    /** @default false */
    enableQueryTimeout?: boolean;
    poolErrorHandler?: (err: any) => any;
    [option: string]: any;
  }
  export type ConnectionOptions = DataSourceOptions;
  /** The options of pg's pool; its size may stand in `poolSize` beside `extra` as well. @options ignored */
  export interface PostgresExtra extends PoolConfig {
    /** @role poolMax @unlimited Infinity */
    max?: number;
  }
  /** Those of mysql2's pool, or of mysql's: either may be installed. @options ignored */
  export interface MysqlExtra extends MysqlPoolConfig, PoolOptions {
    /** @role poolMax @unlimited 0 */
    connectionLimit?: number;
    queryFormat?: any;
  }
  /** @options ignored */
  export interface MssqlExtra extends config {}
  export type ReplicationMode = 'master' | 'slave';
  export type IsolationLevel = 'READ UNCOMMITTED' | 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE' | 'SNAPSHOT';
  export interface ObjectLiteral {
    [key: string]: any;
  }
  export type DeepPartial<Value> = any;
  export type ObjectType<Value> = (new (...values: any[]) => Value) | Function;
  export type EntityTarget<Entity> = (new (...values: any[]) => Entity) | EntitySchema<Entity> | Function | string;
  export type FindOptionsWhere<Entity> = any;
  export type FindOptionsOrder<Entity> = any;
  export type FindOptionsRelations<Entity> = any;
  export type FindOptionsSelect<Entity> = any;
  export interface FindOneOptions<Entity = any> {
    select?: any;
    where?: any;
    relations?: any;
    order?: any;
    cache?: any;
    lock?: any;
    withDeleted?: boolean;
    transaction?: boolean;
    [option: string]: any;
  }
  export interface FindManyOptions<Entity = any> extends FindOneOptions<Entity> {
    skip?: number;
    take?: number;
  }
  export type SaveOptions = any;
  export type RemoveOptions = any;
  export interface InsertResult {
    identifiers: any[];
    generatedMaps: any[];
    raw: any;
  }
  export interface UpdateResult {
    raw: any;
    affected?: number;
    generatedMaps: any[];
  }
  export interface DeleteResult {
    raw: any;
    affected?: number | null;
  }
  export interface QueryResult<Row = any> {
    raw: any;
    records: Row[];
    affected?: number;
  }
  export type EntityMetadata = any;
  export interface Logger {
    [method: string]: any;
  }
  export interface MigrationInterface {
    name?: string;
    transaction?: boolean;
    up(queryRunner: QueryRunner): Promise<any>;
    down(queryRunner: QueryRunner): Promise<any>;
  }
  export interface EntitySubscriberInterface<Entity = any> {
    listenTo?(): any;
    afterLoad?(entity: Entity, event?: any): any;
    beforeInsert?(event: EntityEvent<Entity>): any;
    afterInsert?(event: EntityEvent<Entity>): any;
    beforeUpdate?(event: EntityEvent<Entity>): any;
    afterUpdate?(event: EntityEvent<Entity>): any;
    beforeRemove?(event: EntityEvent<Entity>): any;
    afterRemove?(event: EntityEvent<Entity>): any;
    beforeSoftRemove?(event: EntityEvent<Entity>): any;
    afterSoftRemove?(event: EntityEvent<Entity>): any;
    beforeRecover?(event: EntityEvent<Entity>): any;
    afterRecover?(event: EntityEvent<Entity>): any;
    beforeTransactionStart?(event: EntityEvent<Entity>): any;
    afterTransactionStart?(event: EntityEvent<Entity>): any;
    beforeTransactionCommit?(event: EntityEvent<Entity>): any;
    afterTransactionCommit?(event: EntityEvent<Entity>): any;
    beforeTransactionRollback?(event: EntityEvent<Entity>): any;
    afterTransactionRollback?(event: EntityEvent<Entity>): any;
  }
  /** What a subscriber is told; the connection belongs to whoever runs the query. */
  export interface EntityEvent<Entity> {
    connection: DataSource;
    dataSource: DataSource;
    queryRunner: QueryRunner;
    manager: EntityManager;
    entity: Entity;
    [detail: string]: any;
  }
  export type InsertEvent<Entity = any> = EntityEvent<Entity>;
  export type UpdateEvent<Entity = any> = EntityEvent<Entity>;
  export type RemoveEvent<Entity = any> = EntityEvent<Entity>;
  export type SoftRemoveEvent<Entity = any> = EntityEvent<Entity>;
  export type RecoverEvent<Entity = any> = EntityEvent<Entity>;
  export type LoadEvent<Entity = any> = EntityEvent<Entity>;
  export type TransactionStartEvent<Entity = any> = EntityEvent<Entity>;
  export type TransactionCommitEvent<Entity = any> = EntityEvent<Entity>;
  export type TransactionRollbackEvent<Entity = any> = EntityEvent<Entity>;
  export class EntitySchema<Entity = any> {
    constructor(options: any);
    readonly options: any;
  }
  export interface FindOperator<Value = any> {
    readonly value: Value;
  }
  export class TypeORMError extends Error {}
  export class QueryFailedError extends TypeORMError {
    readonly query: string;
    readonly parameters: any[] | undefined;
    readonly driverError: any;
  }
  export class EntityNotFoundError extends TypeORMError {}
  export class QueryRunnerAlreadyReleasedError extends TypeORMError {}
  export class TransactionNotStartedError extends TypeORMError {}
  export const Table: any;
  export type Table = any;
  export const TableColumn: any;
  export type TableColumn = any;
  export const TableIndex: any;
  export type TableIndex = any;
  export const TableForeignKey: any;
  export type TableForeignKey = any;
  export const TableUnique: any;
  export type TableUnique = any;
  export const TableCheck: any;
  export type TableCheck = any;

  /** The library keeps it under its name, for `getConnection()` and the entities. @acquire pool @notFor :memory: @subscribes @until 1 */
  export function createConnection(options?: DataSourceOptions): Promise<Connection>;
  /** The library keeps it under its name, for `getConnection()` and the entities. @acquire pool @notFor :memory: @subscribes @until 1 */
  export function createConnection(name: string): Promise<Connection>;
  /** @until 1 */
  export function createConnections(options?: DataSourceOptions[]): Promise<Connection[]>;
  /** @until 1 */
  export function getConnection(name?: string): Connection;
  /** @until 1 */
  export function getManager(name?: string): EntityManager;
  /** @until 1 */
  export function getConnectionOptions(name?: string): Promise<DataSourceOptions>;
  /** @until 1 */
  export function getRepository<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    connection?: string,
  ): Repository<Entity>;
  /** @until 1 */
  export function getTreeRepository<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    connection?: string,
  ): TreeRepository<Entity>;
  /** @until 1 */
  export function getCustomRepository<Custom>(repository: new (...values: any[]) => Custom, connection?: string): Custom;
  /** @until 1 */
  export function createQueryBuilder<Entity extends ObjectLiteral>(
    target?: EntityTarget<Entity>,
    alias?: string,
    connection?: string,
  ): SelectQueryBuilder<Entity>;
  /** @safe */
  export function getMetadataArgsStorage(): any;

  /** @safe */
  export function In(...values: any[]): FindOperator;
  /** @safe */
  export function Not(...values: any[]): FindOperator;
  /** @safe */
  export function IsNull(...values: any[]): FindOperator;
  /** @safe */
  export function LessThan(...values: any[]): FindOperator;
  /** @safe */
  export function LessThanOrEqual(...values: any[]): FindOperator;
  /** @safe */
  export function MoreThan(...values: any[]): FindOperator;
  /** @safe */
  export function MoreThanOrEqual(...values: any[]): FindOperator;
  /** @safe */
  export function Equal(...values: any[]): FindOperator;
  /** @safe */
  export function Like(...values: any[]): FindOperator;
  /** @safe */
  export function ILike(...values: any[]): FindOperator;
  /** @safe */
  export function Between(...values: any[]): FindOperator;
  /** @safe */
  export function Any(...values: any[]): FindOperator;
  /** @safe */
  export function Raw(...values: any[]): FindOperator;
  /** @safe */
  export function And(...values: any[]): FindOperator;
  /** @safe */
  export function Or(...values: any[]): FindOperator;
  /** @safe */
  export function ArrayContains(...values: any[]): FindOperator;
  /** @safe */
  export function ArrayContainedBy(...values: any[]): FindOperator;
  /** @safe */
  export function ArrayOverlap(...values: any[]): FindOperator;
  /** @safe */
  export function JsonContains(...values: any[]): FindOperator;

  export const Entity: (...values: any[]) => any;
  export const ChildEntity: (...values: any[]) => any;
  export const ViewEntity: (...values: any[]) => any;
  export const TableInheritance: (...values: any[]) => any;
  export const Column: (...values: any[]) => any;
  export const PrimaryColumn: (...values: any[]) => any;
  export const PrimaryGeneratedColumn: (...values: any[]) => any;
  export const CreateDateColumn: (...values: any[]) => any;
  export const UpdateDateColumn: (...values: any[]) => any;
  export const DeleteDateColumn: (...values: any[]) => any;
  export const VersionColumn: (...values: any[]) => any;
  export const VirtualColumn: (...values: any[]) => any;
  export const ViewColumn: (...values: any[]) => any;
  export const ObjectIdColumn: (...values: any[]) => any;
  export const Generated: (...values: any[]) => any;
  export const JoinColumn: (...values: any[]) => any;
  export const JoinTable: (...values: any[]) => any;
  export const OneToOne: (...values: any[]) => any;
  export const OneToMany: (...values: any[]) => any;
  export const ManyToOne: (...values: any[]) => any;
  export const ManyToMany: (...values: any[]) => any;
  export const RelationId: (...values: any[]) => any;
  export const Index: (...values: any[]) => any;
  export const Unique: (...values: any[]) => any;
  export const Check: (...values: any[]) => any;
  export const Exclusion: (...values: any[]) => any;
  export const ForeignKey: (...values: any[]) => any;
  export const Tree: (...values: any[]) => any;
  export const TreeParent: (...values: any[]) => any;
  export const TreeChildren: (...values: any[]) => any;
  export const TreeLevelColumn: (...values: any[]) => any;
  export const AfterLoad: (...values: any[]) => any;
  export const AfterInsert: (...values: any[]) => any;
  export const AfterUpdate: (...values: any[]) => any;
  export const AfterRemove: (...values: any[]) => any;
  export const AfterSoftRemove: (...values: any[]) => any;
  export const AfterRecover: (...values: any[]) => any;
  export const BeforeInsert: (...values: any[]) => any;
  export const BeforeUpdate: (...values: any[]) => any;
  export const BeforeRemove: (...values: any[]) => any;
  export const BeforeSoftRemove: (...values: any[]) => any;
  export const BeforeRecover: (...values: any[]) => any;
  export const EventSubscriber: (...values: any[]) => any;
  export const EntityRepository: (...values: any[]) => any;
  export const Transaction: (...values: any[]) => any;
  export const TransactionManager: (...values: any[]) => any;
  export const TransactionRepository: (...values: any[]) => any;
}
