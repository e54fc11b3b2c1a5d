/**
 * @neondatabase/serverless: pg over WebSockets, and single queries over HTTP. On edge platforms a pool lives as long as
 * one request, so that making one is no mistake.
 *
 * @library @neondatabase/serverless
 * @bindsOnServer
 * @package @neondatabase/serverless 1.2.0
 */
declare module '@neondatabase/serverless' {
  import {
    Client as PgClient,
    ClientConfig,
    Pool as PgPool,
    PoolClient as PgPoolClient,
    PoolConfig,
  } from 'pg';
  export * from 'pg';

  export class Pool extends PgPool {
    constructor(config?: PoolConfig);
  }

  export class Client extends PgClient {
    /** @acquire connection */
    constructor(config?: string | ClientConfig);
  }

  export interface PoolClient extends PgPoolClient {}

  /** Requests over HTTP: nothing is held. */
  export function neon(connectionString: string, options?: HTTPTransactionOptions): NeonQueryFunction;
  export type NeonQueryFunction = any;
  export interface HTTPTransactionOptions {
    [name: string]: any;
  }
  export const neonConfig: any;
  export class NeonDbError extends Error {
    code: string | undefined;
  }
}
