/**
 * Kysely: an instance over a driver's pool, its managed and controlled transactions, and the builders that run on them.
 *
 * @library kysely
 * @verified server
 * @ignoresErrors
 * @package kysely 0.28.18
 */
declare module 'kysely' {
  /**
   * Takes over the pool that its dialect was given, and ends it.
   * @resource pool @lazy @release destroy
   */
  export class Kysely<Database = any> {
    /** @acquire pool */
    constructor(config: KyselyConfig);
    /** @state transaction */
    readonly isTransaction: boolean;
    readonly schema: any;
    readonly dynamic: any;
    readonly fn: any;
    readonly introspection: any;
    /** @view */
    transaction(): TransactionBuilder<Database>;
    /** @view @since 0.28 */
    startTransaction(): ControlledTransactionBuilder<Database>;
    /** @view */
    connection(): ConnectionBuilder<Database>;
    destroy(): Promise<void>;
    /** @since 0.28 */
    [Symbol.asyncDispose](): Promise<void>;
    /** @oneShot query */
    executeQuery<Row = any>(query: any, options?: any): Promise<QueryResult<Row>>;
    /** @safe */
    getExecutor(): any;
    /** @view */
    withPlugin(plugin: any): this;
    /** @view */
    withoutPlugins(): this;
    /** @view */
    withSchema(schema: string): this;
    /** @view */
    withTables<Tables = any>(): Kysely<any>;
    /** @view */
    with(name: any, expression: any): QueryCreator;
    /** @view */
    withRecursive(name: any, expression: any): QueryCreator;
    /** @view */
    $extendTables<Tables = any>(): Kysely<any>;
    /** @view */
    selectFrom(...values: any[]): SelectQueryBuilder;
    /** @view */
    selectNoFrom(...values: any[]): SelectQueryBuilder;
    /** @view */
    insertInto(...values: any[]): InsertQueryBuilder;
    /** @view */
    replaceInto(...values: any[]): InsertQueryBuilder;
    /** @view */
    updateTable(...values: any[]): UpdateQueryBuilder;
    /** @view */
    deleteFrom(...values: any[]): DeleteQueryBuilder;
    /** @view */
    mergeInto(...values: any[]): MergeQueryBuilder;
  }
  export class QueryCreator<Database = any> {
    /** @view */
    with(name: any, expression: any): QueryCreator;
    /** @view */
    withRecursive(name: any, expression: any): QueryCreator;
    /** @view */
    withPlugin(plugin: any): this;
    /** @view */
    withSchema(schema: string): this;
    /** @view */
    selectFrom(...values: any[]): SelectQueryBuilder;
    /** @view */
    selectNoFrom(...values: any[]): SelectQueryBuilder;
    /** @view */
    insertInto(...values: any[]): InsertQueryBuilder;
    /** @view */
    replaceInto(...values: any[]): InsertQueryBuilder;
    /** @view */
    updateTable(...values: any[]): UpdateQueryBuilder;
    /** @view */
    deleteFrom(...values: any[]): DeleteQueryBuilder;
    /** @view */
    mergeInto(...values: any[]): MergeQueryBuilder;
  }
  export class TransactionBuilder<Database = any> {
    /** @safe */
    setAccessMode(mode: string): this;
    /** @safe */
    setIsolationLevel(level: string): this;
    /** @scope transaction */
    execute<Value>(work: (trx: Transaction<Database>) => Promise<Value>): Promise<Value>;
  }
  export class ControlledTransactionBuilder<Database = any> {
    /** @safe */
    setAccessMode(mode: string): this;
    /** @safe */
    setIsolationLevel(level: string): this;
    /** @acquire transaction */
    execute(): Promise<ControlledTransaction<Database>>;
  }
  export class ConnectionBuilder<Database = any> {
    /** @scope connection */
    execute<Value>(work: (db: Kysely<Database>) => Promise<Value>, options?: any): Promise<Value>;
  }
  /**
   * What a managed transaction lends: its builder commits and rolls back.
   * @resource transaction @release destroy @doubleRelease rejects
   */
  export class Transaction<Database = any> extends Kysely<Database> {
    /** Throws: only the instance that the transaction was begun on can be destroyed. */
    destroy(): Promise<void>;
  }
  /**
   * Owes its end from the moment `execute()` hands it out. Its disposer rejects and leaves it open, so it counts as none.
   * @resource transaction @release commit rollback @doubleRelease rejects
   */
  export class ControlledTransaction<Database = any, Savepoints = any> extends Transaction<Database> {
    /** @state released */
    readonly isCommitted: boolean;
    /** @state released */
    readonly isRolledBack: boolean;
    /** @view */
    commit(): Command<void>;
    /** @view */
    rollback(): Command<void>;
    savepoint(name: string): Command<ControlledTransaction<Database>>;
    rollbackToSavepoint(name: string): Command<ControlledTransaction<Database>>;
    releaseSavepoint(name: string): Command<ControlledTransaction<Database>>;
  }
  /** Nothing is committed or rolled back before it is executed; that of a savepoint is no handle on the transaction. */
  export class Command<Value = any> {
    /** @release */
    execute(): Promise<Value>;
  }

