/**
 * Objection: model classes over knex. Its transactions are knex's.
 *
 * @library objection
 * @verified server
 * @package objection 3.1.5
 * @package objection-db-errors 1.1.2
 */
declare module 'objection' {
  import { Knex, Transaction as KnexTransaction } from 'knex';

  export type Transaction = KnexTransaction;
  export type TransactionOrKnex = KnexTransaction | Knex;

  export class Model {
    static tableName: any;
    static jsonSchema: any;
    static relationMappings: any;
    static knex(knex?: any): any;
    /** @acquire transaction */
    static startTransaction(knexOrTransaction?: any): Promise<KnexTransaction>;
    /** @scope transaction @needsPromise */
    static transaction<Value = any>(work: (trx: KnexTransaction) => Promise<Value>): Promise<Value>;
    /** @scope transaction @needsPromise */
    static transaction<Value = any>(knexOrTransaction: any, work: (trx: KnexTransaction) => Promise<Value>): Promise<Value>;
    /** @view */
    static query(): QueryBuilder<any>;
    /** @view arg 0 */
    static query(trx: any): QueryBuilder<any>;
    /** @view arg 1 */
    static relatedQuery(relation: string, trx?: any): QueryBuilder<any>;
    static bindKnex(knex: any): any;
    static bindTransaction(trx: any): any;
    static fromJson(json: any, options?: any): any;
    static [member: string]: any;
    /** @view arg 0 */
    $query(trx?: any): QueryBuilder<any>;
    /** @view arg 1 */
    $relatedQuery(relation: string, trx?: any): QueryBuilder<any>;
    [member: string]: any;
  }

  /** @oneShot query */
  export class QueryBuilder<Instance = any, Result = any> extends Promise<Result> {
    /** @view arg 0 */
    transacting(trx: any): this;
    /** @safe */
    select(...values: any[]): this;
    /** @safe */
    columns(...values: any[]): this;
    /** @safe */
    column(...values: any[]): this;
    /** @safe */
    distinct(...values: any[]): this;
    /** @safe */
    from(...values: any[]): this;
    /** @safe */
    table(...values: any[]): this;
    /** @safe */
    join(...values: any[]): this;
    /** @safe */
    joinRaw(...values: any[]): this;
    /** @safe */
    innerJoin(...values: any[]): this;
    /** @safe */
    leftJoin(...values: any[]): this;
    /** @safe */
    leftOuterJoin(...values: any[]): this;
    /** @safe */
    rightJoin(...values: any[]): this;
    /** @safe */
    rightOuterJoin(...values: any[]): this;
    /** @safe */
    outerJoin(...values: any[]): this;
    /** @safe */
    fullOuterJoin(...values: any[]): this;
    /** @safe */
    crossJoin(...values: any[]): this;
    /** @safe */
    joinRelated(...values: any[]): this;
    /** @safe */
    innerJoinRelated(...values: any[]): this;
    /** @safe */
    leftJoinRelated(...values: any[]): this;
    /** @safe */
    leftOuterJoinRelated(...values: any[]): this;
    /** @safe */
    with(...values: any[]): this;
    /** @safe */
    where(...values: any[]): this;
    /** @safe */
    andWhere(...values: any[]): this;
    /** @safe */
    orWhere(...values: any[]): this;
    /** @safe */
    whereNot(...values: any[]): this;
    /** @safe */
    andWhereNot(...values: any[]): this;
    /** @safe */
    orWhereNot(...values: any[]): this;
    /** @safe */
    whereRaw(...values: any[]): this;
    /** @safe */
    andWhereRaw(...values: any[]): this;
    /** @safe */
    orWhereRaw(...values: any[]): this;
    /** @safe */
    whereIn(...values: any[]): this;
    /** @safe */
    orWhereIn(...values: any[]): this;
    /** @safe */
    whereNotIn(...values: any[]): this;
    /** @safe */
    orWhereNotIn(...values: any[]): this;
    /** @safe */
    whereNull(...values: any[]): this;
    /** @safe */
    orWhereNull(...values: any[]): this;
    /** @safe */
    whereNotNull(...values: any[]): this;
    /** @safe */
    orWhereNotNull(...values: any[]): this;
    /** @safe */
    whereExists(...values: any[]): this;
    /** @safe */
    orWhereExists(...values: any[]): this;
    /** @safe */
    whereNotExists(...values: any[]): this;
    /** @safe */
    whereBetween(...values: any[]): this;
    /** @safe */
    andWhereBetween(...values: any[]): this;
    /** @safe */
    orWhereBetween(...values: any[]): this;
    /** @safe */
    whereNotBetween(...values: any[]): this;
    /** @safe */
    whereLike(...values: any[]): this;
    /** @safe */
    orWhereLike(...values: any[]): this;
    /** @safe */
    whereColumn(...values: any[]): this;
    /** @safe */
    orWhereColumn(...values: any[]): this;
    /** @safe */
    whereComposite(...values: any[]): this;
    /** @safe */
    whereInComposite(...values: any[]): this;
    /** @safe */
    whereJsonSupersetOf(...values: any[]): this;
    /** @safe */
    groupBy(...values: any[]): this;
    /** @safe */
    groupByRaw(...values: any[]): this;
    /** @safe */
    orderBy(...values: any[]): this;
    /** @safe */
    orderByRaw(...values: any[]): this;
    /** @safe */
    union(...values: any[]): this;
    /** @safe */
    unionAll(...values: any[]): this;
    /** @safe */
    having(...values: any[]): this;
    /** @safe */
    havingRaw(...values: any[]): this;
    /** @safe */
    offset(...values: any[]): this;
    /** @safe */
    limit(...values: any[]): this;
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
    returning(...values: any[]): this;
    /** @safe */
    onConflict(...values: any[]): this;
    /** @safe */
    merge(...values: any[]): this;
    /** @safe */
    ignore(...values: any[]): this;
    /** @safe */
    increment(...values: any[]): this;
    /** @safe */
    decrement(...values: any[]): this;
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
    insertAndFetch(...values: any[]): this;
    /** @safe */
    insertGraph(...values: any[]): this;
    /** @safe */
    insertGraphAndFetch(...values: any[]): this;
    /** @safe @until 3 */
    insertWithRelated(...values: any[]): this;
    /** @safe */
    upsertGraph(...values: any[]): this;
    /** @safe */
    upsertGraphAndFetch(...values: any[]): this;
    /** @safe */
    update(...values: any[]): this;
    /** @safe */
    updateAndFetch(...values: any[]): this;
    /** @safe */
    updateAndFetchById(...values: any[]): this;
    /** @safe */
    patch(...values: any[]): this;
    /** @safe */
    patchAndFetch(...values: any[]): this;
    /** @safe */
    patchAndFetchById(...values: any[]): this;
    /** @safe */
    del(...values: any[]): this;
    /** @safe */
    delete(...values: any[]): this;
    /** @safe */
    deleteById(...values: any[]): this;
    /** @safe */
    relate(...values: any[]): this;
    /** @safe */
    unrelate(...values: any[]): this;
    /** @safe */
    findById(...values: any[]): this;
    /** @safe */
    findByIds(...values: any[]): this;
    /** @safe */
    findOne(...values: any[]): this;
    /** @safe */
    first(...values: any[]): this;
    /** @safe */
    for(...values: any[]): this;
    /** @safe */
    withGraphFetched(...values: any[]): this;
    /** @safe */
    withGraphJoined(...values: any[]): this;
    /** @safe */
    allowGraph(...values: any[]): this;
    /** @safe */
    modify(...values: any[]): this;
    /** @safe */
    modifiers(...values: any[]): this;
    /** @safe */
    modifyGraph(...values: any[]): this;
    /** @safe @until 3 */
    modifyEager(...values: any[]): this;
    /** @safe */
    castTo(...values: any[]): this;
    /** @safe */
    throwIfNotFound(...values: any[]): this;
    /** @safe */
    page(...values: any[]): this;
    /** @safe */
    range(...values: any[]): this;
    /** @safe */
    alias(...values: any[]): this;
    /** @safe */
    as(...values: any[]): this;
    /** @safe */
    context(...values: any[]): this;
    /** @safe */
    timeout(...values: any[]): this;
    /** @safe */
    debug(...values: any[]): this;
    /** @safe */
    clone(...values: any[]): this;
    /** @safe */
    clearSelect(...values: any[]): this;
    /** @safe */
    clearWhere(...values: any[]): this;
    /** @safe */
    clearOrder(...values: any[]): this;
    /** @safe */
    onBuild(...values: any[]): this;
    /** @safe */
    onError(...values: any[]): this;
    /** @safe */
    runBefore(...values: any[]): this;
    /** @safe */
    runAfter(...values: any[]): this;
    /** @safe @until 3 */
    omit(...values: any[]): this;
    /** @safe @until 3 */
    pluck(...values: any[]): this;
    /** @safe */
    resultSize(...values: any[]): this;
    /** @safe */
    skipUndefined(...values: any[]): this;
    /** @safe @until 3 */
    mergeContext(...values: any[]): this;
    /** @safe */
    toKnexQuery(...values: any[]): this;
    [method: string]: any;
  }

