/**
 * AdonisJS Lucid: a database service over knex, the transactions it hands out, and its advisory locks.
 *
 * @library lucid
 * @package @adonisjs/lucid 22.4.2
 */
declare module '@adonisjs/lucid/types/database' {
  export interface QueryClientContract {
    /** @state transaction */
    readonly isTransaction: boolean;
    /** @acquire transaction */
    transaction(options?: any): Promise<TransactionClientContract>;
    /** @scope transaction */
    transaction<Value>(work: (trx: TransactionClientContract) => Promise<Value>, options?: any): Promise<Value>;
    /** @view */
    query(...values: any[]): LucidQuery;
    /** @view */
    modelQuery(...values: any[]): LucidQuery;
    /** @view */
    from(...values: any[]): LucidQuery;
    /** @view */
    table(...values: any[]): LucidQuery;
    /** @view */
    insertQuery(...values: any[]): LucidQuery;
    /** @view */
    rawQuery(...values: any[]): LucidQuery;
    /** @view */
    knexQuery(...values: any[]): LucidQuery;
    /** @view */
    knexRawQuery(...values: any[]): LucidQuery;
    /** @safe */
    raw(sql: string, bindings?: any): any;
    getReadClient(): any;
    getWriteClient(): any;
  }
  /**
   * Holds one connection. A second commit or rollback does nothing.
   * @resource transaction @release commit rollback @doubleRelease ignored
   */
  export interface TransactionClientContract extends QueryClientContract {
    /** @state released */
    readonly isCompleted: boolean;
    commit(): Promise<void>;
    rollback(): Promise<void>;
    /** @safe */
    after(event: string, handler: any): this;
  }
  /** @oneShot query */
  export interface LucidQuery<Result = any> extends Promise<Result> {
    /** @view arg 0 */
    useTransaction(trx: TransactionClientContract): this;
    /** @oneShot query */
    exec(): Promise<any>;
    /** @oneShot query */
    first(): Promise<any>;
    /** @oneShot query */
    firstOrFail(): Promise<any>;
    /** @oneShot query */
    paginate(page: number, size?: number): Promise<any>;
    [method: string]: any;
    /** @safe */
    select(...values: any[]): this;
    /** @safe */
    from(...values: any[]): this;
    /** @safe */
    table(...values: any[]): this;
    /** @safe */
    where(...values: any[]): this;
    /** @safe */
    andWhere(...values: any[]): this;
    /** @safe */
    orWhere(...values: any[]): this;
    /** @safe */
    whereNot(...values: any[]): this;
    /** @safe */
    orWhereNot(...values: any[]): this;
    /** @safe */
    whereIn(...values: any[]): this;
    /** @safe */
    orWhereIn(...values: any[]): this;
    /** @safe */
    whereNotIn(...values: any[]): this;
    /** @safe */
    whereNull(...values: any[]): this;
    /** @safe */
    whereNotNull(...values: any[]): this;
    /** @safe */
    whereExists(...values: any[]): this;
    /** @safe */
    whereBetween(...values: any[]): this;
    /** @safe */
    whereRaw(...values: any[]): this;
    /** @safe */
    whereLike(...values: any[]): this;
    /** @safe */
    whereILike(...values: any[]): this;
    /** @safe */
    whereColumn(...values: any[]): this;
    /** @safe */
    whereHas(...values: any[]): this;
    /** @safe */
    whereDoesntHave(...values: any[]): this;
    /** @safe */
    has(...values: any[]): this;
    /** @safe */
    join(...values: any[]): this;
    /** @safe */
    innerJoin(...values: any[]): this;
    /** @safe */
    leftJoin(...values: any[]): this;
    /** @safe */
    rightJoin(...values: any[]): this;
    /** @safe */
    joinRaw(...values: any[]): this;
    /** @safe */
    groupBy(...values: any[]): this;
    /** @safe */
    having(...values: any[]): this;
    /** @safe */
    orderBy(...values: any[]): this;
    /** @safe */
    orderByRaw(...values: any[]): this;
    /** @safe */
    limit(...values: any[]): this;
    /** @safe */
    offset(...values: any[]): this;
    /** @safe */
    forPage(...values: any[]): this;
    /** @safe */
    count(...values: any[]): this;
    /** @safe */
    countDistinct(...values: any[]): this;
    /** @safe */
    min(...values: any[]): this;
    /** @safe */
    max(...values: any[]): this;
    /** @safe */
    sum(...values: any[]): this;
    /** @safe */
    avg(...values: any[]): this;
    /** @safe */
    distinct(...values: any[]): this;
    /** @safe */
    returning(...values: any[]): this;
    /** @safe */
    preload(...values: any[]): this;
    /** @safe */
    preloadOnce(...values: any[]): this;
    /** @safe */
    withCount(...values: any[]): this;
    /** @safe */
    withAggregate(...values: any[]): this;
    /** @safe */
    withScopes(...values: any[]): this;
    /** @safe */
    apply(...values: any[]): this;
    /** @safe */
    if(...values: any[]): this;
    /** @safe */
    unless(...values: any[]): this;
    /** @safe */
    match(...values: any[]): this;
    /** @safe */
    debug(...values: any[]): this;
    /** @safe */
    timeout(...values: any[]): this;
    /** @safe */
    knexQuery(...values: any[]): this;
    /** @safe */
    forUpdate(...values: any[]): this;
    /** @safe */
    forShare(...values: any[]): this;
    /** @safe */
    skipLocked(...values: any[]): this;
    /** @safe */
    noWait(...values: any[]): this;
    /** @safe */
    insert(...values: any[]): this;
    /** @safe */
    multiInsert(...values: any[]): this;
    /** @safe */
    update(...values: any[]): this;
    /** @safe */
    increment(...values: any[]): this;
    /** @safe */
    decrement(...values: any[]): this;
    /** @safe */
    del(...values: any[]): this;
    /** @safe */
    delete(...values: any[]): this;
    /** @safe */
    truncate(...values: any[]): this;
    /** @safe */
    union(...values: any[]): this;
    /** @safe */
    unionAll(...values: any[]): this;
    /** @safe */
    with(...values: any[]): this;
    /** @safe */
    withRecursive(...values: any[]): this;
    /** @safe */
    as(...values: any[]): this;
    /** @safe */
    pojo(...values: any[]): this;
  }
}