  export interface Statement {
    /** @safe */
    as(...values: any[]): this;
    /** @safe */
    clearGroupBy(...values: any[]): this;
    /** @safe */
    clearLimit(...values: any[]): this;
    /** @safe */
    clearOffset(...values: any[]): this;
    /** @safe */
    clearOrderBy(...values: any[]): this;
    /** @safe */
    clearReturning(...values: any[]): this;
    /** @safe */
    clearSelect(...values: any[]): this;
    /** @safe */
    clearWhere(...values: any[]): this;
    /** @safe */
    columns(...values: any[]): this;
    /** @safe */
    crossApply(...values: any[]): this;
    /** @safe */
    crossJoin(...values: any[]): this;
    /** @safe */
    crossJoinLateral(...values: any[]): this;
    /** @safe */
    defaultValues(...values: any[]): this;
    /** @safe */
    distinct(...values: any[]): this;
    /** @safe */
    distinctOn(...values: any[]): this;
    /** @safe */
    except(...values: any[]): this;
    /** @safe */
    exceptAll(...values: any[]): this;
    /** @safe */
    expression(...values: any[]): this;
    /** @safe */
    fetch(...values: any[]): this;
    /** @safe */
    forKeyShare(...values: any[]): this;
    /** @safe */
    forNoKeyUpdate(...values: any[]): this;
    /** @safe */
    forShare(...values: any[]): this;
    /** @safe */
    forUpdate(...values: any[]): this;
    /** @safe */
    from(...values: any[]): this;
    /** @safe */
    fullJoin(...values: any[]): this;
    /** @safe */
    groupBy(...values: any[]): this;
    /** @safe */
    having(...values: any[]): this;
    /** @safe */
    havingRef(...values: any[]): this;
    /** @safe */
    ignore(...values: any[]): this;
    /** @safe */
    innerJoin(...values: any[]): this;
    /** @safe */
    innerJoinLateral(...values: any[]): this;
    /** @safe */
    intersect(...values: any[]): this;
    /** @safe */
    intersectAll(...values: any[]): this;
    /** @safe */
    leftJoin(...values: any[]): this;
    /** @safe */
    leftJoinLateral(...values: any[]): this;
    /** @safe */
    limit(...values: any[]): this;
    /** @safe */
    modifyEnd(...values: any[]): this;
    /** @safe */
    modifyFront(...values: any[]): this;
    /** @safe */
    noWait(...values: any[]): this;
    /** @safe */
    offset(...values: any[]): this;
    /** @safe */
    onConflict(...values: any[]): this;
    /** @safe */
    onDuplicateKeyUpdate(...values: any[]): this;
    /** @safe */
    orAbort(...values: any[]): this;
    /** @safe */
    orFail(...values: any[]): this;
    /** @safe */
    orIgnore(...values: any[]): this;
    /** @safe */
    orReplace(...values: any[]): this;
    /** @safe */
    orRollback(...values: any[]): this;
    /** @safe */
    orderBy(...values: any[]): this;
    /** @safe */
    outerApply(...values: any[]): this;
    /** @safe */
    output(...values: any[]): this;
    /** @safe */
    outputAll(...values: any[]): this;
    /** @safe */
    returning(...values: any[]): this;
    /** @safe */
    returningAll(...values: any[]): this;
    /** @safe */
    rightJoin(...values: any[]): this;
    /** @safe */
    select(...values: any[]): this;
    /** @safe */
    selectAll(...values: any[]): this;
    /** @safe */
    set(...values: any[]): this;
    /** @safe */
    skipLocked(...values: any[]): this;
    /** @safe */
    thenDelete(...values: any[]): this;
    /** @safe */
    thenDoNothing(...values: any[]): this;
    /** @safe */
    thenInsertValues(...values: any[]): this;
    /** @safe */
    thenUpdate(...values: any[]): this;
    /** @safe */
    thenUpdateSet(...values: any[]): this;
    /** @safe */
    top(...values: any[]): this;
    /** @safe */
    union(...values: any[]): this;
    /** @safe */
    unionAll(...values: any[]): this;
    /** @safe */
    using(...values: any[]): this;
    /** @safe */
    values(...values: any[]): this;
    /** @safe */
    whenMatched(...values: any[]): this;
    /** @safe */
    whenMatchedAnd(...values: any[]): this;
    /** @safe */
    whenMatchedAndRef(...values: any[]): this;
    /** @safe */
    whenNotMatched(...values: any[]): this;
    /** @safe */
    whenNotMatchedAnd(...values: any[]): this;
    /** @safe */
    whenNotMatchedAndRef(...values: any[]): this;
    /** @safe */
    whenNotMatchedBySource(...values: any[]): this;
    /** @safe */
    whenNotMatchedBySourceAnd(...values: any[]): this;
    /** @safe */
    whenNotMatchedBySourceAndRef(...values: any[]): this;
    /** @safe */
    where(...values: any[]): this;
    /** @safe */
    whereRef(...values: any[]): this;
    /** @safe */
    withPlugin(...values: any[]): this;
    /** @safe */
    $call(...values: any[]): this;
    /** @safe */
    $if(...values: any[]): this;
    /** @safe */
    $narrowType(...values: any[]): this;
    /** @safe */
    $castTo(...values: any[]): this;
    /** @safe */
    $notNull(...values: any[]): this;
    /** @safe */
    $asTuple(...values: any[]): this;
    /** @safe */
    $assertType(...values: any[]): this;
    /** @safe */
    compile(): any;
    /** @safe */
    toOperationNode(): any;
    /** @oneShot query */
    execute(options?: any): Promise<any>;
    /** @oneShot query */
    executeTakeFirst(options?: any): Promise<any>;
    /** @oneShot query */
    executeTakeFirstOrThrow(error?: any): Promise<any>;
    /** @oneShot query */
    explain(format?: any, expression?: any): Promise<any>;
    /** @oneShot stream */
    stream(options?: any): AsyncIterableIterator<any>;
  }
  export interface SelectQueryBuilder<Database = any, Table = any, Output = any, More = any> extends Statement {}
  export interface InsertQueryBuilder<Database = any, Table = any, Output = any, More = any> extends Statement {}
  export interface UpdateQueryBuilder<Database = any, Table = any, Output = any, More = any> extends Statement {}
  export interface DeleteQueryBuilder<Database = any, Table = any, Output = any, More = any> extends Statement {}
  export interface MergeQueryBuilder<Database = any, Table = any, Output = any, More = any> extends Statement {}
  export interface WheneableMergeQueryBuilder<Database = any, Table = any, Output = any, More = any> extends Statement {}
  export interface MatchedThenableMergeQueryBuilder<Database = any, Table = any, Output = any, More = any> extends Statement {}
  export interface QueryResult<Row = any> {
    readonly rows: Row[];
    readonly numAffectedRows?: bigint;
    readonly insertId?: bigint;
  }
  export class RawBuilder<Result = any> {
    /** @use arg 0 */
    execute(executor: Kysely<any>, options?: any): Promise<QueryResult<Result>>;
    /** @safe */
    as(alias: any): any;
    /** @safe */
    $castTo<Other = any>(): RawBuilder<Other>;
    /** @safe */
    compile(executor: any): any;
  }
  export interface Sql {
    <Result = any>(strings: TemplateStringsArray, ...values: any[]): RawBuilder<Result>;
    raw<Result = any>(text: string): RawBuilder<Result>;
    ref(name: string): RawBuilder<any>;
    table(name: string): RawBuilder<any>;
    id(...names: string[]): RawBuilder<any>;
    lit(value: any): RawBuilder<any>;
    val(value: any): RawBuilder<any>;
    join(values: readonly any[], separator?: any): RawBuilder<any>;
  }
  export const sql: Sql;

