/**
 * What connects Prisma's client with a driver. An adapter makes the driver's pool of the options it is given, listens to
 * its errors, and ends it with the client.
 *
 * @library prisma-adapters
 * @package @prisma/adapter-pg 7.10.1
 * @package @prisma/adapter-neon 7.10.0
 * @package @prisma/adapter-mariadb 7.10.0
 * @package @prisma/adapter-mssql 7.10.0
 * @package @prisma/adapter-better-sqlite3 7.10.0
 * @package @prisma/adapter-libsql 7.10.0
 */
declare module '@prisma/adapter-pg' {
  import { Pool, PoolConfig } from 'pg';

  export class PrismaPg {
    /** @configures pool */
    constructor(poolOrConfig: Pool | PrismaPgConfig | string, options?: any);
    connect(): Promise<any>;
  }

  /**
   * Those of the pool that it makes. A pool in an object is none that it is given.
   * @options ignored
   * @foreign pool = none
   * @foreign connection_limit = max from prisma
   * @foreign pool_timeout = connectionTimeoutMillis * 1000 from prisma
   */
  export interface PrismaPgConfig extends PoolConfig {}
}

declare module '@prisma/adapter-neon' {
  import { PoolConfig } from 'pg';

  /** On edge platforms its pool lives as long as one request. */
  export class PrismaNeon {
    constructor(config: PoolConfig, options?: any);
    connect(): Promise<any>;
  }
  export const PrismaNeonHttp: any;
  export const PrismaNeonHTTP: any;
}

declare module '@prisma/adapter-mariadb' {
  import { Pool, PoolConfig } from 'mariadb';

  export class PrismaMariaDb {
    /** @configures pool */
    constructor(poolOrConfig: Pool | PrismaMariaDbConfig | string, options?: any);
    connect(): Promise<any>;
  }

  /**
   * Those of the pool that it makes.
   * @options ignored
   * @foreign connection_limit = connectionLimit from prisma
   * @foreign pool_timeout = acquireTimeout * 1000 from prisma
   */
  export interface PrismaMariaDbConfig extends PoolConfig {
    /** @default 0 */
    prepareCacheLength?: number;
  }
}

declare module '@prisma/adapter-mssql' {
  import { config } from 'mssql';

  export class PrismaMssql {
    /** @configures pool */
    constructor(configOrString: config | string, options?: any);
    connect(): Promise<any>;
  }
}

declare module '@prisma/adapter-better-sqlite3' {
  import { Options } from 'better-sqlite3';

  export class PrismaBetterSqlite3 {
    /** @configures connection */
    constructor(config: PrismaBetterSqlite3Config, options?: any);
    connect(): Promise<any>;
  }
  /** As versions before 7 spell it. */
  export class PrismaBetterSQLite3 extends PrismaBetterSqlite3 {
    /** @configures connection @until 7 */
    constructor(config: PrismaBetterSqlite3Config, options?: any);
  }

  /** @options ignored */
  export interface PrismaBetterSqlite3Config extends Options {
    url: string;
  }
}

declare module '@prisma/adapter-libsql' {
  import { Config } from '@libsql/core/api';

  export class PrismaLibSql {
    /** @configures connection */
    constructor(config: Config, options?: any);
    connect(): Promise<any>;
  }
  /** As versions before 7 spell it. */
  export class PrismaLibSQL extends PrismaLibSql {
    /** @configures connection @until 7 */
    constructor(config: Config, options?: any);
  }
}

declare module '@prisma/adapter-libsql/web' {
  export * from '@prisma/adapter-libsql';
}
