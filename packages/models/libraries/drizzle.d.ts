/**
 * Drizzle: databases over a driver's pool. It hands out neither connections nor transactions; what a transaction lends is
 * its callback's.
 *
 * @library drizzle
 * @verified server
 * @ignoresErrors
 * @package drizzle-orm 0.45.4
 */
declare module 'drizzle-orm/pg-core' {
  export class PgDatabase<Result = any, Schema = any, Full = any, Keys = any> {
    /** @view */
    readonly query: RelationalQueries;
    /** @scope transaction */
    transaction<Value>(work: (tx: PgTransaction) => Promise<Value>, config?: any): Promise<Value>;
    /** @view */
    execute<Row = any>(query: any): PgRaw;
    /** @view */
    with(...values: any[]): this;
    /** @view */
    $with(name: string): any;
    /** @oneShot query */
    $count(source: any, filter?: any): Promise<number>;
    /** @view */
    select(...values: any[]): PgStatement;
    /** @view */
    selectDistinct(...values: any[]): PgStatement;
    /** @view */
    selectDistinctOn(...values: any[]): PgStatement;
    /** @view */
    insert(...values: any[]): PgStatement;
    /** @view */
    update(...values: any[]): PgStatement;
    /** @view */
    delete(...values: any[]): PgStatement;
    /** @view */
    refreshMaterializedView(...values: any[]): PgStatement;
  }
  /** What `transaction()` lends to its callback. */
  export class PgTransaction<Result = any, Schema = any, Full = any, Keys = any> extends PgDatabase<Result, Schema, Full> {
    rollback(): never;
  }
  /** @oneShot query */
  export class PgStatement<Result = any> extends Promise<Result> {
    /** @safe */
    from(...values: any[]): this;
    /** @safe */
    where(...values: any[]): this;
    /** @safe */
    leftJoin(...values: any[]): this;
    /** @safe */
    rightJoin(...values: any[]): this;
    /** @safe */
    innerJoin(...values: any[]): this;
    /** @safe */
    fullJoin(...values: any[]): this;
    /** @safe */
    crossJoin(...values: any[]): this;
    /** @safe */
    leftJoinLateral(...values: any[]): this;
    /** @safe */
    innerJoinLateral(...values: any[]): this;
    /** @safe */
    crossJoinLateral(...values: any[]): this;
    /** @safe */
    groupBy(...values: any[]): this;
    /** @safe */
    having(...values: any[]): this;
    /** @safe */
    orderBy(...values: any[]): this;
    /** @safe */
    limit(...values: any[]): this;
    /** @safe */
    offset(...values: any[]): this;
    /** @safe */
    for(...values: any[]): this;
    /** @safe */
    as(...values: any[]): this;
    /** @safe */
    prepare(...values: any[]): this;
    /** @safe */
    $dynamic(...values: any[]): this;
    /** @safe */
    $withCache(...values: any[]): this;
    /** @safe */
    union(...values: any[]): this;
    /** @safe */
    unionAll(...values: any[]): this;
    /** @safe */
    intersect(...values: any[]): this;
    /** @safe */
    intersectAll(...values: any[]): this;
    /** @safe */
    except(...values: any[]): this;
    /** @safe */
    exceptAll(...values: any[]): this;
    /** @safe */
    values(...values: any[]): this;
    /** @safe */
    onConflictDoNothing(...values: any[]): this;
    /** @safe */
    onConflictDoUpdate(...values: any[]): this;
    /** @safe */
    returning(...values: any[]): this;
    /** @safe */
    set(...values: any[]): this;
    /** @safe */
    select(...values: any[]): this;
    /** @safe */
    overridingSystemValue(...values: any[]): this;
    /** @oneShot query */
    execute(values?: any): Promise<any>;
    /** @safe */
    toSQL(): any;
    /** @safe */
    getSQL(): any;
  }
  export class PgSelectBase<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends PgStatement {}
  export class PgSelectBuilder<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends PgStatement {}
  export class PgInsertBase<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends PgStatement {}
  export class PgInsertBuilder<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends PgStatement {}
  export class PgUpdateBase<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends PgStatement {}
  export class PgUpdateBuilder<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends PgStatement {}
  export class PgDeleteBase<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends PgStatement {}
  export class PgRaw<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends PgStatement {}
  /** @others RelationalQueryBuilder */
  export interface RelationalQueries {
    [table: string]: any;
  }
  export class RelationalQueryBuilder<A = any, B = any, C = any> {
    /** @oneShot query */
    findMany(config?: any): Promise<any[]>;
    /** @oneShot query */
    findFirst(config?: any): Promise<any>;
  }
}