  /** @options ignored */
  export interface KyselyConfig {
    dialect: any;
    plugins?: any;
    log?: any;
  }
  export class PostgresDialect {
    constructor(config: any);
  }
  export class MysqlDialect {
    constructor(config: any);
  }
  export class MssqlDialect {
    constructor(config: any);
  }
  export class SqliteDialect {
    constructor(config: any);
  }
  export class CamelCasePlugin {
    constructor(options?: any);
  }
  export class Migrator {
    constructor(config: any);
    migrateToLatest(): Promise<any>;
    migrateUp(): Promise<any>;
    migrateDown(): Promise<any>;
    migrateTo(name: any): Promise<any>;
    getMigrations(): Promise<any>;
  }
  export const FileMigrationProvider: any;
  export type Generated<Value> = any;
  export type GeneratedAlways<Value> = any;
  export type ColumnType<Selected, Inserted = any, Updated = any> = any;
  export type Selectable<Table> = any;
  export type Insertable<Table> = any;
  export type Updateable<Table> = any;
  export type Simplify<Value> = any;
  export type Expression<Value> = any;
  export type ExpressionBuilder<Database = any, Table = any> = any;
  export type Dialect = any;
  export type Driver = any;
  export type DatabaseConnection = any;
  export type CompiledQuery<Row = any> = any;
  export type LogEvent = any;
}
