/**
 * @vercel/postgres: pg over WebSockets, and the tag `sql` over HTTP.
 *
 * @library @vercel/postgres
 * @bindsOnServer
 * @package @vercel/postgres 0.10.0
 */
declare module '@vercel/postgres' {
  import { Client, ClientConfig, Pool, PoolClient, PoolConfig } from 'pg';

  export class VercelPool extends Pool {
    constructor(config: PoolConfig);
    /** @acquire connection */
    connect(): Promise<VercelPoolClient>;
    /** @acquire connection @arg 1 @releasedBy arg 2 */
    connect(callback: (err: Error, client: VercelPoolClient, done: (release?: any) => void) => void): void;
    /** A request over HTTP, which takes no connection. */
    sql<Row = any>(strings: TemplateStringsArray, ...values: any[]): Promise<QueryResult<Row>>;
  }

  export class VercelClient extends Client {
    /** @acquire connection */
    constructor(config: ClientConfig);
    /** @use */
    sql<Row = any>(strings: TemplateStringsArray, ...values: any[]): Promise<QueryResult<Row>>;
  }

  export interface VercelPoolClient extends PoolClient {
    /** @use */
    sql<Row = any>(strings: TemplateStringsArray, ...values: any[]): Promise<QueryResult<Row>>;
  }

  export function createPool(config?: PoolConfig): VercelPool;
  /** @acquire connection */
  export function createClient(config?: ClientConfig): VercelClient;

  /** Also a pool, made on first use. */
  export const sql: VercelPool & (<Row = any>(strings: TemplateStringsArray, ...values: any[]) => Promise<QueryResult<Row>>);
  export const db: typeof sql;

  export interface QueryResult<Row = any> {
    rows: Row[];
    rowCount: number;
    command: string;
    fields: any[];
  }
  export interface QueryResultRow {
    [column: string]: any;
  }
  export class VercelPostgresError extends Error {
    code: string;
  }
}