declare module 'drizzle-orm/mysql-core' {
  export class MySqlDatabase<Result = any, Schema = any, Full = any, Keys = any> {
    /** @view */
    readonly query: RelationalQueries;
    /** @scope transaction */
    transaction<Value>(work: (tx: MySqlTransaction) => Promise<Value>, config?: any): Promise<Value>;
    /** @view */
    execute<Row = any>(query: any): MySqlStatement;
    /** @view */
    with(...values: any[]): this;
    /** @view */
    $with(name: string): any;
    /** @oneShot query */
    $count(source: any, filter?: any): Promise<number>;
    /** @view */
    select(...values: any[]): MySqlStatement;
    /** @view */
    selectDistinct(...values: any[]): MySqlStatement;
    /** @view */
    insert(...values: any[]): MySqlStatement;
    /** @view */
    update(...values: any[]): MySqlStatement;
    /** @view */
    delete(...values: any[]): MySqlStatement;
  }
  /** What `transaction()` lends to its callback. */
  export class MySqlTransaction<Result = any, Schema = any, Full = any, Keys = any> extends MySqlDatabase<Result, Schema, Full> {
    rollback(): never;
  }
  /** @oneShot query */
  export class MySqlStatement<Result = any> extends Promise<Result> {
    /** @safe */
    from(...values: any[]): this;
    /** @safe */
    where(...values: any[]): this;
    /** @safe */
    leftJoin(...values: any[]): this;
    /** @safe */
    rightJoin(...values: any[]): this;
    /** @safe */
    innerJoin(...values: any[]): this;
    /** @safe */
    crossJoin(...values: any[]): this;
    /** @safe */
    leftJoinLateral(...values: any[]): this;
    /** @safe */
    innerJoinLateral(...values: any[]): this;
    /** @safe */
    crossJoinLateral(...values: any[]): this;
    /** @safe */
    groupBy(...values: any[]): this;
    /** @safe */
    having(...values: any[]): this;
    /** @safe */
    orderBy(...values: any[]): this;
    /** @safe */
    limit(...values: any[]): this;
    /** @safe */
    offset(...values: any[]): this;
    /** @safe */
    for(...values: any[]): this;
    /** @safe */
    as(...values: any[]): this;
    /** @safe */
    prepare(...values: any[]): this;
    /** @safe */
    $dynamic(...values: any[]): this;
    /** @safe */
    $withCache(...values: any[]): this;
    /** @safe */
    union(...values: any[]): this;
    /** @safe */
    unionAll(...values: any[]): this;
    /** @safe */
    intersect(...values: any[]): this;
    /** @safe */
    intersectAll(...values: any[]): this;
    /** @safe */
    except(...values: any[]): this;
    /** @safe */
    exceptAll(...values: any[]): this;
    /** @safe */
    values(...values: any[]): this;
    /** @safe */
    onDuplicateKeyUpdate(...values: any[]): this;
    /** @safe */
    ignore(...values: any[]): this;
    /** @safe */
    $returningId(...values: any[]): this;
    /** @safe */
    set(...values: any[]): this;
    /** @safe */
    select(...values: any[]): this;
    /** @oneShot query */
    execute(values?: any): Promise<any>;
    /** @safe */
    toSQL(): any;
    /** @safe */
    getSQL(): any;
  }
  export class MySqlSelectBase<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends MySqlStatement {}
  export class MySqlSelectBuilder<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends MySqlStatement {}
  export class MySqlInsertBase<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends MySqlStatement {}
  export class MySqlInsertBuilder<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends MySqlStatement {}
  export class MySqlUpdateBase<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends MySqlStatement {}
  export class MySqlUpdateBuilder<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends MySqlStatement {}
  export class MySqlDeleteBase<A = any, B = any, C = any, D = any, E = any, F = any, G = any, H = any> extends MySqlStatement {}
  /** @others RelationalQueryBuilder */
  export interface RelationalQueries {
    [table: string]: any;
  }
  export class RelationalQueryBuilder<A = any, B = any, C = any> {
    /** @oneShot query */
    findMany(config?: any): Promise<any[]>;
    /** @oneShot query */
    findFirst(config?: any): Promise<any>;
  }
}

declare module 'drizzle-orm/node-postgres' {
  import { PgDatabase } from 'drizzle-orm/pg-core';

  export class NodePgDatabase<Schema = any, Client = any> extends PgDatabase {
    readonly $client: any;
  }
  export function drizzle(clientOrConfig?: any, config?: any): NodePgDatabase;
}

declare module 'drizzle-orm/postgres-js' {
  import { PgDatabase } from 'drizzle-orm/pg-core';

  export class PostgresJsDatabase<Schema = any, Client = any> extends PgDatabase {
    readonly $client: any;
  }
  export function drizzle(clientOrConfig?: any, config?: any): PostgresJsDatabase;
}

declare module 'drizzle-orm/neon-serverless' {
  import { PgDatabase } from 'drizzle-orm/pg-core';

  export class NeonDatabase<Schema = any, Client = any> extends PgDatabase {
    readonly $client: any;
  }
  export function drizzle(clientOrConfig?: any, config?: any): NeonDatabase;
}

declare module 'drizzle-orm/vercel-postgres' {
  import { PgDatabase } from 'drizzle-orm/pg-core';

  export class VercelPgDatabase<Schema = any, Client = any> extends PgDatabase {
    readonly $client: any;
  }
  export function drizzle(clientOrConfig?: any, config?: any): VercelPgDatabase;
}

declare module 'drizzle-orm/mysql2' {
  import { MySqlDatabase } from 'drizzle-orm/mysql-core';

  export class MySql2Database<Schema = any, Client = any> extends MySqlDatabase {
    readonly $client: any;
  }
  export function drizzle(clientOrConfig?: any, config?: any): MySql2Database;
}

declare module 'drizzle-orm/planetscale-serverless' {
  import { MySqlDatabase } from 'drizzle-orm/mysql-core';

  export class PlanetScaleDatabase<Schema = any, Client = any> extends MySqlDatabase {
    readonly $client: any;
  }
  export function drizzle(clientOrConfig?: any, config?: any): PlanetScaleDatabase;
}
