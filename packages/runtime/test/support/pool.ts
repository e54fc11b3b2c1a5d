import pg from 'pg';
import { inject } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';

/** A pool on the run's own PostgreSQL database. Whoever makes it ends it. */
export function createPool(options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: inject('postgresUrl'), ...options });
  pool.on('error', () => undefined);
  return pool;
}