declare module '@adonisjs/lucid/database' {
  import { QueryClientContract, TransactionClientContract, LucidQuery } from '@adonisjs/lucid/types/database';

  export class Database {
    readonly manager: any;
    /** @acquire transaction */
    transaction(options?: any): Promise<TransactionClientContract>;
    /** @scope transaction */
    transaction<Value>(work: (trx: TransactionClientContract) => Promise<Value>, options?: any): Promise<Value>;
    /** @view */
    connection(name?: string, options?: any): QueryClientContract;
    /** @view */
    query(...values: any[]): LucidQuery;
    /** @view */
    modelQuery(...values: any[]): LucidQuery;
    /** @view */
    from(...values: any[]): LucidQuery;
    /** @view */
    table(...values: any[]): LucidQuery;
    /** @view */
    insertQuery(...values: any[]): LucidQuery;
    /** @view */
    rawQuery(...values: any[]): LucidQuery;
    /** @view */
    knexQuery(...values: any[]): LucidQuery;
    /** @view */
    knexRawQuery(...values: any[]): LucidQuery;
    beginGlobalTransaction(name?: string, options?: any): Promise<TransactionClientContract>;
    commitGlobalTransaction(name?: string): Promise<void>;
    rollbackGlobalTransaction(name?: string): Promise<void>;
  }
}

declare module '@adonisjs/lucid/services/db' {
  import { Database } from '@adonisjs/lucid/database';

  const db: Database;
  export default db;
}

declare module '@ioc:Adonis/Lucid/Database' {
  import { Database as Service } from '@adonisjs/lucid/database';
  export { TransactionClientContract, QueryClientContract } from '@adonisjs/lucid/types/database';

  const Database: Service;
  export default Database;
}