  /**
   * `transaction(knex, work)`, and `transaction.start(knex)` for one that the program finishes. With model classes in
   * place of knex it lends these, bound to the transaction, and commits also where the callback returns no promise; knex
   * waits for one. Which of the two the first argument is, no call shows, so nothing is said of promises here.
   */
  export interface transaction {
    /** @scope transaction */
    <Value = any>(knexOrModel: any, work: (trxOrModel: any, trx?: any) => any): Promise<Value>;
    /** @scope transaction @arg 2 */
    <Value = any>(first: typeof Model, second: typeof Model, work: (first: any, second: any, trx: KnexTransaction) => any): Promise<Value>;
    /** @acquire transaction */
    start(knexOrModel: any): Promise<KnexTransaction>;
  }
  export const transaction: transaction;
  export const raw: any;
  export const ref: any;
  export const val: any;
  export const fn: any;
  export const lit: any;
  export const initialize: any;
  export const mixin: any;
  export const compose: any;
  export const snakeCaseMappers: any;
  export const knexSnakeCaseMappers: any;
  export const AjvValidator: any;
  export class ValidationError extends Error {}
  export class NotFoundError extends Error {}
  export class UniqueViolationError extends Error {}
  export class DBError extends Error {}
  export type PartialModelObject<Instance = any> = any;
  export type ModelObject<Instance = any> = any;
  export type Page<Instance = any> = any;
  export type Pojo = any;
  export type JSONSchema = any;
  export type RelationMappings = any;
  export type RelationMappingsThunk = any;
  export type QueryContext = any;
  export type ModelOptions = any;
  export type OrderByDirection = any;
  export type Modifiers = any;
  export type ModelClass<Instance = any> = any;
}

declare module 'objection-db-errors' {
  /** Extends a model class by errors that tell which constraint was violated. */
  export function DbErrors<Class>(model: Class): Class;
}
